//! From a finished view to a finished file.

pub mod body;
pub mod files;
pub mod headers;
pub mod highlight;
pub mod press;
mod print;
pub mod templates;
pub mod theme;
