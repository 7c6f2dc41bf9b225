//! From a finished view to a finished file.

pub mod assets;
mod endnotes;
pub mod highlight;
pub mod html;
mod markup;
pub mod page;
pub mod templates;
pub mod theme;
mod whole;
