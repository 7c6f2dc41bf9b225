//! By which of their names people are listed.

use std::borrow::Cow;

use crate::model::{Document, NameKind};
use crate::names::is_given_name;

/// Countries whose people have their family name first, where they are not called by a Western given name («Jack Ma»).
const FAMILY_NAME_FIRST: [&str; 8] = ["cn", "tw", "hk", "mo", "kr", "kp", "vn", "hu"];

/// Somebody's name with the family name in front, by which people are listed; how it is shown does not change. The family name is
/// what stands first or last and is listed as a name that counts weakly, else what stands last, but where names begin with it.
pub(super) fn family_name_first(document: &Document) -> Cow<'_, str> {
    let title = document.title.as_str();
    // What only tells namesakes apart: «Jr.», «III.»
    let is_addition = |word: &str| {
        let bare = word.trim_end_matches('.');
        matches!(bare, "Jr" | "Sr" | "jun" | "sen") || (bare.len() > 1 && bare.chars().all(|c| "IVX".contains(c)))
    };
    let name = title.split([',', '(']).next().unwrap_or(title).trim();
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 2 && words.last().is_some_and(|last| is_addition(last)) {
        words.pop();
    }
    let [first, .., last] = words.as_slice() else { return title.into() };
    let is_listed = |word: &str| document.names().iter().any(|name| name.kind == NameKind::Weak && name.text == word);
    let country = document.entity().and_then(|entity| entity.country.value());
    let is_first = country.is_some_and(|code| FAMILY_NAME_FIRST.contains(&code.to_lowercase().as_str()))
        && !is_given_name(&first.to_lowercase());
    if is_listed(first) || (is_first && !is_listed(last)) {
        return title.into();
    }
    format!("{last}, {title}").into()
}
