//! The mentions in one document: names in all its texts, with the author's corrections, weak names
//! counted only where they may.

use std::collections::BTreeSet;

use crate::names::fold::fold;
use crate::names::{Found, Language, Name, NameIndex, Strength, keep_longest, key};

/// The corrections in an article's `links`, which beat the automatic rules (rule 11).
#[derive(Default)]
pub struct Corrections {
    skip: BTreeSet<String>,
    map: Option<NameIndex>,
}

impl Corrections {
    /// `skip`: names that link nothing in this document. `map`: words (any, common ones too) and the
    /// entity that they mean in this document.
    pub fn new<'a>(skip: impl IntoIterator<Item = &'a str>, map: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let names: Vec<Name> = map
            .into_iter()
            .map(|(text, entity)| Name { entity, text: text.to_owned(), strength: Strength::Strong })
            .collect();
        Self {
            skip: skip.into_iter().map(key).collect(),
            map: (!names.is_empty()).then(|| NameIndex::of_any_words(names)),
        }
    }

    fn skips(&self, index: &NameIndex, text: &str, found: &Found) -> bool {
        !self.skip.is_empty()
            && !found.names.is_empty()
            && (self.skip.contains(&key(&text[found.range.clone()]))
                || found.names.iter().any(|n| self.skip.contains(&key(&index.names()[*n as usize].text))))
    }
}

/// The mentions in the texts of one document, for each text in its own order.
///
/// `present` are the entities that the document names by other means, such as wikilinks: their weak
/// names count. A mention with more than one entity is ambiguous.
pub fn mentions(
    index: &NameIndex,
    texts: &[impl AsRef<str>],
    language: Language,
    corrections: &Corrections,
    present: &BTreeSet<u32>,
) -> Vec<Vec<Found>> {
    let mut found: Vec<Vec<Found>> = texts
        .iter()
        .map(|text| {
            let folded = fold(text.as_ref());
            let mut found = Vec::new();
            // First, so that they stay where an automatic match has the same range.
            if let Some(map) = &corrections.map {
                found.extend(map.candidates(&folded, language));
                found.iter_mut().for_each(|f| f.names.clear());
            }
            found.extend(index.candidates(&folded, language));
            found
        })
        .collect();

    let strong = |name: &u32| index.names()[*name as usize].strength == Strength::Strong;
    if found.iter().flatten().any(|f| !f.names.iter().all(strong)) {
        let mut present = present.clone();
        for (text, found) in texts.iter().zip(&found) {
            let mut alone = keep_names(index, found, strong);
            keep_longest(&mut alone);
            alone.retain(|f| !corrections.skips(index, text.as_ref(), f) && f.entities.len() == 1);
            present.extend(alone.iter().map(|f| f.entities[0]));
        }
        let counts = |name: &u32| strong(name) || present.contains(&index.names()[*name as usize].entity);
        for found in &mut found {
            *found = keep_names(index, found, counts);
        }
    }

    for (text, found) in texts.iter().zip(&mut found) {
        keep_longest(found);
        found.retain(|f| !corrections.skips(index, text.as_ref(), f));
    }
    found
}

/// What is left of the candidates when only some names count. Mapped words always do.
fn keep_names(index: &NameIndex, found: &[Found], counts: impl Fn(&u32) -> bool) -> Vec<Found> {
    let keep = |f: &Found| {
        if f.names.is_empty() {
            return Some(f.clone());
        }
        let names: Vec<u32> = f.names.iter().copied().filter(|name| counts(name)).collect();
        (!names.is_empty()).then(|| {
            let entities = index.entities(&names);
            Found { range: f.range.clone(), entities, names }
        })
    };
    found.iter().filter_map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> NameIndex {
        let name = |entity, text: &str, strength| Name { entity, text: text.to_owned(), strength };
        NameIndex::new([
            name(0, "Apple Inc.", Strength::Strong),
            name(0, "Apple", Strength::Weak),
            name(1, "Tesla", Strength::Strong),
        ])
    }

    fn entities(texts: &[&str], present: &[u32]) -> Vec<Vec<u32>> {
        let present = present.iter().copied().collect();
        mentions(&index(), texts, Language::German, &Corrections::default(), &present)
            .iter()
            .map(|found| found.iter().flat_map(|f| f.entities.clone()).collect())
            .collect()
    }

    #[test]
    fn a_strong_name_in_a_later_text_makes_a_weak_one_count() {
        assert_eq!(entities(&["Apple baut.", "Tesla auch.", "Apple Inc."], &[]), [[0], [1], [0]]);
        assert_eq!(entities(&["Apple baut.", "Tesla auch."], &[]), [vec![], vec![1]]);
    }

    #[test]
    fn an_entity_that_is_present_otherwise_makes_its_weak_names_count() {
        assert_eq!(entities(&["Apple baut."], &[0]), [[0]]);
        assert_eq!(entities(&["Apple baut."], &[1]), [vec![0u32; 0]]);
    }

    #[test]
    fn a_mapped_word_has_no_listed_name() {
        let corrections = Corrections::new([], [("der Konzern", 1)]);
        let found = mentions(&index(), &["Der Konzern."], Language::German, &corrections, &BTreeSet::new());
        assert_eq!(found, [[Found { range: 0..11, entities: vec![1], names: vec![] }]]);
    }
}
