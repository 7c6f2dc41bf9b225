//! Words of the texts that look like names and are no mention, for an editor who looks for what is missing.

use std::cell::LazyCell;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::labels::labels;
use crate::link::links::Links;
use crate::link::resolve::left_out;
use crate::link::spellings::Spellings;
use crate::link::text::outgoing::Mention;
use crate::model::Document;
use crate::names::evidence::{LeftOut, Why};
use crate::names::fold::{fold, key};
use crate::names::ordinary::{is_firm_noun, is_german_compound, is_german_determiner, is_ordinary, is_place};
use crate::names::titles::{is_form_of_address, is_legal_form, is_office, is_person_noun, opens_sentence};
use crate::names::{Language, law};
use crate::site::{DocId, Site};
use crate::work;

/// Words that look like a name and have no page, with the places where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlinkedName {
    /// As written where it stands first.
    pub words: String,
    /// Whose name it is, where it is that of an entity and counts at none of these places.
    pub entity: Option<DocId>,
    /// Where they stand, in order.
    pub places: Vec<UnlinkedPlace>,
    /// What makes a name of it.
    sign: Sign,
}

/// Where words stand that are no mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlinkedPlace {
    pub document: DocId,
    /// In the file, in bytes.
    pub offset: usize,
    /// Why they do not count there, where they are the name of an entity.
    pub why: Option<Why>,
}

/// What makes a name of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// Their capital letters alone.
    Capitals,
    /// It is listed, has a legal form, or is a number of law.
    Sure,
}

/// Names in the texts that are no mention, most frequent first: names of the dossier that do not count where they stand, company
/// names by their legal form, numbers of law without a page; and what stands with capital letters where other words have none, if it
/// does so twice. A proposal, no more.
pub fn unlinked_names(site: &Site, links: &Links) -> Vec<UnlinkedName> {
    let spellings = Spellings::of(site);
    let countries: HashSet<String> =
        ["de", "en"].into_iter().flat_map(|tag| labels(tag).countries().values().map(|name| key(name))).collect();
    let mut found: Vec<UnlinkedName> = Vec::new();
    let mut by_key = HashMap::new();
    for id in site.ids() {
        let document = site.document(id);
        let outgoing = links.graph.outgoing(id);
        let left_out = LazyCell::new(|| left_out(site, &links.names, id, &outgoing.links));
        let language = Language::of(document.language.tag());
        for (number, block) in document.body.texts.iter().enumerate() {
            let text = document.text(number);
            let taken = in_block(&outgoing.mentions, number as u32);
            let is_free = |range: &Range<usize>| block.is_linkable(range) && !is_taken(taken, range);
            let words = spans(&text);
            let candidates =
                Candidates { site, text: &text, words, language, spellings: &spellings, countries: &countries };
            for (range, sign) in candidates.all(is_free) {
                let words = &text[range.clone()];
                let at = *by_key.entry(key(words)).or_insert_with_key(|key| {
                    let entity = site.by_name.get(key).and_then(|ids| ids.first()).copied();
                    found.push(UnlinkedName { words: words.to_owned(), entity, places: Vec::new(), sign });
                    found.len() - 1
                });
                let why = found[at].entity.and_then(|entity| why(&left_out[number], entity, range.start));
                found[at].places.push(UnlinkedPlace { document: id, offset: block.source_offset(range.start), why });
                found[at].sign = found[at].sign.max(sign);
            }
        }
    }
    found.retain(|name| (name.sign == Sign::Sure || name.places.len() > 1) && !is_own_page(site, name));
    found.sort_by_key(|name| Reverse(name.places.len()));
    found
}

/// Why the name of an entity does not count where it begins in a text. `left_out` is in order of the text.
fn why(left_out: &[LeftOut], entity: DocId, start: usize) -> Option<Why> {
    let first = left_out.partition_point(|name| name.range.start < start);
    let mut here = left_out[first..].iter().take_while(|name| name.range.start == start);
    here.find(|name| name.entity == entity.0).map(|name| name.why.clone())
}

/// The mentions in a block of text; all are in order of the text.
fn in_block(mentions: &[Mention], block: u32) -> &[Mention] {
    let before = |block| mentions.partition_point(|mention| mention.block < block);
    &mentions[before(block)..before(block + 1)]
}

/// Whether a mention lies in a stretch of the block's text.
fn is_taken(mentions: &[Mention], range: &Range<usize>) -> bool {
    let first = mentions.partition_point(|mention| mention.range.end as usize <= range.start);
    work::steps(1);
    mentions.get(first).is_some_and(|mention| (mention.range.start as usize) < range.end)
}

/// Whether all places are on the entity's own page, where it does not mention itself.
fn is_own_page(site: &Site, name: &UnlinkedName) -> bool {
    let is_own = |document: DocId| {
        let Document { title, .. } = site.document(document);
        name.entity == Some(document) || key(title) == key(&name.words)
    };
    name.places.iter().all(|place| is_own(place.document))
}

/// What may be a name in one text.
struct Candidates<'t> {
    site: &'t Site,
    text: &'t str,
    words: Vec<Range<usize>>,
    language: Language,
    spellings: &'t Spellings,
    /// The names of countries, folded.
    countries: &'t HashSet<String>,
}

/// So many words are looked at together, and so many with capital letters.
const LONGEST: usize = 6;
const MOST_CAPITALS: usize = 12;

impl Candidates<'_> {
    /// The places of a text that look like names, the longest from left to right, as far as `is_free` lets them.
    fn all(&self, is_free: impl Fn(&Range<usize>) -> bool) -> Vec<(Range<usize>, Sign)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let sure = (1..=LONGEST.min(self.words.len() - at)).rev().find(|length| self.is_sure(at, at + length));
            let candidate = match sure {
                Some(length) => Some((at, at + length, Sign::Sure)),
                None => self.capitals(at, &is_free).map(|(start, end)| (start, end, Sign::Capitals)),
            };
            let Some((start, end, sign)) = candidate else {
                at += 1;
                continue;
            };
            at = end;
            let last = &self.words[end - 1];
            let last =
                if sign == Sign::Sure { last.end } else { last.start + without_genitive(self.word(end - 1)).len() };
            let range = self.words[start].start..last;
            let is_country = sign == Sign::Capitals && self.countries.contains(&key(&self.text[range.clone()]));
            if is_free(&range) && !is_country {
                found.push((range, sign));
            }
        }
        found
    }

    fn word(&self, at: usize) -> &str {
        &self.text[self.words[at].clone()]
    }

    fn is_capital(&self, at: usize) -> bool {
        let word = self.word(at);
        // «I’ve» names nobody.
        word.starts_with(char::is_uppercase) && !matches!(word.split(['\'', '’']).next(), Some("I"))
    }

    /// Whether only a space parts a word from the one before.
    fn is_joined(&self, at: usize) -> bool {
        self.text[self.words[at - 1].end..self.words[at].start] == *" "
    }

    /// Whether these words are a name that is listed, one with a legal form, or a number of law.
    fn is_sure(&self, start: usize, end: usize) -> bool {
        let whole = &self.text[self.words[start].start..self.words[end - 1].end];
        if !(start + 1..end).all(|at| self.is_joined(at)) || whole.ends_with(':') {
            return false;
        }
        let owners = self.site.by_name.get(&key(whole)).map_or(&[][..], Vec::as_slice);
        let is_short = whole.chars().count() <= 3;
        let is_listed = |id: &DocId| !is_short || self.site.document(*id).names().iter().any(|name| name.text == whole);
        if self.is_capital(start) && owners.iter().any(is_listed) {
            return true;
        }
        let several = end - start > 1;
        let has_form = several && is_company(key(self.word(end - 1)).trim_end_matches('.'));
        let is_name = || (start..end).all(|at| self.is_capital(at)) && !opens_sentence(fold(self.word(start)).text());
        has_form && is_name() || several && law::is_number(whole)
    }

    /// The words with capital letters from `at` on, without those that only stand before a name: «the retailer Target», «Präsident
    /// Xi Jinping». Of a single word more has to speak for a name than its capital.
    fn capitals(&self, at: usize, is_free: impl Fn(&Range<usize>) -> bool) -> Option<(usize, usize)> {
        // «(EU) Acme»
        let is_part = |at: usize| self.is_capital(at) && !self.word(at).ends_with(')') && is_free(&self.words[at]);
        if !is_part(at) {
            return None;
        }
        let last = self.words.len().min(at + MOST_CAPITALS);
        let end = (at + 1..last).find(|at| !self.is_joined(*at) || !is_part(*at)).unwrap_or(last);
        // «Behalten Sie»
        let is_behind = |end: usize| has_inner_capital(self.word(end - 1)) || !opens_sentence(&key(self.word(end - 1)));
        let end = (at + 1..=end).rev().find(|end| is_behind(*end)).unwrap_or(end);
        let start = (at..end).find(|at| !self.stands_before(*at))?;
        let folded = key(without_genitive(self.word(start)));
        let is_alone = end - start == 1;
        let heads = start == 0 || start == at && !self.continues(start);
        let is_name = match self.language {
            _ if !is_alone => !(start..end).all(|at| self.is_word(at)),
            // Every noun has a capital letter: one that tells what follows has to stand before it.
            Language::German => (start > at || has_inner_capital(self.word(start))) && !self.is_word(start),
            _ => !heads && !self.is_word(start),
        };
        let is_long = !is_alone || folded.chars().count() > 2;
        // «BIS» names an office also where an address has «bis-rule».
        let is_in_small_letters = || self.spellings.is_often_small(&folded) && !has_inner_capital(self.word(start));
        (is_name && is_long && !(is_alone && is_in_small_letters())).then_some((start, end))
    }

    /// Whether a word is one that no page is about, whatever its letters: an ordinary one, a place, a month, an abbreviation.
    fn is_word(&self, at: usize) -> bool {
        let word = without_genitive(self.word(at));
        let is_abbreviation = word.split('.').all(|part| part.chars().count() == 1);
        let word = key(word);
        // «US-China»
        let is_of_places = || word.split([' ', '-']).all(|part| is_place(part) || PLACES.contains(&part));
        let is_german = self.language == Language::German;
        // «TIER_1» is one of a program's.
        is_abbreviation
            || word.contains('_')
            || is_legal_form(&word)
            || ABBREVIATIONS.contains(&&*word)
            || is_ordinary(&word, self.language)
            || is_german && is_german_compound(&word)
            || is_of_places()
    }

    /// Whether a word with a capital letter only stands before a name.
    fn stands_before(&self, at: usize) -> bool {
        // «US-origin goods», but «Al-qaida»
        let is_adjective = |(head, tail): (&str, &str)| {
            let is_of_place = || head.chars().skip(1).all(char::is_uppercase) || is_place(&key(head));
            tail.starts_with(char::is_lowercase) && is_of_place()
        };
        if self.word(at).split_once('-').is_some_and(is_adjective) {
            return true;
        }
        // «BIS» is not «bis».
        if has_inner_capital(self.word(at)) && !self.word(at).contains('-') {
            return false;
        }
        let word = fold(self.word(at));
        let word = word.text();
        let is_noun = is_office(word) || is_person_noun(word, self.language) || is_firm_noun(word, self.language);
        let is_german_noun = self.language == Language::German && is_ordinary(word, self.language);
        opens_sentence(word) || is_german_determiner(word) || is_form_of_address(word) || is_noun || is_german_noun
    }

    /// Whether the sentence goes on with a word.
    fn continues(&self, at: usize) -> bool {
        let before = &self.text[self.words[at - 1].end..self.words[at].start];
        !before.contains(['.', '!', '?', ':', '…', '"', '“', '„', '«', '»', '\n'])
    }
}

/// Whether a folded word at the end of a name says that it is a company's.
fn is_company(word: &str) -> bool {
    is_legal_form(word) || matches!(word, "holding" | "holdings" | "technologies" | "technology")
}

/// «Shopify’s»
fn without_genitive(word: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// «ByteDance», «CATL»
fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase) && word.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// The words of a text with the signs inside them, without those around them.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = 0;
    for piece in text.split(' ') {
        let front = piece.len() - piece.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let bare = piece[front..].trim_end_matches(|c: char| !(c.is_alphanumeric() || c == ')'));
        // «(EU)» keeps its bracket within a number of law, «ISRG)» has that of its sentence.
        let bare = match bare.strip_suffix(')') {
            Some(word) if !word.contains('(') && !OF_LAW.contains(&word) => word.trim_end_matches(')'),
            _ => bare,
        };
        if !bare.is_empty() {
            spans.push(start + front..start + front + bare.len());
        }
        start += piece.len() + 1;
    }
    spans
}

/// Short names of places, folded.
const PLACES: &[&str] = &["eu", "korea", "uae", "uk", "un", "us", "usa"];

/// Abbreviations of days, of law and of technology, folded, for what a page is seldom about.
const ABBREVIATIONS: &[&str] = &[
    "api", "apis", "apr", "aug", "ceo", "cfo", "cfr", "csv", "dec", "dez", "etl", "faq", "feb", "fri", "gmt", "gpu",
    "gpus", "html", "http", "https", "id", "ipo", "jan", "json", "jul", "jun", "mon", "nov", "oct", "okt", "pdf",
    "r&d", "saas", "sat", "sep", "sept", "sql", "sun", "supp", "thu", "tls", "tue", "url", "urls", "usc", "utc", "vol",
    "wed", "xml", "yaml",
];

/// What stands in brackets within a number of law.
const OF_LAW: &[&str] = &["CFSP", "EC", "EEC", "EG", "EU", "EWG", "Euratom", "GASP"];
