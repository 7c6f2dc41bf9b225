//! Numbers with a full stop that say which one it is: «16. Ceza Dairesi», «der 45. US-Präsident», «Karel IV. Lucemburský».

use super::tables::{BEFORE_ORDINALS, MONTHS};

/// Languages that write ordinals in other ways, so that a number before a full stop ends its sentence.
const WITHOUT: [&str; 19] =
    ["af", "be", "bg", "ca", "el", "en", "es", "fr", "gl", "id", "it", "ms", "nl", "pt", "ro", "ru", "sv", "uk", "vi"];

/// Languages whose years have a full stop too: «u 2019. godini».
const OF_YEARS: [&str; 8] = ["bs", "hr", "hu", "lv", "me", "sh", "sl", "sr"];

/// Whether a sentence goes on behind the full stop of a number, with `next`. Of German it is known what stands before ordinals
/// and what opens sentences: «Am 3. Danach …» is the end of one. In further languages all that may be an ordinal is one.
pub(super) fn is_ordinal(word: &str, before: &str, next: &str, language: &str, opens: impl Fn() -> bool) -> bool {
    let digits = if OF_YEARS.contains(&language) { 4 } else { 3 };
    let is_number = (1..=digits).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = word.len() > 1 && word.bytes().all(|byte| b"IVXLC".contains(&byte));
    if language != "de" {
        return (is_number || is_roman) && !WITHOUT.contains(&language) && next.starts_with(char::is_uppercase);
    }
    // sentencex knows German ordinals before the months in standard spelling only.
    let is_named = MONTHS.contains(&&*next.to_lowercase());
    is_number && (is_named || BEFORE_ORDINALS.contains(&&*before.to_lowercase()) && !opens()) || is_roman && !opens()
}
