//! What an article quotes stands in the text of its source, as far as that text is kept; and all that an article says which
//! gives the source's wording.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::text::letters::{Letters, Piece};
use crate::link::text::negation::Negation;
use crate::model::{Article, Document, Passage, Quotation, SourceText};
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
        let letters = Letters::of(&text.text);
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
    let letters = Letters::of(&text.text);
    let (standing, missing): (Vec<_>, Vec<_>) =
        document.body.quotations.iter().partition(|quotation| stands_in(&letters, &quotation.text));
    let negation = Negation::in_language(document.language.tag());
    let denied = standing.into_iter().filter(|quotation| {
        is_denied(&letters, &quotation.text, &negation)
            && !beside(document, quotation).into_iter().any(|own| negation.is_in(own))
    });
    found.extend(denied.map(|quotation| {
        let message = format!("in `{}` a negation stands directly beside these words", kept.path);
        let help = "quote it too, or say in your own words that it is not so";
        report(Code::DroppedNegation, Place::Span(quotation.span), message, help.to_owned())
    }));
    found.extend(missing.into_iter().map(|quotation| {
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
fn other_words(document: &Document, letters: &Letters) -> Vec<Place> {
    let (source, body) = (&document.source.text, &document.body);
    let mut shown = vec![String::new(); body.passages.len()];
    for block in &body.texts {
        if let Some(text) = (block.passage as usize).checked_sub(1).and_then(|at| shown.get_mut(at)) {
            text.push_str(&block.text(source));
        }
    }
    let is_other = |(passage, shown): &(&Passage, String)| {
        let written = || source.get(passage.span.start..passage.span.end).unwrap_or_default();
        let stands = stands_in(letters, shown) || stands_in(letters, written());
        !stands || is_all_own(shown)
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
fn stands_in(text: &Letters, quotation: &str) -> bool {
    let mut done = 0;
    pieces(quotation).iter().all(|piece| {
        let end = text.end_of(piece, done);
        done = end.unwrap_or(done);
        end.is_some()
    })
}

/// Up to this many words in quotation marks are a term, of which a source may say behind it that it is not so.
const WORDS_OF_A_TERM: usize = 3;

/// Whether a negation stands directly before the quoted words or behind them, wherever they stand in a text.
fn is_denied(text: &Letters, quotation: &str, negation: &Negation) -> bool {
    let pieces = pieces(quotation);
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return false };
    let (before, behind) = (text.around(first), text.around(last));
    let is_term = quotation.split_whitespace().count() <= WORDS_OF_A_TERM;
    !before.is_empty() && before.iter().all(|(before, _)| negation.ends(before))
        || !is_term && !behind.is_empty() && behind.iter().all(|(_, behind)| negation.begins(behind))
}

/// What an article says itself in the sentence in which it quotes, before the quotation and behind it.
fn beside<'d>(document: &'d Document, quotation: &Quotation) -> [&'d str; 2] {
    const ENDS: [char; 5] = ['\n', '.', '!', '?', '。'];
    let source = &document.source.text;
    let before = source.get(..quotation.span.start).unwrap_or_default().rsplit(ENDS).next();
    let behind = source.get(quotation.span.end..).unwrap_or_default().split(ENDS).next();
    [before, behind].map(Option::unwrap_or_default)
}

/// Whether nothing but words in square brackets stands in a paragraph, of which the source has none.
fn is_all_own(paragraph: &str) -> bool {
    paragraph.contains(char::is_alphanumeric) && pieces(paragraph).is_empty()
}

/// The stretches of a quotation between what its author left out or put in.
fn pieces(quotation: &str) -> Vec<Piece> {
    const ENDS: [char; 6] = ['.', ',', ';', ':', '!', '?'];
    let mut pieces = Vec::new();
    let mut parts = quotation.split('[').enumerate().peekable();
    // Whether letters of the author's own end directly before.
    let mut is_behind = false;
    while let Some((at, part)) = parts.next() {
        // Behind a bracket that is never closed everything counts.
        let (put_in, own) = if at == 0 { ("", part) } else { part.split_once(']').unwrap_or(("", part)) };
        is_behind |= is_of_word(put_in.chars().next_back());
        let next = parts.peek().map(|(_, next)| next.split(']').next().unwrap_or_default());
        let is_before = next.is_some_and(|next| is_of_word(next.chars().next()));
        let own = own.replace("...", "…").replace("(…)", "…");
        let count = own.split('…').count();
        pieces.extend(own.split('…').enumerate().map(|(at, text)| {
            let begins_within = at == 0 && is_behind && is_of_word(text.chars().next());
            let ends_within = at + 1 == count && is_before && is_of_word(text.chars().next_back());
            Piece::new(text, begins_within, ends_within)
        }));
        is_behind = false;
    }
    if let Some(last) = pieces.last_mut() {
        last.trim_end(&ENDS);
    }
    pieces.retain(|piece| piece.letters.contains(char::is_alphanumeric));
    pieces
}

fn is_of_word(letter: Option<char>) -> bool {
    letter.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_found_whatever_copying_did_to_the_text() {
        let text = Letters::of(
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

    #[test]
    fn a_quotation_begins_and_ends_where_words_and_numbers_do() {
        for (source, quotation, stands) in [
            ("Acme is unable to pay 1,500,000 euros.", "able to pay", false),
            ("Acme is unable to pay 1,500,000 euros.", "unable to pay", true),
            ("Acme is unable to pay 1,500,000 euros.", "[un]able to pay", true),
            ("Acme is unable to pay 1,500,000 euros.", "pay 1,500", false),
            ("Acme is unable to pay 1,500,000 euros.", "pay 1,500,000", true),
            ("It was dishonest and unlawful.", "honest and unlawful", false),
            ("The illegal cargo weighed 15.5 tons.", "legal cargo weighed 15", false),
            ("The illegal cargo weighed 15.5 tons.", "5 tons", false),
            ("The illegal cargo weighed 15.5 tons.", "illegal cargo weighed 15.5 tons", true),
            ("Nobody paid.", "body paid", false),
            ("Roe disagrees with it, and agrees with it.", "agrees with it", true),
            ("Roe disagrees with it.", "agrees with it", false),
            ("Sie zahlte unrechtmäßig nichts.", "rechtmäßig nichts", false),
            ("Он незаконно заплатил.", "законно заплатил", false),
            ("Acme owns it.", "own[ed] it", true),
            ("Acme own it.", "own[s] it", true),
            ("Acme owns it.", "own […] it", false),
            ("The non-binding offer", "binding offer", false),
            ("The well-known offer", "known offer", true),
            ("They can’t pay", "They can", false),
            ("l’accord est nul", "accord est nul", true),
            ("It was un-\nable to pay.", "able to pay", false),
            ("It was un-\nable to pay.", "unable to pay", true),
            ("It paid 15. In May", "paid 15", true),
            ("华为没有偷窃技术。", "偷窃技术", true),
            ("华为没有偷窃技术。", "华为偷窃技术", false),
            ("회사는 뇌물을 받았다", "뇌물", true),
        ] {
            assert_eq!(stands_in(&Letters::of(source), quotation), stands, "{quotation} in {source}");
        }
    }

    #[test]
    fn a_paragraph_in_brackets_alone_is_no_wording_of_the_source() {
        for (paragraph, own) in [("[Everything is allowed.]", true), ("[…]", false), ("Article 1. [It is]", false)] {
            assert_eq!(is_all_own(paragraph), own, "{paragraph}");
        }
    }
}
