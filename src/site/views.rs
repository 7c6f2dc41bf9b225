//! The views: pages that the program makes of the dossier as a whole, each in a folder of its own.
//!
//! What the navigation can name, which addresses no document can have, what can be linked and what search engines are
//! told all follow from the rows below.

use std::sync::Arc;

use crate::config::Config;
use crate::model::{Document, Permalink, SUBJECT_TO};

/// A view of the whole dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// What happened when.
    Timeline,
    /// Who is subject to what.
    Matrix,
    /// Who with whom.
    Network,
    /// The bibliography.
    Sources,
    /// The data of the dossier for other programs.
    Data,
    /// Who says what.
    Claims,
    /// The search, and all names from A to Z.
    Search,
    /// The whole dossier on one page.
    Print,
    /// All plain pages, where there are others than a footer shows.
    Pages,
}

/// Plain pages at the top that the footer shows where the author leaves it to the program; beyond them there is a view of all.
pub const PAGES_IN_FOOTER: usize = 12;

/// When a site has a view.
enum Presence {
    /// As soon as a document has something for it.
    From(fn(&Document) -> bool),
    /// Where all documents together make it so.
    Of(fn(&[Arc<Document>]) -> bool),
    /// Where `dossier.yaml` has it so; elsewhere its address is free.
    Asked(fn(&Config) -> bool),
    /// The same as soon as a document has something for it.
    AskedFor(fn(&Config) -> bool, fn(&Document) -> bool),
}

struct Row {
    /// The first part of its addresses, which is also its name in menus.
    folder: &'static str,
    /// The key of its name for readers.
    label: &'static str,
    presence: Presence,
    /// Whether it stands in a navigation that the author leaves to the program.
    is_offered: bool,
    /// Whether search engines are told of it.
    is_listed: bool,
}

impl View {
    /// All views, in the order of the navigation.
    pub const ALL: [View; 9] = [
        View::Timeline,
        View::Matrix,
        View::Network,
        View::Claims,
        View::Sources,
        View::Data,
        View::Search,
        View::Print,
        View::Pages,
    ];

    #[rustfmt::skip]
    fn row(self) -> Row {
        use Presence::{Asked, AskedFor, From, Of};
        let row = |folder, label, presence, is_offered, is_listed| Row { folder, label, presence, is_offered, is_listed };
        match self {
            View::Timeline => row("timeline", "frame.timeline", From(|document| document.article().is_some()), true, true),
            View::Matrix => row("matrix", "frame.matrix", From(has_measures), true, true),
            View::Network => row("network", "frame.network", From(|document| !document.relations.is_empty()), true, true),
            View::Sources => row("sources", "frame.sources", From(Document::has_sources), true, true),
            View::Data => row("data", "data.title", AskedFor(|config| config.exports, states_something), false, true),
            View::Claims => row("claims", "claims.title", From(has_claims), true, true),
            View::Search => row("search", "search.title", Asked(|config| config.search), false, false),
            View::Print => row("print", "print.title", Asked(|config| config.print), false, false),
            View::Pages => row("pages", "pages.title", Of(has_pages_beyond_the_footer), false, true),
        }
    }

    /// The view of this name, `timeline`, which is also its folder.
    pub fn named(name: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.folder() == name)
    }

    /// The first part of its addresses.
    pub fn folder(self) -> &'static str {
        self.row().folder
    }

    /// Its address.
    pub fn permalink(self) -> Permalink {
        Permalink::of([self.folder()])
    }

    /// The key of its name among the labels.
    pub fn label(self) -> &'static str {
        self.row().label
    }

    /// Whether it stands in a navigation that the author leaves to the program.
    pub fn is_offered(self) -> bool {
        self.row().is_offered
    }

    /// Whether search engines are told of it.
    pub fn is_listed(self) -> bool {
        self.row().is_listed
    }

    /// Whether nothing else can have its address: also while there is nothing to show, so that a first claim or relation
    /// takes no document's address away.
    pub fn is_reserved(self, config: &Config) -> bool {
        match self.row().presence {
            Presence::From(_) | Presence::Of(_) => true,
            Presence::Asked(is_asked) | Presence::AskedFor(is_asked, _) => is_asked(config),
        }
    }

    /// Whether a site of these documents has it.
    pub(super) fn is_there(self, config: &Config, documents: &[Arc<Document>]) -> bool {
        match self.row().presence {
            Presence::From(has_some) => documents.iter().any(|one| has_some(one)),
            Presence::Of(is_so) => is_so(documents),
            Presence::Asked(is_asked) => is_asked(config),
            Presence::AskedFor(is_asked, has_some) => is_asked(config) && documents.iter().any(|one| has_some(one)),
        }
    }
}

/// Whether there is a plain page that no footer shows: one that lies in a folder, or of more at the top than have room.
fn has_pages_beyond_the_footer(documents: &[Arc<Document>]) -> bool {
    let mut pages = documents.iter().filter(|document| document.is_plain_page());
    pages.clone().any(|page| !page.is_at_the_top()) || pages.nth(PAGES_IN_FOOTER).is_some()
}

/// A relation that cannot be used is an error, so what is written will be there.
fn has_measures(document: &Document) -> bool {
    document.relations.iter().any(|relation| *relation.kind == *SUBJECT_TO)
}

/// Whether the data of a dossier has anything of it.
fn states_something(document: &Document) -> bool {
    document.article().is_some() || document.entity().is_some()
}

fn has_claims(document: &Document) -> bool {
    document.article().is_some_and(|article| !article.claims.is_empty())
}
