//! What the manual says of front matter.

use super::*;

#[test]
fn the_article_of_the_manual_is_read_whole() {
    let text = r#"---
title: Washington setzt ByteDance eine Frist
kicker: Datenstreit
date: 2020-08-17
summary: Der US-Präsident verlangt etwas.
cite_as: ONEtoONE 8/2020
source:
  type: article-newspaper
  headline: Trump erhöht Druck
  authors: [Frauke Schobelt]
  outlet: ONEtoONE
  publisher: HighText Verlag
  url:
  archived: []
  accessed: 2026-11-20
  lang: de
  relies_on: [FAZ]
  rights: in_copyright
about: [bytedance, companies/tiktok]
topics: [tiktok]
basis:
  source.outlet: {kind: inferred, note: aus dem Impressum}
links:
  skip: [Twitter]
  map: {Die Regierung: government-of-china}
relations:
  - {subject: bytedance, type: acquired, object: musical-ly, start: 2017, note: 800 Mio. US-Dollar, par: 2}
  - {subject: bytedance, type: subject_to, object: order, start: 2020-08-14, start_text: am Wochenende, status: issued, certainty: reported, disputed_by: [c2], disputed_point: reason, par: Die ersten Worte}
events:
  - {date: 2019-11, title: CFIUS beginnt, about: [cfius], par: 2}
claims:
  - {id: c1, topic: Daten, text: Es heißt., about: [tiktok], certainty: alleged, par: 3}
  - {id: c2, by: [bytedance, {text: drei Insider}], text: Nein., denies: [c1], par: 4}
  - {id: c3, by: , text: Vielleicht.}
published: 2026-11-21
corrections: [{date: 2026-11-22, text: Datum berichtigt.}]
redirect_from: [/alt/frist, artikel/2]
extra: {colour: red, list: [1, 2.5, ~]}
---
Text
"#;
    let document = clean(ARTICLE, text);
    assert_eq!(document.permalink.as_str(), "articles/2020-08-17-frist/");
    assert_eq!(document.redirect_from, ["alt/frist/", "artikel/2/"]);
    assert_eq!(document.extra, serde_json::json!({"colour": "red", "list": [1, 2.5, null]}));
    assert_eq!(document.basis["source.outlet"].kind, BasisKind::Inferred);
    assert_eq!(&document.source.text[document.body.span.range()], "Text\n");
    let relation = &document.relations[1];
    assert_eq!((relation.index, &*relation.kind, relation.assertion.status), (1, "subject_to", Some(Status::Issued)));
    assert_eq!(relation.assertion.par, Some(Paragraph::Words("Die ersten Worte".into())));
    assert_eq!(relation.disputed_point, Some(DisputedPoint::Reason));
    let article = document.article().unwrap();
    assert_eq!((&article.source.url, &article.source.archived), (&Stated::NotStated, &Stated::NotStated));
    assert_eq!(article.source.rights, Some(Rights::InCopyright));
    assert_eq!(article.links.map["Die Regierung"], Reference("government-of-china".into()));
    assert_eq!(article.events[0].date.edtf, "2019-11");
    assert_eq!(article.claims[0].by, Speaker::Source);
    assert_eq!(article.claims[2].by, Speaker::Nobody);
    let words = SpeakerName::Words { text: "drei Insider".into(), is_plural: None };
    assert_eq!(article.claims[1].by, Speaker::Named(vec![SpeakerName::Entity(Reference("bytedance".into())), words]));
    assert_eq!(article.claims[1].answers, [Answer { kind: AnswerKind::Denies, claim: "c1".into() }]);
}

#[test]
fn the_company_of_the_manual_is_read_whole() {
    let text = "---\nname: ByteDance\nnames: [Bytedance, {text: 字节跳动, lang: zh, kind: native}]\n\
        company_type: company\ncountry: no\nfounded: 2012\nwebsite:\nidentifiers: {wikidata: , isin: US88160R1014}\n\
        sources: [{title: Register, url: https://example.org, accessed: 2026-11-20}]\n\
        relations:\n  - {type: operates, object: tiktok, evidence: [frist, {article: b, par: 2, status: ended}, \
        {title: Order, url: https://example.org/o, certainty: inferred, note: g}]}\n---\n";
    let document = clean("content/companies/sub/bytedance.md", text);
    assert_eq!(document.permalink.as_str(), "companies/bytedance/");
    let entity = document.entity().unwrap();
    let kinds: Vec<_> = entity.names.iter().map(|name| (name.text.as_str(), name.kind)).collect();
    assert_eq!(kinds, [("ByteDance", NameKind::Main), ("Bytedance", NameKind::Alias), ("字节跳动", NameKind::Native)]);
    assert_eq!(entity.country, Stated::Value("no".into()));
    assert_eq!(entity.identifiers["wikidata"], Stated::NotStated);
    assert!(!entity.identifiers.contains_key("lei"));
    assert_eq!(document.company().unwrap().company_type, "company".into());
    let [Evidence::Article(..), Evidence::Article(second, own), Evidence::Outside(source, _)] =
        &document.relations[0].evidence[..]
    else {
        panic!("{:?}", document.relations[0].evidence)
    };
    assert_eq!((&*second.0, own.status), ("b", Some(Status::Ended)));
    assert_eq!(source.title, "Order");
}

#[test]
fn the_regulation_of_the_manual_is_read_whole() {
    let text = "---\nname: Order of August 14\nshort_name: Anordnung 14. 8. 2020\n\
        names: [{text: TikTok-Anordnung, kind: weak}]\nregulation_type: presidential_order\njurisdiction: us\n\
        issuer: [us-president]\ndates: {adopted: 2020-08-14, published: 2020-08-19, effective: , ended: }\n\
        status: issued\ncitations: [85 FR 51297]\nofficial_url:\nmeasures: [divestment]\n\
        basis: {dates.adopted: {kind: external, source: https://example.org/x, accessed: 2026-11-20}}\n---\n";
    let document = clean("content/regulations/order.md", text);
    let regulation = document.regulation().unwrap();
    assert_eq!(regulation.dates.effective, Stated::NotStated);
    assert_eq!(regulation.dates.published.value().unwrap().edtf, "2020-08-19");
    assert_eq!(regulation.issuer, Stated::Value(vec![Reference("us-president".into())]));
    assert_eq!(regulation.status, Stated::Value(Status::Issued));
}

/// The keys that a help lists for an unknown one are all keys that exist at that place.
fn keys_at(path: &str, text: &str) -> Vec<String> {
    let found = found(path, text);
    let help = found.iter().find_map(|found| found.help.split_once("the keys here are: ")).unwrap().1;
    help.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_manual_has_every_key() {
    let manual = include_str!("../../../docs/front-matter.md");
    let mut keys = keys_at(ARTICLE, &article("qqqq: 1\n"));
    for inner in ["source", "relations", "events", "claims", "corrections", "sources"] {
        let value = if inner == "source" { "{qqqq: 1}" } else { "[{qqqq: 1}]" };
        keys.extend(keys_at(ARTICLE, &format!("---\ntitle: T\ndate: 2020\n{inner}: {value}\n---\n")));
    }
    for folder in ["companies", "regulations", "courts"] {
        keys.extend(keys_at(&format!("content/{folder}/a.md"), "---\nname: A\nqqqq: 1\n---\n"));
    }
    keys.extend(crate::model::REGISTERS.iter().map(|register| (*register).to_owned()));
    keys.extend(keys_at("content/regulations/a.md", "---\nname: A\ndates: {qqqq: 1}\n---\n"));
    let config = read_config(&Arc::new(SourceFile::new("dossier.yaml", "title: A\nlanguage: de\nqqqq: 1\n")));
    let help = config.diagnostics[0].help.strip_prefix("the keys here are: ").unwrap().to_owned();
    keys.extend(help.split(", ").map(str::to_owned));
    let missing: Vec<&String> = keys.iter().filter(|key| !manual.contains(&format!("`{key}`"))).collect();
    assert!(keys.len() > 80 && missing.is_empty(), "{missing:?} of {}", keys.len());
}
