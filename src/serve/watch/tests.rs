//! Watching real folders, as editors and other programs change them.
use std::fs;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Instant;

use tempfile::TempDir;

use super::*;

/// Long enough for the slowest machine; a test that works does not wait for it.
const AT_MOST: Duration = Duration::from_secs(300);

/// A dossier's folder that is watched, but for `templates/`, which does not exist yet.
struct Watched {
    folder: TempDir,
    changes: Changes,
}

impl Watched {
    fn new() -> Watched {
        let folder = tempfile::tempdir().unwrap();
        for name in ["content/a.md", "content/deep/er/b.md", "static/style.css", "dossier.yaml", "public/index.html"] {
            put(&folder.path().join(name), "one");
        }
        let paths = ["content", "templates", "static", "dossier.yaml"].map(|name| folder.path().join(name));
        let changes = watch(&paths, &[folder.path().join("public")], |problem| panic!("{problem}")).unwrap();
        Watched { folder, changes }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        put(&self.path(name), text);
    }

    /// Collects changes until each of `names`, or a folder above it, has been reported. Returns all that was.
    fn until(&mut self, names: &[&str]) -> BTreeSet<PathBuf> {
        let mut changed = BTreeSet::<PathBuf>::new();
        let end = Instant::now() + AT_MOST;
        while !names.iter().all(|name| changed.iter().any(|path| self.path(name).starts_with(path))) {
            match self.changes.receiver.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(Wake::Changed(paths)) => changed.extend(paths),
                Ok(Wake::Stop) => panic!("stopped"),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("only {changed:?}, not all of {names:?}")
                }
            }
        }
        changed
    }

    /// Everything that was reported of what happened before this call: up to a change that is made to mark the place.
    fn all(&mut self) -> BTreeSet<PathBuf> {
        self.put("static/mark", "");
        let mut changed = self.until(&["static/mark"]);
        changed.remove(&self.path("static/mark"));
        fs::remove_file(self.path("static/mark")).unwrap();
        self.until(&["static/mark"]);
        changed
    }
}

fn put(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

#[test]
fn a_changed_file_is_reported_once_though_it_is_written_twice() {
    let mut watched = Watched::new();
    watched.put("content/deep/er/b.md", "");
    watched.put("content/deep/er/b.md", "two");
    assert_eq!(watched.all(), [watched.path("content/deep/er/b.md")].into());
}

#[test]
fn new_and_deleted_files_are_reported() {
    let mut watched = Watched::new();
    watched.put("content/new.md", "new");
    watched.until(&["content/new.md"]);
    fs::remove_file(watched.path("content/new.md")).unwrap();
    watched.until(&["content/new.md"]);
    watched.put("dossier.yaml", "two");
    watched.until(&["dossier.yaml"]);
}

#[test]
fn editors_that_save_by_renaming_are_seen_and_seen_again() {
    let mut watched = Watched::new();
    for _ in 0..3 {
        for name in ["content/a.md", "dossier.yaml"] {
            // As Vim does: the old file aside, a new one in its place, the old one away.
            fs::rename(watched.path(name), watched.path(&format!("{name}~"))).unwrap();
            watched.put(name, "two");
            fs::remove_file(watched.path(&format!("{name}~"))).unwrap();
            assert_eq!(watched.until(&[name]), [watched.path(name)].into());
            // As many others do: a new file renamed over the old one.
            watched.put(&format!("{name}.tmp"), "three");
            fs::rename(watched.path(&format!("{name}.tmp")), watched.path(name)).unwrap();
            assert!(watched.until(&[name]).contains(&watched.path(name)));
            watched.all();
        }
    }
}

#[test]
fn a_folder_that_is_moved_in_is_reported_and_then_watched() {
    let mut watched = Watched::new();
    let elsewhere = tempfile::tempdir_in(watched.folder.path().parent().unwrap()).unwrap();
    put(&elsewhere.path().join("folder/sub/c.md"), "c");
    fs::rename(elsewhere.path().join("folder"), watched.path("content/folder")).unwrap();
    watched.until(&["content/folder/sub/c.md"]);
    watched.put("content/folder/sub/c.md", "changed");
    assert!(watched.until(&["content/folder/sub/c.md"]).contains(&watched.path("content/folder/sub/c.md")));
    fs::rename(watched.path("content/folder"), elsewhere.path().join("folder")).unwrap();
    watched.until(&["content/folder/sub/c.md"]);
}

#[test]
fn a_watched_folder_may_appear_later_go_and_return() {
    let mut watched = Watched::new();
    for round in 0..3 {
        watched.put("templates/sub/base.html", "one");
        watched.until(&["templates/sub/base.html"]);
        watched.put("templates/sub/base.html", "two");
        let reported = watched.until(&["templates/sub/base.html"]);
        assert!(!reported.is_empty(), "round {round}");
        fs::remove_dir_all(watched.path("templates")).unwrap();
        watched.until(&["templates/sub/base.html"]);
    }
    // One that was there from the beginning too, moved aside and replaced.
    fs::rename(watched.path("content"), watched.path("aside")).unwrap();
    watched.put("content/fresh.md", "fresh");
    watched.until(&["content/fresh.md"]);
    watched.all();
    watched.put("content/fresh.md", "changed");
    assert_eq!(watched.until(&["content/fresh.md"]), [watched.path("content/fresh.md")].into());
    watched.put("aside/a.md", "nobody cares");
    assert_eq!(watched.all(), [].into());
}

#[test]
fn hundreds_of_files_at_once_are_all_reported() {
    let mut watched = Watched::new();
    let names: Vec<String> = (0..500).map(|number| format!("content/{}/{number}.md", number % 10)).collect();
    for name in &names {
        watched.put(name, "new");
    }
    watched.until(&names.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn the_output_version_control_and_traces_of_editors_are_left_out() {
    let mut watched = Watched::new();
    for name in [
        "public/index.html",
        "unrelated.txt",
        "content/.a.md.swp",
        "content/a.md~",
        "content/.#a.md",
        "content/#a.md#",
        "content/.git/index",
        "content/.hidden/deep/er/c.md",
        "content/.DS_Store",
        "static/.unknown/x",
    ] {
        watched.put(name, "x");
    }
    let reported = watched.all();
    // That a folder has come is reported; what is in `.git` is not.
    assert!(reported.is_empty(), "{reported:?}");
}

#[test]
fn every_file_that_is_published_is_reported_whatever_its_name() {
    let mut watched = Watched::new();
    for name in ["static/list.tmp", "static/film.part", "static/4913", "static/Thumbs.db", "content/old~/c.md"] {
        // All events of the one before the other: what comes and goes at once is no change.
        let is_reported = |changed: BTreeSet<PathBuf>, path: &Path| changed.iter().any(|above| path.starts_with(above));
        let path = watched.path(name);
        watched.put(name, "x");
        assert!(is_reported(watched.all(), &path), "{name} came");
        fs::remove_file(&path).unwrap();
        assert!(is_reported(watched.all(), &path), "{name} went");
    }
    watched.all();
    // Folders may be named as editors name their copies: renamed within, moved away, removed.
    watched.put("content/dir~/c.md", "c");
    watched.until(&["content/dir~/c.md"]);
    watched.all();
    fs::rename(watched.path("content/dir~"), watched.path("content/other~")).unwrap();
    watched.until(&["content/other~"]);
    watched.all();
    fs::rename(watched.path("content/other~"), watched.path("aside")).unwrap();
    watched.until(&["content/other~"]);
    fs::rename(watched.path("aside"), watched.path("content/other~")).unwrap();
    watched.until(&["content/other~"]);
    watched.all();
    fs::remove_dir_all(watched.path("content/other~")).unwrap();
    watched.until(&["content/other~"]);
}

#[cfg(unix)]
#[test]
fn what_links_in_the_dossier_lead_to_is_followed() {
    let mut watched = Watched::new();
    let link = |to: &Path, from: &str| std::os::unix::fs::symlink(to, watched.path(from)).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    put(&elsewhere.path().join("x.md"), "one");
    watched.put("shared/b.md", "one");
    watched.put("shared/sub/c.md", "one");
    link(&watched.path("shared/b.md"), "content/b.md");
    link(Path::new("../shared/sub"), "content/sub");
    link(elsewhere.path(), "content/elsewhere");
    watched.until(&["content/b.md", "content/sub", "content/elsewhere"]);
    watched.all();
    for round in 0..2 {
        watched.put("shared/b.md", "two");
        watched.until(&["content/b.md"]);
        // A new file renamed over it.
        watched.put("shared/b.md.new", "three");
        fs::rename(watched.path("shared/b.md.new"), watched.path("shared/b.md")).unwrap();
        watched.until(&["content/b.md"]);
        watched.put("shared/sub/c.md", "two");
        watched.until(&["content/sub/c.md"]);
        watched.put(&format!("shared/sub/deep{round}/d.md"), "one");
        watched.until(&[&format!("content/sub/deep{round}/d.md")]);
        watched.all();
        // What is not read is not watched either.
        watched.put("shared/unlinked.md", "one");
        put(&elsewhere.path().join("x.md"), "two");
        assert_eq!(watched.all(), [].into(), "round {round}");
        // Also those that were there from the beginning.
        let paths = ["content", "templates", "static", "dossier.yaml"].map(|name| watched.path(name));
        watched.changes = watch(&paths, &[], |problem| panic!("{problem}")).unwrap();
    }
}

#[test]
fn reading_the_files_is_no_change() {
    let mut watched = Watched::new();
    for _ in 0..3 {
        fs::read(watched.path("content/a.md")).unwrap();
        fs::read_dir(watched.path("content")).unwrap().for_each(|entry| drop(entry.unwrap().metadata()));
    }
    assert_eq!(watched.all(), [].into());
}

#[test]
fn waiting_returns_all_that_has_come_and_ends_when_stopped() {
    let (mut changes, sender) = Changes::new();
    let [a, b] = ["a", "b"].map(PathBuf::from);
    sender.send(Wake::Changed(vec![b.clone(), a.clone()])).unwrap();
    sender.send(Wake::Changed(vec![a.clone()])).unwrap();
    assert_eq!(changes.wait(), Some(vec![a, b]));
    changes.stopper().stop();
    assert_eq!(changes.wait(), None);
}

/// A watching of `content/` as the thread of [`watch`] holds it, and the events that it gets.
fn bare(watched: &Watched) -> (Watching, Receiver<DebounceEventResult>) {
    let (events, incoming) = channel();
    let handler = move |result| drop(events.send(result));
    (Watching::new(&[watched.path("content")], &[], handler).unwrap(), incoming)
}

#[test]
fn a_loss_of_events_is_reported_once_and_again_only_after_a_change() {
    let watched = Watched::new();
    let (mut watching, _incoming) = bare(&watched);
    let all = [watched.path("content")];
    let on_problem = |problem: &str| panic!("{problem}");
    assert_eq!(watching.after_loss(&on_problem), all);
    assert_eq!(watching.after_loss(&on_problem), [] as [PathBuf; 0]);
    watched.put("content/deep/er/b.md", "longer than before");
    assert_eq!(watching.after_loss(&on_problem), all);
}

#[test]
fn folders_that_came_while_events_were_lost_are_watched_afterwards() {
    let watched = Watched::new();
    let (mut watching, incoming) = bare(&watched);
    watching.arm().unwrap();
    // As if the system had not told of the folder: nobody listens when it comes.
    watching.watcher.unwatch(watched.path("content")).unwrap();
    watched.put("content/new/c.md", "one");
    watching.after_loss(&|problem: &str| panic!("{problem}"));
    watched.put("content/new/c.md", "two");
    let mut changed = BTreeSet::new();
    while !changed.contains(&watched.path("content/new/c.md")) {
        let events = incoming.recv_timeout(AT_MOST).expect("the new file is watched").unwrap();
        changed.extend(watching.sort_out(&events, &|problem: &str| panic!("{problem}")));
    }
}
