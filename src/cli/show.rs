//! `dossier show`: what a dossier knows of one of its documents.

use std::process::ExitCode;

use serde::Serialize;

use crate::cli::{BuildRequest, answer, document_named, readable, usage};
use crate::export::csv::said::{days, said};
use crate::export::{Facts, SourceKeys};
use crate::link::graph::{Assertion, Backlink, EvidenceSource, Relation};
use crate::model::NameKind;
use crate::pipeline::Dossier;
use crate::site::DocId;

/// Prints it on stdout, as text or as one object of JSON. Mistakes elsewhere in the dossier do not matter.
pub fn run(request: &BuildRequest, slug: &str, is_json: bool) -> ExitCode {
    let (_, dossier) = match readable(request) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let id = match document_named(&dossier.site, slug) {
        Ok(id) => id,
        Err(message) => return usage(&message),
    };
    let known = known(&dossier, id);
    let text = match serde_json::to_string(&known) {
        Ok(json) if is_json => json + "\n",
        _ => in_words(&known),
    };
    answer(text);
    ExitCode::SUCCESS
}

/// What is known of a document.
#[derive(Serialize)]
pub(super) struct Known {
    file: String,
    kind: String,
    /// `folder/slug`.
    document: String,
    title: String,
    draft: bool,
    /// Further names.
    names: Vec<KnownName>,
    /// How often it is named on all pages, and in how many articles; without drafts.
    mentions: u32,
    articles: u32,
    /// The same in drafts.
    mentions_in_drafts: u32,
    articles_in_drafts: u32,
    relations: Vec<KnownRelation>,
}

#[derive(Serialize)]
struct KnownName {
    name: String,
    kind: &'static str,
}

/// A relation in the words of front matter.
#[derive(Serialize)]
struct KnownRelation {
    subject: String,
    #[serde(rename = "type")]
    kind: String,
    object: String,
    /// Whether one of the two is a draft, or all sources are.
    draft: bool,
    status: Option<&'static str>,
    since: String,
    announced: String,
    start: String,
    until: String,
    end: String,
    certainty: &'static str,
    /// The sources of what is shown, separated by ` | `.
    evidence: String,
    /// What other sources say.
    otherwise: String,
}

pub(super) fn known(dossier: &Dossier, id: DocId) -> Known {
    let site = &dossier.site;
    let document = site.document(id);
    let keys = SourceKeys::default();
    let facts = Facts::new(site, dossier.graph(), &keys);
    let names = document.names().iter().filter(|name| name.kind != NameKind::Main);
    let (drafts, published): (Vec<&Backlink>, Vec<&Backlink>) =
        dossier.graph().backlinks(id).iter().partition(|backlink| site.document(backlink.from).draft);
    let mentions = |from: &[&Backlink]| from.iter().map(|backlink| backlink.count() as u32).sum();
    let articles = |from: &[&Backlink]| {
        from.iter().filter(|backlink| site.document(backlink.from).article().is_some()).count() as u32
    };
    Known {
        file: document.source.path.to_string(),
        kind: document.kind.to_string(),
        document: address(dossier, id),
        title: document.title.clone(),
        draft: document.draft,
        names: names.map(|name| KnownName { name: name.text.clone(), kind: name.kind.word() }).collect(),
        mentions: mentions(&published),
        articles: articles(&published),
        mentions_in_drafts: mentions(&drafts),
        articles_in_drafts: articles(&drafts),
        relations: dossier.graph().relations_of(id).map(|relation| known_relation(facts, dossier, relation)).collect(),
    }
}

fn known_relation(facts: Facts<'_>, dossier: &Dossier, relation: &Relation) -> KnownRelation {
    let said = said(facts, relation);
    let days = days(relation);
    KnownRelation {
        subject: address(dossier, relation.subject),
        kind: relation.kind.name.to_string(),
        object: address(dossier, relation.object),
        draft: is_draft(dossier, relation),
        status: relation.status().map(|status| status.word()),
        since: days.since,
        announced: days.announced,
        start: days.start,
        until: days.until,
        end: days.end,
        certainty: relation.certainty().word(),
        evidence: said.evidence,
        otherwise: said.otherwise,
    }
}

/// Whether nothing of a relation is published: one of the two is a draft, or all articles that say so are.
fn is_draft(dossier: &Dossier, relation: &Relation) -> bool {
    let is_draft = |id: DocId| dossier.site.document(id).draft;
    let of_draft =
        |said: &Assertion| matches!(said.evidence, EvidenceSource::Article { article, .. } if is_draft(article));
    is_draft(relation.subject) || is_draft(relation.object) || relation.assertions.iter().all(of_draft)
}

/// `folder/slug`, by which front matter can name a document.
fn address(dossier: &Dossier, id: DocId) -> String {
    dossier.site.document(id).permalink.as_str().trim_end_matches('/').to_owned()
}

pub(super) fn in_words(known: &Known) -> String {
    let draft = if known.draft { ", draft" } else { "" };
    let mut text = format!("{}: {} ({}{draft})\n", known.document, known.title, known.kind);
    text.push_str(&format!("file: {}\n", known.file));
    if !known.names.is_empty() {
        let names = known.names.iter().map(|name| format!("{} ({})", name.name, name.kind));
        text.push_str(&format!("names: {}\n", names.collect::<Vec<_>>().join(", ")));
    }
    text.push_str(&format!("mentions: {}, articles: {}\n", known.mentions, known.articles));
    if known.mentions_in_drafts > 0 {
        let Known { mentions_in_drafts, articles_in_drafts, .. } = known;
        text.push_str(&format!("in drafts: mentions: {mentions_in_drafts}, articles: {articles_in_drafts}\n"));
    }
    if !known.relations.is_empty() {
        text.push_str("relations:\n");
    }
    for relation in &known.relations {
        let KnownRelation {
            subject,
            kind,
            object,
            draft,
            status,
            since,
            until,
            end,
            certainty,
            evidence,
            otherwise,
            ..
        } = relation;
        let draft = if *draft { " (draft)" } else { "" };
        // What ended has the day of its end as that since which it stands so.
        let end = if end == since { "" } else { end };
        let days = [("since", since.as_str()), ("deadline", until), ("end", end)];
        let days = days.into_iter().filter(|(_, day)| !day.is_empty()).map(|(word, day)| format!("{word} {day}"));
        let stands = format!("{} {}", status.unwrap_or_default(), days.collect::<Vec<_>>().join(", "));
        let comma = if stands.trim().is_empty() { "" } else { ", " };
        text.push_str(&format!(
            "  {subject} {kind} {object}{draft}: {}{comma}{certainty} ({evidence})\n",
            stands.trim()
        ));
        if !otherwise.is_empty() {
            text.push_str(&format!("    otherwise {otherwise}\n"));
        }
    }
    text
}
