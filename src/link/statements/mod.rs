//! Relations, events and claims: references resolved, rules checked, the same triple put together.

mod ahead;
mod assertions;
mod by_day;
mod claims;
mod desk;
mod events;
mod facts;
mod hindsight;
mod issuers;
mod not_yet;
mod outlived;
mod relations;
mod repealed;
mod undated;
pub(super) mod unmatched;

use std::collections::HashMap;

use self::desk::Desk;
pub(super) use self::desk::find_passage;
use super::graph::{DatedEvent, Relation, Repeal, StatedClaim};
use crate::diagnostic::Checked;
use crate::site::{DocId, Site};

/// Every statement of the dossier, checked.
#[derive(Debug, Default)]
pub struct Statements {
    /// Sorted by subject, type in the configuration's order, object.
    pub relations: Vec<Relation>,
    /// Regulations that another ends.
    pub repeals: HashMap<DocId, Repeal>,
    /// Sorted by date, then article, then as written.
    pub events: Vec<DatedEvent>,
    /// By article in the order given, then as written.
    pub claims: Vec<StatedClaim>,
    /// Per document: the main subjects of an article.
    pub subjects: Vec<Vec<DocId>>,
    /// Per document: the issuers of a regulation, first those that its page names, then those of relations.
    pub issuers: Vec<Vec<DocId>>,
}

/// Collects the statements of all documents. `articles` are in order of date.
pub fn collect(site: &Site, articles: &[DocId]) -> Checked<Statements> {
    let mut diagnostics = Vec::new();
    let claims = claims::claims(site, articles, &mut diagnostics);
    let mut issuers = issuers::named_issuers(site, &mut diagnostics);
    let (relations, repeals) = relations::relations(site, articles, &claims, &issuers, &mut diagnostics);
    issuers::add_related_issuers(&relations, &mut issuers);
    let events = events::events(site, articles, &mut diagnostics);
    let mut subjects = Vec::new();
    for id in site.ids() {
        let document = site.document(id);
        let mut desk = Desk { site, document, diagnostics: &mut diagnostics };
        subjects.push(document.article().map_or_else(Vec::new, |article| desk.find_all(&article.about, "about")));
    }
    diagnostics.extend(outlived::subjects_after_the_end(site, &relations, &repeals));
    diagnostics.extend(repealed::repealed_and_in_force(site, &relations, &repeals));
    diagnostics.extend(not_yet::foreseen_and_binding(site, &relations));
    diagnostics.extend(undated::ends_without_a_day(site, &relations));
    Checked { value: Statements { relations, repeals, events, claims, subjects, issuers }, diagnostics }
}
