//! `dossier import` of folders: what stands in a text is the same to a reader afterwards.

use crate::harness::Dossier;
use crate::importing_folders::{Folder, errors, hidden_pages, import, read};

/// The text that one note becomes, beside others, and what is said.
fn made(files: &[(&str, &str)], path: &str) -> (String, String) {
    let folder = Folder::new(files);
    let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: en\n")]);
    let made = import(&dossier, &folder.path(), &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(errors(&dossier), "");
    (read(&dossier, path), made.stderr)
}

#[test]
fn a_wikilink_in_a_table_ends_no_cell() {
    let note = "| Who | Paid | Where |\n|---|---|---|\n| [[harbour office]] | 3 | [[Old Pier#the end]] |\n| ![[p.png\\|20]] | [[Old Pier\\|pier]] | [[none\\|No one]] |\n\n[[harbour office]]\n\n## Own\n";
    let files = [
        (".obsidian/app.json", "{}"),
        ("Ledger.md", note),
        ("Harbour Office.md", "Text.\n"),
        ("Old Pier.md", "## The end\n\nText.\n"),
        ("p.png", "PNG"),
    ];
    let (text, _) = made(&files, "content/ledger.md");
    for line in [
        "| [[harbour-office\\|harbour office]] | 3 | [[old-pier#the-end]] |\n",
        "| ![[p.png\\|20]] | [[old-pier\\|pier]] | No one |\n",
        "\n[[harbour-office|harbour office]]\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn places_that_are_named_by_hand_are_found() {
    let note = "[rules](#rules), [pay](#pay), [gone](#gone), [other](other.md#o-1).\n\n## <a id=\"rules\"></a> Rules\n\n\
                <a name=\"pay\"></a>\nThey pay\nlate.\n\n```html\n<a id=\"gone\"></a>\n```\n";
    let files = [("a.md", note), ("other.md", "# Other\n\n<a id=\"o-1\"></a>\n\n## First\n"), ("readme.txt", "x")];
    let (text, said) = made(&files, "content/a.md");
    assert!(text.contains("[rules](#rules), [pay](#^pay), [gone](a.md), [other](other.md#o-1)."), "{text}");
    assert!(
        text.contains("\n## Rules {#rules}\n\nThey pay\nlate. ^pay\n\n```html\n<a id=\"gone\"></a>\n```"),
        "{text}"
    );
    assert!(said.contains("`#gone` is no place of this text"), "{said}");
}

#[test]
fn an_empty_file_is_an_empty_document_and_no_index() {
    let files =
        [(".obsidian/app.json", "{}"), ("A.md", "[[Acme]]\n"), ("Companies/Acme.md", ""), ("b/index.md", " \n")];
    let (text, said) = made(&files, "content/companies/acme.md");
    assert_eq!(text, "---\nname: Acme\n---\n");
    assert!(said.contains("b/index.md: is empty and left out"), "{said}");
}

#[test]
fn a_word_among_several_tags_keeps_a_note_back() {
    let tagged = |tags: &str| format!("---\ntags: {tags}\n---\n@\n");
    let pages = [
        ("a.md", tagged("person confidential"), false),
        ("b.md", tagged("\"#person #confidential\""), false),
        ("c.md", tagged("[person confidential]"), false),
        ("d.md", tagged("person company"), true),
    ];
    let pages: Vec<(&str, &str, bool)> = pages.iter().map(|(path, text, is)| (*path, text.as_str(), *is)).collect();
    for settings in [(".obsidian/app.json", "{}"), ("readme.txt", "x")] {
        hidden_pages(&[settings], &pages);
    }
    let (text, _) = made(&[(".obsidian/app.json", "{}"), ("d.md", pages[3].1)], "content/d.md");
    assert!(text.contains("topics: [person, company]\n"), "{text}");
}

#[test]
fn pages_of_notion_have_their_names_and_properties_without_ids() {
    let id = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    let people = format!("People {id}");
    let (ann, note) = (format!("{people}/Ann Lee {id}.md"), format!("Notes {id}.md"));
    let link = format!("# Notes\n\n[Ann](People%20{id}/Ann%20Lee%20{id}.md)\n");
    let files = [
        (ann.as_str(), "# Ann Lee\n\nTags: fleet, port\nStatus: Draft\n\nShe leads it.\n"),
        (note.as_str(), link.as_str()),
        (&format!("{people}.csv"), "Name,Status\nAnn Lee,Draft\n"),
    ];
    let (text, said) = made(&files, "content/people/ann-lee.md");
    assert!(
        text.contains("name: Ann Lee\ntopics: [fleet, port]\n") && text.ends_with("---\n\nShe leads it.\n"),
        "{text}"
    );
    assert!(text.contains("draft: true\n") && said.contains("`Status: Draft` may be meant to keep it back"), "{said}");
    let (text, _) = made(&files, "content/notes.md");
    assert!(text.contains("title: Notes\n") && text.contains("[Ann](people/ann-lee.md)"), "{text}");
}

#[test]
fn a_shortcode_of_zola_that_may_hide_its_text_makes_a_draft() {
    hidden_pages(
        &[("config.toml", "base_url = 'https://old.example'\n")],
        &[
            ("content/a.md", "+++\n+++\n{% private() %}\n@\n{% end %}\n", false),
            ("content/b.md", "+++\n+++\n{% quote(by=\"x\") %}\n@\n{% end %}\n", true),
        ],
    );
}
