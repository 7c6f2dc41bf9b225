//! The words before a name that say that it is a firm's, in Dutch, the Nordic and the Slavic languages, in all their forms.

use crate::names::language::Language;
use crate::names::ordinary::place::Place;

/// Whether the word before says that the name is that of a firm: «het concern Philips», «компания Яндекс», «ООО Ромашка».
pub(super) fn says_firm(place: &Place, language: Language) -> bool {
    const LONGEST_ENDING: usize = 4;
    let (stems, forms): (&[&str], &[&str]) = match language {
        Language::Dutch => (&["bank", "bedrijf", "concern", "fabrikant", "groep", "maatschappij", "onderneming"], &[]),
        Language::Nordic => {
            (&["bank", "bolag", "concern", "firma", "koncern", "konsern", "selskap", "virksomhed"], &[])
        }
        Language::Polish => (&["bank", "firm", "grup", "holding", "koncern", "spół"], &[]),
        Language::Russian => (
            &["банк", "групп", "компани", "концерн", "корпораци", "фирм", "холдинг"],
            &["ао", "зао", "оао", "ооо", "пао"],
        ),
        Language::Ukrainian => {
            (&["банк", "груп", "компані", "концерн", "корпораці", "фірм", "холдинг"], &["ат", "пат", "прат", "тов"])
        }
        _ => return false,
    };
    // «дочерней компании „Тимченко“»
    let signs = place.text.text()[..place.name.start].trim_end_matches(['"', '\'']);
    let Some(before) = signs.strip_suffix(' ') else { return false };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_form =
        |stem: &&str| word.rfind(*stem).is_some_and(|at| word[at + stem.len()..].chars().count() <= LONGEST_ENDING);
    forms.contains(&word) || stems.iter().any(is_form)
}
