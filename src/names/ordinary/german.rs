//! What German words say beside a name that is a noun too.

use crate::names::capitals::is_capital_at;
use crate::names::compounds::is_prefix;
use crate::names::context::Word;
use crate::names::german::{ADJECTIVE_ENDINGS, adjective_stem};
use crate::names::language::Language;
use crate::names::ordinary::place::{Place, Reading};
use crate::names::ordinary::words::{is_english, is_german, is_number};
use crate::names::titles::{is_branch, is_firm_form, is_office, is_person_noun, opens_sentence};

pub(super) fn reading(place: &Place) -> Reading {
    let Place { after, .. } = place;
    if after.as_ref().is_some_and(|word| word.is_capital && is_firm_form(word.bare())) {
        // «die Adler Orange GmbH»
        let is_tail = place.before.as_ref().is_some_and(|word| word.is_capital && !may_stand_before(word));
        return if is_tail { Reading::Part } else { Reading::Firm };
    }
    let first = place.first_part();
    if place.tail.is_some() {
        // «HP-Oracle-Allianz»
        return if first.is_some() { Reading::Name } else { compound(place) };
    }
    if is_located(place) {
        return Reading::Located;
    }
    // «das Facebook-Profil», but «Ex-Twitter»
    if first.is_some_and(|part| !is_prefix(part)) {
        return Reading::Part;
    }
    if is_title(place) {
        return Reading::Part;
    }
    if is_quoted(place) {
        return if is_called(place) { Reading::Unclear } else { Reading::Sure };
    }
    if is_shouted(place) {
        return Reading::Name;
    }
    // «Union Investment», «Just in Time»
    if place.is_joined_by_ampersand() || is_continued(place) {
        return Reading::Part;
    }
    // «Ghost in the Shell»
    if place.before.as_ref().is_some_and(|word| matches!(word.text, "and" | "of" | "the")) {
        return Reading::Part;
    }
    // «einen Porsche 911» is a thing with that name.
    if after.as_ref().is_some_and(|word| is_model(word.bare(), is_german(place.name.text))) {
        return Reading::Name;
    }
    let is_followed = after.as_ref().is_some_and(|word| word.is_capital && !opens_sentence(word.bare()));
    if place.heads_sentence() {
        return match place.name.text {
            // «Hofer: Nein.»
            _ if place.text.text()[place.end()..].starts_with(": ") => Reading::Unclear,
            name if is_number(name) && is_followed => Reading::Part,
            name if is_number(name) || is_german(name) || opens_sentence(name) => Reading::Unclear,
            _ if is_followed => Reading::Unclear,
            _ => Reading::Name,
        };
    }
    match before(place) {
        Some(reading) => reading,
        None if is_example(place) || is_owner(place) => Reading::Sure,
        None if place.before.as_ref().is_some_and(|word| QUOTED_AFTER.contains(&word.text)) => Reading::Name,
        None if is_followed || after.as_ref().is_some_and(|word| OF.contains(&word.bare())) => Reading::Unclear,
        // A noun without an article is one too: «Raum und Zeit».
        None if is_german(place.name.text) && !speaks_for_firm(place) => Reading::Unclear,
        None => Reading::Name,
    }
}

/// Whether a word with a capital letter may stand before the name of a firm and be no part of it.
fn may_stand_before(word: &Word) -> bool {
    let bare = word.bare();
    let is_person = is_person_noun(bare, Language::German) || is_office(bare) || bare.ends_with('s');
    is_person || is_firm_noun(bare) || opens_sentence(bare) || is_determiner(bare)
}

/// Whether the words after the name belong to it: English ones do, but for what firms are.
fn is_continued(place: &Place) -> bool {
    let Some(word) = &place.after else { return false };
    let is_other = |word: &Word| {
        let bare = word.bare();
        let is_known = is_german(bare) || opens_sentence(bare) || is_person_noun(bare, Language::German);
        word.is_capital && (is_branch(bare) || is_english(bare) && !is_known)
    };
    let next = || Word::after(place.text, word.start + word.text.len());
    is_other(word) || matches!(word.text, "in" | "of") && next().is_some_and(|word| is_other(&word))
}

/// Whether a word is the number of a model, and no year; what is a noun too may be counted: «Tier 1».
fn is_model(word: &str, is_noun: bool) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_year = word.len() == 4 && digits == 4 && (word.starts_with("19") || word.starts_with("20"));
    digits >= if is_noun { 3 } else { 1 } && !is_year
}

/// Whether the name begins a title of few words in quotation marks that has an article or a preposition: «der „Welt am Sonntag“».
fn is_title(place: &Place) -> bool {
    const MOST_WORDS: usize = 5;
    let (before, after) = (&place.text.text()[..place.name.start], &place.text.text()[place.end()..]);
    let article = before.strip_suffix(" \"").and_then(|before| Word::ending(place.text, before.len()));
    let leads =
        |word: &Word| is_determiner(word.text) || BESIDE_FIRMS.contains(&word.text) || is_firm_noun(word.bare());
    if !article.is_some_and(|word| leads(&word)) {
        return false;
    }
    let title = after.strip_prefix(' ').and_then(|after| after.split_once('"')).map(|(title, _)| title);
    title.is_some_and(|title| !title.contains(['.', ',', '!', '?']) && title.split(' ').count() <= MOST_WORDS)
}

/// Whether the name alone stands in capitals: «der WELT», «ZEIT ONLINE».
fn is_shouted(place: &Place) -> bool {
    place.name.text.chars().count() > 3
        && is_in_capitals(place, &place.name)
        && !place.before.as_ref().is_some_and(|word| is_in_capitals(place, word))
}

fn is_in_capitals(place: &Place, word: &Word) -> bool {
    let range = place.text.range(word.start, word.start + word.text.len());
    range.is_some_and(|range| !place.text.original()[range].contains(char::is_lowercase))
}

/// Whether the name alone stands between quotation marks, as titles and brands do: «der „Spiegel“».
fn is_quoted(place: &Place) -> bool {
    let text = place.text.text();
    text[..place.article.unwrap_or(place.name.start)].ends_with('"') && text[place.end()..].starts_with('"')
}

/// Whether the quotation marks follow what the name is that of, and no firm: «die Ermittlungsgruppe „Wolf“».
fn is_called(place: &Place) -> bool {
    let before = place.text.text()[..place.article.unwrap_or(place.name.start)].strip_suffix(" \"");
    let noun = before.and_then(|before| Word::ending(place.text, before.len()));
    noun.is_some_and(|word| word.is_capital && is_noun(last_part(word.bare())) && !is_firm_noun(word.bare()))
}

/// Whether the place of that name is meant: «in Heidelberg», «Heidelberg (dpa)».
fn is_located(place: &Place) -> bool {
    const PREPOSITIONS: &[&str] =
        &["aus", "bis", "grossraum", "in", "nach", "nahe", "nördlich", "raum", "richtung", "stadt", "südlich", "um"];
    const AGENCIES: &[&str] = &["(afp", "(ap)", "(apa", "(dpa", "(reuters", "(sda"];
    let rest = place.text.text()[place.end()..].trim_start_matches([' ', '/']);
    let is_dateline = place.heads_sentence() && AGENCIES.iter().any(|agency| rest.starts_with(agency));
    let is_in = place.before.as_ref().is_some_and(|word| PREPOSITIONS.contains(&word.text));
    place.also.is_place && (is_in || is_dateline)
}

/// «Anbieter wie Zoom»
fn is_example(place: &Place) -> bool {
    let like = place.before.as_ref().filter(|word| word.text == "wie");
    let noun = like.and_then(|word| place.second_before(word));
    noun.is_some_and(|noun| noun.is_capital && is_firm_noun(noun.bare()))
}

/// Whether it owns what firms have: «die Aktien von Bayer».
fn is_owner(place: &Place) -> bool {
    let of = place.before.as_ref().filter(|word| word.text == "von");
    let owned = of.and_then(|word| place.second_before(word));
    owned.is_some_and(|word| word.is_capital && is_of(OWNED, word.bare()))
}

/// Whether it is one of two nouns: «von Puls und Blutdruck».
fn is_paired(place: &Place) -> bool {
    let and = place.after.as_ref().filter(|word| matches!(word.text, "oder" | "und"));
    let second = and.and_then(|word| Word::after(place.text, word.start + word.text.len()));
    second.is_some_and(|word| word.is_capital && is_noun(last_part(word.bare())))
}

/// Whether a neighbour says that the noun is a firm: «laut Signal», «sagt Signal», «Whatsapp und Signal».
fn speaks_for_firm(place: &Place) -> bool {
    let is_beside = |word: &Word| BESIDE_FIRMS.contains(&word.text);
    let says = |word: &Word| SAY.contains(&word.bare());
    if is_paired(place) {
        return false;
    }
    place.before.as_ref().is_some_and(|word| is_beside(word) || says(word))
        || place.after.as_ref().is_some_and(|word| word.bare() == "zufolge" || says(word))
        || is_among_firms(place)
}

/// Whether the noun is listed beside a name: «Rewe und Penny», «Google, Apple oder Signal».
fn is_among_firms(place: &Place) -> bool {
    let is_person = |bare: &str| is_person_noun(bare, Language::German) || is_office(bare);
    let is_common = |word: &Word| word.is_capital && (is_german(word.bare()) || is_person(word.bare()));
    let is_name = |word: &Word| {
        let bare = word.bare();
        // «Bus und Bahn», but «SAP und Allianz»
        let is_written_out = bare.chars().count() > 3 || is_in_capitals(place, word);
        let is_plain = bare.chars().all(char::is_alphabetic);
        word.is_capital && is_plain && is_written_out && !is_noun(bare) && !opens_sentence(bare)
    };
    let joins = |word: &Word| JOINERS.contains(&word.text);
    let before = match &place.before {
        Some(word) if joins(word) => place.second_before(word),
        Some(_) => None,
        None => {
            let before = &place.text.text()[..place.name.start];
            let before = [", ", " ("].iter().find_map(|sign| before.strip_suffix(sign));
            before.and_then(|before| Word::ending(place.text, before.len()))
        }
    };
    let after = match &place.after {
        Some(word) if joins(word) => Word::after(place.text, word.start + word.text.len()),
        Some(_) => None,
        None if place.text.text()[place.end()..].starts_with(", ") => Word::after(place.text, place.end() + 1),
        None => None,
    };
    let beside = [&before, &after].into_iter().flatten();
    beside.clone().any(is_name) && !beside.into_iter().any(is_common)
}

/// Whether a word stands before nouns in any of its forms.
pub(super) fn is_determiner(word: &str) -> bool {
    DEFINITE.contains(&word) || INDEFINITE.contains(&word)
}

/// Whether a word is a frequent German noun or a compound that ends with one, in any number: «Wörtern».
pub(super) fn is_noun(word: &str) -> bool {
    const SHORTEST: usize = 4;
    let is_plural = |end: &str| {
        ["e", "er", "ern"].iter().filter_map(|plural| end.strip_suffix(plural)).any(|stem| {
            is_german(stem)
                || stem.contains(['ä', 'ö', 'ü'])
                    && is_german(&stem.replace('ä', "a").replace('ö', "o").replace('ü', "u"))
        })
    };
    let mut ends = word.char_indices().map(|(at, _)| &word[at..]).take_while(|end| end.chars().count() >= SHORTEST);
    ends.any(|end| is_german(end) || is_plural(end))
}

/// What the words before a name say, if anything.
fn before(place: &Place) -> Option<Reading> {
    let word = place.before.as_ref().filter(|_| place.article.is_none())?;
    // «einen Porsche Cayenne» is a thing with that name, as «einen Porsche 911» is.
    let is_thing =
        !place.also.is_word && place.after.as_ref().is_some_and(|word| word.is_capital && !opens_sentence(word.bare()));
    if INDEFINITE.contains(&word.text) && is_thing {
        return Some(Reading::Name);
    }
    if INDEFINITE.contains(&word.text) || is_german(place.name.text) && QUANTITIES.contains(&word.text) {
        return Some(Reading::Word);
    }
    if DEFINITE.contains(&word.text) {
        return Some(match place {
            _ if is_apposed(place, word) => Reading::Firm,
            _ if belongs_to_firm(place, word) => Reading::Sure,
            _ if is_press(place, word) => Reading::Name,
            _ => Reading::Noun,
        });
    }
    // «Via Signal» at the head of a sentence
    if BESIDE_FIRMS.contains(&word.text) {
        return None;
    }
    // «US-geführten» has a small letter where it tells.
    let last = word.text.rfind('-').map_or(word.start, |hyphen| word.start + hyphen + 1);
    if is_capital_at(place.text, last) {
        return after_noun(place, word.text);
    }
    if BARE.contains(&word.text) || word.text.contains(|c: char| c.is_ascii_digit()) {
        return Some(Reading::Unclear);
    }
    // What is no noun has no adjective either, but for «der neue Tesla»; «der brasilianische Real» is none.
    if !is_german(place.name.text) {
        return adjective_stem(word.text).is_some_and(|stem| stem.ends_with("isch")).then_some(Reading::Noun);
    }
    described(place, word)
}

/// What a word with a capital letter before a name says.
fn after_noun(place: &Place, word: &str) -> Option<Reading> {
    if is_firm_noun(word) {
        // «die Zeitung Welt am Sonntag»
        let is_sunday = place.text.text()[place.end()..].starts_with(" am sonntag");
        return Some(if is_sunday { Reading::Part } else { Reading::Firm });
    }
    // «der Rheinischen Post»
    if adjective_stem(word).is_some() {
        return Some(Reading::Tail);
    }
    // «Euler Hermes», but «Causa Meinl», «Microsofts Windows»
    let noun = last_part(word);
    let is_known = is_noun(noun) || is_person_noun(noun, Language::German) || is_office(noun) || opens_sentence(noun);
    match noun.ends_with('s') && !is_english(noun) {
        _ if is_known => None,
        true => is_german(place.name.text).then_some(Reading::Unclear),
        false => Some(Reading::Part),
    }
}

fn last_part(word: &str) -> &str {
    word.rsplit('-').next().unwrap_or(word)
}

/// What an adjective before a noun says: «ein klares Signal», «der neueste Trend», «düsteres Bild».
fn described(place: &Place, word: &Word) -> Option<Reading> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.text.ends_with(ending));
    if opens_sentence(word.text) || !ends(ADJECTIVE_ENDINGS) {
        return None;
    }
    let is_small = |word: &Word| !word.is_capital && ADJECTIVE_ENDINGS.iter().any(|ending| word.text.ends_with(ending));
    let article = place.second_before(word).and_then(|word| {
        let is_article = DEFINITE.contains(&word.text) || INDEFINITE.contains(&word.text);
        if is_article || !is_small(&word) { Some(word) } else { place.second_before(&word) }
    });
    let has = |articles: &[&str]| article.as_ref().is_some_and(|article| articles.contains(&article.text));
    // «das sagte Henkel»
    let is_verb = ends(&["te", "ten"]) && !ends(&["ste", "sten"]);
    if has(INDEFINITE) {
        Some(Reading::Word)
    } else if !is_verb && (has(DEFINITE) || ends(&["er", "es", "em"])) || adjective_stem(word.text).is_some() {
        Some(Reading::Noun)
    } else {
        None
    }
}

/// Reads the name at the head of a hyphen compound: what belongs to a firm leaves it a name.
fn compound(place: &Place) -> Reading {
    let parts = place.parts();
    match (parts.first(), parts.last()) {
        // «Line-up»
        (Some(first), _) if first.text.starts_with(char::is_alphabetic) && !first.is_capital => Reading::Part,
        // «Knorr-Bremse-Chef»
        _ if parts.len() > 1 => Reading::Unclear,
        (_, Some(last)) if is_of(OF_FIRMS, last.text) => Reading::Sure,
        (Some(_), _) => Reading::Unclear,
        (None, _) if is_german(place.name.text) => Reading::Unclear, // «Mini- und Teilzeitjobs»
        (None, _) => Reading::Name,                                  // «Tesla- und BMW-Fahrer»
    }
}

/// Whether a noun is one of these or a compound that ends with one.
fn is_of(nouns: &[&str], noun: &str) -> bool {
    nouns.iter().any(|word| noun.ends_with(word) || stem(noun).ends_with(word))
}

/// A noun without its ending.
fn stem(noun: &str) -> &str {
    ["en", "es", "n", "s", "e"].iter().find_map(|ending| noun.strip_suffix(ending)).unwrap_or(noun)
}

/// Whether the name with its article stands beside what says that it is a firm: «der größte Versicherer, die Allianz».
fn is_apposed(place: &Place, article: &Word) -> bool {
    let before = &place.text.text()[..article.start];
    let noun = before.strip_suffix(", ").and_then(|before| Word::ending(place.text, before.len()));
    noun.is_some_and(|word| word.is_capital && is_firm_noun(word.bare()))
}

/// Whether the name is the owner of what firms have: «ein Sprecher der Bahn».
fn belongs_to_firm(place: &Place, article: &Word) -> bool {
    let owned = place.second_before(article).filter(|word| word.is_capital && GENITIVE.contains(&article.text));
    owned.is_some_and(|word| is_of(OWNED, word.bare()))
}

/// Whether it is said beside its article that a paper or a firm reports: «berichtete der Kurier», «die Bahn teilte mit».
fn is_press(place: &Place, article: &Word) -> bool {
    let reports = |word: &Word| REPORTS.contains(&word.bare());
    // «erklärt die Welt der Politik»
    if place.after.as_ref().is_some_and(|word| GENITIVE.contains(&word.text)) {
        return false;
    }
    place.after.as_ref().is_some_and(reports) || place.second_before(article).is_some_and(|word| reports(&word))
}

const REPORTS: &[&str] = &[
    "begründet", "begründete", "berichten", "berichtet", "berichtete", "betont", "betonte", "erklärt", "erklärte",
    "gegenüber", "kündigt", "kündigte", "laut", "meldet", "meldete", "sagte", "sagten", "schreibt", "schrieb", "teilt",
    "teilte", "titelt", "titelte", "zitiert", "zitierte", "zufolge",
];

const GENITIVE: &[&str] = &["der", "des"];

/// The stems of what is a firm's where a genitive follows.
const OWNED: &[&str] = &[
    "akti", "aktionär", "aufsichtsrat", "betriebsrat", "chef", "chefin", "chefredakteur", "filial", "herausgeber",
    "kund", "management", "manager", "mitarbeiter", "redakteur", "redaktion", "reporter", "sprecher", "sprecherin",
    "tochter", "vorstand", "zentral",
];

/// After these somebody is quoted, whatever follows: «laut Signal von gestern».
const QUOTED_AFTER: &[&str] = &["gegenüber", "laut"];

/// What stands right before the name of a firm, and seldom before a noun without an article.
const BESIDE_FIRMS: &[&str] = &["bei", "durch", "gegenüber", "laut", "via", "von"];

/// What firms do in the press.
const SAY: &[&str] = &[
    "berichtet", "berichtete", "betont", "betonte", "erklärt", "erklärte", "fordert", "forderte", "kündigt",
    "kündigte", "meldet", "meldete", "plant", "plante", "rechnet", "rechnete", "sagt", "sagte", "schreibt", "schrieb",
    "so", "teilt", "teilte", "verkauft", "verkaufte", "warnt", "warnte", "will", "wollte",
];

/// What joins the names of a list.
const JOINERS: &[&str] = &["oder", "sowie", "und", "wie"];

/// What stands before a noun of which there is more or less: «alle Welt», «etwas Zeit».
const QUANTITIES: &[&str] = &[
    "alle", "allen", "aller", "allerlei", "ausreichend", "beide", "beiden", "beider", "etwas", "ganz", "ganze",
    "ganzen", "ganzer", "gar", "genug", "genügend", "gesamte", "gesamten", "gesamter", "halbe", "halben", "halber",
    "mehr", "reichlich", "sämtliche", "sämtlichen", "solch", "solche", "solchen", "solcher", "viel", "wenig",
    "weniger", "zuviel",
];

/// What joins an attribute to a noun: «Konsum von Drogen».
const OF: &[&str] = &["der", "des", "vom", "von"];

/// What stands before nouns without an article too.
const BARE: &[&str] = &["als", "je", "ohne", "per", "pro", "weder", "wenig", "weniger", "zu", "genug", "mehr", "viel"];

/// What never stands right before the name of a company, in any of its forms.
const INDEFINITE: &[&str] = &[
    "ein", "eine", "einem", "einen", "einer", "eines", "einige", "einigen", "etliche", "irgendein", "irgendeine",
    "irgendeinem", "irgendeinen", "irgendeiner", "jede", "jedem", "jeden", "jeder", "jedes", "jegliche", "jeglichem",
    "jeglichen", "jeglicher", "jegliches", "jene", "jenem", "jenen", "jener", "jenes", "kein", "keine", "keinem",
    "keinen", "keiner", "keines", "keinerlei", "manche", "manchem", "manchen", "mancher", "mehrere", "mehreren",
    "mein", "meine", "meinem", "meinen", "meiner", "viele", "vielen", "welche", "welchem", "welchen", "welcher",
    "welches", "wenige", "wenigen", "zwei",
];

const DEFINITE: &[&str] = &[
    "am", "ans", "aufs", "beim", "das", "dem", "den", "der", "des", "die", "diese", "diesem", "diesen", "dieser",
    "dieses", "durchs", "fürs", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "ins", "sein", "seine", "seinem",
    "seinen", "seiner", "unser", "unsere", "unserem", "unseren", "unserer", "ums", "vom", "zum", "zur",
];

/// Whether a word tells what a firm or a paper is, alone or at the end of a compound: before a name it speaks for it.
pub(super) fn is_firm_noun(word: &str) -> bool {
    ["", "s", "es", "n", "en", "e"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .any(|stem| FIRMS.iter().any(|noun| stem.ends_with(noun)))
}

/// The stems of what firms and papers are.
const FIRMS: &[&str] = &[
    "airline", "anbieter", "app", "bank", "bauer", "betreiber", "blatt", "brauerei", "browser", "bäckerei", "dienst",
    "dienstleister", "discounter", "diskonter", "entwickler", "erzeuger", "fabrikant", "firma", "firm",
    "fluggesellschaft", "gigant", "handelskette", "händler", "hersteller", "investor", "kaufhaus", "kette",
    "konkurrent", "konzern", "krankenkasse", "magazin", "marke", "messenger", "mobilfunker", "mutter", "möbelhaus",
    "netzwerk", "plattform", "produzent", "reederei", "ries", "rivale", "sender", "spezialist", "start-up", "tochter",
    "unternehmen", "veranstalter", "verlag", "vermarkter", "vermieter", "versicherer", "versicherung", "versorger",
    "werft", "wochenzeitung", "zeitschrift", "zeitung", "zulieferer",
];

/// The stems of what firms have.
const OF_FIRMS: &[&str] = &[
    "abteilung", "account", "akti", "aktionär", "analyst", "angestellt", "anteil", "anwalt", "app", "aufsichtsrat",
    "autor", "bank", "betreiber", "betriebsrat", "boss", "büro", "ceo", "chef", "chefin", "chefredakteur",
    "chefvolkswirt", "deal", "eigentümer", "filial", "fotograf", "fusion", "führung", "gerät", "geschäft",
    "geschäftsführer", "gruppe", "gründer", "gründung", "gerätes", "handy", "hauptquartier", "hauptversammlung",
    "herausgeber", "hersteller", "händler", "ingenieur", "interview", "journalist", "kart", "katalog", "konkurrent",
    "konto", "konzern", "kund", "laden", "leser", "lieferant", "lizenz", "lobbyist", "management", "manager", "mann",
    "mediengruppe", "märkt", "mitarbeiter", "mutter", "nutzer", "onlin", "papier", "partner", "produkt", "rechner",
    "redakteur", "redaktion", "reporter", "server", "sitz", "smartphon", "sprecher", "sprecherin", "store", "tablet",
    "tochter", "vertreter", "volkswirt", "volkswirtin", "vorstand", "vorsitzend", "werft", "werk", "zeitung",
    "zentral", "zulieferer", "zusteller", "übernahm",
];
