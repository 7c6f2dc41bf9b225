//! The page of an article: our text in numbered paragraphs, and the apparatus that shows what each of them supports.

pub mod apparatus;
mod margin;
pub mod record;

use std::collections::BTreeMap;

use serde::Serialize;

use super::alphabet::Alphabet;
use super::body::body_plan;
use super::frame::{About, Frame};
use super::notation::{DateView, DocumentLink, Here, TextLink};
use crate::model::{ArticleType, Document};
use crate::page::article::apparatus::{MarginNotes, apparatus};
use crate::page::article::record::{CiteView, PlaceView, Record, cite, cite_place, record};
use crate::page::frame;
use crate::page::list::claims::{ClaimsView, claims};
use crate::page::list::mentions::{MentionsView, mentions};
use crate::page::list::parts::BarEntry;
use crate::page::plan::Content;
use crate::site::DocId;

/// Everything that the template of an article shows.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    pub frame: Frame,
    /// Kind and kicker: `Artikel`, `Datenstreit`.
    pub kind: String,
    /// The heading of the text, for those who do not see where it begins.
    pub text_title: String,
    pub kicker: String,
    pub title: String,
    pub lede: String,
    /// The catalogue record of the source.
    pub record: Record,
    pub cite: CiteView,
    pub cite_place: PlaceView,
    /// What each paragraph supports: entry 0 for statements without a paragraph, then one for each paragraph.
    pub apparatus: Vec<MarginNotes>,
    /// Whether any paragraph supports a statement.
    pub has_apparatus: bool,
    /// Who is named, by kind.
    pub entities: Vec<EntityGroup>,
    pub topics: Vec<TextLink>,
    /// What follows the text.
    pub contents: Vec<BarEntry>,
    /// «Von Ada Example»; empty where no author of our page is named.
    pub byline: String,
    pub claims: ClaimsView,
    pub mentions: MentionsView,
    /// The article before by date.
    pub earlier: Option<Neighbour>,
    /// The article after by date.
    pub later: Option<Neighbour>,
    pub corrections: Vec<CorrectionView>,
    pub updated: Option<DateView>,
    pub extra: serde_json::Value,
}

/// Entities of one kind that an article names.
#[derive(Clone, Debug, Serialize)]
pub struct EntityGroup {
    /// The kind, in the plural.
    pub label: String,
    pub class: String,
    /// The entities, most mentioned first.
    pub items: Vec<NamedEntity>,
}

#[derive(Clone, Debug, Serialize)]
pub struct NamedEntity {
    pub link: DocumentLink,
    /// How often our page names it; 0 where it is a subject that the text does not name.
    pub n: usize,
    /// Whether it is a main subject.
    pub main: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Neighbour {
    pub href: String,
    pub title: String,
    pub date: Option<DateView>,
    pub lang: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct CorrectionView {
    pub date: DateView,
    pub text: String,
}

/// What stands on the page of an article.
pub fn content(here: &Here<'_>, id: DocId) -> Content {
    Content::new("article.html", article(here, id)).with_body(body_plan(here, id))
}

pub fn article(here: &Here<'_>, id: DocId) -> ArticleView {
    let document = here.site.document(id);
    let kind = here.site.kind(id);
    let article = document.article().expect("only articles have this page");
    let kind_label = here.labels.of(&kind.plural).to_owned();
    let above = [(kind_label, format!("{}/", kind.folder))];
    let mut frame = frame::frame(
        here,
        &About {
            title: &document.title,
            description: document.summary.as_deref().unwrap_or_default(),
            document: Some(id),
            language: Some(&document.language),
            authors: &document.authors,
            section: &kind.folder,
            band_of: Some(id),
            class: "article",
            above: &above,
            noindex: here.site.is_noindex(id),
            ..About::default()
        },
    );
    if let Some(last) = frame.crumbs.last_mut() {
        last.text = here.labels.date(&article.date);
    }
    let apparatus = apparatus(here, id);
    let (entities, claims, mentions) = (entities(here, id), claims(here, id), mentions(here, id));
    let [earlier, later] = here.graph.neighbours(id);
    ArticleView {
        kind: match article.article_type {
            Some(ArticleType::Analysis) => here.labels.text("article.analysis").to_owned(),
            Some(ArticleType::Verbatim) => here.labels.text("article.verbatim").to_owned(),
            None => here.labels.of(&kind.singular).to_owned(),
        },
        text_title: here
            .labels
            .text(if article.is_verbatim() { "article.verbatim" } else { "article.summary" })
            .to_owned(),
        byline: here.byline(document),
        kicker: article.kicker.clone().unwrap_or_default(),
        title: document.title.clone(),
        lede: document.summary.clone().unwrap_or_default(),
        record: record(here, document, article),
        cite: cite(here, id, document, article, &frame.canonical),
        cite_place: cite_place(here, document),
        has_apparatus: apparatus.iter().skip(1).any(|notes| !notes.empty),
        apparatus,
        contents: contents(here, &entities, &claims),
        entities,
        topics: here.topics(id),
        claims,
        mentions,
        earlier: earlier.map(|other| neighbour(here, other)),
        later: later.map(|other| neighbour(here, other)),
        corrections: corrections(here, document),
        updated: last_changed(here, document),
        extra: document.extra.clone(),
        frame,
    }
}

/// The sections behind the text, in their order; the headings of the text are known when it is rendered.
fn contents(here: &Here<'_>, entities: &[EntityGroup], claims: &ClaimsView) -> Vec<BarEntry> {
    let named = entities.iter().map(|group| group.items.len()).sum();
    let sections = [("entities", named), ("claims", claims.total)].into_iter().filter(|(_, count)| *count > 0);
    sections.chain([("mentions", 0)]).map(|(id, count)| BarEntry::section(here, id, count)).collect()
}

/// When a page changed after it was published: the last of its changes and corrections; none where it did not.
pub fn last_changed(here: &Here<'_>, document: &Document) -> Option<DateView> {
    let is_own = document.updated.as_ref() == document.last_change();
    let day = document.last_change().filter(|day| is_own || document.published.as_ref() != Some(day))?;
    Some(here.date(day, if is_own { document.basis.get("updated") } else { None }))
}

/// What was corrected on a page, newest first.
pub fn corrections(here: &Here<'_>, document: &Document) -> Vec<CorrectionView> {
    let mut corrections: Vec<_> = document.corrections.iter().collect();
    corrections.sort_by(|a, b| b.date.order(&a.date));
    let view = |correction: &crate::model::Correction| CorrectionView {
        date: here.date(&correction.date, None),
        text: correction.text.clone(),
    };
    corrections.into_iter().map(view).collect()
}

/// A link to the article before or after.
fn neighbour(here: &Here<'_>, other: DocId) -> Neighbour {
    let document = here.site.document(other);
    Neighbour {
        href: here.href_of(other, ""),
        title: document.title.clone(),
        date: here.article_date(other),
        lang: here.foreign(other),
    }
}

/// Who is named in the text or given as a subject, by kind in the order of the configuration, most mentioned first.
fn entities(here: &Here<'_>, id: DocId) -> Vec<EntityGroup> {
    let mut counts: BTreeMap<DocId, usize> = BTreeMap::new();
    for mention in &here.graph.outgoing(id).mentions {
        *counts.entry(mention.target).or_default() += 1;
    }
    let subjects = here.graph.subjects(id);
    for subject in subjects {
        counts.entry(*subject).or_default();
    }
    let mut groups: BTreeMap<usize, Vec<(DocId, usize)>> = BTreeMap::new();
    for (entity, n) in counts.into_iter().filter(|(entity, _)| here.site.kind(*entity).is_entity()) {
        groups.entry(here.site.kind_of[entity.index()]).or_default().push((entity, n));
    }
    let alphabet = Alphabet::new(here.labels.tag());
    let group = |(kind, items): (usize, Vec<(DocId, usize)>)| {
        let kind = &here.site.config.kinds[kind];
        let named = |(entity, n): (DocId, usize)| (n, here.site.document(entity).short(), entity);
        let mut items: Vec<(usize, &str, DocId)> = items.into_iter().map(named).collect();
        items.sort_by(|(n, a, x), (m, b, y)| m.cmp(n).then_with(|| alphabet.compare(a, b)).then(x.cmp(y)));
        let item = |(n, _, entity)| NamedEntity { link: here.short_link(entity), n, main: subjects.contains(&entity) };
        EntityGroup {
            label: here.labels.of(&kind.plural).to_owned(),
            class: here.kind_class(kind),
            items: items.into_iter().map(item).collect(),
        }
    };
    groups.into_iter().map(group).collect()
}
