//! What a name is beside the name of an entity: a word, or the name of people or of a place.

use crate::names::language::Language;
use crate::names::name::Bearer;
use crate::names::ordinary::slavic_words;
use crate::names::ordinary::words::{
    is_bent_adjective, is_english, is_german, is_number, is_of_town, is_place, is_romance_place, is_shared,
};
use crate::names::people::{is_given_name, is_statesman, is_surname};
use crate::names::titles::{is_office, opens_sentence};

/// Whether a folded word is an ordinary one in every document of the language. German texts have English words too.
pub fn is_ordinary(word: &str, language: Language) -> bool {
    match language {
        // «Princess Diana»
        Language::English | Language::German if is_office(word) => true,
        // English texts have the names of German papers: «Der Spiegel», «Neue Presse».
        Language::English => is_english(word) || is_shared(word) || is_german(word),
        Language::German => {
            is_number(word)
                || is_german(word)
                || is_bent_adjective(word)
                || is_english(word)
                || is_shared(word)
                || opens_sentence(word)
        }
        Language::Russian | Language::Ukrainian => slavic_words::is_word(word),
        _ => false,
    }
}

/// What a name is beside the name of an entity, in every text of a language, as far as the program knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Also {
    /// An ordinary word.
    pub is_word: bool,
    /// A given name or a surname: «Becker».
    pub is_of_people: bool,
    /// A place, a people or a planet: «Columbia», «Swiss».
    pub is_place: bool,
}

impl Also {
    /// What a name of one word is, folded.
    pub(super) fn of_word(name: &str, language: Language) -> Self {
        Self {
            is_word: is_ordinary(name, language),
            is_of_people: is_given_name(name)
                || is_surname(name)
                || matches!(language, Language::English | Language::German) && is_statesman(name),
            is_place: match language {
                Language::German => is_place(name) || is_of_town(name),
                Language::English => is_place(name),
                Language::Romance => is_romance_place(name),
                _ => false,
            },
        }
    }

    /// The same for what bears the name: whom a person's surname means is told by rules of its own, and a country is a place.
    pub(in crate::names) fn of(self, bearer: Bearer) -> Self {
        match bearer {
            Bearer::Firm => self,
            Bearer::Person | Bearer::Other => Self { is_of_people: false, is_place: false, ..self },
        }
    }

    /// Whether it is anything else.
    pub fn is_any(self) -> bool {
        self.is_word || self.is_name()
    }

    /// Whether it is the name of others too.
    pub fn is_name(self) -> bool {
        self.is_of_people || self.is_place
    }
}
