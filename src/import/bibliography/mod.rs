//! Bibliographies: CSL-JSON as Zotero and pandoc write it, BibTeX and BibLaTeX, RIS. Each entry is read by itself, so that one that
//! is malformed costs no other.

mod bibtex;
mod csl;
mod dates;
mod latex;
mod pieces;
mod record;
mod ris;

use self::pieces::Piece;
use self::record::{Record, found};
pub use self::ris::RIS_TYPES;
use super::found::{Findings, Remark};
use super::taken::Taken;
use crate::config::Config;

/// How a bibliography is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bibliography {
    CslJson,
    BibTex,
    Ris,
}

impl Bibliography {
    /// The form of a text that is one.
    pub fn of(text: &str) -> Option<Self> {
        let head = text.trim_start();
        let is_ris = || {
            let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            first.trim_start_matches('\u{feff}').starts_with("TY  - ")
        };
        let is_bibtex = || {
            head.lines().map(str::trim_start).filter(|line| line.starts_with('@')).any(|line| {
                let word: String = line[1..].chars().take_while(char::is_ascii_alphabetic).collect();
                !word.is_empty() && line[1 + word.len()..].trim_start().starts_with(['{', '('])
            })
        };
        let is_csl = || head.starts_with('[') && csl::is_csl(head);
        match () {
            () if is_ris() => Some(Bibliography::Ris),
            () if is_csl() => Some(Bibliography::CslJson),
            () if is_bibtex() => Some(Bibliography::BibTex),
            () => None,
        }
    }

    /// The entries of a bibliography as documents; `file` is its name in messages.
    pub fn read(self, file: &str, text: &str, config: &Config, taken: &mut Taken) -> Findings {
        let mut findings = Findings::default();
        let pieces: Vec<(Piece<'_>, Result<Record, String>)> = match self {
            Bibliography::CslJson => read_all(pieces::of_json(text), csl::read),
            Bibliography::BibTex => bibtex::read(pieces::of_bibtex(text)),
            Bibliography::Ris => read_all(pieces::of_ris(text), ris::read),
        };
        for (piece, record) in pieces {
            match record {
                Ok(record) => {
                    let (document, remarks) = found(record, file, piece.line, config, taken);
                    findings.documents.push(document);
                    findings.remarks.extend(remarks);
                }
                Err(reason) => findings.refused.push(Remark::new(file, piece.line, reason)),
            }
        }
        findings
    }
}

fn read_all<'t>(
    pieces: Vec<Piece<'t>>,
    read: impl Fn(&str) -> Result<Record, String>,
) -> Vec<(Piece<'t>, Result<Record, String>)> {
    pieces.into_iter().map(|piece| (piece, read(piece.text))).collect()
}
