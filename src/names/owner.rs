//! Whose an institution or a firm is, as the country says that stands beside its name: «the Supreme Court of Zambia», «the German
//! Foreign Office», «Министерство финансов США».

use crate::names::capitals::is_capital_at;
use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::name::Bearer;
use crate::names::ordinary::{is_firm_noun, is_ordinary, is_place};
use crate::names::people::is_surname;
use crate::names::states::states;
use crate::names::word::Word;

/// Whose an institution is where its name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Nothing beside it tells.
    Untold,
    /// The entity's own country stands beside it.
    Own,
    /// Another one does.
    Another,
}

/// Whose the institution or the firm at `start..end` of the text is. `own` is the code of the entity's country; `is_own` tells the words
/// of its names, which are no other country's.
pub(super) fn owner(
    text: &Folded,
    start: usize,
    end: usize,
    language: Language,
    (own, bearer): (&str, Bearer),
    is_own: impl Fn(&str) -> bool,
) -> Owner {
    // «The Irish European Commission member»: the name itself says whose it is.
    if says_country(&text.searched()[start..end], own) {
        return Owner::Untold;
    }
    // «美国商务部»; «美国华为» is Huawei in the United States.
    let joined = || joined_before(text, start).filter(|_| bearer != Bearer::Firm);
    let of_firm = || before_noun(text, start, end, language).filter(|_| bearer == Bearer::Firm);
    let country = after(text, end, language).or_else(|| before(text, start, language)).or_else(joined).or_else(of_firm);
    let Some((words, codes)) = country else { return Owner::Untold };
    let is_owns = codes.contains(&own) || words.split(' ').any(is_own);
    if is_owns { Owner::Own } else { Owner::Another }
}

/// Whether a name has the name or an adjective of a country in it: «Bank of Russia», «Commission européenne».
fn says_country(name: &str, own: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let is_own = |codes: Option<&[&str]>| codes.is_some_and(|codes| codes.contains(&own));
    let phrases = (1..=2).flat_map(|length| words.windows(length)).map(|words| words.join(" "));
    let states = states();
    phrases.into_iter().any(|phrase| {
        [states.name(&phrase), states.english(&phrase), states.adjective(&phrase)].into_iter().any(is_own)
    })
}

/// A country as it stands in a text, with the codes of those that are called so.
type Country<'t> = (&'t str, &'static [&'static str]);

/// The country after a name: «… of Zambia», «… der Türkei», «… Indiens», «… américaine», «… Российской Федерации».
fn after<'t>(text: &'t Folded, end: usize, language: Language) -> Option<Country<'t>> {
    const MOST_TITLES: usize = 5;
    // «des Finanzministeriums der Ukraine»
    let rest = &text.text()[end..];
    let end = text.text().len() - rest.trim_start_matches(char::is_alphabetic).len();
    if let Some(word) = Word::after(text, end).filter(|_| language == Language::Romance) {
        let adjective = states().adjective(word.bare());
        if let Some(codes) = adjective.filter(|_| !word.is_capital) {
            return Some((word.bare(), codes));
        }
    }
    let mut at = end + text.text()[end..].strip_prefix(' ').map(|_| 1)?;
    let mut is_joined = matches!(language, Language::Russian | Language::Ukrainian | Language::Polish);
    for _ in 0..MOST_TITLES {
        let rest = &text.text()[at..];
        // «Indiens» needs no preposition, and no other name of a country stands alone.
        let is_genitive = !is_joined && language == Language::German;
        if is_capital_at(text, at)
            && let Some(country) = (is_joined || is_genitive).then(|| country_at(rest, language, is_genitive)).flatten()
        {
            return Some(country);
        }
        let word = rest.split([' ', '\'']).next().unwrap_or_default();
        if LINKS.contains(&word) && !text.text()[at..].starts_with(|c: char| !c.is_alphabetic()) {
            is_joined |= is_preposition(word, language);
        } else if !(is_joined && TITLES.contains(&word)) {
            return None;
        }
        at += word.len();
        at += rest[word.len()..].chars().next().filter(|sign| matches!(sign, ' ' | '\'')).map(char::len_utf8)?;
    }
    None
}

/// The longest name of a country with which a text begins; in the German genitive alone, if that is asked for.
fn country_at<'t>(rest: &'t str, language: Language, is_genitive: bool) -> Option<Country<'t>> {
    const MOST_WORDS: usize = 6;
    let line = rest.split(['\n', '(', '"', ',', ';', ':']).next().unwrap_or_default();
    let ends = line.match_indices(' ').map(|(at, _)| at).chain([line.len()]).take(MOST_WORDS);
    let mut ends: Vec<usize> = ends.collect();
    ends.reverse();
    ends.into_iter().find_map(|end| {
        let words = line[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        let words = words.strip_suffix("'s").unwrap_or(words);
        let bare = || words.strip_suffix('s').filter(|_| language == Language::German);
        let codes = match is_genitive {
            true => states().name(bare()?),
            false => states().name(words).or_else(|| states().name(bare()?)),
        };
        codes.map(|codes| (words, codes))
    })
}

/// The country before a name: «Zambia's …», «the German …», «US …», «the Ghana …», «Sambias …», «das ukrainische …».
fn before<'t>(text: &'t Folded, start: usize, language: Language) -> Option<Country<'t>> {
    const MOST_WORDS: usize = 4;
    let mut words = Vec::new();
    let mut at = start;
    for _ in 0..MOST_WORDS {
        let Some(word) = Word::before(text, at) else { break };
        at = word.start;
        words.push(word);
    }
    (0..words.len()).rev().find_map(|first| {
        let from = words[first].start;
        let phrase = text.text()[from..start].trim_end().trim_end_matches('.');
        if let Some(codes) = states().adjective(phrase).filter(|_| language != Language::English) {
            return Some((phrase, codes));
        }
        if !words[first].is_capital {
            return None;
        }
        match language {
            Language::English => {
                let owner = phrase.strip_suffix("'s").or_else(|| phrase.strip_suffix('\''));
                let has_article = || {
                    words.get(first + 1).is_some_and(|word| matches!(word.text, "a" | "the"))
                        || words[first].heads_sentence(text)
                };
                let letters = || phrase.chars().filter(|c| *c != '.').count() <= LONGEST_LETTERS;
                let codes = match owner {
                    Some(owner) => states().name(owner),
                    None => states()
                        .english(phrase)
                        .or_else(|| states().name(phrase).filter(|_| letters() || has_article())),
                };
                codes.map(|codes| (owner.unwrap_or(phrase), codes))
            }
            Language::German => {
                let owner = phrase.strip_suffix('s')?;
                states().name(owner).map(|codes| (owner, codes))
            }
            _ => None,
        }
    })
}

/// The country right before a Chinese, Japanese or Korean name: «日本商务部», «米国の商務省», «미국 상무부».
fn joined_before<'t>(text: &'t Folded, start: usize) -> Option<Country<'t>> {
    const LONGEST: usize = 12;
    let before = &text.text()[..start];
    let is_ascii = |text: &str| text.is_empty() || text.ends_with(|c: char| c.is_ascii());
    if is_ascii(before.trim_end_matches(' ')) {
        return None;
    }
    let before = ["의 ", "の", "的", " "].iter().find_map(|joint| before.strip_suffix(joint)).unwrap_or(before);
    let starts: Vec<usize> = before.char_indices().rev().take(LONGEST).map(|(at, _)| at).collect();
    starts.into_iter().rev().find_map(|at| Some((&before[at..], states().name(&before[at..])?)))
}

/// The country of a firm whose name others have too, before the noun that says what it is: «der US-Konzern Merck», «the American drug
/// maker Merck».
fn before_noun<'t>(text: &'t Folded, start: usize, end: usize, language: Language) -> Option<Country<'t>> {
    let name = &text.searched()[start..end];
    let noun = Word::before(text, start).filter(|word| is_firm_noun(word.bare(), language))?;
    if name.contains(' ') || !(is_surname(name) || is_ordinary(name, language) || is_place(name)) {
        return None;
    }
    let joined = noun.bare().split_once('-').and_then(|(first, _)| Some((first, states().name(first)?)));
    let attribute = || Word::before(text, noun.start).filter(|word| !word.is_capital && language == Language::English);
    joined.or_else(|| before(text, noun.start, language)).or_else(|| before(text, attribute()?.start, language))
}

/// «US», «UK», «UAE»
const LONGEST_LETTERS: usize = 3;

/// Whether a word before a country says whose an institution is.
fn is_preposition(word: &str, language: Language) -> bool {
    match language {
        Language::English => word == "of",
        Language::German => matches!(word, "der" | "des" | "von" | "vom"),
        Language::Romance => !matches!(word, "la" | "le" | "les" | "los" | "las" | "l" | "el"),
        Language::Dutch => word == "van",
        Language::Nordic => matches!(word, "af" | "av" | "i"),
        _ => false,
    }
}

/// What stands between an institution and its country.
const LINKS: &[&str] = &[
    "of", "the", "der", "des", "von", "vom", "de", "del", "della", "dell", "degli", "dei", "di", "do", "da", "dos",
    "das", "du", "d", "la", "le", "les", "los", "las", "l", "el", "van", "het", "af", "av", "i",
];

/// What a state is, before its name.
const TITLES: &[&str] = &[
    "arab", "bolivarian", "bundesrepublik", "commonwealth", "democratic", "federal", "federation", "grand", "duchy",
    "islamic", "islamischen", "kingdom", "königreich", "königreichs", "people's", "principality", "reino", "republic",
    "republik", "repubblica", "república", "république", "regno", "royaume", "socialist", "state", "states",
    "исламской", "королевства", "народной", "республики", "республіки", "royal",
];
