//! Dates as they are shown: what is known of them, and how.

use serde::Serialize;

use crate::labels::Labels;
use crate::model::{Basis, BasisKind, Date, Precision};
use crate::page::notation::Here;
use crate::site::DocId;

/// A date as it is shown: in words, never finer than it is known.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq, Hash)]
pub struct DateView {
    /// For the `datetime` attribute: `2020-08`, `2020`, `2020-08-14`; empty where HTML has no form for it.
    pub datetime: String,
    /// `August 2020`, `ca. 1950`.
    pub words: String,
    /// The marks in words: `gefolgert`; empty where there are none.
    pub note: String,
    /// Inferred: in square brackets.
    pub inferred: bool,
    /// From outside the dossier: a dagger.
    pub external: bool,
    /// Approximate or uncertain, which the words say too.
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

    /// The time of an event, which may have gone on.
    pub fn marked_time(&self, date: &Date, inferred: bool, external: bool) -> DateView {
        DateView { words: self.labels.cited_time(date), ..self.marked_date(date, inferred, external) }
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
    let marks = [(inferred, "mark.inferred"), (external, "mark.external")];
    let marks = marks.iter().filter(|(holds, _)| *holds).map(|(_, key)| labels.text(key));
    DateView {
        datetime: datetime(date),
        words: labels.cited_date(date),
        note: marks.collect::<Vec<_>>().join(", "),
        inferred,
        external,
        approximate: date.approximate || date.uncertain,
    }
}

/// A date as HTML can say it; empty where it has no form for it.
fn datetime(date: &Date) -> String {
    let first = date.earliest;
    match date.precision {
        Precision::Day => first.to_string(),
        Precision::Month => format!("{:04}-{:02}", first.year(), first.month()),
        Precision::Year => format!("{:04}", first.year()),
        Precision::Quarter | Precision::Interval => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::labels;

    #[test]
    fn no_date_is_shown_finer_than_it_is_known() {
        for (edtf, datetime, words) in [
            ("2020-08-14", "2020-08-14", "14\u{a0}August 2020"),
            ("2020-08", "2020-08", "August 2020"),
            ("2020", "2020", "2020"),
            ("1950~", "1950", "ca. 1950"),
            ("2021-33", "", "Q1 2021"),
            ("2020-09-11/2020-09-14", "", "11–14\u{a0}September 2020"),
            ("2021-07/..", "", "July 2021 or later"),
            ("../2020", "", "2020 or earlier"),
            ("202X", "", "between 2020 and 2029"),
            ("19XX", "", "between 1900 and 1999"),
        ] {
            let view = date_view(&Date::parse(edtf).expect("a date"), false, false, labels("en"));
            assert_eq!((&*view.datetime, &*view.words), (datetime, words), "{edtf}");
        }
    }
}
