//! The front page: what the dossier is about, how much there is, since when, and what is open.

pub mod miniature;
pub mod miniatures;
pub mod open_points;
pub mod year_table;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use super::frame::{About, Frame};
use super::notation::{DocumentLink, Here, TextLink};
use crate::draw::strip::format_percent;
use crate::link::graph::{LinkGraph, Moment};
use crate::model::{Permalink, Precision, Role};
use crate::page::body::{BodyPlan, body_plan};
use crate::page::entity::measures;
use crate::page::frame;
use crate::page::home::miniature::Miniature;
use crate::page::home::open_points::OpenPoint;
use crate::page::home::year_table::YearTable;
use crate::page::list::articles::{self, ArticleRow};
use crate::page::list::register::{self, MentionCounts};
use crate::page::list::regulations::{self, RegulationRow};
use crate::page::notation::claim::is_disputed;
use crate::page::plan::{Content, Page};
use crate::page::timeline::band::{self, LargeBand};
use crate::site::{DocId, Site, View};

#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    pub frame: Frame,
    /// «5 Artikel, 2015 bis 2021».
    pub kicker: String,
    pub title: String,
    /// Whether `content/index.md` has a text; it is the lede.
    pub has_text: bool,
    /// What stands there without it; empty for none.
    pub lede: String,
    /// How much there is.
    pub stock: Vec<Figure>,
    /// The band of time that closes the cover; none in a dossier without dates.
    pub band: Option<LargeBand>,
    pub questions: Vec<QuestionView>,
    /// What is open and disputed.
    pub open: Vec<OpenPoint>,
    pub articles: Vec<ArticleRow>,
    /// Where all are listed, and how many; none where all are shown.
    pub all_articles: Option<TextLink>,
    pub years: Option<YearTable>,
    /// Where all of it is listed.
    pub all_years: Option<TextLink>,
    pub most_named: Vec<NamedRow>,
    /// Where all are listed.
    pub all_named: Option<TextLink>,
    /// The heading of their column.
    pub named_column: String,
    pub regulations: Vec<ReachRow>,
    /// Where all are listed.
    pub all_regulations: Option<TextLink>,
    /// The heading of their column.
    pub regulation_column: String,
    /// The views of the dossier in small.
    pub views: Vec<Miniature>,
    /// The day up to which the evidence was read, in words; empty in a dossier without dates.
    pub as_of: String,
    pub holdings: String,
}

/// A number with what it counts.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub number: String,
    pub label: String,
    /// Where that is listed; empty where there is no such list.
    pub href: String,
    pub note: String,
}

/// An entry point.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    pub title: String,
    /// What a reader will find.
    pub note: String,
    pub href: String,
}

/// An entity among the most named.
#[derive(Clone, Debug, Serialize)]
pub struct NamedRow {
    pub link: DocumentLink,
    pub counts: MentionCounts,
    /// Its share of the most named, in percent.
    pub share: String,
    pub measures: usize,
    /// Where they are listed.
    pub measures_href: String,
}

/// A regulation among those with the widest reach.
#[derive(Clone, Debug, Serialize)]
pub struct ReachRow {
    /// The regulation and its signs.
    pub row: RegulationRow,
    pub jurisdiction: String,
}

/// Articles on the front page.
const ARTICLES: usize = 6;
/// Rows of each table.
const ROWS: usize = 9;

/// The front page, with the text of `content/index.md`.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let content = |here: &Here<'_>| Content::new("home.html", home(here)).with_body(front_text(here));
    vec![Page::new(site, Permalink::default(), content)]
}

/// The text of `content/index.md`.
pub fn front_text(here: &Here<'_>) -> Option<BodyPlan> {
    here.site.by_permalink.get(&Permalink::default()).map(|id| body_plan(here, *id))
}

pub fn home(here: &Here<'_>) -> HomeView {
    let config = &here.site.config;
    let front = here.site.by_permalink.get(&Permalink::default()).copied();
    let index = front.map(|id| here.site.document(id));
    let lede = index.and_then(|page| page.summary.clone()).or_else(|| config.description.clone()).unwrap_or_default();
    let kinds = &config.kinds;
    let kind_of = |role: Role| kinds.iter().position(|kind| kind.role == role);
    let named_kind = named_kind(here);
    let column = |kind: Option<usize>| kind.map_or("", |kind| here.labels.of(&kinds[kind].singular)).to_owned();
    let articles = here.graph.articles().len();
    let mut kicker = vec![here.labels.count("count.articles", articles)];
    kicker.extend(articles::article_years(here));
    let most_named = named_kind.map(|kind| most_named(here, kind)).unwrap_or_default();
    let regulations = widest_reach(here);
    HomeView {
        frame: frame::frame(
            here,
            &About {
                title: &config.title,
                description: config.description.as_deref().unwrap_or(&lede),
                class: "home",
                ..About::default()
            },
        ),
        kicker: if articles > 0 { kicker.join(", ") } else { String::new() },
        title: config.title.clone(),
        has_text: front.is_some_and(|id| here.site.body(id).is_shown),
        lede,
        stock: stock(here),
        band: band::large_band(here),
        questions: questions(here),
        open: open_points::open_points(here),
        articles: articles::newest_articles(here).take(ARTICLES).map(|id| articles::article_row(here, id)).collect(),
        all_articles: kind_of(Role::Article).and_then(|kind| all_of(here, kind, ARTICLES)),
        years: year_table::year_table(here),
        all_years: band::axis(here)
            .map(|_| TextLink { text: here.labels.text("frame.timeline").to_owned(), href: band::timeline_href(here) }),
        all_named: named_kind.and_then(|kind| all_of(here, kind, most_named.len())),
        most_named,
        named_column: column(named_kind),
        all_regulations: kind_of(Role::Regulation).and_then(|kind| all_of(here, kind, regulations.len())),
        regulations,
        views: miniatures::miniatures(here, named_kind),
        regulation_column: column(kind_of(Role::Regulation)),
        as_of: here.site.as_of.as_ref().map(|date| here.labels.date(date)).unwrap_or_default(),
        holdings: holdings(here),
    }
}

/// The kind whose most named entities are shown: companies, or where there are none, the kind with the most entities.
fn named_kind(here: &Here<'_>) -> Option<usize> {
    let kinds = here.site.config.kinds.iter().enumerate();
    let counted = kinds.filter(|(_, kind)| kind.is_entity() && kind.role != Role::Regulation);
    let counted = counted.map(|(at, kind)| (kind.role == Role::Company, here.site.of_kind(at).count(), at));
    let with_documents = counted.filter(|(_, count, _)| *count > 0);
    with_documents.max_by_key(|&(company, count, at)| (company, count, usize::MAX - at)).map(|(_, _, at)| at)
}

fn most_named(here: &Here<'_>, kind: usize) -> Vec<NamedRow> {
    let tally = |id: DocId| here.graph.tally(id);
    let mut ids: Vec<DocId> = here.site.of_kind(kind).filter(|id| tally(*id).mentions > 0).collect();
    ids.sort_by_key(|id| (Reverse((tally(*id).mentions, tally(*id).articles)), *id));
    ids.truncate(ROWS);
    let most = ids.first().map_or(1, |id| tally(*id).mentions);
    let row = |id: DocId| NamedRow {
        link: here.short_link(id),
        share: format_percent(f64::from(tally(id).mentions) / f64::from(most) * 100.0),
        counts: register::mention_counts(here, id),
        measures: measures::signs(here, id, 0).total,
        measures_href: here.href_of(id, "regulations"),
    };
    ids.into_iter().map(row).collect()
}

fn widest_reach(here: &Here<'_>) -> Vec<ReachRow> {
    let mut kinds = here.site.config.kinds.iter();
    let Some(kind) = kinds.position(|kind| kind.role == Role::Regulation) else { return Vec::new() };
    let mut ids: Vec<(DocId, usize)> =
        here.site.of_kind(kind).map(|id| (id, measures::signs(here, id, 0).total)).collect();
    ids.sort_by_key(|(id, reach)| (usize::MAX - reach, *id));
    ids.retain(|(_, reach)| *reach > 0);
    ids.truncate(ROWS);
    let counts_signs = ids.iter().any(|(_, reach)| *reach > register::SIGNS_IN_ROW);
    let row = |(id, _): (DocId, usize)| ReachRow {
        row: regulations::regulation_row(here, id, counts_signs),
        jurisdiction: here.jurisdiction(id).unwrap_or_default(),
    };
    ids.into_iter().map(row).collect()
}

/// «alle 28», where not all of a kind are shown.
fn all_of(here: &Here<'_>, kind: usize, shown: usize) -> Option<TextLink> {
    let count = here.site.of_kind(kind).count();
    (count > shown).then(|| TextLink {
        text: here.labels.text("home.all").replace("{n}", &here.labels.number(count)),
        href: here.href_to(&format!("{}/", here.site.config.kinds[kind].folder), ""),
    })
}

/// An entry point with its address, where there is such a page.
fn questions(here: &Here<'_>) -> Vec<QuestionView> {
    let questions = here.site.questions.iter().map(|(question, entry)| QuestionView {
        title: question.title.clone(),
        note: question.note.clone().unwrap_or_default(),
        href: frame::entry_href(here, entry),
    });
    questions.collect()
}

/// The figures of the cover. Kinds beyond company and regulation share one row where there are many.
fn stock(here: &Here<'_>) -> Vec<Figure> {
    let kinds = &here.site.config.kinds;
    let counts: Vec<usize> = (0..kinds.len()).map(|at| here.site.of_kind(at).count()).collect();
    let shown = |at: &usize| counts[*at] > 0 && kinds[*at].role != Role::Page;
    let further = |at: &usize| kinds[*at].role == Role::Entity;
    let (others, own): (Vec<usize>, Vec<usize>) = (0..kinds.len()).filter(shown).partition(further);
    let figure = |at: usize| Figure {
        number: here.labels.number(counts[at]),
        label: here.labels.of(if counts[at] == 1 { &kinds[at].singular } else { &kinds[at].plural }).to_owned(),
        href: here.href_to(&format!("{}/", kinds[at].folder), ""),
        note: stock_note(here, at),
    };
    let mut figures: Vec<Figure> = own.into_iter().map(figure).collect();
    match others.as_slice() {
        [] => {}
        [one] => figures.push(figure(*one)),
        many => {
            let most = *many.iter().max_by_key(|at| (counts[**at], usize::MAX - **at)).unwrap_or(&many[0]);
            let rest = many.iter().filter(|at| **at != most).map(|&at| articles::counted_kind(here, at, counts[at]));
            let note = here.labels.text("home.and").replace("{names}", &rest.collect::<Vec<_>>().join(", "));
            figures.push(Figure { note, ..figure(most) });
        }
    }
    let events = here.graph.events();
    // As the timeline has them: on the day that another source gives, where one does.
    let is_coarse = |at: &usize| here.graph.date_of(Moment::Event(*at)).precision != Precision::Day;
    let coarse = (0..events.len()).filter(is_coarse).count();
    let claims = here.graph.claims();
    let denied = claims.iter().filter(|claim| is_disputed(here, claim)).count();
    let denied_relations = here.graph.relations().iter().filter(|relation| relation.is_denied()).count();
    let known = [here.labels.text("home.evidence").to_owned(), note(here, "home.denied_relations", denied_relations)];
    let more = [
        ("events", events.len(), note(here, "home.coarse", coarse), band::timeline_href(here)),
        ("claims", here.graph.claims().len(), note(here, "home.denied", denied), here.href(&View::Claims.permalink())),
        (
            "relations",
            here.graph.relations().len(),
            known.into_iter().filter(|known| !known.is_empty()).collect::<Vec<_>>().join(", "),
            here.href_to(View::Network.permalink().as_str(), "relations"),
        ),
    ];
    figures.extend(more.into_iter().filter(|(_, n, _, _)| *n > 0).map(|(key, n, note, href)| Figure {
        number: here.labels.number(n),
        label: here.labels.count(&format!("home.{key}"), n),
        href,
        note,
    }));
    figures
}

fn note(here: &Here<'_>, key: &str, n: usize) -> String {
    if n == 0 { String::new() } else { here.labels.count(key, n) }
}

/// What is worth knowing of a kind's number.
fn stock_note(here: &Here<'_>, kind: usize) -> String {
    match here.site.config.kinds[kind].role {
        Role::Article => {
            let language = |id: &DocId| here.site.document(*id).article()?.source.lang.value();
            // «alle auf Deutsch» needs that of each of them.
            let known: Option<BTreeSet<&String>> = here.graph.articles().iter().map(language).collect();
            let languages: Vec<&String> = known.unwrap_or_default().into_iter().collect();
            let mut parts: Vec<String> = articles::article_years(here).into_iter().collect();
            match languages.as_slice() {
                [one] => parts.push(here.labels.text("home.language").replace("{name}", &here.labels.language(one))),
                [] => {}
                many => parts.push(here.labels.count("home.languages", many.len())),
            }
            parts.join(", ")
        }
        Role::Company => {
            let platforms = here.site.of_kind(kind).filter(|id| here.class(*id) == "platform").count();
            let (unnamed, _) = register::unnamed(here, here.site.of_kind(kind));
            let parts = [note(here, "home.platforms", platforms), note(here, "home.unnamed", unnamed)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Role::Regulation => {
            let mut names: Vec<String> = here.site.of_kind(kind).filter_map(|id| here.jurisdiction(id)).collect();
            names.sort_unstable();
            let mut counts: Vec<(usize, String)> = Vec::new();
            for name in names {
                match counts.last_mut() {
                    Some((n, last)) if *last == name => *n += 1,
                    _ => counts.push((1, name)),
                }
            }
            counts.sort_by_key(|(n, name)| (usize::MAX - n, name.clone()));
            let parts = counts.iter().take(3).map(|(n, name)| format!("{name} {}", here.labels.number(*n)));
            parts.collect::<Vec<_>>().join(", ")
        }
        Role::Entity | Role::Page | Role::Topic => String::new(),
    }
}

/// «5 Artikel, 28 Unternehmen, 11 Regelwerke».
pub fn holdings(here: &Here<'_>) -> String {
    let kinds = here.site.config.kinds.iter().enumerate().filter(|(_, kind)| kind.role != Role::Page);
    let counted = kinds.map(|(at, _)| articles::counted_kind(here, at, here.site.of_kind(at).count()));
    counted.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}
