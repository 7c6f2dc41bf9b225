//! What firms are, have and do, in German: the words that speak for a name which words, people or places have too.

use crate::names::german::adjective_stem;
use crate::names::language::Language;
use crate::names::ordinary::german::nouns::{is_everyday, is_noun, last_part};
use crate::names::ordinary::place::Place;
use crate::names::ordinary::words::is_german;
use crate::names::titles::{is_office, is_person_noun, opens_sentence};
use crate::names::word::Word;

/// Whether a word tells what a firm or a paper is, alone or at the end of a compound: before a name it speaks for it.
pub(in crate::names::ordinary) fn is_firm_noun(word: &str) -> bool {
    ["", "s", "es", "n", "en", "e"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .any(|stem| FIRMS.iter().any(|noun| stem.ends_with(noun)))
}

/// The stems of what firms and papers are.
const FIRMS: &[&str] = &[
    "agentur", "airline", "anbieter", "app", "ausrüster", "bank", "bauer", "betreiber", "betrieb", "fabrik",
    "firmengruppe", "unternehmensgruppe", "blatt", "brauerei", "browser", "bäckerei", "dienst", "dienstleister",
    "discounter", "diskonter", "entwickler", "erzeuger", "fabrikant", "firma", "firm", "fluggesellschaft", "gigant",
    "handelskette", "händler", "hersteller", "illustrierte", "investor", "journal", "kaufhaus", "kette", "konkurrent",
    "konzern", "krankenkasse", "logistiker", "magazin", "marke", "messenger", "mitbewerber", "mobilfunker", "mutter",
    "möbelhaus", "netzwerk", "plattform", "produzent", "reederei", "ries", "rivale", "sender", "spezialist",
    "start-up", "tochter", "unternehmen", "veranstalter", "verarbeiter", "verlag", "vermarkter", "vermieter",
    "versicherer", "versicherung", "versorger", "werft", "wochenzeitung", "wettbewerber", "zeitschrift", "zeitung",
    "zulieferer",
];

/// Whether a word tells what a firm or its brand is, and no person: «Modekonzern», but not «Händler».
pub(in crate::names::ordinary) fn is_only_firm_noun(word: &str) -> bool {
    is_of(ONLY_FIRMS, word)
}

/// The stems of what people are not.
const ONLY_FIRMS: &[&str] = &[
    "airline", "autobauer", "autohersteller", "autovermieter", "autozulieferer", "brauerei", "discounter", "firma",
    "firmengruppe", "fluggesellschaft", "handelskette", "holding", "kette", "konzern", "label", "marke", "reederei",
    "schlachtbetrieb", "fleischbetrieb", "tochterfirm", "tochtergesellschaft", "unternehm", "unternehmensgruppe",
    "verlag",
];

/// «Anbieter wie Zoom», «Hersteller wie Bosch und Zoom»
pub(super) fn is_example(place: &Place) -> bool {
    const SIGNS: &[&str] = &[", ", " oder ", " sowie ", " und "];
    let like = place.before_list(SIGNS).filter(|word| word.text == "wie");
    let noun = like.and_then(|word| place.second_before(&word));
    // «Branchengrößen wie Allianz»
    noun.is_some_and(|noun| noun.is_capital && (is_firm_noun(noun.bare()) || noun.bare().ends_with("branchengrössen")))
}

/// Whether the name with its article stands beside what says that it is a firm: «der größte Versicherer, die Allianz».
pub(super) fn is_apposed(place: &Place, article: &Word) -> bool {
    let before = &place.text.text()[..article.start];
    let noun = before.strip_suffix(", ").and_then(|before| Word::ending(place.text, before.len()));
    noun.is_some_and(|word| word.is_capital && is_firm_noun(word.bare()))
}

/// Whether it owns what firms have: «die Aktien von Bayer».
pub(super) fn is_owner(place: &Place) -> bool {
    let of = place.before.as_ref().filter(|word| word.text == "von");
    let owned = of.and_then(|word| place.second_before(word));
    let nouns = if place.also.is_of_people { SOLD } else { OWNED };
    owned.is_some_and(|word| word.is_capital && is_of(nouns, word.bare()))
}

/// The stems of what belongs to firms and to no person: «die Tochter von Braun» may be a girl.
const SOLD: &[&str] = &["akti", "aktionär", "aufsichtsrat", "betriebsrat", "filial", "kund", "vorstand", "zentral"];

/// Whether the name is the owner of what firms have: «ein Sprecher der Bahn».
pub(super) fn belongs_to_firm(place: &Place, article: &Word) -> bool {
    let owned = place.second_before(article).filter(|word| word.is_capital && GENITIVE.contains(&article.text));
    // «die Regierungschefs der Welt», «ein Redakteur der Welt»
    let nouns = if is_everyday(place.name.text) { OF_PAPERS } else { OWNED };
    owned.is_some_and(|word| is_of(nouns, word.bare()))
}

const GENITIVE: &[&str] = &["der", "des"];

/// The stems of what is a paper's there.
pub(super) const OF_PAPERS: &[&str] =
    &["chefredakteur", "herausgeber", "redakteur", "redakteurin", "redaktion", "reporter"];

/// The stems of what is a firm's where a genitive follows.
const OWNED: &[&str] = &[
    "akti", "aktionär", "aufsichtsrat", "betriebsrat", "chef", "chefin", "chefredakteur", "filial", "herausgeber",
    "kund", "management", "manager", "mitarbeiter", "redakteur", "redaktion", "reporter", "sprecher", "sprecherin",
    "tochter", "vorstand", "zentral",
];

/// Whether it is said beside its article that a paper or a firm reports: «berichtete der Kurier», «die Bahn teilte mit».
pub(super) fn is_press(place: &Place, article: &Word) -> bool {
    let reports = |word: &Word| REPORTS.contains(&word.bare());
    // «Der Pilot meldete es»; everybody talks to the press.
    if place.name.text == "presse" || PEOPLE.contains(&place.name.text) {
        return false;
    }
    // «wer ihr in der Bahn gegenüber sitzt»
    if place.second_before(article).is_some_and(|word| matches!(word.text, "auf" | "aus" | "in" | "mit")) {
        return false;
    }
    // «erklärt die Allianz fachärztlicher Verbände»
    if has_genitive(place) {
        return false;
    }
    // «erklärt die Welt der Politik»
    if place.after.as_ref().is_some_and(|word| GENITIVE.contains(&word.text)) {
        return false;
    }
    // «berichtet die Welt», but not «sie teilt die Welt in Gute und Böse»
    let reports = |word: &Word| match is_everyday(place.name.text) {
        true => is_of_press(word) || QUOTED.contains(&word.bare()) && (word.bare() != "gegenüber" || is_spoken(place)),
        false => reports(word),
    };
    // «nach Angaben der Bahn», «nach Informationen des Spiegel»
    let reports_of = |word: &Word| is_source(word) && place.second_before(word).is_some_and(|word| word.text == "nach");
    if GENITIVE.contains(&article.text) && place.second_before(article).is_some_and(|word| reports_of(&word)) {
        return true;
    }
    // «sagte der Presse»
    let is_told = |word: &Word| article.text == "der" && matches!(word.bare(), "sagte" | "sagten" | "teilt" | "teilte");
    let before = place.second_before(article).filter(|word| !is_told(word));
    place.after.as_ref().is_some_and(reports)
        || before.as_ref().is_some_and(reports)
        || before.is_some_and(|word| word.text == "wie") && is_reporting(place)
}

/// Whether somebody speaks in the clause before: «sagte er gegenüber der Welt», but not «seine Angst gegenüber der Welt».
fn is_spoken(place: &Place) -> bool {
    const MOST_WORDS: usize = 12;
    const VERBS: &[&str] = &[
        "bekräftigte", "berichtet", "berichtete", "bestätigte", "betonte", "erklärt", "erklärte", "erläuterte",
        "erzählte", "gesagt", "meinte", "sagt", "sagte", "sagten", "sprach", "versicherte", "zugegeben", "äusserte",
        "äussert",
    ];
    let (before, after) = (&place.text.text()[..place.name.start], &place.text.text()[place.end()..]);
    let is_verb = |word: &str| VERBS.contains(&word.trim_end_matches([',', ':', '"']));
    let clause = after.split([',', '.', ':', ';', '\n']).next().unwrap_or_default();
    before
        .trim_end()
        .rsplit([' ', '\n'])
        .take(MOST_WORDS)
        .take_while(|word| !word.ends_with('.'))
        .chain(clause.split(' '))
        .any(|word| is_verb(word) || word == "bekannt")
}

/// What stands beside whoever is quoted.
const QUOTED: &[&str] = &["gegenüber", "laut", "zufolge"];

/// Whether an adjective of the genitive and its noun follow a noun: «die Allianz fachärztlicher Verbände».
pub(super) fn has_genitive(place: &Place) -> bool {
    let Some(word) = place.after.as_ref().filter(|word| word.text.ends_with("er")) else {
        return false;
    };
    let noun = || place.second_after(word).filter(|noun| noun.is_capital);
    adjective_stem(word.text).is_some() && noun().is_some_and(|noun| is_noun(last_part(noun.bare())))
}

/// Whether a word tells what papers do, and little else does: «schreibt».
pub(super) fn is_of_press(word: &Word) -> bool {
    const VERBS: &[&str] = &[
        "berichtet", "berichtete", "meldet", "meldete", "schreibt", "schrieb", "titelt", "titelte", "zitiert",
        "zitierte",
    ];
    VERBS.contains(&word.bare())
}

/// Who tells what happened too.
const PEOPLE: &[&str] = &["boss", "coach", "käpten", "manager", "pilot", "sprecher", "trainer", "zeuge"];

/// Whether the clause ends with what papers do: «Wie der Focus in seiner Ausgabe berichtet, …».
fn is_reporting(place: &Place) -> bool {
    let rest = &place.text.text()[place.end()..];
    let clause = rest.split([',', '.', ';', ':', '\n']).next().unwrap_or(rest);
    clause.rsplit(' ').next().is_some_and(|verb| REPORTS.contains(&verb))
}

/// Whether it is what somebody said or found out: «nach Angaben».
pub(super) fn is_source(word: &Word) -> bool {
    word.is_capital && SAID.contains(&word.bare())
}

const SAID: &[&str] = &["angaben", "aussagen", "berichten", "informationen", "recherchen"];

const REPORTS: &[&str] = &[
    "begründet", "begründete", "berichten", "berichtet", "berichtete", "betont", "betonte", "erklärt", "erklärte",
    "gegenüber", "kündigt", "kündigte", "laut", "meldet", "meldete", "sagte", "sagten", "schreibt", "schrieb", "teilt",
    "teilte", "titelt", "titelte", "zitiert", "zitierte", "zufolge",
];

/// Whether a neighbour says that the noun is a firm: «laut Signal», «sagt Signal», «Whatsapp und Signal».
pub(super) fn speaks_for_firm(place: &Place) -> bool {
    let is_beside = |word: &Word| BESIDE_FIRMS.contains(&word.text);
    // «BASF Plant Science» plans nothing.
    let says = |word: &Word| SAY.contains(&word.bare()) && (!word.is_capital || word.heads_sentence(place.text));
    if is_paired(place) || is_everyday(place.name.text) && is_of_sports(place) {
        return false;
    }
    // «die Anhänger von Union (50 Prozent) und FDP»
    let is_beside =
        |word: &Word| is_beside(word) && (!is_everyday(place.name.text) || matches!(word.text, "bei" | "laut"));
    // «so Signal», but not «heute so, morgen so»
    place.before.as_ref().is_some_and(|word| is_beside(word) || says(word) || word.bare() == "so")
        || place.after.as_ref().is_some_and(|word| word.bare() == "zufolge" || says(word))
        || is_among_firms(place)
}

/// Whether the noun is what something is done with, and not who does it: «die Vergabe von Visa», «der Transport von Post».
pub(super) fn is_object(place: &Place) -> bool {
    const DONE: &[&str] = &[
        "ausstellung", "beantragung", "beförderung", "beschaffung", "erteilung", "herstellung", "konsum", "lieferung",
        "nutzung", "schmuggel", "transport", "vergab", "versand", "verteilung", "verwendung", "zustellung",
    ];
    let of = place.before.as_ref().filter(|word| word.text == "von");
    of.and_then(|of| place.second_before(of)).is_some_and(|word| word.is_capital && is_of(DONE, word.bare()))
}

/// Whether it is one of two nouns: «von Puls und Blutdruck».
pub(super) fn is_paired(place: &Place) -> bool {
    let and = place.after.as_ref().filter(|word| matches!(word.text, "oder" | "und"));
    let second = and.and_then(|word| place.second_after(word));
    second.is_some_and(|word| word.is_capital && is_noun(last_part(word.bare())))
}

/// Whether the noun is listed beside a name: «Rewe und Penny», «Google, Apple oder Signal».
pub(super) fn is_among_firms(place: &Place) -> bool {
    let is_person = |bare: &str| is_person_noun(bare, Language::German) || is_office(bare);
    let is_common = |word: &Word| word.is_capital && (is_german(word.bare()) || is_person(word.bare()));
    let is_name = |word: &Word| {
        let bare = word.bare();
        // «Bus und Bahn», but «SAP und Allianz»
        let is_written_out = bare.chars().count() > 3 || place.is_in_capitals(word);
        let is_plain = bare.chars().all(char::is_alphabetic);
        word.is_capital && is_plain && is_written_out && !is_noun(bare) && !opens_sentence(bare) && !is_party(bare)
    };
    let joins = |word: &str| JOINERS.contains(&word);
    let after = place.listed_after(joins);
    // «(Bild, Welt)», but not «(Bild links)»
    let is_closed = after.is_some() || place.text.text()[place.end()..].starts_with(')');
    let before = place.listed_before(joins, if is_closed { &[", ", " ("] } else { &[", "] });
    let beside = [&before, &after].into_iter().flatten();
    // «Honig aus Linde und Robinie»
    let is_made = is_german(place.name.text) && place.before.as_ref().is_some_and(|word| word.text == "aus");
    beside.clone().any(is_name) && !beside.into_iter().any(is_common) && !heads_nouns(place) && !is_made
}

/// Whether it is listed beside a party, as a coalition of them is: «von Union und SPD».
pub(super) fn is_among_parties(place: &Place) -> bool {
    let joins = |word: &str| JOINERS.contains(&word);
    let joins = |word: &str| joins(word) || word == "bis";
    let is_party = |word: &Word| word.is_capital && is_party(word.bare());
    let before = || place.listed_before(joins, &[", ", "/", "-"]);
    place.listed_after(joins).is_some_and(|word| is_party(&word)) || before().is_some_and(|word| is_party(&word))
}

/// Whether a folded word is a party of a German or Austrian parliament, which firms are seldom listed with.
fn is_party(word: &str) -> bool {
    const PARTIES: &[&str] =
        &["afd", "bsw", "cdu", "csu", "fdp", "fpö", "grüne", "grünen", "neos", "spd", "spö", "övp"];
    PARTIES.contains(&word)
}

/// Whether the list that follows the noun has more nouns than names: «Diesel, Gasöl, Benzin und Flugbenzin».
fn heads_nouns(place: &Place) -> bool {
    const LONGEST_LIST: usize = 8;
    let mut nouns = 0;
    let mut names = 0;
    let mut next = place.listed_after(|word| JOINERS.contains(&word));
    for _ in 0..LONGEST_LIST {
        let Some(word) = next.filter(|word| word.is_capital) else { break };
        *if is_noun(last_part(word.bare())) { &mut nouns } else { &mut names } += 1;
        next = match word.text.ends_with(',') {
            true => place.second_after(&word),
            false => place
                .second_after(&word)
                .filter(|word| JOINERS.contains(&word.text))
                .and_then(|word| place.second_after(&word)),
        };
    }
    nouns > 1 && nouns >= names
}

/// Whether it is listed after a noun that is no firm's: «ohne Pass und Visa».
pub(super) fn is_among_nouns(place: &Place) -> bool {
    // «mit Umsatz und Chinas Behörden»
    let is_genitive = place.text.text()[place.end()..].starts_with('s');
    let before = place.listed_before(|word| JOINERS.contains(&word), &[", "]).filter(|_| !is_genitive);
    before.is_some_and(|word| {
        let (bare, noun) = (word.bare(), last_part(word.bare()));
        let is_person = is_person_noun(noun, Language::German) || is_office(noun);
        word.is_capital && is_noun(noun) && !is_person && !is_firm_noun(bare)
    })
}

/// What joins the names of a list.
const JOINERS: &[&str] = &["oder", "sowie", "und", "wie"];

/// What stands right before the name of a firm, and seldom before a noun without an article.
pub(super) const BESIDE_FIRMS: &[&str] = &["bei", "durch", "gegenüber", "laut", "via", "von"];

/// What firms do in the press.
const SAY: &[&str] = &[
    "berichtet", "berichtete", "betont", "betonte", "erklärt", "erklärte", "fordert", "forderte", "kündigt",
    "kündigte", "meldet", "meldete", "plant", "plante", "rechnet", "rechnete", "sagt", "sagte", "schreibt", "schrieb",
    "teilt", "teilte", "verkauft", "verkaufte", "warnt", "warnte", "will", "wollte",
];

/// After these somebody is quoted, whatever follows: «laut Signal von gestern».
pub(super) const QUOTED_AFTER: &[&str] = &["gegenüber", "laut"];

/// Whether a noun is one of these or a compound that ends with one.
pub(in crate::names::ordinary) fn is_of(nouns: &[&str], noun: &str) -> bool {
    nouns.iter().any(|word| noun.ends_with(word) || stem(noun).ends_with(word))
}

/// A noun without its ending.
fn stem(noun: &str) -> &str {
    ["en", "es", "n", "s", "e"].iter().find_map(|ending| noun.strip_suffix(ending)).unwrap_or(noun)
}

/// The stems of what is of a maker of cars, where its name is no noun.
pub(super) const OF_MAKERS: &[&str] =
    &["fahrer", "fahrerin", "kombi", "lenker", "lenkerin", "limousin", "modell", "pick-up", "transporter"];

/// The stems of what firms have.
pub(super) const OF_FIRMS: &[&str] = &[
    "abteilung", "account", "akti", "aktionär", "analyst", "angestellt", "anteil", "anwalt", "app", "aufsichtsrat",
    "artikel", "autor", "autorin", "bank", "belegschaft", "beschäftigt", "betreiber", "betriebsrat", "boss", "büro",
    "ceo", "chef", "chefin", "chefredakteur", "chefvolkswirt", "deal", "eigentümer", "filial", "fotograf", "fusion",
    "führung", "gerät", "geschäft", "geschäftsführer", "gruppe", "gründer", "gründung", "gerätes", "handy",
    "hauptquartier", "hauptversammlung", "herausgeber", "hersteller", "händler", "ingenieur", "interview",
    "journalist", "kart", "katalog", "kolumnist", "kolumnistin", "konkurrent", "konto", "konzern", "kund", "laden",
    "laptop", "leser", "lieferant", "lizenz", "lobbyist", "management", "manager", "mann", "mediengruppe", "märkt",
    "messenger", "mitarbeiter", "mutter", "notebook", "nutzer", "onlin", "papier", "partner", "produkt", "publikum",
    "rechner", "redakteur", "redakteurin", "redaktion", "reporter", "reporterin", "server", "sitz", "smartphon",
    "sprecher", "sprecherin", "store", "tablet", "tochter", "verlag", "vertreter", "volkswirt", "volkswirtin",
    "vorstand", "vorsitzend", "werft", "werk", "zeitung", "zentral", "zulieferer", "zusteller", "übernahm",
];

/// Whether the words around the name are of sports, where what is called by its city is a club: «Spitzenreiter Wacker Innsbruck».
pub(super) fn is_of_sports(place: &Place) -> bool {
    const FARTHEST: usize = 160;
    const SIGNS: &[&str] = &[
        "cup", "fussball", "halbfinal", "handball", "kicker", "liga", "ligist", "pokal", "spieltag", "stadion",
        "tabellen", "trainer", "viertelfinal",
    ];
    let text = place.text.text();
    let start = text.floor_char_boundary(place.name.start.saturating_sub(FARTHEST));
    let end = text.ceil_char_boundary((place.end() + FARTHEST).min(text.len()));
    SIGNS.iter().any(|sign| text[start..end].contains(sign))
}
