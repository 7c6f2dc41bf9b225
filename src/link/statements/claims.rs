//! Who says what, and who answers.

use std::collections::HashMap;

use super::desk::Desk;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::link::graph::StatedClaim;
use crate::model::{AnswerKind, Claim, Reference, Speaker, SpeakerName};
use crate::site::{DocId, Site};

/// The claims of all articles, in their order, each joined with what it answers.
pub(super) fn claims(site: &Site, articles: &[DocId], diagnostics: &mut Vec<Diagnostic>) -> Vec<StatedClaim> {
    let mut claims = Vec::new();
    for id in articles {
        let document = site.document(*id);
        let Some(article) = document.article() else { continue };
        for (at, claim) in article.claims.iter().enumerate() {
            let field = format!("claims[{}]", claim.index);
            let mut desk = Desk { site, document, diagnostics };
            if article.claims[..at].iter().any(|other| other.id == claim.id) {
                let message = format!("another claim of this article has the id \"{}\"", claim.id);
                let help = "give each claim its own id; answers and links use it";
                desk.report(Code::DuplicateId, Place::Value(format!("{field}.id")), message, help);
            }
            if document.body.headings.iter().any(|heading| heading.id == claim.id) {
                let message = format!("a heading of this article has the id \"{}\"", claim.id);
                let help = "give the claim another id, such as c1, or the heading one of its own: ## Text {#other}";
                desk.report(Code::DuplicateId, Place::Value(format!("{field}.id")), message, help);
            }
            check_languages(&mut desk, claim, &field);
            let mut by = Vec::new();
            if let Speaker::Named(speakers) = &claim.by {
                for (n, speaker) in speakers.iter().enumerate() {
                    if let SpeakerName::Entity(reference) = speaker {
                        by.extend(find_speaker(&mut desk, reference, format!("{field}.by[{n}]")));
                    }
                }
            }
            let about = desk.find_all(&claim.about, &format!("{field}.about"));
            let passage = desk.passage(document, claim.par.as_ref(), format!("{field}.par"));
            claims.push(StatedClaim {
                article: *id,
                index: at as u32,
                by,
                about,
                passage,
                answers: Vec::new(),
                answered_by: Vec::new(),
            });
        }
    }
    join_answers(site, &mut claims, diagnostics);
    claims
}

/// The entity that speaks. Words for somebody without a page are written in another way, and no slug has a space.
fn find_speaker(desk: &mut Desk<'_>, reference: &Reference, field: String) -> Option<DocId> {
    let found = desk.find(reference, field);
    if let (None, Some(last)) = (found, desk.diagnostics.last_mut())
        && last.unknown.is_some()
        && reference.0.contains(' ')
    {
        last.help = format!("words for somebody without a page stand behind `text`: `{{text: {}}}`", reference.0);
    }
    found
}

/// A text that is given by language has one for the readers of the dossier.
fn check_languages(desk: &mut Desk<'_>, claim: &Claim, field: &str) {
    let own = &desk.site.config.language;
    let tags = || claim.wordings.iter().filter_map(|wording| wording.language.as_ref());
    let Some(first) = tags().next().filter(|_| !tags().any(|tag| tag.is_kin_of(own.tag()))) else { return };
    let message = format!("`{field}.text` has no wording in the dossier's language, `{}`", own.tag());
    let help = format!("add `{}: …`; until then readers get the wording in `{}`", own.tag(), first.tag());
    desk.report(Code::MissingTranslation, Place::Value(format!("{field}.text")), message, &help);
}

fn join_answers(site: &Site, claims: &mut [StatedClaim], diagnostics: &mut Vec<Diagnostic>) {
    let ids = claims_by_id(site, claims);
    let mut pairs = Vec::new();
    for (from, stated) in claims.iter().enumerate() {
        let document = site.document(stated.article);
        let Some(claim) = document.article().and_then(|article| article.claims.get(stated.index as usize)) else {
            continue;
        };
        for (at, answer) in claim.answers.iter().enumerate() {
            let mut desk = Desk { site, document, diagnostics };
            // The answers of one kind stand in one list, in the order written.
            let place = claim.answers[..at].iter().filter(|earlier| earlier.kind == answer.kind).count();
            let field = format!("claims[{}].{}[{place}]", claim.index, answer.kind.word());
            let found = find_claim(&mut desk, stated.article, &answer.claim, &ids, field.clone());
            if found == Some(from) {
                let message = format!("the claim \"{}\" answers itself", claim.id);
                desk.report(Code::UnknownClaim, Place::Value(field), message, "name the claim that it answers");
                continue;
            }
            let Some(to) = found else { continue };
            let kind = match answer.kind {
                AnswerKind::Denies if takes_back(site, stated, &claims[to]) => AnswerKind::Withdraws,
                AnswerKind::Withdraws if !may_take_back(site, stated, &claims[to]) => {
                    let message =
                        format!("the claim \"{}\" is another's, and only who made it can withdraw it", answer.claim);
                    desk.report(
                        Code::UnknownClaim,
                        Place::Value(field),
                        message,
                        "write `denies`, or name the same speakers",
                    );
                    continue;
                }
                kind => kind,
            };
            pairs.push((from, kind, to));
        }
    }
    for (from, kind, to) in pairs {
        // Who answers the same twice in the same way has answered once.
        if claims[from].answers.contains(&(kind, to)) {
            continue;
        }
        claims[from].answers.push((kind, to));
        claims[to].answered_by.push((kind, from));
    }
}

/// Whether who denies a claim is who made it, and says so on a later day: nobody else disputes it there.
fn takes_back(site: &Site, denial: &StatedClaim, denied: &StatedClaim) -> bool {
    let day = |stated: &StatedClaim| {
        let own = stated.written(site).date.as_ref();
        own.or_else(|| site.document(stated.article).date()).cloned()
    };
    let is_later = matches!((day(denied), day(denial)), (Some(said), Some(since)) if said.latest < since.earliest);
    is_later && denial.has_voice_of(denied, site) && may_take_back(site, denial, denied)
}

/// Whether all who made a claim are among those who take it back. Of articles that speak for themselves those of one outlet have one
/// voice; words for a speaker may be others for the same.
fn may_take_back(site: &Site, withdrawal: &StatedClaim, claim: &StatedClaim) -> bool {
    let outlet = |stated: &StatedClaim| {
        let article = site.document(stated.article).article();
        article.and_then(|article| article.source.outlet.value())
    };
    let has_words = |speakers: &[SpeakerName]| speakers.iter().any(|name| matches!(name, SpeakerName::Words { .. }));
    match (&claim.written(site).by, &withdrawal.written(site).by) {
        (Speaker::Source, Speaker::Source) => outlet(claim).is_some() && outlet(claim) == outlet(withdrawal),
        (Speaker::Nobody, Speaker::Nobody) => true,
        (Speaker::Named(said), Speaker::Named(since)) => {
            claim.by.iter().all(|id| withdrawal.by.contains(id)) && (!has_words(said) || has_words(since))
        }
        _ => false,
    }
}

pub(super) fn claims_by_id<'a>(site: &'a Site, claims: &[StatedClaim]) -> HashMap<(DocId, &'a str), usize> {
    let claims = claims.iter().enumerate();
    let named = claims.filter_map(|(at, stated)| {
        let claim = site.document(stated.article).article()?.claims.get(stated.index as usize)?;
        Some(((stated.article, &*claim.id), at))
    });
    named.collect()
}

/// A claim as written: `c1` of the same article, or `article-slug#c1`.
pub(super) fn find_claim(
    desk: &mut Desk<'_>,
    own: DocId,
    written: &str,
    ids: &HashMap<(DocId, &str), usize>,
    field: String,
) -> Option<usize> {
    let (article, id) = match written.split_once('#') {
        Some((slug, id)) => (desk.find(&Reference(slug.into()), field.clone())?, id),
        None => (own, written),
    };
    let found = ids.get(&(article, id)).copied();
    if found.is_none() {
        let document = desk.site.document(article);
        let known: Vec<&str> =
            document.article().map(|a| a.claims.iter().map(|claim| &*claim.id).collect()).unwrap_or_default();
        let help = match known.as_slice() {
            [] => "an answer names a claim of the same article (c1) or of another (article-slug#c1)".to_owned(),
            known => format!("{} has the claims {}", document.slug, known.join(", ")),
        };
        let message = format!("there is no claim \"{id}\" in {}", document.source.path);
        desk.report(Code::UnknownClaim, Place::Value(field), message, &help);
    }
    found
}
