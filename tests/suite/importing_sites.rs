//! `dossier import` of sites whose documents lie elsewhere than usual: their settings say where, and what they keep back stays back.

use crate::harness::Dossier;
use crate::importing_folders::{Folder, errors, hidden_pages, import, read};

const TEXT: &str = "---\ntitle: X\n---\n@\n";
const NEVER: &str = "---\ntitle: N\nbuild: {render: never}\n---\n@\n";
const FUTURE: &str = "---\ntitle: F\ndate: 2097-01-01\n---\n@\n";

/// A site with one document that it publishes, two that it does not, and one below a section that hands that down. `folder` is
/// where its documents lie.
fn hidden_site(settings: &[(&str, &str)], folder: &str) {
    let paths =
        ["posts/a.md", "posts/never.md", "posts/future.md", "secret/s.md"].map(|path| format!("{folder}{path}"));
    let section = format!("{folder}secret/_index.md");
    let section = (section.as_str(), "---\ntitle: S\ncascade: {build: {render: never}}\n---\n");
    let pages = [
        (paths[0].as_str(), TEXT, true),
        (paths[1].as_str(), NEVER, false),
        (paths[2].as_str(), FUTURE, false),
        (paths[3].as_str(), TEXT, false),
    ];
    hidden_pages(&[settings, &[section]].concat(), &pages);
}

#[test]
fn what_a_site_of_hugo_keeps_back_stays_back_wherever_its_documents_lie() {
    hidden_site(&[("hugo.toml", "contentDir = 'src'\n")], "src/");
    hidden_site(&[("config.yml", "baseURL: https://old.example/\ncontentDir: ./texts/\n")], "texts/");
    hidden_site(&[("hugo.json", "{\"languages\": {\"en\": {\"contentdir\": \"content.en\"}}}")], "content.en/");
    hidden_site(
        &[
            ("config/_default/hugo.yaml", "title: X\n"),
            ("config/_default/languages.toml", "[en]\ncontentDir = 'content.en'\n[fr]\ncontentDir = 'content.fr'\n"),
            ("content.fr/a.md", "---\ntitle: A\n---\n"),
        ],
        "content.en/",
    );
    let mount = "[[module.mounts]]\nsource = 'docs'\ntarget = 'content/docs'\n";
    hidden_site(&[("hugo.toml", mount)], "docs/");
    // In the folder of a repository.
    hidden_site(&[("site/hugo.toml", "title = 'X'\n"), ("README.md", "# Read me\n")], "site/content/");
    hidden_site(&[("a/b/config/_default/config.toml", "contentDir = 'src'\n")], "a/b/src/");
    // A theme with an example.
    hidden_site(&[("hugo.toml", "[module]\n"), ("exampleSite/hugo.toml", "title = 'X'\n")], "exampleSite/content/");
}

#[test]
fn where_the_documents_of_a_site_of_hugo_are_not_found_all_are_drafts() {
    let settings = ["title = 'X'\n", "contentDir = '../elsewhere'\n", "contentDir = ['a', 'b']\n", "contentDir = 'a\n"];
    for settings in settings {
        hidden_pages(&[("hugo.toml", settings)], &[("posts/a.md", TEXT, false)]);
        hidden_pages(&[("x/hugo.toml", settings)], &[("x/posts/a.md", TEXT, false), ("y/b.md", TEXT, true)]);
    }
    // Notes beside the settings of some other program are no site.
    hidden_pages(&[("config.toml", "name = 'x'\n")], &[("posts/a.md", TEXT, true)]);
}

#[test]
fn sites_of_other_programs_are_read_by_their_settings_in_a_folder_too() {
    hidden_pages(
        &[("docs/_config.yml", "title: X\n")],
        &[("docs/a.md", TEXT, true), ("docs/_drafts/d.md", TEXT, false), ("README.md", TEXT, true)],
    );
    hidden_pages(
        &[("web/mkdocs.yml", "site_name: X\nexclude_docs: x.md\n")],
        &[("web/docs/a.md", TEXT, true), ("web/docs/x.md", TEXT, false)],
    );
    hidden_pages(
        &[("web/config.toml", "base_url = 'https://old.example'\n")],
        &[("web/content/a.md", TEXT, true), ("web/content/b.md", "+++\nrender = false\n+++\n@\n", false)],
    );
}

#[test]
fn each_language_of_hugo_has_its_folder_its_addresses_and_its_links() {
    let folder = Folder::new(&[
        (
            "hugo.toml",
            "baseURL = 'https://old.example/'\ndefaultContentLanguage = 'en'\n[languages.en]\ncontentDir = 'content.en'\n\
             [languages.fr]\ncontentDir = 'content.fr'\n[languages.de]\ncontentDir = 'content.de'\ndisabled = true\n",
        ),
        ("config/_default/permalinks.toml", "posts = '/:year/:slug/'\n"),
        ("content.en/_index.md", ""),
        ("content.en/posts/pier.md", "---\ntitle: Pier\ndate: 2020-01-02\n---\n\n[office](/docs/office/#hours)\n"),
        ("content.en/docs/office.md", "---\ntitle: Office\n---\n\n## Hours\n\n[quai](/fr/docs/quai/)\n"),
        ("content.fr/docs/quai.md", "---\ntitle: Quai\n---\n\n[bureau](/docs/office/) ![](port.png)\n"),
        ("content.fr/docs/port.png", "PNG"),
        ("content.de/docs/kai.md", "---\ntitle: Kai\n---\n\nText.\n"),
    ]);
    let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: en\n")]);
    let made = import(&dossier, &folder.path(), &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(
        made.stdout,
        "content/de/docs/kai.md\ncontent/en/docs/office.md\ncontent/en/posts/pier.md\ncontent/fr/docs/quai.md\n"
    );
    let pier = read(&dossier, "content/en/posts/pier.md");
    assert!(pier.contains("redirect_from: [\"/2020/pier/\"]"), "{pier}");
    assert!(pier.contains("[office](../docs/office.md#hours)") && !pier.contains("lang:"), "{pier}");
    let office = read(&dossier, "content/en/docs/office.md");
    assert!(office.contains("redirect_from: [\"/docs/office/\"]"), "{office}");
    assert!(office.contains("[quai](../../fr/docs/quai.md)"), "{office}");
    let quai = read(&dossier, "content/fr/docs/quai.md");
    assert!(quai.contains("lang: fr\n") && quai.contains("![](port.png)"), "{quai}");
    assert!(quai.contains("[bureau](../../en/docs/office.md)"), "{quai}");
    assert!(read(&dossier, "content/de/docs/kai.md").contains("draft: true\n"));
    assert!(made.stderr.contains("content.en/_index.md: is empty and left out"), "{}", made.stderr);
    assert_eq!(errors(&dossier), "");
}

#[test]
fn links_between_a_site_and_what_lies_around_it_lead_where_they_led() {
    let folder = Folder::new(&[
        ("README.md", "# Read me\n\n[start](docs/start.md#one)\n"),
        ("docs/_config.yml", "title: X\n"),
        ("docs/start.md", "---\ntitle: Start\n---\n\n## One\n\n[back](../README.md) ![](port.png)\n"),
        ("docs/port.png", "PNG"),
    ]);
    let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: en\n")]);
    let made = import(&dossier, &folder.path(), &["--map", "folder=nowhere:companies"]);
    assert_eq!((made.code, made.stdout.as_str()), (0, "content/start.md\ncontent/index.md\n"), "{}", made.stderr);
    assert!(read(&dossier, "content/index.md").contains("[start](start.md#one)"));
    assert!(read(&dossier, "content/start.md").contains("[back](index.md) ![](port.png)"));
    assert_eq!(made.stderr.matches("fits no document").count(), 1, "{}", made.stderr);
    assert_eq!(errors(&dossier), "");
    let again = import(&dossier, &folder.path(), &[]);
    assert_eq!(again.stdout, "", "{}", again.stderr);
}

#[test]
fn collections_of_jekyll_in_a_folder_of_their_own_keep_their_addresses() {
    let folder = Folder::new(&[
        ("_config.yml", "collections_dir: col\ncollections:\n  cases:\n    output: true\n  hidden: {}\n"),
        ("col/_posts/2024-01-02-p.md", "---\ntitle: P\n---\n\n[c](/cases/c.html)\n"),
        ("col/_cases/c.md", "---\ntitle: C\n---\n\nText.\n"),
        ("col/_hidden/h.md", "---\ntitle: H\n---\n\nText.\n"),
        ("col/page.md", "---\ntitle: Page\n---\n\nText.\n"),
    ]);
    let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: en\n")]);
    let made = import(&dossier, &folder.path(), &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    for (path, line) in [
        ("posts/2024-01-02-p.md", "redirect_from: [\"/2024/01/02/p.html\"]"),
        ("posts/2024-01-02-p.md", "[c](../cases/c.md)"),
        ("cases/c.md", "redirect_from: [\"/cases/c.html\"]"),
        ("hidden/h.md", "draft: true"),
        ("col/page.md", "redirect_from: [\"/col/page.html\"]"),
    ] {
        let text = read(&dossier, &format!("content/{path}"));
        assert!(text.contains(line), "{path}\n{text}");
    }
}

#[test]
fn what_a_setting_of_jekyll_says_stands_in_links_and_words() {
    let folder = Folder::new(&[
        (
            "_config.yml",
            "repository: https://code.example/r\nform_url: https://form.example/\nteam: {name: The Desk}\n",
        ),
        (
            "_posts/2024-01-02-r.md",
            "---\ntitle: R\n---\n\n[the roadmap][roadmap] and [the form]({{ site.form_url }}) of {{ site.team.name }}, \
             [other][o], [none][n].\n\n[roadmap]: {{ site.repository }}/issues/9156\n[o]: {{ page.other }}\n",
        ),
    ]);
    let dossier = Dossier::new(&[("dossier.yaml", "title: T\nlanguage: en\n")]);
    let made = import(&dossier, &folder.path(), &[]);
    let text = read(&dossier, "content/posts/2024-01-02-r.md");
    for line in [
        "[the roadmap][roadmap] and [the form](https://form.example/) of The Desk, other, none.",
        "[roadmap]: https://code.example/r/issues/9156",
    ] {
        assert!(text.contains(line), "{text}");
    }
    for said in [
        "only a template of the site knows where [other][o] leads: the link became text",
        "no address is given for [none][n]: the link became text",
    ] {
        assert!(made.stderr.contains(said), "{}", made.stderr);
    }
}
