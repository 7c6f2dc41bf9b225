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

    /// Whether a day lies so far behind the one on which such a source was published that it cannot have foretold what happened then:
    /// who reports tells of the weeks to come, who decides of the year.
    pub fn cannot_foretell(self, day: &Date, published: &Date) -> bool {
        let ahead = if self.is_official() { 366 } else { 31 };
        day.is_surely_after(published) && i64::from((day.earliest - published.latest).get_days()) > ahead
    }

    /// Whether it speaks for whoever makes and applies the law.
    pub fn is_official(self) -> bool {
        matches!(self, SourceKind::Official | SourceKind::Court)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
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

    /// Whether two mentions can be of one source: not where their days differ or their titles, since a register, a list or a
    /// court's data base has one address for all days and for all that can be looked up there.
    pub fn is_same(&self, other: &OutsideSource) -> bool {
        fn agree<T: PartialEq>(own: Option<&T>, other: Option<&T>) -> bool {
            own.zip(other).is_none_or(|(own, other)| own == other)
        }
        let days_agree =
            || self.date.as_ref().zip(other.date.as_ref()).is_none_or(|(own, other)| !own.conflicts(other));
        let titles_agree = || {
            let titles = [self, other].map(|source| Some(source.plain_title()).filter(|title| !title.is_empty()));
            agree(titles[0].as_ref(), titles[1].as_ref())
        };
        // Most sources that are compared have different addresses.
        let is_one_place = match (&self.url, &other.url) {
            (Some(own), Some(other)) => own == other,
            (None, None) => agree(self.outlet.as_ref(), other.outlet.as_ref()),
            _ => false,
        };
        is_one_place && days_agree() && titles_agree()
    }

    /// Its title without what differs by hand: capitals and white space.
    pub fn plain_title(&self) -> String {
        self.title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
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

/// An address without what a reader need not see.
pub fn bare_address(address: &str) -> String {
    let bare = address.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    bare.trim_end_matches('/').to_owned()
}
