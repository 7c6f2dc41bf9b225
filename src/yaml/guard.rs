//! Refuses YAML that would cost more than it says: deep nesting, and anchors that multiply.
//!
//! The reader proper needs time that grows with the square of the depth, and copies a value for each `*alias`. So
//! both are counted before it sees the text: roughly for every text, exactly where the rough count is suspicious.

use saphyr_parser::{Event, Parser};

use super::place::CharacterOffsets;

/// Lists and groups within one another.
const DEPTH_LIMIT: usize = 64;
/// Bytes and values that aliases may add to a text.
const EXPANSION_LIMIT: usize = 1 << 20;
/// Opening brackets beyond which a text that cannot be measured is refused.
const BRACKET_LIMIT: usize = 10_000;

/// Why a text is refused.
pub struct Refusal {
    /// Byte offset in the text.
    pub offset: usize,
    pub message: String,
    /// The way out.
    pub help: &'static str,
}

/// Whether it is safe to read the text.
///
/// # Errors
/// Nesting beyond 64 levels, or aliases that expand to more than a mebibyte.
pub fn check(yaml: &str) -> Result<(), Refusal> {
    if is_plainly_harmless(yaml) { Ok(()) } else { measure(yaml) }
}

/// Whether neither limit can be reached: too few brackets, no long run of indicators, no alias.
fn is_plainly_harmless(yaml: &str) -> bool {
    let brackets = yaml.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    let deepest_line = yaml
        .lines()
        .map(|line| line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'-' | b'?' | b':')).count())
        .max()
        .unwrap_or(0);
    // A block level needs a column of its own, or shares one with the list in it.
    brackets + 2 * deepest_line < DEPTH_LIMIT && !has_alias(yaml)
}

fn has_alias(yaml: &str) -> bool {
    let bytes = yaml.as_bytes();
    let begins_a_token =
        |at: usize| at == 0 || matches!(bytes[at - 1], b' ' | b'\t' | b'\n' | b'\r' | b'[' | b'{' | b',');
    yaml.match_indices('*')
        .any(|(at, _)| begins_a_token(at) && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace()))
}

fn measure(yaml: &str) -> Result<(), Refusal> {
    let offsets = CharacterOffsets::new(yaml);
    let mut events = Parser::new_from_str(yaml);
    // For each open list or group: its anchor, and the weight before it.
    let mut open: Vec<(usize, usize)> = Vec::new();
    // Weight of a value by its anchor, which the event reader counts from 1.
    let mut weights: Vec<usize> = Vec::new();
    let (mut weight, mut added) = (0_usize, 0_usize);
    loop {
        let (event, span) = match events.next_event() {
            Some(Ok(event)) => event,
            None => return Ok(()),
            // The event reader is not the one that decides. What it cannot measure must be small.
            Some(Err(_)) => {
                let (offset, brackets) = (0, yaml.bytes().filter(|byte| matches!(byte, b'[' | b'{' | b'-')).count());
                return if brackets > BRACKET_LIMIT { Err(too_deep(offset)) } else { Ok(()) };
            }
        };
        let offset = offsets.byte(span.start.index());
        match event {
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                open.push((anchor, weight));
                weight += 1;
                if open.len() > DEPTH_LIMIT {
                    return Err(too_deep(offset));
                }
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((anchor, before)) = open.pop() {
                    note(&mut weights, anchor, weight - before);
                }
            }
            Event::Scalar(text, _, anchor, _) => {
                weight += 1 + text.len();
                note(&mut weights, anchor, 1 + text.len());
            }
            Event::Alias(anchor) => {
                if open.iter().any(|(within, _)| *within == anchor) {
                    return Err(expands(offset));
                }
                let more = weights.get(anchor).copied().unwrap_or(0);
                weight += more;
                added += more;
                if added > EXPANSION_LIMIT {
                    return Err(expands(offset));
                }
            }
            _ => {}
        }
    }
}

fn note(weights: &mut Vec<usize>, anchor: usize, weight: usize) {
    if anchor > 0 {
        weights.resize(weights.len().max(anchor + 1), 0);
        weights[anchor] = weight;
    }
}

fn too_deep(offset: usize) -> Refusal {
    Refusal {
        offset,
        message: format!("the YAML is nested more than {DEPTH_LIMIT} levels deep"),
        help: "nothing in a dossier needs more than a few levels; is a closing bracket missing?",
    }
}

fn expands(offset: usize) -> Refusal {
    Refusal {
        offset,
        message: "the YAML repeats itself through aliases without bound".to_owned(),
        help: "write the value out where it is needed, instead of `*alias`",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_nesting_is_refused_where_it_becomes_too_deep() {
        for text in ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000), "? ".repeat(100_000)] {
            assert!(check(&text).is_err(), "{}", &text[..8]);
        }
        let steps: String = (0..200).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
        assert!(check(&steps).is_err());
    }

    #[test]
    fn a_bomb_is_refused_and_an_honest_alias_is_not() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let before = level - 1;
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", vec![format!("*a{before}"); 10].join(", ")));
        }
        assert!(check(&bomb).is_err());
        let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(10_000), vec!["*a"; 1000].join(", "));
        assert!(check(&long).is_err());
        assert!(check("a: &a [*a]\n").is_err());
        assert!(check("a: &a {title: x}\nb: *a\nc: *a\n").is_ok());
    }

    #[test]
    fn a_long_article_is_harmless() {
        let relations: String =
            (0..2000).map(|n| format!("  - {{subject: a{n}, type: owns, object: [b, c]}}\n")).collect();
        assert!(check(&format!("title: \"*Stern*\"\nrelations:\n{relations}")).is_ok());
        assert!(check("summary: >\n  ein * Stern & mehr\n").is_ok());
    }
}
