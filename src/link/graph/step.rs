//! The dated steps of a relation. Days are compared within one step only: when a measure was announced says nothing against
//! when it took effect.

use crate::model::{AssertionFields, BasisKind, Date, Status};

/// What happened on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// It was announced.
    Announced,
    /// It began, or took effect.
    Start,
    /// The last day to comply.
    Until,
    /// It ended.
    End,
    /// Since when a status holds that is no step of its own: issued, suspended, expected.
    Status(Status),
    /// It holds again after it was suspended.
    Resumed,
}

/// A day of one step, as a source gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedStep {
    /// What happened then.
    pub step: Step,
    /// When.
    pub date: Date,
    /// How the date was obtained, where the document says so.
    pub basis: Option<BasisKind>,
}

impl Step {
    /// Its key in front matter; none for what is no step of its own.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Step::Announced => Some("announced"),
            Step::Start => Some("start"),
            Step::Until => Some("until"),
            Step::End => Some("end"),
            Step::Resumed | Step::Status(_) => None,
        }
    }

    /// The step with which a status begins.
    pub fn beginning(status: Option<Status>) -> Step {
        match status {
            None | Some(Status::InForce) => Step::Start,
            Some(Status::Announced) => Step::Announced,
            Some(Status::Ended | Status::Revoked) => Step::End,
            Some(status) => Step::Status(status),
        }
    }

    /// What a source's `start` dates: the beginning of the status beside which it stands, unless that step has a date of its
    /// own there. What the source, which was `published` then, calls issued was not issued later: that is the day from which it
    /// is to hold.
    pub fn of_start(fields: &AssertionFields, published: Option<&Date>) -> Step {
        let is_to_come = || fields.start.as_ref().zip(published).is_some_and(|(start, day)| start.is_after(day));
        match Step::beginning(fields.status) {
            Step::Announced | Step::Status(Status::Issued) if fields.announced.is_some() => Step::Start,
            Step::Status(Status::Issued) if is_to_come() => Step::Start,
            Step::End if fields.end.is_some() => Step::Start,
            step => step,
        }
    }

    /// What a source's `end` dates: of what is suspended the end of that.
    pub fn of_end(fields: &AssertionFields) -> Step {
        if fields.status == Some(Status::Suspended) { Step::Resumed } else { Step::End }
    }

    /// Whether one date may mean either of two steps: the day from which something was to hold, or that on which it was
    /// over.
    fn is_near(self, other: Step) -> bool {
        use Step::{Announced, End, Resumed, Start, Status as Since, Until};
        let side = |step| match step {
            Announced | Start | Since(Status::Issued) => 1,
            Until | End => 2,
            Resumed | Since(_) => 0,
        };
        side(self) > 0 && side(self) == side(other)
    }
}

/// Reads dates that differ from a stronger source's as the step that they fit. «On the list in May», where it was announced in
/// May with effect in June, means the announcement. `order`: the sources' places, those first that decide.
pub fn read_as_other_steps(steps: &mut [Vec<DatedStep>], order: &[usize]) {
    for (rank, at) in order.iter().enumerate() {
        for number in 0..steps[*at].len() {
            let dated = &steps[*at][number];
            let stronger = order[..rank].iter().flat_map(|other| &steps[*other]);
            let differs = stronger.clone().any(|other| other.step == dated.step && other.date.conflicts(&dated.date));
            let fits = |other: &&DatedStep| dated.step.is_near(other.step) && !other.date.conflicts(&dated.date);
            let all = order.iter().flat_map(|other| &steps[*other]);
            if let Some(other) = all.filter(|other| other.step != dated.step).find(fits).filter(|_| differs) {
                steps[*at][number].step = other.step;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(edtf: &str) -> Date {
        Date::parse(edtf).expect("a date")
    }

    #[test]
    fn a_start_begins_the_status_beside_it_unless_that_has_its_own_day() {
        let step = |status, own: fn(&mut AssertionFields)| {
            let mut fields = AssertionFields { status: Some(status), ..AssertionFields::default() };
            own(&mut fields);
            Step::of_start(&fields, Some(&date("2019")))
        };
        let (announced, end) = (
            |f: &mut AssertionFields| f.announced = Some(date("2020")),
            |f: &mut AssertionFields| f.end = Some(date("2021")),
        );
        assert_eq!(step(Status::InForce, |_| {}), Step::Start);
        assert_eq!(step(Status::Issued, |_| {}), Step::Status(Status::Issued));
        assert_eq!(step(Status::Issued, announced), Step::Start);
        assert_eq!(step(Status::Issued, |f| f.start = Some(date("2018-12"))), Step::Status(Status::Issued));
        assert_eq!(step(Status::Issued, |f| f.start = Some(date("2020"))), Step::Start);
        assert_eq!(step(Status::Announced, |_| {}), Step::Announced);
        assert_eq!(step(Status::Announced, announced), Step::Start);
        assert_eq!(step(Status::Revoked, |_| {}), Step::End);
        assert_eq!(step(Status::Ended, end), Step::Start);
        assert_eq!(step(Status::Expected, announced), Step::Status(Status::Expected));
        let of_end = |status| Step::of_end(&AssertionFields { status: Some(status), ..AssertionFields::default() });
        assert_eq!((of_end(Status::InForce), of_end(Status::Suspended)), (Step::End, Step::Resumed));
    }

    #[test]
    fn an_end_may_mean_the_deadline_and_never_the_beginning() {
        let dated = |step, edtf| DatedStep { step, date: date(edtf), basis: None };
        let read = |weaker: DatedStep| {
            let strong =
                vec![dated(Step::Start, "2020-06-05"), dated(Step::Until, "2020-11"), dated(Step::End, "2021-06-09")];
            let mut steps = [strong, vec![weaker]];
            read_as_other_steps(&mut steps, &[0, 1]);
            steps[1][0].step
        };
        assert_eq!(read(dated(Step::End, "2020-11-12")), Step::Until);
        assert_eq!(read(dated(Step::End, "2020-06-05")), Step::End);
        assert_eq!(read(dated(Step::Start, "2021-06")), Step::Start);
    }
}
