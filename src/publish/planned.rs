//! The files of a site to be, and what publishing does with each.

use std::path::Path;

use crate::publish::manifest::Record;

/// One file of the site to be.
pub(super) struct Planned {
    pub record: Record,
    pub fate: Fate,
    /// The file that it is a copy of; `None` for a page.
    pub from: Option<Box<Path>>,
}

/// What becomes of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    /// It is published already.
    Unchanged,
    /// Nothing stands at its path, or only what the exchange removes first.
    Added,
    /// It replaces a file of the program, or with `force` a foreign one.
    Replaced,
    /// A foreign file with other bytes stands there.
    Refused,
}
