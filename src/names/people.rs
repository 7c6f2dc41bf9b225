//! Given names and surnames that many people have.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Whether a folded word is a given name, or two that a hyphen joins.
pub fn is_given_name(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<&str>> = OnceLock::new();
    let names =
        NAMES.get_or_init(|| include_str!("given-names.txt").lines().filter(|line| !line.starts_with('#')).collect());
    // «Hans-Jörg», but not «Dax-Konzern»
    let both = |(first, second): (&str, &str)| names.contains(first) && names.contains(second);
    names.contains(word) || word.split_once('-').is_some_and(both)
}

/// Whether a word is a surname of many: «Becker».
pub fn is_surname(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<&str>> = OnceLock::new();
    let listed = || include_str!("surnames.txt").lines().filter(|line| !line.starts_with('#')).collect();
    NAMES.get_or_init(listed).contains(word)
}

/// Whether a word is the surname of a statesman whom texts of many years name without another word: «Merkel».
pub fn is_statesman(word: &str) -> bool {
    OF_STATESMEN.binary_search(&word).is_ok()
}

/// Surnames of heads of states and governments and of leaders of parties, by which texts mean them without any other word; folded and
/// sorted.
const OF_STATESMEN: &[&str] = &[
    "adenauer", "ahern", "akihito", "albanese", "annan", "aquino", "arafat", "assad", "aznar", "bachelet", "baerbock",
    "balladur", "barnier", "barroso", "berlusconi", "bettel", "bhutto", "biden", "blair", "blinken", "bolsonaro",
    "bossi", "brandt", "breschnew", "brundtland", "bush", "cameron", "cavaco", "ceausescu", "chavez", "cheney",
    "chirac", "chruschtschow", "clinton", "craxi", "cuomo", "desantis", "dijsselbloem", "draghi", "duda", "duque",
    "duterte", "ecevit", "eisenhower", "engholm", "erdogan", "erdoğan", "erhard", "fauci", "faymann", "fico", "fillon",
    "fischer", "fujimori", "gaddafi", "gandhi", "gauck", "gauland", "geithner", "genscher", "gentiloni", "giscard",
    "giuliani", "gorbachev", "gorbatschow", "grasser", "gusenbauer", "guterres", "gysi", "habeck", "haider", "haley",
    "hariri", "harris", "haseloff", "havel", "heinemann", "hollande", "honecker", "hussein", "inslee", "jelzin",
    "johnson", "juncker", "juppé", "kaczynski", "kaczyński", "kennedy", "kerensky", "kerry", "khamenei", "khomeini",
    "khrushchev", "kickl", "kiesinger", "kinnock", "kissinger", "kohl", "koizumi", "kostunica", "kramp-karrenbauer",
    "kreisky", "krenz", "kretschmann", "kretschmer", "kurz", "laschet", "lauterbach", "lavrov", "lawrow", "leyen",
    "lindner", "lukaschenko", "lukashenko", "lula", "macron", "maduro", "maizière", "mandela", "mattarella", "mattis",
    "mccain", "mcconnell", "medvedev", "medwedew", "meir", "meloni", "merkel", "metternich", "milei", "milosevic",
    "mitsotakis", "mitterlehner", "mitterrand", "modi", "monti", "morales", "morrison", "mubarak", "mugabe",
    "mussolini", "müntefering", "nahles", "nasarbajew", "nehammer", "netanjahu", "netanyahu", "nixon", "nkrumah",
    "noriega", "obama", "ocasio-cortez", "orban", "orbán", "palme", "papandreou", "papen", "pelosi", "pence", "perón",
    "petry", "pinochet", "platzeck", "pompeo", "pompidou", "poroschenko", "poroshenko", "prodi", "pröll", "putin",
    "rabin", "rajoy", "ramaphosa", "ramelow", "rasmussen", "reagan", "renzi", "rohani", "romney", "roosevelt",
    "rouhani", "rousseff", "rubio", "rumsfeld", "rutte", "rösler", "saakaschwili", "saddam", "salvini", "sanders",
    "sarkozy", "scalfaro", "schallenberg", "scheel", "schelling", "schirach", "schmidt", "scholz", "schröder",
    "schulz", "schwesig", "schäuble", "schüssel", "seehofer", "selenskyj", "sharon", "simitis", "sinowatz", "spahn",
    "spindelegger", "stalin", "starmer", "steinbrück", "steinmeier", "stoiber", "stoltenberg", "strache", "strauss",
    "suharto", "sunak", "söder", "thatcher", "tillerson", "trittin", "trudeau", "truman", "trump", "truss", "tsai",
    "tschernomyrdin", "tsipras", "tusk", "ulbricht", "vance", "varoufakis", "vranitzky", "wagenknecht", "waigel",
    "waldheim", "walesa", "warren", "wałęsa", "weidel", "westerwelle", "wieler", "wilson", "wowereit", "wulff",
    "yanukovych", "yeltsin", "zapatero", "zelensky", "zelenskyy", "zuma",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_statesmen_are_sorted() {
        assert!(OF_STATESMEN.is_sorted());
    }
}
