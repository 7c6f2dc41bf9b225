//! Folders of markdown that other programs made: their documents with our keys, and every link written so that it leads where it
//! led. The folder itself is never touched.

mod anchors;
mod boxes;
mod carried;
mod excluded;
mod files;
mod head;
mod hugo;
mod hugo_settings;
mod jekyll;
mod keys;
mod layout;
mod lines;
mod links;
mod liquid;
mod markup;
mod names;
mod note;
mod origin;
mod overview;
mod permalinks;
mod published;
mod references;
mod rewrite;
mod shortcodes;
mod sites;
mod targets;
mod written;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use self::carried::Carried;
use self::excluded::{Excluded, excluded};
pub use self::files::{Files, is_markdown};
use self::head::Head;
use self::keys::{Keys, parted_tags};
use self::layout::Place;
use self::liquid::{without_comments, without_liquid};
use self::markup::as_markdown;
use self::names::names;
use self::note::{Context, Note};
pub use self::note::{FolderWishes, Instead, Rule};
use self::origin::Origin;
pub use self::origin::{Program, SETTINGS, is_read};
use self::overview::{overview, unfitting};
use self::permalinks::published_at;
use self::published::{Cascade, bundle_of};
use self::rewrite::rewritten;
use self::shortcodes::{name_calls, shut_away};
use self::sites::{Part, parts};
use self::targets::{Targets, plain};
use self::written::{hold_back, written};
use super::found::{Findings, Found, Remark};
use super::taken::Taken;
use crate::config::{Config, Reading};
use crate::parse::body::parse_body;
use crate::source::{Span, is_web_page};
use crate::yaml::Yaml;

/// The documents of a folder called `name`.
pub fn read(name: &str, files: &Files, wishes: &FolderWishes, config: &Config, taken: &mut Taken) -> Findings {
    let parts = parts(files);
    let reading = Reading::from(config);
    let excluded: Vec<Excluded> = parts.iter().map(|part| excluded(&part.files, &part.origin)).collect();
    let neighbours = OnceLock::new();
    let context = |(part, excluded)| Context {
        name,
        part,
        excluded,
        wishes,
        config,
        neighbours: &neighbours,
        keys: config.kinds.iter().map(|_| OnceLock::new()).collect(),
        reading: reading.clone(),
    };
    let contexts: Vec<Context<'_>> = parts.iter().zip(&excluded).map(context).collect();
    let mut findings = Findings::default();
    let notes: Vec<Vec<Note>> = contexts.iter().map(|context| notes(context, taken, &mut findings)).collect();
    if parts.len() > 1 {
        let own = |(part, notes): (&Part<'_>, &Vec<Note>)| {
            let placed = notes.iter().map(|note| (format!("{}{}", part.root, note.source), note.path.clone()));
            placed.collect::<Vec<_>>()
        };
        neighbours.get_or_init(|| parts.iter().zip(&notes).flat_map(own).collect());
    }
    let mut said = Vec::new();
    for (context, notes) in contexts.iter().zip(&notes) {
        let part = context.part;
        let targets = Targets::new(notes, &part.files, &part.origin, taken);
        let mut carried = Carried::default();
        let mut remarks = Vec::new();
        for (at, note) in notes.iter().enumerate() {
            let body = rewritten(at, &targets, context, taken, &mut carried, &mut remarks);
            findings.documents.push(Found {
                identity: context.identity(&note.source),
                from: format!("{}{}", part.root, note.source),
                path: note.path.clone(),
                text: written(note, &body, &targets, context, &mut remarks),
                made_from: None,
                beside: carried.take(),
            });
        }
        let is_page =
            |path: &&String| is_web_page(path) && part.origin.texts_of(path).is_some() && !part.origin.leaves_out(path);
        for page in part.files.keys().filter(is_page) {
            remarks.push(Remark::new(page, 0, "left out: it is HTML"));
        }
        findings.remarks.extend(context.of_the_whole(remarks));
        said.extend(overview(&part.files, notes, &carried, context));
    }
    findings.remarks.sort();
    findings.remarks.extend(said);
    let notes: Vec<&Note> = notes.iter().flatten().collect();
    findings.remarks.extend(unfitting(&notes, name, wishes, config));
    findings
}

/// The documents of a part of a folder, each with its place in the dossier.
fn notes(context: &Context<'_>, taken: &mut Taken, findings: &mut Findings) -> Vec<Note> {
    let Part { files, origin, .. } = context.part;
    let cascade = Cascade::of(files, origin);
    let mut notes = Vec::new();
    let mut moved = Vec::new();
    let mut remarks = Vec::new();
    let mut refused = Vec::new();
    for (path, text) in files.iter() {
        let Some(inner) = origin.inner(path).filter(|path| is_markdown(path)) else { continue };
        match text {
            _ if origin.leaves_out(path) => {
                remarks.push(Remark::new(path, 0, "left out: a template, or not to be published"));
            }
            Some(text) if text.trim().is_empty() && Place::of(&inner, false).is_index => {
                remarks.push(Remark::new(path, 0, "is empty and left out"));
            }
            Some(text) => {
                let text = text.trim_start_matches('\u{feff}');
                let Head { mut keys, body, doubt } = Head::of(path, text, origin.program, &mut remarks);
                cascade.hand_down(&inner, &mut keys);
                let keys = Keys::new(parted_tags(keys, origin.parted_tags()));
                let place = Place::of(&inner, layout::takes_readme(path, files, origin.program));
                match keys.text("redirect_to").zip(origin.jekyll.as_ref()) {
                    Some((to, jekyll)) => {
                        let what = format!("left out: it only leads to {to}");
                        remarks.push(Remark::new(path, 0, what));
                        moved.push((jekyll.address(&place, &keys), to));
                    }
                    None => {
                        let bundle = bundle_of(path, files, origin);
                        let file = File { path, inner: &inner, place, text, body, keys, doubt, bundle };
                        notes.push(note(file, context, taken, &mut remarks));
                    }
                }
            }
            None => refused.push(Remark::new(path, 0, "the file is no text in UTF-8, or too large")),
        }
    }
    findings.remarks.extend(context.of_the_whole(remarks));
    findings.refused.extend(context.of_the_whole(refused));
    // What led on to a document of the folder is a former address of that.
    // Of several documents at one address the first.
    let places: HashMap<String, usize> = match moved.is_empty() {
        true => HashMap::new(),
        false => notes.iter().enumerate().rev().map(|(at, note): (_, &Note)| (plain(&note.address), at)).collect(),
    };
    for (address, to) in moved {
        let to = origin.base.as_deref().and_then(|base| to.strip_prefix(base)).unwrap_or(&to);
        if let Some(at) = places.get(&plain(to)) {
            notes[*at].keys.former.push(address);
        }
    }
    notes
}

/// A file of the folder that is a document.
struct File<'f> {
    path: &'f str,
    /// Its path from where the documents lie.
    inner: &'f str,
    place: Place<'f>,
    text: &'f str,
    /// Where its text stands.
    body: Span,
    keys: Keys,
    /// Why its keys are not known, with the line.
    doubt: Option<(usize, String)>,
    /// The document that it only belongs to.
    bundle: Option<String>,
}

/// A document of the folder.
fn note(file: File<'_>, context: &Context<'_>, taken: &mut Taken, remarks: &mut Vec<Remark>) -> Note {
    let File { path, inner, place, text, body, keys, doubt, bundle } = file;
    let Context { wishes, config, .. } = *context;
    let origin = &context.part.origin;
    let first_line = text[..body.start].matches('\n').count() + 1;
    let mut tag = None;
    let text = match origin.program {
        Program::Jekyll => {
            let settings = origin.jekyll.as_ref().map(|jekyll| jekyll.words.as_slice()).unwrap_or_default();
            let plain = without_liquid(&without_comments(&text[body.range()]), settings, first_line, path, remarks);
            tag = plain.hides;
            Cow::Owned(plain.text)
        }
        _ => shortcodes::without_comments(&text[body.range()]),
    };
    if origin.program == Program::Zola {
        tag = name_calls(&text, first_line, path, remarks);
    }
    let mut lines = as_markdown(&text, first_line, path, remarks);
    let file: Arc<str> = path.into();
    let parsed = parse_body(&file, &lines.text, Span { start: 0, end: lines.text.len() }, true).value;
    let kind = layout::kind_of(&place, &keys, wishes, config);
    let rules = (0..wishes.map.len()).filter(|at| wishes.map[*at].fits(&place, &keys)).collect();
    let role = config.kinds[kind].role;
    let heading = parsed.headings.first().filter(|heading| heading.level == 1 && begins_with(&lines.text, '#'));
    let own = keys.text("title").or_else(|| keys.text("name"));
    // Of several there is none that is the title of all.
    let is_only = parsed.headings.iter().filter(|heading| heading.level == 1).count() == 1;
    let words = heading.filter(|_| is_only || !origin.program.names_by_file()).map(|heading| heading.text.clone());
    let only_words = words.clone();
    let title = own.clone().unwrap_or_else(|| layout::title(&place, words, origin));
    if heading.is_some_and(|heading| heading.text == title) {
        // The page shows its title.
        let at = lines.text.find('#').unwrap_or_default();
        let end = lines.text[at..].find('\n').map_or(lines.text.len(), |end| at + end);
        lines.text.replace_range(at..end, "");
    }
    let (title, others) = match config.kinds[kind].is_entity() {
        true => {
            names(&title, Some(place.stem).filter(|stem| config.kinds[kind].is_person() && layout::is_address(stem)))
        }
        false => (title, Vec::new()),
    };
    let identity = context.identity(path);
    let place_path = layout::path(&identity, &place, kind, &title, config, taken);
    let is_site = origin.is_site();
    let stated = match &origin.jekyll {
        Some(jekyll) => Some(jekyll.address(&place, &keys)),
        None => stated_address(&keys, origin, is_site),
    };
    // Notes are published too: where they say by which address, it must not be lost.
    let is_published = match &origin.jekyll {
        Some(jekyll) => jekyll.publishes(&place, &keys),
        None => is_site || stated.is_some(),
    };
    let patterned = stated.is_none().then(|| hugo::address(&place, inner, &keys, origin)).flatten();
    // An address that is not known is none that readers have.
    let is_known = !matches!(patterned, Some(Err(_)));
    if let Some(Err(why)) = &patterned {
        remarks.push(Remark::new(path, 1, format!("its former address is not kept: {why}")));
    }
    let address = stated.or(patterned.and_then(Result::ok)).unwrap_or_else(|| address(&place, &keys, origin));
    let hidden = origin.hides(&place, &keys, wishes);
    let kept = context.excluded.why(path, &keys);
    let is_published = is_published && kept.is_none();
    let (date, _) = layout::dated(place.stem);
    let headline = own.or(only_words);
    let mut translated =
        keys.translated(role, (&title, headline.as_deref()), &others, date, origin.program.has_addresses_as_aliases());
    for (key, what) in &translated.dropped {
        remarks.push(Remark::new(path, 1, format!("`{key}`: {what}")));
    }
    // What cannot be read may keep the document back, and what its site does not publish, this one does not either.
    let held = translated.held.iter().map(|why| (1, why.clone()));
    let hidden = hidden.filter(|_| !translated.keys.iter().any(|(key, _)| key == "draft"));
    let shut = shut_away(&text).map(|name| (first_line, format!("its shortcode `{name}` may keep something back")));
    let kept = kept.map(|why| (1, why));
    let part = bundle.map(|page| (1, format!("its site makes no page of what lies beside {page}")));
    for (line, why) in
        doubt.into_iter().chain(held).chain(hidden.map(|why| (1, why))).chain(shut).chain(tag).chain(part).chain(kept)
    {
        remarks.push(Remark::new(path, line, format!("{why}: it is a draft")));
        hold_back(&mut translated.keys);
    }
    // A site in several languages has a folder for each.
    let language = place.folders.first().filter(|_| origin.language.is_some()).map(|folder| folder.to_lowercase());
    let language = language.filter(|tag| layout::is_language(tag));
    let language = language.or_else(|| layout::language_of(place.stem).map(str::to_owned));
    let language = language.or_else(|| origin.jekyll.as_ref()?.language(&place).map(|tag| tag.to_lowercase()));
    if let Some(language) = language.filter(|tag| tag != config.language.tag())
        && !translated.keys.iter().any(|(key, _)| key == "lang")
    {
        translated.keys.push(("lang".to_owned(), Yaml::Text(language)));
    }
    if is_published && is_known {
        translated.former.push(address.clone());
    }
    Note {
        source: path.to_owned(),
        inner: inner.to_owned(),
        keys: translated,
        title,
        kind,
        rules,
        path: place_path,
        headings: parsed.headings,
        block_ids: parsed.block_ids.iter().map(|own| own.id.to_string()).collect(),
        body: lines,
        address,
    }
}

fn begins_with(text: &str, sign: char) -> bool {
    text.trim_start().starts_with(sign)
}

/// The address that a document gives itself: a folder, or a file where it says so. The `url` of a note is that of its source, if it
/// does not begin with a slash.
fn stated_address(keys: &Keys, origin: &Origin, is_site: bool) -> Option<String> {
    let url = keys.text("url").filter(|url| is_site || url.starts_with('/'));
    let is_inside = |own: &String| !own.contains("://");
    let own = url.filter(is_inside).or_else(|| keys.text("permalink").filter(is_inside));
    let own = own.or_else(|| keys.text("path").filter(|_| origin.program == Program::Zola))?;
    Some(published_at(&own))
}

/// Where a site publishes a document that does not say so itself, between slashes.
fn address(place: &Place<'_>, keys: &Keys, origin: &Origin) -> String {
    let mut parts: Vec<String> = place.folders.iter().map(|folder| (*folder).to_owned()).collect();
    if parts.first().is_some_and(|first| Some(first) == origin.language.as_ref()) {
        parts.remove(0);
    }
    let stem = match layout::dated(place.stem) {
        (Some(_), rest) if origin.program == Program::Zola && !rest.is_empty() => rest,
        _ => place.stem,
    };
    if !place.is_index {
        parts.push(keys.text("slug").unwrap_or_else(|| stem.to_owned()));
    } else if let Some(slug) = keys.text("slug") {
        parts.pop();
        parts.push(slug);
    }
    let path = parts.join("/").replace(' ', "-");
    let path = if matches!(origin.program, Program::Hugo | Program::Zola) { path.to_lowercase() } else { path };
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}
