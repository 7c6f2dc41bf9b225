//! From a finished view to a finished file.

pub mod highlight;
pub mod html;
pub mod templates;
pub mod theme;
pub mod page;
pub mod assets;
