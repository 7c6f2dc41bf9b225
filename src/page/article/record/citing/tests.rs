use super::*;

#[test]
fn what_ends_with_a_mark_of_its_own_gets_no_full_stop() {
    for (part, ended) in [
        ("River Watch e.V.", "River Watch e.V."),
        ("“Who pays?”", "“Who pays?”"),
        ("»Halt!«", "»Halt!«"),
        ("“Acme S.A.”", "“Acme S.A.”"),
        ("“Acme”", "“Acme”."),
        ("2 May 2024", "2 May 2024."),
        ("{page}", "{page}."),
    ] {
        assert_eq!(closed(part.to_owned()), ended);
    }
}

#[test]
fn marks_within_a_quotation_are_inner_ones() {
    let english = |text| inner_quotes(text, "‘", "’").into_owned();
    assert_eq!(english("A spill at \"Mina Norte\""), "A spill at ‘Mina Norte’");
    assert_eq!(english("„Eins“ und «Zwei»"), "‘Eins’ und ‘Zwei’");
    assert_eq!(english("A 12\" pipe of O'Brien"), "A 12\" pipe of O'Brien");
}
