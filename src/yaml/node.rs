//! Values by where they stand, without what they say.

use std::collections::HashMap;

use crate::source::Span;
use crate::work;

/// A value and where it stands.
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) content: Content,
}

pub(super) enum Content {
    Scalar,
    List(Vec<Node>),
    /// By key, with the key's place; of a key that is there twice the last one.
    Map(HashMap<String, (Span, Node)>),
}

impl Node {
    /// The place of a path, or of the longest part of it that exists; `None` where not even its first key does.
    pub(super) fn find(&self, path: &str, wants_key: bool) -> Option<Span> {
        match &self.content {
            Content::Map(entries) => {
                // Of two keys that fit (`dates` and `dates.adopted`) the longer one is meant.
                let shorter = path.rmatch_indices(['.', '[']).map(|(at, _)| at);
                let longest = std::iter::once(path.len()).chain(shorter).find_map(|end| {
                    work::steps(1);
                    Some((end, entries.get(&path[..end])?))
                });
                let (end, (key_span, value)) = longest?;
                let rest = path[end..].strip_prefix('.').unwrap_or(&path[end..]);
                // A value that is empty, or begins on a later line, is shown at its key.
                let own = if value.span.start == value.span.end || (wants_key && rest.is_empty()) {
                    *key_span
                } else if matches!(value.content, Content::Scalar) || rest.is_empty() && value.is_flow(key_span) {
                    value.span
                } else {
                    *key_span
                };
                Some(value.find(rest, wants_key).filter(|_| !rest.is_empty()).unwrap_or(own))
            }
            Content::List(items) => {
                let (number, rest) = path.strip_prefix('[')?.split_once(']')?;
                let item = items.get(number.parse::<usize>().ok()?)?;
                let rest = rest.strip_prefix('.').unwrap_or(rest);
                Some(item.find(rest, wants_key).filter(|_| !rest.is_empty()).unwrap_or(item.span))
            }
            Content::Scalar => None,
        }
    }

    /// Whether the value stands behind its key, not under it.
    fn is_flow(&self, key: &Span) -> bool {
        self.span.start <= key.end + 2
    }
}
