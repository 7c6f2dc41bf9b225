//! Rules 5 and 6, German: the forms that a name takes.
//!
//! Everything is in lower case, as [`fold`](crate::names::fold::fold) leaves it.

/// The forms beside itself that a folded name takes in German texts (rule 6, and rule 5 inside a
/// name): «chinesischen akademie …», «ministeriums für …». A genitive at the very end is not among
/// them, because it belongs to no link.
pub fn forms(folded_name: &str) -> Vec<String> {
    let words: Vec<&str> = folded_name.split(' ').collect();
    let stems: Vec<&str> = words[..words.len() - 1].iter().map_while(|word| adjective_stem(word)).take(3).collect();
    let head = words[stems.len()];
    let rest = &words[stems.len() + 1..];

    let mut forms = Vec::new();
    let mut push = |endings: &[&str], head: &str| {
        let mut form = String::new();
        for (stem, ending) in stems.iter().zip(endings) {
            form.extend([*stem, *ending, " "]);
        }
        form.push_str(head);
        for word in rest {
            form.extend([" ", *word]);
        }
        if form != folded_name {
            forms.push(form);
        }
    };
    if !stems.is_empty() {
        // Adjectives in a row share their ending.
        for ending in ADJECTIVE_ENDINGS {
            push(&vec![*ending; stems.len()], head);
        }
    }
    if !rest.is_empty() {
        for ending in noun_endings(head) {
            push(&vec!["en"; stems.len()], &format!("{head}{ending}"));
        }
    }
    forms
}

/// Splits a German adjective into stem and ending («chinesisch», «en»), or `None` if the word is no
/// adjective by its form. A list of suffixes decides, not the ending alone: «Peter» must not become
/// «Pete», nor «Andres» «Andre».
pub fn adjective_stem(word: &str) -> Option<&str> {
    ADJECTIVE_ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).find(|stem| {
        ADJECTIVE_STEMS.contains(stem)
            || ADJECTIVE_SUFFIXES
                .iter()
                .any(|suffix| stem.strip_suffix(suffix).is_some_and(|rest| rest.chars().count() >= 2))
    })
}

/// The endings of the German adjective.
pub const ADJECTIVE_ENDINGS: &[&str] = &["e", "en", "er", "es", "em"];

/// The endings beside `s` that a German noun takes in the genitive (or, for a weak noun, in all
/// cases but the first), by the noun's last part: «des Lieferkettengesetzes», «des US-Präsidenten».
pub fn noun_endings(word: &str) -> &'static [&'static str] {
    NOUN_ENDINGS.iter().find(|(noun, _)| word.ends_with(noun)).map_or(&[], |(_, endings)| endings)
}

const NOUN_ENDINGS: &[(&str, &[&str])] = &[
    ("abkommen", &["s"]),
    ("amt", &["s", "es"]),
    ("archiv", &["s"]),
    ("ausschuss", &["es"]),
    ("beschluss", &["es"]),
    ("bund", &["s", "es"]),
    ("büro", &["s"]),
    ("dekret", &["s", "es"]),
    ("dienst", &["s", "es"]),
    ("erlass", &["es"]),
    ("gericht", &["s", "es"]),
    ("gerichtshof", &["s", "es"]),
    ("gesetz", &["es"]),
    ("haus", &["es"]),
    ("institut", &["s", "es"]),
    ("kabinett", &["s"]),
    ("kommissariat", &["s"]),
    ("komitee", &["s"]),
    ("kongress", &["es"]),
    ("konzern", &["s"]),
    ("ministerium", &["s"]),
    ("parlament", &["s", "es"]),
    ("präsident", &["en"]),
    ("präsidium", &["s"]),
    ("programm", &["s"]),
    ("prozess", &["es"]),
    ("rat", &["s", "es"]),
    ("register", &["s"]),
    ("sekretariat", &["s"]),
    ("senat", &["s", "es"]),
    ("staat", &["s", "es"]),
    ("tag", &["s", "es"]),
    ("tribunal", &["s"]),
    ("verband", &["s", "es"]),
    ("vertrag", &["s", "es"]),
    ("werk", &["s", "es"]),
    ("zentrum", &["s"]),
    ("übereinkommen", &["s"]),
];

const ADJECTIVE_SUFFIXES: &[&str] = &[
    "al", "ant", "bar", "ell", "end", "ent", "ern", "ert", "haft", "ig", "igt", "isch", "iv", "lich", "los", "sam",
    "är", "ös",
];

const ADJECTIVE_STEMS: &[&str] = &[
    "alt", "besonder", "blau", "deutsch", "dritt", "erst", "frei", "gelb", "gemein", "geheim", "grau", "gross",
    "grösst", "grün", "höchst", "hoh", "jung", "klein", "neu", "oberst", "rot", "schwarz", "vereint", "wahr", "weiss",
    "zivil", "zweit",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_with_adjectives_take_their_endings() {
        assert_eq!(forms("deutsche bank"), ["deutschen bank", "deutscher bank", "deutsches bank", "deutschem bank"]);
        assert!(forms("grosse nationale versammlung").contains(&"grossen nationalen versammlung".to_owned()));
    }

    #[test]
    fn an_office_takes_a_genitive_inside_its_name() {
        assert_eq!(forms("ministerium für handel"), ["ministeriums für handel"]);
        assert!(
            forms("chinesisches ministerium für handel").contains(&"chinesischen ministeriums für handel".to_owned())
        );
    }

    #[test]
    fn other_names_have_one_form() {
        for name in ["tesla", "peter müller", "li auto", "apple music", "leon technology", "neue"] {
            assert!(forms(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn adjectives_are_known_by_their_suffix() {
        assert_eq!(adjective_stem("chinesischen"), Some("chinesisch"));
        assert_eq!(adjective_stem("oberster"), Some("oberst"));
        for word in ["peter", "andres", "helene", "apple", "deutsch", "zürcher"] {
            assert_eq!(adjective_stem(word), None, "{word}");
        }
    }
}
