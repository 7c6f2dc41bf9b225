//! How often each name of a register is named in time, as bars.

use serde::Serialize;

use crate::page::notation::Here;
use crate::site::DocId;

/// The width of a bar with the gap behind it.
const BAR: usize = 11;
/// More years than this share bars, which would be too thin to be told apart.
const MOST_BARS: usize = 40;

/// The mentions in a year up to which all rows share a scale: with more, a single one would be lower than half a pixel.
pub(super) const COMPARABLE: u32 = 44;
/// On a scale of its own a row reaches the whole height with so many mentions in a year, so that few look like few.
const COUNTABLE: f64 = 5.0;

/// Years and the scale of their bars.
pub struct YearScale {
    first: i16,
    last: i16,
    step: usize,
    bars: usize,
    /// The mentions in a year that fill the height.
    most: f64,
}

pub(super) fn bars_label(here: &Here<'_>, by_year: &[(i16, u32)]) -> String {
    let years: Vec<String> = by_year.iter().map(|(year, n)| format!("{year}: {n}")).collect();
    match years.is_empty() {
        true => here.labels.text("index.no_bars").to_owned(),
        false => here.labels.text("index.bars").replace("{years}", &years.join(", ")),
    }
}

/// The mentions in a year that fill the height of a row, where those of all rows reach `most` and its own `own`.
pub(super) fn most_of_row(most: u32, own: f64) -> f64 {
    if most > COMPARABLE { own.max(COUNTABLE) } else { f64::from(most.max(1)) }
}

/// The years of all articles.
pub(super) fn year_scale(here: &Here<'_>) -> Option<YearScale> {
    let (first, last) = here.graph.article_years()?;
    Some(YearScale::of(first, last))
}

/// Mentions of an entity by the year of the article.
#[derive(Clone, Debug, Serialize)]
pub struct Sparkline {
    /// The path of the bars, in a box 24 high.
    pub bars: String,
    /// The width of the box.
    pub width: usize,
    pub label: String,
    /// The years: «2015», «2021».
    pub range: (String, String),
    /// What a bar is of: «je Jahr».
    pub bars_of: String,
}

/// Mentions of an entity from the first year of those to the last; none where all are of one year. An article that does not
/// name it changes nothing here.
pub fn sparkline(here: &Here<'_>, id: DocId) -> Option<Sparkline> {
    let by_year = &here.graph.tally(id).by_year;
    let years = || by_year.iter().map(|(year, _)| *year);
    let (first, last) = (years().min()?, years().max()?);
    if first == last {
        return None;
    }
    let mut scale = YearScale::of(first, last);
    scale.most = Some(scale.most_in_a_bar(by_year)).filter(|most| *most > 0.0)?;
    Some(Sparkline {
        bars: scale.bars(by_year),
        width: scale.width(),
        label: bars_label(here, by_year),
        range: (scale.first.to_string(), scale.last.to_string()),
        bars_of: scale.words(here),
    })
}

impl YearScale {
    /// Bars for the years from the first to the last.
    fn of(first: i16, last: i16) -> YearScale {
        let years = usize::try_from(i32::from(last) - i32::from(first)).unwrap_or_default() + 1;
        let step = years.div_ceil(MOST_BARS);
        YearScale { first, last, step, bars: years.div_ceil(step), most: 1.0 }
    }

    /// The same with so many mentions in a year filling the height.
    pub(super) fn reaching(&self, most: f64) -> YearScale {
        YearScale { most, ..*self }
    }

    /// The width of all bars.
    pub(super) fn width(&self) -> usize {
        self.bars * BAR
    }

    /// What a bar is of: «je Jahr», «je 2 Jahre».
    pub(super) fn words(&self, here: &Here<'_>) -> String {
        match self.step {
            1 => here.labels.text("index.per_year").to_owned(),
            step => here.labels.text("index.per_years").replace("{n}", &here.labels.number(step)),
        }
    }

    pub(super) fn label(&self) -> String {
        if self.last == self.first { self.last.to_string() } else { format!("{} – {}", self.first, self.last) }
    }

    /// The mentions in a year for each bar: their mean, where years share one.
    fn in_a_year(&self, by_year: &[(i16, u32)]) -> Vec<f64> {
        let mut bars = vec![0.0; self.bars];
        for (year, n) in by_year {
            let at = (year - self.first).max(0) as usize / self.step;
            bars[at.min(self.bars - 1)] += f64::from(*n) / self.step as f64;
        }
        bars
    }

    pub(super) fn most_in_a_bar(&self, by_year: &[(i16, u32)]) -> f64 {
        self.in_a_year(by_year).into_iter().fold(0.0, f64::max)
    }

    /// The path of the bars; nothing for years without mentions.
    pub(super) fn bars(&self, by_year: &[(i16, u32)]) -> String {
        let mut path = String::new();
        for (at, n) in self.in_a_year(by_year).into_iter().enumerate().filter(|(_, n)| *n > 0.0) {
            // Even one mention is as high as two lines.
            let height = 2.0 + 22.0 * n / self.most;
            path.push_str(&format!("M{} 24v-{height:.1}h8.5V24z", at * BAR));
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_share_one_scale_and_years_that_share_a_bar_give_it_their_mean() {
        let scale = YearScale { first: 2000, last: 2021, step: 2, bars: 11, most: 5.0 };
        let by_year = [(2000, 4), (2001, 6), (2021, 1)];
        assert_eq!(scale.bars(&by_year), "M0 24v-24.0h8.5V24zM110 24v-4.2h8.5V24z");
        assert_eq!(scale.label(), "2000 – 2021");
    }

    #[test]
    fn every_year_has_a_bar_of_its_own_where_there_are_no_more_than_can_be_told_apart() {
        let scale = YearScale::of(2008, 2024);
        assert_eq!((scale.bars, scale.step), (17, 1));
        let by_year: Vec<(i16, u32)> = (2008..=2024).filter(|year| *year != 2015).map(|year| (year, 1)).collect();
        let path = scale.bars(&by_year);
        assert_eq!(path.matches('M').count(), 16);
        assert!(path.contains("M66 ") && !path.contains("M77 ") && path.contains("M88 "), "2015 is a gap: {path}");
        let long = YearScale::of(1950, 2024);
        assert_eq!((long.bars, long.step), (38, 2));
    }

    #[test]
    fn a_row_has_a_scale_of_its_own_where_others_are_named_far_more_often() {
        assert_eq!([most_of_row(17, 1.0), most_of_row(0, 0.0)], [17.0, 1.0]);
        assert_eq!([most_of_row(250, 30.0), most_of_row(250, 1.5)], [30.0, COUNTABLE]);
    }
}
