use std::sync::Arc;

use super::*;
use crate::source::{SourceFile, Span};

fn inputs(files: &[(&str, &str)]) -> Inputs {
    let documents = files.iter().map(|(path, text)| Arc::new(SourceFile::new(*path, *text))).collect();
    Inputs { documents, ..Inputs::default() }
}

fn printed(diagnostics: &[Diagnostic], inputs: &Inputs, format: Format, is_coloured: bool) -> String {
    let mut out = Vec::new();
    print(diagnostics, inputs, format, Style { is_coloured, columns: None }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn diagnostic(code: Code, path: &str, place: Place) -> Diagnostic {
    Diagnostic::new(code, &path.into(), place, "a message").help("a way out")
}

#[test]
fn text_shows_the_line_with_carets_and_the_way_out() {
    let inputs = inputs(&[("content/a.md", "---\r\ntitel: Größe\r\n---\r\n")]);
    let found = [
        diagnostic(Code::MissingFile, "content/b.png", Place::File),
        diagnostic(Code::UnknownField, "content/a.md", Place::Key("titel".into())),
        diagnostic(Code::UnusedName, "content/a.md", Place::Value("titel".into())),
    ];
    let expected = "\
error[unknown-field]: a message
 --> content/a.md:2:1
  |
2 | titel: Größe
  | ^^^^^
  |
  = help: a way out

warning[unused-name]: a message
 --> content/a.md:2:8
  |
2 | titel: Größe
  |        ^^^^^
  |
  = help: a way out

error[missing-file]: a message
--> content/b.png
 = help: a way out

2 errors, 1 warning
";
    assert_eq!(printed(&found, &inputs, Format::Text, false), expected);
}

#[test]
fn text_shows_fifty_of_a_code_and_json_is_complete() {
    let inputs = inputs(&[("content/a.md", "---\na: 1\n---\n")]);
    let found: Vec<_> =
        (0..60).map(|_| diagnostic(Code::UnknownField, "content/a.md", Place::Key("a".into()))).collect();
    for terminal in [true, false] {
        let text = printed(&found, &inputs, Format::Text, terminal);
        assert_eq!(text.matches("a message").count(), 50);
        let end = "\n… and 10 more unknown-field; --format json shows all\n60 errors\n";
        assert!(text.ends_with(end), "{text}");
    }
    let json = printed(&found, &inputs, Format::Json, true);
    assert_eq!(json.lines().count(), 60);
    assert_eq!(
        json.lines().next().unwrap(),
        "{\"code\":\"unknown-field\",\"severity\":\"error\",\"file\":\"content/a.md\",\"line\":2,\"column\":1,\
         \"end\":{\"line\":2,\"column\":2},\"message\":\"a message\",\"help\":\"a way out\"}"
    );
}

#[test]
fn text_shows_a_thousand_of_all_codes_together() {
    let inputs = inputs(&[("content/a.md", "a")]);
    let place = Place::Span(Span { start: 0, end: 1 });
    let of_code = |code: &Code| vec![diagnostic(*code, "content/a.md", place.clone()); 1_300];
    let found: Vec<_> = Code::ALL.iter().take(25).flat_map(of_code).collect();
    let text = printed(&found, &inputs, Format::Text, true);
    assert_eq!(text.matches("a message").count(), 1_000);
    assert_eq!((text.matches("and 1,250 more").count(), text.matches("and 1,300 more").count()), (20, 5));
    assert!(text.ends_with("32500 errors\n"));
}

#[test]
fn an_authors_text_cannot_steer_the_terminal() {
    let inputs = inputs(&[("content/a.md", "a\u{1b}[31mb\n")]);
    let mut found = diagnostic(Code::BrokenLink, "content/a.md", Place::Span(Span { start: 0, end: 1 }));
    found.message = "no \u{1b}[2J page\n".into();
    assert!(!printed(&[found], &inputs, Format::Text, false).contains('\u{1b}'));
}

#[test]
fn places_at_the_very_end_and_beyond_are_shown() {
    let inputs = inputs(&[("content/a.md", "---\ntitle: x"), ("content/b.md", "")]);
    for (path, start) in [("content/a.md", 12), ("content/a.md", 99), ("content/a.md", 3), ("content/b.md", 0)] {
        let found = diagnostic(Code::InvalidYaml, path, Place::Span(Span { start, end: start + 7 }));
        assert!(printed(&[found], &inputs, Format::Text, false).contains(path));
    }
}

#[test]
fn github_gets_one_line_for_each_mistake() {
    let inputs = inputs(&[("content/a,b.md", "---\na: 1\n---\n")]);
    let mut found = diagnostic(Code::UnknownField, "content/a,b.md", Place::Key("a".into()));
    found.message = "100 % wrong".into();
    assert_eq!(
        printed(&[found], &inputs, Format::Github, false),
        "::error file=content/a%2Cb.md,line=2,col=1,endLine=2,endColumn=2,title=unknown-field::100 %25 wrong%0Aa way out\n"
    );
}

#[test]
fn nothing_wrong_prints_nothing() {
    assert_eq!(printed(&[], &inputs(&[]), Format::Text, true), "");
    assert_eq!(printed(&[], &inputs(&[]), Format::Json, false), "");
}
