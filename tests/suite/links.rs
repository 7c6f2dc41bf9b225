//! The link law: in the built sample every internal address and every anchor exists, served under a sub-path and read
//! from the disk, and every page can be reached from the front page.

use std::process::Command;

use tempfile::TempDir;

use crate::built_site::{BuiltSite, Reading};

const BASE_URL: &str = "https://dossier.example/sub/path/";

#[test]
fn every_link_of_the_sample_holds_when_it_is_served_under_a_sub_path() {
    let output = build_sample(Some(BASE_URL));
    let site = BuiltSite::read(output.path(), Reading::Served(BASE_URL));
    assert_none(site.broken_links());
}

#[test]
fn every_link_of_the_sample_holds_when_it_is_read_from_the_disk() {
    let output = build_sample(None);
    let site = BuiltSite::read(output.path(), Reading::Disk);
    assert_none(site.broken_links());
}

#[test]
fn every_page_of_the_sample_is_reached_from_the_front_page() {
    let output = build_sample(Some(BASE_URL));
    assert_none(BuiltSite::read(output.path(), Reading::Served(BASE_URL)).lost_pages());
}

fn build_sample(base_url: Option<&str>) -> TempDir {
    let output = tempfile::tempdir().expect("a temporary folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.args(["build", "--root", env!("CARGO_MANIFEST_DIR"), "--output"]).arg(output.path());
    if let Some(base_url) = base_url {
        command.args(["--base-url", base_url]);
    }
    let run = command.output().expect("the binary starts");
    assert!(
        run.status.success(),
        "the sample does not build:\n{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
    assert!(output.path().join("companies/bytedance/index.html").exists(), "the sample's pages were not written");
    output
}

#[track_caller]
fn assert_none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn a_file_is_found_however_the_letters_of_its_name_are_put_together() {
    let site = crate::harness::Dossier::new(&[
        ("dossier.yaml", "title: T\nlanguage: de\n"),
        ("content/U\u{308}ber uns.md", "---\ntitle: Wir\n---\nText. [Haus](<\u{c4}pfel.md>)\n"),
        (
            "content/\u{c4}pfel.md",
            "---\ntitle: Obst\n---\n[hier](<\u{dc}ber uns.md>) [da](%C3%9Cber%20uns.md) [dort](<A\u{308}pfel.md>)\n",
        ),
    ]);
    let check = site.run(&["check"]);
    assert!(!check.stdout.contains("broken-link"), "{}", check.stdout);
    assert_eq!(check.code, 0, "{}{}", check.stdout, check.stderr);
}
