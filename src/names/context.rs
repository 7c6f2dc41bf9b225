//! Names in context: what the words beside a name say about whom it names.
//!
//! «Eric Trump» is not Donald Trump, and «Johann Bayer» is not the company. «President Assad» is
//! Bashar al-Assad even where his full name does not stand in the document.

use crate::names::address;
use crate::names::capitals::is_capital_at;
use crate::names::continued::{continues, is_place};
use crate::names::fold::Folded;
use crate::names::homes::{is_home, is_in_state};
use crate::names::language::Language;
use crate::names::ordinary::{
    is_firm_noun, is_german_compound, is_german_determiner, is_german_noun, is_ordinary, is_place as is_place_name,
};
use crate::names::people::{is_given_name, is_surname};
use crate::names::sex;
use crate::names::slavic_people;
use crate::names::states::is_country;
use crate::names::titles::{is_company_word, is_form_of_address, is_office, is_person_noun, opens_sentence};
use crate::names::word::Word;

/// What the words beside a name of one word say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Nothing about who is meant.
    Plain,
    /// A title or an office: a person of this name is meant.
    Office,
    /// Another person's given name.
    OtherPerson,
    /// A capitalised word that is neither: before a surname, probably another person's given name.
    CapitalWord,
    /// A form of address: a person, whoever it is.
    Addressed,
    /// A form of address or an office of a language that writes them in small letters: no firm is meant.
    Titled,
    /// The word after it continues it: «Trump Tower».
    LongerName,
    /// The word after it makes a place or a school of it: «Orange County».
    Place,
}

/// Reads what stands before the name at `start..end` of the folded text. `own` are words of the entity's fuller names:
/// «Donald J. Trump» is Donald Trump.
pub fn context(text: &Folded, start: usize, end: usize, language: Language, own: impl Fn(&str) -> bool) -> Context {
    if is_given_before_surname(text, start, end) {
        return Context::OtherPerson;
    }
    match context_before(text, start, end, language, own) {
        Context::OtherPerson => Context::OtherPerson,
        _ if is_place(text, end, language) => Context::Place,
        _ if language == Language::English && (is_home(text, start) || is_in_state(text, end)) => Context::Place,
        _ if continues(text, end, language) => Context::LongerName,
        before => before,
    }
}

fn context_before(text: &Folded, start: usize, end: usize, language: Language, own: impl Fn(&str) -> bool) -> Context {
    let Some(word) = Word::before(text, start) else { return Context::Plain };
    let bare = word.bare();
    // Where it is no abbreviation, a full stop ends the sentence before the name.
    let is_abbreviated = word.text.ends_with('.');
    if is_abbreviated && bare.chars().count() > LONGEST_ABBREVIATION {
        return Context::Plain;
    }
    let is_particle = PARTICLES.contains(&bare) && !word.heads_sentence(text);
    if word.is_capital && is_particle && matches!(language, Language::German | Language::English) {
        return Context::OtherPerson;
    }
    if !word.is_capital {
        return match language {
            Language::English if is_office(bare) => Context::Office,
            _ if address::titles(&word, text, end, language) => Context::Titled,
            _ => Context::Plain,
        };
    }
    if is_form_of_address(bare) {
        return Context::Addressed;
    }
    if is_office(bare) {
        return Context::Office;
    }
    if address::titles(&word, text, end, language) {
        return Context::Titled;
    }
    // «Charles H. Baker»
    let is_initial = is_abbreviated && bare.chars().count() == 1;
    // «die Lex Tesla»
    let is_law = bare == "lex" && language == Language::German;
    let is_given = is_given_name(bare) && !is_law && !is_month(&word, text)
        || language == Language::English && GIVEN_WORDS.contains(&bare) && !word.heads_sentence(text)
        || is_slavic_given_name(&word, text);
    if is_initial || !is_abbreviated && is_given {
        return if has_own_before(text, start, own) { Context::Plain } else { Context::OtherPerson };
    }
    let is_other = !is_abbreviated && !is_no_name(&word, text, end, language);
    match is_other && !is_law && !has_own_before(text, start, own) {
        true if introduces_somebody(&word, text, end, language) => Context::OtherPerson,
        true => Context::CapitalWord,
        false => Context::Plain,
    }
}

/// Whether a word with a capital before a name, no given name that the list has, is one by what stands around both: «Secretary Sonny
/// Perdue», «Kunibald Müller (41)»; or by a longer list, where it is no word and no place.
fn introduces_somebody(word: &Word, text: &Folded, end: usize, language: Language) -> bool {
    if !matches!(language, Language::German | Language::English) {
        return false;
    }
    let bare = word.bare();
    let is_place = is_place_name(bare) || is_country(bare);
    let is_noun = is_ordinary(bare, language) || is_firm_noun(bare, language) || is_german_compound(bare);
    if is_place || is_noun || is_company_word(bare) {
        return false;
    }
    let is_title = |title: Word| {
        let is_of_people = || match language {
            Language::German => {
                title.is_capital && is_person_noun(title.bare(), language) && !is_firm_noun(title.bare(), language)
            }
            _ => is_person_noun(title.bare(), language),
        };
        !title.text.ends_with(',') && (is_office(title.bare()) || is_form_of_address(title.bare()) || is_of_people())
    };
    let is_listed = || bare.chars().all(char::is_alphabetic) && sex::of_given_name(bare).is_some();
    is_listed() || Word::before(text, word.start).is_some_and(is_title) || tells_age(&text.text()[end..])
}

/// Whether somebody's age follows, or what only people are told by: «(41)», «, 58,», «, who».
fn tells_age(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" (")) else { return false };
    let age = &rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())];
    let is_closed = rest[age.len()..].starts_with([',', ')', '.', ';']);
    age.len() == 2 && !age.starts_with('0') && is_closed || rest.starts_with("who ")
}

/// Whether a Russian or Ukrainian given name or patronymic is one there, and not a word that heads the sentence.
fn is_slavic_given_name(word: &Word, text: &Folded) -> bool {
    let bare = word.bare();
    slavic_people::is_given_name(bare) && !(slavic_people::is_word(bare) && word.heads_sentence(text))
}

/// Whether a person's name that ends at `end` goes on to another's: «Ali Hassan al-Majid», «Ali Hassan bin Talal», «Ali Hassan
/// Mahmud», «Jean Dupont-Lenormand».
pub(super) fn goes_on_to_another(text: &Folded, start: usize, end: usize, language: Language) -> bool {
    const PARTICLES: &[&str] = &[" al-", " el-", " bin ", " bint ", " ibn "];
    let rest = &text.text()[end..];
    let is_full = text.searched()[start..end].contains(' ');
    PARTICLES.iter().any(|particle| rest.starts_with(particle) && is_capital_at(text, end + particle.len()))
        || is_full && (has_double_surname(text, end, language) || has_third_given_name(text, start, end))
}

/// Whether a second surname is joined to a full name: «Jean Dupont-Lenormand», but not «eine Angela Merkel-Biografie».
fn has_double_surname(text: &Folded, end: usize, language: Language) -> bool {
    let Some(rest) = text.text()[end..].strip_prefix('-').filter(|_| is_capital_at(text, end + 1)) else {
        return false;
    };
    let surname = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
    let is_noun = is_german_noun(surname) || is_german_compound(surname) || is_person_noun(surname, language);
    // «the Donald Trump-Joe Biden debate»
    let is_given = is_given_name(surname) && rest[surname.len()..].starts_with(' ');
    !surname.is_empty() && !is_given && (language != Language::German || is_surname(surname) || !is_noun)
}

/// Whether a given name follows one that ends in a given name too, as in names of a son, his father and his grandfather: «Ali Hassan
/// Mahmud», but not «Megyn Kelly Donald Trump».
fn has_third_given_name(text: &Folded, start: usize, end: usize) -> bool {
    let last = text.searched()[start..end].rsplit(' ').next().unwrap_or_default();
    let Some(third) = Word::after(text, end).filter(|word| word.is_capital && is_given_name(last)) else {
        return false;
    };
    let fourth = Word::after(text, third.start + third.text.len()).filter(|_| third.text == third.bare());
    is_given_name(third.bare()) && !opens_sentence(third.bare()) && !fourth.is_some_and(|word| word.is_capital)
}

/// Whether a person's name with given names at `start..end` is the end of another's: «Hussein Ali Hassan», «bin Ali Hassan»; not where
/// somebody's full name stands before it, as in a list without commas: «Megyn Kelly Donald Trump». `own` are words of the person's names.
pub(super) fn ends_another(text: &Folded, start: usize, end: usize, own: impl Fn(&str) -> bool) -> bool {
    const PARTICLES: &[&str] = &["abu", "bin", "bint", "ibn"];
    Word::before(text, start).is_some_and(|word| {
        let bare = word.bare();
        let is_given = || {
            word.is_capital
                && word.text == bare
                && (is_given_name(bare) || is_slavic_given_name(&word, text))
                && !is_month(&word, text)
                && !is_place_name(bare)
        };
        let is_full = || {
            let last = text.searched()[start..end].trim_end().rsplit(' ').next().unwrap_or_default();
            let first = Word::before(text, word.start).filter(|first| first.is_capital && first.text == first.bare());
            !is_given_name(last) && first.is_some_and(|first| !opens_sentence(first.bare()) && !is_office(first.bare()))
        };
        // «Ali bin Hassan», but not «ich bin Ali Hassan»
        let is_particle = || {
            PARTICLES.contains(&word.text)
                && (word.is_capital
                    || word.text != "bin"
                    || Word::before(text, word.start)
                        .is_some_and(|word| word.is_capital && !opens_sentence(word.bare())))
        };
        (is_particle() || is_given() && !is_full()) && !own(bare)
    })
}

/// «Prof.», «Capt.»
const LONGEST_ABBREVIATION: usize = 4;

/// Given names that are words, and left out of the list: in the midst of an English sentence a capital tells them.
const GIVEN_WORDS: &[&str] = &[
    "art", "chase", "cliff", "dale", "dawn", "dean", "drew", "earl", "faith", "glen", "grace", "grant", "guy", "heath",
    "hope", "iris", "ivy", "jade", "joy", "lance", "lane", "lee", "lily", "mark", "miles", "olive", "pat", "pearl",
    "ray", "reed", "rich", "rob", "rocky", "rose", "ruby", "rusty", "skip", "sue", "sunny", "ty", "violet", "wade",
    "ward", "woody",
];

/// Whether a given name that is a month too stands for the month: «In June Tesla said», «on 3 June Tesla said».
fn is_month(word: &Word, text: &Folded) -> bool {
    const MONTHS: &[&str] = &["january", "june"];
    const BEFORE_MONTHS: &[&str] = &[
        "after", "before", "by", "during", "early", "from", "in", "last", "late", "mid", "next", "of", "since", "this",
        "until",
    ];
    let is_before = |before: Word| {
        let day = before.bare().trim_end_matches(|c: char| c.is_ascii_lowercase());
        BEFORE_MONTHS.contains(&before.bare()) || !day.is_empty() && day.bytes().all(|byte| byte.is_ascii_digit())
    };
    MONTHS.contains(&word.bare()) && Word::before(text, word.start).is_some_and(is_before)
}

/// Before a surname with a capital letter: «Maggie De Block».
const PARTICLES: &[&str] = &[
    "da", "de", "del", "della", "den", "di", "du", "el", "la", "las", "le", "los", "mac", "san", "ten", "ter", "van",
    "von",
];

/// Whether the name at `start..end`, a given name too, is that of somebody whose surname follows: «Otto Farny»,
/// «Otto-Wagner-Straße».
pub(super) fn is_given_before_surname(text: &Folded, start: usize, end: usize) -> bool {
    let name = &text.text()[start..end];
    let rest = &text.text()[end..];
    let is_named_after = |compound: &str| {
        let compound = compound.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        compound.split_once('-').is_some_and(|(surname, _)| !is_company_word(surname))
    };
    if is_capital_at(text, end + 1) && rest.strip_prefix('-').is_some_and(is_named_after) {
        return is_given_name(name);
    }
    Word::after(text, end).is_some_and(|next| {
        let bare = next.bare().trim_end_matches("'s"); // «Tandy Corp's»
        next.is_capital && is_given_name(name) && !opens_sentence(bare) && !is_company_word(bare) && !is_office(bare)
    })
}

/// Whether a capitalised word is sure to be no given name.
fn is_no_name(word: &Word, text: &Folded, end: usize, language: Language) -> bool {
    let bare = word.bare();
    let genitive = bare.ends_with("'s") || bare.ends_with('\'');
    if genitive
        || opens_sentence(bare)
        || is_person_noun(bare, language)
        || !bare.chars().all(|c| c.is_alphabetic() || c == '-')
    {
        return true;
    }
    let heads = word.heads_sentence(text);
    match language {
        // «Sagte Trump», «Twitterte Trump», «die Anordnung Trumps».
        Language::German => {
            let is_verb = heads && ["te", "t", "en"].iter().any(|ending| bare.ends_with(ending));
            is_verb || is_plain_noun(word, text) || text.text()[end..].starts_with('s')
        }
        Language::English => heads && ["ed", "ly", "ing"].iter().any(|ending| bare.ends_with(ending)),
        _ => true,
    }
}

/// Whether a word before a surname is a German noun, with its article, that says nothing of whose it is: «wirft in dem Text Niessl
/// vor», «der Name Merkel», but not «Familie Merkel», «das Gasthaus Kern» and «Pony Ma».
fn is_plain_noun(word: &Word, text: &Folded) -> bool {
    const MOST_ADJECTIVES: usize = 2;
    let noun = word.bare();
    let named_so = NAMED_AFTER_FAMILIES.iter().any(|owned| noun.ends_with(owned));
    if !is_german_noun(noun) || is_surname(noun) || is_firm_noun(noun, Language::German) || named_so {
        return false;
    }
    let mut before = Word::before(text, word.start);
    for _ in 0..MOST_ADJECTIVES {
        before = match before {
            Some(word) if !is_german_determiner(word.bare()) && word.bare().ends_with("en") && !word.is_capital => {
                Word::before(text, word.start)
            }
            word => word,
        };
    }
    before.is_some_and(|word| is_german_determiner(word.text))
}

/// What has the surname of whoever owns it, lives there or founded it, alone or at the end of a compound.
const NAMED_AFTER_FAMILIES: &[&str] = &[
    "apotheke", "bad", "bande", "bau", "berg", "brauerei", "bruder", "brüder", "café", "clan", "ehepaar", "erei",
    "familie", "film", "gasse", "geschwister", "gut", "handlung", "haus", "heim", "hof", "hotel", "hütte", "kanzlei",
    "kino", "klinik", "laden", "markt", "museum", "paar", "park", "passage", "platz", "praxis", "preis", "quartett",
    "restaurant", "saal", "schloss", "schule", "schwestern", "stadion", "stadt", "stift", "stiftung", "strasse",
    "studio", "trio", "verein", "verlag", "villa", "werft", "werk", "werkstatt", "wirt", "zwillinge",
];

/// Whether among the names and initials right before a name is one of the entity's own: «Donald John Trump».
fn has_own_before(text: &Folded, start: usize, own: impl Fn(&str) -> bool) -> bool {
    const MOST_NAMES: usize = 4;
    let mut at = start;
    for _ in 0..MOST_NAMES {
        match Word::before(text, at) {
            Some(word) if word.is_capital && own(word.bare()) => return !ends_another(text, word.start, start, own),
            Some(word) if word.is_capital => at = word.start,
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::fold::fold;

    fn before_trump(words: &str, language: Language) -> Context {
        let text = fold(words);
        let start = text.text().rfind("trump").expect("the text has the name");
        context(&text, start, start + 5, language, |word| word == "donald")
    }

    #[test]
    fn a_given_name_is_another_persons() {
        for words in ["Eric Trump", "Donald und Melania Trump", "mit Hans-Jörg Trump", "Präsident Eric Trump"] {
            assert_eq!(before_trump(words, Language::German), Context::OtherPerson, "{words}");
        }
        assert_eq!(before_trump("Eric Trumps Firma", Language::German), Context::OtherPerson);
    }

    #[test]
    fn the_own_name_with_more_names_is_the_own() {
        for words in ["Donald J. Trump", "Donald John Trump", "Donald John K. Trump"] {
            assert_eq!(before_trump(words, Language::English), Context::Plain, "{words}");
        }
    }

    #[test]
    fn titles_and_offices_say_that_the_person_is_meant() {
        for words in ["President Trump", "former president Trump", "Sen. Trump", "Ex-President Trump"] {
            assert_eq!(before_trump(words, Language::English), Context::Office, "{words}");
        }
        for words in ["Präsident Trump", "US-Präsident Trump", "des Präsidenten Trump", "Vizekanzlerin Trump"] {
            assert_eq!(before_trump(words, Language::German), Context::Office, "{words}");
        }
    }

    #[test]
    fn a_form_of_address_says_that_it_is_a_person() {
        for words in ["Mr. Trump", "Mr Trump", "Herr Trump", "Dr. Trump"] {
            assert_eq!(before_trump(words, Language::English), Context::Addressed, "{words}");
        }
    }

    #[test]
    fn a_month_is_no_given_name_where_it_says_when() {
        for words in
            ["In June Trump", "since June Trump", "on 3 June Trump", "On the 3rd of June Trump", "In January Trump"]
        {
            assert_eq!(before_trump(words, Language::English), Context::Plain, "{words}");
        }
        for words in ["June Trump", "then June Trump", "with June Trump"] {
            assert_eq!(before_trump(words, Language::English), Context::OtherPerson, "{words}");
        }
    }

    #[test]
    fn an_unknown_capital_word_may_be_a_given_name() {
        assert_eq!(before_trump("dann sprach Pony Trump", Language::German), Context::CapitalWord);
        assert_eq!(before_trump("dann sprach Yo-Yo Trump", Language::German), Context::CapitalWord);
        assert_eq!(before_trump("then Pony Trump spoke", Language::English), Context::CapitalWord);
        assert_eq!(before_trump("then K. Trump spoke", Language::English), Context::OtherPerson);
    }

    #[test]
    fn other_words_before_a_name_are_plain() {
        let german = [
            "Danach Trump", "Der Milliardär Trump", "Unternehmer Trump", "die Anordnung Trumps", "Sagte Trump",
            "Am Montag Trump", "heute, Trump", "sagte Eric. Trump", "der Präsident. Trump", "Die Regierung Trump",
            "Trump", "so: Trump", "(Trump",
        ];
        for words in german {
            assert_eq!(before_trump(words, Language::German), Context::Plain, "{words}");
        }
        for words in ["When Trump", "Asked Trump", "Tesla's Trump", "against Trump", "Then, Trump", "On Monday Trump"] {
            assert_eq!(before_trump(words, Language::English), Context::Plain, "{words}");
        }
    }
}
