//! Data for a page's scripts. A page that is read from the disk may run a script but fetch no file, so data are scripts that
//! hand themselves over.

use serde::Serialize;

/// A script that calls a function of the page with plain data. The data have text keys only, so they always have a form.
pub fn script(function: &str, data: &impl Serialize) -> String {
    let json = serde_json::to_string(data).unwrap_or_default();
    // Older engines end a line, and so a text, at these two.
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("{function}({json});\n")
}

#[cfg(test)]
mod tests {
    use super::script;

    #[test]
    fn no_text_of_an_author_ends_the_script_or_a_line_of_it() {
        let name = "</script>\"'\\\u{2028}\u{2029}\n`${x}`";
        let script = script("take", &serde_json::json!({ "name": name }));
        assert_eq!(script.lines().count(), 1);
        assert!(!script.contains(['\u{2028}', '\u{2029}']));
        let json = script.strip_prefix("take(").and_then(|rest| rest.strip_suffix(");\n")).expect("a call");
        let read: serde_json::Value = serde_json::from_str(json).expect("JSON");
        assert_eq!(read["name"], name);
    }
}
