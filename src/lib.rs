//! dossier turns a folder of markdown into a cross-linked, citable dossier.
//!
//! ```text
//! disk ─load─▶ Inputs ─parse─▶ Documents ─index─▶ Site ─link─▶ LinkGraph ─page─▶ pages ─render─▶ files ─publish─▶ disk
//! ```
//!
//! Every step but the first and the last is a pure function over values, and returns what it found wrong together with
//! its value ([`diagnostic::Checked`]). The graph is complete before any HTML exists; a template sees one finished view.
//!
//! The crate is a program, and [`run`] is all of it that stays from version to version. The modules are open to the tests,
//! benchmarks and fuzz targets of the project only, and may change with every version.
#![forbid(unsafe_code)]

#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod config;
#[cfg(test)]
mod costs;
#[doc(hidden)]
pub mod diagnostic;
#[doc(hidden)]
pub mod draw;
#[cfg(feature = "serve")]
#[doc(hidden)]
pub mod edit;
#[doc(hidden)]
pub mod export;
#[doc(hidden)]
pub mod import;
#[doc(hidden)]
pub mod labels;
#[doc(hidden)]
pub mod link;
#[doc(hidden)]
pub mod load;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod names;
#[doc(hidden)]
pub mod page;
#[doc(hidden)]
pub mod parse;
#[doc(hidden)]
pub mod pipeline;
#[doc(hidden)]
pub mod publish;
#[doc(hidden)]
pub mod render;
#[doc(hidden)]
pub mod search;
#[cfg(feature = "serve")]
#[doc(hidden)]
pub mod serve;
#[doc(hidden)]
pub mod site;
#[doc(hidden)]
pub mod source;
mod work;
#[doc(hidden)]
pub mod yaml;

pub use cli::run::run;
