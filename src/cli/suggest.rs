//! `dossier suggest`: names in the texts that have no page yet, and the page for one of them.

use std::process::ExitCode;

use crate::cli::mentions::{self, ListForm, MentionsRequest};
use crate::cli::new::{self, NewRequest};
use crate::cli::{BuildRequest, readable};
use crate::link::unlinked::unlinked_names;
use crate::names::key;
use crate::names::titles::is_legal_form;

/// Lists the names that count nowhere.
pub fn list(request: &BuildRequest, form: ListForm) -> ExitCode {
    mentions::run(request, &MentionsRequest { unlinked: true, form, ..MentionsRequest::default() })
}

/// Makes the page of an entity of a kind, with the spellings of its name that stand in the texts, and prints its path.
pub fn add(request: &BuildRequest, kind: &str, name: &str) -> ExitCode {
    let (_, dossier) = match readable(request) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let found = unlinked_names(&dossier.site, &dossier.links);
    let written = found.iter().filter(|found| found.entity.is_none()).map(|found| found.words.as_str());
    let names = spellings(name, written);
    new::run(request, &NewRequest { kind: kind.to_owned(), title: name.to_owned(), names, ..NewRequest::default() })
}

/// The names that are another spelling of one: other capitals, or the legal form that registers put behind it, as «Xpeng Inc.» for
/// «Xpeng». Whatever else follows is the name of something else: «OFAC Iran».
fn spellings<'n>(name: &str, written: impl Iterator<Item = &'n str>) -> Vec<String> {
    let wanted = key(name);
    let is_spelling = |other: &&str| {
        let other = key(other);
        let is_form = |word: &str| word.is_empty() || is_legal_form(word.trim_end_matches('.'));
        let forms = |rest: &str| rest.split([' ', ',']).all(is_form);
        other.strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']) && forms(rest))
    };
    let mut spellings: Vec<String> =
        written.filter(is_spelling).filter(|other| *other != name).map(str::to_owned).collect();
    spellings.sort();
    spellings.dedup();
    spellings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_begin_with_the_name() {
        let written =
            ["XPENG", "Xpeng Inc.", "Xpeng Co., Ltd.", "Xpengo GmbH", "Xpeng", "Xpeng G3", "Nio Inc.", "Xpeng Inc."];
        assert_eq!(spellings("Xpeng", written.into_iter()), ["XPENG", "Xpeng Co., Ltd.", "Xpeng Inc."]);
    }

    #[test]
    fn every_legal_form_by_which_a_name_is_listed_makes_a_spelling() {
        let written = ["Xpeng PJSC", "Xpeng S.p.A.", "Xpeng Sdn. Bhd.", "Xpeng Motors"];
        assert_eq!(spellings("Xpeng", written.into_iter()), ["Xpeng PJSC", "Xpeng S.p.A.", "Xpeng Sdn. Bhd."]);
    }
}
