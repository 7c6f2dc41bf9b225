//! The server as a browser meets it: over real sockets.
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Mutex;

use super::*;

mod running;

use running::*;

fn put(folder: &Path, name: &str, text: &str) {
    let file = folder.join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

#[test]
fn files_have_their_types_and_encoding_and_are_never_kept() {
    let server = Running::plain();
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/a/", "text/html; charset=utf-8"),
        ("/a/index.html?q=1", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/data.json", "application/json; charset=utf-8"),
        ("/feed.xml", "text/xml; charset=utf-8"),
        ("/empty/file.txt", "text/plain; charset=utf-8"),
        ("/bytes.bin", "application/octet-stream"),
        ("/_dossier/live.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.headers["content-type"].as_str()), (200, kind), "{path}");
        assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
        assert!(!answer.headers.contains_key("last-modified"), "{path}");
        if let Some(length) = answer.headers.get("content-length") {
            assert_eq!(length.parse(), Ok(answer.body.len()), "{path}");
        }
    }
    assert_eq!(server.get("/empty/file.txt").body, "ü");
}

#[test]
fn pages_get_the_script_and_files_on_disk_do_not() {
    let server = Running::plain();
    let page = server.get("/").body;
    assert!(
        page.starts_with("<html><body>Heimat<script src=\"/_dossier/live.js\" ")
            && page.ends_with(" defer></script></body></html>"),
        "{page}"
    );
    assert_eq!(server.get("/style.css").body, "p {}");
    let on_disk = fs::read_to_string(server.folder.path().join("site/index.html")).unwrap();
    assert_eq!(on_disk, "<html><body>Heimat</body></html>");
}

#[test]
fn a_folder_without_its_slash_is_redirected() {
    let server = Running::plain();
    let answer = server.get("/a");
    assert!((301..=308).contains(&answer.status), "{}", answer.status);
    assert_eq!(answer.headers["location"], "/a/");
}

#[test]
fn what_is_not_there_is_the_sites_own_404_page() {
    let server = Running::plain();
    for path in ["/nothing", "/nothing/", "/a/nothing.html", "/empty/", "/_dossier/else", "/style.css/x"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains("nichts") && answer.body.contains("/_dossier/live.js"), "{path}: {}", answer.body);
    }
    fs::remove_dir_all(server.folder.path().join("site")).unwrap();
    let answer = server.get("/");
    assert_eq!(answer.status, 404);
    assert!(answer.body.contains("/_dossier/live.js"), "a page waits for the first build: {}", answer.body);
}

#[test]
fn only_get_and_head_are_answered() {
    let server = Running::plain();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"] {
        for path in ["/", "/_dossier/events", "/nothing"] {
            let answer = server.ask(method, path, "localhost");
            assert_eq!((answer.status, answer.headers["allow"].as_str()), (405, "GET, HEAD"), "{method} {path}");
        }
    }
    for path in ["/", "/a/index.html", "/bytes.bin", "/nothing", "/_dossier/live.js"] {
        let [head, get] = ["HEAD", "GET"].map(|method| server.ask(method, path, "localhost"));
        assert_eq!((head.status, head.body.as_str()), (get.status, ""), "{path}");
        for name in ["content-type", "content-length"] {
            assert_eq!(head.headers[name], get.headers[name], "{path}: {name}");
        }
    }
}

#[test]
fn only_hosts_of_this_machine_are_answered() {
    let server = Running::plain();
    for host in ["localhost", "127.0.0.1", "[::1]", "localhost:1111"] {
        assert_eq!(server.ask("GET", "/", host).status, 200, "{host}");
    }
    for path in ["/", "/_dossier/events", "/_dossier/live.js", "/nothing"] {
        let answer = server.ask("GET", path, "attacker.example");
        assert_eq!(answer.status, 403, "{path}");
        assert!(!answer.body.contains("Heimat"));
    }
    for request in [
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET http://attacker.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: attacker.example\r\nConnection: close\r\n\r\n",
    ] {
        let answer = server.send(request);
        assert!((400..=403).contains(&answer.status), "{request}: {}", answer.status);
    }
}

#[test]
fn a_path_is_one_of_the_site_or_nothing() {
    struct Everything(Mutex<Vec<String>>);
    impl Source for Everything {
        fn file(&self, path: &str) -> Served {
            self.0.lock().unwrap().push(path.to_owned());
            Served::Nothing
        }
    }
    let source = Everything(Mutex::default());
    for address in ["", "a", "/%ff"] {
        assert!(matches!(source::find(&source, address), source::Found::Nothing), "{address}");
    }
    assert!(source.0.lock().unwrap().is_empty(), "they are no paths of any site");
    for address in ["/", "/a/b.html", "/%C3%BCber/", "/a%20b"] {
        source::find(&source, address);
    }
    let asked = source.0.into_inner().unwrap();
    assert_eq!(asked, ["index.html", "a/b.html", "a/b.html/index.html", "über/index.html", "a b", "a b/index.html"]);
}

#[test]
fn parts_of_a_large_file_can_be_asked_for_and_parts_of_a_page_cannot() {
    let server = Running::plain();
    let ask = |path| {
        server.send(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nRange: bytes=2-4\r\nConnection: close\r\n\r\n"))
    };
    assert_eq!((ask("/bytes.bin").status, ask("/bytes.bin").body.as_str()), (206, "234"));
    assert_eq!(ask("/").status, 200);
    assert!(ask("/a/index.html").body.contains("defer></script></body>"));
}

#[test]
fn a_port_in_use_is_told_and_the_next_free_one_is_taken() {
    let first = Running::plain();
    let options = ServeOptions { port: first.address.port(), ..Default::default() };
    let second = Server::bind(&options).unwrap();
    assert_eq!(second.port_in_use(), Some(options.port));
    assert!(second.url().starts_with("http://127.0.0.1:") && !second.url().contains(&format!(":{}/", options.port)));
    assert_eq!(Server::bind(&ServeOptions { port: 0, ..Default::default() }).unwrap().port_in_use(), None);
}

#[test]
fn a_change_of_a_file_rebuilds_and_tells_the_open_pages() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_owned();
    let calls = Arc::new(Mutex::new(Vec::new()));
    let rebuild = {
        let (calls, root) = (Arc::clone(&calls), root.clone());
        move |paths: &[PathBuf]| {
            calls.lock().unwrap().push(paths.to_vec());
            match fs::read_to_string(root.join("content/a.md")).unwrap().as_str() {
                "style" => RebuildOutcome::Changed(Assets::Sheets(vec!["style.css".into()])),
                "script" => RebuildOutcome::Changed(Assets::Others),
                "wrong" => RebuildOutcome::Failed(vec![Problem {
                    code: "broken-link".into(),
                    message: "no document is named \"X\"".into(),
                    file: "content/a.md".into(),
                    line: 3,
                    column: 5,
                    ..Default::default()
                }]),
                text => {
                    fs::write(root.join("site/index.html"), format!("<body>{text}</body>")).unwrap();
                    RebuildOutcome::Changed(Assets::Same)
                }
            }
        }
    };
    let server = Running::start_in(folder, ServeOptions { port: 0, ..Default::default() }, rebuild);
    while !server.get("/").body.contains("<body>one<script") {
        // The first build may still be going on.
    }
    let page = server.build();
    let mut events = server.listen(&page);
    assert_eq!(events.next().unwrap().0, "ok");
    let mut after = |text: &str| {
        put(&root, "content/a.md", text);
        events.next().unwrap()
    };

    let (name, data) = after("two");
    assert_eq!(name, "reload");
    assert!(data.contains(&server.build()), "{data}");
    assert!(server.get("/").body.contains("<body>two<script"));

    let (name, data) = after("style");
    assert_eq!(name, "css");
    assert!(data.contains("\"files\":[\"style.css\"]") && data.contains(&server.build()), "{data}");

    assert_eq!(after("script").0, "reload", "every page needs it");

    let before = server.build();
    let (name, data) = after("wrong");
    assert_eq!(name, "error");
    let problems: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!((&problems[0]["file"], &problems[0]["line"]), (&"content/a.md".into(), &3.into()));
    assert!(server.get("/").body.contains("<body>two<script"), "the last good page stays");
    assert_eq!(server.build(), before);
    // A page that is opened now learns of it at once.
    assert_eq!(server.listen(&before).next().unwrap(), (name, data));

    assert_eq!(after("three").0, "ok");
    assert_eq!(events.next().unwrap().0, "reload");
    // A page that slept through it all loads again.
    assert_eq!(server.listen(&page).next().unwrap().0, "reload");
    // One that slept while the same mistake came and went hides what it shows over itself.
    assert_eq!(server.listen(&server.build()).next().unwrap().0, "ok");

    let calls = calls.lock().unwrap();
    assert_eq!(calls[0], [] as [PathBuf; 0]);
    assert!(calls[1..].iter().all(|paths| *paths == [root.join("content/a.md")]), "{calls:?}");
}

#[test]
fn open_streams_end_when_the_server_stops() {
    let server = Running::plain();
    let mut events = server.listen("");
    assert_eq!(events.next().unwrap().0, "ok");
    server.stopper.stop();
    assert_eq!(events.next(), None);
}

#[test]
fn a_connection_that_asks_for_nothing_is_closed() {
    let silence = Duration::from_millis(20);
    let options = ServeOptions { port: 0, silence, ..Default::default() };
    let running = Running::start(options, |_| RebuildOutcome::Changed(Assets::Same));
    for beginning in ["", "GET / HTTP/1.1\r\nHos"] {
        let mut stream = running.connect();
        stream.set_read_timeout(Some(AT_MOST)).unwrap();
        stream.write_all(beginning.as_bytes()).unwrap();
        // Ends when the server closes, and fails when it does not.
        stream.read_to_end(&mut Vec::new()).unwrap();
    }
    assert!(running.get("/").body.contains("Heimat"), "others are served as before");
}
