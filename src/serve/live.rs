//! What the open pages are told: server-sent events, and the script that reads them.
use std::collections::HashMap;
use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::response::sse::Event;
use serde_json::json;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use super::source::{Found, NOT_FOUND, Problem, Served, Source, find};

/// Where pages of the dossier cannot be: the events and the script.
pub(super) const EVENTS: &str = "/_dossier/events";
pub(super) const SCRIPT: &str = "/_dossier/live.js";

/// What a change came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RebuildOutcome {
    /// The site has changed: open pages that differ load again and keep their place.
    Changed(Assets),
    /// The site stays as it was. The pages show over them what is wrong.
    Failed(Vec<Problem>),
}

/// Which of the files that pages load have changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Assets {
    /// None that a page needs.
    Same,
    /// Nothing but these style sheets (paths in the site, `style.css`): they are exchanged without loading the page again.
    Sheets(Vec<String>),
    /// Scripts, pictures, fonts or others: every page loads again.
    Others,
}

/// The state of the site as the pages know it, and the line to them.
pub(super) struct Live {
    /// Differs from run to run, so that a page of an earlier server is told from one of this.
    run: String,
    source: Arc<dyn Source>,
    state: Mutex<State>,
    messages: broadcast::Sender<Message>,
}

#[derive(Default)]
struct State {
    /// Goes up whenever a file changes that pages load.
    assets: u64,
    /// The digests of pages as they are now, by the paths of their addresses: of those that somebody has asked for.
    digests: HashMap<String, u64>,
    /// The addresses of the pages that listen, and how many of each there are.
    open: HashMap<String, usize>,
    /// What is wrong now, as JSON.
    problems: Option<String>,
    ended: bool,
}

/// What a page shows: it carries this, and gives it back when it asks for events, so that none is missed between the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct PageState {
    assets: u64,
    page: u64,
}

#[derive(Clone, Debug)]
enum Message {
    Event { name: &'static str, data: String },
    Changed { assets: u64, sheets: Arc<Option<Vec<String>>>, pages: Arc<HashMap<String, u64>> },
    End,
}

impl Live {
    pub(super) fn new(source: Arc<dyn Source>) -> Live {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
        let (state, messages) = (Mutex::default(), broadcast::channel(64).0);
        Live { run: format!("{started:x}"), source, state, messages }
    }

    /// What is served.
    pub(super) fn source(&self) -> &dyn Source {
        &*self.source
    }

    /// The page at this address with the script that listens to events, for what it shows.
    pub(super) fn with_script(&self, address: &str, page: Vec<u8>) -> Vec<u8> {
        let shown = {
            let mut state = self.state();
            let page = digest(&page);
            state.digests.insert(address.to_owned(), page);
            PageState { assets: state.assets, page }
        };
        with_script(page, &self.name_of(shown))
    }

    /// Tells all open pages.
    pub(super) fn tell(&self, outcome: RebuildOutcome) {
        let assets = match outcome {
            RebuildOutcome::Failed(problems) => return self.tell_problems(&problems),
            RebuildOutcome::Changed(assets) => assets,
        };
        let open: Vec<String> = {
            let mut state = self.state();
            state.digests.clear();
            state.assets += u64::from(assets != Assets::Same);
            if state.problems.take().is_some() {
                self.send(Message::Event { name: "ok", data: "{}".into() });
            }
            state.open.keys().cloned().collect()
        };
        let mut problems = Vec::new();
        let mut pages = HashMap::with_capacity(open.len());
        for address in open {
            match self.digest_of(&address) {
                Ok(page) => drop(pages.insert(address, page)),
                Err(problem) => problems.push(problem),
            }
        }
        let sheets = match assets {
            Assets::Sheets(sheets) => Some(sheets),
            Assets::Same | Assets::Others => None,
        };
        let assets = {
            let mut state = self.state();
            state.digests.extend(pages.clone());
            state.assets
        };
        self.send(Message::Changed { assets, sheets: Arc::new(sheets), pages: Arc::new(pages) });
        if !problems.is_empty() {
            self.tell_problems(&problems);
        }
    }

    fn tell_problems(&self, problems: &[Problem]) {
        let data = serde_json::to_string(problems).unwrap_or_else(|_| "[]".into());
        self.state().problems = Some(data.clone());
        self.send(Message::Event { name: "error", data });
    }

    /// Ends all streams of events.
    pub(super) fn end(&self) {
        self.state().ended = true;
        self.send(Message::End);
    }

    /// The events for a page with this address that shows the state `seen`: what it has missed and what is wrong now, or
    /// that nothing is, at once; then all that comes.
    pub(super) fn events(
        self: &Arc<Live>,
        address: &str,
        seen: &str,
    ) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
        *self.state().open.entry(address.to_owned()).or_default() += 1;
        let open = Open { live: self.clone(), address: address.to_owned() };
        let known = self.state().digests.get(address).copied();
        let now = known.ok_or(()).or_else(|()| self.digest_of(address));
        // Under the lock: no message can fall between the subscription and the state.
        let state = self.state();
        let coming = BroadcastStream::new(self.messages.subscribe());
        let now = now.ok().map(|page| PageState { assets: state.assets, page });
        let mut missed = Vec::new();
        if let Some(now) = now
            && !seen.is_empty()
            && seen != self.name_of(now)
        {
            missed.push(Step::Tell(self.reload(now)));
        }
        missed.push(Step::Tell(match &state.problems {
            Some(problems) => Event::default().event("error").data(problems),
            None => Event::default().event("ok").data("{}"),
        }));
        if state.ended {
            missed.push(Step::End);
        }
        drop(state);
        let mut shown = now;
        let coming = coming.map(move |message| match message {
            Ok(Message::Event { name, data }) => Step::Tell(Event::default().event(name).data(data)),
            Ok(Message::Changed { assets, sheets, pages }) => {
                // A page that came while the others were compared has seen the new state.
                let Some(page) = pages.get(&open.address) else { return Step::Pass };
                let now = PageState { assets, page: *page };
                let before = shown.replace(now).unwrap_or(now);
                open.live.told(before, now, sheets.as_deref()).map_or(Step::Pass, Step::Tell)
            }
            Ok(Message::End) => Step::End,
            // A page that was too slow for the messages loads again.
            Err(_) => Step::Tell(Event::default().event("reload").data("{}")),
        });
        let steps = tokio_stream::iter(missed).chain(coming);
        let steps = steps.map_while(|step| if let Step::End = step { None } else { Some(step) });
        steps.filter_map(|step| if let Step::Tell(event) = step { Some(Ok(event)) } else { None })
    }

    /// What a page has to do that shows one state and should show another.
    fn told(&self, before: PageState, now: PageState, sheets: Option<&[String]>) -> Option<Event> {
        match sheets {
            _ if before == now => None,
            Some(files) if before.page == now.page && before.assets + 1 == now.assets => {
                let data = json!({ "build": self.name_of(now), "files": files });
                Some(Event::default().event("css").data(data.to_string()))
            }
            _ => Some(self.reload(now)),
        }
    }

    fn reload(&self, now: PageState) -> Event {
        Event::default().event("reload").data(json!({ "build": self.name_of(now) }).to_string())
    }

    /// The digest of what stands at an address now; of the page for missing ones where nothing does.
    fn digest_of(&self, address: &str) -> Result<u64, Problem> {
        let served = match find(self.source(), address) {
            Found::File { served, .. } => served,
            Found::Folder | Found::Nothing => self.source.file(NOT_FOUND),
        };
        match served {
            Served::Made(page) => Ok(digest(&page)),
            Served::Failed(problem) => Err(problem),
            Served::Copied(_) | Served::Nothing => Ok(0),
        }
    }

    fn send(&self, message: Message) {
        // Nobody may be listening.
        let _ = self.messages.send(message);
    }

    fn name_of(&self, shown: PageState) -> String {
        format!("{}-{}-{:x}", self.run, shown.assets, shown.page)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a message is for one page.
enum Step {
    Tell(Event),
    Pass,
    End,
}

/// A page that listens, until this is dropped.
struct Open {
    live: Arc<Live>,
    address: String,
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut state = self.live.state();
        if let Some(count) = state.open.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                state.open.remove(&self.address);
            }
        }
    }
}

fn digest(page: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    page.hash(&mut hasher);
    hasher.finish()
}

/// The page with the script that listens to events, for the state `build`.
fn with_script(mut page: Vec<u8>, build: &str) -> Vec<u8> {
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
}
