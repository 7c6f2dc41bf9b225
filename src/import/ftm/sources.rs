//! What an edge rests on: the documents that it names as its proof, else what it says of its source itself.

use std::collections::BTreeMap;

use super::raw::Raw;
use crate::import::front_matter::{group, text};
use crate::model::Status;
use crate::yaml::Yaml;

/// Schemata of documents that journalists publish.
const PRESS: [&str; 1] = ["Article"];

/// All entities of a file, by their ids.
pub(super) struct Sources<'r>(BTreeMap<&'r str, &'r Raw>);

impl<'r> Sources<'r> {
    pub(super) fn of(all: &'r [Raw]) -> Self {
        Sources(all.iter().map(|raw| (raw.id.as_str(), raw)).collect())
    }

    /// The evidence of an edge: each document that is its proof. Without one that is in the file it is `otherwise`, which says what the edge does.
    /// All of them say on which day began what stands otherwise now (`began`).
    pub(super) fn evidence(&self, edge: &Raw, otherwise: Yaml, began: Option<Yaml>) -> Yaml {
        let mut named: Vec<Yaml> = Vec::new();
        for proof in edge.all("proof").iter().filter_map(|id| self.0.get(id.as_str())) {
            let piece = piece(proof);
            if !named.contains(&piece) {
                named.push(piece);
            }
        }
        let now = if named.is_empty() { vec![otherwise] } else { named };
        let Some(began) = began else { return Yaml::List(now) };
        let status = (String::from("status"), Yaml::Text(Status::InForce.word().to_owned()));
        let then = now.iter().filter_map(|piece| {
            let Yaml::Map(entries) = piece else { return None };
            let own = [status.clone(), ("start".to_owned(), began.clone())];
            Some(Yaml::Map(entries.iter().cloned().chain(own).collect()))
        });
        Yaml::List(then.collect::<Vec<_>>().into_iter().chain(now).collect())
    }

    /// Whether an authority's own list says so: one that names itself, and no document that somebody else wrote of it.
    pub(super) fn is_official(edge: &Raw) -> bool {
        edge.all("proof").is_empty() && edge.first(&["authority"]).is_some()
    }
}

/// A document as a piece of evidence.
fn piece(document: &Raw) -> Yaml {
    let title = document.first(&["title", "name", "fileName"]).unwrap_or(&document.id);
    let url = document.all("sourceUrl").iter().find(|url| url.starts_with("http"));
    let date = ["publishedAt", "date", "authoredAt"].into_iter().find_map(|property| document.day(property));
    group([
        ("title", text(title)),
        ("url", url.cloned().and_then(text)),
        ("outlet", document.first(&["publisher"]).and_then(text)),
        ("kind", PRESS.contains(&document.schema.as_str()).then(|| Yaml::Text("press".to_owned()))),
        ("date", date.map(Yaml::Text)),
    ])
}
