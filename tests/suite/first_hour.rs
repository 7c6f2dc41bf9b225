//! `docs/first-hour.md` and its German sister are played: each command of theirs says what stands below it. `DOSSIER_BLESS=1`
//! writes what it says.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{repository, run_in};

/// The smallest picture there is: one grey point.
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0,
    0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0,
    0x81, 0x77, 0xcd, 0x72, 0xb6, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

#[test]
fn the_first_hour_is_as_the_manual_tells_it() {
    played("docs/first-hour.md");
}

#[test]
fn the_first_hour_in_german_is_as_the_manual_tells_it() {
    played("docs/erste-stunde.md");
}

fn played(manual: &str) {
    let path = repository().join(manual);
    let told = fs::read_to_string(&path).expect("the manual is there");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let said = play(&told, folder.path());
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        return fs::write(&path, &said).expect("the manual can be written");
    }
    assert_eq!(said, told, "{manual}");
}

/// The page with what its commands say now; files that stand in it are written before the commands below them.
fn play(told: &str, folder: &Path) -> String {
    let mut here = folder.to_owned();
    let mut said = String::new();
    let mut lines = told.lines();
    while let Some(line) = lines.next() {
        said.extend([line, "\n"]);
        let Some(fence) = line.strip_prefix("```").filter(|fence| !fence.is_empty()) else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        match fence.split_once(' ') {
            Some((_, path)) => {
                write(&here.join(path), format!("{}\n", block.join("\n")).as_bytes());
                block.iter().for_each(|line| said.extend([line, "\n"]));
            }
            None => {
                for command in block.iter().filter_map(|line| line.strip_prefix("$ ")) {
                    said.extend(["$ ", command, "\n"]);
                    said.push_str(&answer(command, &mut here));
                }
            }
        }
        said.push_str("```\n");
    }
    said
}

/// What a command says, on both ways, without what differs from one day and machine to the next.
fn answer(command: &str, here: &mut PathBuf) -> String {
    let words = words(command);
    let arguments: Vec<&str> = words.iter().map(String::as_str).collect();
    match arguments[..] {
        ["cd", folder] => {
            here.push(folder);
            String::new()
        }
        ["dossier", ref arguments @ ..] => {
            if arguments == ["build"] || arguments == ["check"] {
                write(&here.join("content/articles/lens.png"), PICTURE);
            }
            let run = run_in(here, arguments);
            let lines = run.stdout.lines().chain(run.stderr.lines());
            lines.map(|line| format!("{}\n", without_numbers(line.trim_end()))).collect()
        }
        _ => panic!("{command} is none of the manual"),
    }
}

/// The line that sums a build up without its numbers, which belong to the theme and the machine.
fn without_numbers(line: &str) -> String {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let shown = line.split(' ').map(|word| if line.contains(" ms ") && is_number(word) { "…" } else { word });
    shown.collect::<Vec<_>>().join(" ")
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
    fs::write(path, bytes).expect("the file can be written");
}

/// The words of a command, some in quotation marks.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for c in command.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            c => words.last_mut().expect("there is one").push(c),
        }
    }
    words
}
