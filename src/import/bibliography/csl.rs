//! CSL-JSON, as Zotero and pandoc write it.

use serde_json::{Map, Value};

use super::dates::Dated;
use super::record::{Record, lines_of_note};
use crate::import::imported::one_line;
use crate::parse::body::raised::Moved;

/// Whether a list in JSON is a bibliography: its first object has a type of CSL and something that only works have.
pub(super) fn is_csl(text: &str) -> bool {
    let Some(first) = super::pieces::of_json(text).into_iter().next() else { return false };
    let has = |key: &str| first.text.contains(&format!("\"{key}\""));
    has("type") && (has("title") || has("issued") || has("author")) && !has("schema")
}

/// One entry.
pub(super) fn read(text: &str) -> Result<Record, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("the entry cannot be read: {error}"))?;
    let Value::Object(entry) = value else { return Err("the entry is no group of keys".to_owned()) };
    let text = |key: &str| entry.get(key).and_then(words);
    let key = text("id").or_else(|| text("citation-key")).unwrap_or_default();
    let lang = text("language");
    let (notes, facts) = lines_of_note(entry.get("note").and_then(Value::as_str).unwrap_or_default());
    let fact = |name: &str| facts.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let type_ = text("type").ok_or("the entry has no type")?;
    let mut record = Record {
        identity: identity(&key),
        csl_type: type_,
        title: text("title").ok_or("the entry has no title")?,
        authors: names(&entry, "author"),
        editors: names(&entry, "editor"),
        outlet: text("container-title"),
        publisher: text("publisher"),
        date: entry.get("issued").and_then(date),
        accessed: entry.get("accessed").and_then(date).map(|date| date.edtf),
        url: text("URL"),
        doi: text("DOI").or_else(|| fact("doi")),
        lang,
        notes: notes.into_iter().chain(text("annote")).collect(),
        keywords: text("keyword")
            .map(|words| words.split([',', ';']).filter_map(one_line).collect())
            .unwrap_or_default(),
        jurisdiction: text("jurisdiction").or_else(|| fact("jurisdiction")),
        authority: text("authority").or_else(|| fact("authority")),
        number: text("number"),
        ..Record::default()
    };
    for key in [
        "volume", "issue", "page", "section", "publisher-place", "collection-title", "genre", "ISBN", "ISSN",
        "abstract",
    ] {
        record.others.extend(text(key).map(|value| (key.to_lowercase(), value)));
    }
    record
        .others
        .extend(facts.into_iter().filter(|(key, _)| !matches!(key.as_str(), "doi" | "jurisdiction" | "authority")));
    Ok(record)
}

/// Zotero's ids are addresses that end in its key: `http://zotero.org/users/1/items/ABCD1234`.
fn identity(id: &str) -> String {
    match id.rsplit_once("/items/") {
        Some((_, key)) => format!("zotero:{key}"),
        None => format!("cite:{id}"),
    }
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => one_line(&without_tags(text)),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.first().and_then(words),
        _ => None,
    }
}

/// A title without the markup that CSL allows in it, which is a few tags.
fn without_tags(text: &str) -> String {
    let text = ["sub", "sup"].into_iter().fold(text.to_owned(), with_figures);
    ["i", "b", "sub", "sup", "span", "sc"].iter().fold(text, |text, tag| {
        let text = text.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
        match (text.find("<span "), *tag) {
            (Some(start), "span") => match text[start..].find('>') {
                Some(end) => text[..start].to_owned() + &text[start + end + 1..],
                None => text,
            },
            _ => text,
        }
    })
}

/// A text whose figures in such tags are told from those of the line: 10⁶.
fn with_figures(text: String, tag: &str) -> String {
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    let mut pieces = text.split(open.as_str());
    let mut made = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (inner, rest) = piece.split_once(close.as_str()).unwrap_or(("", piece));
        let inner = Moved::of_element(tag).map_or_else(|| inner.to_owned(), |moved| moved.written(inner));
        made.extend([inner.as_str(), rest]);
    }
    made
}

fn names(entry: &Map<String, Value>, role: &str) -> Vec<String> {
    let Some(Value::Array(names)) = entry.get(role) else { return Vec::new() };
    let name = |name: &Value| {
        let part = |key: &str| name.get(key).and_then(Value::as_str).and_then(one_line);
        if let Some(literal) = part("literal") {
            return Some(literal);
        }
        let parts =
            [part("given"), part("dropping-particle"), part("non-dropping-particle"), part("family"), part("suffix")];
        one_line(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    names.iter().filter_map(name).collect()
}

/// Numbers, which some write as texts; seasons; words.
fn date(value: &Value) -> Option<Dated> {
    let number = |value: &Value| match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let parts = value.get("date-parts").and_then(Value::as_array);
    let parts: Vec<Vec<i64>> = parts
        .into_iter()
        .flatten()
        .filter_map(|date| date.as_array())
        .map(|date| date.iter().map_while(number).collect())
        .collect();
    let words = || ["literal", "raw"].iter().find_map(|key| value.get(key).and_then(Value::as_str));
    let mut dated =
        Dated::of_numbers(&parts).or_else(|| Dated::of_text(words()?)).or_else(|| Dated::of_text(value.as_str()?))?;
    if let Some(season) = value.get("season").and_then(number)
        && dated.edtf.len() == 4
    {
        let name = ["Spring", "Summer", "Autumn", "Winter"].get(usize::try_from(season).ok()?.checked_sub(1)?)?;
        dated.display = Some(format!("{name} {}", dated.edtf));
    }
    let is_about = value.get("circa").is_some_and(|circa| circa != &Value::Bool(false));
    Some(if is_about { dated.about() } else { dated })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_of_zotero_is_read_with_dates_as_they_occur() {
        let entry = |issued: &str| {
            let text = format!(
                "{{\"id\":\"http://zotero.org/users/1/items/ABCD1234\",\"type\":\"article-newspaper\",\
                 \"title\":\"The <i>order</i>\",\"author\":[{{\"family\":\"Gogh\",\"given\":\"V.\",\"non-dropping-particle\":\"van\"}},\
                 {{\"literal\":\"Reuters\"}}],\"issued\":{issued},\"note\":\"Mine\\nDOI: 10.1/x\"}}"
            );
            read(&text).expect("it is read")
        };
        let first = entry("{\"date-parts\":[[\"2020\",8,\"17\"]]}");
        assert_eq!((first.identity.as_str(), first.title.as_str()), ("zotero:ABCD1234", "The order"));
        assert_eq!(first.authors, ["V. van Gogh", "Reuters"]);
        assert_eq!((first.doi.as_deref(), &first.notes[..]), (Some("10.1/x"), &["Mine".to_owned()][..]));
        for (issued, edtf, display) in [
            ("{\"date-parts\":[[\"2020\",8,\"17\"]]}", "2020-08-17", None),
            ("{\"date-parts\":[[2020]],\"season\":1}", "2020", Some("Spring 2020")),
            ("{\"literal\":\"Summer 2020\"}", "2020", Some("Summer 2020")),
            ("{\"raw\":\"2020-08\"}", "2020-08", None),
            ("{\"date-parts\":[[1950]],\"circa\":true}", "1950~", None),
            ("{\"date-parts\":[[2020,1],[2020,3]]}", "2020-01/2020-03", None),
        ] {
            let dated = Dated { edtf: edtf.to_owned(), display: display.map(str::to_owned), unread: None };
            assert_eq!(entry(issued).date, Some(dated), "{issued}");
        }
        assert!(read("{\"id\": 1, ").is_err());
    }
}
