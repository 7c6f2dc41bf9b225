//! The data of a dossier for other programs: one file or folder for each format, all of which write the same [`Facts`].
//!
//! Only what is stated is written, and each file piece by piece, so that a large dossier needs no memory for it.

mod biblatex;
mod csl;
pub mod csv;
mod facts;
mod ftm;
mod graphml;
mod id;
mod json;
mod record;
mod ris;
mod source_keys;
mod work;

pub use self::facts::{Facts, Naming};
pub use self::id::document_id;
pub use self::json::VERSION;
pub use self::source_keys::SourceKeys;

use std::io::{self, Write};

use clap::ValueEnum;

use self::csv::{articles, claims, entities, events, evidence, matrix, mentions, relations};
use crate::model::Document;
use crate::site::{Site, View};

/// A format of data, which is one file of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Everything as JSON, in the words of front matter.
    Json,
    /// The JSON Schema of that.
    JsonSchema,
    /// FollowTheMoney, for Aleph and the tools of OpenSanctions.
    Ftm,
    /// Who is named in which article, in FollowTheMoney.
    FtmMentions,
    /// GraphML, for Gephi, yEd and networkx.
    Graphml,
    /// A table of companies.
    Companies,
    /// A table of regulations.
    Regulations,
    /// A table of all other entities.
    Entities,
    /// A table of articles.
    Articles,
    /// A table of relations, one line each.
    Relations,
    /// A table of what each source says of each relation.
    Evidence,
    /// A table of who is subject to what.
    Matrix,
    /// A table of claims.
    Claims,
    /// A table of events.
    Events,
    /// A table of who is named in which article.
    Mentions,
    /// CSL-JSON, the data of citation styles, <https://docs.citationstyles.org/>.
    Csl,
    /// BibLaTeX, which Zotero and JabRef read as BibTeX.
    Biblatex,
    /// RIS.
    Ris,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Format> {
        Format::value_variants().iter().copied()
    }

    /// The word by which it is asked for: `json-schema`.
    pub fn word(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// The formats of the bibliography.
    pub const BIBLIOGRAPHIES: [Format; 3] = [Format::Csl, Format::Biblatex, Format::Ris];

    /// The path of its file in the site. What belongs to a view lies in the folder of that.
    pub fn path(self) -> &'static str {
        match self {
            Format::Json => "data/dossier.json",
            Format::JsonSchema => "data/dossier.schema.json",
            Format::Ftm => "data/entities.ftm.json",
            Format::FtmMentions => "data/mentions.ftm.json",
            Format::Graphml => "data/dossier.graphml",
            Format::Companies => "data/companies.csv",
            Format::Regulations => "data/regulations.csv",
            Format::Entities => "data/entities.csv",
            Format::Articles => "data/articles.csv",
            Format::Relations => "network/relations.csv",
            Format::Evidence => "data/evidence.csv",
            Format::Matrix => "matrix/matrix.csv",
            Format::Claims => "claims/claims.csv",
            Format::Events => "data/events.csv",
            Format::Mentions => "data/mentions.csv",
            Format::Csl => "sources/sources.csl.json",
            Format::Biblatex => "sources/sources.bib",
            Format::Ris => "sources/sources.ris",
        }
    }

    /// Whether a site has its file: what lies in the folder of a view is there with it.
    pub fn is_there(self, site: &Site) -> bool {
        let folder = self.path().split('/').next().unwrap_or_default();
        View::named(folder).is_some_and(|view| site.has(view))
    }

    /// Whether it is a table for spreadsheets.
    pub fn is_table(self) -> bool {
        self.path().ends_with(".csv")
    }

    /// What its users call it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Json => "JSON",
            Format::JsonSchema => "JSON Schema",
            Format::Ftm | Format::FtmMentions => "FollowTheMoney",
            Format::Graphml => "GraphML",
            Format::Csl => "CSL-JSON",
            Format::Biblatex => "BibLaTeX",
            Format::Ris => "RIS",
            _ => "CSV",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Json => "application/json",
            Format::JsonSchema => "application/schema+json",
            Format::Ftm | Format::FtmMentions => "application/x-ndjson",
            Format::Graphml => "application/xml",
            Format::Csl => "application/vnd.citationstyles.csl+json",
            Format::Biblatex => "application/x-bibtex",
            Format::Ris => "application/x-research-info-systems",
            _ => "text/csv",
        }
    }

    /// The source of an article in the formats of the bibliography; none for our own analysis.
    pub fn of_source(site: &Site, document: &Document) -> Option<[(Format, String); 3]> {
        let work = work::work_of(site, document)?;
        Some([
            (Format::Biblatex, biblatex::entry(&work)),
            (Format::Ris, ris::record(&work)),
            (Format::Csl, format!("[{}]\n", csl::item(&work))),
        ])
    }

    /// The ending of its file.
    pub fn extension(self) -> &'static str {
        let name = self.path().rsplit('/').next().unwrap_or_default();
        name.split_once('.').map_or("", |(_, extension)| extension)
    }

    /// Writes the data of a dossier in this format.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(self, facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Format::Json => json::write(facts, out),
            Format::JsonSchema => out.write_all(json::SCHEMA.as_bytes()),
            Format::Ftm => ftm::write(facts, out),
            Format::FtmMentions => ftm::write_mentions(facts, out),
            Format::Graphml => graphml::write(facts, out),
            Format::Companies => entities::write_companies(facts, out),
            Format::Regulations => entities::write_regulations(facts, out),
            Format::Entities => entities::write_others(facts, out),
            Format::Articles => articles::write(facts, out),
            Format::Relations => relations::write(facts, out),
            Format::Evidence => evidence::write(facts, out),
            Format::Matrix => matrix::write(facts, out),
            Format::Claims => claims::write(facts, out),
            Format::Events => events::write(facts, out),
            Format::Mentions => mentions::write(facts, out),
            Format::Csl => csl::write(facts, out),
            Format::Biblatex => biblatex::write(facts, out),
            Format::Ris => ris::write(facts, out),
        }
    }
}
