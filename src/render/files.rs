//! The files of a site other than its pages: those of the theme, and those that are copied from the dossier.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::page::plan::Page;
use crate::render::headers::headers;
use crate::render::theme::Theme;
use crate::search;
use crate::site::clashes::{Name, Names, display_name};
use crate::site::output_path::OutputPath;
use crate::site::{Site, View};
use crate::source::Inputs;

/// All files of a site but its pages.
#[derive(Debug, Default)]
pub struct Files {
    /// Those of the theme, and the rules for a host, by their path in the site.
    pub made: BTreeMap<String, Cow<'static, [u8]>>,
    /// Those that are copied: the path in the site, and that from the dossier's folder.
    pub copies: Vec<(String, Arc<str>)>,
}

impl Files {
    /// `attachments`: the files of `content/` that documents use, by their path in the site.
    pub fn of(config: &Config, inputs: &Inputs, attachments: &BTreeMap<String, Arc<str>>, theme: &Theme) -> Files {
        let statics = inputs.statics.keys().map(|path| (path.clone(), format!("static/{path}").into()));
        let attachments = attachments.iter().map(|(path, from)| (path.clone(), from.clone()));
        let mut made = theme.files.clone();
        made.retain(|path, _| !inputs.statics.contains_key(path));
        made.extend(headers(config, theme).map(|(path, text)| (path.to_owned(), text.into_bytes().into())));
        Files { made, copies: statics.chain(attachments).collect() }
    }

    /// Reports a logo that is no file of the site: every page would show a broken picture.
    pub fn check_logo(&self, config: &Config) -> Option<Diagnostic> {
        let logo = config.logo.as_deref()?;
        let published = || self.made.keys().chain(self.copies.iter().map(|(path, _)| path)).map(String::as_str);
        if published().any(|path| path == logo) {
            return None;
        }
        let help = match nearest(logo, published()) {
            _ if logo.contains("://") => {
                "put the file into static/ and name it there: pages load nothing from other hosts".into()
            }
            Some(near) => format!("did you mean {near}?"),
            None => "put the file into static/; `logo` is its path there".to_owned(),
        };
        let message = format!("there is no file {logo} under static/");
        Some(
            Diagnostic::new(Code::MissingFile, &"dossier.yaml".into(), Place::Value("logo".into()), message).help(help),
        )
    }

    /// Reports the files of the dossier that cannot be published where they belong: some system refuses the path, or
    /// something else of the site, such as one of its `pages`, cannot stand beside it. A page comes with the file that
    /// asks for it, where there is one.
    pub fn check<'p>(&self, pages: impl Iterator<Item = (&'p str, Option<&'p str>)>) -> Vec<Diagnostic> {
        let owner = |path: &str, author: Option<&str>| author.map_or_else(|| format!("the page {path}"), str::to_owned);
        let pages = pages.map(|(path, author)| (path, owner(path, author)));
        let made = self.made.keys().map(|path| (path.as_str(), format!("the program's own {path}")));
        let taken: Vec<(OutputPath, String)> =
            pages.chain(made).filter_map(|(path, what)| Some((OutputPath::new(path).ok()?, what))).collect();
        let copies: Vec<_> = self.copies.iter().map(|(to, from)| (OutputPath::new(to), from)).collect();
        let mut names = Names::of(taken.iter().map(|(path, _)| path));
        let mut owners: HashMap<&str, &str> = taken.iter().map(|(path, what)| (path.as_str(), what.as_str())).collect();
        let mut found = Vec::new();
        for (to, from) in &copies {
            let problem = match to {
                Err(error) => Some(error.to_string()),
                Ok(to) => names.add(to).map(|[known, own]| {
                    let folder = format!("{}/", known.0);
                    let is_owner = |(path, _): &&(OutputPath, String)| path.as_str().starts_with(&folder);
                    let in_folder = || taken.iter().find(is_owner).map(|(_, owner)| owner.as_str());
                    beside(known, own, owners.get(known.0).copied().or_else(in_folder))
                }),
            };
            if let Ok(to) = to {
                owners.entry(to.as_str()).or_insert(from);
            }
            found.extend(problem.map(|problem| {
                Diagnostic::new(Code::Unpublishable, from, Place::File, problem).help("give it another name")
            }));
        }
        found
    }
}

/// Why a file cannot be published beside another, or beside a folder that others lie in.
fn beside(known: Name<'_>, own: Name<'_>, owner: Option<&str>) -> String {
    let other = match owner {
        Some(owner) if known.1 => owner.to_owned(),
        Some(owner) => format!("{}, where {owner} is", display_name(known)),
        None => display_name(known),
    };
    let is_one_kind = known.1 == own.1;
    let own = display_name(own);
    if known.1 && known.0 == own {
        return format!("this file would be published at {own}, where {other} is");
    }
    let reason = if is_one_kind { "on some systems they are one path" } else { "a path is a file or a folder" };
    format!("{own} cannot be published beside {other}: {reason}")
}

/// Files that a site has once it has an address, as `build --base-url` may give it.
const WITH_ADDRESS: [&str; 3] = ["feed.xml", "robots.txt", "sitemap.xml"];

/// Reports the pages that authors ask for, by a document or a former address, where something else of the site is, or
/// may come to be: another page, also in another spelling, a view, a file of the theme or of the search.
pub fn misplaced(site: &Site, pages: &[Page], made: &BTreeMap<String, Cow<'static, [u8]>>) -> Vec<Diagnostic> {
    let views = View::ALL.into_iter().filter(|view| view.is_reserved(&site.config));
    let own = pages.iter().filter(|page| page.author.is_none()).map(|page| &*page.path);
    let files = made.keys().map(String::as_str).chain(WITH_ADDRESS).chain(search::paths(&site.config).iter().copied());
    let own = views.map(|view| view.permalink().output_path()).chain(own.chain(files).map(str::to_owned));
    let own: BTreeSet<OutputPath> = own.filter_map(|path| OutputPath::new(&path).ok()).collect();
    let mut names = Names::of(own.iter());
    let asked = pages.iter().filter_map(|page| Some((OutputPath::new(&page.path), page.author.as_ref()?)));
    let asked: Vec<_> = asked.collect();
    let mut owners: HashMap<&str, &str> = HashMap::new();
    let mut found = Vec::new();
    for (path, (file, place)) in &asked {
        let problem = match path {
            Err(error) => Some((Code::InvalidAddress, error.to_string())),
            Ok(path) => names.add(path).map(|[known, wanted]| {
                let owner = owners.get(known.0).copied().unwrap_or("the site itself");
                let text = match (address(known), address(wanted)) {
                    (known, wanted) if known == wanted => format!("the address /{wanted} is already that of {owner}"),
                    (known, wanted) => {
                        format!("the address /{wanted} cannot stand beside /{known}, which is that of {owner}")
                    }
                };
                (Code::DuplicateAddress, text)
            }),
        };
        if let Ok(path) = path {
            owners.entry(path.as_str()).or_insert(file);
        }
        let help = "an address leads to one page only: give this another name, or remove it";
        found.extend(problem.map(|(code, text)| Diagnostic::new(code, file, place.clone(), text).help(help)));
    }
    found
}

/// `search/` for a folder and for the page in it.
fn address((name, is_file): Name<'_>) -> String {
    match name.strip_suffix("index.html") {
        Some(folder) if is_file && (folder.is_empty() || folder.ends_with('/')) => folder.to_owned(),
        _ => display_name((name, is_file)),
    }
}
