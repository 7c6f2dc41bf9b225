//! What is open and disputed in a dossier, found by the program: dates that cannot both be true, statements that are
//! denied, relations that a claim disputes, subjects that are only inferred, sources that do not say who published them.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::labels::{capitalised, fitting};
use crate::link::graph::{Relation, StatedClaim, StepDate};
use crate::model::{AnswerKind, BasisKind, Date, Stated};
use crate::page::entity::measures::row_anchor;
use crate::page::entity::places::relation_href;
use crate::page::notation::Here;
use crate::page::notation::answer::{all_say, says};
use crate::page::notation::claim::{WordingView, claim_href, disputed_by, is_disputed, shown_wording, written};
use crate::page::notation::fact::marked;
use crate::page::notation::standing;
use crate::page::notation::voice::has_one_article;
use crate::site::{DocId, View};

/// One open or disputed point.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OpenPoint {
    /// What is open about it, in a word or two: «Daten weichen voneinander ab».
    pub label: String,
    /// What it is about, and where to read of it.
    pub subject: String,
    pub subject_lang: String,
    pub href: String,
    /// What is open, as a sentence that goes on after the subject.
    pub text: Vec<Phrase>,
    /// How many more of its kind there are, after the last that is shown: «4 weitere bestrittene Aussagen.»
    pub more: String,
    /// Where those stand, if they stand together.
    pub more_href: String,
}

/// A part of a sentence in one language.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Phrase {
    pub text: String,
    pub lang: String,
}

/// Points of one kind on the front page; a single further one says more than that there is one.
const SHOWN_OF_EACH: usize = 3;
/// Names in one point.
const NAMED: usize = 5;

/// The open and disputed points of the dossier, at most three of a kind, or all four; what is left out is counted in words.
pub fn open_points(here: &Here<'_>) -> Vec<OpenPoint> {
    let mut points = Vec::new();
    for (key, Points { shown, more }) in [
        ("conflicts", date_conflicts(here)),
        ("denied", denied_claims(here)),
        ("disputed", disputed_relations(here)),
        ("inferred", inferred_subjects(here)),
        ("unknown", silent_sources(here)),
    ] {
        points.extend(shown);
        if let (Some(last), true) = (points.last_mut(), more > 0) {
            last.more = here.labels.count(&format!("open.more.{key}"), more);
            last.more_href = match key {
                "denied" => here.href(&View::Claims.permalink()),
                _ => String::new(),
            };
        }
    }
    points
}

fn date_conflicts(here: &Here<'_>) -> Points {
    let point = |(_, relation, a, b): (i32, &Relation, StepDate<'_>, StepDate<'_>)| {
        let said = |date: StepDate<'_>| {
            let StepDate { dated, assertion } = date;
            let date = marked(&here.labels.cited_date(&dated.date), date.is_inferred(), date.is_outside());
            let source = assertion.map(|assertion| here.source_name(&assertion.evidence)).unwrap_or_default();
            here.labels.text("open.said").replace("{date}", &date).replace("{source}", &source)
        };
        OpenPoint {
            label: kind_label(here, "conflict"),
            subject: ends(here, here.site.document(relation.subject).short(), relation.object),
            subject_lang: String::new(),
            href: row_href(here, relation),
            text: own_words(&here.labels.text("open.conflict").replace("{a}", &said(a)).replace("{b}", &said(b))),
            ..OpenPoint::default()
        }
    };
    // The widest gap first: it is the least likely to be a matter of announcing and taking effect.
    let conflict = |relation| {
        let (a, b) = Relation::conflicting(relation)?;
        Some((gap(&a.dated.date, &b.dated.date), relation, a, b))
    };
    let mut found: Vec<_> = here.graph.relations().iter().filter_map(conflict).collect();
    found.sort_by_key(|(days, ..)| -days);
    Points::of(found, point)
}

/// The way to the row of a relation in the table of a regulation's subjects, or to the section of relations.
fn row_href(here: &Here<'_>, relation: &Relation) -> String {
    match relation.kind.is_measure() {
        true => relation_href(here, relation, relation.object, &row_anchor(here, relation.subject)),
        false => here.href_of(relation.object, "relations"),
    }
}

/// What a relation joins, before what is said of it.
fn ends(here: &Here<'_>, subjects: &str, object: DocId) -> String {
    format!("{subjects}, {}:", here.site.document(object).short())
}

fn denied_claims(here: &Here<'_>) -> Points {
    let all = here.graph.claims();
    let found: Vec<(usize, Vec<(AnswerKind, usize)>)> =
        all.iter().enumerate().rev().map(|(at, claim)| (at, disputed_by(here, claim))).collect();
    let found = found.into_iter().filter(|(_, replies)| !replies.is_empty()).collect();
    Points::of(found, |(at, mut replies): (usize, Vec<(AnswerKind, usize)>)| {
        let claim = &all[at];
        let (strongest, answer) = replies[0];
        // All who deny it are named. What only contradicts it says something else, which stands there where nobody denies.
        let key = match strongest.is_denial() {
            true => {
                replies.retain(|(kind, _)| kind.is_denial());
                "open.denied"
            }
            false => {
                replies.truncate(1);
                "open.contradicted"
            }
        };
        let (said, replied) = (phrase(here, claim), phrase(here, &all[answer]));
        // Nobody's words stand as the dossier's own, and nothing that is only reported or alleged as what was said.
        let begins_with = |text: String| Phrase { text: capitalised(&text), lang: String::new() };
        // An article that contradicts itself replies to nobody.
        let is_in_article = has_one_article(here, claim, &all[answer]);
        let replied_by = if is_in_article { says(here, answer, None) } else { all_say(here, &replies) };
        let (by, replies) = (begins_with(says(here, at, None)), begins_with(replied_by));
        let kind = match is_disputed(here, claim) {
            true => "denied",
            false if is_in_article => "contradiction_in_article",
            false => "contradiction",
        };
        let (subject, subject_lang) = match &written(here, claim).topic {
            Some(topic) => (format!("{topic}:"), here.foreign(claim.article)),
            None => (here.labels.text("open.claim").to_owned(), String::new()),
        };
        OpenPoint {
            label: kind_label(here, kind),
            subject,
            subject_lang,
            href: claim_href(here, at),
            text: sentence(
                here.labels.text(key),
                &[("{a}", &said), ("{b}", &replied), ("{by}", &by), ("{reply}", &replies)],
            ),
            ..OpenPoint::default()
        }
    })
}

/// Relations of which a claim disputes the status, the reason or the day: who says so, and what.
fn disputed_relations(here: &Here<'_>) -> Points {
    let disputing = |relation: &Relation| {
        let mut claims: Vec<usize> = Vec::new();
        for at in relation.assertions.iter().flat_map(|assertion| &assertion.disputed_by) {
            if !claims.contains(at) {
                claims.push(*at);
            }
        }
        claims
    };
    // Relations to one object of which the same is disputed are one point.
    let mut found: Vec<(Vec<&Relation>, Vec<usize>)> = Vec::new();
    let mut places = HashMap::new();
    for relation in here.graph.relations() {
        let claims = disputing(relation);
        if claims.is_empty() {
            continue;
        }
        let same = (relation.object, &relation.kind.name, standing::disputed(here, relation), claims.clone());
        let place = *places.entry(same).or_insert(found.len());
        match found.get_mut(place) {
            Some((known, _)) => known.push(relation),
            None => found.push((vec![relation], claims)),
        }
    }
    Points::of(found, |(relations, claims): (Vec<&Relation>, Vec<usize>)| {
        let relation = relations[0];
        let subjects: Vec<DocId> = relations.iter().map(|one| one.subject).collect();
        let own = |text: String| Phrase { text: capitalised(&text), lang: String::new() };
        let point = own(standing::disputed(here, relation));
        let mut text = Vec::new();
        for &at in &claims {
            let (by, said) = (own(says(here, at, None)), phrase(here, here.graph.claim(at)));
            // What is disputed is said once, before the first who disputes it.
            let words = here.labels.text(if text.is_empty() { "open.disputed" } else { "open.disputes_too" });
            text.extend(sentence(words, &[("{point}", &point), ("{by}", &by), ("{a}", &said)]));
        }
        OpenPoint {
            label: kind_label(here, "denied"),
            subject: ends(here, &first_names(here, &subjects), relation.object),
            href: row_href(here, relation),
            text,
            ..OpenPoint::default()
        }
    })
}

fn kind_label(here: &Here<'_>, kind: &str) -> String {
    here.labels.text(&format!("open.kind.{kind}")).to_owned()
}

fn phrase(here: &Here<'_>, claim: &StatedClaim) -> Phrase {
    let WordingView { text, lang, .. } = shown_wording(here, claim);
    Phrase { text, lang }
}

/// Subjects that articles describe without naming them, and other relations that the author concluded. Objects with
/// the same subjects are one point.
fn inferred_subjects(here: &Here<'_>) -> Points {
    let mut by_object: BTreeMap<(bool, DocId), Vec<DocId>> = BTreeMap::new();
    for relation in here.graph.relations().iter().filter(|relation| relation.is_inferred_from_articles()) {
        let named = !here.graph.is_only_described(here.site, relation.subject);
        // What a source outside states is no inference any more; who is meant where no name stands still is.
        if named && !relation.is_inferred() {
            continue;
        }
        by_object.entry((named, relation.object)).or_default().push(relation.subject);
    }
    let mut by_subjects: BTreeMap<(bool, Vec<DocId>), Vec<DocId>> = BTreeMap::new();
    for ((named, object), subjects) in by_object {
        by_subjects.entry((named, subjects)).or_default().push(object);
    }
    let point = |((named, subjects), objects): ((bool, Vec<DocId>), Vec<DocId>)| OpenPoint {
        label: kind_label(here, "inferred"),
        subject: format!("{}:", first_names(here, &objects)),
        subject_lang: String::new(),
        href: objects.first().map_or_else(String::new, |&object| here.href_of(object, "")),
        text: own_words(
            &here
                .labels
                .text(if named { "open.inferred" } else { "open.unnamed" })
                .replace("{names}", &first_names(here, &subjects)),
        ),
        ..OpenPoint::default()
    };
    let mut found: Vec<_> = by_subjects.into_iter().collect();
    found.sort_by_key(|((named, subjects), objects)| (*named, usize::MAX - subjects.len(), objects.clone()));
    Points::of(found, point)
}

/// The first names of several documents, and how many more there are.
fn first_names(here: &Here<'_>, ids: &[DocId]) -> String {
    let shown = fitting(ids.len(), NAMED);
    let names: Vec<&str> = ids.iter().take(shown).map(|&id| here.site.document(id).short()).collect();
    if shown < ids.len() {
        return format!("{}, {}", names.join(", "), here.labels.more(ids.len() - shown));
    }
    here.labels.series(&names)
}

/// Articles whose source does not say who published it, who wrote it, or when; and sources outside the dossier that
/// do not say who published them, or when.
fn silent_sources(here: &Here<'_>) -> Points {
    let mut counts = [0_usize; 5];
    for &id in here.graph.articles() {
        let document = here.site.document(id);
        let Some(article) = document.article().filter(|article| !article.is_analysis()) else { continue };
        // What the author took from elsewhere the source itself does not say.
        let silent = |path: &str, missing: bool| {
            missing || document.basis.get(path).is_some_and(|basis| basis.kind == BasisKind::External)
        };
        let source = &article.source;
        let nobody = matches!(&source.authors, Stated::Value(names) if names.is_empty());
        counts[0] += usize::from(silent("source.outlet", source.outlet.is_missing()));
        counts[1] += usize::from(silent("source.authors", nobody || source.authors.is_missing()));
        counts[2] += usize::from(document.basis.contains_key("date"));
    }
    for used in here.graph.outside_sources() {
        counts[3] += usize::from(used.source.outlet.is_none());
        counts[4] += usize::from(used.source.date.is_none());
    }
    let silent = |counts: &[usize], keys: &[&str], text: &str| {
        let found = counts.iter().zip(keys).filter(|(n, _)| **n > 0);
        let parts: Vec<String> = found.map(|(n, key)| here.labels.count(key, *n)).collect();
        (!parts.is_empty()).then(|| OpenPoint {
            label: kind_label(here, "unknown"),
            subject: capitalised(&parts.join(", ")),
            subject_lang: String::new(),
            href: here.href(&View::Sources.permalink()),
            text: own_words(here.labels.text(text)),
            ..OpenPoint::default()
        })
    };
    let articles = silent(&counts[..3], &["open.no_outlet", "open.no_author", "open.no_date"], "open.silent");
    let outside = silent(&counts[3..], &["open.outside_no_outlet", "open.outside_no_date"], "open.silent_outside");
    Points { shown: articles.into_iter().chain(outside).collect(), more: 0 }
}

/// The points of one kind.
#[derive(Default)]
struct Points {
    shown: Vec<OpenPoint>,
    /// How many more there are.
    more: usize,
}

impl Points {
    /// The first of what was found, written out.
    fn of<T>(found: Vec<T>, point: impl Fn(T) -> OpenPoint) -> Points {
        let shown = fitting(found.len(), SHOWN_OF_EACH);
        Points { more: found.len() - shown, shown: found.into_iter().take(shown).map(point).collect() }
    }
}

/// A sentence of the page's own.
fn own_words(text: &str) -> Vec<Phrase> {
    vec![Phrase { text: text.to_owned(), lang: String::new() }]
}

/// A sentence of the page's own with phrases at their places, which may be in other languages.
fn sentence(words: &str, places: &[(&str, &Phrase)]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut rest = words;
    let next =
        |rest: &str| places.iter().filter_map(|place| Some((rest.find(place.0)?, *place))).min_by_key(|found| found.0);
    while let Some((at, (place, phrase))) = next(rest) {
        if at > 0 {
            phrases.extend(own_words(&rest[..at]));
        }
        phrases.push(phrase.clone());
        rest = &rest[at + place.len()..];
    }
    if !rest.is_empty() {
        phrases.extend(own_words(rest));
    }
    phrases
}

/// Days between two dates that cannot both be true.
fn gap(a: &Date, b: &Date) -> i32 {
    (a.earliest.max(b.earliest) - a.latest.min(b.latest)).get_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_in_a_sentence_keep_their_language() {
        let phrase = |text: &str, lang: &str| Phrase { text: text.into(), lang: lang.into() };
        let (said, who) = (phrase("They fled.", "en"), phrase("Acme", ""));
        let phrases = sentence("{a} Bestritten von {who}.", &[("{who}", &who), ("{a}", &said)]);
        assert_eq!(phrases, [phrase("They fled.", "en"), phrase(" Bestritten von ", ""), who, phrase(".", "")]);
    }

    #[test]
    fn a_quoted_text_is_not_read_as_a_template() {
        let said = Phrase { text: "{b} is code".into(), lang: String::new() };
        let other = Phrase { text: "no".into(), lang: String::new() };
        let phrases = sentence("{a} {b}", &[("{a}", &said), ("{b}", &other)]);
        assert_eq!(phrases.iter().map(|phrase| &*phrase.text).collect::<String>(), "{b} is code no");
    }
}
