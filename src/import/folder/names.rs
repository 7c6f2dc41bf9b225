//! What an entity is called where its page has one line for it: «Bureau of Industry and Security (BIS)», «BIS — Bureau of Industry
//! and Security», and what the file of a person is called besides.

use crate::labels::capitalised;
use crate::names::key;

/// What stands between the short and the long form of a name.
const BETWEEN: [&str; 4] = [" — ", " – ", " - ", ": "];

/// The name of an entity and its other ones: the letters that stand beside it, and the words of `file`, the name of a person's
/// file where that is written as addresses are.
pub(super) fn names(title: &str, file: Option<&str>) -> (String, Vec<String>) {
    let (name, mut others) = match short_and_long(title) {
        Some((short, long)) => (long.to_owned(), vec![short.to_owned()]),
        None => (title.to_owned(), Vec::new()),
    };
    let words = file.map(in_capitals).filter(|words| words.contains(' '));
    others.extend(words.filter(|words| key(words) != key(&name)));
    (name, others)
}

/// The letters of a name and the words that they stand for.
fn short_and_long(title: &str) -> Option<(&str, &str)> {
    let in_brackets = || {
        let (long, short) = title.strip_suffix(')')?.split_once(" (")?;
        Some((short, long))
    };
    let beside = || BETWEEN.iter().find_map(|sign| title.split_once(sign));
    let (one, other) = in_brackets().or_else(beside)?;
    let pairs = [(one.trim(), other.trim()), (other.trim(), one.trim())];
    pairs.into_iter().find(|(short, long)| stands_for(short, long))
}

/// Whether letters are the first ones of words, some of which they may leave out.
fn stands_for(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| !matches!(c, '(' | ')' | '&' | '/' | '-' | '.')).collect();
    let is_short = letters.len() > 1 && letters.iter().all(|letter| letter.is_uppercase());
    let mut first = long.split([' ', '-']).filter_map(|word| word.chars().next()).flat_map(char::to_uppercase);
    is_short && long.contains(' ') && letters.iter().all(|letter| first.any(|other| other == *letter))
}

/// The words of an address, each with a capital.
fn in_capitals(address: &str) -> String {
    let words = address.split(['-', '_']).filter(|word| !word.is_empty());
    words.map(capitalised).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_their_words_are_two_names() {
        for (title, file, name, others) in [
            ("Bureau of Industry and Security (BIS)", None, "Bureau of Industry and Security", vec!["BIS"]),
            ("OHM — Office for Harbour Matters", Some("ohm"), "Office for Harbour Matters", vec!["OHM"]),
            (
                "OS(H&Q) – Office of the Secretary for Harbours and Quays",
                None,
                "Office of the Secretary for Harbours and Quays",
                vec!["OS(H&Q)"],
            ),
            ("Susan L. Doe", Some("sue-doe"), "Susan L. Doe", vec!["Sue Doe"]),
            ("Susan Doe", Some("susan-doe"), "Susan Doe", vec![]),
            ("Jane Doe (painter)", Some("jane-doe"), "Jane Doe (painter)", vec!["Jane Doe"]),
            ("OHM — an overview", Some("ohm"), "OHM — an overview", vec![]),
            ("NIO (makers of cars)", None, "NIO (makers of cars)", vec![]),
            ("Pelagon", Some("pelagon"), "Pelagon", vec![]),
        ] {
            let others = others.into_iter().map(str::to_owned).collect();
            assert_eq!(names(title, file), (name.to_owned(), others), "{title}");
        }
    }
}
