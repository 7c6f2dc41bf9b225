//! Where things lie in a drawing: scales of time, marks on them, names that must not touch, places of nodes.
//!
//! Pure geometry: nothing here knows a dossier, a label or HTML.

pub mod axis;
pub mod by_year;
pub mod flags;
pub mod force;
pub mod marks;
pub mod strip;
