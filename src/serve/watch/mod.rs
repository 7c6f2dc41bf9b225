//! Waiting for changes of files, as the system reports them.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use notify_debouncer_full::notify::event::{EventKind, ModifyKind, RemoveKind, RenameMode};
use notify_debouncer_full::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventHandler, DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer_opt,
};
use walkdir::WalkDir;

use crate::source::is_left_out;

/// How long a file must have been left alone until its change is reported: long enough for editors that write twice,
/// too short to be noticed.
pub const DEBOUNCE: Duration = Duration::from_millis(10);
const TICK: Duration = Duration::from_millis(5);

type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// Changes of files as they come. Dropping it ends the watching.
pub struct Changes {
    receiver: Receiver<Wake>,
    /// What came while nobody waited for it.
    next: Option<Wake>,
    sender: Sender<Wake>,
    watching: Option<Sender<Message>>,
}

/// Ends the waiting of a [`Changes`] from elsewhere.
#[derive(Clone)]
pub struct Stopper(Sender<Wake>);

enum Wake {
    Changed(Vec<PathBuf>),
    Stop,
}

enum Message {
    Events(DebounceEventResult),
    Stop,
}

/// Watches `paths`, files or folders with all that is in them, also those that do not exist yet.
///
/// Reported paths begin with one of `paths` as it was given (made absolute). Each may be a file or a folder, and may be
/// gone: whatever lies at it or below it may have changed. Symbolic links are followed as far as they stay in the folder
/// above one of `paths`; what changes where they lead to is reported at the link. What lies in one of the `ignored`
/// folders (the output), and what is never read ([`is_left_out`]), is left out. `on_problem` gets what goes wrong later,
/// as a sentence.
///
/// # Errors
/// When the system allows no watching, or not as many folders.
pub fn watch(
    paths: &[PathBuf],
    ignored: &[PathBuf],
    on_problem: impl Fn(&str) + Send + 'static,
) -> Result<Changes, WatchError> {
    let (events, incoming) = channel();
    let handler = {
        let events = events.clone();
        move |result| drop(events.send(Message::Events(result)))
    };
    let mut watching = Watching::new(paths, ignored, handler).map_err(WatchError)?;
    watching.arm().map_err(WatchError)?;
    let (mut changes, sender) = Changes::new();
    changes.watching = Some(events);
    std::thread::spawn(move || {
        while let Ok(Message::Events(result)) = incoming.recv() {
            let changed = match result {
                Ok(events) => watching.sort_out(&events, &on_problem),
                Err(errors) => {
                    errors.into_iter().for_each(|error| on_problem(&WatchError(error).to_string()));
                    continue;
                }
            };
            if !changed.is_empty() && sender.send(Wake::Changed(changed.into_iter().collect())).is_err() {
                return;
            }
        }
    });
    Ok(changes)
}

impl Changes {
    fn new() -> (Changes, Sender<Wake>) {
        let (sender, receiver) = channel();
        (Changes { receiver, next: None, sender: sender.clone(), watching: None }, sender)
    }

    /// Changes that nobody reports: it only ends when it is stopped.
    pub fn none() -> Changes {
        Changes::new().0
    }

    /// Waits for changes, and returns all paths that have changed since the last call, sorted, each once. `None` when
    /// the waiting was stopped.
    pub fn wait(&mut self) -> Option<Vec<PathBuf>> {
        let mut changed = BTreeSet::new();
        let mut next = self.next.take().or_else(|| self.receiver.recv().ok());
        while let Some(wake) = next {
            match wake {
                Wake::Changed(paths) => changed.extend(paths),
                Wake::Stop => return None,
            }
            next = self.receiver.try_recv().ok();
        }
        (!changed.is_empty()).then(|| changed.into_iter().collect())
    }

    /// Waits up to `patience` for changes, and returns whether there were none. What came is kept for [`Changes::wait`].
    pub fn is_quiet(&mut self, patience: Duration) -> bool {
        if self.next.is_none() {
            self.next = self.receiver.recv_timeout(patience).ok();
        }
        self.next.is_none()
    }

    /// What ends the waiting.
    pub fn stopper(&self) -> Stopper {
        Stopper(self.sender.clone())
    }
}

impl Stopper {
    /// [`Changes::wait`] returns `None` at once.
    pub fn stop(&self) {
        // Nobody may be waiting any more.
        let _ = self.0.send(Wake::Stop);
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        if let Some(watching) = &self.watching {
            let _ = watching.send(Message::Stop);
        }
    }
}

/// A path under its two names: as it was given, and without symbolic links, as some systems report it.
struct Place {
    given: PathBuf,
    real: PathBuf,
}

impl Place {
    fn new(path: &Path) -> Place {
        let given = std::path::absolute(path).unwrap_or_else(|_| path.into());
        let real = match (given.canonicalize(), given.parent().map(Path::canonicalize), given.file_name()) {
            (Ok(real), ..) => real,
            (_, Some(Ok(folder)), Some(name)) => folder.join(name),
            _ => given.clone(),
        };
        Place { given, real }
    }

    /// The path with the given name of this place at its beginning, when it lies in it.
    fn inside(&self, path: &Path) -> Option<PathBuf> {
        let rest = path.strip_prefix(&self.given).or_else(|_| path.strip_prefix(&self.real)).ok()?;
        Some(if rest.as_os_str().is_empty() { self.given.clone() } else { self.given.join(rest) })
    }

    /// Whether this place lies at `path` or below it.
    fn is_below(&self, path: &Path) -> bool {
        self.given.starts_with(path) || self.real.starts_with(path)
    }
}

/// The symbolic links at a place or in it that stay in the folder above it.
fn links(place: &Place) -> Vec<Place> {
    let Some(Ok(home)) = place.given.parent().map(Path::canonicalize) else { return Vec::new() };
    let mut found = Vec::new();
    let mut walk = WalkDir::new(&place.given).follow_links(true).into_iter();
    while let Some(entry) = walk.next() {
        let Ok(entry) = entry else { continue };
        let is_folder = entry.file_type().is_dir();
        let is_link = entry.path_is_symlink();
        let inside = || entry.path().canonicalize().is_ok_and(|real| real.starts_with(&home));
        if entry.depth() > 0 && is_left_out(entry.file_name(), is_folder) || is_link && !inside() {
            if is_folder {
                walk.skip_current_dir();
            }
        } else if is_link {
            found.push(Place::new(entry.path()));
        }
    }
    found
}

struct Watching {
    watcher: Watcher,
    /// What the system watches for us now.
    active: BTreeMap<PathBuf, RecursiveMode>,
    watched: Vec<Place>,
    ignored: Vec<Place>,
    /// Symbolic links in the watched places, and where they lead to.
    links: Vec<Place>,
    /// Of all watched files when the system last lost events.
    fingerprint: Option<blake3::Hash>,
}

impl Watching {
    /// Nothing is watched yet; what is will be told to `handler`.
    fn new(paths: &[PathBuf], ignored: &[PathBuf], handler: impl DebounceEventHandler) -> notify::Result<Watching> {
        // Links are followed by us, and not to anywhere.
        let config = notify::Config::default().with_follow_symlinks(false);
        let cache = RecommendedCache::new();
        Ok(Watching {
            watcher: new_debouncer_opt(DEBOUNCE, Some(TICK), handler, cache, config)?,
            active: BTreeMap::new(),
            watched: paths.iter().map(|path| Place::new(path)).collect(),
            ignored: ignored.iter().map(|path| Place::new(path)).collect(),
            links: Vec::new(),
            fingerprint: None,
        })
    }

    /// Watches each path that exists, and the folder above it, in which it can appear, be renamed or go.
    fn arm(&mut self) -> notify::Result<()> {
        for index in 0..self.watched.len() {
            let path = self.watched[index].given.clone();
            // The folder above first: what appears from now on is reported.
            if let Some(above) = path.ancestors().skip(1).find(|folder| folder.is_dir()) {
                self.add(above, RecursiveMode::NonRecursive)?;
            }
            if path.is_dir() {
                self.add(&path, RecursiveMode::Recursive)?;
            }
        }
        self.arm_links()
    }

    /// The same for what symbolic links lead to.
    fn arm_links(&mut self) -> notify::Result<()> {
        self.links = self.watched.iter().flat_map(links).collect();
        for path in self.links.iter().map(|link| link.real.clone()).collect::<Vec<_>>() {
            if let Some(above) = path.parent() {
                self.add(above, RecursiveMode::NonRecursive)?;
            }
            if path.is_dir() {
                self.add(&path, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// All places whose changes are reported.
    fn places(&self) -> impl Iterator<Item = &Place> {
        self.watched.iter().chain(&self.links)
    }

    fn add(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        let covered = |(active, known): (&PathBuf, &RecursiveMode)| {
            *known == RecursiveMode::Recursive && path.starts_with(active) || active == path && *known == mode
        };
        if self.active.iter().any(covered) {
            return Ok(());
        }
        match self.watcher.watch(path, mode) {
            // It went while we looked; the folder above reports it when it returns.
            Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => Ok(()),
            Err(error) => Err(error),
            Ok(()) => {
                self.active.insert(path.into(), mode);
                Ok(())
            }
        }
    }

    /// Forgets the watched folders that may have been replaced or removed, and watches again what is there now.
    fn arm_again(&mut self, is_stale: impl Fn(&Path) -> bool) -> notify::Result<()> {
        let stale: Vec<PathBuf> = self.active.keys().filter(|active| is_stale(active)).cloned().collect();
        for path in stale {
            // Fails when the system has forgotten it already.
            let _ = self.watcher.unwatch(&path);
            self.active.remove(&path);
        }
        self.arm()
    }

    /// The paths that these events say have changed.
    fn sort_out(&mut self, events: &[DebouncedEvent], on_problem: &impl Fn(&str)) -> BTreeSet<PathBuf> {
        let mut changed = BTreeSet::new();
        let mut may_be_linked = false;
        for event in events {
            if event.need_rescan() {
                changed.extend(self.after_loss(on_problem));
            }
            // The build itself opens and reads the files.
            if matches!(event.kind, EventKind::Access(_)) {
                continue;
            }
            let moves = matches!(
                event.kind,
                EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
            );
            for path in &event.paths {
                if self.ignored.iter().any(|ignored| ignored.inside(path).is_some()) {
                    continue;
                }
                may_be_linked |= moves && (path.is_symlink() || path.is_dir());
                if moves && self.places().any(|place| place.is_below(path)) {
                    if let Err(error) = self.arm_again(|active| active.starts_with(path)) {
                        on_problem(&WatchError(error).to_string());
                    }
                    changed.extend(self.places().filter(|place| place.is_below(path)).map(|place| place.given.clone()));
                }
                let inside = self.places().filter_map(|place| Some((place, place.inside(path)?)));
                let followed = inside.filter(|(place, path)| {
                    let inner = path.strip_prefix(&place.given).unwrap_or(path);
                    !is_ignored(inner, event)
                });
                changed.extend(followed.map(|(_, path)| path));
            }
        }
        if may_be_linked && let Err(error) = self.arm_links() {
            on_problem(&WatchError(error).to_string());
        }
        changed
    }

    /// The system has lost events, because there were too many. Then everything may have changed; unless it is the same
    /// as after the last loss: a build that reads very many files may itself be the cause, and must not cause another.
    fn after_loss(&mut self, on_problem: &impl Fn(&str)) -> Vec<PathBuf> {
        // Folders may have come unnoticed. Watched first, then looked at: nothing falls between.
        if let Err(error) = self.arm_again(|_| true) {
            on_problem(&WatchError(error).to_string());
        }
        let mut hasher = blake3::Hasher::new();
        for place in self.places() {
            for entry in WalkDir::new(&place.real).sort_by_file_name().into_iter().filter_map(Result::ok) {
                let metadata = entry.metadata().ok();
                let stamp = metadata.map(|metadata| (metadata.len(), metadata.modified().ok()));
                hasher.update(format!("{:?} {stamp:?}\n", entry.path()).as_bytes());
            }
        }
        let now = Some(hasher.finalize());
        let is_same = std::mem::replace(&mut self.fingerprint, now) == now;
        if is_same { Vec::new() } else { self.watched.iter().map(|place| place.given.clone()).collect() }
    }
}

/// Whether nothing that is read lies at a path inside a watched folder, one of those of an event.
fn is_ignored(inner: &Path, event: &DebouncedEvent) -> bool {
    let mut names = inner.components().rev().map(|part| part.as_os_str());
    names.next().is_some_and(|name| is_left_out(name, concerns_folder(event)))
        || names.any(|name| is_left_out(name, true))
}

/// Whether an event may be that of a folder. Of one that has gone the system says so, or it is seen at the end of its
/// way; of one that was moved away nothing is known.
fn concerns_folder(event: &DebouncedEvent) -> bool {
    let moved_away = EventKind::Modify(ModifyKind::Name(RenameMode::From));
    event.kind == EventKind::Remove(RemoveKind::Folder)
        || event.kind == moved_away
        || event.paths.iter().any(|path| path.is_dir())
}

/// Why changes cannot be watched.
#[derive(Debug)]
pub struct WatchError(notify::Error);

impl fmt::Display for WatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if matches!(self.0.kind, notify::ErrorKind::MaxFilesWatch) {
            return f.write_str(
                "the system watches no more folders, so some changes will not be seen; raise its limit \
                 (on Linux `sysctl fs.inotify.max_user_watches=524288`)",
            );
        }
        write!(f, "changes of files cannot be watched: {}", self.0)
    }
}

impl std::error::Error for WatchError {}

#[cfg(test)]
mod tests;
