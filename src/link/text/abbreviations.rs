//! Ends that end no sentence: full stops of abbreviations and German ordinals, and quotations whose speaker follows.

mod tables;

use crate::names::fold::fold;
use crate::names::titles::opens_sentence;
use tables::{BEFORE_ORDINALS, COMPANY_FORMS, LAW, MONTHS, SOMETIMES_LAST, of_language};

/// Whether `next` goes on with the sentence that `last` was taken to end. `language` is a tag without a region.
///
/// Where it is in doubt, it does: who is quoted with a sentence too much is quoted rightly, but an accusation without its
/// speaker is another statement.
pub fn goes_on(last: &str, next: &str, language: &str) -> bool {
    begins_within(next)
        || has_its_speaker(last, next)
        || last.strip_suffix('.').is_some_and(|last| is_abbreviated(last, next, language))
}

/// Whether a piece begins as no sentence does: with a small letter («— заявил»), but for names such as «iPhone», or with a sign
/// that only goes on.
fn begins_within(next: &str) -> bool {
    let mut letters = next.chars().skip_while(|c| !c.is_alphanumeric());
    let is_small = letters.next().is_some_and(char::is_lowercase) && !letters.next().is_some_and(char::is_uppercase);
    is_small || next.starts_with([',', ';', ':', ')', ']', '§', '№'])
}

/// Whether `last` is speech and `next` may say whose: a quotation before a dash, or nothing but one that ends with a sign of its
/// own («“They paid!” Jane Roe said»; a full stop would be a comma there).
fn has_its_speaker(last: &str, next: &str) -> bool {
    const OPENING: [char; 7] = ['"', '„', '“', '”', '«', '»', '‘'];
    const CLOSING: [char; 6] = ['"', '“', '”', '»', '«', '’'];
    const DASHES: [char; 3] = ['–', '—', '―'];
    let is_quoted = last.ends_with(CLOSING);
    let is_dash = next.starts_with(DASHES) || next.starts_with("- ");
    let is_cried = last.trim_end_matches(CLOSING).ends_with(['!', '?', '…']);
    is_quoted && is_cried && last.starts_with(OPENING) || is_dash && (is_quoted || last.ends_with(['!', '?', '…']))
}

/// Whether the full stop after `last` is that of an abbreviation, or of a German ordinal.
fn is_abbreviated(last: &str, next: &str, language: &str) -> bool {
    let mut words =
        last.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '„' | '“' | '"' | '–' | '/'));
    let word = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    let next_word = next.split_whitespace().next().unwrap_or_default();
    let next: String = next_word.chars().take_while(|c| c.is_alphabetic()).collect();
    // «Pub. L. No. 115»: an abbreviation opens nothing.
    let opens = || !next_word.ends_with('.') && opens_sentence(fold(&next).text());

    // At the head of a sentence an abbreviation has a capital letter: «Vgl.», «Inkl.».
    let heads = last.starts_with(word);
    // «Gen.-Anw.»: the stop is that of the last part.
    let part = word.rsplit('-').next().unwrap_or(word);
    let is_in = |list: &[&str]| {
        [word, part].iter().any(|word| list.contains(word) || heads && list.contains(&word.to_lowercase().as_str()))
    };
    if is_in(LAW) || is_in(of_language(language)) || is_before_number(word, next_word) {
        return true;
    }
    // In further languages titles have a capital letter or none: «Sr.», «sr.».
    if !matches!(language, "de" | "en") && of_language(language).contains(&part.to_lowercase().as_str()) {
        return true;
    }
    // «Acme Pte. Ltd. Singapore», but «by Acme Ltd. The firm …»
    let is_part = is_letter(word) && (before.ends_with('.') || heads || word.starts_with(char::is_lowercase));
    if is_in(COMPANY_FORMS) || is_in(SOMETIMES_LAST) || is_part || has_no_vowel(part, language) {
        return !opens();
    }
    language == "de" && is_ordinal(word, &before.to_lowercase(), &next.to_lowercase(), opens)
}

/// «ust. 2», «incl. 3», «ст. 5»: a sentence hardly begins with a number, and a short word before one is an abbreviation.
fn is_before_number(word: &str, next_word: &str) -> bool {
    const SHORT: usize = 6;
    let is_short = (1..=SHORT).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    is_short && next_word.starts_with(|c: char| c.is_ascii_digit())
}

/// «św.», «ww.», «гг.», «Hr.»: a few letters without a vowel are no word, but in the languages where «prst» and «krv» are.
fn has_no_vowel(word: &str, language: &str) -> bool {
    const VOWELS: &str = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœąęāēīūůőűіїєаеёиоуыэюяъў";
    const SYLLABIC: [&str; 8] = ["bg", "bs", "cs", "hr", "mk", "sk", "sl", "sr"];
    let is_script = |c: char| c.is_alphabetic() && matches!(c, ..'\u{250}' | '\u{400}'..'\u{530}');
    // All in capitals it is a name: «BMW.».
    let is_written_so = word.chars().skip(1).all(char::is_lowercase);
    (2..=4).contains(&word.chars().count())
        && is_written_so
        && word.chars().flat_map(char::to_lowercase).all(|c| is_script(c) && !VOWELS.contains(c))
        && !SYLLABIC.contains(&language)
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

#[cfg(test)]
mod tests {
    use crate::link::text::sentence::sentences;

    /// Each is one sentence, in its language.
    const WHOLE: &[(&str, &str)] = &[
        ("ru", "«Зорблакс украл золото!» — заявил осуждённый за клевету Петров."),
        ("ru", "«Зорблакс украл золото?» – Петров в этом не уверен."),
        ("ru", "Согласно ч. 2 ст. 5 Зорблакс не виновен."),
        ("ru", "Петров, Иванов и др. Зорблакса не обвиняют."),
        ("ru", "По словам адв. Петрова, Зорблакс виновен."),
        ("uk", "«Зорблакс вкрав золото!» — заявив Петров."),
        ("uk", "На думку заст. Петрова, Зорблакс винен."),
        ("pl", "„Zorblax ukradł złoto!” – powiedział skazany za oszczerstwo Nowak."),
        ("pl", "Zdaniem ww. św. Nowaka, Zorblax jest winny."),
        ("pl", "Według art. 5 ust. 2 pkt 3 ustawy Zorblax jest winny."),
        ("pl", "Zdaniem adw. Nowaka Zorblax jest winny."),
        ("es", "—¡Zorblax robó! —dijo."),
        ("es", "El Sr. Pérez, cfr. pág. 5, acusa a Zorblax."),
        ("es", "Según el Lic. Pérez, aprox. 5 veces robó Zorblax."),
        ("fr", "D'après l'av. gén. Roe, Zorblax ment."),
        ("fr", "Zorblax a reçu 5 M. d'euros selon le règl. Roe."),
        ("de", "Nach Auffassung des Gen.-Anw. Roe lügt Zorblax."),
        ("en", "That Zorblax paid bribes, par. 5 of the ruling says, is not proven."),
        ("en", "That Zorblax paid bribes, incl. 3 of them, see sched. B, subsec. C, is not proven."),
        ("en", "That Zorblax paid bribes, s. 5 et seq. Roe says, is not proven."),
        ("en", "“Zorblax paid bribes!” Jane Roe, convicted of slander, said."),
        ("it", "Secondo l'avv. Rossi, Zorblax è colpevole."),
    ];

    /// Each is two sentences.
    const TWO: &[(&str, &str)] = &[
        ("en", "Zorblax paid bribes. Roe denies it."),
        ("en", "Zorblax sold ships! Roe bought one."),
        ("en", "Zorblax sells BMW. Roe buys one."),
        ("en", "Zorblax wrote an app. The bank uses it."),
        ("en", "Zorblax sells phones. iPhones are not among them."),
        ("en", "Zorblax sold the vessels. 300 people lost work."),
        ("de", "Zorblax zahlte. – Die Bank schwieg."),
        ("ru", "Зорблакс украл золото. Петров молчит."),
        ("hr", "Zorblax prodaje smrt. Banka šuti."),
    ];

    #[test]
    fn a_sentence_keeps_its_speaker_and_what_an_abbreviation_stands_before() {
        for (language, text) in WHOLE {
            let found: Vec<_> = sentences(text, language).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, [*text], "{language}");
        }
    }

    #[test]
    fn what_is_in_no_doubt_stays_two_sentences() {
        for (language, text) in TWO {
            assert_eq!(sentences(text, language).len(), 2, "{language}: {text}");
        }
    }
}
