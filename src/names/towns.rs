//! Institutions and firms of a town (rule 7): the «Sparkasse» of Sparkasse Berlin is not that of another town.

use std::ops::Range;

use crate::names::fold::{Folded, key};
use crate::names::index::NameIndex;
use crate::names::language::Language;
use crate::names::name::{Bearer, Strength};
use crate::names::ordinary::is_place;
use crate::names::states::{adjective, countries_of, is_country};
use crate::names::word::Word;

impl NameIndex {
    /// Whether another town stands beside a name than those which a name of the entity ends or begins with: «Sparkasse Leipzig»,
    /// «Kasseler Sparkasse», «the Lagos High Court».
    pub(super) fn is_of_other_town(&self, name: u32, text: &Folded, place: &Range<usize>, language: Language) -> bool {
        let listed = &self.names()[name as usize];
        if self.is_by_hand() || listed.bearer == Bearer::Person || listed.strength == Strength::Not {
            return false;
        }
        let after = Word::after(text, place.end).filter(|word| word.is_capital && is_town(word.bare()));
        let town = match after {
            Some(word) => word.bare(),
            None => match town_before(text, place.start, language) {
                Some(town) => town,
                None => return false,
            },
        };
        let words = &text.searched()[place.clone()];
        let own = self.towns(name, words);
        // «Münchner» is of München.
        let is_akin = |own: &String| {
            const SHORTEST_STEM: usize = 4;
            let shared = own.chars().zip(town.chars()).take_while(|(a, b)| a == b).count();
            shared >= SHORTEST_STEM.min(own.chars().count())
        };
        !own.is_empty() && !own.iter().any(is_akin)
    }

    /// Whether a German adjective with a capital, as longer names have it, tells another country than the names of a firm do: «der Deutschen
    /// Telekom» is not Telekom Austria.
    pub(super) fn is_of_other_land(&self, name: u32, text: &Folded, place: &Range<usize>, language: Language) -> bool {
        if language != Language::German || !self.is_firm(name) || self.is_by_hand() {
            return false;
        }
        let Some(word) = Word::before(text, place.start).filter(|word| word.is_capital && !word.heads_sentence(text))
        else {
            return false;
        };
        let Some(codes) = adjective(word.text) else { return false };
        let names: Vec<String> = self.names_beside(name).map(|name| key(&name.text)).collect();
        let own: Vec<&str> = names.iter().flat_map(|name| name.split(' ')).flat_map(countries_of).copied().collect();
        !own.is_empty() && !own.iter().any(|own| codes.contains(own))
    }

    /// The towns beside this name in the longer names of its entity: «Berlin» of Sparkasse Berlin.
    fn towns(&self, name: u32, words: &str) -> Vec<String> {
        let further = |own: String| {
            let rest = own.strip_prefix(words).or_else(|| own.strip_suffix(words)).map(|rest| rest.trim().to_owned());
            rest.filter(|rest| is_town(rest) || german_town(rest).is_some())
        };
        self.names_beside(name).filter_map(|name| further(key(&name.text))).collect()
    }
}

/// The town before a name: «Kasseler», «Lagos».
fn town_before<'t>(text: &'t Folded, start: usize, language: Language) -> Option<&'t str> {
    let word = Word::before(text, start).filter(|word| word.is_capital)?;
    match language {
        Language::German => german_town(word.bare()),
        Language::English => Some(word.bare()).filter(|word| is_town(word)),
        _ => None,
    }
}

/// The town of a German adjective: «Kasseler».
fn german_town(word: &str) -> Option<&str> {
    word.strip_suffix("er").filter(|town| is_town(town))
}

/// Whether a folded word is a place and no country.
fn is_town(word: &str) -> bool {
    is_place(word) && !is_country(word)
}
