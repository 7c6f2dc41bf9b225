//! What else sources say of a relation: share and amount, and how a list has its subject.

use serde::Serialize;

use crate::link::graph::{Assertion, Relation};
use crate::model::{AssertionFields, Certainty};
use crate::page::notation::{Citation, Here};

/// One value of a relation.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct DetailView {
    /// `share`, `amount`, `listed_as`, `entry` or `reason`.
    #[serde(skip)]
    pub key: &'static str,
    /// «Anteil».
    pub label: String,
    pub text: String,
    /// That it is only alleged, though the relation is stated; empty otherwise.
    pub certainty: String,
    /// Only the author's inference, though the relation is stated.
    pub inferred: bool,
    /// Only from outside the dossier, though an article speaks of the relation.
    pub external: bool,
    /// Who gives it, where sources give different ones, or only allege it.
    pub source: Option<Citation>,
}

impl DetailView {
    /// Whether it is known as well as the relation.
    pub fn is_known(&self) -> bool {
        self.certainty.is_empty() && !self.inferred
    }

    /// The same as a plain text: «Anteil 49 % (behauptet)».
    pub fn plain(&self) -> String {
        match (self.inferred, self.certainty.as_str()) {
            (true, _) => format!("{} [{}]", self.label, self.text),
            (false, "") => format!("{} {}", self.label, self.text),
            (false, certainty) => format!("{} {} ({certainty})", self.label, self.text),
        }
    }
}

/// The values that a source can give, each with the key of its label.
const VALUES: [&str; 5] = ["share", "amount", "listed_as", "entry", "reason"];

/// The values of a relation; where sources differ all of them, the strongest source's first.
pub fn details(here: &Here<'_>, relation: &Relation) -> Vec<DetailView> {
    let mut details = Vec::new();
    for key in VALUES {
        let mut values: Vec<(String, &Assertion, bool)> = Vec::new();
        for assertion in relation.valuing() {
            let Some(text) = value(here, &assertion.fields, key) else { continue };
            match values.iter_mut().find(|(known, _, _)| *known == text) {
                Some((_, first, outside)) => {
                    *outside &=
                        assertion.is_outside() || relation.is_known_by(first) && !relation.is_known_by(assertion);
                }
                None => values.push((text, assertion, assertion.is_outside())),
            }
        }
        let differ = values.len() > 1;
        details.extend(values.into_iter().map(|(text, assertion, outside)| {
            let certainty = Some(assertion.certainty()).filter(|_| !relation.is_known_by(assertion));
            let inferred = certainty == Some(Certainty::Inferred);
            DetailView {
                key,
                label: here.labels.text(&format!("detail.{key}")).to_owned(),
                text,
                certainty: certainty.filter(|_| !inferred).map(|known| here.certainty_label(known)).unwrap_or_default(),
                inferred,
                external: outside && !relation.is_outside_only(),
                source: (differ || certainty.is_some()).then(|| here.short_citation(&assertion.evidence)),
            }
        }));
    }
    details
}

/// What one source says, as the apparatus shows it.
pub fn own_details(here: &Here<'_>, fields: &AssertionFields) -> Vec<DetailView> {
    let detail = |key: &'static str| {
        let label = here.labels.text(&format!("detail.{key}")).to_owned();
        value(here, fields, key).map(|text| DetailView { key, label, text, ..DetailView::default() })
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
