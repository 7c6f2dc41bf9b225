//! What leaves the repository: the crate, and the workflows that make binaries and wheels of it.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::harness::{repository, tree};

/// The files that `cargo package` takes.
fn packaged() -> Vec<String> {
    let mut cargo = Command::new(env!("CARGO"));
    let list = cargo.args(["package", "--list", "--allow-dirty", "--offline"]).current_dir(repository()).output();
    let list = list.expect("cargo runs");
    assert!(list.status.success(), "{}", String::from_utf8_lossy(&list.stderr));
    // Windows writes its own slashes.
    String::from_utf8_lossy(&list.stdout).lines().map(|path| path.replace('\\', "/")).collect()
}

#[test]
fn the_crate_has_what_it_is_built_from_and_nothing_else() {
    let packaged = packaged();
    let folder = |path: &'_ String| path.split_once('/').map(|(folder, _)| folder.to_owned());
    let folders: BTreeSet<String> = packaged.iter().filter_map(folder).collect();
    assert_eq!(Vec::from_iter(folders), ["docs", "src", "starter", "static", "templates"]);
    for path in ["build.rs", "src/main.rs", "static/icon.svg", "templates/base.html", "starter/en/dossier.yaml"] {
        assert!(packaged.iter().any(|other| other == path), "{path} is missing");
    }
    let endings = ["css", "html", "js", "json", "lock", "md", "orig", "rs", "svg", "toml", "txt", "xml", "yaml", "yml"];
    let has_one = |path: &&String| endings.iter().any(|ending| path.ends_with(&format!(".{ending}")));
    let others: Vec<&String> = packaged.iter().filter(|path| !has_one(path)).collect();
    assert_eq!(others, ["LICENSE-APACHE", "LICENSE-MIT", "starter/all/.gitignore"]);
    let files = packaged.iter().filter_map(|path| fs::metadata(repository().join(path)).ok());
    let bytes: u64 = files.map(|file| file.len()).sum();
    assert!(bytes < 8_000_000, "{bytes} bytes");
}

#[test]
fn each_action_is_pinned_to_a_commit_with_its_version_behind_it() {
    let mut seen = 0;
    let folders = [".github/workflows", "starter/all/.github/workflows"];
    for (path, text) in folders.into_iter().flat_map(|folder| tree(&repository().join(folder))) {
        let text = String::from_utf8(text).expect("UTF-8");
        for action in text.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, action)| action) {
            let (_, pin) = action.split_once('@').unwrap_or_else(|| panic!("{path}: {action}"));
            let (commit, version) = pin.split_once(" # v").unwrap_or_else(|| panic!("{path}: {action} has no version"));
            assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{path}: {action}");
            assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{path}: {action}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen} actions");
}

/// `cargo binstall` looks where the workflow puts the archives.
#[test]
fn the_archives_of_a_release_are_named_as_installers_expect() {
    let read = |path: &str| fs::read_to_string(repository().join(path)).expect("the file is there");
    let (workflow, manifest) = (read(".github/workflows/release.yml"), read("Cargo.toml"));
    let name = "dossier-{ version }-{ target }";
    let address = format!("pkg-url = \"{{ repo }}/releases/download/v{{ version }}/{name}{{ archive-suffix }}\"");
    for wanted in [address, format!("bin-dir = \"{name}/{{ bin }}{{ binary-ext }}\"")] {
        assert!(manifest.contains(&wanted), "{wanted}");
    }
    assert!(workflow.contains("name=dossier-$version-$RUST_TARGET"));
    for written in ["\"archives/$name.tar.gz\" \"$name\"", "\"$name.zip\" \"$name\""] {
        assert!(workflow.contains(written), "{written}");
    }
}
