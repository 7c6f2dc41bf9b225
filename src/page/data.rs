//! The data of the dossier for other programs: its files, and a page that says what stands in each.

use std::io::{self, Write};
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::frame::{About, Frame};
use super::notation::Here;
use crate::export::{Format, SourceKeys};
use crate::link::graph::LinkGraph;
use crate::model::Role;
use crate::page::frame;
use crate::page::plan::{Content, DataFile, Page};
use crate::site::{Site, View};

/// The page about the data.
#[derive(Clone, Debug, Serialize)]
pub struct DataView {
    pub frame: Frame,
    pub title: String,
    /// «Stand 16. Dezember 2021»; empty in a dossier without dates.
    pub as_of: String,
    /// The files, those together that are for the same programs.
    pub groups: Vec<DataGroup>,
}

/// Files that are for the same programs.
#[derive(Clone, Debug, Serialize)]
pub struct DataGroup {
    /// The anchor of its heading.
    pub id: &'static str,
    pub title: String,
    pub files: Vec<DataFileView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DataFileView {
    /// `relations.csv`.
    pub name: String,
    pub href: String,
    /// «CSV».
    pub format: &'static str,
    /// What stands in it, and for which programs it is.
    pub about: String,
    /// The columns of a table, each with the value in its first line; empty for other formats.
    pub columns: Vec<(String, String)>,
    /// The beginning of a file that is no table.
    pub beginning: String,
}

/// The groups, by the key of their names.
const GROUPS: [&str; 3] = ["whole", "tables", "bibliography"];

fn group_of(format: Format) -> &'static str {
    match format {
        table if table.is_table() => "tables",
        list if Format::BIBLIOGRAPHIES.contains(&list) => "bibliography",
        _ => "whole",
    }
}

/// The files with data, and the page about them.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let keys: Arc<OnceLock<SourceKeys>> = Arc::default();
    let file = |format: Format| {
        let file = DataFile { format, keys: keys.clone() };
        let page = Page::new(site, View::Data.permalink(), move |_| Content::Data(file.clone()));
        page.as_file(format.path())
    };
    let mut pages: Vec<Page> = Format::all().filter(|format| format.is_there(site)).map(file).collect();
    if site.has(View::Data) {
        let keys = keys.clone();
        pages.push(Page::new(site, View::Data.permalink(), move |here| Content::new("data.html", data(here, &keys))));
    }
    pages
}

/// The page about the data.
fn data(here: &Here<'_>, keys: &Arc<OnceLock<SourceKeys>>) -> DataView {
    let words = here.labels;
    let title = words.text(View::Data.label()).to_owned();
    let about =
        About { title: &title, description: words.text("data.lede"), section: View::Data.folder(), ..About::default() };
    let file = |format: Format| {
        let (columns, beginning) = sample(here, DataFile { format, keys: keys.clone() });
        DataFileView {
            name: format.path().rsplit('/').next().unwrap_or_default().to_owned(),
            href: format!("{}{}", here.root, format.path()),
            format: format.name(),
            about: words
                .text(&format!("data.{}", format.word().replace('-', "_")))
                .replace("{kinds}", &other_kinds(here)),
            columns,
            beginning,
        }
    };
    let group = |key: &'static str| DataGroup {
        id: key,
        title: words.text(&format!("data.{key}")).to_owned(),
        files: Format::all()
            .filter(|format| group_of(*format) == key && format.is_there(here.site))
            .map(file)
            .collect(),
    };
    let groups = GROUPS.into_iter().map(group).filter(|group| !group.files.is_empty()).collect();
    DataView { frame: frame::frame(here, &About { class: "data", ..about }), as_of: here.as_of(), groups, title }
}

/// The kinds of entities that have no file of their own, in a dossier without any those that it could have:
/// «Institutionen, Personen».
fn other_kinds(here: &Here<'_>) -> String {
    let kinds = here.site.config.kinds.iter().enumerate();
    let others: Vec<_> = kinds.filter(|(_, kind)| kind.role == Role::Entity).collect();
    let is_used = |kind: usize| here.site.of_kind(kind).len() > 0;
    let is_any_used = others.iter().any(|(at, _)| is_used(*at));
    let named = others.iter().filter(|(at, _)| is_used(*at) || !is_any_used);
    named.map(|(_, kind)| here.labels.of(&kind.plural)).collect::<Vec<_>>().join(", ")
}

/// Characters of a file that is no table, and of one value, that are shown.
const BEGINNING: usize = 700;
const VALUE: usize = 120;

/// What is shown of a file: its columns with the first line, or its beginning.
fn sample(here: &Here<'_>, file: DataFile) -> (Vec<(String, String)>, String) {
    let mut begun = Begun::default();
    // It ends with an error as soon as there is enough.
    let _ = file.write(here.site, here.graph, &mut begun);
    let text = String::from_utf8_lossy(&begun.0).into_owned();
    if !file.format.is_table() {
        return (Vec::new(), cut(&text, BEGINNING));
    }
    let text = text.trim_start_matches('\u{feff}');
    let mut lines =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes()).into_records();
    let mut line = || lines.next().and_then(Result::ok).unwrap_or_default();
    let (names, values) = (line(), line());
    let value = |at: usize| cut(values.get(at).unwrap_or_default(), VALUE);
    (names.iter().enumerate().map(|(at, name)| (name.to_owned(), value(at))).collect(), String::new())
}

fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

/// Takes the beginning of a file and then no more.
#[derive(Default)]
struct Begun(Vec<u8>);

impl Write for Begun {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() > 16 * BEGINNING {
            return Err(io::ErrorKind::WriteZero.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
