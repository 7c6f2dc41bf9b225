//! Dates in words, never finer than they are known.

use jiff::civil;

use super::Labels;
use crate::model::{Date, Precision};

impl Labels {
    /// The day on which something happened, in words at its own precision: «14. August 2020», «August 2020», «2020», «2020 oder früher».
    pub fn date(&self, date: &Date) -> String {
        self.in_words(date, ["date.or_earlier", "date.or_later"])
    }

    /// The time for which something went on: as a day, but «bis 2020», «seit 2020».
    pub fn time(&self, date: &Date) -> String {
        self.in_words(date, ["date.until", "date.since"])
    }

    /// `open`: the words for an interval without a beginning, and for one without an end.
    fn in_words(&self, date: &Date, open: [&str; 2]) -> String {
        if let Some(display) = &date.display {
            return display.clone();
        }
        match date.precision {
            Precision::Day => self.day(date.earliest),
            Precision::Month => format!("{} {}", self.month(date.earliest), date.earliest.year()),
            Precision::Quarter => {
                let quarter = ((date.earliest.month() + 2) / 3).to_string();
                let year = date.earliest.year().to_string();
                self.text("date.quarter").replace("{q}", &quarter).replace("{year}", &year)
            }
            Precision::Year => date.earliest.year().to_string(),
            Precision::Interval => self.interval(date, open),
        }
    }

    /// A date to cite something by, in words and with the mark of one that is not certain: «ca. 1950», «1950 (unsicher)».
    pub fn cited_date(&self, date: &Date) -> String {
        self.with_doubt(date, self.date(date))
    }

    /// The same of the time for which something went on.
    pub fn cited_time(&self, date: &Date) -> String {
        self.with_doubt(date, self.time(date))
    }

    fn with_doubt(&self, date: &Date, mut words: String) -> String {
        let doubts = [(date.approximate, "date.circa"), (date.uncertain, "date.uncertain")];
        for (_, key) in doubts.iter().filter(|(holds, _)| *holds && date.display.is_none()) {
            words = self.text(key).replace("{date}", &words);
        }
        words
    }

    /// A date as short as citations have it, to the month at most and never finer than it is known: «8/2020», «2020»,
    /// «1914–1918», «bis 1920», «ca. 1950».
    pub fn short_date(&self, date: &Date) -> String {
        let (day, short) = (date.earliest, |date: &Date| self.short_date(date));
        let text = match date.precision {
            Precision::Day | Precision::Month => format!("{}/{}", day.month(), day.year()),
            Precision::Quarter | Precision::Year => self.date(&Date { display: None, ..date.clone() }),
            // Each side says itself whether it is certain.
            Precision::Interval if date.edtf.contains('/') => {
                return match sides(date) {
                    (None, Some(end)) => self.text("date.until").replace("{end}", &short(&end)),
                    (Some(start), None) => self.text("date.since").replace("{start}", &short(&start)),
                    (Some(start), Some(end)) if short(&start) == short(&end) => short(&start),
                    (Some(start), Some(end)) => format!("{}–{}", short(&start), short(&end)),
                    (None, None) => date.edtf.clone(),
                };
            }
            Precision::Interval => format!("{}–{}", day.year(), date.latest.year()),
        };
        if date.approximate || date.uncertain { self.text("date.circa").replace("{date}", &text) } else { text }
    }

    /// Both sides in words, each at its own precision: an interval may begin with a day and end with a year.
    fn interval(&self, date: &Date, open: [&str; 2]) -> String {
        if !date.edtf.contains('/') {
            return self.some_year(date);
        }
        match sides(date) {
            (None, Some(end)) => self.text(open[0]).replace("{end}", &self.date(&end)),
            (Some(start), None) => self.text(open[1]).replace("{start}", &self.date(&start)),
            (Some(start), Some(end)) => self.between(&start, &end),
            (None, None) => date.edtf.clone(),
        }
    }

    /// Some year of a decade or century (`202X`), which is no time from its first to its last.
    fn some_year(&self, date: &Date) -> String {
        let (start, end) = (date.earliest.year().to_string(), date.latest.year().to_string());
        self.text("date.between").replace("{start}", &start).replace("{end}", &end)
    }

    fn between(&self, start: &Date, end: &Date) -> String {
        let (from, to) = (start.earliest, end.earliest);
        let same_month = (from.year(), from.month()) == (to.year(), to.month());
        let dot = if self.tag == "de" { "." } else { "" };
        match (start.precision, end.precision) {
            (Precision::Year, Precision::Year) => format!("{}–{}", from.year(), to.year()),
            (Precision::Day, Precision::Day) if same_month => format!("{}{dot}–{}", from.day(), self.day(to)),
            _ => format!("{} – {}", self.date(start), self.date(end)),
        }
    }

    fn day(&self, day: civil::Date) -> String {
        let dot = if self.tag == "de" { "." } else { "" };
        format!("{}{dot}\u{a0}{} {}", day.day(), self.month(day), day.year())
    }

    fn month(&self, day: civil::Date) -> &str {
        const KEYS: [&str; 12] = [
            "month.1", "month.2", "month.3", "month.4", "month.5", "month.6", "month.7", "month.8", "month.9",
            "month.10", "month.11", "month.12",
        ];
        self.text(KEYS[day.month() as usize - 1])
    }
}

/// Both sides of an interval, those that it names.
fn sides(date: &Date) -> (Option<Date>, Option<Date>) {
    let side = |text: &str| Date::parse(text).ok();
    date.edtf.split_once('/').map_or((None, None), |(start, end)| (side(start), side(end)))
}

#[cfg(test)]
mod tests {
    use crate::labels::labels;
    use crate::model::Date;

    #[test]
    fn dates_are_never_shown_finer_than_they_are_given() {
        let shown = |tag, text: &str| labels(tag).time(&Date::parse(text).unwrap()).replace('\u{a0}', " ");
        for (text, german, english) in [
            ("2021", "2021", "2021"),
            ("2021-05", "Mai 2021", "May 2021"),
            ("2020-08-14", "14. August 2020", "14 August 2020"),
            ("2020-09-11/2020-09-14", "11.–14. September 2020", "11–14 September 2020"),
            ("2020-08-30/2020-09-02", "30. August 2020 – 2. September 2020", "30 August 2020 – 2 September 2020"),
            ("2019/2021", "2019–2021", "2019–2021"),
            ("2020-01/2020-12", "Januar 2020 – Dezember 2020", "January 2020 – December 2020"),
            ("2004/2004-06", "2004 – Juni 2004", "2004 – June 2004"),
            ("2019/..", "seit 2019", "since 2019"),
            ("../2020-05", "bis Mai 2020", "until May 2020"),
            ("202X", "zwischen 2020 und 2029", "between 2020 and 2029"),
            ("2020-XX-XX", "2020", "2020"),
        ] {
            assert_eq!(shown("de", text), german, "{text}");
            assert_eq!(shown("en", text), english, "{text}");
        }
        // As the day on which something happened: «seit seit 2019» says nothing, and what began «bis 2019» would read as over.
        let day = |text: &str| ["de", "en"].map(|tag| labels(tag).cited_date(&Date::parse(text).unwrap()));
        assert_eq!(day("2019/.."), ["2019 oder später", "2019 or later"]);
        assert_eq!(day("../2019?"), ["2019 oder früher (unsicher)", "2019 or earlier (uncertain)"]);
        assert_eq!(day("2019%"), ["ca. 2019 (unsicher)", "ca. 2019 (uncertain)"]);
    }

    #[test]
    fn a_citation_has_no_month_and_no_certainty_that_the_date_has_not() {
        let short = |tag, text: &str| labels(tag).short_date(&Date::parse(text).unwrap());
        for (text, german, english) in [
            ("2020-08-14", "8/2020", "8/2020"),
            ("2020-08", "8/2020", "8/2020"),
            ("2020", "2020", "2020"),
            ("2021-33", "1. Quartal 2021", "Q1 2021"),
            ("190X", "1900–1909", "1900–1909"),
            ("19XX", "1900–1999", "1900–1999"),
            ("005X", "50–59", "50–59"),
            ("1914/1918", "1914–1918", "1914–1918"),
            ("2020-09-11/2020-09-14", "9/2020", "9/2020"),
            ("2020-12-30/2021-01-02", "12/2020–1/2021", "12/2020–1/2021"),
            ("../1920", "bis 1920", "until 1920"),
            ("1939-09-01/..", "seit 9/1939", "since 9/1939"),
            ("1950?", "ca. 1950", "ca. 1950"),
            ("195X~", "ca. 1950–1959", "ca. 1950–1959"),
            ("2019~/2021-05", "ca. 2019–5/2021", "ca. 2019–5/2021"),
        ] {
            assert_eq!(short("de", text), german, "{text}");
            assert_eq!(short("en", text), english, "{text}");
        }
        let worded = Date { display: Some("Mitte 2020".into()), ..Date::parse("2020?").unwrap() };
        assert_eq!(labels("de").cited_date(&worded), "Mitte 2020");
        assert_eq!(labels("de").cited_date(&Date::parse("2020-08~").unwrap()), "ca. August 2020");
    }
}
