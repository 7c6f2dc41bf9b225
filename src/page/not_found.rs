//! Pages that lead away: the one for addresses that do not exist, and those for addresses that moved.

use serde::Serialize;

use crate::page::frame::{About, Frame};
use crate::page::notation::Here;

/// The page for addresses that do not exist. It is shown at any depth, so the addresses in it are absolute.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {
    /// The frame.
    pub frame: Frame,
    /// Its title.
    pub title: String,
}

/// A former address.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectView {
    /// Language of its words.
    pub lang: &'static str,
    /// The new address, as seen from the old one.
    pub href: String,
    /// The new address as a whole; empty without `base_url`.
    pub canonical: String,
}

/// The view of `404.html`. `here.root` must be absolute: the path of `base_url`, or `/`.
pub fn not_found(here: &Here<'_>) -> NotFoundView {
    let title = here.labels.text("not_found.title").to_owned();
    let mut frame = here.frame(&About {
        title: &title,
        description: "",
        language: &here.site.config.language,
        section: "",
        class: "lost",
        above: &[],
        noindex: true,
        feed: "",
    });
    // It has no address of its own.
    frame.canonical = String::new();
    frame.crumbs = Vec::new();
    NotFoundView { frame, title }
}

/// The view of a former address that leads to `target`: a folder of the site, perhaps with an anchor, or a whole
/// address.
pub fn redirect(here: &Here<'_>, target: &str) -> RedirectView {
    let lang = here.labels.tag();
    if target.starts_with("https://") || target.starts_with("http://") {
        return RedirectView { lang, href: target.to_owned(), canonical: target.to_owned() };
    }
    let (folder, fragment) = target.split_once('#').unwrap_or((target, ""));
    RedirectView {
        lang,
        href: here.href_to(folder, fragment),
        canonical: here.site.config.absolute(folder).unwrap_or_default(),
    }
}
