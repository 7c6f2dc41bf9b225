//! Legal statuses as signs and words.

use serde::Serialize;

use crate::model::{Certainty, Date, Status};
use crate::page::notation::Here;

/// A legal status as sign and word.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct StatusView {
    /// One of [`STATUSES`]: `in_force`.
    pub key: &'static str,
    pub label: String,
    pub inferred: bool,
    /// Only from outside the dossier.
    pub external: bool,
    /// What a claim disputes of it: «Anlass bestritten»; empty for nothing.
    pub disputed: String,
    /// Sources give different days for it.
    pub conflict: bool,
    /// It is only alleged, or denied; `label` says which.
    pub doubted: bool,
    /// Whether `label` says how it is known, so that nothing beside it needs to.
    #[serde(skip)]
    pub says_certainty: bool,
}

impl StatusView {
    /// Whether the mark of what is disputed stands at it.
    pub fn is_unequal(&self) -> bool {
        !self.disputed.is_empty() || self.conflict || self.doubted
    }
}

impl<'a> Here<'a> {
    /// A status for one subject, with what is special about how it is known.
    pub fn status(&self, status: Status, certainty: Certainty) -> StatusView {
        let reported = certainty == Certainty::Reported && status == Status::InForce;
        let key = if reported { "reported" } else { status.word() };
        StatusView {
            key,
            label: self.labels.text(&format!("status.{key}")).to_owned(),
            inferred: certainty == Certainty::Inferred,
            external: false,
            disputed: String::new(),
            conflict: false,
            doubted: false,
            says_certainty: false,
        }
    }

    /// A status in words: «aufgehoben».
    pub fn status_word(&self, status: Status) -> &'a str {
        self.labels.text(&format!("status.{}", status.word()))
    }

    /// The same where nothing else says how it is known: «in Kraft (bestritten)».
    pub fn status_as_known(&self, status: Status, certainty: Certainty) -> StatusView {
        self.status(status, certainty).known(self, certainty)
    }

    /// «Stand 16. Dezember 2021»: up to when the evidence was read. Stands wherever a status does; empty in a dossier without
    /// dates.
    pub fn as_of(&self) -> String {
        let date = self.site.as_of.as_ref().map(|date| self.labels.date(date));
        date.map(|date| self.labels.text("standing.as_of").replace("{date}", &date)).unwrap_or_default()
    }

    /// Whether a day lies after that up to which the evidence was read.
    pub fn is_ahead(&self, date: &Date) -> bool {
        self.site.is_ahead(date)
    }

    /// How a statement is known, in words; empty where a source simply states it.
    pub fn certainty_label(&self, certainty: Certainty) -> String {
        match certainty {
            Certainty::Asserted => String::new(),
            other => self.labels.text(&format!("certainty.{}", other.word())).to_owned(),
        }
    }
}

impl StatusView {
    /// Says in its words that it is only reported, alleged, or denied. What is in force as sources report has a word of its own.
    pub fn known(self, here: &Here<'_>, certainty: Certainty) -> StatusView {
        let is_told = certainty == Certainty::Reported && self.key != "reported";
        if !is_told && !certainty.is_doubt() {
            return self;
        }
        let label = format!("{} ({})", self.label, here.certainty_label(certainty));
        StatusView { label, doubted: certainty.is_doubt(), says_certainty: true, ..self }
    }
}

/// All that a relation's sign can say, in the order of the legend. Each is the last part of its label's key and of the sign's
/// id; «reported» is in force as sources say, «none» a relation without a status.
pub const STATUSES: [&str; 13] = [
    "in_force", "issued", "expected", "announced", "draft", "proposed", "considered", "reported", "possible",
    "suspended", "ended", "revoked", "none",
];
