//! Translations of documents, which are not supported yet: `tesla.en.md` beside `tesla.md`.

use std::collections::HashSet;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Document, KindName};

/// Languages whose tag at the end of a file's stem announces a translation; the dossier's own is added.
const LIKELY: &[&str] = &[
    "ar", "cs", "da", "de", "en", "es", "fi", "fr", "he", "hu", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr",
    "uk", "zh",
];

/// Takes out the documents that are translations, and reports them. A company may be called `amazon.de`: only where
/// `amazon.md` lies beside it, the end of the name is a language.
pub fn take_out_translations(documents: &mut Vec<Arc<Document>>, config: &Config) -> Vec<Diagnostic> {
    let known: HashSet<(KindName, String)> =
        documents.iter().map(|document| (document.kind.clone(), document.slug.to_string())).collect();
    let mut diagnostics = Vec::new();
    documents.retain(|document| {
        let Some((of, tag)) = translation(document.slug.as_str(), config) else { return true };
        if !known.contains(&(document.kind.clone(), of.to_owned())) {
            return true;
        }
        let message = format!("`{}.md` is the translation of `{of}.md` into another language (`{tag}`)", document.slug);
        let help = "translations of documents are not supported yet; rename the file, or keep it outside content/";
        let found = Diagnostic::new(Code::TranslationFile, &document.source.path, Place::File, message).help(help);
        diagnostics.push(found);
        false
    });
    diagnostics
}

fn translation<'a>(slug: &'a str, config: &Config) -> Option<(&'a str, &'a str)> {
    let (of, tag) = slug.rsplit_once('.')?;
    let language = tag.split('-').next().unwrap_or(tag);
    let is_likely = LIKELY.contains(&language) || language == config.language.tag();
    (!of.is_empty() && is_likely).then_some((of, tag))
}
