//! `dossier explain`: every example does what it says.

use dossier::cli::explain::{Example, Place, examples};

use crate::harness::{Dossier, run_in};

/// A dossier in which an example stands.
fn with(example: &Example, text: &str) -> Dossier {
    let article = "title: The order\ndate: 2026-01-15\npublished: 2026-05-06\nsource: {outlet: Example Courier, authors: , url: }\n";
    let body = "Tesla and BYD buy chips under the Chip Order, says the Trade Office. Delta Inc., Nio and Acme do not.";
    let others = "So say the Delta Authority, Nio Power and Tesla Energy.";
    let config = "title: Example\nlanguage: en\nbase_url: https://example.org/\n";
    let dossier = Dossier::new(&[
        ("dossier.yaml", config),
        ("content/companies/tesla.md", "---\nname: Tesla\n---\n"),
        ("content/companies/byd.md", "---\nname: BYD\n---\n"),
        ("content/companies/tesla-energy.md", "---\nname: Tesla Energy\n---\n"),
        ("content/companies/nio-power.md", "---\nname: Nio Power\n---\n"),
        ("content/companies/nio.md", "---\nname: Nio\ndraft: true\n---\n"),
        ("content/companies/delta.md", "---\nname: Delta\n---\n"),
        ("content/agencies/delta.md", "---\nname: Delta Authority\n---\n"),
        ("content/agencies/trade-office.md", "---\nname: Trade Office\n---\n"),
        ("content/regulations/chip-order.md", "---\nname: Chip Order\n---\n"),
        ("content/articles/frame.md", &format!("---\n{article}topics: [trade]\n---\n{body}\n\n{others}\n")),
        ("sources/order.txt", "The Chip Order is a partial ban, says the Trade Office. It is not an export stop.\n"),
        ("content/about.md", "---\ntitle: About\n---\n"),
    ]);
    let document = |keys: &str, body: &str| format!("---\n{}---\n{body}\n", joined(keys, text));
    match example.place {
        Place::Text => {
            dossier.write("content/articles/harbour.png", "");
            dossier.write("content/articles/a.md", format!("---\n{article}---\n{text}\n"));
            if example.wrong.contains("![The harbour]") {
                dossier.remove("content/articles/harbour.png");
            }
        }
        Place::Article => dossier.write("content/articles/a.md", document(article, body)),
        Place::Company => {
            dossier.write("content/companies/example.md", document("name: Example\n", ""));
            let mentions = "Target is a shop. The target of the measure is another target. Acme Shipping Ltd.";
            dossier.write("content/articles/b.md", format!("---\n{article}---\n{mentions}\n"));
        }
        Place::Regulation => dossier.write("content/regulations/example.md", document("name: Example\n", "")),
        Place::Config => dossier.write("dossier.yaml", joined(config, text)),
        Place::File => dossier.write("content/articles/a.md", text),
        Place::Template => dossier.write("templates/page.html", text),
        Place::Names => {
            for path in text.lines().filter(|path| *path != "dossier.yaml") {
                let content = match path.rsplit('.').next() {
                    Some("md") => "---\nname: Example\n---\n",
                    Some("yml") => config,
                    _ => "",
                };
                dossier.write(path, content);
            }
        }
        Place::Words => {}
    }
    dossier
}

/// The keys of a frame that an example does not give itself, and the example.
fn joined(frame: &str, example: &str) -> String {
    let key = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
    let own: Vec<String> = example.lines().map(key).collect();
    let kept = frame.lines().filter(|line| !own.contains(&key(line)));
    kept.chain(example.lines()).map(|line| format!("{line}\n")).collect()
}

#[test]
fn every_wrong_example_is_reported_and_no_right_one() {
    let mut complaints = Vec::new();
    for (code, example) in examples().iter().filter(|(_, example)| example.place != Place::Words) {
        for (text, is_wrong) in [(&example.wrong, true), (&example.right, false)] {
            let said = with(example, text).run(&["check"]).stdout;
            if said.contains(&format!("[{code}]: ")) != is_wrong {
                complaints.push(format!("{code}, {}:\n{text}\n{said}", if is_wrong { "wrong" } else { "right" }));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
}

#[test]
fn a_code_is_explained_and_all_are_listed() {
    let here = tempfile::tempdir().expect("a temporary folder");
    let explained = run_in(here.path(), &["explain", "error[broken-link]:"]);
    assert_eq!(explained.code, 0);
    for part in ["error[broken-link]\n", "A link, wikilink", "Wrong in a text:", "[[tessla]]", "Right in a text:"] {
        assert!(explained.stdout.contains(part), "{}", explained.stdout);
    }
    let all = run_in(here.path(), &["explain"]);
    assert_eq!(all.stdout.lines().count(), examples().len());
    let unknown = run_in(here.path(), &["explain", "broken-links"]);
    assert_eq!(unknown.code, 2);
    assert_eq!(unknown.stderr, "error: there is no diagnostic broken-links; did you mean broken-link?\n");
}
