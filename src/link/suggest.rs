//! What may have been meant by a word that no document has.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, GUESSES, nearest, sort};
use crate::names::key;
use crate::site::Site;

/// Looks for what was meant by unknown words, for the first mistakes of each code in the order of showing. The others
/// keep the way out that they have.
pub fn suggest(site: &Site, diagnostics: &mut [Diagnostic]) {
    sort(diagnostics);
    let mut guesses: BTreeMap<Code, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let Some(word) = diagnostic.unknown.take() else { continue };
        let guesses = guesses.entry(diagnostic.code).or_default();
        if *guesses == GUESSES {
            continue;
        }
        *guesses += 1;
        let help = match diagnostic.code {
            Code::BrokenReference => meant_reference(site, &word),
            _ => meant_name(site, &word),
        };
        if let Some(help) = help {
            diagnostic.help = help;
        }
    }
}

fn meant_reference(site: &Site, word: &str) -> Option<String> {
    let near = nearest(word, site.documents.iter().map(|document| document.slug.as_str()))?;
    Some(format!("did you mean {near}?"))
}

fn meant_name(site: &Site, word: &str) -> Option<String> {
    let slugs = site.documents.iter().map(|document| document.slug.as_str());
    let spoken = site
        .documents
        .iter()
        .flat_map(|document| document.names().iter().map(|name| name.text.as_str()).chain([document.title.as_str()]));
    let near = nearest(word, slugs.chain(spoken))?;
    let ids = site.by_slug.get(near).or_else(|| site.by_name.get(&key(near)))?;
    Some(format!("did you mean \"{near}\" ({})?", site.document(ids[0]).source.path))
}
