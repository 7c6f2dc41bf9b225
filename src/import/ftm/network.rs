//! What joins entities: sanctions, ownership, offices, families; and which entities lie near those that are wanted.

use std::collections::{BTreeMap, BTreeSet};

use super::entity::Thing;
use super::programme::Programmes;
use super::raw::Raw;
use super::status::{in_own_words, remark, status};
use super::wishes::FtmWishes;
use crate::config::Config;
use crate::import::found::{Findings, Remark};
use crate::import::front_matter::{group, text};
use crate::import::taken::Taken;
use crate::model::Date;
use crate::yaml::Yaml;

/// Schemata that join two entities: the properties with both, our type, and the property that says how.
const EDGES: [(&str, &str, &str, &str, &[&str]); 12] = [
    ("Ownership", "owner", "asset", "owns", &["role"]),
    ("Directorship", "director", "organization", "position_at", &["role"]),
    ("Employment", "employee", "employer", "position_at", &["role"]),
    ("Membership", "member", "organization", "position_at", &["role"]),
    ("Representation", "agent", "client", "linked_to", &["role"]),
    ("Associate", "person", "associate", "associate_of", &["relationship"]),
    ("Family", "person", "relative", "relative_of", &["relationship"]),
    ("UnknownLink", "subject", "object", "linked_to", &["role"]),
    ("Succession", "successor", "predecessor", "linked_to", &["role"]),
    ("Payment", "payer", "beneficiary", "linked_to", &["purpose"]),
    ("Debt", "debtor", "creditor", "linked_to", &["role"]),
    ("ContractAward", "supplier", "contract", "linked_to", &["role"]),
];

/// Two entities that something joins, or one and a sanction.
pub(super) struct Edge<'r> {
    raw: &'r Raw,
    subjects: &'r [String],
    /// None for a sanction.
    objects: &'r [String],
    kind: &'static str,
    how: &'static [&'static str],
}

/// Whether an entity is what joins others.
pub(super) fn is_edge(raw: &Raw) -> bool {
    raw.schema == "Sanction" || EDGES.iter().any(|(schema, ..)| *schema == raw.schema)
}

impl<'r> Edge<'r> {
    pub(super) fn of(raw: &'r Raw) -> Option<Self> {
        if raw.schema == "Sanction" {
            return Some(Edge {
                raw,
                subjects: raw.all("entity"),
                objects: &[],
                kind: crate::model::SUBJECT_TO,
                how: &["provisions"],
            });
        }
        let (_, subject, object, kind, how) = EDGES.iter().find(|(schema, ..)| *schema == raw.schema)?;
        Some(Edge { raw, subjects: raw.all(subject), objects: raw.all(object), kind, how })
    }
}

/// The ids of all that is wanted: what fits, and what lies up to so many steps away from it.
pub(super) fn neighbours<'r>(all: &'r [Raw], edges: &[Edge<'r>], wishes: &FtmWishes) -> BTreeSet<&'r str> {
    if wishes.filter.is_empty() {
        return all.iter().map(|raw| raw.id.as_str()).collect();
    }
    let mut wanted: BTreeSet<&str> = all.iter().filter(|raw| wishes.fits(raw)).map(|raw| raw.id.as_str()).collect();
    for _ in 0..wishes.neighbours {
        let mut further = wanted.clone();
        for edge in edges {
            let ends = || edge.subjects.iter().chain(edge.objects).map(String::as_str);
            if ends().any(|end| wanted.contains(end)) {
                further.extend(ends());
            }
        }
        if further.len() == wanted.len() {
            break;
        }
        wanted = further;
    }
    wanted
}

/// The relations of each entity by its id, as they are written on its page.
pub(super) fn relations<'r>(
    edges: &[Edge<'r>],
    things: &BTreeMap<&'r str, Thing<'r>>,
    programmes: &mut Programmes,
    config: &Config,
    taken: &mut Taken,
    file: &str,
    findings: &mut Findings,
) -> BTreeMap<&'r str, Vec<Yaml>> {
    let mut relations: BTreeMap<&str, Vec<Yaml>> = BTreeMap::new();
    for edge in edges {
        for subject in edge.subjects.iter().filter_map(|id| things.get(id.as_str())) {
            if subject.is_there {
                let what = format!("its {} is not taken: {} is left alone", edge.raw.schema, subject.path);
                findings.remarks.push(Remark::new(file, edge.raw.line, what));
                continue;
            }
            if edge.raw.schema == "Sanction" {
                let Some(regulation) = programmes.regulation(edge.raw, config, taken) else {
                    let what = "a sanction without programme and authority is left out";
                    findings.remarks.push(Remark::new(file, edge.raw.line, what));
                    continue;
                };
                let kind = joined(edge.kind, subject.kind, kind_named("regulation", config), config);
                if status(edge.raw).1.is_some() {
                    findings.remarks.push(remark(edge.raw, file));
                }
                relations.entry(&subject.raw.id).or_default().push(sanction(edge, subject, &regulation, kind));
                continue;
            }
            for object in edge.objects.iter().filter_map(|id| things.get(id.as_str())) {
                let kind = joined(edge.kind, subject.kind, Some(object.kind), config);
                relations.entry(&subject.raw.id).or_default().push(link(edge, object, kind));
            }
        }
    }
    relations
}

fn kind_named(name: &str, config: &Config) -> Option<usize> {
    config.kinds.iter().position(|kind| *kind.name == *name)
}

/// The type, or the plainest where that does not join these kinds.
fn joined(wanted: &'static str, subject: usize, object: Option<usize>, config: &Config) -> &'static str {
    let kinds = &config.kinds;
    let fits = config
        .relation_types
        .iter()
        .any(|kind| *kind.name == *wanted && object.is_some_and(|object| kind.joins(&kinds[subject], &kinds[object])));
    if fits { wanted } else { "linked_to" }
}

fn sanction(edge: &Edge<'_>, subject: &Thing<'_>, regulation: &str, kind: &str) -> Yaml {
    let raw = edge.raw;
    let (status, unknown) = status(raw);
    let is_list = kind == crate::model::SUBJECT_TO;
    let authority = raw.first(&["authority"]);
    let title = [authority, raw.first(&["program", "programId"])].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let evidence = group([
        ("title", text(title)),
        ("url", raw.all("sourceUrl").iter().find(|url| url.starts_with("http")).cloned().and_then(text)),
        ("outlet", authority.and_then(text)),
        ("kind", text("official")),
    ]);
    group([
        ("type", text(kind)),
        ("object", text(regulation)),
        ("status", status.and_then(text)),
        ("start", date(raw, &["listingDate", "startDate"])),
        ("end", date(raw, &["endDate"])),
        ("listed_as", subject.listed_as().filter(|_| is_list).and_then(text)),
        ("entry", raw.first(&["recordId", "authorityId", "unscId"]).filter(|_| is_list).and_then(text)),
        ("reason", one(raw, "reason").filter(|_| is_list)),
        ("note", noted(one(raw, edge.how.first().copied().unwrap_or_default()), unknown)),
        ("evidence", Some(Yaml::List(vec![evidence]))),
    ])
}

fn link(edge: &Edge<'_>, object: &Thing<'_>, kind: &str) -> Yaml {
    let raw = edge.raw;
    let share = raw.first(&["percentage"]).filter(|_| kind == "owns").and_then(share);
    let how = edge.how.iter().find_map(|property| one(raw, property));
    let how = how.or_else(|| (kind != edge.kind).then(|| Yaml::Text(raw.schema.clone())));
    // What a status says of an office or a share only its list knows.
    let how = noted(how, Some(in_own_words(raw)).filter(|_| !raw.all("status").is_empty()));
    let source = raw.all("sourceUrl").iter().find(|url| url.starts_with("http"));
    let title = if raw.datasets.is_empty() { "FollowTheMoney" } else { "OpenSanctions" };
    let evidence = group([
        ("title", source.is_none().then(|| Yaml::Text(title.to_owned()))),
        ("url", source.cloned().and_then(text)),
    ]);
    let named = Yaml::Text(object.reference());
    group([
        ("type", text(kind)),
        ("object", Some(named)),
        ("start", date(raw, &["startDate"])),
        ("end", date(raw, &["endDate"])),
        ("share", share.and_then(text)),
        ("note", how),
        ("evidence", Some(Yaml::List(vec![evidence]))),
    ])
}

/// A note with what else has to be said.
fn noted(note: Option<Yaml>, more: Option<String>) -> Option<Yaml> {
    match (note, more) {
        (Some(Yaml::Text(note)), Some(more)) => Some(Yaml::Text(format!("{note}; {more}"))),
        (note, more) => note.or(more.map(Yaml::Text)),
    }
}

fn one(raw: &Raw, property: &str) -> Option<Yaml> {
    text(raw.all(property).join("; "))
}

fn date(raw: &Raw, properties: &[&str]) -> Option<Yaml> {
    let dates = properties.iter().flat_map(|property| raw.all(property));
    let readable = dates.filter_map(|date| crate::import::imported::day(date)).find(|date| Date::parse(date).is_ok());
    readable.map(Yaml::Text)
}

/// `49` or `49%` as a share: `49 %`.
fn share(written: &str) -> Option<String> {
    let number = written.trim().trim_end_matches('%').trim().replace(',', ".");
    let known: f64 = number.parse().ok()?;
    (known > 0.0 && known <= 100.0).then(|| format!("{number} %"))
}
