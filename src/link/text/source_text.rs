//! What an article quotes stands in the text of its source, as far as that text is kept; and all that an article says which
//! gives the source's wording.

use memchr::memmem::Finder;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Article, Document, Passage, SourceText};
use crate::source::{SourceFile, text_hash};

/// Compares an article with the kept text of its source: whether that is there and still the one that the article was written
/// from, and whether each quotation in the body stands in it, or each paragraph of an article that gives its source's wording.
/// Nothing for documents that name no text.
///
/// `text` is what lies at the path that the article names. A source in another language than the article is not searched: what
/// is quoted of it is a translation.
pub fn check(document: &Document, text: Option<&SourceFile>) -> Vec<Diagnostic> {
    let Some(kept) = source_text(document) else { return Vec::new() };
    let report = |code: Code, place: Place, message: String, help: String| {
        Diagnostic::new(code, &document.source.path, place, message).help(help)
    };
    let Some(text) = text else {
        let message = format!("there is no text in UTF-8 at `{}`", kept.path);
        let help = "import the source again, or remove the key; where the texts are kept elsewhere: \
                    `diagnostics: {changed-source: allow}`";
        return vec![report(Code::ChangedSource, Place::Value("source_text".to_owned()), message, help.to_owned())];
    };
    let mut found = Vec::new();
    let hash = text_hash(&text.text);
    if kept.hash.as_ref().is_some_and(|known| *known != hash) {
        let message = format!("`{}` is not the text that this article was written from", kept.path);
        let help = format!("see what has changed in it, then write `source_hash: \"{hash}\"`");
        found.push(report(Code::ChangedSource, Place::Value("source_hash".to_owned()), message, help));
    }
    if document.article().is_some_and(Article::is_verbatim) {
        let letters = letters(&text.text);
        found.extend(other_words(document, &letters).into_iter().map(|place| {
            let message = format!("this does not stand in `{}`, whose wording the article gives", kept.path);
            let help = "write it as the source has it, with […] for what you leave out; or take out `type: verbatim`";
            report(Code::UnfoundQuotation, place, message, help.to_owned())
        }));
        return found;
    }
    if is_translated(document) || document.body.quotations.is_empty() {
        return found;
    }
    let letters = letters(&text.text);
    let missing = document.body.quotations.iter().filter(|quotation| !stands_in(&letters, &quotation.text));
    found.extend(missing.map(|quotation| {
        let message = format!("this quotation does not stand in `{}`", kept.path);
        let help = "quote as the source has it, with […] for what you leave out; or say it in your own words";
        report(Code::UnfoundQuotation, Place::Span(quotation.span), message, help.to_owned())
    }));
    found
}

/// The text that an article names as that of its source.
pub fn source_text(document: &Document) -> Option<&SourceText> {
    document.article()?.source_text.as_ref()
}

/// The paragraphs that do not stand in the letters of a text: neither as readers see them, nor as they are written, since a
/// saved page is kept with its markup.
fn other_words(document: &Document, letters: &str) -> Vec<Place> {
    let (source, body) = (&document.source.text, &document.body);
    let mut shown = vec![String::new(); body.passages.len()];
    for block in &body.texts {
        if let Some(text) = (block.passage as usize).checked_sub(1).and_then(|at| shown.get_mut(at)) {
            text.push_str(&block.text(source));
        }
    }
    let is_other = |(passage, shown): &(&Passage, String)| {
        let written = || source.get(passage.span.start..passage.span.end).unwrap_or_default();
        !stands_in(letters, shown) && !stands_in(letters, written())
    };
    let others = body.passages.iter().zip(shown).filter(is_other);
    others.map(|(passage, _)| Place::Span(passage.span)).collect()
}

/// Whether the source is in another language than the article.
fn is_translated(document: &Document) -> bool {
    let source = document.article().and_then(|article| article.source.lang.value());
    source.is_some_and(|source| !document.language.is_kin_of(source))
}

/// Whether all pieces of a quotation stand in a text, in their order. What is in square brackets is the author's.
fn stands_in(text: &str, quotation: &str) -> bool {
    let mut rest = text;
    pieces(quotation).iter().all(|piece| {
        let ends = |piece: &String| Some(Finder::new(piece).find(rest.as_bytes())? + piece.len());
        let Some(end) = beginnings(piece).iter().find_map(ends) else { return false };
        rest = &rest[end..];
        true
    })
}

/// A piece as it is, and with its first letter as in the middle or at the beginning of a sentence.
fn beginnings(piece: &str) -> [String; 2] {
    let mut letters = piece.chars();
    let first = letters.next();
    let other: String = match first {
        Some(first) if first.is_uppercase() => first.to_lowercase().collect(),
        Some(first) => first.to_uppercase().collect(),
        None => String::new(),
    };
    [piece.to_owned(), other + letters.as_str()]
}

/// The stretches of a quotation between what its author left out or put in, as [`letters`].
fn pieces(quotation: &str) -> Vec<String> {
    const ENDS: [char; 6] = ['.', ',', ';', ':', '!', '?'];
    let mut pieces = Vec::new();
    for (at, part) in quotation.split('[').enumerate() {
        // Behind a bracket that is never closed everything counts.
        let own = if at == 0 { part } else { part.split_once(']').map_or(part, |(_, own)| own) };
        pieces.extend(own.replace("...", "…").replace("(…)", "…").split('…').map(letters));
    }
    if let Some(last) = pieces.last_mut() {
        last.truncate(last.trim_end_matches(ENDS).len());
    }
    pieces.retain(|piece| piece.chars().any(char::is_alphanumeric));
    pieces
}

/// A text without what copies of one text differ in: white space, quotation marks, dashes, ways to write one letter.
fn letters(text: &str) -> String {
    text.nfkc().filter(|letter| !is_furniture(*letter)).collect()
}

fn is_furniture(letter: char) -> bool {
    const MARKS: [char; 13] = ['"', '\'', '`', '´', '„', '“', '”', '«', '»', '‹', '›', '‘', '’'];
    const DASHES: [char; 3] = ['-', '\u{ad}', '\u{2212}'];
    let is_mark = MARKS.contains(&letter) || matches!(letter, '‚' | '‛' | '‟');
    letter.is_whitespace()
        || letter.is_control()
        || is_mark
        || DASHES.contains(&letter)
        || matches!(letter, '\u{2010}'..='\u{2015}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_found_whatever_copying_did_to_the_text() {
        let text = letters(
            "Die Behörde spricht von „glaub-\nwürdigen Hinweisen\u{a0}auf Verstöße“. Sie nennt Face ++, so die \
             Oﬃziellen, und sagte: \"Wir prüfen – wie immer – jeden Markt, in dem es Nachfrage gibt.\"",
        );
        for (quotation, stands) in [
            ("glaubwürdigen Hinweisen auf Verstöße", true),
            ("Glaubwürdigen Hinweisen", true),
            ("glaubwürdigen Beweisen", false),
            ("Wir prüfen - wie immer - jeden Markt.", true),
            ("Wir prüfen […] jeden Markt", true),
            ("Wir prüfen (...) jeden Markt", true),
            ("Wir prüfen … jeden Markt, in dem es [dort] Nachfrage gibt", true),
            ("[W]ir prüfen", true),
            ("jeden Markt […] wie immer", false),
            ("Face++", true),
            ("Offiziellen", true),
            ("Sie nennt", true),
            ("sie nannte", false),
            ("…", true),
        ] {
            assert_eq!(stands_in(&text, quotation), stands, "{quotation}");
        }
    }
}
