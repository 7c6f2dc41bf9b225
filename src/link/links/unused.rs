//! Names that no text uses, and entities that nothing mentions.

use std::collections::{BTreeSet, HashMap};

use super::Links;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{EntityName, NameKind};
use crate::names::key;
use crate::names::mentions::Uses;
use crate::site::{DocId, Site};

impl Links {
    /// Names that no text uses, and names that the texts use as ordinary words.
    pub(super) fn report_uses(&self, site: &Site, diagnostics: &mut Vec<Diagnostic>) {
        let mut total = vec![Uses::default(); self.names.origin.len()];
        for (name, uses) in self.findings.iter().flat_map(|found| &found.standing) {
            total[*name as usize].as_name += uses.as_name;
            total[*name as usize].as_word += uses.as_word;
        }
        let mut spellings: HashMap<DocId, HashMap<Vec<String>, usize>> = HashMap::new();
        let mut is_respelling = |id: DocId, at: usize| {
            let names = site.document(id).names();
            let first = spellings.entry(id).or_insert_with(|| first_spellings(names));
            first.get(&words(&names[at].text)).is_some_and(|first| *first < at)
        };
        for ((id, at), uses) in self.names.origin.iter().zip(total) {
            let Some(at) = at else { continue };
            let document = site.document(*id);
            let name = &document.names()[*at];
            let place = Place::Value(name.place.clone());
            let mut report = |code, message, help: &str| {
                diagnostics.push(Diagnostic::new(code, &document.source.path, place.clone(), message).help(help));
            };
            let is_used = uses.as_name > 0 || uses.as_word > 0;
            if !is_used && is_meant_for_texts(site, *id, name) && !is_respelling(*id, *at) {
                let message = format!("the name \"{}\" stands nowhere in the dossier's texts", name.text);
                let help = "correct its spelling, remove it, or give its kind (legal, previous, abbreviation, native)";
                report(Code::UnusedName, message, help);
            }
            // Once may be a slip of the pen, or the slug in a link; twice and one of five is neither.
            if uses.as_name > 0 && uses.as_word > 1 && uses.as_word * 4 >= uses.as_name {
                let Uses { as_name, as_word } = uses;
                let message = format!(
                    "\"{}\" is an ordinary word too: in the texts {as_word} × as that word, {as_name} × as the name",
                    name.text
                );
                let help = "read its mentions (`dossier mentions`); list words that mean something else under `not`, give the \
                            name `kind: weak`, or list it in small letters under `names` if it is meant there too";
                report(Code::CommonWordName, message, help);
            }
        }
    }

    /// Entities that nothing mentions, be it that no text has their name, or that it is not sure whom it means there.
    pub(super) fn report_unconnected(&self, site: &Site, diagnostics: &mut Vec<Diagnostic>) {
        let graph = &self.graph;
        let issuers: BTreeSet<DocId> = graph.issuers.iter().flatten().copied().collect();
        let is_alone = |id: DocId| {
            let at = id.index();
            graph.backlinks[at].is_empty()
                && graph.relations_of[at].is_empty()
                && graph.events_of[at].is_empty()
                && graph.claims_of[at].is_empty()
                && !issuers.contains(&id)
                && graph.wordings(id).is_empty()
        };
        let alone: Vec<DocId> = site.ids().filter(|id| site.kind(*id).is_entity() && is_alone(*id)).collect();
        if alone.is_empty() {
            return;
        }
        let mut standing = vec![0; site.documents.len()];
        for (page, found) in site.ids().zip(&self.findings) {
            for (name, uses) in &found.standing {
                let (entity, _) = self.names.origin[*name as usize];
                standing[entity.index()] += if entity == page { 0 } else { uses.as_name };
            }
        }
        for id in alone {
            let document = site.document(id);
            let title = &document.title;
            let (message, help) = match standing[id.index()] {
                times @ 1.. => (
                    format!("\"{title}\" stands {times} × in the texts, but nowhere as a sure mention of this page"),
                    format!(
                        "link it where it is meant (`[[{}]]`), write its full name there, or name it under `about`; `dossier \
                         mentions --unlinked` lists such places and says why",
                        document.slug
                    ),
                ),
                0 => (
                    format!("nothing in the dossier mentions \"{title}\" and no relation names it"),
                    "mention it in an article, add the spelling that your texts use under `names`, or remove the file"
                        .to_owned(),
                ),
            };
            let place = Place::Value("name".into());
            diagnostics
                .push(Diagnostic::new(Code::UnconnectedEntity, &document.source.path, place, message).help(help));
        }
    }
}

/// Of names that have the same words, the place of the first.
fn first_spellings(names: &[EntityName]) -> HashMap<Vec<String>, usize> {
    let mut first = HashMap::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        first.entry(words(&name.text)).or_insert(at);
    }
    first
}

/// The words of a name in an order of their own: what differs from another name only by case, order and commas is a second
/// spelling of it, as registers have it, and no second name.
fn words(name: &str) -> Vec<String> {
    let folded = key(name);
    let mut words: Vec<String> = folded.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words
}

/// Whether a name is there to be found in texts. Names in another language or script, and all spellings of a person, also
/// serve search and screening; registered and former names are facts.
fn is_meant_for_texts(site: &Site, id: DocId, name: &EntityName) -> bool {
    let scripts = [&site.document(id).title, &name.text].map(|name| whatlang::detect_script(name));
    let other_script = matches!(scripts, [Some(main), Some(own)] if main != own);
    let other_language = name.lang.as_deref().is_some_and(|lang| lang != site.config.language.tag());
    match name.kind {
        NameKind::Weak => true,
        NameKind::Alias => !other_script && !other_language && !site.kind(id).is_person(),
        _ => false,
    }
}
