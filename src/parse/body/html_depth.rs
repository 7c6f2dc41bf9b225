//! Raw HTML nested without end: cleaning it needs quadratic time, two minutes for 100,000 open elements.

use pulldown_cmark::Event;

use crate::parse::body::events::Node;
use crate::source::Span;

/// How many elements of raw HTML may be open at once. Real pages stay below thirty; end tags that HTML lets an author
/// leave out (`<li>`, `<p>`) are not missed up to here.
pub const MAX_OPEN_ELEMENTS: usize = 1_000;

/// Elements without an end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The stretch of raw HTML in which more than [`MAX_OPEN_ELEMENTS`] are open for the first time.
pub fn deep_html(nodes: &[Node<'_>]) -> Option<Span> {
    let mut open = 0usize;
    for (event, span) in nodes {
        let (Event::Html(html) | Event::InlineHtml(html)) = event else { continue };
        for tag in html.split('<').skip(1) {
            let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if tag.starts_with('/') {
                open = open.saturating_sub(1);
            } else if !name.is_empty() && !VOID.iter().any(|void| void.eq_ignore_ascii_case(name)) {
                open += 1;
            }
            if open > MAX_OPEN_ELEMENTS {
                return Some(*span);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::body::events::events;

    fn is_deep(text: &str) -> bool {
        deep_html(&events(text, Span { start: 0, end: text.len() }).nodes).is_some()
    }

    #[test]
    fn only_elements_that_stay_open_count() {
        assert!(is_deep(&"<div>\n".repeat(2_000)));
        assert!(is_deep(&"Text <b>".repeat(2_000)));
        assert!(!is_deep(&"<div><b>x</b></div>\n\n".repeat(2_000)));
        assert!(!is_deep(&"eins<br>zwei<img src=\"a.png\">".repeat(2_000)));
        assert!(!is_deep(&"a < b und 1 <2 ".repeat(2_000)));
    }
}
