//! Which document of one state of a dossier is which of the next: their places change when others come and go.

use crate::link::text::outgoing::{LinkTarget, Mention, Outgoing};
use crate::model::Document;
use crate::site::{DocId, Site};

/// Where the documents of an earlier state stand now. Those that are kept stay in the same order.
pub(super) struct Moves {
    /// By the earlier place: the place now; `None` where the document is gone.
    to: Vec<Option<DocId>>,
    /// Those that are gone, by their earlier places.
    pub gone: Vec<DocId>,
    /// Those that are new.
    pub come: Vec<DocId>,
}

impl Moves {
    /// Finds out which document is which. One with another kind, slug or address is gone, and another one has come.
    pub fn between(before: &Site, site: &Site) -> Moves {
        let mut moves = Moves { to: vec![None; before.documents.len()], gone: Vec::new(), come: Vec::new() };
        let mut now = site.ids().peekable();
        for from in before.ids() {
            let order = order(before, from);
            while let Some(new) = now.next_if(|id| self::order(site, *id) < order) {
                moves.come.push(new);
            }
            let is_it = |to: &DocId| is_same(before.document(from), site.document(*to));
            match now.next_if(is_it) {
                Some(to) => moves.to[from.index()] = Some(to),
                None => moves.gone.push(from),
            }
        }
        moves.come.extend(now);
        moves
    }

    /// Whether all documents are those of the earlier state.
    pub fn is_none(&self) -> bool {
        self.gone.is_empty() && self.come.is_empty()
    }

    /// Where a document of the earlier state stands now; `None` where it is gone.
    pub fn of(&self, id: DocId) -> Option<DocId> {
        self.to[id.index()]
    }

    /// The documents that both states have, by their earlier and their present places.
    pub fn kept(&self) -> impl Iterator<Item = (DocId, DocId)> {
        (0..).map(DocId).zip(&self.to).filter_map(|(from, to)| Some((from, (*to)?)))
    }

    /// Where a link led, by the present place of its target, which must be there.
    pub fn link(&self, before: &LinkTarget) -> LinkTarget {
        match before.clone() {
            LinkTarget::Document { target, fragment, mention } => {
                LinkTarget::Document { target: self.present(target), fragment, mention }
            }
            other => other,
        }
    }

    /// What a document pointed at, by the present places of its targets, which must all be there.
    pub fn outgoing(&self, before: &Outgoing) -> Outgoing {
        let mention = |mention: &Mention| Mention { target: self.present(mention.target), ..mention.clone() };
        Outgoing {
            links: before.links.iter().map(|link| self.link(link)).collect(),
            mentions: before.mentions.iter().map(mention).collect(),
            quotes: before.quotes.clone(),
            // The order of the targets is the same.
            by_target: before.by_target.clone(),
        }
    }

    /// Where a document of the earlier state stands now, which must be there.
    pub fn present(&self, id: DocId) -> DocId {
        self.of(id).expect("who asks has made sure that it is there")
    }
}

/// What [`Site::documents`] is in order of.
fn order(site: &Site, id: DocId) -> (usize, &str, &str) {
    let document = site.document(id);
    (site.kind_of[id.index()], document.slug.as_str(), &document.source.path)
}

fn is_same(old: &Document, new: &Document) -> bool {
    (&old.source.path, &old.kind, &old.slug, &old.permalink) == (&new.source.path, &new.kind, &new.slug, &new.permalink)
}
