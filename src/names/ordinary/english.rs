//! What English words say beside a name that is a word too. Languages without rules of their own are read so, as far as
//! capitals go.

use crate::names::capitals::is_capital_at;
use crate::names::context::Word;
use crate::names::language::Language;
use crate::names::ordinary::attributes::{
    ARTICLES, POSSESSIVES, follows, is_described, is_determiner, is_genitive, is_head_of_word,
};
use crate::names::ordinary::others::{is_club, is_of_others, is_thing, is_village, may_be_thing, may_be_village};
use crate::names::ordinary::place::{Place, Reading, is_designation, without_genitive};
use crate::names::ordinary::trade::{
    OF_FIRMS, acts, belongs_to_firm, is_among_firms, is_among_papers, is_apposed, is_called, is_cited, is_example,
    is_firm_noun, is_listed, is_paper, names_no_person, of_firms, owned,
};
use crate::names::ordinary::words::{is_english, is_place, singular};
use crate::names::titles::{
    is_branch, is_company_word, is_firm_form, is_form_of_address, is_legal_form, is_office, is_person_noun,
    opens_english_sentence,
};

pub(super) fn reading(place: &Place, language: Language) -> Reading {
    let Place { before, after, .. } = place;
    let is_company =
        |is: fn(&str) -> bool| after.as_ref().is_some_and(|word| word.is_capital && is(without_genitive(word)));
    if is_company(is_legal_form) {
        // «Element Portland--Evergreen Inc.»
        if place.text.text()[..place.name.start].ends_with("--") {
            return Reading::Aside;
        }
        // «General Mining Union Corp»
        let is_tail = |word: &Word| (word.is_capital || word.text == "and") && joins_before(place, word, language);
        return if before.as_ref().is_some_and(is_tail) { Reading::Tail } else { Reading::Firm };
    }
    if place.tail.is_some() {
        // «Apple-owned», but not «Time-of-Flight» and «Phoenix-based»
        let last = place.parts().pop().filter(|part| PARTICIPLES.contains(&part.text));
        return match last {
            Some(part) if part.text == "based" && place.also.is_place => Reading::Located,
            Some(_) => Reading::Name,
            None => Reading::Part,
        };
    }
    // «pre-Budget report», «All-Star game»
    let is_bound =
        |part| matches!(part, "all" | "cross" | "inter" | "mid" | "multi" | "non" | "post" | "pre" | "semi" | "super");
    if is_shouted(place) || place.first_part().is_some_and(is_bound) || is_counted(place) {
        return Reading::Part;
    }
    if is_of_others(place) || is_thing(place) || is_club(place) || is_village(place) {
        return Reading::Other;
    }
    if is_in_title(place) || is_verb_of_title(place) {
        return Reading::Part;
    }
    let joins = before.as_ref().is_some_and(|word| joins_before(place, word, language));
    if place.article.is_none() && (joins || place.follows_ampersand()) {
        return Reading::Tail;
    }
    if is_company(is_firm_form) {
        return match place {
            _ if place.also.is_place => Reading::Longer, // «American International Group»
            _ if is_headline(place) => Reading::Unclear, // «Shell Company Operator Pleads Guilty»
            _ => Reading::Firm,
        };
    }
    if is_company(is_branch) || is_half(place) {
        return Reading::Longer;
    }
    if is_listed(place) || is_apposed(place) {
        return Reading::Firm;
    }
    if is_located(place) {
        return Reading::Located;
    }
    // «a Ford F-250», but not «Samsung's Galaxy S7»
    if after.as_ref().is_some_and(|word| word.is_capital && is_designation(word.bare())) {
        let is_owned = before.as_ref().is_some_and(|word| is_genitive(word.bare()));
        return if is_owned { Reading::Part } else { Reading::Sure };
    }
    if is_continued(place, language) {
        return Reading::Part;
    }
    if place.also.is_word && place.is_numbered() || place.also.is_any() && place.is_in_brackets() {
        return Reading::Unclear;
    }
    if is_among_papers(place) {
        return Reading::Cited;
    }
    if is_speaker(place) || may_be_village(place) || may_be_thing(place) {
        return Reading::Unclear;
    }
    if of_firms(place) || is_among_firms(place) {
        return Reading::Sure;
    }
    if place.heads_sentence() {
        // «Investors agreed»: a plural needs no article to act.
        let is_plural = place.also.is_word && place.name.text.strip_suffix('s').is_some_and(is_english);
        let opens = is_plural || opens_english_sentence(place.name.text) || ADVERBS.contains(&place.name.text);
        return if acts(place) && !opens { Reading::Name } else { Reading::Unclear };
    }
    if is_paper(place) {
        return Reading::Paper;
    }
    if is_called(place) == Some(true) {
        return Reading::Firm;
    }
    if place.also.is_word && is_called(place) == Some(false) {
        return Reading::Unclear;
    }
    let tells = |word: &Word| is_firm_noun(word.bare()) && (!place.also.is_of_people || names_no_person(word.bare()));
    match before.as_ref().filter(|_| place.article.is_none()) {
        Some(word)
            if tells(word) && (!word.is_capital || word.heads_sentence(place.text)) || is_example(place, word) =>
        {
            Reading::Firm
        }
        Some(word) if belongs_to_firm(place, word) => Reading::Sure,
        // «the Target store»
        _ if after.as_ref().is_some_and(|word| OF_FIRMS.contains(&singular(word.bare()))) => Reading::Name,
        // «Western powers», «Federal officials»
        _ if ADJECTIVE_NAMES.contains(&place.name.text) && after.as_ref().is_some_and(is_described) => Reading::Part,
        // «a Budget giveaway», «his Budget statement»
        Some(word) if after.as_ref().is_some_and(is_described) && follows(place, word, is_determiner) => {
            Reading::Unclear
        }
        // «Palm oil», «Visa holders»
        _ if is_head_of_word(place) => Reading::Unclear,
        _ if after.as_ref().is_some_and(is_described) => Reading::Name,
        Some(word) if is_cited(place, word) => Reading::Cited,
        Some(word) if follows(place, word, |word| ARTICLES.contains(&word)) => Reading::Noun,
        // «France's Total»
        Some(word) if is_genitive(word.bare()) => Reading::Unclear,
        Some(word) if follows(place, word, |word| POSSESSIVES.contains(&word) || is_genitive(word)) => Reading::Part,
        Some(word) if word.bare() == "in" && !is_no_place(place.second_before(word)) => Reading::Unclear,
        _ => Reading::Name,
    }
}

/// What stands before the names of others at the head of a sentence, with its comma: «First, Target paid».
const ADVERBS: &[&str] = &["finally", "first", "fourth", "overall", "second", "third"];

/// Whether the place of that name is meant: «in Phoenix», «Phoenix, Arizona», a dateline («PHOENIX (AP) -»).
fn is_located(place: &Place) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "across", "around", "central", "downtown", "east", "eastern", "from", "in", "inside", "into", "near", "north",
        "northern", "outside", "south", "southern", "throughout", "to", "toward", "towards", "west", "western",
        "within",
    ];
    if !place.also.is_place {
        return false;
    }
    let is_in = place.before.as_ref().is_some_and(|word| {
        let invests = word.bare() == "in" && is_no_place(place.second_before(word));
        PREPOSITIONS.contains(&word.bare()) && !invests
    });
    let rest = &place.text.text()[place.end()..];
    let in_state = rest.strip_prefix(", ").is_some_and(|rest| {
        let state = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        is_capital_at(place.text, place.end() + 2) && (is_place(state) || STATES.contains(&state))
    });
    // «Utah's governor», «Hartford police»
    let is_owner = owned(place).is_some_and(|word| OF_PLACES.contains(&word.bare()));
    let heads_news = place.heads_sentence() && place.is_in_capitals(&place.name) && !rest.starts_with(' ');
    let is_dateline = rest.starts_with(" (") && place.heads_sentence() && place.is_in_capitals(&place.name);
    is_in || in_state || is_owner || heads_news || is_dateline
}

/// What places have.
const OF_PLACES: &[&str] = &[
    "capital", "citizens", "councillors", "economy", "governor", "governors", "legislature", "legislators", "mayor",
    "population", "police", "residents", "senator", "senators", "suburbs", "voters",
];

/// How the states of the USA are shortened after their cities.
const STATES: &[&str] = &[
    "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md",
    "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ont", "ore", "pa", "que", "tenn", "tex", "vt", "va",
    "wash", "wis", "wyo",
];

/// Whether what it is followed by numbers it, as a street: «Southwest 118th Avenue».
fn is_counted(place: &Place) -> bool {
    place.after.as_ref().is_some_and(|word| {
        let number = word.bare().trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ordinal = &word.bare()[number.len()..];
        number.bytes().all(|byte| byte.is_ascii_digit()) && matches!(ordinal, "st" | "nd" | "rd" | "th")
    })
}

/// Whether the words go on with capitals after a word that says that it is a company.
fn is_headline(place: &Place) -> bool {
    let next = |word: &Word| place.second_after(word);
    let follows = place.after.as_ref().filter(|word| word.text == word.bare()).and_then(next);
    follows.is_some_and(|word| word.is_capital && !is_company_word(word.bare()) && !is_office(word.bare()))
}

/// Whether it is a verb in a title that has capitals: «Advanced Methods to Target and Eliminate Robocalls».
fn is_verb_of_title(place: &Place) -> bool {
    let to = place.before.as_ref().filter(|word| word.text == "to" && place.also.is_word);
    let is_titled = to.and_then(|to| place.second_before(to)).is_some_and(|word| word.is_capital);
    let next = match &place.after {
        Some(word) if word.text == "and" => place.second_after(word),
        Some(word) => Some(Word { ..*word }),
        None => None,
    };
    is_titled && next.is_some_and(|word| word.is_capital)
}

/// Whether it stands before what somebody says, in an interview: «Abbott: Yes.»
fn is_speaker(place: &Place) -> bool {
    place.heads_sentence() && place.text.text()[place.end()..].starts_with(": ")
}

/// Whether the name stands among words in capitals.
fn is_shouted(place: &Place) -> bool {
    let capitals = |word: &Word| place.is_in_capitals(word);
    capitals(&place.name) && [&place.before, &place.after].into_iter().flatten().any(capitals)
}

/// Whether the word before belongs to the name, as in «Trafalgar Square», «Medal of Science», «Once Upon a Time»; not an
/// office, and not the end of the sentence before.
fn joins_before(place: &Place, word: &Word, language: Language) -> bool {
    let bare = word.bare();
    if is_addressed(word) || ends_pair(place, word) || is_year_of(place, word) {
        return true;
    }
    // «the D.C. Circuit»
    if word.text.ends_with('.') && bare.contains('.') {
        return place.also.is_word;
    }
    if word.text.ends_with('.') || bare.contains('\'') || bare.ends_with("-based") {
        return false;
    }
    // «Vaal Environmental Justice Alliance»
    let is_named = |office: &Word| {
        let before = place.second_before(office).filter(|word| place.also.is_word && word.is_capital);
        before.is_some_and(|word| {
            !opens_english_sentence(word.bare()) && !is_office(word.bare()) && !is_genitive(word.bare())
        })
    };
    let is_name = |word: &Word| {
        let bare = word.bare();
        let is_title = is_form_of_address(bare) || is_office(bare) && !is_named(word);
        // «3M Gulf»
        let is_sign = bare.ends_with(char::is_alphabetic) && place.is_in_capitals(word);
        (word.is_capital || is_sign) && !is_person_noun(bare, language) && !is_title
    };
    let preposition = match bare {
        "the" => place.second_before(word).filter(|word| word.bare() == "of"),
        "of" => Some(Word { ..*word }),
        _ => None,
    };
    let owner = preposition.and_then(|word| place.second_before(&word));
    if owner
        .is_some_and(|word| is_name(&word) && !word.heads_sentence(place.text) && !opens_english_sentence(word.bare()))
    {
        return !place.after.as_ref().is_some_and(is_described);
    }
    // «Developer Valve agreed.»
    let may_open = opens_english_sentence(bare) || is_firm_noun(bare);
    is_name(word) && !(may_open && word.heads_sentence(place.text))
}

/// Whether a number before the name belongs to the words before it: «Healthy People 2030 Champion», but not «In May 2030 Target».
fn is_year_of(place: &Place, word: &Word) -> bool {
    const MONTHS: &[&str] = &[
        "april", "august", "december", "february", "january", "july", "june", "march", "may", "november", "october",
        "september",
    ];
    let is_number = word.text.len() == 4 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    place.second_before(word).filter(|_| is_number && place.also.is_word).is_some_and(|word| {
        let bare = word.bare();
        word.is_capital && word.text == bare && !MONTHS.contains(&bare) && !opens_english_sentence(bare)
    })
}

/// «Mr Cable»
fn is_addressed(word: &Word) -> bool {
    word.is_capital && is_form_of_address(word.bare())
}

/// Whether the name ends that of an office or a firm with «and»: «Office of Management and Budget», «American Telephone and
/// Telegraph Co», but not «General Motors and Ford».
fn ends_pair(place: &Place, word: &Word) -> bool {
    let is_pair = word.bare() == "and" && !word.is_capital && !place.is_joined_by_ampersand();
    let Some(first) = place.second_before(word).filter(|first| is_pair && first.is_capital) else { return false };
    let has_form = || place.after.as_ref().is_some_and(|word| word.is_capital && is_firm_form(word.bare()));
    let is_name = |word: &Word| word.is_capital && !opens_english_sentence(word.bare());
    let is_trade = is_company_word(first.bare());
    (is_trade || is_english(first.bare()))
        && place.second_before(&first).is_some_and(|owner| match owner.bare() {
            // «a Council of the Nations and Regions»
            "the" => {
                let of = place.second_before(&owner).filter(|word| word.bare() == "of");
                of.and_then(|of| place.second_before(&of)).is_some_and(|office| is_name(&office))
            }
            "of" | "on" | "for" => place.second_before(&owner).is_some_and(|office| is_name(&office)),
            _ => !is_trade && is_name(&owner) && has_form(),
        })
        // «the chairman of Gulf and Western Inc»
        || !is_trade && is_english(first.bare()) && has_form()
}

/// Whether it stands in a title between quotation marks, where all words but the small ones have a capital: «"Show Me the
/// Money"».
fn is_in_title(place: &Place) -> bool {
    const MOST_WORDS: usize = 8;
    const LONGEST_SMALL: usize = 4;
    const FARTHEST: usize = 80;
    let (before, after) = (&place.text.text()[..place.name.start], &place.text.text()[place.end()..]);
    let is_end = |(_, sign): &(usize, char)| matches!(sign, '"' | '\n');
    let start = before.char_indices().rev().take(FARTHEST).find(is_end);
    let end = after.char_indices().take(FARTHEST).find(is_end);
    let (Some((start, '"')), Some((end, '"'))) = (start, end) else { return false };
    let title = &place.text.text()[start + 1..place.end() + end];
    if title.starts_with(' ') || title.trim_end_matches([',', '.']).contains(['.', '!', '?', ';', ',']) {
        return false;
    }
    let mut at = start + 1;
    let mut words = 0;
    let is_title = title.split(' ').all(|word| {
        let is_large = is_capital_at(place.text, at);
        at += word.len() + 1;
        words += 1;
        is_large || words > 1 && word.chars().count() < LONGEST_SMALL
    });
    is_title && (2..=MOST_WORDS).contains(&words)
}

/// Whether the name is the first half of a firm's: «Gulf and Western Inc».
fn is_half(place: &Place) -> bool {
    let next = |word: &Word| place.second_after(word);
    let second = place.after.as_ref().filter(|word| word.text == "and").and_then(next);
    // «Ross and Ross Inc.» are two places.
    let second = second.filter(|word| word.is_capital && word.bare() != place.name.text);
    let form = second.filter(|word| word.text == word.bare()).as_ref().and_then(next);
    form.is_some_and(|word| word.is_capital && is_firm_form(word.bare()))
}

/// Whether the words after it belong to the name: «Apple Valley», «Friends of the Earth», «Standard & Poor's», but not
/// «Target's chief».
fn is_continued(place: &Place, language: Language) -> bool {
    let Some(word) = &place.after else { return place.is_joined_by_ampersand() };
    let bare = word.bare();
    let next = |word: &Word| place.second_after(word);
    // «the "Charter for the Protection of Children"»
    let is_quoted = place.text.text()[..place.name.start].ends_with('"');
    if bare == "of" || bare == "for" && is_quoted {
        let object = next(word).filter(|word| word.bare() != "the").or_else(|| next(&next(word)?));
        return object.is_some_and(|word| word.is_capital);
    }
    if bare == "and" && next(word).is_some_and(|word| word.text.starts_with("poor's")) {
        return true; // «Standard and Poor's»
    }
    // «Northern Ireland's», but not «Target's chief»
    let bare = without_genitive(word);
    word.is_capital && !opens_english_sentence(bare) && !is_person_noun(bare, language)
}

/// Adjectives that firms are called by, and that take a capital before nouns too.
const ADJECTIVE_NAMES: &[&str] = &[
    "central", "continental", "eastern", "federal", "general", "global", "international", "national", "northern",
    "public", "royal", "southern", "western",
];

/// Whether the word before «in» says that it tells no place: «a stake in Shell», «published in Nature».
fn is_no_place(word: Option<Word>) -> bool {
    const STEMS: &[&str] = &[
        "appear", "confidence", "holding", "interest", "invest", "publish", "report", "share", "stake", "writ", "wrote",
    ];
    word.is_some_and(|word| STEMS.iter().any(|stem| word.bare().starts_with(stem)))
}

/// What makes a compound that leaves the name one.
const PARTICIPLES: &[&str] = &[
    "backed", "based", "branded", "built", "controlled", "funded", "led", "made", "managed", "operated", "owned",
    "related", "run", "sponsored", "supported",
];
