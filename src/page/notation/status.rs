//! Legal statuses as signs and words.

use serde::Serialize;

use crate::model::{Certainty, Status};
use crate::page::notation::Here;

/// A legal status as sign and word.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct StatusView {
    /// `in_force`.
    pub key: &'static str,
    /// The sign's letter: `k` in force, `i` issued, `e` expected, `a` announced, `d` draft, `p` proposed, `c` considered,
    /// `r` reported, `q` possible, `s` suspended, `x` ended, `v` revoked.
    pub sign: &'static str,
    pub label: String,
    pub inferred: bool,
    /// Only from outside the dossier.
    pub external: bool,
    /// Disputed, or the dates conflict.
    pub disputed: bool,
}

impl Here<'_> {
    /// A status for one subject, with what is special about how it is known.
    pub fn status(&self, status: Status, certainty: Certainty) -> StatusView {
        let (key, sign) = status_sign(status);
        let reported = certainty == Certainty::Reported && status == Status::InForce;
        let label =
            if reported { self.labels.text("status.reported") } else { self.labels.text(&format!("status.{key}")) };
        StatusView {
            key: if reported { "reported" } else { key },
            sign: if reported { "r" } else { sign },
            label: label.to_owned(),
            inferred: certainty == Certainty::Inferred,
            external: false,
            disputed: false,
        }
    }

    /// How a statement is known, in words; empty where a source simply states it.
    pub fn certainty_label(&self, certainty: Certainty) -> String {
        let key = match certainty {
            Certainty::Asserted => return String::new(),
            Certainty::Reported => "certainty.reported",
            Certainty::Alleged => "certainty.alleged",
            Certainty::Denied => "certainty.denied",
            Certainty::Inferred => "certainty.inferred",
        };
        self.labels.text(key).to_owned()
    }
}

/// A status as the last part of its label's key, and its sign: see [`StatusView::sign`]. No two have the same.
pub fn status_sign(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Considered => ("considered", "c"),
        Status::Proposed => ("proposed", "p"),
        Status::Draft => ("draft", "d"),
        Status::Announced => ("announced", "a"),
        Status::Expected => ("expected", "e"),
        Status::Possible => ("possible", "q"),
        Status::Issued => ("issued", "i"),
        Status::InForce => ("in_force", "k"),
        Status::Suspended => ("suspended", "s"),
        Status::Ended => ("ended", "x"),
        Status::Revoked => ("revoked", "v"),
    }
}
