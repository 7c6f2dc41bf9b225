//! What a dossier rests on, for programs that keep literature: one file for each format.
//!
//! Only what is stated is written. A name stands as one piece, since nothing says which part of it is the family's.

mod biblatex;
mod csl;
mod ris;
mod work;

use crate::link::graph::LinkGraph;
use crate::site::Site;

/// A format of bibliographies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Bibliography {
    /// CSL-JSON, the data of citation styles, <https://docs.citationstyles.org/>.
    Csl,
    /// BibLaTeX, which Zotero and JabRef read as BibTeX.
    Biblatex,
    /// RIS.
    Ris,
}

impl Bibliography {
    /// All of them.
    pub const ALL: [Bibliography; 3] = [Bibliography::Csl, Bibliography::Biblatex, Bibliography::Ris];

    /// The path of its file in the site.
    pub fn path(self) -> &'static str {
        match self {
            Bibliography::Csl => "sources/sources.csl.json",
            Bibliography::Biblatex => "sources/sources.bib",
            Bibliography::Ris => "sources/sources.ris",
        }
    }

    /// What its users call it.
    pub fn name(self) -> &'static str {
        match self {
            Bibliography::Csl => "CSL-JSON",
            Bibliography::Biblatex => "BibLaTeX",
            Bibliography::Ris => "RIS",
        }
    }

    /// All sources of a dossier, those of its articles first, in the order of the bibliography.
    pub fn write(self, site: &Site, graph: &LinkGraph) -> String {
        let works = work::works(site, graph);
        match self {
            Bibliography::Csl => csl::write(&works),
            Bibliography::Biblatex => biblatex::write(&works),
            Bibliography::Ris => ris::write(&works),
        }
    }
}
