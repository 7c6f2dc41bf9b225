//! `dossier serve` as a process: what it leaves behind, and what it survives.

use std::fs;
use std::io::{Read, pipe};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use crate::harness::{Dossier, article};

/// Long enough for the slowest machine; a test that works does not wait for it.
const AT_MOST: Duration = Duration::from_secs(300);

/// `dossier serve` on a free port, with its private folder in `temporary`.
fn serve(dossier: &Dossier, temporary: &Path, stderr: impl Into<Stdio>) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.args(["serve", "--port", "0", "--root"]).arg(dossier.root()).env("TMPDIR", temporary);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(stderr).spawn().expect("the program starts")
}

/// What Ctrl-C does.
fn interrupt(child: &Child) {
    let status = Command::new("sh").arg("-c").arg(format!("kill -INT {}", child.id())).status();
    assert!(status.expect("there is a shell").success());
}

/// Waits until the served page of the article shows these words.
fn until_served(temporary: &Path, words: &str) {
    let end = Instant::now() + AT_MOST;
    let shows = |private: fs::DirEntry| {
        let page = fs::read_to_string(private.path().join("site/articles/a/index.html"));
        page.is_ok_and(|page| page.contains(words))
    };
    while !fs::read_dir(temporary).unwrap().flatten().any(shows) {
        assert!(Instant::now() < end, "the page never shows {words}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn small() -> Dossier {
    Dossier::new(&[("content/articles/a.md", &article("Eins", "2024-01-02", "Nichts geschah."))])
}

#[test]
fn a_terminal_that_goes_away_ends_nothing() {
    let (dossier, temporary) = (small(), tempfile::tempdir().unwrap());
    let (nobody, stderr) = pipe().unwrap();
    drop(nobody);
    let mut serving = serve(&dossier, temporary.path(), stderr);
    for words in ["Nichts geschah.", "Wenig geschah.", "Viel geschah."] {
        dossier.write("content/articles/a.md", article("Eins", "2024-01-02", words));
        until_served(temporary.path(), words);
    }
    interrupt(&serving);
    assert!(serving.wait().unwrap().code().is_some(), "it ends by itself");
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0);
}

#[test]
fn ctrl_c_in_the_midst_of_a_build_is_answered_and_leaves_nothing_behind() {
    let (dossier, temporary) = (small(), tempfile::tempdir().unwrap());
    // A build that lasts as long as we like: it reads a configuration that does not end.
    dossier.remove("dossier.yaml");
    let config = dossier.root().join("dossier.yaml");
    assert!(Command::new("mkfifo").arg(&config).status().unwrap().success());
    let mut serving = serve(&dossier, temporary.path(), Stdio::piped());
    let (opened, is_open) = channel();
    // Opening waits for the reader.
    std::thread::spawn(move || opened.send(fs::File::options().write(true).open(config)));
    let _never_ending = is_open.recv_timeout(AT_MOST).expect("the configuration is read").unwrap();
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 1);
    interrupt(&serving);
    assert!(serving.wait().unwrap().code().is_some(), "it ends by itself");
    let mut said = String::new();
    serving.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(said.contains("stopping"), "{said}");
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0);
}
