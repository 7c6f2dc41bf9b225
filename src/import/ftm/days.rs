//! The days of an edge. In FollowTheMoney `startDate` is when something began, whatever became of it since; our `start` is since when
//! the status beside it holds. Beside «Delisted» the day of listing would be that of the delisting.

use super::raw::Raw;
use crate::model::{Date, Status};
use crate::yaml::Yaml;

/// The days of an edge as our keys have them.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Days {
    pub(super) announced: Option<Yaml>,
    pub(super) start: Option<Yaml>,
    pub(super) end: Option<Yaml>,
    /// The beginning of what stands otherwise now: it belongs beside a status of its own.
    pub(super) began: Option<Yaml>,
    /// A day that no key can say beside this status, in the words of the list.
    pub(super) note: Option<String>,
}

impl Days {
    /// The days of an edge with this status.
    pub(super) fn of(raw: &Raw, status: Option<&str>) -> Days {
        let [listing, start, end] = ["listingDate", "startDate", "endDate"].map(|property| first(raw, property));
        let status = status.and_then(|word| Status::WORDS.iter().find(|(own, _)| *own == word)).map(|(_, own)| *own);
        let mut days = Days { end: end.as_ref().map(written), ..Days::default() };
        // Whoever is listed before it takes effect is announced; a day of listing that comes later is no step of ours.
        let begin = match (&listing, &start) {
            (Some(listing), Some(start)) if start.1.is_after(&listing.1) => {
                days.announced = Some(written(listing));
                Some(start)
            }
            (Some(listing), Some(start)) => {
                days.note = (listing.0 != start.0).then(|| format!("listingDate: {}", listing.0));
                Some(start)
            }
            (listing, start) => start.as_ref().or(listing.as_ref()),
        };
        let Some(begin) = begin else { return days };
        let is_of_listing = start.is_none();
        match status {
            None | Some(Status::InForce | Status::Expected) => days.start = Some(written(begin)),
            // What was listed on a day was issued or announced on it.
            Some(Status::Issued | Status::Announced) if is_of_listing || days.announced.is_some() => {
                days.start = Some(written(begin));
            }
            Some(Status::Ended | Status::Revoked) if days.end.is_some() => days.start = Some(written(begin)),
            Some(status) if status.is_over() => days.began = Some(written(begin)),
            _ => {
                let name = if is_of_listing { "listingDate" } else { "startDate" };
                days.note = Some(format!("{name}: {}", begin.0));
            }
        }
        days
    }
}

/// The first day of a property that can be read, as it is written and as it is meant.
fn first(raw: &Raw, property: &str) -> Option<(String, Date)> {
    let written = raw.day(property)?;
    Date::parse(&written).ok().map(|date| (written, date))
}

fn written(day: &(String, Date)) -> Yaml {
    Yaml::Text(day.0.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(status: Option<&str>, properties: &[(&str, &str)]) -> [Option<String>; 5] {
        let own = properties.iter().map(|(name, day)| ((*name).to_owned(), vec![(*day).to_owned()])).collect();
        let days = Days::of(&Raw { properties: own, ..Raw::default() }, status);
        let text = |value: Option<Yaml>| match value {
            Some(Yaml::Text(text)) => Some(text),
            _ => None,
        };
        [text(days.announced), text(days.start), text(days.end), text(days.began), days.note]
    }

    #[test]
    fn a_beginning_is_never_the_day_of_what_came_after() {
        let (first, then) = ("2014-03-20", "2020-01-02");
        let is = |day: &str| Some(day.to_owned());
        for over in ["revoked", "ended", "suspended"] {
            for property in ["startDate", "listingDate"] {
                assert_eq!(of(Some(over), &[(property, first)]), [None, None, None, is(first), None], "{over}");
            }
        }
        for over in ["revoked", "ended"] {
            let days = of(Some(over), &[("startDate", first), ("endDate", then)]);
            assert_eq!(days, [None, is(first), is(then), None, None], "{over}");
        }
        let suspended = of(Some("suspended"), &[("startDate", first), ("endDate", then)]);
        assert_eq!(suspended, [None, None, is(then), is(first), None]);
        for status in [None, Some("in_force")] {
            assert_eq!(of(status, &[("startDate", first)]), [None, is(first), None, None, None]);
        }
        for listed in ["issued", "announced"] {
            assert_eq!(of(Some(listed), &[("listingDate", first)])[1], is(first));
            assert_eq!(of(Some(listed), &[("startDate", first)])[4], is("startDate: 2014-03-20"));
        }
        let both = [("listingDate", first), ("startDate", then)];
        assert_eq!(of(Some("in_force"), &both), [is(first), is(then), None, None, None]);
        let later = [("listingDate", then), ("startDate", first)];
        assert_eq!(of(None, &later), [None, is(first), None, None, is("listingDate: 2020-01-02")]);
    }
}
