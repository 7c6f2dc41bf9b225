//! Former addresses as rules for hosts that read them from the site: `_redirects`.

use std::fmt::Write as _;

use crate::config::Host;
use crate::link::graph::LinkGraph;
use crate::model::Permalink;
use crate::page::notation::Here;
use crate::page::plan::{Content, Page};
use crate::site::Site;

/// The most redirects that Cloudflare takes. Those that it does not know are pages, which lead on by themselves.
const REDIRECTS: usize = 2_000;

/// The rules, where the dossier's host reads any.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let Some(host) = site.config.hosting.filter(|host| host.reads_rules()) else { return Vec::new() };
    let rules = move |here: &Here<'_>| Content::Text(redirects(here, host));
    vec![Page::new(site, Permalink::default(), rules).as_file("_redirects")]
}

/// Former addresses. A place within a page is reached by the page at the old address, whose script hands it on.
fn redirects(here: &Here<'_>, host: Host) -> String {
    let root = here.site.config.root();
    // A page lies at each old address, which Netlify would show.
    let code = if host == Host::Netlify { "301!" } else { "301" };
    let mut text = String::new();
    let all = here.site.redirects.iter().filter(|(_, redirect)| !redirect.target.contains('#'));
    for (from, redirect) in all.take(REDIRECTS) {
        let is_whole = redirect.target.starts_with("https://") || redirect.target.starts_with("http://");
        let before = if is_whole { "" } else { root };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{root}{from} {before}{} {code}", redirect.target);
    }
    text
}
