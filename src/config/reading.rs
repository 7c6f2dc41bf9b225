//! What of `dossier.yaml` decides how a single document is read.

use std::collections::BTreeMap;

use super::{Config, Terms};
use crate::model::{Kind, Language};

/// All that parsing knows of the configuration: as long as it is the same, every document that has not changed stays read,
/// whatever else `dossier.yaml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the front page is called where its own text does not say it.
    pub title: String,
    /// Language of documents that name none.
    pub language: Language,
    pub kinds: Vec<Kind>,
    pub terms: Terms,
    /// Those that documents may name; any where it lists none.
    pub topics: BTreeMap<String, BTreeMap<String, String>>,
    pub allow_html: bool,
    pub remote_pictures: bool,
}

impl Reading {
    /// Whether all documents but the front page's are read alike under both.
    pub fn is_like(&self, other: &Reading) -> bool {
        Reading { title: String::new(), ..self.clone() } == Reading { title: String::new(), ..other.clone() }
    }
}

impl From<&Config> for Reading {
    fn from(config: &Config) -> Reading {
        Reading {
            title: config.title.clone(),
            language: config.language.clone(),
            kinds: config.kinds.clone(),
            terms: config.terms.clone(),
            topics: config.topics.clone(),
            allow_html: config.allow_html,
            remote_pictures: config.remote_pictures,
        }
    }
}
