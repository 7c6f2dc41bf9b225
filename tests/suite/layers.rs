//! The layout shows the architecture: a room imports only from rooms below it.

use std::fs;

use walkdir::WalkDir;

use crate::harness::repository;

/// From the bottom up. A room may import from those before it and from itself.
const ROOMS: [&str; 24] = [
    "work",
    "source",
    "diagnostic",
    "model",
    "labels",
    "yaml",
    "config",
    "reads",
    "names",
    "site",
    "parse",
    "link",
    "draw",
    "page",
    "search",
    "render",
    "pipeline",
    "edit",
    "load",
    "publish",
    "serve",
    "cli",
    "main",
    "costs",
];

/// Rooms that touch the disk or the network; only commands may use them.
const OUTSIDE: [&str; 3] = ["load", "publish", "serve"];

#[test]
fn imports_run_downwards_only() {
    let mut wrong = Vec::new();
    let src = repository().join("src");
    for entry in WalkDir::new(&src).sort_by_file_name().into_iter().map(|entry| entry.expect("src can be walked")) {
        if entry.path().extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let path = entry.path().strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let room = path.split('/').next().unwrap().trim_end_matches(".rs");
        if room == "lib" {
            continue;
        }
        let place = |room: &str| ROOMS.iter().position(|other| *other == room);
        let own = place(room).unwrap_or_else(|| panic!("{path}: the room {room} is not in the list"));
        let text = fs::read_to_string(entry.path()).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for imported in line.split("crate::").skip(1) {
                let other: String = imported.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                let Some(at) = place(&other) else { continue };
                let below = at <= own && (!OUTSIDE.contains(&other.as_str()) || other == room || room == "cli");
                let apart = !(room == "link" && other == "parse");
                if !below || !apart {
                    wrong.push(format!("{path}: {}", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "these imports run the wrong way:\n{}", wrong.join("\n"));
}
