//! `dossier import` of folders whose settings keep documents from readers: none of those may be published here.

use crate::importing_folders::{drafts, hidden_pages};

const TEXT: &str = "---\ntitle: X\n---\n@\n";

#[test]
fn what_quartz_ignores_or_is_not_asked_to_publish_is_a_draft() {
    let settings = |patterns: &str, filters: &str| {
        format!(
            "const config: QuartzConfig = {{\n  configuration: {{\n    // ignorePatterns: [x],\n    ignorePatterns: {patterns},\n  }},\n  \
             plugins: {{\n    filters: [{filters}],\n  }},\n}}\n"
        )
    };
    let listed = settings(
        "[\"private\", \"templates\", \".obsidian\", \"internal\", \"secrets/**\", '*.wip.md']",
        "Plugin.RemoveDrafts(), Plugin.ExplicitPublish()",
    );
    hidden_pages(
        &[("quartz.config.ts", &listed), (".gitignore", "node_modules\nours/\n!ours/told.md\n")],
        &[
            ("content/internal/int.md", "---\npublish: true\n---\n@\n", false),
            ("content/secrets/sec.md", "---\npublish: true\n---\n@\n", false),
            ("content/deep/er/a.wip.md", "---\npublish: true\n---\n@\n", false),
            ("content/ours/own.md", "---\npublish: true\n---\n@\n", false),
            ("content/notset.md", TEXT, false),
            ("content/no.md", "---\npublish: false\n---\n@\n", false),
            ("content/set.md", "---\npublish: true\n---\n@\n", true),
        ],
    );
    let usual = settings("[\"private\"]", "Plugin.RemoveDrafts()");
    hidden_pages(
        &[("quartz.config.ts", &usual)],
        &[("content/a.md", TEXT, true), ("content/private/p.md", TEXT, false)],
    );
    for (patterns, filters) in [
        ("[...usual, \"private\"]", "Plugin.RemoveDrafts()"),
        ("patterns", "Plugin.RemoveDrafts()"),
        ("[\"!(public)/**\"]", "Plugin.RemoveDrafts()"),
        ("[\"private\"]", "Plugin.RemoveDrafts(), Plugin.MyFilter()"),
        ("[\"private\"]", "...mine"),
    ] {
        let settings = settings(patterns, filters);
        hidden_pages(&[("quartz.config.ts", &settings)], &[("content/a.md", TEXT, false)]);
        let (made, said) = drafts(&[("quartz.config.ts", &settings), ("content/a.md", TEXT)]);
        assert_eq!(made, ["content/a.md"]);
        let line = if patterns == "[\"private\"]" { 7 } else { 4 };
        assert!(said.contains(&format!("(quartz.config.ts:{line}) cannot be understood")), "{said}");
    }
}

#[test]
fn what_mkdocs_excludes_is_a_draft() {
    let settings = "site_name: X\nmarkdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n\
                    exclude_docs: |\n  notes/\n  *.wip.md\n  !told.wip.md\n  /top.md\ndraft_docs: |\n  drafts_x/\n  _*.md\nplugins:\n  - search\n  - exclude:\n      \
                    glob: [internal/*]\n      regex: ['.*\\.tmp\\.md$']\n";
    let pages = [
        ("docs/notes/n.md", TEXT, false),
        ("docs/a.wip.md", TEXT, false),
        ("docs/told.wip.md", TEXT, true),
        ("docs/top.md", TEXT, false),
        ("docs/deep/top.md", TEXT, true),
        ("docs/drafts_x/d.md", TEXT, false),
        ("docs/_u.md", TEXT, false),
        ("docs/internal/i.md", TEXT, false),
        ("docs/x.tmp.md", TEXT, false),
        ("docs/templates/t.md", TEXT, false),
        ("docs/index.md", TEXT, true),
    ];
    hidden_pages(&[("mkdocs.yml", settings)], &pages);
    // The same of a folder that Obsidian has been in too.
    hidden_pages(&[("mkdocs.yml", settings), (".obsidian/app.json", "{}")], &pages);
    for unclear in [
        "INHERIT: ../base.yml\nsite_name: X\n",
        "exclude_docs: [a]\n",
        "plugins: [{exclude: {regex: ['(?!x)y']}}]\n",
        "exclude_docs: \"\n",
    ] {
        hidden_pages(&[("mkdocs.yml", unclear)], &[("docs/a.md", TEXT, false)]);
    }
}

#[test]
fn what_zola_ignores_is_a_draft() {
    hidden_pages(
        &[(
            "config.toml",
            "base_url = 'https://example.org'\nignored_content = [\"internal/*\", \"*.wip.md\", \"secret.md\"]\n",
        )],
        &[
            ("content/secret.md", TEXT, false),
            ("content/x.wip.md", TEXT, false),
            ("content/deep/x.wip.md", TEXT, false),
            ("content/internal/i.md", TEXT, false),
            ("content/told.md", TEXT, true),
        ],
    );
}

#[test]
fn what_hugo_ignores_does_not_mount_or_has_switched_off_is_a_draft() {
    let pages = [
        ("content/internal/i.md", TEXT, false),
        ("content/posts/x.wip.md", TEXT, false),
        ("content/secret/s.md", TEXT, false),
        ("content/posts/p.fr.md", TEXT, false),
        ("content/posts/p.md", TEXT, true),
    ];
    let ignored = "ignoreFiles = [\"internal/.*\", \"\\\\.wip\\\\.md$\"]\n";
    let mounts = "[[module.mounts]]\nsource = \"content\"\ntarget = \"content\"\nexcludeFiles = [\"secret/**\"]\n";
    let one = format!("{ignored}disableLanguages = ['fr']\n{mounts}");
    hidden_pages(&[("hugo.toml", &one)], &pages);
    hidden_pages(
        &[
            ("config/_default/hugo.toml", ignored),
            ("config/_default/module.toml", &mounts.replace("module.", "")),
            ("config/_default/languages.toml", "[fr]\ndisabled = true\n"),
        ],
        &pages,
    );
    for unclear in ["ignoreFiles = ['(?!x)y']\n", "ignoreFiles = ['a'\n", "ignoreFiles = {a = 1}\n"] {
        hidden_pages(&[("hugo.toml", unclear)], &[("content/a.md", TEXT, false)]);
    }
    hidden_pages(
        &[("hugo.toml", "[[module.mounts]]\nsource = 'content'\ntarget = 'content'\nincludeFiles = ['posts/**']\n")],
        &[("content/posts/a.md", TEXT, true), ("content/b.md", TEXT, false)],
    );
}

#[test]
fn what_jekyll_excludes_by_a_pattern_is_a_draft() {
    hidden_pages(
        &[("_config.yml", "title: X\nexclude: [internal, \"*.wip.md\", 'old-?/']\n")],
        &[
            ("pages/x.wip.md", TEXT, false),
            ("old-1/x.md", TEXT, false),
            ("pages/told.md", TEXT, true),
            ("internal/i.md", TEXT, false),
        ],
    );
}

#[test]
fn what_obsidian_publish_leaves_out_is_a_draft() {
    hidden_pages(
        &[
            (
                ".obsidian/publish.json",
                "{\"siteId\": \"x\", \"included\": [\"Public\"], \"excluded\": [\"Public/Secret\"]}",
            ),
            (".obsidian/app.json", "{\"userIgnoreFilters\": [\"Public/Internal/\", \"/own\\\\d/\"]}"),
        ],
        &[
            ("Public/Secret/S.md", TEXT, false),
            ("Notes/Not.md", TEXT, false),
            ("Public/Internal/Int.md", TEXT, false),
            ("Public/own1.md", TEXT, false),
            ("Public/P.md", TEXT, true),
            ("Publicity.md", TEXT, false),
        ],
    );
    hidden_pages(
        &[(".obsidian/plugins/digitalgarden/manifest.json", "{}")],
        &[("a.md", TEXT, false), ("b.md", "---\ndg-publish: true\n---\n@\n", true)],
    );
}

#[test]
fn where_some_notes_of_a_vault_are_marked_for_readers_the_others_are_drafts() {
    for key in ["publish", "dg-publish", "share"] {
        hidden_pages(
            &[(".obsidian/app.json", "{}")],
            &[
                ("a.md", TEXT, false),
                ("b.md", &format!("---\n{key}: true\n---\n@\n"), true),
                ("c.md", "---\ndraft: false\n---\n@\n", true),
            ],
        );
    }
    // Nothing is marked: all that says nothing is published.
    hidden_pages(
        &[(".obsidian/app.json", "{}")],
        &[("a.md", TEXT, true), ("b.md", "---\npublish: false\n---\n@\n", false)],
    );
}
