//! What is known of every document in a few bits: what results are counted, narrowed and ordered by before any title is
//! loaded.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::{Value, json};

use super::bits::{BitWriter, text};
use super::vocabulary::Lengths;
use crate::model::{Document, Role};
use crate::page::list::facets::{self, Facets};
use crate::page::notation::Here;
use crate::site::DocId;

/// The columns of all documents that can be found.
pub struct Columns {
    /// How they are read: the values that numbers stand for, and the width of each column.
    pub head: Value,
    /// Parts of [`PART`] documents each, as text.
    pub parts: Vec<String>,
    /// For each part the day of each document, as text; only needed to order by date.
    pub days: Vec<String>,
}

/// Documents whose columns are in one file.
pub const PART: usize = 16_384;
/// Bits of the length of a body, which is a logarithm.
const LENGTH_BITS: u32 = 4;
/// Bits of the length of a title in words.
const TITLE_BITS: u32 = 3;

/// What a document may have several of, by the words of the lists' own tools.
const SEVERAL: [&str; 3] = ["topic", "type", "status"];

/// Years, outlets, languages, places, topics, types, statuses and lengths of documents.
pub fn columns(here: &Here<'_>, ids: &[DocId], lengths: &[Lengths]) -> Columns {
    let documents: Vec<&Document> = ids.iter().map(|id| here.site.document(*id)).collect();
    let years: Vec<i16> = documents.iter().filter_map(|document| day(document)).map(|day| day.year()).collect();
    let first_year = years.iter().copied().min().unwrap_or(0);
    let year_bits = width(years.iter().copied().max().map_or(0, |last| (last - first_year) as usize + 1));
    let outlets = Values::of(documents.iter().map(|document| document.outlet()));
    let languages = Values::of(documents.iter().map(|document| Some(document.language.tag())));
    let places = Values::of(documents.iter().map(|document| place(document)));
    let facets: Vec<Facets> = ids.par_iter().map(|id| facets::of_page(here, *id)).collect();
    let several = SEVERAL.map(|key| Sets::of(facets.iter().map(|facets| facets.values(key).collect())));
    let days: Vec<Option<i32>> = documents.iter().map(|document| day(document).map(days_since_1970)).collect();
    let first_day = days.iter().flatten().copied().min().unwrap_or(0);
    let day_bits = width(days.iter().flatten().max().map_or(0, |last| (last - first_day) as usize + 1));

    let mut columns = Columns { head: Value::Null, parts: Vec::new(), days: Vec::new() };
    for start in (0..documents.len()).step_by(PART) {
        let (mut writer, mut day_writer) = (BitWriter::default(), BitWriter::default());
        for at in start..documents.len().min(start + PART) {
            let document = documents[at];
            let year = day(document).map_or(0, |day| (day.year() - first_year) as u32 + 1);
            writer.fixed(year, year_bits);
            writer.fixed(outlets.number(document.outlet()), outlets.bits);
            writer.fixed(languages.number(Some(document.language.tag())), languages.bits);
            writer.fixed(places.number(place(document)), places.bits);
            several.iter().for_each(|sets| writer.fixed(sets.numbers[at], sets.bits));
            writer.fixed(length_code(lengths[at].body), LENGTH_BITS);
            writer.fixed(lengths[at].title.min((1 << TITLE_BITS) - 1), TITLE_BITS);
            day_writer.fixed(days[at].map_or(0, |day| (day - first_day) as u32 + 1), day_bits);
        }
        columns.parts.push(text(&writer.finish()));
        columns.days.push(text(&day_writer.finish()));
    }
    let [topic_bits, type_bits, status_bits] = several.each_ref().map(|sets| sets.bits);
    columns.head = json!({
        "part": PART,
        "bits": [
            year_bits, outlets.bits, languages.bits, places.bits, topic_bits, type_bits, status_bits, LENGTH_BITS, TITLE_BITS,
        ],
        "year": first_year,
        "day": [first_day, day_bits],
        "outlets": outlets.list,
        "languages": languages.list.iter().map(|tag| [tag.to_string(), here.labels.language(tag)]).collect::<Vec<_>>(),
        "places": places.list.iter().map(|code| [code.to_string(), here.labels.country(code)]).collect::<Vec<_>>(),
        "several": SEVERAL.iter().zip(&several).map(|(key, sets)| (*key, sets.head())).collect::<BTreeMap<_, _>>(),
        "length": mean(lengths.iter().map(|lengths| lengths.body)),
        "title": mean(lengths.iter().map(|lengths| lengths.title)),
    });
    columns
}

/// The day that stands for a document: an article's, a regulation's, else when the page was published.
pub fn day(document: &Document) -> Option<jiff::civil::Date> {
    let dates = document.regulation().map(|own| &own.dates);
    let own = dates.and_then(|dates| dates.adopted.value().or(dates.published.value()).or(dates.effective.value()));
    own.or_else(|| document.date()).map(|date| date.earliest)
}

fn days_since_1970(day: jiff::civil::Date) -> i32 {
    (day - jiff::civil::date(1970, 1, 1)).get_days()
}

/// Where a regulation holds, or where another entity is at home.
pub fn place(document: &Document) -> Option<&str> {
    document.jurisdiction().or_else(|| document.entity()?.country.value().map(String::as_str))
}

/// Whole numbers from 0 to 15 for lengths from 16 to 2,896 words, each 1.4 times the one before.
fn length_code(words: u32) -> u32 {
    let steps = (f64::from(words.max(16)) / 16.0).log2() * 2.0;
    (steps.round() as u32).min((1 << LENGTH_BITS) - 1)
}

fn mean(lengths: impl ExactSizeIterator<Item = u32>) -> u64 {
    let count = lengths.len().max(1) as u64;
    lengths.map(u64::from).sum::<u64>().div_ceil(count)
}

/// Bits for numbers up to `most`.
fn width(most: usize) -> u32 {
    usize::BITS - most.leading_zeros()
}

/// The different values of a column, in order; number 0 stands for none.
struct Values<'a> {
    list: Vec<&'a str>,
    numbers: BTreeMap<&'a str, u32>,
    bits: u32,
}

impl<'a> Values<'a> {
    fn of(values: impl Iterator<Item = Option<&'a str>>) -> Values<'a> {
        let list: Vec<&str> = values.flatten().collect::<BTreeSet<_>>().into_iter().collect();
        let numbers = list.iter().zip(1..).map(|(value, number)| (*value, number)).collect();
        Values { bits: width(list.len()), list, numbers }
    }

    fn number(&self, value: Option<&str>) -> u32 {
        value.map_or(0, |value| self.numbers[value])
    }
}

/// The different sets of values of a column, numbered from 1 as they come; number 0 is the empty one.
struct Sets<'a> {
    values: Values<'a>,
    list: Vec<Vec<&'a str>>,
    /// Of each document the number of its set.
    numbers: Vec<u32>,
    bits: u32,
}

impl<'a> Sets<'a> {
    fn of(documents: impl Iterator<Item = Vec<&'a str>> + Clone) -> Sets<'a> {
        let values = Values::of(documents.clone().flatten().map(Some));
        let (mut list, mut known) = (vec![Vec::new()], BTreeMap::from([(Vec::new(), 0)]));
        let numbers = documents.map(|set| {
            *known.entry(set).or_insert_with_key(|set| {
                list.push(set.clone());
                list.len() as u32 - 1
            })
        });
        let numbers = numbers.collect();
        Sets { bits: width(list.len() - 1), values, list, numbers }
    }

    /// The words of all values, and of each set the numbers of its own, as [`Values`] counts them: `[0]` says that there is none.
    fn head(&self) -> Value {
        let number = |value: &&str| self.values.number(Some(value));
        let sets: Vec<Vec<u32>> = self.list.iter().map(|set| set.iter().map(number).collect()).collect();
        let sets = sets.into_iter().map(|set| if set.is_empty() { vec![0] } else { set });
        json!({ "values": self.values.list, "sets": sets.collect::<Vec<_>>() })
    }
}

/// How many documents each kind has, in the order of documents, with what the client must know of a kind.
pub fn kinds(here: &Here<'_>, ids: &[DocId]) -> Value {
    let runs = ids.chunk_by(|a, b| here.site.kind_of[a.index()] == here.site.kind_of[b.index()]);
    let kind = |run: &[DocId]| {
        let kind = here.site.kind(run[0]);
        json!({
            "n": run.len(), "name": *kind.name, "folder": *kind.folder, "class": here.kind_class(kind), "entity": kind.is_entity(),
            "article": kind.role == Role::Article, "one": here.labels.of(&kind.singular), "many": here.labels.of(&kind.plural),
        })
    };
    runs.map(kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_coded_in_sixteen_steps() {
        assert_eq!([0, 16, 22, 23, 500, 3000, u32::MAX].map(length_code), [0, 0, 1, 1, 10, 15, 15]);
    }

    #[test]
    fn documents_with_the_same_values_share_a_set() {
        let sets = Sets::of([vec!["b", "a"], vec![], vec!["a"], vec!["b", "a"]].into_iter());
        assert_eq!(sets.numbers, [1, 0, 2, 1]);
        assert_eq!(sets.bits, 2);
        assert_eq!(sets.head(), json!({ "values": ["a", "b"], "sets": [[0], [2, 1], [1]] }));
    }

    #[test]
    fn widths_hold_the_largest_number() {
        assert_eq!([0, 1, 2, 3, 4, 255, 256].map(width), [0, 1, 2, 2, 3, 8, 9]);
    }
}
