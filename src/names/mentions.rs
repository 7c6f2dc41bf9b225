//! The mentions in one document: names in all its texts, with the author's corrections, weak names
//! counted only where they may.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::evidence::{LeftOut, Why};
use crate::names::fold::{Folded, fold, key};
use crate::names::index::NameIndex;
use crate::names::language::Language;
use crate::names::longest::{Found, Hit, exclude, longest};
use crate::names::name::{Bearer, Name, Strength};
use crate::names::namesakes::{leave_to_people, leave_to_strangers};
use crate::names::ordinary::{OrdinaryUse, Reading};
use crate::names::rule::Rule;
use crate::names::sports::tells_of_sports;

/// The corrections in an article's `links`, which beat the automatic rules (rule 11).
#[derive(Default)]
pub struct Corrections {
    skip: BTreeSet<String>,
    map: Option<NameIndex>,
}

impl Corrections {
    /// `skip`: names that link nothing in this document. `map`: words (any, common ones too) and the
    /// entity that they mean in this document.
    pub fn new<'a>(skip: impl IntoIterator<Item = &'a str>, map: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let names: Vec<Name> = map
            .into_iter()
            .map(|(text, entity)| Name {
                entity,
                text: text.to_owned(),
                strength: Strength::Strong,
                bearer: Bearer::Other,
            })
            .collect();
        Self { skip: skip.into_iter().map(key).collect(), map: (!names.is_empty()).then(|| NameIndex::by_hand(names)) }
    }

    fn skips(&self, index: &NameIndex, text: &str, found: &Found) -> bool {
        !self.skip.is_empty()
            && !found.names.is_empty()
            && (self.skip.contains(&key(&text[found.range.clone()]))
                || found.names.iter().any(|n| self.skip.contains(&key(&index.names()[*n as usize].text))))
    }
}

/// What names do in the texts of one document.
#[derive(Debug, Default)]
pub struct Mentions {
    /// The mentions of each text, in its order. One with more than one entity is ambiguous.
    pub found: Vec<Vec<Found>>,
    /// The names that stand in the texts, counted or not, by their place in the index.
    pub standing: BTreeMap<u32, Uses>,
    /// The names whose words stand in each text as ordinary words, with each place: in small letters, or as a German noun.
    /// They are not among `standing` yet: only the caller knows whether they stand in prose, or in an address or the slug
    /// of a link.
    pub words: Vec<Vec<OrdinaryUse>>,
    /// The names that stand in each text and do not count, but for those that the author took out.
    pub left_out: Vec<Vec<LeftOut>>,
}

/// How often the words of a name stand in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// As the name, counted or not.
    pub as_name: u32,
    /// As an ordinary word.
    pub as_word: u32,
}

/// The mentions in the texts of one document.
///
/// `present` are the entities that the document names by other means, such as wikilinks and its front matter: their weak
/// names count.
pub fn mentions(
    index: &NameIndex,
    texts: &[impl AsRef<str>],
    language: Language,
    corrections: &Corrections,
    present: &BTreeSet<u32>,
) -> Mentions {
    let mut mentions = Mentions::default();
    let mut hits: Vec<Vec<Hit>> = Vec::with_capacity(texts.len());
    let folded: Vec<Folded<'_>> = texts.iter().map(|text| fold(text.as_ref())).collect();
    let mut people = People::default();
    let mut namesakes = BTreeSet::new();
    let mut strangers = Vec::with_capacity(texts.len());
    let mut longer = Vec::with_capacity(texts.len());
    for text in &folded {
        let mut seen = index.search(text, language);
        for name in seen.hits.iter().filter_map(|hit| hit.name) {
            mentions.standing.entry(name).or_default().as_name += 1;
        }
        for name in &seen.spelled_out {
            mentions.standing.entry(*name).or_default().as_name += 1;
        }
        mentions.words.push(seen.words);
        mentions.left_out.push(seen.left_out);
        people.strangers.extend(seen.spelled_out);
        people.named.extend(seen.others);
        people.strangers.extend(seen.strangers);
        people.surnames.extend(seen.surnames);
        people.doubted.extend(seen.doubted);
        namesakes.extend(seen.namesakes);
        strangers.push(seen.introduced);
        longer.push(seen.longer);
        exclude(&mut seen.hits);
        if let Some(map) = &corrections.map {
            seen.hits.extend(map.search(text, language).hits);
        }
        hits.push(seen.hits);
    }

    leave_to_people(index, present, &mut hits, &mut mentions.left_out);
    leave_to_strangers(index, texts, &strangers, &mut hits, &mut mentions.left_out);
    people.named.extend(introduced_longer(&hits, &longer));
    people.doubted.extend(of_sports(index, &folded, language, &hits));
    read_words(&mentions.words, &people, language, &mut hits, &mut mentions.left_out);
    doubt_titles(&namesakes, &mut hits);
    keep_spelling(&mut hits, &mut mentions.left_out);
    let is_strong = |hit: &Hit| hit.strength == Strength::Strong;
    let counted = |text: &str, hits: Vec<Hit>| {
        let mut found = longest(hits);
        found.retain(|found| !corrections.skips(index, text, found));
        found
    };
    if !hits.iter().flatten().all(is_strong) {
        let mut present = present.clone();
        for (text, hits) in texts.iter().zip(&hits) {
            let strong = hits.iter().filter(|hit| is_strong(hit)).cloned().collect();
            let found = counted(text.as_ref(), strong);
            present.extend(found.iter().filter(|found| found.entities.len() == 1).map(|found| found.entities[0]));
        }
        leave_out(&mut hits, &mut mentions.left_out, |hit| {
            let counts = is_strong(hit) || hit.strength == Strength::Not || present.contains(&hit.entity);
            (!counts).then(|| hit.doubt.clone())
        });
    }
    mentions.found = texts.iter().zip(hits).map(|(text, hits)| counted(text.as_ref(), hits)).collect();
    mentions
}

/// The names that are those of others in a document, mostly somebody's surname.
#[derive(Default)]
struct People {
    named: BTreeSet<u32>,
    /// Those that end no longer name of their entity: who is introduced as «Wilbur Ross» is meant by «Ross», unless a firm is named
    /// by it too.
    strangers: BTreeSet<u32>,
    /// Those of them that follow somebody's given name.
    surnames: BTreeSet<u32>,
    /// Those that may be: after what may be a given name, or in a document that tells of sports, where clubs and players have them too.
    doubted: BTreeSet<u32>,
}

/// Takes away what reads as something else, of names that are ordinary words in the document. What is unclear becomes weak, and
/// so does what has another meaning in the document: somebody's surname, the end of another name, an English noun.
fn read_words(
    words: &[Vec<OrdinaryUse>],
    people: &People,
    language: Language,
    hits: &mut [Vec<Hit>],
    left_out: &mut [Vec<LeftOut>],
) {
    let of = |kind: fn(&OrdinaryUse) -> bool| -> BTreeSet<u32> {
        words.iter().flatten().filter(|word| kind(word)).map(|word| word.name).collect()
    };
    let words = of(|_| true);
    // German has nouns in capitals: what stands in small letters is no noun, and tells nothing of one with its article.
    let nouns = if language == Language::German { of(|word| word.is_noun) } else { words.clone() };
    let is_among = |hit: &Hit, names: &BTreeSet<u32>| hit.name.is_some_and(|name| names.contains(&name));
    // What has an article is no firm in English, but may be one in German.
    let mut others = people.named.clone();
    let means_other = |hit: &&Hit| match hit.reading {
        Reading::Located => hit.also.is_place,
        Reading::Tail => hit.also.is_any() || is_among(hit, &nouns),
        Reading::Noun => language != Language::German && (hit.also.is_any() || is_among(hit, &nouns)),
        _ => false,
    };
    others.extend(hits.iter().flatten().filter(means_other).filter_map(|hit| hit.name));
    let firms = hits.iter().flatten().filter(|hit| hit.reading == Reading::Firm).filter_map(|hit| hit.name).collect();
    let strangers: BTreeSet<u32> = people.strangers.difference(&firms).copied().collect();
    // «Emily Cooper sued. Cooper shares fell.»
    let is_firms = |hit: &Hit| hit.of_firms && is_among(hit, &people.surnames);
    leave_out(hits, left_out, |hit| {
        let is_other = match hit.reading {
            _ if hit.strength == Strength::Not => return None,
            Reading::Longer => hit.also.is_any(),
            Reading::Part | Reading::Tail => hit.also.is_any() || is_among(hit, &nouns),
            Reading::Located => hit.also.is_place,
            Reading::Noun => is_among(hit, &nouns),
            // «ein Bild» and then «Bild» alone
            Reading::Bare | Reading::Unclear => hit.is_word() && language == Language::German && is_among(hit, &nouns),
            _ => false,
        };
        match is_other {
            true => Some(Why::of(hit.reading)),
            false => (is_among(hit, &strangers) && !is_firms(hit)).then_some(Why::Elsewhere),
        }
    });
    for hit in hits.iter_mut().flatten().filter(|hit| hit.strength == Strength::Strong) {
        let is_unsure = match hit.reading {
            Reading::Unclear => hit.also.is_any() || is_among(hit, &words),
            Reading::Bare | Reading::Noun => hit.also.is_any(),
            Reading::Name => hit.also.is_name(),
            Reading::Label => true,
            _ => false,
        };
        let is_said = hit.of_firms || matches!(hit.reading, Reading::Firm | Reading::Sure | Reading::Told);
        let is_unsure = is_unsure || !is_said && is_among(hit, &people.doubted);
        let is_others = hit.reading != Reading::Firm && !is_firms(hit) && is_among(hit, &others);
        if is_unsure || is_others {
            (hit.strength, hit.rule) = (Strength::Weak, Rule::Context);
            hit.doubt = if is_others { Why::Elsewhere } else { Why::Alone };
        }
    }
}

/// Takes away the hits for which there is a reason, and keeps the reason.
fn leave_out(hits: &mut [Vec<Hit>], left_out: &mut [Vec<LeftOut>], why: impl Fn(&Hit) -> Option<Why>) {
    for (hits, left_out) in hits.iter_mut().zip(left_out) {
        hits.retain(|hit| match why(hit) {
            None => true,
            Some(why) => {
                left_out.push(LeftOut { range: hit.range.clone(), entity: hit.entity, why });
                false
            }
        });
    }
}

/// The names that the document introduces within a longer name of a firm, and may shorten it to: «Delta Motors … Delta», «Burlington
/// Industries Inc … Burlington».
///
/// `longer` are the names that begin that of another firm, with their places, in each text.
fn introduced_longer(hits: &[Vec<Hit>], longer: &[Vec<(u32, usize)>]) -> BTreeSet<u32> {
    let (mut known, mut introduced) = (BTreeSet::new(), BTreeSet::new());
    for (hits, longer) in hits.iter().zip(longer) {
        let is_longer = |hit: &Hit| hit.reading == Reading::Longer && hit.is_word();
        let places = hits.iter().filter_map(|hit| Some((hit.range.start, !is_longer(hit), hit.name?)));
        let mut places: Vec<(usize, bool, u32)> =
            places.chain(longer.iter().map(|(name, start)| (*start, false, *name))).collect();
        places.sort_unstable();
        let firsts = places.into_iter().filter(|(_, _, name)| known.insert(*name));
        introduced.extend(firsts.filter(|(_, is_alone, _)| !is_alone).map(|(_, _, name)| name));
    }
    introduced
}

/// The names of firms of one word in a document that tells of sports, where clubs and players are called so.
fn of_sports(index: &NameIndex, texts: &[Folded<'_>], language: Language, hits: &[Vec<Hit>]) -> BTreeSet<u32> {
    let is_of_one_word = |name: &u32| index.is_firm(*name) && !index.is_of_words(*name) && !index.is_paper(*name);
    let names: BTreeSet<u32> = hits.iter().flatten().filter_map(|hit| hit.name).filter(is_of_one_word).collect();
    if names.is_empty() || !tells_of_sports(texts, language) { BTreeSet::new() } else { names }
}

/// Makes a surname after an office weak again where the document names somebody else of that surname: «Lyndon B. Johnson won. President
/// Johnson agreed.» tells of Boris Johnson only where he is named too.
fn doubt_titles(namesakes: &BTreeSet<u32>, hits: &mut [Vec<Hit>]) {
    let is_either = |hit: &&mut Hit| {
        hit.rule == Rule::Title
            && hit.strength == Strength::Strong
            && hit.name.is_some_and(|name| namesakes.contains(&name))
    };
    for hit in hits.iter_mut().flatten().filter(is_either) {
        (hit.strength, hit.rule, hit.doubt) = (Strength::Weak, Rule::Context, Why::NeedsName);
    }
}

/// Takes away what is unclear and written otherwise than the document writes the name: who writes «ZEIT ONLINE» means the word
/// by «Zeit».
fn keep_spelling(hits: &mut [Vec<Hit>], left_out: &mut [Vec<LeftOut>]) {
    let sure = |in_capitals: bool| -> BTreeSet<u32> {
        let all = hits.iter().flatten();
        let sure =
            all.filter(|hit| hit.is_word() && hit.strength == Strength::Strong && hit.in_capitals == in_capitals);
        sure.filter_map(|hit| hit.name).collect()
    };
    let (shouted, plain) = (sure(true), sure(false));
    let is_other = |hit: &Hit| hit.name.is_some_and(|name| shouted.contains(&name) && !plain.contains(&name));
    leave_out(hits, left_out, |hit| {
        let is_written_otherwise = hit.strength == Strength::Weak && hit.is_word() && !hit.in_capitals && is_other(hit);
        is_written_otherwise.then_some(Why::Elsewhere)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> NameIndex {
        let name =
            |entity, text: &str, strength| Name { entity, text: text.to_owned(), strength, bearer: Bearer::Other };
        NameIndex::new([
            name(0, "Apple Inc.", Strength::Strong),
            name(0, "Apple", Strength::Weak),
            name(1, "Tesla", Strength::Strong),
        ])
    }

    fn entities(texts: &[&str], present: &[u32]) -> Vec<Vec<u32>> {
        let present = present.iter().copied().collect();
        mentions(&index(), texts, Language::German, &Corrections::default(), &present)
            .found
            .iter()
            .map(|found| found.iter().flat_map(|f| f.entities.clone()).collect())
            .collect()
    }

    #[test]
    fn a_strong_name_in_a_later_text_makes_a_weak_one_count() {
        assert_eq!(entities(&["Apple baut.", "Tesla auch.", "Apple Inc."], &[]), [[0], [1], [0]]);
        assert_eq!(entities(&["Apple baut.", "Tesla auch."], &[]), [vec![], vec![1]]);
    }

    #[test]
    fn an_entity_that_is_present_otherwise_makes_its_weak_names_count() {
        assert_eq!(entities(&["Apple baut."], &[0]), [[0]]);
        assert_eq!(entities(&["Apple baut."], &[1]), [vec![0u32; 0]]);
    }

    #[test]
    fn a_mapped_word_has_no_listed_name() {
        let corrections = Corrections::new([], [("der Konzern", 1)]);
        let found = mentions(&index(), &["Der Konzern."], Language::German, &corrections, &BTreeSet::new());
        assert_eq!(
            found.found,
            [[Found { range: 0..11, entities: vec![1], names: vec![], rule: Rule::Mapped, evidence: None }]]
        );
    }
}
