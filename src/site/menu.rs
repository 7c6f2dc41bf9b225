//! Menus of the whole dossier: navigation, footer, and the questions of the front page. Resolved once.

use std::sync::Arc;

use crate::config::MenuEntry;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::labels::labels;
use crate::model::{Document, Permalink, Role};
use crate::site::{NavigationEntry, PAGES_IN_FOOTER, Site, View};

/// Where an entry of a menu leads.
enum Goal {
    /// To a page of the dossier or out of it.
    Page(NavigationEntry),
    /// To an index or a view that has nothing to show: the entry is left out.
    Empty,
    /// Nowhere.
    Broken,
}

/// Resolves the menus of `dossier.yaml` and fills those that it leaves open: the navigation with every kind that has
/// documents, the views and the sources, the footer with the plain pages at the top.
///
/// Reports every entry that leads nowhere.
pub fn collect_menus(site: &mut Site) -> Vec<Diagnostic> {
    let config = site.config.clone();
    let mut diagnostics = Vec::new();
    let mut resolved = |entries: &[MenuEntry], field: &str| -> Vec<NavigationEntry> {
        let goals = entries.iter().enumerate().map(|(at, entry)| (at, entry, goal(site, &entry.link)));
        let found = goals.filter_map(|(at, entry, goal)| match goal {
            Goal::Page(page) => Some(NavigationEntry { text: entry.text.clone().unwrap_or(page.text), ..page }),
            Goal::Empty => None,
            Goal::Broken => {
                diagnostics.push(broken(site, &entry.link, format!("{field}[{at}]")));
                None
            }
        });
        found.collect()
    };
    let navigation = match &config.navigation {
        Some(entries) => resolved(entries, "navigation"),
        None => every_kind(site),
    };
    let footer = match config.footer_links.as_slice() {
        [] => plain_pages(site),
        entries => resolved(entries, "footer_links"),
    };
    let asked = config.questions.iter().enumerate().filter_map(|(at, question)| match goal(site, &question.link) {
        Goal::Page(page) => Some((question.clone(), page)),
        Goal::Empty | Goal::Broken => {
            diagnostics.push(broken(site, &question.link, format!("questions[{at}].link")));
            None
        }
    });
    let questions = asked.collect();
    (site.navigation, site.footer, site.questions) = (navigation, footer, questions);
    diagnostics
}

/// Where a menu's link leads: a kind by name or folder, a view by its folder, a document by slug or `folder/slug`, perhaps
/// with `#anchor`, or a whole address.
fn goal(site: &Site, link: &str) -> Goal {
    if ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme)) {
        let target = link.to_owned();
        return Goal::Page(NavigationEntry { text: target.clone(), target, fragment: String::new(), external: true });
    }
    let words = labels(site.config.language.tag());
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let path = path.trim_matches('/');
    let page = |text: &str, target: &Permalink| {
        let (text, target, fragment) = (text.to_owned(), target.to_string(), fragment.to_owned());
        Goal::Page(NavigationEntry { text, target, fragment, external: false })
    };
    let kinds = site.config.kinds.iter();
    if let Some(kind) =
        kinds.clone().find(|kind| kind.role != Role::Page && (*kind.name == *path || *kind.folder == *path))
    {
        let address = Permalink::of([&*kind.folder]);
        return if site.is_listing(&address) { page(words.of(&kind.plural), &address) } else { Goal::Empty };
    }
    let address = Permalink::of(path.split('/').filter(|part| !part.is_empty()));
    // A plain page stands at the top of the site: its slug is its address.
    if let Some(id) = site.by_permalink.get(&address).copied().or_else(|| site.find(path)) {
        return page(&site.document(id).title, &site.document(id).permalink);
    }
    if path.is_empty() {
        return page(words.text("frame.home"), &address);
    }
    match View::named(path) {
        Some(view) if site.has(view) => page(words.text(view.label()), &address),
        Some(_) => Goal::Empty,
        None => Goal::Broken,
    }
}

fn broken(site: &Site, link: &str, field: String) -> Diagnostic {
    let slug = link.split('#').next().unwrap_or(link).rsplit('/').next().unwrap_or(link);
    let near = nearest(slug, site.documents.iter().map(|document| document.slug.as_str()));
    let help = near.map_or_else(
        || {
            let views = View::ALL.map(|view| format!("`{}`", view.folder())).join(", ");
            format!("name a kind (company), {views}, a document (`about` or `companies/tesla`) or a whole address")
        },
        |near| format!("did you mean {near}?"),
    );
    let message = format!("\"{link}\" leads to no page of this dossier");
    Diagnostic::new(Code::BrokenLink, &site.config.path, Place::Value(field), message).help(help)
}

fn every_kind(site: &Site) -> Vec<NavigationEntry> {
    let kinds = site.config.kinds.iter().filter(|kind| kind.role != Role::Page).map(|kind| &*kind.folder);
    let views = View::ALL.into_iter().filter(|view| view.is_offered()).map(|view| view.folder());
    let pages = kinds.chain(views).filter_map(|folder| match goal(site, folder) {
        Goal::Page(page) => Some(page),
        Goal::Empty | Goal::Broken => None,
    });
    pages.collect()
}

/// The first plain pages that lie in no folder, and the way to all where there are others: every page has the footer.
fn plain_pages(site: &Site) -> Vec<NavigationEntry> {
    let pages = site.documents.iter().filter(|document| document.is_plain_page() && document.is_at_the_top());
    let pages = pages.take(PAGES_IN_FOOTER);
    let entry = |document: &Arc<Document>| NavigationEntry {
        text: document.title.clone(),
        target: document.permalink.to_string(),
        fragment: String::new(),
        external: false,
    };
    let all = site.has(View::Pages).then(|| goal(site, View::Pages.folder()));
    let all = all.and_then(|goal| if let Goal::Page(all) = goal { Some(all) } else { None });
    pages.map(entry).chain(all).collect()
}
