//! What an author wrote for nobody's eyes: comments, taken out of a text before anything else reads it.
//!
//! `<!-- … -->` and `%%…%%` are comments wherever they stand, over any number of lines and in whatever they begin or end,
//! but for code, which shows what it holds. The rest of a line closes up as if the comment had never been there. One
//! that has its lines for itself leaves an empty comment behind, as in CommonMark a comment parts two lists or
//! paragraphs.
//!
//! Whoever reads the [`Visible`] text counts places in it; [`Visible::written`] says where the same stands in the file.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2_iter;
use pulldown_cmark::{CodeBlockKind, Event, Tag};

use crate::parse::body::events::events;
use crate::source::Span;
use crate::yaml::front_matter::{NoSplit, split};

/// What is left of a comment that has its lines for itself: a whole comment, and the shortest.
pub const EMPTY_COMMENT: &str = "<!-->";

/// How often a text is read anew because a comment held one end of some code. After that nothing counts as code: rather
/// a comment too many is taken out than one too few.
const READINGS: usize = 64;

/// A text without its comments.
#[derive(Debug, Default)]
pub struct Visible<'a> {
    pub text: Cow<'a, str>,
    /// A comment that is opened and never closed, or may be none; places count in the visible text.
    pub doubtful: Option<Doubtful>,
    /// Where the text goes on after each comment, in order.
    cuts: Vec<Cut>,
}

/// A sign that seems to open a comment but would publish it, or hide what was meant to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubtful {
    pub why: Doubt,
    pub place: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is never closed.
    Open,
    /// It stands within a comment: the first `-->` closes both, and publishes what follows or hides what stands between them.
    Nested,
    /// Two percent signs after a number.
    Percent,
}

/// A place after a comment: in the visible text, and in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cut {
    visible: usize,
    written: usize,
}

impl Visible<'_> {
    /// The place in the file of a place in the visible text.
    pub fn written(&self, place: Span) -> Span {
        let start = self.offset(place.start, |cut| cut.visible <= place.start);
        // What ends before a comment does not hold it.
        let end = self.offset(place.end, |cut| cut.visible < place.end);
        Span { start, end: end.max(start) }
    }

    fn offset(&self, offset: usize, is_before: impl Fn(&Cut) -> bool) -> usize {
        match self.cuts[..self.cuts.partition_point(is_before)].last() {
            Some(cut) => cut.written + (offset - cut.visible),
            None => offset,
        }
    }
}

/// The text of a whole document without the comments in its body.
pub fn visible(text: &str) -> Visible<'_> {
    let body = match split(text) {
        Ok(split) => split.body.start,
        Err(NoSplit::NotOpened) => 0,
        Err(NoSplit::NotClosed(..)) => text.len(),
    };
    if !text[body..].contains("<!--") && !text[body..].contains("%%") {
        return Visible { text: Cow::Borrowed(text), ..Visible::default() };
    }
    let mut remover = Remover { text: text.to_owned(), from: body, cuts: Vec::new(), doubtful: None };
    for reading in 0.. {
        let code = if reading < READINGS { code(&remover.text, body) } else { Vec::new() };
        if remover.remove(&code) == Progress::Done {
            break;
        }
    }
    Visible { text: Cow::Owned(remover.text), doubtful: remover.doubtful, cuts: remover.cuts }
}

/// A stretch of code.
struct Code {
    span: Span,
    /// Four spaces before a comment make no code of it: an author only moved it in.
    is_moved_in: bool,
}

fn code(text: &str, body: usize) -> Vec<Code> {
    let read = events(text, Span { start: body, end: text.len() });
    let code_of = |(event, span): (Event<'_>, Span)| match event {
        Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
            Some(Code { span, is_moved_in: false })
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
            let begin = text[span.range()].trim_start();
            let is_moved_in = begin.starts_with("<!--") || begin.starts_with("%%");
            Some(Code { span, is_moved_in })
        }
        _ => None,
    };
    read.nodes.into_iter().filter_map(code_of).collect()
}

/// The stretches of code in a body, from left to right.
pub(super) fn code_spans(text: &str, body: Span) -> Vec<Span> {
    code(text, body.start).into_iter().filter(|code| !code.is_moved_in).map(|code| code.span).collect()
}

#[derive(PartialEq, Eq)]
enum Progress {
    Done,
    /// What comes after the last comment may be code now, or no longer.
    ReadAgain,
}

/// A text that loses one comment after the other.
struct Remover {
    text: String,
    /// Before this there is no comment any more.
    from: usize,
    cuts: Vec<Cut>,
    doubtful: Option<Doubtful>,
}

impl Remover {
    /// Takes out the comments from `from` on, up to the first that changes what is code after it.
    fn remove(&mut self, code: &[Code]) -> Progress {
        let text = std::mem::take(&mut self.text);
        let removed = self.cuts.last().map_or(0, |cut| cut.written - cut.visible);
        let mut kept = String::with_capacity(text.len());
        let mut at = 0;
        let mut code = code.iter().skip_while(|code| code.span.end <= self.from).peekable();
        let mut progress = Progress::Done;
        // Where the last line of `kept` begins, and the line of `text` behind the comment; both looked for once a line.
        let (mut line_start, mut line) = (0, Line::default());
        for sign in memchr2_iter(b'<', b'%', text.as_bytes()) {
            if sign < self.from.max(at) {
                continue;
            }
            while code.next_if(|code| code.span.end <= sign).is_some() {}
            let around = code.peek().filter(|code| code.span.start <= sign);
            if around.is_some_and(|code| !code.is_moved_in) || is_escaped(&text, sign) {
                continue;
            }
            let end = match end_of_comment(&text, sign) {
                Comment::None => continue,
                Comment::Whole(end) => end,
                Comment::Doubtful(Doubtful { why, place }) => {
                    let (start, end) = (place.start - at + kept.len(), place.end - at + kept.len());
                    self.doubtful = Some(Doubtful { why, place: Span { start, end } });
                    break;
                }
            };
            if let Some(last) = text[at..sign].rfind(['\n', '\r']) {
                line_start = kept.len() + last + 1;
            }
            kept.push_str(&text[at..sign]);
            if line.end < end {
                line = Line::around(&text, end);
            }
            at = take_out(&mut kept, line_start, &text, sign..end, line.end, around.is_some());
            while self.cuts.pop_if(|cut| cut.visible > kept.len()).is_some() {}
            self.cuts.push(Cut { visible: kept.len(), written: at + removed });
            let begins_line = kept[line_start..].chars().all(is_container_mark);
            let holds_an_end = code.clone().take_while(|code| code.span.start < end).any(|code| code.span.end > end);
            // Behind a comment that begins a line the reader of markdown has not looked for code.
            if holds_an_end || begins_line && line.last_code > at {
                progress = Progress::ReadAgain;
                break;
            }
        }
        self.from = kept.len();
        kept.push_str(&text[at..]);
        self.text = kept;
        progress
    }
}

/// What begins at a `<` or `%`.
enum Comment {
    None,
    /// A comment up to here.
    Whole(usize),
    Doubtful(Doubtful),
}

/// What closes a comment that begins with `mark`.
pub fn closing_mark(mark: &str) -> &'static str {
    if mark == "%%" { "%%" } else { "-->" }
}

fn end_of_comment(text: &str, start: usize) -> Comment {
    let rest = &text[start..];
    let Some(mark) = ["<!--", "%%"].into_iter().find(|mark| rest.starts_with(mark)) else { return Comment::None };
    let end = closing_mark(mark);
    let doubtful = |why, start| Comment::Doubtful(Doubtful { why, place: Span { start, end: start + mark.len() } });
    if mark == "%%" && follows_number(text, start) {
        return doubtful(Doubt::Percent, start);
    }
    // `<!-->` is a whole comment: the end may share its dashes with the start. Where its line has another end, that one is meant.
    match rest[2..].find(end) {
        Some(at) if mark == "<!--" && at < 3 => {
            let short = 2 + at + end.len();
            let line = rest[short..].split(['\n', '\r']).next().unwrap_or_default();
            let line = line.split("<!--").next().unwrap_or_default();
            Comment::Whole(start + short + line.find(end).map_or(0, |at| at + end.len()))
        }
        Some(at) => match rest[2..2 + at].find("<!--").filter(|_| mark == "<!--") {
            Some(inner) => doubtful(Doubt::Nested, start + 2 + inner),
            None => Comment::Whole(start + 2 + at + end.len()),
        },
        None => doubtful(Doubt::Open, start),
    }
}

/// Whether two percent signs belong to a number: `5%%`, and `5 %%` as many languages write it, unless a comment begins right behind them.
fn follows_number(text: &str, start: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let before = text[..start].trim_end_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let is_apart = !text[start + "%%".len()..].starts_with(char::is_alphanumeric);
    text[..start].ends_with(is_digit) || before.ends_with(is_digit) && is_apart
}

/// Leaves out a comment that begins where `kept` ends; returns where the text goes on. With it go a space that would be
/// one too many, and the line of a table that would be none.
fn take_out(
    kept: &mut String,
    line_start: usize,
    text: &str,
    comment: Range<usize>,
    line_end: usize,
    is_moved_in: bool,
) -> usize {
    let before = &kept[line_start..];
    let after = &text[comment.end..line_end];
    let without_space = comment.end + (after.len() - after.trim_start_matches(SPACE).len());
    match (before.chars().all(is_container_mark), after.trim().is_empty()) {
        // Moved in so far, an empty comment could be shown as code, also once what stands before it has closed up.
        (true, true) if is_moved_in || before.ends_with("    ") => without_space,
        (true, true) if is_in_table(&kept[..line_start], &text[line_end..]) => {
            kept.truncate(line_start);
            line_end + line_break(&text[line_end..])
        }
        (true, true) => {
            kept.push_str(if comment.len() < EMPTY_COMMENT.len() { "" } else { EMPTY_COMMENT });
            comment.end
        }
        (true, false) => without_space,
        (false, true) => {
            kept.truncate(kept.trim_end_matches(SPACE).len());
            comment.end
        }
        (false, false) if before.ends_with(SPACE) => without_space,
        (false, false) => comment.end,
    }
}

const SPACE: [char; 2] = [' ', '\t'];

/// What may stand before the first word of a line: the marks of quotations and of items in lists.
pub(super) fn is_container_mark(c: char) -> bool {
    SPACE.contains(&c) || matches!(c, '>' | '-' | '+' | '*' | '.' | ')') || c.is_ascii_digit()
}

/// Whether the lines before and after one are rows of a table.
fn is_in_table(lines: &str, rest: &str) -> bool {
    let is_row = |line: &str| line.trim_start_matches([' ', '\t', '>']).starts_with('|');
    let before = lines.lines().next_back();
    before.is_some_and(is_row) && rest[line_break(rest)..].lines().next().is_some_and(is_row)
}

/// What is known of a line.
#[derive(Default)]
struct Line {
    end: usize,
    /// Where its last sign of code stands; 0 where there is none.
    last_code: usize,
}

impl Line {
    /// The line that a place lies in, from there on.
    fn around(text: &str, at: usize) -> Line {
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
        Line { end, last_code: text[at..end].rfind('`').map_or(0, |code| at + code) }
    }
}

/// The length of the line end that a text begins with.
fn line_break(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { usize::from(text.starts_with(['\n', '\r'])) }
}

/// Whether a backslash before a sign makes it text.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_closes_up_as_if_the_comment_had_never_been_there() {
        for (written, shown) in [
            ("Wort<!-- x -->.", "Wort."),
            ("Wort%%x%%.", "Wort."),
            ("ein <!-- x --> Wort", "ein Wort"),
            ("ein Wort <!-- x -->\nund", "ein Wort\nund"),
            ("ein Wort <!-- x --> %%y%%\nund", "ein Wort\nund"),
            ("ein <!-- x\n\ny --> Wort", "ein Wort"),
            ("> ein <!-- x\n> y --> Wort", "> ein Wort"),
            ("<!-- x --> Ein *Wort*", "Ein *Wort*"),
            ("- <!-- x --> Punkt", "- Punkt"),
            ("| a <!-- x | y --> | b |", "| a | b |"),
            ("a<!-->b<!--->c", "abc"),
            ("a \\<!-- b --> \\%% c \\%%", "a \\<!-- b --> \\%% c \\%%"),
            ("<!-- %% --> a %% <!-- %% b -->", "a b -->"),
        ] {
            assert_eq!(visible(written).text, shown, "{written}");
        }
    }

    #[test]
    fn a_comment_with_lines_of_its_own_leaves_an_empty_one() {
        for (written, shown) in [
            ("a\n<!-- x\ny -->\nb", "a\n<!-->\nb"),
            ("a\n\n%%\nx\n%%\n\nb", "a\n\n<!-->\n\nb"),
            ("- a\n  <!-- x\n\ny -->\n- b", "- a\n  <!-->\n- b"),
            ("> <!-- x -->\r\n> b", "> <!-->\r\n> b"),
            ("|a|\n|-|\n|1|\n  <!-- x -->\n|2|", "|a|\n|-|\n|1|\n|2|"),
            ("a\n\n    <!-- x\n    y -->\n\nb", "a\n\n    \n\nb"),
        ] {
            assert_eq!(visible(written).text, shown, "{written}");
        }
    }

    #[test]
    fn code_keeps_what_it_holds_even_beside_comments_with_code() {
        for (written, shown) in [
            ("`<!-- a -->` `%%b%%`", "`<!-- a -->` `%%b%%`"),
            ("```\n<!-- a -->\n```\n<!-- b -->c", "```\n<!-- a -->\n```\nc"),
            ("Code:\n\n    int x; <!-- a -->", "Code:\n\n    int x; <!-- a -->"),
            ("> ```\n> x\na <!-- b -->", "> ```\n> x\na"),
            // The fence in the comment opens nothing, and the next one does.
            ("a <!--\n\n```\n-->\n\n```\n<!-- b -->\n```\n<!-- c -->", "a\n\n```\n<!-- b -->\n```\n<!-->"),
            ("a <!-- ` --> b ` c ` <!-- d -->", "a b ` c `"),
            ("<!-- a --> `<!-- b -->` <!-- c -->", "`<!-- b -->`"),
        ] {
            assert_eq!(visible(written).text, shown, "{written}");
        }
    }

    #[test]
    fn open_and_nested_comments_and_two_percent_signs_after_a_number_are_doubtful() {
        let doubt = |why, start, end| Some(Doubtful { why, place: Span { start, end } });
        assert_eq!(visible("a <!-- b --> c <!-- d").doubtful, doubt(Doubt::Open, 4, 8));
        assert_eq!(visible("%%a%% b %%").doubtful, doubt(Doubt::Open, 2, 4));
        assert_eq!(visible("b <!-- a --> <!-- c\n\n<!-- d --> e -->").doubtful, doubt(Doubt::Nested, 10, 14));
        assert_eq!(visible("5%% mehr, 6%% weniger").doubtful, doubt(Doubt::Percent, 1, 3));
        assert_eq!(visible("5 %% of which 6 %% is due").doubtful, doubt(Doubt::Percent, 2, 4));
        assert_eq!(visible("im Jahr 2020 %%nachsehen%% war").doubtful, None);
        assert_eq!(visible("5 % und 6%, `<!--` %% <!-- a --> %%").doubtful, None);
    }

    #[test]
    fn places_lead_back_to_the_file() {
        let written = "eins <!-- x --> zwei\n%%y%%\ndrei <!-- z -->\nvier";
        let shown = visible(written);
        for word in ["eins", "zwei", "drei", "vier"] {
            let at = shown.text.find(word).unwrap();
            let place = shown.written(Span { start: at, end: at + word.len() });
            assert_eq!(&written[place.range()], word);
        }
    }

    #[test]
    fn many_comments_need_one_reading() {
        for end in ["\n", " "] {
            let text = format!("ein <!-- x --> Wort `y`{end}").repeat(20_000);
            assert_eq!(visible(&text).text, format!("ein Wort `y`{end}").repeat(20_000));
        }
    }
}
