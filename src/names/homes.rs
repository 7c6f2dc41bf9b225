//! Where somebody lives, and where a town lies, in an English text.

use crate::names::capitals::is_capital_at;
use crate::names::fold::Folded;

/// Whether an English text says that somebody lives there: «John Doe, 42, of Sunrise, was charged».
pub(super) fn is_home(text: &Folded, start: usize) -> bool {
    let before = &text.text()[..start];
    let Some(before) = [", of ", ", both of ", ", all of "].iter().find_map(|of| before.strip_suffix(of)) else {
        return false;
    };
    let age = before.rsplit(' ').next().unwrap_or(before);
    (1..=3).contains(&age.len())
        && age.bytes().all(|byte| byte.is_ascii_digit())
        && before.ends_with(&format!(", {age}"))
}

/// Whether a state of the USA follows: «Summit, Mississippi,», «Orange, Calif.»
pub(super) fn is_in_state(text: &Folded, end: usize) -> bool {
    let Some(rest) = text.text()[end..].strip_prefix(", ") else { return false };
    let state = STATES.iter().find(|state| rest.starts_with(*state));
    let is_closed = |rest: &str| matches!(rest.chars().next(), None | Some('.' | ',' | ';' | ')'));
    // «Suite 101, Liberty, MO 64068»
    let code = rest.get(..2).filter(|code| POSTAL_CODES.contains(code) && is_capital_at(text, end + 3));
    let has_number =
        |rest: &str| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    is_capital_at(text, end + 2)
        && (state.is_some_and(|state| is_closed(&rest[state.len()..]))
            || code.is_some_and(|code| is_closed(&rest[code.len()..]) || has_number(&rest[code.len()..])))
}

/// How the post shortens the states of the USA.
const POSTAL_CODES: &[&str] = &[
    "ak", "al", "ar", "az", "ca", "co", "ct", "de", "fl", "ga", "hi", "ia", "id", "il", "in", "ks", "ky", "la", "ma",
    "md", "me", "mi", "mn", "mo", "ms", "mt", "nc", "nd", "ne", "nh", "nj", "nm", "nv", "ny", "oh", "ok", "or", "pa",
    "ri", "sc", "sd", "tn", "tx", "ut", "va", "vt", "wa", "wi", "wv", "wy",
];

/// The states of the USA and how they are shortened after their cities; not those that are named like their papers, people or a
/// city: Georgia, Virginia, Washington.
const STATES: &[&str] = &[
    "alabama", "ala", "alaska", "arizona", "ariz", "arkansas", "ark", "california", "calif", "colorado", "colo",
    "connecticut", "conn", "delaware", "del", "florida", "fla", "ga", "hawaii", "idaho", "illinois", "ill", "indiana",
    "ind", "iowa", "kansas", "kan", "kentucky", "ky", "louisiana", "la", "maine", "maryland", "md", "massachusetts",
    "mass", "michigan", "mich", "minnesota", "minn", "mississippi", "miss", "missouri", "mo", "montana", "mont",
    "nebraska", "neb", "nevada", "nev", "new hampshire", "new jersey", "n.j", "new mexico", "n.m", "new york", "n.y",
    "north carolina", "n.c", "north dakota", "n.d", "ohio", "oklahoma", "okla", "oregon", "ore", "pennsylvania", "pa",
    "rhode island", "r.i", "south carolina", "s.c", "south dakota", "s.d", "tennessee", "tenn", "texas", "tex", "utah",
    "vermont", "vt", "wisconsin", "wis", "wyoming", "wyo",
];
