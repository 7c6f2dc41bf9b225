//! Where words begin and end in Chinese and Japanese, which put no space between them.
//!
//! ICU's dictionary parts a line into words. It knows few names and parts them into signs, whose ends are found all the same;
//! but it keeps «中华» together, in which no 华 begins another name.

use std::sync::OnceLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

/// Whether a character is one of a script without spaces, katakana left out: a run of these is one word for everybody.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{309F}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a word ends and another begins at a place between two such characters.
pub fn parts(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let start = before.char_indices().rev().take(NEAR).take_while(|(_, c)| is_unspaced(*c)).last();
    let start = start.map_or(at, |(start, _)| start);
    let length: usize = after.chars().take(NEAR).take_while(|c| is_unspaced(*c)).map(char::len_utf8).sum();
    let line = &text[start..at + length];
    let mut ends = segmenter().segment_str(line).skip_while(|end| start + end < at);
    if ends.next() == Some(at - start) {
        return true;
    }
    // A preposition and the first sign of a name are no word: «对华为», not «对华».
    before.ends_with(PREPOSITIONS)
}

/// So many characters on each side are looked at.
const NEAR: usize = 16;

/// Chinese prepositions and conjunctions of one sign, and Japanese particles.
const PREPOSITIONS: [char; 24] = [
    '对', '與', '与', '和', '向', '将', '被', '把', '给', '从', '由', '于', '以', '及', '或', '让', '令', '使', '跟',
    '同', 'と', 'の', 'は', 'が',
];

fn segmenter() -> WordSegmenterBorrowed<'static> {
    static SEGMENTER: OnceLock<WordSegmenterBorrowed<'static>> = OnceLock::new();
    *SEGMENTER.get_or_init(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the name stands in the words at the beginning and the end of words.
    fn stands(words: &str, name: &str) -> bool {
        let at = words.find(name).expect("the text has the name");
        let end = at + name.len();
        (at == 0 || parts(words, at)) && (end == words.len() || parts(words, end))
    }

    #[test]
    fn names_in_the_midst_of_words_do_not_stand() {
        for (words, name) in [("以中华为主", "华为"), ("東京都庁", "京都"), ("山本田中", "本田")] {
            assert!(!stands(words, name), "{words}");
        }
    }

    #[test]
    fn names_that_the_dictionary_does_not_know_stand() {
        for (words, name) in [
            ("中国华为公司", "华为"),
            ("美国对华为实施制裁", "华为"),
            ("任正非创办了华为", "华为"),
            ("字节跳动的应用", "字节跳动"),
            ("中芯国际表示", "中芯国际"),
            ("東芝が発表した", "東芝"),
            ("米国は日産自動車を", "日産自動車"),
        ] {
            assert!(stands(words, name), "{words}");
        }
    }
}
