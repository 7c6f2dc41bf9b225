//! What is asked of an import.

use std::path::PathBuf;

use crate::import::ftm::FtmWishes;
use crate::model::Rights;

/// What is brought in, and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct ImportRequest {
    /// Files, and folders of them.
    pub paths: Vec<PathBuf>,
    /// Only say what would be made.
    pub is_dry: bool,
    /// Stands above what the files state.
    pub title: Option<String>,
    pub date: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub lang: Option<String>,
    /// Who may do what with the texts: what may be published becomes the text of its draft.
    pub rights: Option<Rights>,
    /// The kind of what a text becomes, instead of an article.
    pub kind: Option<String>,
    /// Kinds of the documents of a folder: `type=company:companies`.
    pub map: Vec<String>,
    /// What stands before addresses that lead nowhere: `/=https://old.example/`.
    pub link_prefix: Vec<String>,
    /// Whether links and pictures of a folder that lead nowhere become text.
    pub unlink: bool,
    /// Which entities of FollowTheMoney are taken.
    pub ftm: FtmWishes,
}
