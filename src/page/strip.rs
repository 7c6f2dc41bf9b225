//! The drawing that compares dates: a bar for what an article's date spans, a diamond for the date from outside, a dashed
//! line where the two cannot both be true.

use jiff::civil;
use serde::Serialize;

use super::standing::ComparedDates;
use crate::model::Date;

/// A drawing that compares dates on the axis of the table. All numbers are percent of its width.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Strip {
    /// Where the years begin, and the end.
    pub ticks: Vec<String>,
    /// What the article's date spans: start and width.
    pub by_article: Option<(String, String)>,
    /// The middle of what the outside date spans.
    pub outside: Option<String>,
    /// From where to where a conflict reaches.
    pub conflict: Option<(String, String)>,
}

/// The common axis of a table's strips: whole years.
pub struct Axis {
    first: i16,
    last: i16,
}

/// Years that a strip can show; what lies further back would squeeze the rest together.
const LONGEST_AXIS: i16 = 40;

impl Axis {
    /// The axis on which all dates have a place; none where there is no date.
    pub fn of<'d>(dates: impl Iterator<Item = &'d Date>) -> Option<Axis> {
        let mut axis: Option<Axis> = None;
        for date in dates {
            let (start, end) = span(date);
            let old = axis.unwrap_or(Axis { first: start.year(), last: end.year() });
            axis = Some(Axis { first: old.first.min(start.year()), last: old.last.max(end.year()) });
        }
        axis.map(|axis| Axis { first: axis.first.max(axis.last - LONGEST_AXIS + 1), last: axis.last })
    }

    /// The labels of the axis and where they stand: every year, or every few where there are many.
    pub fn labels(&self) -> Vec<(String, String)> {
        self.labelled().map(|year| (year.to_string(), self.year(year))).collect()
    }

    /// Where a year begins.
    fn year(&self, year: i16) -> String {
        format_percent(self.percent(civil::date(year, 1, 1)))
    }

    fn labelled(&self) -> impl Iterator<Item = i16> {
        (self.first..=self.last).step_by(self.years().div_ceil(6))
    }

    fn years(&self) -> usize {
        (self.last - self.first + 1) as usize
    }

    /// Where a day lies on the axis, in percent.
    fn percent(&self, day: civil::Date) -> f64 {
        let start = civil::date(self.first, 1, 1);
        let end = civil::date(self.last.saturating_add(1).min(9999), 1, 1);
        let whole = f64::from((end - start).get_days());
        (f64::from((day - start).get_days()) / whole * 100.0).clamp(0.0, 100.0)
    }

    /// The drawing of one row.
    pub fn strip(&self, dates: &ComparedDates<'_>, conflict: bool) -> Strip {
        let place = |date: &Date| {
            let (start, end) = span(date);
            (self.percent(start), self.percent(end.tomorrow().unwrap_or(end)))
        };
        let article = dates.by_article.map(place);
        let outside = dates.outside.map(place).map(|(start, end)| (start + end) / 2.0);
        let gap = match (article, outside) {
            (Some((start, _)), Some(point)) if conflict && point < start => Some((point, start)),
            (Some((_, end)), Some(point)) if conflict && point > end => Some((end, point)),
            _ => None,
        };
        Strip {
            ticks: self.labelled().map(|year| self.year(year)).chain(["100.00".into()]).collect(),
            by_article: article.map(|(start, end)| {
                let width = (end - start).max(0.8);
                (format_percent(start.min(100.0 - width)), format_percent(width))
            }),
            outside: outside.map(format_percent),
            conflict: gap.map(|(from, to)| (format_percent(from), format_percent(to))),
        }
    }
}

/// The days that a date can mean, without open ends.
pub fn span(date: &Date) -> (civil::Date, civil::Date) {
    let start = if date.open_start { date.latest } else { date.earliest };
    let end = if date.open_end { date.earliest } else { date.latest };
    (start, end)
}

/// A number for a drawing, always with the same number of digits, so that equal drawings are equal bytes.
pub fn format_percent(value: f64) -> String {
    format!("{value:.2}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Precision;

    fn date(from: [i16; 3], to: [i16; 3]) -> Date {
        let day = |[year, month, day]: [i16; 3]| civil::date(year, month as i8, day as i8);
        Date {
            edtf: String::new(),
            earliest: day(from),
            latest: day(to),
            precision: Precision::Month,
            uncertain: false,
            approximate: false,
            open_start: false,
            open_end: false,
            display: None,
        }
    }

    #[test]
    fn a_conflict_reaches_from_the_outside_date_to_the_near_edge_of_the_articles_span() {
        let (article, outside) = (date([2021, 11, 1], [2021, 11, 30]), date([2019, 10, 9], [2019, 10, 9]));
        let axis = Axis::of([&article, &outside].into_iter()).expect("there are dates");
        let strip = axis.strip(&ComparedDates { by_article: Some(&article), outside: Some(&outside) }, true);
        assert_eq!(axis.labels().iter().map(|(year, _)| year.as_str()).collect::<Vec<_>>(), ["2019", "2020", "2021"]);
        assert_eq!(strip.ticks, ["0.00", "33.30", "66.70", "100.00"]);
        let (start, _) = strip.by_article.clone().expect("the article gives a date");
        assert_eq!(strip.conflict, Some((strip.outside.expect("an outside date"), start)));
    }

    #[test]
    fn a_bar_never_leaves_the_drawing() {
        let last = date([2021, 12, 31], [2021, 12, 31]);
        let axis = Axis::of([&last].into_iter()).expect("there is a date");
        let strip = axis.strip(&ComparedDates { by_article: Some(&last), outside: None }, false);
        assert_eq!(strip.by_article, Some(("99.20".into(), "0.80".into())));
        assert_eq!(strip.conflict, None);
    }

    #[test]
    fn an_axis_of_many_years_has_few_labels() {
        let dates = [date([1990, 1, 1], [1990, 1, 1]), date([2021, 1, 1], [2021, 1, 1])];
        let labels = Axis::of(dates.iter()).expect("there are dates").labels();
        assert!(labels.len() <= 6, "{labels:?}");
    }
}
