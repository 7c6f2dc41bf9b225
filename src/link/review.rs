//! Every mention that was found by name, as an editor reads them: with its sentence, and with what makes it doubtful.

use std::collections::HashMap;

use crate::link::graph::LinkGraph;
use crate::link::spellings::Spellings;
use crate::link::text::outgoing::Outgoing;
use crate::names::evidence::Evidence;
use crate::names::fold::{fold, key};
use crate::names::titles::opens_sentence;
use crate::names::{Language, Rule};
use crate::site::{DocId, Site};

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
    /// What speaks for it, where it is a word, people's or a place's too, or a weak name.
    pub because: Option<String>,
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
    let spellings = Spellings::of(site);
    let mut reviewed = Vec::new();
    for id in site.ids() {
        let document = site.document(id);
        let outgoing = graph.outgoing(id);
        let surer = surer(outgoing);
        for (mention, quote) in outgoing.mentions.iter().zip(&outgoing.quotes) {
            let Some(rule) = mention.rule.filter(|_| entity.is_none_or(|entity| entity == mention.target)) else {
                continue;
            };
            let [before, words, after] = quote.excerpt.parts();
            reviewed.push(ReviewedMention {
                document: id,
                offset: document.body.texts[mention.block as usize].source_offset(mention.range.start as usize),
                entity: mention.target,
                doubts: doubts(&spellings, Language::of(document.language.tag()), [&before, &words, &after]),
                sentence: quote.parts().concat(),
                words,
                because: mention.evidence.map(|evidence| match evidence {
                    Evidence::Form => "beside what a firm is".to_owned(),
                    Evidence::OfFirms => "beside what only firms have".to_owned(),
                    Evidence::Beside => "beside what names do or have".to_owned(),
                    Evidence::Document => match surer.get(&mention.target) {
                        Some(words) => format!("because of \"{words}\" in the document"),
                        None => "because of the front matter".to_owned(),
                    },
                }),
                rule,
            });
        }
    }
    reviewed
}

/// The words of the first mention of each target that needs no other, or of the author's link.
fn surer(outgoing: &Outgoing) -> HashMap<DocId, String> {
    let mut surer = HashMap::new();
    for (mention, quote) in outgoing.mentions.iter().zip(&outgoing.quotes) {
        if mention.evidence != Some(Evidence::Document) {
            surer.entry(mention.target).or_insert_with(|| quote.excerpt.parts()[1].clone());
        }
    }
    surer
}

fn doubts(spellings: &Spellings, language: Language, [before, words, after]: [&str; 3]) -> Vec<Doubt> {
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
    if spellings.is_ever_small(&key(words)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn doubts_of(before: &str, words: &str, after: &str) -> Vec<Doubt> {
        doubts(&Spellings::in_text("The target."), Language::English, [before, words, after])
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
