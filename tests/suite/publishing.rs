//! What publishing promises: all or nothing, only what changed, never a foreign file.

use std::fs;

use crate::harness::{Dossier, article, company, tree};

fn small() -> Dossier {
    Dossier::new(&[
        ("content/companies/tesla.md", &company("Tesla")),
        ("content/articles/a.md", &article("Eins", "2024-01-02", "Tesla baut.")),
    ])
}

/// Every way in which a build can fail after a good one, and the code that it must name.
#[test]
fn a_failed_build_changes_not_one_byte_of_the_last_good_site() {
    let cases: [(&str, &str, &str); 5] = [
        ("content/articles/b.md", "---\ntitle: Zwei\n---\n", "missing-field"),
        ("content/articles/b.md", "kein Kopf", "missing-field"),
        ("templates/article.html", "{% if %}", "template-syntax"),
        ("templates/article.html", "{% extends \"gibt-es-nicht.html\" %}", "template-missing"),
        ("templates/article.html", "{{ page.gibt_es_nicht.auch_nicht }}", "template-render"),
    ];
    for (path, text, code) in cases {
        let dossier = small();
        dossier.build();
        let before = tree(&dossier.output());
        dossier.write("content/articles/a.md", article("Anders", "2024-01-02", "Tesla baut anders."));
        dossier.write(path, text);
        let failed = dossier.run(&["build"]);
        assert_eq!(failed.code, 1, "{code}: {}", failed.stderr);
        assert!(failed.stderr.contains(&format!("error[{code}]")), "{code}: {}", failed.stderr);
        assert!(tree(&dossier.output()) == before, "{code}: the published site changed");

        dossier.remove(path);
        dossier.build();
        assert!(dossier.page("articles/a/index.html").contains("Anders"));
    }
}

#[test]
fn foreign_files_stay_and_orphans_go() {
    let dossier = small();
    dossier.build();
    dossier.write("public/CNAME", "example.org");
    dossier.write("public/articles/bericht.pdf", "PDF");
    dossier.remove("content/articles/a.md");
    dossier.write("content/articles/b.md", article("Zwei", "2024-01-03", "Tesla baut."));
    dossier.build();
    assert!(!dossier.output().join("articles/a").exists(), "the orphan's folder is still there");
    assert_eq!(dossier.page("CNAME"), "example.org");
    assert_eq!(dossier.page("articles/bericht.pdf"), "PDF");
}

#[test]
fn an_address_that_goes_is_named_unless_it_leads_on() {
    let dossier = small();
    assert!(!dossier.run(&["build"]).stderr.contains("no more"));
    dossier.remove("content/articles/a.md");
    dossier.write("content/articles/b.md", article("Eins", "2024-01-02", "Tesla baut."));
    let renamed = dossier.run(&["build"]);
    assert_eq!(renamed.code, 0, "{}", renamed.stderr);
    assert!(renamed.stderr.contains("published before and no more: /articles/a/;"), "{}", renamed.stderr);
    assert!(!dossier.run(&["build"]).stderr.contains("no more"));

    dossier.remove("content/articles/b.md");
    let moved =
        article("Eins", "2024-01-02", "Tesla baut.").replacen("---\n", "---\nredirect_from: [/articles/b/]\n", 1);
    dossier.write("content/articles/c.md", moved);
    let redirected = dossier.run(&["build"]);
    assert_eq!(redirected.code, 0, "{}", redirected.stderr);
    assert!(!redirected.stderr.contains("no more"), "{}", redirected.stderr);
}

#[test]
fn a_folder_of_others_is_refused_unless_forced() {
    let dossier = small();
    dossier.write("public/index.html", "eines anderen");
    let refused = dossier.run(&["build"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("--force"), "{}", refused.stderr);
    assert_eq!(dossier.page("index.html"), "eines anderen");
    let forced = dossier.run(&["build", "--force"]);
    assert_eq!(forced.code, 0, "{}", forced.stderr);
    assert!(dossier.page("index.html").contains("Probe"));
}

#[test]
fn an_output_among_the_sources_is_refused() {
    for output in ["content/site", "content", ".", "templates/x", "static"] {
        let dossier = small();
        let before = tree(dossier.root());
        let place = dossier.root().join(output);
        let refused = dossier.run(&["build", "--output", place.to_str().unwrap()]);
        assert_eq!(refused.code, 1, "{output}");
        assert!(refused.stderr.contains("error[output-refused]"), "{output}: {}", refused.stderr);
        assert!(tree(dossier.root()) == before, "{output}: something was written");
    }
}

#[test]
fn an_output_that_cannot_be_written_says_so() {
    let dossier = small();
    dossier.write("public", "eine Datei");
    for output in ["public", "public/site"] {
        let refused = dossier.run(&["build", "--output", dossier.root().join(output).to_str().unwrap()]);
        assert_eq!(refused.code, 1);
        assert!(refused.stderr.contains("error[output-refused]"), "{}", refused.stderr);
    }
    assert_eq!(fs::read_to_string(dossier.output()).unwrap(), "eine Datei");
}

#[test]
fn a_site_with_an_address_links_to_folders_and_one_without_to_files() {
    let dossier = small();
    dossier.build();
    assert!(dossier.page("articles/a/index.html").contains("../../companies/tesla/index.html"));
    assert!(!dossier.output().join("sitemap.xml").exists());
    let built = dossier.run(&["build", "--base-url", "https://example.org/d"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert!(dossier.page("articles/a/index.html").contains("\"../../companies/tesla/\""));
    assert!(dossier.page("sitemap.xml").contains("https://example.org/d/companies/tesla/"));
}

#[test]
fn what_search_engines_are_asked_to_leave_out_says_so_on_its_page_and_is_not_in_the_sitemap() {
    for name in ["company", "companies", "tesla", "companies/tesla"] {
        let dossier = small();
        let config = format!("title: Probe\nlanguage: de\nbase_url: https://example.org/\nnoindex: [{name}]\n");
        dossier.write("dossier.yaml", config);
        dossier.build();
        assert!(dossier.page("companies/tesla/index.html").contains("noindex"), "{name}: the company's page");
        assert!(!dossier.page("sitemap.xml").contains("companies/tesla/"), "{name}: the sitemap");
        let whole_kind = name.starts_with("compan") && !name.contains('/');
        assert_eq!(dossier.page("companies/index.html").contains("noindex"), whole_kind, "{name}: the index");
        assert_eq!(
            dossier.page("sitemap.xml").contains("/companies/<"),
            !whole_kind,
            "{name}: the index in the sitemap"
        );
        assert!(!dossier.page("articles/a/index.html").contains("noindex"), "{name}: the article");
    }
}

#[test]
fn a_site_that_was_made_from_the_same_is_left_alone_unless_somebody_touched_it() {
    let dossier = small();
    dossier.write("static/a.txt", "eins");
    assert!(dossier.build().stderr.contains(" 0 unchanged"));
    let made = dossier.site();
    assert!(dossier.build().stderr.contains(": 0 written"));
    // A page that somebody changed or removed comes back.
    fs::write(dossier.output().join("companies/tesla/index.html"), "fremd").unwrap();
    fs::remove_file(dossier.output().join("articles/a/index.html")).unwrap();
    assert!(dossier.build().stderr.contains(": 2 written"));
    assert_eq!(dossier.site(), made);
    // Whatever a site is made from is noticed.
    for (path, text) in [
        ("content/articles/a.md", article("Anders", "2024-01-02", "Tesla baut.")),
        ("static/a.txt", "zwei Wörter".into()),
        ("templates/404.html", "anders".into()),
        ("dossier.yaml", "title: Anders\nlanguage: de\n".into()),
    ] {
        dossier.write(path, text);
        assert!(!dossier.build().stderr.contains(": 0 written"), "{path}");
        assert!(dossier.build().stderr.contains(": 0 written"), "{path}");
    }
    assert!(!dossier.run(&["build", "--base-url", "https://anders.example/"]).stderr.contains(": 0 written"));
}

#[test]
fn warnings_are_said_again_at_each_build() {
    let dossier = small();
    dossier.write("content/companies/amazon.md", company("Amazon"));
    let warnings =
        |built: &str| built.split(" files, ").next().map(|said| said.rsplit_once('\n').unwrap().0.to_owned());
    let first = dossier.build().stderr;
    assert!(first.contains("warning[unconnected-entity]"), "{first}");
    let stamp = || fs::metadata(dossier.output().join(".dossier/stamp")).unwrap().modified().unwrap();
    let before = stamp();
    assert_eq!(warnings(&dossier.build().stderr), warnings(&first), "to the letter");
    assert_eq!(stamp(), before, "nothing was made for it");
}

/// A share that is not mounted, a disk that fails: the dossier is not empty, it is not there.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_no_empty_folder() {
    use std::os::unix::fs::symlink;
    for (folder, target, code) in [
        ("content", None, "no-content"),
        ("content", Some("not-mounted"), "unreadable"),
        ("content", Some("content"), "unreadable"),
        ("static", Some("not-mounted"), "unreadable"),
        ("templates", Some("templates"), "unreadable"),
    ] {
        let dossier = small();
        dossier.write("static/a.txt", "eins");
        dossier.write("templates/404.html", "eigene");
        dossier.build();
        let before = tree(&dossier.output());
        fs::remove_dir_all(dossier.root().join(folder)).unwrap();
        if let Some(target) = target {
            symlink(dossier.root().join(target), dossier.root().join(folder)).unwrap();
        }
        for command in ["check", "build"] {
            let run = dossier.run(&[command]);
            let said = format!("{}{}", run.stdout, run.stderr);
            assert_eq!(run.code, 1, "{command} with {folder} → {target:?}: {said}");
            assert!(said.contains(&format!("error[{code}]")) && said.contains(&format!("--> {folder}\n")), "{said}");
        }
        assert!(tree(&dossier.output()) == before, "{folder} → {target:?}: the published site changed");
    }
}

#[test]
fn an_empty_dossier_is_a_dossier() {
    let dossier = small();
    dossier.build();
    fs::remove_dir_all(dossier.root().join("content")).unwrap();
    fs::create_dir(dossier.root().join("content")).unwrap();
    dossier.build();
    assert!(!dossier.output().join("articles").exists());
}

#[test]
fn most_pages_of_a_site_go_only_when_that_is_meant() {
    let dossier = small();
    let name = |number: usize| format!("content/companies/firma-{number}.md");
    (0..30).for_each(|number| dossier.write(&name(number), company(&format!("Firma {number}"))));
    dossier.build();
    // Twenty pages may go, and less than half of the pages.
    (0..20).for_each(|number| dossier.remove(&name(number)));
    dossier.build();
    (0..40).for_each(|number| dossier.write(&name(number), company(&format!("Firma {number}"))));
    dossier.build();
    let before = dossier.site();
    let pages = before.keys().filter(|path| path.ends_with(".html")).count();
    (0..40).for_each(|number| dossier.remove(&name(number)));
    let refused = dossier.run(&["build"]);
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    let wanted = format!("would remove 40 of {pages} pages");
    assert!(refused.stderr.contains(&wanted) && refused.stderr.contains("--force"), "{}", refused.stderr);
    assert!(dossier.site() == before, "the published site changed");
    assert_eq!(dossier.run(&["build", "--force"]).code, 0);
    assert!(!dossier.output().join("companies/firma-0").exists());
}

/// To open a pipe waits for whoever writes into it: were one opened, this test would not end.
#[cfg(unix)]
#[test]
fn pipes_and_sockets_are_refused_by_name_and_never_opened() {
    let pipes = ["content/articles/b.md", "content/a.pdf", "static/b.txt", "templates/article.html", "dossier.yaml"];
    for pipe in pipes {
        let dossier = small();
        dossier.write(pipe, "");
        dossier.remove(pipe);
        let made = std::process::Command::new("mkfifo").arg(dossier.root().join(pipe)).status().unwrap();
        assert!(made.success());
        for command in ["check", "build"] {
            let run = dossier.run(&[command]);
            let said = format!("{}{}", run.stdout, run.stderr);
            assert_eq!(run.code, 1, "{command} with {pipe}: {said}");
            assert!(said.contains("error[special-file]: this is a named pipe"), "{said}");
            assert!(said.contains(&format!("--> {pipe}\n")), "{said}");
        }
    }
    let dossier = small();
    fs::create_dir(dossier.root().join("static")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(dossier.root().join("static/s")).unwrap();
    assert!(dossier.run(&["check"]).stdout.contains("error[special-file]: this is a socket"));
}

/// The times of a file can be set, as `cp -p` and `rsync -t` do, so they prove nothing.
#[test]
fn other_bytes_of_the_same_size_and_time_are_noticed() {
    let dossier = small();
    dossier.write("static/a.txt", "eins");
    dossier.write("content/articles/b.txt", "eins");
    dossier.write("content/articles/b.md", article("Zwei", "2024-01-03", "[Datei](b.txt)"));
    dossier.build();
    let exchange = |path: &std::path::Path| {
        let time = fs::metadata(path).unwrap().modified().unwrap();
        let new: Vec<u8> = fs::read(path).unwrap().iter().map(|byte| byte ^ 1).collect();
        fs::write(path, new).unwrap();
        fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
    };
    for (source, published) in [("static/a.txt", "a.txt"), ("content/articles/b.txt", "articles/b.txt")] {
        exchange(&dossier.root().join(source));
        dossier.build();
        assert_eq!(dossier.page(published), "dhor", "{source} is published as it was");
    }
    // What others did to the published site is undone as well, whether all is made anew or nothing has to be.
    let made = dossier.site();
    for strict in [&["build"][..], &["build", "--drafts"]] {
        if cfg!(unix) {
            exchange(&dossier.output().join("articles/a/index.html"));
            assert_eq!(dossier.run(strict).code, 0);
            assert!(dossier.site() == made, "{strict:?}");
        }
    }
}

/// What lies beside the pages, and each time the file that has to be renamed.
#[test]
fn what_cannot_be_published_is_found_by_check_and_build_at_the_file() {
    let cases: [(&str, &str, &str); 8] = [
        ("static/index.html", "static/index.html", "the page index.html"),
        ("static/Band.css", "static/Band.css", "the page band.css"),
        ("static/a:b", "static/a:b", "Windows"),
        ("static/articles", "static/articles", "articles/"),
        ("static/404.html/x.txt", "static/404.html/x.txt", "the page 404.html"),
        ("static/search/index.js", "static/search/index.js", "the page search/index.js"),
        ("static/articles/bild.png", "content/articles/bild.png", "static/articles/bild.png"),
        ("content/articles/b/index.html", "content/articles/b/index.html", "content/articles/b.md"),
    ];
    for (path, at, reason) in cases {
        let dossier = small();
        dossier.build();
        let before = dossier.site();
        dossier.write("content/articles/bild.png", "PNG");
        dossier.write("content/articles/b.md", article("Zwei", "2024-01-03", "![](bild.png) [b](b/index.html)"));
        dossier.write("content/articles/b/index.html", "Datei");
        if !path.starts_with("content/") {
            dossier.write("content/articles/b.md", article("Zwei", "2024-01-03", "![](bild.png)"));
        }
        dossier.write(path, "Datei");
        let (check, build) = (dossier.run(&["check"]), dossier.run(&["build"]));
        assert_eq!((check.code, build.code), (1, 1), "{path}: {}", check.stdout);
        let said = &check.stdout;
        assert!(said.contains("error[unpublishable]") && said.contains(&format!("--> {at}\n")), "{path}: {said}");
        assert!(said.contains(reason) && said.contains("name"), "{path}: {said}");
        assert!(build.stderr.starts_with(said.as_str()), "{path}: {}", build.stderr);
        assert!(dossier.site() == before, "{path}: the published site changed");
    }
}

/// What check accepts, build publishes: a theme's file that is replaced, and others beside.
#[test]
fn files_beside_the_pages_are_published() {
    let dossier = small();
    let names = ["a/b.txt", "articles/c.txt", "icon.svg", "style.css", ".well-known-to-be-left-out"];
    names.iter().for_each(|name| dossier.write(&format!("static/{name}"), "eigene"));
    assert_eq!(dossier.run(&["check"]).code, 0);
    dossier.build();
    assert!(names[..3].iter().all(|name| dossier.page(name) == "eigene"));
    assert_eq!(dossier.theme_file(names[3]), "eigene");
    assert!(names[3..].iter().all(|name| !dossier.output().join(name).exists()));
}

/// The administrator may read everything, so there only the same answer of both commands is asked for.
#[cfg(unix)]
#[test]
fn a_static_file_without_permission_is_found_by_check() {
    use std::os::unix::fs::PermissionsExt;
    let dossier = small();
    dossier.write("static/a.txt", "geheim");
    let file = dossier.root().join("static/a.txt");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    let code = i32::from(fs::read(&file).is_err());
    let check = dossier.run(&["check"]);
    assert_eq!((check.code, dossier.run(&["build"]).code), (code, code), "{}", check.stdout);
    assert_eq!(check.stdout.contains("error[unreadable]"), code == 1, "{}", check.stdout);
}

/// The pages of documents that a further article changes: its own, its neighbour's, and those of what it names. Lists, views and
/// data for scripts are about the dossier as a whole.
#[test]
fn the_first_article_of_a_year_changes_its_neighbour_and_those_that_it_names() {
    let dossier = Dossier::copy_of("tests/sites/courts");
    dossier.build();
    let before = dossier.site();
    dossier.write("content/articles/later.md", article("Later", "2031-04-05", "Brightline Systems waits."));
    dossier.build();
    let folders = ["articles/", "companies/", "courts/", "people/", "cases/", "regulations/"];
    let after = dossier.site();
    let of_documents = after.iter().filter(|(path, _)| {
        path.ends_with("/index.html")
            && folders.iter().any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest != "index.html"))
    });
    let changed: Vec<&str> =
        of_documents.filter(|(path, bytes)| before.get(*path) != Some(*bytes)).map(|(path, _)| &**path).collect();
    let expected =
        ["articles/2024-05-06-appeal/index.html", "articles/later/index.html", "companies/brightline/index.html"];
    assert_eq!(changed, expected);
}
