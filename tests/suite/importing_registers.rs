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
    has(&person, &["country: ru\n", "identifiers: {opensanctions: NK-1}\n", "birthDate: [1961-05-01]", "EU - 2022-02-23"]);
    has(&read(&dossier, "content/agencies/ministry-of-tests.md"), &["identifiers: [\"12\", \"13\"]"]);
}
