//! The sentence that a mention stands in, as it is quoted beside a backlink.
//!
//! `sentencex` finds the sentences. It knows abbreviations, quotations and dates; what it gets
//! wrong is mended here by joining (see [`abbreviations`](crate::link::text::abbreviations)), never by
//! cutting: a quotation that is one sentence too long is better than one that ends in the middle.

use std::ops::Range;

use crate::link::text::abbreviations::goes_on;
use crate::link::text::speech::swallowed;
use crate::work;

/// The longest sentence that a backlink shows whole, in characters.
pub const QUOTED_CHARS: usize = 400;

/// How much is shown of the beginning and of the end of a longer one: «It is not true that …», «…, said Roe, a convict».
const EDGE: usize = 80;

/// The sentences of a text, as byte ranges without the white space around them.
///
/// `language_tag` is a BCP 47 tag. A blank line always ends a sentence, a single line break does not.
pub fn sentences(text: &str, language_tag: &str) -> Vec<Range<usize>> {
    // sentencex takes a tag with a region for an unknown language, and that for English.
    let language = language_tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    for piece in sentencex::get_sentence_boundaries(&language, text) {
        if piece.is_paragraph_break {
            joins = false;
            continue;
        }
        let sentence = trimmed(text, piece.start_byte..piece.end_byte);
        if sentence.is_empty() {
            continue;
        }
        let next = &text[sentence.clone()];
        match sentences.last_mut() {
            Some(last) if joins && goes_on(&text[last.clone()], next, &language) => last.end = sentence.end,
            _ => sentences.push(sentence),
        }
        joins = true;
    }
    sentences
}

/// A sentence as it is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What is quoted of it.
    words: Box<str>,
    /// Where that stands in its text (bytes).
    pub range: Range<u32>,
    /// The mention, in the words.
    mention: Range<u32>,
    /// How the sentence begins, with «…» for what is left out; empty where nothing is.
    begins: Box<str>,
    /// How it ends, where something is left out before.
    ends: Box<str>,
}

impl Excerpt {
    /// The words before the mention, the mention, and the words after it, with «…» for what is left out.
    pub fn parts(&self) -> [String; 3] {
        let (start, end) = (self.mention.start as usize, self.mention.end as usize);
        [
            [&self.begins, &self.words[..start]].concat(),
            self.words[start..end].to_owned(),
            [&self.words[end..], &self.ends].concat(),
        ]
    }
}

/// The sentence of `text` that holds `mention` (bytes).
///
/// A sentence of more than `max_chars` characters is cut between words on both sides, with «…» for what is left out; its
/// beginning and its end stay, where it may be negated and its speaker named. The mention itself is never cut. `sentences` are
/// those of [`sentences`], `speeches` the places of what is said in quotation marks. A mention that reaches over the
/// end of a sentence is quoted with both: then the end was not one («Yahoo! Japan»).
///
/// However long the text and its sentences are, only as much of them is looked at as is quoted.
pub fn sentence_around(
    text: &str,
    sentences: &[Range<usize>],
    speeches: &[Range<usize>],
    mention: Range<usize>,
    max_chars: usize,
) -> Excerpt {
    let first = sentences.partition_point(|sentence| sentence.end <= mention.start);
    let after_last = sentences.partition_point(|sentence| sentence.start < mention.end);
    let sentence = match sentences.get(first..after_last) {
        Some([first, .., last]) => first.start..last.end,
        Some([one]) => one.clone(),
        _ => trimmed(text, 0..text.len()),
    };
    let start = sentence.start.min(mention.start);
    let before = &text[start..mention.start];
    let after = &text[mention.end..sentence.end.max(mention.end)];

    // More than there is room for need not be counted.
    let chars = |part: &mut dyn Iterator<Item = char>| {
        let count = part.take(max_chars + 1).count();
        work::steps(count);
        count
    };
    let room = max_chars.saturating_sub(chars(&mut text[mention.clone()].chars()));
    let (long_before, long_after) = (chars(&mut before.chars().rev()), chars(&mut after.chars()));
    let (mut begins, mut ends) = (String::new(), String::new());
    let (mut from, mut to) = (0, after.len());
    if long_before + long_after > room {
        // Each side gets half the room, and what the other side leaves of its half.
        let room_before = long_before.min(room - long_after.min(room / 2));
        let room_after = long_after.min(room - room_before);
        let edge = |room: usize| (room / 3).min(EDGE);
        let marked = |sign: Option<char>| sign.map(String::from).unwrap_or_default();
        if room_before < long_before {
            let edge = edge(room_before);
            let begin = Some(cut_end(before, edge)).filter(|end| before[..*end].chars().count() <= edge).unwrap_or(0);
            let begun = before[..begin].chars().count();
            from = cut_start(before, room_before.saturating_sub(begun + SIGNS)).max(begin);
            let [closed, opened] = swallowed(text, speeches, start + begin..start + from).map(marked);
            let space = if begin > 0 { " " } else { "" };
            begins = [&before[..begin], &closed, space, "… ", &opened].concat();
        }
        if room_after < long_after {
            let edge = edge(room_after);
            let end = cut_start(after, edge);
            let end = if after[end..].chars().count() <= edge { end } else { after.len() };
            let ended = after[end..].chars().count();
            to = cut_end(after, room_after.saturating_sub(ended + SIGNS)).min(end);
            let [closed, opened] = swallowed(text, speeches, mention.end + to..mention.end + end).map(marked);
            let space = if end < after.len() { " " } else { "" };
            ends = [&closed, " …", space, &opened, &after[end..]].concat();
        }
    }
    let range = start + from..mention.end + to;
    work::steps(range.len());
    Excerpt {
        words: text[range.clone()].into(),
        mention: (mention.start - range.start) as u32..(mention.end - range.start) as u32,
        range: range.start as u32..range.end as u32,
        begins: begins.into(),
        ends: ends.into(),
    }
}

/// The room for what says that something is left out, with marks on both sides.
const SIGNS: usize = 5;

/// Where the last `keep` characters of `part` begin, moved on to the beginning of a word.
fn cut_start(part: &str, keep: usize) -> usize {
    let cut = keep.checked_sub(1).map_or(part.len(), |n| part.char_indices().rev().nth(n).map_or(0, |(i, _)| i));
    if part[..cut].ends_with(char::is_whitespace) {
        return cut;
    }
    match part[cut..].find(char::is_whitespace) {
        Some(i) => part.len() - part[cut + i..].trim_start().len(),
        // No word begins here: keep the one that the mention ends, if it is not endless.
        None => {
            let near = part.floor_char_boundary(part.len().saturating_sub(ENDLESS - 1));
            let word = part[near..].rfind(char::is_whitespace);
            word.map_or(cut, |i| part.len() - part[near + i..].trim_start().len())
        }
    }
}

/// Where the first `keep` characters of `part` end, moved back to the end of a word.
fn cut_end(part: &str, keep: usize) -> usize {
    let cut = part.char_indices().nth(keep).map_or(part.len(), |(i, _)| i);
    if part[cut..].starts_with(char::is_whitespace) {
        return part[..cut].trim_end().len();
    }
    match part[..cut].rfind(char::is_whitespace) {
        Some(i) => part[..i].trim_end().len(),
        // The word that the mention begins, such as «Tesla-Fahrzeugen», is kept.
        None => part[..part.ceil_char_boundary(ENDLESS)].find(char::is_whitespace).unwrap_or(cut),
    }
}

/// From this length on (bytes) a run without a space is no word, and is cut anywhere.
const ENDLESS: usize = 80;

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::text::speech::speeches;

    fn quoted(text: &str, mention: &str, max_chars: usize) -> String {
        let start = text.find(mention).expect("the text has the mention");
        let range = start..start + mention.len();
        let parts = sentence_around(text, &sentences(text, "de"), &speeches(text), range, max_chars).parts();
        assert_eq!(parts[1], mention);
        parts.concat()
    }

    const LONG: &str = "Vorher nichts. Nach einem Bericht prüfen die Behörden, ob Bytedance die \
        Daten der Nutzer weitergegeben hat, und wollen bald entscheiden. Danach nichts.";

    #[test]
    fn a_short_sentence_is_quoted_whole() {
        assert_eq!(quoted("Eins. Am 12. Mai sprach Tesla. Drei.", "Tesla", QUOTED_CHARS), "Am 12. Mai sprach Tesla.");
    }

    #[test]
    fn a_long_sentence_is_cut_between_words_on_both_sides() {
        assert_eq!(quoted(LONG, "Bytedance", 60), "Nach … die Behörden, ob Bytedance die Daten der …");
        assert_eq!(quoted(LONG, "Bericht", 40), "Nach einem Bericht prüfen die …");
        assert_eq!(quoted(LONG, "entscheiden", 40), "Nach … und wollen bald entscheiden.");
    }

    #[test]
    fn what_negates_a_long_sentence_and_who_says_it_is_quoted_with_it() {
        let long = "as the finance committee of the parliament found in its second report, ".repeat(6);
        let text = format!("It is not true that, {long}Tesla delivered any of the weapons, {long}as has been said.");
        let quotation = quoted(&text, "Tesla", QUOTED_CHARS);
        assert!(quotation.starts_with("It is not true that, as"), "{quotation}");
        assert!(quotation.contains(" … ") && quotation.ends_with(", as has been said."), "{quotation}");
        assert!(quotation.chars().count() <= QUOTED_CHARS);

        let text = format!("“As I know, {long}Tesla paid bribes, {long}and that is all”, said Roe, a convict.");
        let quotation = quoted(&text, "Tesla", QUOTED_CHARS);
        assert!(quotation.starts_with("“As I know, "), "{quotation}");
        assert!(quotation.ends_with("and that is all”, said Roe, a convict."), "{quotation}");
    }

    #[test]
    fn marks_of_speech_that_a_gap_swallows_stay() {
        let long = "as the finance committee of the parliament found in its second report, ".repeat(6);
        let text = format!("Roe, {long}says „{long}Tesla zahlte, {long}so ist es“, {long}sagt Roe.");
        let quotation = quoted(&text, "Tesla", QUOTED_CHARS);
        assert!(quotation.contains("… „") && quotation.contains("“ …"), "{quotation}");
        let text = format!("„Nein, {long}so ist es“, {long}sagt Roe über Tesla, {long}und „Ja, {long}so ist es.“");
        let quotation = quoted(&text, "Tesla", QUOTED_CHARS);
        assert!(quotation.starts_with("„Nein") && quotation.contains("“ … "), "{quotation}");
        assert!(quotation.contains(" … „") && quotation.ends_with("so ist es.“"), "{quotation}");
    }

    #[test]
    fn a_quotation_is_never_longer_than_asked() {
        for max in 20..160 {
            let chars = quoted(LONG, "Bytedance", max).chars().count();
            assert!(chars <= max, "{chars} characters for {max}");
        }
    }

    #[test]
    fn a_mention_is_quoted_whole_whatever_the_limit() {
        assert_eq!(quoted(LONG, "Bytedance", 3), "… Bytedance …");
        assert_eq!(quoted("Wegen der Tesla-Fahrzeuge kam es so.", "Tesla", 6), "… Tesla-Fahrzeuge …");
    }

    #[test]
    fn text_without_spaces_is_cut_anywhere() {
        let text = "字".repeat(200) + "华为" + &"字".repeat(200);
        let quotation = quoted(&text, "华为", 50);
        assert!(quotation.contains("华为") && quotation.chars().count() <= 50, "{quotation}");
    }

    #[test]
    fn a_mention_over_the_end_of_a_sentence_is_quoted_with_both() {
        let text = "Da war es. Das ist Foo! Der Verlag klagt. Gut.";
        let mention = text.find("Foo").unwrap()..text.find(" Verlag").unwrap();
        let excerpt = sentence_around(text, &sentences(text, "de"), &[], mention, QUOTED_CHARS);
        assert_eq!(excerpt.parts(), ["Das ist ", "Foo! Der", " Verlag klagt."]);
    }

    #[test]
    fn a_text_of_white_space_has_no_sentences() {
        assert!(sentences(" \n\n ", "de").is_empty());
        assert!(sentences("", "de").is_empty());
    }

    #[test]
    fn regional_tags_and_unknown_languages_are_served() {
        assert_eq!(sentences("Am 12. Mai, ja. Nein.", "de-AT").len(), 2);
        assert_eq!(sentences("Eins. Zwei.", "tlh").len(), 2);
    }
}
