//! Foundations (rule 7): what a firm or its founder has given money to is not the firm: «Bertelsmann-Stiftung», «the Ford
//! Foundation», «Fundación Telefónica».

use crate::names::fold::{Folded, key};
use crate::names::index::NameIndex;
use crate::names::word::Word;

impl NameIndex {
    /// Whether the name of a firm is within that of a foundation, and no name of the firm says that it is one itself.
    pub(super) fn endows(&self, name: u32, text: &Folded, start: usize, end: usize) -> bool {
        let is_one = |word: &str| FOUNDATIONS.iter().any(|noun| word.ends_with(noun));
        let own = || self.names_beside(name).any(|name| key(&name.text).split([' ', '-']).any(is_one));
        self.is_firm(name) && is_foundation(text, start, end) && !own()
    }
}

/// Whether a place of the folded text is within the name of a foundation.
fn is_foundation(text: &Folded, start: usize, end: usize) -> bool {
    let is_before = |word: Word| word.is_capital && BEFORE.contains(&word.text);
    if Word::before(text, start).is_some_and(is_before) {
        return true;
    }
    match text.text()[end..].strip_prefix('-') {
        Some(tail) => {
            let compound = &tail[..tail.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(tail.len())];
            // «Bertelsmann-Stiftung», «Bertelsmann-Stiftungs-Studie»
            compound.split('-').next().is_some_and(|noun| noun.starts_with("stiftung"))
        }
        None => Word::after(text, end)
            .is_some_and(|word| word.is_capital && matches!(word.bare(), "foundation" | "foundation's" | "stiftung")),
    }
}

/// What foundations are called, alone or at the end of a word.
const FOUNDATIONS: &[&str] = &["foundation", "stiftung"];

/// What stands before the name of a foundation.
const BEFORE: &[&str] = &["fondation", "fondazione", "fundació", "fundación", "fundação", "stichting", "stiftelsen"];
