//! All names of a dossier, and those of them that stand in a text.

mod numbers;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::names::acronyms::{begins_sign, is_exchange, is_unit};
use crate::names::automaton::{self, Automaton, Form, Origin};
use crate::names::boundaries::{After, NumberGoesOn, Standing, number_goes_on, stands};
use crate::names::capitals::{Capitals, is_capital_at};
use crate::names::common::is_common;
use crate::names::compounds::Before;
use crate::names::context::is_given_before_surname;
use crate::names::continued::names_a_thing;
use crate::names::evidence::{LeftOut, Why};
use crate::names::fold::{Folded, fold, key};
use crate::names::language::Language;
use crate::names::longest::{Found, Hit, longest};
use crate::names::name::{Bearer, Name, Strength, first, of_somebody};
use crate::names::ordinary::{Also, OrdinaryUse, Reading, is_in_phrase, is_only_of_firms, read};
use crate::names::owner::{Owner, owner};
use crate::names::people::is_given_name;
use crate::names::rule::Rule;
use crate::names::word::Word;

/// All names of a dossier, ready to be searched for. Built once; shared by all threads.
pub struct NameIndex {
    names: Vec<Name>,
    /// Where the names of each entity begin.
    first: HashMap<u32, usize>,
    /// The countries of institutions, by their entity: the codes.
    countries: HashMap<u32, String>,
    /// Whether common words and words of any case are taken as they are.
    by_hand: bool,
    /// One automaton for each way in which languages change names, made when the first such text is read.
    automata: [OnceLock<Arc<Automaton>>; automaton::KINDS],
    /// The names of firms that somebody is listed by too, found when the first of them is asked for.
    of_somebody: OnceLock<HashSet<u32>>,
}

/// What a search has seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The names that stand in the text, also where they overlap.
    pub hits: Vec<Hit>,
    /// Names whose words stand there as ordinary words.
    pub words: Vec<OrdinaryUse>,
    /// Names of one word that are those of others there: somebody's surname («Johann Bayer»).
    pub others: Vec<u32>,
    /// Names that do not count, whatever else the document has.
    pub left_out: Vec<LeftOut>,
    /// Names of letters which the text explains otherwise.
    pub spelled_out: Vec<u32>,
    /// Those surnames that end no longer name of their entity: «Wilbur Ross», where there is only Ross Inc.
    pub strangers: Vec<u32>,
    /// Those of them that stand after a given name.
    pub surnames: Vec<u32>,
    /// The same with the places where they stand, those that are given names too among them.
    pub introduced: Vec<(u32, usize)>,
    /// Names that may be somebody's surnames there, after what may be a given name.
    pub doubted: Vec<u32>,
    /// Surnames of people of the dossier that are somebody else's there, by his given name: «Sgt. La David Johnson».
    pub namesakes: Vec<u32>,
    /// Names that others have too, where they begin another firm's, with their places: «Burlington Industries Inc».
    pub longer: Vec<(u32, usize)>,
}

impl NameIndex {
    /// Takes the names of all entities, those of one entity together. A common word (rule 7) is weak.
    pub fn new(names: impl IntoIterator<Item = Name>) -> Self {
        Self::build(names.into_iter().collect(), false)
    }

    /// As [`new`](Self::new), with common words as strong as others: for what the author maps by hand.
    pub(super) fn by_hand(names: impl IntoIterator<Item = Name>) -> Self {
        Self::build(names.into_iter().collect(), true)
    }

    fn build(mut names: Vec<Name>, by_hand: bool) -> Self {
        for name in names.iter_mut().filter(|name| name.strength == Strength::Strong) {
            if !by_hand && is_common(&key(&name.text)) {
                name.strength = Strength::Weak;
            }
        }
        Self {
            first: first(&names),
            names,
            countries: HashMap::new(),
            by_hand,
            automata: Default::default(),
            of_somebody: OnceLock::new(),
        }
    }

    /// The same names for entities that are known by other numbers now, in the same order.
    pub fn with_entities(&self, number: impl Fn(u32) -> u32) -> Self {
        let names = self.names.iter().map(|name| Name { entity: number(name.entity), ..name.clone() });
        let names: Vec<Name> = names.collect();
        let countries = self.countries.iter().map(|(entity, country)| (number(*entity), country.clone())).collect();
        Self {
            first: first(&names),
            names,
            countries,
            by_hand: self.by_hand,
            automata: self.automata.clone(),
            of_somebody: self.of_somebody.clone(),
        }
    }

    /// With the countries of agencies, courts and the like, by their codes: those of other countries have the same names.
    pub fn with_countries(self, countries: impl IntoIterator<Item = (u32, String)>) -> Self {
        Self { countries: countries.into_iter().collect(), ..self }
    }

    /// Whose the institution of a name is where it stands.
    fn owner(&self, name: u32, text: &Folded, place: &Range<usize>, language: Language) -> Owner {
        let Name { entity, strength, bearer, .. } = &self.names[name as usize];
        match self.countries.get(entity) {
            Some(own) if *strength != Strength::Not && !self.by_hand => {
                owner(text, place.start, place.end, language, (own, *bearer), |word| self.has_word(name, word))
            }
            _ => Owner::Untold,
        }
    }

    /// The names that `text` contains: the longest at each place, from left to right; weak ones are among them.
    pub fn find(&self, text: &str, language: Language) -> Vec<Found> {
        longest(self.search(&fold(text), language).hits)
    }

    /// Whether any of the names may stand in a text.
    pub fn may_stand_in(&self, text: &str, language: Language) -> bool {
        self.automaton(language).matches(fold(text).searched()).next().is_some()
    }

    /// The names that the index was made from.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// Whether the author maps these words by hand.
    pub(super) fn is_by_hand(&self) -> bool {
        self.by_hand
    }

    /// The names of an entity, by their places in the index.
    pub(super) fn names_of(&self, entity: u32) -> impl Iterator<Item = u32> {
        let first = self.first.get(&entity).copied().unwrap_or(self.names.len());
        let own = self.names[first..].iter().take_while(move |name| name.entity == entity);
        (first as u32..).zip(own).map(|(place, _)| place)
    }

    /// Whether somebody is listed by the name of a firm too, as a weak one: «Trump» of Donald Trump and of the Trump Organization.
    pub(super) fn is_of_somebody(&self, name: u32) -> bool {
        self.of_somebody.get_or_init(|| of_somebody(&self.names)).contains(&name)
    }

    /// Every name that stands in the text as a word, those that overlap included.
    pub(super) fn search(&self, text: &Folded, language: Language) -> Seen {
        let mut seen = Seen::default();
        for found in self.automaton(language).matches(text.searched()) {
            let place = found.place;
            self.find_numbers(&found.numbered, text, &place, language, &mut seen.hits);
            if found.forms.is_empty() {
                continue;
            }
            let Some(range) = text.range(place.start, place.end) else { continue };
            let Some(standing) = stands(text, place.start, place.end, language) else { continue };
            // «50 U.S.C. 1701-1708» begins with the number that it names.
            let is_another = match number_goes_on(text, place.start, place.end) {
                NumberGoesOn::No => false,
                NumberGoesOn::ToAnother => !found.forms.iter().any(|form| form.origin == Origin::Number),
                NumberGoesOn::Yes => true,
            };
            if is_another {
                continue;
            }
            let joined_to = match standing.before {
                Before::Word(end) => Some(text.end(end)),
                _ => None,
            };
            let agrees = |form: &Form| form.capitals.agree(text, place.start, place.end);
            // Who owns the very words of the text comes before whose name could be inflected to them.
            let as_listed = found.forms.iter().any(|form| form.origin != Origin::Inflected && agrees(form));
            let is_found = found.forms.iter().any(agrees);
            let is_unit = || match standing.after {
                After::Compound => begins_sign(text, place.end),
                after => after == After::Nothing && is_unit(text, place.start, place.end),
            };
            // Whom the text calls «Merck & Co.», it means by «Merck» too.
            let has_partners = |name| self.has_other_partners(name, text, &place, language);
            let is_in_phrase = || language == Language::English && is_in_phrase(text, place.start, place.end);
            // What the author maps by hand is a name; how small letters read is never asked.
            let (reading, also) = match self.by_hand || !is_found {
                true => (Reading::Name, Also::default()),
                false => read(text, place.start, place.end, language),
            };
            let left_out =
                |name: u32, why: Why| LeftOut { range: range.clone(), entity: self.names[name as usize].entity, why };
            for form in found.forms {
                let owner = || self.owner(form.name, text, &place, language);
                let reading = match reading {
                    Reading::Cited if self.is_paper(form.name) => Reading::Name,
                    Reading::Cited => Reading::Noun,
                    Reading::Told if self.is_paper(form.name) => Reading::Firm,
                    Reading::Told if !self.tells_a_trade(form.name) && !self.holds(form.name, text, place.end) => {
                        Reading::Firm
                    }
                    Reading::Told => Reading::Longer,
                    Reading::Longer if self.begins_branch(form.name, text, place.end, language) => Reading::Aside,
                    Reading::Bare if self.names[form.name as usize].bearer != Bearer::Firm => Reading::Name,
                    // «Eli Lilly»
                    Reading::Tail if self.is_firm(form.name) && self.goes_on(form.name, text, place.start) => {
                        Reading::Sure
                    }
                    Reading::Noun if self.has_article(form.name, text, &place, language) => Reading::Name,
                    reading => reading,
                };
                if also.is_any() && agrees(form) && self.begins_strange(form.name, text, place.end, language) {
                    seen.longer.push((form.name, range.start));
                }
                if !agrees(form) {
                    // What is found exactly as written is taken for no other word.
                    let is_alone = standing.before == Before::Nothing && standing.after != After::Compound;
                    if !is_found && !is_exact(form) && is_alone && !is_capital_at(text, place.start) {
                        seen.words.push(OrdinaryUse { name: form.name, range: range.clone(), is_noun: false });
                    }
                } else if (form.origin == Origin::Inflected) == as_listed {
                    continue;
                } else if let Some(long) = self.explained(form.name, text, &place) {
                    seen.spelled_out.push(form.name);
                    seen.left_out.push(left_out(form.name, Why::Letters(long.to_owned())));
                } else if reading == Reading::Word && self.names[form.name as usize].strength != Strength::Not {
                    seen.words.push(OrdinaryUse { name: form.name, range: range.clone(), is_noun: true });
                    seen.left_out.push(left_out(form.name, Why::Word));
                } else if self.is_firm(form.name)
                    && (is_exact(form) && is_unit() || is_exchange(text, place.start, place.end))
                {
                    seen.left_out.push(left_out(form.name, Why::Sign));
                } else if self.is_firm(form.name)
                    && reading == Reading::Aside
                    && !self.goes_on(form.name, text, place.start)
                    || reading == Reading::Longer && !also.is_any() && self.begins_another(form.name, text, place.end)
                    || self.is_firm(form.name)
                        && !(reading == Reading::Longer && also.is_any())
                        && self.begins_company(form.name, text, place.end, language)
                    || self.endows(form.name, text, place.start, place.end)
                {
                    seen.left_out.push(left_out(form.name, Why::Part));
                } else if self.is_firm(form.name)
                    && (reading == Reading::Other || is_in_phrase() || has_partners(form.name))
                {
                    seen.others.push(form.name);
                    seen.left_out.push(left_out(form.name, Why::Part));
                } else if !self.by_hand
                    && self.is_borne(form.name, text, (place.start, place.end), language, (reading, also))
                {
                    seen.others.push(form.name);
                    seen.left_out.push(left_out(form.name, Why::Others));
                } else if !self.by_hand
                    && matches!(reading, Reading::Tail | Reading::Bare | Reading::Name)
                    && self.is_second_word(form.name, text, (place.start, place.end), language)
                {
                    seen.doubted.push(form.name);
                    seen.left_out.push(left_out(form.name, Why::Others));
                } else if self.is_firm(form.name) && self.is_land(form.name, text, &place, language) {
                    seen.left_out.push(left_out(form.name, Why::Part));
                } else if owner() == Owner::Another
                    || self.is_of_other_town(form.name, text, &place, language)
                    || self.is_of_other_land(form.name, text, &place, language)
                {
                    seen.others.push(form.name);
                    seen.left_out.push(left_out(form.name, Why::Part));
                } else if let Some(strength) = self.strength_here(form.name, text, &place, language) {
                    let Name { entity, text: listed, strength: strength_listed, bearer } =
                        &self.names[form.name as usize];
                    let is_acronym =
                        matches!(reading, Reading::Name | Reading::Bare | Reading::Sure | Reading::Unclear)
                            && is_acronym(text.original(), &range, listed);
                    let name = (!self.by_hand).then_some(form.name);
                    let rule = self.rule(form, &text.original()[range.clone()], standing, strength);
                    seen.hits.push(Hit {
                        range: range.clone(),
                        entity: *entity,
                        name,
                        strength,
                        rule,
                        doubt: Why::NeedsName,
                        reading: match is_acronym {
                            true => Reading::Part,
                            // «the UK Supreme Court» is meant, whatever other court the document names too.
                            false if owner() == Owner::Own => Reading::Firm,
                            false => reading,
                        },
                        also: match *strength_listed != Strength::Surname && is_capitalised(listed) {
                            true => also.of(*bearer),
                            false => Also::default(),
                        },
                        in_capitals: !text.original()[range.clone()].contains(char::is_lowercase),
                        of_firms: self.is_firm(form.name) && is_only_of_firms(text, place.start, place.end, language),
                        joined_to,
                    });
                } else {
                    seen.left_out.push(left_out(form.name, Why::Others));
                    if self.is_namesakes(form.name, text, &place, language) {
                        seen.namesakes.push(form.name);
                    }
                    // Another's longer name says nothing of the full name of a person.
                    let is_full = || self.is_of_words(form.name) && !self.is_firm(form.name);
                    if self.names[form.name as usize].strength != Strength::Strong
                        || names_a_thing(text, place.start, place.end)
                        || is_full()
                    {
                        continue;
                    }
                    seen.others.push(form.name);
                    if self.ends_longer_name(form.name) {
                        continue;
                    }
                    if !is_given_before_surname(text, place.start, place.end) {
                        seen.introduced.push((form.name, range.start));
                    }
                    if !is_given_name(&text.text()[place.clone()]) {
                        seen.strangers.push(form.name);
                        if Word::before(text, place.start).is_some_and(|word| is_given_name(word.bare())) {
                            seen.surnames.push(form.name);
                        }
                    }
                }
            }
        }
        seen
    }

    fn automaton(&self, language: Language) -> &Automaton {
        self.automata[automaton::kind(language)].get_or_init(|| Automaton::new(&self.names, language).into())
    }

    /// By which rule a form of a name counts where it stands with these words.
    fn rule(&self, form: &Form, words: &str, standing: Standing, strength: Strength) -> Rule {
        let name = &self.names[form.name as usize];
        match (form.origin, standing.after) {
            _ if self.by_hand => Rule::Mapped,
            _ if strength != Strength::Strong => Rule::Context,
            _ if name.strength == Strength::Surname => Rule::Title,
            (Origin::Number, _) => Rule::Number,
            _ if standing.before != Before::Nothing => Rule::Compound,
            (_, After::Compound) => Rule::Compound,
            (Origin::Inflected, _) => Rule::Inflection,
            (_, After::Ending) => Rule::Ending,
            _ if words != name.text => Rule::Spelling,
            _ => Rule::AsListed,
        }
    }
}

/// Whether the text puts a name in brackets, in capitals that it has not: «(SNAP)» stands for other words.
fn is_acronym(text: &str, range: &Range<usize>, name: &str) -> bool {
    let is_small = |words: &str| words.contains(char::is_lowercase);
    text[..range.start].ends_with('(') && !is_small(&text[range.clone()]) && is_small(name)
}

/// Whether a form is found exactly as it is written.
fn is_exact(form: &Form) -> bool {
    matches!(form.capitals, Capitals::Letters(_))
}

/// Whether a name is written with a capital and small letters. Who lists a word in small letters means the word, and nobody
/// writes «SWIFT» for what is swift.
fn is_capitalised(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests;
