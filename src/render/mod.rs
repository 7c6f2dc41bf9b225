//! From a finished view to a finished file.

pub mod templates;
pub mod theme;
