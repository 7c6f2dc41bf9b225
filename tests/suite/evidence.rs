//! The sample says the same of its evidence everywhere: on pages, in tables for spreadsheets, in previews, on paper.

use std::collections::BTreeSet;

use crate::harness::{repository, run, tree};
use crate::readable_html::one_spaced;

/// The site of the sample, under an address so that its tables have whole ones.
struct Sample(std::collections::BTreeMap<String, Vec<u8>>);

const ADDRESS: &str = "https://example.org/";

impl Sample {
    fn build() -> Sample {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = folder.path().to_str().expect("a path in UTF-8");
        let built = run(repository(), &["build", "--base-url", ADDRESS, "--output", output]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        Sample(tree(folder.path()))
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

impl Row {
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
fn as_of_stands_beside_every_status() {
    let sample = Sample::build();
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
            if section.contains("\"status status-") && !dated.iter().any(|known| id.starts_with(known)) {
                let says = section.contains(as_of) || section.contains("Stand der Belege");
                assert!(says, "{path}: a status without its day in the section «{id}»");
            }
        }
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
