//! From single documents to a site: drafts out, addresses and names unique, everything findable.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::config::{Config, check_site_path};
use crate::diagnostic::{Checked, Code, Diagnostic, Place, nearest};
use crate::model::{Date, Document, Evidence, Kind, NameKind, Permalink, Role, Status};
use crate::names::key;
use crate::site::chunks::{of_covers, of_texts};
use crate::site::files::{composed, is_composed};
use crate::site::menu::collect_menus;
use crate::site::topics::{collect_topics, empty_topics};
use crate::site::translations::take_out_translations;
use crate::site::{Author, DocId, Redirect, Site, View};

/// Puts the documents of a dossier together.
///
/// Reports duplicate addresses and strong names that two entities share. With `drafts` they are published like the rest.
pub fn index(documents: Vec<Arc<Document>>, config: &Arc<Config>, drafts: bool) -> Checked<Site> {
    let mut documents = documents;
    let mut diagnostics = take_out_translations(&mut documents, config);
    let kinds: HashMap<&str, usize> = config.kinds.iter().enumerate().map(|(at, kind)| (&*kind.name, at)).collect();
    let (left_out, mut documents): (Vec<_>, Vec<_>) =
        documents.into_iter().partition(|document| document.draft && !drafts);
    documents
        .sort_by(|a, b| (kinds[&*a.kind], &a.slug, &a.source.path).cmp(&(kinds[&*b.kind], &b.slug, &b.source.path)));
    documents.dedup_by(|later, first| {
        let same = later.permalink == first.permalink;
        if same {
            diagnostics.push(duplicate(later, first));
        }
        same
    });

    let mut site = Site {
        config: config.clone(),
        kind_of: documents.iter().map(|document| kinds[&*document.kind]).collect(),
        by_permalink: HashMap::with_capacity(documents.len()),
        by_slug: HashMap::with_capacity(documents.len()),
        by_path: HashMap::with_capacity(documents.len()),
        by_name: HashMap::with_capacity(documents.len()),
        chunks: of_covers(&documents),
        text_chunks: of_texts(&documents),
        drafts: draft_names(&left_out),
        navigation: Vec::new(),
        footer: Vec::new(),
        questions: Vec::new(),
        redirects: BTreeMap::new(),
        as_of: config.as_of.clone().or_else(|| newest(&documents)),
        noindex: HashSet::new(),
        has_feed: false,
        topics: Vec::new(),
        carriers: HashMap::new(),
        pictures: Arc::default(),
        files: Arc::default(),
        views: View::ALL.into_iter().filter(|view| view.is_there(config, &documents)).collect(),
        documents,
    };
    // A topic takes no word away from another document.
    let (topics, others): (Vec<DocId>, Vec<DocId>) = site.ids().partition(|id| site.kind(*id).role == Role::Topic);
    for id in others.into_iter().chain(topics) {
        let document = site.documents[id.index()].clone();
        let is_topic = site.kind(id).role == Role::Topic;
        let yields = |found: &[DocId]| is_topic && !found.is_empty();
        site.by_permalink.insert(document.permalink.clone(), id);
        site.by_path.insert(document.source.path.clone(), id);
        if !is_composed(&document.source.path) {
            site.by_path.entry(composed(&document.source.path).into()).or_insert(id);
        }
        let found = site.by_slug.entry(document.slug.as_str().into()).or_default();
        if !yields(found) {
            found.push(id);
        }
        let names = document.names().iter().map(|name| name.text.as_str());
        let others = document.short_name.iter().chain(&document.aliases).map(String::as_str);
        for name in names.chain([document.title.as_str()]).chain(others) {
            let found = site.by_name.entry(key(name)).or_default();
            if !found.contains(&id) && !yields(found) {
                found.push(id);
            }
        }
    }
    collect_topics(&mut site);
    diagnostics.extend(own_folders(config));
    site.noindex = left_out_of_search(&site);
    site.has_feed = config.base_url.is_some() && site.ids().any(|id| site.is_in_feed(id));
    diagnostics.extend(undated_pages(&site));
    diagnostics.extend(empty_noindex(&site));
    diagnostics.extend(empty_topics(&site));
    diagnostics.extend(after_as_of(&site));
    diagnostics.extend(status_of_another_day(&site));
    diagnostics.extend(name_collisions(&site));
    diagnostics.extend(collect_redirects(&mut site));
    diagnostics.extend(collect_menus(&mut site));
    Checked { value: site, diagnostics }
}

/// Articles that no feed can show, because nothing says when their pages were published.
fn undated_pages(site: &Site) -> Vec<Diagnostic> {
    // One whose date cannot be read has an error of its own, and what else it says may not have been read either.
    let is_read = |document: &&Arc<Document>| document.article().is_some_and(|article| article.date.is_read());
    let undated = site.documents.iter().filter(is_read);
    let undated = undated.filter(|document| site.config.base_url.is_some() && document.last_change().is_none());
    let report = |document: &Arc<Document>| {
        let message = "this article is in no feed: it does not say when its page was published";
        Diagnostic::new(Code::UndatedPage, &document.source.path, Place::Value("date".into()), message)
            .help("write `published: `, with the day on which your page appears; the day of the source is another one")
    };
    undated.map(report).collect()
}

/// The documents that `noindex` names, themselves or by their kind.
fn left_out_of_search(site: &Site) -> HashSet<DocId> {
    let mut left_out = HashSet::new();
    for (at, _) in site.config.kinds.iter().enumerate().filter(|(_, kind)| site.config.leaves_out(kind)) {
        left_out.extend(site.of_kind(at).chain(site.introduction(at)));
    }
    for name in &site.config.noindex {
        left_out.extend(site.by_slug.get(name.as_str()).into_iter().flatten());
        left_out.extend(site.by_permalink.get(&Permalink::of(name.split('/').filter(|part| !part.is_empty()))));
    }
    left_out
}

/// Entries of `noindex` that name nothing: what they were to keep out of search engines would be in them.
fn empty_noindex(site: &Site) -> Vec<Diagnostic> {
    let kinds = || site.config.kinds.iter().flat_map(|kind| [&*kind.name, &*kind.folder]);
    let names_something = |name: &str| {
        let address = Permalink::of(name.split('/').filter(|part| !part.is_empty()));
        kinds().any(|kind| kind == name)
            || site.by_slug.contains_key(name)
            || site.by_permalink.contains_key(&address)
            || site.drafts.contains_key(name)
    };
    let empty = site.config.noindex.iter().enumerate().filter(|(_, name)| !names_something(name));
    let report = |(at, name): (usize, &String)| {
        let slugs = site.documents.iter().map(|document| document.slug.as_str());
        let help = match nearest(name, slugs.chain(kinds())) {
            Some(near) => format!("did you mean {near}?"),
            None => "name a kind (person), or a document by its slug (`about`, `companies/tesla`)".to_owned(),
        };
        let message = format!("neither a document nor a kind is named \"{name}\"");
        let place = Place::Value(format!("noindex[{at}]"));
        Diagnostic::new(Code::BrokenReference, &"dossier.yaml".into(), place, message).help(help)
    };
    empty.map(report).collect()
}

/// Articles that are newer than the day up to which, says `dossier.yaml`, the evidence was read.
fn after_as_of(site: &Site) -> Vec<Diagnostic> {
    let Some(as_of) = &site.config.as_of else { return Vec::new() };
    let articles = site.documents.iter().filter_map(|document| Some((document, &document.article()?.date)));
    let later = articles.filter(|(_, date)| date.is_after(as_of));
    let report = |(document, date): (&Arc<Document>, &Date)| {
        let message = format!("this article is dated {}, after the dossier's `as_of`, {}", date.edtf, as_of.edtf);
        Diagnostic::new(Code::AfterAsOf, &document.source.path, Place::Value("date".into()), message)
            .help("correct the date, or move `as_of` in dossier.yaml")
    };
    later.map(report).collect()
}

/// Regulations whose own status is not that of the day up to which the evidence was read: they ended before it and are in force, or
/// take effect or end only after it.
fn status_of_another_day(site: &Site) -> Vec<Diagnostic> {
    let Some(as_of) = &site.as_of else { return Vec::new() };
    let report = |document: &Arc<Document>| {
        let regulation = document.regulation()?;
        let status = *regulation.status.value()?;
        let dates = &regulation.dates;
        // Of the newest source nobody knows that its day is the last one.
        let is_ahead = |day: &&Date| site.config.as_of.as_ref().is_some_and(|as_of| day.is_after(as_of));
        let (key, day, side, words) = match (status, dates.effective.value(), dates.ended.value()) {
            (Status::InForce | Status::Issued, _, Some(day)) if as_of.is_after(day) => {
                ("ended", day, "before", "`ended` or `revoked`")
            }
            (Status::Ended | Status::Revoked, _, Some(day)) if is_ahead(&day) => ("ended", day, "after", "`in_force`"),
            (Status::InForce, Some(day), _) if is_ahead(&day) => ("effective", day, "after", "`issued`"),
            _ => return None,
        };
        let message =
            format!("`status` is {}, and `dates.{key}` {} lies {side} {}", status.word(), day.edtf, as_of.edtf);
        let diagnostic =
            Diagnostic::new(Code::ContradictingDates, &document.source.path, Place::Value("status".into()), message);
        Some(diagnostic.help(format!(
            "write {words}, or correct the day; `as_of` in dossier.yaml says up to when the evidence was read"
        )))
    };
    site.documents.iter().filter_map(report).collect()
}

fn duplicate(later: &Document, first: &Document) -> Diagnostic {
    let message = format!("this page has the same address as {}: /{}", first.source.path, later.permalink);
    Diagnostic::new(Code::DuplicateAddress, &later.source.path, Place::File, message)
        .help("rename one of the two files; the file's name is the last part of the address")
}

/// Kinds whose folder is that of a view.
fn own_folders(config: &Config) -> Vec<Diagnostic> {
    let kinds = config.kinds.iter().filter(|kind| kind.role != Role::Page);
    let taken = kinds.filter(|kind| View::named(&kind.folder).is_some_and(|view| view.is_reserved(config)));
    let report = |kind: &Kind| {
        let message = format!("the folder `{}` belongs to the site itself", kind.folder);
        let place = Place::Value(format!("kinds.{}.folder", kind.name));
        Diagnostic::new(Code::DuplicateAddress, &config.path, place, message).help("choose another folder")
    };
    taken.map(report).collect()
}

/// Everything that a link to a draft could say, with the draft's path.
fn draft_names(drafts: &[Arc<Document>]) -> HashMap<String, Arc<str>> {
    let mut names = HashMap::new();
    for draft in drafts {
        let path = &draft.source.path;
        let spoken = draft.names().iter().map(|name| key(&name.text)).chain([key(&draft.title)]);
        let address = draft.permalink.as_str().trim_end_matches('/').to_owned();
        let written = [draft.slug.to_string(), address, path.to_string(), composed(path)];
        for name in spoken.chain(written) {
            names.insert(name, path.clone());
        }
    }
    names
}

/// The day on which the newest article or piece of evidence was published: up to then, at least, the evidence was read.
fn newest(documents: &[Arc<Document>]) -> Option<Date> {
    let articles = documents.iter().filter_map(|document| document.article().map(|article| &article.date));
    let evidence = documents.iter().flat_map(|document| &document.relations).flat_map(|relation| &relation.evidence);
    let outside = evidence.filter_map(|evidence| match evidence {
        Evidence::Outside(source, ..) => source.date.as_ref(),
        _ => None,
    });
    // Of a source that is dated to the year only its first day is certain, and of two that begin alike the finer one says more.
    let rank = |date: &Date| (date.earliest, Reverse(date.latest));
    articles.chain(outside).max_by(|a, b| (rank(a), &a.edtf).cmp(&(rank(b), &b.edtf))).cloned()
}

/// Two entities may not own the same strong name: every text that uses it would be ambiguous.
fn name_collisions(site: &Site) -> Vec<Diagnostic> {
    let mut owners: HashMap<String, DocId> = HashMap::new();
    let mut diagnostics = Vec::new();
    for id in site.ids() {
        let document = site.document(id);
        for name in document.names().iter().filter(|name| name.kind != NameKind::Weak) {
            let owner = *owners.entry(key(&name.text)).or_insert(id);
            if owner == id {
                continue;
            }
            let place = Place::Value(name.place.clone());
            let other = &site.document(owner).source.path;
            let message = format!("\"{}\" is already a name of another entity: {other}", name.text);
            diagnostics.push(
                Diagnostic::new(Code::NameCollision, &document.source.path, place, message)
                    .help("give one of them a fuller name, or make the name `kind: weak` on one of them"),
            );
        }
    }
    diagnostics
}

/// Former addresses of documents and the redirects of `dossier.yaml`: where each leads.
fn collect_redirects(site: &mut Site) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let config_path = site.config.path.clone();
    let mut found: Vec<(String, String, Author)> = Vec::new();
    for document in &site.documents {
        // One that can be no address was reported where it was read.
        let former = document.redirect_from.iter().enumerate().filter(|(_, old)| check_site_path(old).is_ok());
        for (at, old) in former {
            let place = Place::Value(format!("redirect_from[{at}]"));
            found.push((old.clone(), document.permalink.to_string(), (document.source.path.clone(), place)));
        }
    }
    for (old, new) in &site.config.redirects {
        let (folder, anchor) = new.find('#').map_or((new.as_str(), ""), |at| new.split_at(at));
        let target = Permalink::of(folder.split('/').filter(|part| !part.is_empty()));
        let place = Place::Value(format!("redirects.{old}"));
        let external = new.starts_with("https://") || new.starts_with("http://");
        if !external && !site.by_permalink.contains_key(&target) && !site.is_listing(&target) {
            let message = format!("no page of this dossier has the address /{target}");
            diagnostics.push(
                Diagnostic::new(Code::BrokenLink, &config_path, place.clone(), message)
                    .help("name an existing page, such as companies/tesla/"),
            );
            continue;
        }
        let address = if external { new.clone() } else { format!("{target}{anchor}") };
        found.push((old.clone(), address, (config_path.clone(), place)));
    }
    for (old, target, author) in found {
        let address = Permalink::of_former(&old);
        if site.redirects.contains_key(&address) {
            let message = format!("the address /{address} is already that of another redirect");
            diagnostics.push(
                Diagnostic::new(Code::DuplicateAddress, &author.0, author.1, message)
                    .help("remove it here: an address leads to one page only"),
            );
            continue;
        }
        site.redirects.insert(address, Redirect { target, author });
    }
    diagnostics
}
