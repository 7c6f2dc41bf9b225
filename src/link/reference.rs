//! References in front matter: `tesla` or `companies/tesla`.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Document, Link, Reference, Role};
use crate::names::key;
use crate::site::{DocId, Site};

/// What a page shows instead of a link's text as written: the target's title where an author wrote `[[slug]]`. A name
/// of the target stays as it was written.
pub fn shown_instead<'a>(link: &Link, target: &'a Document) -> Option<&'a str> {
    let written = link.target.trim();
    let is_name = || target.title == written || target.names().iter().any(|name| name.text == written);
    // `[[Tesla#History]]` shows no `#`.
    (link.is_bare() && (link.fragment.is_some() || !is_name())).then_some(target.title.as_str())
}

/// What is said of a link or a reference to a document that is not published.
pub(super) fn link_to_draft(document: &Document, place: Place, message: String) -> Diagnostic {
    let help = "publish it (`draft: false`), remove the link, or build with --drafts";
    Diagnostic::new(Code::LinkToDraft, &document.source.path, place, message).help(help)
}

/// The document that a reference names.
///
/// # Errors
/// A diagnostic at `place` where nothing, a topic, a draft, or more than one document has the slug.
pub fn find_reference(
    site: &Site,
    document: &Document,
    reference: &Reference,
    place: Place,
) -> Result<DocId, Box<Diagnostic>> {
    let written = &*reference.0;
    let wrong = |code, message: String| Diagnostic::new(code, &document.source.path, place.clone(), message);
    if let Some(id) = site.find(written) {
        if site.kind(id).role != Role::Topic {
            return Ok(id);
        }
        let help = "write `topics: …` at the documents that belong to it";
        return Err(Box::new(wrong(Code::BrokenReference, format!("\"{written}\" is a topic")).help(help)));
    }
    match site.by_slug.get(written).map(Vec::as_slice) {
        Some([one]) => return Ok(*one),
        Some(several) => {
            let full: Vec<&str> =
                several.iter().map(|id| site.document(*id).permalink.as_str().trim_end_matches('/')).collect();
            let message = format!("{} documents have the slug \"{written}\"", several.len());
            let help = format!("write {}", full.join(" or "));
            return Err(Box::new(wrong(Code::AmbiguousReference, message).help(help)));
        }
        None => {}
    }
    if let Some(path) = site.drafts.get(written) {
        return Err(Box::new(link_to_draft(document, place.clone(), format!("\"{written}\" is a draft: {path}"))));
    }
    let bare = written.rsplit('/').next().unwrap_or(written);
    let unknown = wrong(Code::BrokenReference, format!("no document has the slug \"{written}\""));
    Err(Box::new(match site.by_name.get(&key(bare)) {
        Some(ids) => unknown.help(format!("did you mean {}?", site.document(ids[0]).slug)),
        None => unknown
            .unknown(bare)
            .help("a reference is the name of a file without .md, such as tesla or companies/tesla"),
    }))
}
