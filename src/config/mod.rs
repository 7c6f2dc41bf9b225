//! What `dossier.yaml` says.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Levels;
use crate::model::{Date, Kind, Language, RelationType};

mod address;
mod hosting;
mod kinds;
mod label;
mod levels;
mod read;
mod reading;
mod terms;

pub use address::{check_site_path, parse_base_url};
pub use hosting::Host;
pub use levels::read_levels;
pub use read::{config_outline, read_config};
pub use reading::Reading;
pub use terms::{Term, Terms, term, term_label};

/// The dossier's own description and rules, with the defaults filled in.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file that says it, which diagnostics name.
    pub path: Arc<str>,
    pub title: String,
    /// Language of the dossier's pages.
    pub language: Language,
    /// What it is about, for search engines and the feed.
    pub description: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Under what licence its own texts stand.
    pub licence: Option<String>,
    /// Where it will be published; only feeds, sitemap, canonical links and the 404 page need it.
    pub base_url: Option<BaseUrl>,
    /// The day up to which the evidence was read; `None`: the newest date in the content.
    pub as_of: Option<Date>,
    /// Entry points of the front page.
    pub questions: Vec<Question>,
    /// Threads of the story: slug → label by language.
    pub topics: BTreeMap<String, BTreeMap<String, String>>,
    /// The main navigation as written; `None`: all kinds that have documents.
    pub navigation: Option<Vec<MenuEntry>>,
    /// A picture beside the title, a path under `static/`.
    pub logo: Option<String>,
    /// The picture that other sites show beside a link to the dossier, by its path from the root: `static/card.png`.
    pub image: Option<String>,
    /// The dossier's colour, `#rrggbb`.
    pub accent: Option<String>,
    /// Imprint, privacy and the like.
    pub footer_links: Vec<MenuEntry>,
    /// Kinds or slugs that search engines are asked to leave out.
    pub noindex: Vec<String>,
    /// All kinds: article and page first, then company, regulation, agency, person, then the author's in their order.
    pub kinds: Vec<Kind>,
    /// All relation types, the built-in ones first.
    pub relation_types: Vec<Arc<RelationType>>,
    /// Words that authors choose from.
    pub terms: Terms,
    /// Which mentions become links.
    pub autolink: Autolink,
    pub quotes: QuoteLimits,
    /// What the ids of feeds begin with instead of `base_url`, so that they survive a move.
    pub id_base: Option<BaseUrl>,
    /// Whether entities and topics have feeds of their own.
    pub entity_feeds: bool,
    /// The host that the site is for, where it has rules of its own.
    pub hosting: Option<Host>,
    /// Whether the data of the dossier is published for other programs.
    pub exports: bool,
    /// Whether a search index is made.
    pub search: bool,
    /// Whether there is a page with the whole dossier, for print.
    pub print: bool,
    /// Whether HTML in documents is kept, cleaned.
    pub allow_html: bool,
    /// Whether pages may show pictures of other hosts, which then learn who reads them.
    pub remote_pictures: bool,
    /// What the dossier decides about kinds of mistakes.
    pub levels: Levels,
    /// Old address → new address, for addresses that no document owns.
    pub redirects: BTreeMap<String, String>,
}

/// `base_url`, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    /// The whole address with one slash at its end: `https://example.org/dossier/`.
    pub whole: String,
    /// Its path, with a slash at both ends: `/dossier/`, or `/`.
    pub path: String,
}

/// An entry point of the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub title: String,
    /// What the reader will find.
    pub note: Option<String>,
    /// `folder/slug`, `folder/slug#anchor`, `folder/`, or an address.
    pub link: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// Its text; absent: the target's own title.
    pub text: Option<String>,
    /// The name of a kind, `folder/slug`, `sources`, or an address.
    pub link: String,
}

/// Which mentions become links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Autolink {
    /// The first in each section.
    #[default]
    Section,
    /// The first on the page.
    Page,
    All,
    /// None; mentions still count.
    Off,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteLimits {
    /// The longest quotation, in characters.
    pub max_chars: usize,
    /// How many one article may have.
    pub max_per_article: usize,
}

impl Config {
    /// Whether links lead to folders (`../tesla/`): only where the site has an address; otherwise they lead to files
    /// (`../tesla/index.html`), so that it can be read from `file://`.
    pub fn links_to_folders(&self) -> bool {
        self.base_url.is_some()
    }

    /// Whether search engines are asked to leave out a whole kind, by its name or its folder.
    pub fn leaves_out(&self, kind: &Kind) -> bool {
        self.noindex.iter().any(|name| *name == *kind.name || *name == *kind.folder)
    }

    /// The id of a path within the site, which stays when the site moves; empty in a site without an address.
    pub fn lasting_id(&self, path: &str) -> String {
        let base = self.id_base.as_ref().or(self.base_url.as_ref());
        base.map(|base| format!("{}{path}", base.whole)).unwrap_or_default()
    }

    /// The path of the site on its host: `/`, or `/dossier/`.
    pub fn root(&self) -> &str {
        self.base_url.as_ref().map_or("/", |base| &base.path)
    }

    /// The whole address of a path within the site, where the site has one.
    pub fn absolute(&self, path: &str) -> Option<String> {
        self.base_url.as_ref().map(|base| format!("{}{path}", base.whole))
    }
}
