//! A parsed source file: everything that an author wrote, before anything is looked up.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::vocabulary::vocabulary;
use super::{
    Article, Body, Company, Date, Entity, EntityName, Evidence, KindName, Language, NameKind, OutsideSource, Permalink,
    Regulation, RelationStatement, Slug, bare_address,
};
use crate::diagnostic::Levels;
use crate::source::SourceFile;

/// One markdown file of the dossier.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file it was read from.
    pub source: Arc<SourceFile>,
    pub kind: KindName,
    /// Its name within the kind.
    pub slug: Slug,
    pub permalink: Permalink,
    /// `title` of an article or page, `name` of an entity.
    pub title: String,
    /// At most 24 characters, for heads of columns and labels of the network.
    pub short_name: Option<String>,
    /// In the dossier's own words.
    pub summary: Option<String>,
    pub language: Language,
    /// Further names by which links find it; those of an entity are among its names, too.
    pub aliases: Vec<String>,
    /// Threads of the story as written: slugs of `topics` in `dossier.yaml`, any words where that has none.
    pub topics: Vec<String>,
    /// Who wrote our page; the dossier's authors where none is named.
    pub authors: Vec<String>,
    /// When our page was first published.
    pub published: Option<Date>,
    /// When our page was last changed.
    pub updated: Option<Date>,
    /// What was corrected, oldest first as written.
    pub corrections: Vec<Correction>,
    /// Left out unless `--drafts`.
    pub draft: bool,
    /// Evidence for the facts of an entity; what an article rests on beside its source.
    pub sources: Vec<OutsideSource>,
    /// Where single values come from, by the path of the field: `dates.adopted`.
    pub basis: BTreeMap<String, Basis>,
    /// Former addresses, without a leading slash, with one at the end.
    pub redirect_from: Vec<String>,
    /// What the author decides about diagnostics of this document.
    pub levels: Levels,
    /// Whatever the author hands to their own templates.
    pub extra: serde_json::Value,
    /// Statements of relation made in this document.
    pub relations: Vec<RelationStatement>,
    /// The markdown body.
    pub body: Body,
    /// What only documents of this role have.
    pub detail: Detail,
}

/// What only documents of one role have.
#[derive(Clone, Debug)]
pub enum Detail {
    Page,
    /// The text above a page that the program makes: the front page, or the index of a kind.
    Introduction,
    /// A page that reports on a source.
    Article(Box<Article>),
    /// A thing that has names.
    Entity(Box<Entity>),
    /// A thread of the story; its page lists the documents that carry it.
    Topic,
}

impl Document {
    /// The front matter as written.
    pub fn front_matter(&self) -> &str {
        self.source.text.get(..self.body.span.start).unwrap_or_default()
    }

    /// The outside source of a basis: as the document lists it under the same address, else by its bare address.
    pub fn basis_source(&self, basis: &Basis) -> Option<OutsideSource> {
        let url = basis.source.as_ref()?;
        let mut listed = self.sources.iter().filter(|source| source.url.as_ref() == Some(url));
        Some(match (listed.next(), listed.next()) {
            (Some(only), None) => only.clone(),
            // Where several have this address, nobody says which is meant.
            _ => OutsideSource {
                title: bare_address(url),
                url: Some(url.clone()),
                accessed: basis.accessed.clone(),
                ..OutsideSource::default()
            },
        })
    }

    /// Whether it rests on any source, so that the dossier has a bibliography.
    pub fn has_sources(&self) -> bool {
        let outside = |evidence: &Evidence| matches!(evidence, Evidence::Outside(..));
        self.article().is_some_and(|article| !article.is_analysis())
            || !self.sources.is_empty()
            || self.basis.values().any(|basis| basis.source.is_some())
            || self.relations.iter().any(|relation| relation.evidence.iter().any(outside))
    }

    /// The text of one of its blocks, see [`TextBlock::text`](super::TextBlock::text).
    pub fn text(&self, block: usize) -> Cow<'_, str> {
        self.body.texts[block].text(&self.source.text)
    }

    /// The texts of its blocks, in order.
    pub fn texts(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.body.texts.iter().map(|block| block.text(&self.source.text))
    }

    /// Whether it stands above a page that the program makes, and has none of its own.
    pub fn is_introduction(&self) -> bool {
        matches!(self.detail, Detail::Introduction)
    }

    /// The article's own fields, where it is one.
    pub fn article(&self) -> Option<&Article> {
        match &self.detail {
            Detail::Article(article) => Some(article),
            _ => None,
        }
    }

    /// Whether it is a plain page with an address of its own; the front page's text has none.
    pub fn is_plain_page(&self) -> bool {
        matches!(self.detail, Detail::Page) && !self.permalink.as_str().is_empty()
    }

    /// Whether its address lies in no folder.
    pub fn is_at_the_top(&self) -> bool {
        self.permalink.as_str().matches('/').count() == 1
    }

    /// The entity's own fields, where it is one.
    pub fn entity(&self) -> Option<&Entity> {
        match &self.detail {
            Detail::Entity(entity) => Some(entity),
            _ => None,
        }
    }

    /// The company's own fields, where it is one.
    pub fn company(&self) -> Option<&Company> {
        self.entity()?.company.as_ref()
    }

    /// The regulation's own fields, where it is one.
    pub fn regulation(&self) -> Option<&Regulation> {
        self.entity()?.regulation.as_ref()
    }

    /// The jurisdiction of a regulation, a country's code.
    pub fn jurisdiction(&self) -> Option<&str> {
        self.regulation()?.jurisdiction.value().map(String::as_str)
    }

    /// All names of an entity, `name` first; empty for other documents.
    pub fn names(&self) -> &[EntityName] {
        self.entity().map_or(&[], |entity| &entity.names)
    }

    /// The names that readers are shown, each with its place among [`names`](Self::names). An alias that differs from an
    /// earlier name in nothing but its capitals is there to be found in texts, and is no other name.
    pub fn shown_names(&self) -> impl Iterator<Item = (usize, &EntityName)> {
        let mut shown = HashSet::new();
        self.names().iter().enumerate().filter(move |(_, name)| {
            let is_another = shown.insert(name.text.to_lowercase());
            is_another || !matches!(name.kind, NameKind::Alias | NameKind::Weak)
        })
    }

    /// Words in which no name of the entity counts; empty for other documents.
    pub fn not_named(&self) -> &[String] {
        self.entity().map_or(&[], |entity| &entity.not)
    }

    /// The citations of a regulation, by which it is named too.
    pub fn citations(&self) -> &[String] {
        self.regulation().and_then(|regulation| regulation.citations.value()).map_or(&[], Vec::as_slice)
    }

    /// The name for tight places.
    pub fn short(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.title)
    }

    /// The addresses that it had before, as its author lists them.
    pub fn former_addresses(&self) -> impl Iterator<Item = Permalink> {
        self.redirect_from.iter().map(|old| Permalink::of_former(old))
    }

    /// The address by which feeds know it: the first that it had, so that a renamed article is none that subscribers have not seen.
    pub fn first_address(&self) -> Permalink {
        self.former_addresses().next().unwrap_or_else(|| self.permalink.clone())
    }

    /// The day that stands for the document in lists: an article's date, else when it was published.
    pub fn date(&self) -> Option<&Date> {
        self.article().map(|article| &article.date).or(self.published.as_ref())
    }

    /// The outlet of the source that an article retells, where it is known.
    pub fn outlet(&self) -> Option<&str> {
        self.article()?.source.outlet.value().map(String::as_str)
    }

    /// When our page changed last, as far as its author says. The day of an article's source says nothing about that.
    pub fn last_change(&self) -> Option<&Date> {
        let corrected = self.corrections.iter().map(|correction| &correction.date);
        self.published.iter().chain(&self.updated).chain(corrected).max_by(|a, b| a.order(b))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub date: Date,
    /// What was changed, in words.
    pub text: String,
}

/// Where a value comes from that the dossier's own sources do not state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Outside or inferred.
    pub kind: BasisKind,
    /// The address of the outside source.
    pub source: Option<String>,
    pub accessed: Option<Date>,
    /// The reason, or a remark.
    pub note: Option<String>,
}

vocabulary! {
    /// How a value was obtained.
    BasisKind {
        /// From a source outside the dossier: `†`.
        External = "external",
        /// Inferred by the author, with the reason: `[ ]`.
        Inferred = "inferred",
    }
}
