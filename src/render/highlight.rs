//! Colours in code: classes at build time; `static/code.css` gives them their colours.

use std::sync::OnceLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

/// Longer code, or code with longer lines, stays plain: the patterns of some languages take very long there. In bytes.
const LONGEST_CODE: usize = 128 * 1024;
const LONGEST_LINE: usize = 4 * 1024;

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "c-" };

/// Code as HTML with classes `c-…`; `None` where the language is not known. `language` is what follows the fence.
pub fn highlight(code: &str, language: &str) -> Option<String> {
    let syntaxes = syntaxes();
    let token = language.split([' ', ',', '{']).next().filter(|token| !token.is_empty())?;
    let syntax = syntaxes.find_syntax_by_token(token)?;
    if code.len() > LONGEST_CODE || code.lines().any(|line| line.len() > LONGEST_LINE) {
        return None;
    }
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, syntaxes, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

/// Loaded with the first code block of a build; most dossiers have none.
fn syntaxes() -> &'static SyntaxSet {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_get_classes_that_the_sheet_knows() {
        let html = highlight("fn main() { \"a < b\" } // end\n", "rust").unwrap();
        for class in ["c-storage", "c-string", "c-comment", "c-entity c-name"] {
            assert!(html.contains(class), "{html}");
        }
        assert!(html.contains("a &lt; b"));
        assert_eq!(html.matches("<span").count(), html.matches("</span>").count());
        let css = include_str!("../../static/code.css");
        for class in [".c-storage", ".c-string", ".c-comment", ".c-entity.c-name"] {
            assert!(css.contains(class));
        }
    }

    #[test]
    fn unknown_languages_and_huge_lines_stay_plain() {
        assert_eq!(highlight("a", "no-such-language"), None);
        assert_eq!(highlight("a", ""), None);
        assert_eq!(highlight(&"a".repeat(LONGEST_LINE + 1), "rust"), None);
    }
}
