//! The entries of the bibliography: the source of an article, and one outside the dossier.

use serde::Serialize;

use crate::link::graph::outside_sources::OutsideUse;
use crate::model::{Article, SourceKind, Stated, host};
use crate::page::article::record::{foreign, mark, original, original_outside, quoted};
use crate::page::list::facets::{self, Facets};
use crate::page::notation::fact::FactValue;
use crate::page::notation::{DateView, DocumentLink, Here};
use crate::page::sources::outlet_bar::outlet_id;
use crate::site::DocId;

/// How many pages are named behind an outside source.
const SHOWN_USERS: usize = 8;

#[derive(Clone, Debug, Serialize)]
pub struct OutletGroup {
    /// Its anchor; empty where another group of the page has it.
    pub id: String,
    /// Its name with the mark that all of these sources have; without a text where it is not stated.
    pub outlet: FactValue,
    /// The sources, oldest first.
    pub items: Vec<SourceEntry>,
}

/// The source of one article. What is known carries the marks of how; what is not is said.
#[derive(Clone, Debug, Serialize)]
pub struct SourceEntry {
    /// When it was published.
    pub date: DateView,
    pub authors: FactValue,
    /// Its headline in quotation marks.
    pub headline: FactValue,
    pub publisher: FactValue,
    pub address: FactValue,
    /// Archived copies: address and day.
    pub archived: Vec<(String, String)>,
    /// What else is known, in words: type, language, what it relies on.
    pub known: Vec<String>,
    pub missing: Vec<String>,
    pub cite: String,
    pub lang: String,
    pub cite_as: String,
    pub page: DocumentLink,
    /// What it is narrowed by in a browser (`facets`).
    pub facets: Facets,
}

#[derive(Clone, Debug, Serialize)]
pub struct OutsideEntry {
    /// Its title, or its host.
    pub title: String,
    /// Its address; empty where it has none.
    pub url: String,
    /// Who published it; empty where it is not stated.
    pub outlet: String,
    /// When it was published.
    pub date: Option<DateView>,
    /// When it was read, in words; empty where it is not stated.
    pub accessed: String,
    pub missing: Vec<String>,
    pub cite: String,
    /// The pages that use it.
    pub used_by: Vec<DocumentLink>,
    /// «4 weitere»; empty for none.
    pub more: String,
    /// «amtlich»; empty for sources that are neither official nor of a court nor take part.
    pub kind: String,
    /// What it is narrowed by in a browser (`facets`).
    pub facets: Facets,
}

/// The sources of these articles, which come by outlet.
pub fn outlets(here: &Here<'_>, articles: &[DocId]) -> Vec<OutletGroup> {
    let mut groups: Vec<OutletGroup> = Vec::new();
    for &id in articles {
        let document = here.site.document(id);
        let Some(article) = document.article() else { continue };
        let outlet = article.source.outlet.value().cloned().unwrap_or_default();
        let outlet = mark(FactValue::text(outlet), document.basis.get("source.outlet"));
        let name = outlet.text.to_lowercase();
        let of_name = groups.iter_mut().rev().take_while(|group| group.outlet.text.to_lowercase() == name);
        let same_mark = |group: &&mut OutletGroup| {
            (group.outlet.inferred, group.outlet.external) == (outlet.inferred, outlet.external)
        };
        match of_name.into_iter().find(same_mark) {
            Some(group) => group.items.push(entry(here, id, article)),
            None => {
                let id_of = outlet_id(&outlet.text);
                let is_free = groups.iter().all(|group| group.id != id_of);
                let items = vec![entry(here, id, article)];
                groups.push(OutletGroup { id: if is_free { id_of } else { String::new() }, outlet, items });
            }
        }
    }
    groups
}

fn entry(here: &Here<'_>, id: DocId, article: &Article) -> SourceEntry {
    let document = here.site.document(id);
    let (source, words) = (&article.source, here.labels);
    let lang = foreign(here, source).unwrap_or_default();
    let marked = |text: String, path: &str| mark(FactValue::text(text), document.basis.get(path));
    let authors = source.authors.value().map(|authors| authors.join(", ")).unwrap_or_default();
    let headline = source.headline.value().map(|headline| quoted(here, headline)).unwrap_or_default();
    let url = source.url.value().cloned().unwrap_or_default();
    let asked = |asked: bool, known: bool| asked && !known;
    let lacking = [
        (headline.is_empty(), "sources.untitled"),
        (authors.is_empty(), "sources.unknown_author"),
        (url.is_empty(), "sources.unknown_address"),
        (asked(source.publisher.is_present(), source.publisher.value().is_some()), "sources.unknown_publisher"),
        (asked(source.lang.is_present(), source.lang.value().is_some()), "sources.unknown_language"),
        (not_filed(&source.archived), "sources.no_copy"),
    ];
    let archived = source.archived.value().into_iter().flatten();
    let kind = source.csl_type.as_deref().filter(|kind| *kind != "article-newspaper");
    let relies_on = source.relies_on.value().filter(|names| !names.is_empty()).map(|names| names.join(", "));
    let known = [
        kind.map(|kind| words.find(&format!("source_type.{kind}")).unwrap_or(kind).to_owned()),
        source.lang.value().filter(|_| !lang.is_empty()).map(|tag| words.language(tag)),
        relies_on.map(|names| words.text("index.relies_on").replace("{names}", &names)),
    ];
    let missing = lacks(here, &lacking);
    // Its heading says what it has for an outlet; a filter has to know it too.
    let no_outlet = lacks(here, &[(source.outlet.value().is_none(), "sources.unknown_outlet")]);
    SourceEntry {
        facets: facets::of_article_source(here, id, [missing.as_slice(), &no_outlet].concat()),
        date: here.date(&article.date, document.basis.get("date")),
        authors: marked(authors, "source.authors"),
        headline: FactValue { lang: lang.clone(), ..marked(headline, "source.headline") },
        publisher: marked(source.publisher.value().cloned().unwrap_or_default(), "source.publisher"),
        address: FactValue { href: url.clone(), ..marked(host(&url).to_owned(), "source.url") },
        archived: archived
            .map(|copy| (copy.url.clone(), copy.date.as_ref().map(|date| words.date(date)).unwrap_or_default()))
            .collect(),
        known: known.into_iter().flatten().collect(),
        missing,
        cite: original(here, article),
        lang,
        cite_as: here.graph.cite_as(id).to_string(),
        page: here.link(id),
    }
}

/// What a source does not state, in words.
fn lacks(here: &Here<'_>, asked: &[(bool, &str)]) -> Vec<String> {
    asked.iter().filter(|(lacks, _)| *lacks).map(|(_, key)| here.labels.text(key).to_owned()).collect()
}

/// Whether a list was asked for and has nothing in it.
fn not_filed<T>(list: &Stated<Vec<T>>) -> bool {
    list.is_present() && list.value().is_none_or(Vec::is_empty)
}

/// A source outside the dossier.
pub fn outside_entry(here: &Here<'_>, OutsideUse { source, users }: &OutsideUse) -> OutsideEntry {
    let words = here.labels;
    let lacking = [
        (source.title.is_empty(), "sources.untitled"),
        (source.outlet.is_none(), "sources.unknown_outlet"),
        (source.date.is_none(), "sources.unknown_date"),
        (source.url.is_none(), "sources.unknown_address"),
    ];
    let missing = lacks(here, &lacking);
    OutsideEntry {
        facets: facets::of_outside_source(here, source, users, missing.clone()),
        kind: match source.kind() {
            SourceKind::Official | SourceKind::Court | SourceKind::Party => facets::source_kind(here, source.kind()),
            SourceKind::Press | SourceKind::Secondary => String::new(),
        },
        title: source.shown_title().to_owned(),
        url: source.url.clone().unwrap_or_default(),
        outlet: source.outlet.clone().unwrap_or_default(),
        date: source.date.as_ref().map(|date| here.date(date, None)),
        accessed: source
            .accessed
            .as_ref()
            .map(|day| words.text("cite.accessed").replace("{date}", &words.date(day)))
            .unwrap_or_default(),
        missing,
        cite: original_outside(here, source),
        used_by: users.iter().take(SHOWN_USERS).map(|id| here.short_link(*id)).collect(),
        more: words.more(users.len().saturating_sub(SHOWN_USERS)),
    }
}
