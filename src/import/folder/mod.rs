//! Folders of markdown that other programs made: their documents with our keys, and every link written so that it leads where it
//! led. The folder itself is never touched.

mod boxes;
mod carried;
mod excluded;
mod head;
mod hugo;
mod jekyll;
mod keys;
mod layout;
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
mod targets;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use self::carried::Carried;
use self::excluded::excluded;
use self::head::Head;
use self::jekyll::Jekyll;
use self::keys::{Keys, value_in_words};
use self::layout::Place;
use self::liquid::{without_comments, without_liquid};
use self::markup::{as_markdown, shut_away};
use self::names::names;
use self::note::{Context, Note, identity};
pub use self::note::{FolderWishes, Instead, Rule};
use self::origin::Origin;
pub use self::origin::{Files, Program, SETTINGS, is_markdown, is_read};
use self::overview::overview;
use self::permalinks::published_at;
use self::published::{Cascade, bundle_of};
use self::rewrite::rewritten;
use self::targets::{Targets, plain};
use super::found::{Findings, Found, Remark};
use super::front_matter::{document, texts};
use super::taken::Taken;
use crate::config::{Config, Reading};
use crate::diagnostic::{Code, Diagnostic, Place as At, Severity};
use crate::parse::body::parse_body;
use crate::parse::{
    holds_keeping, inline_keys, is_keeping_tag, is_kept_by_tag, keeping_name, keeps_back, misplaced_front_matter,
    parse_document,
};
use crate::source::{SourceFile, Span, is_web_page};
use crate::yaml::Yaml;

/// The documents of a folder called `name`.
pub fn read(name: &str, files: &Files, wishes: &FolderWishes, config: &Config, taken: &mut Taken) -> Findings {
    let origin = Origin::of(files);
    let reading = Reading::from(config);
    let keys = config.kinds.iter().map(|_| OnceLock::new()).collect();
    let excluded = excluded(files, &origin);
    let context =
        Context { name, origin: &origin, excluded: &excluded, wishes, config, keys, reading: reading.clone() };
    let mut findings = Findings::default();
    let mut notes = Vec::new();
    let mut moved = Vec::new();
    let mut idle: Vec<&Rule> = wishes.map.iter().collect();
    let cascade = Cascade::of(files, &origin);
    let is_left_out = |path: &str| origin.left_out.iter().any(|folder| path.starts_with(folder.as_str()));
    for (path, text) in files {
        let Some(inner) = path.strip_prefix(&*origin.content).filter(|path| is_markdown(path)) else { continue };
        match text {
            _ if is_left_out(path) => {
                findings.remarks.push(Remark::new(path, 0, "left out: a template, or not to be published"));
            }
            Some(text) => {
                let text = text.trim_start_matches('\u{feff}');
                let Head { mut keys, body, doubt } = Head::of(path, text, origin.program, &mut findings.remarks);
                cascade.hand_down(inner, &mut keys);
                let keys = Keys::new(if origin.jekyll.is_some() { Jekyll::keys(keys) } else { keys });
                let place = Place::of(inner, layout::takes_readme(path, files, origin.program));
                match keys.text("redirect_to").zip(origin.jekyll.as_ref()) {
                    Some((to, jekyll)) => {
                        let what = format!("left out: it only leads to {to}");
                        findings.remarks.push(Remark::new(path, 0, what));
                        moved.push((jekyll.address(&place, &keys), to));
                    }
                    None => {
                        let bundle = bundle_of(path, files, &origin);
                        let file = File { path, inner, place, text, body, keys, doubt, bundle };
                        idle.retain(|rule| !rule.fits(&file.place, &file.keys));
                        notes.push(note(file, &context, taken, &mut findings.remarks));
                    }
                }
            }
            None => findings.refused.push(Remark::new(path, 0, "the file is no text in UTF-8, or too large")),
        }
    }
    // What led on to a document of the folder is a former address of that.
    // Of several documents at one address the first.
    let places: HashMap<String, usize> = match moved.is_empty() {
        true => HashMap::new(),
        false => notes.iter().enumerate().rev().map(|(at, note)| (plain(&note.address), at)).collect(),
    };
    for (address, to) in moved {
        let to = origin.base.as_deref().and_then(|base| to.strip_prefix(base)).unwrap_or(&to);
        if let Some(at) = places.get(&plain(to)) {
            notes[*at].keys.former.push(address);
        }
    }
    let targets = Targets::new(&notes, files, &origin, taken);
    let mut carried = Carried::default();
    for (at, note) in notes.iter().enumerate() {
        let body = rewritten(at, &targets, &context, taken, &mut carried, &mut findings.remarks);
        findings.documents.push(Found {
            identity: identity(name, &note.source),
            from: note.source.clone(),
            path: note.path.clone(),
            text: written(note, &body, &targets, &context, &mut findings.remarks),
            made_from: None,
            beside: carried.take(),
        });
    }
    let is_page = |path: &&String| is_web_page(path) && path.starts_with(&*origin.content) && !is_left_out(path);
    for page in files.keys().filter(is_page) {
        findings.remarks.push(Remark::new(page, 0, "left out: it is HTML"));
    }
    findings.remarks.sort();
    findings.remarks.extend(overview(files, targets.notes, &idle, &carried, &context));
    findings
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
    let Context { name, origin, wishes, config, .. } = *context;
    let first_line = text[..body.start].matches('\n').count() + 1;
    let mut tag = None;
    let text = match origin.program {
        Program::Jekyll => {
            let plain = without_liquid(&without_comments(&text[body.range()]), first_line, path, remarks);
            tag = plain.hides;
            Cow::Owned(plain.text)
        }
        _ => markup::without_comments(&text[body.range()]),
    };
    if origin.program == Program::Zola {
        markup::name_calls(&text, first_line, path, remarks);
    }
    let mut lines = as_markdown(&text, first_line, path, remarks);
    let file: Arc<str> = path.into();
    let parsed = parse_body(&file, &lines.text, Span { start: 0, end: lines.text.len() }, true).value;
    let kind = layout::kind_of(&place, &keys, wishes, config);
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
    let identity = identity(name, path);
    let place_path = layout::path(&identity, &place, kind, &title, config, taken);
    let is_site = !matches!(origin.program, Program::Obsidian | Program::Markdown);
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
        path: place_path,
        headings: parsed.headings,
        block_ids: parsed.block_ids.iter().map(|own| own.id.to_string()).collect(),
        body: lines,
        address,
    }
}

/// Makes a draft of a document.
fn hold_back(keys: &mut Vec<(String, Yaml)>) {
    match keys.iter_mut().find(|(key, _)| key == "draft") {
        Some((_, draft)) => *draft = Yaml::Bool(true),
        None => keys.push(("draft".to_owned(), Yaml::Bool(true))),
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

/// The whole file of a note: what our reader takes for a mistake in a key stands under `extra` instead.
fn written(note: &Note, body: &str, targets: &Targets<'_>, context: &Context<'_>, remarks: &mut Vec<Remark>) -> String {
    let mut keys = note.keys.keys.clone();
    let mut extra = note.keys.extra.clone();
    // A key of ours that its author has written already.
    let is_ours =
        |key: &String| context.keys_of(note.kind).contains(key) && !keys.iter().any(|(other, _)| other == key);
    let (own, others): (Vec<_>, Vec<_>) = extra.drain(..).partition(|(key, value)| is_ours(key) && !value.is_empty());
    extra.extend(others);
    keys.extend(own);
    let mut former: Vec<String> =
        note.keys.former.iter().filter(|former| targets.is_gone(former, note)).cloned().collect();
    former.sort();
    former.dedup_by(|one, other| one.trim_matches('/') == other.trim_matches('/'));
    if !former.is_empty() {
        keys.push(("redirect_from".to_owned(), texts(former)));
    }
    let needed = if context.config.kinds[note.kind].is_entity() { "name" } else { "title" };
    let wrong = wrong_keys(note, &keys, needed, &context.reading);
    let (moved, mut keys): (Vec<_>, Vec<_>) =
        keys.into_iter().partition(|(key, _)| wrong.iter().any(|(wrong, _)| wrong == key));
    for (key, value) in moved {
        let why = wrong.iter().find(|(wrong, _)| *wrong == key).map_or("", |(_, why)| why);
        remarks.push(Remark::new(&note.source, 1, format!("`{key}` stands under extra: {why}")));
        extra.push((key, value));
    }
    let mut unique: Vec<(String, Yaml)> = Vec::new();
    for (key, value) in extra {
        if !unique.iter().any(|(other, _)| *other == key) {
            unique.push((key, value));
        }
    }
    let is_kept = |key: &str, value: &Yaml| {
        keeps_back(key, value) || holds_keeping(value) || matches!(key, "tags" | "topics") && is_kept_by_tag(value)
    };
    // Under `extra` nothing would keep it back any more.
    for (key, value) in unique.iter().filter(|(key, value)| is_kept(key, value)) {
        let value = value_in_words(value).map(|value| format!(": {value}")).unwrap_or_default();
        let what = format!("`{key}{value}` may be meant to keep it back: it is a draft");
        remarks.push(Remark::new(&note.source, 1, what));
        hold_back(&mut keys);
    }
    if !unique.is_empty() {
        keys.push(("extra".to_owned(), Yaml::Map(unique)));
    }
    let whole = Span { start: 0, end: body.len() };
    let named =
        keeping_name(&note.source).into_iter().chain(inline_keys(body, whole).into_iter().map(|(line, _)| line));
    for name in named {
        remarks.push(Remark::new(&note.source, 1, format!("`{name}` may be meant to keep it back: it is a draft")));
        hold_back(&mut keys);
    }
    // In a vault a tag may stand anywhere in the text.
    let has_tags = context.origin.program.names_by_file();
    let tag = body.split_whitespace().find(|word| has_tags && word.starts_with('#') && is_keeping_tag(word));
    if let Some(tag) = tag {
        remarks.push(Remark::new(&note.source, 1, format!("`{tag}` may be meant to keep it back: it is a draft")));
        hold_back(&mut keys);
    }
    let is_tag = |(key, value): &&(String, Yaml)| (key == "tags" || key == "topics") && is_kept_by_tag(value);
    if let Some((key, _)) = keys.iter().find(is_tag) {
        remarks.push(Remark::new(
            &note.source,
            1,
            format!("a word among its {key} may be meant to keep it back: it is a draft"),
        ));
        hold_back(&mut keys);
    }
    if let Some(found) = misplaced_front_matter(body) {
        let text = body[found.parts.keys.range()].trim().lines().next().unwrap_or_default();
        let what = format!("below its keys stand others (`{text}`): it is a draft");
        remarks.push(Remark::new(&note.source, 1, what));
        hold_back(&mut keys);
    }
    document(&keys, body)
}

/// The keys but the `needed` one that hold what cannot stand there, with what is wrong.
fn wrong_keys(note: &Note, keys: &[(String, Yaml)], needed: &str, reading: &Reading) -> Vec<(String, String)> {
    let source = Arc::new(SourceFile::new(note.path.as_str(), document(keys, "")));
    let checked = parse_document(&source, reading);
    // What says that it is kept back makes a draft of it.
    let is_wrong = |found: &Diagnostic| found.severity == Severity::Error && found.code != Code::KeptBack;
    let found = checked.diagnostics.into_iter().filter(is_wrong).filter_map(|found| {
        let (At::Value(path) | At::Key(path)) = &found.place else { return None };
        let key = path.split(['.', '[']).next().unwrap_or_default().to_owned();
        (key != needed).then_some((key, found.message))
    });
    found.collect()
}
