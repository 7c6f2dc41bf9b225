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

/// Whether somebody's name may go on at a place with one more sign: «王伟华» after «王伟», but not «王伟表示».
///
/// The dictionary has no names. What it has as a word of two signs follows the name, and so do signs that stand after everything;
/// any other one belongs to a longer name where such a sign, a verb of speech or the end follows it.
pub fn name_goes_on(text: &str, end: usize) -> bool {
    let ends = |rest: &str| {
        let next = rest.chars().next();
        next.is_none_or(|c| !is_unspaced(c) || AFTER_NAMES.contains(&c))
            || SAY.iter().any(|verb| rest.starts_with(verb))
    };
    let rest = &text[end..];
    let Some(next) = rest.chars().next().filter(|_| !ends(rest)) else { return false };
    let longer = &rest[next.len_utf8()..];
    ends(longer) || {
        let line: String = rest.chars().take(NEAR).take_while(|c| is_unspaced(*c)).collect();
        segmenter().segment_str(&line).nth(1) == Some(next.len_utf8())
    }
}

/// Signs that stand after names and begin few given ones.
const AFTER_NAMES: [char; 62] = [
    '的', '是', '在', '和', '与', '與', '及', '等', '被', '将', '將', '已', '也', '曾', '为', '為', '于', '於', '对',
    '對', '向', '从', '從', '说', '說', '称', '稱', '则', '則', '却', '又', '还', '還', '就', '都', '并', '並', '因',
    '以', '由', '把', '给', '給', '让', '讓', '任', '出', '至', '到', '不', '未', '没', '沒', '之', '或', '同', '跟',
    '氏', '君', '先', '女', '教',
];

/// What is told after names most.
const SAY: &[&str] = &[
    "表示", "认为", "認為", "指出", "强调", "強調", "宣布", "宣佈", "告诉", "告訴", "担任", "擔任", "出任", "先生",
    "女士", "博士", "教授", "访问", "訪問", "辞职", "辭職",
];

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
    fn a_third_sign_belongs_to_somebodys_name() {
        for words in ["王伟华", "王伟华表示", "王伟华,", "王伟华的", "王伟华被捕"] {
            assert!(name_goes_on(words, "王伟".len()), "{words}");
        }
        for words in ["王伟", "王伟表示", "王伟说", "王伟,", "王伟的公司", "王伟先生", "王伟宣布辞职", "王伟总统"]
        {
            assert!(!name_goes_on(words, "王伟".len()), "{words}");
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
