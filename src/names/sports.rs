//! Documents that tell of sports (rule 7): clubs, teams and players are called as firms are («Derby gegen Rapid»), and firms by their
//! products («im Mercedes»). There a firm's name of one word needs what says that it is the firm.

use crate::names::fold::Folded;
use crate::names::language::Language;

/// Whether texts tell of sports: so many different words for what only sports have stand in them.
pub(super) fn tells_of_sports(texts: &[Folded<'_>], language: Language) -> bool {
    const FEWEST: usize = 4;
    let words = match language {
        Language::German => GERMAN,
        Language::English => ENGLISH,
        _ => return false,
    };
    let mut left: Vec<&str> = words.to_vec();
    for text in texts {
        left.retain(|word| !text.text().contains(word));
        if words.len() - left.len() >= FEWEST {
            return true;
        }
    }
    false
}

/// Parts of words.
const GERMAN: &[&str] = &[
    "achtelfinal", "aufsteiger", "bundesliga", "champions league", "derby", "europa league", "formel 1", "grand prix",
    "halbfinal", "halbzeit", "mittelfeld", "nationalspieler", "nationaltrainer", "platzverweis", "pokal", "rückrunde",
    "schiedsrichter", "spieltag", "stürmer", "tabellen", "torhüter", "torschütze", "torwart", "trainer",
    "viertelfinal", "weltcup", "zweitligist",
];

/// Words, and parts that no other word has.
const ENGLISH: &[&str] = &[
    "championship", "coach ", "defender", "fa cup", "goalkeeper", "goalless", "grand prix", "halftime", "home run",
    " innings", "midfielder", " nba", " nfl ", " nhl ", "penalty kick", "playoff", "premier league", "quarterback",
    "quarterfinal", "semifinal", "striker", "super bowl", "touchdown", "world cup",
];
