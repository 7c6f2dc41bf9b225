//! The words beside a name.

use crate::names::capitals::is_capital_at;
use crate::names::fold::{DASH, Folded};

/// A word of a folded text beside a name, parted from it by one space and no other sign.
pub struct Word<'t> {
    /// As folded. Before a name a full stop may end it, after it any sign.
    pub text: &'t str,
    /// Where it begins.
    pub start: usize,
    /// Whether it begins with a capital letter.
    pub is_capital: bool,
}

impl<'t> Word<'t> {
    /// The word before a place. A full stop may end it: «Mr.», «J.».
    pub fn before(text: &'t Folded, at: usize) -> Option<Self> {
        Self::ending(text, text.text()[..at].strip_suffix(' ')?.len())
    }

    /// The word that ends at a place. A full stop may end it.
    pub fn ending(text: &'t Folded, end: usize) -> Option<Self> {
        let before = &text.text()[..end];
        let start = before.rfind([' ', '\n', '"', '(', '[', '/', DASH]).map_or(0, |i| i + 1);
        let start = start + (before.len() - start - before[start..].trim_start_matches('\'').len());
        let word = &before[start..];
        let ends_well = word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '\''));
        (ends_well && !word.is_empty()).then(|| Word { text: word, start, is_capital: is_capital_at(text, start) })
    }

    /// The word after a place, with the signs that follow it.
    pub fn after(text: &'t Folded, at: usize) -> Option<Self> {
        let rest = text.text()[at..].strip_prefix(' ')?;
        let word = rest.split([' ', '\n', DASH]).next().unwrap_or(rest);
        let begins_well = word.starts_with(char::is_alphanumeric);
        begins_well.then(|| Word { text: word, start: at + 1, is_capital: is_capital_at(text, at + 1) })
    }

    /// The word alone.
    pub fn bare(&self) -> &'t str {
        self.text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '\'')
    }

    /// Whether the sentence begins with it.
    pub fn heads_sentence(&self, text: &Folded) -> bool {
        const SIGNS: [char; 4] = [' ', '"', '\'', '('];
        const LONGEST_NUMBER: usize = 3;
        let before = text.text()[..self.start].trim_end_matches(SIGNS);
        // «(3) After»
        let number = before.strip_suffix(')').and_then(|before| {
            let open = before.char_indices().rev().take(LONGEST_NUMBER + 1).find(|(_, sign)| *sign == '(');
            open.map(|(at, _)| before[..at].trim_end_matches(SIGNS))
        });
        let before = number.unwrap_or(before);
        before.is_empty() || before.ends_with(['.', '!', '?', ':', ';', '\n', '…', '•', '·'])
    }
}
