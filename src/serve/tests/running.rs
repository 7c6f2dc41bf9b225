//! A server that runs, and what it answers.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::thread::JoinHandle;

use tempfile::TempDir;

use super::*;

/// Long enough for the slowest machine; a test that works does not wait for it.
pub(super) const AT_MOST: Duration = Duration::from_secs(300);

/// A folder as a site: pages are made, everything else is copied.
pub(super) struct Folder(pub(super) PathBuf);

impl Source for Folder {
    fn file(&self, path: &str) -> Served {
        let file = self.0.join(path);
        match fs::read(&file) {
            Err(_) => Served::Nothing,
            Ok(page) if path.ends_with(".html") => Served::Made(page),
            Ok(_) => Served::Copied(file),
        }
    }
}

pub(super) const SCRIPT: &[u8] = b"// live";

/// A server on a folder `site` beside a watched folder `content`.
pub(super) struct Running {
    pub(super) folder: TempDir,
    pub(super) address: SocketAddr,
    pub(super) stopper: Stopper,
    pub(super) thread: Option<JoinHandle<()>>,
}

impl Running {
    pub(super) fn start(
        options: ServeOptions,
        rebuild: impl FnMut(&[PathBuf]) -> RebuildOutcome + Send + 'static,
    ) -> Running {
        let folder = tempfile::tempdir().unwrap();
        Running::start_in(folder, options, rebuild)
    }

    pub(super) fn start_in(
        folder: TempDir,
        options: ServeOptions,
        mut rebuild: impl FnMut(&[PathBuf]) -> RebuildOutcome + Send + 'static,
    ) -> Running {
        for (name, text) in [
            ("site/index.html", "<html><body>Heimat</body></html>"),
            ("site/404.html", "<html><body>nichts</body></html>"),
            ("site/a/index.html", "<body>a</body>"),
            ("site/empty/file.txt", "ü"),
            ("site/style.css", "p {}"),
            ("site/data.json", "{}"),
            ("site/feed.xml", "<feed/>"),
            ("site/bytes.bin", "0123456789"),
            ("content/a.md", "one"),
            ("secret.txt", "secret"),
        ] {
            put(folder.path(), name, text);
        }
        let server = Server::bind(&options).unwrap();
        let address = server.address;
        let changes = watch(&[folder.path().join("content")], &[], |problem| panic!("{problem}")).unwrap();
        let stopper = changes.stopper();
        let site = Arc::new(Folder(folder.path().join("site")));
        let rebuild = move |paths: &[PathBuf]| (rebuild(paths), None);
        let thread = Some(std::thread::spawn(move || server.run(site, SCRIPT, changes, rebuild, || {}).unwrap()));
        Running { folder, address, stopper, thread }
    }

    pub(super) fn plain() -> Running {
        Running::start(ServeOptions { port: 0, ..Default::default() }, |_| RebuildOutcome::Changed(Assets::Same))
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "localhost")
    }

    pub(super) fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        self.send(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    pub(super) fn send(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::new(&bytes)
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(AT_MOST)).unwrap();
        stream
    }

    /// Listens to events for the front page in the state `build`.
    pub(super) fn listen(&self, build: &str) -> Events {
        let mut stream = self.connect();
        write!(stream, "GET /_dossier/events?build={build}&page=/ HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut lines = BufReader::new(stream);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            lines.read_line(&mut line).unwrap();
        }
        Events(lines)
    }

    /// The state that a page of the site carries.
    pub(super) fn build(&self) -> String {
        let page = self.get("/").body;
        let rest = page.split_once("data-build=\"").unwrap().1;
        rest.split_once('"').unwrap().0.to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stopper.stop();
        let result = self.thread.take().map(JoinHandle::join);
        if !std::thread::panicking() {
            result.unwrap().unwrap();
        }
    }
}

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn new(bytes: &[u8]) -> Answer {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers =
            lines.map(|line| line.split_once(": ").unwrap()).map(|(name, value)| (name.to_owned(), value.to_owned()));
        Answer { status, headers: headers.collect(), body: body.to_owned() }
    }
}

pub(super) struct Events(BufReader<TcpStream>);

impl Events {
    /// The next event: its name and its data. `None` at the end.
    pub(super) fn next(&mut self) -> Option<(String, String)> {
        let mut name = None;
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            // Lines of the chunked encoding lie between those of the events.
            if let Some(event) = line.strip_prefix("event: ") {
                name = Some(event.trim_end().to_owned());
            } else if let (Some(data), Some(name)) = (line.strip_prefix("data: "), &name) {
                return Some((name.clone(), data.trim_end().to_owned()));
            }
        }
    }
}
