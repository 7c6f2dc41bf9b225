//! HTML in forms that a person can read and compare, and the words that a reader of it sees.

use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

/// Elements that begin on a line of their own.
const BLOCKS: [&str; 33] = [
    "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figure", "figcaption", "footer",
    "form", "h1", "h2", "h3", "h4", "header", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "th", "thead", "tr", "ul",
];

/// Every run of white space as one space.
pub fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// HTML without its classes: they are for the style sheets, and whoever renames one changes nothing that readers get.
pub fn without_classes(html: &str) -> String {
    let mut pieces = html.split(" class=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |out, piece| out + piece.split_once('"').map_or("", |(_, after)| after))
}

/// Parts of a drawing.
const DRAWN: [&str; 7] = ["circle", "g", "line", "path", "rect", "text", "use"];

/// HTML of single spaces without those at the edges of blocks and inside of drawings: a template may have each element on a
/// line of its own there, and readers see nothing of it.
pub fn without_layout(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut rest, mut at_edge) = (html, false);
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |at| at + 1));
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>', '/']).next().unwrap_or_default();
        let is_edge = BLOCKS.contains(&name) || DRAWN.contains(&name);
        let text = if at_edge { text.trim_start() } else { text };
        out.push_str(if is_edge { text.trim_end() } else { text });
        out.push_str(tag);
        (rest, at_edge) = (after, is_edge);
    }
    out
}

/// What stands in `<main>`, one block on each line, indented, without classes; of a file without it, all. A sign, which
/// is a drawing that only names its symbol, is written `{k-company}`.
pub fn main_content(html: &str) -> String {
    let from = html.find("<main").unwrap_or(0);
    let to = html.find("</main>").map_or(html.len(), |at| at + "</main>".len());
    let html = with_short_signs(&without_layout(&without_classes(&one_spaced(&html[from..to]))));
    let mut shown = Lines::default();
    let mut rest = html.as_str();
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |at| at + 1));
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
        shown.line.push_str(text);
        match BLOCKS.contains(&name) {
            false => shown.line.push_str(tag),
            true if tag.starts_with("</") => shown.end_block(tag),
            true => shown.start_block(tag),
        }
        rest = after;
    }
    shown.end_line();
    shown.out
}

#[derive(Default)]
struct Lines {
    out: String,
    line: String,
    /// How many blocks are open.
    depth: usize,
    /// Whether the line begins with the start of the innermost of them.
    opened: bool,
}

impl Lines {
    fn start_block(&mut self, tag: &str) {
        self.end_line();
        self.line.push_str(tag);
        self.depth += 1;
        self.opened = true;
    }

    fn end_block(&mut self, tag: &str) {
        if !self.opened {
            self.end_line();
        }
        self.line.push_str(tag);
        self.opened = true;
        self.end_line();
        self.depth = self.depth.saturating_sub(1);
    }

    fn end_line(&mut self) {
        if !self.line.trim().is_empty() {
            self.out.push_str(&"  ".repeat(self.depth.saturating_sub(usize::from(self.opened))));
            self.out.push_str(self.line.trim());
            self.out.push('\n');
        }
        self.line.clear();
        self.opened = false;
    }
}

fn with_short_signs(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<svg") {
        let (before, svg) = rest.split_at(at);
        out.push_str(before);
        let end = svg.find("</svg>").map_or(svg.len(), |at| at + "</svg>".len());
        let (svg, after) = svg.split_at(end);
        let id =
            svg.split_once('>').and_then(|(_, inner)| inner.strip_prefix("<use href=\"#")?.strip_suffix("\"/></svg>"));
        match id {
            Some(id) => out.push_str(&format!("{{{id}}}")),
            _ => out.push_str(svg),
        }
        rest = after;
    }
    out + rest
}

/// The words of a text, of four letters or more, in lower case.
pub fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 4);
    words.map(str::to_lowercase).collect()
}

/// The words that a reader sees or hears: text, and the attributes that hold text.
pub fn visible_words(html: &str) -> BTreeSet<String> {
    let tokenizer = Tokenizer::new(Reader::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    words(&tokenizer.sink.text.into_inner())
}

#[derive(Default)]
struct Reader {
    text: RefCell<String>,
    in_script: RefCell<bool>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut text = self.text.borrow_mut();
        match token {
            Token::CharacterTokens(characters) if !*self.in_script.borrow() => text.push_str(&characters),
            Token::TagToken(tag) => {
                let raw = matches!(&*tag.name, "script" | "style");
                self.in_script.replace(raw && tag.kind == TagKind::StartTag);
                for attribute in &tag.attrs {
                    if matches!(
                        &*attribute.name.local,
                        "aria-label" | "title" | "alt" | "content" | "data-text" | "data-l"
                    ) {
                        text.push(' ');
                        text.push_str(&attribute.value);
                    }
                }
                // Inline elements do not end a word, but a word is never split by a tag here.
                text.push(' ');
                if raw && tag.kind == TagKind::StartTag {
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

mod tests {
    use super::*;

    #[test]
    fn a_page_is_shown_block_by_block() {
        let html = "<body><main id=\"main\">\n<h1>A\n title</h1><ul><li>one <b>two</b></li><li><p>three</p> four</li></ul>\
                    <p><svg class=\"sign\" aria-hidden=\"true\"><use href=\"#k-company\"/></svg> BYD</p></main><footer>";
        let expected = "<main id=\"main\">\n  <h1>A title</h1>\n  <ul>\n    <li>one <b>two</b></li>\n    <li>\n      <p>three</p>\n      four\n    </li>\n  </ul>\n  <p>{k-company} BYD</p>\n</main>\n";
        assert_eq!(main_content(html), expected);
    }

    #[test]
    fn words_are_those_that_a_reader_sees() {
        let html = "<p class=\"hidden\" title=\"Hover\">Visible&nbsp;text<script>script()</script><img alt='Picture'>";
        let expected = ["hover", "picture", "text", "visible"].map(str::to_owned);
        assert_eq!(visible_words(html), BTreeSet::from(expected));
    }
}
