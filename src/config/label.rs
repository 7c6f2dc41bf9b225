//! What something is called, as `dossier.yaml` gives it.

use std::collections::BTreeMap;

use crate::yaml::{Field, Yaml};

/// A label as a plain text, or by language.
pub(super) fn read_label(field: Field<'_>, language: &str) -> BTreeMap<String, String> {
    match field.value() {
        Some(Yaml::Map(_)) => {
            let labels = field.entries(|tag, label| Some((tag.to_lowercase(), label.text()?)));
            labels.into_iter().collect()
        }
        _ => field.text().map(|text| (language.to_owned(), text)).into_iter().collect(),
    }
}
