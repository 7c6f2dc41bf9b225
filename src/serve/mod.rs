//! Looking at a dossier while it is written: a local web server, and a rebuild after every change.
//!
//! This module knows nothing of dossiers. It serves a folder ([`Server`]), waits for changes of files ([`watch`]), calls
//! the build that it is given, and tells the open pages what came of it ([`RebuildOutcome`]): to load again, to exchange
//! a style sheet, or to show what is wrong. What the pages need for that is added to the answers on their way out;
//! nothing of it is in any file.
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
#[cfg(unix)]
use std::task::Poll;
use std::time::Duration;

mod address;
mod live;
mod server;
mod watch;

pub use live::{Problem, RebuildOutcome};
pub use watch::{Changes, DEBOUNCE, Stopper, WatchError, watch};

use address::Hosts;
use live::Live;

/// How long open connections may take to end after Ctrl-C; the work may take twice as long.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long nothing must have changed until there is time for other work.
const QUIET: Duration = Duration::from_millis(1000);

/// Where to serve.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// A name or an address of this machine.
    pub host: String,
    /// The port to begin with; when it is in use, the next free one is taken. 0: any free one.
    pub port: u16,
    /// Open the front page in the default browser.
    pub open: bool,
}

impl Default for ServeOptions {
    fn default() -> ServeOptions {
        ServeOptions { host: "127.0.0.1".into(), port: 1111, open: false }
    }
}

/// How a server is stopped from the terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// It ends as soon as its work is done.
    Asked,
    /// The process ends now, in the midst of its work.
    Cut,
}

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

    /// Serves `folder` until Ctrl-C (or the end of `changes`), and rebuilds after every change.
    ///
    /// `rebuild` publishes into `folder`. It is called once at the beginning, with no paths, and then with the paths
    /// that changed since the last call, as [`watch`] reports them. `when_quiet` is called some time after it, unless there
    /// are more changes by then: for what no open page waits for. `on_stop` is told of Ctrl-C while they may be working;
    /// when they have not ended soon after it, or at the second Ctrl-C, the process ends without them.
    ///
    /// # Errors
    /// When the system lets no server run.
    pub fn run(
        self,
        folder: &Path,
        mut changes: Changes,
        mut rebuild: impl FnMut(&[PathBuf]) -> RebuildOutcome,
        mut when_quiet: impl FnMut(),
        on_stop: impl Fn(Stop) + Send + 'static,
    ) -> Result<(), ServeError> {
        let failed = |cause| ServeError::Failed { url: self.url(), cause };
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
        let live = Arc::new(Live::new());
        let hosts = Hosts::new(&self.options.host, self.address);
        // Before anything else is done: whoever sees us at work may stop us.
        let signals = {
            let _inside = runtime.enter();
            Signals::new()
        };
        let app = server::app(folder, hosts, Arc::clone(&live));
        let (end, ended) = tokio::sync::oneshot::channel::<()>();
        self.listener.set_nonblocking(true).map_err(failed)?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(self.listener.try_clone().map_err(failed)?).map_err(failed)?
        };
        let serving = runtime.spawn(async move {
            let until = async { drop(ended.await) };
            axum::serve(listener, app).with_graceful_shutdown(until).await
        });
        runtime.spawn(stop_on_signal(signals, changes.stopper(), on_stop));
        if self.options.open {
            open_in_browser(&self.url());
        }

        let mut changed = Some(Vec::new());
        while let Some(paths) = changed {
            live.tell(rebuild(&paths));
            if changes.is_quiet(QUIET) {
                when_quiet();
            }
            changed = changes.wait();
        }

        live.end();
        drop(end);
        // Connections that do not end in time are cut.
        let _ = runtime.block_on(async { tokio::time::timeout(PATIENCE, serving).await });
        runtime.shutdown_background();
        Ok(())
    }
}

async fn stop_on_signal(mut signals: Signals, stopper: Stopper, on_stop: impl Fn(Stop)) {
    signals.next().await;
    on_stop(Stop::Asked);
    stopper.stop();
    let _ = tokio::time::timeout(2 * PATIENCE, signals.next()).await;
    on_stop(Stop::Cut);
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

    /// The next one.
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

/// Why nothing can be served.
#[derive(Debug)]
#[allow(missing_docs, reason = "the fields say what they are by their names")]
pub enum ServeError {
    /// The host is no name or address of this machine.
    UnknownHost { host: String, cause: io::Error },
    /// Neither the port nor the next ones can be had.
    NoPort { host: String, first: u16, last: u16, cause: io::Error },
    /// The server could not be started.
    Failed { url: String, cause: io::Error },
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::UnknownHost { host, cause } => {
                write!(f, "`{host}` is no address of this machine ({cause}); leave --host out to serve on 127.0.0.1")
            }
            ServeError::NoPort { host, first, last, cause } if first == last => {
                write!(f, "port {first} of {host} cannot be had ({cause}); choose another one with --port")
            }
            ServeError::NoPort { host, first, last, cause } => {
                write!(
                    f,
                    "no port of {host} from {first} to {last} can be had ({cause}); choose another one with --port"
                )
            }
            ServeError::Failed { url, cause } => write!(f, "cannot serve {url}: {cause}"),
        }
    }
}

impl std::error::Error for ServeError {}

#[cfg(test)]
mod tests;
