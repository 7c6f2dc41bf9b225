//! FollowTheMoney entities, one JSON object a line, as OpenSanctions and Aleph write them, or its table of targets: companies, agencies, persons and courts
//! with their names and numbers; sanctions as relations to one regulation for each programme; ownership and offices.

mod countries;
mod days;
mod entity;
mod names;
mod network;
mod programme;
mod raw;
mod role;
mod simple;
mod sources;
mod status;
mod wishes;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use self::entity::Thing;
use self::network::{Around, Edge, neighbours};
use self::programme::{Named, Programmes};
use self::raw::Raw;
use self::sources::Sources;
pub use self::wishes::FtmWishes;
use super::found::{Findings, Found, Remark};
use super::front_matter::document;
use super::taken::Taken;
use crate::config::Config;
use crate::model::Role;
use crate::yaml::Yaml;

/// What OpenSanctions asks of who publishes its data.
const LICENCE: &str = "the data of OpenSanctions is licensed CC BY-NC 4.0: name it as the source, and ask for a licence where you \
                       publish for money (https://www.opensanctions.org/licensing/)";

/// Whether a text is such entities.
pub fn is_ftm(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    first.starts_with('{') && first.contains("\"schema\"") && first.contains("\"properties\"")
        || simple::is_simple(text)
}

/// The entities of a file as documents; `file` is its name in messages.
pub fn read(file: &str, text: &str, wishes: &FtmWishes, config: &Config, taken: &mut Taken) -> Findings {
    let mut findings = Findings::default();
    let all = if simple::is_simple(text) {
        simple::entities(file, text, &mut findings)
    } else {
        entities(file, text, &mut findings)
    };
    let edges: Vec<Edge> = all.iter().filter_map(Edge::of).collect();
    let wanted = neighbours(&all, &edges, wishes);
    let sanctions = all.iter().filter(|raw| raw.schema == "Sanction");
    let programmes = sanctions.flat_map(|raw| raw.all("program")).map(|name| crate::names::key(name)).collect();
    let mut things: BTreeMap<&str, Thing<'_>> = BTreeMap::new();
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    for raw in all.iter().filter(|raw| wanted.contains(raw.id.as_str())) {
        match Thing::of(raw, &programmes, config) {
            Some(thing) => drop(things.entry(&raw.id).or_insert(thing)),
            None if network::is_edge(raw) => {}
            None => *left_out.entry(&raw.schema).or_default() += 1,
        }
    }
    for (schema, count) in left_out {
        let is_of_kind = config.kinds.iter().any(|kind| kind.role == Role::Regulation && kind.ftm_schema == schema);
        let why = if is_of_kind { "nothing says that it is a regulation" } else { "the dossier has no kind for it" };
        findings.remarks.push(Remark::new(file, 0, format!("{count} × {schema} left out: {why}")));
    }
    place(&mut things, file, taken, &mut findings);
    let named: Named = things
        .values()
        .flat_map(|thing| thing.names().map(|name| (crate::names::key(name), thing.bearer())).collect::<Vec<_>>())
        .collect();
    let mut programmes = Programmes::beside(&named);
    let sources = Sources::of(&all);
    let around = Around { things: &things, sources: &sources, config, file };
    let relations = network::relations(&edges, &around, &mut programmes, taken, &mut findings);
    let captions = things.iter().map(|(id, thing)| (*id, thing.name())).collect();
    set_aside(things.values().filter(|thing| !thing.is_there), file, &mut findings);
    for thing in things.values().filter(|thing| !thing.is_there) {
        let mut keys = thing.keys(&named, &captions, config, file, &mut findings);
        if let Some(relations) = relations.get(thing.raw.id.as_str()) {
            keys.push(("relations".to_owned(), Yaml::List(relations.clone())));
        }
        findings.documents.push(Found {
            identity: thing.identity.clone(),
            from: format!("{file}:{}", thing.raw.line),
            path: thing.path.clone(),
            text: document(&keys, ""),
            ..Found::default()
        });
    }
    findings.documents.extend(programmes.documents(file));
    if all.iter().any(|raw| !raw.datasets.is_empty()) {
        findings.remarks.push(Remark::new(file, 0, LICENCE));
    }
    findings
}

/// The entities of a file, those that are written within others too.
fn entities(file: &str, text: &str, findings: &mut Findings) -> Vec<Raw> {
    let mut all: Vec<Raw> = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let value = serde_json::from_str::<Value>(line).map_err(|error| format!("the line cannot be read: {error}"));
        if let Err(reason) = value.and_then(|value| flatten(&value, at + 1, None, &mut all)) {
            findings.refused.push(Remark::new(file, at + 1, reason));
        }
    }
    all
}

/// An entity and those that are written within it; `within` is the one that it stands in.
fn flatten(value: &Value, line: usize, within: Option<&str>, all: &mut Vec<Raw>) -> Result<String, String> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let id = text("id").filter(|id| !id.trim().is_empty()).ok_or("the entity has no id")?;
    let schema = text("schema").ok_or_else(|| format!("the entity {id} has no schema"))?;
    let Some(Value::Object(written)) = value.get("properties") else {
        return Err(format!("the entity {id} has no properties"));
    };
    let mut properties: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (property, values) in written {
        let values = values.as_array().map_or(std::slice::from_ref(values), Vec::as_slice);
        for value in values {
            match value {
                Value::String(text) if !text.trim().is_empty() => {
                    properties.entry(property.clone()).or_default().push(text.trim().to_owned());
                }
                Value::Number(number) => properties.entry(property.clone()).or_default().push(number.to_string()),
                Value::Object(_) => {
                    let other = flatten(value, line, Some(&id), all)?;
                    properties.entry(property.clone()).or_default().push(other);
                }
                _ => {}
            }
        }
    }
    // A sanction that is written within its subject does not name it again.
    if let (true, Some(within)) = (schema == "Sanction", within) {
        properties.entry("entity".to_owned()).or_insert_with(|| vec![within.to_owned()]);
    }
    let datasets = value.get("datasets").and_then(Value::as_array);
    let datasets = datasets.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    let caption = text("caption").unwrap_or_default();
    all.push(Raw { id: id.clone(), schema, caption, properties, datasets, line });
    Ok(id)
}

/// Names what of entities has no key of ours.
fn set_aside<'t, 'r: 't>(things: impl Iterator<Item = &'t Thing<'r>>, file: &str, findings: &mut Findings) {
    let (mut extra, mut dropped): (BTreeMap<&str, usize>, BTreeMap<&str, usize>) = Default::default();
    for thing in things {
        let (of_extra, of_dropped) = thing.set_aside();
        of_extra.into_iter().for_each(|name| *extra.entry(name).or_default() += 1);
        of_dropped.into_iter().for_each(|name| *dropped.entry(name).or_default() += 1);
    }
    let counted = |names: BTreeMap<&str, usize>| {
        let names: Vec<String> = names.iter().map(|(name, count)| format!("{count} × {name}")).collect();
        names.join(", ")
    };
    for (names, what) in [(extra, "stand under extra only"), (dropped, "are not taken")] {
        if !names.is_empty() {
            findings.remarks.push(Remark::new(file, 0, format!("of entities {what}: {}", counted(names))));
        }
    }
}

/// Gives each entity its file. One whose name the dossier has already is that, and is not written.
fn place(things: &mut BTreeMap<&str, Thing<'_>>, file: &str, taken: &mut Taken, findings: &mut Findings) {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for thing in things.values_mut() {
        let name = thing.name().to_owned();
        let line = thing.raw.line;
        if let Some(path) = taken.entity(&name, &thing.identity) {
            thing.path = path.to_owned();
            thing.is_there = true;
            findings.remarks.push(Remark::new(
                file,
                line,
                format!("\"{name}\" is in the dossier already: {path} is left alone"),
            ));
            continue;
        }
        thing.path = taken.document(&thing.identity, &thing.folder, &thing.slug);
        // Two entities cannot own a name.
        let dropped = thing.keep_names(|name| names.insert(crate::names::key(name)));
        for name in dropped {
            findings.remarks.push(Remark::new(
                file,
                line,
                format!("the name \"{name}\" is another entity's too and was left out"),
            ));
        }
    }
}
