//! Somebody else of the same surname, as a form of address or a word of kinship tells: «Mrs Banda» is not Peter Banda, nor is «his
//! brother Banda».
//!
//! To teach the program a word, add it here and a case to `tests/linking/kin.yaml`.

use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::sex::Sex;
use crate::names::titles::{is_form_of_address, is_office};
use crate::names::word::Word;

/// Whether the words before a person's name at `start..end` say that it is another person's. `sex` is that of the person, where the
/// given name tells, `own` are words of the person's names. Kinship tells of a surname alone: «his brother Peter Banda» is Peter Banda.
pub(super) fn is_another(
    text: &Folded,
    start: usize,
    end: usize,
    language: Language,
    sex: Option<Sex>,
    is_surname: bool,
    own: impl Fn(&str) -> bool,
) -> bool {
    const MOST_TITLES: usize = 4;
    let mut at = start;
    let mut addressed = None;
    let mut is_alone = is_surname;
    // «Frau Bundesministerin Dr. Banda»
    for _ in 0..MOST_TITLES {
        let Some(word) = Word::before(text, at) else { break };
        // «Er traf die Ministerin. Banda ging.»
        if word.text.ends_with('.') && word.bare().chars().count() > LONGEST_ABBREVIATION {
            break;
        }
        let told = sex_of_title(&word, language);
        let is_title = || is_form_of_address(word.bare()) || is_office(word.bare());
        // «Mrs Peter Banda»
        let is_given = || word.is_capital && word.text == word.bare() && own(word.bare());
        let is_kin = || kinship(word.bare(), language).is_some();
        if told.is_none() && (is_kin() || !is_title()) {
            if !is_given() {
                break;
            }
            is_alone = false;
        }
        if told.is_some() && sex.is_some() && told != sex {
            return true;
        }
        addressed = addressed.or(told);
        at = word.start;
    }
    is_alone && is_relative(text, at, end, language, sex, addressed)
}

/// «Prof.», «sig.ra»
const LONGEST_ABBREVIATION: usize = 6;

/// Whether a word of kinship stands before `at`, where a surname that ends at `end` begins, or its form of address.
fn is_relative(
    text: &Folded,
    at: usize,
    end: usize,
    language: Language,
    sex: Option<Sex>,
    addressed: Option<Sex>,
) -> bool {
    let Some((word, has_comma)) = word_before(text, at) else { return false };
    let Some((kin, is_spouse)) = kinship(word.bare(), language) else { return false };
    // «His wife, Mrs Banda», but not «angry with his wife, Banda left»
    if word.text.ends_with('.') || has_comma && addressed != Some(kin) {
        return false;
    }
    // «Father Banda», «el padre Sanz»: a priest
    let is_priest = || word.is_capital && language == Language::English || PRIESTS.contains(&word.bare());
    // «брат Орлова» and «Bruder Kerimows» are his who is named.
    let is_his = || Word::before(text, word.start).is_some_and(|word| POSSESSIVES.contains(&word.bare()));
    let may_be_genitive = match language {
        Language::Russian | Language::Ukrainian | Language::Polish => true,
        Language::German | Language::Nordic | Language::Dutch => text.text()[end..].starts_with(char::is_alphabetic),
        _ => false,
    };
    if (may_be_genitive || is_priest()) && !is_his() {
        return false;
    }
    // «her husband Banda» may be he.
    !(is_spouse && sex == Some(kin))
}

/// The word before a place, also where a comma parts them.
fn word_before<'t>(text: &'t Folded, at: usize) -> Option<(Word<'t>, bool)> {
    match text.text()[..at].strip_suffix(", ") {
        Some(before) => Word::ending(text, before.len()).map(|word| (word, true)),
        None => Word::before(text, at).map(|word| (word, false)),
    }
}

/// Whom a form of address or an office before a name speaks of.
fn sex_of_title(word: &Word, language: Language) -> Option<Sex> {
    let bare = match language {
        // «l'ex ministra», «d'Anna»
        Language::Romance => word.bare().rsplit('\'').next().unwrap_or_default(),
        _ => word.bare(),
    };
    let (women, men): (&[&str], &[&str]) = match language {
        Language::German => (GERMAN_WOMEN, &["herr", "herrn", "herren"]),
        Language::Romance => (ROMANCE_WOMEN, ROMANCE_MEN),
        Language::Dutch => {
            (&["juffrouw", "koningin", "mevr", "mevrouw", "mw", "prinses", "zakenvrouw"], &["dhr", "heer", "meneer"])
        }
        Language::Nordic => (&["dronning", "drottning", "fr", "frk", "fru", "frøken", "fröken"], &["herr", "hr"]),
        Language::Turkish => (&["bayan"], &["bay"]),
        Language::Polish => (&["pani", "panią", "panna", "panną", "panny"], &["pan", "pana", "panem", "panu", "panie"]),
        Language::Russian | Language::Ukrainian => (SLAVIC_WOMEN, SLAVIC_MEN),
        _ => (&[], &[]),
    };
    // «Frau» and «Mr» stand in texts of other languages too, «miss» in English is a word.
    let is_english = (language != Language::English || word.is_capital)
        // A Dutch «mr.» has studied law.
        && !(language == Language::Dutch && bare == "mr");
    let is_hers = women.contains(&bare) || is_english && ENGLISH_WOMEN.contains(&bare);
    if is_hers || is_german_office_of_women(bare, language) {
        return Some(Sex::Woman);
    }
    (men.contains(&bare) || is_english && ENGLISH_MEN.contains(&bare)).then_some(Sex::Man)
}

/// «Ministerin», «Bundeskanzlerin», «US-Präsidentin».
fn is_german_office_of_women(word: &str, language: Language) -> bool {
    language == Language::German
        && ["in", "innen"]
            .iter()
            .filter_map(|end| word.strip_suffix(end))
            .any(|office| !office.is_empty() && is_office(office))
}

/// What a word of kinship says: of whom, and whether of husband and wife.
fn kinship(word: &str, language: Language) -> Option<(Sex, bool)> {
    let table: &[(&str, Sex, bool)] = match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::Romance => ROMANCE,
        Language::Dutch => DUTCH,
        Language::Nordic => NORDIC,
        Language::Polish => POLISH,
        Language::Russian => RUSSIAN,
        Language::Ukrainian => UKRAINIAN,
        _ => return None,
    };
    // «ex-wife», «half-brother», «brother-in-law»
    let parts = word.split('-');
    parts.filter_map(|part| table.iter().find(|(kin, ..)| *kin == part)).map(|(_, sex, spouse)| (*sex, *spouse)).next()
}

const ENGLISH_WOMEN: &[&str] = &[
    "chairwoman", "congresswoman", "councilwoman", "duchess", "empress", "lady", "madam", "madame", "miss", "mme",
    "mrs", "ms", "princess", "queen", "señora", "signora", "sister",
];
const ENGLISH_MEN: &[&str] = &[
    "congressman", "duke", "emperor", "herr", "king", "lord", "mister", "monsieur", "mr", "prince", "señor", "signor",
    "sir",
];

const GERMAN_WOMEN: &[&str] = &["frau", "fräulein", "frl", "gräfin", "kaiserin", "königin", "prinzessin"];

const ROMANCE_WOMEN: &[&str] = &[
    "alcaldesa", "ambasciatrice", "ambassadrice", "conseillère", "consellera", "dona", "doctora", "dott.ssa",
    "dottoressa", "doutora", "doña", "dra", "dña", "députée", "diputada", "deputada", "deputata", "embaixadora",
    "embajadora", "empresaria", "empresària", "empresária", "exministra", "gobernadora", "governadora",
    "imprenditrice", "jueza", "juíza", "madame", "mademoiselle", "ministra", "mlle", "mme", "prefeita", "presidenta",
    "presidentessa", "princesa", "principessa", "princesse", "profa", "profesora", "professora", "professoressa",
    "présidente", "regina", "reina", "reine", "senadora", "senatrice", "senhora", "senhorita", "senyora", "señora",
    "señorita", "sig.na", "sig.ra", "signora", "signorina", "sindaca", "sra", "sras", "srta", "sénatrice",
    "viceministra",
];
/// Not the offices: a woman is called «ministro» and «sénateur» too.
const ROMANCE_MEN: &[&str] =
    &["don", "monsieur", "rei", "rey", "roi", "senhor", "senyor", "señor", "sig", "signor", "signore", "sr"];

const SLAVIC_WOMEN: &[&str] = &[
    "г-жа", "г-же", "г-жи", "г-жу", "г-жой", "госпожа", "госпоже", "госпожи", "госпожу", "госпожой", "гражданка",
    "гражданки", "гражданку", "миссис", "мисс", "пані",
];
const SLAVIC_MEN: &[&str] = &[
    "г-н", "г-на", "г-ну", "г-ном", "господин", "господина", "господину", "господином", "мистер", "мистера", "пан",
    "пана", "паном",
];

const POSSESSIVES: &[&str] = &[
    "его", "ее", "её", "их", "мой", "моя", "наш", "свой", "своя", "своего", "своей", "своему", "свою", "його", "її",
    "їх", "їхній", "jego", "jej", "ich", "mój", "moja", "swój", "swojego", "swoją", "swojej", "sein", "seine",
    "seinem", "seinen", "seiner", "seines", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "hans", "hennes",
    "zijn", "haar", "her", "his", "mon", "my", "sa", "seu", "son", "su", "sua", "suo", "their",
];

/// Words of kinship that priests and nuns are called by.
const PRIESTS: &[&str] = &["hermana", "hermano", "madre", "mère", "padre", "pai", "père", "frère", "sœur", "soeur"];

use Sex::{Man as M, Woman as W};

const ENGLISH: &[(&str, Sex, bool)] = &[
    ("aunt", W, false),
    ("brother", M, false),
    ("daughter", W, false),
    ("father", M, false),
    ("girlfriend", W, true),
    ("boyfriend", M, true),
    ("grandfather", M, false),
    ("grandmother", W, false),
    ("grandson", M, false),
    ("granddaughter", W, false),
    ("husband", M, true),
    ("mother", W, false),
    ("nephew", M, false),
    ("niece", W, false),
    ("sister", W, false),
    ("son", M, false),
    ("stepson", M, false),
    ("stepdaughter", W, false),
    ("stepfather", M, false),
    ("stepmother", W, false),
    ("uncle", M, false),
    ("widow", W, true),
    ("widower", M, true),
    ("wife", W, true),
];

const GERMAN: &[(&str, Sex, bool)] = &[
    ("bruder", M, false),
    ("bruders", M, false),
    ("cousin", M, false),
    ("cousine", W, false),
    ("ehefrau", W, true),
    ("ehemann", M, true),
    ("ehemanns", M, true),
    ("enkel", M, false),
    ("enkelin", W, false),
    ("exfrau", W, true),
    ("exmann", M, true),
    ("gattin", W, true),
    ("gatte", M, true),
    ("gatten", M, true),
    ("grossmutter", W, false),
    ("grossvater", M, false),
    ("halbbruder", M, false),
    ("halbschwester", W, false),
    ("lebensgefährte", M, true),
    ("lebensgefährtin", W, true),
    ("mutter", W, false),
    ("neffe", M, false),
    ("neffen", M, false),
    ("nichte", W, false),
    ("onkel", M, false),
    ("schwager", M, false),
    ("schwester", W, false),
    ("schwiegersohn", M, false),
    ("schwiegertochter", W, false),
    ("schwiegervater", M, false),
    ("schwiegermutter", W, false),
    ("schwägerin", W, false),
    ("sohn", M, false),
    ("sohnes", M, false),
    ("tante", W, false),
    ("tochter", W, false),
    ("vater", M, false),
    ("vaters", M, false),
    ("witwe", W, true),
    ("witwer", M, true),
];

const ROMANCE: &[(&str, Sex, bool)] = &[
    ("cuñada", W, false),
    ("cuñado", M, false),
    ("esposa", W, true),
    ("esposo", M, true),
    ("hermana", W, false),
    ("hermano", M, false),
    ("hija", W, false),
    ("hijo", M, false),
    ("madre", W, false),
    ("marido", M, true),
    ("mujer", W, true),
    ("padre", M, false),
    ("sobrina", W, false),
    ("sobrino", M, false),
    ("tía", W, false),
    ("tío", M, false),
    ("viuda", W, true),
    ("femme", W, true),
    ("fille", W, false),
    ("fils", M, false),
    ("frère", M, false),
    ("épouse", W, true),
    ("époux", M, true),
    ("mari", M, true),
    ("mère", W, false),
    ("neveu", M, false),
    ("nièce", W, false),
    ("oncle", M, false),
    ("père", M, false),
    ("sœur", W, false),
    ("soeur", W, false),
    ("tante", W, false),
    ("veuve", W, true),
    ("cognata", W, false),
    ("cognato", M, false),
    ("figlia", W, false),
    ("figlio", M, false),
    ("fratello", M, false),
    ("marito", M, true),
    ("moglie", W, true),
    ("sorella", W, false),
    ("zia", W, false),
    ("zio", M, false),
    ("filha", W, false),
    ("filho", M, false),
    ("irmã", W, false),
    ("irmão", M, false),
    ("mulher", W, true),
    ("mãe", W, false),
    ("pai", M, false),
    ("germà", M, false),
    ("germana", W, false),
];

const DUTCH: &[(&str, Sex, bool)] = &[
    ("broer", M, false),
    ("dochter", W, false),
    ("echtgenoot", M, true),
    ("echtgenote", W, true),
    ("moeder", W, false),
    ("neef", M, false),
    ("nicht", W, false),
    ("vader", M, false),
    ("vrouw", W, true),
    ("weduwe", W, true),
    ("zoon", M, false),
    ("zus", W, false),
    ("zuster", W, false),
];

const NORDIC: &[(&str, Sex, bool)] = &[
    ("bror", M, false),
    ("bruder", M, false),
    ("brodern", M, false),
    ("datter", W, false),
    ("dotter", W, false),
    ("far", M, false),
    ("fru", W, true),
    ("hustru", W, true),
    ("kone", W, true),
    ("make", M, true),
    ("mor", W, false),
    ("son", M, false),
    ("søn", M, false),
    ("sønn", M, false),
    ("søster", W, false),
    ("syster", W, false),
];

const POLISH: &[(&str, Sex, bool)] = &[
    ("brat", M, false),
    ("brata", M, false),
    ("bratem", M, false),
    ("córka", W, false),
    ("córki", W, false),
    ("matka", W, false),
    ("mąż", M, true),
    ("męża", M, true),
    ("ojciec", M, false),
    ("siostra", W, false),
    ("siostry", W, false),
    ("syn", M, false),
    ("syna", M, false),
    ("żona", W, true),
    ("żony", W, true),
    ("żonę", W, true),
];

const RUSSIAN: &[(&str, Sex, bool)] = &[
    ("брат", M, false),
    ("брата", M, false),
    ("брату", M, false),
    ("братом", M, false),
    ("вдова", W, true),
    ("дочери", W, false),
    ("дочь", W, false),
    ("дядя", M, false),
    ("жена", W, true),
    ("жене", W, true),
    ("жену", W, true),
    ("жены", W, true),
    ("зять", M, false),
    ("мать", W, false),
    ("муж", M, true),
    ("отец", M, false),
    ("отца", M, false),
    ("племянник", M, false),
    ("племянница", W, false),
    ("сестра", W, false),
    ("сестре", W, false),
    ("сестру", W, false),
    ("сестры", W, false),
    ("супруг", M, true),
    ("супруга", W, true),
    ("сын", M, false),
    ("сына", M, false),
    ("сыну", M, false),
    ("тетя", W, false),
    ("тётя", W, false),
];

const UKRAINIAN: &[(&str, Sex, bool)] = &[
    ("батько", M, false),
    ("брат", M, false),
    ("брата", M, false),
    ("вдова", W, true),
    ("донька", W, false),
    ("дочка", W, false),
    ("дружина", W, true),
    ("дружину", W, true),
    ("мати", W, false),
    ("сестра", W, false),
    ("сестру", W, false),
    ("син", M, false),
    ("сина", M, false),
    ("чоловік", M, true),
];
