//! The data of previews: each page in the chunk in which a script looks for it, and nothing in it that a text decides.

use std::collections::BTreeMap;

use crate::harness::{Dossier, article, company};

/// What a chunk hands over, read as the script's argument.
fn chunks(dossier: &Dossier) -> BTreeMap<usize, serde_json::Value> {
    let site = dossier.site();
    let files = site.iter().filter_map(|(path, bytes)| {
        let number = path.strip_prefix("previews/")?.strip_suffix(".js")?.parse().ok()?;
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let json = text.strip_prefix("dossierPreviews(").and_then(|rest| rest.strip_suffix(");\n")).expect("a call");
        Some((number, serde_json::from_str(json).expect("JSON")))
    });
    files.collect()
}

/// The rule as `static/previews.js` has it.
fn chunk_of(address: &str, count: usize) -> usize {
    let hash = address.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize & (count - 1)
}

#[test]
fn every_page_is_in_the_chunk_where_a_script_looks_for_it() {
    let dossier = Dossier::new(&[("content/index.md", "---\ntitle: Vorn\n---\n\nText.\n")]);
    for n in 0..150 {
        dossier.write(&format!("content/companies/c{n}.md"), company(&format!("Firma {n}")));
        let text = format!("Firma {n} baut.");
        dossier.write(&format!("content/articles/a{n}.md"), article(&format!("Bericht {n}"), "2021-01-02", &text));
    }
    dossier.build();
    let chunks = chunks(&dossier);
    assert_eq!(chunks.keys().copied().collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5, 6, 7]);
    let mut pages = 0;
    for (number, chunk) in &chunks {
        assert_eq!(chunk["count"], 8);
        for address in chunk["pages"].as_object().expect("pages by address").keys() {
            assert_eq!(chunk_of(address, 8), *number, "{address}");
            assert!(dossier.output().join(address).join("index.html").exists(), "{address}");
            pages += 1;
        }
    }
    assert_eq!(pages, 300);
}

#[test]
fn an_edit_of_a_text_changes_no_preview_and_an_edit_of_a_cover_does() {
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", &company("Acme")),
        ("content/articles/a.md", &article("Eins", "2021-01-02", "Nichts.")),
    ]);
    dossier.build();
    let before = chunks(&dossier);
    dossier.write("content/articles/a.md", article("Eins", "2021-01-02", "Acme baut. Acme baut weiter."));
    dossier.build();
    assert_eq!(chunks(&dossier), before);
    dossier.write("content/articles/a.md", article("Zwei", "2021-01-02", "Acme baut."));
    dossier.build();
    assert_eq!(chunks(&dossier)[&0]["pages"]["articles/a/"]["name"], "Zwei");
}

#[test]
fn a_dossier_without_pages_has_an_empty_chunk_because_scripts_ask_for_it() {
    let dossier = Dossier::new(&[]);
    dossier.build();
    assert_eq!(chunks(&dossier)[&0]["pages"], serde_json::json!({}));
}
