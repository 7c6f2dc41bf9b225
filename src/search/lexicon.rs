//! What is known of a word: its stem, and the parts of a German compound.
//!
//! This is the expensive part of the index, and it depends on nothing but the word and its language. A text repeats its
//! words, so it is done once for each different one.

use std::collections::HashMap;

use charabia::{Language, Tokenizer, TokenizerBuilder};
use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::words::fold;

/// What a word leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Its stem, folded: the term under which it is found.
    pub stem: String,
    /// Stems of the parts of a compound, and of parts that stand together: `daten`, `schutz`, `datenschutz` in
    /// «Datenschutzverordnung».
    pub parts: Vec<String>,
}

/// Stemmers and the compound dictionary. Costly to make, cheap to use.
pub struct Lexicon {
    stemmers: HashMap<String, Option<Stemmer>>,
    compounds: Tokenizer<'static>,
}

/// The only language whose compounds are taken apart.
const GERMAN: &[Language] = &[Language::Deu];
/// Words with fewer letters are no compounds.
const SHORTEST_COMPOUND: usize = 7;
/// Parts that stand together are found up to this number of parts; longer words give their parts only.
const MOST_JOINED_PARTS: usize = 5;

/// Words of two letters with which compounds begin. Elsewhere such letters are part of another word: «Verölung».
const SHORT_WORDS: &[&str] = &["eu", "ki", "öl"];

/// Pieces that are not words of their own: they belong to the piece before them.
const ENDINGS: &[&str] = &[
    "bar", "end", "ende", "enden", "ender", "ens", "erin", "erinnen", "ern", "est", "haft", "heit", "heiten", "heits",
    "innen", "isch", "ische", "ischen", "ischer", "isches", "keit", "keiten", "keits", "ler", "lern", "lich", "liche",
    "lichen", "licher", "liches", "ling", "nis", "nisse", "nissen", "sam", "schaft", "schaften", "schafts", "ten",
    "tum", "ung", "ungen", "ungs",
];
/// Pieces that are not words of their own: they belong to the piece after them.
const BEGINNINGS: &[&str] = &[
    "ange", "auf", "aus", "auszu", "ein", "ent", "gegen", "her", "hin", "miss", "nach", "ober", "über", "unter", "ver",
    "vor", "vorge", "wieder", "zer", "zurück", "zusammen",
];

impl Lexicon {
    /// A lexicon for these languages, by their BCP 47 tags.
    pub fn new<'a>(languages: impl Iterator<Item = &'a str>) -> Lexicon {
        let stemmers = languages.map(|tag| (tag.to_owned(), algorithm(tag).map(Stemmer::create))).collect();
        let mut builder = TokenizerBuilder::<Vec<u8>>::new();
        builder.allow_list(GERMAN);
        Lexicon { stemmers, compounds: builder.into_tokenizer() }
    }

    /// What is known of a word in lower case, in a language by its tag.
    pub fn analyse(&self, word: &str, tag: &str, joined: bool) -> Analysis {
        let stem = self.stem(word, tag);
        let letters = word.chars().count();
        if joined || !is_german(tag) || letters < SHORTEST_COMPOUND || !word.chars().all(char::is_alphabetic) {
            return Analysis { stem, parts: Vec::new() };
        }
        let pieces = self.pieces(word);
        let mut parts: Vec<String> = Vec::new();
        for from in 0..pieces.len() {
            let last = if pieces.len() > MOST_JOINED_PARTS { from + 1 } else { pieces.len() };
            for to in from + 1..=last {
                let whole = from == 0 && to == pieces.len();
                let part = self.stem(&pieces[from..to].concat(), tag);
                if !whole && part != stem && !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        Analysis { stem, parts }
    }

    /// The stem of a word in lower case, folded; `tag` is one of the languages that the lexicon was made for.
    pub fn stem(&self, word: &str, tag: &str) -> String {
        let stemmer = self.stemmers.get(tag).and_then(Option::as_ref);
        let stem = match stemmer {
            Some(_) if is_german(tag) && abstract_noun(word).is_some() => abstract_noun(word).unwrap_or(word).into(),
            Some(stemmer) => stemmer.stem(word),
            None => word.into(),
        };
        let folded = fold(&stem);
        // A stem of two letters says nothing.
        if folded.chars().count() >= 3 {
            return folded;
        }
        english_stem(word, &folded).filter(|_| tag.split('-').next() == Some("en")).unwrap_or_else(|| fold(word))
    }

    /// The pieces of a German word that can be words of their own.
    fn pieces(&self, word: &str) -> Vec<String> {
        let mut pieces: Vec<String> = Vec::new();
        let mut beginning = String::new();
        for piece in self.raw_pieces(word) {
            let piece = std::mem::take(&mut beginning) + &piece;
            let letters = piece.chars().count();
            let short = letters < 3 && !(pieces.is_empty() && SHORT_WORDS.contains(&piece.as_str()));
            let dependent = short || ENDINGS.contains(&piece.as_str()) || !has_vowel(&piece);
            match pieces.last_mut() {
                Some(before) if dependent => before.push_str(&piece),
                None if short || BEGINNINGS.contains(&piece.as_str()) => beginning = piece,
                _ => pieces.push(piece),
            }
        }
        pieces
    }

    /// The pieces as the dictionary gives them. It takes the longest beginning, which tears «-en-gesetz» apart as
    /// «enge» and «setz»: a `ge` at the end of a piece goes to the next one where that makes a word.
    fn raw_pieces(&self, word: &str) -> Vec<String> {
        let mut pieces: Vec<String> = Vec::new();
        for piece in self.compounds.segment_str(word) {
            let joined = format!("ge{piece}");
            let rest = pieces.last().and_then(|before| before.strip_suffix("ge")).map(str::to_owned);
            match rest.filter(|rest| !rest.is_empty()) {
                Some(rest) if self.compounds.segment_str(&joined).nth(1).is_none() => {
                    pieces.pop();
                    pieces.extend([rest, joined]);
                }
                _ => pieces.push(piece.to_owned()),
            }
        }
        pieces
    }
}

/// Endings that stemming is certain to meet in a language, written as in [`super::postings::Postings::endings`]: a small
/// dossier may have no word that shows them.
pub fn common_endings(tag: &str) -> &'static [&'static str] {
    match tag.split('-').next() {
        Some("de") => &[
            "e", "em", "en", "ende", "enden", "ender", "er", "erer", "erin", "erinnen", "ern", "es", "igung",
            "igungen", "n", "s", "ung", "ungen",
        ],
        Some("en") => &["d", "e", "ed", "es", "ing", "ly", "s", "y>i"],
        _ => &[],
    }
}

/// The stem of an English verb of two letters and an `e`, of which the stemmer leaves two in the past: «sued» is a form of «sue».
fn english_stem(word: &str, left: &str) -> Option<String> {
    let ending = word.strip_prefix(left)?;
    (ending == "ed" || (ending == "ing" && left.ends_with('u'))).then(|| format!("{left}e"))
}

/// A German noun in -heit or -keit, without the endings behind it. The stemmer would make «sich» of «Sicherheit».
fn abstract_noun(word: &str) -> Option<&str> {
    let noun = word.strip_suffix("en").or_else(|| word.strip_suffix('s')).unwrap_or(word);
    (noun.len() > 6 && (noun.ends_with("heit") || noun.ends_with("keit"))).then_some(noun)
}

fn has_vowel(piece: &str) -> bool {
    piece.chars().any(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü'))
}

/// Whether a language tag means German.
pub fn is_german(tag: &str) -> bool {
    tag.split('-').next() == Some("de")
}

/// The stemmer of a language; `None` where there is no such stemmer, and words stand for themselves.
fn algorithm(tag: &str) -> Option<Algorithm> {
    Some(match tag.split('-').next()? {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn analyse(word: &str) -> Analysis {
        Lexicon::new(["de"].into_iter()).analyse(word, "de", false)
    }

    fn parts(word: &str) -> String {
        analyse(word).parts.join(" ")
    }

    #[test]
    fn inflected_forms_share_a_stem() {
        for forms in [
            ["handelsministerium", "handelsministeriums"],
            ["verordnung", "verordnungen"],
            ["häuser", "haus"],
            ["sicherheit", "sicherheiten"],
            ["behörde", "behörden"],
        ] {
            assert_eq!(analyse(forms[0]).stem, analyse(forms[1]).stem, "{forms:?}");
        }
        assert_ne!(analyse("sicherheit").stem, analyse("sich").stem);
    }

    #[test]
    fn a_compound_is_found_by_its_parts_and_by_parts_that_stand_together() {
        assert_eq!(parts("datenschutzverordnungen"), "dat datenschutz schutz schutzverordn verordn");
        assert_eq!(parts("handelsministeriums"), "handel ministerium");
        assert_eq!(parts("lieferkettengesetz"), "lief lieferkett kett kettengesetz gesetz");
        assert_eq!(parts("sorgfaltspflichtengesetz"), "sorgfalt sorgfaltspflicht pflicht pflichtengesetz gesetz");
        assert_eq!(parts("gaspreis"), "gas preis");
        assert_eq!(parts("ölpreisdeckel"), "ol olpreis preis preisdeckel deckel");
    }

    #[test]
    fn words_and_endings_that_are_no_compounds_stay_whole() {
        for word in
            ["verhandlungen", "bundeskanzlerin", "verarbeitet", "gespeichert", "alibaba", "bytedance", "unternehmen"]
        {
            let found = parts(word);
            assert!(found.is_empty() || found == "bund kanzl", "{word}: {found}");
        }
    }

    #[test]
    fn other_languages_have_their_own_stemmer_or_none() {
        let lexicon = Lexicon::new(["en", "xx"].into_iter());
        assert_eq!(lexicon.analyse("companies", "en", false).stem, "compani");
        assert_eq!(lexicon.analyse("companies", "xx", false).stem, "companies");
        for form in ["sue", "sues", "sued", "suing"] {
            assert_eq!(lexicon.analyse(form, "en", false).stem, "sue", "{form}");
        }
        assert_eq!(lexicon.analyse("going", "en", false).stem, "going");
    }
}
