//! Places and adjectives that begin with the name of a firm: «Rio de Janeiro», «the Vale of Glamorgan», «the Anglo-American alliance».

use crate::names::capitals::is_capital_at;
use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::states;
use crate::names::word::Word;

/// Whether the name at `start..end`, of one word, begins that of a place or of somebody, with a small word of another language («Rio de
/// Janeiro» in English), or what a place is called by («Vale of Glamorgan», «Rio Grande»).
pub fn begins_place(text: &Folded, start: usize, end: usize, language: Language) -> bool {
    const OF: &[&str] = &["da", "das", "de", "del", "della", "di", "do", "dos", "du"];
    let goes_on = |of: &str| {
        let rest = text.text()[end..].strip_prefix(' ').and_then(|rest| rest.strip_prefix(of)?.strip_prefix(' '));
        rest.is_some_and(|rest| {
            let article = ["la ", "los ", "las ", "the "].into_iter().find(|article| rest.starts_with(*article));
            is_capital_at(text, text.text().len() - rest.len() + article.map_or(0, str::len))
        })
    };
    let is_land = LANDS.contains(&&text.text()[start..end]);
    let is_foreign = matches!(language, Language::English | Language::German | Language::Dutch | Language::Nordic);
    // «das», «di» and «do» are words there.
    let is_de = |of: &&&str| is_land || is_foreign && matches!(**of, "de" | "del" | "della");
    let is_named = || Word::after(text, end).is_some_and(|word| word.is_capital && ENDS.contains(&word.bare()));
    OF.iter().filter(is_de).any(|of| goes_on(of)) || is_land && (goes_on("of") || is_named())
}

/// Whether the words at `start..end`, which a firm's name parts by a space, are an adjective of two peoples: «the Anglo-American
/// alliance», but not «Anglo-American said».
pub fn is_of_peoples(text: &Folded, start: usize, end: usize) -> bool {
    let words = text.text()[start..end].split_once('-');
    let is_pair = words.is_some_and(|(first, second)| COMBINING.contains(&first) && states::is_adjective(second));
    let noun = || {
        Word::after(text, end).is_some_and(|word| {
            let bare = word.bare();
            !word.is_capital && !VERBS.contains(&bare) && !bare.ends_with("ed")
        })
    };
    is_pair && noun()
}

/// What the land is, in the names of places and of firms.
const LANDS: &[&str] = &[
    "cabo", "cape", "costa", "fort", "isla", "isle", "lago", "mont", "monte", "mount", "playa", "ponte", "porto",
    "puerto", "punta", "rio", "río", "serra", "sierra", "val", "vale", "valle", "villa",
];

/// What may end the name of such a place, without a small word.
const ENDS: &[&str] = &[
    "azul", "blanco", "branco", "bravo", "claro", "cuarto", "gallegos", "grande", "leone", "madre", "negro", "nevada",
    "preto", "rancho", "tercero", "verde",
];

/// The first of two peoples.
const COMBINING: &[&str] = &[
    "afro", "anglo", "austro", "euro", "franco", "greco", "hispano", "ibero", "indo", "italo", "luso", "russo", "sino",
    "turco",
];

/// What a firm does, and no noun.
const VERBS: &[&str] = &[
    "also", "and", "can", "could", "did", "does", "had", "has", "is", "may", "must", "now", "or", "said", "says",
    "sold", "to", "was", "will", "won", "would",
];
