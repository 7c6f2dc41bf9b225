//! The drawing that compares dates: a bar for what an article's date spans, a diamond for the date from outside, a dashed
//! line where the two cannot both be true.

use serde::Serialize;

use crate::draw::axis::Axis;
use crate::model::Date;

/// A drawing that compares dates on the axis of the table. All numbers are percent of its width.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Strip {
    /// Where the labelled years begin, and the end.
    pub ticks: Vec<String>,
    /// What has less room than its time would need: start and width.
    pub compressed: Vec<(String, String)>,
    /// What the article's date spans: start and width.
    pub by_article: Option<(String, String)>,
    /// The middle of what the outside date spans.
    pub outside: Option<String>,
    /// From where to where a conflict reaches.
    pub conflict: Option<(String, String)>,
}

/// The dates that are compared: the best of the articles and the best from outside.
#[derive(Clone, Copy, Debug, Default)]
pub struct ComparedDates<'a> {
    pub by_article: Option<&'a Date>,
    pub outside: Option<&'a Date>,
}

impl ComparedDates<'_> {
    /// Whether there are two, which are not the same.
    pub fn differ(&self) -> bool {
        matches!((self.by_article, self.outside), (Some(article), Some(outside)) if article != outside)
    }
}

/// The common axis of a table's strips.
pub struct StripAxis(Axis);

/// The room of a year's label, in percent.
const LABEL_ROOM: f64 = 16.0;

impl StripAxis {
    /// The axis on which all dates have a place; none where there is no date.
    pub fn of<'d>(dates: impl Iterator<Item = &'d Date>) -> Option<StripAxis> {
        let mut years: Vec<i16> = dates.flat_map(Date::years).collect();
        years.sort_unstable();
        Axis::of_years(&years).map(StripAxis)
    }

    /// The labels of the axis and where they stand: every year, or every few where there are many.
    pub fn labels(&self) -> Vec<(String, String)> {
        let labelled = self.0.year_ticks(LABEL_ROOM).into_iter().filter(|tick| tick.has_label);
        labelled.map(|tick| (tick.year.to_string(), format_percent(tick.x))).collect()
    }

    /// The drawing of one row.
    pub fn strip(&self, dates: &ComparedDates<'_>, conflict: bool) -> Strip {
        let article = dates.by_article.map(|date| self.0.place(date));
        let outside = dates.outside.map(|date| self.0.middle(date));
        let gap = match (article, outside) {
            (Some((start, _)), Some(point)) if conflict && point < start => Some((point, start)),
            (Some((_, end)), Some(point)) if conflict && point > end => Some((end, point)),
            _ => None,
        };
        let pair = |(from, to): (f64, f64)| (format_percent(from), format_percent(to));
        Strip {
            ticks: self.labels().into_iter().map(|(_, x)| x).chain(["100.00".into()]).collect(),
            compressed: self.0.compressed().into_iter().map(pair).collect(),
            by_article: article.map(|(start, end)| {
                let width = (end - start).max(0.8);
                pair((start.min(100.0 - width), width))
            }),
            outside: outside.map(format_percent),
            conflict: gap.map(pair),
        }
    }
}

/// A number for a drawing, always with the same number of digits, so that equal drawings are equal bytes.
pub fn format_percent(value: f64) -> String {
    format!("{value:.2}")
}

#[cfg(test)]
mod tests {
    use jiff::civil;

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
        let axis = StripAxis::of([&article, &outside].into_iter()).expect("there are dates");
        let strip = axis.strip(&ComparedDates { by_article: Some(&article), outside: Some(&outside) }, true);
        assert_eq!(axis.labels().iter().map(|(year, _)| year.as_str()).collect::<Vec<_>>(), ["2019", "2020", "2021"]);
        assert_eq!(strip.ticks, ["0.00", "33.30", "66.70", "100.00"]);
        let (start, _) = strip.by_article.clone().expect("the article gives a date");
        assert_eq!(strip.conflict, Some((strip.outside.expect("an outside date"), start)));
    }

    #[test]
    fn a_bar_never_leaves_the_drawing() {
        let last = date([2021, 12, 31], [2021, 12, 31]);
        let axis = StripAxis::of([&last].into_iter()).expect("there is a date");
        let strip = axis.strip(&ComparedDates { by_article: Some(&last), outside: None }, false);
        assert_eq!(strip.by_article, Some(("99.20".into(), "0.80".into())));
        assert_eq!(strip.conflict, None);
    }

    #[test]
    fn an_axis_of_many_years_has_few_labels() {
        let dates = [date([1990, 1, 1], [1990, 1, 1]), date([2021, 1, 1], [2021, 1, 1])];
        let labels = StripAxis::of(dates.iter()).expect("there are dates").labels();
        assert!(labels.len() <= 6, "{labels:?}");
    }
}
