//! Words before names of people: titles, offices, forms of address, and what is none of these.
//!
//! Everything is in lower case, as [`fold`](crate::names::fold::fold) leaves it. To teach the program a word, add it here and a
//! case to `tests/linking/`.

use crate::names::language::Language;

/// Whether a word is a title or an office that tells who is meant: «President», «Bundeskanzlerin», «US-Präsidenten».
pub fn is_office(word: &str) -> bool {
    let last = last_part(word);
    if ENGLISH_OFFICES.contains(&last) {
        return true;
    }
    GERMAN_ENDINGS.iter().filter_map(|ending| last.strip_suffix(ending)).any(|stem| {
        GERMAN_OFFICES
            .iter()
            .any(|office| stem.strip_suffix(office).is_some_and(|first| first.is_empty() || first.chars().count() >= 3))
    })
}

/// Whether an office is one that only states, armies and churches have.
pub fn is_office_of_state(word: &str) -> bool {
    OFFICES_OF_STATE.binary_search(&word).is_ok()
}

/// Whether a word only addresses a person or tells a degree: «Mr», «Herr», «Dr».
pub fn is_form_of_address(word: &str) -> bool {
    FORMS_OF_ADDRESS.contains(&word)
}

/// Whether a capitalised word tells what a person is or belongs to, and is no given name: «Milliardär», «Anwältin»,
/// «Regierung», «Montag», «CEO».
pub fn is_person_noun(word: &str, language: Language) -> bool {
    let last = last_part(word);
    // An English noun has no capital in the midst of a sentence: «Hunter Biden» is no hunter.
    let long = language != Language::English && last.chars().count() >= 5;
    APPOSITIONS.contains(&last) || long && PERSON_SUFFIXES.iter().any(|suffix| last.ends_with(suffix))
}

/// Whether a word may follow a company's name as a part of it: «Inc», «Holdings», «Motor».
pub fn is_company_word(word: &str) -> bool {
    is_branch(word) || is_firm_form(word)
}

/// Whether a word after a company's name says no more than that it is a company: «Inc», «Holdings», «Gruppe».
pub fn is_firm_form(word: &str) -> bool {
    FIRM_FORMS.contains(&word) || is_legal_form(word)
}

/// Whether a word after a company's name tells its trade, by which there may be another of that name: «Delta Motors».
pub fn is_branch(word: &str) -> bool {
    BRANCHES.binary_search(&word).is_ok()
}

/// Whether what has this word after a name is a place or a school, named after whomever: «Orange County».
pub fn is_place_word(word: &str) -> bool {
    PLACE_WORDS.contains(&word)
}

/// Whether a word says, also in small letters, that the name before it is that of a landscape: «the Amazon jungle».
pub fn is_landscape(word: &str) -> bool {
    LANDSCAPES.contains(&word)
}

/// Whether a word is a legal form, or the end of one of several words: «Inc», «GmbH», «Sdn. Bhd.», «& Co».
pub fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.binary_search(&word).is_ok()
}

/// Whether a word with a capital letter may just be the first of its sentence, in German or English.
pub fn opens_sentence(word: &str) -> bool {
    opens_german_sentence(word) || opens_english_sentence(word)
}

/// The same of a German sentence alone.
pub fn opens_german_sentence(word: &str) -> bool {
    GERMAN_OPENERS.binary_search(&word).is_ok()
}

/// Whether a word with a capital letter may just be the first of an English sentence: «man» and «die» are German ones.
pub fn opens_english_sentence(word: &str) -> bool {
    ENGLISH_OPENERS.binary_search(&word).is_ok()
}

fn last_part(word: &str) -> &str {
    word.rsplit('-').next().unwrap_or(word)
}

const ENGLISH_OFFICES: &[&str] = &[
    "admiral", "adm", "ambassador", "amb", "archbishop", "ayatollah", "bishop", "captain", "capt", "cardinal", "ceo",
    "chairman", "chairwoman", "chancellor", "colonel", "col", "commander", "commissioner", "congressman",
    "congresswoman", "councillor", "dictator", "emir", "emperor", "general", "gen", "governor", "gov", "judge",
    "justice", "king", "lieutenant", "lt", "marshal", "mayor", "minister", "mp", "pm", "pope", "premier", "president",
    "pres", "prince", "princess", "queen", "representative", "rep", "secretary", "senator", "sen", "sergeant", "sgt",
    "sheikh", "speaker", "sultan", "tsar",
];

/// Sorted.
const OFFICES_OF_STATE: &[&str] = &[
    "adm", "admiral", "amb", "ambassador", "archbishop", "ayatollah", "bishop", "col", "colonel", "congressman",
    "congresswoman", "councillor", "gen", "gov", "governor", "judge", "justice", "lieutenant", "lt", "mayor", "rep",
    "representative", "sen", "senator", "sergeant", "sgt", "sheikh",
];

/// Alone or at the end of a compound.
const GERMAN_OFFICES: &[&str] = &[
    "abgeordnete", "admiral", "bischof", "botschafter", "bürgermeister", "chef", "diktator", "emir", "general",
    "generalsekretär", "gouverneur", "kaiser", "kanzler", "kapitän", "kardinal", "kommissar", "könig", "machthaber",
    "minister", "ministerin", "oberst", "papst", "premier", "prinz", "prinzessin", "präsident", "richter", "scheich",
    "senator", "staatssekretär", "sultan", "vorsitzende", "zar",
];

const GERMAN_ENDINGS: &[&str] = &["", "n", "en", "s", "es", "r", "in"];

const FORMS_OF_ADDRESS: &[&str] = &[
    "dr", "dipl", "frau", "fräulein", "herr", "herrn", "ing", "mag", "miss", "mister", "mme", "monsieur", "mr", "mrs",
    "ms", "mx", "prof", "professor", "señor", "señora", "sir", "dame", "lord", "lady", "signor", "signora", "hon",
    "rev", "frère", "baron", "graf", "gräfin", "don", "doña", "st",
];

/// Endings of German and English nouns for people.
const PERSON_SUFFIXES: &[&str] = &[
    "ant", "anwalt", "boss", "er", "eur", "fürst", "iker", "ikerin", "in", "ist", "loge", "mann", "oge", "ator",
    "entor", "essor", "ior", "ktor", "stor", "utor", "paar", "rat", "sohn", "tochter", "vater", "mutter", "bruder",
    "schwester", "witwe", "woman", "yst", "är", "at", "ent",
];

/// Other words that stand before a person's name and leave it his.
const APPOSITIONS: &[&str] = &[
    "administration", "affäre", "amtszeit", "anwalt", "anwältin", "boss", "causa", "ceo", "cfo", "coach", "entourage",
    "erbe", "fall", "firma", "fürst", "gast", "held", "investor", "kabinett", "kollege", "konzern", "kreml", "mogul",
    "oligarch", "partei", "präsidentschaft", "regierung", "rivale", "star", "team", "tycoon", "wahlkampf", "ära",
    "democrat", "republican", "republikaner", "labour", "tory", // days, months, times
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "montag", "dienstag",
    "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "januar", "jänner", "februar", "feber",
    "märz", "mai", "juni", "juli", "oktober", "dezember", "abend", "ende", "jahr", "jahre", "jahren", "mittag",
    "mitte", "monat", "morgen", "nacht", "nachmittag", "vormittag", "anfang", "woche", "uhr", "zeit",
];

/// Sorted.
const LEGAL_FORMS: &[&str] = &[
    "a.g", "a.o", "a.s", "a.ş", "ab", "abp", "ag", "aktiebolag", "aktiengesellschaft", "aps", "as", "asa", "aş", "b.v",
    "bhd", "bv", "co", "corp", "corporation", "gmbh", "inc", "kg", "kgaa", "limited", "llc", "llp", "ltd", "n.v", "nv",
    "ohg", "ooo", "oy", "oyj", "pao", "pjsc", "plc", "pte", "s.a", "s.p.a", "s.r.l", "sa", "sarl", "sas", "sdn", "se",
    "spa", "srl",
];

/// What companies of every trade call themselves beside their legal forms.
const FIRM_FORMS: &[&str] = &[
    "companies", "company", "concern", "groep", "group", "groupe", "grupo", "gruppe", "gruppo", "holding", "holdings",
    "international", "konzern", "mediengruppe", "motor", "versand",
];

/// What companies say of their trade in their names, sorted.
const BRANCHES: &[&str] = &[
    "advisers", "advisors", "aerospace", "airlines", "airways", "aluminium", "aluminum", "asset", "aviation",
    "bakeries", "bakery", "bancorp", "bank", "beverages", "biologics", "biosciences", "biotech", "brands", "breweries",
    "brewery", "brewing", "broadcasting", "builders", "capital", "cars", "casino", "casinos", "cement", "chemical",
    "chemicals", "clothing", "coal", "communications", "computer", "computers", "construction", "consultants",
    "consulting", "cosmetics", "defence", "defense", "development", "diagnostics", "distillers", "drilling",
    "electric", "electronics", "energy", "engineering", "entertainment", "equipment", "estate", "exploration",
    "exports", "fabrication", "farms", "fashions", "fertilizers", "films", "finance", "financial", "fisheries",
    "fitness", "foods", "footwear", "freight", "fund", "furniture", "gaming", "gas", "genetics", "genomics",
    "healthcare", "homes", "hotels", "imports", "industries", "instruments", "insurance", "internet", "investment",
    "investments", "laboratories", "labs", "leasing", "lending", "life", "logistics", "machinery", "management",
    "manufacturing", "maritime", "marketing", "materials", "media", "metals", "minerals", "mining", "molecular",
    "mortgage", "motors", "music", "networks", "nutrition", "offshore", "oil", "packaging", "paper", "partners",
    "petroleum", "pharma", "pharmaceuticals", "pictures", "pipeline", "pipelines", "plastics", "power", "productions",
    "products", "properties", "publishing", "railroad", "railway", "railways", "realty", "records", "recycling",
    "refining", "reinsurance", "rental", "research", "resorts", "resources", "rubber", "sales", "savings", "seafood",
    "securities", "semiconductor", "semiconductors", "services", "shipbuilding", "shipping", "software", "solutions",
    "staffing", "steel", "stores", "studios", "surgical", "systems", "technologies", "technology", "telecom",
    "telecommunications", "telecoms", "textiles", "therapeutics", "timber", "tobacco", "tools", "tours", "toys",
    "trading", "transport", "transportation", "trucking", "trust", "tubular", "utilities", "ventures", "wealth",
    "wines", "wireless",
];

/// What the land is, after the name of a river or a country: «the Amazon jungle».
const LANDSCAPES: &[&str] = &["basin", "desert", "jungle", "peninsula", "rainforest", "river"];

/// What places and schools are, after their names.
const PLACE_WORDS: &[&str] = &[
    "airport", "avenue", "bay", "beach", "boulevard", "bridge", "castle", "cathedral", "church", "city", "college",
    "county", "creek", "district", "drive", "freeway", "heights", "highway", "hill", "hills", "hospital", "island",
    "islands", "junction", "lake", "lane", "mountain", "mountains", "park", "parkway", "river", "road", "school",
    "stadium", "station", "street", "university", "valley", "village",
];

/// Words with which German sentences begin, sorted.
const GERMAN_OPENERS: &[&str] = &[
    "ab", "aber", "abermals", "alle", "allein", "allenfalls", "allerdings", "allzu", "als", "also", "am", "an",
    "andere", "andererseits", "anders", "angesichts", "anlässlich", "anschliessend", "ansonsten", "anstatt",
    "anstelle", "auch", "auf", "aus", "ausgerechnet", "ausser", "ausserdem", "bald", "bei", "beide", "beinahe",
    "beispielsweise", "bekanntlich", "bereits", "besonders", "bestenfalls", "bevor", "bezüglich", "bis", "bisher",
    "bleibt", "da", "dabei", "dadurch", "dafür", "dagegen", "daher", "damals", "damit", "danach", "daneben", "dann",
    "darauf", "daraufhin", "daraus", "darin", "darum", "darunter", "darüber", "das", "dass", "davon", "davor", "dazu",
    "dem", "demnach", "demzufolge", "den", "denn", "dennoch", "der", "deren", "derweil", "derzeit", "des", "deshalb",
    "dessen", "deswegen", "die", "dies", "diese", "dieser", "dieses", "doch", "dort", "durch", "eben", "ebenfalls",
    "ebenso", "ehe", "eher", "eigentlich", "ein", "eine", "einen", "einer", "einerseits", "einige", "einst", "endlich",
    "entgegen", "entsprechend", "er", "ergo", "erneut", "erst", "erstmals", "es", "etliche", "etwa", "falls", "fast",
    "folglich", "freilich", "früher", "für", "gegen", "gegenüber", "gemeinsam", "genau", "genauso", "gerade",
    "gestern", "gewiss", "gibt", "gleichfalls", "gleichwohl", "gleichzeitig", "heute", "hier", "hierbei", "hierfür",
    "hiermit", "hierzu", "hierzulande", "hingegen", "hinsichtlich", "hinter", "ich", "ihm", "ihn", "ihnen", "ihr",
    "ihre", "im", "immer", "immerhin", "in", "indem", "indes", "indessen", "infolge", "insbesondere", "insgesamt",
    "inzwischen", "irgendwann", "ist", "ja", "je", "jede", "jedenfalls", "jeder", "jedes", "jedoch", "jemand", "jene",
    "jener", "jenes", "jetzt", "jüngst", "kaum", "kein", "keine", "klar", "kurz", "kürzlich", "lange", "laut",
    "lediglich", "leider", "letztlich", "längst", "man", "manche", "manchmal", "mehr", "meist", "mich", "mir", "mit",
    "mittlerweile", "möglicherweise", "nach", "nachdem", "natürlich", "neben", "nebst", "nein", "neuerdings", "nicht",
    "nichts", "nie", "niemand", "noch", "normalerweise", "nun", "nunmehr", "nur", "nämlich", "ob", "obgleich",
    "obwohl", "oder", "offenbar", "oft", "ohne", "plötzlich", "schliesslich", "schon", "sehr", "sein", "seine", "seit",
    "seitdem", "seitens", "seither", "selbst", "selbstverständlich", "sicher", "sie", "so", "sobald", "sodass",
    "sofort", "sogar", "solange", "solche", "somit", "sonst", "soweit", "sowie", "sowohl", "später", "statt",
    "stattdessen", "stets", "tatsächlich", "teilweise", "trotz", "trotzdem", "um", "umgekehrt", "umso", "und",
    "ungeachtet", "ungefähr", "uns", "unter", "unterdessen", "vermutlich", "viele", "vielleicht", "vielmehr", "vom",
    "von", "vor", "voraussichtlich", "vorerst", "vorher", "wann", "war", "warum", "was", "weder", "wegen", "weil",
    "weiterhin", "welche", "welcher", "welches", "wen", "wenigstens", "wenn", "wenngleich", "wer", "weshalb",
    "weswegen", "wie", "wieder", "wieso", "wir", "wo", "wobei", "wodurch", "wofür", "wogegen", "woher", "wohin",
    "wohl", "wohlgemerkt", "womit", "wonach", "woran", "worauf", "woraus", "worin", "worüber", "wovon", "wozu",
    "während", "ziemlich", "zu", "zudem", "zuerst", "zugleich", "zuletzt", "zum", "zumal", "zumindest", "zunächst",
    "zur", "zusammen", "zuvor", "zwar", "zweifellos", "zwischen", "über", "überall", "überhaupt", "übrigens",
];

/// Words with which English sentences begin, sorted.
const ENGLISH_OPENERS: &[&str] = &[
    "a", "about", "according", "across", "after", "again", "against", "all", "along", "already", "also", "although",
    "always", "amid", "among", "an", "and", "any", "are", "around", "as", "at", "because", "before", "behind", "being",
    "below", "besides", "between", "beyond", "both", "but", "by", "can", "could", "despite", "did", "do", "does",
    "during", "each", "elsewhere", "even", "ever", "every", "except", "for", "former", "from", "furthermore", "given",
    "had", "has", "have", "he", "hence", "her", "here", "his", "how", "however", "i", "if", "in", "indeed", "instead",
    "into", "is", "it", "its", "just", "last", "later", "like", "many", "may", "maybe", "meanwhile", "might", "more",
    "moreover", "most", "much", "must", "my", "nearly", "neither", "never", "nevertheless", "next", "no", "nobody",
    "none", "nor", "not", "nothing", "now", "of", "off", "often", "on", "once", "one", "only", "or", "otherwise",
    "our", "out", "over", "perhaps", "probably", "rather", "said", "says", "she", "should", "similarly", "since", "so",
    "some", "someone", "something", "sometimes", "soon", "still", "such", "than", "that", "the", "their", "then",
    "there", "these", "they", "this", "those", "though", "through", "throughout", "thus", "to", "today", "together",
    "too", "two", "under", "unless", "unlike", "until", "up", "upon", "usually", "via", "was", "we", "were", "what",
    "whatever", "when", "whenever", "where", "whereas", "whether", "which", "while", "who", "whose", "why", "will",
    "with", "within", "without", "would", "yesterday", "yet", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_known_alone_and_in_compounds() {
        let offices = [
            "präsident", "us-präsident", "vizepräsidentin", "bundeskanzler", "aussenminister", "us-senator",
            "konzernchef", "president", "vice-president", "königs", "abgeordneter", "vorsitzenden",
        ];
        for word in offices {
            assert!(is_office(word), "{word}");
        }
        for word in ["gründer", "pony", "mr", "general-anzeiger", "chefin-", "company", "eric"] {
            assert!(!is_office(word), "{word}");
        }
    }

    #[test]
    fn the_words_that_open_sentences_are_sorted() {
        assert!(GERMAN_OPENERS.is_sorted() && ENGLISH_OPENERS.is_sorted());
        assert!(BRANCHES.is_sorted() && LEGAL_FORMS.is_sorted() && OFFICES_OF_STATE.is_sorted());
        assert!(opens_sentence("übrigens") && opens_english_sentence("yet") && !opens_english_sentence("man"));
    }

    #[test]
    fn nouns_for_people_are_no_given_names() {
        for word in ["milliardär", "alibaba-gründer", "anwältin", "oligarch", "montag", "regierung", "investor"] {
            assert!(is_person_noun(word, Language::German), "{word}");
        }
        for word in ["pony", "yo-yo", "eric", "ivana", "familie"] {
            assert!(!is_person_noun(word, Language::German), "{word}");
        }
        assert!(is_person_noun("monday", Language::English) && !is_person_noun("hunter", Language::English));
    }
}
