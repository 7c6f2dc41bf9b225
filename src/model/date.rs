//! A date as a source gives it: often coarse, sometimes uncertain, never rounded to a day.

use std::cmp::Ordering;

use jiff::civil;

/// A date in EDTF (ISO 8601-2, levels 0 and 1 without times, and the quarters of level 2).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// As written, canonical: `2020-08`, `2020-09-11/2020-09-14`, `2019/..`, `2021-33`.
    pub edtf: String,
    /// The first day that it can mean; for an open start the end's own first day.
    pub earliest: civil::Date,
    /// The last day that it can mean; for an open end `9999-12-31`.
    pub latest: civil::Date,
    /// How exact it is.
    pub precision: Precision,
    /// `?`: the source is uncertain.
    pub uncertain: bool,
    /// `~`: approximate.
    pub approximate: bool,
    /// Open start (`../2020`).
    pub open_start: bool,
    /// Open end (`2019/..`).
    pub open_end: bool,
    /// A wording of its own that is shown instead (`Mitte September 2020`).
    pub display: Option<String>,
}

/// How exact a date is, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    Day,
    Month,
    Quarter,
    Year,
    /// From one date to another; or some year of a decade or century (`202X`, `19XX`), which has no `/`.
    Interval,
}

impl Date {
    /// The order of lists: year by year, and within a year by the last day that it can mean. What is known to a month stands behind
    /// the days of that month, a year alone behind its months, as registers of documents have it: whoever reads on has met by
    /// then everything that may have been before it. What reaches beyond its first year stands at the end of that year.
    pub fn order(&self, other: &Date) -> Ordering {
        let key = |date: &Date| (date.earliest.year(), date.last_of_first_year());
        key(self).cmp(&key(other)).then(other.earliest.cmp(&self.earliest)).then(self.latest.cmp(&other.latest))
    }

    /// The last day that it can mean in the year in which it begins.
    pub fn last_of_first_year(&self) -> civil::Date {
        self.latest.min(self.earliest.last_of_year())
    }

    /// The first day that it can mean, however early.
    fn begins(&self) -> civil::Date {
        if self.open_start { civil::Date::MIN } else { self.earliest }
    }

    /// Whether it lies wholly after another.
    pub fn is_after(&self, other: &Date) -> bool {
        self.begins() > other.latest
    }

    /// Whether it lies after another even where either is off by as much again as it leaves open: `2024~` may be the end of 2023.
    pub fn is_surely_after(&self, other: &Date) -> bool {
        let margin = |date: &Date| if date.uncertain || date.approximate { date.width() + 1 } else { 0 };
        let between = i64::from((self.begins() - other.latest).get_days());
        between > margin(self) + margin(other)
    }

    /// Whether the two cannot both be true: they share no day.
    pub fn conflicts(&self, other: &Date) -> bool {
        self.latest < other.begins() || other.latest < self.begins()
    }

    /// The first and the last day that it names, without open ends.
    pub fn span(&self) -> (civil::Date, civil::Date) {
        let start = if self.open_start { self.latest } else { self.earliest };
        let end = if self.open_end { self.earliest } else { self.latest };
        (start, end)
    }

    /// The beginning of an ISO date that holds for all of it: `2020-09` for some days in September. `None` for what has no year in
    /// common, and for an open end.
    pub fn iso_prefix(&self) -> Option<String> {
        if self.open_start || self.open_end {
            return None;
        }
        let (first, last) = self.span();
        let forms: &[&str] = match self.precision {
            Precision::Day => &["%Y-%m-%d"],
            Precision::Month => &["%Y-%m"],
            Precision::Year => &["%Y"],
            Precision::Quarter | Precision::Interval => &["%Y-%m-%d", "%Y-%m", "%Y"],
        };
        let both = forms.iter().map(|form| (first.strftime(form).to_string(), last.strftime(form).to_string()));
        both.into_iter().find_map(|(first, last)| (first == last).then_some(first))
    }

    /// The years of these days.
    pub fn years(&self) -> [i16; 2] {
        let (start, end) = self.span();
        [start.year(), end.year()]
    }

    /// The number of days that it may mean; small is precise.
    pub fn width(&self) -> i64 {
        (self.latest - self.begins()).get_days().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vague_date_stands_behind_the_days_that_lie_in_it() {
        let ordered = [
            "2019/..", "2020-08-06", "2020-08-14", "2020-08", "2020-09-11", "2020-09-11/2020-09-14",
            "2020-09-10/2020-09-20", "2020-09-21", "2020-35", "2020-12-31", "2020-12", "2020-36", "2020-05/2020-12",
            "2020", "2020/2021", "202X", "2021-01-01", "2021-01",
        ];
        let mut dates = ordered.map(|edtf| Date::parse(edtf).expect("a date"));
        dates.reverse();
        dates.sort_by(Date::order);
        assert_eq!(dates.map(|date| date.edtf), ordered);
    }

    #[test]
    fn a_date_is_never_finer_than_it_was_stated() {
        let of = |edtf: &str| Date::parse(edtf).expect("a date").iso_prefix().unwrap_or_default();
        let stated =
            ["2020-08-17", "2020-08", "2020~", "2020-09-11/2020-09-14", "2020-33", "2019/2021", "198X", "2019/.."];
        assert_eq!(stated.map(of), ["2020-08-17", "2020-08", "2020", "2020-09", "2020", "", "", ""]);
    }
}
