//! Whether a given name is a man's or a woman's.
//!
//! To teach the program a name, add it to `mens-names.txt` or `womens-names.txt`. What both have («Andrea», «Kim») is in neither.

use std::collections::HashSet;
use std::sync::OnceLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sex {
    Man,
    Woman,
}

/// Who has a folded given name or a Russian patronymic.
pub(super) fn of_given_name(word: &str) -> Option<Sex> {
    static MEN: OnceLock<HashSet<&str>> = OnceLock::new();
    static WOMEN: OnceLock<HashSet<&str>> = OnceLock::new();
    let listed = |words: &'static str| words.lines().filter(|line| !line.starts_with('#')).collect();
    let men = MEN.get_or_init(|| listed(include_str!("mens-names.txt")));
    let women = WOMEN.get_or_init(|| listed(include_str!("womens-names.txt")));
    // «Hans-Jörg»
    let first = word.split('-').next().unwrap_or(word);
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match word {
        _ if men.contains(word) => Some(Sex::Man),
        _ if women.contains(word) => Some(Sex::Woman),
        _ if men.contains(first) => Some(Sex::Man),
        _ if women.contains(first) => Some(Sex::Woman),
        _ if ends(&["ович", "евич", "йович"]) => Some(Sex::Man),
        _ if ends(&["овна", "евна", "івна", "ївна"]) => Some(Sex::Woman),
        _ => None,
    }
}

/// Who has the full name of somebody in the words of [`key`](crate::names::key), as far as one of the words but `surname` tells.
pub(super) fn of_full_name(full: &str, surname: &str) -> Option<Sex> {
    let words = full.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| *word != surname).find_map(of_given_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_tell_the_sex_where_one_has_them() {
        for name in ["peter", "hans-jörg", "игорь", "иванович", "bashar"] {
            assert_eq!(of_given_name(name), Some(Sex::Man), "{name}");
        }
        for name in ["mary", "anne-marie", "марина", "ивановна", "angela"] {
            assert_eq!(of_given_name(name), Some(Sex::Woman), "{name}");
        }
        for name in ["andrea", "kim", "gazprom"] {
            assert_eq!(of_given_name(name), None, "{name}");
        }
        assert_eq!(of_full_name("banda, peter", "banda"), Some(Sex::Man));
        assert_eq!(of_full_name("josé maría aznar", "aznar"), Some(Sex::Man));
    }
}
