//! What the names of an entity say of one of them: whether it is short for a longer one, a surname, a paper's, a firm's of a trade.

use std::ops::Range;

use crate::names::acronyms::stands_for;
use crate::names::fold::{Folded, fold, key};
use crate::names::german::adjective_stem;
use crate::names::index::NameIndex;
use crate::names::language::Language;
use crate::names::name::{Bearer, Name, Strength};
use crate::names::ordinary::{begins_place, is_firm_noun, is_of_peoples, is_only_of_firms, without_genitive};
use crate::names::people::is_surname;
use crate::names::slavic::is_bent;
use crate::names::states::{is_adjective, is_country};
use crate::names::titles::{
    is_company_word, is_firm_form, is_office, is_office_of_state, is_person_noun, opens_sentence,
};
use crate::names::word::Word;

impl NameIndex {
    /// What the letters of a name stand for in the text, where no name of the entity has the first of these words: «SBA», and «SNAP» of
    /// Snap Inc. too.
    pub(super) fn explained<'t>(&self, name: u32, text: &'t Folded, place: &Range<usize>) -> Option<&'t str> {
        const SHORTEST_STEM: usize = 4;
        let Name { strength, text: listed, .. } = &self.names()[name as usize];
        if *strength == Strength::Not || listed.contains(char::is_lowercase) && !self.is_firm(name) {
            return None;
        }
        let words = stands_for(text, place.start, place.end)?;
        let first = words.split([' ', '-']).next()?;
        // An office has its name in several languages: «European Union», «Europäische Union».
        let is_akin = |word: &str| {
            let shared = word.chars().zip(first.chars()).take_while(|(own, other)| own == other).count();
            !self.is_firm(name) && shared >= SHORTEST_STEM
        };
        let is_own = |own: &Name| key(&own.text).split([' ', '-']).any(|word| word == first || is_akin(word));
        (!self.names_beside(name).any(is_own)).then_some(words)
    }

    /// Whether a name is no more than three capital letters which the longer names of its firm go on with or leave unexplained:
    /// «SBA» of SBA Communications. «AIG» is short for American International Group.
    pub(super) fn is_short_form(&self, name: u32) -> bool {
        const LONGEST: usize = 3;
        let listed = &self.names()[name as usize].text;
        let is_short = listed.chars().count() <= LONGEST && listed.chars().all(char::is_uppercase);
        let letters = key(listed);
        let explains = |name: &Name| {
            let initials: String = key(&name.text).split(' ').filter_map(|word| word.chars().next()).collect();
            initials.starts_with(&letters)
        };
        is_short && self.is_firm(name) && self.tells_a_trade(name) && !self.names_beside(name).any(explains)
    }

    /// Whether a name after an office in capitals is somebody's whom the entity does not name: «Sen. Kellogg», «Bundeskanzlerin Merkel».
    pub(super) fn is_officer(&self, name: u32, text: &Folded, place: &Range<usize>, language: Language) -> bool {
        let office = Word::before(text, place.start).filter(|word| word.is_capital && word.bare() != "ceo");
        // «Es half Chef Tesla»: in English a firm may have a president before its name, but neither a senator nor a colonel.
        let is_somebodys = |office: Word| {
            language == Language::German && !office.bare().ends_with("chef")
                || is_office_of_state(office.bare())
                || is_surname(&text.searched()[place.clone()])
        };
        office.is_some_and(is_somebodys) && !self.ends_longer_name(name)
    }

    /// Whether a folded word stands in one of the names of the entity that owns this one.
    pub(super) fn has_word(&self, name: u32, word: &str) -> bool {
        // «CBS Inc. President John Backe» is not of Backe Inc.
        !is_company_word(word)
            && self.names_beside(name).any(|name| fold(&name.text).searched().split(' ').any(|own| own == word))
    }

    /// The same of a Russian, Ukrainian or Polish word in one of its cases.
    pub(super) fn has_bent_word(&self, name: u32, word: &str, language: Language) -> bool {
        let is_slavic = matches!(language, Language::Russian | Language::Ukrainian | Language::Polish);
        let is_own = |name: &Name| fold(&name.text).searched().split(' ').any(|own| is_bent(own, word, language));
        is_slavic && self.names_beside(name).any(is_own)
    }

    /// Whether the word before a place belongs to a longer name of the entity: «Assicurazioni Generali».
    pub(super) fn goes_on(&self, name: u32, text: &Folded, start: usize) -> bool {
        let Some(word) = Word::before(text, start) else { return false };
        // «der Deutschen Bahn» of Deutsche Bahn AG
        let stem = adjective_stem(word.bare());
        let is_akin = |own: &str| stem.is_some() && adjective_stem(own) == stem;
        let has_akin = || self.names_beside(name).any(|name| key(&name.text).split(' ').any(is_akin));
        self.has_word(name, word.bare()) || has_akin()
    }

    /// Whether a name is the end of a longer one of its entity, as a surname is: «Donald Trump», but not «Groupe Dassault».
    pub(super) fn ends_longer_name(&self, name: u32) -> bool {
        let word = key(&self.names()[name as usize].text);
        let is_begun = |rest: &str| {
            let is_form = |word: &str| is_company_word(word) || is_firm_noun(word, Language::Romance);
            rest.ends_with(' ') && !(self.is_firm(name) && rest.trim_end().split(' ').all(is_form))
        };
        self.names_beside(name).any(|name| key(&name.text).strip_suffix(&word).is_some_and(is_begun))
    }

    /// Whether another name of its entity says that a name is that of a paper: «The Guardian», «Mirror Group Newspapers».
    pub(super) fn is_paper(&self, name: u32) -> bool {
        const PAPERS: &[&str] =
            &["magazin", "magazine", "media", "newspaper", "newspapers", "press", "publishing", "verlag", "zeitung"];
        let word = key(&self.names()[name as usize].text);
        let is_article = |article: &str| matches!(article, "das " | "der " | "die " | "the ");
        self.names_beside(name).any(|name| {
            let name = key(&name.text);
            name.strip_suffix(&word).is_some_and(is_article) || name.split(' ').any(|word| PAPERS.contains(&word))
        })
    }

    /// Whether the longer names of its entity go on with more than what its form is: «Sun Microsystems», but not «Forbes Inc.».
    pub(super) fn tells_a_trade(&self, name: u32) -> bool {
        let word = key(&self.names()[name as usize].text);
        let names: Vec<String> = self.names_beside(name).map(|name| key(&name.text)).collect();
        let mut further = names.iter().filter_map(|name| name.strip_prefix(&*word)?.strip_prefix(' ')).peekable();
        let is_form =
            |further: &str| further.split(' ').all(|word| word == "&" || is_firm_form(word.trim_end_matches('.')));
        further.peek().is_some() && !further.any(is_form)
    }

    /// Whether the names of a firm tell another trade than the text does after the name at `end`: «Countrywide Transport Inc.» is not
    /// Countrywide Financial.
    pub(super) fn begins_another(&self, name: u32, text: &Folded, end: usize) -> bool {
        let word = key(&self.names()[name as usize].text);
        let next = Word::after(text, end).map_or("", |word| word.bare());
        let goes_on = |name: String| {
            let further = name.strip_prefix(&*word).and_then(|rest| rest.strip_prefix(' '));
            further.is_some_and(|further| further.split(' ').next() == Some(next))
        };
        self.is_firm(name) && self.tells_a_trade(name) && !self.names_beside(name).any(|name| goes_on(key(&name.text)))
    }

    /// Whether the text goes on to the name of another company, which its form or its trade tells and no name of this one has:
    /// «Rosneft Deutschland GmbH», «Dassault Aviation».
    pub(super) fn begins_company(&self, name: u32, text: &Folded, end: usize, language: Language) -> bool {
        self.company_after(name, text, end, language).is_some()
    }

    /// Whether that company is no branch of this one, as one that is called by its country may be: «Burlington Industries Inc», but not
    /// «Shell Australia Ltd».
    pub(super) fn begins_strange(&self, name: u32, text: &Folded, end: usize, language: Language) -> bool {
        let words = || self.company_after(name, text, end, language);
        self.is_firm(name) && words().is_some_and(|words| words.len() > 1 && !words.iter().any(is_land))
    }

    /// Whether that company is such a branch.
    pub(super) fn begins_branch(&self, name: u32, text: &Folded, end: usize, language: Language) -> bool {
        self.is_firm(name)
            && self.company_after(name, text, end, language).is_some_and(|words| words.iter().any(is_land))
    }

    /// The words after a name that go on to that of another company, up to its form.
    fn company_after<'t>(&self, name: u32, text: &'t Folded, end: usize, language: Language) -> Option<Vec<Word<'t>>> {
        const MOST_WORDS: usize = 3;
        let next = |word: &Word| Word::after(text, word.start + word.text.len()).filter(|_| word.text == word.bare());
        // «National Amusements, Inc.»
        let form = |word: &Word| {
            let is_parted = word.text.strip_suffix(',').is_some_and(|text| text == word.bare());
            let form = Word::after(text, word.start + word.text.len()).filter(|_| is_parted)?;
            matches!(form.bare(), "corp" | "inc" | "llc" | "ltd").then_some(form)
        };
        let is_own = |word: &Word| {
            self.names_beside(name).any(|name| key(&name.text).split([' ', '-']).any(|own| own == word.bare()))
        };
        let continues = |word: &Word| {
            let bare = word.bare();
            let is_noun = || is_firm_noun(bare, language) || is_person_noun(bare, language) || is_office(bare);
            word.is_capital && !is_firm_form(bare) && !opens_sentence(bare) && !is_noun()
        };
        let first = Word::after(text, end).filter(continues)?;
        let mut last = next(&first).or_else(|| form(&first));
        let mut words = vec![first];
        let mut is_company = COMPANIES.contains(&words[0].bare());
        while let Some(word) = last.filter(|word| !is_company && word.is_capital && words.len() <= MOST_WORDS) {
            // «As» heads many a headline.
            is_company = is_firm_form(without_genitive(&word)) && word.bare() != "as";
            last = next(&word).or_else(|| form(&word)).filter(|_| continues(&word));
            words.push(word);
        }
        // The form itself may stand in a name of the firm, what stands before it may not.
        let before_form = if words.len() > 1 { words.len() - 1 } else { 1 };
        (is_company && !words[..before_form].iter().any(is_own)).then_some(words)
    }

    /// Whether the text goes on to another firm of that name: «Metro Holdings», where no name of the entity says so.
    pub(super) fn holds(&self, name: u32, text: &Folded, end: usize) -> bool {
        let holding = |word: &str| matches!(word, "holding" | "holdings");
        let own = |name: &Name| key(&name.text).split(' ').any(holding);
        Word::after(text, end).is_some_and(|word| holding(word.bare())) && !self.names_beside(name).any(own)
    }

    /// Whether the text goes on to a place which no name of the firm has («Rio de Janeiro»), or writes its name as that of two peoples
    /// («the Anglo-American alliance»).
    pub(super) fn is_land(&self, name: u32, text: &Folded, place: &Range<usize>, language: Language) -> bool {
        let words = &text.searched()[place.clone()];
        match words.contains(' ') {
            true => {
                let is_joined =
                    || self.names_beside(name).any(|name| fold(&name.text).text() == &text.text()[place.clone()]);
                is_of_peoples(text, place.start, place.end)
                    && !is_joined()
                    && !is_only_of_firms(text, place.start, place.end, language)
            }
            false => begins_place(text, place.start, place.end, language),
        }
    }

    /// The names of the entity that owns this one.
    pub(super) fn names_beside(&self, name: u32) -> impl Iterator<Item = &Name> {
        let entity = self.names()[name as usize].entity;
        let is_own = move |other: &&Name| other.entity == entity;
        let (before, after) = self.names().split_at(name as usize);
        let own = before.iter().rev().take_while(is_own).chain(after.iter().take_while(is_own));
        own.filter(|name| name.strength != Strength::Not)
    }

    /// Whether a name has more than one word, as the full name of a person.
    pub(super) fn is_of_words(&self, name: u32) -> bool {
        let name = &self.names()[name as usize];
        name.strength != Strength::Not && key(&name.text).contains(' ')
    }

    /// Whether a name that counts is that of a firm.
    pub(super) fn is_firm(&self, name: u32) -> bool {
        let name = &self.names()[name as usize];
        name.bearer == Bearer::Firm && name.strength != Strength::Not
    }
}

/// Whether a word is the name or the adjective of a country or of a part of the world.
fn is_land(word: &Word) -> bool {
    is_country(word.bare()) || is_adjective(word.bare()) || LANDS.contains(&word.bare())
}

/// Parts of the world that branches are called by, beside countries.
const LANDS: &[&str] = &[
    "africa", "america", "americas", "asia", "asien", "europa", "europe", "international", "latin", "middle", "north",
    "northern", "pacific", "south", "southern", "uk", "us", "usa",
];

/// Trades that a company of its own has in its name, where others have a division or a product.
const COMPANIES: &[&str] =
    &["aerospace", "aviation", "bank", "drilling", "insurance", "leasing", "reinsurance", "shipping", "systèmes"];
