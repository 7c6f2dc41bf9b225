//! What else an English text calls by a name, whatever the word is: offices and families, ships and storms, towns.

use crate::names::ordinary::place::{Place, without_genitive};
use crate::names::ordinary::words::{is_english, is_place, singular};
use crate::names::titles::is_office;
use crate::names::word::Word;

/// Whether the name is a part of that of an office, a school or a family: «the Department of Commerce», «the Food and Drug
/// Administration», «the Ford family».
pub(super) fn is_of_others(place: &Place) -> bool {
    let is_office = |word: &Word| word.is_capital && OFFICES.contains(&without_genitive(word));
    if place.after.as_ref().is_some_and(|word| !word.is_capital && OF_FAMILIES.contains(&word.bare())) {
        return true;
    }
    let of = place.before.as_ref().filter(|word| word.text == "of");
    let first = of.and_then(|of| place.second_before(of));
    let next = |word: &Word| place.second_after(word);
    // «Apple and Stanford University» are two.
    let and = place.after.as_ref().filter(|word| word.text == "and");
    let second = and.and_then(next).filter(|word| is_english(word.bare()));
    let last = second.filter(|word| word.is_capital && word.text == word.bare()).as_ref().and_then(next);
    // «the Science and Innovation Awards»
    let is_event = |word: &Word| word.is_capital && EVENTS.contains(&singular(word.bare()));
    [&first, &last].into_iter().flatten().any(is_office) || last.as_ref().is_some_and(is_event)
}

/// Whether it is the trade of a committee or of one who leads it: «the Senate Intel Committee», «House Budget chairman», «the Intel
/// Committee».
pub(super) fn is_of_parliament(place: &Place) -> bool {
    let is_chamber = |word: &Word| word.is_capital && matches!(word.text, "house" | "senate");
    let chamber = place.before.as_ref().filter(|word| is_chamber(word));
    // «the White House Apple sued»
    let is_white = |word: &Word| place.second_before(word).is_some_and(|word| word.bare() == "white");
    let is_office = |word: &Word| word.is_capital && COMMITTEES.contains(&without_genitive(word));
    chamber.is_some_and(|word| !is_white(word)) || place.after.as_ref().is_some_and(is_office)
}

/// What parliaments have for a trade, and firms have not.
const COMMITTEES: &[&str] = &["caucus", "commission", "committee", "ministry", "subcommittee"];

/// What is named after people and owned by them: «the Ford family», «the Hearst castle».
const OF_FAMILIES: &[&str] = &["brothers", "castle", "clan", "dynasty", "family", "mansion", "ranch"];

/// What is held or given in the name of two things.
const EVENTS: &[&str] = &[
    "act", "award", "bill", "conference", "exhibition", "expo", "fair", "festival", "forum", "museum", "prize",
    "program", "programme", "summit", "week",
];

/// What offices and schools are, with the offices that are called by their trade: «Secretary of Commerce».
const OFFICES: &[&str] = &[
    "administration", "agency", "association", "authority", "bureau", "college", "commission", "committee", "council",
    "department", "institute", "minister", "ministry", "office", "school", "secretary", "service", "university",
];

/// Whether the word before says that it is a ship, a star or a storm: «the space shuttle Discovery», «Hurricane Delta»; not
/// what is done with it: «to ship Target goods».
pub(super) fn is_thing(place: &Place) -> bool {
    let noun = place.before.as_ref().filter(|word| word.text == word.bare());
    noun.is_some_and(|noun| match noun.text {
        "probe" | "ship" => place.second_before(noun).is_some_and(|word| BEFORE_SHIPS.contains(&word.text)),
        bare => THINGS.contains(&bare),
    })
}

/// Whether it begins the full name of somebody whom the text introduces: «Sun Lu, a strategist at the bank», «Ford Smith, who is a
/// lawyer».
pub(super) fn is_introduced(place: &Place) -> bool {
    const MOST_WORDS: usize = 5;
    let Some(word) = place.after.as_ref().filter(|word| word.is_capital && word.text.ends_with(',')) else {
        return false;
    };
    let rest = &place.text.text()[word.start + word.text.len()..];
    let rest = [" a ", " an ", " the ", " who "].iter().find_map(|start| rest.strip_prefix(start));
    let of_people = |word: &str| PEOPLE.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
    rest.is_some_and(|rest| {
        let mut is_over = false;
        rest.split([' ', '\n'])
            .take(MOST_WORDS)
            .take_while(|word| !std::mem::replace(&mut is_over, word.ends_with([',', '.', ';'])))
            .any(of_people)
    })
}

/// Who has a name of two words and an article.
const PEOPLE: &[&str] = &[
    "analyst", "attorney", "author", "economist", "lawyer", "photographer", "professor", "prosecutor", "researcher",
    "resident", "spokesman", "spokesperson", "spokeswoman", "strategist", "student", "teacher", "year-old",
];

/// Whether it begins an office: «Vice Chairman», «Deputy Secretary».
pub(super) fn is_deputy(place: &Place) -> bool {
    let is_led = place.after.as_ref().is_some_and(|word| {
        let office = without_genitive(word);
        word.is_capital && is_office(office) && office != "ceo"
    });
    is_led && matches!(place.name.text, "deputy" | "vice")
}

/// Whether the word before says that it is a club: «Racing Santander», «SK Sturm».
pub(super) fn is_club(place: &Place) -> bool {
    const CLUBS: &[&str] =
        &["athletic", "atletico", "deportivo", "dynamo", "lokomotiv", "olympique", "racing", "spartak", "sporting"];
    const SIGNS: &[&str] = &["ac", "fc", "fk", "sc", "sk", "sv", "tsg", "tsv", "vfb", "vfl"];
    place.before.as_ref().filter(|word| word.is_capital).is_some_and(|word| {
        CLUBS.contains(&word.text) && !word.heads_sentence(place.text)
            || SIGNS.contains(&word.text) && place.is_in_capitals(word)
    })
}

/// Whether it is a ship or a work by what it is said to have, or a product of that firm: «the launch of Discovery», «an episode of
/// Friends».
pub(super) fn may_be_thing(place: &Place) -> bool {
    const HAD: &[&str] = &[
        "captain", "cast", "crew", "docking", "episode", "finale", "landing", "launch", "performance", "premiere",
        "screening", "season", "sequel", "sinking", "voyage",
    ];
    place.before.as_ref().filter(|_| place.also.is_word).is_some_and(|word| match word.text {
        "aboard" => true,
        "board" => place.second_before(word).is_some_and(|word| word.text == "on"),
        "of" => place.second_before(word).is_some_and(|word| HAD.contains(&singular(word.text))),
        _ => false,
    })
}

const BEFORE_SHIPS: &[&str] = &["a", "cargo", "container", "cruise", "his", "its", "space", "the", "their"];

/// What has a name of its own and is no firm.
const THINGS: &[&str] = &[
    "asteroid", "comet", "cruiser", "cyclone", "destroyer", "ferry", "frigate", "galaxy", "hurricane", "planet",
    "rover", "sailboat", "satellite", "schooner", "shuttle", "spacecraft", "spaceship", "starship", "steamer",
    "submarine", "supertanker", "tanker", "telescope", "trawler", "typhoon", "vessel", "yacht",
];

/// Whether the words beside it say that it is a town: «the town of Emerald», «north of Emerald», «in Emerald in central
/// Queensland».
pub(super) fn is_village(place: &Place) -> bool {
    let Some(word) = &place.before else { return false };
    match word.bare() {
        "of" => place.second_before(word).is_some_and(|word| {
            let bare = word.bare();
            let direction = bare.rsplit('-').next().unwrap_or(bare);
            TOWNS.contains(&bare) || DIRECTIONS.contains(&direction)
        }),
        "around" | "in" | "near" | "outside" => is_within(place),
        _ => false,
    }
}

/// Whether a place follows in which it is: «in central Queensland».
fn is_within(place: &Place) -> bool {
    let within = place.after.as_ref().filter(|word| word.text == "in");
    let is_region = |word: &Word| {
        let bare = word.bare();
        let direction = bare.strip_suffix("ern").unwrap_or(bare).rsplit('-').next().unwrap_or(bare);
        bare == "central" || DIRECTIONS.contains(&direction)
    };
    let first = within.and_then(|word| place.second_after(word));
    let region = match first {
        Some(word) if is_region(&word) => place.second_after(&word),
        first => first,
    };
    region.is_some_and(|word| word.is_capital && is_place(word.bare()))
}

const DIRECTIONS: &[&str] = &["east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west"];

const TOWNS: &[&str] = &["city", "hamlet", "port", "suburb", "town", "township", "village"];
