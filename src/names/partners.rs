//! Firms that are called after partners (rule 7): «Merck & Co.» is no firm that is called otherwise.

use std::ops::Range;

use crate::names::capitals::is_capital_at;
use crate::names::fold::{Folded, key};
use crate::names::index::NameIndex;
use crate::names::language::Language;
use crate::names::titles::is_firm_form;

impl NameIndex {
    /// Whether the text goes on with «& Co.», which no name of the firm has while one of them has another form: «Merck & Co.» is not
    /// Merck KGaA.
    pub(super) fn has_other_partners(
        &self,
        name: u32,
        text: &Folded,
        place: &Range<usize>,
        language: Language,
    ) -> bool {
        let own = || {
            let names: Vec<String> = self.names_beside(name).map(|name| key(&name.text)).collect();
            let has_form = names
                .iter()
                .any(|name| name.split(' ').skip(1).any(|word| is_firm_form(word.trim_matches(['.', ',']))));
            has_form && !names.iter().any(|name| name.contains('&') || name.contains(" and co"))
        };
        let is_with = match language {
            Language::English => is_with_partners(text, place.end),
            Language::German => is_with_partners(text, place.end) && is_in_list(text, place),
            _ => false,
        };
        is_with && self.is_firm(name) && own()
    }
}

/// Whether the name with its partners stands within a list, which «& Co.» for «and the like» would end: «Pfizer, Merck & Co., Sanofi».
fn is_in_list(text: &Folded, place: &Range<usize>) -> bool {
    let rest = &text.text()[place.end..];
    let rest = [" & co.", " & co", " and co."].iter().find_map(|co| rest.strip_prefix(co)).unwrap_or(rest);
    let at = text.text().len() - rest.len();
    let goes_on = rest.starts_with(", ") && is_capital_at(text, at + 2)
        || [" sowie ", " und "].iter().any(|and| rest.starts_with(and));
    goes_on && text.text()[..place.start].ends_with(", ")
}

/// Whether «& Co.» follows, with its capital.
fn is_with_partners(text: &Folded, end: usize) -> bool {
    let rest = &text.text()[end..];
    [" & ", " and "].iter().any(|and| {
        let is_form = rest
            .strip_prefix(and)
            .is_some_and(|rest| ["co.", "co,", "co inc", "company"].iter().any(|co| rest.starts_with(co)));
        is_form && is_capital_at(text, end + and.len())
    })
}
