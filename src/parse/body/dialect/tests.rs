use super::*;
use crate::parse::body::events::events;

/// The events as short words.
fn said(text: &str) -> String {
    let read = events(text, Span { start: 0, end: text.len() });
    let words = read.nodes.into_iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::Superscript) => Some("{".to_owned()),
        Event::End(TagEnd::Superscript) => Some("}".to_owned()),
        Event::Start(Tag::Link { dest_url, .. }) => Some(format!("<{dest_url}>(")),
        Event::End(TagEnd::Link) => Some(")".to_owned()),
        Event::Start(Tag::DefinitionListTitle) => Some("title:".to_owned()),
        Event::Start(Tag::BlockQuote(Some(kind))) => Some(format!("{kind:?}:")),
        Event::Start(Tag::Paragraph) => Some("¶".to_owned()),
        Event::InlineMath(id) => Some(format!("#{id}")),
        Event::Text(piece) | Event::Code(piece) => Some(piece.into_string()),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn bare_addresses_end_where_the_sentence_goes_on() {
    for (written, shown) in [
        ("Siehe https://e.org/ruling_5_b.", "¶ Siehe  <https://e.org/ruling_5_b>( https://e.org/ruling_5_b ) ."),
        ("(https://e.org/a(b))", "¶ ( <https://e.org/a(b)>( https://e.org/a(b) ) )"),
        ("„HTTPS://e.org“", "¶ „ <HTTPS://e.org>( HTTPS://e.org ) “"),
        ("[https://e.org](https://e.org/b)", "¶ <https://e.org/b>( https://e.org )"),
        ("`https://e.org` xhttps://e.org http://localhost", "¶ https://e.org  xhttps://e.org http://localhost"),
    ] {
        assert_eq!(said(written), shown, "{written}");
    }
}

#[test]
fn marks_stand_at_words_and_hold_whole_elements() {
    for (written, shown) in [
        ("==a *b* c== d", "¶ { a  b  c }  d"),
        ("a == b und c == d", "¶ a == b und c == d"),
        ("x==y und z==w", "¶ x==y und z==w"),
        ("*a ==b* c==", "¶ a ==b  c=="),
        ("`==a==` ===b===", "¶ ==a==  ===b==="),
    ] {
        assert_eq!(said(written), shown, "{written}");
    }
}

#[test]
fn callouts_have_any_word_a_fold_and_a_title() {
    for (written, shown) in [
        ("> [!info] Ein *Titel*\n> Text", "Note: title: Ein  Titel ¶ Text"),
        ("> [!WARNING]- Titel", "Warning: title: Titel"),
        ("> [!warning]\n> Text", "Warning: ¶ Text"),
        ("> [!zitat]\n> Text", "Note: title: zitat ¶ Text"),
        ("> [!x](https://e.org)", "¶ <https://e.org>( !x )"),
        ("> Text [!note]", "¶ Text [!note]"),
    ] {
        assert_eq!(said(written), shown, "{written}");
    }
}

#[test]
fn ids_stand_at_the_end_of_a_block_or_alone_after_it() {
    for (written, shown) in [
        ("Ein Absatz. ^a-1", "¶ Ein Absatz. #a-1"),
        ("Ein Absatz.\n^a-1", "¶ Ein Absatz. #a-1"),
        ("- Punkt ^p\n- x^2", "Punkt #p x^2"),
        ("> Zitat\n\n^q", "¶ Zitat #q"),
        ("a ^b c", "¶ a ^b c"),
        // Behind a backslash they are text.
        ("Ein Absatz.\n\n\\^q", "¶ Ein Absatz. ¶ ^q"),
        ("Ein Absatz.\n\\^q", "¶ Ein Absatz. ^q"),
        ("Ein Absatz. \\^q", "¶ Ein Absatz.  ^q"),
    ] {
        assert_eq!(said(written), shown, "{written}");
    }
}

#[test]
fn an_empty_label_is_none() {
    assert_eq!(said("[[tesla|]]"), "¶ <tesla>( tesla )");
}

#[test]
fn a_line_that_begins_with_an_ordinal_is_a_paragraph() {
    for (written, shown) in [
        ("14. August 2020 *gilt* es.", "¶ 14. August 2020  gilt  es."),
        ("1. Mai: Streik.", "¶ 1. Mai: Streik."),
        ("Text.\n\n3. Kammer\nweiter\n\nText.", "¶ Text. ¶ 3. Kammer weiter ¶ Text."),
        ("> 20. Jahrhundert", "¶ 20. Jahrhundert"),
        ("14. [August](https://e.org)", "¶ 14.  <https://e.org>( August )"),
        // A list of several, of more than a line, and one that begins.
        ("3. a\n4. b", "a b"),
        ("1. Punkt", "Punkt"),
        ("14) August", "August"),
        ("3. a\n\n   b", "¶ a ¶ b"),
        ("- 14. August", "August"),
    ] {
        assert_eq!(said(written), shown, "{written:?}");
    }
}
