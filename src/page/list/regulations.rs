//! Regulations by jurisdiction: on their index, and as rows on the front page.

use serde::Serialize;

use crate::labels::alphabet::Alphabet;
use crate::model::Document;
use crate::page::entity::facts;
use crate::page::entity::measures::{self, Signs};
use crate::page::list::order::{Group, Order, Orders};
use crate::page::list::parts::{BarEntry, Listed, ROWS_A_PAGE, listing_permalink, on_page};
use crate::page::list::register::{self, MentionCounts, SHORT_LIST, SIGNS_IN_ROW};
use crate::page::notation::{DateView, DocumentLink, Here, StatusView};
use crate::site::DocId;

/// Regulations by jurisdiction.
#[derive(Clone, Debug, Serialize)]
pub struct RegulationIndex {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    /// The heading of the names.
    pub column: String,
    /// Whether any regulation has subjects.
    pub has_affected: bool,
    /// One group for each jurisdiction.
    pub groups: Vec<RegulationGroup>,
}

/// The regulations of one jurisdiction.
#[derive(Clone, Debug, Serialize)]
pub struct RegulationGroup {
    /// The jurisdiction in words; «nicht angegeben» where it is not stated.
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
    /// Adopted, else published, else in effect.
    pub date: Option<DateView>,
    pub signs: Signs,
    /// Where those are listed.
    pub signs_href: String,
    pub counts: MentionCounts,
}

/// The register of regulations by jurisdiction.
pub fn regulation_index(here: &Here<'_>, orders: &Orders, kind: usize, number: usize) -> Listed<RegulationIndex> {
    let order = orders.of_kind(kind, || order_by_jurisdiction(here, kind));
    let mut groups: Vec<RegulationGroup> = Vec::new();
    let shown = on_page(&order.ids, number, ROWS_A_PAGE).iter().zip(on_page(&order.group_of, number, ROWS_A_PAGE));
    for (&id, &place) in shown {
        let label = &order.groups[place].label;
        if groups.last().is_none_or(|group| group.label != *label) {
            groups.push(RegulationGroup { label: label.clone(), id: format!("j-{place}"), rows: Vec::new() });
        }
        groups.last_mut().expect("a group was just made").rows.push(regulation_row(here, id));
    }
    let entry = |(place, group): (usize, &Group)| {
        let page = listing_permalink(here.site, kind, group.first / ROWS_A_PAGE + 1);
        let href = here.href_to(page.as_str(), &format!("j-{place}"));
        BarEntry { text: group.label.clone(), href, count: group.count }
    };
    let is_long = order.ids.len() > SHORT_LIST && order.groups.len() > 1;
    let bar = order.groups.iter().enumerate().filter(|_| is_long).map(entry).collect();
    let column = here.labels.of(&here.site.config.kinds[kind].singular).to_owned();
    let has_affected = groups.iter().flat_map(|group| &group.rows).any(|row| row.signs.total > 0);
    Listed {
        key: "regulations",
        lede: order.lede.clone(),
        bar,
        list: RegulationIndex { as_of: here.as_of(), column, has_affected, groups },
    }
}

/// The regulations of a kind by jurisdiction, those without one last, then by name.
fn order_by_jurisdiction(here: &Here<'_>, kind: usize) -> Order {
    let alphabet = Alphabet::new(here.site.config.language.tag());
    let short = |id: DocId| here.site.document(id).short();
    let mut all: Vec<(Option<String>, DocId)> = here.site.of_kind(kind).map(|id| (here.jurisdiction(id), id)).collect();
    all.sort_by(|(a, x), (b, y)| {
        let place = alphabet.compare(a.as_deref().unwrap_or(""), b.as_deref().unwrap_or(""));
        let is_last = a.is_none().cmp(&b.is_none());
        is_last.then(place).then_with(|| alphabet.compare(short(*x), short(*y))).then(x.cmp(y))
    });
    let (labels, ids): (Vec<Option<String>>, Vec<DocId>) = all.into_iter().unzip();
    let unknown = here.labels.text("index.no_jurisdiction");
    let mut order = Order::new(ids, labels.into_iter().map(|label| label.unwrap_or_else(|| unknown.to_owned())));
    let entries = here.labels.count("count.entries", order.ids.len());
    let spread = || order.groups.iter().map(|group| format!("{} {}", group.label, group.count)).collect::<Vec<_>>();
    order.lede = match order.groups.len() {
        0 | 1 => format!("{entries}."),
        _ => format!("{entries}: {}.", spread().join(", ")),
    };
    order
}

/// One regulation in a list.
pub fn regulation_row(here: &Here<'_>, id: DocId) -> RegulationRow {
    let document = here.site.document(id);
    RegulationRow {
        link: here.short_link(id),
        full: if document.short() == document.title { String::new() } else { document.title.clone() },
        regulation_type: facts::regulation_type(here, document),
        status: facts::own_status(here, document),
        date: regulation_date(here, document),
        signs: measures::signs(here, id, SIGNS_IN_ROW),
        signs_href: here.href_of(id, "affected"),
        counts: register::mention_counts(here, id),
    }
}

/// The date that stands for a regulation: adopted, else published, else in effect.
pub fn regulation_date(here: &Here<'_>, document: &Document) -> Option<DateView> {
    let dates = &document.regulation()?.dates;
    let known = [("adopted", &dates.adopted), ("published", &dates.published), ("effective", &dates.effective)];
    let (key, date) = known.into_iter().find_map(|(key, date)| Some((key, date.value()?)))?;
    Some(here.date(date, document.basis.get(&format!("dates.{key}"))))
}
