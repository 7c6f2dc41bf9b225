//! Anchors of passages, and what makes anchors and ids unique.

use std::collections::{HashMap, HashSet};

use crate::model::{Passage, PassageAnchor};

/// The id, or with the first number from 2 that is free. `counts` keeps many equal headings from taking quadratic time.
pub fn unique(id: String, taken: &mut HashSet<String>, counts: &mut HashMap<String, usize>) -> String {
    let mut free = id.clone();
    while !taken.insert(free.clone()) {
        let count = counts.entry(id.clone()).or_insert(1);
        *count += 1;
        free = format!("{id}-{count}");
    }
    free
}

/// The anchor of a passage: from its words, so that it moves with them and never to others.
/// `None` for a passage without words.
pub fn anchor<'a>(words: impl Iterator<Item = &'a str>) -> Option<PassageAnchor> {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        match word.is_ascii() {
            true => {
                let start = text.len();
                text.push_str(word);
                text[start..].make_ascii_lowercase();
            }
            false => text.push_str(&word.to_lowercase()),
        }
    }
    let hash = blake3::hash(text.as_bytes());
    let words = hash.as_bytes().first_chunk().map_or(0, |first| u32::from_be_bytes(*first));
    (!text.is_empty()).then_some(PassageAnchor { words, repeat: 1 })
}

/// Tells passages with the same text from each other.
pub fn number_repeats(passages: &mut [Passage]) {
    let mut seen: HashMap<u32, u32> = HashMap::new();
    for Passage { anchor, .. } in passages {
        let count = seen.entry(anchor.words).or_default();
        *count += 1;
        anchor.repeat = *count;
    }
}
