//! Sources outside the dossier.

use super::Date;
use super::vocabulary::vocabulary;

vocabulary! {
    /// What kind of source something is. What it says about the law weighs as much as its kind.
    SourceKind {
        Official = "official",
        Court = "court",
        Press = "press",
        Party = "party",
        Secondary = "secondary",
    }
}

impl SourceKind {
    /// How much it weighs: whoever makes and applies the law, then who reports first-hand or takes part, then all others.
    pub fn weight(self) -> u8 {
        match self {
            SourceKind::Official | SourceKind::Court => 2,
            SourceKind::Press | SourceKind::Party => 1,
            SourceKind::Secondary => 0,
        }
    }

    /// Whether it speaks for whoever makes and applies the law.
    pub fn is_official(self) -> bool {
        matches!(self, SourceKind::Official | SourceKind::Court)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutsideSource {
    /// What kind of source it is; secondary unless written.
    pub kind: Option<SourceKind>,
    pub title: String,
    /// Its address, http or https.
    pub url: Option<String>,
    /// The medium or body that published it.
    pub outlet: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    pub accessed: Option<Date>,
}

impl OutsideSource {
    pub fn kind(&self) -> SourceKind {
        self.kind.unwrap_or(SourceKind::Secondary)
    }

    /// What two mentions of one source share: its address, or its title where it has none.
    pub fn identity(&self) -> &str {
        self.url.as_deref().unwrap_or(&self.title)
    }

    /// Its title, or the host of its address where it has none.
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
