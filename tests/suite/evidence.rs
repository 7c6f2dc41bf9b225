//! The sample says the same of its evidence everywhere: on pages, in tables for spreadsheets, in previews, on paper.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{Dossier, repository, run, tree, unversioned};
use crate::readable_html::one_spaced;

/// The site of the sample, under an address so that its tables have whole ones.
struct Sample(BTreeMap<String, Vec<u8>>);

const ADDRESS: &str = "https://example.org/";

impl Sample {
    fn build() -> Sample {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = folder.path().to_str().expect("a path in UTF-8");
        let built = run(repository(), &["build", "--base-url", ADDRESS, "--output", output]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        Sample(unversioned(tree(folder.path())))
    }

    /// The sample with the page that has the whole of it for print.
    fn with_print() -> Sample {
        let dossier = Dossier::new(&[]);
        for (path, bytes) in tree(&repository().join("content")) {
            dossier.write(&format!("content/{path}"), bytes);
        }
        let config =
            std::fs::read_to_string(repository().join("dossier.yaml")).expect("the sample has a configuration");
        dossier.write("dossier.yaml", format!("{config}\nprint: true\n"));
        dossier.build();
        Sample(unversioned(dossier.site()))
    }

    fn text(&self, path: &str) -> String {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        one_spaced(&String::from_utf8_lossy(bytes))
    }

    /// The lines of a table, each as a function from the name of a column to its value.
    fn table(&self, path: &str) -> Vec<Row> {
        let text = String::from_utf8_lossy(&self.0[path]).into_owned();
        let mut lines = records(text.trim_start_matches('\u{feff}'));
        let head = lines.remove(0);
        lines.into_iter().map(|line| Row(head.iter().cloned().zip(line).collect())).collect()
    }

    /// The page at the address of a column.
    fn page_of(&self, address: &str) -> String {
        self.text(&format!("{}index.html", address.strip_prefix(ADDRESS).expect("an address of the site")))
    }
}

struct Row(Vec<(String, String)>);

/// What else sources say of a relation.
const VALUES: [&str; 5] = ["share", "amount", "listed_as", "entry", "reason"];

impl Row {
    /// The values of the relation as the pages write them: numbers in groups of three.
    fn values(&self) -> impl Iterator<Item = String> + '_ {
        let given = VALUES.into_iter().filter_map(|column| self.0.iter().find(|(name, _)| name == column));
        given.filter(|(_, value)| !value.is_empty()).map(|(column, value)| match value.split_once(' ') {
            Some((number, unit)) if column == "amount" => format!("{} {unit}", grouped(number)),
            _ => escaped(value),
        })
    }

    fn get(&self, column: &str) -> &str {
        &self.0.iter().find(|(name, _)| name == column).unwrap_or_else(|| panic!("there is no column {column}")).1
    }

    /// The entries of a column that has one for each source.
    fn entries(&self, column: &str) -> Vec<&str> {
        self.get(column).split(" | ").filter(|entry| !entry.is_empty()).collect()
    }

    /// The days of the relation that `datetime` can say.
    fn days(&self) -> impl Iterator<Item = &str> {
        let columns = ["since", "announced", "start", "until", "end"].map(|column| self.get(column));
        columns.into_iter().filter(|day| !day.is_empty() && !day.contains(['/', '~', '?', 'X']))
    }
}

/// The records of comma-separated values.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => field.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            other => field.push(other),
        }
    }
    records
}

/// A whole number as German writes it.
fn grouped(number: &str) -> String {
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = number;
    while rest.len() > 3 {
        let (front, group) = rest.split_at(rest.len() - 3);
        groups.push(group);
        rest = front;
    }
    groups.push(rest);
    groups.reverse();
    groups.join(".")
}

/// HTML as it stands there for a text.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The row of a table with an id, and the row of its notes.
fn row_with_notes<'p>(page: &'p str, id: &str) -> &'p str {
    let from = page.find(&format!("<tr id=\"{id}\"")).unwrap_or_else(|| panic!("there is no row {id}"));
    let rest = &page[from..];
    let end = rest[1..].find("<tr id=\"").or_else(|| rest.find("</table>")).map_or(rest.len(), |end| end + 1);
    &rest[..end]
}

#[test]
fn the_table_of_the_matrix_says_what_the_pages_say() {
    let sample = Sample::build();
    let rows = sample.table("matrix/matrix.csv");
    assert!(rows.len() > 25, "the sample has only {} measures", rows.len());
    for row in &rows {
        let slug = |column| row.get(column).trim_end_matches('/').rsplit('/').next().expect("a slug").to_owned();
        let ends = [("subject_address", "regulation_address"), ("regulation_address", "subject_address")];
        for (page, other) in ends {
            let html = sample.page_of(row.get(page));
            let shown = row_with_notes(&html, &format!("r-{}", slug(other)));
            let says = |text: &str| {
                let (subject, regulation) = (row.get("subject"), row.get("regulation"));
                assert!(
                    shown.contains(text),
                    "{subject}, {regulation}: {text} is in the table, not on {page}:\n{shown}"
                );
            };
            // What is only reported to be in force says so instead.
            let is_report = (row.get("status"), row.get("certainty")) == ("in_force", "reported");
            says(&format!("#s-{}\"", if is_report { "reported" } else { row.get("status") }));
            row.days().for_each(|day| says(&format!("datetime=\"{day}\"")));
            row.values().for_each(|value| says(&value));
            for address in row.entries("evidence_addresses") {
                says(&escaped(address.strip_prefix(ADDRESS).unwrap_or(address)));
            }
            // What several subjects share stands once below the table of a regulation.
            for note in row.entries("note") {
                let text = escaped(note);
                assert!(shown.contains(&text) || html.contains(&text), "{note} is not on {page}");
            }
            for (column, words) in [
                ("disputed", "bestritten"),
                ("date_conflict", "Daten weichen voneinander ab"),
                ("inferred", "(gefolgert"),
                ("external", "extern ergänzt"),
            ] {
                let status = shown.split_once("class=\"word\"").map_or("", |(_, rest)| rest);
                let status = status.split_once("</td>").map_or(status, |(status, _)| status);
                let is_marked = status.contains(words);
                assert_eq!(row.get(column) == "yes", is_marked, "{}, {column} on {page}:\n{shown}", row.get("subject"));
            }
        }
    }
    // The table of relations has the same lines of the same measures.
    let columns = [
        "subject", "status", "since", "announced", "start", "until", "end", "certainty", "disputed", "note",
        "evidence", "as_of",
    ];
    let lines = |rows: &[Row]| -> BTreeSet<Vec<String>> {
        rows.iter().map(|row| columns.iter().map(|column| row.get(column).to_owned()).collect()).collect()
    };
    let mut relations = sample.table("network/relations.csv");
    relations.retain(|row| row.get("relation") == "subject_to");
    assert_eq!(lines(&rows), lines(&relations));
}

#[test]
fn the_table_of_relations_says_what_the_pages_say() {
    let sample = Sample::build();
    let rows = sample.table("network/relations.csv");
    for row in rows.iter().filter(|row| row.get("relation") != "subject_to") {
        let page = sample.page_of(row.get("subject_address"));
        let path = |address: &str| escaped(address.strip_prefix(ADDRESS).unwrap_or(address));
        let mut wanted = vec![format!("{}\"", path(row.get("object_address")))];
        wanted.extend(row.days().map(|day| format!("datetime=\"{day}\"")));
        wanted.extend(row.entries("evidence_addresses").into_iter().map(path));
        wanted.extend(row.entries("note").into_iter().map(escaped));
        wanted.extend(row.values());
        let mut shown = page.split("<tr id=\"rel-").skip(1);
        assert!(
            shown.any(|shown| wanted.iter().all(|text| shown.contains(text.as_str()))),
            "{} {} {}: no row of the page has all of {wanted:?}",
            row.get("subject"),
            row.get("relation"),
            row.get("object")
        );
    }
}

#[test]
fn the_table_of_claims_says_what_the_pages_say() {
    let sample = Sample::build();
    let rows = sample.table("claims/claims.csv");
    assert!(rows.len() > 40, "the sample has only {} claims", rows.len());
    let place = |address: &str| -> (String, String) {
        let (page, id) = address.split_once('#').expect("the address of a claim names its place");
        (page.to_owned(), id.to_owned())
    };
    for row in &rows {
        let (page, id) = place(row.get("claim_address"));
        let html = sample.page_of(&page);
        let from = html.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("{page} has no {id}"));
        let shown = &html[from..];
        let shown = shown[1..].find(" id=\"").map_or(shown, |end| &shown[..=end]);
        let mut wanted = vec![escaped(row.get("text")), escaped(row.get("note"))];
        wanted.push(format!("#{}\"", place(row.get("evidence_address")).1));
        wanted.extend(row.entries("date").into_iter().map(|date| format!("datetime=\"{date}\"")));
        let missing = wanted.iter().find(|text| !shown.contains(text.as_str()));
        assert_eq!(missing, None, "{page}#{id}:\n{shown}");
        assert!(html.contains(&escaped(row.get("topic"))), "{page}#{id} has no topic there");
        let speakers = sample.text("claims/speakers/index.html");
        assert!(speakers.contains(&wanted[0]), "{page}#{id} is not among the claims by speaker");
        // Where somebody answers, that stands with what was answered, and both rows say so.
        for answer in row.entries("answers") {
            let (kind, other) = answer.split_once(' ').expect("a kind and an address");
            let answered =
                rows.iter().find(|row| row.get("claim_address") == other).expect("the claim that is answered");
            let back = format!("{kind} {}", row.get("claim_address"));
            assert!(answered.entries("answered_by").contains(&back.as_str()), "{other} does not name {back}");
            assert!(
                sample.page_of(&place(other).0).contains(&wanted[0]),
                "{other} stands without its answer {page}#{id}"
            );
        }
    }
}

/// What stands in brackets, has a dagger or is marked as inferred below has the same mark in the lines at the head.
#[test]
fn the_days_at_the_head_of_a_page_are_marked_as_in_its_tables() {
    let sample = Sample::build();
    let (mut dates, mut marked) = (0, 0);
    for (path, _) in sample.0.iter().filter(|(path, _)| path.ends_with("/index.html")) {
        let page = sample.text(path);
        let Some((before, rest)) = page.split_once("<section class=\"in-short\"") else { continue };
        let (answer, after) = rest.split_once("</section>").expect("the section ends");
        for date in answer.split("<time ").skip(1) {
            let date = date.split_once("</time>").map_or(date, |(date, _)| date);
            assert!(before.contains(date) || after.contains(date), "{path}: {date} is nowhere else on the page");
            dates += 1;
            marked += usize::from(date.contains("class=\"bracket\"") || date.contains("class=\"dagger\""));
        }
    }
    assert!(dates > 50 && marked > 30, "{dates} dates, {marked} of them marked");
}

#[test]
fn as_of_stands_beside_every_status() {
    let sample = Sample::with_print();
    assert!(sample.0.contains_key("print/index.html"));
    // White space is one space there, be it one that does not break.
    let as_of = "Stand 16. Dezember 2021";
    // Where a status is what somebody said on a day, that day stands beside it.
    let dated = ["history", "events", "years", "text", "legend"];
    for (path, bytes) in sample.0.iter().filter(|(path, _)| path.ends_with(".html") && !path.starts_with("timeline")) {
        let html = one_spaced(&String::from_utf8_lossy(bytes));
        let main = html.split_once("<main").map_or("", |(_, main)| main);
        let main = main.split_once("</main>").map_or(main, |(main, _)| main);
        for section in main.split("<section") {
            let id = section.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(id, _)| id);
            // On the page for print the address of its page stands before an id.
            let id = id.rsplit('/').next().unwrap_or_default();
            if section.contains("\"status status-") && !dated.iter().any(|known| id.starts_with(known)) {
                let says = section.contains(as_of) || section.contains("Stand der Angaben");
                assert!(says, "{path}: a status without its day in the section «{id}»");
            }
        }
    }
    // The elements that have the day are on paper too.
    let style = sample.text("style.css");
    let (_, paper) = style.split_once("@media print").expect("there are rules for paper");
    let hidden =
        paper.split('}').filter_map(|rule| rule.split_once('{')).filter(|(_, rule)| rule.contains("display:none"));
    for selector in hidden.flat_map(|(selectors, _)| selectors.split(',')) {
        assert!(![".as-of", ".count", ".meta", ".colophon"].contains(&selector.trim()), "{selector} is not printed");
    }
    for path in sample.0.keys().filter(|path| path.starts_with("previews/") && path.ends_with(".js")) {
        for status in sample.text(path).split("\"label\":\"Status\"").skip(1) {
            let fact = status.split_once('}').map_or(status, |(fact, _)| fact);
            assert!(fact.contains(as_of), "{path}: {fact}");
        }
    }
    for path in ["matrix/matrix.csv", "network/relations.csv"] {
        assert!(sample.table(path).iter().all(|row| row.get("as_of") == "2021-12-16"), "{path}");
    }
}

/// A small dossier: a list, a firm that stands on it by these pieces of evidence, and an article of 16 December 2021.
fn firm_on_a_list(evidence: &[&str], statement: &str, body: &str) -> Dossier {
    let firm = match evidence.is_empty() {
        true => "---\nname: Acme\n---\n".to_owned(),
        false => format!(
            "---\nname: Acme\nrelations:\n  - {{type: subject_to, object: list, evidence: [{}]}}\n---\n",
            evidence.join(", ")
        ),
    };
    let article = format!(
        "---\ntitle: Die Liste\ndate: 2021-12-16\nsource: {{headline: K, outlet: Blatt, authors: [X], url: }}\nrelations:\n  \
         - {{subject: acme, type: subject_to, object: list, {statement}}}\n---\n\n{body}\n"
    );
    let list = "---\nname: List\nregulation_type: sanctions_list\njurisdiction: us\nissuer:\n---\n";
    Dossier::new(&[
        ("content/companies/acme.md", &firm),
        ("content/regulations/list.md", list),
        ("content/articles/a.md", &article),
    ])
}

/// The status of the only line of the matrix.
fn shown_status(dossier: &Dossier) -> String {
    dossier.build();
    let table = dossier.page("matrix/matrix.csv");
    let lines = records(table.trim_start_matches('\u{feff}'));
    let column = lines[0].iter().position(|name| name == "status").expect("a column for the status");
    lines[1][column].clone()
}

#[test]
fn a_source_counts_by_the_day_that_is_given_for_it() {
    let later =
        |day: &str| format!("{{title: T, url: \"https://example.org/t\", outlet: Kanzlei{day}, status: revoked}}");
    let of = |day: &str| {
        shown_status(&firm_on_a_list(&[&later(day)], "status: in_force, par: 1", "Acme steht auf der Liste."))
    };
    assert_eq!([of(""), of(", date: 2022-03-01"), of(", date: 2021-03-01")], ["in_force", "revoked", "in_force"]);
}

#[test]
fn a_copy_of_an_official_text_is_official_by_its_kind_whoever_has_it() {
    let copy = |kind: &str| {
        format!(
            "{{title: T, url: \"https://blog.example/copy\", outlet: Anzeiger{kind}, date: 2021-12-01, status: in_force}}"
        )
    };
    let of = |kind: &str| {
        shown_status(&firm_on_a_list(&[&copy(kind)], "status: issued, par: 1", "Acme steht auf der Liste."))
    };
    assert_eq!([of(""), of(", kind: official")], ["issued", "in_force"]);
}

#[test]
fn a_statement_with_the_id_of_its_paragraph_moves_with_it() {
    let body = |before: &str| format!("{before}Acme steht auf der Liste. ^liste");
    let cited = |par: &str, before: &str| {
        let dossier = firm_on_a_list(&[], &format!("status: in_force, par: {par}"), &body(before));
        let built = dossier.build();
        let page = one_spaced(&dossier.page("companies/acme/index.html"));
        (page.contains("#liste\">Blatt 12/2021, Rn. 2</a>"), built.stderr.contains("stranded-statement"))
    };
    assert_eq!(cited("^liste", "Ein neuer Anfang.\n\n"), (true, false));
    assert_eq!(cited("1", "Ein neuer Anfang.\n\n"), (false, true));
}

/// Each section of the manual on evidence names the tests that hold its rules, and these are there.
#[test]
fn the_tests_that_the_manual_names_exist() {
    let manual = std::fs::read_to_string(repository().join("docs/evidence.md")).expect("the manual");
    let sources: String = ["src", "tests"]
        .iter()
        .flat_map(|folder| tree(&repository().join(folder)))
        .filter(|(path, _)| path.ends_with(".rs") || path.ends_with(".mjs"))
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    for section in manual.split("\n## ").skip(1) {
        let title = section.lines().next().unwrap_or_default();
        let (_, tests) = section.split_once("\n*Test").unwrap_or_else(|| panic!("«{title}» names no test"));
        let tests = one_spaced(tests.split_once("*\n").map_or(tests, |(tests, _)| tests));
        let (mut words, mut code) = (String::new(), Vec::new());
        for (at, piece) in tests.split('`').enumerate() {
            if at % 2 == 1 { code.push(piece) } else { words += piece }
        }
        for name in code {
            let is_there = match name {
                path if path.starts_with("tests/") || path.ends_with(".rs") => {
                    let folders = ["", "src"].map(|folder| repository().join(folder).join(path));
                    folders.iter().any(|path| path.exists())
                }
                test if test.contains('_') => sources.contains(&format!("fn {test}()")),
                test if test.contains(' ') => sources.contains(&format!("test(\"{test}\"")),
                _ => true,
            };
            assert!(is_there, "«{title}»: {name} does not exist");
        }
        // The firms of one dossier.
        for firm in
            words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.starts_with(char::is_uppercase))
        {
            let path = format!("tests/sites/evidence/content/companies/{}.md", firm.to_lowercase());
            assert!(repository().join(&path).exists(), "«{title}»: there is no firm {firm}");
        }
    }
}
