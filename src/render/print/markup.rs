//! Finished pages read again as tags and attributes, for what concerns a whole page whatever its template is.
//!
//! The pages are the program's own or come from templates of the dossier, so this reads well-formed HTML: every value in
//! quotation marks, every `<` of a text escaped. What it cannot read it passes over.

use memchr::memmem;

/// A tag of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name as written; of `</a>` it is `a`.
    pub name: &'a str,
    /// Whether it ends its element.
    pub closes: bool,
    /// Where it begins and where what follows begins.
    pub start: usize,
    /// The first byte behind it.
    pub end: usize,
    /// What stands behind the name, up to `>`.
    attributes: &'a str,
}

/// The tags of a page from an offset on.
pub fn tags(html: &str, from: usize) -> impl Iterator<Item = Tag<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let tag = next_tag(html, at)?;
        at = tag.end;
        Some(tag)
    })
}

fn next_tag(html: &str, mut at: usize) -> Option<Tag<'_>> {
    loop {
        let start = at + html.get(at..)?.find('<')?;
        let rest = &html[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            at = start + 4 + comment.find("-->")? + 3;
            continue;
        }
        let closes = rest.starts_with('/');
        let name_at = start + 1 + usize::from(closes);
        let name_len = html[name_at..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        if name_len == 0 {
            at = start + 1;
            continue;
        }
        let end = tag_end(html, name_at + name_len)?;
        let tag = Tag {
            name: &html[name_at..name_at + name_len],
            closes,
            start,
            end,
            attributes: &html[name_at + name_len..end - 1],
        };
        // The text of a script is no HTML.
        if !closes && matches!(tag.name, "script" | "style") {
            at = end + html[end..].find(&format!("</{}", tag.name))?;
            continue;
        }
        return Some(tag);
    }
}

/// The first byte behind the `>` that ends a tag; one inside of a value does not.
fn tag_end(html: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    for (at, &byte) in html.as_bytes()[from..].iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(from + at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

impl<'a> Tag<'a> {
    /// The attributes in order: name and value as written, without the quotation marks.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, Option<&'a str>)> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_start().trim_start_matches('/').trim_start();
            let name_len = rest.find(|c: char| c == '=' || c == '/' || c.is_whitespace()).unwrap_or(rest.len());
            if name_len == 0 {
                return None;
            }
            let (name, after) = rest.split_at(name_len);
            rest = after;
            let Some(value) = rest.trim_start().strip_prefix('=') else { return Some((name, None)) };
            let value = value.trim_start();
            let quoted = value.strip_prefix('"').map(|value| (value, '"'));
            let (value, after) = match quoted.or_else(|| value.strip_prefix('\'').map(|value| (value, '\''))) {
                Some((value, quote)) => value.split_once(quote)?,
                None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
            };
            rest = after;
            Some((name, Some(value)))
        })
    }

    /// Whether it is written as an element without content, `<path …/>`, which counts in drawings.
    pub fn is_empty_element(&self) -> bool {
        self.attributes.ends_with('/')
    }

    /// The value of an attribute, as written.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(other, _)| *other == name).and_then(|(_, value)| value)
    }
}

/// Where the main content of a page begins and ends; `None` where a page has none.
pub fn main_content(html: &str) -> Option<std::ops::Range<usize>> {
    let opening = tags(html, memmem::find(html.as_bytes(), b"<main")?).next()?;
    Some(opening.end..opening.end + memmem::rfind(&html.as_bytes()[opening.end..], b"</main>")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Vec<String> {
        let shown = |tag: Tag<'_>| {
            let attributes = tag.attributes().map(|(name, value)| format!(" {name}={}", value.unwrap_or("-")));
            format!("{}{}{}", if tag.closes { "/" } else { "" }, tag.name, attributes.collect::<String>())
        };
        tags(html, 0).map(shown).collect()
    }

    #[test]
    fn tags_are_read_with_their_attributes() {
        for (html, expected) in [
            ("<p>a</p>", vec!["p", "/p"]),
            ("<a href=\"x?a=1&amp;b=2\" class='e co' hidden>", vec!["a href=x?a=1&amp;b=2 class=e co hidden=-"]),
            ("<img alt=\"a > b\" src=x>", vec!["img alt=a > b src=x"]),
            ("<use href=\"#k\"/><br/>", vec!["use href=#k", "br"]),
            ("<!-- <b> --><i>", vec!["i"]),
            ("<script>if (a<b) '<p>'</script><i>", vec!["/script", "i"]),
            ("1 < 2 <b>", vec!["b"]),
            ("<a href=\"x", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(read(html), expected, "{html}");
        }
    }

    #[test]
    fn the_main_content_is_what_stands_in_main() {
        let html = "<body><main id=\"main\"><p>a</p></main></body>";
        assert_eq!(&html[main_content(html).unwrap()], "<p>a</p>");
        assert_eq!(main_content("<p>a</p>"), None);
    }
}
