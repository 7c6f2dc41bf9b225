//! `**bold**` beside Chinese, Japanese and Korean writing, which has no spaces between words.
//!
//! By the rules of CommonMark `**「重要」**です` stays as it is written: punctuation before the closing sign and a letter behind
//! it make an opening sign of it. Where such a sign was left over, the signs of the whole block are paired again by the rules
//! that are proposed for CommonMark (commonmark-spec#650): punctuation of these scripts counts as their letters, and beside
//! their letters any punctuation is an end. What the parser made of such a sign and a single asterisk stays.

use std::collections::{BTreeMap, HashMap, HashSet};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::node::{Node, piece, verbatim};
use crate::source::Span;
use crate::work;

const SIGN: &str = "**";

/// The same events with bold text where a sign beside one of these scripts was left over.
pub fn strong_beside_cjk<'a>(nodes: Vec<Node<'a>>, text: &'a str) -> Vec<Node<'a>> {
    let signs = left_over(&nodes, text);
    if signs.is_empty() { nodes } else { rebuilt(nodes, text, &pairs(signs, text)) }
}

/// Two asterisks and the level of nesting that they stand on: they pair with no sign on another.
struct Sign {
    at: usize,
    level: usize,
}

/// The signs of all levels on which one was left over beside one of these scripts, in order: those that are text, and those
/// that made text bold.
fn left_over(nodes: &[Node<'_>], text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    let mut affected: HashSet<usize> = HashSet::new();
    let (mut open, mut levels, mut in_code) = (vec![0], 0, false);
    for (event, span) in nodes {
        let level = open.last().copied().unwrap_or_default();
        match event {
            Event::Start(Tag::Strong) if is_sign(text, span.start) => signs.push(Sign { at: span.start, level }),
            Event::End(TagEnd::Strong) if is_sign(text, span.start) => signs.push(Sign { at: span.end - 2, level }),
            Event::Start(tag) => {
                in_code |= matches!(tag, Tag::CodeBlock(_));
                levels += 1;
                open.push(levels);
            }
            Event::End(tag) => {
                in_code &= *tag != TagEnd::CodeBlock;
                open.pop();
            }
            _ => {}
        }
        let Some(written) = verbatim(event, *span, text).filter(|_| !in_code) else { continue };
        for at in written.match_indices(SIGN).map(|(at, _)| span.start + at).filter(|at| is_sign(text, *at)) {
            if Around::of(text, at).is_beside_cjk() {
                affected.insert(level);
            }
            signs.push(Sign { at, level });
        }
    }
    work::steps(signs.len());
    signs.retain(|sign| affected.contains(&sign.level));
    signs
}

/// What becomes of each sign: the whole bold text that it begins or ends, or none.
fn pairs(signs: Vec<Sign>, text: &str) -> BTreeMap<usize, Option<Span>> {
    let mut waiting: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut pairs = BTreeMap::new();
    for Sign { at, level } in signs {
        pairs.insert(at, None);
        let around = Around::of(text, at);
        let waiting = waiting.entry(level).or_default();
        // What was opened last is closed first; between the two stands something.
        let start = if around.closes() { waiting.pop_if(|start| *start + SIGN.len() < at) } else { None };
        match start {
            Some(start) => {
                let bold = Some(Span { start, end: at + SIGN.len() });
                pairs.extend([(start, bold), (at, bold)]);
            }
            None if around.opens() => waiting.push(at),
            None => {}
        }
    }
    pairs
}

/// The events with these signs in place of the bold text that there was.
fn rebuilt<'a>(nodes: Vec<Node<'a>>, text: &'a str, pairs: &BTreeMap<usize, Option<Span>>) -> Vec<Node<'a>> {
    let mut found: Vec<Node<'a>> = Vec::with_capacity(nodes.len() + 2 * pairs.len());
    let sign = |at: usize| match pairs.get(&at).copied().flatten() {
        Some(bold) if bold.start == at => Some((Event::Start(Tag::Strong), bold)),
        Some(bold) => Some((Event::End(TagEnd::Strong), bold)),
        None => piece(text, at, at + SIGN.len()),
    };
    for (event, span) in nodes {
        match event {
            Event::Start(Tag::Strong) if pairs.contains_key(&span.start) => found.extend(sign(span.start)),
            Event::End(TagEnd::Strong) if pairs.contains_key(&span.start) => found.extend(sign(span.end - SIGN.len())),
            event if verbatim(&event, span, text).is_some() && pairs.range(span.range()).next().is_some() => {
                let mut at = span.start;
                for (&place, _) in pairs.range(span.range()) {
                    found.extend(piece(text, at, place));
                    found.extend(sign(place));
                    at = place + SIGN.len();
                }
                found.extend(piece(text, at, span.end));
            }
            event => found.push((event, span)),
        }
    }
    found
}

/// The characters before and behind a sign.
struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    fn of(text: &str, at: usize) -> Self {
        Around { before: text[..at].chars().next_back(), after: text[at + SIGN.len()..].chars().next() }
    }

    fn is_beside_cjk(&self) -> bool {
        self.before.is_some_and(is_cjk) || self.after.is_some_and(is_cjk)
    }

    fn opens(&self) -> bool {
        is_end_of(self.after, self.before)
    }

    fn closes(&self) -> bool {
        is_end_of(self.before, self.after)
    }
}

/// Whether a sign holds what stands on its one side, `inner`: that is no space, and where it is punctuation, the other side is
/// no letter but one of these scripts.
fn is_end_of(inner: Option<char>, outer: Option<char>) -> bool {
    let Some(inner) = inner.filter(|c| !c.is_whitespace()) else { return false };
    let is_punctuation = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let ends = |outer: char| outer.is_whitespace() || is_punctuation(outer) || is_cjk(outer);
    !is_punctuation(inner) || is_cjk(inner) || outer.is_none_or(ends)
}

/// Letters and punctuation of Chinese, Japanese and Korean, wide forms included.
fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11ff | 0x2e80..=0xa4cf | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xf900..=0xfaff | 0xfe30..=0xfe4f
        | 0xff01..=0xffef | 0x1b000..=0x1b2ff | 0x20000..=0x3ffff)
}

/// Exactly two asterisks that are not escaped.
fn is_sign(text: &str, at: usize) -> bool {
    let byte = |at: usize| text.as_bytes().get(at).copied();
    let before = at.checked_sub(1).and_then(byte);
    text[at..].starts_with(SIGN) && byte(at + 2) != Some(b'*') && !matches!(before, Some(b'*' | b'\\'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::body::events::events;

    /// The text with `<` and `>` where bold text begins and ends.
    fn said(text: &str) -> String {
        let read = events(text, Span { start: 0, end: text.len() });
        let words = read.nodes.into_iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::Strong) => Some("<".to_owned()),
            Event::End(TagEnd::Strong) => Some(">".to_owned()),
            Event::Start(Tag::Emphasis) => Some("(".to_owned()),
            Event::End(TagEnd::Emphasis) => Some(")".to_owned()),
            Event::Text(piece) | Event::Code(piece) => Some(piece.into_string()),
            _ => None,
        });
        words.collect()
    }

    #[test]
    fn bold_ends_at_punctuation_of_these_scripts() {
        for (written, shown) in [
            ("**「重要」**です", "<「重要」>です"),
            ("**这是重点，**后面的文字。", "<这是重点，>后面的文字。"),
            ("これは**「重要」**です。", "これは<「重要」>です。"),
            ("**“重要”**的", "<“重要”>的"),
            ("**한국어(Korean)**은", "<한국어(Korean)>은"),
            // Signs that were paired across the words between.
            ("**「A」**と**「B」**です", "<「A」>と<「B」>です"),
            ("*a* **「重要」**です", "(a) <「重要」>です"),
            ("- **「重要」**です\n- **b**", "<「重要」>です<b>"),
            ("**[「重要」](https://e.org)。**です", "<「重要」。>です"),
            ("**「一**二」**です", "<「一>二」**です"),
        ] {
            assert_eq!(said(written), shown, "{written}");
        }
    }

    #[test]
    fn all_else_stays_as_it_is() {
        for (written, shown) in [
            ("a ** b ** c", "a ** b ** c"),
            ("**„wichtig“**er", "**„wichtig“**er"),
            ("`**「重要」**です`", "**「重要」**です"),
            ("\\**「重要」\\**です", "**「重要」**です"),
            ("***「重要」***です", "***「重要」***です"),
            ("です** ", "です**"),
            ("**重要**です **b**", "<重要>です <b>"),
        ] {
            assert_eq!(said(written), shown, "{written}");
        }
    }

    #[test]
    fn every_event_has_its_place_and_ends_are_balanced() {
        let text = "**「A」**と**「B」**で*す* **c** ***d*** **「E」**";
        let read = events(text, Span { start: 0, end: text.len() });
        let mut open = Vec::new();
        for (event, span) in &read.nodes {
            match event {
                Event::Start(tag) => open.push(tag.to_end()),
                Event::End(tag) => assert_eq!(open.pop().as_ref(), Some(tag)),
                Event::Text(piece) => assert_eq!(&text[span.range()], &**piece),
                _ => {}
            }
        }
        assert!(open.is_empty());
    }
}
