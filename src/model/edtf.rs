//! Reads EDTF (ISO 8601-2): levels 0 and 1 without times, and of level 2 the quarters `33` to `36`.
//!
//! Left out on purpose, each with a message that says the way out: times, years beyond four digits, seasons (which
//! months a spring has depends on the hemisphere) and the other notations of level 2.

use jiff::civil;

use super::{Date, Precision};

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong, a sentence without a full stop.
    pub message: String,
    /// The way out.
    pub help: String,
}

const FORMS: &str = "write 2021, 2021-05, 2021-05-12, an interval 2020-09-11/2020-09-14, an open one 2019/.., an \
                     uncertain one 2020-08~ or 2020?, or a quarter 2021-33 to 2021-36";

impl Date {
    /// Reads one date or interval.
    ///
    /// # Errors
    /// Where the text is not EDTF as described above, or names a day that does not exist.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        let text = text.trim();
        let sides: Vec<&str> = text.split('/').collect();
        match sides[..] {
            [single] => single_date(single),
            [start, end] => interval(start, end),
            _ => Err(no_date(text)),
        }
    }

    /// Stands where a date is required and none could be read; never shown, as the error that comes with it prevents
    /// publication.
    pub fn unreadable() -> Date {
        let day = civil::date(1, 1, 1);
        Date {
            edtf: String::new(),
            earliest: day,
            latest: day,
            precision: Precision::Year,
            uncertain: false,
            approximate: false,
            open_start: false,
            open_end: false,
            display: None,
        }
    }

    /// Whether it was read, and is no [`unreadable`](Date::unreadable) one.
    pub fn is_read(&self) -> bool {
        !self.edtf.is_empty()
    }
}

fn single_date(text: &str) -> Result<Date, DateError> {
    let (plain, uncertain, approximate) = match text.char_indices().next_back() {
        Some((at, '?')) => (&text[..at], true, false),
        Some((at, '~')) => (&text[..at], false, true),
        Some((at, '%')) => (&text[..at], true, true),
        _ => (text, false, false),
    };
    let parts: Vec<&str> = plain.split('-').collect();
    let (earliest, latest, precision) = match parts[..] {
        [year] => year_range(year, text)?,
        [year, month] => month_range(year, month, text)?,
        [year, month, day] => day_range(year, month, day, text)?,
        _ => return Err(no_date(text)),
    };
    let edtf = text.to_owned();
    Ok(Date {
        edtf,
        earliest,
        latest,
        precision,
        uncertain,
        approximate,
        open_start: false,
        open_end: false,
        display: None,
    })
}

type Range = (civil::Date, civil::Date, Precision);

fn year_range(year: &str, text: &str) -> Result<Range, DateError> {
    let unspecified = year.bytes().rev().take_while(|byte| *byte == b'X').count();
    if unspecified == 0 {
        let year = four_digits(year, text)?;
        return Ok((civil::date(year, 1, 1), civil::date(year, 12, 31), Precision::Year));
    }
    // `202X` is some year of a decade, `20XX` of a century.
    if year.len() != 4 || unspecified > 2 {
        return Err(no_date(text));
    }
    let first = four_digits(&year.replace('X', "0"), text)?;
    let last = four_digits(&year.replace('X', "9"), text)?;
    Ok((civil::date(first, 1, 1), civil::date(last, 12, 31), Precision::Interval))
}

fn month_range(year: &str, month: &str, text: &str) -> Result<Range, DateError> {
    if month == "XX" {
        return year_range(&full_year(year, text)?, text);
    }
    let year = four_digits(year, text)?;
    match two_digits(month, text)? {
        month @ 1..=12 => {
            let first = civil::date(year, month, 1);
            Ok((first, first.last_of_month(), Precision::Month))
        }
        quarter @ 33..=36 => {
            let first = civil::date(year, (quarter - 33) * 3 + 1, 1);
            Ok((first, civil::date(year, (quarter - 33) * 3 + 3, 1).last_of_month(), Precision::Quarter))
        }
        21..=32 => Err(DateError {
            message: format!("`{text}` is a season, and which months it has depends on the hemisphere"),
            help: format!(
                "write a quarter ({year:04}-33 to {year:04}-36), or an interval with a wording of its own: \
                 {{date: {year:04}-03/{year:04}-05, display: …}}"
            ),
        }),
        _ => Err(DateError { message: format!("`{text}` has no month from 01 to 12"), help: FORMS.to_owned() }),
    }
}

fn day_range(year: &str, month: &str, day: &str, text: &str) -> Result<Range, DateError> {
    if day == "XX" {
        return month_range(year, month, text);
    }
    let year = four_digits(year, text)?;
    let (month, day) = (two_digits(month, text)?, two_digits(day, text)?);
    match civil::Date::new(year, month, day) {
        Ok(date) => Ok((date, date, Precision::Day)),
        Err(_) if !(1..=12).contains(&month) => {
            Err(DateError { message: format!("`{text}` has no month from 01 to 12"), help: FORMS.to_owned() })
        }
        Err(_) => {
            let days = civil::date(year, month, 1).days_in_month();
            Err(DateError {
                message: format!("the day `{text}` does not exist"),
                help: format!("{year:04}-{month:02} has {days} days"),
            })
        }
    }
}

fn interval(start: &str, end: &str) -> Result<Date, DateError> {
    let text = format!("{start}/{end}");
    // `..` is open, an empty side is unknown: nothing more can be said of either.
    let side = |text: &str| if matches!(text, "" | "..") { Ok(None) } else { single_date(text).map(Some) };
    let (from, to) = (side(start)?, side(end)?);
    let earliest = match (&from, &to) {
        (Some(from), _) => from.earliest,
        (None, Some(to)) => to.earliest,
        (None, None) => return Err(no_date(&text)),
    };
    if let (Some(from), Some(to)) = (&from, &to)
        && from.earliest > to.latest
    {
        let message = format!("the interval `{text}` ends before it begins");
        return Err(DateError { message, help: format!("did you mean {end}/{start}?") });
    }
    let either = |has: fn(&Date) -> bool| from.iter().chain(&to).any(has);
    Ok(Date {
        earliest,
        latest: to.as_ref().map_or(civil::Date::MAX, |to| to.latest),
        precision: Precision::Interval,
        uncertain: either(|side| side.uncertain),
        approximate: either(|side| side.approximate),
        open_start: from.is_none(),
        open_end: to.is_none(),
        display: None,
        edtf: text,
    })
}

/// The year where only months and days may be unspecified.
fn full_year(year: &str, text: &str) -> Result<String, DateError> {
    four_digits(year, text).map(|year| format!("{year:04}"))
}

fn four_digits(year: &str, text: &str) -> Result<i16, DateError> {
    let fine = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    match year.parse() {
        Ok(number) if fine && number > 0 => Ok(number),
        _ => Err(no_date(text)),
    }
}

fn two_digits(part: &str, text: &str) -> Result<i8, DateError> {
    let fine = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    part.parse().ok().filter(|_| fine).ok_or_else(|| no_date(text))
}

fn no_date(text: &str) -> DateError {
    let help = likely(text).map_or_else(|| FORMS.to_owned(), |date| format!("did you mean {date}?"));
    DateError { message: format!("`{text}` is not a date"), help }
}

/// What the author of a date in another notation probably meant. Only unmistakable forms: `04/05/2021` has none.
fn likely(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<Option<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let candidate = match (&parts[..], &numbers[..]) {
        ([_], [Some(whole)]) if text.len() == 8 => {
            format!("{:04}-{:02}-{:02}", whole / 10_000, whole / 100 % 100, whole % 100)
        }
        ([year, _], [Some(month), Some(_)]) if text.contains('.') && year.len() <= 2 => {
            format!("{:04}-{month:02}", numbers[1]?)
        }
        ([year, _], [Some(first), Some(month)]) if year.len() == 4 => format!("{first:04}-{month:02}"),
        ([_, quarter], [Some(year), None]) => {
            let quarter: u32 = quarter.strip_prefix(['Q', 'q'])?.parse().ok()?;
            format!("{year:04}-{}", 32 + quarter)
        }
        ([year, ..], [Some(first), Some(month), Some(day), ..]) if year.len() == 4 => {
            format!("{first:04}-{month:02}-{day:02}")
        }
        (_, [Some(day), Some(month), Some(year)]) if text.contains('.') => format!("{year:04}-{month:02}-{day:02}"),
        ([year, _, day_and_time, ..], [Some(first), Some(month), None, ..]) if year.len() == 4 => {
            let day: u32 = day_and_time.split(['T', 't']).next()?.parse().ok()?;
            format!("{first:04}-{month:02}-{day:02}")
        }
        _ => return None,
    };
    // A suggestion that is itself wrong helps nobody.
    (candidate != text && Date::parse(&candidate).is_ok()).then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
    }

    #[test]
    fn every_form_spans_the_days_that_it_can_mean() {
        for (text, earliest, latest, precision) in [
            ("2021", "2021-01-01", "2021-12-31", Precision::Year),
            ("2021-05", "2021-05-01", "2021-05-31", Precision::Month),
            ("2020-02", "2020-02-01", "2020-02-29", Precision::Month),
            ("2021-05-12", "2021-05-12", "2021-05-12", Precision::Day),
            ("2021-33", "2021-01-01", "2021-03-31", Precision::Quarter),
            ("2021-36", "2021-10-01", "2021-12-31", Precision::Quarter),
            ("2020-09-11/2020-09-14", "2020-09-11", "2020-09-14", Precision::Interval),
            ("2004/2004-06", "2004-01-01", "2004-06-30", Precision::Interval),
            ("2019/..", "2019-01-01", "9999-12-31", Precision::Interval),
            ("2019/", "2019-01-01", "9999-12-31", Precision::Interval),
            ("../2020", "2020-01-01", "2020-12-31", Precision::Interval),
            ("2020-XX", "2020-01-01", "2020-12-31", Precision::Year),
            ("2020-XX-XX", "2020-01-01", "2020-12-31", Precision::Year),
            ("2020-04-XX", "2020-04-01", "2020-04-30", Precision::Month),
            ("202X", "2020-01-01", "2029-12-31", Precision::Interval),
            ("19XX", "1900-01-01", "1999-12-31", Precision::Interval),
        ] {
            let date = read(text);
            assert_eq!(date.earliest.to_string(), earliest, "{text}");
            assert_eq!(date.latest.to_string(), latest, "{text}");
            assert_eq!(date.precision, precision, "{text}");
            assert_eq!(date.edtf, text);
        }
    }

    #[test]
    fn qualifiers_and_open_sides_are_kept() {
        assert!(read("2020?").uncertain && !read("2020?").approximate);
        assert!(read("2020-08~").approximate && !read("2020-08~").uncertain);
        assert!(read("2020-08-01%").approximate && read("2020-08-01%").uncertain);
        assert!(read("2004-06~/2004-08").approximate);
        assert!(read("2019/..").open_end && !read("2019/..").open_start);
        assert!(read("../2019").open_start && !read("../2019").open_end);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "", "/", "../..", "21", "02021", "2021-13", "2021-00", "2021-02-30", "2021-05-12T10:00", "2021-5", "-2021",
            "Y17000", "XXXX", "2021-24", "2021-37", "2020-10/2020-09", "2020/2021/2022", "2021-1-12", "?", "2021-05-",
            "Mai 2021", "２０２１", "0000", "2021-XX-12", "+202", "2X21", "202X-05",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_in_another_notation_is_suggested_in_ours() {
        for (text, meant) in [
            ("12.05.2021", "2021-05-12"),
            ("5.2021", "2021-05"),
            ("2021-5-1", "2021-05-01"),
            ("2021/05/12", "2021-05-12"),
            ("20210512", "2021-05-12"),
            ("2021-Q2", "2021-34"),
            ("2021-05-12T10:00", "2021-05-12"),
        ] {
            assert_eq!(Date::parse(text).unwrap_err().help, format!("did you mean {meant}?"), "{text}");
        }
        assert!(Date::parse("04/05/2021").unwrap_err().help.starts_with("write 2021"));
    }
}
