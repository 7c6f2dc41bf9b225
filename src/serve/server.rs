//! The web server: files of one folder, to people on this machine.
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use tower_http::services::ServeDir;

use super::address::Hosts;
use super::live::{self, Live};
use crate::render::theme::live_script;

const STATE_FOLDER: &str = ".dossier";
const HTML: &str = "text/html; charset=utf-8";

/// What every answer needs.
#[derive(Clone)]
struct Site {
    folder: Arc<Path>,
    hosts: Arc<Hosts>,
    live: Arc<Live>,
}

/// The answers to all requests for the site in `folder`, which need not exist yet.
pub(super) fn app(folder: &Path, hosts: Hosts, live: Arc<Live>) -> Router {
    let site = Site { folder: folder.into(), hosts: hosts.into(), live };
    Router::new()
        .route(live::EVENTS, get(events))
        .route(
            live::SCRIPT,
            get(|| async { ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], live_script()) }),
        )
        .fallback(file)
        .layer(from_fn_with_state(site.clone(), guard))
        .with_state(site)
}

/// Before all else: only reading, only by a name of this machine; and nothing is kept or shown elsewhere.
async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = if !matches!(*request.method(), Method::GET | Method::HEAD) {
        (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "Only GET and HEAD are answered.")
            .into_response()
    } else if !is_for_us(&site.hosts, &request) {
        (StatusCode::FORBIDDEN, "This server answers only to localhost; for other names see --host.").into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // No page of another server may load an unpublished dossier as its script or picture.
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

/// Whether all hosts that the request names are ours; it must name one.
fn is_for_us(hosts: &Hosts, request: &Request) -> bool {
    let named = request.headers().get_all(header::HOST).iter().map(|host| host.to_str().unwrap_or_default());
    let mut all = named.chain(request.uri().authority().map(|authority| authority.as_str())).peekable();
    all.peek().is_some() && all.all(|host| hosts.allow(host))
}

async fn events(State(site): State<Site>, request: Request) -> Response {
    let seen = request.uri().query().and_then(|query| query.strip_prefix("build=")).unwrap_or_default();
    Sse::new(site.live.events(seen)).keep_alive(KeepAlive::default()).into_response()
}

async fn file(State(site): State<Site>, mut request: Request) -> Response {
    // Asked before the file is read: a page that is replaced meanwhile loads once more, rather than staying old.
    let build = site.live.build();
    // Of the answer to HEAD the body is left out at the end, when its length is known.
    *request.method_mut() = Method::GET;
    let Ok(path) = relative_path(request.uri().path()) else {
        return (StatusCode::FORBIDDEN, "There is nothing outside the site.").into_response();
    };
    let Ok(folder) = site.folder.canonicalize() else { return not_found(&site, &build) };
    match lies_in(&folder, &path) {
        None => return not_found(&site, &build),
        Some(false) => return (StatusCode::FORBIDDEN, "A symbolic link leads out of the site.").into_response(),
        Some(true) => {}
    }
    // The answer may differ from the file, and is never kept: conditions on it have no meaning.
    for condition in [header::IF_MATCH, header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE] {
        request.headers_mut().remove(condition);
    }
    if path.extension().is_none_or(|extension| extension == "html") {
        request.headers_mut().remove(header::RANGE);
    }
    match ServeDir::new(&folder).try_call(request).await {
        Ok(response) if response.status() == StatusCode::NOT_FOUND => not_found(&site, &build),
        Ok(response) => finished(response.map(Body::new), &build).await,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            not_found(&site, &build)
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// Whether a file, or the page of a folder, really lies in the site; `None` when there is none.
fn lies_in(site: &Path, path: &Path) -> Option<bool> {
    let named = site.join(path);
    let real = if named.is_dir() { named.join("index.html").canonicalize() } else { named.canonicalize() };
    Some(real.ok()?.starts_with(site))
}

/// The path of a request as a path in the site; an error when it would lead out of it or into what is not published.
fn relative_path(path: &str) -> Result<PathBuf, ()> {
    let inside = path.strip_prefix('/').ok_or(())?;
    let mut relative = PathBuf::new();
    let mut parts = inside.split('/').peekable();
    while let Some(part) = parts.next() {
        let part = percent_decode_str(part).decode_utf8().map_err(drop)?;
        if part.is_empty() && parts.peek().is_none() {
            // A folder.
            break;
        }
        let is_hidden = part.eq_ignore_ascii_case(STATE_FOLDER);
        if part.is_empty() || part == "." || part == ".." || is_hidden || part.contains(['/', '\\', ':', '\0']) {
            return Err(());
        }
        relative.push(part.as_ref());
    }
    Ok(relative)
}

/// The site's own page for this, or a plain one as long as there is none.
fn not_found(site: &Site, build: &str) -> Response {
    let own = site.folder.canonicalize().ok().filter(|folder| lies_in(folder, Path::new("404.html")) == Some(true));
    let page = match own.and_then(|folder| std::fs::read(folder.join("404.html")).ok()) {
        Some(page) => page,
        None => b"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Not found</title><body>\
            <p>There is no such page. As long as no build has succeeded, there is none at all.</p></body></html>"
            .to_vec(),
    };
    (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, HTML)], live::with_script(page, build)).into_response()
}

/// An answer with its encoding named, and with the script when it is a page.
async fn finished(response: Response, build: &str) -> Response {
    let (mut head, body) = response.into_parts();
    for validator in [header::LAST_MODIFIED, header::ETAG] {
        head.headers.remove(validator);
    }
    name_encoding(&mut head.headers);
    let is_page = head.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == HTML) && head.status.is_success();
    if !is_page {
        return Response::from_parts(head, body);
    }
    head.headers.remove(header::CONTENT_LENGTH);
    head.headers.remove(header::ACCEPT_RANGES);
    match to_bytes(body, usize::MAX).await {
        Ok(page) => (head, live::with_script(page.into(), build)).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// All text that the program publishes is UTF-8.
fn name_encoding(headers: &mut HeaderMap) {
    let Some(kind) = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()) else { return };
    let is_text = kind.starts_with("text/")
        || ["xml", "json", "javascript"].iter().any(|end| kind.ends_with(end))
        || kind == "application/x-ndjson";
    if is_text
        && !kind.contains("charset")
        && let Ok(named) = HeaderValue::from_str(&format!("{kind}; charset=utf-8"))
    {
        headers.insert(header::CONTENT_TYPE, named);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_pages_are_paths_in_the_site() {
        for (asked, found) in
            [("/", ""), ("/a/b.html", "a/b.html"), ("/%C3%BCber/", "über"), ("/a%20b", "a b"), ("/..a", "..a")]
        {
            assert_eq!(relative_path(asked), Ok(PathBuf::from(found)), "{asked}");
        }
    }

    #[test]
    fn paths_out_of_the_site_are_refused() {
        for asked in [
            "",
            "a",
            "/..",
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/.%2E/x",
            "/%2e",
            "/a%2f..%2fx",
            "/a%5c..%5cx",
            "//etc/passwd",
            "/.dossier/manifest",
            "/%2edossier/manifest",
            "/.DOSSIER/lock",
            "/c:/x",
            "/a%00",
            "/%ff",
            "/a//b",
        ] {
            assert_eq!(relative_path(asked), Err(()), "{asked}");
        }
    }
}
