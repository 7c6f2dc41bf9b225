//! The names of an entity: each once, one in Latin script first, the others with the language that their script tells.

use crate::model::EntityName;
use crate::model::NameKind;
use crate::names::key;

use super::countries::is_country;
use super::raw::Raw;

/// All names of an entity, the main one first; those that are too weak to be found by are given apart, among them names of countries.
pub(super) fn names(raw: &Raw) -> (Vec<EntityName>, Vec<String>) {
    let country =
        raw.first(&["jurisdiction", "mainCountry", "country", "nationality", "citizenship"]).unwrap_or_default();
    let listed = [
        ("name", NameKind::Listed),
        ("alias", NameKind::Listed),
        ("previousName", NameKind::Previous),
        ("abbreviation", NameKind::Abbreviation),
    ];
    let all = listed.iter().flat_map(|(property, kind)| raw.all(property).iter().map(|text| (text.as_str(), *kind)));
    let mut names: Vec<EntityName> = Vec::new();
    for (text, kind) in
        std::iter::once((raw.caption.as_str(), NameKind::Listed)).chain(all).filter(|(text, _)| !text.trim().is_empty())
    {
        match names.iter_mut().find(|other| words(&other.text) == words(text)) {
            // Of spellings that differ in their capitals only the one that is not all in capitals.
            Some(other) if key(&other.text) == key(text) && is_shouted(&other.text) && !is_shouted(text) => {
                text.clone_into(&mut other.text)
            }
            Some(_) => {}
            None => {
                let lang = language(text, country).map(str::to_owned);
                let kind = if lang.is_some() && kind == NameKind::Listed { NameKind::Native } else { kind };
                names.push(EntityName { text: text.to_owned(), kind, lang, place: String::new() });
            }
        }
    }
    let is_main = |name: &EntityName| name.lang.is_none() && name.kind == NameKind::Listed;
    if let Some(at) = names.iter().position(is_main) {
        let main = names.remove(at);
        names.insert(0, main);
    }
    // Only who has no other name is called as a country.
    let (countries, mut names): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| is_country(&name.text));
    let mut countries = countries.into_iter();
    if names.is_empty() {
        names.extend(countries.next());
    }
    if let Some(main) = names.first_mut() {
        main.kind = NameKind::Main;
    }
    let weak = raw.all("weakAlias").iter().filter(|text| !names.iter().any(|name| words(&name.text) == words(text)));
    let weak = weak.cloned().chain(countries.map(|name| name.text)).collect();
    (names, weak)
}

/// The words of a name in an order of their own.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = key(name).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words
}

fn is_shouted(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}

/// The language that the script of a name is used for, where that is not Latin.
fn language(name: &str, country: &str) -> Option<&'static str> {
    let letter = name.chars().find(|c| c.is_alphabetic() && *c >= '\u{250}')?;
    Some(match (u32::from(letter), country) {
        (0x0370..=0x03ff | 0x1f00..=0x1fff, _) => "el",
        (0x0400..=0x052f, "ua") => "uk",
        (0x0400..=0x052f, "by") => "be",
        (0x0400..=0x052f, "bg") => "bg",
        (0x0400..=0x052f, "rs") => "sr",
        (0x0400..=0x052f, "kz") => "kk",
        (0x0400..=0x052f, _) => "ru",
        (0x0530..=0x058f, _) => "hy",
        (0x0590..=0x05ff, _) => "he",
        (0x0600..=0x06ff | 0x0750..=0x077f, "ir" | "af") => "fa",
        (0x0600..=0x06ff | 0x0750..=0x077f, "pk") => "ur",
        (0x0600..=0x06ff | 0x0750..=0x077f, _) => "ar",
        (0x0900..=0x097f, _) => "hi",
        (0x0e00..=0x0e7f, _) => "th",
        (0x1000..=0x109f, _) => "my",
        (0x10a0..=0x10ff, _) => "ka",
        (0x3040..=0x30ff, _) => "ja",
        (0xac00..=0xd7af | 0x1100..=0x11ff, _) => "ko",
        (0x3400..=0x9fff, "jp") => "ja",
        (0x3400..=0x9fff, "kr" | "kp") => "ko",
        (0x3400..=0x9fff, _) => "zh",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded_and_one_in_latin_script_stands_first() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let raw = Raw {
            caption: "ООО Пример".to_owned(),
            properties: [
                ("name".to_owned(), texts(&["ООО Пример", "EXAMPLE LLC", "Example LLC", "LLC, Example"])),
                ("alias".to_owned(), texts(&["Primer"])),
                ("previousName".to_owned(), texts(&["Old Example"])),
                ("weakAlias".to_owned(), texts(&["EX"])),
                ("country".to_owned(), texts(&["ru"])),
            ]
            .into(),
            ..Raw::default()
        };
        let (names, weak) = names(&raw);
        let shown: Vec<_> = names.iter().map(|name| (name.text.as_str(), name.kind, name.lang.as_deref())).collect();
        assert_eq!(
            shown,
            [
                ("Example LLC", NameKind::Main, None),
                ("ООО Пример", NameKind::Native, Some("ru")),
                ("Primer", NameKind::Listed, None),
                ("Old Example", NameKind::Previous, None),
            ]
        );
        assert_eq!(weak, ["EX"]);
    }

    #[test]
    fn a_name_that_is_a_country_finds_nobody() {
        let of = |names: &[&str]| {
            let all = names.iter().map(|name| (*name).to_owned()).collect();
            let raw = Raw { properties: [("name".to_owned(), all)].into(), ..Raw::default() };
            let (names, weak) = super::names(&raw);
            (names.into_iter().map(|name| name.text).collect::<Vec<_>>(), weak)
        };
        assert_eq!(
            of(&["Russia", "Bank Rossiya", "Россия"]),
            (vec!["Bank Rossiya".into()], vec!["Russia".into(), "Россия".into()])
        );
        assert_eq!(of(&["Россия"]).0, ["Россия"], "it has no other name");
    }
}
