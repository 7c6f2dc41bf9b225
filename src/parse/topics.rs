//! Topics that nobody has written about: each has a page all the same.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::config::Reading;
use crate::labels::labels;
use crate::model::{Document, Role, Slug};
use crate::parse::parse_document;
use crate::source::SourceFile;

/// A document for each topic that published documents carry and that has no text of its own: with its label in
/// `dossier.yaml`, or the word that the first document has for it, and nothing else. `documents` are in order of their
/// paths; `drafts` says whether drafts are published.
pub fn topics_without_text(documents: &[Arc<Document>], config: &Reading, drafts: bool) -> Vec<Document> {
    let Some(kind) = config.kinds.iter().find(|kind| kind.role == Role::Topic) else { return Vec::new() };
    let published = || documents.iter().filter(|document| drafts || !document.draft);
    let written: HashSet<&Slug> =
        published().filter(|document| document.kind == kind.name).map(|document| &document.slug).collect();
    let mut words: BTreeMap<Slug, &str> = BTreeMap::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for word in published().flat_map(|document| &document.topics).filter(|word| seen.insert(word)) {
        words.entry(Slug::of_word(word)).or_insert(word);
    }
    words.retain(|slug, _| !written.contains(slug));
    let document = |(slug, word): (Slug, &str)| {
        let label = config.topics.get(slug.as_str()).map(|label| labels(config.language.tag()).of(label));
        // A text between quotation marks in JSON is one in YAML.
        let title = serde_json::Value::from(label.unwrap_or(word));
        let path = format!("content/{}/{slug}.md", kind.folder);
        let source = SourceFile::new(path, format!("---\ntitle: {title}\nlang: {}\n---\n", config.language.tag()));
        // What is wrong with the word is said where an author has written it.
        parse_document(&Arc::new(source), config).value
    };
    words.into_iter().filter_map(document).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read_config;

    #[test]
    fn each_topic_without_a_text_has_a_document_under_the_word_that_stands_first() {
        let config = read_config(&SourceFile::new("dossier.yaml", "title: Probe\nlanguage: en\n").into()).value;
        let config = Reading::from(&config.expect("a configuration"));
        let parse = |(path, keys): (&str, &str)| {
            let source = SourceFile::new(path, format!("---\ntitle: T\n{keys}\n---\n"));
            Arc::new(parse_document(&source.into(), &config).value.expect("a document"))
        };
        let documents = [
            ("content/a.md", "topics: [Export control, cloud, 出口]"),
            ("content/b.md", "topics: [export-control, secret]\ndraft: true"),
            ("content/c.md", "topics: [export-control]"),
            ("content/topics/cloud.md", "summary: S"),
        ];
        let documents: Vec<Arc<Document>> = documents.into_iter().map(parse).collect();
        let found = |drafts| -> Vec<(String, String)> {
            let topics = topics_without_text(&documents, &config, drafts);
            topics.into_iter().map(|topic| (topic.permalink.to_string(), topic.title)).collect()
        };
        let control = ("topics/export-control/".to_owned(), "Export control".to_owned());
        let export = ("topics/51fa-53e3/".to_owned(), "出口".to_owned());
        assert_eq!(found(false), [export.clone(), control.clone()]);
        assert_eq!(found(true), [export, control, ("topics/secret/".to_owned(), "secret".to_owned())]);
    }
}
