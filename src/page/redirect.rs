//! Pages for addresses that moved.

use serde::Serialize;

use crate::link::graph::LinkGraph;
use crate::model::Permalink;
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::site::{Redirect, Site};

#[derive(Clone, Debug, Serialize)]
pub struct RedirectView {
    /// Language of its words.
    pub lang: &'static str,
    /// The way to the front page.
    pub root: String,
    /// The new address, as seen from the old one.
    pub href: String,
    /// The new address as a whole; empty without `base_url`.
    pub canonical: String,
}

/// A page for each former address. One that names a file becomes that file, so that hosts find it there.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let page = |(from, redirect): (&Permalink, &Redirect)| {
        let target = redirect.target.clone();
        let page = Page::new(site, from.clone(), move |here| Content::new("redirect.html", view(here, &target)));
        let page = page.asked_by(redirect.author.clone());
        match file_name(from) {
            Some(file) => page.as_file(file).with_root(from.to_root().replacen("../", "", 1)),
            None => page,
        }
    };
    site.redirects.iter().map(page).collect()
}

fn file_name(address: &Permalink) -> Option<&str> {
    let file = address.as_str().trim_end_matches('/');
    [".html", ".htm"].iter().any(|extension| file.ends_with(extension)).then_some(file)
}

/// The view of a former address that leads to `target`: a folder of the site, perhaps with an anchor, or a whole
/// address.
fn view(here: &Here<'_>, target: &str) -> RedirectView {
    let (lang, root) = (here.labels.tag(), here.root.clone());
    if target.starts_with("https://") || target.starts_with("http://") {
        return RedirectView { lang, root, href: target.to_owned(), canonical: target.to_owned() };
    }
    let (folder, fragment) = target.split_once('#').unwrap_or((target, ""));
    RedirectView {
        lang,
        root,
        href: here.href_to(folder, fragment),
        canonical: here.site.config.absolute(folder).unwrap_or_default(),
    }
}
