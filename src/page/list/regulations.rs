//! Regulations by jurisdiction: on their index, and as rows on the front page.

use serde::Serialize;

use crate::labels::alphabet::Alphabet;
use crate::page::entity::facts;
use crate::page::entity::measures::{self, Signs};
use crate::page::entity::own_status::own_status;
use crate::page::list::facets::{self, Facets};
use crate::page::list::order::{Group, Order, Orders};
use crate::page::list::parts::{BarEntry, Listed, ROWS_A_PAGE, listing_permalink, on_page};
use crate::page::list::register::{self, MentionCounts, SHORT_LIST, SIGNS_IN_ROW};
use crate::page::notation::step::StepView;
use crate::page::notation::{DocumentLink, Here, StatusView};
use crate::site::DocId;

/// Regulations by jurisdiction.
#[derive(Clone, Debug, Serialize)]
pub struct RegulationIndex {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    /// The heading of the names.
    pub column: String,
    /// Whether any regulation states its type, its status, its date.
    pub has_types: bool,
    pub has_statuses: bool,
    pub has_dates: bool,
    /// Whether any regulation has subjects.
    pub has_affected: bool,
    /// How many columns that makes.
    pub columns: usize,
    /// One group for each jurisdiction.
    pub groups: Vec<RegulationGroup>,
}

/// The regulations of one jurisdiction.
#[derive(Clone, Debug, Serialize)]
pub struct RegulationGroup {
    /// The jurisdiction in words; «nicht angegeben» where it is not stated, and empty where no regulation states one.
    pub label: String,
    pub id: String,
    /// Its regulations, by name.
    pub rows: Vec<RegulationRow>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RegulationRow {
    pub link: DocumentLink,
    /// Its full name where the link has the short one.
    pub full: String,
    pub regulation_type: String,
    pub status: Option<StatusView>,
    /// Adopted, else published, else in effect; and when it ended.
    pub dates: Vec<StepView>,
    pub signs: Signs,
    /// Where those are listed.
    pub signs_href: String,
    pub counts: MentionCounts,
    /// What it is narrowed by in a browser (`facets`).
    pub facets: Facets,
}

/// The register of regulations by jurisdiction.
pub fn regulation_index(here: &Here<'_>, orders: &Orders, kind: usize, number: usize) -> Listed<RegulationIndex> {
    let order = orders.of_kind(kind, || order_by_jurisdiction(here, kind));
    let entry = |(place, group): (usize, &Group)| {
        let page = listing_permalink(here.site, kind, group.first / ROWS_A_PAGE + 1);
        let href = here.href_to(page.as_str(), &format!("j-{place}"));
        BarEntry { text: group.label.clone(), href, count: group.count }
    };
    let is_long = order.ids.len() > SHORT_LIST && order.groups.len() > 1;
    let bar = order.groups.iter().enumerate().filter(|_| is_long).map(entry).collect();
    let groups = on_page(&order.group_of, number, ROWS_A_PAGE);
    let mut list = table(here, kind, on_page(&order.ids, number, ROWS_A_PAGE), order.counts_signs);
    for (group, place) in list.groups.iter_mut().zip(groups.chunk_by(|a, b| a == b)) {
        group.id = format!("j-{}", place[0]);
    }
    let is_by_name = list.groups.iter().all(|group| group.label.is_empty());
    Listed { key: if is_by_name { "names" } else { "regulations" }, lede: order.lede.clone(), bar, list }
}

/// Regulations that stand by jurisdiction, as a table; its groups have ids by their places.
pub fn regulation_table(here: &Here<'_>, kind: usize, ids: &[DocId]) -> RegulationIndex {
    table(here, kind, ids, counts_signs(here, ids))
}

/// Whether one of these regulations has too many subjects for a sign each: then every row says how many there are.
fn counts_signs(here: &Here<'_>, ids: &[DocId]) -> bool {
    ids.iter().any(|id| here.graph.affected_by(*id).len() > SIGNS_IN_ROW)
}

fn table(here: &Here<'_>, kind: usize, ids: &[DocId], counts_signs: bool) -> RegulationIndex {
    let place = |id: &DocId| here.jurisdiction(*id);
    let group = |(at, ids): (usize, &[DocId])| RegulationGroup {
        label: place(&ids[0]).unwrap_or_else(|| here.labels.text("index.no_jurisdiction").to_owned()),
        id: format!("j-{at}"),
        rows: ids.iter().map(|id| regulation_row(here, *id, counts_signs)).collect(),
    };
    let mut groups: Vec<RegulationGroup> = ids.chunk_by(|a, b| place(a) == place(b)).enumerate().map(group).collect();
    if let [all] = groups.as_mut_slice()
        && place(&ids[0]).is_none()
    {
        all.label.clear();
    }
    let any = |has: fn(&RegulationRow) -> bool| groups.iter().flat_map(|group| &group.rows).any(has);
    let has_types = any(|row| !row.regulation_type.is_empty());
    let has_statuses = any(|row| row.status.is_some());
    let has_dates = any(|row| !row.dates.is_empty());
    let has_affected = any(|row| row.signs.has_some());
    RegulationIndex {
        as_of: here.as_of(),
        column: here.labels.of(&here.site.config.kinds[kind].singular).to_owned(),
        has_types,
        has_statuses,
        has_dates,
        has_affected,
        // Names and mentions always; the subjects have two.
        columns: 2
            + usize::from(has_types)
            + usize::from(has_statuses)
            + usize::from(has_dates)
            + 2 * usize::from(has_affected),
        groups,
    }
}

/// The regulations of a kind by jurisdiction, those without one last, then by name.
fn order_by_jurisdiction(here: &Here<'_>, kind: usize) -> Order {
    let of_kind: Vec<DocId> = here.site.of_kind(kind).collect();
    let (labels, ids): (Vec<Option<String>>, Vec<DocId>) = by_jurisdiction(here, &of_kind).into_iter().unzip();
    let unknown = here.labels.text("index.no_jurisdiction");
    let mut order = Order::new(ids, labels.into_iter().map(|label| label.unwrap_or_else(|| unknown.to_owned())));
    order.counts_signs = counts_signs(here, &order.ids);
    let entries = here.labels.count("count.entries", order.ids.len());
    let spread =
        || order.groups.iter().map(|group| format!("{}\u{a0}{}", group.label, group.count)).collect::<Vec<_>>();
    order.lede = match order.groups.len() {
        0 | 1 => format!("{entries}."),
        _ => format!("{entries}: {}.", spread().join(", ")),
    };
    order
}

/// Regulations with their jurisdictions in words, by these, those without one last, then by name.
pub fn by_jurisdiction(here: &Here<'_>, ids: &[DocId]) -> Vec<(Option<String>, DocId)> {
    let alphabet = Alphabet::new(here.site.config.language.tag());
    let short = |id: DocId| here.site.document(id).short();
    let mut all: Vec<(Option<String>, DocId)> = ids.iter().map(|&id| (here.jurisdiction(id), id)).collect();
    all.sort_by(|(a, x), (b, y)| {
        let place = alphabet.compare(a.as_deref().unwrap_or(""), b.as_deref().unwrap_or(""));
        let is_last = a.is_none().cmp(&b.is_none());
        is_last.then(place).then_with(|| alphabet.compare(short(*x), short(*y))).then(x.cmp(y))
    });
    all
}

/// One regulation in a list.
pub fn regulation_row(here: &Here<'_>, id: DocId, counts_signs: bool) -> RegulationRow {
    let document = here.site.document(id);
    RegulationRow {
        link: here.short_link(id),
        full: if document.short() == document.title { String::new() } else { document.title.clone() },
        regulation_type: facts::regulation_type(here, document),
        status: own_status(here, id),
        dates: facts::regulation_days(here, id),
        signs: measures::signs_in_list(here, id, SIGNS_IN_ROW, counts_signs),
        signs_href: here.href_of(id, "affected"),
        counts: register::mention_counts(here, id),
        facets: facets::of_regulation(here, id),
    }
}
