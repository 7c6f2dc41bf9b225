//! Why nothing can be served.

use std::fmt;
use std::io;

/// Why nothing can be served.
#[derive(Debug)]
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
