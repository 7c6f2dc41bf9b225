//! Sources outside the dossier: a document lists them, statements and events name their own.

use super::vocabulary::STATEMENT_SYNONYMS;
use crate::model::{OutsideSource, SourceKind};
use crate::yaml::Fields;

/// A source outside the dossier; it is known at least by its title or its address.
pub(super) fn outside_source(fields: Fields<'_>) -> Option<OutsideSource> {
    let source = source_fields(&fields);
    fields.finish(STATEMENT_SYNONYMS);
    Some(source)
}

/// The keys of a source outside, which may stand beside others.
pub(super) fn source_fields(fields: &Fields<'_>) -> OutsideSource {
    let has_address = fields.has("url");
    let title = if has_address { fields.get("title") } else { fields.required("title") };
    OutsideSource {
        kind: fields.get("kind").word(SourceKind::WORDS),
        title: title.text().unwrap_or_default(),
        url: fields.get("url").address(),
        outlet: fields.get("outlet").text(),
        date: fields.get("date").date(),
        accessed: fields.get("accessed").date(),
    }
}
