//! The graph put together: backlinks with sentences, lists by document, how articles are cited.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::graph::{Backlink, EvidenceSource, LinkGraph, LinkTarget, Mention, Outgoing, Quote};
use super::quotations;
use super::reference::shown_instead;
use super::resolve::{SiteNames, resolve, site_names};
use super::sentence::{sentence_around, sentences};
use super::statements::collect;
use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::labels::labels;
use crate::model::{Document, NameKind, Precision};
use crate::site::{DocId, Site};

/// The longest sentence that a backlink shows, in characters.
const LONGEST_QUOTE: usize = 300;

/// Resolves all links, names and statements of a site.
pub fn link(site: &Site) -> Checked<LinkGraph> {
    let names = site_names(site);
    let matched: Vec<AtomicBool> = names.origin.iter().map(|_| AtomicBool::new(false)).collect();
    let ids: Vec<DocId> = site.ids().collect();
    let resolved: Vec<_> = ids
        .par_iter()
        .map(|id| {
            let checked = resolve(site, &names, *id);
            for name in &checked.value.matched {
                matched[*name as usize].store(true, Ordering::Relaxed);
            }
            let quotes = quotes(site, *id, &checked.value.outgoing);
            (checked.value.outgoing, quotes, checked.diagnostics)
        })
        .collect();

    let mut diagnostics = Vec::new();
    let mut graph = LinkGraph { articles: articles_by_date(site), ..LinkGraph::default() };
    let mut quotes_of = Vec::with_capacity(resolved.len());
    for (outgoing, quotes, found) in resolved {
        graph.outgoing.push(outgoing);
        quotes_of.push(quotes);
        diagnostics.extend(found);
    }
    graph.by_outlet = articles_by_outlet(site, &graph.articles);
    graph.cite_as = cite_as(site, &graph.articles);
    graph.backlinks = backlinks(site, &graph.outgoing, quotes_of);

    let statements = collect(site, &graph.articles);
    diagnostics.extend(statements.diagnostics);
    (graph.relations, graph.events, graph.claims) =
        (statements.value.relations, statements.value.events, statements.value.claims);
    list_by_document(site, &mut graph);
    graph.together = together(site, &graph.outgoing);

    diagnostics.extend(quotations::check(site));
    report_unused_names(site, &names, &matched, &mut diagnostics);
    report_unconnected(site, &graph, &mut diagnostics);
    Checked { value: graph, diagnostics }
}

/// The articles, oldest first: by date, then coarser first, then slug.
fn articles_by_date(site: &Site) -> Vec<DocId> {
    let mut articles: Vec<_> = site.ids().filter_map(|id| Some((id, &site.document(id).article()?.date))).collect();
    articles.sort_by(|a, b| a.1.order(b.1).then_with(|| site.document(a.0).slug.cmp(&site.document(b.0).slug)));
    articles.into_iter().map(|(id, _)| id).collect()
}

fn articles_by_outlet(site: &Site, articles: &[DocId]) -> Vec<DocId> {
    let mut articles = articles.to_vec();
    articles.sort_by_cached_key(|id| {
        let outlet = site.document(*id).article().and_then(|article| article.source.outlet.value());
        (outlet.is_none(), outlet.map(|outlet| outlet.to_lowercase()))
    });
    articles
}

/// How each article is cited: outlet, month and year; with a, b, … by date and slug where two are alike.
fn cite_as(site: &Site, articles: &[DocId]) -> Vec<Arc<str>> {
    let words = labels(site.config.language.tag());
    let mut alike: HashMap<String, Vec<DocId>> = HashMap::new();
    let mut order = Vec::new();
    let mut names: Vec<Arc<str>> = vec!["".into(); site.documents.len()];
    for id in articles {
        let Some(article) = site.document(*id).article() else { continue };
        let name = article.cite_as.clone().unwrap_or_else(|| {
            let outlet =
                article.source.outlet.value().map_or_else(|| words.text("cite.unknown_outlet"), String::as_str);
            let day = article.date.earliest;
            match article.date.precision {
                Precision::Year => format!("{outlet} {}", day.year()),
                _ => format!("{outlet} {}/{}", day.month(), day.year()),
            }
        });
        let group = alike.entry(name.clone()).or_default();
        if group.is_empty() {
            order.push(name);
        }
        group.push(*id);
    }
    for name in order {
        let group = &alike[&name];
        for (at, id) in group.iter().enumerate() {
            names[id.at()] =
                if group.len() == 1 { name.as_str().into() } else { format!("{name}{}", letters(at)).into() };
        }
    }
    names
}

/// a, b, …, z, aa, ab, …
fn letters(mut at: usize) -> String {
    let mut text = Vec::new();
    loop {
        text.push(b'a' + (at % 26) as u8);
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    text.iter().rev().map(|letter| *letter as char).collect()
}

/// The sentence around each mention of a document, in the order of its mentions.
fn quotes(site: &Site, id: DocId, outgoing: &Outgoing) -> Vec<Quote> {
    let document = site.document(id);
    let mut quotes = Vec::with_capacity(outgoing.mentions.len());
    let mut block = None;
    let mut shown = Shown::default();
    let mut found = Vec::new();
    for mention in &outgoing.mentions {
        if block != Some(mention.block) {
            block = Some(mention.block);
            shown = Shown::new(site, document, outgoing, mention.block as usize);
            found = sentences(&shown.text, document.language.tag());
        }
        let range = shown.place(mention.range.start as usize)..shown.place(mention.range.end as usize);
        let (sentence, marked) = sentence_around(&shown.text, &found, range, LONGEST_QUOTE);
        quotes.push(Quote {
            passage: mention.passage,
            anchor: place_of(document, mention),
            sentence: sentence.into(),
            marked: marked.start as u32..marked.end as u32,
        });
    }
    quotes
}

/// A text block as readers see it: `[[bytedance]]` without a text of its own shows the document's name.
#[derive(Default)]
struct Shown<'a> {
    text: Cow<'a, str>,
    /// Where the written text was replaced: the end of each place, as written and as shown.
    ends: Vec<(usize, usize)>,
}

impl<'a> Shown<'a> {
    fn new(site: &Site, document: &'a Document, outgoing: &Outgoing, block: usize) -> Self {
        let written = document.body.texts[block].text.as_str();
        let mut shown = Shown { text: Cow::Borrowed(written), ends: Vec::new() };
        let mut done = 0;
        for (link, target) in document.body.links.iter().zip(&outgoing.links) {
            let LinkTarget::Document { target, .. } = target else { continue };
            let title = shown_instead(link, site.document(*target)).filter(|_| link.block == Some(block));
            let Some(title) = title else { continue };
            if shown.ends.is_empty() {
                shown.text = Cow::Owned(String::with_capacity(written.len() + 32));
            }
            let text = shown.text.to_mut();
            text.push_str(&written[done..link.text.start]);
            text.push_str(title);
            done = link.text.end;
            shown.ends.push((done, text.len()));
        }
        if !shown.ends.is_empty() {
            shown.text.to_mut().push_str(&written[done..]);
        }
        shown
    }

    /// Where an offset of the written text lies in the shown one. Inside of a replaced place it is never asked.
    fn place(&self, written: usize) -> usize {
        match self.ends.partition_point(|(end, _)| *end <= written).checked_sub(1) {
            Some(last) => self.ends[last].1 + (written - self.ends[last].0),
            None => written,
        }
    }
}

/// The id to go to: the mention's own, or its passage's where the mention crosses markup and carries none.
fn place_of(document: &Document, mention: &Mention) -> Arc<str> {
    match mention.form {
        super::graph::MentionForm::Unplaced if mention.passage > 0 => {
            document.body.passages[mention.passage as usize - 1].anchor.clone()
        }
        _ => mention.anchor.clone(),
    }
}

/// Who names or links each document, newest citing page first.
fn backlinks(site: &Site, outgoing: &[Outgoing], quotes_of: Vec<Vec<Quote>>) -> Vec<Vec<Backlink>> {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); site.documents.len()];
    let mut citing: Vec<DocId> = site.ids().collect();
    citing.sort_by(|a, b| {
        let (one, other) = (site.document(*a), site.document(*b));
        let dates = match (one.date(), other.date()) {
            (Some(one), Some(other)) => other.order(one),
            (one, other) => other.is_some().cmp(&one.is_some()),
        };
        dates.then_with(|| one.permalink.cmp(&other.permalink))
    });
    let mut quotes_of: Vec<Option<Vec<Quote>>> = quotes_of.into_iter().map(Some).collect();
    for from in citing {
        let quotes = quotes_of[from.at()].take().unwrap_or_default();
        for (mention, quote) in outgoing[from.at()].mentions.iter().zip(quotes) {
            let known = &mut backlinks[mention.target.at()];
            match known.last_mut().filter(|last| last.from == from) {
                Some(last) => last.quotes.push(quote),
                None => known.push(Backlink { from, quotes: vec![quote] }),
            }
        }
    }
    backlinks
}

/// Relations, events and claims by the documents that they concern.
fn list_by_document(site: &Site, graph: &mut LinkGraph) {
    let none = || vec![Vec::new(); site.documents.len()];
    let (mut relations, mut events, mut claims) = (none(), none(), none());
    for (at, relation) in graph.relations.iter().enumerate() {
        let mut concerned = BTreeSet::from([relation.subject, relation.object]);
        concerned.extend(relation.assertions.iter().filter_map(|assertion| match assertion.evidence {
            EvidenceSource::Article { article, .. } => Some(article),
            EvidenceSource::Outside(_) => None,
        }));
        concerned.into_iter().for_each(|id| relations[id.at()].push(at));
    }
    for (at, event) in graph.events.iter().enumerate() {
        let concerned: BTreeSet<DocId> = event.about.iter().copied().chain([event.article]).collect();
        concerned.into_iter().for_each(|id| events[id.at()].push(at));
    }
    for (at, claim) in graph.claims.iter().enumerate() {
        let concerned: BTreeSet<DocId> = claim.by.iter().chain(&claim.about).copied().chain([claim.article]).collect();
        concerned.into_iter().for_each(|id| claims[id.at()].push(at));
    }
    (graph.relations_of, graph.events_of, graph.claims_of) = (relations, events, claims);
}

/// Which entities are named in the same articles.
fn together(site: &Site, outgoing: &[Outgoing]) -> Vec<Vec<(DocId, u32)>> {
    let named_in: Vec<Vec<DocId>> = site
        .ids()
        .map(|id| {
            let article = site.document(id).article().is_some();
            let mentions = outgoing[id.at()].mentions.iter().filter(|_| article);
            let named: BTreeSet<DocId> =
                mentions.map(|mention| mention.target).filter(|target| site.kind(*target).is_entity()).collect();
            named.into_iter().collect()
        })
        .collect();
    let mut articles_of: Vec<Vec<u32>> = vec![Vec::new(); site.documents.len()];
    for (article, named) in named_in.iter().enumerate() {
        named.iter().for_each(|id| articles_of[id.at()].push(article as u32));
    }
    articles_of
        .par_iter()
        .enumerate()
        .map(|(own, articles)| {
            let mut counts: HashMap<DocId, u32> = HashMap::new();
            for article in articles {
                for other in named_in[*article as usize].iter().filter(|other| other.at() != own) {
                    *counts.entry(*other).or_default() += 1;
                }
            }
            let mut counts: Vec<(DocId, u32)> = counts.into_iter().collect();
            counts.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
            counts
        })
        .collect()
}

fn report_unused_names(site: &Site, names: &SiteNames, matched: &[AtomicBool], diagnostics: &mut Vec<Diagnostic>) {
    for ((id, at), matched) in names.origin.iter().zip(matched) {
        let document = site.document(*id);
        let name = &document.names()[*at];
        if matches!(name.kind, NameKind::Alias | NameKind::Weak) && !matched.load(Ordering::Relaxed) {
            let message = format!("the name \"{}\" stands nowhere in the dossier's texts", name.text);
            let place = Place::Value(format!("names[{}]", at - 1));
            diagnostics.push(
                Diagnostic::new(Code::UnusedName, &document.source.path, place, message)
                    .help("correct its spelling, remove it, or give its kind (legal, previous, abbreviation, native)"),
            );
        }
    }
}

fn report_unconnected(site: &Site, graph: &LinkGraph, diagnostics: &mut Vec<Diagnostic>) {
    let regulations = site.documents.iter().filter_map(|document| document.regulation()?.issuer.value());
    let issuers: BTreeSet<&str> =
        regulations.flatten().map(|issuer| issuer.0.rsplit('/').next().unwrap_or(&issuer.0)).collect();
    for id in site.ids().filter(|id| site.kind(*id).is_entity()) {
        let at = id.at();
        let alone = graph.backlinks[at].is_empty()
            && graph.relations_of[at].is_empty()
            && graph.events_of[at].is_empty()
            && graph.claims_of[at].is_empty()
            && !issuers.contains(site.document(id).slug.as_str());
        if alone {
            let document = site.document(id);
            let message = format!("nothing in the dossier mentions \"{}\" and no relation names it", document.title);
            diagnostics.push(
                Diagnostic::new(Code::UnconnectedEntity, &document.source.path, Place::Value("name".into()), message)
                    .help("mention it in an article, add the spelling that your texts use under `names`, or remove the file"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
