//! What else a German text calls by a name, whatever the word is: ships, families, towns.

use crate::names::ordinary::place::Place;

/// Whether something is or happens on it, as on a ship, a street or a fair: «auf der Titanic».
pub(super) fn is_aboard(place: &Place) -> bool {
    // «auf der Facebook Seite»
    let is_followed = place.after.as_ref().is_some_and(|word| word.is_capital);
    let article = place.before.as_ref().filter(|word| !is_followed && matches!(word.text, "dem" | "der"));
    article.and_then(|word| place.second_before(word)).is_some_and(|word| word.text == "auf")
}

/// Whether it is the name of a town, a star or the like, as the noun before it says, or of who comes from there: «die Stadt Ufa», «der
/// Planet Mars», «der gebürtige Ravensburger».
pub(super) fn is_native(place: &Place) -> bool {
    const PLACES: &[&str] =
        &["asteroid", "dorf", "fluss", "gemeinde", "insel", "komet", "ortschaft", "planet", "stadt"];
    const ENDINGS: &[&str] = &["", "en", "es", "s"];
    let Some(word) = place.before.as_ref() else { return false };
    let stems = || ENDINGS.iter().filter_map(|ending| word.text.strip_suffix(ending));
    match word.is_capital {
        true => stems().any(|stem| PLACES.iter().any(|noun| stem.ends_with(noun))),
        false => matches!(word.text, "gebürtige" | "gebürtigen" | "gebürtiger" | "gebürtigem"),
    }
}

/// Whether the people of that name are meant: «Familie Merck».
pub(super) fn is_family(place: &Place) -> bool {
    let word = place.before.as_ref().map_or("", |word| word.text);
    matches!(word, "brüder" | "brüdern" | "ehepaar" | "eheleute" | "familie" | "gebrüder" | "geschwister")
}
