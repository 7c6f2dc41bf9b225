use super::*;

fn index(names: &[(u32, &str)]) -> NameIndex {
    NameIndex::new(names.iter().map(|(entity, text)| Name {
        entity: *entity,
        text: (*text).to_owned(),
        strength: Strength::Strong,
        bearer: Bearer::Firm,
    }))
}

#[test]
fn a_dossier_without_names_finds_nothing() {
    assert!(index(&[]).find("Tesla baut.", Language::German).is_empty());
    assert!(index(&[(0, ""), (1, " \u{AD}")]).find("Ein Satz.", Language::German).is_empty());
}

#[test]
fn a_found_name_says_which_listed_names_and_entities_it_stands_for() {
    let index = index(&[(4, "Nio"), (5, "apollo"), (7, "Apollo"), (7, "APOLLO ")]);
    let found = index.find("Apollos Chef", Language::German);
    assert_eq!(
        found,
        [Found { range: 0..6, entities: vec![5, 7], names: vec![1, 2, 3], rule: Rule::Ending, evidence: None }]
    );
    let found = index.find("bei apollo", Language::German);
    assert_eq!(found[0].entities, [5]);
}

#[test]
fn ranges_are_those_of_the_text_as_given() {
    let text = "A\u{308} Byte\u{AD}Dance’s";
    let found = index(&[(0, "ByteDance")]).find(text, Language::English);
    assert_eq!(&text[found[0].range.clone()], "Byte\u{AD}Dance");
}

#[test]
fn words_in_small_letters_are_counted() {
    let index = index(&[(0, "Target"), (1, "Shell")]);
    let seen = index.search(&fold("The target was a shell company; shells are others."), Language::English);
    assert_eq!(seen.hits.len(), 0);
    let words: Vec<_> = seen.words.iter().map(|word| (word.name, word.range.clone())).collect();
    assert_eq!(words, [(0, 4..10), (1, 17..22)]);
}
