//! Quotations keep to the dossier's limits: a page quotes, it does not copy.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Article, Document};
use crate::site::Site;

/// Up to this many words in quotation marks are a name or a term, not a piece of somebody's text; they do not count.
const WORDS_OF_A_TERM: usize = 3;

/// Reports quotations in an article that are longer than `quotes.max_chars`, and the first beyond
/// `quotes.max_per_article`. Other documents may quote as they like, and what gives a source's own text is no quotation.
pub fn check(site: &Site, document: &Document) -> Vec<Diagnostic> {
    let limits = site.config.quotes;
    let mut diagnostics = Vec::new();
    if document.article().is_none_or(Article::is_verbatim) {
        return diagnostics;
    }
    let mut counted = 0;
    for quotation in &document.body.quotations {
        let length = quotation.text.chars().count();
        let counts = words(&quotation.text) > WORDS_OF_A_TERM;
        counted += usize::from(counts);
        let mut report = |message: String, help: &str| {
            let place = Place::Span(quotation.span);
            diagnostics.push(Diagnostic::new(Code::LongQuotation, &document.source.path, place, message).help(help));
        };
        if length > limits.max_chars {
            let message = format!("this quotation has {length} characters; the limit is {}", limits.max_chars);
            report(message, "shorten it or say it in your own words; the limit is `quotes.max_chars` in dossier.yaml");
        }
        if counts && counted == limits.max_per_article + 1 {
            let message = format!("from here on the article has more than {} quotations", limits.max_per_article);
            report(message, "say some in your own words; the limit is `quotes.max_per_article` in dossier.yaml");
        }
    }
    diagnostics
}

/// How many words a quotation has. Chinese and Japanese put no space between them: there two signs count for one.
fn words(text: &str) -> usize {
    let unspaced =
        text.chars().filter(|sign| matches!(sign, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')).count();
    text.split_whitespace().count().max(unspaced / 2)
}
