//! The timeline of large dossiers, and what an edit changes of the band of time.

use std::collections::{BTreeMap, BTreeSet};

use crate::built_site::{BuiltSite, Reading};
use crate::harness::{Dossier, article_with, company};

/// An article that tells `events`, each in a line of YAML.
fn telling(title: &str, date: &str, events: &[String]) -> String {
    let events: String = events.iter().map(|event| format!("  - {{{event}}}\n")).collect();
    article_with(title, date, &format!("events:\n{events}"), "Tesla baut.")
}

/// Seven hundred entries: an early event, a thin decade, a year with few entries and one with many.
fn large() -> Dossier {
    let dossier = Dossier::new(&[("content/companies/tesla.md", &company("Tesla"))]);
    let event = |date: String| format!("date: {date}, title: Etwas geschieht, about: [tesla]");
    let early = [event("1890".into()), event("2003-05".into()), event("2011-02-03".into()), event("2021".into())];
    dossier.write("content/articles/first.md", telling("Rückblick", "2021-12-31", &early));
    for n in 0..348 {
        let (year, month, day) = (2018 + n % 4, n % 12 + 1, n % 28 + 1);
        let year = if year == 2018 { 2021 } else { year };
        let date = format!("{year}-{month:02}-{day:02}");
        let text = telling(&format!("Nachricht {n}"), &date, &[event(date.clone())]);
        dossier.write(&format!("content/articles/n{n}.md"), text);
    }
    dossier
}

/// The pages of the timeline with their text.
fn timeline(dossier: &Dossier) -> BTreeMap<String, String> {
    let pages = dossier.site().into_iter().filter(|(path, _)| path.starts_with("timeline/"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

#[test]
fn a_large_timeline_has_a_page_for_each_year_or_decade_and_every_entry_once() {
    let dossier = large();
    dossier.build();
    let pages = timeline(&dossier);
    let paths: Vec<&str> = pages.keys().map(String::as_str).collect();
    let year = |year: i16, parts: usize| {
        (1..=parts).map(move |n| match n {
            1 => format!("timeline/{year}/index.html"),
            _ => format!("timeline/{year}/page/{n}/index.html"),
        })
    };
    let decades = ["1890-1899", "2000-2009"].map(|decade| format!("timeline/{decade}/index.html"));
    let expected: BTreeSet<String> = decades
        .into_iter()
        .chain(["timeline/2011/index.html".into(), "timeline/index.html".into()])
        .chain(year(2019, 2))
        .chain(year(2020, 2))
        .chain(year(2021, 4))
        .collect();
    assert_eq!(paths, expected.iter().map(String::as_str).collect::<Vec<_>>());

    let mut found: Vec<&str> = Vec::new();
    for (path, text) in &pages {
        assert!(text.len() <= 200_000, "{path} has {} bytes", text.len());
        let (list, _) = text.split_once("</main>").expect("the legend stands behind the main content");
        found.extend(list.split("<li id=\"").skip(1).filter_map(|rest| rest.split('"').next()));
    }
    let all = found.len();
    found.sort_unstable();
    found.dedup();
    assert_eq!((all, found.len()), (349 + 352, 349 + 352), "an entry is lost or stands there twice");
    assert!(pages["timeline/index.html"].contains("<a href=\"../timeline/2000-2009/index.html\">2000–2009</a>"));
    assert!(pages["timeline/2011/index.html"].contains("rel=\"prev\""), "no way to the decade before");
    let output = dossier.output();
    let site = BuiltSite::read(&output, Reading::Disk);
    assert_eq!((site.broken_links(), site.lost_pages()), (Vec::new(), Vec::new()));
}

#[test]
fn whom_an_entry_concerns_can_all_be_reached_from_it() {
    let names = [
        "Alba", "Bona", "Cora", "Dora", "Emma", "Fina", "Gala", "Hera", "Iris", "Jana", "Kira", "Lena", "Mara", "Nora",
        "Olga", "Pia",
    ];
    let dossier =
        Dossier::new(&[("content/regulations/list.md", "---\nname: Liste\nregulation_type: sanctions_list\n---\n")]);
    let listed = "relations:\n  - type: subject_to\n    object: list\n    evidence: [{title: Amtsblatt, url: 'https://example.org/l', kind: official, \
                  date: 2020-05-01, status: in_force, start: 2020-05-01}]\n";
    for name in names {
        let page = company(name).replacen("---\n", &format!("---\n{listed}"), 1);
        dossier.write(&format!("content/companies/{}.md", name.to_lowercase()), page);
    }
    let about = |n: usize| names[..n].join(", ").to_lowercase();
    let events = [7, 9].map(|n| format!("date: 2019-01-0{n}, title: Treffen von {n}, about: [{}]", about(n)));
    dossier.write("content/articles/first.md", telling("Treffen", "2021-12-31", &events));
    dossier.build();
    let page = dossier.page("timeline/index.html");
    let entry = |words: &str| page.split("<li id=\"").find(|entry| entry.contains(words)).expect(words).to_owned();
    // What opens takes as much room as the only name that it would hide.
    assert!(entry("Treffen von 7").contains("companies/gala/") && !entry("Treffen von 7").contains("<details>"));
    let nine = entry("Treffen von 9");
    assert!(nine.contains("<summary>3 weitere</summary>") && nine.contains("companies/iris/"), "{nine}");
    let list = entry("2020-05-01");
    // Those that its sentence does not name stand beside it, and what has no room there on the page of the list.
    assert!(list.contains(" 10 weitere ") && list.contains("companies/gala/"), "{list}");
    assert!(list.contains("regulations/list/index.html#affected\">4 weitere</a>"), "{list}");
}

#[test]
fn an_entity_with_hundreds_of_events_lists_them_on_several_pages() {
    let dossier = large();
    dossier.build();
    let own = dossier.page("companies/tesla/index.html");
    let last = dossier.page("companies/tesla/events/3/index.html");
    assert!(own.len() <= 200_000, "{} bytes", own.len());
    assert!(own.contains("352 Ereignisse") && own.contains(">80</b>") && !own.contains(">81</b>"));
    assert!(
        own.contains("<svg class=\"event-axis\"") && !own.contains("class=\"number-ground\""),
        "so many events have no numbers"
    );
    assert!(last.contains("start=\"321\"") && last.contains(">352</b>") && !last.contains("<svg class=\"event-axis\""));
}

#[test]
fn a_new_event_changes_the_picture_of_the_band_and_the_pages_that_it_concerns_only() {
    let dossier = large();
    dossier.build();
    let before = dossier.site();
    let changed = |before: &BTreeMap<String, Vec<u8>>| -> BTreeSet<String> {
        let now = dossier.site();
        now.into_iter().filter(|(path, bytes)| before.get(path) != Some(bytes)).map(|(path, _)| path).collect()
    };
    let mut events = vec!["date: 2020-04-01, title: Neu".to_owned()];
    let told = |events: &[String]| telling("Nachricht 1", "2019-02-02", events);
    dossier.write("content/articles/n1.md", told(&events));
    dossier.build();
    let pages = changed(&before);
    assert!(pages.contains("band-light.svg") && pages.contains("timeline/2020/index.html"), "{pages:?}");
    let others = pages.iter().filter(|path| path.starts_with("articles/n") && !path.starts_with("articles/n1/"));
    assert_eq!(others.count(), 0, "{pages:?}");
    assert!(!pages.contains("sources/index.html") && pages.len() < 30, "{pages:?}");

    // A year that the axis did not reach moves the years in the picture and in its sheet, and no page of others.
    events.push("date: 1850, title: Früher".to_owned());
    let before = dossier.site();
    dossier.write("content/articles/n1.md", told(&events));
    dossier.build();
    let pages = changed(&before);
    assert!(pages.contains("band.css") && pages.contains("band-light.svg"), "{pages:?}");
    assert!(pages.contains("articles/n1/index.html") && !pages.contains("articles/n2/index.html"), "{pages:?}");
}

#[test]
fn a_dossier_without_dates_has_no_timeline_and_no_band() {
    let dossier = Dossier::new(&[
        ("content/companies/tesla.md", &company("Tesla")),
        ("content/index.md", "---\ntitle: A\n---\n"),
    ]);
    dossier.build();
    let front = dossier.page("index.html");
    assert!(!front.contains("zb") && !front.contains("Zeitleiste"), "{front}");
    assert!(!dossier.page("companies/tesla/index.html").contains("class=\"band\""));
    assert!(!dossier.output().join("timeline").exists());
}

#[test]
fn pages_and_redirects_cannot_take_the_address_of_the_timeline() {
    let dossier = Dossier::new(&[("content/timeline.md", "---\ntitle: Meine\n---\n")]);
    let built = dossier.run(&["build"]);
    assert!(built.code == 1 && built.stderr.contains("duplicate-address"), "{}", built.stderr);
}
