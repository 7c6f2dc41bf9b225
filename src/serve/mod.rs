//! Looking at a dossier while it is written: a local web server, and a rebuild after every change.
//!
//! This module knows nothing of dossiers. It serves what a [`Source`] has ([`Server`]), waits for changes of files
//! (`watch`), hands them on, and tells the open pages what came of it ([`RebuildOutcome`]): to load again, to exchange a
//! style sheet, or to show what is wrong. What the pages need for that is added to the answers on their way out.
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
#[cfg(unix)]
use std::task::Poll;
use std::time::Duration;

mod address;
mod connections;
mod error;
mod live;
mod server;
mod source;
mod watch;

pub use error::ServeError;
pub use live::{Assets, RebuildOutcome};
pub use source::{Problem, Served, Source};
pub use watch::{Changes, DEBOUNCE, Stopper, WatchError, watch};

use address::Hosts;
use live::Live;

/// How long open connections may take to end after Ctrl-C; the work may take twice as long.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long nothing must have changed until there is time for other work.
const QUIET: Duration = Duration::from_millis(1000);

#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// A name or an address of this machine.
    pub host: String,
    /// The port to begin with; when it is in use, the next free one is taken. 0: any free one.
    pub port: u16,
    /// Open the front page in the default browser.
    pub open: bool,
    /// How long a connection may take to ask for something.
    pub silence: Duration,
}

impl Default for ServeOptions {
    fn default() -> ServeOptions {
        ServeOptions { host: "127.0.0.1".into(), port: 1111, open: false, silence: Duration::from_secs(30) }
    }
}

/// Work for a moment when nobody waits: it looks for further mistakes, and is asked to give up when the next change comes.
pub type Later = Box<dyn FnOnce(&AtomicBool) -> Vec<Problem> + Send>;

/// A server that has its address, and answers nobody yet.
pub struct Server {
    listener: std::net::TcpListener,
    address: SocketAddr,
    options: ServeOptions,
}

impl Server {
    /// Takes the address: the port of the options, or the next free one.
    ///
    /// # Errors
    /// When the host is not one of this machine, or no port from there on can be had.
    pub fn bind(options: &ServeOptions) -> Result<Server, ServeError> {
        let (listener, address) = address::bind(&options.host, options.port)?;
        Ok(Server { listener, address, options: options.clone() })
    }

    /// The address of the front page, `http://127.0.0.1:1111/`.
    pub fn url(&self) -> String {
        address::url(&self.options.host, self.address)
    }

    /// The port that was asked for, when it was in use and another one was taken.
    pub fn port_in_use(&self) -> Option<u16> {
        let wanted = self.options.port;
        (wanted != 0 && wanted != self.address.port()).then_some(wanted)
    }

    /// Serves until Ctrl-C (or the end of `changes`), and brings `source` up to date after every change. Pages get `script`.
    ///
    /// `rebuild` is called once at the beginning, with no paths, and then with the paths that changed since the last call,
    /// as [`watch`] reports them. What it leaves for [`Later`] begins some time after it, unless there are more changes by
    /// then. `on_stop` is told of Ctrl-C; when the work has not ended soon after it, or at the second Ctrl-C, the process
    /// is cut off.
    ///
    /// # Errors
    /// When the system lets no server run.
    pub fn run(
        self,
        source: Arc<dyn Source>,
        script: &'static [u8],
        mut changes: Changes,
        mut rebuild: impl FnMut(&[PathBuf]) -> (RebuildOutcome, Option<Later>),
        on_stop: impl Fn() + Send + 'static,
    ) -> Result<(), ServeError> {
        let failed = |cause| ServeError::Failed { url: self.url(), cause };
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
        let live = Arc::new(Live::new(source));
        let hosts = Hosts::new(&self.options.host, self.address);
        // Before anything else, so that Ctrl-C works from the first moment.
        let signals = {
            let _inside = runtime.enter();
            Signals::new()
        };
        let app = server::app(hosts, Arc::clone(&live), script);
        let (end, ended) = tokio::sync::oneshot::channel::<()>();
        self.listener.set_nonblocking(true).map_err(failed)?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(self.listener.try_clone().map_err(failed)?).map_err(failed)?
        };
        let until = async { drop(ended.await) };
        let serving = runtime.spawn(connections::serve(listener, app, self.options.silence, until));
        runtime.spawn(stop_on_signal(signals, changes.stopper(), on_stop));
        if self.options.open {
            open_in_browser(&self.url());
        }

        let mut changed = Some(Vec::new());
        while let Some(paths) = changed {
            let (outcome, later) = rebuild(&paths);
            live.tell(outcome);
            let given_up = Arc::new(AtomicBool::new(false));
            if let Some(later) = later
                && changes.is_quiet(QUIET)
            {
                let (live, given_up) = (live.clone(), given_up.clone());
                std::thread::spawn(move || {
                    let problems = later(&given_up);
                    if !problems.is_empty() && !given_up.load(Ordering::Relaxed) {
                        live.tell(RebuildOutcome::Failed(problems));
                    }
                });
            }
            changed = changes.wait();
            given_up.store(true, Ordering::Relaxed);
        }

        live.end();
        drop(end);
        // Connections that do not end in time are cut.
        let _ = runtime.block_on(async { tokio::time::timeout(PATIENCE, serving).await });
        runtime.shutdown_background();
        Ok(())
    }
}

async fn stop_on_signal(mut signals: Signals, stopper: Stopper, on_stop: impl Fn()) {
    signals.next().await;
    on_stop();
    stopper.stop();
    let _ = tokio::time::timeout(2 * PATIENCE, signals.next()).await;
    std::process::exit(130);
}

/// Ctrl-C, and where there are such signals: the end of the terminal or the session.
#[cfg(unix)]
struct Signals(Vec<tokio::signal::unix::Signal>);

#[cfg(unix)]
impl Signals {
    /// From now on signals come here. Inside a runtime only.
    fn new() -> Signals {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
        Signals(kinds.into_iter().filter_map(|kind| signal(kind).ok()).collect())
    }

    async fn next(&mut self) {
        std::future::poll_fn(|context| {
            let has_come = self.0.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
            if has_come { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> Signals {
        Signals
    }

    async fn next(&mut self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}

/// A browser that does not open is no error: the address stands in the terminal.
fn open_in_browser(url: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let quiet = || Stdio::null();
    let _ = Command::new(program).args(arguments).arg(url).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
}

#[cfg(test)]
mod tests;
