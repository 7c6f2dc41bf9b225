//! Where a statement comes from.

use serde::Serialize;

use crate::link::graph::EvidenceSource;
use crate::model::OutsideSource;
use crate::page::notation::Here;
use crate::site::DocId;

/// Where a statement comes from.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Citation {
    /// `ONEtoONE 8/2020, Rn. 3`, or the title of an outside source.
    pub text: String,
    /// Where to read it; empty where a source has no address.
    pub href: String,
    pub external: bool,
    /// The source in full, for the outside ones: outlet, date, when it was read.
    pub detail: String,
    /// The title of an outside source that is cited in short, which a card shows.
    pub title: String,
    /// Its outlet, date, and when it was read.
    pub imprint: String,
}

impl Citation {
    /// The same where a card says what the text leaves out.
    pub fn with_card(self) -> Citation {
        Citation { title: self.text.clone(), imprint: self.detail, detail: String::new(), ..self }
    }
}

impl Here<'_> {
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
            (true, _) => (number, self.passage_id(article, passage)),
            (false, _) => (format!("{}, {number}", name.replace(' ', "\u{a0}")), self.passage_id(article, passage)),
        };
        Citation { text, href: self.href_of(article, &fragment), ..Citation::default() }
    }

    /// The id that a link to a passage uses, so that it leads to the same text when paragraphs are added.
    pub fn passage_id(&self, document: DocId, passage: u32) -> String {
        self.site.body(document).lasting_id(passage).unwrap_or_default()
    }

    pub fn outside_citation(&self, source: &OutsideSource) -> Citation {
        let mut detail: Vec<String> = source.outlet.iter().cloned().collect();
        detail.extend(source.date.as_ref().map(|date| self.labels.date(date)));
        detail.extend(
            source
                .accessed
                .as_ref()
                .map(|date| self.labels.text("cite.accessed").replace("{date}", &self.labels.date(date))),
        );
        Citation {
            text: if source.title.is_empty() { source.url.clone().unwrap_or_default() } else { source.title.clone() },
            href: source.url.clone().unwrap_or_default(),
            external: true,
            detail: detail.join(", "),
            ..Citation::default()
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
        let Some(outlet) = &source.outlet else { return full.with_card() };
        let date = source.date.as_ref().map(|date| self.labels.short_date(date));
        let text = [Some(outlet.clone()), date].into_iter().flatten().collect::<Vec<_>>().join("\u{a0}");
        Citation { text, ..full.with_card() }
    }

    /// Citations without repetition, in order; outside sources in short.
    pub fn citations<'s>(&self, sources: impl Iterator<Item = &'s EvidenceSource>) -> Vec<Citation> {
        let mut citations: Vec<Citation> = Vec::new();
        for citation in sources.map(|source| self.short_citation(source)) {
            if !citations.contains(&citation) {
                citations.push(citation);
            }
        }
        citations
    }

    /// A source in a word or two: how the article is cited, or the outlet.
    pub fn source_name(&self, evidence: &EvidenceSource) -> String {
        match evidence {
            EvidenceSource::Article { article, .. } => self.graph.cite_as(*article).to_string(),
            EvidenceSource::Outside(source) => source.outlet.clone().unwrap_or_else(|| source.title.clone()),
        }
    }
}
