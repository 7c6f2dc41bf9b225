//! `dossier import` of bibliographies and of entities: documents without an error, and what is malformed named by its line.

use std::path::PathBuf;

use crate::harness::{Dossier, company, run, tree};

fn material(name: &str, text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("the file can be written");
    (folder, path)
}

fn import(dossier: &Dossier, name: &str, text: &str, arguments: &[&str]) -> crate::harness::Run {
    let (_folder, path) = material(name, text);
    run(dossier.root(), &[&["import", path.to_str().expect("a path of letters")], arguments].concat())
}

fn read(dossier: &Dossier, path: &str) -> String {
    std::fs::read_to_string(dossier.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn diagnostics(dossier: &Dossier) -> String {
    dossier.run(&["check", "--drafts"]).stdout
}

const BIBTEX: &str = "@string{daily = {The Daily}}\n\n\
    @article{order2020,\n  title = {The {Order}: a \\\"Uberblick},\n  author = {Example, Jane and {Reuters}},\n  journaltitle = daily,\n\
      date = {2020-08-17},\n  entrysubtype = {newspaper},\n  url = {https://example.org/order},\n  urldate = {2021-01-02},\n\
      langid = {english},\n  keywords = {trade, \"chips\"},\n  file = {Full Text:files/1/order.pdf:application/pdf},\n\
      annote = {My own note, p. 12.},\n}\n\n\
    @book{broken,\n  title = {Never closed,\n\n\
    @legislation{act,\n  title = {Chips Act},\n  date = {2022},\n  number = {Public Law 117-167},\n}\n\n\
    @misc{undated, title = {Without a day}, year = {n.d.}}\n";

#[test]
fn a_bibliography_becomes_drafts_and_regulations() {
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, "library.bib", BIBTEX, &[]);
    assert_eq!(made.code, 1, "an entry was refused");
    assert_eq!(
        made.stdout,
        "content/articles/2020-08-17-the-order-a-ueberblick.md\ncontent/regulations/chips-act.md\ncontent/articles/without-a-day.md\n"
    );
    assert!(made.stderr.contains("library.bib:17: the entry broken"), "{}", made.stderr);
    assert!(made.stderr.contains("no date is stated"), "{}", made.stderr);
    assert!(
        made.stderr.contains("its files are named under extra and not copied: files/1/order.pdf"),
        "{}",
        made.stderr
    );
    let article = read(&dossier, "content/articles/2020-08-17-the-order-a-ueberblick.md");
    for line in [
        "title: \"The Order: a Überblick\"\n",
        "date: 2020-08-17\n",
        "  authors: [Jane Example, Reuters]\n",
        "  outlet: The Daily\n",
        "  url: https://example.org/order\n",
        "  accessed: 2021-01-02\n",
        "  lang: en\n",
        "\nMy own note, p. 12.\n",
    ] {
        assert!(article.contains(line), "{line}\n{article}");
    }
    let act = read(&dossier, "content/regulations/chips-act.md");
    for line in
        ["name: Chips Act\n", "regulation_type: law\n", "dates: {adopted: 2022}\n", "citations: [Public Law 117-167]\n"]
    {
        assert!(act.contains(line), "{line}\n{act}");
    }
    let found = diagnostics(&dossier);
    assert!(
        !found.contains("error[") || found.matches("error[").count() == 1 && found.contains("missing-field"),
        "{found}"
    );
    let again = import(&dossier, "library.bib", BIBTEX, &[]);
    assert_eq!(again.stdout, "");
    assert!(again.stderr.contains("3 as before"), "{}", again.stderr);
}

#[test]
fn csl_and_ris_are_read_too() {
    let csl = r#"[
  {"id": "http://zotero.org/users/1/items/ABCD1234", "type": "article-newspaper", "title": "The order",
   "container-title": "The Daily", "author": [{"family": "Example", "given": "Jane"}],
   "issued": {"date-parts": [["2020", "8", 17]]}, "URL": "https://example.org/order"},
  {"id": "bad", "type": "book", "title": 7, "issued": {},},
  {"id": "case", "type": "legal_case", "title": "Example v. Muster", "authority": "High Court", "jurisdiction": "gb",
   "issued": {"date-parts": [[2021]], "season": "1"}}
]"#;
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, "library.json", csl, &[]);
    assert_eq!(
        made.stdout, "content/articles/2020-08-17-the-order.md\ncontent/regulations/example-v-muster.md\n",
        "{}",
        made.stderr
    );
    assert!(made.stderr.contains("library.json:5: the entry cannot be read"), "{}", made.stderr);
    let case = read(&dossier, "content/regulations/example-v-muster.md");
    for line in ["regulation_type: proceeding\n", "jurisdiction: gb\n", "display: Spring 2021", "authority: High Court"]
    {
        assert!(case.contains(line), "{line}\n{case}");
    }
    assert!(!diagnostics(&dossier).contains("error["), "{}", diagnostics(&dossier));

    let ris = "TY  - BLOG\nTI  - A post\nAU  - Example, Jane\nDA  - 2019/05//\nUR  - https://example.org/post\nER  - \n\n\
               TY  - NEWS\nAU  - Nobody\nER  - \n";
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, "library.ris", ris, &[]);
    assert_eq!(made.stdout, "content/articles/2019-05-a-post.md\n", "{}", made.stderr);
    assert!(made.stderr.contains("library.ris:8: the entry has no title"), "{}", made.stderr);
    assert!(read(&dossier, "content/articles/2019-05-a-post.md").contains("  type: post-weblog\n"));
}

/// Entities as OpenSanctions writes them, in small.
const ENTITIES: &str = concat!(
    r#"{"id":"NK-acme","caption":"ООО Акме","schema":"Company","properties":{"name":["ООО Акме","ACME LLC","Acme LLC"],"alias":["Akme"],"weakAlias":["AC"],"country":["ru"],"innCode":["7707083893"],"ogrnCode":["1027700132196"],"topics":["sanction"]},"datasets":["us_ofac_sdn"],"target":true}"#,
    "\n",
    r#"{"id":"NK-owner","caption":"Ivan Example","schema":"Person","properties":{"name":["Ivan Example","Иван Пример"],"country":["ru"]},"datasets":["us_ofac_sdn"]}"#,
    "\n",
    r#"{"id":"own-1","schema":"Ownership","properties":{"owner":["NK-owner"],"asset":["NK-acme"],"percentage":["51"],"startDate":["2015"]},"datasets":["us_ofac_sdn"]}"#,
    "\n",
    r#"{"id":"sanction-1","schema":"Sanction","properties":{"entity":["NK-acme"],"authority":["Example Treasury"],"program":["EXAMPLE-1"],"country":["us"],"listingDate":["2022-02-24"],"reason":["Supplies lenses"],"recordId":["12345"],"sourceUrl":["https://example.org/list"]},"datasets":["us_ofac_sdn"]}"#,
    "\n",
    r#"{"id":"sanction-2","schema":"Sanction","properties":{"entity":["NK-owner"],"authority":["Example Treasury"],"program":["EXAMPLE-1"],"startDate":["2022-02-25"]},"datasets":["us_ofac_sdn"]}"#,
    "\n",
    r#"{"id":"NK-far","caption":"Far Away Ltd","schema":"Company","properties":{"name":["Far Away Ltd"],"country":["gb"]},"datasets":["gb_coh"]}"#,
    "\n{\"id\": broken\n",
    r#"{"id":"addr-1","schema":"Address","properties":{"full":["1 Street"]}}"#,
    "\n",
);

#[test]
fn entities_of_follow_the_money_become_pages_that_name_each_other() {
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, "entities.json", ENTITIES, &[]);
    assert_eq!(made.code, 1, "a line was refused");
    let mut paths: Vec<&str> = made.stdout.lines().collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        [
            "content/agencies/example-treasury.md",
            "content/companies/acme-llc.md",
            "content/companies/far-away-ltd.md",
            "content/people/ivan-example.md",
            "content/regulations/example-1.md",
        ],
        "{}",
        made.stderr
    );
    for said in [
        "entities.json:7: the line cannot be read",
        "1 × Address left out",
        "`1027700132196` is not an OGRN: its check digit is wrong: it stands under extra",
        "CC BY-NC 4.0",
    ] {
        assert!(made.stderr.contains(said), "{said}\n{}", made.stderr);
    }
    let acme = read(&dossier, "content/companies/acme-llc.md");
    for line in [
        "name: Acme LLC\n",
        "  - {text: ООО Акме, kind: native, lang: ru}\n",
        "  - {text: Akme, kind: listed}\n",
        "country: ru\n",
        "identifiers: {inn: \"7707083893\", opensanctions: NK-acme}\n",
        "type: subject_to",
        "object: regulations/example-1",
        "start: 2022-02-24",
        "listed_as: ООО Акме",
        "reason: Supplies lenses",
        "url: https://example.org/list",
    ] {
        assert!(acme.contains(line), "{line}\n{acme}");
    }
    let owner = read(&dossier, "content/people/ivan-example.md");
    for line in ["type: owns", "object: companies/acme-llc", "share: \"51 %\"", "start: 2015"] {
        assert!(owner.contains(line), "{line}\n{owner}");
    }
    assert!(read(&dossier, "content/regulations/example-1.md").contains("issuer: [agencies/example-treasury]\n"));
    let found = diagnostics(&dossier);
    assert!(!found.contains("error[") && !found.contains("unused-name"), "{found}");
    assert!(dossier.run(&["build"]).code == 0);
    let again = import(&dossier, "entities.json", ENTITIES, &[]);
    assert!(again.stdout.is_empty() && again.stderr.contains("5 as before"), "{}", again.stderr);
}

#[test]
fn a_filter_and_its_neighbours_choose_entities() {
    let only = |arguments: &[&str]| {
        let dossier = Dossier::new(&[]);
        let mut paths: Vec<String> =
            import(&dossier, "e.json", ENTITIES, arguments).stdout.lines().map(str::to_owned).collect();
        paths.sort_unstable();
        paths
            .iter()
            .filter(|path| !path.contains("regulations") && !path.contains("agencies"))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(only(&["--filter", "schema=person"]), ["content/people/ivan-example.md"]);
    assert_eq!(
        only(&["--filter", "schema=person", "--neighbours", "1"]),
        ["content/companies/acme-llc.md", "content/people/ivan-example.md"]
    );
    assert_eq!(only(&["--filter", "far away"]), ["content/companies/far-away-ltd.md"]);
    assert_eq!(only(&["--filter", "country=ru", "--filter", "schema=Company"]), ["content/companies/acme-llc.md"]);
}

#[test]
fn an_entity_that_the_dossier_has_is_left_alone_and_named() {
    let mine = company("Acme LLC");
    let dossier = Dossier::new(&[("content/companies/acme.md", &mine)]);
    let made = import(&dossier, "entities.json", ENTITIES, &[]);
    assert!(
        made.stderr.contains("\"Acme LLC\" is in the dossier already: content/companies/acme.md is left alone"),
        "{}",
        made.stderr
    );
    assert_eq!(tree(dossier.root())["content/companies/acme.md"], mine.as_bytes());
    assert!(
        read(&dossier, "content/people/ivan-example.md").contains("object: companies/acme\n")
            || read(&dossier, "content/people/ivan-example.md").contains("object: companies/acme,")
    );
    assert!(!diagnostics(&dossier).contains("error["), "{}", diagnostics(&dossier));
}

#[test]
fn tables_become_entities_and_an_article_for_each_source() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("the file can be written");
        path.to_str().expect("a path of letters").to_owned()
    };
    let entities = write(
        "entities.csv",
        "name;kind;country;names;lei;inn;size\nAcme Optics;company;GB;\"Acme|Acme; Optics\";5493001KJTIIGC8Y1R12;;12\n\
         Example Order;regulation;;;;;\n;company;;;;;\nBad Number;company;gb;;123;;\n",
    );
    let relations = write(
        "relations.csv",
        "subject,type,object,start,note,source,outlet,url,published\n\
         Acme Optics,subject_to,example-order,2020-08-17,\"as said, so written\",The order,Daily,https://example.org/a,2020-08-18\n\
         Acme Optics,subject_to,Nobody,,,The order,Daily,https://example.org/a,2020-08-18\n\
         Acme Optics,subject_to,Example Order,,,,,,\n",
    );
    let events = write(
        "events.csv",
        "date,event,about,url,published\n2020-08-19,Acme answers,Acme Optics,https://example.org/a,2020-08-18\n",
    );
    let dossier = Dossier::new(&[]);
    let made = run(dossier.root(), &["import", &entities]);
    assert_eq!(
        made.stdout, "content/companies/acme-optics.md\ncontent/regulations/example-order.md\n",
        "{}",
        made.stderr
    );
    assert!(made.stderr.contains("entities.csv:4: the line has no name"), "{}", made.stderr);
    assert!(made.stderr.contains("error[invalid-identifier]"), "{}", made.stderr);
    let acme = read(&dossier, "content/companies/acme-optics.md");
    assert!(
        acme.contains("country: gb\nnames: [Acme,") && acme.contains("identifiers: {lei: \"5493001KJTIIGC8Y1R12\"}\n"),
        "{acme}"
    );
    assert!(acme.contains("extra: {size: \"12\"}\n"), "{acme}");
    let kindless = write("kindless.csv", "name,country,identifiers\nZarkova,by,B 12\n");
    let made = run(dossier.root(), &["import", &kindless]);
    assert!(
        made.stdout.is_empty() && made.stderr.contains("kindless.csv:2: nothing says of what kind"),
        "{}",
        made.stderr
    );
    let made = run(dossier.root(), &["import", &kindless, "--kind", "person"]);
    assert_eq!(made.stdout, "content/people/zarkova.md\n", "{}", made.stderr);
    let zarkova = read(&dossier, "content/people/zarkova.md");
    assert!(zarkova.contains("country: by\nidentifiers: {other: B 12}\n"), "{zarkova}");
    let made = run(dossier.root(), &["import", &relations]);
    assert_eq!(made.stdout, "content/articles/2020-08-18-the-order.md\n", "{}", made.stderr);
    assert!(made.stderr.contains("relations.csv:3: no entity is called \"Nobody\""), "{}", made.stderr);
    assert!(made.stderr.contains("relations.csv:4: the line names no source"), "{}", made.stderr);
    let article = read(&dossier, "content/articles/2020-08-18-the-order.md");
    for line in [
        "  outlet: Daily\n",
        "subject: companies/acme-optics",
        "object: regulations/example-order",
        "start: 2020-08-17",
    ] {
        assert!(article.contains(line), "{line}\n{article}");
    }
    let made = run(dossier.root(), &["import", &events, "--dry-run"]);
    assert_eq!(made.stdout, "content/articles/2020-08-18-example-org-a.md\n", "{}", made.stderr);
    assert!(!diagnostics(&dossier).contains("error["), "{}", diagnostics(&dossier));
}

#[test]
fn a_file_of_open_sanctions_has_no_error_and_no_name_that_is_missed() {
    let file = crate::harness::repository().join("tests/import/opensanctions.jsonl");
    let dossier = Dossier::new(&[]);
    let made = run(dossier.root(), &["import", file.to_str().expect("a path of letters")]);
    assert_eq!((made.code, made.stdout.lines().count()), (0, 48), "{}\n{}", made.stdout, made.stderr);
    let found = diagnostics(&dossier);
    assert!(!found.contains("error[") && !found.contains("unused-name"), "{found}");
    let company = read(&dossier, "content/companies/quillmark-optics-llc.md");
    assert!(company.contains("  - {text: OOO «Квиллмарк Оптика», kind: native, lang: ru}\n"), "{company}");
}

#[test]
fn every_status_that_is_exported_is_imported_again() {
    const STATUSES: [&str; 11] = [
        "considered", "proposed", "draft", "announced", "expected", "possible", "issued", "in_force", "suspended",
        "ended", "revoked",
    ];
    let list = "---\nname: Example List\nregulation_type: sanctions_list\njurisdiction: us\n---\n";
    let companies: Vec<(String, String)> = STATUSES
        .iter()
        .enumerate()
        .map(|(at, status)| {
            let relation = format!(
                "relations:\n  - type: subject_to\n    object: regulations/example-list\n    status: {status}\n    evidence: [{{title: List, url: \"https://example.org/{at}\"}}]\n"
            );
            (format!("content/companies/firm-{at}.md"), format!("---\nname: Firmus{at} Ltd\n{relation}---\n"))
        })
        .collect();
    let mut files = vec![("content/regulations/example-list.md", list)];
    files.extend(companies.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let exported = Dossier::new(&files).run(&["export", "ftm"]);
    assert_eq!(exported.code, 0, "{}", exported.stderr);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, "own.ftm.json", &exported.stdout, &[]);
    assert_eq!(made.code, 0, "{}\n{}", made.stderr, exported.stdout);
    for (at, status) in STATUSES.iter().enumerate() {
        let text = read(&dossier, &format!("content/companies/firmus{at}-ltd.md"));
        // What is only foreseen is exported as the documentation of a list, not as a sanction; that it is not taken is said.
        let is_foreseen = matches!(*status, "considered" | "proposed" | "draft" | "expected" | "possible");
        assert_eq!(text.contains(&format!("status: {status}")), !is_foreseen, "{status}\n{text}");
    }
    assert!(made.stderr.contains("5 × Documentation left out"), "{}", made.stderr);
}

#[test]
fn a_status_that_is_not_known_is_kept_and_named() {
    let line = |id: &str, schema: &str, properties: &str| {
        format!("{{\"id\":\"{id}\",\"schema\":\"{schema}\",\"properties\":{{{properties}}}}}\n")
    };
    let text = line("c1", "Company", "\"name\":[\"Acme LLC\"]")
        + &line(
            "s1",
            "Sanction",
            "\"entity\":[\"c1\"],\"program\":[\"P\"],\"authority\":[\"A\"],\"status\":[\"Dormant\"]",
        );
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, "e.ftm.json", &text, &[]);
    assert!(made.stderr.contains("e.ftm.json:2: `status: Dormant`"), "{}", made.stderr);
    assert!(read(&dossier, "content/companies/acme-llc.md").contains("note: \"status: Dormant\""));
}

#[test]
fn what_is_exported_is_imported_as_no_more_than_its_sources_said() {
    let own = |pieces: &str| format!("---\nname: {pieces}\n---\n");
    let article = "---\ntitle: First\ndate: 2024-01-05\nsource: {headline: First, outlet: Herald, authors: [Ann Roe], url: \"https://herald.example/1\"}\nrelations:\n\
        \x20 - {subject: acme, type: subject_to, object: port-list, status: in_force, start: 2024-01-02, listed_as: ACME CORP, note: Entry of May, par: 1}\n\
        \x20 - {subject: jane, type: position_at, object: acme, start: 2018, end: 2021-03, note: CEO, par: 1}\n\
        \x20 - {subject: bolt, type: supplies, object: acme, amount: 500000000 EUR, par: 1}\n\
        \x20 - {subject: jane, type: owns, object: bolt, share: 51 %, certainty: alleged, par: 1}\n---\nAcme Corp, Bolt Ltd and Jane Miller.\n";
    let list = "---\nname: Port List\nregulation_type: sanctions_list\njurisdiction: eu\nissuer: [mot]\ndates: {adopted: 2023-01-01}\n---\n";
    let exported = Dossier::new(&[
        ("content/companies/acme.md", &own("Acme Corp")),
        ("content/companies/bolt.md", &own("Bolt Ltd")),
        ("content/people/jane.md", &own("Jane Miller")),
        ("content/agencies/mot.md", &own("Ministry of Transport")),
        ("content/regulations/port-list.md", list),
        ("content/articles/first.md", article),
    ])
    .run(&["export", "ftm"]);
    assert_eq!(exported.code, 0, "{}", exported.stderr);
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, "own.ftm.json", &exported.stdout, &[]);
    assert_eq!(
        (made.code, made.stdout.lines().count()),
        (0, 5),
        "{}\n{}\n{}",
        made.stdout,
        made.stderr,
        exported.stdout
    );
    let acme = read(&dossier, "content/companies/acme-corp.md");
    for line in [
        "title: First",
        "url: https://herald.example/1",
        "outlet: Herald",
        "kind: press",
        "date: 2024-01-05",
        "listed_as: ACME CORP",
        "note: Entry of May",
        "object: regulations/port-list\n",
    ] {
        assert!(acme.contains(line), "{line}\n{acme}");
    }
    assert!(!acme.contains("official"), "{acme}");
    let bolt = read(&dossier, "content/companies/bolt-ltd.md");
    assert!(bolt.contains("type: supplies") && bolt.contains("500000000 EUR") && !bolt.contains("note"), "{bolt}");
    let jane = read(&dossier, "content/people/jane-miller.md");
    for line in ["note: CEO\n", "type: owns\n", "certainty: alleged\n"] {
        assert!(jane.contains(line), "{line}\n{jane}");
    }
    let list = read(&dossier, "content/regulations/port-list.md");
    for line in [
        "regulation_type: sanctions_list",
        "jurisdiction: eu",
        "issuer: [agencies/ministry-of-transport]",
        "adopted: 2023-01-01",
    ] {
        assert!(list.contains(line), "{line}\n{list}");
    }
    let found = diagnostics(&dossier);
    assert!(!found.contains("error["), "{found}");
}

#[test]
fn a_document_is_a_regulation_only_where_something_says_so() {
    let text = "{\"id\":\"d1\",\"schema\":\"Document\",\"properties\":{\"name\":[\"Letter of May\"]}}\n\
        {\"id\":\"c1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Acme LLC\"]}}\n\
        {\"id\":\"s1\",\"schema\":\"Sanction\",\"properties\":{\"entity\":[\"c1\"],\"program\":[\"Port List\"],\"authority\":[\"Port List\"],\"proof\":[\"d1\"]}}\n\
        {\"id\":\"s2\",\"schema\":\"Sanction\",\"properties\":{\"entity\":[\"c1\"],\"program\":[\"Acme LLC\"],\"sourceUrl\":[\"https://example.org/\"]}}\n\
        {\"id\":\"o1\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"c1\"],\"asset\":[\"v1\"]}}\n";
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, "e.ftm.json", text, &[]);
    for said in [
        "1 × Document left out: nothing says that it is a regulation",
        "1 × Ownership left out: the other end is not taken",
    ] {
        assert!(made.stderr.contains(said), "{said}\n{}", made.stderr);
    }
    let acme = read(&dossier, "content/companies/acme-llc.md");
    assert!(acme.contains("title: Letter of May") && !acme.contains("official"), "{acme}");
    let found = diagnostics(&dossier);
    assert!(!found.contains("error["), "{found}\n{}", made.stdout);
}

#[test]
fn lines_of_a_table_that_are_kept_back_become_drafts_and_are_named() {
    let table = "name,kind,private,draft,status,visibility,publish\nAlpha Ltd,company,yes,,,,\nBeta Ltd,company,no,WAHR,,,\n\
                 Gamma Ltd,company,,,draft,,\nDelta Ltd,company,,FALSE,,hidden,\nEpsilon Ltd,company,,,,,0\nZeta Ltd,company,no,FALSCH,live,,1\n";
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, "t.csv", table, &[]);
    assert_eq!((made.code, made.stdout.lines().count()), (0, 6), "{}", made.stderr);
    for (name, is_draft) in
        [("alpha", true), ("beta", true), ("gamma", true), ("delta", true), ("epsilon", true), ("zeta", false)]
    {
        let text = read(&dossier, &format!("content/companies/{name}-ltd.md"));
        assert_eq!(text.contains("draft: true\n"), is_draft, "{text}");
    }
    for said in
        ["t.csv:2: content/companies/alpha-ltd.md: a draft, because of `private: yes`", "because of `status: draft`"]
    {
        assert!(made.stderr.contains(said), "{said}\n{}", made.stderr);
    }
    let events = "date,event,about,url,published,confidential,colour\n2020-08-19,Acme answers,Zeta Ltd,https://example.org/a,2020-08-18,yes,red\n\
                  2020-08-19,Acme asks,Zeta Ltd,https://example.org/b,2024-13-01,,\n";
    let made = import(&dossier, "e.csv", events, &[]);
    assert!(read(&dossier, "content/articles/2020-08-18-example-org-a.md").contains("draft: true\n"));
    for said in [
        "e.csv:2: content/articles/2020-08-18-example-org-a.md: a draft, because of `confidential: yes`",
        "e.csv:1: columns that are not taken: confidential, colour",
        "`2024-13-01` under `published` is no date that can be read",
    ] {
        assert!(made.stderr.contains(said), "{said}\n{}", made.stderr);
    }
    // A day that cannot be read costs its own line only.
    let days = "date,event,about,url,published\n2020-08-19,Acme replies,Zeta Ltd,https://example.org/c,2020-08-18\n\
                12 Sept 18,Acme waits,Zeta Ltd,https://example.org/c,2020-08-18\n";
    let made = import(&dossier, "d.csv", days, &[]);
    assert!(made.stderr.contains("d.csv:3: `12 Sept 18` under `date` is no date that can be read"), "{}", made.stderr);
    let article = read(&dossier, "content/articles/2020-08-18-example-org-c.md");
    assert!(article.contains("Acme replies") && !article.contains("Acme waits"), "{article}");
    let ris = "TY  - BLOG\nTI  - A post\nDA  - 2024/02/30/\nUR  - https://example.org/post\nER  - \n";
    let made = import(&dossier, "library.ris", ris, &[]);
    assert!(made.stderr.contains("there is no day `2024/02/30/`: 2024-02 is taken of it"), "{}", made.stderr);
}

/// Sanctions of one company, each with the properties besides it.
fn sanctions(properties: &[&str]) -> String {
    let company =
        r#"{"id":"c1","schema":"Company","properties":{"name":["Severzoloto"],"alias":["Россия"],"country":["ru"]}}"#;
    properties.iter().enumerate().fold(format!("{company}\n"), |all, (at, own)| {
        all + &format!("{{\"id\":\"s{at}\",\"schema\":\"Sanction\",\"properties\":{{\"entity\":[\"c1\"],{own}}}}}\n")
    })
}

#[test]
fn the_day_of_listing_is_never_the_day_of_delisting() {
    let list = |name: &str, rest: &str| format!(r#""authority":["Office {name}"],"program":["Regime {name}"],{rest}"#);
    let lists = [
        list("A", r#""startDate":["2014-03-20"],"status":["Delisted"]"#),
        list("B", r#""startDate":["2014-03-20"],"endDate":["2020-01-02"],"status":["Delisted"]"#),
        list("C", r#""listingDate":["2014-03-20"],"status":["Expired"]"#),
        list("D", r#""startDate":["2014-03-20"],"status":["Suspended"]"#),
        list("E", r#""startDate":["2014-03-20"],"status":["Active"]"#),
    ];
    let text = sanctions(&lists.each_ref().map(String::as_str));
    let dossier = Dossier::new(&[]);
    let made = import(&dossier, "e.ftm.json", &text, &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let found = diagnostics(&dossier);
    assert!(!found.contains("error[") && !found.contains("contradicting"), "{found}");
    // What other programs are told of it, which have one day for the beginning and one for the end.
    let exported = dossier.run(&["export", "ftm"]).stdout;
    for (name, status, has_end) in [
        ("A", "revoked", false),
        ("B", "revoked", true),
        ("C", "ended", false),
        ("D", "suspended", false),
        ("E", "active", false),
    ] {
        let is_own = |line: &&str| line.contains(&format!("\"program\":[\"Regime {name}\"]"));
        let line = exported.lines().find(is_own).unwrap_or_else(|| panic!("{name}\n{exported}"));
        assert!(line.contains("\"startDate\":[\"2014-03-20\"]"), "{line}");
        assert!(line.contains(&format!("\"status\":[\"{status}\"]")), "{line}");
        assert_eq!(line.contains("endDate"), has_end, "{line}");
    }
}

#[test]
fn a_programme_that_is_called_as_a_country_is_not_found_wherever_that_is_named() {
    let text = sanctions(&[
        r#""authority":["HM Treasury"],"country":["gb"],"program":["Russia"],"startDate":["2014-03-20"]"#,
        r#""program":["Syrien"],"startDate":["2014-03-21"]"#,
    ]);
    let article = "---\ntitle: Trade\ndate: 2024-01-01\ntype: analysis\n---\n\nExports to Russia fell. Syrien antwortete. Россия ввела пошлины.\n";
    let dossier = Dossier::new(&[("content/articles/trade.md", article)]);
    let made = import(&dossier, "e.ftm.json", &text, &[]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert!(read(&dossier, "content/regulations/hm-treasury-russia.md").contains("name: \"HM Treasury: Russia\"\n"));
    let company = read(&dossier, "content/companies/severzoloto.md");
    assert!(!company.contains("names:") && company.contains("weak_aliases: [Россия]"), "{company}");
    assert!(!diagnostics(&dossier).contains("error["), "{}", diagnostics(&dossier));
    assert_eq!(dossier.run(&["build"]).code, 0);
    assert_eq!(
        read(&dossier, "public/data/mentions.csv").lines().count(),
        1,
        "{}",
        read(&dossier, "public/data/mentions.csv")
    );
}
