//! What the links of a folder lead to: a document or a file of it, found as its program finds it.

use std::collections::{BTreeSet, HashMap};

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::files::{Files, is_markdown};
use super::note::Note;
use super::origin::{Origin, Program};
use crate::config::check_site_path;
use crate::import::taken::Taken;
use crate::names::key;
use crate::site::View;
use crate::source::{is_web_page, relative_path};
use crate::yaml::Yaml;

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// A document, by its place in the list.
    Note(usize),
    /// Another file of the folder, by its path.
    File(&'a str),
}

/// Everything in a folder that a link can lead to.
pub(super) struct Targets<'a> {
    pub(super) notes: &'a [Note],
    pub(super) origin: &'a Origin,
    by_path: HashMap<String, usize>,
    by_stem: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, usize>,
    by_address: HashMap<String, usize>,
    files_by_path: HashMap<String, &'a str>,
    files_by_name: HashMap<String, Vec<&'a str>>,
    /// How many documents have a slug.
    slugs: HashMap<String, usize>,
    /// The addresses of the documents in the dossier.
    addresses: BTreeSet<String>,
}

impl<'a> Targets<'a> {
    pub(super) fn new(notes: &'a [Note], files: &'a Files, origin: &'a Origin, taken: &Taken) -> Self {
        let mut targets = Targets {
            notes,
            origin,
            by_path: HashMap::new(),
            by_stem: HashMap::new(),
            by_name: HashMap::new(),
            by_address: HashMap::new(),
            files_by_path: HashMap::new(),
            files_by_name: HashMap::new(),
            slugs: taken.slugs(),
            addresses: notes.iter().map(|note| address(&note.path)).collect(),
        };
        for (at, note) in notes.iter().enumerate() {
            targets.by_path.insert(alike(without_ending(&note.inner)), at);
            let stem = without_ending(note.inner.rsplit('/').next().unwrap_or_default());
            targets.by_stem.entry(alike(stem)).or_default().push(at);
            let aliases = note.keys.keys.iter().find(|(key, _)| key == "aliases").map(|(_, names)| names);
            let aliases = match aliases {
                Some(Yaml::List(names)) => names.as_slice(),
                _ => &[],
            };
            let aliases = aliases.iter().filter_map(|name| match name {
                Yaml::Text(name) => Some(name.as_str()),
                _ => None,
            });
            for name in aliases.chain([note.title.as_str()]) {
                targets.by_name.entry(key(name)).or_insert(at);
            }
            for address in note.keys.former.iter().chain([&note.address]) {
                targets.by_address.entry(plain(address)).or_insert(at);
            }
        }
        for path in files.keys().filter(|path| !is_markdown(path)) {
            targets.files_by_path.insert(alike(path), path);
            let name = alike(path.rsplit('/').next().unwrap_or(path));
            targets.files_by_name.entry(name).or_default().push(path);
        }
        targets
    }

    /// Whether a former address of a document leads nowhere any more, and can lead to the document's new one.
    pub(super) fn is_gone(&self, former: &str, note: &Note) -> bool {
        // We publish folders: `/a.html` is another address than `/a/`.
        let is_file = former.ends_with(".html") && !former.ends_with("/index.html");
        let former = plain(former);
        let is_of_the_site = former == "404" || View::named(&former).is_some();
        !former.is_empty()
            && !is_of_the_site
            && (is_file || former != address(&note.path) && !self.addresses.contains(&former))
            && self.by_address.get(&former).is_some_and(|at| self.notes[*at].source == note.source)
            && check_site_path(&former).is_ok()
    }

    /// What names a document in a wikilink: its slug, or its address where the slug is not its alone.
    pub(super) fn reference(&self, at: usize) -> String {
        let address = address(&self.notes[at].path);
        let slug = address.rsplit('/').next().unwrap_or_default();
        if slug.is_empty() {
            return "index".to_owned();
        }
        if self.slugs.get(slug).copied().unwrap_or_default() == 1 { slug.to_owned() } else { address }
    }

    /// What `[[target]]` leads to, seen from a document: a path or its end, a name of a file, a name of a document.
    pub(super) fn wikilink(&self, from: &Note, target: &str) -> Option<Target<'a>> {
        let target = target.trim().trim_matches('/');
        let bare = alike(without_ending(target));
        if let Some(at) = self.by_path.get(&bare) {
            return Some(Target::Note(*at));
        }
        if let Some(file) = self.file(from, target) {
            return Some(Target::File(file));
        }
        let stem = bare.rsplit('/').next().unwrap_or_default();
        let ends_so = |at: &&usize| {
            let path = alike(without_ending(&self.notes[**at].inner));
            path == bare || path.ends_with(&format!("/{bare}"))
        };
        // Of several the nearest to the root, as Obsidian has it; one beside the document stands above all.
        let folder = from.inner.rsplit_once('/').map_or("", |(folder, _)| folder);
        let nearness = |at: &&usize| {
            let path = &self.notes[**at].inner;
            (path.rsplit_once('/').map_or("", |(other, _)| other) != folder, path.matches('/').count(), path.clone())
        };
        let by_stem = self.by_stem.get(stem).and_then(|all| all.iter().filter(ends_so).min_by_key(nearness));
        let at = by_stem.or_else(|| self.by_name.get(&key(target))).copied();
        at.or_else(|| self.index(&bare)).or_else(|| self.by_address.get(&plain(target)).copied()).map(Target::Note)
    }

    /// What the address of a link leads to, seen from a document.
    pub(super) fn link(&self, from: &Note, address: &str) -> Option<Target<'a>> {
        let decoded = percent_decode_str(address).decode_utf8_lossy();
        let path = decoded.split('?').next().unwrap_or(&decoded);
        if let Some(path) = path.strip_prefix("/ref:") {
            return self.hugo_ref(from, path).map(Target::Note);
        }
        if let Some(path) = path.strip_prefix("@/") {
            return self.document(path).map(Target::Note);
        }
        if let Some(base) = self.origin.base.as_deref().map(|base| base.trim_end_matches('/'))
            && let Some(rest) = path.strip_prefix(base)
        {
            return self.by_address.get(&plain(rest)).map(|at| Target::Note(*at));
        }
        if path.contains("://") || path.starts_with("//") {
            return None;
        }
        if let Some(inner) = path.strip_prefix('/') {
            let inner = self.below_base(inner);
            let statics = |path: String| self.folders().map(move |folder| format!("{folder}{path}"));
            let mut files = self.rooted(from, inner).flat_map(statics);
            let file = files.find_map(|path| self.files_by_path.get(&alike(&path)).copied());
            let by_address = || self.by_address.get(&plain(inner)).copied();
            let at = self.document(inner).or_else(by_address);
            let at = at.or_else(|| self.rooted(from, inner).find_map(|path| self.document(&path)));
            return at.map(Target::Note).or(file.map(Target::File));
        }
        let relative = |base: &str| relative_path(base, path);
        let beside = relative(&from.inner).and_then(|path| self.document(&path));
        let file = || self.file(from, path).map(Target::File);
        // A page's address is a folder: what is beside the file is one above it.
        let by_address = || {
            let here = relative_path(&format!("{}x", from.address.trim_start_matches('/')), path)?;
            let above = relative_path(from.address.trim_matches('/'), path)?;
            [here, above].iter().find_map(|path| self.by_address.get(&plain(path)).copied())
        };
        let by_name = || match self.origin.program {
            Program::Obsidian | Program::Quartz | Program::Markdown if is_markdown(path) || !path.contains('.') => {
                match self.wikilink(from, path.trim_start_matches("./").trim_start_matches("../")) {
                    Some(Target::Note(at)) => Some(at),
                    _ => None,
                }
            }
            Program::Hugo => self.hugo_ref(from, path),
            _ => None,
        };
        beside
            .map(Target::Note)
            .or_else(file)
            .or_else(|| by_address().map(Target::Note))
            .or_else(|| by_name().map(Target::Note))
    }

    /// A path from the root of a host as one from the root of the site, which may lie below it: `dossier/about/` of
    /// `https://example.org/dossier/`.
    fn below_base<'p>(&self, path: &'p str) -> &'p str {
        let base = self.origin.base.as_deref().and_then(|base| base.split_once("://")?.1.split_once('/'));
        let below = base.and_then(|(_, base)| path.strip_prefix(base.trim_matches('/'))?.strip_prefix('/'));
        below.filter(|_| self.document(path).is_none()).unwrap_or(path)
    }

    /// A file of the folder that a dossier can publish: by a path from the document, from the root, from the folder of
    /// attachments, or by its name alone.
    pub(super) fn file(&self, from: &Note, path: &str) -> Option<&'a str> {
        if is_markdown(path) || is_web_page(path) || !path.contains('.') {
            return None;
        }
        let beside = relative_path(&from.source, path);
        let statics = self.folders().map(|folder| format!("{folder}{path}"));
        let candidates = beside.into_iter().chain([path.to_owned()]).chain(statics);
        let by_path = candidates.into_iter().find_map(|path| self.files_by_path.get(&alike(&path)).copied());
        let name = alike(path.rsplit('/').next().unwrap_or(path));
        by_path.or_else(|| match self.files_by_name.get(&name)?.as_slice() {
            [one] => Some(*one),
            several => several.iter().find(|other| alike(other).ends_with(&format!("/{}", alike(path)))).copied(),
        })
    }

    /// The folders whose files are published from the root of the site.
    fn folders(&self) -> impl Iterator<Item = &str> {
        let texts = self.origin.texts.iter().map(|texts| &*texts.folder);
        texts.chain(self.origin.statics.iter().map(|folder| &**folder))
    }

    /// What a path from the root of a site can mean: in a site with a folder for each language one in the document's own
    /// language, and in the first.
    fn rooted<'p>(&'p self, from: &'p Note, path: &'p str) -> impl Iterator<Item = String> + 'p {
        let first = self.origin.language.as_deref();
        let own = from.inner.split('/').next().filter(|_| first.is_some());
        let languages = own.into_iter().chain(first).map(move |language| format!("{language}/{path}"));
        [path.to_owned()].into_iter().chain(languages)
    }

    /// The page in HTML that an address leads to, seen from a document, by its address in the former site without a slash before it.
    pub(super) fn web_page<'p>(&'p self, from: &Note, address: &'p str) -> Option<&'p str> {
        let page = |path: String| self.files_by_path.get(&alike(&path)).copied().filter(|path| is_web_page(path));
        let Some(rooted) = address.strip_prefix('/') else {
            let found = relative_path(&from.source, address).and_then(page)?;
            let inner = self.folders().find_map(|folder| found.strip_prefix(folder)).unwrap_or(found);
            return Some(inner.strip_suffix("index.html").unwrap_or(inner));
        };
        let candidates = self.rooted(from, rooted.trim_end_matches('/')).flat_map(|path| {
            let ends = |folder: &str| ["", ".html", "/index.html"].map(|end| format!("{folder}{path}{end}"));
            self.folders().flat_map(ends).collect::<Vec<_>>()
        });
        candidates.map(page).any(|page| page.is_some()).then_some(rooted)
    }

    /// A document by its path from where the documents lie, with or without its ending; a folder means its index.
    fn document(&self, path: &str) -> Option<usize> {
        let bare = alike(without_ending(path.trim_end_matches('/')));
        self.by_path.get(&bare).copied().or_else(|| self.index(&bare))
    }

    fn index(&self, folder: &str) -> Option<usize> {
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        ["index", "_index", "readme"].iter().find_map(|name| self.by_path.get(&format!("{folder}{name}")).copied())
    }

    /// As Hugo's `ref` finds a page: from the document's folder, from the root, or by its name alone.
    fn hugo_ref(&self, from: &Note, path: &str) -> Option<usize> {
        let path = path.trim();
        let beside = relative_path(&from.inner, path).filter(|_| !path.starts_with('/'));
        let rest = path.trim_start_matches('/');
        let by_name = || match self.by_stem.get(&alike(without_ending(rest))).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        };
        let found = beside.and_then(|path| self.document(&path));
        let found = found.or_else(|| self.rooted(from, rest).find_map(|path| self.document(&path)));
        found.or_else(|| self.by_address.get(&plain(rest)).copied()).or_else(by_name)
    }

    /// What stands behind `#` in a link to a document, as that has it; `None` where it has no such place.
    pub(super) fn fragment(&self, at: usize, fragment: &str) -> Option<String> {
        let note = &self.notes[at];
        let decoded = percent_decode_str(fragment).decode_utf8_lossy();
        if let Some(id) = decoded.strip_prefix('^') {
            return note.block_ids.contains(id).then(|| format!("^{id}"));
        }
        let last = decoded.rsplit('#').next().unwrap_or(&decoded);
        let letters = |text: &str| key(text).replace(|c: char| !c.is_alphanumeric(), "");
        let wanted = letters(last);
        let mut headings = note.headings.iter().filter(|heading| heading.text != note.title || heading.level > 1);
        let is_meant = |heading: &&crate::model::Heading| {
            heading.id.eq_ignore_ascii_case(last) || letters(&heading.text) == wanted || letters(&heading.id) == wanted
        };
        let found = headings.find(is_meant).map(|heading| heading.id.to_string());
        found.or_else(|| note.block_ids.contains(last).then(|| format!("^{last}")))
    }
}

/// The address of a document in the dossier, without slashes around it.
pub(super) fn address(path: &str) -> String {
    let path = path.strip_prefix("content/").unwrap_or(path);
    let path = path.strip_suffix(".md").unwrap_or(path);
    let bare = ["/index", "/_index"].iter().find_map(|index| path.strip_suffix(index));
    bare.unwrap_or(if path == "index" { "" } else { path }).to_owned()
}

/// A path as paths are compared: in small letters, and each letter with its marks as one character, however the file system or
/// the author writes them.
fn alike(path: &str) -> String {
    path.nfc().collect::<String>().to_lowercase()
}

fn without_ending(path: &str) -> &str {
    [".md", ".markdown", ".MD"].iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path)
}

/// An address as addresses are compared: without slashes around it, in small letters, without `index.html`.
pub(super) fn plain(address: &str) -> String {
    let decoded = percent_decode_str(address).decode_utf8_lossy();
    let path = alike(decoded.trim_matches('/')).replace(' ', "-");
    let path = path.strip_suffix("index.html").or_else(|| path.strip_suffix(".html")).unwrap_or(&path);
    path.trim_matches('/').to_owned()
}
