//! Days to come: of documents, which other programs keep back until their day is there, and of sources, which nobody can have read.

use std::sync::Arc;

use jiff::{ToSpan, civil};
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Date, Document, Evidence};
use crate::site::{AT_ONCE, Site};

/// Reports every document that would be published although its own day of publication, or of a correction, lies after `today`.
/// Drafts are kept back as it is.
///
/// A day that has come changes no file: a dossier that can be published at all becomes the same site on every day.
pub(super) fn embargoed(site: &Site, today: civil::Date) -> Vec<Diagnostic> {
    let early = |document: &Document| {
        let is_early = |day: &&Date| day.earliest > today && !document.draft;
        let own = document.published.as_ref().filter(is_early).map(|own| {
            let message = format!("this is to be published on {}, and would be at once: today is {today}", own.edtf);
            let help = "write `draft: true` until then, or correct the day; where it has come and the program runs elsewhere, set `TZ` to your time zone";
            Diagnostic::new(Code::KeptBack, &document.source.path, Place::Value("published".to_owned()), message).help(help)
        });
        let corrections =
            document.corrections.iter().enumerate().filter(|(_, one)| is_early(&&one.date)).map(|(at, one)| {
                let message = format!("a correction of {} would be published at once: today is {today}", one.date.edtf);
                let place = Place::Value(format!("corrections[{at}].date"));
                Diagnostic::new(Code::KeptBack, &document.source.path, place, message).help("correct the day")
            });
        own.into_iter().chain(corrections).collect::<Vec<_>>()
    };
    site.documents.par_iter().with_max_len(AT_ONCE).flat_map_iter(|document| early(document)).collect()
}

/// Reports every source dated after `today`, and a day after it up to which the evidence was read: the newest of them decides
/// what has ended, so that one year mistyped would end what holds.
pub(super) fn sources_to_come(site: &Site, today: civil::Date) -> Vec<Diagnostic> {
    // Issues are dated ahead, those of a month by weeks.
    let next_issues = today.saturating_add(1.month());
    let is_to_come = |date: &Date| match date.earliest == date.latest {
        true => date.earliest > today,
        false => date.earliest > next_issues,
    };
    let report = |path: &Arc<str>, place: String, date: &Date, help: &str| {
        let message = format!("{} is a day to come: today is {today}", date.edtf);
        Diagnostic::new(Code::FutureDate, path, Place::Value(place), message).help(help)
    };
    let of_document = |document: &Document| {
        let path = &document.source.path;
        let own = document.article().map(|article| &article.date).filter(|date| is_to_come(date) && !document.draft);
        let own = own.map(|date| {
            let help = "correct it; a page that is to wait until then is `draft: true`, and an issue dated ahead has the day on which it came out, or its month";
            report(path, "date".to_owned(), date, help)
        });
        let evidence = document.relations.iter().flat_map(|relation| {
            let all = relation.evidence.iter().enumerate();
            all.filter_map(|(at, evidence)| {
                let Evidence::Outside(source, ..) = evidence else { return None };
                let date = source.date.as_ref().filter(|date| is_to_come(date))?;
                let place = format!("relations[{}].evidence[{at}].date", relation.index);
                Some(report(path, place, date, "write the day on which the source was published"))
            })
        });
        own.into_iter().chain(evidence).collect::<Vec<_>>()
    };
    let as_of = site.config.as_of.as_ref().filter(|date| is_to_come(date));
    let as_of = as_of.map(|date| {
        let help = "write the day up to which the evidence was read";
        report(&site.config.path, "as_of".to_owned(), date, help)
    });
    let of_documents = site.documents.par_iter().with_max_len(AT_ONCE).flat_map_iter(|document| of_document(document));
    of_documents.collect::<Vec<_>>().into_iter().chain(as_of).collect()
}
