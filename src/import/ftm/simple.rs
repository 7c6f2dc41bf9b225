//! The table of targets that OpenSanctions publishes («simple CSV»): entities of the model, a line each, with their sanctions in words.

use std::collections::BTreeMap;

use super::raw::Raw;
use crate::import::csv_lines::lines;
use crate::import::found::{Findings, Remark};
use crate::model::check_identifier;

/// What its columns are in the model. Their cells hold several, with `;` between them.
const PROPERTIES: [(&str, &str); 7] = [
    ("aliases", "alias"),
    ("birth_date", "birthDate"),
    ("countries", "country"),
    ("identifiers", "identifiers"),
    ("program_ids", "programId"),
    ("sanctions", "sanctions"),
    ("topics", "topics"),
];
/// Columns that are read otherwise.
const OWN: [&str; 4] = ["id", "schema", "name", "dataset"];

/// Whether a text is such a table.
pub(super) fn is_simple(text: &str) -> bool {
    let head = text.lines().next().unwrap_or_default();
    let columns = columns(head.split(','));
    ["id", "schema", "name"].iter().all(|wanted| columns.iter().any(|column| column == wanted))
}

/// Its entities; lines that cannot be read are refused, and columns that nothing is taken from are named.
pub(super) fn entities(file: &str, text: &str, findings: &mut Findings) -> Vec<Raw> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns = reader.headers().map(|names| columns(names.iter())).unwrap_or_default();
    let mut all = Vec::new();
    let mut dropped = vec![false; columns.len()];
    for line in lines(&mut reader, file) {
        let (line, record) = match line {
            Ok(line) => line,
            Err(remark) => {
                findings.refused.push(remark);
                continue;
            }
        };
        let cell = |wanted: &str| {
            let mut cells = columns.iter().zip(record.iter());
            cells.find(|(column, _)| *column == wanted).map_or("", |(_, cell)| cell.trim())
        };
        let [id, schema, name] = ["id", "schema", "name"].map(cell);
        if [id, schema, name].iter().any(|cell| cell.is_empty()) {
            findings.refused.push(Remark::new(file, line, "the entity has no id, schema or name"));
            continue;
        }
        let mut properties = BTreeMap::from([("name".to_owned(), vec![name.to_owned()])]);
        for (column, property) in PROPERTIES {
            let values = several(cell(column));
            if !values.is_empty() {
                properties.insert(property.to_owned(), values);
            }
        }
        number_of_ship(&mut properties);
        for (at, (column, cell)) in columns.iter().zip(record.iter()).enumerate() {
            let is_taken = OWN.contains(&&**column) || PROPERTIES.iter().any(|(known, _)| known == column);
            dropped[at] |= !is_taken && !cell.trim().is_empty();
        }
        all.push(Raw {
            id: id.to_owned(),
            schema: schema.to_owned(),
            caption: name.to_owned(),
            properties,
            datasets: several(cell("dataset")),
            line,
        });
    }
    let others = columns.iter().zip(dropped).filter(|(_, dropped)| *dropped).map(|(column, _)| column.as_str());
    let others: Vec<&str> = others.collect();
    if !others.is_empty() {
        findings.remarks.push(Remark::new(file, 1, format!("columns that are not taken: {}", others.join(", "))));
    }
    if all.iter().any(|raw| !raw.all("sanctions").is_empty()) {
        let what = "sanctions are no relations here, for this table does not say what they are: they stand under \
                    extra (targets.nested.json says it)";
        findings.remarks.push(Remark::new(file, 1, what));
    }
    all
}

/// What is written as a number of the IMO is one.
fn number_of_ship(properties: &mut BTreeMap<String, Vec<String>>) {
    let Some(identifiers) = properties.get_mut("identifiers") else { return };
    let number = |written: &String| {
        let digits = written.strip_prefix("IMO")?.trim();
        check_identifier("imo", digits).is_ok().then(|| digits.to_owned())
    };
    let numbers: Vec<String> = identifiers.iter().filter_map(number).collect();
    identifiers.retain(|written| number(written).is_none());
    if !numbers.is_empty() {
        properties.insert("imoNumber".to_owned(), numbers);
    }
}

fn columns<'h>(head: impl Iterator<Item = &'h str>) -> Vec<String> {
    head.map(|name| name.trim_start_matches('\u{feff}').trim().trim_matches('"').to_lowercase()).collect()
}

fn several(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect()
}
