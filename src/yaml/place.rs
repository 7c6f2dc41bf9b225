//! Where in the text a value or key stands.
//!
//! Only files with a diagnostic are read here, a second time, with a reader that knows positions. It may disagree with
//! the first about what a value means, never about where it is; where it fails, the line of the key is good enough.

use std::cell::OnceCell;
use std::collections::HashMap;

use saphyr_parser::{Event, Parser};

use super::front_matter::{self, Form};
use super::node::{Content, Node};
use super::toml;
use crate::diagnostic::Place;
use crate::source::{LineIndex, Span};

/// The byte range of a place in a whole file: a markdown document, or `dossier.yaml`.
///
/// A path that leads nowhere (a missing key) is shown at the longest part of it that exists, and failing that at the
/// file's first line. A range never goes beyond the line in which it starts.
pub fn locate(text: &str, place: &Place) -> Span {
    Places::new(text).locate(place)
}

/// The places of one file, for more than one question.
pub struct Places<'a> {
    text: &'a str,
    lines: LineIndex<'a>,
    form: Form,
    keys: Span,
    /// Read when the first path is asked for: most places are ranges already.
    root: OnceCell<Option<Node>>,
}

impl<'a> Places<'a> {
    /// The places of a file's text.
    pub fn new(text: &'a str) -> Self {
        let (form, keys) = match front_matter::split(text) {
            Ok(split) => (split.form, split.keys),
            Err(_) => (Form::Yaml, Span { start: 0, end: text.len() }),
        };
        Places { text, lines: LineIndex::new(text), form, keys, root: OnceCell::new() }
    }

    /// The same as [`locate`].
    pub fn locate(&self, place: &Place) -> Span {
        let span = match place {
            Place::File => Span::default(),
            Place::Span(span) => *span,
            Place::Value(path) => self.in_keys(path, false),
            Place::Key(path) => self.in_keys(path, true),
        };
        self.within_a_line(span)
    }

    fn in_keys(&self, path: &str, wants_key: bool) -> Span {
        let root = self.root.get_or_init(|| {
            let keys = &self.text[self.keys.range()];
            match self.form {
                Form::Yaml => Reading::of(keys).document(),
                Form::Toml => toml::places(keys),
            }
        });
        let found = root.as_ref().and_then(|root| root.find(path, wants_key));
        match found.map(|span| self.shifted(span)).or_else(|| self.line_of_key(path)) {
            Some(span) => span,
            None => Span { start: 0, end: self.text.find(['\r', '\n']).unwrap_or(self.text.len()) },
        }
    }

    fn shifted(&self, span: Span) -> Span {
        Span { start: self.keys.start + span.start, end: self.keys.start + span.end }
    }

    /// The first line that begins with the path's last key, or failing that with its first.
    fn line_of_key(&self, path: &str) -> Option<Span> {
        let keys: Vec<&str> = path.split(['.', '[', ']']).filter(|key| !key.is_empty()).collect();
        let lines = || {
            let mut at = self.keys.start;
            self.text[self.keys.range()].split_inclusive('\n').map(move |line| {
                at += line.len();
                (at - line.len(), line)
            })
        };
        keys.iter().rev().filter(|key| !key.bytes().all(|byte| byte.is_ascii_digit())).find_map(|key| {
            lines().find_map(|(at, line)| {
                let bare = line.trim_start_matches([' ', '-']);
                let start = at + line.len() - bare.len();
                bare.strip_prefix(key)?
                    .trim_start()
                    .starts_with([':', '='])
                    .then(|| Span { start, end: start + key.len() })
            })
        })
    }

    fn within_a_line(&self, span: Span) -> Span {
        let start = floor_boundary(self.text, span.start);
        let end = floor_boundary(self.text, span.end).min(self.lines.line_around(start).end).max(start);
        Span { start, end: start + self.text[start..end].trim_end().len() }
    }

    /// The lines of the file.
    pub fn lines(&self) -> &LineIndex<'a> {
        &self.lines
    }
}

/// The keys that are there a second time in their group, with their place in the YAML text.
pub fn duplicate_keys(yaml: &str) -> Vec<(Span, String)> {
    let mut reading = Reading::of(yaml);
    reading.document();
    reading.duplicates.sort_unstable();
    reading.duplicates
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Byte offsets of characters, as the event reader counts in characters.
pub(super) struct CharacterOffsets {
    /// Empty where the text is ASCII and both are the same.
    offsets: Vec<usize>,
    length: usize,
}

impl CharacterOffsets {
    pub(super) fn new(text: &str) -> Self {
        let offsets = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
        CharacterOffsets { offsets, length: text.len() }
    }

    pub(super) fn byte(&self, character: usize) -> usize {
        if self.offsets.is_empty() {
            character.min(self.length)
        } else {
            self.offsets.get(character).copied().unwrap_or(self.length)
        }
    }
}

/// Deeper text is refused before it comes here; the limit keeps the recursion safe all the same.
const DEPTH_LIMIT: usize = 128;

struct Reading<'a> {
    events: Parser<'a, saphyr_parser::StrInput<'a>>,
    offsets: CharacterOffsets,
    /// Keys that were there before in their group.
    duplicates: Vec<(Span, String)>,
}

impl<'a> Reading<'a> {
    fn of(yaml: &'a str) -> Self {
        let (events, offsets) = (Parser::new_from_str(yaml), CharacterOffsets::new(yaml));
        Reading { events, offsets, duplicates: Vec::new() }
    }

    /// The positions of the text; of a text that breaks off, those before the break.
    fn document(&mut self) -> Option<Node> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(_), _) => {}
                (event, span) => return self.node(event, span, 0),
            }
        }
    }

    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        let (event, span) = self.events.next_event()?.ok()?;
        let span = Span { start: self.offsets.byte(span.start.index()), end: self.offsets.byte(span.end.index()) };
        Some((event, span))
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Option<Node> {
        if depth > DEPTH_LIMIT {
            return None;
        }
        match event {
            Event::Scalar(..) | Event::Alias(_) => Some(Node { span, content: Content::Scalar }),
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                let mut end = span.end;
                while let Some((event, item)) = self.next() {
                    if event == Event::SequenceEnd {
                        end = item.end;
                        break;
                    }
                    let Some(item) = self.node(event, item, depth + 1) else { break };
                    end = item.span.end;
                    items.push(item);
                }
                Some(Node { span: Span { start: span.start, end }, content: Content::List(items) })
            }
            Event::MappingStart(..) => {
                let mut entries = HashMap::new();
                let mut end = span.end;
                while let Some((event, key_span)) = self.next() {
                    if event == Event::MappingEnd {
                        end = key_span.end;
                        break;
                    }
                    let key = match &event {
                        Event::Scalar(text, ..) => text.to_string(),
                        _ => String::new(),
                    };
                    let Some(key_node) = self.node(event, key_span, depth + 1) else { break };
                    let Some((event, value)) = self.next() else { break };
                    let Some(value) = self.node(event, value, depth + 1) else { break };
                    end = value.span.end;
                    if entries.contains_key(&key) {
                        self.duplicates.push((key_node.span, key.clone()));
                    }
                    entries.insert(key, (key_node.span, value));
                }
                Some(Node { span: Span { start: span.start, end }, content: Content::Map(entries) })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "---\n\
        title: \"Größe: Ä\"\n\
        about: [bytedance, größe, tiktok]\n\
        source:\n  outlet: Öffentlich\n  url:\n\
        basis:\n  source.outlet: {kind: inferred, note: aus dem Fuß}\n\
        links:\n  map: {Die Regierung: government-of-china}\n\
        relations:\n  - {subject: a, type: owns, object: b}\n  - subject: c\n    type: ownz\n    object: d\n\
        summary: >\n  erste Zeile\n  zweite\n\
        ---\nText\n";

    fn shown(text: &str, place: Place) -> &str {
        &text[locate(text, &place).range()]
    }

    #[test]
    fn values_are_found_in_both_styles_and_after_wide_characters() {
        for text in [ARTICLE.to_owned(), ARTICLE.replace('\n', "\r\n")] {
            for (path, value) in [
                ("title", "\"Größe: Ä\""),
                ("about[1]", "größe"),
                ("about", "[bytedance, größe, tiktok]"),
                ("source.outlet", "Öffentlich"),
                ("basis.source.outlet.kind", "inferred"),
                ("links.map.Die Regierung", "government-of-china"),
                ("relations[0].object", "b"),
                ("relations[0]", "{subject: a, type: owns, object: b}"),
                ("relations[1].type", "ownz"),
                ("relations[1]", "subject: c"),
                ("source", "source"),
                ("summary", "erste Zeile"),
            ] {
                assert_eq!(shown(&text, Place::Value(path.into())), value, "{path}");
            }
        }
    }

    #[test]
    fn short_values_before_a_bracket_are_found() {
        let text = "a: {b: 0}\nc: [1, 2]\nd: {e: x, f: [y]}\n";
        for (path, value) in [("a.b", "0"), ("c[0]", "1"), ("c[1]", "2"), ("d.e", "x"), ("d.f[0]", "y")] {
            assert_eq!(shown(text, Place::Value(path.into())), value, "{path}");
        }
    }

    #[test]
    fn keys_are_found() {
        for (path, key) in [
            ("title", "title"),
            ("source.outlet", "outlet"),
            ("basis.source.outlet", "source.outlet"),
            ("relations[1].object", "object"),
            ("relations[0].subject", "subject"),
        ] {
            assert_eq!(shown(ARTICLE, Place::Key(path.into())), key, "{path}");
        }
    }

    #[test]
    fn what_is_empty_or_absent_is_shown_at_what_is_there() {
        assert_eq!(shown(ARTICLE, Place::Value("source.url".into())), "url");
        assert_eq!(shown(ARTICLE, Place::Value("source.authors".into())), "source");
        assert_eq!(shown(ARTICLE, Place::Value("relations[0].par".into())), "{subject: a, type: owns, object: b}");
        assert_eq!(shown(ARTICLE, Place::Value("about[1].article".into())), "größe");
        assert_eq!(shown(ARTICLE, Place::Key("date".into())), "---");
        assert_eq!(shown("", Place::Key("title".into())), "");
        assert_eq!(shown("language: de\n", Place::Key("title".into())), "language: de");
    }

    #[test]
    fn a_text_that_breaks_off_still_has_places_before_and_lines_after() {
        let text = "---\na: [1, 2]\nb: {c: d\ne: 'f\n---\n";
        assert_eq!(shown(text, Place::Value("a[1]".into())), "2");
        assert_eq!(shown(text, Place::Value("e".into())), "e");
        assert_eq!(locate(text, &Place::Span(Span { start: 99, end: 120 })).start, text.len());
    }

    #[test]
    fn a_config_without_fences_has_places_too() {
        let text = "title: x\nkinds:\n  court: {folder: Courts}\n";
        assert_eq!(shown(text, Place::Value("kinds.court.folder".into())), "Courts");
        assert_eq!(shown(text, Place::Key("kinds.court".into())), "court");
    }
}
