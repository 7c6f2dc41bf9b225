//! Names and adjectives of countries, in many languages and forms.
//!
//! To teach the program a country's name, add it to `states.txt` and a case to `tests/linking/states.yaml`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::names::language::Language;
use crate::names::slavic::{bent, forms};

/// Whether a folded word is the name of a country.
pub(super) fn is_country(word: &str) -> bool {
    states().name(word).is_some_and(|codes| codes.iter().any(|code| !code.ends_with('-')))
}

/// Whether a folded word is an adjective of a country, in whatever language and form.
pub(super) fn is_adjective(word: &str) -> bool {
    states().english(word).or_else(|| states().adjective(word)).is_some()
}

/// The codes of the countries of a folded adjective of a language other than English, in whatever form.
pub(super) fn adjective(word: &str) -> Option<&'static [&'static str]> {
    states().adjective(word)
}

/// The codes of the countries of which a folded word is the name or the adjective.
pub(super) fn countries_of(word: &str) -> &'static [&'static str] {
    states().name(word).or_else(|| states().english(word)).or_else(|| states().adjective(word)).unwrap_or_default()
}

/// All names and adjectives of countries.
pub(super) struct States {
    names: HashMap<String, &'static [&'static str]>,
    english: HashMap<String, &'static [&'static str]>,
    stems: HashMap<String, &'static [&'static str]>,
}

impl States {
    /// The codes of the countries that are called so.
    pub(super) fn name(&self, words: &str) -> Option<&'static [&'static str]> {
        self.names.get(words).copied()
    }

    /// By an English adjective.
    pub(super) fn english(&self, words: &str) -> Option<&'static [&'static str]> {
        self.english.get(words).copied()
    }

    /// By an adjective of another language, in whatever form.
    pub(super) fn adjective(&self, word: &str) -> Option<&'static [&'static str]> {
        const LONGEST_ENDING: usize = 3;
        let ends = word.char_indices().rev().map(|(at, _)| at).take(LONGEST_ENDING);
        std::iter::once(word.len()).chain(ends).find_map(|end| self.stems.get(&word[..end]).copied())
    }
}

pub(super) fn states() -> &'static States {
    static STATES: OnceLock<States> = OnceLock::new();
    STATES.get_or_init(|| {
        let lines = include_str!("states.txt").lines().filter(|line| !line.starts_with('#'));
        let (mut names, mut english, mut stems) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (code, words) in lines.filter_map(|line| line.split_once(": ")) {
            for word in words.split(", ") {
                match (word.strip_prefix('='), word.strip_prefix('~')) {
                    (Some(word), _) => add(&mut english, word, code),
                    (_, Some(stem)) => add(&mut stems, stem, code),
                    _ => {
                        cases(word).iter().for_each(|form| add(&mut names, form, code));
                    }
                }
            }
        }
        States { names: shared(names), english: shared(english), stems: shared(stems) }
    })
}

/// A name, and in Russian, Ukrainian and Polish its genitive too, in which it follows an institution.
fn cases(name: &str) -> Vec<String> {
    const GENITIVES: usize = 3;
    let is_cyrillic = name.starts_with(|c: char| ('\u{400}'..='\u{52F}').contains(&c));
    let mut all = vec![name.to_owned()];
    for language in [Language::Russian, Language::Ukrainian].into_iter().filter(|_| is_cyrillic) {
        match name.contains(' ') {
            true => all.extend(forms(name, language)),
            false => all.extend(bent(name, language).into_iter().take(GENITIVES)),
        }
    }
    if !is_cyrillic && !name.contains(' ') {
        all.extend(name.strip_suffix('a').map(|stem| format!("{stem}y")));
    }
    all
}

fn add(table: &mut HashMap<String, Vec<&'static str>>, word: &str, code: &'static str) {
    let codes = table.entry(word.to_owned()).or_default();
    if !codes.contains(&code) {
        codes.push(code);
    }
}

fn shared(table: HashMap<String, Vec<&'static str>>) -> HashMap<String, &'static [&'static str]> {
    table.into_iter().map(|(word, codes)| (word, &*codes.leak())).collect()
}
