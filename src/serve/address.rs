//! Where the server listens, and by which names it may be asked.
use std::io;
use std::net::{IpAddr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};

use super::error::ServeError;

/// How many ports after the first one are tried.
const FURTHER_PORTS: u16 = 100;

/// Listens on `port` of `host`, or on the next port that is free.
pub(super) fn bind(host: &str, port: u16) -> Result<(TcpListener, SocketAddr), ServeError> {
    let unknown = |cause| ServeError::UnknownHost { host: host.into(), cause };
    let ip = (host.trim_matches(['[', ']']), port).to_socket_addrs().map_err(unknown)?.next();
    let ip = ip.ok_or_else(|| unknown(io::ErrorKind::NotFound.into()))?.ip();
    let mut tried = port;
    loop {
        let bound = TcpListener::bind((ip, tried)).and_then(|listener| {
            let address = listener.local_addr()?;
            Ok((listener, address))
        });
        let more = tried < port.saturating_add(FURTHER_PORTS);
        match bound {
            Ok(bound) => return Ok(bound),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && more => tried += 1,
            Err(error) if error.kind() == io::ErrorKind::AddrNotAvailable => return Err(unknown(error)),
            Err(cause) => return Err(ServeError::NoPort { host: host.into(), first: port, last: tried, cause }),
        }
    }
}

/// The address of the front page, for a person on this machine.
pub(super) fn url(host: &str, address: SocketAddr) -> String {
    let port = address.port();
    match host.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(ip) if ip.is_unspecified() => format!("http://127.0.0.1:{port}/"),
        Ok(ip) => format!("http://{}:{port}/", in_url(ip)),
        Err(_) => format!("http://{host}:{port}/"),
    }
}

fn in_url(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

/// The names under which the server answers. A page elsewhere in the web can point a name of its own at this machine
/// and read an unpublished dossier from the browser of its author; its requests carry that name, and get nothing.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    names: Vec<String>,
    /// When the server listens on all addresses, each of them may be asked for: no name leads to a bare address.
    any_ip: bool,
}

impl Hosts {
    pub(super) fn new(host: &str, address: SocketAddr) -> Hosts {
        let given = host.trim_matches(['[', ']']).parse::<Ipv6Addr>().map_or(host.to_owned(), |ip| format!("[{ip}]"));
        let names = vec!["localhost".into(), "127.0.0.1".into(), "[::1]".into(), in_url(address.ip()), given];
        Hosts { names, any_ip: address.ip().is_unspecified() }
    }

    /// Whether the server answers to this value of the `Host` header, with or without a port.
    pub(super) fn allow(&self, host: &str) -> bool {
        let name = match host.find(']') {
            Some(end) => &host[..=end],
            None => host.split_once(':').map_or(host, |(name, _)| name),
        };
        let port = host[name.len()..].strip_prefix(':');
        if name.len() < host.len() && port.is_none_or(|port| port.parse::<u16>().is_err()) {
            return false;
        }
        let is_ip = || name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
        self.names.iter().any(|known| known.eq_ignore_ascii_case(name)) || self.any_ip && is_ip()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_free_port_is_taken() {
        let (_first, taken) = bind("127.0.0.1", 0).unwrap();
        let (_second, next) = bind("127.0.0.1", taken.port()).unwrap();
        assert!(next.port() > taken.port() && next.port() <= taken.port() + FURTHER_PORTS);
    }

    #[test]
    fn a_host_that_is_not_this_machine_is_an_error() {
        let error = bind("192.0.2.1", 0).unwrap_err();
        assert!(matches!(error, ServeError::UnknownHost { .. }), "{error}");
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let hosts = Hosts::new("127.0.0.1", "127.0.0.1:1111".parse().unwrap());
        for host in ["localhost", "LOCALHOST:1111", "127.0.0.1:1111", "[::1]:1111", "[::1]", "localhost:80"] {
            assert!(hosts.allow(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org:1111",
            "localhost:1111.example.org",
            "localhost:",
            "192.168.0.2",
            "[::1]example.org",
            "::1",
        ] {
            assert!(!hosts.allow(host), "{host}");
        }
    }

    #[test]
    fn another_host_is_answered_when_it_was_asked_for() {
        let hosts = Hosts::new("my-machine", "192.168.0.2:1111".parse().unwrap());
        assert!(hosts.allow("my-machine:1111") && hosts.allow("192.168.0.2:1111"));
        let all = Hosts::new("0.0.0.0", "0.0.0.0:1111".parse().unwrap());
        assert!(all.allow("192.168.0.2:1111") && all.allow("[fe80::1]:1111") && !all.allow("example.org"));
    }

    #[test]
    fn the_url_is_one_that_a_browser_can_open() {
        assert_eq!(url("127.0.0.1", "127.0.0.1:1111".parse().unwrap()), "http://127.0.0.1:1111/");
        assert_eq!(url("0.0.0.0", "0.0.0.0:8080".parse().unwrap()), "http://127.0.0.1:8080/");
        assert_eq!(url("::1", "[::1]:1112".parse().unwrap()), "http://[::1]:1112/");
    }
}
