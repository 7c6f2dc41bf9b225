//! English firms that are called after partners (rule 7): «Merck & Co.» is no firm that is called otherwise.

use crate::names::capitals::is_capital_at;
use crate::names::fold::{Folded, key};
use crate::names::index::NameIndex;
use crate::names::titles::is_firm_form;

impl NameIndex {
    /// Whether the text goes on with «& Co.», which no name of the firm has while one of them has another form: «Merck & Co.» is not
    /// Merck KGaA.
    pub(super) fn has_other_partners(&self, name: u32, text: &Folded, end: usize) -> bool {
        let own = || {
            let names: Vec<String> = self.names_beside(name).map(|name| key(&name.text)).collect();
            let has_form = names
                .iter()
                .any(|name| name.split(' ').skip(1).any(|word| is_firm_form(word.trim_matches(['.', ',']))));
            has_form && !names.iter().any(|name| name.contains('&') || name.contains(" and co"))
        };
        self.is_firm(name) && is_with_partners(text, end) && own()
    }
}

/// Whether «& Co.» follows, with its capital.
fn is_with_partners(text: &Folded, end: usize) -> bool {
    let rest = &text.text()[end..];
    [" & ", " and "].iter().any(|and| {
        let is_form =
            rest.strip_prefix(and).is_some_and(|rest| ["co.", "co,", "company"].iter().any(|co| rest.starts_with(co)));
        is_form && is_capital_at(text, end + and.len())
    })
}
