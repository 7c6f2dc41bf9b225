//! Days of one document that cannot all be right. One of them is a slip, and only the author knows which: a year mistyped in a
//! source moves the day up to which the whole dossier is read.

use crate::diagnostic::{Code, Place};
use crate::model::{Certainty, Date, Document};
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
    report_told_before(document, log);
    let Some(published) = published else { return };
    let corrected =
        document.corrections.iter().enumerate().map(|(at, one)| (format!("corrections[{at}].date"), &one.date));
    let changed = document.updated.iter().map(|date| ("updated".to_owned(), date)).chain(corrected);
    for (place, date) in changed.filter(|(_, date)| is_after(published, date)) {
        let message = format!("{} lies before the day on which this page was published, {}", date.edtf, published.edtf);
        warn(place, message);
    }
}

/// Reports what an article tells as past although its source was published long before that. Our own text has its later versions.
fn report_told_before(document: &Document, log: &Log) {
    let Some(article) = document.article() else { return };
    let newest = document.updated.as_ref().filter(|updated| article.is_analysis() && is_after(updated, &article.date));
    let own = (newest.unwrap_or(&article.date), article.source.kind());
    let warn = |place: String, message: String, help: &str| {
        log.report(Code::ContradictingDates, Place::Value(place), message, help);
    };
    for event in article.events.iter().filter(|event| !event.is_expected && event.certainty != Certainty::Inferred) {
        let source = event.source.as_ref();
        let told = source.map_or(Some(own), |source| Some((source.date.as_ref()?, source.kind())));
        let told = told.filter(|(told, _)| is_after(&event.date, told));
        if let Some((told, _)) = told.filter(|(told, kind)| kind.cannot_foretell(&event.date, told)) {
            let message =
                format!("the event is dated {}, after its source was published, {}", event.date.edtf, told.edtf);
            let help = "name the `source` that tells it, or correct the day that is wrong; what is still to come has `status: expected`";
            warn(format!("events[{}].date", event.index), message, help);
        }
    }
    for claim in &article.claims {
        if let Some(said) = claim.date.as_ref().filter(|said| is_after(said, own.0) && said.is_surely_after(own.0)) {
            let message = format!("the claim was made {}, after its source was published, {}", said.edtf, own.0.edtf);
            warn(format!("claims[{}].date", claim.index), message, "correct the one that is wrong");
        }
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
