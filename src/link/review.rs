//! Every mention that was found by name, as an editor reads them: with its sentence, and with what makes it doubtful.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::link::graph::LinkGraph;
use crate::link::text::outgoing::Mention;
use crate::model::Document;
use crate::names::fold::{fold, key};
use crate::names::titles::opens_sentence;
use crate::names::{Language, Rule, law};
use crate::site::{DocId, Site};
use crate::work;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewedMention {
    /// Where it stands.
    pub document: DocId,
    /// Its place in the file, in bytes.
    pub offset: usize,
    pub entity: DocId,
    /// The words of the text.
    pub words: String,
    /// By which rule they were found.
    pub rule: Rule,
    /// The sentence around it, perhaps shortened.
    pub sentence: String,
    /// Why it may be wrong; empty for most.
    pub doubts: Vec<Doubt>,
}

/// What makes a mention doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// The same word stands in the dossier's texts in small letters.
    OrdinaryWord,
    /// It is the first word of its sentence, which has a capital letter anyway.
    SentenceHead,
    /// A capitalised word stands beside it: it may be a part of a longer name.
    CapitalNeighbour,
}

impl Doubt {
    /// In words, for lists: `ordinary word`.
    pub fn name(self) -> &'static str {
        match self {
            Doubt::OrdinaryWord => "ordinary word",
            Doubt::SentenceHead => "head of its sentence",
            Doubt::CapitalNeighbour => "capital neighbour",
        }
    }
}

/// All mentions that were found by name, document by document in order of the text; those of one entity where it is given.
pub fn reviewed_mentions(site: &Site, graph: &LinkGraph, entity: Option<DocId>) -> Vec<ReviewedMention> {
    let ordinary = words_in_small_letters(site);
    let mut reviewed = Vec::new();
    for id in site.ids() {
        let document = site.document(id);
        let outgoing = graph.outgoing(id);
        for (mention, quote) in outgoing.mentions.iter().zip(&outgoing.quotes) {
            let Some(rule) = mention.rule.filter(|_| entity.is_none_or(|entity| entity == mention.target)) else {
                continue;
            };
            let [before, words, after] = quote.excerpt.parts();
            reviewed.push(ReviewedMention {
                document: id,
                offset: document.body.texts[mention.block as usize].source_offset(mention.range.start as usize),
                entity: mention.target,
                doubts: doubts(&ordinary, Language::of(document.language.tag()), [&before, &words, &after]),
                sentence: [before, words.clone(), after].concat(),
                words,
                rule,
            });
        }
    }
    reviewed
}

fn doubts(ordinary: &HashSet<String>, language: Language, [before, words, after]: [&str; 3]) -> Vec<Doubt> {
    let is_one_word = !words.contains(char::is_whitespace);
    let heads = is_one_word && !before.contains(char::is_alphanumeric);
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && !opens_sentence(fold(word).text());
    // Before a name a German noun is its apposition: «der Hersteller Tesla».
    let left = before.strip_suffix(' ').filter(|_| language != Language::German);
    let neighbours = [
        left.and_then(|before| before.rsplit(' ').next()),
        after.strip_prefix(' ').and_then(|after| after.split(' ').next()),
    ];
    let mut doubts = Vec::new();
    if ordinary.contains(&key(words)) {
        doubts.push(Doubt::OrdinaryWord);
    }
    if heads {
        doubts.push(Doubt::SentenceHead);
    }
    if neighbours.into_iter().flatten().any(is_name) {
        doubts.push(Doubt::CapitalNeighbour);
    }
    doubts
}

/// The words that the texts have in small letters, folded.
fn words_in_small_letters(site: &Site) -> HashSet<String> {
    let mut words = HashSet::new();
    for id in site.ids() {
        for text in site.document(id).texts() {
            let small = words_of(&text).filter(|word| word.starts_with(char::is_lowercase));
            words.extend(small.map(key));
        }
    }
    words
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Words that look like a name and have no page, with the places where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlinkedName {
    /// As written where it stands first.
    pub words: String,
    /// Whose name it is, where it is that of an entity and counts at none of these places.
    pub entity: Option<DocId>,
    /// Document and place in the file, in order.
    pub places: Vec<(DocId, usize)>,
}

/// Names in the texts that are no mention, most frequent first: names of the dossier that do not count where they stand,
/// company names by their legal form, names of several words, and numbers of law without a page. A proposal, no more.
pub fn unlinked_names(site: &Site, graph: &LinkGraph) -> Vec<UnlinkedName> {
    let mut found: Vec<UnlinkedName> = Vec::new();
    let mut by_key = HashMap::new();
    for id in site.ids() {
        let document = site.document(id);
        let outgoing = graph.outgoing(id);
        for (number, block) in document.body.texts.iter().enumerate() {
            let text = document.text(number);
            let taken = in_block(&outgoing.mentions, number as u32);
            let is_free = |range: &Range<usize>| block.is_linkable(range) && !is_taken(taken, range);
            for range in candidates(site, &text).into_iter().filter(is_free) {
                let words = &text[range.clone()];
                let at = *by_key.entry(key(words)).or_insert_with_key(|key| {
                    let entity = site.by_name.get(key).and_then(|ids| ids.first()).copied();
                    found.push(UnlinkedName { words: words.to_owned(), entity, places: Vec::new() });
                    found.len() - 1
                });
                found[at].places.push((id, block.source_offset(range.start)));
            }
        }
    }
    found.retain(|name| !is_own_page(site, name));
    found.sort_by_key(|name| Reverse(name.places.len()));
    found
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
    name.places.iter().all(|(document, _)| is_own(*document))
}

/// Places of a text that look like names.
fn candidates(site: &Site, text: &str) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = spans(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let length = (1..=LONGEST.min(words.len() - at)).rev().find(|length| {
            let range = words[at].start..words[at + length - 1].end;
            is_candidate(site, text, &words[at..at + length], &text[range])
        });
        match length {
            Some(length) => {
                found.push(words[at].start..words[at + length - 1].end);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// So many words are looked at together.
const LONGEST: usize = 6;

fn is_candidate(site: &Site, text: &str, words: &[Range<usize>], whole: &str) -> bool {
    let word = |range: &Range<usize>| &text[range.clone()];
    let is_capital = |range: &Range<usize>| {
        let word = word(range);
        word.starts_with(char::is_uppercase) && word.chars().any(char::is_alphabetic)
    };
    let joined = words.windows(2).all(|pair| text[pair[0].end..pair[1].start] == *" ");
    if !joined || whole.ends_with(':') {
        return false;
    }
    let owners = site.by_name.get(&key(whole)).map_or(&[][..], Vec::as_slice);
    let is_short = whole.chars().count() <= 3;
    let is_listed = |id: &DocId| !is_short || site.document(*id).names().iter().any(|name| name.text == whole);
    if is_capital(&words[0]) && owners.iter().any(is_listed) {
        return true;
    }
    let last = word(&words[words.len() - 1]).trim_end_matches('.');
    let has_form = words.len() > 1 && LEGAL_FORMS.contains(&last);
    let is_law = words.len() > 1 && !law::spellings(whole).is_empty();
    has_form && words.iter().all(is_capital) && !opens_sentence(fold(word(&words[0])).text()) || is_law
}

/// The words of a text with the signs inside them, without those around them.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = 0;
    for piece in text.split(' ') {
        let front = piece.len() - piece.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let bare = piece[front..].trim_end_matches(|c: char| !(c.is_alphanumeric() || c == ')'));
        if !bare.is_empty() {
            spans.push(start + front..start + front + bare.len());
        }
        start += piece.len() + 1;
    }
    spans
}

/// What companies are, at the end of their names.
const LEGAL_FORMS: &[&str] = &[
    "AG", "AS", "BV", "Bhd", "Co", "Corp", "Corporation", "GmbH", "Holding", "Holdings", "Inc", "KG", "KGaA", "LLC",
    "LLP", "Limited", "Ltd", "NV", "OHG", "OOO", "Oy", "PJSC", "PLC", "SA", "SARL", "SE", "SpA", "Technologies",
    "Technology",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn doubts_of(before: &str, words: &str, after: &str) -> Vec<Doubt> {
        doubts(&HashSet::from(["target".to_owned()]), Language::English, [before, words, after])
    }

    #[test]
    fn a_plain_mention_has_no_doubts() {
        assert_eq!(doubts_of("The firm ", "Tesla", " builds cars."), []);
        assert_eq!(doubts_of("… so that ", "Tesla", ""), []);
    }

    #[test]
    fn what_could_be_another_word_or_name_is_doubtful() {
        assert_eq!(doubts_of("", "Target", " paid."), [Doubt::OrdinaryWord, Doubt::SentenceHead]);
        assert_eq!(doubts_of("The ", "Tesla", " Motors club paid."), [Doubt::CapitalNeighbour]);
        assert_eq!(doubts_of("«", "Tesla", "» paid."), [Doubt::SentenceHead]);
    }
}
