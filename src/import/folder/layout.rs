//! Which kind a document of a folder is of, what it is called, and where it lies in the dossier.

use super::files::Files;
use super::keys::Keys;
use super::note::{FolderWishes, Rule};
use super::origin::{Origin, Program};
use crate::config::Config;
use crate::diagnostic::nearest;
use crate::import::taken::Taken;
use crate::model::{Role, Slug};
use crate::names::key;
use crate::parse::day_of_name;
use crate::site::View;

/// What an address is called whose own name has no letter that could stand there.
const UNNAMED: &str = "page";

/// A path within the folder of the documents, taken apart.
pub(super) struct Place<'p> {
    pub(super) folders: Vec<&'p str>,
    /// The name of the file without its ending; of a bundle that of its folder.
    pub(super) stem: &'p str,
    /// Whether the file stands for its folder.
    pub(super) is_index: bool,
}

impl<'p> Place<'p> {
    /// `path` begins in the folder of the documents; `takes_readme`: whether a readme stands for its folder.
    pub(super) fn of(path: &'p str, takes_readme: bool) -> Self {
        let mut folders: Vec<&str> = path.split('/').map(without_id).collect();
        folders.pop();
        let file = path.rsplit('/').next().unwrap_or_default();
        let stem = without_id(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
        let is_readme = takes_readme && stem.eq_ignore_ascii_case("readme");
        let is_index = is_readme || matches!(stem, "index" | "_index");
        Place { stem: if is_index { folders.last().copied().unwrap_or("index") } else { stem }, folders, is_index }
    }
}

/// A name without the id that Notion puts behind it: `Acme 0f1e2d3c4b5a69788796a5b4c3d2e1f0`.
fn without_id(name: &str) -> &str {
    let is_id = |id: &str| id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.rsplit_once(' ').filter(|(_, id)| is_id(id)).map_or(name, |(name, _)| name)
}

/// Whether a file is called as Notion exports its pages.
pub(super) fn is_of_notion(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.').is_some_and(|(stem, _)| without_id(stem) != stem)
}

/// Whether a readme beside a document stands for their folder. GitHub publishes a site of Jekyll so where it has no other index.
pub(super) fn takes_readme(path: &str, files: &Files, program: Program) -> bool {
    let folder = path.rsplit_once('/').map_or(0, |(folder, _)| folder.len() + 1);
    let is_there = |name: &str| files.contains_key(&format!("{}{name}", &path[..folder]));
    match program {
        Program::MkDocs | Program::Markdown => true,
        Program::Jekyll => !["index.md", "index.html"].into_iter().any(is_there),
        _ => false,
    }
}

/// The name of a file without a dot before the language at its end, `five.fr`, by which it would be a translation here.
fn own_stem(stem: &str) -> std::borrow::Cow<'_, str> {
    match language_of(stem) {
        Some(tag) => format!("{}-{tag}", &stem[..stem.len() - tag.len() - 1]).into(),
        None => stem.into(),
    }
}

/// Whether a folder is called as a language is tagged.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_word = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    parts.next().is_some_and(is_word) && parts.next().is_none_or(is_word) && parts.next().is_none()
}

/// The language at the end of a file's name: `five.fr`.
pub(super) fn language_of(stem: &str) -> Option<&str> {
    let (name, tag) = stem.rsplit_once('.')?;
    (!name.is_empty() && is_language(tag)).then_some(tag)
}

/// The kind of a document, an index into the configuration's: by the rules, else by the name of its folder, else by its own
/// `type` or `kind`, else an article where it was clipped from the web, else a page.
pub(super) fn kind_of(place: &Place<'_>, keys: &Keys, wishes: &FolderWishes, config: &Config) -> usize {
    let kinds = &config.kinds;
    let with_role = |role| kinds.iter().position(|kind| kind.role == role).unwrap_or_default();
    if let Some(rule) = wishes.map.iter().find(|rule| rule.fits(place, keys)) {
        return rule.kind;
    }
    let named = |word: &str| {
        let word = key(word);
        let labels = |at: usize| kinds[at].singular.values().chain(kinds[at].plural.values());
        let fits = |at: &usize| {
            *kinds[*at].folder == *word || *kinds[*at].name == *word || labels(*at).any(|label| key(label) == word)
        };
        (0..kinds.len()).filter(|at| kinds[*at].role != Role::Page).find(fits)
    };
    let by_folder = place.folders.iter().find_map(|folder| named(bare(folder)));
    let by_word = || ["type", "kind"].iter().find_map(|key| keys.text(key).and_then(|word| named(&word)));
    if let Some(kind) = by_folder.or_else(by_word) {
        return kind;
    }
    let is_clipping = keys.source().is_some() && keys.published().is_some();
    with_role(if is_clipping { Role::Article } else { Role::Page })
}

impl Rule {
    pub(super) fn fits(&self, place: &Place<'_>, keys: &Keys) -> bool {
        let is_word = |text: &String| key(text) == key(&self.word);
        match self.what.as_str() {
            "folder" => {
                let path = format!("{}/", place.folders.join("/").to_lowercase());
                let folder = format!("{}/", self.word.trim_matches('/').to_lowercase());
                path.starts_with(&folder) || path.contains(&format!("/{folder}"))
            }
            "tag" => ["tags", "tag", "topics", "categories"]
                .iter()
                .flat_map(|name| keys.texts(name))
                .any(|tag| is_word(&tag)),
            property => keys.texts(property).iter().any(is_word),
        }
    }
}

/// The day that the name of a file begins with, and the rest: `2020-08-17-frist`, `2020-08-17 Frist`.
pub(super) fn dated(stem: &str) -> (Option<String>, &str) {
    match day_of_name(stem) {
        Some((day, rest)) => (Some(day.edtf), rest),
        None => (None, stem),
    }
}

/// Where a document is written.
pub(super) fn path(
    identity: &str,
    place: &Place<'_>,
    kind: usize,
    title: &str,
    config: &Config,
    taken: &mut Taken,
) -> String {
    let language = config.language.tag();
    let kind = &config.kinds[kind];
    if kind.role != Role::Page {
        let folder = format!("content/{}", kind.folder);
        return taken.document(identity, &folder, &slug(&own_stem(place.stem), language));
    }
    let mut folders: Vec<String> =
        place.folders.iter().map(|folder| slug(bare(folder), language).to_string()).collect();
    if let Some(first) = folders.first_mut()
        && is_spoken_for(first, config)
    {
        first.push_str("-pages");
    }
    let stem = if place.is_index { None } else { Some(slug(&own_stem(place.stem), language)) };
    if folders.is_empty()
        && let Some(stem) = stem.as_ref().filter(|stem| is_spoken_for(stem.as_str(), config))
    {
        return taken.document(identity, "content", &slug(&format!("{stem}-page"), language));
    }
    let folder = ["content".to_owned()].into_iter().chain(folders).collect::<Vec<_>>().join("/");
    match stem {
        Some(stem) => taken.document(identity, &folder, &stem),
        None if taken.is_free(identity, &folder, "index") => taken.file(identity, &folder, "index", "md"),
        None => taken.document(identity, &folder, &slug(title, language)),
    }
}

/// The name of a folder without what only its program reads: Jekyll's `_articles`.
fn bare(folder: &str) -> &str {
    folder.trim_start_matches('_')
}

/// The slug of a file or folder: its own letters as far as they go, else what they sound like.
pub(super) fn slug(name: &str, language: &str) -> Slug {
    const LONGEST: usize = 100;
    let meant = Slug::meant_by(name).filter(|slug| slug.as_str().len() <= LONGEST);
    let unnamed = || Slug::of_word(UNNAMED);
    meant.or_else(|| Slug::of_title(name, language)).filter(|slug| slug.as_str() != "index").unwrap_or_else(unnamed)
}

/// Whether the first part of an address belongs to a kind or a view, or is nearly the folder of a kind, which `check` takes for
/// a slip of the pen.
fn is_spoken_for(folder: &str, config: &Config) -> bool {
    let kinds = || config.kinds.iter().filter(|kind| kind.role != Role::Page);
    View::named(folder).is_some()
        || kinds().any(|kind| *kind.folder == *folder || *kind.name == *folder)
        || nearest(folder, kinds().map(|kind| &*kind.folder)).is_some()
        || matches!(folder, "static" | "previews" | "furniture")
}

/// What a document without a title is called: as its first heading, or its file. Programs that call a note as its file is are
/// followed where that is a name, not an address.
pub(super) fn title(place: &Place<'_>, heading: Option<String>, origin: &Origin) -> String {
    let by_file = || {
        let (date, rest) = dated(place.stem);
        let bare = if rest.is_empty() || date.is_none() || origin.program.names_by_file() { place.stem } else { rest };
        let is_name = origin.program.names_by_file() && !is_address(bare);
        if is_name { bare.to_owned() } else { bare.replace(['-', '_'], " ") }
    };
    match heading {
        Some(heading) if !origin.program.names_by_file() || place.is_index || is_address(place.stem) => heading,
        _ => by_file(),
    }
}

/// Whether the name of a file is written as addresses are: `hal-puthoff`, `REVIEW_OF_2024`, and no «Bank-Austria».
pub(super) fn is_address(stem: &str) -> bool {
    let is_small = !stem.contains(|c: char| c.is_ascii_uppercase());
    stem.is_ascii()
        && !stem.contains(' ')
        && stem.contains(|c: char| c.is_ascii_lowercase() || c == '_')
        && (is_small || stem.contains('_'))
}
