//! `dossier import` of registers and lists of sanctions: nothing becomes something else on the way.

use crate::harness::{Dossier, run};

/// What is made of a file; its documents by their paths.
fn imported(dossier: &Dossier, name: &str, text: &str) -> crate::harness::Run {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("the file can be written");
    run(dossier.root(), &["import", path.to_str().expect("a path of letters")])
}

fn read(dossier: &Dossier, path: &str) -> String {
    std::fs::read_to_string(dossier.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn has(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_table_of_targets_has_the_kinds_that_it_states() {
    let dossier = Dossier::new(&[]);
    let made = imported(
        &dossier,
        "targets.simple.csv",
        "\"id\",\"schema\",\"name\",\"aliases\",\"birth_date\",\"countries\",\"addresses\",\"identifiers\",\"sanctions\",\"dataset\"\n\
         \"NK-1\",\"Person\",\"Igor Probe\",\"Probe Igor;Игорь Пробе\",\"1961-05-01\",\"ru;cy\",\"Moscow\",\"\",\"EU - 2022-02-23\",\"EU FSF\"\n\
         \"NK-2\",\"Vessel\",\"MT Probe\",\"\",\"\",\"pa\",\"\",\"IMO9074729\",\"\",\"US OFAC\"\n\
         \"NK-3\",\"PublicBody\",\"Ministry of Tests\",\"\",\"\",\"ru\",\"\",\"12;13\",\"\",\"US OFAC\"\n\
         \"\",\"Person\",\"Nobody\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"\n",
    );
    assert_eq!(made.stdout, "content/people/igor-probe.md\ncontent/agencies/ministry-of-tests.md\n", "{}", made.stderr);
    let said = [
        "columns that are not taken: addresses",
        "sanctions are no relations here",
        "targets.simple.csv:5: the entity has no id",
        "1 × Vessel left out",
    ];
    has(&made.stderr, &said);
    let person = read(&dossier, "content/people/igor-probe.md");
    has(
        &person,
        &["country: ru\n", "identifiers: {opensanctions: NK-1}\n", "birthDate: [1961-05-01]", "EU - 2022-02-23"],
    );
    has(&read(&dossier, "content/agencies/ministry-of-tests.md"), &["identifiers: [\"12\", \"13\"]"]);
}

/// A file of these entities, each `id schema {properties}`.
fn lines(entities: &[(&str, &str, &str)]) -> String {
    let line = |(id, schema, properties): &(&str, &str, &str)| {
        format!("{{\"id\":\"{id}\",\"schema\":\"{schema}\",\"properties\":{{{properties}}}}}\n")
    };
    entities.iter().map(line).collect()
}

#[test]
fn what_is_over_who_is_what_and_other_countries_come_along() {
    let dossier = Dossier::new(&[]);
    let file = lines(&[
        ("p", "Person", r#""name":["Oleg Probe"],"country":["ru"],"deathDate":["2021-01-01"],"shoeSize":["43"]"#),
        ("q", "Person", r#""name":["Anna Muster"],"country":["ru"]"#),
        (
            "c",
            "Company",
            r#""name":["Closed Works"],"country":["ru"],"mainCountry":["cy"],"jurisdiction":["vg"],"parent":["d"]"#,
        ),
        ("d", "Company", r#""name":["Holding Delta"],"country":["ru"]"#),
        ("o", "Ownership", r#""owner":["p"],"asset":["d"],"status":["former"],"percentage":["10-25"]"#),
        ("i", "Directorship", r#""director":["p"],"organization":["d"],"status":["resigned"],"role":["director"]"#),
        ("e", "Employment", r#""employee":["q"],"employer":["d"],"status":["dozing"]"#),
        ("f", "Family", r#""person":["p"],"relative":["q"],"relationship":["mother"]"#),
        ("s", "Succession", r#""predecessor":["c"],"successor":["d"]"#),
        ("b", "Debt", r#""debtor":["c"],"creditor":["d"],"amount":["1000"],"currency":["USD"]"#),
    ]);
    let made = imported(&dossier, "e.json", &file);
    let said = [
        "of entities stand under extra only: 1 × deathDate, 1 × further countries, 1 × parent",
        "of entities are not taken: 1 × shoeSize",
        "`status: dozing` is no status that is known",
    ];
    has(&made.stderr, &said);
    let oleg = read(&dossier, "content/people/oleg-probe.md");
    assert_eq!(oleg.matches("status: ended").count(), 2, "{oleg}");
    has(&oleg, &["percentage: 10-25", "mother: Anna Muster", "deathDate: [2021-01-01]"]);
    let closed = read(&dossier, "content/companies/closed-works.md");
    has(&closed, &["country: vg\n", "mainCountry: [cy]", "country: [ru]", "parent: Holding Delta"]);
    has(&closed, &["Debt: debtor Closed Works, creditor Holding Delta", "amount: \"1000 USD\""]);
    let holding = read(&dossier, "content/companies/holding-delta.md");
    has(&holding, &["Succession: successor Holding Delta, predecessor Closed Works"]);
    let found = dossier.run(&["check", "--drafts"]).stdout;
    assert!(!found.contains("error["), "{found}");
}

#[test]
fn a_bibliography_loses_no_editor_court_number_or_day() {
    let dossier = Dossier::new(&[]);
    let bib = "@online{a, editor = {Muster, Jan}, title = {About 5\\,\\% and \\emph{more}: ``No comment''}, organization = {Probe}, date = {2023-05-03}, url = {https://probe.example/}}\n\
        @article{b, author = {Doe, Jane}, title = {Named \\oddity{x}}, journal = {Times}, year = {2024}, month = \"3~\" # mar}\n\
        @jurisdiction{c, title = {Probe v Council}, institution = {General Court}, number = {T-1/24}, date = {2024-09-11}}\n\
        @report{d, author = {{Panel}}, title = {Report}, institution = {Council}, date = {2023-03}, type = {S/1/2}, number = {7}}\n";
    let made = imported(&dossier, "lib.bib", bib);
    has(&made.stderr, &["its editor stands for one: Jan Muster", "commands of LaTeX are left in the title"]);
    let online = read(&dossier, "content/articles/2023-05-03-about-5-and-more-no-comment.md");
    has(&online, &["title: \"About 5 % and more: “No comment”\"", "authors: [Jan Muster]"]);
    assert!(made.stdout.contains("content/articles/2024-03-03-named-"), "{}", made.stdout);
    let case = read(&dossier, "content/regulations/probe-v-council.md");
    has(&case, &["citations: [T-1/24]", "authority: General Court"]);
    has(&read(&dossier, "content/articles/2023-03-report.md"), &["type: S/1/2", "number: \"7\""]);
    let ris = "TY  - CASE\nTI  - Probe c. Conseil\nPB  - Tribunal\nDA  - 2024/09/11\nM1  - T-2/24\nA2  - Editor, Eva\nER  - \n";
    imported(&dossier, "lib.ris", ris);
    let case = read(&dossier, "content/regulations/probe-c-conseil.md");
    has(&case, &["citations: [T-2/24]", "authority: Tribunal", "editors: [Eva Editor]"]);
}
