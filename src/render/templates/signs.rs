//! The signs of a page: of the drawings, and of the words that explain them, it has those that it uses.
//!
//! Which these are is known only when the rest of the page is made. So the templates leave two marks, where the drawings and
//! the reading aid belong, and both are filled in afterwards.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use memchr::{memchr, memmem};

/// Where the drawings belong. Texts have no control characters, so nothing else looks like it.
pub const DRAWINGS_MARK: &str = "\u{2}";
/// Where the reading aid belongs.
pub const LEGEND_MARK: &str = "\u{3}";

/// Signs that are characters: the class of the element that they stand in.
const CHARACTERS: [&str; 2] = ["bracket", "dagger"];

const SYMBOL: &str = "<symbol id=\"";
const SYMBOL_END: &str = "</symbol>";
/// What refers to a drawing, up to its id.
const USE: &[u8] = b"href=\"#";

/// The drawings of a theme, as its component `signs()` makes them.
pub struct Signs {
    /// What stands before the drawings, and behind them.
    open: String,
    close: String,
    /// Each with its id.
    drawings: Vec<(String, String)>,
    /// Drawings and legend of a page by the signs that it uses: few pages differ in them.
    made: Mutex<HashMap<Vec<usize>, Arc<Notation>>>,
}

/// What explains the signs of a page.
struct Notation {
    drawings: String,
    legend: String,
}

impl Signs {
    /// Takes the drawings apart. What has another form than the theme's own stays whole on every page.
    pub fn of(html: &str) -> Signs {
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
            made: Mutex::default(),
        }
    }

    /// The same page with its notation in place of the marks; `legend` makes the reading aid of the signs with these names.
    ///
    /// # Errors
    /// Those of `legend`.
    pub fn fill<E>(&self, page: Vec<u8>, legend: impl FnOnce(&[&str]) -> Result<String, E>) -> Result<Vec<u8>, E> {
        let marks = [DRAWINGS_MARK, LEGEND_MARK].map(|mark| memchr(mark.as_bytes()[0], &page));
        if marks == [None, None] {
            return Ok(page);
        }
        let notation = self.notation(self.used(&page), legend)?;
        let mut places: Vec<(usize, &str)> = marks
            .into_iter()
            .zip([&*notation.drawings, &*notation.legend])
            .filter_map(|(at, text)| Some((at?, text)))
            .collect();
        places.sort_unstable_by_key(|place| place.0);
        let mut filled = Vec::with_capacity(page.len() + notation.drawings.len() + notation.legend.len());
        let mut from = 0;
        for (at, text) in places {
            filled.extend_from_slice(&page[from..at]);
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
        let notation = Arc::new(Notation { drawings, legend: legend(&names)? });
        lock().insert(used, notation.clone());
        Ok(notation)
    }

    /// The signs in a page, in the order of the theme: drawings, then characters.
    fn used(&self, page: &[u8]) -> Vec<usize> {
        let mut found = vec![false; self.drawings.len() + CHARACTERS.len()];
        for at in memmem::find_iter(page, USE) {
            let rest = &page[at + USE.len()..];
            let id = &rest[..memchr(b'"', rest).unwrap_or(0)];
            if let Some(at) = self.drawings.iter().position(|(other, _)| other.as_bytes() == id) {
                found[at] = true;
            }
        }
        for (at, class) in CHARACTERS.iter().enumerate() {
            found[self.drawings.len() + at] = memmem::find(page, format!("class=\"{class}").as_bytes()).is_some();
        }
        found.iter().enumerate().filter(|(_, is_used)| **is_used).map(|(at, _)| at).collect()
    }

    /// The id of a drawing, or the class of a character.
    fn name(&self, at: usize) -> &str {
        match self.drawings.get(at) {
            Some((id, _)) => id,
            None => CHARACTERS[at - self.drawings.len()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPRITE: &str = "<svg><symbol id=\"k-a\"><a/></symbol>\n<symbol id=\"s-b\"><b/></symbol></svg>";

    fn filled(sprite: &str, page: &str) -> String {
        let legend = |used: &[&str]| Ok::<_, ()>(used.join(","));
        let bytes = Signs::of(sprite).fill(page.as_bytes().to_vec(), legend).expect("the legend is made");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_page_has_the_drawings_that_it_uses_and_their_legend() {
        let page = "\u{2}<use href=\"#s-b\"/> <b class=\"dagger\">†</b> <a href=\"#k\">\u{3}.";
        let expected = "<svg>\n<symbol id=\"s-b\"><b/></symbol></svg><use href=\"#s-b\"/> <b class=\"dagger\">†</b> \
                        <a href=\"#k\">s-b,dagger.";
        assert_eq!(filled(SPRITE, page), expected);
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
