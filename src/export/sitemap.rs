//! `sitemap.xml` and `robots.txt`.

use std::fmt::Write as _;

use super::feed::last_change;
use crate::config::Config;
use crate::link::graph::LinkGraph;
use crate::page::claims_list::claim_pages;
use crate::page::notation::Here;
use crate::page::sources::source_pages;
use crate::site::Site;

/// The list of all addresses that search engines may show, with the day of their last change.
///
/// Further pages of long lists are left out: what they hold is found from the page that they belong to.
pub fn sitemap(here: &Here<'_>) -> String {
    let (site, graph): (&Site, &LinkGraph) = (here.site, here.graph);
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut add = |path: &str, day: Option<jiff::civil::Date>| {
        let Some(address) = site.config.absolute(path) else { return };
        let _ = write!(text, "<url><loc>{}</loc>", escaped(&address));
        if let Some(day) = day {
            let _ = write!(text, "<lastmod>{day}</lastmod>");
        }
        text.push_str("</url>\n");
    };
    add("", None);
    for (at, kind) in site.config.kinds.iter().enumerate() {
        if !kind.folder.is_empty() && !site.config.leaves_out(kind) && site.kind_of.contains(&at) {
            add(&format!("{}/", kind.folder), None);
        }
    }
    let views =
        [("timeline/", !graph.articles().is_empty()), ("matrix/", site.has_matrix), ("network/", site.has_network)];
    views.into_iter().filter(|(_, there)| *there).for_each(|(path, _)| add(path, None));
    if source_pages(graph) > 0 {
        add("sources/", None);
    }
    if claim_pages(graph) > 0 {
        add("claims/", None);
    }
    for id in site.ids().filter(|id| !site.is_noindex(*id)) {
        let document = site.document(id);
        if !document.permalink.as_str().is_empty() {
            add(document.permalink.as_str(), last_change(document));
        }
    }
    text.push_str("</urlset>\n");
    text
}

/// What search engines may read: everything; pages that should not be shown say so themselves.
pub fn robots(config: &Config) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(sitemap) = config.absolute("sitemap.xml") {
        let _ = write!(text, "\nSitemap: {sitemap}\n");
    }
    text
}

/// Text in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
