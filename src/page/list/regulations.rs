//! Regulations by jurisdiction: on their index, and as rows on the front page.

use serde::Serialize;

use crate::labels::alphabet::Alphabet;
use crate::model::Document;
use crate::page::entity::measures::Signs;
use crate::page::list::order::{Group, Order, Orders};
use crate::page::list::register::{MentionCounts, SHORT_LIST, SIGNS_IN_ROW};
use crate::page::list::{BarEntry, IndexList, Listed, ROWS_A_PAGE, listing_permalink, on_page};
use crate::page::notation::{DateView, DocumentLink, Here, StatusView};
use crate::site::DocId;

/// Regulations by jurisdiction.
#[derive(Clone, Debug, Serialize)]
pub struct RegulationIndex {
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
    /// Its anchor.
    pub id: String,
    /// Its regulations, by name.
    pub rows: Vec<RegulationRow>,
}

/// One regulation.
#[derive(Clone, Debug, Serialize)]
pub struct RegulationRow {
    /// The regulation.
    pub link: DocumentLink,
    /// Its full name where the link has the short one.
    pub full: String,
    /// Its type in words.
    pub regulation_type: String,
    /// Its own status.
    pub status: Option<StatusView>,
    /// Adopted, else published, else in effect.
    pub date: Option<DateView>,
    /// Where it stands for its subjects.
    pub signs: Signs,
    /// Where those are listed.
    pub signs_href: String,
    /// How often it is named.
    pub counts: MentionCounts,
}

impl Here<'_> {
    /// The register of regulations by jurisdiction.
    pub fn regulation_index(&self, orders: &Orders, kind: usize, number: usize) -> Listed {
        let order = orders.of_kind(kind, || self.order_by_jurisdiction(kind));
        let mut groups: Vec<RegulationGroup> = Vec::new();
        let shown = on_page(&order.ids, number, ROWS_A_PAGE).iter().zip(on_page(&order.group_of, number, ROWS_A_PAGE));
        for (&id, &place) in shown {
            let label = &order.groups[place].label;
            if groups.last().is_none_or(|group| group.label != *label) {
                groups.push(RegulationGroup { label: label.clone(), id: format!("j-{place}"), rows: Vec::new() });
            }
            groups.last_mut().expect("a group was just made").rows.push(self.regulation_row(id));
        }
        let entry = |(place, group): (usize, &Group)| {
            let page = listing_permalink(self.site, kind, group.first / ROWS_A_PAGE + 1);
            let href = self.href_to(page.as_str(), &format!("j-{place}"));
            BarEntry { text: group.label.clone(), href, count: group.count }
        };
        let is_long = order.ids.len() > SHORT_LIST && order.groups.len() > 1;
        let bar = order.groups.iter().enumerate().filter(|_| is_long).map(entry).collect();
        let column = self.labels.of(&self.site.config.kinds[kind].singular).to_owned();
        let has_affected = groups.iter().flat_map(|group| &group.rows).any(|row| row.signs.total > 0);
        Listed {
            key: "regulations",
            lede: order.lede.clone(),
            bar,
            list: IndexList::Regulations(RegulationIndex { column, has_affected, groups }),
        }
    }

    /// The regulations of a kind by jurisdiction, those without one last, then by name.
    fn order_by_jurisdiction(&self, kind: usize) -> Order {
        let alphabet = Alphabet::new(self.site.config.language.tag());
        let jurisdiction = |id: DocId| {
            let own = self.site.document(id).regulation();
            own.and_then(|own| own.jurisdiction.value()).map(|code| self.labels.country(code))
        };
        let short = |id: DocId| self.site.document(id).short();
        let mut all: Vec<(Option<String>, DocId)> = self.site.of_kind(kind).map(|id| (jurisdiction(id), id)).collect();
        all.sort_by(|(a, x), (b, y)| {
            let place = alphabet.compare(a.as_deref().unwrap_or(""), b.as_deref().unwrap_or(""));
            let is_last = a.is_none().cmp(&b.is_none());
            is_last.then(place).then_with(|| alphabet.compare(short(*x), short(*y))).then(x.cmp(y))
        });
        let (labels, ids): (Vec<Option<String>>, Vec<DocId>) = all.into_iter().unzip();
        let unknown = self.labels.text("index.no_jurisdiction");
        let mut order = Order::new(ids, labels.into_iter().map(|label| label.unwrap_or_else(|| unknown.to_owned())));
        let entries = self.labels.count("count.entries", order.ids.len());
        let spread = || order.groups.iter().map(|group| format!("{} {}", group.label, group.count)).collect::<Vec<_>>();
        order.lede = match order.groups.len() {
            0 | 1 => format!("{entries}."),
            _ => format!("{entries}: {}.", spread().join(", ")),
        };
        order
    }

    /// One regulation in a list.
    pub fn regulation_row(&self, id: DocId) -> RegulationRow {
        let document = self.site.document(id);
        RegulationRow {
            link: self.short_link(id),
            full: if document.short() == document.title { String::new() } else { document.title.clone() },
            regulation_type: self.regulation_type(document),
            status: self.own_status(document),
            date: self.regulation_date(document),
            signs: self.signs(id, SIGNS_IN_ROW),
            signs_href: self.href_of(id, "affected"),
            counts: self.mention_counts(id),
        }
    }

    /// The type of a regulation in words; empty where it is not stated.
    pub fn regulation_type(&self, document: &Document) -> String {
        let own = document.regulation().and_then(|own| own.regulation_type.value());
        own.map_or_else(String::new, |own| self.labels.text(&format!("regulation_type.{}", own.word())).to_owned())
    }

    /// The date that stands for a regulation: adopted, else published, else in effect.
    pub fn regulation_date(&self, document: &Document) -> Option<DateView> {
        let dates = &document.regulation()?.dates;
        let known = [("adopted", &dates.adopted), ("published", &dates.published), ("effective", &dates.effective)];
        let (key, date) = known.into_iter().find_map(|(key, date)| Some((key, date.value()?)))?;
        Some(self.date(date, document.basis.get(&format!("dates.{key}"))))
    }
}
