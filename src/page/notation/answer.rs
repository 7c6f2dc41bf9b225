//! A short answer at the head of a page: a few lines, each part with the way to its evidence.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::labels::fitting;
use crate::link::text::negation::Negation;
use crate::model::{AnswerKind, Speaker};
use crate::page::notation::claim::{claim_href, shown_wording, written};
use crate::page::notation::speaker::speakers_within_sentence;
use crate::page::notation::{DateView, Here, TextLink};

/// Parts of one line.
const PARTS: usize = 4;
/// Names of those who make an accusation, and of those who dispute it.
const ACCUSERS: usize = 3;
/// Characters of an accusation that fit into a line.
const LONGEST_CLAIM: usize = 80;
/// Characters that search engines and other sites show of a description.
const LONGEST_PLAIN: usize = 300;

/// The lines of the answer; empty where there is nothing to say.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Answer {
    /// «Stand 16. Dezember 2021»; empty where no line has a status.
    pub as_of: String,
    pub lines: Vec<Line>,
}

/// One line: «in Kraft Entity List (USA, seit 5. Juni 2020)».
#[derive(Clone, Debug, Default, Serialize)]
pub struct Line {
    /// The sign of a status; empty for other lines.
    pub sign: &'static str,
    /// What is said of the parts: «in Kraft», «ist Eigentümer von».
    pub words: String,
    /// What all of them share, piece by piece: «seit 16. Dezember 2021»; empty for nothing.
    pub shared: Vec<Detail>,
    pub parts: Vec<Part>,
    /// «3 weitere», and where all of them are.
    pub more: Option<TextLink>,
}

/// One part, with the way to its evidence.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    pub link: TextLink,
    /// «USA, seit 14. August 2020; Anlass bestritten», piece by piece; empty for nothing.
    pub detail: Vec<Detail>,
}

/// A piece of what stands in brackets behind a part: words, or a date with its marks and the words around it.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq, Hash)]
pub struct Detail {
    pub before: String,
    pub date: Option<DateView>,
    pub after: String,
}

impl Detail {
    /// Words alone; `None` for empty ones.
    pub fn words(words: impl Into<String>) -> Option<Detail> {
        Some(words.into()).filter(|before| !before.is_empty()).map(|before| Detail { before, ..Detail::default() })
    }

    /// A date within a wording such as «seit {start}».
    pub fn date(wording: &str, placeholder: &str, date: DateView) -> Detail {
        let (before, after) = wording.split_once(placeholder).unwrap_or((wording, ""));
        Detail { before: before.to_owned(), date: Some(date), after: after.to_owned() }
    }

    /// A date alone.
    pub fn bare_date(date: DateView) -> Detail {
        Detail { date: Some(date), ..Detail::default() }
    }

    fn plain(&self) -> String {
        let date = self.date.as_ref().map(|date| match date.note.is_empty() {
            true => date.words.clone(),
            false => format!("{}, {}", date.words, date.note),
        });
        [self.before.as_str(), &date.unwrap_or_default(), &self.after].concat()
    }

    /// Whether its date says that it comes from outside the dossier.
    pub fn is_external(&self) -> bool {
        self.date.as_ref().is_some_and(|date| date.external)
    }
}

/// Pieces with a separator between them.
pub fn joined(pieces: impl IntoIterator<Item = Detail>, separator: &str) -> Vec<Detail> {
    and(Vec::new(), separator, pieces)
}

/// Pieces, and further ones behind a separator each.
pub fn and(mut pieces: Vec<Detail>, separator: &str, more: impl IntoIterator<Item = Detail>) -> Vec<Detail> {
    for mut piece in more {
        if !pieces.is_empty() {
            piece.before.insert_str(0, separator);
        }
        pieces.push(piece);
    }
    pieces
}

impl Answer {
    /// The same in plain words, for search engines and previews of links where an entity has no summary: whole lines only,
    /// with all that limits them, since a status without its day or its doubt would be another one.
    pub fn plain(&self) -> String {
        let mut text = self.as_of.clone();
        for line in self.lines.iter().map(Line::plain) {
            let before = text.chars().count();
            if before > self.as_of.chars().count() && before + line.chars().count() > LONGEST_PLAIN {
                break;
            }
            if !text.is_empty() {
                text.push_str(". ");
            }
            text.push_str(&line);
        }
        // Nothing breaks lines there.
        text.replace('\u{a0}', " ")
    }
}

impl Line {
    fn plain(&self) -> String {
        let more = self.more.iter().map(|more| more.text.clone());
        let parts: Vec<String> = self.parts.iter().map(Part::plain).chain(more).collect();
        let shared: String = self.shared.iter().map(Detail::plain).collect();
        let words = [self.words.trim_end_matches(':'), &shared].join(" ");
        format!("{}: {}", words.trim_end(), parts.join(", "))
    }
}

impl Part {
    fn plain(&self) -> String {
        let name = &self.link.text;
        let detail: String = self.detail.iter().map(Detail::plain).collect();
        if detail.is_empty() { name.clone() } else { format!("{name} ({detail})").trim_start().to_owned() }
    }
}

/// A line of what was found, of which the first parts are shown; the rest is at the address `all`.
pub fn line<T>(here: &Here<'_>, found: &[T], all: &str, part: impl Fn(&T) -> Part) -> Line {
    let (shown, further) = found.split_at(fitting(found.len(), PARTS));
    let more = here.labels.more(further.len());
    Line {
        parts: shown.iter().map(part).collect(),
        more: (!more.is_empty()).then(|| TextLink { text: more, href: all.to_owned() }),
        ..Line::default()
    }
}

/// Whether a line of claims says by whom each is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// It does, and who disputes it.
    WithDenial,
    /// The same of accusations, in their own words: of «drones» nobody is accused. `inferred`: that they are meant for whom
    /// the page is about is only the author's conclusion.
    InWords { inferred: bool },
    /// All are made by whom the page is about.
    Known,
}

/// What claims are about, each subject once, of accusations once for each denial and, in words, for each wording; `None` where none has one.
pub fn claim_line(
    here: &Here<'_>,
    words: &str,
    claims: impl Iterator<Item = usize>,
    by: By,
    all: &str,
) -> Option<Line> {
    let found = subjects(here, claims, by);
    let part = |subject: &Subject<'_>| {
        let text = match by {
            By::InWords { .. } => in_short(here, subject.at),
            By::WithDenial | By::Known => here.labels.heading_within_sentence(subject.topic).into_owned(),
        };
        let inferred = matches!(by, By::InWords { inferred: true });
        let who = if by == By::Known { String::new() } else { subject.who_and_denial(here) };
        let inferred = inferred.then(|| here.labels.text("answer.meant_by_inference")).and_then(Detail::words);
        let detail = joined(Detail::words(who).into_iter().chain(inferred), "; ");
        Part { link: TextLink { text, href: claim_href(here, subject.at) }, detail }
    };
    (!found.is_empty()).then(|| Line { words: words.to_owned(), ..line(here, &found, all, part) })
}

/// What a claim says, cut behind a word where that is long; whole where the rest would say that something is not so.
pub fn in_short(here: &Here<'_>, at: usize) -> String {
    let claim = here.graph.claim(at);
    let text = shown_wording(here, claim).text;
    let whole = text.strip_suffix('.').unwrap_or(&text);
    // The last word alone takes no more room than the sign that it is missing.
    let Some((end, _)) = whole.char_indices().nth(LONGEST_CLAIM).filter(|(end, _)| whole[*end..].contains(' ')) else {
        return whole.to_owned();
    };
    let end = whole[..end].rfind(' ').unwrap_or(end);
    let (shown, rest) = whole.split_at(end);
    let language = here.site.document(claim.article).language.tag();
    if [language, here.labels.tag()].iter().any(|tag| Negation::in_language(tag).is_in(rest)) {
        return whole.to_owned();
    }
    format!("{} …", shown.trim_end_matches([',', ';', ':', ' ']))
}

/// What claims are about, and for accusations what is said to them.
struct Subject<'a> {
    /// The first of the claims.
    at: usize,
    topic: &'a str,
    /// Who makes them, each once.
    who: Vec<String>,
    /// «Acme bestreitet das»; empty where nobody does, and where it is not asked for.
    denial: String,
}

impl Subject<'_> {
    fn who_and_denial(&self, here: &Here<'_>) -> String {
        let mut who = self.who.clone();
        let more = here.labels.shorten(&mut who, ACCUSERS);
        who.extend(Some(more).filter(|more| !more.is_empty()));
        let denial = Some(&self.denial).filter(|denial| !denial.is_empty()).cloned();
        [Some(who.join(", ")), denial].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

/// The subjects of claims in the order in which they come first. Accusations stand together where the same is said to them:
/// who denies one of them has not denied the others.
fn subjects<'h>(here: &Here<'h>, claims: impl Iterator<Item = usize>, by: By) -> Vec<Subject<'h>> {
    let mut topics: HashMap<&str, usize> = HashMap::new();
    let mut places: HashMap<(&str, String, String), usize> = HashMap::new();
    let mut known: HashSet<(usize, String)> = HashSet::new();
    let mut found: Vec<Subject<'_>> = Vec::new();
    for at in claims {
        let topic = written(here, here.graph.claim(at)).topic.as_deref().unwrap_or_default();
        if topic.is_empty() {
            continue;
        }
        let is_accusation = by != By::Known;
        let denial = if is_accusation { denial(here, at) } else { String::new() };
        let words = match by {
            By::InWords { .. } => shown_wording(here, here.graph.claim(at)).text,
            By::WithDenial | By::Known => String::new(),
        };
        let place = *places.entry((topic, words, denial.clone())).or_insert(found.len());
        if place == found.len() {
            let of_topic = topics.len();
            topics.entry(topic).or_insert(of_topic);
            found.push(Subject { at, topic, who: Vec::new(), denial });
        }
        if is_accusation {
            let who = who(here, at);
            if known.insert((place, who.clone())) {
                found[place].who.push(who);
            }
        }
    }
    found.sort_by_key(|subject| topics[subject.topic]);
    found
}

/// Who makes a claim, and what they do by it, as an answer of some kind or on its own: «Acme reportedly denies this». An article that
/// says it itself is named by the place there.
pub fn says(here: &Here<'_>, at: usize, answer: Option<AnswerKind>) -> String {
    let claim = here.graph.claim(at);
    let by = speakers_within_sentence(here, claim, written(here, claim), answer);
    source_itself(here, at).map_or_else(|| by.plain(here.labels), |article| format!("{article} {}", by.verb))
}

/// Who makes a claim, in a word or two within a sentence: where that is its article itself, the place there.
fn who(here: &Here<'_>, at: usize) -> String {
    if let Some(article) = source_itself(here, at) {
        return article;
    }
    let claim = here.graph.claim(at);
    let by = speakers_within_sentence(here, claim, written(here, claim), None);
    let names = by.names_alone(here.labels);
    if names.is_empty() { here.labels.text("answer.nobody").to_owned() } else { names }
}

/// The place in its article of what that says itself, since «the article» is none on another page.
fn source_itself(here: &Here<'_>, at: usize) -> Option<String> {
    let claim = here.graph.claim(at);
    let is_own = matches!(written(here, claim).by, Speaker::Source);
    is_own.then(|| here.article_citation(claim.article, claim.passage).text)
}

/// Who takes a claim back and who disputes it, whom it concerns first, since nobody is named as accused without what is said to it;
/// what these say themselves stands there though it denies nothing. Empty where nobody says anything.
fn denial(here: &Here<'_>, at: usize) -> String {
    let claim = here.graph.claim(at);
    let concerns = |reply: usize| here.graph.claim(reply).by.iter().any(|speaker| claim.about.contains(speaker));
    let is_said =
        |(kind, reply): &(AnswerKind, usize)| *kind == AnswerKind::Withdraws || kind.is_against() || concerns(*reply);
    let mut replies: Vec<(AnswerKind, usize)> = claim.replies().filter(is_said).collect();
    replies.sort_by_key(|(kind, reply)| (*kind != AnswerKind::Withdraws, !concerns(*reply)));
    all_say(here, &replies)
}

/// What several say to a claim, each once: «Acme bestreitet das; Bolt widerspricht».
pub fn all_say(here: &Here<'_>, replies: &[(AnswerKind, usize)]) -> String {
    let mut said: Vec<String> = replies.iter().map(|(kind, at)| says(here, *at, Some(*kind))).collect();
    let mut known = HashSet::new();
    said.retain(|one| known.insert(one.clone()));
    let more = here.labels.shorten(&mut said, ACCUSERS);
    said.extend(Some(more).filter(|more| !more.is_empty()));
    said.join("; ")
}
