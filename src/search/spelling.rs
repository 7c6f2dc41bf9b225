//! Words to suggest to a reader who mistyped one: names and titles first, then what many texts say.

use std::collections::BTreeMap;

use super::postings::Postings;
use super::words::fold;
use crate::model::Document;

/// Bytes of all suggestions together.
const MOST_BYTES: usize = 50_000;
/// Shorter words are not suggested.
const SHORTEST: usize = 4;

/// Words as they are written in names and titles, then other words in lower case, separated by spaces.
pub fn suggestions(documents: &[&Document], postings: &Postings) -> String {
    let mut proper: BTreeMap<String, &str> = BTreeMap::new();
    for document in documents {
        let names = document.names().iter().map(|name| name.text.as_str());
        for text in names.chain([document.title.as_str()]) {
            for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| can_be_mistyped(word)) {
                proper.entry(fold(word)).or_insert(word);
            }
        }
    }
    // The length of its list says how often a word occurs.
    let frequency = |terms: &[u32]| postings.terms[terms[0] as usize].1.len();
    let mut others: Vec<(usize, &str)> =
        postings.words.iter().map(|(word, terms)| (frequency(terms), word.as_str())).collect();
    others.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let mut text = String::new();
    let all = proper
        .values()
        .copied()
        .chain(others.iter().map(|(_, word)| *word).filter(|word| can_be_mistyped(word) && !proper.contains_key(*word)))
        .map(|word| postings.spelled.get(word).map_or(word, String::as_str));
    for word in all {
        if text.len() + word.len() > MOST_BYTES {
            break;
        }
        text.push_str(word);
        text.push(' ');
    }
    text.pop();
    text
}

/// Whether somebody who mistypes it can be helped: a number is like any other, and a whole name is there in its words.
fn can_be_mistyped(word: &str) -> bool {
    word.chars().count() >= SHORTEST && !word.ends_with(' ') && word.chars().any(|c| !c.is_numeric())
}
