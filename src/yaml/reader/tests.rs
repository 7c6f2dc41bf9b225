use std::sync::Arc;

use super::*;
use crate::diagnostic::{Code, Place};
use crate::model::Stated;
use crate::source::Span;
use crate::yaml::front_matter::Form;

fn with_fields<T>(text: &str, read: impl FnOnce(Fields<'_>) -> T) -> (T, Vec<(Code, Place, String)>) {
    let file: Arc<str> = "content/a.md".into();
    let yaml = crate::yaml::read(&file, text, Span { start: 0, end: text.len() }, Form::Yaml);
    assert_eq!(yaml.diagnostics, []);
    let log = Log::new(&file);
    let value = read(Fields::top(&yaml.value.unwrap(), &log));
    (value, log.into_diagnostics().into_iter().map(|found| (found.code, found.place, found.help)).collect())
}

#[test]
fn every_mistake_is_recorded_with_its_path() {
    let text = "title: [a]\nlist: [{n: 0}, {n: 2}, x, ~]\nflag: yes\nodd: 1\nTitel: x\n";
    let (numbers, found) = with_fields(text, |fields| {
        assert_eq!(fields.get("title").text(), None);
        let numbers = fields.get("list").items(|item| {
            let inner = item.fields()?;
            let n = inner.required("n").count();
            inner.finish(&[]);
            n
        });
        assert_eq!(fields.get("flag").flag(), None);
        assert_eq!(fields.required("date").text(), None);
        fields.finish(&[("odd", &["flag"])]);
        numbers
    });
    assert_eq!(numbers, [2]);
    let value = |path: &str| Place::Value(path.into());
    let expected = [
        (Code::WrongType, value("title")),
        (Code::WrongType, value("list[0].n")),
        (Code::WrongType, value("list[2]")),
        (Code::WrongType, value("list[3]")),
        (Code::WrongType, value("flag")),
        (Code::MissingField, value("")),
        (Code::UnknownField, Place::Key("odd".into())),
        (Code::UnknownField, Place::Key("Titel".into())),
    ];
    assert_eq!(found.iter().map(|(code, place, _)| (*code, place.clone())).collect::<Vec<_>>(), expected);
    assert_eq!(found[6].2, "did you mean `flag`?");
    assert_eq!(found[7].2, "did you mean `title`?");
}

#[test]
fn absent_empty_and_stated_are_three_things() {
    let (stated, found) = with_fields("empty:\nblank: ''\nnone: []\nthere: 12\n", |fields| {
        ["empty", "blank", "there", "absent"].map(|name| fields.get(name).stated(Field::text))
    });
    assert_eq!(stated, [Stated::NotStated, Stated::NotStated, Stated::Value("12".to_owned()), Stated::Absent]);
    assert_eq!(found, []);
}

#[test]
fn a_word_outside_the_vocabulary_comes_with_the_nearest() {
    let words = [("in_force", 1), ("issued", 2)];
    let (values, found) = with_fields("a: in-force\nb: issued\nc: banana\n", |fields| {
        ["a", "b", "c"].map(|name| fields.get(name).word(&words))
    });
    assert_eq!(values, [None, Some(2), None]);
    assert_eq!(found[0].2, "did you mean `in_force`? it takes one of: in_force, issued");
    assert_eq!(found[1].2, "it takes one of: in_force, issued");
}

#[test]
fn a_value_alone_is_a_list_of_one_and_what_may_be_several_is_explained() {
    let read = |text: &str| with_fields(text, |fields| fields.get("by").texts());
    let one = |text: &str| (vec![text.to_owned()], Vec::new());
    assert_eq!(read("by: Jane Doe\n"), one("Jane Doe"));
    assert_eq!(read("by: 360\n"), one("360"));
    assert_eq!(read("by: '[[tesla]]'\n"), one("[[tesla]]"));
    assert_eq!(read("by: ''\n"), (Vec::new(), Vec::new()));
    let help = |text: &str| read(text).1[0].2.clone();
    assert_eq!(help("by: Jane Doe, Max Roe\n"), "write `by: [Jane Doe, Max Roe]`");
    for several in ["by: '[[tesla]], [[byd]]'\n", "by: |\n  one\n  two\n", "by: {one: two}\n"] {
        assert!(help(several).starts_with("write `[one, two]`"), "{several}");
    }
}
