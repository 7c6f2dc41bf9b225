//! What every page has around its content.

use serde::Serialize;

use super::notation::{Here, TextLink};
use crate::labels::direction;
use crate::link::files;
use crate::model::{Date, Document, Kind, Language};
use crate::page::linked_data::{Subject, linked_data};
use crate::page::timeline::band::{self, Band};
use crate::site::{DocId, NavigationEntry, View};

/// The frame of a page. Nothing in it depends on the dossier as a whole but its title, kinds and navigation: an edit of
/// one document must not change every page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The page's own title, without the dossier's.
    pub title: String,
    /// One or two sentences for search engines and link previews; empty where there are none.
    pub description: String,
    /// Who wrote the page: its own authors, else the dossier's.
    pub authors: Vec<String>,
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
    /// The whole address; empty where there is none.
    pub canonical: String,
    /// The kind folder or view that the navigation marks as current; empty on the front page.
    pub section: String,
    /// Class of `<body>`: the page type.
    pub class: &'static str,
    /// The way from the front page; the last one is the page itself.
    pub crumbs: Vec<TextLink>,
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
    /// The page about the data; empty where there is none.
    pub data: String,
    /// The entity's own feed, or the dossier's; empty without `base_url`.
    pub feed: String,
    /// What that feed is called.
    pub feed_title: String,
    /// The picture that other sites show beside a link; none without `base_url`.
    pub image: Option<SharedPicture>,
    /// The OpenGraph type: `article` or `website`.
    pub og_type: &'static str,
    pub noindex: bool,
    /// Language and territory for OpenGraph: `de_DE`; empty where only the language is known.
    pub locale: String,
    /// When our page was published and when it changed last, as ISO dates; empty where nobody says.
    pub published: String,
    pub modified: String,
    /// The day that a program cites our page by, as an ISO date: when it was published, else when it changed, else as of
    /// which it says how things stand. Programs that are told none take the first date of the text, which is that of an event.
    pub dated: String,
    /// The topics of a document.
    pub topics: Vec<String>,
    /// What the page is, as JSON-LD for a `script`; empty without `base_url`.
    pub linked_data: String,
}

impl Frame {
    /// Where a list of a kind that stands in parts can be narrowed as a whole; empty in a dossier without a search.
    pub fn search_of(&self, kind: &Kind) -> String {
        if self.search.is_empty() { String::new() } else { format!("{}?kind={}", self.search, kind.name) }
    }

    /// The same for what carries a topic, by its label.
    pub fn search_of_topic(&self, label: &str) -> String {
        if self.search.is_empty() { String::new() } else { format!("{}?topic={}", self.search, in_query(label)) }
    }
}

/// A text as a value in the query of an address.
fn in_query(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// The picture that other sites show beside a link to any page.
#[derive(Clone, Debug, Serialize)]
pub struct SharedPicture {
    /// Its whole address.
    pub url: String,
    /// In pixels; 0 where they are not known.
    pub width: u32,
    pub height: u32,
}

/// An entry of the main navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavigationItem {
    pub text: String,
    pub href: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// What a page says of itself, to make its frame from.
#[derive(Default)]
pub struct About<'a> {
    pub title: &'a str,
    pub description: &'a str,
    /// Who wrote it, where that is not the dossier's authors.
    pub authors: &'a [String],
    /// The language of its text, where it is that of a document.
    pub language: Option<&'a Language>,
    /// The navigation entry that it belongs to.
    pub section: &'a str,
    pub class: &'static str,
    /// The document that it shows; none for what the program makes of the whole dossier.
    pub document: Option<DocId>,
    /// Crumbs between the front page and the page itself: text and folder.
    pub above: &'a [(String, String)],
    /// The document whose events and articles light up in the band; none for the band alone.
    pub band_of: Option<DocId>,
    pub noindex: bool,
    /// Whether it says how things stand as of a day, by which it is cited.
    pub shows_standing: bool,
    /// Path of a feed of its own, empty for the dossier's.
    pub feed: &'a str,
}

/// The frame of the page.
pub fn frame(here: &Here<'_>, about: &About<'_>) -> Frame {
    let config = &here.site.config;
    let mut crumbs = Vec::with_capacity(about.above.len() + 2);
    if !here.permalink.as_str().is_empty() {
        crumbs.push(TextLink { text: here.labels.text("frame.home").to_owned(), href: here.href_to("", "") });
        for (text, folder) in about.above {
            crumbs.push(TextLink { text: text.clone(), href: here.href_to(folder, "") });
        }
        crumbs.push(TextLink { text: about.title.to_owned(), href: String::new() });
    }
    let feed = if about.feed.is_empty() { "feed.xml" } else { about.feed };
    let feed_title =
        if about.feed.is_empty() { config.title.clone() } else { format!("{} – {}", about.title, config.title) };
    let authors = if about.authors.is_empty() { &config.authors } else { about.authors };
    let document = about.document.map(|id| here.site.document(id));
    let day = |date: Option<&Date>| date.and_then(Date::iso_prefix).unwrap_or_default();
    let as_of = if about.shows_standing { &here.site.as_of } else { &config.as_of };
    let subject = Subject { title: about.title, authors, above: about.above, document: about.document };
    let language = about.language.unwrap_or(&config.language).tag();
    let foreign = language != here.labels.tag();
    Frame {
        title: about.title.to_owned(),
        description: about.description.to_owned(),
        authors: authors.to_vec(),
        lang: here.labels.tag().to_owned(),
        text_lang: if foreign { language.to_owned() } else { String::new() },
        text_dir: direction(language),
        root: here.root.clone(),
        home: here.href_to("", ""),
        canonical: config.absolute(here.permalink.as_str()).unwrap_or_default(),
        section: about.section.to_owned(),
        class: about.class,
        crumbs,
        band: if matches!(about.class, "home" | "timeline") { None } else { band::band(here, about.band_of) },
        navigation: here.site.navigation.iter().map(|entry| item(here, entry, about.section)).collect(),
        search: if config.search { here.href(&View::Search.permalink()) } else { String::new() },
        print: if config.print { here.href(&View::Print.permalink()) } else { String::new() },
        data: if here.site.has(View::Data) { here.href(&View::Data.permalink()) } else { String::new() },
        feed: if here.site.has_feed { format!("{}{feed}", here.root) } else { String::new() },
        footer: here.site.footer.iter().map(|entry| item(here, entry, "")).collect(),
        feed_title,
        image: shared_picture(here),
        og_type: if about.class == "article" { "article" } else { "website" },
        noindex: about.noindex,
        locale: locale(language),
        published: day(document.and_then(|document| document.published.as_ref())),
        modified: day(document.and_then(Document::last_change)),
        dated: day(document.and_then(cited_by).or(as_of.as_ref())),
        topics: document.map(|document| document.topics.clone()).unwrap_or_default(),
        linked_data: linked_data(here, &subject),
    }
}

/// The date of a document's page itself, not that of what it is about.
fn cited_by(document: &Document) -> Option<&Date> {
    document.published.as_ref().or_else(|| document.last_change())
}

fn shared_picture(here: &Here<'_>) -> Option<SharedPicture> {
    let place = files::shared_picture(here.site)?;
    let size = here.site.pictures.get(&place.source());
    let (width, height) = size.map_or((0, 0), |size| (size.width, size.height));
    Some(SharedPicture { url: here.site.config.absolute(&place.address())?, width, height })
}

/// Language and territory of a tag; of a language alone that of most of its readers, where there is no doubt.
fn locale(tag: &str) -> String {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let territory = parts.find(|part| part.len() == 2).map(str::to_uppercase);
    let usual = match language {
        "de" => Some("DE"),
        "en" => Some("US"),
        _ => None,
    };
    territory.as_deref().or(usual).map(|territory| format!("{language}_{territory}")).unwrap_or_default()
}

/// The frame of a page of a list that may have several, by its number from 1: what the list is called, and its folder.
pub fn of_part(here: &Here<'_>, number: usize, name: &str, folder: &str, about: About<'_>) -> Frame {
    let about = About { title: name, section: folder, ..about };
    if number == 1 {
        return frame(here, &about);
    }
    let above = [(name.to_owned(), format!("{folder}/"))];
    let title = here.labels.text("index.part").replace("{title}", name).replace("{n}", &here.labels.number(number));
    frame(here, &About { title: &title, above: &above, ..about })
}

/// An entry of a menu; that of the page's own section is marked.
fn item(here: &Here<'_>, entry: &NavigationEntry, section: &str) -> NavigationItem {
    let own = !section.is_empty() && !entry.external && entry.target.trim_end_matches('/') == section;
    NavigationItem { text: entry.text.clone(), href: entry_href(here, entry), current: own }
}

/// The address of a menu's entry as seen from the page.
pub fn entry_href(here: &Here<'_>, entry: &NavigationEntry) -> String {
    if entry.external { entry.target.clone() } else { here.href_to(&entry.target, &entry.fragment) }
}
