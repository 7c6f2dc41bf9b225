//! dossier turns a folder of markdown into a cross-linked, citable dossier.
//!
//! ```text
//! disk ─load─▶ Inputs ─parse─▶ Documents ─index─▶ Site ─link─▶ LinkGraph ─page─▶ pages ─render─▶ files ─publish─▶ disk
//! ```
//!
//! Every step but the first and the last is a pure function over values, and returns what it found wrong together with
//! its value ([`diagnostic::Checked`]). The graph is complete before any HTML exists; a template sees one finished view.
#![forbid(unsafe_code)]

pub mod cli;
pub mod config;
#[cfg(test)]
mod costs;
pub mod diagnostic;
pub mod draw;
#[cfg(feature = "serve")]
pub mod edit;
pub mod export;
pub mod import;
pub mod labels;
pub mod link;
pub mod load;
pub mod model;
pub mod names;
pub mod page;
pub mod parse;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod source;
mod work;
pub mod yaml;
