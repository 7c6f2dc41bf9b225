//! The atoms of every view: links to documents, dates, statuses, citations. One notation everywhere.

pub mod claim;
pub mod fact;
pub mod standing;

use serde::Serialize;

use crate::labels::Labels;
use crate::link::graph::{Backlink, EvidenceSource, LinkGraph};
use crate::link::text::outgoing::{Mention, Quote};
use crate::model::{
    Basis, BasisKind, Certainty, CompanyType, Date, Kind, OutsideSource, Permalink, Precision, Role, Status,
};
use crate::site::{DocId, Site};

/// The page that is being planned: everything is seen from here, all addresses are relative to it.
#[derive(Clone)]
pub struct Here<'a> {
    /// The documents.
    pub site: &'a Site,
    /// What joins them.
    pub graph: &'a LinkGraph,
    /// Words of the page's language.
    pub labels: &'a Labels,
    /// The page's address.
    pub permalink: Permalink,
    /// What leads from the page to the front page: `../../`, or an absolute path on pages that are shown at any depth.
    pub root: String,
}

/// A link to a document of the dossier, with the sign of its kind.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct DocumentLink {
    /// Its name.
    pub text: String,
    /// Its address as seen from the page.
    pub href: String,
    /// Class of sign and colour: `co`, `pf`, `rg`, `ag`, `pe`, `ar`, `k1` ….
    pub class: String,
    /// The kind in words, for those who do not see the sign.
    pub kind: String,
    /// Language of the name where it is not the page's.
    pub lang: Option<String>,
}

/// A date as it is shown: the known part, dots for the unknown, words for those who do not see it.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct DateView {
    /// `2020-08`, `2020`, `2020-08-14`, `2020-09-11/14`.
    pub known: String,
    /// `-··`, `-··-··` or nothing.
    pub unknown: String,
    /// For the `datetime` attribute; empty where HTML has no form for it.
    pub datetime: String,
    /// `August 2020`.
    pub words: String,
    /// `auf den Monat genau, erschlossen`; empty for a plain day.
    pub note: String,
    /// Inferred: in square brackets.
    pub inferred: bool,
    /// From outside the dossier: a dagger.
    pub external: bool,
    /// Approximate or uncertain: a tilde.
    pub approximate: bool,
}

/// A legal status as sign and word.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct StatusView {
    /// One of [`STATUSES`]: `in_force`.
    pub key: &'static str,
    /// In words.
    pub label: String,
    /// Only inferred.
    pub inferred: bool,
    /// Only from outside the dossier.
    pub external: bool,
    /// A claim disputes it.
    pub disputed: bool,
    /// Sources give different days for it.
    pub conflict: bool,
}

/// Where a statement comes from.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Citation {
    /// `ONEtoONE 8/2020, Rn. 3`, or the title of an outside source.
    pub text: String,
    /// Where to read it; empty where a source has no address.
    pub href: String,
    /// Outside the dossier.
    pub external: bool,
    /// The source in full, for the outside ones: outlet, date, when it was read.
    pub detail: String,
}

/// A quoted sentence in three parts.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct QuoteView {
    /// Number of the passage, 0 in a footnote.
    pub passage: u32,
    /// Deep link to the place.
    pub href: String,
    /// Before the mention.
    pub before: String,
    /// The mention.
    pub mark: String,
    /// After it.
    pub after: String,
}

impl Here<'_> {
    /// The address of a page of the site, by its permalink.
    pub fn href(&self, permalink: &Permalink) -> String {
        self.href_to(permalink.as_str(), "")
    }

    /// The address of a folder of the site, with an anchor where `fragment` is not empty.
    pub fn href_to(&self, folder: &str, fragment: &str) -> String {
        let index = if self.site.config.links_to_folders() { "" } else { "index.html" };
        let hash = if fragment.is_empty() { "" } else { "#" };
        if folder == self.permalink.as_str() && !fragment.is_empty() {
            return format!("#{fragment}");
        }
        let address = [self.root.as_str(), folder, index, hash, fragment].concat();
        if address.is_empty() { "./".into() } else { address }
    }

    /// The address of a document, with an anchor where `fragment` is not empty.
    pub fn href_of(&self, id: DocId, fragment: &str) -> String {
        self.href_to(self.site.document(id).permalink.as_str(), fragment)
    }

    /// A link to a document by its full name.
    pub fn link(&self, id: DocId) -> DocumentLink {
        self.link_as(id, self.site.document(id).title.clone())
    }

    /// A link to a document by its short name.
    pub fn short_link(&self, id: DocId) -> DocumentLink {
        self.link_as(id, self.site.document(id).short().to_owned())
    }

    fn link_as(&self, id: DocId, text: String) -> DocumentLink {
        DocumentLink {
            text,
            href: self.href_of(id, ""),
            class: self.class(id),
            kind: self.kind_label(id),
            lang: Some(self.foreign(id)).filter(|lang| !lang.is_empty()),
        }
    }

    /// The language of a document where it is not the page's; empty otherwise.
    pub fn foreign(&self, id: DocId) -> String {
        let tag = self.site.document(id).language.tag();
        if tag == self.labels.tag() { String::new() } else { tag.to_owned() }
    }

    /// The class of sign and colour; a platform's square is hollow.
    pub fn class(&self, id: DocId) -> String {
        if self.is_platform(id) { "platform".into() } else { self.kind_class(self.site.kind(id)) }
    }

    /// The same for all of a kind.
    pub fn kind_class(&self, kind: &Kind) -> String {
        kind_class(&self.site.config.kinds, kind)
    }

    /// The kind in words: «Plattform» for platforms, else the kind's own label.
    pub fn kind_label(&self, id: DocId) -> String {
        if self.is_platform(id) {
            return self.labels.text("company_type.platform").to_owned();
        }
        self.labels.of(&self.site.kind(id).singular).to_owned()
    }

    fn is_platform(&self, id: DocId) -> bool {
        self.site.kind(id).role == Role::Company
            && self.site.document(id).company().is_some_and(|company| company.company_type == CompanyType::Platform)
    }

    /// A date, plain or with the mark of its basis.
    pub fn date(&self, date: &Date, basis: Option<&Basis>) -> DateView {
        let inferred = basis.is_some_and(|basis| basis.kind == BasisKind::Inferred);
        let external = basis.is_some_and(|basis| basis.kind == BasisKind::External);
        date_view(date, inferred, external, self.labels)
    }

    /// How an article's own date is shown.
    pub fn article_date(&self, id: DocId) -> Option<DateView> {
        let document = self.site.document(id);
        Some(self.date(document.date()?, document.basis.get("date")))
    }

    /// A status for one subject, with what is special about how it is known.
    pub fn status(&self, status: Status, certainty: Certainty) -> StatusView {
        let reported = certainty == Certainty::Reported && status == Status::InForce;
        let key = if reported { "reported" } else { status.word() };
        StatusView {
            key,
            label: self.labels.text(&format!("status.{key}")).to_owned(),
            inferred: certainty == Certainty::Inferred,
            external: false,
            disputed: false,
            conflict: false,
        }
    }

    /// The citation of a statement's source.
    pub fn citation(&self, evidence: &EvidenceSource) -> Citation {
        match evidence {
            EvidenceSource::Article { article, passage } => self.article_citation(*article, *passage),
            EvidenceSource::Outside(source) => self.outside_citation(source),
        }
    }

    /// The citation of an article, at a passage where it is not 0. On the article's own page only the passage is named.
    pub fn article_citation(&self, article: DocId, passage: u32) -> Citation {
        let own = self.site.document(article).permalink == self.permalink;
        let name = self.graph.cite_as(article);
        let number = self.labels.text("cite.passage").replace("{n}", &passage.to_string());
        let (text, fragment) = match (own, passage) {
            (_, 0) => (name.to_string(), String::new()),
            (true, _) => (number, format!("rn{passage}")),
            (false, _) => (format!("{}, {number}", name.replace(' ', "\u{a0}")), format!("rn{passage}")),
        };
        Citation { text, href: self.href_of(article, &fragment), external: false, detail: String::new() }
    }

    /// The citation of an outside source.
    pub fn outside_citation(&self, source: &OutsideSource) -> Citation {
        let mut detail: Vec<String> = source.outlet.iter().cloned().collect();
        detail.extend(source.date.as_ref().map(|date| date_view(date, false, false, self.labels).words));
        detail.extend(source.accessed.as_ref().map(|date| {
            self.labels.text("cite.accessed").replace("{date}", &date_view(date, false, false, self.labels).words)
        }));
        Citation {
            text: if source.title.is_empty() { source.url.clone().unwrap_or_default() } else { source.title.clone() },
            href: source.url.clone().unwrap_or_default(),
            external: true,
            detail: detail.join(", "),
        }
    }

    /// A source for tight places: an outside one by its outlet, «Mondaq 10/2019»; the page lists it in full elsewhere.
    pub fn short_citation(&self, evidence: &EvidenceSource) -> Citation {
        match evidence {
            EvidenceSource::Article { article, passage } => self.article_citation(*article, *passage),
            EvidenceSource::Outside(source) => self.short_outside_citation(source),
        }
    }

    /// An outside source by its outlet and date.
    pub fn short_outside_citation(&self, source: &OutsideSource) -> Citation {
        let full = self.outside_citation(source);
        let Some(outlet) = &source.outlet else { return Citation { detail: String::new(), ..full } };
        let date = source.date.as_ref().map(|date| self.labels.short_date(date));
        let text = [Some(outlet.clone()), date].into_iter().flatten().collect::<Vec<_>>().join("\u{a0}");
        Citation { text, detail: String::new(), ..full }
    }

    /// The sentence around a mention on another page.
    pub fn quote(&self, backlink: &Backlink, mention: &Mention, quote: &Quote) -> QuoteView {
        let [before, mark, after] = quote.excerpt.parts();
        let href = self.href_of(backlink.from, &quote.place.anchor(self.site, mention.target));
        QuoteView { passage: mention.passage, href, before, mark, after }
    }
}

/// How sign and colour of a kind are called: as the kind itself where it is the program's own, `k1` to `k6` in the order of
/// `dossier.yaml` where it is a further one.
pub fn kind_class(kinds: &[Kind], kind: &Kind) -> String {
    const OWN: [&str; 6] = ["article", "page", "company", "regulation", "agency", "person"];
    // Signs and colours that the theme has; a seventh kind shares the first one's.
    const FURTHER: usize = 6;
    if OWN.contains(&&*kind.name) {
        return kind.name.to_string();
    }
    let mut further = kinds.iter().filter(|kind| !OWN.contains(&&*kind.name));
    let place = further.position(|other| other.name == kind.name).unwrap_or_default();
    format!("k{}", place % FURTHER + 1)
}

/// All that a relation's sign can say, in the order of the legend. Each is the last part of its label's key and of the sign's
/// id; «reported» is in force as sources say, «none» a relation without a status.
pub const STATUSES: [&str; 13] = [
    "in_force",
    "issued",
    "expected",
    "announced",
    "draft",
    "proposed",
    "considered",
    "reported",
    "possible",
    "suspended",
    "ended",
    "revoked",
    "none",
];

fn date_view(date: &Date, inferred: bool, external: bool, labels: &Labels) -> DateView {
    let (known, unknown) = known_and_unknown(date);
    let precision = match date.precision {
        Precision::Day | Precision::Interval => "",
        Precision::Month => labels.text("date.to_month"),
        Precision::Quarter => labels.text("date.to_quarter"),
        Precision::Year => labels.text("date.to_year"),
    };
    let approximate = date.approximate || date.uncertain;
    let notes = [
        (!precision.is_empty(), precision),
        (approximate, labels.text("date.approximate")),
        (inferred, labels.text("mark.inferred")),
        (external, labels.text("mark.external")),
    ];
    let note = notes.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word).collect::<Vec<_>>().join(", ");
    let plain = matches!(date.precision, Precision::Day | Precision::Month | Precision::Year);
    DateView {
        datetime: if plain { known.clone() } else { String::new() },
        known,
        unknown,
        words: labels.date(date),
        note,
        inferred,
        external,
        approximate,
    }
}

/// The part of a date that is known and the dots that stand for the rest.
fn known_and_unknown(date: &Date) -> (String, String) {
    let first = date.earliest;
    match date.precision {
        Precision::Day => (first.to_string(), String::new()),
        Precision::Month => (format!("{:04}-{:02}", first.year(), first.month()), "-··".into()),
        Precision::Quarter => (format!("{:04}-Q{}", first.year(), (first.month() + 2) / 3), String::new()),
        Precision::Year => (format!("{:04}", first.year()), "-··-··".into()),
        Precision::Interval => interval(date),
    }
}

/// Both sides of an interval as they were written, or some year of a decade or century: `2020-09-11/14`, `2021-07/…`.
fn interval(date: &Date) -> (String, String) {
    let plain = |side: &str| side.trim_end_matches(['?', '~', '%']).to_owned();
    let Some((start, end)) = date.edtf.split_once('/') else {
        let year = plain(&date.edtf);
        let unknown = year.bytes().filter(|byte| *byte == b'X').count();
        return (year.trim_end_matches('X').to_owned(), format!("{}-··-··", "·".repeat(unknown)));
    };
    let side = |side: &str| Date::parse(&plain(side)).map_or_else(|_| "…".into(), |date| known_and_unknown(&date).0);
    let (start, end) = (side(start), side(end));
    // Two days of one month have their month once.
    let month = |side: &str| if side.len() == 10 { side.rfind('-') } else { None };
    let text = match (month(&start), month(&end)) {
        (Some(at), Some(_)) if start[..at] == end[..at] => format!("{start}/{}", &end[at + 1..]),
        _ => format!("{start}/{end}"),
    };
    (text, String::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_date_is_shown_finer_than_it_is_known() {
        for (edtf, known, unknown) in [
            ("2020-08-14", "2020-08-14", ""),
            ("2020-08", "2020-08", "-··"),
            ("2020", "2020", "-··-··"),
            ("2021-33", "2021-Q1", ""),
            ("2020-09-11/2020-09-14", "2020-09-11/14", ""),
            ("2020-08-30/2020-09-02", "2020-08-30/2020-09-02", ""),
            ("2021-07/..", "2021-07/…", ""),
            ("../2020", "…/2020", ""),
            ("2019~/2021-05", "2019/2021-05", ""),
            ("2021-33/2021-35", "2021-Q1/2021-Q3", ""),
            ("202X", "202", "·-··-··"),
            ("19XX", "19", "··-··-··"),
        ] {
            let date = Date::parse(edtf).expect("a date");
            assert_eq!(known_and_unknown(&date), (known.into(), unknown.into()), "{edtf}");
        }
    }
}
