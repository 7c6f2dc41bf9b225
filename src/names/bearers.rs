//! Others who bear the name of a firm, as the word right beside it tells (rule 7): somebody by his trade («the striker Cooper»,
//! «RKI-Chef Cooper»), a weapon («Cooper missiles»), a paper beside a firm of another trade («the Cooper, a newspaper»).
//!
//! What a document calls so once it means by the bare name too, until it says that it is the firm.

use crate::names::fold::{Folded, key};
use crate::names::index::NameIndex;
use crate::names::language::Language;
use crate::names::ordinary::{Also, Reading, is_firm_noun, is_place};
use crate::names::people::is_given_name;
use crate::names::states::{is_adjective, is_country};
use crate::names::titles::{is_branch, is_company_word, is_office, is_person_noun, opens_sentence};
use crate::names::word::Word;

impl NameIndex {
    /// Whether a firm's name of one word at `start..end` is somebody's or something's there, by the word beside it, as far as it does
    /// not read as the firm's.
    pub(super) fn is_borne(
        &self,
        name: u32,
        text: &Folded,
        (start, end): (usize, usize),
        language: Language,
        (reading, also): (Reading, Also),
    ) -> bool {
        let has_rules = matches!(language, Language::German | Language::English);
        if !has_rules || !self.is_firm_of_one_word(name, text, start, end) {
            return false;
        }
        let is_told = matches!(reading, Reading::Firm | Reading::Told | Reading::Sure | Reading::Longer);
        !is_told
            && (is_somebodys(text, start, language, |word| self.has_word(name, word))
                || is_weapon(text, start, end, language, also))
            || is_paper(text, start, end, language) && self.has_other_trade(name)
    }

    /// Whether a firm's name of one word follows a single word with a capital letter in the midst of an English sentence, as a surname
    /// follows a given name that no list has: «the host Zorblo Cooper said».
    pub(super) fn is_second_word(
        &self,
        name: u32,
        text: &Folded,
        (start, end): (usize, usize),
        language: Language,
    ) -> bool {
        if language != Language::English || !self.is_firm_of_one_word(name, text, start, end) {
            return false;
        }
        let Some(word) = Word::before(text, start).filter(|word| word.is_capital) else { return false };
        let is_alone =
            || Word::before(text, word.start).is_some_and(|word| !word.is_capital && word.text == word.bare());
        let goes_on = || Word::after(text, end).is_some_and(|word| word.is_capital);
        let in_capitals = || {
            let range = text.range(word.start, word.start + word.text.len());
            range.is_none_or(|range| text.original()[range].chars().skip(1).any(char::is_uppercase))
        };
        may_be_given(&word, language, |word| self.has_word(name, word)) && is_alone() && !goes_on() && !in_capitals()
    }

    /// Whether a name is that of a firm, and stands at `start..end` as one word.
    fn is_firm_of_one_word(&self, name: u32, text: &Folded, start: usize, end: usize) -> bool {
        self.is_firm(name) && !text.searched()[start..end].contains(' ')
    }

    /// Whether a longer name of the firm tells a trade that no paper has: «Guardian Life».
    fn has_other_trade(&self, name: u32) -> bool {
        const OF_PAPERS: &[&str] = &["digital", "media", "news", "publishing"];
        let tells = |word: &str| TRADES.contains(&word) || is_branch(word);
        let words = self.names_beside(name).map(|name| key(&name.text));
        self.tells_a_trade(name)
            && !self.is_paper(name)
            && words.into_iter().any(|name| {
                let mut words = name.split([' ', '-']).skip(1);
                words.clone().any(tells) && !words.any(|word| OF_PAPERS.contains(&word))
            })
    }
}

/// Trades that no paper has, beside those that tell a longer name of a firm.
const TRADES: &[&str] = &["bank", "bancorp", "cruises", "life", "microsystems", "pacific", "scripts", "southern"];

/// Whether the word before the name says what somebody is: «the striker Cooper», «spokeswoman Zorbla Cooper», «RKI-Chef Cooper».
fn is_somebodys(text: &Folded, start: usize, language: Language, own: impl Fn(&str) -> bool) -> bool {
    let Some(word) = Word::before(text, start).filter(|word| word.text == word.bare()) else { return false };
    match language {
        Language::German => word.is_capital && is_german_trade(word.text),
        _ if is_english_trade(&word) => true,
        _ => {
            let is_name = may_be_given(&word, language, own);
            let trade = || Word::before(text, word.start).filter(|trade| trade.text == trade.bare());
            is_name && trade().is_some_and(|trade| !trade.is_capital && is_english_trade(&trade))
        }
    }
}

/// Whether a word with a capital letter may be somebody's given name that no list has. Whom a listed one tells is somebody else by
/// rules of his own.
fn may_be_given(word: &Word, language: Language, own: impl Fn(&str) -> bool) -> bool {
    let bare = word.text;
    let is_noun = || is_company_word(bare) || is_firm_noun(bare, language) || is_person_noun(bare, language);
    word.is_capital
        && word.bare() == bare
        && bare.chars().all(char::is_alphabetic)
        && !(own(bare) || is_noun() || opens_sentence(bare) || is_office(bare))
        && !(is_given_name(bare) || is_place(bare) || is_adjective(bare) || is_country(bare))
}

/// Whether a folded German noun says what somebody is whom no firm is: «Virologe», «CSU-Chef», «Bundestrainer».
fn is_german_trade(word: &str) -> bool {
    let stem = ["innen", "in", "en", "n", "s"].iter().find_map(|ending| word.strip_suffix(ending));
    [Some(word), stem].into_iter().flatten().any(|noun| {
        let is_rival = noun.starts_with("gegen") || noun.starts_with("mit");
        // «Es half Chef Tesla»
        noun.len() > "chef".len() && noun.ends_with("chef")
            || !is_rival && GERMAN_TRADES.iter().any(|trade| noun.ends_with(trade))
    })
}

/// What people do, and no firm, at the end of a German word. Without the `e` that the cases share.
const GERMAN_TRADES: &[&str] = &[
    "biologe", "biolog", "experte", "expert", "fussballer", "genosse", "genoss", "historiker", "journalist",
    "kandidat", "mediziner", "moderator", "nationalspieler", "philosoph", "politiker", "politologe", "politolog",
    "profi", "psychologe", "psycholog", "rapper", "regisseur", "schauspieler", "schriftsteller", "soziologe",
    "soziolog", "stürmer", "sänger", "tormann", "torhüter", "torjäger", "torwart", "trainer", "verteidiger",
    "virologe", "virolog",
];

/// Whether an English word says what somebody is, and no firm; with a capital only an office that no firm has before its name.
fn is_english_trade(word: &Word) -> bool {
    match word.is_capital {
        true => matches!(word.text, "premier" | "president" | "senator" | "speaker"),
        false => ENGLISH_TRADES.binary_search(&word.text).is_ok(),
    }
}

/// Sorted.
const ENGLISH_TRADES: &[&str] = &[
    "activist", "actor", "actress", "artist", "astronaut", "biologist", "blogger", "boxer", "candidate", "captain",
    "captive", "coach", "columnist", "comedian", "congressman", "congresswoman", "cornerback", "defendant", "defender",
    "detective", "diplomat", "drummer", "epidemiologist", "footballer", "goalkeeper", "golfer", "guitarist", "gunman",
    "historian", "hostage", "journalist", "lawmaker", "linebacker", "midfielder", "musician", "nominee", "novelist",
    "pitcher", "poet", "politician", "psychologist", "quarterback", "rapper", "reporter", "scientist", "senator",
    "singer", "sociologist", "spokesman", "spokesperson", "spokeswoman", "striker", "surgeon", "teammate", "teenager",
    "virologist", "wrestler",
];

/// Whether it is a weapon or an aircraft of that name: «Cooper missiles», «Cooper-Raketen», «the MQ-1 Cooper». What is a word too is one
/// before «jets» and «drones» as well, which firms make.
fn is_weapon(text: &Folded, start: usize, end: usize, language: Language, also: Also) -> bool {
    const WEAPONS: &[&str] = &["missile", "missiles", "torpedo", "torpedoes", "warhead", "warheads"];
    const AIRCRAFT: &[&str] =
        &["bombers", "drone", "drones", "fighters", "helicopter", "helicopters", "jets", "rockets", "tanks"];
    const GERMAN: &[&str] = &["rakete", "raketen", "marschflugkörper", "kampfjet", "kampfjets"];
    let is_designated = || {
        Word::before(text, start).is_some_and(|word| word.is_capital && word.text == word.bare() && is_type(word.text))
    };
    let rest = &text.text()[end..];
    let is_after = match language {
        Language::German => rest.strip_prefix('-').is_some_and(|rest| {
            let noun = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
            GERMAN.contains(&noun)
        }),
        _ => Word::after(text, end).is_some_and(|word| {
            let bare = word.bare();
            !word.is_capital && (WEAPONS.contains(&bare) || also.is_any() && AIRCRAFT.contains(&bare))
        }),
    };
    is_after || is_designated()
}

/// Whether a word is the type of an aircraft or a weapon, as armies have it: «mq-1», «ah-64».
fn is_type(word: &str) -> bool {
    word.split_once('-').is_some_and(|(letters, number)| {
        let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
        matches!(letters, "ah" | "ch" | "f" | "mgm" | "mh" | "mim" | "mq" | "rq" | "uh")
            && matches!(digits.len(), 1..=3)
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether it is called a paper: «the Cooper, a British newspaper», «Britain's Cooper newspaper», «die Zeitung Cooper».
fn is_paper(text: &Folded, start: usize, end: usize, language: Language) -> bool {
    const MOST_WORDS: usize = 4;
    const PAPERS: &[&str] = &["magazine", "newspaper", "tabloid"];
    const GERMAN: &[&str] = &["magazin", "blatt", "zeitschrift", "zeitung"];
    if language == Language::German {
        const SIGNS: [char; 3] = [' ', '"', '\''];
        let before = text.text()[..start].trim_end_matches(SIGNS);
        // «die Tageszeitung „The Guardian“»
        let before = before.strip_suffix("the").map_or(before, |before| before.trim_end_matches(SIGNS));
        let word = Word::ending(text, before.len()).filter(|word| word.text == word.bare());
        return word.is_some_and(|word| GERMAN.iter().any(|paper| word.text.ends_with(paper)));
    }
    let is_named = |word: &Word| PAPERS.contains(&word.bare());
    let rest = &text.text()[end..];
    let apposition = rest.strip_prefix(", a ").or_else(|| rest.strip_prefix(", an ")).unwrap_or_default();
    Word::before(text, start).as_ref().is_some_and(is_named)
        || Word::after(text, end).as_ref().is_some_and(is_named)
        || apposition
            .split([' ', '\n'])
            .take(MOST_WORDS)
            .any(|word| PAPERS.contains(&word.trim_end_matches(|c: char| !c.is_alphanumeric())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trades_are_sorted() {
        assert!(ENGLISH_TRADES.is_sorted());
    }

    #[test]
    fn a_german_trade_is_known_in_its_cases_and_in_compounds() {
        for word in ["virologe", "virologen", "virologin", "chefvirologe", "csu-chef", "parteichefin", "bundestrainer"]
        {
            assert!(is_german_trade(word), "{word}");
        }
        for word in ["chef", "gegenkandidat", "anbieter", "konzern", "partner", "investor", "konkurrent"] {
            assert!(!is_german_trade(word), "{word}");
        }
    }
}
