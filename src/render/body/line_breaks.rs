//! Where running text must not break: a number stays with what it counts, a sign or an abbreviation with its number.

use std::borrow::Cow;

use memchr::memchr_iter;

/// `text` with a no-break space in place of each space that a line must not end at. Authors write none of them, and the
/// conventions of languages with spaces agree as far as they go here: no rule parts what another language joins.
pub(super) fn kept_together(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for at in memchr_iter(b' ', text.as_bytes()) {
        let (before, after) = (&text[..at], &text[at + 1..]);
        if belongs_together(before, after) {
            out.push_str(&text[done..at]);
            out.push('\u{a0}');
            done = at + 1;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

fn belongs_together(before: &str, after: &str) -> bool {
    let Some(last) = before.chars().next_back().filter(|c| !c.is_whitespace()) else { return false };
    let Some(next) = after.chars().next().filter(|c| !c.is_whitespace()) else { return false };
    match next {
        // French sets signs off; `»word«` opens in German.
        ':' | ';' | '!' | '?' => true,
        '»' => !after['»'.len_utf8()..].starts_with(char::is_alphanumeric),
        // A line may end with a dash, and does not begin with one.
        '–' | '—' => after[next.len_utf8()..].starts_with(' '),
        // `« mot »` in French; what `»Wort«` ends may part from the next word.
        _ if last == '«' => {
            before[..before.len() - '«'.len_utf8()].chars().next_back().is_none_or(char::is_whitespace)
        }
        '%' | '‰' | '€' | '$' | '£' | '°' => last.is_ascii_digit(),
        _ if next.is_ascii_digit() => names_number(before) || is_month_of(word(before), after),
        _ if next.is_alphabetic() => counts(before) || is_initial(word(before)) && is_initial(after),
        _ => false,
    }
}

/// The last word of a text, without what opens a bracket or a quotation before it.
fn word(before: &str) -> &str {
    before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// «Nr.», «Abs.», «p.», «ca.»: letters, at most four, and a point.
fn is_abbreviation(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|word| word.chars().count() <= 4 && word.chars().all(char::is_alphabetic))
}

/// The day behind the name of a month, which a comma ends: «August 14, 2020».
fn is_month_of(word: &str, after: &str) -> bool {
    let day = &after[..after.bytes().take_while(u8::is_ascii_digit).count()];
    day.len() <= 2
        && after[day.len()..].starts_with(", ")
        && word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
}

/// Whether a text ends with a number that says how many or which day, not which year or which paragraph: «12.», «800»,
/// «3,5».
fn counts(before: &str) -> bool {
    let number = word(before);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    digits > 0
        && number.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
        && !number.ends_with(',')
        && (digits < 4 || number.trim_end_matches('.').len() > digits)
        && !names_number(before.trim_end_matches(number).trim_end())
}

/// Whether what ends a text is followed by a number that belongs to it.
fn names_number(before: &str) -> bool {
    before.ends_with(['§', '№']) || is_abbreviation(word(before))
}

/// «z.», «B.»: one letter and a point.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.as_str().starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::kept_together;

    /// `~` is a no-break space.
    #[test]
    fn lines_end_where_nothing_is_torn() {
        for text in [
            "am 12.~November 2020 und 800~Millionen Dollar, 3,5~Prozent, 1.000~Firmen in 2020 Fällen",
            "on 14~August 2020, on August~14, 2020, in May 2020, five of 12",
            "nach §~5 Abs.~2 in Art.~7, S.~12, etwa 40~km, 40~%, 5~€, 20~°C",
            "z.~B. die Firma, J.~R. Smith",
            "Pourquoi~? «~Non~», dit-il~: rien~; »ja« sagt »er« heute",
            "er kam~– spät~– an, a–b",
            " 12 ",
            "12",
            "",
            "§",
            "  7  mal",
            "Absatz~5, dann",
            "1. 2. 3.",
        ] {
            assert_eq!(kept_together(&text.replace('~', " ")).replace('\u{a0}', "~"), text);
        }
    }
}
