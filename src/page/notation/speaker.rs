//! Who makes a claim, as the subject of a verb: «ByteDance und TikTok bestreiten», «Ungenannte Kritiker werfen vor».

use serde::Serialize;

use crate::labels::Labels;
use crate::labels::capitalised;
use crate::labels::plural::is_plural;
use crate::link::graph::{NamedSpeaker, StatedClaim};
use crate::model::{AnswerKind, Certainty, Claim, Speaker, SpeakerName};
use crate::page::notation::voice::contradicts_itself;
use crate::page::notation::{DocumentLink, Here};

/// Who makes a claim, and what they do.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct SpeakersView {
    /// Who speaks, as written; none where nobody is named.
    pub names: Vec<SpeakerView>,
    /// Whether a comma belongs before the verb: «drei Insider, laut Reuters, sagen».
    pub pause: bool,
    /// `bestreiten`; where nobody is named, a sentence: «Wer das bestreitet, ist nicht genannt».
    pub verb: String,
}

impl SpeakersView {
    /// The names as a plain text; empty where nobody is named.
    pub fn names_alone(&self, labels: &Labels) -> String {
        let names = self.names.iter().map(|name| name.link.as_ref().map_or(&*name.text, |link| &link.text));
        labels.series(&names.collect::<Vec<_>>())
    }

    /// Names and verb as a plain text: «ByteDance bestreitet das teilweise».
    pub fn plain(&self, labels: &Labels) -> String {
        format!("{} {}", self.names_alone(labels), self.verb).trim().to_owned()
    }
}

/// One of them.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct SpeakerView {
    /// An entity of the dossier.
    pub link: Option<DocumentLink>,
    /// Words for one that is none; empty for an entity.
    pub text: String,
    pub lang: String,
}

/// Who makes a claim, as an answer of some kind or on its own; words for somebody begin a line.
pub fn speakers(here: &Here<'_>, stated: &StatedClaim, claim: &Claim, answer: Option<AnswerKind>) -> SpeakersView {
    let mut found = speakers_within_sentence(here, stated, claim, answer);
    if let Some(first) = found.names.first_mut() {
        first.text = capitalised(&first.text);
    }
    found
}

/// The same within a sentence or in brackets.
pub fn speakers_within_sentence(
    here: &Here<'_>,
    stated: &StatedClaim,
    claim: &Claim,
    answer: Option<AnswerKind>,
) -> SpeakersView {
    let names = names(here, stated, claim);
    let number = match (&claim.by, names.len()) {
        (Speaker::Nobody, _) | (_, 0) => "nobody",
        (Speaker::Named(_), 2..) => "many",
        (Speaker::Named(named), _) if named.iter().any(|name| is_several(here, stated, name)) => "many",
        _ => "one",
    };
    // A newspaper does not say so according to a report: the report is its own.
    let reports =
        claim.certainty == Certainty::Reported && number != "nobody" && are_outlets(here, stated, claim, &names);
    let says = match claim.certainty {
        // «laut Reuters» says already that somebody reports it.
        Certainty::Reported if names.iter().any(|name| names_its_source(&name.text)) => Certainty::Asserted,
        Certainty::Reported if reports && answer.is_some() => Certainty::Asserted,
        certainty => certainty,
    };
    let word = if reports { "reports" } else { says.word() };
    let said = here.labels.text(&format!("claims.said.{number}.{word}"));
    let verb = match answer {
        None => said.to_owned(),
        Some(AnswerKind::Contradicts) if contradicts_itself(here, stated) => {
            here.labels.text(&format!("claims.contradicts_itself.{number}")).to_owned()
        }
        Some(kind) => answer_verb(here, kind, number, says),
    };
    SpeakersView { pause: names.last().is_some_and(|last| last.text.contains(", ")), names, verb }
}

/// What somebody does who answers, and how that is known: «bestreitet das», «bestreitet das sinngemäß». `number`: as in the labels.
fn answer_verb(here: &Here<'_>, kind: AnswerKind, number: &str, known: Certainty) -> String {
    let verb = here.labels.text(&format!("claims.answer.{number}.{}", kind.word())).to_owned();
    match known {
        Certainty::Asserted => verb,
        Certainty::Denied if kind.is_denial() => verb,
        // Who is not named has a sentence instead of a verb.
        _ if number == "nobody" => format!("{verb} ({})", here.certainty_label(known)),
        Certainty::Denied => {
            let denies = here.labels.text(&format!("claims.said.{number}.denied"));
            format!("{verb} {} {denies}", here.labels.text("list.and"))
        }
        _ => here.labels.text(&format!("claims.known.{}", known.word())).replace("{verb}", &verb),
    }
}

fn names(here: &Here<'_>, stated: &StatedClaim, claim: &Claim) -> Vec<SpeakerView> {
    let words = |text: &str, lang: String| SpeakerView { link: None, text: text.to_owned(), lang };
    match &claim.by {
        // On another page «the article» would be that page's own.
        Speaker::Source if here.site.document(stated.article).permalink != here.permalink => {
            vec![words(here.graph.cite_as(stated.article), String::new())]
        }
        Speaker::Source => vec![words(here.labels.text("claims.source"), String::new())],
        Speaker::Nobody => Vec::new(),
        Speaker::Named(_) => {
            let name = |name| match name {
                NamedSpeaker::Words(text) => words(text, here.foreign(stated.article)),
                NamedSpeaker::Entity(id) => {
                    SpeakerView { link: Some(here.short_link(id)), text: String::new(), lang: String::new() }
                }
            };
            stated.speakers(claim).map(name).collect()
        }
    }
}

/// Whether all speakers are what an article is published by or relies on, or the article itself.
fn are_outlets(here: &Here<'_>, stated: &StatedClaim, claim: &Claim, names: &[SpeakerView]) -> bool {
    let article = here.site.document(stated.article).article();
    let source = article.map(|article| &article.source);
    let own = source.into_iter().flat_map(|source| [source.outlet.value(), source.publisher.value()]).flatten();
    let others = source.and_then(|source| source.relies_on.value()).into_iter().flatten();
    let outlets: Vec<&String> = own.chain(others).collect();
    let is_outlet = |name: &SpeakerView| {
        let shown = name.link.as_ref().map_or(&*name.text, |link| &link.text);
        outlets.iter().any(|outlet| outlet.to_lowercase() == shown.to_lowercase())
    };
    claim.by == Speaker::Source || names.iter().all(is_outlet)
}

/// Whether the only speaker is several: an entity whose name is a plural, or words that mean several.
fn is_several(here: &Here<'_>, stated: &StatedClaim, name: &SpeakerName) -> bool {
    match name {
        SpeakerName::Entity(_) => stated.by.first().is_some_and(|id| here.is_plural(*id)),
        SpeakerName::Words { text, is_plural: said } => {
            said.unwrap_or_else(|| is_plural(text, here.site.document(stated.article).language.tag()))
        }
    }
}

fn names_its_source(words: &str) -> bool {
    ["laut ", "nach Angaben", "according to "].iter().any(|sign| words.contains(sign))
}
