//! Changes after which something was once shown that a build does not show, each as it happened.

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use dossier::diagnostic::Code;
use dossier::load::{load, reload};
use dossier::pipeline::{BuildOptions, analyse, search_files};

use super::desk::{Desk, compare, from_nothing, printed};
use super::edits::optional;
use super::{ARTICLE, add, sample, small};
use crate::harness::{Dossier, article, company};

#[test]
fn the_first_claim_brings_the_list_of_claims_into_the_navigation_of_every_page() {
    let dossier = small();
    let mut desk = Desk::new(&dossier);
    let path = dossier.root().join("content/articles/spill.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("---\n", "---\nclaims: [{id: c1, text: Es war anders., by: , par: 1}]\n", 1))
        .unwrap();
    let followed = desk.follow(&[path], "a first claim");
    assert!(followed.expect("the diagnostics are the same"), "the claim is well formed");
}

#[test]
fn a_name_that_is_written_twice_is_used_twice_also_after_another_name_has_changed() {
    let dossier = small();
    dossier.write("content/companies/acme.md", "---\nname: Akme\nnames: [Acme, Acme]\n---\n");
    let mut desk = Desk::new(&dossier);
    let path = dossier.root().join("content/companies/nord.md");
    fs::write(&path, "---\nname: Nordamt\nsummary: Amt.\nnames: [Nord-Amt]\n---\n").unwrap();
    let followed = desk.follow(&[path], "another name");
    assert!(followed.expect("the diagnostics are the same"));
}

#[test]
fn a_paragraph_that_a_statement_names_is_missed_when_it_goes_and_known_again_when_it_is_back() {
    let dossier = small();
    let path = dossier.root().join("content/articles/spill.md");
    let short = article("Der Unfall", "2021-03", "Acme und Nordamt schweigen.").replacen(
        "---\n",
        "---\nclaims: [{id: c1, text: Es war anders., by: [acme], par: 2}]\n",
        1,
    );
    let long = format!("{short}\nAcme bestreitet alles.\n");
    let longer = format!("{long}\nNordamt auch.\n");
    fs::write(&path, &long).unwrap();
    let mut desk = Desk::new(&dossier);
    for (text, is_whole) in [(&longer, true), (&short, false), (&long, true), (&short, false), (&longer, true)] {
        fs::write(&path, text).unwrap();
        let followed = desk.follow(std::slice::from_ref(&path), "a paragraph that came or went");
        assert_eq!(followed.expect("the diagnostics are the same"), is_whole);
    }
}

#[test]
fn a_statement_and_a_link_follow_the_id_of_a_paragraph() {
    let dossier = small();
    let path = dossier.root().join("content/articles/spill.md");
    let with = |id: &str| {
        let text = format!("Acme und Nordamt schweigen. ^{id}\n\nAcme bestreitet alles.");
        article("Der Unfall", "2021-03", &text).replacen(
            "---\n",
            "---\nclaims: [{id: c1, text: Es war anders., by: [acme], par: ^kern}]\n",
            1,
        )
    };
    fs::write(&path, with("kern")).unwrap();
    dossier.write("content/companies/nord.md", format!("{}\nDazu [[spill#^kern|mehr]].\n", company("Nordamt")));
    let mut desk = Desk::new(&dossier);
    for (id, is_whole) in [("anders", false), ("kern", true)] {
        fs::write(&path, with(id)).unwrap();
        let followed = desk.follow(std::slice::from_ref(&path), "another id");
        assert_eq!(followed.expect("the diagnostics are the same"), is_whole);
    }
}

#[test]
fn a_new_name_is_shown_on_the_page_that_is_named() {
    let dossier = sample();
    let mut desk = Desk::new(&dossier);
    assert!(!desk.text("companies/alibaba/index.html").contains("wartet ab."));
    desk.change(&[add(&dossier, ARTICLE, " Auch Alibaba wartet ab.")]);
    assert!(desk.text("companies/alibaba/index.html").contains("wartet ab."), "the new sentence is quoted");
}

#[test]
fn a_statement_is_stranded_while_its_paragraph_names_nobody_whom_it_concerns() {
    let dossier = small();
    let (text, company_file) = ("content/articles/spill.md", "content/companies/acme.md");
    let says = |words: &str| {
        article("Der Unfall", "2021-03", words).replacen(
            "---\n",
            "---\nclaims: [{id: c1, text: Es war anders., by: [acme], par: 1}]\n",
            1,
        )
    };
    dossier.write(text, says("Acme und Nordamt schweigen."));
    let mut desk = Desk::new(&dossier);
    let edits = [
        (text, says("Nordamt schweigt."), true),
        (company_file, company("Akme"), true),
        (text, says("Akme schweigt."), false),
        (company_file, company("Acme"), true),
        (text, says("Acme schweigt."), false),
    ];
    for (file, words, is_stranded) in edits {
        dossier.write(file, words);
        let (found, _) = desk.change(&[dossier.root().join(file)]);
        assert_eq!(found.iter().any(|found| found.code == Code::StrandedStatement), is_stranded);
        desk.is_built(file);
    }
}

#[test]
fn rows_of_the_matrix_stay_in_the_order_of_their_names() {
    let dossier = small();
    let states = "---\nrelations: [{subject: acme, type: subject_to, object: seegesetz}, {subject: nord, type: subject_to, object: seegesetz}]\n";
    let text = article("Der Unfall", "2021-03", "Acme und Nordamt schweigen.");
    dossier.write("content/articles/spill.md", text.replacen("---\n", states, 1));
    dossier.write("content/regulations/seegesetz.md", "---\nname: Seegesetz\n---\n\nEin Gesetz.\n");
    let mut desk = Desk::new(&dossier);
    let order = |desk: &Desk| {
        let page = desk.text("matrix/index.html");
        ["companies/acme/", "companies/nord/"].map(|address| page.find(address).expect("the matrix has both"))
    };
    let [acme, nord] = order(&desk);
    assert!(acme < nord);
    let path = dossier.root().join("content/companies/acme.md");
    fs::write(&path, company("Zacme")).unwrap();
    assert!(desk.follow(&[path], "another name").expect("the diagnostics are the same"));
    let [acme, nord] = order(&desk);
    assert!(acme > nord);
}

#[test]
fn another_alias_of_an_article_is_looked_up_where_it_is_linked() {
    let dossier = small();
    let path = dossier.root().join("content/articles/spill.md");
    let with = |alias: &str| {
        let text = article("Der Unfall", "2021-03", "Acme und Nordamt schweigen.");
        fs::write(&path, text.replacen("---\n", &format!("---\naliases: [{alias}]\n"), 1)).unwrap();
    };
    with("Havarie");
    dossier.write("content/companies/nord.md", format!("{}\nDazu [[Havarie]].\n", company("Nordamt")));
    let mut desk = Desk::new(&dossier);
    for (alias, is_whole) in [("Leck", false), ("Havarie", true)] {
        with(alias);
        let followed = desk.follow(std::slice::from_ref(&path), "another alias");
        assert_eq!(followed.expect("the diagnostics are the same"), is_whole);
    }
}

#[test]
fn a_list_that_goes_with_its_last_document_is_missed_where_it_is_linked() {
    let dossier = small();
    let path = dossier.root().join("content/regulations/liste.md");
    dossier.write("content/about.md", "---\ntitle: Darüber\n---\n\nAlle [Regeln](/regulations/).\n");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "---\nname: Liste\n---\n").unwrap();
    let mut desk = Desk::new(&dossier);
    for is_there in [false, true, false] {
        match is_there {
            true => fs::write(&path, "---\nname: Liste\n---\n").unwrap(),
            false => fs::remove_file(&path).unwrap(),
        }
        let followed = desk.follow(std::slice::from_ref(&path), "a kind that came or went");
        assert_eq!(followed.expect("the diagnostics are the same"), is_there);
    }
}

#[test]
fn the_page_with_the_whole_dossier_follows_every_edit() {
    let dossier = sample();
    let config = fs::read_to_string(dossier.root().join("dossier.yaml")).unwrap();
    dossier.write("dossier.yaml", format!("{config}print: true\n"));
    let mut desk = Desk::new(&dossier);
    for (sentence, shown) in [(" Mehr ist nicht bekannt.", "Mehr ist"), (" Auch Alibaba wartet ab.", "wartet ab.")] {
        desk.change(&[add(&dossier, ARTICLE, sentence)]);
        assert!(desk.text("print/index.html").contains(shown));
        desk.is_built(sentence);
    }
}

#[test]
fn a_mistake_leaves_the_site_as_it_is_until_it_is_mended() {
    let dossier = sample();
    let mut desk = Desk::new(&dossier);
    let before = desk.site();
    let text = fs::read_to_string(dossier.root().join(ARTICLE)).unwrap();
    let path = add(&dossier, ARTICLE, " Siehe [[nirgends]].");
    assert!(!desk.change(std::slice::from_ref(&path)).1);
    compare(&desk.site(), &before, "a mistake");
    fs::write(&path, text.replace("Tesla", "TESLA")).unwrap();
    assert!(desk.change(&[path]).1);
    desk.is_built("the mistake was mended");
}

#[test]
fn a_template_that_fails_is_found_without_a_look_at_its_page() {
    let dossier = sample();
    let mut desk = Desk::new(&dossier);
    dossier.write("templates/sources.html", "{{ page.nothing.of.the.kind }}");
    let changed = [dossier.root().join("templates/sources.html")];
    reload(&mut desk.inputs, &changed, &[]);
    let edition = desk.editing.update(&desk.inputs).edition.expect("it compiles");
    assert!(edition.file("sources/index.html").is_err());
    assert!(edition.failures(&AtomicBool::new(true)).is_none(), "it was given up");
    let found = edition.failures(&AtomicBool::new(false)).expect("nobody gave up");
    assert_eq!(printed(&found), from_nothing(&dossier).1);
}

#[test]
fn a_search_index_that_is_not_wanted_any_more_is_broken_off_in_the_middle() {
    let dossier = sample();
    let inputs = load(dossier.root(), &[]);
    let analysed = analyse(&inputs, &BuildOptions::default()).value;
    let analysed = analysed.expect("the sample is right");
    let (asked, files) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let make = |wanted: usize| {
        let go_on = || if asked.fetch_add(1, Ordering::Relaxed) < wanted { Ok(()) } else { Err("given up") };
        search_files(&analysed.site, analysed.graph(), go_on, |_, _| {
            files.fetch_add(1, Ordering::Relaxed);
            Ok(())
        })
    };
    assert_eq!(make(usize::MAX), Ok(()));
    let (all, made) = (asked.swap(0, Ordering::Relaxed), files.swap(0, Ordering::Relaxed));
    assert!(all > analysed.site.ids().count(), "it is asked for every document and every file");
    assert_eq!(make(all / 2), Err("given up"));
    assert!(files.load(Ordering::Relaxed) < made, "the rest is not made");
}

#[test]
fn only_the_files_beside_pages_that_changed_are_told() {
    let dossier = sample();
    dossier.write("content/files/list.csv", "one");
    dossier.write("static/own.css", "a{}");
    let mut desk = Desk::new(&dossier);
    let told = |desk: &mut Desk, path: &str, text: Option<&str>| {
        let (before, file) = (desk.shown.clone().unwrap(), dossier.root().join(path));
        optional(&file, text);
        desk.change(std::slice::from_ref(&file));
        let changed = [std::path::absolute(file).unwrap()].into();
        desk.shown.as_ref().unwrap().other_files(&before, &changed).into_iter().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told(&mut desk, "static/own.css", Some("b{}")), "own.css");
    assert_eq!(told(&mut desk, "static/new.txt", Some("new")), "new.txt");
    assert_eq!(told(&mut desk, "static/own.css", None), "own.css");
    assert_eq!(told(&mut desk, "templates/404.html", Some("<p></p>")), "");
    // With one sheet of the theme all of its files have another version.
    let both =
        |told: String| (told.matches("/de.").count(), told.matches(" style.").count(), told.contains("icon.svg"));
    assert_eq!(both(told(&mut desk, "static/style.css", Some("a{}"))), (2, 2, false));
    assert_eq!(both(told(&mut desk, "static/style.css", None)), (2, 2, false));
    let config = fs::read_to_string(dossier.root().join("dossier.yaml")).unwrap();
    let accent = told(&mut desk, "dossier.yaml", Some(&format!("{config}accent: \"#123456\"\n")));
    assert_eq!((accent.matches("accent.").count(), both(accent).1), (1, 2));
}

#[test]
fn the_first_relation_brings_matrix_and_network_to_every_page_and_the_last_one_takes_them_away() {
    let with = "---\nname: Acme\nrelations:\n  - {type: subject_to, object: liste, evidence: [{title: Amtsblatt, url: \"https://example.org/\", outlet: Amt, date: 2024}]}\n---\n";
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", "---\nname: Acme\n---\n"),
        ("content/regulations/liste.md", "---\nname: Liste\n---\n"),
        ("content/about.md", "---\ntitle: Darüber\n---\n\nText.\n"),
    ]);
    let mut desk = Desk::new(&dossier);
    for text in [with, "---\nname: Acme\n---\n", with] {
        let path = dossier.root().join("content/companies/acme.md");
        fs::write(&path, text).unwrap();
        assert!(desk.change(&[path]).1);
        desk.is_built(text);
        let linked = desk.text("about/index.html").contains("matrix/");
        assert_eq!((desk.file("matrix/index.html").is_some(), linked), (text == with, text == with));
    }
}

#[test]
fn a_picture_of_another_size_changes_the_page_that_shows_it() {
    let dossier = sample();
    let drawing = |width: u32| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"30\"/>");
    for folder in ["content/articles", "static"] {
        dossier.write(&format!("{folder}/plan.svg"), drawing(40));
    }
    add(&dossier, ARTICLE, "\n\n![Plan](plan.svg)\n\n![Plan](/plan.svg)");
    let mut desk = Desk::new(&dossier);
    for (folder, width) in [("content/articles", 50), ("static", 60)] {
        dossier.write(&format!("{folder}/plan.svg"), drawing(width));
        desk.change(&[dossier.root().join(folder).join("plan.svg")]);
        let page = desk.text("articles/2021-05-tesla-datenzentrum-china/index.html");
        assert!(page.contains(&format!(" width=\"{width}\" height=\"30\"")), "{width}");
    }
    desk.is_built("two exchanged pictures");
}
