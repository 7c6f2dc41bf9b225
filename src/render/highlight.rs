//! Colours in code: classes at build time, one style sheet for light and dark.

use std::fmt::Write as _;
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

/// One colour: its name, in light, in dark, and the classes that have it.
struct Ink {
    name: &'static str,
    light: &'static str,
    dark: &'static str,
    classes: &'static [&'static str],
}

const INKS: &[Ink] = &[
    Ink { name: "comment", light: "#566560", dark: "#96a59e", classes: &[".c-comment"] },
    Ink { name: "keyword", light: "#8a2458", dark: "#eb9dc2", classes: &[".c-keyword", ".c-storage"] },
    Ink {
        name: "string",
        light: "#22663a",
        dark: "#9ccfa2",
        classes: &[".c-string", ".c-markup.c-inserted", ".c-markup.c-raw"],
    },
    Ink {
        name: "constant",
        light: "#8a4700",
        dark: "#e6b27c",
        classes: &[".c-constant", ".c-entity.c-other.c-attribute-name", ".c-variable.c-language"],
    },
    Ink {
        name: "name",
        light: "#175e92",
        dark: "#8dc1ec",
        classes: &[".c-entity.c-name", ".c-support", ".c-variable.c-function", ".c-markup.c-heading"],
    },
    Ink { name: "invalid", light: "#b01f1f", dark: "#f59a92", classes: &[".c-invalid", ".c-markup.c-deleted"] },
];

/// The style sheet of highlighted code: light, dark where the reader's system or `data-theme` on the root says so.
pub fn highlight_css() -> String {
    let mut css = String::from("/* Colours of highlighted code. Contrast at least 4.5 on paper and tint. */\n");
    let inks = |colour: fn(&Ink) -> &str| {
        INKS.iter().map(|ink| format!("--c-{}:{}", ink.name, colour(ink))).collect::<Vec<_>>().join(";")
    };
    let (light, dark) = (inks(|ink| ink.light), inks(|ink| ink.dark));
    // Writing to a string cannot fail.
    let _ = writeln!(css, ":root{{{light}}}");
    let _ = writeln!(css, "@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}");
    let _ = writeln!(css, ":root[data-theme=dark]{{{dark}}}");
    for ink in INKS {
        let classes: Vec<String> = ink.classes.iter().map(|class| format!(".code {class}")).collect();
        let _ = writeln!(css, "{}{{color:var(--c-{})}}", classes.join(","), ink.name);
    }
    css.push_str(
        ".code .c-comment{font-style:italic}\n.code .c-markup.c-heading,.code .c-markup.c-bold{font-weight:600}\n",
    );
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2 defines them.
    fn contrast(a: &str, b: &str) -> f64 {
        let luminance = |colour: &str| {
            let channel = |at: usize| {
                let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_can_be_read_on_paper_and_tint() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
        for ink in INKS {
            for (colour, grounds) in [(ink.light, ["#fcfdfb", "#eef3ee"]), (ink.dark, ["#121816", "#19211f"])] {
                for ground in grounds {
                    let contrast = contrast(colour, ground);
                    assert!(contrast >= 4.5, "{} {colour} on {ground}: {contrast:.2}", ink.name);
                }
            }
        }
    }

    #[test]
    fn known_languages_get_classes_that_the_sheet_knows() {
        let html = highlight("fn main() { \"a < b\" } // end\n", "rust").unwrap();
        for class in ["c-storage", "c-string", "c-comment", "c-entity c-name"] {
            assert!(html.contains(class), "{html}");
        }
        assert!(html.contains("a &lt; b"));
        assert_eq!(html.matches("<span").count(), html.matches("</span>").count());
        let css = highlight_css();
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

    #[test]
    fn dark_colours_follow_the_system_unless_the_reader_chose_light() {
        let css = highlight_css();
        assert!(css.contains("@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--c-comment:#96a59e"));
        assert!(css.contains(":root[data-theme=dark]{--c-comment:#96a59e"));
    }
}
