//! `sitemap.xml` and `robots.txt`.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::config::Config;
use crate::link::graph::LinkGraph;
use crate::model::{Date, Document, Permalink, Precision};
use crate::page::list::parts::on_page;
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site};

/// An address of the site, by its path, and when it changed last, as far as that is known.
type Entry<'a> = (Cow<'a, str>, Option<String>);

/// Documents in one list of addresses; 50,000 addresses are the most that <https://www.sitemaps.org/protocol.html>
/// allows, and the other pages need some.
const DOCUMENTS_A_SITEMAP: usize = 45_000;

/// What a site that has an address tells search engines.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    if site.config.base_url.is_none() {
        return Vec::new();
    }
    let file = |path: String, text: fn(&Here<'_>, usize) -> String, part| {
        Page::new(site, Permalink::default(), move |here| Content::Text(text(here, part))).as_file(path)
    };
    let lists = (0..=sitemap_parts(site)).map(|part| file(sitemap_name(part), sitemap, part));
    std::iter::once(file("robots.txt".into(), |here, _| robots(&here.site.config), 0)).chain(lists).collect()
}

/// How many parts the list of all addresses has beside `sitemap.xml`; none where that holds all of them.
fn sitemap_parts(site: &Site) -> usize {
    match site.documents.len() {
        0..=DOCUMENTS_A_SITEMAP => 0,
        documents => documents.div_ceil(DOCUMENTS_A_SITEMAP),
    }
}

/// The file name of a part, from 1; that of the whole list for 0.
fn sitemap_name(part: usize) -> String {
    if part == 0 { "sitemap.xml".into() } else { format!("sitemap-{part}.xml") }
}

/// All addresses that search engines may show, with the time of their last change; or the list of the parts, where they
/// are too many for one file; or one of these parts.
///
/// Further pages of long lists are left out: what they hold is found from the page that they belong to.
fn sitemap(here: &Here<'_>, part: usize) -> String {
    let site: &Site = here.site;
    let parts = sitemap_parts(site);
    if part == 0 && parts > 0 {
        let files: Vec<Entry<'_>> = (1..=parts).map(|part| (sitemap_name(part).into(), None)).collect();
        return list(&site.config, ["sitemapindex", "sitemap"], &files);
    }
    let ids: Vec<DocId> = site.ids().collect();
    let own = on_page(&ids, part.max(1), DOCUMENTS_A_SITEMAP);
    let views = if part <= 1 { views(site) } else { Vec::new() };
    let documents = own.iter().filter(|id| !site.is_noindex(**id)).map(|id| site.document(*id));
    let documents = documents.filter(|document| !document.is_introduction());
    let entries = documents.map(|document| (document.permalink.as_str().into(), last_change(document)));
    list(&site.config, ["urlset", "url"], &views.into_iter().chain(entries).collect::<Vec<_>>())
}

/// The pages that are no documents.
fn views<'a>(site: &Site) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'_>> = vec![("".into(), None)];
    for (at, kind) in site.config.kinds.iter().enumerate() {
        if !kind.folder.is_empty() && !site.config.leaves_out(kind) && site.has_index(at) {
            entries.push((format!("{}/", kind.folder).into(), None));
        }
    }
    let listed = site.views.iter().filter(|view| view.is_listed());
    entries.extend(listed.map(|view| (view.permalink().to_string().into(), None)));
    entries
}

fn list(config: &Config, [all, one]: [&str; 2], entries: &[Entry<'_>]) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a string cannot fail.
    let _ = writeln!(text, "<{all} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    for (path, changed) in entries {
        let Some(address) = config.absolute(path) else { continue };
        let _ = write!(text, "<{one}><loc>{}</loc>", escaped(&address));
        if let Some(changed) = changed {
            let _ = write!(text, "<lastmod>{changed}</lastmod>");
        }
        let _ = writeln!(text, "</{one}>");
    }
    let _ = writeln!(text, "</{all}>");
    text
}

/// When our page changed last, as exactly as the dossier says.
fn last_change(document: &Document) -> Option<String> {
    let Date { earliest, precision, uncertain, approximate, .. } = document.last_change()?;
    match precision {
        _ if *uncertain || *approximate => None,
        Precision::Day => Some(earliest.to_string()),
        Precision::Month => Some(earliest.strftime("%Y-%m").to_string()),
        Precision::Year => Some(earliest.strftime("%Y").to_string()),
        Precision::Quarter | Precision::Interval => None,
    }
}

/// What search engines may read: everything; pages that should not be shown say so themselves.
fn robots(config: &Config) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(sitemap) = config.absolute("sitemap.xml") {
        let _ = write!(text, "\nSitemap: {sitemap}\n");
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
