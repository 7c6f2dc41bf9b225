//! What French, Italian, Portuguese and Spanish words say beside a name. Their nouns and adjectives have small letters, so that a
//! capital letter speaks for a name, and another one before it for a longer name.

use crate::names::capitals::is_capital_at;
use crate::names::language::Language;
use crate::names::ordinary::english;
use crate::names::ordinary::place::{Place, Reading};
use crate::names::titles::is_legal_form;
use crate::names::word::Word;

pub(super) fn reading(place: &Place) -> Reading {
    let as_elsewhere = || match english::reading(place, Language::Romance) {
        Reading::Name | Reading::Bare if !place.also.is_name() => Reading::Sure,
        reading => reading,
    };
    let has_form = place.after.as_ref().is_some_and(|word| word.is_capital && is_legal_form(word.bare()));
    let before = place.before.as_ref().filter(|_| place.article.is_none() && !has_form);
    match before {
        Some(word) if FAMILIES.contains(&noun(word)) => Reading::Other,
        Some(word) if FIRMS.binary_search(&noun(word)).is_ok() => Reading::Firm,
        _ if !has_form && of_firm(place) => Reading::Sure,
        _ if is_apposed(place) => Reading::Firm,
        _ if is_located(place) => Reading::Located,
        // No town has it.
        Some(word) if ARTICLES.contains(&word.text) && place.also.is_name() => Reading::Firm,
        Some(word) if belongs_to_name(place, word) => Reading::Aside,
        _ if is_noun(place) => Reading::Label,
        _ => match as_elsewhere() {
            // There the capital is the sentence's, and a document that has the word in small letters means the word.
            Reading::Sure if place.heads_sentence() => Reading::Unclear,
            reading => reading,
        },
    }
}

/// Whether a noun heads its sentence that firms are called by: «Meta alcanzada», «Total : 35 millions», but not «Total annonce».
fn is_noun(place: &Place) -> bool {
    let acts = place.after.as_ref().is_some_and(|word| VERBS.contains(&word.text));
    place.heads_sentence() && NOUNS.contains(&place.name.text) && !acts
}

/// Nouns that large firms are called by.
const NOUNS: &[&str] =
    &["bolsa", "corte", "meta", "orange", "prisa", "printemps", "sol", "terra", "total", "vida", "vivo"];

/// What a firm does at the head of a sentence.
const VERBS: &[&str] = &[
    "a", "abre", "achète", "affirme", "annonce", "anuncia", "anunció", "assure", "compra", "compró", "confirme",
    "dice", "dichiara", "dijo", "dit", "doit", "es", "est", "et", "fue", "ha", "han", "lance", "lanza", "n'a", "ne",
    "no", "non", "paga", "pagó", "paie", "prevé", "prévoit", "quiere", "reçoit", "s'est", "se", "si", "va", "vende",
    "vend", "vendió", "veut", "vuole", "y", "è",
];

/// Whether a folded word tells what a firm is.
pub(super) fn is_firm_noun(word: &str) -> bool {
    FIRMS.binary_search(&word).is_ok()
}

/// A noun without the article that is joined to it: «l'opérateur».
fn noun<'t>(word: &Word<'t>) -> &'t str {
    let bare = word.bare();
    bare.rsplit_once('\'').map_or(bare, |(_, noun)| noun)
}

/// Whether the words before say that only a firm has it: «acciones de Santander», «le PDG d'Orange», «chez Orange».
fn of_firm(place: &Place) -> bool {
    let owner = match &place.before {
        Some(word) if word.text == "chez" => return true,
        Some(word) => Some(word).filter(|word| OF.contains(&word.text)).and_then(|word| place.second_before(word)),
        None => {
            let before = &place.text.text()[..place.name.start];
            let of = ["d'", "dell'"].iter().find_map(|of| before.strip_suffix(of));
            of.and_then(|before| Word::before(place.text, before.len()))
        }
    };
    owner.is_some_and(|word| HAD.binary_search(&noun(&word)).is_ok())
}

/// Whether an apposition says that it is a firm: «Terra, filial de Telefónica», «Orange, l'opérateur».
fn is_apposed(place: &Place) -> bool {
    let Some(rest) = place.text.text()[place.end()..].strip_prefix(", ") else { return false };
    let rest = ["el ", "il ", "l'", "la ", "le ", "o ", "a "]
        .iter()
        .find_map(|article| rest.strip_prefix(article))
        .unwrap_or(rest);
    let word = rest.split(|c: char| !c.is_alphabetic() && c != '-').next().unwrap_or_default();
    FIRMS.binary_search(&word).is_ok() || word.starts_with("filial")
}

/// Whether the place of that name is meant: «en Santander», «Santander, 23 may», «Valdecilla (Santander)».
fn is_located(place: &Place) -> bool {
    const PREPOSITIONS: &[&str] = &["a", "em", "en", "entre", "in", "près", "vers", "à"];
    let rest = &place.text.text()[place.end()..];
    let is_dateline = || {
        let day = rest.strip_prefix(", ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        place.heads_sentence() && (day || rest.starts_with(" ("))
    };
    let is_in_brackets = || place.text.text()[..place.name.start].ends_with('(') && rest.starts_with(')');
    let is_in = |word: &Word| PREPOSITIONS.contains(&word.text);
    place.also.is_place && (place.before.as_ref().is_some_and(is_in) || is_dateline() || is_in_brackets())
}

/// Whether the word before belongs to the name, as in «Partido Popular» and «Vincent Bolloré»; not where it heads the sentence, and not
/// letters («le PDG Orange»).
pub(super) fn belongs_to_name(place: &Place, word: &Word) -> bool {
    const SHORTEST: usize = 4;
    let noun = noun(word);
    // «d'Aliança Popular»
    is_capital_at(place.text, word.start + word.bare().len() - noun.len())
        && word.text.ends_with(noun)
        && noun.chars().count() >= SHORTEST
        && noun.chars().all(char::is_alphabetic)
        && !word.heads_sentence(place.text)
        && !place.is_in_capitals(word)
}

/// Before a family, which has its name and the firm's.
const FAMILIES: &[&str] = &["familia", "famiglia", "famille", "família", "fratelli", "frères", "hermanos", "irmãos"];

/// The articles that towns and people do not have.
const ARTICLES: &[&str] = &["al", "alla", "dalla", "del", "della", "el", "la", "nella", "sulla"];

/// Between what is had and who has it.
const OF: &[&str] = &["da", "de", "del", "della", "di", "do", "du"];

/// What firms are, folded and sorted.
const FIRMS: &[&str] = &[
    "aseguradora", "assureur", "azienda", "banca", "banco", "bank", "banque", "compagnia", "compagnie", "companhia",
    "compañía", "concessionnaire", "constructeur", "constructora", "distributeur", "eléctrica", "empresa", "enseigne",
    "entidad", "entreprise", "fabricant", "fabricante", "firma", "firme", "groupe", "grupo", "gruppo", "géant",
    "impresa", "marca", "marchio", "marque", "multinacional", "multinationale", "multinazionale", "operador",
    "operadora", "operatore", "opérateur", "petrolera", "produttore", "sociedad", "sociedade", "società", "société",
    "équipementier",
];

/// What only firms have, folded and sorted.
const HAD: &[&str] = &[
    "acciones", "accionista", "accionistas", "acionistas", "acquisition", "acquisizione", "actionnaire",
    "actionnaires", "actions", "adquisición", "azioni", "azionisti", "ações", "bénéfice", "bénéfices", "ceo",
    "controllata", "delegado", "delegato", "filial", "filiale", "filiales", "filiali", "fusion", "fusione", "fusión",
    "lucro", "lucros", "opa", "pdg", "portavoce", "portavoz", "porte-parole", "résultats", "titoli", "titolo", "utili",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(FIRMS.is_sorted() && HAD.is_sorted());
    }
}
