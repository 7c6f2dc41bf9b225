//! Random lives of an output: builds, deaths, disk errors and hands in any order.
use proptest::prelude::*;

use crate::publish::tests::*;

/// One event in the life of an output.
#[derive(Clone, Debug)]
enum Event {
    Build {
        site: Files,
        fault: Option<(usize, Fault)>,
    },
    /// Somebody writes a file.
    Put(&'static str),
    /// Somebody deletes a file.
    Delete(&'static str),
}

const NAMES: [&str; 10] = ["a", "a/b", "a/b/c", "a/d", "b/x", "b/y/z", "b/y", "c", "d/e/f/g", "d/e/f/h"];
/// Of no page's length, so that it differs from every page.
const BY_HAND: &str = "by hand";

fn a_site() -> impl Strategy<Value = Files> {
    let chosen = prop::collection::btree_map(prop::sample::select(&NAMES[..]), 1usize..4, 0..8);
    chosen.prop_map(|chosen| {
        let is_free = |name: &str| !chosen.keys().any(|other| other.starts_with(&format!("{name}/")));
        let pages = chosen.iter().filter(|(name, _)| is_free(name));
        pages.map(|(name, length)| ((*name).to_owned(), vec![b'x'; *length])).collect()
    })
}

fn an_event() -> impl Strategy<Value = Event> {
    let fault = prop::option::of((0usize..45, prop_oneof![Just(Fault::Kill), Just(Fault::Error)]));
    prop_oneof![
        4 => (a_site(), fault).prop_map(|(site, fault)| Event::Build { site, fault }),
        1 => prop::sample::select(&NAMES[..]).prop_map(Event::Put),
        1 => prop::sample::select(&NAMES[..]).prop_map(Event::Delete),
    ]
}

fn stand_in_each_others_way(one: &str, other: &str) -> bool {
    one.starts_with(&format!("{other}/")) || other.starts_with(&format!("{one}/"))
}

/// What the manifest says is published.
fn published(output: &Path) -> Vec<String> {
    match manifest::read(&output.join(".dossier/manifest")).unwrap() {
        Reading::Found(manifest) => manifest.keys().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    /// However builds, deaths, disk errors and hands follow each other: a build that ends well leaves exactly its site
    /// and the foreign files, one that fails leaves everything as it was.
    #[test]
    fn every_history_ends_in_the_tree_that_it_should(events in prop::collection::vec(an_event(), 1..14)) {
        let (_folder, output) = output();
        publish(&output, &Files::new()).unwrap();
        let mut foreign = Files::new();
        for event in events {
            match event {
                Event::Build { site, fault } => {
                    let before = stamped(&output);
                    if let Some((at, fault)) = fault {
                        faults::arm(at, fault);
                    }
                    let result = publish(&output, &site);
                    let killed = faults::disarm() && matches!(fault, Some((_, Fault::Kill)));
                    if killed {
                        begin(&output).unwrap().abandon();
                    }
                    // The foreign files that this site takes over, having the same bytes, or cannot stand beside.
                    let refused = foreign.iter().any(|(name, bytes)| {
                        site.get(name).is_some_and(|page| page != bytes) || site.keys().any(|page| stand_in_each_others_way(page, name))
                    });
                    let is_new = published(&output) == site.keys().cloned().collect::<Vec<_>>()
                        && (result.is_ok() || killed && site.iter().all(|(name, page)| tree(&output).get(name) == Some(page)));
                    if is_new {
                        prop_assert!(!refused);
                        foreign.retain(|name, _| !site.contains_key(name));
                        let expected: Files = site.into_iter().chain(foreign.clone()).collect();
                        prop_assert_eq!(tree(&output), expected);
                    } else {
                        prop_assert!(refused || fault.is_some(), "{:?}", result);
                        prop_assert_eq!(stamped(&output), before);
                    }
                }
                Event::Put(name) => {
                    let all = tree(&output);
                    if !all.keys().any(|other| stand_in_each_others_way(other, name)) && !output.join(name).is_dir() {
                        put(&output, name, BY_HAND);
                        if !published(&output).iter().any(|page| page == name) {
                            foreign.insert(name.to_owned(), BY_HAND.into());
                        }
                    }
                }
                Event::Delete(name) => {
                    if output.join(name).is_file() {
                        fs::remove_file(output.join(name)).unwrap();
                        foreign.remove(name);
                    }
                }
            }
            for (name, bytes) in &foreign {
                prop_assert_eq!(&fs::read(output.join(name)).unwrap(), bytes);
            }
        }
    }
}
