//! Tables with commas, semicolons or tabs: entities, relations or events, told by their head. Relations and events become an article
//! for each source that they name, which is their evidence.

use std::collections::BTreeMap;

use super::csv_lines::lines;
use super::found::{Findings, Found, Remark};
use super::front_matter::{document, group, text, texts};
use super::imported::{day, one_line};
use super::taken::Taken;
use crate::config::Config;
use crate::model::{Date, REGISTERS, Role, Slug};
use crate::parse::keeps_back;
use crate::yaml::{Yaml, country_named};

/// What the lines of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lines {
    Entities,
    Relations,
    Events,
}

/// Columns that say what stands behind a relation or an event.
const SOURCE: [&str; 7] = ["source", "url", "outlet", "authors", "published", "accessed", "source_kind"];
/// Columns of a relation that are its keys.
const OF_RELATIONS: [&str; 14] = [
    "announced", "start", "until", "end", "start_text", "end_text", "status", "certainty", "share", "amount",
    "listed_as", "entry", "reason", "note",
];
/// Those of them that are days.
const DAYS_OF_RELATIONS: [&str; 4] = ["announced", "start", "until", "end"];
/// And of an event.
const OF_EVENTS: [&str; 3] = ["certainty", "status", "note"];
/// Columns whose cells hold several, with `|` or `;` between them.
const LISTS: [&str; 6] = ["names", "aliases", "topics", "citations", "measures", "issuer"];
/// What else a line of relations or events can have.
const OF_STATEMENTS: [&str; 7] = ["subject", "type", "object", "date", "event", "title", "about"];
/// What spreadsheets write for what does not hold.
const NO: [&str; 9] = ["false", "no", "off", "0", "falsch", "nein", "faux", "non", "falso"];
/// Columns that are days of a regulation.
const DAYS: [&str; 4] = ["adopted", "effective", "ended", "in_print"];

/// A table with its head.
pub struct Table<'t> {
    text: &'t str,
    delimiter: u8,
    lines: Lines,
}

impl<'t> Table<'t> {
    /// The table that a text is; `None` where its first line is no head of one.
    pub fn of(text: &'t str) -> Option<Self> {
        let first = text.lines().next()?;
        let delimiter =
            [b',', b';', b'\t'].into_iter().max_by_key(|sign| first.bytes().filter(|byte| byte == sign).count())?;
        let head: Vec<String> = head(first.split(char::from(delimiter)));
        let is_word = |word: &String| {
            word.len() <= 40 && !word.contains(['.', ':', '!', '?']) || word.starts_with("identifiers.")
        };
        let has = |word: &str| head.iter().any(|column| column == word);
        let lines = match () {
            () if has("subject") && has("object") && has("type") => Lines::Relations,
            () if has("date") && (has("event") || has("title")) && has("about") => Lines::Events,
            () if has("name")
                && (has("kind") || has("country") || has("names") || has("identifiers") || has("lei")) =>
            {
                Lines::Entities
            }
            () => return None,
        };
        head.iter().all(is_word).then_some(Table { text, delimiter, lines })
    }

    /// The columns of relations and events that no key takes.
    fn dropped(&self, file: &str, names: &[String]) -> Option<Remark> {
        let is_known = |name: &&String| {
            [&SOURCE[..], &OF_RELATIONS, &OF_EVENTS, &OF_STATEMENTS].concat().contains(&name.as_str())
                || *name == "draft"
        };
        let others: Vec<&str> = names.iter().filter(|name| !is_known(name)).map(String::as_str).collect();
        let is_of_statements = self.lines != Lines::Entities && !others.is_empty();
        is_of_statements.then(|| Remark::new(file, 1, format!("columns that are not taken: {}", others.join(", "))))
    }

    /// Its lines as documents; `file` is its name in messages, `kind` that of entities whose line names none.
    pub fn read(&self, file: &str, kind: Option<&str>, config: &Config, taken: &mut Taken) -> Findings {
        let mut findings = Findings::default();
        let mut reader =
            csv::ReaderBuilder::new().delimiter(self.delimiter).flexible(true).from_reader(self.text.as_bytes());
        let names = match reader.headers() {
            Ok(names) => head(names.iter()),
            Err(error) => {
                findings.refused.push(Remark::new(file, 1, format!("the table cannot be read: {error}")));
                return findings;
            }
        };
        let mut learned = KnownKeys { config, of_kinds: BTreeMap::new() };
        let mut sources: BTreeMap<String, Article> = BTreeMap::new();
        findings.remarks.extend(self.dropped(file, &names));
        for line in lines(&mut reader, file) {
            let (line, record) = match line {
                Ok(line) => line,
                Err(remark) => {
                    findings.refused.push(remark);
                    continue;
                }
            };
            let cells = names.iter().cloned().zip(record.iter().map(|cell| cell.trim().to_owned()));
            let row = Row { cells: cells.filter(|(_, cell)| !cell.is_empty()).collect(), line };
            if row.cells.is_empty() {
                continue;
            }
            let read = match self.lines {
                Lines::Entities => entity(&row, file, kind, &mut learned, taken, &mut findings.remarks)
                    .map(|found| findings.documents.push(found)),
                Lines::Relations | Lines::Events => statement(&row, self.lines, taken).map(|(key, value)| {
                    sources.entry(key).or_insert_with(|| Article::of(&row)).add(value, self.lines, &row);
                }),
            };
            if let Err(reason) = read {
                findings.refused.push(Remark::new(file, line, reason));
            }
        }
        // Another table may take more from the same source: that is another article.
        let table = file.rsplit(['/', '\\']).next().unwrap_or(file);
        for (source, article) in sources {
            let identity = format!("csv:{table}/{source}");
            findings.documents.push(article.found(&identity, file, config, taken, &mut findings.remarks));
        }
        findings
    }
}

/// Whether the column of a table may keep its lines from readers, by what stands in a cell of it.
fn keeps_line_back(column: &str, cell: &str) -> bool {
    let is_no = NO.contains(&cell.to_lowercase().as_str());
    let cell = if is_no { "false" } else { cell };
    if column == "draft" { !is_no } else { keeps_back(column, &Yaml::Text(cell.to_owned())) }
}

/// That a line becomes a draft, and why.
fn kept_back(file: &str, line: usize, path: &str, column: &str, cell: &str) -> Remark {
    Remark::new(file, line, format!("{path}: a draft, because of `{column}: {cell}`"))
}

/// The names of columns: small letters, `_` for spaces.
fn head<'h>(names: impl Iterator<Item = &'h str>) -> Vec<String> {
    names
        .map(|name| {
            name.trim_start_matches('\u{feff}').trim().trim_matches('"').to_lowercase().replace([' ', '-'], "_")
        })
        .collect()
}

/// A line: its cells that hold something, by their columns.
struct Row {
    cells: Vec<(String, String)>,
    line: usize,
}

impl Row {
    fn get(&self, column: &str) -> Option<&str> {
        self.cells.iter().find(|(name, _)| name == column).map(|(_, cell)| cell.as_str())
    }
}

fn list(cell: &str) -> Vec<String> {
    cell.split(['|', ';']).filter_map(one_line).collect()
}

/// The keys that the front matter of each kind takes. They are learned from the functions that read it, which takes much longer than
/// a line does: once for a kind.
struct KnownKeys<'c> {
    config: &'c Config,
    of_kinds: BTreeMap<usize, Vec<String>>,
}

impl KnownKeys<'_> {
    fn of_kind(&mut self, at: usize) -> &[String] {
        self.of_kinds.entry(at).or_insert_with(|| {
            let outline = crate::parse::front_matter_outline(&self.config.kinds[at], &self.config.into());
            outline.known_keys().map(|(key, ..)| key.to_owned()).collect()
        })
    }
}

fn entity(
    row: &Row,
    file: &str,
    kind: Option<&str>,
    learned: &mut KnownKeys<'_>,
    taken: &mut Taken,
    remarks: &mut Vec<Remark>,
) -> Result<Found, String> {
    let config = learned.config;
    let name = row.get("name").ok_or("the line has no name")?;
    let wanted =
        row.get("kind").or(kind).ok_or("nothing says of what kind it is: add a column `kind`, or `--kind company`")?;
    let fits = |at: &usize| *config.kinds[*at].name == *wanted || *config.kinds[*at].folder == *wanted;
    let at = (0..config.kinds.len()).find(fits).ok_or_else(|| format!("there is no kind {wanted}"))?;
    let (kind, known) = (&config.kinds[at], learned.of_kind(at));
    let identity =
        format!("csv:{}/{}", kind.name, row.get("id").map_or_else(|| crate::names::key(name), str::to_owned));
    if let Some(path) = taken.entity(name, &identity) {
        return Err(format!("\"{name}\" is in the dossier already: {path}"));
    }
    let slug = match row.get("slug") {
        Some(slug) => Slug::new(slug).ok_or_else(|| format!("`{slug}` cannot be the name of a file"))?,
        None => Slug::of_title(name, config.language.tag())
            .ok_or_else(|| format!("no letter of {name} can stand in an address"))?,
    };
    let path = taken.document(&identity, &format!("content/{}", kind.folder), &slug);
    taken.name(name, &path);
    let mut keys = vec![(if kind.is_entity() { "name" } else { "title" }.to_owned(), Yaml::Text(name.to_owned()))];
    let (mut identifiers, mut days, mut extra) = (Vec::new(), Vec::new(), Vec::new());
    let mut is_draft = false;
    let is_known = |column: &str| known.iter().any(|key| key == column);
    for (column, cell) in &row.cells {
        let value = Yaml::Text(cell.clone());
        let register = column.strip_prefix("identifiers.").unwrap_or(column);
        match column.as_str() {
            "name" | "kind" | "slug" | "id" => {}
            "draft" => is_draft |= keeps_line_back(column, cell),
            column if LISTS.contains(&column) && is_known(column) => keys.push((column.to_owned(), texts(list(cell)))),
            column if DAYS.contains(&column) && kind.role == Role::Regulation => days.push((column.to_owned(), value)),
            "country" | "jurisdiction" => {
                let code = country_named(cell).map_or_else(|| cell.to_lowercase(), str::to_owned);
                keys.push((column.clone(), Yaml::Text(code)));
            }
            // Whose numbers they are is not said.
            "identifiers" => identifiers.push(("other".to_owned(), value)),
            column if REGISTERS.contains(&register) || column.starts_with("identifiers.") => {
                identifiers.push((register.to_owned(), value))
            }
            column if is_known(column) => keys.push((column.to_owned(), value)),
            column => {
                if keeps_line_back(column, cell) {
                    is_draft = true;
                    remarks.push(kept_back(file, row.line, &path, column, cell));
                }
                extra.push((column.to_owned(), value));
            }
        }
    }
    if is_draft {
        keys.push(("draft".to_owned(), Yaml::Bool(true)));
    }
    for (key, group) in [("identifiers", identifiers), ("dates", days), ("extra", extra)] {
        if !group.is_empty() {
            keys.push((key.to_owned(), Yaml::Map(group)));
        }
    }
    Ok(Found { identity, from: format!("{file}:{}", row.line), path, text: document(&keys, ""), ..Found::default() })
}

/// The date that a cell is, as a dossier writes it.
fn date(column: &str, cell: &str) -> Result<String, String> {
    let read = if Date::parse(cell).is_ok() { Some(cell.to_owned()) } else { day(cell) };
    read.ok_or_else(|| not_a_date(column, cell))
}

fn not_a_date(column: &str, cell: &str) -> String {
    format!("`{cell}` under `{column}` is no date that can be read: write it as 2024-04-03")
}

/// What a line states, and the source that it names.
fn statement(row: &Row, lines: Lines, taken: &Taken) -> Result<(String, Yaml), String> {
    let named = |cell: &str| {
        taken.reference(cell).ok_or_else(|| format!("no entity is called \"{cell}\": bring in the entities first"))
    };
    let needed = |column: &str| row.get(column).ok_or_else(|| format!("the line has no {column}"));
    let kept = |columns: &[&str]| -> Result<Vec<(String, Yaml)>, String> {
        let given = columns.iter().filter_map(|column| Some((*column, row.get(column)?)));
        let value = |(column, cell): (&str, &str)| {
            let cell = if DAYS_OF_RELATIONS.contains(&column) { date(column, cell)? } else { cell.to_owned() };
            Ok((column.to_owned(), Yaml::Text(cell)))
        };
        given.map(value).collect()
    };
    let mut keys: Vec<(String, Yaml)> = Vec::new();
    let mut put = |key: &str, value: Yaml| keys.push((key.to_owned(), value));
    match lines {
        Lines::Relations => {
            put("subject", Yaml::Text(named(needed("subject")?)?));
            put("type", Yaml::Text(needed("type")?.to_owned()));
            put("object", Yaml::Text(named(needed("object")?)?));
            keys.extend(kept(&OF_RELATIONS)?);
        }
        _ => {
            put("date", Yaml::Text(date("date", needed("date")?)?));
            put("title", Yaml::Text(row.get("event").or(row.get("title")).ok_or("the line has no title")?.to_owned()));
            let about: Vec<String> =
                list(row.get("about").unwrap_or_default()).iter().map(|cell| named(cell)).collect::<Result<_, _>>()?;
            put("about", texts(about));
            keys.extend(kept(&OF_EVENTS)?);
        }
    }
    let source =
        row.get("url").or(row.get("source")).ok_or("the line names no source: it needs a column `url` or `source`")?;
    Ok((source.to_owned(), Yaml::Map(keys)))
}

/// An article that reports on one source, with what lines of a table take from it.
struct Article {
    cells: BTreeMap<String, String>,
    line: usize,
    relations: Vec<Yaml>,
    events: Vec<Yaml>,
    /// A line of it that its author keeps back: its number, the column and what stands there.
    kept_back: Option<(usize, String, String)>,
}

impl Article {
    fn of(row: &Row) -> Self {
        let cells = row.cells.iter().filter(|(column, _)| SOURCE.contains(&column.as_str())).cloned().collect();
        Article { cells, line: row.line, relations: Vec::new(), events: Vec::new(), kept_back: None }
    }

    fn add(&mut self, value: Yaml, lines: Lines, row: &Row) {
        let is_own = |column: &str| {
            let own = if lines == Lines::Relations { &OF_RELATIONS[..] } else { &OF_EVENTS[..] };
            [own, &SOURCE, &OF_STATEMENTS].concat().contains(&column)
        };
        let mut others = row.cells.iter().filter(|(column, _)| !is_own(column));
        if let Some((column, cell)) = others.find(|(column, cell)| keeps_line_back(column, cell)) {
            self.kept_back.get_or_insert_with(|| (row.line, column.clone(), cell.clone()));
        }
        if lines == Lines::Relations { &mut self.relations } else { &mut self.events }.push(value);
    }

    fn found(self, identity: &str, file: &str, config: &Config, taken: &mut Taken, remarks: &mut Vec<Remark>) -> Found {
        let get = |column: &str| self.cells.get(column).map(String::as_str);
        let title = get("source").or(get("url")).unwrap_or_default();
        let published = get("published").map(|cell| date("published", cell));
        let date = published.iter().flatten().next().cloned();
        let made = Slug::of_title(title.trim_start_matches("https://"), config.language.tag())
            .unwrap_or_else(|| Slug::of_word(identity));
        let dated = date.as_ref().and_then(|date| Slug::new(&format!("{date}-{made}")));
        let folder =
            config.kinds.iter().find(|kind| kind.role == Role::Article).map_or("articles", |kind| &*kind.folder);
        let path = taken.document(identity, &format!("content/{folder}"), &dated.unwrap_or(made));
        let undated = match published {
            Some(Ok(_)) => None,
            Some(Err(reason)) => Some(reason),
            None => Some("the line has no day under `published`: the draft needs one".to_owned()),
        };
        remarks.extend(undated.map(|reason| Remark::new(file, self.line, format!("{path}: {reason}"))));
        if let Some((line, column, cell)) = &self.kept_back {
            remarks.push(kept_back(file, *line, &path, column, cell));
        }
        let is_draft = date.is_none() || self.kept_back.is_some();
        let authors = get("authors").map(list).filter(|authors| !authors.is_empty());
        let source = group([
            ("kind", get("source_kind").and_then(text)),
            ("headline", get("source").and_then(text)),
            ("outlet", Some(get("outlet").and_then(text).unwrap_or(Yaml::Null))),
            ("authors", Some(authors.map_or(Yaml::Null, texts))),
            ("url", Some(get("url").and_then(text).unwrap_or(Yaml::Null))),
            ("accessed", get("accessed").and_then(text)),
        ]);
        let keys = [
            ("title", text(title)),
            ("date", date.clone().map(Yaml::Text)),
            ("draft", is_draft.then_some(Yaml::Bool(true))),
            ("source", Some(source)),
            ("relations", (!self.relations.is_empty()).then_some(Yaml::List(self.relations))),
            ("events", (!self.events.is_empty()).then_some(Yaml::List(self.events))),
        ];
        let keys: Vec<(String, Yaml)> =
            keys.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect();
        Found {
            identity: identity.to_owned(),
            from: format!("{file}:{}", self.line),
            path,
            text: document(&keys, ""),
            ..Found::default()
        }
    }
}
