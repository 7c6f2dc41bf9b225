//! The data of previews: each page in the chunk in which a script looks for it, covers without anything that a text decides, and
//! the paragraphs that citations lead to.

use std::collections::BTreeMap;

use crate::harness::{Dossier, article, company};

/// What the chunks of covers hand over, read as the script's argument.
fn chunks(dossier: &Dossier) -> BTreeMap<usize, serde_json::Value> {
    handed_over(dossier, "previews/", "dossierPreviews(")
}

/// The same for texts.
fn text_chunks(dossier: &Dossier) -> BTreeMap<usize, serde_json::Value> {
    handed_over(dossier, "previews/texts/", "dossierTexts(")
}

fn handed_over(dossier: &Dossier, folder: &str, call: &str) -> BTreeMap<usize, serde_json::Value> {
    let site = dossier.site();
    let files = site.iter().filter_map(|(path, bytes)| {
        let number = path.strip_prefix(folder)?.strip_suffix(".js")?.parse().ok()?;
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let json = text.strip_prefix(call).and_then(|rest| rest.strip_suffix(");\n")).expect("a call");
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
    assert_eq!(chunks.keys().copied().collect::<Vec<_>>(), [0, 1]);
    let mut pages = 0;
    for (number, chunk) in &chunks {
        assert_eq!(chunk["count"], 2);
        for address in chunk["pages"].as_object().expect("pages by address").keys() {
            assert_eq!(chunk_of(address, 2), *number, "{address}");
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

#[test]
fn every_text_is_in_the_chunk_where_a_script_looks_for_it_and_an_edit_changes_one() {
    let dossier = Dossier::new(&[("content/companies/acme.md", &company("Acme"))]);
    let text = |end: &str| format!("Acme baut.{} {end}", " Davon ist viel die Rede.".repeat(80));
    for n in 0..150 {
        let text = article(&format!("Bericht {n}"), "2021-01-02", &text("Ende."));
        dossier.write(&format!("content/articles/a{n}.md"), text);
    }
    dossier.build();
    let before = text_chunks(&dossier);
    assert_eq!(before.len(), 4, "as many as long texts need");
    let mut pages = 0;
    for (number, chunk) in &before {
        for address in chunk["pages"].as_object().expect("texts by address").keys() {
            assert_eq!(chunk_of(address, 4), *number, "{address}");
            pages += 1;
        }
    }
    assert_eq!(pages, 151);
    assert!(chunks(&dossier).values().all(|chunk| chunk["texts"] == 4));

    dossier.write("content/articles/a7.md", article("Bericht 7", "2021-01-02", &text("Niemand sonst.")));
    dossier.build();
    let after = text_chunks(&dossier);
    let changed: Vec<usize> = before.keys().copied().filter(|number| before[number] != after[number]).collect();
    assert_eq!(changed, [chunk_of("articles/a7/", 4)]);
}

#[test]
fn without_the_search_texts_hold_paragraphs_only() {
    let dossier = Dossier::new(&[
        ("dossier.yaml", "title: Probe\nlanguage: de\nsearch: false\n"),
        ("content/companies/acme.md", "---\nname: Acme\nsummary: Baut.\n---\n"),
        ("content/articles/a.md", &article("Eins", "2021-01-02", "Acme baut.[^1]\n\n[^1]: Eine Note.")),
    ]);
    dossier.build();
    let pages = text_chunks(&dossier)[&0]["pages"].clone();
    let pages = pages.as_object().expect("texts by address");
    assert_eq!(pages.keys().collect::<Vec<_>>(), ["articles/a/"], "a page without a text has no paragraphs");
    let keys: Vec<&String> = pages["articles/a/"].as_object().expect("a text").keys().collect();
    assert_eq!(keys, ["name", "origin", "cite", "named", "passages"]);
}

#[test]
fn a_paragraph_is_what_readers_see_of_it_with_the_sentences_apart_that_name_somebody() {
    let text = "Davor nichts. <!-- geheim --> [[acme]] *baut* im %%geheim%% Hafen.[^1] Danach nichts.\n\n- Eins\n- Acme\n\n[^1]: Acme.";
    let dossier = Dossier::new(&[
        ("content/companies/acme.md", &company("Acme")),
        ("content/articles/a.md", &article("Eins", "2021-01-02", text)),
    ]);
    dossier.build();
    let page = &text_chunks(&dossier)[&0]["pages"]["articles/a/"];
    assert_eq!(page["named"], serde_json::json!(["companies/acme/"]));
    let blocks: Vec<&serde_json::Value> =
        page["passages"].as_array().expect("paragraphs").iter().map(|passage| &passage[1]).collect();
    let first = serde_json::json!([["Davor nichts. ", ["Acme baut im Hafen.", [[0, 1]]], " Danach nichts."]]);
    assert_eq!(*blocks[0], first);
    assert_eq!(*blocks[1], serde_json::json!([["Eins"], [["Acme", [[0, 2]]]]]));
    assert_eq!(blocks.len(), 2, "a footnote is no paragraph");
    assert_eq!(page["notes"], serde_json::json!(["Acme."]));
}
