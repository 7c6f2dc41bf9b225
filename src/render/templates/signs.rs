//! The signs of a page: of the drawings, and of the words that explain them, it has those that it uses.
//!
//! Which these are is known only when the rest of the page is made. So the templates leave marks where the drawings, the reading
//! aid and the ways to it belong, which are filled in afterwards.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use memchr::memmem::Finder;
use memchr::{memchr, memchr3_iter};

/// Where the drawings belong. Texts have no control characters, so nothing else looks like it.
pub const DRAWINGS_MARK: &str = "\u{2}";
/// Where the reading aid belongs.
pub const LEGEND_MARK: &str = "\u{3}";

/// Where a way to the reading aid belongs; a page may have several.
pub const LEGEND_LINK_MARK: &str = "\u{4}";
/// What a reading aid has that such a way leads to.
const LEGEND_ID: &str = "id=\"legend\"";

/// Signs that are no drawings of the theme, with what betrays them in a page.
const MARKS: [(&str, &str); 8] = [
    ("bracket", "class=\"bracket"),
    ("dagger", "class=\"dagger"),
    ("line-asserted", "-asserted\""),
    ("line-reported", "-reported\""),
    ("line-inferred", "-inferred\""),
    ("line-external", "-external\""),
    ("line-over", "-over\""),
    (PASSAGE, "class=\"passage-number\""),
];
/// What begins the class of a line, whose mark begins with a hyphen: on its own, and in a drawing of many.
const LINES: [&str; 2] = ["line", "m"];
/// Numbers of paragraphs, which are words in citations.
const PASSAGE: &str = "passage";

const SYMBOL: &str = "<symbol id=\"";
const SYMBOL_END: &str = "</symbol>";
/// What refers to a drawing, up to its id.
const USE: &str = "href=\"#";

/// The drawings of a theme, as its component `signs()` makes them.
pub struct Signs {
    /// What stands before the drawings, and behind them.
    open: String,
    close: String,
    /// Each with its id.
    drawings: Vec<(String, String)>,
    /// The way to the reading aid.
    legend_link: String,
    traces: Traces,
    /// Drawings and legend of a page by the signs that it uses: few pages differ in them.
    made: Mutex<HashMap<Vec<usize>, Arc<Notation>>>,
}

/// What explains the signs of a page.
struct Notation {
    drawings: String,
    legend: String,
    legend_link: String,
}

impl Signs {
    /// Takes the drawings apart. What has another form than the theme's own stays whole on every page. `legend_link` is the way to
    /// the reading aid, `passage` what stands before a paragraph's number in a citation.
    pub fn of(html: &str, legend_link: String, passage: &str) -> Signs {
        let begin = html.find(SYMBOL).unwrap_or(html.len());
        let end = html.rfind(SYMBOL_END).map_or(begin, |at| at + SYMBOL_END.len());
        let symbol = |part: &str| {
            let id = part.trim_start().strip_prefix(SYMBOL)?.split_once('"')?.0;
            Some((id.to_owned(), format!("{part}{SYMBOL_END}")))
        };
        Signs {
            open: html[..begin].to_owned(),
            close: html[end..].to_owned(),
            drawings: html[begin..end].split(SYMBOL_END).filter_map(symbol).collect(),
            legend_link,
            traces: Traces::of(passage),
            made: Mutex::default(),
        }
    }

    /// The same page with its notation in place of the marks; `legend` makes the reading aid of the signs with these names.
    ///
    /// # Errors
    /// Those of `legend`.
    pub fn fill<E>(&self, page: Vec<u8>, legend: impl FnOnce(&[&str]) -> Result<String, E>) -> Result<Vec<u8>, E> {
        let marks = || {
            let [drawings, legend, link] =
                [DRAWINGS_MARK, LEGEND_MARK, LEGEND_LINK_MARK].map(|mark| mark.as_bytes()[0]);
            memchr3_iter(drawings, legend, link, &page)
        };
        if marks().next().is_none() {
            return Ok(page);
        }
        let notation = self.notation(self.used(&page), legend)?;
        let mut filled = Vec::with_capacity(page.len() + notation.drawings.len() + notation.legend.len());
        let mut from = 0;
        for at in marks() {
            filled.extend_from_slice(&page[from..at]);
            let text = match page[at] {
                mark if mark == DRAWINGS_MARK.as_bytes()[0] => &notation.drawings,
                mark if mark == LEGEND_MARK.as_bytes()[0] => &notation.legend,
                _ => &notation.legend_link,
            };
            filled.extend_from_slice(text.as_bytes());
            from = at + 1;
        }
        filled.extend_from_slice(&page[from..]);
        Ok(filled)
    }

    fn notation<E>(
        &self,
        used: Vec<usize>,
        legend: impl FnOnce(&[&str]) -> Result<String, E>,
    ) -> Result<Arc<Notation>, E> {
        let lock = || self.made.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(notation) = lock().get(&used) {
            return Ok(notation.clone());
        }
        let names: Vec<&str> = used.iter().map(|&at| self.name(at)).collect();
        let drawn: String = used.iter().filter_map(|&at| Some(&*self.drawings.get(at)?.1)).collect();
        let drawings = if drawn.is_empty() && !self.drawings.is_empty() {
            String::new()
        } else {
            format!("{}{drawn}{}", self.open, self.close)
        };
        let legend = legend(&names)?;
        // A dossier's own reading aid may have no such place.
        let legend_link = if legend.contains(LEGEND_ID) { self.legend_link.clone() } else { String::new() };
        let notation = Arc::new(Notation { drawings, legend, legend_link });
        lock().insert(used, notation.clone());
        Ok(notation)
    }

    /// The signs in a page, in the order of the theme: drawings, then marks.
    fn used(&self, page: &[u8]) -> Vec<usize> {
        let mut found = vec![false; self.drawings.len()];
        for at in self.traces.uses.find_iter(page) {
            let rest = &page[at + USE.len()..];
            let id = &rest[..memchr(b'"', rest).unwrap_or(0)];
            if let Some(at) = self.drawings.iter().position(|(other, _)| other.as_bytes() == id) {
                found[at] = true;
            }
        }
        found.extend(MARKS.iter().zip(&self.traces.marks).map(|((name, text), finder)| {
            let is_sign =
                |at: usize| !text.starts_with('-') || LINES.iter().any(|line| page[..at].ends_with(line.as_bytes()));
            finder.find_iter(page).any(is_sign) || *name == PASSAGE && self.traces.cites_a_paragraph(page)
        }));
        found.iter().enumerate().filter(|(_, is_used)| **is_used).map(|(at, _)| at).collect()
    }

    /// The id of a drawing, or the name of a mark.
    fn name(&self, at: usize) -> &str {
        match self.drawings.get(at) {
            Some((id, _)) => id,
            None => MARKS[at - self.drawings.len()].0,
        }
    }
}

/// What betrays the signs of a page. One search a text is several times as fast as one for all of them: each jumps to its rarest
/// letters.
struct Traces {
    /// A reference to a drawing, whose id follows.
    uses: Finder<'static>,
    /// Those of [`MARKS`].
    marks: Vec<Finder<'static>>,
    /// The words before the number of a paragraph; none where a language has none.
    citation: Option<Finder<'static>>,
}

impl Traces {
    fn of(passage: &str) -> Traces {
        Traces {
            uses: Finder::new(USE),
            marks: MARKS.iter().map(|(_, text)| Finder::new(*text)).collect(),
            citation: (!passage.is_empty()).then(|| Finder::new(passage).into_owned()),
        }
    }

    /// Whether the number of a paragraph stands in a page. Words that a script fills have a gap in its place.
    fn cites_a_paragraph(&self, page: &[u8]) -> bool {
        let is_number =
            |words: &Finder<'_>, at: usize| page.get(at + words.needle().len()).is_some_and(u8::is_ascii_digit);
        self.citation.as_ref().is_some_and(|words| words.find_iter(page).any(|at| is_number(words, at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPRITE: &str = "<svg><symbol id=\"k-a\"><a/></symbol>\n<symbol id=\"s-b\"><b/></symbol></svg>";

    fn filled(sprite: &str, page: &str) -> String {
        let legend = |used: &[&str]| Ok::<_, ()>(used.join(","));
        let signs = Signs::of(sprite, "<a>?</a>".to_owned(), "Rn.\u{a0}");
        let bytes = signs.fill(page.as_bytes().to_vec(), legend).expect("the legend is made");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_page_has_the_drawings_that_it_uses_and_their_legend() {
        let page = "\u{2}<use href=\"#s-b\"/> <b class=\"dagger\">†</b> <a href=\"#k\">\u{3}.";
        let expected = "<svg>\n<symbol id=\"s-b\"><b/></symbol></svg><use href=\"#s-b\"/> <b class=\"dagger\">†</b> \
                        <a href=\"#k\">s-b,dagger.";
        assert_eq!(filled(SPRITE, page), expected);
        let lines = "<svg class=\"line line-external\"><path class=\"edge m-inferred\"> Zeitung, Rn.\u{a0}3\u{3}";
        assert!(filled(SPRITE, lines).ends_with("3line-inferred,line-external,passage"));
        assert!(filled(SPRITE, "<dialog data-passage=\"Rn.\u{a0}{n}\">\u{3}").ends_with('>'), "no paragraph is cited");
    }

    #[test]
    fn ways_lead_to_a_reading_aid_that_is_there() {
        let filled = |legend: &str| {
            let signs = Signs::of(SPRITE, "<a>?</a>".to_owned(), "");
            let bytes =
                signs.fill(b"1\x04 2\x04 \x03".to_vec(), |_| Ok::<_, ()>(legend.to_owned())).expect("it is made");
            String::from_utf8(bytes).expect("UTF-8")
        };
        assert_eq!(filled("<h2 id=\"legend\">"), "1<a>?</a> 2<a>?</a> <h2 id=\"legend\">");
        assert_eq!(filled("<h2>Own</h2>"), "1 2 <h2>Own</h2>");
    }

    #[test]
    fn a_page_without_signs_has_no_drawings_and_one_without_marks_stays() {
        assert_eq!(filled(SPRITE, "\u{2}text\u{3}"), "text");
        assert_eq!(filled(SPRITE, "<use href=\"#s-b\"/>"), "<use href=\"#s-b\"/>");
    }

    #[test]
    fn drawings_of_another_form_stay_whole() {
        assert_eq!(filled("<i>own</i>", "\u{2}text"), "<i>own</i>text");
    }
}
