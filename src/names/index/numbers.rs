//! Numbers of law among the names of a dossier.

use std::ops::Range;

use super::NameIndex;
use crate::names::automaton::NumberedName;
use crate::names::boundaries::{NumberGoesOn, number_goes_on, stands};
use crate::names::evidence::Why;
use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::longest::Hit;
use crate::names::name::Name;
use crate::names::ordinary::{Also, Reading};
use crate::names::rule::Rule;

impl NameIndex {
    /// Numbers of law whose digits stand at `core`, where the words around them say whose they are.
    pub(super) fn find_numbers(
        &self,
        names: &[&NumberedName],
        text: &Folded,
        core: &Range<usize>,
        language: Language,
        hits: &mut Vec<Hit>,
    ) {
        for NumberedName { name, number } in names {
            let Name { entity, strength, .. } = &self.names[*name as usize];
            let Some(place) = number.cited(text, core) else { continue };
            if number_goes_on(text, place.start, place.end) != NumberGoesOn::No {
                continue;
            }
            let (Some(range), Some(_)) =
                (text.range(place.start, place.end), stands(text, place.start, place.end, language))
            else {
                continue;
            };
            hits.push(Hit {
                range,
                entity: *entity,
                name: (!self.by_hand).then_some(*name),
                strength: *strength,
                rule: Rule::Number,
                reading: Reading::Name,
                doubt: Why::NeedsName,
                also: Also::default(),
                in_capitals: false,
                of_firms: false,
                joined_to: None,
            });
        }
    }
}
