//! What a source cannot have known: a day and a status that stand once for several pieces of evidence, and that came about only after
//! one of them was published.

use crate::link::graph::Step;
use crate::model::{AssertionFields, Certainty, Date, SourceKind, Status};

/// One piece of the evidence of a statement.
pub(super) struct Piece<'a> {
    /// What stands at the evidence itself.
    pub own: &'a AssertionFields,
    /// The same with what is written for all evidence.
    pub merged: &'a mut AssertionFields,
    pub kind: SourceKind,
    /// When it was published.
    pub published: Option<Date>,
}

/// Takes from each piece of evidence what is written for all of them and came about only after it was published, where another was
/// published since: the report of a listing says nothing of the day on which it was lifted. What no other can have seen was foreseen,
/// and so is what is written at the evidence itself. `repeats`: the start says which of several facts is meant, so that all keep it.
/// Gives the places of those that say nothing any more, with the day that they cannot have known.
pub(super) fn take_what_came_later(pieces: &mut [Piece<'_>], repeats: bool) -> Vec<(usize, Date)> {
    let known: Vec<(Option<Date>, AssertionFields, u8)> =
        pieces.iter().map(|one| (one.published.clone(), one.merged.clone(), one.kind.weight())).collect();
    let mut emptied = Vec::new();
    for (place, piece) in pieces.iter_mut().enumerate() {
        let fields = &mut *piece.merged;
        let is_stated = fields.certainty.unwrap_or_default() != Certainty::Inferred
            && !fields.status.is_some_and(Status::is_foreseen);
        let Some(published) = piece.published.as_ref().filter(|_| is_stated) else { continue };
        // Whether a day came only after it, and one that weighs so much was published since and gives it too.
        let came_later = |of: fn(&AssertionFields) -> &Option<Date>, weight: u8| {
            let seen = |day: &Date| {
                known.iter().any(|(since, other, weighs)| {
                    *weighs >= weight
                        && of(other).as_ref() == Some(day)
                        && since.as_ref().is_some_and(|since| !day.is_after(since))
                })
            };
            let inherited = of(fields).clone().filter(|_| of(piece.own).is_none());
            inherited.filter(|day| day.is_surely_after(published) && seen(day))
        };
        let is_over = fields.status.is_some_and(Status::is_over);
        let says_so_itself = piece.own.status.is_some_and(Status::is_over);
        let end = came_later(|fields| &fields.end, 0).filter(|_| !says_so_itself);
        // That something begins is told before, by a law long before, which is worth more than the newspaper that saw it begin.
        let weight = if is_over { 0 } else { piece.kind.weight() };
        let is_unknown = |day: &Date| !says_so_itself && (is_over || piece.kind.cannot_foretell(day, published));
        let start = came_later(|fields| &fields.start, weight).filter(is_unknown);
        let announced = came_later(|fields| &fields.announced, 0);
        let begins = Step::beginning(fields.status);
        let loses_status = end.is_some() && begins == Step::End
            || start.is_some() && begins == Step::of_start(fields, None)
            || announced.is_some() && begins == Step::Announced;
        if end.is_some() {
            (fields.end, fields.end_text) = (None, piece.own.end_text.clone());
        }
        if start.is_some() && !repeats {
            (fields.start, fields.start_text) = (None, piece.own.start_text.clone());
        }
        if announced.is_some() {
            fields.announced = None;
        }
        if loses_status && piece.own.status.is_none() {
            fields.status = None;
        }
        let is_empty = *fields == AssertionFields { certainty: fields.certainty, ..AssertionFields::default() };
        emptied.extend(start.or(end).or(announced).filter(|_| is_empty).map(|day| (place, day)));
    }
    emptied
}

/// The day on which something was suspended or over as a source states, where that has come by the dossier's day and lies too far behind
/// the source's own for it to have known: the evidence of what happened is missing, or one of the days is a slip.
pub(super) fn unforeseeable<'a>(
    fields: &'a AssertionFields,
    published: &Date,
    kind: SourceKind,
    as_of: &Date,
) -> Option<&'a Date> {
    let status = fields.status.filter(|status| status.is_over())?;
    let is_stated = fields.certainty.unwrap_or_default() <= Certainty::Reported;
    let ended = fields.end.as_ref().filter(|_| status.is_over_for_good());
    let day = ended.or(fields.start.as_ref()).filter(|day| is_stated && as_of.is_after(day))?;
    kind.cannot_foretell(day, published).then_some(day)
}
