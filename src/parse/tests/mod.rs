use std::sync::Arc;

use super::parse_document;
use crate::config::{Config, read_config};
use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::*;
use crate::source::SourceFile;

fn config() -> Config {
    let text =
        "title: Probe\nlanguage: de\ntopics: {tiktok: TikTok}\nkinds: {court: {folder: courts, singular: Gericht}}\n";
    let checked = read_config(&Arc::new(SourceFile::new("dossier.yaml", text)));
    assert_eq!(checked.diagnostics, []);
    checked.value.unwrap()
}

fn parse(path: &str, text: &str) -> Checked<Option<Document>> {
    parse_document(&Arc::new(SourceFile::new(path, text)), &(&config()).into())
}

fn clean(path: &str, text: &str) -> Document {
    let checked = parse(path, text);
    assert_eq!(checked.diagnostics, []);
    checked.value.unwrap()
}

fn found(path: &str, text: &str) -> Vec<Diagnostic> {
    parse(path, text).diagnostics
}

fn codes(path: &str, text: &str) -> Vec<(Code, Place)> {
    let mut codes: Vec<_> = found(path, text).into_iter().map(|found| (found.code, found.place)).collect();
    codes.sort();
    codes
}

fn value(path: &str) -> Place {
    Place::Value(path.into())
}

fn key(path: &str) -> Place {
    Place::Key(path.into())
}

const ARTICLE: &str = "content/articles/2020-08-17-frist.md";
/// A source that warns of nothing.
const SOURCE: &str = "source: {outlet: Probeblatt, authors: , url: }\n";

fn article(keys: &str) -> String {
    format!("---\ntitle: T\ndate: 2020-08-17\n{SOURCE}{keys}---\nText\n")
}

#[test]
fn one_value_stands_for_a_list_of_one_and_a_text_may_be_there_in_several_languages() {
    let text = "---\ntitle: Frist\ndate: 2020\nabout: '[[bytedance]]'\nsource: {outlet: Probe, authors: Ina Muster, url: }\n\
                relations:\n  - {subject: a, type: owns, object: b, disputed_by: c1}\n\
                claims:\n  - {id: c1, by: bytedance, text: {en: No., de: Nein.}, about: tiktok, denies: frist#c2}\n  \
                - {id: c2, by: {text: Mill Folk, plural: true}, text: Doch.}\n---\nText\n";
    let document = clean(ARTICLE, text);
    let article = document.article().unwrap();
    let reference = |slug: &str| Reference(slug.into());
    assert_eq!(article.about, [reference("bytedance")]);
    assert_eq!(article.source.authors, Stated::Value(vec!["Ina Muster".to_owned()]));
    assert_eq!(document.relations[0].disputed_by, ["c1".into()]);
    let [first, second] = article.claims.as_slice() else { panic!("two claims") };
    assert_eq!(first.by, Speaker::Named(vec![SpeakerName::Entity(reference("bytedance"))]));
    assert_eq!(first.about, [reference("tiktok")]);
    assert_eq!(first.answers, [Answer { kind: AnswerKind::Denies, claim: "frist#c2".into() }]);
    let wording =
        |tag: Option<&str>, text: &str| Wording { language: tag.map(|tag| Language(tag.into())), text: text.into() };
    assert_eq!(first.wordings, [wording(Some("en"), "No."), wording(Some("de"), "Nein.")]);
    assert_eq!(second.wordings, [wording(None, "Doch.")]);
    let folk = SpeakerName::Words { text: "Mill Folk".into(), is_plural: Some(true) };
    assert_eq!(second.by, Speaker::Named(vec![folk]));
}

#[test]
fn little_is_enough_and_further_kinds_need_no_code() {
    assert_eq!(clean("content/companies/a.md", "---\nname: A\n---\n").title, "A");
    let court = clean("content/courts/bgh.md", "---\nname: BGH\ncountry: de\n---\n");
    assert_eq!((&*court.kind, court.permalink.as_str()), ("court", "courts/bgh/"));
    assert!(court.company().is_none() && court.entity().is_some());
    assert_eq!(clean("content/about.md", "---\ntitle: Über\n---\n").permalink.as_str(), "about/");
    let front = clean("content/index.md", "---\n---\nHallo\n");
    assert_eq!((front.permalink.as_str(), front.title.as_str()), ("", "Probe"));
    let warned = found(ARTICLE, "---\ntitle: T\ndate: 2020\n---\n");
    assert_eq!(warned.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::SourceNotStated]);
}

#[test]
fn line_ends_of_windows_are_no_mistake() {
    let document = clean(ARTICLE, &article("summary: >\n  a\n  b\n").replace('\n', "\r\n"));
    assert_eq!(document.summary.as_deref(), Some("a b"));
    assert_eq!(&document.source.text[document.body.span.range()], "Text\r\n");
}

#[test]
fn every_mistake_of_one_file_is_found() {
    let text = "---\ntitel: T\ndate: 2021-02-30\ntags: [x]\nshort_name: viel zu lang für eine Spalte\ntopics: [tiktoc]\n\
        published: gestern\nlang: deutsch\ndraft: vielleicht\nsource:\n  outlet: [a]\n  author: B\n  url: example.org\n\
        \x20 type: newspaper\n  rights: free\nbasis: {source.outlt: {kind: inferred}, date: {kind: external}}\n\
        redirect_from: [https://example.org/]\n\
        relations:\n  - {subject: a, type: owns}\n  - x\n  - {subject: a, type: owns, object: b, status: in-force, par: 0}\n\
        events:\n  - {title: Ohne Datum}\n\
        claims:\n  - {text: ohne id}\n  - {id: c 1, text: x, denis: [c1]}\n---\n";
    let mut expected = vec![
        (Code::AssumedValue, Place::File),
        (Code::UnknownField, key("titel")),
        (Code::InvalidDate, value("date")),
        (Code::UnknownField, key("tags")),
        (Code::TooLong, value("short_name")),
        (Code::UnknownValue, value("topics[0]")),
        (Code::InvalidDate, value("published")),
        (Code::UnknownValue, value("lang")),
        (Code::WrongType, value("draft")),
        (Code::WrongType, value("source.outlet")),
        (Code::UnknownField, key("source.author")),
        (Code::SourceNotStated, value("source")),
        (Code::InvalidAddress, value("source.url")),
        (Code::UnknownValue, value("source.type")),
        (Code::UnknownValue, value("source.rights")),
        (Code::UnknownField, key("basis.source.outlt")),
        (Code::InferredWithoutReason, value("basis.source.outlt")),
        (Code::MissingField, value("basis.date")),
        (Code::InvalidAddress, value("redirect_from[0]")),
        (Code::MissingField, value("relations[0]")),
        (Code::WrongType, value("relations[1]")),
        (Code::UnknownValue, value("relations[2].status")),
        (Code::WrongType, value("relations[2].par")),
        (Code::MissingField, value("events[0]")),
        (Code::MissingField, value("claims[0]")),
        (Code::UnknownValue, value("claims[1].id")),
        (Code::UnknownField, key("claims[1].denis")),
    ];
    expected.sort();
    assert_eq!(codes(ARTICLE, text), expected);
    let document = parse(ARTICLE, text).value.unwrap();
    assert_eq!(document.relations.iter().map(|relation| relation.index).collect::<Vec<_>>(), [2]);
    assert_eq!(document.article().unwrap().claims[0].index, 1);
}

#[test]
fn words_of_other_tools_lead_to_ours() {
    let help = |path: &str, text: &str| found(path, text).into_iter().map(|found| found.help).collect::<Vec<_>>();
    assert_eq!(
        help(ARTICLE, &article("tags: [x]\naliases: [/x/, Y]\nauthor: B\nlastmod: 2020\n")),
        [
            "add it under `topics` in dossier.yaml: x: …",
            "who wrote the source stands under `source.authors`, who wrote this page under `authors`",
        ]
    );
    let company = "---\ntitle: A\nname: A\nlei: x\nurl: x\nparent: x\n---\n";
    assert_eq!(
        help("content/companies/a.md", company)[..3],
        ["did you mean `name`?", "did you mean `identifiers.lei`?", "did you mean `website`?"]
    );
    assert_eq!(help("content/regulations/a.md", "---\nname: A\ncountry: us\n---\n"), ["did you mean `jurisdiction`?"]);
}

#[test]
fn identifiers_countries_and_addresses_are_checked() {
    let text = "---\nname: A\ncountry: China\nwebsite: javascript:alert(1)\nfounded: gestern\ncompany_type: firm\n\
        identifiers: {lei: 5493001KJTIIGC8Y1R13, isin: X, wikidata: 42, tickr: x}\nnames: [{kind: legal}, {text: B, kind: old}]\n\
        sources: [{outlet: x}, {title: y, url: ftp://x}]\n---\n";
    let mut expected = vec![
        (Code::UnknownValue, value("country")),
        (Code::InvalidAddress, value("website")),
        (Code::InvalidDate, value("founded")),
        (Code::UnknownValue, value("company_type")),
        (Code::InvalidIdentifier, value("identifiers.lei")),
        (Code::InvalidIdentifier, value("identifiers.isin")),
        (Code::InvalidIdentifier, value("identifiers.wikidata")),
        (Code::UnknownField, key("identifiers.tickr")),
        (Code::MissingField, value("names[0]")),
        (Code::UnknownValue, value("names[1].kind")),
        (Code::MissingField, value("sources[0]")),
        (Code::InvalidAddress, value("sources[1].url")),
    ];
    expected.sort();
    assert_eq!(codes("content/companies/a.md", text), expected);
}

#[test]
fn broken_front_matter_gives_one_error_and_still_a_document() {
    for (text, code) in [
        ("", Code::MissingField),
        ("---\ntitle: A\n", Code::UnclosedFrontMatter),
        ("---\ntitle: [\n---\n", Code::InvalidYaml),
        ("---\n- a\n---\n", Code::InvalidYaml),
        (&format!("---\na: {}\n---\n", "[".repeat(100_000)), Code::YamlTooDeep),
    ] {
        let checked = parse(ARTICLE, text);
        assert_eq!(checked.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), [code]);
        assert_eq!(checked.value.unwrap().permalink.as_str(), "articles/2020-08-17-frist/");
    }
}

#[test]
fn what_front_matter_leaves_out_is_taken_from_the_file_and_said() {
    let own = "source: {outlet: Blatt, authors: , url: }";
    for (path, text, title, body, expected) in [
        (ARTICLE, "# Die Frist\n\nText\n", "Die Frist", "\nText\n", &[Code::NoFrontMatter, Code::AssumedValue][..]),
        (ARTICLE, "Text\n", "Frist", "Text\n", &[Code::NoFrontMatter, Code::AssumedValue]),
        (ARTICLE, "---\ntitle: T\ndate: 2020\nOWN\n---\n# Die Frist\n", "T", "# Die Frist\n", &[]),
        (ARTICLE, "---\nname: T\ndate: 2020\nOWN\n---\n# Die Frist\n", "T", "# Die Frist\n", &[]),
        (
            ARTICLE,
            "---\ntitle:\ndate: 2020\nOWN\n---\n# Die Frist\n",
            "2020-08-17-frist",
            "# Die Frist\n",
            &[Code::MissingField],
        ),
        ("content/companies/acme.md", "---\n---\n# Acme\nText\n", "Acme", "Text\n", &[Code::AssumedValue]),
        ("content/companies/acme.md", "---\ntitle: Acme\n---\nText\n", "Acme", "Text\n", &[]),
        ("content/companies/acme.md", "---\n---\nText\n", "acme", "Text\n", &[Code::MissingField]),
        ("content/index.md", "---\n---\n# Willkommen\n", "Probe", "# Willkommen\n", &[]),
        ("content/topics/tiktok.md", "---\n---\n# Der Zoll\n", "TikTok", "# Der Zoll\n", &[]),
    ] {
        let checked = parse(path, &text.replace("OWN", own));
        let mut codes: Vec<Code> = checked.diagnostics.iter().map(|found| found.code).collect();
        codes.retain(|code| *code != Code::SourceNotStated);
        codes.dedup();
        assert_eq!(codes, expected, "{path}: {text}");
        let document = checked.value.unwrap();
        let shown = &document.source.text[document.body.span.range()];
        assert_eq!((document.title.as_str(), shown), (title, body), "{path}: {text}");
    }
    let day = parse(ARTICLE, "Text\n").value.unwrap().article().unwrap().date.edtf.clone();
    assert_eq!(day, "2020-08-17");
    assert_eq!(
        codes(ARTICLE, "---\ntitle: T\ndate:\n---\n"),
        [(Code::MissingField, value("date")), (Code::SourceNotStated, value("source"))]
    );
}

#[test]
fn keys_are_read_in_any_case_and_what_may_keep_a_document_back_is_an_error() {
    let document = clean("content/a.md", "---\nTitle: T\nTAGS: [tiktok]\nDate: 2020-01-02\nlastMod: 2021\n---\n");
    assert_eq!((document.title.as_str(), document.topics.as_slice()), ("T", &["tiktok".to_owned()][..]));
    assert_eq!(document.published.map(|date| date.edtf).as_deref(), Some("2020-01-02"));
    assert_eq!(document.updated.map(|date| date.edtf).as_deref(), Some("2021"));
    let document =
        clean("content/b.md", "---\ntitle: T\ntags: tiktok\naliases: [B, /old/b/]\nredirect_from: [/b2/]\n---\n");
    assert_eq!((document.aliases, document.redirect_from), (vec!["B".into()], vec!["b2/".into(), "old/b/".to_owned()]));
    for (keys, code) in [
        ("Title: A", Code::UnknownField),
        ("private: true", Code::UnknownField),
        ("publish: false", Code::UnknownField),
        ("publish: true", Code::ForeignKey),
        ("cssclasses: [x]", Code::ForeignKey),
        ("sumary: x", Code::UnknownField),
    ] {
        let found = found("content/a.md", &format!("---\ntitle: T\n{keys}\n---\n"));
        assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), [code], "{keys}");
    }
}

#[test]
fn a_file_in_the_wrong_place_or_with_a_wrong_name_says_so() {
    let text = "---\nname: A\n---\n";
    for (path, code, permalink) in [
        ("content/company/a.md", Code::UnknownFolder, Some("companies/a/")),
        ("content/companies/Groß & Klein.md", Code::DerivedAddress, Some("companies/gross-klein/")),
        ("content/companies/….md", Code::BadFileName, Some("companies/unnamed/")),
    ] {
        let checked = parse(path, text);
        assert_eq!(checked.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), [code], "{path}");
        assert_eq!(checked.value.as_ref().map(|document| document.permalink.as_str()), permalink, "{path}");
    }
    assert_eq!(clean("content/companies/musical.ly.md", text).slug.as_str(), "musical.ly");
}

#[test]
fn an_index_stands_for_its_folder() {
    for (path, permalink, slug, is_introduction) in [
        ("content/index.md", "", "index", true),
        ("content/_index.md", "", "index", true),
        ("content/companies/_index.md", "companies/", "companies", true),
        ("content/companies/asia/byd/index.md", "companies/byd/", "byd", false),
        ("content/about/index.md", "about/", "about", false),
        ("content/about/legal/index.md", "about/legal/", "legal", false),
        ("content/about/legal/imprint.md", "about/legal/imprint/", "imprint", false),
        ("content/about.md", "about/", "about", false),
    ] {
        let key = if path.contains("byd") { "name" } else { "title" };
        let document = clean(path, &format!("---\n{key}: A\n---\n"));
        let found = (document.permalink.as_str(), document.slug.as_str(), document.is_introduction());
        assert_eq!(found, (permalink, slug, is_introduction), "{path}");
    }
}

mod laws;
mod manual;
