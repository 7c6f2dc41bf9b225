//! What quotation marks, capitals and numbers say about a name in a German text.

use crate::names::german::ADJECTIVE_ENDINGS;
use crate::names::ordinary::german::firms::{BESIDE_FIRMS, QUOTED_AFTER, is_firm_noun, is_press};
use crate::names::ordinary::german::nouns::{DEFINITE, is_determiner, is_noun, last_part};
use crate::names::ordinary::place::Place;
use crate::names::ordinary::words::is_german;
use crate::names::titles::opens_sentence;
use crate::names::word::Word;

/// Whether the name begins a title of few words in quotation marks that has an article or a preposition: «der „Welt am Sonntag“».
pub(super) fn is_title(place: &Place) -> bool {
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

/// Whether the name alone stands between quotation marks, as titles and brands do: «der „Spiegel“».
pub(super) fn is_quoted(place: &Place) -> bool {
    let text = place.text.text();
    let before = &text[..place.article.unwrap_or(place.name.start)];
    let before =
        ["der ", "die ", "das ", "the "].iter().find_map(|article| before.strip_suffix(article)).unwrap_or(before);
    before.ends_with('"') && text[place.end()..].starts_with('"')
}

/// Whether what stands before the quotation marks says that it is a paper: «die Zeitschrift „Stern“», «schrieb der „Stern“».
pub(super) fn is_paper(place: &Place) -> bool {
    before_quotation(place).is_some_and(|word| match word.is_capital {
        true => is_firm_noun(word.bare()),
        false => is_press(place, &word),
    })
}

/// Whether it has its article before the quotation marks, as papers have, or in them: «der „Spiegel“», «„Der Spiegel“», or is quoted:
/// «laut „Spiegel“».
pub(super) fn has_article(place: &Place) -> bool {
    let quoted = &place.text.text()[..place.article.unwrap_or(place.name.start)];
    !quoted.ends_with('"')
        || before_quotation(place)
            .is_some_and(|word| DEFINITE.contains(&word.bare()) || QUOTED_AFTER.contains(&word.bare()))
}

fn before_quotation<'t>(place: &Place<'t>) -> Option<Word<'t>> {
    let before = place.text.text()[..place.article.unwrap_or(place.name.start)].strip_suffix(" \"")?;
    Word::ending(place.text, before.len())
}

/// Whether the quotation marks follow what the name is that of, and no firm: «die Ermittlungsgruppe „Wolf“»; or an adjective, where
/// it is a noun: «der helle „Stern“».
pub(super) fn is_called(place: &Place) -> bool {
    before_quotation(place).is_some_and(|word| match word.is_capital {
        true => {
            let opens = opens_sentence(word.bare()) && word.heads_sentence(place.text);
            !opens && is_noun(last_part(word.bare())) && !is_firm_noun(word.bare())
        }
        false => {
            let bare = word.bare();
            let is_adjective = !is_determiner(bare) && ADJECTIVE_ENDINGS.iter().any(|ending| bare.ends_with(ending));
            let article = Word::before(place.text, word.start).filter(|_| is_adjective && is_german(place.name.text));
            article.is_some_and(|word| is_determiner(word.bare()))
        }
    })
}

/// Whether a day in brackets says which issue of a paper it is: «sagte der Welt (Samstag)», «der Bild (Montagausgabe)».
pub(super) fn is_issue(place: &Place) -> bool {
    const DAYS: &[&str] =
        &["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"];
    // Not «der Rheinischen Post (Montag)»
    let is_direct = place.before.as_ref().is_some_and(|word| !word.is_capital || is_determiner(word.text));
    let rest = place.text.text()[place.end()..].strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    rest.is_some_and(|(day, _)| {
        let day = day.strip_suffix("ausgabe").map_or(day, |day| day.trim_end_matches(['s', '-']));
        is_direct && DAYS.contains(&day)
    })
}

/// Whether it is what a line calls its source: «(Quelle: Welt)».
pub(super) fn is_of_source(place: &Place) -> bool {
    place.text.text()[..place.article.unwrap_or(place.name.start)].ends_with("quelle: ")
}

/// Whether the name alone stands in capitals: «der WELT», «ZEIT ONLINE».
pub(super) fn is_shouted(place: &Place) -> bool {
    place.name.text.chars().count() > 3
        && place.is_in_capitals(&place.name)
        && ![&place.before, &place.after]
            .into_iter()
            .flatten()
            .any(|word| place.is_in_capitals(word) && !is_online(word))
}

/// «ZEIT ONLINE» is a name in capitals, «HEUTE WICHTIG» a line of them.
fn is_online(word: &Word) -> bool {
    word.bare() == "online"
}

/// Whether a word is the number of a model, and no year; what is a noun too may be counted: «Tier 1».
pub(super) fn is_model(word: &str, is_noun: bool) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_year = word.len() == 4 && digits == 4 && (word.starts_with("19") || word.starts_with("20"));
    match is_noun {
        true => digits >= 3 && word.starts_with(|c: char| c.is_ascii_digit()) && !is_year,
        false => digits >= 1 && !is_year,
    }
}
