//! Topics by name, each with what it is about and how many documents carry it.

use serde::Serialize;

use crate::labels::alphabet::Alphabet;
use crate::page::list::articles::counted_kind;
use crate::page::list::order::{Order, Orders};
use crate::page::list::parts::{Listed, ROWS_A_PAGE, on_page};
use crate::page::notation::{DocumentLink, Here};
use crate::page::topic::carriers::counts;
use crate::site::DocId;

/// Topics, by name.
#[derive(Clone, Debug, Serialize)]
pub struct TopicIndex {
    pub rows: Vec<TopicRow>,
}

/// A topic in a list.
#[derive(Clone, Debug, Serialize)]
pub struct TopicRow {
    pub link: DocumentLink,
    pub lede: String,
    /// «3 Artikel, 9 Unternehmen».
    pub counts: String,
}

/// The index of the topics.
pub fn topic_index(here: &Here<'_>, orders: &Orders, kind: usize, number: usize) -> Listed<TopicIndex> {
    let order = orders.of_kind(kind, || {
        let alphabet = Alphabet::new(here.site.config.language.tag());
        let title = |id: &DocId| here.site.document(*id).title.as_str();
        let mut ids: Vec<DocId> = here.site.of_kind(kind).collect();
        ids.sort_by(|a, b| alphabet.compare(title(a), title(b)).then(a.cmp(b)));
        let lede = format!("{}.", counted_kind(here, kind, ids.len()));
        Order { lede, ..Order::new(ids, std::iter::empty()) }
    });
    let row = |id: &DocId| TopicRow {
        link: here.link(*id),
        lede: here.site.document(*id).summary.clone().unwrap_or_default(),
        counts: counts(here, *id).join(", "),
    };
    let rows = on_page(&order.ids, number, ROWS_A_PAGE).iter().map(row).collect();
    Listed { key: "topics", lede: order.lede.clone(), bar: Vec::new(), list: TopicIndex { rows } }
}
