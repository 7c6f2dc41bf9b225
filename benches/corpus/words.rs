//! The words of the corpus: German by their form, of no text in particular, about nothing.

/// The grammatical gender, which decides the article and the ending of the adjective.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// der
    Masculine,
    /// die
    Feminine,
    /// das
    Neuter,
}

use Gender::{Feminine as F, Masculine as M, Neuter as N};

/// First parts of nouns, each with the letters that join it to a second part.
pub const STEMS: &[&str] = &[
    "Hafen", "Schleusen", "Brücken", "Kessel", "Ziegel", "Mühlen", "Kanal", "Speicher", "Werft", "Getreide", "Lager",
    "Fähr", "Deich", "Torf", "Kohlen", "Salz", "Wolle", "Leinen", "Papier", "Farben", "Glas", "Uhren", "Schrauben",
    "Rohr", "Draht", "Blech", "Motoren", "Achsen", "Gleis", "Weichen", "Signal", "Kabel", "Funk", "Sender", "Karten",
    "Siegel", "Stempel", "Wäge", "Zähler", "Filter", "Pumpen", "Brunnen", "Quell", "Moor", "Forst", "Saat", "Obst",
    "Hopfen", "Käse", "Fisch", "Öl", "Tank", "Ventil", "Dichtungs", "Prüf", "Mess", "Wärme", "Kälte", "Dämm", "Gerüst",
    "Stein", "Kies", "Lehm", "Schotter", "Asphalt", "Tunnel", "Schacht", "Stollen", "Erz", "Zinn",
];

/// Last parts of nouns.
pub const HEADS: &[(&str, Gender)] = &[
    ("bericht", M),
    ("antrag", M),
    ("streit", M),
    ("preis", M),
    ("plan", M),
    ("verkauf", M),
    ("nachweis", M),
    ("ausbau", M),
    ("umbau", M),
    ("fehler", M),
    ("betrieb", M),
    ("vorrat", M),
    ("handel", M),
    ("bestand", M),
    ("frist", F),
    ("prüfung", F),
    ("gebühr", F),
    ("anlage", F),
    ("klausel", F),
    ("lieferung", F),
    ("abgabe", F),
    ("messung", F),
    ("zulassung", F),
    ("förderung", F),
    ("planung", F),
    ("kammer", F),
    ("halle", F),
    ("zufuhr", F),
    ("verfahren", N),
    ("gutachten", N),
    ("vorhaben", N),
    ("entgelt", N),
    ("protokoll", N),
    ("muster", N),
    ("geschäft", N),
    ("modell", N),
    ("lager", N),
    ("zeichen", N),
    ("labor", N),
    ("archiv", N),
];

/// Adjectives without their ending.
pub const ADJECTIVES: &[&str] = &[
    "neu", "alt", "streng", "knapp", "örtlich", "jährlich", "strittig", "gemeinsam", "vorläufig", "künftig", "früher",
    "größer", "geplant", "gekürzt", "zusätzlich", "umstritten", "unabhängig", "laufend", "einzig", "gestützt",
    "schriftlich", "mündlich", "abgelehnt", "ausführlich", "nächst", "unerwartet", "länger", "schmal", "tief",
    "günstig",
];

/// Verbs in the present and as participles.
pub const VERBS: &[(&str, &str)] = &[
    ("prüft", "geprüft"),
    ("verlängert", "verlängert"),
    ("verwirft", "verworfen"),
    ("senkt", "gesenkt"),
    ("meldet", "gemeldet"),
    ("kürzt", "gekürzt"),
    ("öffnet", "geöffnet"),
    ("verschiebt", "verschoben"),
    ("begründet", "begründet"),
    ("ergänzt", "ergänzt"),
    ("fordert", "gefordert"),
    ("verkauft", "verkauft"),
    ("bestreitet", "bestritten"),
    ("bestätigt", "bestätigt"),
    ("rügt", "gerügt"),
    ("beendet", "beendet"),
    ("erneuert", "erneuert"),
    ("überwacht", "überwacht"),
    ("untersagt", "untersagt"),
    ("begrüßt", "begrüßt"),
    ("vertagt", "vertagt"),
    ("zählt", "gezählt"),
    ("liefert", "geliefert"),
    ("sperrt", "gesperrt"),
];

/// What may stand before the verb.
pub const ADVERBIALS: &[&str] = &[
    "im Frühjahr",
    "seit Montag",
    "nach langem Zögern",
    "ohne Angabe von Gründen",
    "zum zweiten Mal",
    "wie im Vorjahr",
    "bis auf Weiteres",
    "vor wenigen Wochen",
    "am 12. Mai",
    "gegen Ende des Quartals",
    "in aller Stille",
    "zunächst",
    "nach Angaben aus dem Umfeld",
    "zum 1. Juli",
    "unter Vorbehalt",
    "an drei Standorten",
    "trotz der Kritik",
    "auf Bitten der Anwohner",
    "in der zweiten Lesung",
    "mit knapper Mehrheit",
    "noch vor der Pause",
    "inzwischen",
    "entgegen der Ankündigung",
    "auf halbem Weg",
    "am späten Abend",
    "im Übrigen",
    "nur an Werktagen",
    "bald darauf",
];

/// Names of media that do not exist.
pub const OUTLETS: &[&str] = &[
    "Kirrlacher Bote",
    "Neue Fluntersche",
    "Blatt am Kai",
    "Der Binnenhafen",
    "Wöchner Umschau",
    "Die Schieblehre",
    "Lohmer Depesche",
    "Zeitschrift für Deichrecht",
    "Ostwälder Anzeiger",
    "Handel und Kessel",
    "Rundblick Melde",
    "Das Siegel",
    "Kranich",
    "Abendpost Nettel",
    "Tageblatt Üfingen",
    "Fach und Frist",
];

/// First and last names of authors.
pub const FIRST_NAMES: &[&str] = &[
    "Arne", "Birte", "Cord", "Dörte", "Enno", "Frauke", "Gesa", "Hauke", "Imke", "Jelle", "Kea", "Lüder", "Maike",
    "Nils",
];

/// Last names of authors.
pub const LAST_NAMES: &[&str] = &[
    "Abelkamp", "Bruhnse", "Dornreich", "Ellerwisch", "Fehrlage", "Grothusen", "Hambühl", "Iversloh", "Kattwinkel",
    "Lohbrügge", "Meinersen", "Nordhaus", "Oberlänger", "Pagenkopp", "Quendel", "Rautenberg", "Sielmann", "Tiedeken",
];

/// First, second and third syllables of companies: always three letters, two letters and the rest, so that no two
/// combinations give the same name. None of the last ends in an `s`, which would be the genitive of another.
pub const FIRST_SYLLABLES: [&str; 32] = [
    "Tal", "Kor", "Bru", "Vel", "Mar", "Nor", "Sil", "Dra", "Fen", "Gal", "Hel", "Jor", "Kel", "Lom", "Mel", "Nim",
    "Orl", "Pel", "Qui", "Ras", "Sor", "Tev", "Ulm", "Var", "Wil", "Xan", "Yor", "Zel", "Alb", "Bel", "Cor", "Dul",
];

/// Second syllables of companies.
pub const SECOND_SYLLABLES: [&str; 32] = [
    "ba", "bi", "bo", "da", "do", "du", "fa", "fi", "ga", "gu", "ka", "ko", "ku", "la", "li", "lo", "ma", "mi", "mo",
    "na", "no", "nu", "pa", "pi", "po", "ra", "ro", "ta", "ti", "to", "va", "vi",
];

/// Third syllables of companies.
pub const THIRD_SYLLABLES: [&str; 16] = [
    "dox", "lan", "mund", "nex", "quell", "rin", "sol", "tec", "vat", "wick", "zan", "berg", "flor", "gon", "hold",
    "kraft",
];

/// Second words of companies.
pub const BRANCHES: &[&str] = &[
    "Energie", "Logistik", "Chemie", "Optik", "Textil", "Medien", "Software", "Robotik", "Fonds", "Spedition",
    "Elektronik", "Pharma", "Netze", "Brauerei", "Recycling", "Maschinenbau",
];

/// Legal forms.
pub const LEGAL_FORMS: &[&str] = &["AG", "SE", "GmbH", "KGaA", "Holding AG"];

/// First parts of regulations; no two begin with the same three letters.
pub const REGULATION_STEMS: [&str; 40] = [
    "Abwasser", "Arznei", "Batterie", "Bergbau", "Chemikalien", "Daten", "Düngemittel", "Energie", "Entgelt",
    "Fahrzeug", "Fernmelde", "Gewässer", "Grundstoff", "Handels", "Hygiene", "Importkohle", "Jagd", "Kraftstoff",
    "Kredit", "Landschafts", "Lebensmittel", "Maschinen", "Medien", "Naturstein", "Netz", "Öko", "Pflanzen",
    "Plattform", "Rohstoff", "Rundfunk", "Saatgut", "Schiffs", "Steuer", "Telekom", "Tier", "Umwelt", "Verpackungs",
    "Wertpapier", "Zahlungs", "Zoll",
];

/// Middle parts of regulations; no two begin with the same two letters.
pub const REGULATION_MIDDLES: [&str; 20] = [
    "abgabe", "aufsichts", "bericht", "einfuhr", "förder", "gebühren", "haftungs", "kennzeichnungs", "kontroll",
    "lizenz", "melde", "nutzungs", "prüfungs", "qualitäts", "rücknahme", "schutz", "sicherheits", "transparenz",
    "wettbewerbs", "zulassungs",
];

/// Last parts of regulations, with their genitive, their letter in abbreviations and their type.
pub const REGULATION_HEADS: [(&str, &str, &str, Gender, &str); 4] = [
    ("gesetz", "es", "G", N, "law"),
    ("verordnung", "", "V", F, "rules"),
    ("richtlinie", "", "R", F, "directive"),
    ("beschluss", "es", "B", M, "administrative_measure"),
];

/// Where companies and regulations are at home.
pub const COUNTRIES: &[&str] = &["de", "at", "ch", "fr", "nl", "pl", "dk", "us", "cn", "gb"];

/// Threads of the story: slug and label.
pub const TOPICS: &[(&str, &str)] = &[
    ("haefen", "Häfen und Schleusen"),
    ("rohstoffe", "Rohstoffe"),
    ("daten", "Daten"),
    ("netze", "Netze"),
    ("verkehr", "Verkehr"),
    ("aufsicht", "Aufsicht"),
];
