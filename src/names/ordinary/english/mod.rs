//! What English words say beside a name that is a word too. Languages without rules of their own are read so, as far as
//! capitals go.

mod joined;

use crate::names::capitals::is_capital_at;
use crate::names::language::Language;
use crate::names::ordinary::attributes::{ARTICLES, POSSESSIVES, follows, is_described, is_genitive};
use crate::names::ordinary::english::joined::joins_before;
use crate::names::ordinary::longer::{
    begins_compound, begins_firm, is_continued, is_half, is_headline, is_in_title, is_plain_noun,
};
use crate::names::ordinary::others::{
    is_club, is_deputy, is_introduced, is_of_others, is_of_parliament, is_thing, is_village, may_be_thing,
};
use crate::names::ordinary::place::{Place, Reading, is_designation, without_genitive};
use crate::names::ordinary::trade::{
    OF_FIRMS, acts, begins_names, belongs_to_firm, deals, does, is_among_firms, is_among_names, is_among_papers,
    is_apposed, is_called, is_cited, is_dealt_with, is_example, is_firm_noun, is_listed, is_of_country, is_paper,
    is_sum, names_no_person, of_firms, owned,
};
use crate::names::ordinary::words::{is_place, singular};
use crate::names::states::is_adjective as is_of_land;
use crate::names::titles::{is_branch, is_firm_form, is_legal_form};
use crate::names::word::Word;

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
        let is_tail = |word: &Word| match word.is_capital {
            // «Bermuda Star Line Inc»
            true => !word.heads_sentence(place.text) && is_plain_noun(word) || joins_before(place, word, language),
            false => word.text == "and" && joins_before(place, word, language),
        };
        // «Barnes & Noble Inc.»
        let is_second = place.follows_ampersand() || before.as_ref().is_some_and(is_tail);
        return if is_second { Reading::Tail } else { Reading::Told };
    }
    if place.tail.is_some() {
        // «Apple-owned», but not «Time-of-Flight» and «Phoenix-based»
        let last = place.parts().pop().filter(|part| PARTICIPLES.contains(&part.text));
        return match last {
            Some(part) if part.text == "based" && place.also.is_place => Reading::Located,
            // «Western-backed rebels»
            Some(part) if part.text != "owned" && is_adjective(place) => Reading::Part,
            Some(_) => Reading::Name,
            None if begins_compound(place) => Reading::Aside,
            None => Reading::Part,
        };
    }
    // «pre-Budget report», «All-Star game»
    let is_bound =
        |part| matches!(part, "all" | "cross" | "inter" | "mid" | "multi" | "non" | "post" | "pre" | "semi" | "super");
    if is_shouted(place) || place.first_part().is_some_and(is_bound) || is_counted(place) {
        return Reading::Part;
    }
    if is_of_others(place) || is_of_parliament(place) || is_thing(place) || is_club(place) || is_village(place) {
        return Reading::Other;
    }
    if is_introduced(place) {
        return Reading::Other;
    }
    // «Deere & Co.»
    if place.text.text()[place.end()..].starts_with(" & co.") && !place.follows_ampersand() {
        return Reading::Told;
    }
    if is_in_title(place) || is_verb_of_title(place) || is_deputy(place) {
        return Reading::Part;
    }
    // «the magazine Der Spiegel»
    if before.as_ref().is_some_and(|word| word.is_capital && matches!(word.text, "das" | "der" | "die")) {
        return Reading::Name;
    }
    let joins = before.as_ref().is_some_and(|word| joins_before(place, word, language));
    if place.article.is_none() && (joins || place.follows_ampersand()) {
        return Reading::Tail;
    }
    if is_company(is_firm_form) {
        return match place {
            _ if place.also.is_place => Reading::Longer, // «American International Group»
            _ if is_headline(place) => Reading::Unclear, // «Shell Company Operator Pleads Guilty»
            _ => Reading::Told,
        };
    }
    // «American firms» are of a country.
    if is_of_country(place) {
        return Reading::Part;
    }
    if is_company(is_branch) || is_half(place) || begins_firm(place) {
        return Reading::Longer;
    }
    if is_listed(place) || is_apposed(place) {
        return Reading::Firm;
    }
    if is_located(place) {
        return Reading::Located;
    }
    // «a Ford F-250», but neither «Samsung's Galaxy S7» nor «Total M1»
    let is_model =
        |word: &Word| word.is_capital && is_designation(word.bare()) && !is_sum(place) && !is_adjective(place);
    if after.as_ref().is_some_and(is_model) {
        let is_owned = before.as_ref().is_some_and(|word| is_genitive(word.bare()));
        return if is_owned { Reading::Part } else { Reading::Sure };
    }
    match after.as_ref().filter(|word| word.is_capital) {
        // Unions and states have one too.
        Some(word) if word.bare() == "president" => return Reading::Unclear,
        // «Budget Chairman Paul Ryan» leads a committee.
        Some(word) if place.also.is_word && matches!(word.bare(), "chairman" | "chairwoman") => {
            return Reading::Unclear;
        }
        // «Target CEO Brian Cornell», at the head of a sentence with his name only
        Some(word)
            if LEADERS.contains(&word.bare())
                && (!place.heads_sentence() || place.second_after(word).is_some_and(|name| name.is_capital)) =>
        {
            return Reading::Name;
        }
        _ => (),
    }
    if is_continued(place, language) {
        return Reading::Part;
    }
    if is_among_papers(place) {
        return Reading::Cited;
    }
    if is_speaker(place) || may_be_thing(place) || place.also.is_word && place.is_numbered() {
        return Reading::Unclear;
    }
    let is_trademark = place.text.text()[place.end()..].starts_with(['®', '™']);
    if is_trademark || of_firms(place) || is_among_firms(place) {
        return Reading::Sure;
    }
    if is_paper(place) {
        return Reading::Told;
    }
    match is_called(place) {
        Some(true) => return Reading::Firm,
        Some(false) => return Reading::Bare,
        None => (),
    }
    let heads = place.heads_sentence();
    let before = before.as_ref().filter(|_| place.article.is_none() && !heads);
    // «told The Guardian»: its own article has a capital in the midst of a sentence.
    let has_article = place.article.is_some_and(|article| is_capital_at(place.text, article)) && !heads;
    // «ex-Apple», «a Tesla-Oracle deal»
    let is_joined = place.first_part().is_some();
    // «on her website Burton said»
    let is_owned = |word: &Word| {
        matches!(word.bare(), "app" | "website")
            && place.second_before(word).is_some_and(|word| matches!(word.text, "her" | "his" | "my" | "their"))
    };
    let tells = |word: &Word| {
        is_firm_noun(word.bare())
            && !is_relative(place, word)
            && (!place.also.is_of_people || names_no_person(word.bare()))
            && !is_owned(word)
    };
    let is_noun = !after.as_ref().is_some_and(is_described);
    if !heads && place.article.is_none() && is_example(place) {
        return Reading::Firm;
    }
    match before {
        // «a giant American flag», but not «it gave American control»
        Some(word) if is_attribute(place) && !is_dealt_with(word) => Reading::Part,
        // «Developer Valve agreed», but not «Business Standard»
        Some(word) if word.is_capital && begins_names(word.bare()) => Reading::Part,
        Some(word) if tells(word) && (!word.is_capital || word.heads_sentence(place.text)) => Reading::Firm,
        Some(word) if belongs_to_firm(place, word) => Reading::Sure,
        Some(word) if is_cited(place, word) => Reading::Cited,
        // «Western powers», «Federal officials»
        _ if ADJECTIVE_NAMES.contains(&place.name.text) && !is_noun => Reading::Part,
        Some(word) if is_noun && follows(place, word, |word| ARTICLES.contains(&word)) => Reading::Noun,
        // «in the Gulf fell»
        Some(word) if is_within_it(place, word) => Reading::Noun,
        Some(word) if is_noun && follows(place, word, |word| POSSESSIVES.contains(&word)) => Reading::Part,
        // «Dreyer's Grand»
        Some(word) if word.is_capital && is_genitive(word.bare()) => Reading::Unclear,
        _ if has_article || is_joined || acts(place) => Reading::Name,
        _ if is_among_names(place) && (!heads || after.is_some()) => Reading::Name,
        // The first word of a sentence has a capital anyway.
        _ if heads => Reading::Unclear,
        _ if deals(place) => Reading::Name,
        _ => Reading::Bare,
    }
}

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
        // «from the Amazon» is the river, «from Amazon» is not.
        let is_bare = WITH_ARTICLE.contains(&place.name.text);
        PREPOSITIONS.contains(&word.bare()) && !invests && !is_bare
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

/// Rivers and lands that English names with their article alone.
const WITH_ARTICLE: &[&str] = &["amazon", "danube", "nile", "rhine", "sahara", "thames"];

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

/// Whether a clause about the firms of the noun before begins with the name: «the rivals Trump has assembled», but neither «retailers
/// Target and Costco» nor «the retailer Target».
fn is_relative(place: &Place, noun: &Word) -> bool {
    const JOINED: &[&str] = &[", ", " and ", " or ", " & ", " ("];
    let one = singular(noun.bare());
    let is_plural = one != noun.bare() && is_firm_noun(one);
    let rest = &place.text.text()[place.end()..];
    is_plural && place.after.is_some() && !JOINED.iter().any(|sign| rest.starts_with(sign))
}

/// Whether something is within it, as in a land: «in the Gulf», but not «in the Target store».
fn is_within_it(place: &Place, article: &Word) -> bool {
    let within = place.second_before(article).filter(|_| article.text == "the");
    let is_verb = |word: &Word| !word.is_capital && (rises(word) || does(place, Word { ..*word }));
    within.is_some_and(|word| matches!(word.text, "across" | "in" | "into" | "through" | "throughout"))
        && place.after.as_ref().is_none_or(is_verb)
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

/// Whether the name is an adjective of a direction or of a country, as others have before their nouns.
fn is_adjective(place: &Place) -> bool {
    ADJECTIVE_NAMES.contains(&place.name.text) || is_of_land(place.name.text)
}

/// Whether the name is an adjective before a noun that firms have not: «Western boots», but neither «Western fell» nor «Western flights».
fn is_attribute(place: &Place) -> bool {
    let is_had =
        |word: &Word| rises(word) || does(place, Word { ..*word }) || OF_FIRMS.contains(&singular(word.bare()));
    let noun = place.after.as_ref().filter(|word| is_described(word));
    // «it shows American making an effort»
    is_adjective(place) && noun.is_some_and(|word| !is_had(word) && !word.bare().ends_with("ing"))
}

/// Whether prices do so.
fn rises(word: &Word) -> bool {
    matches!(word.bare(), "fell" | "gained" | "jumped" | "lost" | "rose" | "slid")
}

/// Who leads a firm, with a capital before his name.
const LEADERS: &[&str] = &["ceo", "cfo", "chairman", "chairwoman", "chief", "spokesman", "spokeswoman"];

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
