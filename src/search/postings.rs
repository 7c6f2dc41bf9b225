//! From the words of each document to the documents of each term.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rayon::prelude::*;

use super::lexicon::{Analysis, Lexicon, common_endings, is_german};
use super::lists::{Place, encode};
use super::tokens::DocumentTokens;
use super::vocabulary::{Lengths, Numbered, Vocabulary, Word};
use super::words::{fold, without_umlaut_e};

/// The whole index before it is cut into files.
#[derive(Debug, Default)]
pub struct Postings {
    /// Terms (stems, folded) in order, each with its list of documents, encoded.
    pub terms: Vec<(String, Vec<u8>)>,
    /// Words as they are written, folded, in order, each with the terms it leads to, as places in `terms`.
    pub words: Vec<(String, Vec<u32>)>,
    /// How words are spelled that have accents, by their folded spelling.
    pub spelled: HashMap<String, String>,
    /// What stemming takes off at the end of words, and what it puts there (`en`, `y>i`), most frequent first: by these the
    /// browser finds the stem of a form that no text has.
    pub endings: Vec<String>,
    pub lengths: Vec<Lengths>,
}

/// Lists are filled for this many places at a time, to keep memory small.
const PLACES_AT_A_TIME: usize = 1_000_000;
/// Bytes that a stem keeps of its word, for its ending to count.
const SHORTEST_STEM: usize = 3;
/// How many endings the browser gets.
const MOST_ENDINGS: usize = 80;

/// Turns the words of documents into lists of documents. A document's number is its place among the `count` ones that
/// `tokens` gives.
///
/// # Errors
/// What `tokens` reports first.
pub fn invert<E: Send>(
    count: usize,
    tokens: impl Fn(usize) -> Result<DocumentTokens, E> + Sync,
) -> Result<Postings, E> {
    let vocabulary = Vocabulary::of(count, tokens)?;
    let lexicon = Lexicon::new(vocabulary.languages.iter().map(String::as_str));
    let analyses: Vec<Analysis> = vocabulary
        .words
        .par_iter()
        .map(|word| lexicon.analyse(&word.text, &vocabulary.languages[word.language], word.joined))
        .collect();

    let mut names: Vec<&str> =
        analyses.iter().flat_map(|found| found.parts.iter().chain([&found.stem])).map(String::as_str).collect();
    names.par_sort_unstable();
    names.dedup();
    let number: HashMap<&str, u32> = names.iter().enumerate().map(|(at, name)| (*name, at as u32)).collect();
    // Per word of the vocabulary: the list of its stem, then the lists of its parts.
    let lists_of: Vec<Vec<u32>> = analyses
        .iter()
        .map(|found| {
            let whole = number[found.stem.as_str()] * 2;
            let parts = found.parts.iter().map(|part| number[part.as_str()] * 2 + 1);
            [whole].into_iter().chain(parts).collect()
        })
        .collect();
    let terms = encode_all(&vocabulary.documents, &names, &lists_of);
    let (words, endings) = (surfaces(&vocabulary, &lexicon, &analyses, &number), endings(&vocabulary, &analyses));
    let spelled = spelled(&vocabulary);
    Ok(Postings { terms, words, spelled, endings, lengths: vocabulary.lengths })
}

/// The accents of words, which folding takes away: of several spellings the first in order.
fn spelled(vocabulary: &Vocabulary) -> HashMap<String, String> {
    let mut spelled: HashMap<String, String> = HashMap::new();
    for word in vocabulary.words.iter().filter(|word| !word.text.is_ascii()) {
        let known = spelled.entry(fold(&word.text)).or_insert_with(|| word.text.to_string());
        if *word.text < **known {
            *known = word.text.to_string();
        }
    }
    spelled
}

/// The lists of all terms. They are filled and encoded for some terms at a time.
fn encode_all(documents: &[Numbered], names: &[&str], lists_of: &[Vec<u32>]) -> Vec<(String, Vec<u8>)> {
    let mut sizes = vec![0_usize; names.len() * 2];
    for word in documents.iter().flat_map(|document| &document.words) {
        lists_of[*word as usize].iter().for_each(|list| sizes[*list as usize] += 1);
    }
    let mut terms = Vec::with_capacity(names.len());
    while terms.len() < names.len() {
        let first = terms.len();
        let mut last = first;
        let mut places = 0;
        while last < names.len()
            && (last == first || places + sizes[2 * last] + sizes[2 * last + 1] <= PLACES_AT_A_TIME)
        {
            places += sizes[2 * last] + sizes[2 * last + 1];
            last += 1;
        }
        let lists = Lists::fill(2 * first..2 * last, &sizes, documents, lists_of);
        let encoded = (first..last)
            .into_par_iter()
            .map(|term| (names[term].to_owned(), encode(documents, lists.of(2 * term), lists.of(2 * term + 1))));
        terms.par_extend(encoded);
    }
    terms
}

/// For some lists the places of their words, by document.
struct Lists {
    first: usize,
    ends: Vec<usize>,
    places: Vec<Place>,
}

impl Lists {
    fn fill(range: Range<usize>, sizes: &[usize], documents: &[Numbered], lists_of: &[Vec<u32>]) -> Lists {
        let mut total = 0;
        let mut ends: Vec<usize> = sizes[range.clone()].to_vec();
        for start in &mut ends {
            total += std::mem::replace(start, total);
        }
        // Of most words no list is in the range, which must be seen at a glance.
        let in_range = |list: &u32| (*list as usize).checked_sub(range.start).filter(|at| *at < ends.len());
        let (mut own, mut own_ends) = (Vec::new(), vec![0]);
        for lists in lists_of {
            own.extend(lists.iter().filter_map(in_range));
            own_ends.push(own.len());
        }
        let mut places = vec![(0, 0); total];
        for (number, document) in documents.iter().enumerate() {
            for (&word, uses) in document.words.iter().zip(document.uses.places()) {
                for &list in &own[own_ends[word as usize]..own_ends[word as usize + 1]] {
                    // What was the start of the list is its end when all places are there.
                    places[ends[list]] = (number as u32, uses);
                    ends[list] += 1;
                }
            }
        }
        Lists { first: range.start, ends, places }
    }

    fn of(&self, list: usize) -> &[Place] {
        let at = list - self.first;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[start..self.ends[at]]
    }
}

/// Words as they are written, with the terms they lead to: their own stem, and what another language of the dossier makes
/// of them where that is a stem of its texts («company» in a German text, «companies» in an English one). A German word with an umlaut that is written out
/// (`mueller`) is found under the folded umlaut too (`muller`).
fn surfaces(
    vocabulary: &Vocabulary,
    lexicon: &Lexicon,
    analyses: &[Analysis],
    number: &HashMap<&str, u32>,
) -> Vec<(String, Vec<u32>)> {
    let languages = &vocabulary.languages;
    let mut stems: Vec<HashSet<&str>> = vec![HashSet::new(); languages.len()];
    if languages.len() > 1 {
        for (word, found) in vocabulary.words.iter().zip(analyses) {
            stems[word.language].insert(&found.stem);
        }
    }
    let in_other_languages = |word: &Word| {
        let others = (0..languages.len()).filter(|other| languages.len() > 1 && *other != word.language);
        let found = others.filter_map(|other| stems[other].get(lexicon.stem(&word.text, &languages[other]).as_str()));
        found.map(|stem| number[stem]).collect::<Vec<u32>>()
    };
    let mut pairs: Vec<(String, u32)> = vocabulary
        .words
        .par_iter()
        .zip(analyses)
        .flat_map_iter(|(word, found)| {
            let folded = fold(&word.text);
            let term = number[found.stem.as_str()];
            let short = without_umlaut_e(&folded)
                .filter(|_| is_german(&vocabulary.languages[word.language]))
                .map(|short| (short, term));
            let others: Vec<_> = in_other_languages(word).into_iter().map(|term| (folded.clone(), term)).collect();
            [(folded, term)].into_iter().chain(short).chain(others)
        })
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    let mut words: Vec<(String, Vec<u32>)> = Vec::new();
    for (word, term) in pairs {
        match words.last_mut() {
            Some((last, terms)) if *last == word => terms.push(term),
            _ => words.push((word, vec![term])),
        }
    }
    words
}

/// What stemming does at the end of at least two words (`en`, `y>i`), and what it would do to forms that no text has.
fn endings(vocabulary: &Vocabulary, analyses: &[Analysis]) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (word, found) in vocabulary.words.iter().zip(analyses) {
        let (folded, stem) = (fold(&word.text), found.stem.as_str());
        let same: usize = folded.chars().zip(stem.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
        if folded.len() > same && same >= SHORTEST_STEM {
            let instead = if stem.len() > same { format!(">{}", &stem[same..]) } else { String::new() };
            *counts.entry(format!("{}{instead}", &folded[same..])).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count > 1);
    for ending in vocabulary.languages.iter().flat_map(|tag| common_endings(tag)) {
        *counts.entry((*ending).to_owned()).or_default() += 2;
    }
    let mut endings: Vec<(usize, String)> = counts.into_iter().map(|(ending, count)| (count, ending)).collect();
    endings.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    endings.into_iter().take(MOST_ENDINGS).map(|(_, ending)| ending).collect()
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::Arc;

    use super::*;
    use crate::config::read_config;
    use crate::parse::parse_document;
    use crate::search::tokens::tokens;
    use crate::source::SourceFile;

    /// Pages in German, or in the language that a text names first: `en:The companies`. What stands before a `#` is the
    /// title.
    fn inverted(texts: &[&str]) -> Postings {
        let config = Arc::new(SourceFile::new("dossier.yaml", "title: Probe\nlanguage: de\n"));
        let config = read_config(&config).value.expect("the configuration is right");
        let made = |at: usize| {
            let (language, text) = texts[at].split_once(':').unwrap_or(("de", texts[at]));
            let (title, text) = text.split_once('#').unwrap_or(("X", text));
            let text = format!("---\ntitle: {title}\nlang: {language}\n---\n\n{text}\n");
            let source = Arc::new(SourceFile::new(format!("content/p{at}.md"), text));
            let document = parse_document(&source, &(&config).into()).value.expect("the document is right");
            let shown: Vec<_> = document.texts().collect();
            Ok::<_, Infallible>(tokens(&document, &[], &shown, Vec::new(), std::iter::empty()))
        };
        let Ok(postings) = invert(texts.len(), made);
        postings
    }

    /// How many documents have a term as a word, and as a part of one only.
    fn counts(postings: &Postings, term: &str) -> (u8, u8) {
        let (_, list) =
            postings.terms.iter().find(|(name, _)| name == term).unwrap_or_else(|| panic!("no term {term}"));
        (list[0], list[1])
    }

    fn leads_to(postings: &Postings, word: &str) -> Vec<String> {
        let found = postings.words.iter().find(|(other, _)| other == word);
        let terms = &found.unwrap_or_else(|| panic!("no word {word}")).1;
        terms.iter().map(|term| postings.terms[*term as usize].0.clone()).collect()
    }

    #[test]
    fn forms_of_a_word_are_one_term() {
        let postings = inverted(&["Eine Verordnung.", "Zwei Verordnungen."]);
        assert_eq!(leads_to(&postings, "verordnungen"), leads_to(&postings, "verordnung"));
        assert_eq!(counts(&postings, "verordn"), (2, 0));
    }

    #[test]
    fn parts_count_where_the_word_itself_does_not_stand_or_a_title_has_the_compound() {
        let text = "Datenschutzverordnung und Verordnung.";
        let postings = inverted(&[text, "Datenschutzverordnung.", &format!("Datenschutzverordnung#{text}")]);
        assert_eq!(counts(&postings, "verordn"), (2, 2));
        assert_eq!(counts(&postings, "datenschutz"), (0, 3));
    }

    #[test]
    fn a_word_of_two_languages_leads_to_the_stem_of_each() {
        let postings = inverted(&["Die University.", "en:The university."]);
        assert_eq!(leads_to(&postings, "university"), ["universiti", "university"]);
    }

    #[test]
    fn a_word_of_one_language_finds_its_forms_in_another() {
        let postings = inverted(&["Die Company.", "en:The companies.", "Die Weise."]);
        assert_eq!(leads_to(&postings, "company"), ["compani", "company"]);
        assert_eq!(leads_to(&postings, "weise"), ["weis"], "no English text has such a stem");
    }

    #[test]
    fn an_umlaut_that_is_written_out_is_found_without_it() {
        let postings = inverted(&["Herr Mueller.", "Frau Müller."]);
        assert_eq!(leads_to(&postings, "muller"), leads_to(&postings, "mueller"));
    }

    #[test]
    fn endings_come_from_the_words_that_there_are_and_from_the_languages() {
        let endings = inverted(&["Regierungen und Verordnungen.", "en:The agencies."]).endings;
        for ending in ["ungen", "en", "y>i"] {
            assert!(endings.iter().any(|other| other == ending), "{ending} is not among {endings:?}");
        }
    }
}
