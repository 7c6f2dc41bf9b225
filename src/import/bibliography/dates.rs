//! Dates as bibliographies have them.

use crate::import::imported::{day, one_line};
use crate::model::Date;

/// A date with the words of its source where it is coarser than they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    /// In EDTF.
    pub(super) edtf: String,
    pub(super) display: Option<String>,
    /// As it is written, where that is no day that there is: 30 February.
    pub(super) unread: Option<String>,
}

impl Dated {
    /// A date as text: `2020-08-17`, `17 August 2020`, `2020/08/17/`, `Spring 2020`, `c. 1950`, `2019/2020`.
    pub(super) fn of_text(text: &str) -> Option<Dated> {
        let text = one_line(text)?;
        let plain = |edtf: String| Dated { edtf, display: None, unread: None };
        let ris = text.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let numbers: Vec<i64> = ris.iter().map_while(|part| part.trim().parse().ok()).collect();
        // `2020/08/17/` of RIS; `2019/2020` is an interval.
        let is_year = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        if text.contains('/') && ris.first().is_some_and(is_year) && !ris.get(1).is_some_and(is_year) {
            let words = ris.get(numbers.len()..).unwrap_or_default().join(" ");
            // A span, as the export writes it.
            let span = words.split_once('–').map(|(start, end)| format!("{}/{}", start.trim(), end.trim()));
            if let Some(span) = span.filter(|span| Date::parse(span).is_ok()) {
                return Some(plain(span));
            }
            let display = Some(format!("{words} {}", ris[0])).filter(|_| !words.is_empty() && numbers.len() == 1);
            let unread = is_less(&numbers).then(|| text.clone());
            return of_parts(&numbers).map(|edtf| Dated { edtf, display, unread });
        }
        if let Ok(date) = Date::parse(&text) {
            return Some(plain(date.edtf));
        }
        if let Some(day) = day(&text) {
            return Some(plain(day));
        }
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let years: Vec<&&str> =
            words.iter().filter(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).collect();
        let [year] = years[..] else { return None };
        let is_about = words
            .iter()
            .any(|word| matches!(word.to_lowercase().as_str(), "c" | "ca" | "circa" | "um" | "etwa" | "about"));
        match is_about {
            true => Some(plain(format!("{year}~"))),
            false => {
                let written = (text != **year).then(|| text.clone());
                // Numbers are no wording: `2024-02-31` is a day that does not exist.
                let is_wording = |text: &String| text.contains(char::is_alphabetic);
                let (display, unread) =
                    if written.as_ref().is_some_and(is_wording) { (written, None) } else { (None, written) };
                Some(Dated { edtf: (*year).to_string(), display, unread })
            }
        }
    }

    /// One or two dates as numbers: year, month, day.
    pub(super) fn of_numbers(dates: &[Vec<i64>]) -> Option<Dated> {
        let parts: Vec<String> = dates.iter().map_while(|date| of_parts(date)).collect();
        let edtf = match &parts[..] {
            [one] => one.clone(),
            [start, end] if start == end => start.clone(),
            [start, end] => format!("{start}/{end}"),
            _ => return None,
        };
        let written = || dates.iter().map(|date| joined(date, "-")).collect::<Vec<_>>().join("/");
        let unread = dates.iter().any(|date| is_less(date)).then(written);
        Date::parse(&edtf).is_ok().then_some(Dated { edtf, display: None, unread })
    }

    /// The same date as approximate.
    pub(super) fn about(self) -> Dated {
        let is_plain = !self.edtf.contains(['/', '~', '?']);
        if is_plain { Dated { edtf: format!("{}~", self.edtf), ..self } } else { self }
    }
}

fn joined(numbers: &[i64], sign: &str) -> String {
    numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(sign)
}

/// Whether a date is less than its numbers say: there is no such month or day.
fn is_less(numbers: &[i64]) -> bool {
    let stated = numbers.iter().take(3).take_while(|number| **number != 0).count();
    of_parts(numbers).is_none_or(|edtf| edtf.split('-').count() < stated)
}

/// A month or day of zero is none.
fn of_parts(numbers: &[i64]) -> Option<String> {
    let edtf = match *numbers {
        [year, month, day, ..] if (1..=12).contains(&month) && (1..=31).contains(&day) => {
            format!("{year:04}-{month:02}-{day:02}")
        }
        [year, month, ..] if (1..=12).contains(&month) => format!("{year:04}-{month:02}"),
        [year, ..] => format!("{year:04}"),
        [] => return None,
    };
    let is_day = |edtf: &String| Date::parse(edtf).is_ok();
    // Of a day that does not exist the month is left.
    let month = edtf.get(..7).map(str::to_owned).filter(|_| edtf.len() > 7);
    Some(edtf).filter(is_day).or(month.filter(is_day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_that_occur() {
        for (text, edtf, display) in [
            ("2020-08-17", "2020-08-17", None),
            ("2020/08/17/", "2020-08-17", None),
            ("2020/08//", "2020-08", None),
            ("2020///Spring", "2020", Some("Spring 2020")),
            ("2019/2020", "2019/2020", None),
            ("2019///2019–2021", "2019/2021", None),
            ("17 August 2020", "2020-08-17", None),
            ("August 2020", "2020-08", None),
            ("Spring 2020", "2020", Some("Spring 2020")),
            ("c. 1950", "1950~", None),
            ("2020-08-17T10:00:00Z", "2020-08-17", None),
        ] {
            let dated = Dated { edtf: edtf.to_owned(), display: display.map(str::to_owned), unread: None };
            assert_eq!(Dated::of_text(text), Some(dated), "{text}");
        }
        for none in ["", "n.d.", "forthcoming", "1914 1918"] {
            assert_eq!(Dated::of_text(none), None, "{none}");
        }
        for (text, edtf) in [("2024/02/30/", "2024-02"), ("2024/13//", "2024"), ("2024-02-31", "2024")] {
            let dated = Dated { edtf: edtf.to_owned(), display: None, unread: Some(text.to_owned()) };
            assert_eq!(Dated::of_text(text), Some(dated), "{text}");
        }
        assert_eq!(
            Dated::of_numbers(&[vec![2020, 8, 17], vec![2020, 9]]).map(|date| date.edtf).as_deref(),
            Some("2020-08-17/2020-09")
        );
        assert_eq!(Dated::of_numbers(&[vec![2020, 13, 40]]).map(|date| date.edtf).as_deref(), Some("2020"));
    }
}
