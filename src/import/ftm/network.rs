//! What joins entities: sanctions, ownership, offices, families; and which entities lie near those that are wanted.

use std::collections::{BTreeMap, BTreeSet};

use super::days::Days;
use super::entity::Thing;
use super::programme::Programmes;
use super::raw::Raw;
use super::role::{Said, reservations, said};
use super::sources::Sources;
use super::status::{self, in_own_words, remark, status};
use super::wishes::FtmWishes;
use crate::config::Config;
use crate::import::found::{Findings, Remark};
use crate::import::front_matter::{group, text};
use crate::import::imported::day;
use crate::import::taken::Taken;
use crate::model::{Amount, Certainty, Status};
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
    /// The properties of both ends; empty for a sanction.
    ends: [&'static str; 2],
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
                ends: ["", ""],
            });
        }
        let (_, subject, object, kind, how) = EDGES.iter().find(|(schema, ..)| *schema == raw.schema)?;
        Some(Edge { raw, subjects: raw.all(subject), objects: raw.all(object), kind, how, ends: [subject, object] })
    }

    /// What joins two, where our type says nothing of it: «Debt: debtor Acme, creditor Bolt».
    fn in_own_words(&self, subject: &Thing<'_>, object: &Thing<'_>) -> Option<String> {
        let [first, second] = self.ends;
        let schema = &self.raw.schema;
        let is_plain = schema == "UnknownLink";
        (!is_plain).then(|| format!("{schema}: {first} {}, {second} {}", subject.name(), object.name()))
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

/// What edges are read with.
pub(super) struct Around<'a, 'r> {
    pub(super) things: &'a BTreeMap<&'r str, Thing<'r>>,
    pub(super) sources: &'a Sources<'r>,
    pub(super) config: &'a Config,
    /// The name of the file in messages.
    pub(super) file: &'a str,
}

/// The relations of each entity by its id, as they are written on its page.
pub(super) fn relations<'r>(
    edges: &[Edge<'r>],
    around: &Around<'_, 'r>,
    programmes: &mut Programmes,
    taken: &mut Taken,
    findings: &mut Findings,
) -> BTreeMap<&'r str, Vec<Yaml>> {
    let Around { things, config, file, .. } = *around;
    let mut relations: BTreeMap<&str, Vec<Yaml>> = BTreeMap::new();
    let mut without_end: BTreeMap<&str, usize> = BTreeMap::new();
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
                let sanction = sanction(edge, subject, &regulation, kind, around.sources);
                relations.entry(&subject.raw.id).or_default().push(sanction);
                continue;
            }
            for object in edge.objects {
                let Some(object) = things.get(object.as_str()) else {
                    *without_end.entry(&edge.raw.schema).or_default() += 1;
                    continue;
                };
                if status::known_of_link(edge.raw).is_none() && !edge.raw.all("status").is_empty() {
                    findings.remarks.push(remark(edge.raw, file));
                }
                relations.entry(&subject.raw.id).or_default().push(link(edge, subject, object, around));
            }
        }
    }
    for (schema, count) in without_end {
        let what = format!("{count} × {schema} left out: the other end is not taken");
        findings.remarks.push(Remark::new(file, 0, what));
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

fn sanction(edge: &Edge<'_>, subject: &Thing<'_>, regulation: &str, kind: &str, sources: &Sources<'_>) -> Yaml {
    let raw = edge.raw;
    let (status, unknown) = status(raw);
    let is_list = kind == crate::model::SUBJECT_TO;
    let authority = raw.first(&["authority"]);
    let title = [authority, raw.first(&["program", "programId"])].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let evidence = group([
        ("title", text(title)),
        ("url", address(raw)),
        ("outlet", authority.and_then(text)),
        ("kind", Sources::is_official(raw).then(|| Yaml::Text("official".to_owned()))),
        ("date", raw.first(&["modifiedAt"]).and_then(day).map(Yaml::Text)),
    ]);
    // As the export writes it; else the name that the list has.
    let listed_as = raw.all("summary").iter().find_map(|words| words.strip_prefix("listed as "));
    let listed_as = listed_as.or_else(|| subject.listed_as());
    let Days { announced, start, end, began, note } = Days::of(raw, status);
    let notes = edge.how.iter().chain(&["description"]).flat_map(|property| raw.all(property)).cloned();
    group([
        ("type", text(kind)),
        ("object", text(regulation)),
        ("status", status.and_then(text)),
        ("announced", announced),
        ("start", start),
        ("end", end),
        ("listed_as", listed_as.filter(|_| is_list).and_then(text)),
        ("entry", raw.first(&["recordId", "authorityId", "unscId"]).filter(|_| is_list).and_then(text)),
        ("reason", one(raw, "reason").filter(|_| is_list)),
        ("note", noted(notes.chain(unknown).chain(note).chain(reservations(raw).cloned()))),
        ("evidence", Some(sources.evidence(raw, evidence, began))),
    ])
}

fn link(edge: &Edge<'_>, subject: &Thing<'_>, object: &Thing<'_>, around: &Around<'_, '_>) -> Yaml {
    let (raw, config) = (edge.raw, around.config);
    let Said { kind, certainty, status, mut notes, words } =
        said(raw, edge.how, &config.kinds[subject.kind], &config.kinds[object.kind], config);
    // «mother» is the other one.
    let is_of_object = edge.how.contains(&"relationship");
    let words = words.into_iter().map(|words| if is_of_object { format!("{words}: {}", object.name()) } else { words });
    notes.splice(0..0, words);
    let kind = kind.unwrap_or_else(|| {
        let kind = joined(edge.kind, subject.kind, Some(object.kind), config);
        if kind == "linked_to" {
            notes.extend(edge.in_own_words(subject, object));
        }
        kind
    });
    // What else a status says of an office or a share only its list knows.
    let status = status.or_else(|| status::known_of_link(raw).filter(|status| status.is_over()).map(Status::word));
    notes.extend(Some(in_own_words(raw)).filter(|_| !raw.all("status").is_empty()));
    // Whoever infers something says why.
    if certainty == Some(Certainty::Inferred) && notes.is_empty() {
        notes.extend(edge.how.iter().flat_map(|property| raw.all(property)).cloned());
    }
    let Days { announced, start, end, began, note } = Days::of(raw, status);
    notes.extend(note);
    let percentage = raw.first(&["percentage"]);
    let share = percentage.filter(|_| kind == "owns").and_then(share);
    notes.extend(percentage.filter(|_| share.is_none()).map(|words| format!("percentage: {words}")));
    let sum = [raw.first(&["amount"]), raw.first(&["currency"])].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let amount = raw.all("summary").iter().chain([&sum]).find_map(|words| Amount::parse(words));
    if amount.is_none() && !sum.is_empty() {
        notes.push(format!("amount: {sum}"));
    }
    let url = address(raw);
    let title = if raw.datasets.is_empty() { "FollowTheMoney" } else { "OpenSanctions" };
    let evidence = group([("title", url.is_none().then(|| Yaml::Text(title.to_owned()))), ("url", url)]);
    group([
        ("type", text(kind)),
        ("object", text(object.reference())),
        ("status", status.and_then(text)),
        ("certainty", certainty.map(Certainty::word).and_then(text)),
        ("announced", announced),
        ("start", start),
        ("end", end),
        ("share", share.and_then(text)),
        ("amount", amount.map(|amount| Yaml::Text(amount.to_string()))),
        ("note", noted(notes)),
        ("evidence", Some(around.sources.evidence(raw, evidence, began))),
    ])
}

/// Where the source of an edge is.
fn address(raw: &Raw) -> Option<Yaml> {
    raw.all("sourceUrl").iter().find(|url| url.starts_with("http")).cloned().and_then(text)
}

/// All that is said, as one note.
fn noted(notes: impl IntoIterator<Item = String>) -> Option<Yaml> {
    text(notes.into_iter().collect::<Vec<_>>().join("; "))
}

fn one(raw: &Raw, property: &str) -> Option<Yaml> {
    text(raw.all(property).join("; "))
}

/// `49` or `49%` as a share: `49 %`.
fn share(written: &str) -> Option<String> {
    let number = written.trim().trim_end_matches('%').trim().replace(',', ".");
    let known: f64 = number.parse().ok()?;
    (known > 0.0 && known <= 100.0).then(|| format!("{number} %"))
}
