//! A text as markdown that readers see as it is, in the paragraphs that it has.

use crate::parse::body::dialect::bare_addresses;

/// Lines that are longer are not broken by hand: each is a paragraph.
const WIDEST: usize = 140;
/// A line ends its paragraph where it has fewer than so many hundredths of the width of the text.
const SHORT: usize = 70;
/// Among lines that are paragraphs, one of so many characters without an end is broken by hand all the same.
const BROKEN: usize = 85;

/// The paragraphs of a plain text as markdown, with every sign that markdown would take for its own escaped.
pub fn markdown(text: &str) -> String {
    let paragraphs: Vec<String> = paragraphs(text).iter().map(|paragraph| escaped(paragraph)).collect();
    paragraphs.join("\n\n") + "\n"
}

/// The paragraphs of a text, each on one line. A blank line ends one, and where lines are broken by hand so does a short line, or
/// one with which a numbered item begins.
fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<String> = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let width = width(&lines);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut last: Option<&str> = None;
    for line in &lines {
        match (paragraphs.last_mut(), last) {
            _ if line.is_empty() => {}
            (Some(paragraph), Some(last)) if goes_on(last, line, width) => {
                let is_divided = paragraph.ends_with('-') && line.starts_with(char::is_lowercase);
                paragraph.push_str(if is_divided { "" } else { " " });
                paragraph.push_str(line);
            }
            _ => paragraphs.push(line.clone()),
        }
        last = Some(line.as_str()).filter(|line| !line.is_empty());
    }
    with_their_signs(paragraphs)
}

/// The same with each sign that stands alone, as readers of PDF files give what hangs in the margin, before the paragraph that it numbers.
fn with_their_signs(paragraphs: Vec<String>) -> Vec<String> {
    let mut whole: Vec<String> = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        match whole.last_mut().filter(|before| is_sign(before) && !is_item(&paragraph) && !is_sign(&paragraph)) {
            Some(sign) => *sign = format!("{sign} {paragraph}"),
            None => whole.push(paragraph),
        }
    }
    whole
}

/// Whether a paragraph is nothing but the sign of an item: `(1)`, `a.`, `•`.
fn is_sign(paragraph: &str) -> bool {
    let is_letter = || paragraph.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1);
    !paragraph.contains(' ') && (is_item(paragraph) || is_letter())
}

/// How wide a text is: the characters of its longer lines, without the few that stand out.
fn width(lines: &[String]) -> usize {
    let mut lengths: Vec<usize> = lines.iter().map(|line| line.chars().count()).filter(|length| *length > 0).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().unwrap_or_default()
}

/// Whether a line goes on with the paragraph of the line before it, in a text of a width.
fn goes_on(before: &str, line: &str, width: usize) -> bool {
    const ENDS: [char; 5] = ['.', ';', ':', '!', '?'];
    const BEFORE_ITEMS: [char; 3] = [',', '–', '—'];
    const WORDS: [&str; 6] = [" and", " or", " und", " oder", " et", " y"];
    let length = before.chars().count();
    let is_ended = before.trim_end_matches(['"', '”', '“', '’', ')', ']', '»']).ends_with(ENDS);
    let is_wrapped = width <= WIDEST;
    let is_full = if is_wrapped { length * 100 >= width * SHORT } else { (BROKEN..=WIDEST).contains(&length) };
    if is_item(line) {
        let leads_on = before.ends_with(BEFORE_ITEMS) || WORDS.iter().any(|word| before.ends_with(word));
        return is_full && !is_ended && !leads_on;
    }
    let breaks_off = !is_ended && line.starts_with(char::is_lowercase);
    breaks_off || is_full && (is_wrapped || !is_ended)
}

/// Whether a line begins as an item of a list or of a law does: `(a)`, `(12)`, `3.`, `b)`, `§ 5`, `•`.
fn is_item(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    if ["§", "§§", "•", "·", "-", "–", "—", "*"].contains(&first) {
        return true;
    }
    let inner = first.strip_prefix('(').unwrap_or(first);
    let Some((number, _)) = inner.split_once([')', '.']) else { return false };
    let is_number = number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = number.len() <= 4 && number.bytes().all(|byte| byte.is_ascii_lowercase()) || number.len() == 1;
    let is_closed = first.starts_with('(') && first.contains(')') || inner.ends_with([')', '.']);
    !number.is_empty() && is_closed && (is_number || (is_letter && !first.ends_with('.')))
}

/// A paragraph in which no sign is markup. An address whose signs would be stands in `<…>`, where none is: escaped, it would end at the
/// first of them.
fn escaped(paragraph: &str) -> String {
    const ANYWHERE: [char; 17] = ['\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '~', '$', '&', '^', '%'];
    let mut text = String::with_capacity(paragraph.len() + paragraph.len() / 16);
    let number = paragraph.len() - paragraph.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let addresses = bare_addresses(paragraph);
    let mut addresses = addresses.iter().filter(|place| can_be_bracketed(&paragraph[(*place).clone()])).peekable();
    let mut after = 0;
    for (at, sign) in paragraph.char_indices() {
        if let Some(place) = addresses.next_if(|place| place.start == at) {
            text.push_str(&format!("<{}>", &paragraph[place.clone()]));
            after = place.end;
        }
        if at < after {
            continue;
        }
        let begins = at == 0 && ['+', '-', '=', ':', '!'].contains(&sign);
        let numbers = at == number && number > 0 && ['.', ')'].contains(&sign);
        let doubles = sign == '=' && (paragraph[at + 1..].starts_with('=') || paragraph[..at].ends_with('='));
        if ANYWHERE.contains(&sign) || begins || numbers || doubles {
            text.push('\\');
        }
        text.push(sign);
    }
    text
}

/// Whether an address has to stand in `<…>`, and can: it has a sign that is markup elsewhere, and none that is there.
fn can_be_bracketed(address: &str) -> bool {
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | ':' | '.' | '-' | '?' | '=' | '+' | ',' | ';' | '@' | '\'');
    let has_markup = address.contains(|c: char| !is_plain(c));
    has_markup && !address.contains(['\\', '<', '>']) && !address.contains("%%")
}

/// The markdown of a saved page, with the signs escaped that only the markdown of a dossier takes for its own: what would be a comment, a
/// mark or the id of a paragraph. Its addresses as in [`markdown`].
pub fn of_page(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + text.len() / 32);
    let mut fence: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        match (fence, mark) {
            (None, None) => of_line(line, &mut written),
            (open, mark) => {
                fence = if open.is_none() { mark } else { open.filter(|open| mark != Some(*open)) };
                written.push_str(line);
            }
        }
    }
    written
}

/// A line of a page's markdown that is no code.
fn of_line(line: &str, written: &mut String) {
    let mut rest = line;
    let mut before = None;
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            // An escape stays as it is, and so does code with what it holds.
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '`' => code(rest),
            _ => address(rest, before, written).unwrap_or_default(),
        };
        let is_copied = length > 0 && (sign == '\\' || sign == '`');
        if is_copied {
            written.push_str(&rest[..length]);
        }
        let length = if length > 0 { length } else { sign.len_utf8() };
        if !is_copied && length == sign.len_utf8() {
            let doubles = |other: char| before == Some(other) || rest[sign.len_utf8()..].starts_with(other);
            let is_own = match sign {
                '%' | '=' => doubles(sign),
                '^' => before.is_none_or(char::is_whitespace),
                '{' | '$' => true,
                _ => false,
            };
            written.extend(is_own.then_some('\\'));
            written.push(sign);
        }
        before = rest[..length].chars().next_back();
        rest = &rest[length..];
    }
}

/// The length of the code that a text begins with, or of its marks where nothing closes it.
fn code(text: &str) -> usize {
    let marks = text.len() - text.trim_start_matches('`').len();
    let mut from = marks;
    while let Some(at) = text[from..].find(&text[..marks]).map(|at| from + at) {
        let end = at + (text[at..].len() - text[at..].trim_start_matches('`').len());
        if end - at == marks {
            return end;
        }
        from = end;
    }
    marks
}

/// Writes the address that a text begins with in `<…>`, where the page's markdown has escaped its signs; returns its length there.
/// Addresses of links are none.
fn address(text: &str, before: Option<char>, written: &mut String) -> Option<usize> {
    let is_free = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '<' | '['));
    let is_address =
        is_free && (text.starts_with("http://") || text.starts_with("https://")) && !written.ends_with("](");
    let run = text.split(char::is_whitespace).next().filter(|run| is_address && run.contains('\\'))?;
    // Each sign with the place behind it in what is escaped.
    let mut plain = String::new();
    let mut ends = vec![0];
    let mut is_escaped = false;
    for (at, sign) in run.char_indices() {
        if sign == '\\' && !is_escaped {
            is_escaped = true;
            continue;
        }
        is_escaped = false;
        plain.push(sign);
        ends.resize(plain.len() + 1, at + sign.len_utf8());
    }
    let place = bare_addresses(&plain).into_iter().next().filter(|place| place.start == 0)?;
    let address = plain.get(place.clone()).filter(|address| can_be_bracketed(address))?;
    written.push_str(&format!("<{address}>"));
    Some(ends[place.end])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::parse::body::parse_body;
    use crate::source::Span;

    #[test]
    fn broken_lines_are_one_paragraph_and_items_are_their_own() {
        let text = "REGULATION (EU) 2024/1620\nof 31 May 2024\n\
                    The European Parliament and the Council of the European Union have regard to the Treaty\n\
                    (EU) and to the opinion of the Committee; they refer to point (a), and to points\n\
                    (b) and (c) of it.\n\
                    (1) The first recital says something about the internal market that takes more than\n\
                    one line.\n(2) The second is short.\n\nArticle 1\nScope\n\n§ 5 Something else applies.\n";
        assert_eq!(
            paragraphs(text),
            [
                "REGULATION (EU) 2024/1620 of 31 May 2024",
                "The European Parliament and the Council of the European Union have regard to the Treaty (EU) and to the \
                 opinion of the Committee; they refer to point (a), and to points (b) and (c) of it.",
                "(1) The first recital says something about the internal market that takes more than one line.",
                "(2) The second is short.",
                "Article 1",
                "Scope",
                "§ 5 Something else applies.",
            ]
        );
    }

    #[test]
    fn long_lines_are_paragraphs_of_their_own_unless_they_break_off() {
        let long = "Word word word. ".repeat(20);
        let text = format!(
            "Title\n{long}\n{long}\nOf the greater of the value of the property, which is involved, or of the monetary in-\n\
             strument, whichever it is.\n{long}\n"
        );
        assert_eq!(paragraphs(&text).len(), 5, "{:#?}", paragraphs(&text));
        assert!(paragraphs(&text)[3].ends_with("monetary in-strument, whichever it is."));
    }

    #[test]
    fn a_sign_that_stands_alone_belongs_to_what_follows() {
        let text = "(1)\n\nDie erste Erwägung.\n\na.\n\nden Verkehr;\n\n2.\n\n3.\n\n(b) Anderes.\n";
        assert_eq!(paragraphs(text), ["(1) Die erste Erwägung.", "a. den Verkehr;", "2.", "3.", "(b) Anderes."]);
    }

    #[test]
    fn a_divided_word_keeps_its_hyphen_without_a_space() {
        let text = "A text of several lines, each of which is about as wide as the anti-\nmoney laundering rules.\n";
        assert!(paragraphs(text)[0].contains("anti-money"), "{:?}", paragraphs(text));
    }

    /// What readers see of a markdown text.
    fn shown(markdown: &str) -> Vec<String> {
        let head = "---\ntitle: A\ntype: analysis\ndate: 2020-01-01\n---\n";
        let text = format!("{head}{markdown}");
        let span = Span { start: head.len(), end: text.len() };
        let body = parse_body(&Arc::from("content/articles/a.md"), &text, span, false);
        // What only looks like a mark of another program is shown as it is written.
        let wrong = body.diagnostics.iter().filter(|found| found.code != Code::ForeignMarkup);
        assert_eq!(wrong.collect::<Vec<_>>(), [] as [&Diagnostic; 0], "{markdown}");
        assert_eq!((body.value.links.len(), body.value.headings.len()), (0, 0), "{markdown}");
        body.value.texts.iter().map(|block| block.text(&text).into_owned()).collect()
    }

    #[test]
    fn addresses_stay_whole_and_what_only_a_dossier_marks_is_text() {
        let line = "See http://x.org/a_b_c, (https://y.org/*/d~e) and http://plain.org/a.";
        assert_eq!(markdown(line), "See <http://x.org/a_b_c>, (<https://y.org/*/d~e>) and http://plain.org/a.\n");
        assert_eq!(
            of_page(
                "5 %% of 6 %%, a == b, ^id, x^(k), `%% ==` {{ y }} http://x.org/a\\_b\\_c. [a\\_b](http://x.org/a_b)\n```\n%%\n```\n"
            ),
            "5 \\%\\% of 6 \\%\\%, a \\=\\= b, \\^id, x^(k), `%% ==` \\{\\{ y }} <http://x.org/a_b_c>. [a\\_b](http://x.org/a_b)\n```\n%%\n```\n"
        );
    }

    #[test]
    fn a_sign_of_a_box_within_a_line_is_none() {
        for line in ["x:::", "x ::: y", ":::", "::: y"] {
            assert_eq!(shown(&markdown(line)), [line]);
        }
    }

    proptest! {
        #[test]
        fn readers_see_the_text_as_it_is(
            words in prop::collection::vec("[-a-z0-9 *_`#>+=|~$&^%!:.()<\\[\\]{}\\\\\"'/;@]{1,12}", 1..8)
        ) {
            let line = words.join(" ");
            let line = format!("x{}", line.split_whitespace().collect::<Vec<_>>().join(" "));
            for line in [line.clone(), line[1..].trim_start().to_owned()] {
                prop_assume!(line.chars().any(char::is_alphanumeric) && !line.contains("://"));
                prop_assert_eq!(shown(&markdown(&line)), [line]);
            }
        }
    }
}
