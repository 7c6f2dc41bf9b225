//! Links to documents, with the signs of their kinds.

use serde::Serialize;

use crate::config::term_label;
use crate::labels::labels;
use crate::model::{COMPANY, Document, Kind, PLATFORM, Role};
use crate::page::notation::Here;
use crate::site::DocId;
use crate::work;

/// A link to a document of the dossier, with the sign of its kind.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct DocumentLink {
    pub text: String,
    pub href: String,
    /// Class of sign and colour: `company`, `platform`, `k1` …; see [`kind_class`].
    pub class: String,
    /// The kind in words, for those who do not see the sign.
    pub kind: String,
    /// Language of the name where it is not the page's.
    pub lang: Option<String>,
}

/// A way to a page or a part of one; without an address it is what is shown already.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct TextLink {
    pub text: String,
    pub href: String,
}

impl Here<'_> {
    /// A link to a document by its full name.
    pub fn link(&self, id: DocId) -> DocumentLink {
        self.link_as(id, self.site.document(id).title.clone())
    }

    /// A link to a document by its short name.
    pub fn short_link(&self, id: DocId) -> DocumentLink {
        self.link_as(id, self.site.document(id).short().to_owned())
    }

    fn link_as(&self, id: DocId, text: String) -> DocumentLink {
        work::steps(1);
        DocumentLink {
            text,
            href: self.href_of(id, ""),
            class: self.class(id),
            kind: self.kind_label(id),
            lang: Some(self.foreign(id)).filter(|lang| !lang.is_empty()),
        }
    }

    /// «Von Ada Example»: who wrote our page; empty where it names nobody.
    pub fn byline(&self, document: &Document) -> String {
        let names = document.authors.join(", ");
        if names.is_empty() { names } else { self.labels.text("article.byline").replace("{names}", &names) }
    }

    /// The topics of a document.
    pub fn topics(&self, id: DocId) -> Vec<TextLink> {
        let link = |topic: &DocId| TextLink {
            text: self.site.topic_label(*topic, self.labels).to_owned(),
            href: self.href_of(*topic, ""),
        };
        self.site.topics_of(id).iter().map(link).collect()
    }

    /// Whether a verb behind the name of a document has to be a plural.
    pub fn is_plural(&self, id: DocId) -> bool {
        self.site.document(id).entity().is_some_and(|entity| entity.is_plural)
    }

    /// The jurisdiction of a regulation in words.
    pub fn jurisdiction(&self, id: DocId) -> Option<String> {
        self.site.document(id).jurisdiction().map(|code| self.labels.country(code))
    }

    /// The language of a document where it is not the page's; empty otherwise.
    pub fn foreign(&self, id: DocId) -> String {
        self.foreign_tag(self.site.document(id).language.tag())
    }

    /// The tag of a language where it is not the page's; empty otherwise.
    pub fn foreign_tag(&self, tag: &str) -> String {
        if tag == self.labels.tag() { String::new() } else { tag.to_owned() }
    }

    /// The language in which this page's readers read: the dossier's, unless the page has the words of another.
    pub fn language(&self) -> &str {
        let dossier = self.site.config.language.tag();
        if labels(dossier).tag() == self.labels.tag() { dossier } else { self.labels.tag() }
    }

    /// The class of sign and colour; a platform's square is hollow.
    pub fn class(&self, id: DocId) -> String {
        if self.is_platform(id) { "platform".into() } else { self.kind_class(self.site.kind(id)) }
    }

    /// The same for all of a kind.
    pub fn kind_class(&self, kind: &Kind) -> String {
        kind_class(&self.site.config.kinds, kind)
    }

    /// The kind in words; of a company the type where it has one: «Plattform».
    pub fn kind_label(&self, id: DocId) -> String {
        let own = self.company_type(id).filter(|own| *own != COMPANY);
        let label = own.map(|own| term_label(&self.site.config.terms.company_types, own, self.labels));
        label.unwrap_or_else(|| self.labels.of(&self.site.kind(id).singular)).to_owned()
    }

    fn is_platform(&self, id: DocId) -> bool {
        self.company_type(id) == Some(PLATFORM)
    }

    fn company_type(&self, id: DocId) -> Option<&str> {
        let company = self.site.document(id).company().filter(|_| self.site.kind(id).role == Role::Company);
        company.map(|company| &*company.company_type)
    }
}

/// How sign and colour of a kind are called: as the kind itself where every dossier has it, `k1` to `k6` in the order of
/// `dossier.yaml` where it is a further one.
pub fn kind_class(kinds: &[Kind], kind: &Kind) -> String {
    const OWN: [&str; 8] = ["article", "page", "company", "regulation", "agency", "person", "court", "topic"];
    // Signs and colours that the theme has; a seventh kind shares the first one's.
    const FURTHER: usize = 6;
    if OWN.contains(&&*kind.name) {
        return kind.name.to_string();
    }
    let mut further = kinds.iter().filter(|kind| !OWN.contains(&&*kind.name));
    let place = further.position(|other| other.name == kind.name).unwrap_or_default();
    format!("k{}", place % FURTHER + 1)
}
