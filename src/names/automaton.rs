//! All names of a dossier, and the forms that they take in a language, searched in one pass over a text.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::names::capitals::Capitals;
use crate::names::common::is_common;
use crate::names::fold::{fold, key};
use crate::names::language::Language;
use crate::names::name::Name;
use crate::names::{german, law, slavic};

/// How many different automata there can be, see [`kind`].
pub const KINDS: usize = 5;

/// Names of so many bytes in all are searched with a table of all states, the fastest way. It takes about 300 bytes of
/// memory for each; what is larger is searched in a compact form.
const SMALL: usize = 100_000;

/// Which automaton serves a language: those that decline names have their own.
pub fn kind(language: Language) -> usize {
    match language {
        Language::German => 1,
        Language::Russian => 2,
        Language::Ukrainian => 3,
        Language::Polish => 4,
        _ => 0,
    }
}

/// The search for all names at once.
pub struct Automaton {
    search: AhoCorasick,
    /// For each pattern the names that it may stand for.
    forms: Vec<Vec<Form>>,
    /// The names that begin with a number of law.
    numbered: Vec<NumberedName>,
    /// For each pattern those of them of whose number it is the digits.
    cores: HashMap<usize, Vec<usize>>,
}

/// A name that begins with a number of law.
pub struct NumberedName {
    /// The name, by its place in the list.
    pub name: u32,
    pub number: law::Number,
}

/// A name in one of its forms.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The name, by its place in the list.
    pub name: u32,
    /// How it comes from the name as it is listed.
    pub origin: Origin,
    /// Where it has capital letters.
    pub capitals: Capitals,
}

/// How a form comes from the name as it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is that name.
    Listed,
    /// Another spelling of the official number that the name begins with.
    Number,
    /// How the language bends it.
    Inflected,
}

/// A place where the letters of some names stand, as words or not.
pub struct Match<'a> {
    /// In the folded text.
    pub place: Range<usize>,
    /// The names, each in the form that stands there.
    pub forms: &'a [Form],
    /// Names that begin with a number of law whose digits stand there; the words around tell whether they are it.
    pub numbered: Vec<&'a NumberedName>,
}

impl Automaton {
    /// Takes names with their forms in a language.
    pub fn new(names: &[Name], language: Language) -> Self {
        let mut places: HashMap<String, usize> = HashMap::with_capacity(names.len());
        let mut patterns: Vec<String> = Vec::with_capacity(names.len());
        let mut forms: Vec<Vec<Form>> = Vec::with_capacity(names.len());
        let mut add = |pattern: String, form: Form| {
            let place = *places.entry(pattern).or_insert_with_key(|pattern| {
                patterns.push(pattern.clone());
                forms.push(Vec::new());
                forms.len() - 1
            });
            forms[place].push(form);
        };
        let mut numbered: Vec<NumberedName> = Vec::new();
        for (number, name) in (0..).zip(names) {
            numbered.extend(law::Number::of(&name.text).map(|of_law| NumberedName { name: number, number: of_law }));
            let numbers = law::spellings(&name.text);
            let listed = [(name.text.as_str(), Origin::Listed)];
            for (text, origin) in numbers.iter().map(|number| (number.as_str(), Origin::Number)).chain(listed) {
                let pattern = key(text);
                if pattern.is_empty() {
                    continue;
                }
                let capitals = Capitals::of(text, is_common(&pattern));
                if matches!(capitals, Capitals::Words(_)) {
                    for form in declined(text.trim(), language) {
                        add(form, Form { name: number, origin: Origin::Inflected, capitals });
                    }
                }
                add(pattern, Form { name: number, origin, capitals });
            }
        }
        let mut cores: HashMap<usize, Vec<usize>> = HashMap::new();
        let digits = numbered.iter().map(|named| named.number.cores()).enumerate();
        for (at, core) in digits.flat_map(|(at, digits)| digits.into_iter().map(move |core| (at, core))) {
            let place = *places.entry(core).or_insert_with_key(|core| {
                patterns.push(core.clone());
                forms.push(Vec::new());
                forms.len() - 1
            });
            cores.entry(place).or_default().push(at);
        }
        let is_small = patterns.iter().map(String::len).sum::<usize>() <= SMALL;
        let search = AhoCorasick::builder()
            .kind(is_small.then_some(AhoCorasickKind::DFA))
            .build(&patterns)
            .expect("a dossier's names stay far below the two thousand million states");
        Self { search, forms, numbered, cores }
    }

    /// The places of all names in a folded text, those that overlap included.
    pub fn matches<'a>(&'a self, searched: &'a str) -> impl Iterator<Item = Match<'a>> {
        let found = self.search.find_overlapping_iter(searched);
        found.map(|found| {
            let pattern = found.pattern().as_usize();
            let numbered = self.cores.get(&pattern).into_iter().flatten().map(|at| &self.numbered[*at]).collect();
            Match { place: found.start()..found.end(), forms: &self.forms[pattern], numbered }
        })
    }
}

/// The forms beside itself that a name takes, as they are searched.
fn declined(name: &str, language: Language) -> Vec<String> {
    match language {
        Language::German => german::forms(fold(name).text()).iter().map(|form| key(form)).collect(),
        Language::Russian | Language::Ukrainian | Language::Polish => slavic::forms(&key(name), language),
        _ => Vec::new(),
    }
}
