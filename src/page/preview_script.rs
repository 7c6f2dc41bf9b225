//! Previews as scripts that hand their data over: a page that is read from the disk may run a script but fetch no file.

use crate::page::previews::PreviewChunk;

/// A chunk of previews as a script; `static/previews.js` has the function that takes it.
pub fn preview_script(chunk: &PreviewChunk) -> String {
    // Plain data with text keys, so it always has a form.
    let json = serde_json::to_string(chunk).unwrap_or_default();
    // Older engines end a line, and so a text, at these two.
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("dossierPreviews({json});\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::previews::Preview;

    #[test]
    fn no_text_of_an_author_ends_the_script_or_a_line_of_it() {
        let name = "</script>\"'\\\u{2028}\u{2029}\n`${x}`";
        let page = Preview { name: name.into(), ..Preview::default() };
        let chunk = PreviewChunk { count: 1, lang: "de", pages: [("companies/x/".to_owned(), page)].into() };
        let script = preview_script(&chunk);
        assert_eq!(script.lines().count(), 1);
        assert!(!script.contains(['\u{2028}', '\u{2029}']));
        let json = script.strip_prefix("dossierPreviews(").and_then(|rest| rest.strip_suffix(");\n")).expect("a call");
        let read: serde_json::Value = serde_json::from_str(json).expect("JSON");
        assert_eq!(read["pages"]["companies/x/"]["name"], name);
    }
}
