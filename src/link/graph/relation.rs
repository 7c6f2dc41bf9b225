//! Relations: who is what to whom, and what each source says about it.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::model::{
    AssertionFields, BasisKind, Certainty, Date, DisputedPoint, OutsideSource, RelationType, SourceKind, Status,
};
use crate::site::DocId;

/// A relation with all that is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    pub subject: DocId,
    pub kind: Arc<RelationType>,
    pub object: DocId,
    /// What each source says, by the date of the evidence, oldest first. Never empty.
    pub assertions: Vec<Assertion>,
}

/// What one source says about a relation.
#[derive(Clone, Debug, PartialEq)]
pub struct Assertion {
    pub fields: AssertionFields,
    /// How its start was obtained, where the document says so, or the regulation's page of the same date.
    pub start_basis: Option<BasisKind>,
    /// How its end was obtained, where the document says so.
    pub end_basis: Option<BasisKind>,
    pub evidence: EvidenceSource,
    pub source_kind: SourceKind,
    /// Claims that dispute it, as indices into `LinkGraph::claims`.
    pub disputed_by: Vec<usize>,
    /// What they dispute.
    pub disputed_point: Option<DisputedPoint>,
}

/// The source behind a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum EvidenceSource {
    Article {
        article: DocId,
        /// The number of the paragraph that carries the statement; 0: the article as a whole.
        passage: u32,
    },
    Outside(OutsideSource),
}

impl Assertion {
    /// Whether its start comes from outside the dossier, be it that an article's author took it from there.
    pub fn starts_outside(&self) -> bool {
        self.start_basis == Some(BasisKind::External) || matches!(self.evidence, EvidenceSource::Outside(_))
    }
}

impl Relation {
    /// The places of the assertions, those first that decide. An inference never stands above a statement. Then the kind of
    /// source decides, then how the source knows it, then which is newer.
    fn ranked(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.assertions.len()).collect();
        places.sort_by_key(|at| {
            let assertion = &self.assertions[*at];
            let certainty = assertion.fields.certainty.unwrap_or_default();
            Reverse((certainty != Certainty::Inferred, assertion.source_kind.weight(), Reverse(certainty), *at))
        });
        places
    }

    /// The assertion that decides what is shown: the first by rank of those that state a status, else of all.
    pub fn deciding(&self) -> &Assertion {
        let ranked = self.ranked();
        let first = ranked.iter().find(|at| self.assertions[**at].fields.status.is_some()).or(ranked.first());
        first.map(|at| &self.assertions[*at]).expect("a relation has at least one assertion")
    }

    /// The status that is shown.
    pub fn status(&self) -> Option<Status> {
        self.deciding().fields.status
    }

    /// How the status that is shown is known, or the relation where it has none.
    pub fn certainty(&self) -> Certainty {
        self.deciding().fields.certainty.unwrap_or_default()
    }

    /// The sources that give what is shown: of the account that is shown those that state its status.
    fn supporting(&self) -> impl Iterator<Item = &Assertion> {
        let status = self.status();
        self.accounts().swap_remove(0).into_iter().filter(move |assertion| assertion.fields.status == status)
    }

    /// What the sources say, those together that can be true together: of the same status and with start dates that
    /// share a day. First the account that decides what is shown, then the others by rank; within an account the oldest
    /// source first. One account where all sources agree; never none.
    pub fn accounts(&self) -> Vec<Vec<&Assertion>> {
        let all = &self.assertions;
        let mut ranked = self.ranked();
        // The account that is shown is that of the status that is shown.
        if let Some(place) = ranked.iter().position(|at| all[*at].fields.status.is_some()) {
            ranked[..=place].rotate_right(1);
        }
        let mut accounts: Vec<Vec<usize>> = Vec::new();
        for at in ranked {
            let can_both_be_true =
                |other: &usize| same_status(&all[at], &all[*other]) && !starts_conflict(&all[at], &all[*other]);
            match accounts.iter_mut().find(|account| account.iter().all(can_both_be_true)) {
                Some(account) => account.push(at),
                None => accounts.push(vec![at]),
            }
        }
        let oldest_first = |mut account: Vec<usize>| {
            account.sort_unstable();
            account.into_iter().map(|at| &all[at]).collect()
        };
        accounts.into_iter().map(oldest_first).collect()
    }

    /// The most precise start date of the account that is shown; among equals the newest.
    pub fn start(&self) -> Option<(&Date, &Assertion)> {
        most_precise_start(&self.accounts()[0])
    }

    /// The newest assertion of the account that is shown which gives an end date.
    pub fn end(&self) -> Option<&Assertion> {
        self.accounts()[0].iter().rev().copied().find(|assertion| assertion.fields.end.is_some())
    }

    /// Two assertions whose start dates cannot both be true, the first such pair.
    ///
    /// Only what is said of the same status is compared: what was expected for one day and came about on another, or
    /// was issued before it took effect, is no contradiction.
    pub fn conflicting_starts(&self) -> Option<(&Assertion, &Assertion)> {
        let conflict = |a: &Assertion, b: &Assertion| same_status(a, b) && starts_conflict(a, b);
        let pairs = self.assertions.iter().enumerate();
        pairs.flat_map(|(at, a)| self.assertions[at + 1..].iter().map(move |b| (a, b))).find(|(a, b)| conflict(a, b))
    }

    /// Whether two assertions give start dates that cannot both be true.
    pub fn has_date_conflict(&self) -> bool {
        self.conflicting_starts().is_some()
    }

    /// Whether a claim disputes it.
    pub fn is_disputed(&self) -> bool {
        self.assertions.iter().any(|assertion| !assertion.disputed_by.is_empty())
    }

    /// Whether only sources outside the dossier give what is shown.
    pub fn is_external(&self) -> bool {
        self.supporting().all(|assertion| matches!(assertion.evidence, EvidenceSource::Outside(_)))
    }

    /// Whether no article of the dossier speaks of the relation.
    pub fn is_outside_only(&self) -> bool {
        self.assertions.iter().all(|assertion| matches!(assertion.evidence, EvidenceSource::Outside(_)))
    }

    /// Whether articles speak of the relation, but each was only understood so by the author.
    pub fn is_inferred_from_articles(&self) -> bool {
        let is_article = |assertion: &&Assertion| matches!(assertion.evidence, EvidenceSource::Article { .. });
        let mut articles = self.assertions.iter().filter(is_article).peekable();
        articles.peek().is_some() && articles.all(|article| article.fields.certainty == Some(Certainty::Inferred))
    }

    /// Whether what is shown is only the author's inference.
    pub fn is_inferred(&self) -> bool {
        self.certainty() == Certainty::Inferred
    }

    /// The other end of the relation.
    pub fn other(&self, id: DocId) -> DocId {
        if self.subject == id { self.object } else { self.subject }
    }
}

/// The most precise start date of some assertions; among equals the last.
pub fn most_precise_start<'a>(assertions: &[&'a Assertion]) -> Option<(&'a Date, &'a Assertion)> {
    let dated = assertions.iter().rev().filter_map(|a| a.fields.start.as_ref().map(|date| (date, *a)));
    dated.min_by_key(|(date, _)| date.width())
}

/// Whether two assertions speak of the same status, or one of them of none.
fn same_status(a: &Assertion, b: &Assertion) -> bool {
    a.fields.status.is_none() || b.fields.status.is_none() || a.fields.status == b.fields.status
}

/// Whether two assertions give start dates that cannot both be true.
fn starts_conflict(a: &Assertion, b: &Assertion) -> bool {
    a.fields.start.as_ref().zip(b.fields.start.as_ref()).is_some_and(|(a, b)| a.conflicts(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A relation from `(status, start)` of its sources, oldest first.
    fn relation(said: &[(Option<Status>, &str)]) -> Relation {
        let assertion = |(at, (status, start)): (usize, &(Option<Status>, &str))| Assertion {
            fields: AssertionFields { status: *status, start: Date::parse(start).ok(), ..AssertionFields::default() },
            start_basis: None,
            end_basis: None,
            evidence: EvidenceSource::Article { article: DocId(at as u32), passage: 1 },
            source_kind: SourceKind::Press,
            disputed_by: Vec::new(),
            disputed_point: None,
        };
        Relation {
            subject: DocId(0),
            kind: Arc::new(RelationType {
                name: "runs".into(),
                label: Default::default(),
                inverse: Default::default(),
                symmetric: false,
                repeats: false,
                domain: Vec::new(),
                range: Vec::new(),
                same_kind: false,
                ftm: String::new(),
            }),
            object: DocId(1),
            assertions: said.iter().enumerate().map(assertion).collect(),
        }
    }

    /// The starts of each account, separated by `|`; a source without one is `-`.
    fn accounts(said: &[(Option<Status>, &str)]) -> String {
        let start = |a: &&Assertion| a.fields.start.as_ref().map_or("-".to_owned(), |date| date.edtf.clone());
        let relation = relation(said);
        let accounts = relation.accounts();
        accounts.iter().map(|own| own.iter().map(start).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn sources_that_agree_are_one_account_and_others_have_their_own() {
        let (issued, ended) = (Some(Status::Issued), Some(Status::Ended));
        assert_eq!(accounts(&[(None, "1999"), (None, "1999-01"), (None, "")]), "1999 1999-01 -");
        assert_eq!(accounts(&[(None, "1999"), (None, "2001-05"), (None, "1999-01")]), "1999 1999-01 | 2001-05");
        // Another status is another account, whatever its date.
        assert_eq!(accounts(&[(issued, "2020-01-01"), (ended, "2020")]), "2020 | 2020-01-01");
        // The newest status is shown, even where a newer source gives no status.
        assert_eq!(accounts(&[(issued, "2020-01-01"), (None, "2021")]), "2020-01-01 | 2021");
    }

    #[test]
    fn the_start_that_is_shown_belongs_to_the_status_that_is_shown() {
        let relation = relation(&[(Some(Status::InForce), "2020-01-01"), (Some(Status::Suspended), "2021")]);
        assert_eq!(relation.status(), Some(Status::Suspended));
        assert_eq!(relation.start().map(|(date, _)| date.edtf.as_str()), Some("2021"));
    }

    /// The status that is shown of `(kind of source, certainty, status)`, oldest first.
    fn shown(said: &[(SourceKind, Certainty, Status)]) -> (Status, bool) {
        let mut relation = relation(&vec![(None, ""); said.len()]);
        for (assertion, (kind, certainty, status)) in relation.assertions.iter_mut().zip(said) {
            assertion.source_kind = *kind;
            (assertion.fields.certainty, assertion.fields.status) = (Some(*certainty), Some(*status));
        }
        (relation.status().unwrap(), relation.is_inferred())
    }

    #[test]
    fn kind_of_source_then_certainty_then_day_decide_and_an_inference_only_where_nothing_is_stated() {
        use Certainty::{Asserted, Inferred, Reported};
        use SourceKind::{Court, Official, Party, Press, Secondary};
        use Status::{Expected, InForce, Suspended};
        assert_eq!(shown(&[(Official, Asserted, InForce), (Press, Asserted, Expected)]), (InForce, false));
        assert_eq!(shown(&[(Press, Asserted, InForce), (Secondary, Asserted, Expected)]), (InForce, false));
        assert_eq!(shown(&[(Official, Asserted, InForce), (Court, Asserted, Suspended)]), (Suspended, false));
        assert_eq!(shown(&[(Press, Asserted, Suspended), (Party, Asserted, InForce)]), (InForce, false));
        assert_eq!(shown(&[(Press, Asserted, InForce), (Press, Reported, Expected)]), (InForce, false));
        assert_eq!(shown(&[(Secondary, Asserted, InForce), (Official, Inferred, Expected)]), (InForce, false));
        assert_eq!(shown(&[(Press, Inferred, InForce), (Press, Inferred, Expected)]), (Expected, true));
    }
}
