//! `dossier serve` as a process: what it leaves alone, and what it survives.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write, pipe};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Dossier, article, tree};

/// Long enough for the slowest machine; a test that works does not wait for it.
const AT_MOST: Duration = Duration::from_secs(300);

/// `dossier serve` on a free port.
fn serve(dossier: &Dossier, stderr: impl Into<Stdio>) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.args(["serve", "--port", "0", "--root"]).arg(dossier.root());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(stderr).spawn().expect("the program starts")
}

/// What Ctrl-C does.
fn interrupt(child: &Child) {
    let status = Command::new("sh").arg("-c").arg(format!("kill -INT {}", child.id())).status();
    assert!(status.expect("there is a shell").success());
}

fn small() -> Dossier {
    Dossier::new(&[("content/articles/a.md", &article("Eins", "2024-01-02", "Nichts geschah."))])
}

/// The port of a server that says where it is.
fn port(stderr: &mut impl BufRead) -> u16 {
    let mut line = String::new();
    while stderr.read_line(&mut line).expect("the terminal can be read") > 0 {
        if let Some((_, rest)) = line.split_once("serving http://127.0.0.1:") {
            return rest.split('/').next().and_then(|port| port.parse().ok()).expect("a port");
        }
        line.clear();
    }
    panic!("it never served");
}

/// What the server answers for a page, or nothing where nobody answers.
fn page(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(b"GET /articles/a/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

#[test]
fn a_terminal_that_goes_away_ends_nothing() {
    let dossier = small();
    let (read, stderr) = pipe().unwrap();
    let mut serving = serve(&dossier, stderr);
    let mut terminal = BufReader::new(read);
    let port = port(&mut terminal);
    drop(terminal);
    for words in ["Nichts geschah.", "Wenig geschah.", "Viel geschah."] {
        dossier.write("content/articles/a.md", article("Eins", "2024-01-02", words));
        let end = Instant::now() + AT_MOST;
        while !page(port).is_some_and(|page| page.contains(words)) {
            assert!(Instant::now() < end, "the page never shows {words}");
        }
    }
    interrupt(&serving);
    assert!(serving.wait().unwrap().code().is_some(), "it ends by itself");
}

#[test]
fn nothing_is_written() {
    let (dossier, temporary) = (small(), tempfile::tempdir().unwrap());
    let before = tree(dossier.root());
    let (read, stderr) = pipe().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.args(["serve", "--port", "0", "--root"]).arg(dossier.root()).env("TMPDIR", temporary.path());
    let mut serving = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(stderr).spawn().unwrap();
    drop(command); // it holds the terminal's other end
    let mut terminal = BufReader::new(read);
    assert!(page(port(&mut terminal)).is_some_and(|page| page.contains("Nichts geschah.")));
    interrupt(&serving);
    serving.wait().unwrap();
    assert_eq!(tree(dossier.root()), before);
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0);
}
