//! The ways into the bibliography: each outlet, or the letters of many, with the page and the place where it begins.

use crate::labels::alphabet::Alphabet;
use crate::model::Slug;
use crate::page::list::order::{Group, Order};
use crate::page::list::parts::{BarEntry, view_part};
use crate::page::list::register::SHORT_LIST;
use crate::page::notation::Here;
use crate::site::{DocId, View};

/// Sources on one page.
pub const SOURCES_A_PAGE: usize = 200;

/// More outlets than this stand under their letters.
const MOST_OUTLETS: usize = 24;

/// The bar above the bibliography: where the outlets of the articles begin, and the sources outside the dossier. Empty where the
/// articles are few, or of one outlet. `order` is that of [`outlet_order`].
pub fn outlet_bar(here: &Here<'_>, order: &Order) -> Vec<BarEntry> {
    let outside = here.graph.outside_sources().len();
    if order.ids.len() <= SHORT_LIST || order.groups.len() < 2 {
        return Vec::new();
    }
    let place = |at: usize, id: &str| {
        let page = view_part(View::Sources, at / SOURCES_A_PAGE + 1);
        here.href_to(page.as_str(), id)
    };
    let entry = |group: &Group| {
        let unknown = || here.labels.text("index.outlet_missing").to_owned();
        let text = if group.label.is_empty() { unknown() } else { group.label.clone() };
        let first = outlet_of(here, order.ids[group.first]);
        BarEntry { text, href: place(group.first, &outlet_id(first)), count: group.count }
    };
    let outside = (outside > 0).then(|| BarEntry {
        text: here.labels.text("sources.outside").to_owned(),
        href: place(order.ids.len(), "outside"),
        count: outside,
    });
    order.groups.iter().map(entry).chain(outside).collect()
}

/// The articles of the bibliography under their outlets, whose case does not count; under the letters of many. Those without an
/// outlet stand under an empty word.
pub fn outlet_order(here: &Here<'_>) -> Order {
    let ids = here.graph.by_outlet();
    let names: Vec<&str> = ids.iter().map(|id| outlet_of(here, *id)).collect();
    let mut label = "";
    // Of one outlet the first article has the spelling.
    let spelled = names.iter().map(|&name| {
        if name.to_lowercase() != label.to_lowercase() {
            label = name;
        }
        label
    });
    let by_outlet = Order::new(ids.to_vec(), spelled.map(str::to_owned));
    if by_outlet.groups.len() <= MOST_OUTLETS {
        return by_outlet;
    }
    let letters = Alphabet::new(here.site.config.language.tag()).letters(names.iter().copied());
    let labels =
        letters.into_iter().zip(&names).map(|(letter, name)| if name.is_empty() { String::new() } else { letter });
    Order::new(by_outlet.ids, labels)
}

/// The outlet of an article's source; empty where it is not known.
fn outlet_of<'h>(here: &Here<'h>, id: DocId) -> &'h str {
    here.site.document(id).outlet().unwrap_or_default()
}

/// The anchor of an outlet.
pub fn outlet_id(name: &str) -> String {
    match name {
        "" => "no-outlet".into(),
        _ => format!("outlet-{}", Slug::of_word(&name.to_lowercase())),
    }
}
