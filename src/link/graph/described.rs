//! Entities that articles describe without naming them.

use super::{LinkGraph, Relation};
use crate::link::text::outgoing::MentionForm;
use crate::model::Role;
use crate::site::{DocId, Site};

impl LinkGraph {
    /// Whether the articles only describe an entity without naming it: all relations that they support are inferred, and
    /// wherever they mention it, it is the author who wrote the link.
    pub fn is_only_described(&self, site: &Site, id: DocId) -> bool {
        let mut supported = self.relations_of(id).filter(|relation| !relation.is_outside_only()).peekable();
        if supported.peek().is_none() || !supported.all(Relation::is_inferred_from_articles) {
            return false;
        }
        !self.backlinks(id).iter().any(|link| {
            site.kind(link.from).role == Role::Article
                && self.quotes(link).any(|(mention, _)| mention.form != MentionForm::Authored)
        })
    }
}
