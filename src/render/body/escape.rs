//! Text and attributes in HTML.

/// Adds text between tags.
pub fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, |c| match c {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        0 => Some("\u{fffd}"),
        _ => None,
    });
}

/// Adds the value of an attribute that stands in double quotes.
pub fn push_attribute(out: &mut String, value: &str) {
    push_escaped(out, value, |c| match c {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\n' | b'\r' | b'\t' => Some(" "),
        0 => Some("\u{fffd}"),
        _ => None,
    });
}

fn push_escaped(out: &mut String, text: &str, escape: impl Fn(u8) -> Option<&'static str>) {
    let mut kept = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(escaped) = escape(byte) {
            out.push_str(&text[kept..at]);
            out.push_str(escaped);
            kept = at + 1;
        }
    }
    out.push_str(&text[kept..]);
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
