//! What else sources say of a relation: share and amount, and how a list has its subject.

use serde::Serialize;

use crate::link::graph::{Assertion, Relation};
use crate::model::AssertionFields;
use crate::page::notation::{Citation, Here};

/// One value of a relation.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct DetailView {
    /// «Anteil».
    pub label: String,
    pub text: String,
    /// Who gives it, where sources give different ones.
    pub source: Option<Citation>,
}

/// The values that a source can give, each with the key of its label.
const VALUES: [&str; 5] = ["share", "amount", "listed_as", "entry", "reason"];

/// The values of a relation; where sources differ all of them, the strongest source's first.
pub fn details(here: &Here<'_>, relation: &Relation) -> Vec<DetailView> {
    let mut details = Vec::new();
    for key in VALUES {
        let mut values: Vec<(String, &Assertion)> = Vec::new();
        for assertion in relation.by_rank() {
            let text = value(here, &assertion.fields, key);
            if let Some(text) = text.filter(|text| !values.iter().any(|(known, _)| known == text)) {
                values.push((text, assertion));
            }
        }
        let differ = values.len() > 1;
        details.extend(values.into_iter().map(|(text, assertion)| DetailView {
            label: here.labels.text(&format!("detail.{key}")).to_owned(),
            text,
            source: differ.then(|| here.short_citation(&assertion.evidence)),
        }));
    }
    details
}

/// What one source says, as the apparatus shows it.
pub fn own_details(here: &Here<'_>, fields: &AssertionFields) -> Vec<DetailView> {
    let detail = |key: &str| {
        let label = here.labels.text(&format!("detail.{key}")).to_owned();
        value(here, fields, key).map(|text| DetailView { label, text, source: None })
    };
    VALUES.into_iter().filter_map(detail).collect()
}

fn value(here: &Here<'_>, fields: &AssertionFields, key: &str) -> Option<String> {
    match key {
        "share" => fields.share.as_ref().map(|share| here.labels.share(share)),
        "amount" => fields.amount.as_ref().map(|amount| here.labels.amount(amount)),
        "listed_as" => fields.listed_as.clone(),
        "entry" => fields.entry.clone(),
        _ => fields.reason.clone(),
    }
}
