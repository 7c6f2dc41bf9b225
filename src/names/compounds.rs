//! Rules 3 and 4, hyphen compounds: which names the parts of one are.
//!
//! In «Tesla-Aktie» Tesla is named, in «Ex-Twitter-Chef» Twitter, in «HP-Oracle-Allianz» both. In
//! «Mutter-Alibaba» nothing is: what stands before the hyphen is neither a prefix nor a name. A
//! «Twitter-ähnlicher» service is something else than Twitter.

use crate::names::fold::{DASH, Folded};
use crate::names::language::Language;

/// What stands before a name within its hyphen compound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing: the compound, if there is one, begins with the name.
    Nothing,
    /// A prefix that changes nothing about who is named: «Ex-», «non-».
    Prefix,
    /// Another word, which ends at this place of the folded text. The name counts where that word is one too.
    Word(usize),
}

/// What stands before the name at `start` of the folded text; `None` where the name cannot begin there: the tail of a
/// suspended compound («US-Bürger und -Firmen») belongs to the word before.
pub fn before(text: &Folded, start: usize) -> Option<Before> {
    let Some(rest) = text.text()[..start].strip_suffix('-') else { return Some(Before::Nothing) };
    if rest.ends_with('-') {
        return Some(Before::Nothing); // two hyphens are a dash
    }
    let part = rest.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match part {
        "" if rest.ends_with(['"', '\'', ')', '+', '.', '!']) => Some(Before::Word(rest.len())),
        "" => None,
        part if is_prefix(part) => Some(Before::Prefix),
        _ => Some(Before::Word(rest.len())),
    }
}

/// Whether the first part of a compound changes nothing about who is named in it: «Ex-», «non-».
pub(super) fn is_prefix(part: &str) -> bool {
    PREFIXES.contains(&part)
}

/// Whether a hyphen compound, given from after its first hyphen, is a comparison (rule 4). Where the
/// compound is suspended («Twitter- und Facebook-ähnlich»), the one that completes it decides.
pub fn compares(compound: &str, language: Language) -> bool {
    let german = language == Language::German;
    let compares = |token: &str| {
        let end = token.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(token.len());
        token[..end].split('-').any(|part| is_comparison(part, german))
    };
    if compound.starts_with(char::is_alphanumeric) {
        return compares(compound);
    }
    if compound.starts_with(['-', DASH]) {
        return false; // a dash
    }
    const CONNECTORS: &[&str] = &["und", "oder", "bzw.", "sowie", "und/oder", "and", "or", "and/or", ",", "/", "&"];
    compound
        .split(' ')
        .filter(|token| !token.is_empty())
        .take(8)
        .find(|token| !CONNECTORS.contains(token) && !token.trim_end_matches(',').ends_with('-'))
        .and_then(|token| token.split_once('-'))
        .is_some_and(|(_, tail)| compares(tail))
}

/// Whether a part of a hyphen compound says that the compound is something else than the thing
/// named before it (rule 4): a «Twitter-ähnlicher» service is not Twitter.
fn is_comparison(part: &str, german: bool) -> bool {
    let is = |stems: &[&str], endings: &[&str], part: &str| {
        endings.iter().filter_map(|ending| part.strip_suffix(ending)).any(|stem| stems.contains(&stem))
    };
    if is(ENGLISH_COMPARISONS, &["", "s"], part) {
        return true;
    }
    let bare = GERMAN_INTENSIFIERS.iter().find_map(|word| part.strip_prefix(word));
    german
        && (is(GERMAN_COMPARISONS, GERMAN_ENDINGS, part)
            || bare.is_some_and(|part| is(GERMAN_COMPARISONS, GERMAN_ENDINGS, part)))
}

/// Prefixes of German and English, some of them used in other languages too.
const PREFIXES: &[&str] = &[
    "all", "alt", "anti", "ausser", "bundes", "co", "contra", "counter", "cross", "dauer", "ex", "extra", "früh",
    "inner", "inter", "intra", "kontra", "landes", "mid", "multi", "neo", "nicht", "noch", "non", "nun", "pan", "post",
    "pre", "pro", "prä", "re", "semi", "spät", "then", "trans", "ultra", "un", "ur",
];

/// What may follow a comparison's stem.
const GERMAN_ENDINGS: &[&str] = &["", "e", "en", "er", "es", "em", "n", "s", "in", "innen"];

const GERMAN_COMPARISONS: &[&str] = &[
    "aehnlich", "alternativ", "artig", "esk", "gleich", "herausforderer", "imitat", "killer", "klon", "konkurrent",
    "konkurrenz", "konkurrenzprodukt", "kopie", "nachahmer", "nachbau", "pendant", "rival", "verschnitt",
    "wettbewerber", "ähnlich",
];

/// «Tesla-Hauptkonkurrent» compares as «Tesla-Konkurrent» does.
const GERMAN_INTENSIFIERS: &[&str] = &["dauer", "erz", "haupt", "lokal", "möchtegern"];

/// Used in German too: «ein Twitter-like Dienst».
const ENGLISH_COMPARISONS: &[&str] = &[
    "alternative", "challenger", "clone", "competitor", "copycat", "esque", "inspired", "killer", "like", "lookalike",
    "rival", "style", "styled", "type",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::fold::fold;

    fn before_name(words: &str) -> Option<Before> {
        let text = fold(words);
        before(&text, text.text().find("tesla").expect("the text has the name"))
    }

    #[test]
    fn a_prefix_leaves_the_name() {
        for words in ["Ex-Tesla", "die Nicht-Tesla", "Anti-Tesla", "pro-Tesla", "non\u{2011}Tesla", "counter-Tesla"] {
            assert_eq!(before_name(words), Some(Before::Prefix), "{words}");
        }
    }

    #[test]
    fn another_word_has_to_be_a_name() {
        assert_eq!(before_name("HP-Tesla"), Some(Before::Word(2)));
        assert_eq!(before_name("die Mutter-Tesla"), Some(Before::Word(10)));
        assert_eq!(before_name("«HP»-Tesla"), Some(Before::Word(4)));
    }

    #[test]
    fn dashes_begin_and_suspended_tails_do_not() {
        for words in ["Tesla", "China–Tesla", "alles--Tesla", "(Tesla"] {
            assert_eq!(before_name(words), Some(Before::Nothing), "{words}");
        }
        assert_eq!(before_name("Konzern und -Tesla"), None);
    }

    #[test]
    fn comparisons_are_known_in_all_their_forms() {
        for part in ["ähnlich", "ähnlichen", "artiges", "rivalen", "rivalin", "konkurrenten", "klone", "klons"] {
            assert!(is_comparison(part, true), "{part}");
        }
        for part in ["fahrzeug", "manager", "rivalität", "artikel", "klonschaf"] {
            assert!(!is_comparison(part, true), "{part}");
        }
        assert!(is_comparison("style", false) && !is_comparison("ähnlich", false));
    }

    #[test]
    fn a_suspended_compound_compares_where_the_one_that_completes_it_does() {
        assert!(compares(" und weibo-ähnliche dienste", Language::German));
        assert!(compares(", weibo- oder tiktok-artige", Language::German));
        assert!(!compares(" und nio-aktien", Language::German));
        assert!(!compares("ähnliche", Language::English));
    }
}
