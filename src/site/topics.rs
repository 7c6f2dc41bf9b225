//! Topics: who carries them, and texts about those that nobody carries.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::labels::{Labels, labels};
use crate::model::{Permalink, Role, Slug};
use crate::site::{DocId, Site};

/// Finds out which documents carry which topics. What has no page carries none.
pub(super) fn collect_topics(site: &mut Site) {
    site.topics = vec![Vec::new(); site.documents.len()];
    let Some(folder) = site.config.kinds.iter().find(|kind| kind.role == Role::Topic).map(|kind| kind.folder.clone())
    else {
        return;
    };
    for id in site.ids() {
        let document = site.documents[id.index()].clone();
        if document.is_introduction() || document.permalink.as_str().is_empty() {
            continue;
        }
        for word in &document.topics {
            let address = Permalink::of([&*folder, Slug::of_word(word).as_str()]);
            let Some(topic) = site.by_permalink.get(&address).copied() else { continue };
            if !site.topics[id.index()].contains(&topic) {
                site.topics[id.index()].push(topic);
                site.carriers.entry(topic).or_default().push(id);
            }
        }
    }
}

impl Site {
    /// The topics that a document carries, each once, in its order.
    pub fn topics_of(&self, id: DocId) -> &[DocId] {
        &self.topics[id.index()]
    }

    /// The first topic that a document carries, under which it is listed.
    pub fn first_topic(&self, id: DocId) -> Option<DocId> {
        self.topics_of(id).first().copied()
    }

    /// The documents that carry a topic, in order; none for other documents.
    pub fn carriers(&self, topic: DocId) -> &[DocId] {
        self.carriers.get(&topic).map_or(&[], Vec::as_slice)
    }

    /// What a topic is called among these words: its label in `dossier.yaml`, else its title.
    pub fn topic_label<'a>(&'a self, topic: DocId, words: &Labels) -> &'a str {
        let document = self.document(topic);
        self.config.topics.get(document.slug.as_str()).map_or(&document.title, |label| words.of(label))
    }

    /// The labels of a document's topics in the dossier's language.
    pub fn topic_labels(&self, id: DocId) -> Vec<&str> {
        let words = labels(self.config.language.tag());
        self.topics_of(id).iter().map(|topic| self.topic_label(*topic, words)).collect()
    }
}

/// Texts about topics that no document carries: their pages would be empty.
pub(super) fn empty_topics(site: &Site) -> Vec<Diagnostic> {
    let topics = || site.ids().filter(|id| site.kind(*id).role == Role::Topic);
    let slug = |id: DocId| site.document(id).slug.as_str();
    let carried: Vec<&str> = topics().filter(|id| !site.carriers(*id).is_empty()).map(slug).collect();
    let is_known = |id: &DocId| site.config.topics.is_empty() || site.config.topics.contains_key(slug(*id));
    let report = |id: DocId| {
        let path: &Arc<str> = &site.document(id).source.path;
        let help = match nearest(slug(id), carried.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? (the file's name is that of its topic)"),
            None => format!("write `topics: [{}]` in the documents that belong to it", slug(id)),
        };
        Diagnostic::new(Code::EmptyTopic, path, Place::File, format!("no document carries the topic `{}`", slug(id)))
            .help(help)
    };
    // What `dossier.yaml` does not list was reported when it was read.
    topics().filter(|id| site.carriers(*id).is_empty()).filter(is_known).map(report).collect()
}
