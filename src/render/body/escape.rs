//! Text and attributes in HTML.

use pulldown_cmark_escape::escape_html_body_text;

/// Adds text between tags.
pub fn push_text(out: &mut String, text: &str) {
    escape_html_body_text(out, text).expect("a string takes everything");
}

/// Adds the value of an attribute that stands in double quotes, on one line.
pub fn push_attribute(out: &mut String, value: &str) {
    let mut kept = 0;
    for (at, byte) in value.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\n' | b'\r' | b'\t' => " ",
            _ => continue,
        };
        out.push_str(&value[kept..at]);
        out.push_str(escaped);
        kept = at + 1;
    }
    out.push_str(&value[kept..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_text_or_quotes() {
        let mut out = String::new();
        push_text(&mut out, "a<b>&\"ü");
        assert_eq!(out, "a&lt;b&gt;&amp;\"ü");
        out.clear();
        push_attribute(&mut out, "\"><script>\n");
        assert_eq!(out, "&quot;&gt;&lt;script&gt; ");
    }
}
