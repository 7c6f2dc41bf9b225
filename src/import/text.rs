//! Plain text: the first lines say what it is.

use super::imported::{Imported, beginning, one_line};
use crate::model::Date;
use crate::parse::language_of;
use crate::yaml::iso_date;

/// Headline, names and date stand within so many lines.
const HEAD: usize = 6;
/// A longer line is a paragraph.
const LONGEST_HEADLINE: usize = 150;
/// A longer line is a sentence that begins like a byline.
const LONGEST_BYLINE: usize = 60;

/// What stands in the line below a picture.
const CREDITS: [&str; 6] = ["Foto:", "Fotos:", "Bild:", "Photo:", "Image:", "©"];

pub(super) fn read(text: &str) -> Imported {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let head: Vec<String> = text.lines().filter_map(one_line).take(HEAD).collect();
    let stated: Vec<Stated> = head.iter().enumerate().map(|(at, line)| stated(line, at > 0)).collect();
    let is_title = |line: &&String| {
        let says_more =
            std::iter::zip(&head, &stated).any(|(other, stated)| other == *line && *stated != Stated::default());
        !says_more && !is_time(line) && !CREDITS.iter().any(|credit| line.contains(credit))
    };
    // The first line that says nothing else: what stands below it may be anything, a name among them.
    let first = head.iter().find(is_title);
    let headline = first.filter(|line| is_headline(line));
    Imported {
        headline: headline.cloned(),
        beginning: first.map(|line| beginning(line)),
        authors: stated.iter().find_map(|line| line.author.clone()).into_iter().collect(),
        date: stated.iter().find_map(|line| line.day.clone()),
        lang: language_of(&text).map(str::to_owned),
        text,
        form: "txt",
        ..Imported::default()
    }
}

/// What a line of the head states beside the headline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Stated {
    author: Option<String>,
    day: Option<String>,
}

/// What stands between the name and the day in one line.
const BETWEEN: [char; 5] = [',', '|', '·', '•', '–'];

/// The name, the day, or both: `By Jane Example, 3 March 2024`, `3. März 2024 | Von Erika Beispiel`. Below the first line also the
/// day behind a place: `Berlin, 17. August 2020`.
fn stated(line: &str, is_below: bool) -> Stated {
    let whole = Stated { author: byline(line), day: day(line) };
    if whole != Stated::default() || line.chars().count() > LONGEST_HEADLINE {
        return whole;
    }
    let halves = line.match_indices(BETWEEN).map(|(at, sign)| (line[..at].trim(), line[at + sign.len()..].trim()));
    let of_halves = |(left, right): (&str, &str)| {
        let (author, day) = match (byline(left), day(right)) {
            (None, None) => (byline(right)?, day(left)?),
            (Some(author), Some(day)) => (author, day),
            (None, Some(day)) if is_below && is_place(left) => return Some(Stated { author: None, day: Some(day) }),
            _ => return None,
        };
        Some(Stated { author: Some(author), day: Some(day) })
    };
    halves.into_iter().find_map(of_halves).unwrap_or_default()
}

/// Whether a text can be the name of a place: one to three words with capitals.
fn is_place(text: &str) -> bool {
    let words = text.split(' ');
    words.clone().count() <= 3 && words.clone().all(|word| word.starts_with(char::is_uppercase))
}

/// Whether a line can be a headline: it is short, and no sentence that goes on or ends.
fn is_headline(line: &str) -> bool {
    line.chars().count() <= LONGEST_HEADLINE && !line.ends_with(['.', ',', ':', ';'])
}

fn is_time(line: &str) -> bool {
    let digits = line.split([':', '.', ' ']).next().is_some_and(|hour| hour.bytes().all(|byte| byte.is_ascii_digit()));
    digits && line.contains(':') && line.len() <= "14:30:00 Uhr".len()
}

/// The day of a line that is a date, or begins with one before a dash: `17. August 2020`, `17.08.2020 - Der Präsident`.
fn day(line: &str) -> Option<String> {
    let date = line.split([" - ", " – ", " — "].iter().find(|dash| line.contains(**dash)).unwrap_or(&" - ")).next()?;
    let numbers: Vec<&str> = date.trim_end_matches(',').split('.').map(str::trim).collect();
    let iso = match numbers[..] {
        [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => date.to_owned(),
    };
    let is_day = iso.len() == "2020-08-17".len() && Date::parse(&iso).is_ok();
    if is_day { Some(iso) } else { iso_date(date) }
}

/// Who wrote it, where a short line says nothing else: `Von Erika Beispiel`, `By Jane Example`.
fn byline(line: &str) -> Option<String> {
    let name = ["Von ", "von ", "By ", "by "].iter().find_map(|word| line.strip_prefix(word))?;
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "von" | "van" | "de" | "der");
    let is_byline = line.len() <= LONGEST_BYLINE && !line.ends_with('.') && name.split(' ').all(is_name);
    (is_byline && name.contains(' ') && !name.contains(|c: char| c.is_ascii_digit())).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_first_lines_state_is_taken() {
        let read = read(
            "Behörde stoppt Verkauf\r\n\r\nVon Erika Beispiel\r\n17. August 2020\r\n\r\nAm Montag geschah etwas.\r\n",
        );
        assert_eq!(read.headline.as_deref(), Some("Behörde stoppt Verkauf"));
        assert_eq!(read.authors, ["Erika Beispiel"]);
        assert_eq!(read.date.as_deref(), Some("2020-08-17"));
        assert!(read.text.ends_with("Am Montag geschah etwas.\n"));
        let bare = super::read("Von Montag an gilt das Verbot, sagt die Behörde.\nEs war 2018-10 in Kraft getreten.\n");
        assert_eq!((bare.authors.len(), bare.date, bare.headline), (0, None, None));
        assert_eq!(bare.beginning.as_deref(), Some("Von Montag an gilt das Verbot, sagt die Behörde."));
    }

    #[test]
    fn a_name_and_a_day_in_one_line_are_both_taken() {
        let head = |line: &str| {
            let read =
                read(&format!("Firma zahlt Strafe\n\n{line}\n\nDie Firma zahlt. Das sagte sie am 1. Mai 2020.\n"));
            (read.authors.join("; "), read.date.unwrap_or_default())
        };
        let both = |name: &str| (name.to_owned(), "2024-03-03".to_owned());
        for line in
            ["By Jane Example, 3 March 2024", "By Jane Example, March 3, 2024", "3 March 2024 | By Jane Example"]
        {
            assert_eq!(head(line), both("Jane Example"), "{line}");
        }
        assert_eq!(head("Von Erika Beispiel · 3. März 2024"), both("Erika Beispiel"));
        assert_eq!(head("Berlin, 3. März 2024"), both(""));
        for line in ["Brief vom Amt, 3. März 2024", "Die Firma, seit 2024", "Von Montag an, 3. März 2024, gilt das"] {
            assert_eq!(head(line), (String::new(), String::new()), "{line}");
        }
        assert_eq!(read("Berlin, 3. März 2024\n\nDie Firma zahlt.\n").date, None, "a headline may be so");
    }

    #[test]
    fn what_stands_above_a_text_is_told_apart() {
        let head = |text: &str| {
            let read = read(text);
            (read.headline, read.date)
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            head("Datenstreit\n\nBehörde erhöht Druck\n\n17.08.2020 - Die Behörde setzt eine Frist. Sie läuft ab.\n"),
            (some("Datenstreit"), some("2020-08-17"))
        );
        for second in ["Por María Pérez", "Ahmet Yılmaz", "03/04/2024"] {
            let text = format!("Las sanciones\n{second}\n5 de marzo de 2024\n\nTelefónica negó los cargos.\n");
            assert_eq!(head(&text).0, some("Las sanciones"), "{second}");
        }
        assert_eq!(
            head("16.12.2021\n14:30\nDie Behörde will acht Firmen auf eine Liste setzen.\n"),
            (None, some("2021-12-16"))
        );
        assert_eq!(
            head("date 2018-10 Der Vizepräsident in Hannover. Foto: A. Beispiel\n\n«Wir kommen», sagte er.\n"),
            (None, None)
        );
        assert_eq!(head("Frist\n\nDie Behörde setzt eine Frist.\n"), (some("Frist"), None));
    }
}
