//! What a name is worth where it stands: as listed, as a weak one, or nothing, where it means somebody or something else.

use std::ops::Range;

use crate::names::context::{Context, context, ends_another, goes_on_to_another};
use crate::names::continued::is_place;
use crate::names::fold::Folded;
use crate::names::fold::key;
use crate::names::homes::is_in_state;
use crate::names::index::NameIndex;
use crate::names::kin;
use crate::names::language::Language;
use crate::names::name::{Bearer, Name, Strength};
use crate::names::ordinary::{heads_firm, is_called_so, is_memorial, is_named_after, without_genitive};
use crate::names::people::is_given_name;
use crate::names::sex::{self, Sex};
use crate::names::slavic_people::is_hers;
use crate::names::titles::is_office;
use crate::names::unspaced::{is_unspaced, name_goes_on};
use crate::names::word::Word;

impl NameIndex {
    /// Whether an office bears the name with the article that offices have in English: «the Treasury», but not «a Treasury»; a firm
    /// has none.
    pub(super) fn has_article(&self, name: u32, text: &Folded, place: &Range<usize>, language: Language) -> bool {
        let has_article = || Word::before(text, place.start).is_some_and(|word| word.text == "the");
        self.names()[name as usize].bearer == Bearer::Other && language == Language::English && has_article()
    }

    /// What a name is worth where it stands; `None` where it means another person.
    pub(super) fn strength_here(
        &self,
        name: u32,
        text: &Folded,
        place: &Range<usize>,
        language: Language,
    ) -> Option<Strength> {
        let Name { strength, bearer, .. } = self.names()[name as usize];
        // «Donald Trump Jr.» is his son, and «Ford Jr.» no firm.
        if bearer != Bearer::Other && strength != Strength::Not && is_son(text, place.end, bearer) {
            return None;
        }
        // «王伟华» is not 王伟.
        if bearer == Bearer::Person && strength != Strength::Not && is_longer_in_han(text, place) {
            return None;
        }
        let own = |word: &str| self.has_word(name, word) || self.has_bent_word(name, word, language);
        let is_one_word = !text.searched()[place.clone()].contains(' ');
        let is_counted = bearer == Bearer::Person && !self.is_by_hand() && strength != Strength::Not;
        if is_counted
            && (goes_on_to_another(text, place.start, place.end, language)
                || !is_one_word && ends_another(text, place.start, place.end, own))
        {
            return None;
        }
        // «Mrs Banda» is not Peter Banda.
        if is_counted && kin::is_another(text, place.start, place.end, language, self.sex(name), is_one_word, own) {
            return None;
        }
        // «Robert Bosch GmbH», «the parts maker Robert Bosch», «Сечина ушла»
        let is_other = || match is_one_word {
            // «der Musk-Konzern»
            true => is_hers(text, place.start, place.end, language) || heads_firm(text, place.end, language),
            false => {
                is_named_after(text, place.end)
                    || self.begins_company(name, text, place.end, language)
                    || is_called_so(text, place.start, place.end, language)
            }
        };
        if is_counted && is_other() {
            return None;
        }
        // «the Robert Bosch Foundation» is not of Robert Bosch GmbH.
        let is_given =
            || Word::before(text, place.start).is_some_and(|word| word.is_capital && is_given_name(word.bare()));
        if is_one_word && self.is_firm(name) && is_memorial(text, place.end) && is_given() {
            return None;
        }
        // «Palo Alto, California», «the Walt Disney Concert Hall»
        let is_located =
            || language == Language::English && is_in_state(text, place.end) || is_place(text, place.end, language);
        if !is_one_word && self.is_firm(name) && is_located() {
            return None;
        }
        if !self.is_by_hand() && strength == Strength::Strong && self.is_short_form(name) {
            return Some(Strength::Weak);
        }
        if !is_one_word || self.is_by_hand() || strength == Strength::Not {
            return Some(strength);
        }
        match (context(text, place.start, place.end, language, own), strength) {
            (Context::OtherPerson | Context::Place, _) => None,
            (Context::CapitalWord | Context::LongerName, Strength::Surname) => None,
            // «Mr Ford» and «Minister Ford» are nobody's firm.
            (Context::Office, Strength::Surname) => Some(Strength::Strong),
            (Context::Addressed | Context::Office, _) if bearer == Bearer::Person => Some(strength),
            (Context::Addressed, _) if !self.ends_longer_name(name) => None,
            // An agency may have a minister, but none is called so: «генерал ФСБ».
            (Context::Titled, _) if bearer == Bearer::Firm && !self.ends_longer_name(name) => None,
            (Context::Office, _) if self.is_officer(name, text, place, language) => None,
            // «Princess Nokia»
            (Context::Office, _) if bearer == Bearer::Firm && is_of_nobility(text, place.start) => None,
            _ => Some(strength),
        }
    }

    /// Whether the surname of a person of the dossier is somebody else's at a place, who has an office before the given name: «Sgt. La David
    /// Johnson».
    pub(super) fn is_namesakes(&self, name: u32, text: &Folded, place: &Range<usize>, language: Language) -> bool {
        let own = |word: &str| self.has_word(name, word) || self.has_bent_word(name, word, language);
        const MOST_NAMES: usize = 4;
        let before = |word: &Word| Word::before(text, word.start);
        let names = std::iter::successors(Word::before(text, place.start), before).take(MOST_NAMES);
        let mut names = names.take_while(|word| word.is_capital || is_office(word.bare()));
        self.names()[name as usize].strength == Strength::Surname
            && names.any(|word| is_office(word.bare()))
            && context(text, place.start, place.end, language, own) == Context::OtherPerson
    }

    /// Whether a man or a woman has the name, as far as the given names of the entity tell.
    fn sex(&self, name: u32) -> Option<Sex> {
        let surname = key(&self.names()[name as usize].text);
        let full = || self.names_beside(name).map(|name| key(&name.text)).filter(|name| name.contains(' '));
        full().find_map(|name| sex::of_full_name(&name, &surname))
    }
}

/// Whether a name of two Chinese signs goes on to somebody's of three.
fn is_longer_in_han(text: &Folded, place: &Range<usize>) -> bool {
    let name = &text.text()[place.clone()];
    name.chars().count() == 2 && name.chars().all(is_unspaced) && name_goes_on(text.text(), place.end)
}

/// What stands after the name of a father and makes it his son's.
const SONS: &[&str] = &["filho", "jr", "junior", "neto", "sobrinho"];

/// Whether the word after a name makes it that of a son, a nephew or a grandson: «Donald Trump Jr.», «Lula da Silva Filho», and of no
/// firm: «Harold Ford III». A number may be left out where somebody is listed.
fn is_son(text: &Folded, end: usize, bearer: Bearer) -> bool {
    let rest = &text.text()[end..];
    let at = end + usize::from(rest.starts_with(','));
    let Some(word) = Word::after(text, at).filter(|word| word.is_capital) else { return false };
    let next = without_genitive(&word);
    let is_number = bearer == Bearer::Firm && matches!(next, "ii" | "iii" | "iv") && is_in_capitals(text, &word);
    SONS.contains(&next) || is_number
}

/// Whether a word has no small letter.
fn is_in_capitals(text: &Folded, word: &Word) -> bool {
    let range = text.range(word.start, word.start + word.bare().len());
    range.is_some_and(|range| !text.original()[range].contains(char::is_lowercase))
}

/// Whether the word before is a title that no firm has for an officer.
fn is_of_nobility(text: &Folded, start: usize) -> bool {
    let is_noble =
        |word: Word| matches!(word.bare(), "prince" | "princess" | "prinz" | "prinzessin" | "scheich" | "sheikh");
    Word::before(text, start).is_some_and(is_noble)
}
