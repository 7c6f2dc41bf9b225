//! Full stops that end no sentence: abbreviations of law and of companies, and German ordinals.

use crate::names::fold::fold;
use crate::names::titles::opens_sentence;

/// Whether `next` goes on with the sentence that `last` was taken to end.
pub fn goes_on(last: &str, next: &str, german: bool) -> bool {
    let Some(without_stop) = last.strip_suffix('.') else {
        return false;
    };
    let mut words =
        without_stop.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '„' | '“' | '"' | '–' | '/'));
    let word = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    let next_word = next.split_whitespace().next().unwrap_or_default();
    let next: String = next_word.chars().take_while(|c| c.is_alphabetic()).collect();
    // «Pub. L. No. 115»: an abbreviation opens nothing.
    let opens = || !next_word.ends_with('.') && opens_sentence(fold(&next).text());

    // At the head of a sentence an abbreviation has a capital letter: «Vgl.», «Inkl.».
    let heads = last.starts_with(word);
    let is_in = |list: &[&str]| list.contains(&word) || heads && list.contains(&word.to_lowercase().as_str());
    if is_in(LAW) || is_in(if german { GERMAN } else { ENGLISH }) {
        return true;
    }
    // «Acme Pte. Ltd. Singapore», but «by Acme Ltd. The firm …»
    let is_part = is_letter(word) && (before.ends_with('.') || heads);
    if is_in(COMPANY_FORMS) || is_in(SOMETIMES_LAST) || is_part {
        return !opens();
    }
    german && is_ordinal(word, &before.to_lowercase(), &next.to_lowercase(), opens)
}

/// «am 12. Jänner», «der 45. US-Präsident», «in der 1. Instanz»: sentencex knows ordinals before the months in standard
/// spelling only. Before a word that opens sentences («Am 3. Danach …») the number ends one.
fn is_ordinal(word: &str, before: &str, next: &str, opens: impl Fn() -> bool) -> bool {
    let is_number = (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    is_number && (MONTHS.contains(&next) || BEFORE_ORDINALS.contains(&before) && !opens())
}

/// One letter, as in «Pub. L.» and «e. V.».
fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Abbreviations of law, courts and official journals, German and English: a number, a name or a title follows.
const LAW: &[&str] = &[
    "ABl", "Abl", "Abs", "Abschn", "AmtsBl", "Anh", "Anl", "Anm", "App", "Art", "Arts", "Az", "BAnz", "BGBl", "BStBl",
    "Bd", "Bde", "Beschl", "Buchst", "Cf", "Cir", "Cl", "Crim", "Ct", "Dist", "Doc", "Drs", "Entsch", "Erw", "ErwGr",
    "Exec", "Fed", "Fn", "GBl", "GVBl", "HRB", "Hs", "Kap", "Nr", "Nrn", "No", "Nos", "Para", "Pub", "RGBl", "Rdnr",
    "Reg", "Res", "Rn", "Rz", "Sec", "Slg", "Stat", "StGBl", "Subsec", "Supp", "UAbs", "Unterabs", "Urt", "Verf",
    "Vgl", "Vol", "Ziff", "betr", "cf", "cl", "lit", "para", "paras", "pp", "ref", "sec", "vgl", "v", "vs",
];

/// Abbreviations of law that may also end a sentence.
const SOMETIMES_LAST: &[&str] = &["a.F", "aF", "et al", "ff", "f", "i.V.m", "n.F", "Abt", "U.S.C", "C.F.R", "F.R"];

/// Parts of company names.
const COMPANY_FORMS: &[&str] = &[
    "A.G", "AG", "Assoc", "Bhd", "Bros", "B.V", "Cie", "Co", "Corp", "Fa", "G.m.b.H", "Gebr", "Ges", "Hldgs", "Inc",
    "Intl", "Int", "K.K", "L.L.C", "L.L.P", "L.P", "Lda", "Ltd", "Ltda", "Mfg", "N.V", "Oy", "P.L.C", "P.T", "Plc",
    "Pte", "Pty", "Pvt", "S.A", "S.L", "S.R.L", "S.p.A", "S.r.l", "Sdn", "Tbk", "Tech", "d.o.o", "e.V", "s.r.o",
];

/// Abbreviations after which an English sentence goes on, whatever follows.
const ENGLISH: &[&str] = &[
    "Amb", "Atty", "Comm", "Dep", "Dept", "Dir", "Div", "Gen", "Gov", "Lt", "Maj", "Messrs", "Min", "Mt", "Rep",
    "Reps", "Sen", "Sens", "St", "Univ", "approx", "ca", "est",
];

/// Abbreviations after which a German sentence goes on, whatever follows.
const GERMAN: &[&str] = &[
    "Abt", "Aufl", "Ausg", "Bearb", "Bio", "Fa", "Hg", "Hl", "Hrsg", "Ing", "Mill", "Prot", "Tsd", "amerik", "bes",
    "brit", "chin", "dt", "ehem", "einschl", "engl", "entspr", "europ", "exkl", "franz", "frz", "geb", "gegr", "gem",
    "geschl", "gest", "ggü", "hl", "idF", "inkl", "insb", "insbes", "intl", "jap", "lat", "max", "mind", "nat",
    "niederl", "nördl", "orig", "phil", "rd", "russ", "schweiz", "sog", "staatl", "stellv", "südl", "urspr", "verh",
    "versch", "vorl", "westl", "wiss", "zit", "zul", "zus", "österr", "östl", "übers",
];

/// Months in the Austrian spelling and as abbreviations.
const MONTHS: &[&str] = &["apr", "aug", "dez", "feb", "feber", "jan", "jänner", "nov", "okt", "sep", "sept"];

/// Words before a number that make it an ordinal.
const BEFORE_ORDINALS: &[&str] = &[
    "ab", "als", "am", "beim", "bis", "das", "dem", "den", "der", "des", "deren", "dessen", "die", "diese", "diesem",
    "diesen", "dieser", "dieses", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "ins", "jede", "jedem", "jeden",
    "jeder", "jedes", "sein", "seine", "seinem", "seinen", "seiner", "seit", "und", "unter", "vom", "zum", "zur",
    "zwischen",
];
