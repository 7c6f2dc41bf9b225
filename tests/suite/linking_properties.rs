//! What holds of every text: found names are listed names in their place, and sentences lose nothing.

use dossier::link::text::sentence::sentences;
use dossier::names::{Bearer, Language, Name, NameIndex, Strength};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Names with all that is hard about names, and texts made of them, of endings and of any characters.
const NAMES: &[&str] = &[
    "Tesla",
    "Tesla Motors",
    "Nio",
    "DJI",
    "Musical.ly",
    "Face++",
    "US-Regierung",
    "字节跳动",
    "Chinesische Akademie der Wissenschaften",
    "Büro für Cybersicherheit",
    "Islamischer Staat",
    "Deutsche Bank",
    "İstanbul Post",
];

fn pieces() -> impl Strategy<Value = String> {
    let invisible = prop::sample::select(vec!["", "\u{AD}", "\u{200B}", "\u{301}", "\u{308}"]);
    let name = (prop::sample::select(NAMES.to_vec()), any::<u8>(), invisible, any::<prop::sample::Index>());
    let changed = name.prop_map(|(name, how, inserted, place)| {
        let mut chars: Vec<char> = match how % 5 {
            0 => name.to_uppercase().chars().collect(),
            1 => name.nfd().collect(),
            2 => name.replace(' ', "\u{A0} \n").chars().collect(),
            3 => name.replace("Chinesische", "Chinesischen").replace("Büro", "Büros").chars().collect(),
            _ => name.chars().collect(),
        };
        let at = place.index(chars.len() + 1);
        chars.splice(at..at, inserted.chars());
        chars.into_iter().collect::<String>()
    });
    let between = prop::sample::select(vec![
        " ", "s ", "’s ", "' ", "-Fahrzeug ", "-ähnlich ", "- und ", "-", "\n\n", ". ", "", "«", "»", "/", "--", "&",
        "+", "@", "://", "d’", "İ",
    ]);
    prop_oneof![4 => changed, 4 => between.prop_map(str::to_owned), 1 => ".{0,4}"]
}

/// Whether the words of the text are the listed name, letter by letter or with other endings. Written
/// without the code that it tests.
fn is_form_of(words: &str, listed: &str) -> bool {
    let plain = |text: &str| -> Vec<String> {
        let visible: String = text
            .chars()
            .filter(|c| !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
            .nfc()
            .map(|c| if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c })
            .collect();
        visible.to_lowercase().split_whitespace().map(str::to_owned).collect()
    };
    let root = |word: &str| -> String {
        let endings = ["en", "er", "es", "em", "e", "s"];
        endings.iter().find_map(|e| word.strip_suffix(e)).unwrap_or(word).to_owned()
    };
    let (words, listed) = (plain(words), plain(listed));
    words.len() == listed.len() && words.iter().zip(&listed).all(|(a, b)| a == b || root(a) == root(b))
}

proptest! {
    #[test]
    fn every_found_range_is_a_listed_name_in_its_place(
        pieces in prop::collection::vec(pieces(), 0..12),
        language in prop::sample::select(vec![Language::German, Language::English, Language::Other]),
    ) {
        let text = pieces.concat();
        let names = (0..).zip(NAMES).map(|(entity, text)| Name {
            entity,
            text: (*text).to_owned(),
            strength: Strength::Strong,
            bearer: Bearer::Firm,
        });
        let mut last_end = 0;
        for found in NameIndex::new(names).find(&text, language) {
            prop_assert!(found.range.start >= last_end, "ranges overlap in {text:?}");
            prop_assert!(!found.range.is_empty());
            last_end = found.range.end;
            let words = text.get(found.range.clone());
            prop_assert!(words.is_some(), "{:?} cuts a character of {text:?}", found.range);
            for name in &found.names {
                let listed = NAMES[*name as usize];
                prop_assert!(is_form_of(words.unwrap_or(""), listed), "{words:?} is no {listed}");
            }
        }
    }

    #[test]
    fn a_listed_name_between_words_is_found(
        name in prop::sample::select(NAMES.to_vec()),
        // Long and in small letters: a given name or an article before it would say that it is none.
        before in "([a-zäöü]{6,9}[,;.]? ){0,4}",
        after in "([,;.]? [A-Za-zäöü]{1,8}){0,4}",
    ) {
        let text = format!("{before}{name}{after}");
        let listed = Name { entity: 7, text: name.to_owned(), strength: Strength::Strong, bearer: Bearer::Firm };
        let found = NameIndex::new([listed]).find(&text, Language::German);
        prop_assert!(
            found.iter().any(|f| f.range == (before.len()..before.len() + name.len())),
            "{found:?} in {text:?}"
        );
    }

    #[test]
    fn sentences_hold_all_but_the_white_space_between_them(
        pieces in prop::collection::vec(pieces(), 0..12),
        language in prop::sample::select(vec!["de", "en", "fr", "zh"]),
    ) {
        let text = pieces.join(". ");
        let mut last_end = 0;
        for sentence in sentences(&text, language) {
            prop_assert!(text[last_end..sentence.start].trim().is_empty(), "a gap in {text:?}");
            let words = &text[sentence.clone()];
            prop_assert!(!words.is_empty() && words == words.trim());
            last_end = sentence.end;
        }
        prop_assert!(text[last_end..].trim().is_empty(), "the end is lost of {text:?}");
    }
}
