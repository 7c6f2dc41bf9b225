//! The dates of a document as words, so that a day that a reader types in any form is looked up like a word: `20200814`, of a
//! month `202008`, which is the beginning of its days. They stand in no text and are never shown.

use crate::model::{Date, Document};
use crate::page::previews::texts::fields::{FieldText, field};

/// The document's own dates, those of what it states, and those that others give its relations.
pub fn dates<'d>(document: &'d Document, given: impl Iterator<Item = &'d Date>) -> Vec<FieldText> {
    let own = document.regulation().map(|regulation| &regulation.dates);
    let own = own.into_iter().flat_map(|dates| [&dates.adopted, &dates.published, &dates.effective, &dates.ended]);
    let own = own.filter_map(|date| date.value()).chain(document.date());
    let relations = document.relations.iter().flat_map(|relation| {
        let said = &relation.assertion;
        [&said.announced, &said.start, &said.until, &said.end].into_iter().flatten()
    });
    let article = document.article();
    let events = article.into_iter().flat_map(|article| &article.events).map(|event| &event.date);
    let claims = article.into_iter().flat_map(|article| &article.claims).filter_map(|claim| claim.date.as_ref());
    let stated = relations.chain(events).chain(claims).chain(given);
    let own = own.flat_map(words).map(|word| (field::RECORD, word));
    own.chain(stated.flat_map(words).map(|word| (field::STATEMENTS, word))).collect()
}

/// The days or months that a date names: one, or both ends of an interval. A year alone is found as it is.
fn words(date: &Date) -> impl Iterator<Item = String> {
    date.edtf.split('/').filter_map(|side| {
        let side = side.trim_end_matches(['?', '~', '%']);
        let mut parts = side.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next().unwrap_or_default());
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        // A quarter has a number above that of any month.
        let is_month = (1..=12).contains(&month.parse().unwrap_or(0));
        (is_number(year) && is_month && is_number(day)).then(|| format!("{year}{month}{day}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_gives_the_days_and_months_that_it_names() {
        let of = |text: &str| words(&Date::parse(text).expect("a date")).collect::<Vec<_>>();
        assert_eq!(of("2020-08-14"), ["20200814"]);
        assert_eq!(of("2020-08~"), ["202008"]);
        assert_eq!(of("2020-09-11/2020-09-14"), ["20200911", "20200914"]);
        assert_eq!(of("2019-05/.."), ["201905"]);
        for coarse in ["2020", "202X", "2021-33", "2019/2020"] {
            assert!(of(coarse).is_empty(), "{coarse}");
        }
    }
}
