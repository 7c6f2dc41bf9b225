//! Whether the site of a folder publishes a document: one question for all programs. What it does not publish, or not everywhere,
//! is a draft here.

use super::files::{Files, is_markdown};
use super::head::Head;
use super::keys::{Keys, says};
use super::layout::{Place, dated};
use super::note::FolderWishes;
use super::origin::{Origin, Program};
use crate::import::imported::day;
use crate::parse::keeps_back;
use crate::yaml::Yaml;

/// Keys of Hugo that say whether a page is made, and from when on.
const OF_HUGO: [&str; 5] = ["draft", "build", "_build", "publishdate", "date"];

impl Origin {
    /// Why the site does not publish a document.
    pub(super) fn hides(&self, place: &Place<'_>, keys: &Keys, wishes: &FolderWishes) -> Option<String> {
        match self.program {
            Program::Jekyll => {
                let jekyll = self.jekyll.as_ref()?;
                if !jekyll.publishes(place, keys) {
                    // What the document says itself has been named.
                    return Some("its site does not publish it".to_owned());
                }
                let is_post = place.folders.contains(&"_posts");
                // The name of a post's file has its day, unless its keys have another.
                is_post.then(|| later(keys, &["date"], wishes).or_else(|| named_later(place, keys, wishes))).flatten()
            }
            Program::Hugo => {
                let dated = later(keys, &["publishdate", "date"], wishes);
                not_built(keys).or(dated).or_else(|| named_later(place, keys, wishes))
            }
            Program::Zola => {
                let is_made = keys.get("render").is_none_or(|value| says(value) == Some(true));
                (!is_made).then(|| "`render` says that no page is made of it".to_owned())
            }
            _ => later(keys, &["publishdate", "publish_date"], wishes),
        }
    }
}

/// What Hugo's `build` keeps from readers: the page, its place in lists, or its files.
fn not_built(keys: &Keys) -> Option<String> {
    let key = ["build", "_build"].into_iter().find(|key| keys.get(key).is_some_and(|value| !value.is_empty()))?;
    let Some(Yaml::Map(entries)) = keys.get(key) else { return Some(format!("`{key}` cannot be read")) };
    let is_usual = |name: &str, value: &Yaml| match value {
        Yaml::Bool(flag) => *flag,
        Yaml::Text(word) if name.eq_ignore_ascii_case("publishResources") => word == "true",
        Yaml::Text(word) => word == "always" || word == "true",
        _ => false,
    };
    let kept = ["render", "list", "publishResources"]
        .into_iter()
        .find(|name| entries.iter().any(|(own, value)| own.eq_ignore_ascii_case(name) && !is_usual(name, value)))?;
    Some(format!("`{key}.{kept}` keeps it from readers"))
}

/// That the first of these days has not come. One that has a time of day counts for the whole of it.
fn later(keys: &Keys, names: &[&str], wishes: &FolderWishes) -> Option<String> {
    let (name, written) = names.iter().find_map(|name| Some((*name, keys.text(name)?)))?;
    let (day, today) = (day(&written)?, wishes.today.as_deref()?);
    let is_later = *day > *today || day == today && written.contains(':');
    is_later.then(|| format!("`{name}: {written}` has not come"))
}

/// That the day in the name of a file has not come, where its keys have none.
fn named_later(place: &Place<'_>, keys: &Keys, wishes: &FolderWishes) -> Option<String> {
    let (day, today) = (dated(place.stem).0?, wishes.today.as_deref()?);
    let is_stated =
        ["date", "publishdate"].iter().any(|name| keys.text(name).is_some_and(|text| self::day(&text).is_some()));
    (!is_stated && *day > *today).then(|| format!("the day in its name, {day}, has not come"))
}

/// The document whose folder a file lies in as something that belongs to it: in Hugo and Zola a folder with an `index.md` is one page, and
/// whatever else lies there has no address of its own.
pub(super) fn bundle_of(path: &str, files: &Files, origin: &Origin) -> Option<String> {
    if !matches!(origin.program, Program::Hugo | Program::Zola) {
        return None;
    }
    let top = &origin.texts_of(path)?.folder;
    let (mut folder, name) = path.rsplit_once('/')?;
    let is_page_of = |name: &str| name.starts_with("index.") && is_markdown(name);
    // A page's own file stands for its folder; those above may have a page of which it is a part.
    let mut is_own = is_page_of(name);
    while folder.len() >= top.len() {
        let begin = format!("{folder}/");
        let index = files
            .range(format!("{begin}index.")..)
            .map(|(path, _)| path)
            .next()
            .filter(|path| path.strip_prefix(&*begin).is_some_and(|name| !name.contains('/') && is_page_of(name)));
        if let Some(index) = index.filter(|_| !is_own) {
            return Some(index.clone());
        }
        is_own = false;
        folder = folder.rsplit_once('/')?.0;
    }
    None
}

/// What documents say for all that lie below them, by their folders, the deeper ones first: Hugo's `cascade`, and drafts of Zola's
/// sections. What holds for the whole site stands at the end.
#[derive(Debug, Default)]
pub(super) struct Cascade(Vec<(String, Vec<(String, Yaml)>)>);

impl Cascade {
    pub(super) fn of(files: &Files, origin: &Origin) -> Cascade {
        let mut rules: Vec<(String, Vec<(String, Yaml)>)> = Vec::new();
        if !matches!(origin.program, Program::Hugo | Program::Zola) {
            return Cascade(rules);
        }
        for (path, text) in files {
            let Some(inner) = origin.inner(path).filter(|path| is_markdown(path)) else { continue };
            let (folder, name) = inner.rsplit_once('/').unwrap_or(("", &inner));
            let is_section =
                name.rsplit_once('.').is_some_and(|(stem, _)| stem == "_index" || stem.starts_with("_index."));
            let Some(text) = text.as_ref().filter(|_| is_section) else { continue };
            let Head { keys, .. } = Head::of(path, text, origin.program, &mut Vec::new());
            let own: Vec<(String, Yaml)> = match origin.program {
                Program::Zola => keys.into_iter().filter(|(key, _)| key == "draft").collect(),
                _ => keys
                    .into_iter()
                    .filter(|(key, _)| key.eq_ignore_ascii_case("cascade"))
                    .flat_map(|(_, value)| passed_on(value))
                    .collect(),
            };
            if !own.is_empty() {
                rules.push((folder.to_owned(), own));
            }
        }
        rules.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.split('/').filter(|part| !part.is_empty()).count()));
        rules.push((String::new(), origin.cascade.iter().cloned().flat_map(passed_on).collect()));
        Cascade(rules)
    }

    /// Adds to the keys of the document at `path` those that keep it back and are handed down to it.
    pub(super) fn hand_down(&self, path: &str, keys: &mut Vec<(String, Yaml)>) {
        let is_below =
            |folder: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        for (key, value) in self.0.iter().filter(|(folder, _)| is_below(folder)).flat_map(|(_, own)| own) {
            if !keys.iter().any(|(own, _)| own.eq_ignore_ascii_case(key)) {
                keys.push((key.clone(), value.clone()));
            }
        }
    }
}

/// What a `cascade` hands down that keeps documents back. Whom it is meant for is not looked at: rather a draft too many.
fn passed_on(cascade: Yaml) -> Vec<(String, Yaml)> {
    let maps = match cascade {
        Yaml::Map(entries) => vec![entries],
        Yaml::List(items) => {
            items.into_iter().filter_map(|item| if let Yaml::Map(own) = item { Some(own) } else { None }).collect()
        }
        _ => Vec::new(),
    };
    let keeps = |(key, value): &(String, Yaml)| {
        OF_HUGO.iter().any(|own| key.eq_ignore_ascii_case(own)) || keeps_back(key, value)
    };
    maps.into_iter().flatten().filter(keeps).collect()
}
