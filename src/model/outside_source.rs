//! Sources outside the dossier.

use super::Date;

/// A source outside the dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutsideSource {
    /// Its title.
    pub title: String,
    /// Its address, http or https.
    pub url: Option<String>,
    /// The medium or body that published it.
    pub outlet: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// When it was read.
    pub accessed: Option<Date>,
}

impl OutsideSource {
    /// Its title, else the host of its address.
    pub fn shown_title(&self) -> &str {
        if self.title.is_empty() { self.url.as_deref().map_or("", host) } else { &self.title }
    }
}

/// The host of an address, which is enough to recognise it.
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}
