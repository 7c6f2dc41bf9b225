//! What a page was made from, noted while it is made.
//!
//! `Site` and `LinkGraph` note each fact that is asked of them, so that an editing session knows exactly which pages a
//! change can concern. Nobody has to list what a page shows, and so nobody can forget to. Outside of [`record`] nothing
//! is kept, and asking costs next to nothing.

use std::cell::RefCell;
use std::sync::Arc;

/// A fact about a document, or about the dossier as a whole, that a page can depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// What the front matter of a document says, and how it is cited.
    Cover(u32),
    /// Its text.
    Body(u32),
    /// Whom its text names and links, and where.
    Outgoing(u32),
    /// Who names it, with the sentences.
    Backlinks(u32),
    /// How often it is named.
    Tally(u32),
    /// The relations, events and claims that concern it.
    Statements(u32),
    /// Who is named in the same articles.
    Companions(u32),
    /// The articles before and after it in order of date.
    Neighbours(u32),
    /// All articles in their order.
    Articles,
    /// All relations, events and claims.
    AllStatements,
    /// Who is subject to which regulation, in order of names.
    Matrix,
    /// The most mentions in a year, by kind.
    MostInAYear,
    /// The years that the dossier reaches.
    Years,
    /// All names and titles in their order.
    Names,
}

/// Facts of one document, at most.
const SLOTS: u32 = 8;

impl Fact {
    fn code(self) -> u32 {
        match self {
            Fact::Articles => 0,
            Fact::AllStatements => 1,
            Fact::Years => 2,
            Fact::Names => 3,
            Fact::MostInAYear => 4,
            Fact::Matrix => 5,
            Fact::Cover(id) => SLOTS * (id + 1),
            Fact::Body(id) => SLOTS * (id + 1) + 1,
            Fact::Outgoing(id) => SLOTS * (id + 1) + 2,
            Fact::Backlinks(id) => SLOTS * (id + 1) + 3,
            Fact::Statements(id) => SLOTS * (id + 1) + 4,
            Fact::Companions(id) => SLOTS * (id + 1) + 5,
            Fact::Neighbours(id) => SLOTS * (id + 1) + 6,
            Fact::Tally(id) => SLOTS * (id + 1) + 7,
        }
    }
}

/// The facts that one page was made from, each once.
#[derive(Clone, Debug, Default)]
pub struct Reads(Arc<[u32]>);

/// Facts that have changed.
#[derive(Clone, Debug, Default)]
pub struct ChangedFacts {
    set: Vec<bool>,
    any: bool,
}

impl ChangedFacts {
    /// Adds a fact.
    pub fn insert(&mut self, fact: Fact) {
        let code = fact.code() as usize;
        if self.set.len() <= code {
            self.set.resize(code + 1, false);
        }
        self.set[code] = true;
        self.any = true;
    }

    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        !self.any
    }

    /// Whether a page was made from a fact that has changed.
    pub fn concern(&self, reads: &Reads) -> bool {
        self.any && reads.0.iter().any(|code| self.set.get(*code as usize) == Some(&true))
    }
}

thread_local! {
    static NOTED: RefCell<Option<Vec<u32>>> = const { RefCell::new(None) };
}

/// Notes that the page which is being made on this thread depends on a fact.
pub fn note(fact: Fact) {
    NOTED.with_borrow_mut(|noted| {
        if let Some(noted) = noted {
            noted.push(fact.code());
        }
    });
}

/// Notes facts of a part that was made on another thread, or in a record of its own.
pub fn note_all(reads: &Reads) {
    NOTED.with_borrow_mut(|noted| {
        if let Some(noted) = noted {
            noted.extend_from_slice(&reads.0);
        }
    });
}

/// Does `work` and returns, beside its result, the facts that it asked for on this thread.
pub fn record<T>(work: impl FnOnce() -> T) -> (T, Reads) {
    let outer = NOTED.replace(Some(Vec::new()));
    let result = work();
    let mut noted = NOTED.replace(outer).unwrap_or_default();
    noted.sort_unstable();
    noted.dedup();
    (result, Reads(noted.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_concerns_what_was_made_from_it_and_nothing_else() {
        let ((), reads) = record(|| {
            note(Fact::Cover(3));
            note(Fact::Cover(3));
            note(Fact::Articles);
        });
        let concern = |fact| {
            let mut changed = ChangedFacts::default();
            changed.insert(fact);
            changed.concern(&reads)
        };
        assert!(concern(Fact::Cover(3)) && concern(Fact::Articles));
        assert!(!concern(Fact::Body(3)) && !concern(Fact::Cover(4)) && !concern(Fact::AllStatements));
        assert!(!ChangedFacts::default().concern(&reads));
    }

    #[test]
    fn what_is_asked_outside_is_not_kept_and_inner_records_do_not_leak() {
        note(Fact::Articles);
        let (inner, outer) = record(|| record(|| note(Fact::Articles)).1);
        let mut changed = ChangedFacts::default();
        changed.insert(Fact::Articles);
        assert!(changed.concern(&inner) && !changed.concern(&outer));
        let ((), handed_on) = record(|| note_all(&inner));
        assert!(changed.concern(&handed_on));
    }
}
