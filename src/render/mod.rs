//! From a finished view to a finished file.

pub mod assets;
pub mod highlight;
pub mod html;
pub mod page;
pub mod templates;
pub mod theme;
