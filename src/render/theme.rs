//! The default theme, part of the program: all of `templates/` and `static/`.
//!
//! Sheets and scripts are published with the version of the theme in their names, so that they may be cached for ever. Those in the
//! folders of `static/` are parts: `css/` becomes the style sheet, `search/` the script of the search, and `serve/` is for pages
//! under `dossier serve` only.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::Inputs;

// `TEMPLATES` and `STATIC`: the path in its folder and the content of each file, sorted. Made by build.rs.
include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// Where the default templates are registered: a dossier replaces those that it has files for, and can extend them.
pub const DEFAULT: &str = "default/";

/// The files that are made.
const STYLE_SHEET: &str = "style.css";
const SEARCH_SCRIPT: &str = "search.js";
const ACCENT_SHEET: &str = "accent.css";

/// The parts of `style.css` in the order of the cascade: what is particular overrules what is general, what depends on the
/// width of the window overrules both, print everything.
const STYLE: [&str; 15] = [
    "tokens", "base", "notation", "frame", "tables", "article-list", "article", "text", "notices", "lists", "entity",
    "drawings", "index", "widths", "print",
];

/// The parts of `search.js`, in the order in which they need each other.
const SEARCH: [&str; 13] = [
    "words", "files", "asked", "query", "rank", "excerpt", "spelling", "search", "statements", "view", "page",
    "overlay", "lost",
];

const SEARCH_HEAD: &str = "\
// The search of a dossier in the browser. Loaded when a reader searches first; the pages are complete without it.
(() => {
\"use strict\";

";
const SEARCH_FOOT: &str = "})();\n";

/// Every default template by its name (`article.html`, `components/date.html`), sorted.
pub fn templates() -> &'static [(&'static str, &'static str)] {
    &TEMPLATES
}

/// What the pages of a dossier load.
#[derive(Debug, Default)]
pub struct Theme {
    /// What the names of sheets and scripts carry: a hash of them all. So each of them finds the others by its own name, and
    /// nothing in a document changes it.
    pub version: String,
    /// By their path in the site.
    pub files: BTreeMap<String, Cow<'static, [u8]>>,
}

/// Digits of a version.
const VERSION: usize = 16;

impl Theme {
    /// `replaced`: the sheets and scripts that the dossier has instead, by their names in the theme. `furniture`: the scripts
    /// that are made from templates.
    pub fn of(config: &Config, replaced: &BTreeMap<String, Arc<[u8]>>, furniture: BTreeMap<String, Vec<u8>>) -> Theme {
        let whole = STATIC.iter().filter(|(path, _)| !path.contains('/'));
        let mut files: BTreeMap<String, Cow<'static, [u8]>> =
            whole.map(|(path, bytes)| ((*path).to_owned(), published(path, bytes))).collect();
        files.insert(STYLE_SHEET.into(), without_comments(&joined("css", &STYLE, "css")).into());
        if config.search {
            let parts = without_comments(&joined("search", &SEARCH, "js"));
            let whole = [SEARCH_HEAD.as_bytes(), &parts, SEARCH_FOOT.as_bytes()].concat();
            files.insert(SEARCH_SCRIPT.into(), whole.into());
        } else {
            files.remove("search.css");
            files.remove("arriving.js");
        }
        if let Some(accent) = &config.accent {
            files.insert(ACCENT_SHEET.into(), accent_sheet(accent).into_bytes().into());
        }
        files.extend(furniture.into_iter().map(|(name, script)| (name, script.into())));
        files.extend(replaced.iter().map(|(name, bytes)| (name.clone(), bytes.to_vec().into())));
        let version = version(&files);
        let published = |name: String| match name.rsplit_once('.').filter(|(_, extension)| is_loaded(extension)) {
            Some((stem, extension)) => format!("{stem}.{version}.{extension}"),
            None => name,
        };
        Theme { files: files.into_iter().map(|(name, bytes)| (published(name), bytes)).collect(), version }
    }

    /// The paths of the files that never change under their names.
    pub fn versioned(&self) -> impl Iterator<Item = &str> {
        let carries = |path: &&String| path.split('.').any(|part| part == self.version);
        self.files.keys().filter(carries).map(String::as_str)
    }
}

fn version(files: &BTreeMap<String, Cow<'static, [u8]>>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (name, bytes) in files {
        hasher.update(name.as_bytes()).update(b"\n").update(blake3::hash(bytes).as_bytes());
    }
    hasher.finalize().to_hex()[..VERSION].to_owned()
}

/// Whether a dossier's file of this name under `static/` stands for one of the theme that carries the version in its name.
pub fn is_versioned(name: &str) -> bool {
    let made = [STYLE_SHEET, SEARCH_SCRIPT, ACCENT_SHEET].contains(&name);
    let is_whole = || !name.contains('/') && STATIC.iter().any(|(path, _)| *path == name);
    made || is_whole() && name.rsplit_once('.').is_some_and(|(_, extension)| is_loaded(extension))
}

/// Whether files with this extension are loaded by pages only, and so may be called as the theme likes. A picture keeps its name:
/// a document can show it, and `logo` can name it.
fn is_loaded(extension: &str) -> bool {
    matches!(extension, "css" | "js")
}

/// The ground of the masthead, whose rules have the accent's colour, as a token of the theme.
const MASTHEAD: &str = "cover";
/// The least contrast of what is no text (WCAG 2, 1.4.11).
const LEAST_CONTRAST: f64 = 3.0;

/// Reports an accent that can hardly be seen on the theme's light ground. A dossier with a sheet of its own in place of the
/// theme's chooses its grounds itself.
pub fn faint_accent(config: &Config, inputs: &Inputs) -> Option<Diagnostic> {
    let accent = config.accent.as_deref().filter(|_| !inputs.replaced.contains_key(STYLE_SHEET))?;
    let (ground, _) = token(sheet("css/tokens.css"), MASTHEAD)?;
    let contrast = contrast(accent, ground);
    if contrast >= LEAST_CONTRAST {
        return None;
    }
    let message = format!(
        "the accent {accent} can hardly be seen on the masthead: the contrast is {contrast:.1} : 1, and lines need \
         {LEAST_CONTRAST} : 1"
    );
    let diagnostic = Diagnostic::new(Code::LowContrast, &"dossier.yaml".into(), Place::Value("accent".into()), message);
    Some(diagnostic.help("take a darker colour; where the page is dark, it is made lighter by itself"))
}

/// The accent as a property of the theme. Colours that are chosen for white paper are too dark for a dark ground.
fn accent_sheet(accent: &str) -> String {
    let ground = token(sheet("css/tokens.css"), MASTHEAD).map_or("#000000", |(_, dark)| dark);
    let shades = (0..=10).map(|tenths| lighter(accent, tenths));
    let dark = shades.into_iter().find(|shade| contrast(shade, ground) >= LEAST_CONTRAST);
    let dark = dark.unwrap_or_else(|| accent.to_owned());
    format!(
        ":root {{ --accent: {accent}; }}\n\
         @supports (color: light-dark(red, red)) {{ :root {{ --accent: light-dark({accent}, {dark}); }} }}\n"
    )
}

/// A colour with so many tenths of white in it.
fn lighter(colour: &str, tenths: u32) -> String {
    let parts = channels(colour).map(|part| u32::from(part) + (255 - u32::from(part)) * tenths / 10);
    format!("#{:02x}{:02x}{:02x}", parts[0], parts[1], parts[2])
}

/// Red, green and blue of `#rrggbb`; those of black where it is none.
fn channels(colour: &str) -> [u8; 3] {
    [1, 3, 5].map(|at| colour.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok()).unwrap_or_default())
}

/// Contrast of two `#rrggbb` colours after WCAG 2.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let [red, green, blue] = channels(colour).map(|part| {
            let value = f64::from(part) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The light and the dark value of a token in a sheet.
fn token(sheet: &'static str, name: &str) -> Option<(&'static str, &'static str)> {
    let (_, values) = sheet.split_once(&format!("--{name}:light-dark("))?;
    values.split_once(')')?.0.split_once(',')
}

fn sheet(path: &str) -> &'static str {
    std::str::from_utf8(file(path)).unwrap_or_default()
}

/// The script of pages under `dossier serve`, which reloads them when the dossier changes.
pub fn live_script() -> &'static [u8] {
    file("serve/live.js")
}

/// The theme's file at this path in `static/`, as it is written; `None` where there is none.
///
/// A dossier whose `static/` has the same file keeps a copy of the theme, as this repository does, and replaces nothing.
pub fn part(path: &str) -> Option<&'static [u8]> {
    STATIC.iter().find(|(other, _)| *other == path).map(|(_, bytes)| *bytes)
}

/// The parts in a folder one after another, an empty line between them.
fn joined(folder: &str, parts: &[&str], extension: &str) -> Vec<u8> {
    parts.iter().map(|part| file(&format!("{folder}/{part}.{extension}"))).collect::<Vec<_>>().join(&b'\n')
}

/// A file of the theme as readers get it.
fn published(path: &str, bytes: &'static [u8]) -> Cow<'static, [u8]> {
    if path.ends_with(".js") { without_comments(bytes).into() } else { Cow::Borrowed(bytes) }
}

/// A script or a sheet without the lines that are comments only: a reader on a slow line need not wait for them.
fn without_comments(text: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let mut is_comment = |line: &[u8]| {
        let line = line.trim_ascii();
        let begins = inside || line.starts_with(b"/*");
        inside = begins && !line.ends_with(b"*/");
        begins || line.starts_with(b"//")
    };
    text.split_inclusive(|byte| *byte == b'\n').filter(|line| !is_comment(line)).flatten().copied().collect()
}

/// The content of a file that is there, as a test proves.
fn file(path: &str) -> &'static [u8] {
    STATIC.iter().find(|(other, _)| *other == path).map_or(&[], |(_, bytes)| bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(sheet: &'static str, name: &str) -> (&'static str, &'static str) {
        token(sheet, name).unwrap_or_else(|| panic!("no token {name}"))
    }

    /// The colours can be read on the grounds, which are tokens of the theme.
    fn assert_readable(colours_in: &'static str, colours: &[&str], grounds: &[&str]) {
        for name in colours {
            let (light, dark) = known(colours_in, name);
            for ground in grounds {
                let (light_ground, dark_ground) = known(sheet("css/tokens.css"), ground);
                assert!(contrast(light, light_ground) >= 4.5, "{name} {light} on {light_ground}");
                assert!(contrast(dark, dark_ground) >= 4.5, "{name} {dark} on {dark_ground}");
            }
        }
    }

    #[test]
    fn the_ground_that_an_accent_is_checked_on_is_there() {
        assert!(known(sheet("css/tokens.css"), MASTHEAD).0.starts_with('#'));
    }

    #[test]
    fn an_accent_is_made_lighter_for_a_dark_ground_only_where_it_has_to_be() {
        assert!(accent_sheet("#e08000").contains("light-dark(#e08000, #e08000)"));
        let navy = accent_sheet("#003366");
        let (_, dark) = navy.split_once("light-dark(#003366, ").expect("a second colour");
        let (_, ground) = known(sheet("css/tokens.css"), MASTHEAD);
        assert!((LEAST_CONTRAST..4.5).contains(&contrast(&dark[..7], ground)), "{dark}");
    }

    #[test]
    fn every_text_colour_can_be_read_on_every_ground() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
        let colours = [
            "ink", "ink2", "company", "regulation", "agency", "person", "court", "kind-1", "kind-2", "kind-3",
            "kind-4", "kind-5", "kind-6",
        ];
        assert_readable(sheet("css/tokens.css"), &colours, &["paper", "cover", "tint"]);
        let colours = ["c-comment", "c-keyword", "c-string", "c-constant", "c-name", "c-invalid"];
        assert_readable(sheet("code.css"), &colours, &["paper", "tint"]);
    }

    #[test]
    fn every_file_in_a_folder_is_a_part_of_something() {
        let style = STYLE.iter().map(|part| format!("css/{part}.css"));
        let search = SEARCH.iter().map(|part| format!("search/{part}.js"));
        let mut parts: Vec<String> = style.chain(search).chain(["serve/live.js".to_owned()]).collect();
        parts.sort_unstable();
        let files: Vec<&str> = STATIC.iter().map(|(path, _)| *path).filter(|path| path.contains('/')).collect();
        assert_eq!(files, parts);
    }

    #[test]
    fn the_script_before_the_first_paint_is_tiny() {
        assert!((1..=512).contains(&file("theme.js").len()));
    }

    #[test]
    fn a_script_loses_its_comments_and_nothing_else() {
        let script = "/**\n * Adds.\n */\nfunction add(a, b) {\n  /** One line. */\n  // Another.\n  return a // sum\n    * b;\n}\n";
        let plain = without_comments(script.as_bytes());
        assert_eq!(String::from_utf8_lossy(&plain), "function add(a, b) {\n  return a // sum\n    * b;\n}\n");
    }

    #[test]
    fn lines_of_templates_can_be_read() {
        for (name, text) in templates() {
            for (number, line) in text.lines().enumerate() {
                assert!(line.chars().count() <= 160, "{name}:{} has {} columns", number + 1, line.chars().count());
            }
        }
    }

    #[test]
    fn templates_carry_no_inline_script_or_style() {
        for (name, text) in templates() {
            assert!(!text.contains("<style") && !text.contains(" style=\""), "{name} has inline style");
            let inline = text.match_indices("<script").any(|(at, _)| {
                let tag = &text[at..at + text[at..].find('>').unwrap_or(0)];
                !tag.contains(" src=") && !tag.contains("application/ld+json")
            });
            assert!(!inline, "{name} has an inline script");
            assert!(!text.contains(" onclick") && !text.contains(" onload"), "{name} has an inline handler");
        }
    }
}
