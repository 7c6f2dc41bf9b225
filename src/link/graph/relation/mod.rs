//! Relations: who is what to whom, and what each source says about it.

mod anchor;
mod days;

use std::sync::Arc;

use super::assertion::Assertion;
use super::ranking::{deciding, earlier_periods, ranked};
use super::step::{DatedStep, read_as_other_steps};
use crate::model::{AssertionFields, Certainty, RelationType, Status};
use crate::site::DocId;

pub use days::StepDate;

/// A relation with all that is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    pub subject: DocId,
    pub kind: Arc<RelationType>,
    pub object: DocId,
    /// What each source says, by the date of the evidence, oldest first. Never empty.
    pub assertions: Vec<Assertion>,
    /// The regulation's own days, for steps that no source dates.
    pub of_regulation: Vec<DatedStep>,
    /// The places of the assertions, those first that decide. Lists ask for it again and again.
    pub(super) order: Vec<usize>,
    /// The place of the assertion that decides what is shown.
    pub(super) deciding: usize,
    /// How it stands on the day up to which the evidence was read, where that is not what the source that decides says: it is over
    /// by a day that a source or its regulation gives, or begins later; and how that day is known.
    pub(crate) by_day: Option<(Status, Certainty)>,
}

impl Relation {
    /// A relation from what each source says, oldest first. Dates are read as the steps that they mean beside what stronger
    /// sources say.
    pub(crate) fn new(
        subject: DocId,
        kind: Arc<RelationType>,
        object: DocId,
        mut assertions: Vec<Assertion>,
    ) -> Relation {
        let mut order = ranked(&assertions);
        let mut steps: Vec<Vec<DatedStep>> = assertions.iter_mut().map(|one| std::mem::take(&mut one.steps)).collect();
        read_as_other_steps(&mut steps, &order);
        for (assertion, steps) in assertions.iter_mut().zip(steps) {
            assertion.steps = steps;
        }
        let deciding = deciding(&assertions, &order);
        let earlier = earlier_periods(&assertions, deciding);
        for (assertion, is_earlier) in assertions.iter_mut().zip(earlier) {
            assertion.is_of_earlier_period = is_earlier;
        }
        // What was before says nothing about now, whoever says it.
        order.sort_by_key(|at| assertions[*at].is_of_earlier_period);
        Relation { subject, kind, object, assertions, of_regulation: Vec::new(), order, deciding, by_day: None }
    }

    /// The assertion that decides what is shown: the first by rank, then whatever came after it.
    pub fn deciding(&self) -> &Assertion {
        &self.assertions[self.deciding]
    }

    /// The assertions, those first that decide where they contradict each other.
    pub fn by_rank(&self) -> impl Iterator<Item = &Assertion> {
        self.order.iter().map(|at| &self.assertions[*at])
    }

    /// A value by the strongest source that gives it, of those that know it as well as what is shown. What an earlier period had,
    /// the one that is shown has not: a list that takes somebody up again may have another reason.
    pub fn strongest<'a, T>(&'a self, of: impl Fn(&'a AssertionFields) -> Option<T>) -> Option<T> {
        let mut own = self.by_rank().filter(|one| !one.is_of_earlier_period && self.is_known_by(one));
        own.find_map(|assertion| of(&assertion.fields))
    }

    /// Whether what a source gives beside its status is known as well as what is shown: it states or reports it, or what is
    /// shown is itself no better known. Of what is denied only those know anything who deny it.
    pub fn is_known_by(&self, one: &Assertion) -> bool {
        one.certainty() == self.certainty() || !self.is_denied() && one.certainty() <= Certainty::Reported
    }

    /// The sources that give values of what is shown, those first that decide: a source that denies what others state gives none,
    /// nor does one that states what is denied, or that tells of an earlier period.
    pub fn valuing(&self) -> impl Iterator<Item = &Assertion> {
        let own = self.by_rank().filter(|one| !one.is_of_earlier_period);
        let (known, unsure): (Vec<_>, Vec<_>) = own.partition(|one| self.is_known_by(one));
        let is_denied = self.is_denied();
        known
            .into_iter()
            .chain(unsure.into_iter().filter(move |one| !is_denied && one.certainty() != Certainty::Denied))
    }

    /// The status that is shown: that of the source that decides, unless its end has passed or its beginning is to come.
    pub fn status(&self) -> Option<Status> {
        self.by_day.map(|(status, _)| status).or(self.stated_status())
    }

    /// The status of the source that decides.
    pub fn stated_status(&self) -> Option<Status> {
        self.deciding().fields.status
    }

    /// How the status that is shown is known, or the relation where it has none.
    pub fn certainty(&self) -> Certainty {
        let stated = self.deciding().certainty();
        self.by_day.map_or(stated, |(_, known)| stated.max(known))
    }

    /// The sources that do not speak against what is shown, oldest first.
    pub fn backing(&self) -> impl Iterator<Item = &Assertion> {
        self.assertions.iter().filter(|one| !self.is_against(one))
    }

    /// Whether a source speaks against what is shown: it denies it, or only alleges that it is over; or it is a party that lifts a
    /// measure by its own word; or what is shown is that it is denied.
    pub fn is_against(&self, one: &Assertion) -> bool {
        let shown = self.deciding();
        match one.certainty() {
            stated if shown.certainty() == Certainty::Denied => stated != Certainty::Denied,
            Certainty::Denied => true,
            Certainty::Alleged => !shown.certainty().is_doubt() && one.says_over() && !shown.says_over(),
            _ => self.is_own_word(one),
        }
    }

    /// Whether a party lifts a measure of an authority by its own word.
    pub(super) fn is_own_word(&self, one: &Assertion) -> bool {
        self.kind.is_measure() && one.lifts_alone(self.deciding())
    }

    /// The sources that give what is shown: of the account that is shown those that state its status. Whoever was only understood so
    /// gives nothing that another source states.
    fn supporting(&self) -> impl Iterator<Item = &Assertion> {
        let status = self.stated_status();
        let is_inference = |one: &Assertion| one.certainty() == Certainty::Inferred;
        let all_count = is_inference(self.deciding());
        let own = self.accounts().swap_remove(0).into_iter();
        own.filter(move |one| one.fields.status == status && (all_count || !is_inference(one)))
    }

    /// Whether a claim disputes it.
    pub fn is_disputed(&self) -> bool {
        self.assertions.iter().any(|assertion| !assertion.disputed_by.is_empty())
    }

    /// Whether only sources outside the dossier give what is shown.
    pub fn is_external(&self) -> bool {
        self.supporting().all(Assertion::is_outside)
    }

    /// Whether no article of the dossier speaks of the relation.
    pub fn is_outside_only(&self) -> bool {
        self.assertions.iter().all(Assertion::is_outside)
    }

    /// Whether articles speak of the relation, but each was only understood so by the author.
    pub fn is_inferred_from_articles(&self) -> bool {
        let mut articles = self.assertions.iter().filter(|assertion| !assertion.is_outside()).peekable();
        articles.peek().is_some() && articles.all(|article| article.certainty() == Certainty::Inferred)
    }

    /// Whether a source states or reports what is shown.
    pub fn is_stated(&self) -> bool {
        self.certainty() <= Certainty::Reported
    }

    /// Whether what is shown is only the author's inference.
    pub fn is_inferred(&self) -> bool {
        self.certainty() == Certainty::Inferred
    }

    /// Whether what is shown is only that somebody denies it.
    pub fn is_denied(&self) -> bool {
        self.certainty() == Certainty::Denied
    }

    /// The other end of the relation.
    pub fn other(&self, id: DocId) -> DocId {
        if self.subject == id { self.object } else { self.subject }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::graph::{EvidenceSource, Step};
    use crate::model::{AssertionFields, Date, SourceKind};

    /// A relation from `(status, start)` of its sources, oldest first.
    fn relation(said: &[(Option<Status>, &str)]) -> Relation {
        let assertion = |(at, (status, start)): (usize, &(Option<Status>, &str))| {
            let fields =
                AssertionFields { status: *status, start: Date::parse(start).ok(), ..AssertionFields::default() };
            let step = Step::of_start(&fields, None);
            Assertion {
                steps: fields.start.iter().map(|date| DatedStep { step, date: date.clone(), basis: None }).collect(),
                fields,
                evidence: EvidenceSource::Article { article: DocId(at as u32), passage: 1 },
                source_kind: SourceKind::Press,
                published: None,
                disputed_by: Vec::new(),
                disputed_point: None,
                is_of_earlier_period: false,
            }
        };
        let kind = RelationType {
            name: "runs".into(),
            words: Default::default(),
            past: Default::default(),
            symmetric: false,
            repeats: false,
            domain: Vec::new(),
            range: Vec::new(),
            same_kind: false,
            ftm: String::new(),
        };
        let assertions = said.iter().enumerate().map(assertion).collect();
        Relation::new(DocId(0), Arc::new(kind), DocId(1), assertions)
    }

    /// The starts of each account, separated by `|`; a source without one is `-`.
    fn accounts(said: &[(Option<Status>, &str)]) -> String {
        let start = |a: &&Assertion| a.fields.start.as_ref().map_or("-".to_owned(), |date| date.edtf.clone());
        let relation = relation(said);
        let accounts = relation.accounts();
        accounts.iter().map(|own| own.iter().map(start).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" | ")
    }

    fn day(date: Option<StepDate<'_>>) -> String {
        date.map(|date| date.dated.date.edtf.clone()).unwrap_or_default()
    }

    #[test]
    fn sources_that_agree_are_one_account_and_others_have_their_own() {
        let (issued, ended) = (Some(Status::Issued), Some(Status::Ended));
        assert_eq!(accounts(&[(None, "1999"), (None, "1999-01"), (None, "")]), "1999 1999-01 -");
        assert_eq!(accounts(&[(None, "1999"), (None, "2001-05"), (None, "1999-01")]), "1999 1999-01 | 2001-05");
        // Another status is another account, whatever its date.
        assert_eq!(accounts(&[(issued, "2020-01-01"), (ended, "2020")]), "2020 | 2020-01-01");
        // When it was issued says nothing against when it began.
        assert_eq!(accounts(&[(issued, "2020-01-01"), (None, "2021")]), "2020-01-01 2021");
    }

    #[test]
    fn the_day_that_is_shown_belongs_to_the_status_that_is_shown() {
        let relation = relation(&[(Some(Status::InForce), "2020-01-01"), (Some(Status::Suspended), "2021")]);
        assert_eq!(relation.status(), Some(Status::Suspended));
        assert_eq!(day(relation.since()), "2021");
        assert_eq!(day(relation.date(Step::Start)), "2020-01-01");
    }

    #[test]
    fn a_date_that_fits_another_step_is_read_as_that_step() {
        let (issued, in_force) = (Some(Status::Issued), Some(Status::InForce));
        // «On the list in May»: it was issued then, and took effect in June.
        let list = relation(&[(in_force, "2020-05"), (issued, "2020-05-22"), (in_force, "2020-06-05")]);
        assert!(!list.has_date_conflict());
        assert_eq!(
            (day(list.since()), day(list.date(Step::Status(Status::Issued)))),
            ("2020-06-05".into(), "2020-05-22".into())
        );
        // A beginning is never read as an end.
        let ended = relation(&[(in_force, "2021"), (Some(Status::Ended), "2021-06"), (in_force, "2019-10-09")]);
        assert!(ended.has_date_conflict());
    }

    #[test]
    fn what_was_expected_for_a_day_vanishes_with_the_expectation() {
        let listed = relation(&[(Some(Status::Expected), "2021-12-10"), (Some(Status::InForce), "2021-12-16")]);
        assert!(!listed.has_date_conflict());
        assert_eq!((day(listed.since()), day(listed.date(Step::Start))), ("2021-12-16".into(), "2021-12-16".into()));
    }

    /// The status that is shown of `(kind of source, certainty, status, when published, start)`, oldest first.
    fn shown(said: &[(SourceKind, Certainty, Status, &str, &str)]) -> (Status, bool) {
        let starts: Vec<_> = said.iter().map(|(_, _, status, _, start)| (Some(*status), *start)).collect();
        let Relation { subject, kind, object, mut assertions, .. } = relation(&starts);
        for (assertion, (kind, certainty, _, published, _)) in assertions.iter_mut().zip(said) {
            assertion.source_kind = *kind;
            assertion.published = Date::parse(published).ok();
            assertion.fields.certainty = Some(*certainty);
        }
        let relation = Relation::new(subject, kind, object, assertions);
        (relation.status().expect("each states one"), relation.is_inferred())
    }

    #[test]
    fn kind_of_source_then_certainty_then_day_decide_and_an_inference_only_where_nothing_is_stated() {
        use Certainty::{Alleged, Asserted, Denied, Inferred, Reported};
        use SourceKind::{Court, Official, Party, Press, Secondary};
        use Status::{Expected, InForce, Suspended};
        let shown = |said: &[(SourceKind, Certainty, Status)]| {
            shown(&said.iter().map(|&(kind, certainty, status)| (kind, certainty, status, "", "")).collect::<Vec<_>>())
        };
        assert_eq!(shown(&[(Official, Asserted, InForce), (Press, Asserted, Expected)]), (InForce, false));
        assert_eq!(shown(&[(Press, Asserted, InForce), (Secondary, Asserted, Expected)]), (InForce, false));
        assert_eq!(shown(&[(Official, Asserted, InForce), (Court, Asserted, Suspended)]), (Suspended, false));
        assert_eq!(shown(&[(Press, Asserted, Suspended), (Party, Asserted, InForce)]), (InForce, false));
        assert_eq!(shown(&[(Press, Asserted, InForce), (Press, Reported, Expected)]), (InForce, false));
        assert_eq!(shown(&[(Press, Reported, InForce), (Press, Alleged, Expected)]), (InForce, false));
        assert_eq!(shown(&[(Press, Alleged, InForce), (Press, Denied, Expected)]), (InForce, false));
        assert_eq!(shown(&[(Party, Asserted, InForce), (Secondary, Asserted, Expected)]), (InForce, false));
        // Of equals the newer.
        assert_eq!(shown(&[(Press, Asserted, InForce), (Press, Asserted, Expected)]), (Expected, false));
        assert_eq!(shown(&[(Secondary, Asserted, InForce), (Official, Inferred, Expected)]), (InForce, false));
        assert_eq!(shown(&[(Press, Inferred, InForce), (Press, Inferred, Expected)]), (Expected, true));
    }

    #[test]
    fn what_came_after_contradicts_nothing_and_is_shown() {
        use Certainty::{Alleged, Asserted, Denied, Inferred, Reported};
        use SourceKind::{Official, Party, Press, Secondary};
        use Status::{Expected, InForce, Issued, Revoked, Suspended};
        let status = |said: &[(SourceKind, Certainty, Status, &str, &str)]| shown(said).0;
        let issued = (Press, Asserted, Issued, "2020-08", "");
        let revoked = |certainty, published, start| (Secondary, certainty, Revoked, published, start);
        assert_eq!(status(&[issued, revoked(Asserted, "2021-06", "")]), Revoked);
        assert_eq!(status(&[(Press, Asserted, InForce, "2020", ""), (Press, Reported, Revoked, "2021", "")]), Revoked);
        // Whom a measure of an authority concerns does not lift it.
        let listed = (Official, Asserted, InForce, "2022-03-01", "2022-03-01");
        assert_eq!(status(&[listed, (Party, Asserted, Revoked, "2023-05-05", "2023-05-01")]), InForce);
        assert_eq!(status(&[listed, (Party, Asserted, Suspended, "2023-05-05", "")]), InForce);
        assert_eq!(status(&[listed, (Press, Asserted, Revoked, "2023-05-05", "2023-05-01")]), Revoked);
        assert_eq!(status(&[(Press, Asserted, InForce, "2022", ""), (Party, Asserted, Revoked, "2023", "")]), Revoked);
        // What it tells of happened after the other was written, whenever it was written itself.
        assert_eq!(status(&[revoked(Asserted, "", "2021-06-09"), issued]), Revoked);
        // Nobody knows that it came later.
        assert_eq!(status(&[revoked(Asserted, "", ""), issued]), Issued);
        assert_eq!(status(&[issued, revoked(Asserted, "2020", "")]), Issued);
        // An accusation, a denial and an inference tell of nothing that happened.
        for certainty in [Alleged, Denied, Inferred] {
            assert_eq!(status(&[issued, revoked(certainty, "2021-06", "2021-06-09")]), Issued);
        }
        // An inference only tells what followed on another.
        let guess = |status, published| (Press, Inferred, status, published, "");
        assert_eq!(status(&[guess(Issued, "2020"), guess(Revoked, "2021")]), Revoked);
        // A stronger source is undone only by what comes after, never by a later article that lags behind.
        let listed = (Official, Asserted, InForce, "2019-10-09", "2019-10-09");
        assert_eq!(status(&[listed, (Press, Asserted, Expected, "2021", "2021-12")]), InForce);
        // In force again: only with a day after the end.
        let over = (Official, Asserted, Suspended, "2020-09-27", "2020-09-27");
        assert_eq!(status(&[over, (Press, Asserted, InForce, "2021-06", "2021-05")]), InForce);
        assert_eq!(status(&[over, (Press, Asserted, InForce, "2021-06", "")]), Suspended);
        assert_eq!(status(&[over, (Press, Asserted, InForce, "2021-06", "2020-08")]), Suspended);
    }
}
