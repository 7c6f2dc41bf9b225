//! Classes: what the sheets style is written by somebody, and the manual names all of it.

use std::collections::BTreeSet;
use std::fs;

use crate::harness::{repository, tree};

/// The text of all files under a folder whose name ends so.
fn texts(folder: &str, ending: &str) -> Vec<String> {
    let files = tree(&repository().join(folder)).into_iter().filter(|(path, _)| path.ends_with(ending));
    files.map(|(_, bytes)| String::from_utf8(bytes).expect("UTF-8")).collect()
}

/// A text in which each part between two marks is something else.
fn replaced(text: &str, open: &str, close: &str, by: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inner)) = rest.split_once(open) {
        out.push_str(before);
        out.push_str(by);
        rest = inner.split_once(close).map_or("", |(_, after)| after);
    }
    out + rest
}

/// The classes in the selectors of the sheets; what the highlighter calls its own (`c-…`) is no part of the theme.
fn styled() -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for sheet in texts("static", ".css") {
        for selector in replaced(&sheet, "/*", "*/", "").split(['}', ';']).flat_map(|rule| rule.split('{')) {
            let mut before = ' ';
            for part in selector.split_inclusive('.') {
                let name: String = part.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect();
                if before == '.' && name.starts_with(|c: char| c.is_alphabetic()) && !name.starts_with("c-") {
                    classes.insert(name);
                }
                before = part.chars().last().unwrap_or(' ');
            }
        }
    }
    // Names of files within `url(…)`.
    classes.remove("svg");
    classes
}

/// The classes that templates write; `kind-…` where a value follows.
fn in_templates() -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for template in texts("templates", ".html") {
        let plain = replaced(&replaced(&replaced(&template, "{#", "#}", ""), "{%", "%}", " "), "{{", "}}", "…");
        for value in plain.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            classes.extend(value.split_whitespace().filter(|class| *class != "…").map(str::to_owned));
        }
    }
    classes
}

/// All words in the strings of a program, of which some are classes; `kind-…` where a value follows.
fn in_strings(program: &str) -> BTreeSet<String> {
    let plain = program.replace("\\\"", " ").replace('`', "\"");
    let strings = plain.lines().flat_map(|line| line.split('"').skip(1).step_by(2));
    let strings = strings.map(|string| replaced(&replaced(string, "${", "}", "…"), "{", "}", "…"));
    let is_between = |c: char| c.is_whitespace() || "\\<>=.,()[]:+'".contains(c);
    strings.flat_map(|string| string.split(is_between).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// What templates, scripts and the program write.
fn written() -> BTreeSet<String> {
    let mut classes = in_templates();
    let rust = ["src/page", "src/render"].into_iter().flat_map(|folder| texts(folder, ".rs"));
    texts("static", ".js").into_iter().chain(rust).for_each(|program| classes.extend(in_strings(&program)));
    classes
}

/// The classes of the manual's table.
fn documented() -> BTreeSet<String> {
    let manual = fs::read_to_string(repository().join("docs/templates.md")).expect("the manual is there");
    let section = manual.split_once("\n## Classes\n").expect("a section about classes").1;
    let rows = section.split("\n## ").next().unwrap_or_default().lines().filter(|line| line.starts_with("| `"));
    let cells = rows.filter_map(|row| row.split(" | ").next());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// Whether a class is among others, by itself or as one of a family: `kind-…` has `kind-company`, `t…` has `t12`.
fn is_among(class: &str, others: &BTreeSet<String>) -> bool {
    let is_of = |other: &String| {
        let family = other.trim_end_matches('…');
        let value = class.strip_prefix(family).filter(|value| other.ends_with('…') && !value.is_empty());
        value.is_some_and(|value| family.ends_with('-') || value.chars().all(|c| c.is_ascii_digit()))
    };
    others.contains(class) || others.contains(class.trim_end_matches('…')) || others.iter().any(is_of)
}

fn families(classes: &BTreeSet<String>) -> BTreeSet<String> {
    classes.iter().filter(|class| class.ends_with('…')).cloned().collect()
}

fn missing(classes: &BTreeSet<String>, among: &BTreeSet<String>) -> Vec<String> {
    classes.iter().filter(|class| !is_among(class, among)).cloned().collect()
}

#[test]
fn no_style_is_dead() {
    // The other test proves that the beginning of a family is written.
    let written: BTreeSet<String> = written().union(&families(&documented())).cloned().collect();
    assert_eq!(missing(&styled(), &written), [""; 0]);
}

#[test]
fn the_manual_names_every_class_that_there_is_and_no_other() {
    let (documented, styled, written) = (documented(), styled(), written());
    assert_eq!(missing(&styled, &documented), [""; 0], "styled, but not in the manual");
    assert_eq!(missing(&in_templates(), &documented), [""; 0], "in templates, but not in the manual");
    assert_eq!(missing(&documented, &written), [""; 0], "in the manual, but written by nobody");
    let single: BTreeSet<String> = documented.difference(&families(&documented)).cloned().collect();
    let unstyled = missing(&single, &styled);
    assert_eq!(unstyled, [""; 0], "in the manual, but without a style");
}
