//! The register of a kind's names, with their letters and how often each is named.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use crate::labels::alphabet::{self, Alphabet};
use crate::link::graph::EvidenceSource;
use crate::model::NameKind;
use crate::page::entity::measures::{self, Signs};
use crate::page::list::bars::{COMPARABLE, YearScale, bars_label, most_of_row, year_scale};
use crate::page::list::facets::{self, Facets};
use crate::page::list::family_name::family_name_first;
use crate::page::list::order::{Group, Order, Orders};
use crate::page::list::parts::{BarEntry, Listed, ROWS_A_PAGE, listing_permalink, on_page};
use crate::page::notation::{DocumentLink, Here};
use crate::site::DocId;

/// Names with their letters.
#[derive(Clone, Debug, Serialize)]
pub struct Register {
    /// «Stand 16. Dezember 2021».
    pub as_of: String,
    /// The heading of the names: «Unternehmen».
    pub column: String,
    /// «2015 – 2021», the years of the bars; empty where there are no dated articles.
    pub years: String,
    /// The width of the drawings with the bars.
    pub width: usize,
    /// What a bar is of: «je Jahr».
    pub bars_of: String,
    /// Whether each row's bars have a scale of their own, so that they say when a name is mentioned, not how often.
    pub has_own_scales: bool,
    /// Whether any name has a country.
    pub has_countries: bool,
    /// Whether any name is subject to a regulation.
    pub has_measures: bool,
    /// One group for each letter.
    pub groups: Vec<RegisterGroup>,
}

/// The names under one letter.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterGroup {
    pub letter: String,
    pub id: String,
    pub rows: Vec<RegisterRow>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RegisterRow {
    pub link: DocumentLink,
    /// Another name by which it is known; empty for none.
    pub alias: String,
    /// Whether any text names it; otherwise it is only inferred from descriptions.
    pub named: bool,
    pub country: String,
    /// How often it is named and by how many articles.
    pub counts: MentionCounts,
    /// Mentions by year of publication: the path of the bars, in a box 24 high and as wide as [`Register::width`].
    pub bars: String,
    /// The same in words.
    pub bars_label: String,
    pub signs: Signs,
    /// Where the regulations are listed.
    pub signs_href: String,
    /// What it is narrowed by in a browser (`facets`).
    pub facets: Facets,
}

/// How often an entity is named.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct MentionCounts {
    /// Articles that name it.
    pub articles: usize,
    /// Articles that support a relation of it only by inference.
    pub inferred: usize,
    pub mentions: usize,
    /// Where they are listed.
    pub href: String,
}

/// Signs in one row; a list with more has them on its own page.
pub const SIGNS_IN_ROW: usize = 12;
/// Shorter lists need no bar.
pub const SHORT_LIST: usize = 12;
/// The register of a kind's names.
pub fn register(here: &Here<'_>, orders: &Orders, kind: usize, number: usize) -> Listed<Register> {
    let order = orders.of_kind(kind, || order_by_name(here, kind));
    let scale = year_scale(here);
    let most = here.graph.most_in_a_year(kind);
    let has_own_scales = most > COMPARABLE;
    let scaled = |by_year: &[(i16, u32)]| {
        let years = scale.as_ref()?;
        let most = most_of_row(most, years.most_in_a_bar(by_year));
        Some(years.reaching(most).bars(by_year))
    };
    let mut groups: Vec<RegisterGroup> = Vec::new();
    let shown = on_page(&order.ids, number, ROWS_A_PAGE).iter().zip(on_page(&order.group_of, number, ROWS_A_PAGE));
    for (&id, &group) in shown {
        let letter = &order.groups[group].label;
        if groups.last().is_none_or(|group| group.letter != *letter) {
            groups.push(RegisterGroup { letter: letter.clone(), id: letter_id(letter), rows: Vec::new() });
        }
        let bars = scaled(&here.graph.tally(id).by_year).unwrap_or_default();
        let row = register_row(here, id, bars, order.counts_signs);
        groups.last_mut().expect("a group was just made").rows.push(row);
    }
    let rows = || groups.iter().flat_map(|group| &group.rows);
    let list = Register {
        as_of: here.as_of(),
        column: here.labels.of(&here.site.config.kinds[kind].singular).to_owned(),
        years: scale.as_ref().map(YearScale::label).unwrap_or_default(),
        bars_of: scale.as_ref().map(|scale| scale.words(here)).unwrap_or_default(),
        width: scale.as_ref().map_or(0, YearScale::width),
        has_own_scales,
        has_countries: rows().any(|row| !row.country.is_empty()),
        has_measures: rows().any(|row| row.signs.has_some()),
        groups,
    };
    let bar = letter_bar(here, kind, order);
    Listed { key: "names", lede: order.lede.clone(), bar, list }
}

/// The documents of a kind by name, under their letters.
fn order_by_name(here: &Here<'_>, kind: usize) -> Order {
    let alphabet = Alphabet::new(here.site.config.language.tag());
    let is_person = here.site.config.kinds[kind].is_person();
    let key = |id: DocId| {
        let document = here.site.document(id);
        if is_person { family_name_first(document) } else { document.title.as_str().into() }
    };
    let mut keyed: Vec<_> = here.site.of_kind(kind).map(|id| (key(id), id)).collect();
    keyed.sort_by(|(a, x), (b, y)| alphabet.compare(a, b).then(x.cmp(y)));
    let ids: Vec<DocId> = keyed.iter().map(|(_, id)| *id).collect();
    let lede = register_lede(here, &ids);
    let letters = alphabet.letters(keyed.iter().map(|(key, _)| &**key));
    let counts_signs = ids.iter().any(|id| here.graph.measures_of(*id).len() > SIGNS_IN_ROW);
    Order { lede, counts_signs, ..Order::new(ids, letters.into_iter()) }
}

fn register_lede(here: &Here<'_>, ids: &[DocId]) -> String {
    let mut lede = here.labels.count("count.entries", ids.len());
    let platforms = ids.iter().filter(|&&id| here.class(id) == "platform").count();
    if platforms > 0 {
        lede.push_str(&here.labels.count("index.platforms", platforms));
    }
    lede.push('.');
    let (unnamed, described) = unnamed(here, ids.iter().copied());
    if unnamed > 0 {
        let key = if described == unnamed { "index.unnamed" } else { "index.unmentioned" };
        lede.push(' ');
        lede.push_str(&here.labels.count(key, unnamed));
        if (1..unnamed).contains(&described) {
            lede.push_str(&here.labels.count("index.described", described));
        }
        if described < unnamed {
            lede.push('.');
        }
    }
    let has_measures = ids.iter().any(|id| !here.graph.measures_of(*id).is_empty());
    if has_measures && ids.iter().any(|id| here.is_without_measures(*id)) {
        lede.push(' ');
        lede.push_str(here.labels.text("index.no_measure"));
    }
    lede
}

/// How many of these no article calls by name, and how many of those articles describe; none in a dossier without articles.
pub fn unnamed(here: &Here<'_>, ids: impl Iterator<Item = DocId>) -> (usize, usize) {
    if here.graph.articles().is_empty() {
        return (0, 0);
    }
    let is_described = |id: DocId| here.graph.is_only_described(here.site, id);
    let of: Vec<bool> = ids
        .map(|id| (id, is_described(id)))
        .filter(|(id, described)| *described || here.graph.tally(*id).articles == 0)
        .map(|(_, described)| described)
        .collect();
    (of.len(), of.iter().filter(|described| **described).count())
}

/// The letters from A to Z and all others that occur, each with the place where it begins.
fn letter_bar(here: &Here<'_>, kind: usize, order: &Order) -> Vec<BarEntry> {
    if order.ids.len() <= SHORT_LIST {
        return Vec::new();
    }
    let groups: HashMap<&str, &Group> = order.groups.iter().map(|group| (group.label.as_str(), group)).collect();
    let entry = |letter: &str| {
        let href = groups.get(letter).map(|group| {
            let page = listing_permalink(here.site, kind, group.first / ROWS_A_PAGE + 1);
            here.href_to(page.as_str(), &letter_id(letter))
        });
        BarEntry { text: letter.to_owned(), href: href.unwrap_or_default(), count: 0 }
    };
    let latin: Vec<String> = ('A'..='Z').map(String::from).collect();
    let is_latin = |letter: &str| latin.iter().any(|l| l == letter);
    let others: Vec<&str> =
        order.groups.iter().map(|group| group.label.as_str()).filter(|letter| !is_latin(letter)).collect();
    let before = others.iter().filter(|letter| **letter == alphabet::BEFORE_A);
    let after = others.iter().filter(|letter| **letter != alphabet::BEFORE_A);
    let has_latin = others.len() < order.groups.len();
    let shown = latin.iter().map(String::as_str).filter(|_| has_latin);
    before.copied().chain(shown).chain(after.copied()).map(entry).collect()
}

fn register_row(here: &Here<'_>, id: DocId, bars: String, counts_signs: bool) -> RegisterRow {
    let document = here.site.document(id);
    let alias = document.shown_names().map(|(_, name)| name).find(|name| {
        matches!(name.kind, NameKind::Abbreviation | NameKind::Alias | NameKind::Native | NameKind::Previous)
    });
    let country = document.entity().and_then(|entity| entity.country.value());
    let by_year = &here.graph.tally(id).by_year;
    RegisterRow {
        link: here.link(id),
        alias: alias.map(|name| name.text.clone()).unwrap_or_default(),
        named: !here.graph.is_only_described(here.site, id),
        country: country.map(|code| here.labels.country(code)).unwrap_or_default(),
        counts: mention_counts(here, id),
        bars,
        bars_label: bars_label(here, by_year),
        signs: measures::signs_in_list(here, id, SIGNS_IN_ROW, counts_signs),
        signs_href: here.href_of(id, "regulations"),
        facets: facets::of_entity(here, id),
    }
}

/// How often an entity is named.
pub fn mention_counts(here: &Here<'_>, id: DocId) -> MentionCounts {
    let tally = here.graph.tally(id);
    let inferred: BTreeSet<DocId> = here
        .graph
        .relations_of(id)
        .filter(|relation| relation.is_inferred_from_articles())
        .flat_map(|relation| &relation.assertions)
        .filter_map(|assertion| match assertion.evidence {
            EvidenceSource::Article { article, .. } => Some(article),
            EvidenceSource::Outside(_) => None,
        })
        .collect();
    MentionCounts {
        articles: tally.articles as usize,
        inferred: inferred.len(),
        mentions: tally.mentions as usize,
        href: here.href_of(id, "mentions"),
    }
}

/// The anchor of a letter: `l-a`, `l-416`.
pub fn letter_id(letter: &str) -> String {
    match letter {
        alphabet::BEFORE_A => "l-0".into(),
        alphabet::AFTER_Z => "l-other".into(),
        _ if letter.is_ascii() => format!("l-{}", letter.to_ascii_lowercase()),
        _ => letter.chars().fold("l".to_owned(), |id, c| format!("{id}-{:x}", u32::from(c))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_anchors_of_letters_and_digits() {
        assert_eq!([letter_id("A"), letter_id("0–9"), letter_id("Я")], ["l-a", "l-0", "l-42f"]);
    }
}
