//! What the open pages are told: server-sent events, and the script that reads them.
use std::convert::Infallible;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::response::sse::Event;
use serde::Serialize;
use serde_json::json;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

/// Where pages of the dossier cannot be: the events and the script.
pub(super) const EVENTS: &str = "/_dossier/events";
pub(super) const SCRIPT: &str = "/_dossier/live.js";

/// What a rebuild came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RebuildOutcome {
    /// The site is as it was.
    Unchanged,
    /// Pages load again, and keep their place.
    Reload,
    /// Nothing but these style sheets changed (paths in the output, `style.css`): they are exchanged without loading
    /// the page again.
    Css(Vec<String>),
    /// Nothing was published. The pages stay, and show over them what is wrong.
    Failed(Vec<Problem>),
}

/// Something that is wrong in the dossier, as the pages show it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Problem {
    /// Such as `broken-link`; empty when there is none.
    pub code: String,
    /// What is wrong, as a sentence. Plain text.
    pub message: String,
    /// The file, relative to the dossier; empty when there is none.
    pub file: String,
    /// From 1; 0 when there is none.
    pub line: usize,
    /// From 1; 0 when there is none.
    pub column: usize,
    /// The way out; empty when there is none.
    pub help: String,
}

/// The state of the site as the pages know it, and the line to them.
pub(super) struct Live {
    /// Differs from run to run, so that a page of an earlier server is told from one of this.
    run: String,
    state: Mutex<State>,
    messages: broadcast::Sender<Message>,
}

#[derive(Default)]
struct State {
    /// Goes up with each build that changed the site.
    build: u64,
    /// The problems of the last build, as JSON.
    problems: Option<String>,
    ended: bool,
}

#[derive(Clone, Debug)]
enum Message {
    Event { name: &'static str, data: String },
    End,
}

impl Live {
    pub(super) fn new() -> Live {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
        Live { run: format!("{started:x}"), state: Mutex::default(), messages: broadcast::channel(64).0 }
    }

    /// The name of the site's present state. A page carries it and gives it back when it asks for events, so that none
    /// is missed between the two.
    pub(super) fn build(&self) -> String {
        self.name_of(&self.state())
    }

    /// Tells all open pages.
    pub(super) fn tell(&self, outcome: RebuildOutcome) {
        let mut state = self.state();
        if let RebuildOutcome::Failed(problems) = &outcome {
            let data = serde_json::to_string(problems).unwrap_or_else(|_| "[]".into());
            state.problems = Some(data.clone());
            return self.send("error", data);
        }
        if state.problems.take().is_some() {
            self.send("ok", "{}".into());
        }
        if outcome != RebuildOutcome::Unchanged {
            state.build += 1;
        }
        let build = self.name_of(&state);
        match outcome {
            RebuildOutcome::Reload => self.send("reload", json!({ "build": build }).to_string()),
            RebuildOutcome::Css(files) => self.send("css", json!({ "build": build, "files": files }).to_string()),
            RebuildOutcome::Unchanged | RebuildOutcome::Failed(_) => {}
        }
    }

    /// Ends all streams of events.
    pub(super) fn end(&self) {
        self.state().ended = true;
        // Nobody may be listening.
        let _ = self.messages.send(Message::End);
    }

    /// The events for a page that shows the state `seen`: what it has missed and what is wrong now, or that nothing is,
    /// at once; then all that comes.
    pub(super) fn events(&self, seen: &str) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
        // Under the lock: no message can fall between the subscription and the state.
        let state = self.state();
        let coming = BroadcastStream::new(self.messages.subscribe());
        let build = self.name_of(&state);
        let mut missed = Vec::new();
        if !seen.is_empty() && seen != build {
            missed.push(Message::Event { name: "reload", data: json!({ "build": build }).to_string() });
        }
        missed.push(match &state.problems {
            Some(problems) => Message::Event { name: "error", data: problems.clone() },
            None => Message::Event { name: "ok", data: "{}".into() },
        });
        if state.ended {
            missed.push(Message::End);
        }
        // A page that was too slow for the messages loads again.
        let coming = coming.map(move |message| {
            message.unwrap_or_else(|_| Message::Event { name: "reload", data: json!({ "build": "" }).to_string() })
        });
        tokio_stream::iter(missed).chain(coming).map_while(|message| match message {
            Message::Event { name, data } => Some(Ok(Event::default().event(name).data(data))),
            Message::End => None,
        })
    }

    fn send(&self, name: &'static str, data: String) {
        // Nobody may be listening.
        let _ = self.messages.send(Message::Event { name, data });
    }

    fn name_of(&self, state: &State) -> String {
        format!("{}-{}", self.run, state.build)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page with the script that listens to events, for the state `build`.
pub(super) fn with_script(mut page: Vec<u8>, build: &str) -> Vec<u8> {
    let script = format!("<script src=\"{SCRIPT}\" data-build=\"{build}\" defer></script>");
    let end = b"</body>";
    let place = page.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end)).unwrap_or(page.len());
    page.splice(place..place, script.into_bytes());
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_goes_to_the_end_of_the_body() {
        let page = b"<p>&lt;/body></p></body></html>".to_vec();
        let script = "<script src=\"/_dossier/live.js\" data-build=\"b-1\" defer></script>";
        let expected = format!("<p>&lt;/body></p>{script}</body></html>");
        assert_eq!(String::from_utf8(with_script(page, "b-1")).unwrap(), expected);
        assert_eq!(String::from_utf8(with_script(b"<p>".to_vec(), "b-1")).unwrap(), format!("<p>{script}"));
    }

    #[test]
    fn only_a_changed_site_is_a_new_state() {
        let live = Live::new();
        let first = live.build();
        live.tell(RebuildOutcome::Unchanged);
        live.tell(RebuildOutcome::Failed(vec![]));
        assert_eq!(live.build(), first);
        live.tell(RebuildOutcome::Reload);
        assert_ne!(live.build(), first);
    }
}
