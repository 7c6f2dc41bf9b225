//! The layout shows the architecture: a room imports only from rooms below it, and inside a room no two modules import from
//! each other, directly or over others.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::repository;
use crate::imports::{Module, imports};

/// From the bottom up. A room may import from those before it and from itself.
const ROOMS: [&str; 25] = [
    "work", "source", "diagnostic", "model", "labels", "yaml", "config", "names", "site", "parse", "import", "link",
    "export", "draw", "page", "search", "render", "pipeline", "edit", "load", "publish", "serve", "cli", "main",
    "costs",
];

/// Rooms that touch the disk or the network; only commands may use them.
const OUTSIDE: [&str; 3] = ["load", "publish", "serve"];

#[test]
fn imports_run_downwards_only() {
    let place = |room: &str| ROOMS.iter().position(|other| *other == room);
    let mut wrong = Vec::new();
    for import in imports(&repository().join("src")) {
        // The crate as such is `lib.rs`, which only lists the rooms.
        let (Some(from), Some(to)) = (import.from.first(), import.to.first()) else { continue };
        let own = place(from).unwrap_or_else(|| panic!("the room {from} is not in the list"));
        let at = place(to).unwrap_or_else(|| panic!("the room {to} is not in the list"));
        let below = at <= own && (!OUTSIDE.contains(&to.as_str()) || to == from || from == "cli");
        let apart = !(from == "link" && to == "parse");
        if !below || !apart {
            wrong.push(format!("{} imports from {}", import.from.join("::"), import.to.join("::")));
        }
    }
    assert!(wrong.is_empty(), "these imports run the wrong way:\n{}", wrong.join("\n"));
}

#[test]
fn no_modules_import_in_a_circle() {
    let mut graph: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for import in imports(&repository().join("src")).into_iter().filter(|import| !import.by_tests) {
        graph.entry(import.from).or_default().insert(import.to);
    }
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        graph.keys().map(|from| (from, reached(&graph, from))).collect();
    let meets = |one: &Module, other: &Module| {
        let reaches = |from, to| reached.get(from).is_some_and(|reached: &BTreeSet<&Module>| reached.contains(to));
        reaches(one, other) && reaches(other, one)
    };
    let circles: BTreeSet<BTreeSet<String>> = reached
        .iter()
        .filter(|(module, reached)| reached.contains(*module))
        .map(|(module, reached)| {
            reached.iter().filter(|other| meets(module, other)).map(|module| module.join("::")).collect()
        })
        .collect();
    assert!(circles.is_empty(), "these import from each other in a circle:\n{}", shown(&circles));
}

/// Every module that one imports from, also over others.
fn reached<'a>(graph: &'a BTreeMap<Module, BTreeSet<Module>>, from: &Module) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Module> = graph.get(from).into_iter().flatten().collect();
    while let Some(module) = open.pop() {
        if reached.insert(module) {
            open.extend(graph.get(module).into_iter().flatten());
        }
    }
    reached
}

fn shown(circles: &BTreeSet<BTreeSet<String>>) -> String {
    let line = |circle: &BTreeSet<String>| circle.iter().map(String::as_str).collect::<Vec<_>>().join(" ↔ ");
    circles.iter().map(line).collect::<Vec<_>>().join("\n")
}
