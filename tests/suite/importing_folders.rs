//! `dossier import` of folders that other programs made: what they are to a reader stays, and they are never touched.

use std::fs;
use std::path::Path;

use crate::harness::{Dossier, Run, run, tree};

/// A folder of another program: it lies beside the dossier, in a folder called `vault`.
pub struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Folder { folder: tempfile::tempdir().expect("a temporary folder") };
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("vault")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }
}

pub fn import(dossier: &Dossier, from: &Path, arguments: &[&str]) -> Run {
    run(dossier.root(), &[&["import", from.to_str().expect("a path of letters")], arguments].concat())
}

pub fn read(dossier: &Dossier, path: &str) -> String {
    std::fs::read_to_string(dossier.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What `check` says of errors.
pub fn errors(dossier: &Dossier) -> String {
    let check = dossier.run(&["check", "--drafts"]);
    check.stdout.lines().filter(|line| line.contains("error[")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn an_address_that_a_note_states_is_not_lost() {
    let notes = [
        ("a.md", "---\ntitle: A\npermalink: /encyclopedie/a\n---\n\nText.\n"),
        ("b.md", "---\ntitle: B\npermalink: my-note\n---\n\nText. [A](/encyclopedie/a)\n"),
        ("c.md", "---\ntitle: C\nurl: /c.html\n---\n\nText.\n"),
        ("e.md", "---\ntitle: E\nurl: https://example.org/e\npermalink: kept\n---\n\nText.\n"),
        ("d.md", "---\ntitle: D\nurl: https://example.org/d\npermalink: https://example.org/d\n---\n\nText.\n"),
    ];
    for settings in [(".obsidian/app.json", "{}"), ("readme.txt", "")] {
        let folder = Folder::new(&[&notes[..], &[settings]].concat());
        let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: en\n")]);
        let made = import(&dossier, &folder.path(), &[]);
        assert_eq!(made.code, 0, "{}", made.stderr);
        for (note, address) in [("a", "/encyclopedie/a/"), ("b", "/my-note/"), ("c", "/c.html"), ("e", "/kept/")] {
            let text = read(&dossier, &format!("content/{note}.md"));
            assert!(text.contains(&format!("redirect_from: [\"{address}\"]")), "{text}");
        }
        assert!(!read(&dossier, "content/d.md").contains("redirect_from"));
        assert_eq!(errors(&dossier), "");
        let built = dossier.run(&["build", "--drafts"]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        let former = dossier.root().join("public/encyclopedie/a/index.html");
        assert!(fs::read_to_string(former).expect("the former address is there").contains("url=../../a/"));
    }
}

fn vault() -> Folder {
    Folder::new(&[
        (".obsidian/app.json", "{}"),
        (".obsidian/templates.json", "{\n  \"folder\": \"Vorlagen\"\n}"),
        ("Vorlagen/Firma.md", "---\nname: {{title}}\n---\n"),
        (
            "Firmen/Pelagon Optik AG.md",
            "---\ntype: company\naliases: [Pelagon]\ntags: [optik, \"#export\"]\ncountry: Sundholm\nsize: 12\n---\n\n\
             # Pelagon Optik AG\n\nBaut Linsen. Siehe [[Die Frist#Der Grund|den Grund]], [[Nirgends]] und ![[werk.png|300]].\n",
        ),
        (
            "Notizen/Die Frist.md",
            "Die Frist von [[Pelagon]] und [[Pelagon Optik AG|der Firma]]. ![[Pelagon Optik AG]]\n\n## Der Grund\n\n\
             Er steht oben. ^grund\n\n```dataview\nLIST\n```\n\n[Auch hier](../Firmen/Pelagon%20Optik%20AG.md) und [[#Der Grund]].\n\n\
             | A | B |\n|---|---|\n| [[Pelagon\\|P]] | [[Die Frist#^grund]] |\n",
        ),
        (
            "Clippings/Ein Bericht.md",
            "---\ntitle: Ein Bericht\nsource: https://example.org/bericht\nauthor:\n  - \"[[Erika Beispiel]]\"\n\
             published: 2020-08-17\ncreated: 2021-01-02\ntags: [clippings]\n---\n\nDer Text der Quelle.\n",
        ),
        ("Anhang/werk.png", "PNG"),
        ("Anhang/unbenutzt.png", "PNG"),
    ])
}

#[test]
fn a_vault_becomes_documents_whose_links_lead_where_they_led() {
    let (vault, dossier) = (vault(), Dossier::new(&[]));
    let before = tree(&vault.path());
    let made = import(&dossier, &vault.path(), &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(
        made.stdout,
        "content/articles/ein-bericht.md\ncontent/companies/pelagon-optik-ag.md\ncontent/notizen/die-frist.md\n"
    );
    assert_eq!(tree(&vault.path()), before, "the source is never touched");
    let company = read(&dossier, "content/companies/pelagon-optik-ag.md");
    assert_eq!(
        company,
        "---\nname: Pelagon Optik AG\ntopics: [optik, export]\naliases: [Pelagon]\nextra: {type: company, size: 12, country: Sundholm}\n---\n\n\
         Baut Linsen. Siehe [[die-frist#der-grund|den Grund]], Nirgends und ![[werk.png|300]].\n"
    );
    let note = read(&dossier, "content/notizen/die-frist.md");
    assert!(
        note.starts_with(
            "---\ntitle: Die Frist\n---\n\nDie Frist von [[pelagon-optik-ag|Pelagon]] und [[pelagon-optik-ag|der Firma]]. \
             [[pelagon-optik-ag]]\n"
        ),
        "{note}"
    );
    assert!(note.contains("[Auch hier](../companies/pelagon-optik-ag.md) und [[#der-grund|Der Grund]]."), "{note}");
    assert!(note.contains("| [[pelagon-optik-ag\\|P]] | [[die-frist#^grund]] |"), "{note}");
    assert!(!note.contains("dataview"), "{note}");
    let clipping = read(&dossier, "content/articles/ein-bericht.md");
    for line in [
        "date: 2020-08-17\n",
        "draft: true\n",
        "  authors: [Erika Beispiel]\n",
        "  url: https://example.org/bericht\n",
        "  accessed: 2021-01-02\n",
    ] {
        assert!(clipping.contains(line), "{line}\n{clipping}");
    }
    assert_eq!(tree(dossier.root())["content/companies/werk.png"], b"PNG");
    for line in [
        "Firmen/Pelagon Optik AG.md:11: nothing in the folder is called `Nirgends`: the link became text",
        "Firmen/Pelagon Optik AG.md:1: `country` stands under extra: `Sundholm` is not the code of a country",
        "Notizen/Die Frist.md:1: `Firmen/Pelagon Optik AG.md` stood within this text and is linked now",
        "Notizen/Die Frist.md:7: a query (dataview) was taken out: only its program answers it",
        "Vorlagen/Firma.md: left out: a template, or not to be published",
        "vault: other files that no document shows or links were not copied: 3",
        "3 documents made",
    ] {
        assert!(made.stderr.lines().any(|said| said == line), "{line}\n{}", made.stderr);
    }
    assert_eq!(errors(&dossier), "");
}

#[test]
fn a_second_import_updates_what_its_author_has_not_changed() {
    let (vault, dossier) = (vault(), Dossier::new(&[]));
    assert_eq!(import(&dossier, &vault.path(), &[]).code, 0);
    let files = tree(dossier.root());
    let again = import(&dossier, &vault.path(), &[]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{}", again.stderr);
    assert!(again.stderr.ends_with("0 documents made, 3 as before\n"), "{}", again.stderr);
    assert_eq!(tree(dossier.root()), files);

    let mine = "---\ntitle: Die Frist\n---\n\nMein Text.\n";
    dossier.write("content/notizen/die-frist.md", mine);
    vault.write("Notizen/Die Frist.md", "Neuer Text.\n");
    vault.write("Firmen/Pelagon Optik AG.md", "---\ntype: company\n---\nNeuer Text, ![[werk.png]].\n");
    vault.write("Anhang/werk.png", "PNG2");
    let update = import(&dossier, &vault.path(), &[]);
    assert_eq!(update.stdout, "content/companies/pelagon-optik-ag.md\n", "{}", update.stderr);
    assert!(
        update.stderr.contains(
            "Notizen/Die Frist.md: left alone: content/notizen/die-frist.md was changed since it was imported\n"
        ),
        "{}",
        update.stderr
    );
    assert!(update.stderr.ends_with("0 documents made, 1 updated, 1 as before, 1 left alone\n"), "{}", update.stderr);
    assert_eq!(read(&dossier, "content/notizen/die-frist.md"), mine);
    assert!(read(&dossier, "content/companies/pelagon-optik-ag.md").contains("Neuer Text, ![[werk.png]]."));
    assert_eq!(tree(dossier.root())["content/companies/werk.png"], b"PNG2");

    fs::remove_file(dossier.root().join("content/notizen/die-frist.md")).expect("it is removed");
    let gone = import(&dossier, &vault.path(), &[]);
    let help = "help: take the line of a removed document out of sources/imported.csv to have it again\n";
    assert!(gone.stderr.contains(help), "{}", gone.stderr);
    let ledger = read(&dossier, "sources/imported.csv");
    dossier.write(
        "sources/imported.csv",
        ledger.lines().filter(|line| !line.contains("die-frist")).fold(String::new(), |all, line| all + line + "\n"),
    );
    let back = import(&dossier, &vault.path(), &[]);
    assert_eq!(back.stdout, "content/notizen/die-frist.md\n", "{}", back.stderr);
}

#[test]
fn what_is_mapped_is_of_that_kind_and_a_dry_run_writes_nothing() {
    let folder = Folder::new(&[
        (".obsidian/app.json", "{}"),
        ("a/Acme.md", "---\nart: [Firma]\n---\n\nText.\n"),
        ("b/Erika.md", "---\ntags: person\n---\n\nText.\n"),
        ("c/2020-08-17 Ein Tag.md", "Text.\n"),
    ]);
    let dossier = Dossier::new(&[]);
    let rules = ["--map", "art=firma:companies", "--map", "tag=person:person", "--map", "folder=c:articles"];
    let before = tree(dossier.root());
    let dry = import(&dossier, &folder.path(), &[&rules[..], &["--dry-run"]].concat());
    assert_eq!(tree(dossier.root()), before);
    let made = import(&dossier, &folder.path(), &rules);
    let paths = "content/companies/acme.md\ncontent/people/erika.md\ncontent/articles/2020-08-17-ein-tag.md\n";
    assert_eq!((made.stdout.as_str(), dry.stdout.as_str()), (paths, paths), "{}", made.stderr);
    let article = read(&dossier, "content/articles/2020-08-17-ein-tag.md");
    assert!(article.contains("date: 2020-08-17\ntype: analysis\n"), "{article}");
    assert_eq!(errors(&dossier), "");
    let wrong = import(&dossier, &folder.path(), &["--map", "art=firma:firms"]);
    assert!(wrong.code == 2 && wrong.stderr.contains("there is no kind firms"), "{}", wrong.stderr);
    let wrong = import(&dossier, &folder.path(), &["--link-prefix", "/"]);
    assert!(wrong.code == 2 && wrong.stderr.contains("/=https://old.example/"), "{}", wrong.stderr);
}

#[test]
fn a_site_of_hugo_keeps_its_addresses_and_its_links() {
    let folder = Folder::new(&[
        ("hugo.toml", "baseURL = 'https://old.example/'\n"),
        ("content/_index.md", "+++\ntitle = 'Start'\n+++\n\nWillkommen.\n"),
        (
            "content/posts/erster-text.md",
            "+++\ntitle = 'Erster Text'\ndate = 2020-08-17T10:00:00Z\ntags = ['handel']\naliases = ['/alt/eins/']\nweight = 3\n+++\n\n\
             [zwei]({{< relref \"zweiter-text.md#ein-abschnitt\" >}}), [drei](/about/), [vier](https://old.example/posts/nummer-zwei/), \
             [fort](/fort/), {{< figure src=\"/img/hafen.png\" caption=\"Der Hafen\" >}}\n\n{{< tweet 1 >}}\n",
        ),
        (
            "content/posts/zweiter-text.md",
            "---\ntitle: Zweiter Text\nslug: nummer-zwei\ndraft: true\n---\n\n## Ein Abschnitt\n\nText mit `[[nav]]` und [[x]].\n",
        ),
        ("content/about/index.md", "---\ntitle: Über uns\n---\n\n![Bild](bild.png)\n"),
        ("content/about/bild.png", "PNG"),
        ("static/img/hafen.png", "PNG"),
        ("public/index.html", "<html></html>"),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &["--link-prefix", "/=https://old.example/"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(
        made.stdout,
        "content/index.md\ncontent/about/index.md\ncontent/posts/erster-text.md\ncontent/posts/zweiter-text.md\n"
    );
    let first = read(&dossier, "content/posts/erster-text.md");
    assert_eq!(
        first,
        "---\ntitle: Erster Text\npublished: 2020-08-17\ntopics: [handel]\nredirect_from: [\"/alt/eins/\"]\nextra: {weight: 3}\n---\n\n\
         [zwei](zweiter-text.md#ein-abschnitt), [drei](../about/index.md), [vier](zweiter-text.md), \
         [fort](https://old.example/fort/), ![Der Hafen](hafen.png \"Der Hafen\")\n\n{{< tweet 1 >}}\n"
    );
    let second = read(&dossier, "content/posts/zweiter-text.md");
    assert!(second.contains("redirect_from: [\"/posts/nummer-zwei/\"]"), "{second}");
    assert!(second.contains("draft: true\n") && second.contains("`[[nav]]` und \\[\\[x]]."), "{second}");
    assert!(
        made.stderr.contains("content/posts/erster-text.md:11: the shortcode `tweet` has no counterpart"),
        "{}",
        made.stderr
    );
    assert_eq!(errors(&dossier), "");
}

#[test]
fn dated_addresses_of_hugo_are_found_and_pages_in_html_are_named() {
    let folder = Folder::new(&[
        ("hugo.toml", "[permalinks]\npost = \"/:year/:month/:slug/\"\n"),
        ("content/post/a.md", "---\ntitle: Die große Frist\ndate: 2020-08-17\n---\n\nText.\n"),
        ("content/post/b.md", "---\ntitle: B\ndate: 2020-08-18\n---\n\n[a](/2020/08/die-grosse-frist/)\n"),
        ("content/donate.html", "<p>x</p>"),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &[]);
    assert!(made.stderr.contains("content/donate.html: left out: it is HTML"), "{}", made.stderr);
    assert!(read(&dossier, "content/post/b.md").contains("[a](a.md)"));
    assert!(read(&dossier, "content/post/a.md").contains("redirect_from: [\"/2020/08/die-grosse-frist/\"]"));
    assert_eq!(errors(&dossier), "");
}

#[test]
fn patterns_of_addresses_hold_for_bundles_and_stand_below_page_too() {
    for settings in [
        ("hugo.toml", "title = 'T'\n\n[permalinks]\nposts = '/:year/:month/:slug/'\nlaw = '/l/:filename/'\n"),
        (
            "hugo.yaml",
            "permalinks:\n  page: {posts: '/:year/:month/:slug/', law: '/l/:filename/'}\n  section: {posts: '/all/'}\n",
        ),
        ("hugo.toml", "[permalinks.page]\n# a comment\nposts = '/:year/:month/:slug/'\nlaw = '/l/:filename/'\n"),
    ] {
        let folder = Folder::new(&[
            settings,
            ("content/posts/_index.md", "---\ntitle: Posts\n---\n\nAll.\n"),
            ("content/posts/quay/index.md", "---\ntitle: Quay sold\ndate: 2024-04-02\n---\n\nText.\n"),
            ("content/posts/plain.md", "---\ntitle: Pier sold\ndate: 2024-05-02\n---\n\nText.\n"),
            ("content/posts/undated.md", "---\ntitle: Undated\n---\n\nText.\n"),
            ("content/law/act.md", "---\ntitle: The act\nslug: other\n---\n\nText.\n"),
        ]);
        let dossier = Dossier::new(&[]);
        let made = import(&dossier, &folder.path(), &[]);
        for (path, address) in [
            ("posts/quay/index.md", "/2024/04/quay-sold/"),
            ("posts/plain.md", "/2024/05/pier-sold/"),
            ("law/act.md", "/l/act/"),
        ] {
            let text = read(&dossier, &format!("content/{path}"));
            assert!(text.contains(&format!("redirect_from: [\"{address}\"]")), "{settings:?}\n{text}");
        }
        assert!(!read(&dossier, "content/posts/undated.md").contains("redirect_from"));
        let said = "content/posts/undated.md:1: its former address is not kept: of its pattern `/:year/:month/:slug/`";
        assert!(made.stderr.contains(said), "{}", made.stderr);
    }
}

#[test]
fn text_that_a_condition_of_jekyll_may_hide_is_not_published() {
    hidden_pages(
        &[("_config.yml", "title: T\n")],
        &[
            ("open.md", "---\ntitle: A\n---\n@ {% include x.html %}\n", true),
            ("never.md", "---\ntitle: B\n---\nText. {% if false %}@{% endif %} A comment.\n", false),
            ("unless.md", "---\ntitle: C\n---\n{% unless site.public %}@{% endunless %}\n", false),
            ("case.md", "---\ntitle: D\n---\n{%- case a -%}{% when 1 %}@{% endcase %}\n", false),
            ("private.md", "---\ntitle: E\n---\n{% private %}@{% endprivate %}\n", false),
        ],
    );
}

#[test]
fn a_rule_that_fits_no_document_is_named() {
    let folder = Folder::new(&[("Clips/A b.md", "---\ntype: company\n---\n\nText.\n")]);
    let maps = ["--map", "type=company:companies", "--map", "folder=Clips:articles", "--map", "folder=Clipz:articles"];
    let made = import(&Dossier::new(&[]), &folder.path(), &[&maps[..], &["--map", "type=corp:companies"]].concat());
    let said: Vec<&str> = made.stderr.lines().filter(|line| line.contains("--map")).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].ends_with("--map folder=Clipz:articles fits no document; folders are: Clips"), "{said:?}");
    assert!(said[1].ends_with("--map type=corp:companies fits no document"), "{said:?}");
}

#[test]
fn the_name_of_a_file_is_no_headline_of_its_source() {
    let folder = Folder::new(&[
        ("2024-05-02 Truck stopped.md", "---\nsource: https://news.example/t\npublished: 2024-05-02\n---\nA truck.\n"),
        (
            "2024-05-03 Ship.md",
            "---\nsource: https://news.example/s\npublished: 2024-05-03\n---\n# Ship stopped\n\nA ship.\n",
        ),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &[]);
    let texts: Vec<String> = made.stdout.lines().map(|path| read(&dossier, path)).collect();
    assert!(texts.iter().all(|text| text.contains("url: https://news.example/")), "{texts:?}");
    let headlines: Vec<&str> =
        texts.iter().filter_map(|text| text.split("headline: ").nth(1)?.split(',').next()).collect();
    assert_eq!(headlines, ["Ship stopped"], "{texts:?}");
}

#[test]
fn a_site_of_jekyll_keeps_its_addresses_and_its_links_and_hides_what_it_hid() {
    let folder = Folder::new(&[
        ("_config.yml", "url: https://old.example\nbaseurl: /d\nexclude: [CONTRIBUTING.md, tools]\n"),
        ("CONTRIBUTING.md", "How to help.\n"),
        ("tools/notes.md", "Notes.\n"),
        ("_includes/head.md", "Head.\n"),
        (
            "_posts/2020-08-17-the-order.md",
            "---\ntitle: The order\nlayout: post\ntags: trade china\nredirect_from: /old/order\n---\n\n\
             {% comment %}ask the lawyer{% endcomment %}\n[a]({{ site.baseurl }}{% link about.md %}#who) \
             [b]({% post_url 2020-09-01-an-answer %}) [c](/d/about.html) [d]({{ '/2020/09/01/an-answer.html' | absolute_url }})\n\n\
             {% include chart.html %}\n\n![Port]({{ site.baseurl }}/assets/port.png){: .wide }\n",
        ),
        ("_posts/2020-09-01-an-answer.md", "---\ntitle: An answer\npublished: false\n---\n\nText.\n"),
        ("_drafts/later.md", "---\ntitle: Later\n---\n\nText.\n"),
        ("_notes/own.md", "---\ntitle: Own\n---\n\nFor us.\n"),
        ("about.md", "---\ntitle: About\npermalink: /about.html\n---\n\n## Who\n\nWe.\n"),
        ("404.md", "---\ntitle: Lost\npermalink: /404.html\n---\n\nNot here.\n"),
        ("_layouts/default.html", "<p>{{ content }}</p>"),
        ("canu.md", "---\nname: Canu\n---\n\nA tool.\n"),
        ("team.md", "---\nredirect_to: https://old.example/d/about.html\n---\n"),
        ("assets/port.png", "PNG"),
    ]);
    let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: en\n")]);
    let made = import(&dossier, &folder.path(), &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(
        made.stdout,
        "content/404.md\ncontent/drafts/later.md\ncontent/notes/own.md\ncontent/posts/2020-08-17-the-order.md\ncontent/posts/2020-09-01-an-answer.md\ncontent/about.md\ncontent/canu.md\n"
    );
    let post = read(&dossier, "content/posts/2020-08-17-the-order.md");
    assert_eq!(
        post,
        "---\ntitle: The order\npublished: 2020-08-17\ntopics: [trade, china]\n\
         redirect_from: [\"/2020/08/17/the-order.html\", \"/old/order\"]\nextra: {layout: post}\n---\n\n\
         [a](../about.md#who) [b](2020-09-01-an-answer.md) [c](../about.md) [d](2020-09-01-an-answer.md)\n\n\
         {% include chart.html %}\n\n![Port](port.png)\n"
    );
    let about = read(&dossier, "content/about.md");
    assert!(about.contains("redirect_from: [\"/about.html\", \"/team.html\"]"), "{about}");
    for path in ["drafts/later.md", "notes/own.md", "posts/2020-09-01-an-answer.md"] {
        let draft = read(&dossier, &format!("content/{path}"));
        assert!(draft.contains("draft: true") && !draft.contains("redirect_from"), "{draft}");
    }
    assert_eq!(
        read(&dossier, "content/canu.md"),
        "---\ntitle: Canu\nredirect_from: [\"/canu.html\"]\n---\n\nA tool.\n"
    );
    assert!(!made.stderr.contains("_layouts"), "{}", made.stderr);
    for said in [
        "_posts/2020-08-17-the-order.md:11: `{% include chart.html %}` has no counterpart and stays as it is",
        "team.md: left out: it only leads to https://old.example/d/about.html",
    ] {
        assert!(made.stderr.contains(said), "{}", made.stderr);
    }
    assert_eq!(errors(&dossier), "");
}

#[test]
fn the_readme_of_a_site_of_jekyll_is_its_front_page_where_there_is_no_other() {
    let readme = ("README.md", "# Our site\n\nWelcome to [the law](law/).\n");
    let law = ("law/readme.md", "# The law\n\nBack to [the start](/).\n");
    let index = ("index.html", "---\ntitle: Start\n---\n");
    for (others, front) in [(&[][..], "content/index.md"), (&[index], "content/readme.md")] {
        let folder = Folder::new(&[&[("_config.yml", "theme: minima\n"), readme, law], others].concat());
        let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: en\n")]);
        let made = import(&dossier, &folder.path(), &[]);
        assert_eq!(made.stdout, format!("{front}\ncontent/law/index.md\n"), "{}", made.stderr);
        assert!(read(&dossier, front).contains("[the law](law/index.md)"));
        assert_eq!(errors(&dossier), "");
    }
}

/// What `check` would refuse is not copied beside documents.
#[test]
fn links_to_pages_in_html_lead_to_the_former_site_or_become_text() {
    let files = |settings: &'static str| {
        [
            ("mkdocs.yml", settings),
            (
                "docs/a/index.md",
                "# A\n\n[Tool](../tools/tool/index.html#use), [Table](../table.HTML), [Text](text.txt)\n",
            ),
            ("docs/tools/tool/index.html", "<p>x</p>"),
            ("docs/table.HTML", "<p>x</p>"),
            ("docs/a/text.txt", "x"),
        ]
    };
    for (settings, expected) in [
        (
            "site_name: S\nsite_url: https://old.example/s/\n",
            "[Tool](https://old.example/s/tools/tool/#use), [Table](https://old.example/s/table.HTML), [Text](text.txt)",
        ),
        ("site_name: S\n", "Tool, Table, [Text](text.txt)"),
    ] {
        let folder = Folder::new(&files(settings));
        let dossier = Dossier::new(&[]);
        let made = import(&dossier, &folder.path(), &[]);
        let text = read(&dossier, "content/a/index.md");
        assert!(text.contains(expected), "{text}");
        assert!(made.stderr.contains("docs/a/index.md:3: `../table.HTML` is a page in HTML"), "{}", made.stderr);
        assert_eq!(errors(&dossier), "");
    }
}

/// As sites have it that are made by other programs than those that are known.
#[test]
fn addresses_of_a_site_are_found_in_the_folder_that_they_stand_for() {
    let folder = Folder::new(&[
        (
            "_posts/2022-01-18-frist.md",
            "---\ntitle: Frist\n---\n\n[a](/docs/bulk/json/#teil), [b](/docs/fort/) ![c](/docs/bulk/x.png)\n",
        ),
        ("_content/bulk/json.md", "# JSON\n\n## Teil\n\n[zur Frist](/news/2022-01-18-frist/)\n"),
        ("_content/bulk/x.png", "PNG"),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &[]);
    let help = "vault: links lead nowhere in the folder: /docs/ ×2; say where they led: --link-prefix /docs/=ADDRESS or /docs/=FOLDER; with --unlink they become text\n";
    assert!(made.stderr.contains(help), "{}", made.stderr);

    let dossier = Dossier::new(&[]);
    let wishes = [
        "--link-prefix", "/docs/=_content/", "--link-prefix", "/news/=_posts", "--link-prefix",
        "/=https://old.example/",
    ];
    let made = import(&dossier, &folder.path(), &wishes);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let post = read(&dossier, "content/posts/2022-01-18-frist.md");
    assert!(
        post.contains("[a](../content/bulk/json.md#teil), [b](https://old.example/docs/fort/) ![c](x.png)"),
        "{post}"
    );
    assert!(read(&dossier, "content/content/bulk/json.md").contains("[zur Frist](../../posts/2022-01-18-frist.md)"));
    assert_eq!(errors(&dossier), "");
}

#[test]
fn links_of_hugo_are_found_as_its_templates_find_them() {
    let folder = Folder::new(&[
        ("config/_default/hugo.toml", "baseURL = \"https://old.example/\"\n"),
        ("layouts/_markup/render-link.html", "{{ .Destination }}"),
        ("resources/_gen/a.md", "made"),
        (
            "content/en/a.md",
            "---\ntitle: A\n---\n\n[![Map](/map.png)](/large.png)\n\n[deep](guide/resources/get/), [root](/guide/start), \
             [give](/give#now), [`x` word](g), [code][], [the code][code] and [none][].\n\n[code]: <{{% repository %}}>\n",
        ),
        ("content/en/guide/start.md", "---\ntitle: Start\nslug: begin\n---\n\nText.\n"),
        ("content/en/guide/resources/get.md", "---\ntitle: Get\n---\n\nText.\n"),
        ("content/en/give.html", "<p>x</p>"),
        ("content/en/large.png", "large"),
        ("content/de/a.md", "---\ntitle: A\n---\n\n[deutsch](/guide/start), [englisch](/guide/resources/get)\n"),
        ("content/de/guide/start.md", "---\ntitle: Anfang\n---\n\nText.\n"),
        ("static/map.png", "map"),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &[]);
    let text = read(&dossier, "content/en/a.md");
    for line in [
        "[![Map](map.png)](large.png)\n",
        "[deep](guide/resources/get.md), [root](guide/start.md), [give](https://old.example/give#now), `x` word, code, \
         the code and none.\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("repository"), "{text}");
    let german = read(&dossier, "content/de/a.md");
    assert!(german.contains("[deutsch](guide/start.md), [englisch](../en/guide/resources/get.md)\n"), "{german}");
    for said in [
        "content/en/a.md:7: `/give` is a page in HTML: the link leads to the former site",
        "content/en/a.md:7: only a template of the site knows where `g` leads: the link became text",
    ] {
        assert!(made.stderr.contains(said), "{said}\n{}", made.stderr);
    }
    assert!(!made.stdout.contains("_gen"), "{}", made.stdout);
}

#[test]
fn zola_and_mkdocs_are_read_by_their_own_habits() {
    let zola = Folder::new(&[
        ("config.toml", "base_url = 'https://old.example'\n"),
        ("content/blog/_index.md", "+++\ntitle = \"Blog\"\n+++\n"),
        (
            "content/blog/2020-08-17-frist.md",
            "+++\ntitle = \"Frist\"\n[taxonomies]\ntags = [\"handel\"]\n[extra]\nteaser = true\n+++\n\n[mehr](@/blog/mehr.md#teil)\n",
        ),
        ("content/blog/mehr.md", "+++\ntitle = \"Mehr\"\n+++\n\n# Teil\n\nText.\n"),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &zola.path(), &[]);
    let article = read(&dossier, "content/blog/2020-08-17-frist.md");
    assert_eq!(
        article,
        "---\ntitle: Frist\npublished: 2020-08-17\ntopics: [handel]\nredirect_from: [\"/blog/frist/\"]\nextra: {teaser: true}\n---\n\n\
         [mehr](mehr.md#teil)\n",
        "{}",
        made.stderr
    );
    assert_eq!(errors(&dossier), "");

    let mkdocs = Folder::new(&[
        ("mkdocs.yml", "site_name: X\n"),
        ("docs/index.md", "# Willkommen\n\n[weiter](guide/start.md#los)\n"),
        (
            "docs/guide/start.md",
            "# Anfang\n\n!!! warning \"Achtung\"\n    Text mit [Link](../index.md).\n\n## Es geht los {: #los }\n\nText.\n",
        ),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &mkdocs.path(), &[]);
    assert_eq!(made.stdout, "content/guide/start.md\ncontent/index.md\n", "{}", made.stderr);
    assert_eq!(
        read(&dossier, "content/guide/start.md"),
        "---\ntitle: Anfang\n---\n\n> [!warning] Achtung\n> Text mit [Link](../index.md).\n\n\n## Es geht los {#los}\n\nText.\n"
    );
    assert_eq!(read(&dossier, "content/index.md"), "---\ntitle: Willkommen\n---\n\n[weiter](guide/start.md#los)\n");
    assert_eq!(errors(&dossier), "");
}

#[test]
fn names_that_meet_are_numbered_and_none_leaves_the_dossier() {
    let folder = Folder::new(&[
        (".obsidian/app.json", "{}"),
        ("A/Über uns.md", "Eins [[A/Uber uns]].\n"),
        ("A/Uber uns.md", "Zwei\n"),
        ("A/ueber-uns.md", "Drei\n"),
        ("Timeline/Jahr.md", "---\nslug: ../../../fort\nurl: ../../fort\n---\nVier\n"),
        ("articles2/x.md", "Fünf\n"),
        ("字节.md", "Sechs\n"),
        ("kaputt.md", "---\ntitle: [\n---\nSieben\n"),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let paths: Vec<&str> = made.stdout.lines().collect();
    assert_eq!(
        paths,
        [
            "content/a/uber-uns.md",
            "content/a/ueber-uns.md",
            "content/a/ueber-uns-2.md",
            "content/timeline-pages/jahr.md",
            "content/articles2-pages/x.md",
            "content/kaputt.md",
            "content/zi-jie.md",
        ]
    );
    assert!(
        read(&dossier, "content/a/ueber-uns-2.md").contains("Drei")
            || read(&dossier, "content/a/ueber-uns.md").contains("Drei")
    );
    assert!(
        made.stderr.contains("kaputt.md:2: its keys are not whole") || made.stderr.contains("kaputt.md:3: its keys"),
        "{}",
        made.stderr
    );
    let names: Vec<String> = tree(dossier.root()).into_keys().collect();
    assert!(
        names.iter().all(|name| name.starts_with("content/") || name.starts_with("sources/") || name == "dossier.yaml"),
        "{names:?}"
    );
    assert_eq!(errors(&dossier), "");
}

#[test]
fn an_import_that_cannot_be_written_to_its_end_leaves_everything_as_it_was() {
    let folder = Folder::new(&[(".obsidian/app.json", "{}"), ("notes/changed.md", "Before.\n")]);
    let dossier = Dossier::new(&[]);
    assert_eq!(import(&dossier, &folder.path(), &[]).code, 0);
    folder.write("notes/changed.md", "After.\n");
    folder.write("notes/new.md", "New.\n");
    folder.write("other/last.md", "Last.\n");
    // Where a folder is needed lies a file.
    dossier.write("content/other", "mine");
    let before = tree(dossier.root());
    let failed = import(&dossier, &folder.path(), &[]);
    assert_eq!((failed.code, failed.stdout.as_str()), (1, ""), "{}", failed.stderr);
    assert!(failed.stderr.contains("content/other/last.md cannot be written"), "{}", failed.stderr);
    assert_eq!(tree(dossier.root()), before);
    dossier.remove("content/other");
    let made = import(&dossier, &folder.path(), &[]);
    assert_eq!(
        made.stdout, "content/notes/changed.md\ncontent/notes/new.md\ncontent/other/last.md\n",
        "{}",
        made.stderr
    );
}

#[test]
fn of_a_key_that_stands_twice_the_author_is_told_and_nothing_is_lost() {
    let folder = Folder::new(&[
        (".obsidian/app.json", "{}"),
        ("double.md", "---\ntitle: One\ntitle: Two\nsize: 1\n---\n\nText.\n"),
        ("whole.md", "Text.\n"),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &[]);
    assert_eq!(made.stdout, "content/double.md\ncontent/whole.md\n", "{}", made.stderr);
    assert!(made.stderr.contains("double.md:3: its keys are not whole"), "{}", made.stderr);
    assert!(read(&dossier, "content/double.md").ends_with("Text.\n"));
    assert_eq!(errors(&dossier), "");
}

/// Files are called as addresses are, and their headings say what they are about.
#[test]
fn notes_with_addresses_for_names_are_called_as_their_heading_and_what_is_unclear_is_said() {
    let folder = Folder::new(&[
        (
            "people/sue-doe.md",
            "# Susan L. Doe\n\nWorks at [OHM](../organizations/ohm.md). [Letter](../sources/a/letter.pdf)\n",
        ),
        ("people/Jane Roe.md", "# Notes\n\nSee [the letter](../sources/b.pdf).\n"),
        (
            "organizations/ohm.md",
            "---\ntype: office\ncountry: Germany\n---\n\n# OHM — Office for Harbour Matters\n\nIts text.\n",
        ),
        ("organizations/two-parts.md", "---\ntype: firm\n---\n\n# First\n\n# Second\n"),
        ("events/a.md", "# A\n"),
        ("events/b.md", "# B\n"),
        ("events/c.md", "# C\n"),
    ]);
    let dossier = Dossier::new(&[]);
    let arguments = ["--map", "type=office:agencies", "--map", "type=firm:companies"];
    let made = import(&dossier, &folder.path(), &arguments);
    for said in [
        "vault: nothing says of which kind these are, so they became pages: folder=events ×3; say it with --map folder=events:KIND, \
         a KIND being one of articles, companies, regulations, agencies, people, courts, topics\n",
        "vault: links lead nowhere in the folder: sources/ ×2; say where they led: --link-prefix sources/=ADDRESS or sources/=FOLDER; with --unlink they become text\n",
    ] {
        assert!(made.stderr.contains(said), "{said}\n{}", made.stderr);
    }
    let begins = |path: &str, text: &str| assert!(read(&dossier, path).starts_with(text), "{}", read(&dossier, path));
    begins(
        "content/people/sue-doe.md",
        "---\nname: Susan L. Doe\naliases: [Sue Doe]\n---\n\nWorks at [OHM](../agencies/ohm.md).",
    );
    begins("content/people/jane-roe.md", "---\nname: Jane Roe\n---\n\n# Notes");
    begins("content/agencies/ohm.md", "---\nname: Office for Harbour Matters\ncountry: de\naliases: [OHM]\n");
    begins("content/companies/two-parts.md", "---\nname: two parts\n");

    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &["--link-prefix", "sources/=https://old.example/s/"]);
    assert!(!made.stderr.contains("--link-prefix"), "{}", made.stderr);
    assert!(read(&dossier, "content/people/sue-doe.md").contains("[Letter](https://old.example/s/a/letter.pdf)"));
    assert!(read(&dossier, "content/people/jane-roe.md").contains("[the letter](https://old.example/s/b.pdf)"));
}

#[test]
fn links_that_lead_nowhere_become_text_where_that_is_wished() {
    let folder = Folder::new(&[
        (
            "a.md",
            "# A\n\n[one](gone.md#x), [two][t], ![three](gone.png), [four](/gone/), [five](b.md), [six](https://six.example/) [![seven](https://seven.example/x.png)](gone.md)\n\n\
         [t]: ../out/gone.md\n",
        ),
        ("b.md", "# B\n"),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &["--unlink"]);
    let text = read(&dossier, "content/a.md");
    assert!(text.contains("\none, two, three, four, [five](b.md), [six](https://six.example/) seven\n"), "{text}");
    let said = "a.md:3: nothing in the folder lies at `gone.md`: the link became text\n";
    assert!(made.stderr.contains(said), "{}", made.stderr);
    assert_eq!(errors(&dossier), "");
}

/// What a note says above its text, and whether its author may keep it back. The text of each has its number.
const HEADS: [(&str, bool); 50] = [
    ("---\ntitle: \"Confidential: source\npublish: false\ndraft: true\n---\n", true),
    ("---\ntitle: Foo: bar\ndraft: true\n---\n", true),
    ("---\ntitle: Foo\ndraft: true\ntitle: Bar\n---\n", true),
    ("---\ntitle: Foo\ndraft: \"yes\"\n---\n", true),
    ("---\ntitle: Foo\n\tdraft: true\n---\n", true),
    ("---\ntitle: Foo\npublish: no\n---\n", true),
    ("---\ntitle: Foo\nprivate: true\n---\n", true),
    ("---\ntitle: Foo\nstatus: draft\n---\n", true),
    ("---\ntitle: Foo\nvisibility: private\n---\n", true),
    ("---\ntitle: Foo\nDraft: True\n---\n", true),
    ("---\ntitle: Foo\npublished: false\n---\n", true),
    ("\n---\ntitle: Foo\ndraft: true\n---\n", true),
    ("<!-- x\ny -->\n---\ntitle: Foo\ndraft: true\n---\n", true),
    ("--- \ntitle: Foo\ndraft: true\n--- \n", true),
    ("---\ntitle: Foo\ndraft: true\n...\n", true),
    ("---\ntitle: Foo\n...\n\nText.\n\n---\n\n", true),
    ("---\ntitle: Foo\ndraft: true\n", true),
    ("---\r\ntitle: \"Foo\r\ndraft: true\r\n---\r\n", true),
    ("---\ntitle: Foo\ndraft: true # comment\n---\n", true),
    ("---\ntitle: Foo\ndraft:\n---\n", true),
    ("---\ntitle: [[Foo]]\npublish: false\n---\n", true),
    ("+++\ntitle = \"Foo\"\ndraft = True\n+++\n", true),
    ("\n+++\ntitle = \"Foo\"\ndraft = true\n+++\n", true),
    ("+++\ntitle = \"Foo\"\ndraft = true\n---\n", true),
    ("{\"title\": \"Foo\", \"draft\": true}\n", true),
    ("{\n\t\"title\": \"Foo\",\n\t\"draft\": true,\n}\n", true),
    ("\u{2014}\ntitle: Foo\ndraft: true\n\u{2014}\n", true),
    ("draft: true\ntitle: Foo\n\n", true),
    ("---\ntitle: Foo\ndraft: false\nDraft: true\n---\n", true),
    ("---\ntitle: Foo\npublish: later\n---\n", true),
    ("---\ntitle: Foo\nextra: {confidential: true}\n---\n", true),
    ("---\ntitle: Foo\nisPrivate: true\n---\n", true),
    ("---\ntitle: Foo\nexpiryDate: 2001-01-01\n---\n", true),
    ("\u{feff}---\ntitle: Foo\ndraft: true\n---\n", true),
    ("---\njust a text\n---\n", true),
    ("---\ntitle: Foo\n---\n\n---\ndraft: true\n---\n", true),
    ("---\rtitle: Foo\rdraft: true\r---\r", true),
    ("---toml\ntitle = \"Foo\"\ndraft = true\n---\n", true),
    ("```yaml\ntitle: Foo\ndraft: true\n```\n", true),
    ("---\ntitle: Foo\nx: &d {draft: true}\n<<: *d\n---\n", true),
    ("---\ntitle: Foo\nstatut: brouillon\n---\n", true),
    ("---\ntitle: Foo\n---\n\ndraft:: true\n", true),
    ("---\ntitle: Foo\ntags: [ports, draft]\n---\n", true),
    ("---\ntitle: Private\ntags: [private]\ndraft: false\n---\n", true),
    ("---\ntitle: Foo\ndraft: no\npublished: 2020-08-17\n---\n", false),
    ("{\"title\": \"Foo\", \"draft\": false}\n", false),
    ("\u{feff}---\ntitle: Foo\n---\n", false),
    ("Note: this is text.\n\n---\n\n", false),
    ("\n* * *\n\nNote: this is text.\n\n---\n\n", false),
    ("{ this is text }\n\n", false),
];

#[test]
fn what_an_author_keeps_back_or_cannot_be_read_is_a_draft_and_named() {
    for settings in [(".obsidian/app.json", "{}"), ("readme.txt", "")] {
        let names: Vec<String> = (0..HEADS.len()).map(|at| format!("n{at}.md")).collect();
        let texts: Vec<String> =
            HEADS.iter().enumerate().map(|(at, (head, _))| format!("{head}\nText Leak{at}x.\n")).collect();
        let mut files: Vec<(&str, &str)> =
            names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
        files.push(settings);
        let folder = Folder::new(&files);
        let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: en\n")]);
        let made = import(&dossier, &folder.path(), &[]);
        assert_eq!(made.code, 0, "{}", made.stderr);
        let built = dossier.run(&["build"]);
        assert_eq!(built.code, 0, "{}{}", built.stdout, built.stderr);
        let published: String = tree(&dossier.root().join("public"))
            .into_values()
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .collect();
        for (at, (head, is_kept)) in HEADS.iter().enumerate() {
            let text = read(&dossier, &format!("content/n{at}.md"));
            assert!(text.contains(&format!("Leak{at}x")), "{head:?}\n{text}");
            assert_eq!(text.contains("draft: true\n"), *is_kept, "{head:?}\n{text}");
            assert_eq!(!published.contains(&format!("Leak{at}x")), *is_kept, "{head:?}");
            let is_plain = [
                "draft: true\n---", "draft: true\r---", "draft: true #", "Draft: True", "Draft: true",
                "\"draft\": true}",
            ]
            .iter()
            .any(|plain| head.contains(plain));
            let is_named = made.stderr.lines().any(|line| line.starts_with(&format!("n{at}.md:")));
            assert!(is_named || is_plain || !is_kept, "{head:?}\n{}", made.stderr);
        }
    }
}

/// A site with these settings, and which of its documents it publishes.
pub fn hidden_pages(settings: &[(&str, &str)], pages: &[(&str, &str, bool)]) {
    let mut files = settings.to_vec();
    let texts: Vec<String> =
        pages.iter().enumerate().map(|(at, (_, text, _))| text.replace('@', &format!("Leak{at}x"))).collect();
    files.extend(pages.iter().zip(&texts).map(|((path, ..), text)| (*path, text.as_str())));
    let folder = Folder::new(&files);
    let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: en\n")]);
    let made = import(&dossier, &folder.path(), &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let built = dossier.run(&["build"]);
    assert_eq!(built.code, 0, "{}{}", built.stdout, built.stderr);
    let published: String = tree(&dossier.root().join("public"))
        .into_values()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    for (at, (path, text, is_published)) in pages.iter().enumerate() {
        assert_eq!(published.contains(&format!("Leak{at}x")), *is_published, "{path}: {text}\n{}", made.stderr);
        let is_named = made.stderr.contains(path) || text.contains("draft") || text.contains("comment");
        assert!(is_named || *is_published || path.contains("below"), "{path}\n{}", made.stderr);
    }
}

#[test]
fn what_a_site_of_hugo_does_not_publish_is_a_draft() {
    hidden_pages(
        &[(
            "hugo.toml",
            "baseURL = 'https://example.org/'\n[[cascade]]\nexpiryDate = 2001-01-01\n[cascade.target]\npath = '/old/**'\n",
        )],
        &[("content/old/a.md", "---\ntitle: A\n---\n@\n", false)],
    );
    hidden_pages(
        &[("hugo.toml", "baseURL = 'https://example.org/'\n")],
        &[
            ("content/posts/a.md", "---\ntitle: A\n_build: {render: never, list: never}\n---\n@\n", false),
            ("content/posts/b.md", "---\ntitle: B\nbuild:\n  render: link\n---\n@\n", false),
            ("content/posts/c.md", "---\ntitle: C\nbuild: {list: local}\n---\n@\n", false),
            ("content/posts/d.md", "---\ntitle: D\nbuild: {publishResources: false}\n---\n@\n", false),
            (
                "content/posts/e.md",
                "---\ntitle: E\nbuild: {render: always, list: always, publishResources: true}\n---\n@\n",
                true,
            ),
            ("content/posts/f.md", "{\"title\":\"F\",\"draft\":true}\n@\n", false),
            ("content/posts/g.md", "---\ntitle: G\nexpiryDate: 2001-01-01\n---\n@\n", false),
            ("content/posts/h.md", "---\ntitle: H\ndate: 2099-01-01\n---\n@\n", false),
            (
                "content/posts/i.md",
                "---\ntitle: I\ndate: 2020-01-01\npublishDate: 2099-01-01T10:00:00Z\n---\n@\n",
                false,
            ),
            ("content/posts/j.md", "---\ntitle: J\ndate: 2099-01-01\npublishDate: 2020-01-01\n---\n@\n", true),
            ("content/kept/_index.md", "---\ntitle: K\ncascade: {draft: true}\n---\n@\n", false),
            ("content/kept/below.md", "---\ntitle: L\n---\n@\n", false),
            ("content/kept/own.md", "---\ntitle: M\ndraft: false\n---\n@\n", true),
            ("content/kept/deep/below.md", "---\ntitle: N\n---\n@\n", false),
            (
                "content/built/_index.md",
                "+++\ntitle = \"O\"\n[[cascade]]\n[cascade.build]\nrender = \"never\"\n+++\n@\n",
                false,
            ),
            ("content/built/below.md", "---\ntitle: P\n---\n@\n", false),
            (
                "content/posts/q.md",
                "---\ntitle: Q\n---\nText.\n\n{{< comment >}}\n```\n@\n{{< /comment >}}\n\nMore.\n",
                false,
            ),
            ("content/posts/r.md", "---\ntitle: R\n---\nText. {{% comment %}} @ {{% /comment %}}\n", false),
            ("content/posts/s.md", "---\ntitle: S\n---\nText. {{< private >}} @ {{< /private >}}\n", false),
            ("content/posts/t.md", "---\ntitle: T\nheadless: true\n---\n@\n", false),
        ],
    );
}

#[test]
fn what_a_site_of_zola_does_not_publish_is_a_draft() {
    hidden_pages(
        &[("config.toml", "base_url = \"https://example.org\"\n")],
        &[
            ("content/a.md", "+++\ntitle = \"A\"\nrender = false\n+++\n@\n", false),
            ("content/b.md", "+++\ntitle = \"B\"\ndraft = True\n+++\n@\n", false),
            ("content/c.md", "+++\ntitle = \"C\"\nrender = true\n+++\n@\n", true),
            ("content/kept/_index.md", "+++\ntitle = \"D\"\ndraft = true\n+++\n@\n", false),
            ("content/kept/below.md", "+++\ntitle = \"E\"\n+++\n@\n", false),
        ],
    );
}

#[test]
fn names_of_files_are_found_however_their_letters_are_put_together() {
    let folder = Folder::new(&[
        (".obsidian/app.json", "{}"),
        ("U\u{308}ber uns.md", "Text. ![[Bild a\u{308}.png]]\n"),
        ("Bild a\u{308}.png", "PNG"),
        ("B.md", "[[\u{dc}ber uns]] und [hier](<\u{dc}ber uns.md>), ![[Bild \u{e4}.png]]\n"),
        ("C.md", "[hier](%C3%9Cber%20uns.md)\n"),
    ]);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &[]);
    assert!(!made.stderr.contains("nothing in the folder"), "{}", made.stderr);
    assert!(
        read(&dossier, "content/b.md").contains("[[ueber-uns|\u{dc}ber uns]] und"),
        "{}",
        read(&dossier, "content/b.md")
    );
    assert_eq!(errors(&dossier), "");
}

/// Which documents of a folder become drafts, and what the report says of them.
pub fn drafts(files: &[(&str, &str)]) -> (Vec<String>, String) {
    let folder = Folder::new(files);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, &folder.path(), &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let is_draft = |path: &&str| read(&dossier, path).contains("draft: true\n");
    let mut drafts: Vec<String> = made.stdout.lines().filter(is_draft).map(str::to_owned).collect();
    drafts.sort();
    (drafts, made.stderr)
}

#[test]
fn a_post_whose_day_to_come_stands_in_its_name_is_a_draft() {
    let (made, said) = drafts(&[
        ("_config.yml", "title: Notes\n"),
        ("_posts/2999-03-05-four.md", "---\ntitle: Four\n---\nText.\n"),
        ("_posts/2999-03-06-five.md", "---\ntitle: Five\ndate: 2020-01-01\n---\nText.\n"),
        ("_posts/2020-03-06-six.md", "---\ntitle: Six\n---\nText.\n"),
    ]);
    assert_eq!(made.len(), 1, "{made:?}\n{said}");
    assert!(
        made[0].contains("four") && said.contains("the day in its name, 2999-03-05, has not come: it is a draft"),
        "{said}"
    );
}

#[test]
fn a_tag_that_keeps_a_note_back_makes_a_draft_of_it() {
    let (made, said) = drafts(&[
        (".obsidian/app.json", "{}"),
        ("A1.md", "---\ntags: [private, interview]\n---\nText.\n"),
        ("A2.md", "---\ntags: confidential\n---\nText.\n"),
        ("A3.md", "---\ntags: [optics, do-not-publish]\n---\nText.\n"),
        ("A4.md", "#private\n\nText.\n"),
        ("A5.md", "Text of a #status/draft note.\n"),
        ("A6.md", "---\nstatus: \"🔒 private\"\n---\nText.\n"),
        ("A7.md", "---\ntags: [Internal]\n---\nText.\n"),
        ("B1.md", "---\ntags: [embargo, internal-market, private-equity]\n---\nText of #optics, C# and # draft.\n"),
    ]);
    let names: Vec<String> = (1..=7).map(|at| format!("content/a{at}.md")).collect();
    assert_eq!(made, names, "{said}");
    for at in 1..=7 {
        assert!(
            said.lines().any(|line| line.starts_with(&format!("A{at}.md:")) && line.ends_with("it is a draft")),
            "{said}"
        );
    }
}

#[test]
fn what_lies_beside_the_index_of_a_bundle_is_no_page_of_its_site() {
    for settings in [("hugo.toml", "title = 'T'\n"), ("config.toml", "base_url = 'https://old.example'\n")] {
        let head = "+++\ntitle = 'X'\ndate = 2020-01-01\n+++\nText.\n";
        let (made, said) = drafts(&[
            settings,
            ("content/posts/_index.md", head),
            ("content/posts/a.md", head),
            ("content/posts/c/index.md", head),
            ("content/posts/c/data.md", "Not a page.\n"),
            ("content/posts/c/notes/more.md", "Nor this.\n"),
        ]);
        assert_eq!(made, ["content/posts/c/data.md", "content/posts/c/notes/more.md"], "{said}");
        let line = "content/posts/c/data.md:1: its site makes no page of what lies beside content/posts/c/index.md: it is a draft";
        assert!(said.lines().any(|said| said == line), "{said}");
    }
}

#[test]
fn shortcodes_of_zola_are_named() {
    let (_, said) = drafts(&[
        ("config.toml", "base_url = 'https://old.example'\n"),
        ("content/a.md", "+++\ntitle = 'A'\n+++\nA {{ youtube(id=\"abc\") }}\n"),
    ]);
    assert!(said.contains("content/a.md:4: the shortcode `youtube` has no counterpart and stays as it is"), "{said}");
}
