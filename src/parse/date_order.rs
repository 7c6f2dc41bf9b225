//! Days of one document that cannot all be right. One of them is a slip, and only the author knows which: a year mistyped in a
//! source moves the day up to which the whole dossier is read.

use crate::diagnostic::{Code, Place};
use crate::model::{Date, Document};
use crate::yaml::{Fields, Log};

/// Reports days of a document that lie in an order that cannot be.
pub(super) fn report_date_order(document: &Document, log: &Log) {
    let published = document.published.as_ref();
    let warn = |place: String, message: String| {
        log.report(Code::ContradictingDates, Place::Value(place), message, "correct the one that is wrong");
    };
    if let Some(article) = document.article() {
        if let Some(own) = published.filter(|own| is_after(&article.date, own)) {
            let message =
                format!("its source is dated {}, after this page was published, {}", article.date.edtf, own.edtf);
            warn("date".to_owned(), message);
        }
        if let Some(read) = article.source.accessed.value().filter(|read| is_after(&article.date, read)) {
            let message = format!("its source is dated {}, after it was read, {}", article.date.edtf, read.edtf);
            warn("source.accessed".to_owned(), message);
        }
    }
    let Some(published) = published else { return };
    let corrected =
        document.corrections.iter().enumerate().map(|(at, one)| (format!("corrections[{at}].date"), &one.date));
    let changed = document.updated.iter().map(|date| ("updated".to_owned(), date)).chain(corrected);
    for (place, date) in changed.filter(|(_, date)| is_after(published, date)) {
        let message = format!("{} lies before the day on which this page was published, {}", date.edtf, published.edtf);
        warn(place, message);
    }
}

/// Reports the end of a group of keys that lies before another of its days: `keys` are the beginning and the end. It would decide
/// whether something holds.
pub(super) fn report_end_before_start(fields: &Fields<'_>, keys: [&str; 2], start: Option<&Date>, end: Option<&Date>) {
    if let Some((start, end)) = start.zip(end).filter(|(start, end)| is_after(start, end)) {
        let [start_key, end_key] = keys;
        let path =
            [fields.path().as_str(), end_key].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
        let message = format!("`{end_key}` ({}) lies before `{start_key}` ({})", end.edtf, start.edtf);
        fields.report(Code::InvalidDate, Place::Value(path), message, "correct the one that is wrong");
    }
}

/// Whether a day lies wholly after another.
fn is_after(day: &Date, other: &Date) -> bool {
    // What could not be read has been reported.
    day.is_read() && other.is_read() && day.is_after(other)
}
