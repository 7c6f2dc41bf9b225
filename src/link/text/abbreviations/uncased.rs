//! Abbreviations in scripts without capital letters, where nothing tells whether a sentence begins behind a full stop: so few
//! letters are a title or an initial («د.», «डॉ.», «א.»), but for the words that often stand last.

use unicode_normalization::char::is_combining_mark;

/// Words of one syllable or two letters with which sentences end, of Hindi, Gujarati, Punjabi, Arabic, Persian and Urdu.
const LAST: [&str; 32] = [
    "है", "हैं", "था", "थी", "थे", "थीं", "हो", "दी", "की", "ली", "दे", "ले", "છે", "ਹੈ", "ਸੀ", "به", "له", "هو", "هي", "لا",
    "ما", "نه", "شد", "زد", "ہے", "ہو", "دی", "کی", "لی", "گا", "گی", "تو",
];

/// The longest initial or title, in letters.
fn longest(letter: char) -> Option<usize> {
    match letter {
        '\u{590}'..='\u{5ff}' => Some(1),
        '\u{600}'..='\u{77f}' => Some(2),
        '\u{900}'..='\u{dff}' => Some(1),
        // Where sentences have no full stop, all are those of abbreviations.
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Some(usize::MAX),
        '\u{1200}'..='\u{139f}' => Some(2),
        _ => None,
    }
}

/// Whether a word before a full stop is of such a script, and so short. Vowel signs do not count, nor do the further consonants
/// of a syllable: «श्री» is one.
pub(super) fn is_short(word: &str) -> bool {
    const STRETCH: char = '\u{640}';
    let part = word.rsplit('.').next().unwrap_or(word);
    let Some(longest) = part.chars().next_back().and_then(longest) else { return false };
    let joins = |sign: char| matches!(sign, '\u{900}'..='\u{d7f}') && sign as u32 & 0x7f == 0x4d;
    let (mut count, mut is_joined) = (0, false);
    for sign in part.chars() {
        count += usize::from(!is_joined && sign.is_alphabetic() && !is_combining_mark(sign) && sign != STRETCH);
        is_joined = joins(sign);
    }
    count <= longest && !LAST.contains(&part)
}
