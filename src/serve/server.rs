//! The web server: the files of a site, to people on this machine.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::task::spawn_blocking;
use tower_http::services::ServeFile;

use super::address::Hosts;
use super::live::{self, Live};
use super::source::{Found, NOT_FOUND, Served, find};

const HTML: &str = "text/html; charset=utf-8";

/// What every answer needs.
#[derive(Clone)]
struct Desk {
    hosts: Arc<Hosts>,
    live: Arc<Live>,
}

/// The answers to all requests. `script` is what pages get added.
pub(super) fn app(hosts: Hosts, live: Arc<Live>, script: &'static [u8]) -> Router {
    let desk = Desk { hosts: hosts.into(), live };
    Router::new()
        .route(live::EVENTS, get(events))
        .route(
            live::SCRIPT,
            get(move || async move { ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], script) }),
        )
        .fallback(file)
        .layer(from_fn_with_state(desk.clone(), guard))
        .with_state(desk)
}

/// Before all else: only reading, only by a name of this machine; and nothing is kept or shown elsewhere.
async fn guard(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let mut response = if !matches!(*request.method(), Method::GET | Method::HEAD) {
        (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "Only GET and HEAD are answered.")
            .into_response()
    } else if !is_for_us(&desk.hosts, &request) {
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

async fn events(State(desk): State<Desk>, uri: Uri) -> Response {
    let value = |key: &str| {
        let pairs = uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(name, _)| *name == key).map(|(_, value)| value.to_owned()).next().unwrap_or_default()
    };
    let (page, seen) = (value("page"), value("build"));
    match spawn_blocking(move || desk.live.events(&page, &seen)).await {
        Ok(events) => Sse::new(events).keep_alive(KeepAlive::default()).into_response(),
        Err(error) => failed(&error.to_string()),
    }
}

async fn file(State(desk): State<Desk>, request: Request) -> Response {
    let address = request.uri().path().to_owned();
    let live = desk.live.clone();
    // A page takes its time to be made.
    let found = spawn_blocking(move || match find(live.source(), &address) {
        Found::File { path, served: Served::Made(bytes) } => {
            let kind = kind_of(&path);
            let bytes = if kind == HTML { live.with_script(&address, bytes) } else { bytes };
            Ok((StatusCode::OK, [(header::CONTENT_TYPE, kind)], bytes).into_response())
        }
        Found::File { served: Served::Copied(path), .. } => Err(path),
        Found::File { served: Served::Failed(problem), .. } => {
            let page = live.with_script(&address, broken(&problem.message));
            Ok((StatusCode::INTERNAL_SERVER_ERROR, [(header::CONTENT_TYPE, HTML)], page).into_response())
        }
        Found::Folder => {
            Ok((StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, format!("{address}/"))]).into_response())
        }
        Found::File { served: Served::Nothing, .. } | Found::Nothing => {
            let page = match live.source().file(NOT_FOUND) {
                Served::Made(page) => page,
                Served::Copied(_) | Served::Failed(_) | Served::Nothing => broken(
                    "There is no such page. As long as the dossier has errors from the start, there is none at all.",
                ),
            };
            let page = live.with_script(&address, page);
            Ok((StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, HTML)], page).into_response())
        }
    });
    match found.await {
        Ok(Ok(response)) => response,
        Ok(Err(path)) => copied(&path, request).await,
        Err(error) => failed(&error.to_string()),
    }
}

/// A file on the disk, or the part of it that is asked for.
async fn copied(path: &std::path::Path, mut request: Request) -> Response {
    // Nothing is ever kept: conditions on it have no meaning.
    for condition in [header::IF_MATCH, header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE] {
        request.headers_mut().remove(condition);
    }
    // Of the answer to HEAD the body is left out at the end, when its length is known.
    *request.method_mut() = Method::GET;
    match ServeFile::new(path).try_call(request).await {
        Ok(response) => {
            let mut response = response.map(Body::new);
            let headers = response.headers_mut();
            for validator in [header::LAST_MODIFIED, header::ETAG] {
                headers.remove(validator);
            }
            name_encoding(headers);
            response
        }
        Err(error) => failed(&error.to_string()),
    }
}

fn failed(message: &str) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, message.to_owned()).into_response()
}

/// A page of the server's own, with one sentence.
fn broken(sentence: &str) -> Vec<u8> {
    let sentence = sentence.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>dossier serve</title><body><p>{sentence}</p></body></html>"
    )
    .into_bytes()
}

/// The type of a file that the program makes.
fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" | "htm" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
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
