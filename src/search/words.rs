//! What a word is, and in what spelling words are compared. `static/search/words.js` does the same for what a reader types;
//! a browser test holds the two together.

use unicode_normalization::UnicodeNormalization;

/// Joined words with more letters are given in parts only.
const LONGEST_JOINED: usize = 40;
/// Of a chain of more words only the whole is joined.
const MOST_JOINED: usize = 4;
/// A longer run of letters is no word (a key, an address) and is cut here; the longest German laws have fewer.
const LONGEST_WORD: usize = 80;
/// The same in bytes, for scripts that need many: the length of a word is kept in one.
const LONGEST_WORD_BYTES: usize = 250;

/// Hands the words of a text to `take`, in order and in lower case, accents kept, as a stemmer wants them.
///
/// `true` goes with a word that is written in parts which were handed over before it: `usregierung` after `us` and
/// `regierung`. A script without spaces gives one word for each of its characters.
pub fn words(text: &str, take: impl FnMut(&str, bool)) {
    let found = Words { take, word: String::new(), length: 0, chain: String::new(), ends: Vec::new(), grouped: true };
    // No character before this one combines with the next.
    if text.chars().all(|c| c < '\u{300}') { found.read(text.chars()) } else { found.read(text.nfc()) }
}

/// The spelling in which words are compared: no accents, lower case, `ss` for `ß`. `ä` and `a` are the same.
pub fn fold(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().flat_map(char::to_lowercase).filter(|c| !is_mark(*c) && !is_ignored(*c)) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            c => folded.push(c),
        }
    }
    folded
}

/// The spelling without the `e` by which `ä`, `ö` and `ü` are written out, where there is one: `muller` for `mueller`.
/// The vowels of «neue», «Frauen» and «Quelle» are no umlauts.
pub fn without_umlaut_e(folded: &str) -> Option<String> {
    let mut short = String::with_capacity(folded.len());
    let mut before = None;
    for c in folded.chars() {
        let umlaut = c == 'e' && matches!(short.chars().last(), Some('a' | 'o' | 'u'));
        if umlaut && !matches!(before, Some('a' | 'e' | 'q' | 'o')) {
            before = Some('e');
            continue;
        }
        before = short.chars().last();
        short.push(c);
    }
    (short.len() < folded.len()).then_some(short)
}

/// Words under construction. A chain is what hyphens and the like join: `US-Regierung`.
struct Words<F> {
    take: F,
    word: String,
    /// Letters of the word so far.
    length: usize,
    /// The words of the chain so far, without the one under construction.
    chain: String,
    /// Where each word of the chain ends.
    ends: Vec<usize>,
    /// Whether the chain has nothing but signs that group digits between its words.
    grouped: bool,
}

impl<F: FnMut(&str, bool)> Words<F> {
    fn read(mut self, characters: impl Iterator<Item = char>) {
        let mut characters = characters.filter(|c| !is_ignored(*c)).peekable();
        while let Some(c) = characters.next() {
            if is_alone(c) {
                self.end_chain();
                (self.take)(c.encode_utf8(&mut [0; 4]), false);
            } else if is_letter(c) {
                self.letter(c);
            } else if characters.peek().is_some_and(|next| self.goes_on(c, *next)) {
                self.grouped &= groups_digits(c);
                self.end_word();
            } else {
                self.end_chain();
            }
        }
        self.end_chain();
    }

    /// Whether a sign between the word under construction and the next letter joins the two: a space or a comma only within
    /// a number.
    fn goes_on(&self, sign: char, next: char) -> bool {
        let in_number = || self.word.bytes().all(|byte| byte.is_ascii_digit()) && next.is_ascii_digit();
        self.length > 0 && joins(next) && (is_joint(sign) || groups_digits(sign) && in_number())
    }

    fn letter(&mut self, c: char) {
        self.length += 1;
        if self.length > LONGEST_WORD || self.word.len() > LONGEST_WORD_BYTES {
        } else if c.is_ascii() {
            self.word.push(c.to_ascii_lowercase());
        } else {
            self.word.extend(c.to_lowercase());
        }
    }

    fn end_word(&mut self) {
        if self.length > 0 {
            (self.take)(&self.word, false);
            self.chain.push_str(&self.word);
            self.ends.push(self.chain.len());
            self.word.clear();
            self.length = 0;
        }
    }

    /// Hands over the words of the chain that stand together: of `KI-Start-up` also `startup`, of `10.000` also `10000`.
    fn end_chain(&mut self) {
        self.end_word();
        if self.grouped && is_grouped_number(&self.chain, &self.ends) {
            (self.take)(&self.chain, true);
        }
        let count = self.ends.len();
        for from in 0..count.saturating_sub(1) {
            let start = from.checked_sub(1).map_or(0, |before| self.ends[before]);
            for to in from + 1..count {
                let joined = &self.chain[start..self.ends[to]];
                let wanted = count <= MOST_JOINED || to - from + 1 == count;
                let letters = joined.chars().count();
                if wanted && letters <= LONGEST_JOINED && !joined.chars().all(char::is_numeric) {
                    (self.take)(joined, true);
                }
            }
        }
        self.chain.clear();
        self.ends.clear();
        self.grouped = true;
    }
}

/// Whether the words of a chain are a number whose digits are grouped by thousands.
fn is_grouped_number(chain: &str, ends: &[usize]) -> bool {
    let digits = chain.len() <= LONGEST_JOINED && chain.bytes().all(|byte| byte.is_ascii_digit());
    digits && ends.len() > 1 && ends[0] <= 3 && ends.windows(2).all(|pair| pair[1] - pair[0] == 3)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

fn joins(c: char) -> bool {
    is_letter(c) && !is_alone(c)
}

/// What joins two words to one: hyphens, apostrophes, `.` as in «Golem.de», `&`, `_`.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}' | '.' | '&' | '_')
}

/// What parts the digits of large numbers: `10.000`, `10,000`, `10’000`, and the spaces that do not break a line.
fn groups_digits(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '\u{2019}' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// Soft hyphen and characters of no width.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Combining marks of the scripts that have them: they belong to the letter before.
fn is_mark(c: char) -> bool {
    c >= '\u{300}' && unicode_normalization::char::is_combining_mark(c)
}

/// Characters of scripts that are written without spaces: each is a word, and words of a reader are phrases of them.
fn is_alone(c: char) -> bool {
    c >= '\u{E00}'
        && matches!(u32::from(c),
            0x0E00..=0x0EFF // Thai, Lao
            | 0x1000..=0x109F | 0x1780..=0x17FF // Burmese, Khmer
            | 0x3040..=0x30FF // Hiragana, Katakana
            | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF // Han
        )
        && !is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> String {
        let mut found = Vec::new();
        words(text, |word, joined| found.push(if joined { format!("({word})") } else { word.to_owned() }));
        found.join(" ")
    }

    #[test]
    fn a_hyphen_compound_is_given_in_parts_and_whole() {
        assert_eq!(
            split("Das US\u{2011}Handels\u{AD}ministerium – neu."),
            "das us handelsministerium (ushandelsministerium) neu"
        );
        assert_eq!(split("KI-Start-up"), "ki start up (kistart) (kistartup) (startup)");
        assert_eq!(split("Musical.ly und Golem.de, AT&T"), "musical ly (musically) und golem de (golemde) at t (att)");
    }

    #[test]
    fn numbers_are_not_joined_and_sentences_end() {
        assert_eq!(split("10,39 Mrd. Dollar. 12.5.2021 -x"), "10 39 mrd dollar 12 5 2021 x");
    }

    #[test]
    fn a_number_is_one_word_however_its_digits_are_grouped() {
        for number in ["10.000", "10,000", "10’000", "10\u{A0}000", "10\u{202F}000"] {
            assert_eq!(split(number), "10 000 (10000)");
        }
        assert_eq!(
            split("1,234,567 und 10,00, 1000,000 oder 10-000"),
            "1 234 567 (1234567) und 10 00 1000 000 oder 10 000"
        );
    }

    #[test]
    fn a_script_without_spaces_gives_its_characters() {
        assert_eq!(split("字节跳动 heißt ByteDance"), "字 节 跳 动 heißt bytedance");
    }

    #[test]
    fn the_longest_laws_are_words() {
        let law = "grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung";
        assert_eq!(split(law), law);
        assert_eq!(split(&"x".repeat(100)).len(), 80);
    }

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(split("Bu\u{308}ro"), "büro");
    }

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(
            ["Ärzte", "straße", "Łódź", "Ångström", "ﬁrma"].map(fold),
            ["arzte", "strasse", "lodz", "angstrom", "firma"]
        );
    }

    #[test]
    fn umlauts_written_out_are_recognised() {
        let short = |word: &str| without_umlaut_e(word).unwrap_or_default();
        assert_eq!([short("mueller"), short("behoerde"), short("aerzte")], ["muller", "behorde", "arzte"]);
        assert_eq!([short("neue"), short("frauen"), short("quelle"), short("haus")], [""; 4]);
    }

    proptest::proptest! {
        #[test]
        fn whatever_a_text_holds_words_are_short_and_can_be_folded(text in ".{0,200}") {
            words(&text, |word, _| {
                assert!(!word.is_empty() && word.len() <= 255, "{word}");
                let folded = fold(word);
                assert_eq!(fold(&folded), folded);
            });
        }
    }
}
