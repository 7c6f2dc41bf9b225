//! The headings of a body while it is read, and the ids that they get.

use std::collections::{HashMap, HashSet};

use super::anchors::unique;
use super::heading_ids::{heading_id, unreserved};
use crate::model::Heading;
use crate::source::Span;

/// A heading as it is written.
pub(super) struct OpenHeading {
    pub(super) level: u8,
    /// The id that its author gave it.
    pub(super) own_id: Option<String>,
    pub(super) span: Span,
    pub(super) text: String,
}

/// Gives every heading an id that no other one has. The authors' own ids come first; `twice` is told which of them another
/// heading has already.
pub(super) fn named(mut open: Vec<OpenHeading>, mut twice: impl FnMut(&str, Span)) -> Vec<Heading> {
    let mut taken: HashSet<String> = HashSet::new();
    for heading in &mut open {
        let Some(own) = heading.own_id.take() else { continue };
        let id = unreserved(own);
        if taken.insert(id.clone()) {
            heading.own_id = Some(id);
        } else {
            twice(&id, heading.span);
        }
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut name = |heading: OpenHeading| {
        let id = heading.own_id.unwrap_or_else(|| unique(heading_id(&heading.text), &mut taken, &mut counts));
        Heading { level: heading.level, id: id.into(), text: heading.text }
    };
    open.into_iter().map(&mut name).collect()
}
