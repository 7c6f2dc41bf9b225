//! All claims by speaker: what each of them says, the newest first, with what it answers and what is said to it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::view::{CLAIMS_A_PAGE, ClaimGroup, Order, Start, list, row};
use crate::labels::alphabet::Alphabet;
use crate::labels::capitalised;
use crate::link::graph::LinkGraph;
use crate::model::{Speaker, SpeakerName};
use crate::page::list::parts::on_page;
use crate::page::notation::Here;
use crate::page::notation::claim::written;
use crate::page::notation::speaker::SpeakerView;
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site};

/// Who makes claims: entities first, then those who are only described, articles themselves, and nobody who is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    Entity(DocId),
    Words(String),
    Source,
    Nobody,
}

/// Each claim with who makes it, those of one voice together; once for each of several speakers.
type Sayings = Vec<(Voice, usize)>;

/// The list, put in order when the first of its pages is made.
pub(super) fn pages(site: &Site, graph: &LinkGraph) -> Vec<Page> {
    let voices = |at: usize| {
        let stated = graph.claim(at);
        match site.document(stated.article).article().map(|article| &article.claims[stated.index as usize].by) {
            Some(Speaker::Named(names)) => names.len(),
            _ => 1,
        }
    };
    let count: usize = (0..graph.claims().len()).map(voices).sum();
    let last = count.div_ceil(CLAIMS_A_PAGE).max(1);
    let sorted: Arc<OnceLock<(Sayings, Vec<Start>)>> = Arc::default();
    let page = |number| {
        let sorted = sorted.clone();
        Page::new(site, Order::Speakers.part(number), move |here| {
            let (all, starts) = sorted.get_or_init(|| {
                let all = sayings(here);
                let starts = letters(here, &all);
                (all, starts)
            });
            let sayings = on_page(all, number, CLAIMS_A_PAGE);
            let groups = sayings.chunk_by(|(a, _), (b, _)| a == b).map(|own| group(here, own)).collect();
            Content::new("claims_list.html", list(here, Order::Speakers, (number, last), groups, starts))
        })
    };
    (1..=last).map(page).collect()
}

/// All claims by who makes them: entities by name, then the others, each with the newest claim first.
fn sayings(here: &Here<'_>) -> Sayings {
    let mut by_voice: BTreeMap<Voice, Vec<usize>> = BTreeMap::new();
    for at in (0..here.graph.claims().len()).rev() {
        for voice in voices(here, at) {
            by_voice.entry(voice).or_default().push(at);
        }
    }
    let alphabet = Alphabet::new(here.site.config.language.tag());
    let mut all: Vec<(Voice, Vec<usize>)> = by_voice.into_iter().collect();
    all.sort_by(|(a, _), (b, _)| match (a, b) {
        (Voice::Entity(x), Voice::Entity(y)) => {
            let name = |id: &DocId| here.site.document(*id).short();
            alphabet.compare(name(x), name(y)).then(x.cmp(y))
        }
        (Voice::Words(x), Voice::Words(y)) => alphabet.compare(x, y),
        _ => a.cmp(b),
    });
    all.into_iter().flat_map(|(voice, claims)| claims.into_iter().map(move |at| (voice.clone(), at))).collect()
}

/// Where each letter of the speakers that are entities begins.
fn letters(here: &Here<'_>, sayings: &Sayings) -> Vec<Start> {
    let alphabet = Alphabet::new(here.site.config.language.tag());
    let entities = sayings.iter().map_while(|(voice, _)| match voice {
        Voice::Entity(id) => Some(*id),
        _ => None,
    });
    let names = entities.clone().map(|id| here.site.document(id).short());
    let mut starts: Vec<Start> = Vec::new();
    for (at, (letter, id)) in alphabet.letters(names).into_iter().zip(entities).enumerate() {
        if starts.last().is_none_or(|last| last.text != letter) {
            starts.push(Start { text: letter, page: at / CLAIMS_A_PAGE + 1, anchor: entity_id(here, id), count: 0 });
        }
    }
    starts
}

/// The anchor of what an entity says.
fn entity_id(here: &Here<'_>, id: DocId) -> String {
    format!("s-{}-{}", here.site.kind(id).folder, here.site.document(id).slug)
}

fn voices(here: &Here<'_>, at: usize) -> Vec<Voice> {
    let stated = here.graph.claim(at);
    let mut voices: Vec<Voice> = stated.by.iter().map(|id| Voice::Entity(*id)).collect();
    match &written(here, stated).by {
        Speaker::Source => voices.push(Voice::Source),
        Speaker::Nobody => voices.push(Voice::Nobody),
        Speaker::Named(names) => voices.extend(names.iter().filter_map(|name| match name {
            SpeakerName::Words { text, .. } => Some(Voice::Words(capitalised(text))),
            SpeakerName::Entity(_) => None,
        })),
    }
    voices.dedup();
    voices
}

/// What one speaker says, or a part of it.
fn group(here: &Here<'_>, sayings: &[(Voice, usize)]) -> ClaimGroup {
    let (voice, first) = &sayings[0];
    let named = |text: &str| SpeakerView { link: None, text: text.to_owned(), lang: String::new() };
    let (id, speaker) = match voice {
        Voice::Entity(id) => {
            let link = Some(here.link(*id));
            (entity_id(here, *id), SpeakerView { link, text: String::new(), lang: String::new() })
        }
        // Several articles may describe somebody in the same words: where they are first, they have their anchor.
        Voice::Words(text) => {
            let stated = here.graph.claim(*first);
            let lang = here.foreign(stated.article);
            (
                format!("w-{}-{}", here.site.document(stated.article).slug, stated.index + 1),
                SpeakerView { lang, ..named(text) },
            )
        }
        Voice::Source => ("s-source".to_owned(), named(here.labels.text("claims.sources"))),
        Voice::Nobody => ("s-nobody".to_owned(), named(here.labels.text("claims.unnamed"))),
    };
    ClaimGroup {
        id,
        article: None,
        speaker: Some(speaker),
        date: None,
        note: here.labels.count("count.claims", sayings.len()),
        rows: sayings.iter().map(|(_, at)| row(here, *at, true)).collect(),
    }
}
