//! `dossier schema`: JSON Schema for front matter and `dossier.yaml`, with the words and slugs of this dossier, so that an editor
//! completes them.

use std::process::ExitCode;

use serde_json::{Map, Value, json};

use crate::cli::{BuildRequest, answer, kind_named, readable, usage};
use crate::config::{Config, Reading, config_outline};
use crate::diagnostic::Code;
use crate::labels::labels;
use crate::model::Role;
use crate::parse::front_matter_outline;
use crate::site::{DocId, Site};
use crate::yaml::outline::{Form, Outline};

/// The word for `dossier.yaml`, where else a kind is named.
const CONFIG: &str = "config";

/// Prints the schema of a kind's front matter, of `dossier.yaml`, or of a document of any kind.
pub fn run(request: &BuildRequest, what: Option<&str>) -> ExitCode {
    let schema = match what {
        Some(CONFIG) => of_config(),
        kind => {
            let (_, dossier) = match readable(request) {
                Ok(read) => read,
                Err(code) => return code,
            };
            let site = &dossier.site;
            match kind.map(|name| kind_named(&site.config, name)).transpose() {
                Ok(kind) => of_documents(site, kind),
                Err(message) => return usage(&message),
            }
        }
    };
    answer(format!("{schema:#}\n"));
    ExitCode::SUCCESS
}

/// The schema of `dossier.yaml`, the same for every dossier.
pub fn of_config() -> Value {
    with_definitions(of(&config_outline(), true), "dossier.yaml", None)
}

fn of_documents(site: &Site, kind: Option<usize>) -> Value {
    let kinds = &site.config.kinds;
    let reading = Reading::from(&*site.config);
    let of_kind = |at: usize| {
        let mut outline = front_matter_outline(&kinds[at], &reading);
        add_relation_types(&mut outline, &site.config);
        of(&outline, true)
    };
    match kind {
        Some(at) => with_definitions(of_kind(at), &kinds[at].name, Some(site)),
        None => {
            let any: Vec<Value> = (0..kinds.len()).map(of_kind).collect();
            with_definitions(json!({"anyOf": any}), "document", Some(site))
        }
    }
}

/// Types of relations are looked up when all documents are known, so that reading one alone takes any text.
pub(super) fn add_relation_types(outline: &mut Outline, config: &Config) {
    if let Some(kind) = outline.at_mut("relations[].type") {
        kind.forms.push(Form::Words(config.relation_types.iter().map(|kind| kind.name.to_string()).collect()));
    }
}

/// The names by which documents can be referred to: a slug where it is the only one, and `folder/slug`.
pub(super) fn reference_names(site: &Site) -> Vec<(&str, DocId)> {
    let mut names: Vec<(&str, DocId)> = Vec::new();
    let can_be_named = |id: &DocId| site.kind(*id).role != Role::Topic && !site.document(*id).is_introduction();
    for id in site.ids().filter(can_be_named) {
        let document = site.document(id);
        let slug = document.slug.as_str();
        names.extend(site.find(slug).map(|_| (slug, id)));
        let address = document.permalink.as_str().trim_end_matches('/');
        names.extend(Some((address, id)).filter(|(address, _)| *address != slug));
    }
    names
}

fn references(site: &Site) -> Value {
    let names: Vec<&str> = reference_names(site).into_iter().map(|(name, _)| name).collect();
    // As Obsidian writes links in properties.
    json!({"anyOf": [{"enum": names}, {"type": "string", "pattern": r"^\[\[.*\]\]$"}]})
}

/// A whole schema, with what others of its parts refer to.
fn with_definitions(schema: Value, title: &str, site: Option<&Site>) -> Value {
    let mut countries: Vec<&String> = labels("en").countries().keys().collect();
    countries.sort_unstable();
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let definitions = [
        ("code", Some(json!({"enum": codes}))),
        ("country", Some(json!({"enum": countries}))),
        ("reference", site.map(references)),
    ];
    let text = schema.to_string();
    let is_used = |name: &str| text.contains(&format!("#/$defs/{name}"));
    let used = definitions.into_iter().filter_map(|(name, definition)| Some((name.to_owned(), definition?)));
    let used: Map<String, Value> = used.filter(|(name, _)| is_used(name)).collect();
    let mut whole = Map::from_iter([
        ("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), json!(title)),
    ]);
    if let Value::Object(schema) = schema {
        whole.extend(schema);
    }
    whole.insert("$defs".to_owned(), used.into());
    whole.into()
}

/// What may stand at a place. A key that is left empty says «looked for, not known», unless it has to be there.
fn of(outline: &Outline, is_required: bool) -> Value {
    // A word, a date, a reference is a text too, but not every text is one.
    let is_text = |form: &Form| matches!(form, Form::Text);
    let is_scalar =
        |form: &Form| !is_text(form) && !matches!(form, Form::List | Form::Group | Form::Entries | Form::Count);
    let is_special = outline.forms.iter().any(is_scalar);
    let mut forms: Vec<Value> =
        outline.forms.iter().filter(|form| !is_special || !is_text(form)).map(|form| of_form(form, outline)).collect();
    if forms.is_empty() {
        return json!({});
    }
    if !is_required {
        forms.push(json!({"type": "null"}));
    }
    if forms.len() == 1 { forms.remove(0) } else { json!({"anyOf": forms}) }
}

fn of_form(form: &Form, outline: &Outline) -> Value {
    let of = |inner: Option<&Outline>, is_required| inner.map_or(json!({}), |inner| of(inner, is_required));
    match form {
        // A whole number is read as it is written.
        Form::Text => json!({"type": ["string", "integer"]}),
        Form::Words(words) => json!({"enum": words}),
        Form::Flag => json!({"type": "boolean"}),
        Form::Count => json!({"type": "integer", "minimum": 1}),
        Form::Date => json!({"type": ["string", "integer"], "pattern": r"^[0-9X.%?~/-]*$"}),
        Form::Address => json!({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}),
        Form::Country => json!({"$ref": "#/$defs/country"}),
        Form::Language => json!({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"}),
        Form::Reference => json!({"$ref": "#/$defs/reference"}),
        Form::List => json!({"type": "array", "items": of(outline.item.as_deref(), true)}),
        Form::Entries => json!({"type": "object", "additionalProperties": of(outline.entry.as_deref(), false)}),
        Form::Group => {
            let mut properties = Map::new();
            let mut required = Vec::new();
            for (name, key, is_required) in outline.known_keys() {
                properties.insert(name.to_owned(), of_key(name, key, is_required));
                if is_required {
                    required.push(name);
                }
            }
            json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
        }
    }
}

fn of_key(name: &str, key: &Outline, is_required: bool) -> Value {
    let mut schema = of(key, is_required);
    if name == "diagnostics"
        && let Some(forms) = schema.get_mut("anyOf").and_then(Value::as_array_mut)
    {
        forms.iter_mut().for_each(|form| form["propertyNames"] = json!({"$ref": "#/$defs/code"}));
    }
    schema
}
