//! Links for programs that find no names in texts: those that dossier makes by itself are written out.

use std::collections::HashSet;

use crate::corpus::dossier::Spelling;
use crate::corpus::{Corpus, Target};

/// Links written out, each to the address that the program asks for. The first mention of an entity in a section is one, unless the author links to it there.
pub struct Written<'c> {
    corpus: &'c Corpus,
    address: fn(&Corpus, Target) -> String,
    own: Option<Target>,
    linked: HashSet<Target>,
}

impl Written<'_> {
    /// Links in the text of `own`, or of an article.
    pub fn new(corpus: &Corpus, address: fn(&Corpus, Target) -> String, own: Option<Target>) -> Written<'_> {
        Written { corpus, address, own, linked: HashSet::new() }
    }
}

impl Spelling for Written<'_> {
    fn section(&mut self, linked: HashSet<Target>) {
        self.linked = linked;
    }

    fn name(&mut self, target: Target, name: &str) -> String {
        match self.own != Some(target) && self.linked.insert(target) {
            true => self.link(target, Some(name)),
            false => name.to_owned(),
        }
    }

    fn link(&mut self, target: Target, text: Option<&str>) -> String {
        let text = text.map_or_else(|| self.corpus.title(target), str::to_owned);
        format!("[{text}]({})", (self.address)(self.corpus, target))
    }
}
