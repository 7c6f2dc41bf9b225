//! Dates as they are shown: what is known of them, and how.

use serde::Serialize;

use crate::labels::Labels;
use crate::model::{Basis, BasisKind, Date, Precision};
use crate::page::notation::Here;
use crate::site::DocId;

/// A date as it is shown: the known part, dots for the unknown, words for those who do not see it.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct DateView {
    /// `2020-08`, `2020`, `2020-08-14`, `2020-09-11/14`.
    pub known: String,
    /// `-··`, `-··-··` or nothing.
    pub unknown: String,
    /// For the `datetime` attribute; empty where HTML has no form for it.
    pub datetime: String,
    /// `August 2020`.
    pub words: String,
    /// `auf den Monat genau, gefolgert`; empty for a plain day.
    pub note: String,
    /// Inferred: in square brackets.
    pub inferred: bool,
    /// From outside the dossier: a dagger.
    pub external: bool,
    /// Approximate or uncertain: a tilde.
    pub approximate: bool,
}

impl Here<'_> {
    /// A date, plain or with the mark of its basis.
    pub fn date(&self, date: &Date, basis: Option<&Basis>) -> DateView {
        let inferred = basis.is_some_and(|basis| basis.kind == BasisKind::Inferred);
        let external = basis.is_some_and(|basis| basis.kind == BasisKind::External);
        date_view(date, inferred, external, self.labels)
    }

    /// How an article's own date is shown.
    pub fn article_date(&self, id: DocId) -> Option<DateView> {
        let document = self.site.document(id);
        Some(self.date(document.date()?, document.basis.get("date")))
    }

    /// A date with marks that do not come from a field's basis.
    pub fn marked_date(&self, date: &Date, inferred: bool, external: bool) -> DateView {
        let kind = match (inferred, external) {
            (_, true) => BasisKind::External,
            (true, false) => BasisKind::Inferred,
            (false, false) => return self.date(date, None),
        };
        self.date(date, Some(&Basis { kind, source: None, accessed: None, note: None }))
    }
}

fn date_view(date: &Date, inferred: bool, external: bool, labels: &Labels) -> DateView {
    let (known, unknown) = known_and_unknown(date);
    let precision = match date.precision {
        Precision::Day | Precision::Interval => "",
        Precision::Month => labels.text("date.to_month"),
        Precision::Quarter => labels.text("date.to_quarter"),
        Precision::Year => labels.text("date.to_year"),
    };
    let approximate = date.approximate || date.uncertain;
    let notes = [
        (!precision.is_empty(), precision),
        (approximate, labels.text("date.approximate")),
        (inferred, labels.text("mark.inferred")),
        (external, labels.text("mark.external")),
    ];
    let note = notes.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word).collect::<Vec<_>>().join(", ");
    let plain = matches!(date.precision, Precision::Day | Precision::Month | Precision::Year);
    DateView {
        datetime: if plain { known.clone() } else { String::new() },
        known,
        unknown,
        words: labels.date(date),
        note,
        inferred,
        external,
        approximate,
    }
}

/// The part of a date that is known and the dots that stand for the rest.
fn known_and_unknown(date: &Date) -> (String, String) {
    let first = date.earliest;
    match date.precision {
        Precision::Day => (first.to_string(), String::new()),
        Precision::Month => (format!("{:04}-{:02}", first.year(), first.month()), "-··".into()),
        Precision::Quarter => (format!("{:04}-Q{}", first.year(), (first.month() + 2) / 3), String::new()),
        Precision::Year => (format!("{:04}", first.year()), "-··-··".into()),
        Precision::Interval => interval(date),
    }
}

/// Both sides of an interval as they were written, or some year of a decade or century: `2020-09-11/14`, `2021-07/…`.
fn interval(date: &Date) -> (String, String) {
    let plain = |side: &str| side.trim_end_matches(['?', '~', '%']).to_owned();
    let Some((start, end)) = date.edtf.split_once('/') else {
        let year = plain(&date.edtf);
        let unknown = year.bytes().filter(|byte| *byte == b'X').count();
        return (year.trim_end_matches('X').to_owned(), format!("{}-··-··", "·".repeat(unknown)));
    };
    let side = |side: &str| Date::parse(&plain(side)).map_or_else(|_| "…".into(), |date| known_and_unknown(&date).0);
    let (start, end) = (side(start), side(end));
    // Two days of one month have their month once.
    let month = |side: &str| if side.len() == 10 { side.rfind('-') } else { None };
    let text = match (month(&start), month(&end)) {
        (Some(at), Some(_)) if start[..at] == end[..at] => format!("{start}/{}", &end[at + 1..]),
        _ => format!("{start}/{end}"),
    };
    (text, String::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_date_is_shown_finer_than_it_is_known() {
        for (edtf, known, unknown) in [
            ("2020-08-14", "2020-08-14", ""),
            ("2020-08", "2020-08", "-··"),
            ("2020", "2020", "-··-··"),
            ("2021-33", "2021-Q1", ""),
            ("2020-09-11/2020-09-14", "2020-09-11/14", ""),
            ("2020-08-30/2020-09-02", "2020-08-30/2020-09-02", ""),
            ("2021-07/..", "2021-07/…", ""),
            ("../2020", "…/2020", ""),
            ("2019~/2021-05", "2019/2021-05", ""),
            ("2021-33/2021-35", "2021-Q1/2021-Q3", ""),
            ("202X", "202", "·-··-··"),
            ("19XX", "19", "··-··-··"),
        ] {
            let date = Date::parse(edtf).expect("a date");
            assert_eq!(known_and_unknown(&date), (known.into(), unknown.into()), "{edtf}");
        }
    }
}
