//! Builds that are killed or fail at every single place where they can.
use crate::publish::tests::*;

/// A site with everything that an exchange has to do: files that stay, change, come and go, folders that come and go, a
/// page that becomes a folder and a folder that becomes a page.
fn two_versions() -> [Files; 2] {
    let old = [
        ("stays", "1"),
        ("changes/x", "1"),
        ("changes/y", "1"),
        ("goes/deep/x", "1"),
        ("page", "1"),
        ("folder/x", "1"),
    ];
    let new = [
        ("stays", "1"),
        ("changes/x", "22"),
        ("changes/y", "22"),
        ("comes/deep/x", "1"),
        ("changes/z", "1"),
        ("page/x", "1"),
        ("folder", "1"),
    ];
    [files(&old), files(&new)]
}

const FOREIGN: [(&str, &str); 3] = [("CNAME", "example.org"), ("changes/foreign", "1"), ("goes/foreign", "1")];

fn with_foreign(site: &Files) -> Files {
    site.clone().into_iter().chain(files(&FOREIGN)).collect()
}

/// Publishes the old version and breaks the build of the new one off at the fault point `at`. `None`: the build came
/// to its end before that point.
fn break_off(at: usize, fault: Fault) -> Option<(TempDir, PathBuf, Result<PublishSummary, PublishError>)> {
    let [old, new] = two_versions();
    let (folder, output) = output();
    publish(&output, &old).unwrap();
    for (name, text) in FOREIGN {
        put(&output, name, text);
    }
    faults::arm(at, fault);
    let result = publish(&output, &new);
    faults::disarm().then_some((folder, output, result))
}

#[test]
fn a_build_killed_at_any_point_is_repaired_by_the_next() {
    let [old, new] = two_versions();
    let mut committed = 0;
    for at in 0.. {
        let Some((_folder, output, _)) = break_off(at, Fault::Kill) else {
            assert!(at > 20 && committed > 0 && committed < at, "{at} points, {committed} after the commit");
            return;
        };
        for (name, text) in FOREIGN {
            assert_eq!(fs::read(output.join(name)).unwrap(), text.as_bytes(), "killed at {at}");
        }
        // Beginning alone brings the last good site back; killed after the last step, the new one is the good one.
        begin(&output).unwrap().abandon();
        let found = tree(&output);
        assert!(found == with_foreign(&old) || found == with_foreign(&new), "killed at {at}: {:?}", found.keys());
        committed += usize::from(found == with_foreign(&new));

        for site in [&new, &old] {
            let (_folder, output, _) = break_off(at, Fault::Kill).unwrap();
            publish(&output, site).unwrap();
            assert_eq!(tree(&output), with_foreign(site), "killed at {at}");
            assert_eq!(publish(&output, &Files::new()).unwrap().removed, site.len());
            assert_eq!(tree(&output), files(&FOREIGN), "no orphan outlives a build killed at {at}");
        }
    }
}

/// Two versions of a site whose files consist of links. The front page of each leads to all of its pages.
fn two_linked_versions() -> [Files; 2] {
    let old = [
        ("index.html", "a/index.html goes/index.html list/1/index.html"),
        ("a/index.html", "index.html goes/index.html"),
        ("goes/index.html", "a/index.html goes/deep/index.html"),
        ("goes/deep/index.html", "index.html"),
        ("list/1/index.html", "list/2/index.html"),
        ("list/2/index.html", "list/1/index.html goes/index.html"),
    ];
    let new = [
        ("index.html", "b/index.html comes/index.html list/1/index.html"),
        ("a/index.html", "index.html comes/index.html comes/deep/index.html"),
        ("b/index.html", "a/index.html comes/deep/index.html"),
        ("comes/index.html", "b/index.html comes/deep/index.html"),
        ("comes/deep/index.html", "index.html comes/index.html"),
        ("list/1/index.html", "index.html a/index.html list/new/index.html"),
        ("list/new/index.html", "index.html"),
    ];
    [files(&old), files(&new)]
}

/// Links without a target on the pages that a reader reaches from the front page.
fn dead_links(output: &Path) -> Vec<(String, String)> {
    let (mut reached, mut next) = (std::collections::BTreeSet::new(), vec!["index.html".to_owned()]);
    let mut dead = Vec::new();
    while let Some(page) = next.pop() {
        for link in fs::read_to_string(output.join(&page)).unwrap().split_whitespace() {
            match output.join(link).is_file() {
                false => dead.push((page.clone(), link.to_owned())),
                true if reached.insert(link.to_owned()) => next.push(link.to_owned()),
                true => {}
            }
        }
    }
    dead
}

#[test]
fn no_reader_meets_a_dead_link_wherever_a_build_or_its_repair_is_killed() {
    let [old, new] = two_linked_versions();
    for (from, to) in [(&old, &new), (&new, &old)] {
        let killed_at = |at| {
            let (folder, output) = output();
            publish(&output, from).unwrap();
            faults::arm(at, Fault::Kill);
            let _ = publish(&output, to);
            faults::disarm().then_some((folder, output))
        };
        for at in 0.. {
            let Some((_folder, output)) = killed_at(at) else { break };
            assert_eq!(dead_links(&output), [], "killed at {at}");
            // Every point of the build, with every fourth of its repair: all pairs would take long on a slow disk.
            for again in (at % 4..).step_by(4) {
                let (_folder, output) = killed_at(at).unwrap();
                faults::arm(again, Fault::Kill);
                drop(begin(&output));
                if !faults::disarm() {
                    break;
                }
                assert_eq!(dead_links(&output), [], "killed at {at}, its repair at {again}");
            }
        }
    }
}

#[test]
fn a_repair_that_is_killed_itself_is_repaired_too() {
    let [_, new] = two_versions();
    // Every third point of the build, with every point of its repair: all pairs would take long on a slow disk.
    for at in (0..).step_by(3) {
        if break_off(at, Fault::Kill).is_none() {
            return;
        }
        for again in 0.. {
            let (_folder, output, _) = break_off(at, Fault::Kill).unwrap();
            faults::arm(again, Fault::Kill);
            let result = begin(&output);
            drop(result);
            let struck = faults::disarm();
            publish(&output, &new).unwrap();
            assert_eq!(tree(&output), with_foreign(&new), "killed at {at}, then at {again}");
            if !struck {
                break;
            }
        }
    }
}

#[test]
fn a_disk_error_at_any_point_leaves_the_last_good_site_to_the_byte() {
    let [old, new] = two_versions();
    for at in 0.. {
        let Some((_folder, output, result)) = break_off(at, Fault::Error) else { return };
        let expected = if result.is_ok() { &new } else { &old };
        assert_eq!(tree(&output), with_foreign(expected), "error at {at}");
        if result.is_err() {
            let (_other, untouched, _) = break_off(0, Fault::Error).unwrap();
            assert_eq!(stamped(&output).keys().collect::<Vec<_>>(), stamped(&untouched).keys().collect::<Vec<_>>());
            assert_eq!(publish(&output, &old).unwrap().written, 0, "times too are as they were, error at {at}");
        }
        publish(&output, &new).unwrap();
        assert_eq!(tree(&output), with_foreign(&new), "error at {at}");
    }
}

#[test]
fn a_file_that_somebody_put_where_a_killed_build_wanted_to_is_foreign() {
    let (_folder, output) = output();
    publish(&output, &files(&[("index.html", "1")])).unwrap();
    for at in 0.. {
        faults::arm(at, Fault::Kill);
        let _ = publish(&output, &files(&[("index.html", "1"), ("report", "ours")]));
        if !faults::disarm() {
            break;
        }
        if !tree(&output).contains_key("report") {
            put(&output, "report", "theirs");
            publish(&output, &files(&[("index.html", "1")])).unwrap();
            assert_eq!(tree(&output), files(&[("index.html", "1"), ("report", "theirs")]), "killed at {at}");
            fs::remove_file(output.join("report")).unwrap();
        } else {
            publish(&output, &files(&[("index.html", "1")])).unwrap();
            assert_eq!(tree(&output), files(&[("index.html", "1")]), "killed at {at}");
        }
    }
}

#[test]
fn the_first_build_of_an_output_may_be_killed() {
    for at in 0.. {
        let (_folder, output) = output();
        faults::arm(at, Fault::Kill);
        let site = files(&[("index.html", "1"), ("a/b", "1")]);
        let _ = publish(&output, &site);
        if !faults::disarm() {
            return;
        }
        let other = files(&[("a/b", "22")]);
        publish(&output, &other).unwrap();
        assert_eq!(tree(&output), other, "killed at {at}");
    }
}
