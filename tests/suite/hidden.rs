//! Nothing of a comment is published, wherever it stands and however far it is moved in.

use crate::harness::{Dossier, article};

/// The word that no file of a site may hold.
const SECRET: &str = "Geheimwort";

/// Comments: in one line, over several, with blank lines, with markup and code in them.
const COMMENTS: [&str; 8] = [
    "<!-- Geheimwort -->",
    "<!-- Geheimwort\nGeheimwort -->",
    "<!--\nGeheimwort\n\nGeheimwort [[nirgends]]\n-->",
    "<!-- ```\nGeheimwort\n``` `Geheimwort` <b>\n\n# Geheimwort -->",
    "%%Geheimwort%%",
    "%%\nGeheimwort\n\n- Geheimwort\n%%",
    "%% Geheimwort | Geheimwort <!-- %%",
    "<!-- %% --><!--Geheimwort-->",
];

/// Where a comment `@` may stand.
const PLACES: [&str; 24] = [
    "@",
    "Acme zahlt. @",
    "@ Acme zahlt.",
    "Acme @ zahlt.",
    "Acme\n@\nzahlt.",
    "Acme**@zahlt**.",
    "## Titel @",
    "- Acme\n@\n- zahlt",
    "- Acme @\n- zahlt",
    "- @\n- zahlt",
    "1. Acme\n\n@\n\n2. zahlt",
    "- Acme\n  - zahlt\n@",
    "> Acme\n@\n> zahlt",
    "> Acme @\n> zahlt",
    "> - Acme\n@",
    "> [!NOTE]\n> Acme @",
    "| A | B |\n|---|---|\n| Acme @ | b |\n| c | d |",
    "| A | B |\n|---|---|\n| Acme | b |\n@\n| c | d |",
    "Acme.[^n]\n\n[^n]: Note @",
    "Acme.[^n]\n\n[^n]: Note\n\n@",
    "[Acme @](https://example.org/)",
    "<div>\n@\n</div>",
    "<details><summary>Acme @</summary>\n\n@\n\n</details>",
    "Code: `x` @ und `y`\n\n```\ncode\n```\n@",
];

/// Every comment in every place, moved in by up to seven spaces, with a text before and after.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for indentation in [0, 2, 3, 4, 7] {
        for (place, comment) in PLACES.iter().flat_map(|place| COMMENTS.iter().map(move |comment| (place, comment))) {
            let text = place.replace('@', &format!("{}{comment}", " ".repeat(indentation)));
            texts.push(format!("Davor.\n\n{text}\n\nDanach.\n"));
        }
    }
    texts
}

fn check(settings: &str, drafts: bool) {
    let settings = format!("title: Probe\nlanguage: de\nbase_url: https://example.org/\nprint: true\n{settings}");
    let dossier = Dossier::new(&[("dossier.yaml", &settings)]);
    for (number, text) in texts().into_iter().enumerate() {
        let (path, text) = match number % 4 {
            0 => (format!("companies/firma-{number}"), format!("---\nname: Firma {number}\n---\n{text}")),
            1 => (format!("seite-{number}"), format!("---\ntitle: Seite {number}\n---\n{text}")),
            _ => (format!("articles/a-{number}"), article(&format!("Artikel {number}"), "2024-01-02", &text)),
        };
        dossier.write(&format!("content/{path}.md"), text);
    }
    dossier.write(
        "content/companies/acme.md",
        "---\nname: Acme\n---\n%%Geheimwort%% Eine Firma.\n\n[//]: # (Geheimwort)\n",
    );
    let built = dossier.run(if drafts { &["build", "--drafts"] } else { &["build"] });
    assert_eq!(built.code, 0, "{}", built.stderr.chars().take(4_000).collect::<String>());
    let site = dossier.site();
    assert!(site.len() > 900, "{} files", site.len());
    let found: Vec<&String> = site
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(SECRET))
        .map(|(path, _)| path)
        .collect();
    assert!(found.is_empty(), "the comment is in {found:?}");
    // Nor is anything of what a comment leaves behind to be seen.
    let holds_a_sign =
        |bytes: &[u8]| ["&lt;!-", "--&gt;", "%%"].iter().any(|sign| String::from_utf8_lossy(bytes).contains(sign));
    let is_page = |path: &str| path.ends_with(".html");
    let found: Vec<&String> =
        site.iter().filter(|(path, bytes)| is_page(path) && holds_a_sign(bytes)).map(|(path, _)| path).collect();
    assert!(found.is_empty(), "a sign of the comment is in {found:?}");
}

#[test]
fn no_file_of_a_site_holds_a_word_of_a_comment() {
    check("", false);
}

#[test]
fn nor_does_one_where_html_is_allowed() {
    check("allow_html: true\n", true);
}

#[test]
fn code_keeps_its_comments_and_text_its_escaped_signs() {
    let text = "`<!-- a -->` und `%%b%%` und \\<!-- c --> und \\%%d\\%%.\n\n```text\n<!-- e -->\n```";
    let dossier = Dossier::new(&[("content/articles/a.md", &article("A", "2024-01-02", text))]);
    dossier.build();
    let page = dossier.page("articles/a/index.html");
    for shown in
        ["<code>&lt;!-- a --&gt;</code>", "<code>%%b%%</code>", "&lt;!-- c --&gt;", "%%d%%", "&lt;!-- e --&gt;"]
    {
        assert!(page.contains(shown), "{shown}");
    }
}

#[test]
fn an_open_comment_is_an_error_at_its_place_in_the_file() {
    let text = "Eins <!-- fertig\nund --> zwei %%fertig%%.\n\n- drei <!-- offen\n";
    let dossier = Dossier::new(&[("content/articles/a.md", &article("A", "2024-01-02", text))]);
    let run = dossier.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("error[open-comment]"), "{}", run.stdout);
    assert!(run.stdout.contains("content/articles/a.md:13:8"), "{}", run.stdout);
}
