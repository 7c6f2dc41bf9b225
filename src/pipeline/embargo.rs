//! Documents of a day to come. Other programs keep back what has such a day until it is there; nothing here would.

use jiff::civil;
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::site::{AT_ONCE, Site};

/// Reports every document that would be published although its own day of publication lies after `today`. Drafts are kept back
/// as it is.
///
/// A day that has come changes no file: a dossier that can be published at all becomes the same site on every day.
pub(super) fn embargoed(site: &Site, today: civil::Date) -> Vec<Diagnostic> {
    let early = |document: &crate::model::Document| {
        let own = document.published.as_ref().filter(|own| own.earliest > today && !document.draft)?;
        let message = format!("this is to be published on {}, and would be at once: today is {today}", own.edtf);
        let help = "write `draft: true` until then, or correct the day; where it has come and the program runs elsewhere, set `TZ` to your time zone";
        let place = Place::Value("published".to_owned());
        Some(Diagnostic::new(Code::KeptBack, &document.source.path, place, message).help(help))
    };
    site.documents.par_iter().with_max_len(AT_ONCE).filter_map(|document| early(document)).collect()
}
