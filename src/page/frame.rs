//! What every page has around its content.

use serde::Serialize;

use super::notation::Here;
use crate::model::Language;
use crate::page::timeline::band::Band;
use crate::site::{NavigationEntry, View};

/// The frame of a page. Nothing in it depends on the dossier as a whole but its title, kinds and navigation: an edit of
/// one document must not change every page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The page's own title, without the dossier's.
    pub title: String,
    /// One or two sentences for search engines and link previews; empty where there are none.
    pub description: String,
    /// Language of the page's furniture: that of its labels, `de` or `en`.
    pub lang: String,
    /// BCP 47 tag of the document's own text where it differs from the page's; empty otherwise.
    pub text_lang: String,
    /// Direction of the document's own text: `ltr` or `rtl`.
    pub text_dir: &'static str,
    /// What leads to the front page's folder: `../../`; add a path to it for files (`{root}style.css`).
    pub root: String,
    /// The front page's address as seen from here.
    pub home: String,
    /// The whole address; empty without `base_url`.
    pub canonical: String,
    /// The kind folder or view that the navigation marks as current; empty on the front page.
    pub section: String,
    /// Class of `<body>`: the page type.
    pub class: &'static str,
    /// The way from the front page; the last one is the page itself.
    pub crumbs: Vec<Crumb>,
    /// The band of time under the masthead; none in a dossier without dates and on pages that show time themselves.
    pub band: Option<Band>,
    /// Navigation, with addresses as seen from here.
    pub navigation: Vec<NavigationItem>,
    /// Address of the search page; empty where the dossier has no search.
    pub search: String,
    /// Links of the footer: imprint, privacy and the like.
    pub footer: Vec<NavigationItem>,
    /// The page with the whole dossier for print; empty where there is none.
    pub print: String,
    /// The entity's own feed, or the dossier's; empty without `base_url`.
    pub feed: String,
    /// What that feed is called.
    pub feed_title: String,
    /// The OpenGraph type: `article` or `website`.
    pub og_type: &'static str,
    /// Asks search engines to leave the page out.
    pub noindex: bool,
}

/// A step of the breadcrumbs.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// Its text.
    pub text: String,
    /// Its address; empty for the page itself.
    pub href: String,
}

/// An entry of the main navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavigationItem {
    /// Its text.
    pub text: String,
    /// Its address.
    pub href: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// What a page says of itself, to make its frame from.
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its description.
    pub description: &'a str,
    /// The language of its text.
    pub language: &'a Language,
    /// The navigation entry that it belongs to.
    pub section: &'a str,
    /// Class of `<body>`.
    pub class: &'static str,
    /// Crumbs between the front page and the page itself: text and folder.
    pub above: &'a [(String, String)],
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Path of a feed of its own, empty for the dossier's.
    pub feed: &'a str,
}

impl Here<'_> {
    /// The frame of the page.
    pub fn frame(&self, about: &About<'_>) -> Frame {
        let config = &self.site.config;
        let mut crumbs = Vec::with_capacity(about.above.len() + 2);
        if !self.permalink.as_str().is_empty() {
            crumbs.push(Crumb { text: self.labels.text("frame.home").to_owned(), href: self.href_to("", "") });
            for (text, folder) in about.above {
                crumbs.push(Crumb { text: text.clone(), href: self.href_to(folder, "") });
            }
            crumbs.push(Crumb { text: about.title.to_owned(), href: String::new() });
        }
        let feed = if about.feed.is_empty() { "feed.xml" } else { about.feed };
        let feed_title =
            if about.feed.is_empty() { config.title.clone() } else { format!("{} – {}", about.title, config.title) };
        let foreign = about.language.tag() != self.labels.tag();
        Frame {
            title: about.title.to_owned(),
            description: about.description.to_owned(),
            lang: self.labels.tag().to_owned(),
            text_lang: if foreign { about.language.tag().to_owned() } else { String::new() },
            text_dir: direction(about.language.tag()),
            root: self.root.clone(),
            home: self.href_to("", ""),
            canonical: config.absolute(self.permalink.as_str()).unwrap_or_default(),
            section: about.section.to_owned(),
            class: about.class,
            crumbs,
            band: if matches!(about.class, "home" | "timeline") { None } else { self.band() },
            navigation: self.navigation(about.section),
            search: if config.search { self.href(&View::Search.permalink()) } else { String::new() },
            print: if config.print { self.href(&View::Print.permalink()) } else { String::new() },
            feed: if config.base_url.is_some() { format!("{}{feed}", self.root) } else { String::new() },
            footer: self.footer(),
            feed_title,
            og_type: if about.class == "article" { "article" } else { "website" },
            noindex: about.noindex,
        }
    }

    /// The main navigation, the page's own section marked.
    fn navigation(&self, section: &str) -> Vec<NavigationItem> {
        self.site
            .navigation
            .iter()
            .map(|entry| NavigationItem {
                text: entry.text.clone(),
                href: self.entry_href(entry),
                current: !entry.external && entry.target.trim_end_matches('/') == section && !section.is_empty(),
            })
            .collect()
    }

    /// The footer's links.
    fn footer(&self) -> Vec<NavigationItem> {
        let item = |entry: &NavigationEntry| NavigationItem {
            text: entry.text.clone(),
            href: self.entry_href(entry),
            current: false,
        };
        self.site.footer.iter().map(item).collect()
    }

    /// The address of a menu's entry as seen from the page.
    pub fn entry_href(&self, entry: &NavigationEntry) -> String {
        if entry.external { entry.target.clone() } else { self.href_to(&entry.target, &entry.fragment) }
    }
}

/// Writing direction of a language by its tag.
pub fn direction(tag: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 8] = ["ar", "fa", "he", "ur", "ps", "ug", "yi", "dv"];
    if RIGHT_TO_LEFT.contains(&tag.split('-').next().unwrap_or(tag)) { "rtl" } else { "ltr" }
}
