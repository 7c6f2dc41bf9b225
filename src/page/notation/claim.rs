//! One claim as it is shown: who says it, in which words, and where it is reported. The dossier rates no claim.

use serde::Serialize;

use crate::link::graph::StatedClaim;
use crate::model::{AnswerKind, Certainty, Claim, Wording};
use crate::page::notation::speaker::{SpeakersView, speakers};
use crate::page::notation::voice::contradicts_itself;
use crate::page::notation::{Citation, DateView, Here, TextLink};

/// One claim as it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimView {
    /// Its place among all claims.
    #[serde(skip)]
    pub at: usize,
    /// Its anchor where it stands first on a page; empty elsewhere, and on pages that lead to its article instead.
    pub id: String,
    /// Its number in its article, from 1.
    pub number: u32,
    /// «Aussage 6, Gegenrede zu 3».
    pub label: String,
    /// Its own heading, for lists without pairs.
    pub topic: String,
    pub topic_lang: String,
    /// Who says it, as the subject of the verb.
    pub by: SpeakersView,
    pub text: String,
    pub lang: String,
    /// The same in the other languages that the author gives, as written.
    pub others: Vec<WordingView>,
    pub note: String,
    /// When it was said, where that differs from the article's date.
    pub date: Option<DateView>,
    /// Where it is reported.
    pub source: Citation,
    /// Where it stands in its article, by which it is cited; empty on that page.
    pub href: String,
    /// Claims that support it, where they stand below it.
    pub supporters: Vec<ClaimView>,
    /// Claims of the same pair that it answers too, apart from the one that it stands opposite.
    pub also: Vec<Also>,
    /// What it is narrowed by where it stands beside another in the list of all claims, as JSON; empty elsewhere.
    pub facets: String,
}

/// Another claim that one answers.
#[derive(Clone, Debug, Serialize)]
pub struct Also {
    /// «Auch Antwort auf:», «Stützt auch:».
    pub label: String,
    pub link: TextLink,
}

impl ClaimView {
    /// Hands on the claim and those that stand below it, in the order in which they are read.
    pub fn each(&mut self, see: &mut impl FnMut(&mut ClaimView)) {
        see(self);
        self.supporters.iter_mut().for_each(see);
    }
}

/// What a claim says in another language.
#[derive(Clone, Debug, Serialize)]
pub struct WordingView {
    /// The language in words.
    pub language: String,
    pub text: String,
    pub lang: String,
}

/// A claim as it stands in its article.
pub fn written<'a>(here: &Here<'a>, stated: &StatedClaim) -> &'a Claim {
    stated.written(here.site)
}

/// The answers that dispute a claim, the strongest first, of those that somebody gave: not what the author only understood so, or
/// what is only said to have been answered.
pub fn disputed_by(here: &Here<'_>, stated: &StatedClaim) -> Vec<(AnswerKind, usize)> {
    stated.disputed_by(|at| here.graph.is_given(here.site, at))
}

/// Whether somebody else disputes a claim: where one voice says two things that cannot both be true, nobody does.
pub fn is_disputed(here: &Here<'_>, stated: &StatedClaim) -> bool {
    let other = |at: usize| !stated.has_voice_of(here.graph.claim(at), here.site);
    disputed_by(here, stated).into_iter().any(|(_, at)| other(at))
}

/// A claim as an answer of some kind or on its own, without an anchor and without others around it.
pub fn claim_view(here: &Here<'_>, at: usize, answer: Option<AnswerKind>) -> ClaimView {
    let stated = here.graph.claim(at);
    let claim = written(here, stated);
    let document = here.site.document(stated.article);
    let external = document.basis.get(&format!("claims[{}].date", claim.index));
    let mut wordings = wordings(here, stated);
    let shown = wordings.remove(Wording::place_for(&claim.wordings, here.language()));
    ClaimView {
        at,
        id: String::new(),
        number: stated.index + 1,
        label: claim_label(here, stated),
        topic: claim.topic.clone().unwrap_or_default(),
        topic_lang: here.foreign(stated.article),
        by: speakers(here, stated, claim, answer),
        text: shown.text,
        lang: shown.lang,
        others: wordings,
        note: claim.note.clone().unwrap_or_default(),
        date: claim.date.as_ref().map(|date| here.date(date, external)),
        source: here.article_citation(stated.article, stated.passage),
        href: if document.permalink == here.permalink { String::new() } else { claim_href(here, at) },
        supporters: Vec::new(),
        also: Vec::new(),
        facets: String::new(),
    }
}

/// What a claim says to the readers of this page.
pub fn shown_wording(here: &Here<'_>, stated: &StatedClaim) -> WordingView {
    wordings(here, stated).swap_remove(Wording::place_for(&written(here, stated).wordings, here.language()))
}

/// What a claim says in each language, as written.
fn wordings(here: &Here<'_>, stated: &StatedClaim) -> Vec<WordingView> {
    let own = &here.site.document(stated.article).language;
    let view = |wording: &Wording| {
        let tag = wording.language.as_ref().unwrap_or(own).tag();
        WordingView { language: here.labels.language(tag), text: wording.text.clone(), lang: here.foreign_tag(tag) }
    };
    written(here, stated).wordings.iter().map(view).collect()
}

/// A claim by its number in its article: «Aussage 2»; one that replies says to which: «Aussage 6, Gegenrede zu 3».
pub fn claim_label(here: &Here<'_>, claim: &StatedClaim) -> String {
    let words = here.labels;
    let own = words.text("claims.claim").replace("{n}", &words.number(claim.index as usize + 1));
    match claim.replies_to().next() {
        Some((_, answered)) => {
            let target = here.graph.claim(answered);
            let name = match target.article == claim.article {
                true => words.number(target.index as usize + 1),
                false => here.graph.cite_as(target.article).to_string(),
            };
            let key = if contradicts_itself(here, claim) { "claims.contradiction" } else { "claims.reply" };
            format!("{own}, {}", words.text(key).replace("{n}", &name))
        }
        None => own,
    }
}

/// A claim by its label, with its article where that is another page, and the way there: «Golem 9/2020, Aussage 3».
pub fn claim_link(here: &Here<'_>, at: usize) -> TextLink {
    let stated = here.graph.claim(at);
    let own = here.site.document(stated.article).permalink == here.permalink;
    let label = claim_label(here, stated);
    let text = if own { label } else { format!("{}, {label}", here.graph.cite_as(stated.article)) };
    TextLink { text, href: claim_href(here, at) }
}

/// Where a claim stands on the page of its article.
pub fn claim_href(here: &Here<'_>, at: usize) -> String {
    let stated = here.graph.claim(at);
    here.href_of(stated.article, &written(here, stated).id)
}

/// A claim that another answers, in short.
#[derive(Clone, Debug, Serialize)]
pub struct AnsweredClaim {
    /// «Antwort auf:», «Stützt:».
    pub label: String,
    pub by: SpeakersView,
    pub text: String,
    pub lang: String,
    /// Where it stands on its article's page.
    pub href: String,
    /// Where it is reported.
    pub source: Citation,
}

/// The claims that one answers, as written: what it replies to, then what it supports.
pub fn answered_claims(here: &Here<'_>, at: usize) -> Vec<AnsweredClaim> {
    let view = |(kind, at): &(AnswerKind, usize)| {
        let ClaimView { by, text, lang, source, .. } = claim_view(here, *at, None);
        let label = if *kind == AnswerKind::Supports { "claims.in_support" } else { "claims.in_answer" };
        AnsweredClaim { label: here.labels.text(label).to_owned(), by, text, lang, href: claim_href(here, *at), source }
    };
    here.graph.claim(at).answers.iter().map(view).collect()
}

/// Whether a reader would ask what those concerned say to it: an accusation, or a statement of one about another.
pub fn awaits_answer(here: &Here<'_>, stated: &StatedClaim) -> bool {
    let claim = written(here, stated);
    let about_others = stated.about.iter().any(|id| !stated.by.contains(id));
    match claim.certainty {
        Certainty::Alleged => claim.topic.is_some() || about_others,
        Certainty::Asserted => claim.topic.is_some() && about_others && !stated.by.is_empty(),
        Certainty::Reported | Certainty::Denied | Certainty::Inferred => false,
    }
}
