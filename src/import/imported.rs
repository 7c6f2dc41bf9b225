//! A text from elsewhere, with what it says of itself.

use crate::model::Date;
use crate::yaml::iso_date;

/// A text from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub headline: Option<String>,
    /// The first words, for a text without a headline.
    pub beginning: Option<String>,
    pub authors: Vec<String>,
    pub outlet: Option<String>,
    /// EDTF: a day, a month or a year.
    pub date: Option<String>,
    pub url: Option<String>,
    /// The tag of its language, stated or clear from the text.
    pub lang: Option<String>,
    /// How many pictures stood in it, which are not taken.
    pub pictures: usize,
    /// The whole text.
    pub text: String,
    /// What the text is written as: `txt`, or `md`.
    pub form: &'static str,
}

/// A text on one line, without the space around it; `None` where nothing is left.
pub(super) fn one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// So many characters name a text that has no headline.
const BEGINNING: usize = 60;

/// The first words of a line.
pub(super) fn beginning(line: &str) -> String {
    let mut words = String::new();
    for word in line.split(' ') {
        if !words.is_empty() && words.chars().count() + word.chars().count() > BEGINNING {
            return words + " …";
        }
        words.extend([if words.is_empty() { "" } else { " " }, word]);
    }
    words
}

/// The day of a date as pages and records write it: `2020-08-17T06:00:00+02:00`, `2020/08/17`, `17. August 2020`.
pub(super) fn day(text: &str) -> Option<String> {
    let begin = text.trim().chars().take(10).collect::<String>().replace('/', "-");
    let is_day = begin.starts_with(|c: char| c.is_ascii_digit()) && Date::parse(&begin).is_ok();
    if is_day { Some(begin) } else { iso_date(text) }
}
