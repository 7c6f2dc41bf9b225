//! What only articles have.

use std::collections::BTreeMap;

use super::vocabulary::vocabulary;
use super::{Claim, Date, Event, Reference, SourceKind, Stated};

/// A page that reports on a source, gives its wording, or is a text of our own.
#[derive(Clone, Debug)]
pub struct Article {
    /// Whose text it is, where it does not retell its source.
    pub article_type: Option<ArticleType>,
    /// A word or two above the headline.
    pub kicker: Option<String>,
    /// When the source was published.
    pub date: Date,
    /// How the article is cited, where the author does not want the default.
    pub cite_as: Option<String>,
    /// The work that the page reports on.
    pub source: SourceRecord,
    /// Where its text is kept. That is never published.
    pub source_text: Option<SourceText>,
    /// Main subjects.
    pub about: Vec<Reference>,
    pub links: LinkCorrections,
    /// What happened, as the source says.
    pub events: Vec<Event>,
    /// Who says what.
    pub claims: Vec<Claim>,
}

impl Article {
    /// Whether it is our own text, which reports on no source: what it concludes is our inference.
    pub fn is_analysis(&self) -> bool {
        self.article_type == Some(ArticleType::Analysis)
    }

    /// Whether it is the text of its source, word for word.
    pub fn is_verbatim(&self) -> bool {
        self.article_type == Some(ArticleType::Verbatim)
    }
}

vocabulary! {
    /// Whose text an article is.
    ArticleType {
        /// Ours alone: it reports on no source.
        Analysis = "analysis",
        /// The source's own, word for word.
        Verbatim = "verbatim",
    }
}

/// The text of a source, kept beside the documents for whoever retells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Its path in the dossier's folder: `sources/2020-08-17-frist.txt`.
    pub path: String,
    /// The hash of the text that the article was written from, see [`text_hash`](crate::source::text_hash).
    pub hash: Option<String>,
}

/// The catalogue record of a source. Absent says nothing; not stated means looked for and not found.
#[derive(Clone, Debug, Default)]
pub struct SourceRecord {
    /// What kind of source it is; press unless written.
    pub kind: Option<SourceKind>,
    /// CSL type, `article-newspaper` unless written.
    pub csl_type: Option<String>,
    /// The source's own headline.
    pub headline: Stated<String>,
    pub authors: Stated<Vec<String>>,
    pub outlet: Stated<String>,
    /// The publishing house.
    pub publisher: Stated<String>,
    pub url: Stated<String>,
    pub archived: Stated<Vec<ArchivedCopy>>,
    pub accessed: Stated<Date>,
    /// BCP 47 tag of its language.
    pub lang: Stated<String>,
    /// Agencies and media that it cites itself.
    pub relies_on: Stated<Vec<String>>,
    /// Who may do what with its text.
    pub rights: Option<Rights>,
}

impl SourceRecord {
    pub fn kind(&self) -> SourceKind {
        self.kind.unwrap_or(SourceKind::Press)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivedCopy {
    pub url: String,
    /// When it was made.
    pub date: Option<Date>,
}

vocabulary! {
    /// The legal state of a source's text.
    Rights {
        /// Protected: only short quotations may be published.
        InCopyright = "in_copyright",
        /// Published with the owner's permission.
        Licensed = "licensed",
        OpenLicence = "open_licence",
        PublicDomain = "public_domain",
    }
}

impl Rights {
    /// Whether the whole text may be published.
    pub fn allow_publishing(self) -> bool {
        self != Rights::InCopyright
    }
}

/// Corrections of the automatic links of one article.
#[derive(Clone, Debug, Default)]
pub struct LinkCorrections {
    /// Names that are no mention here.
    pub skip: Vec<String>,
    /// Texts that name an entity here.
    pub map: BTreeMap<String, Reference>,
}
