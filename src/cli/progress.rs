//! What long work shows on a terminal: the stage, and how far it is. In a pipe it shows nothing.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::cli::terminal::is_dumb;

/// Work that is done sooner needs no progress.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is rewritten.
const PACE: Duration = Duration::from_millis(100);

/// The progress of one build. Dropping it clears the line.
pub struct Progress {
    work: Arc<Work>,
    /// Ends the thread that writes, by being dropped.
    writer: Option<(Sender<()>, JoinHandle<()>)>,
}

#[derive(Default)]
struct Work {
    /// What is being done, and how many steps it has; 0 where they are not counted.
    stage: Mutex<(&'static str, usize)>,
    done: AtomicUsize,
}

impl Progress {
    /// Progress on stderr, where that is a terminal.
    pub fn on_terminal() -> Self {
        let work = Arc::new(Work::default());
        let is_useful = std::io::stderr().is_terminal() && !is_dumb(std::env::var_os);
        let writer = is_useful.then(|| {
            let (end, ended) = channel();
            let work = Arc::clone(&work);
            let thread = std::thread::spawn(move || {
                let mut pause = PATIENCE;
                while ended.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                    pause = PACE;
                    // A terminal that has gone away is no reason to end a build.
                    let _ = write!(std::io::stderr(), "\r\x1b[K{}", work.line());
                }
                if pause == PACE {
                    let _ = write!(std::io::stderr(), "\r\x1b[K");
                }
            });
            (end, thread)
        });
        Progress { work, writer }
    }

    /// No progress at all.
    pub fn silent() -> Self {
        Progress { work: Arc::default(), writer: None }
    }

    /// A new stage begins; `steps` is how many it has, 0 where they are not counted.
    pub fn stage(&self, name: &'static str, steps: usize) {
        *self.work.stage.lock().unwrap_or_else(PoisonError::into_inner) = (name, steps);
        self.work.done.store(0, Ordering::Relaxed);
    }

    /// One step of the stage is done.
    pub fn step(&self) {
        self.work.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Work {
    fn line(&self) -> String {
        let (name, steps) = *self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        match steps {
            0 => format!("{name} …"),
            // What is made beside the steps that were counted, as the search index is, takes none.
            steps => format!("{name} {} of {steps}", self.done.load(Ordering::Relaxed).min(steps)),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((end, thread)) = self.writer.take() {
            drop(end);
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_names_the_stage_and_counts_its_steps() {
        let progress = Progress::silent();
        progress.stage("reading", 0);
        assert_eq!(progress.work.line(), "reading …");
        progress.stage("making pages", 3);
        progress.step();
        progress.step();
        assert_eq!(progress.work.line(), "making pages 2 of 3");
        (0..9).for_each(|_| progress.step());
        assert_eq!(progress.work.line(), "making pages 3 of 3");
        progress.stage("publishing", 0);
        assert_eq!(progress.work.line(), "publishing …");
    }
}
