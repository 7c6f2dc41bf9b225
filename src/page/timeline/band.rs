//! The band of time under the masthead: the axis of the whole dossier, in which the page's own events and articles light
//! up.
//!
//! The axis with everything on it is one picture for all pages, in a light and a dark file that the style sheet shows as
//! a background; a page draws only its own marks over it, in a box for each year, and a sheet says where the years lie. So
//! neither an edit of one document nor a further year changes the others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Serialize;

use crate::draw::axis::Axis;
use crate::draw::by_year::{Years, by_year, middle, width};
use crate::draw::flags::{NAMES, NamedFlag, name_flags};
use crate::draw::marks::{BOX, Marks, Row, Shape, shape, stroke_path};
use crate::draw::strip::format_percent;
use crate::link::graph::{LinkGraph, Moment};
use crate::model::{Date, Permalink, Role};
use crate::page::notation::Here;
use crate::page::notation::event;
use crate::page::plan::{Content, Page};
use crate::site::{DocId, Site, View};

#[derive(Clone, Debug, Serialize)]
pub struct Band {
    pub href: String,
    /// What the band shows, in words.
    pub label: String,
    /// «6 Ereignisse, 2 Stichtage», those of the page; empty for none.
    pub events: String,
    /// «2 Artikel», those of the page; empty for none.
    pub articles: String,
    /// The page's own events, milestones and articles.
    pub boxes: Vec<YearBox>,
}

/// What of a page falls into a year, or fills several.
#[derive(Clone, Debug, Serialize)]
pub struct YearBox {
    /// Its first and its last year: the sheet `band.css` knows where they lie.
    pub from: i16,
    pub to: i16,
    /// How many days it is wide.
    pub width: i16,
    pub marks: Marks,
    pub flags: Flags,
}

/// The picture of the whole dossier, behind the marks of each page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BandPicture {
    /// Whether it is the one for dark pages.
    pub dark: bool,
    pub scale: BandScale,
    pub marks: Marks,
    pub flags: Flags,
}

/// The band that closes the cover of the front page, with everything in it.
#[derive(Clone, Debug, Serialize)]
pub struct LargeBand {
    pub href: String,
    /// What the band shows, in words.
    pub label: String,
    pub scale: BandScale,
    pub marks: Marks,
    /// The articles that have no names: all where they are many, else those known only to a year.
    pub flags: Flags,
    /// The articles with their names, where they are few.
    pub names: Vec<NamedFlag>,
}

/// An axis for a drawing.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BandScale {
    /// Where years begin: place in percent and label, which may be empty.
    pub ticks: Vec<(String, String)>,
    /// What has less room than its time would need: start and width in percent.
    pub compressed: Vec<(String, String)>,
}

/// When articles appeared.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Flags {
    /// One place in percent for each, where they are few.
    pub places: Vec<String>,
    /// Strokes, where they are many.
    pub strokes: String,
    /// Those known only to a year, as bars.
    pub bars: String,
}

/// The band under the masthead: marks lie around a line, articles hang from the upper edge.
const ROW: Row = Row { line: 14.0, heights: [16.0, 10.0, 3.0], centred: true };
const FLAG_ROW: Row = Row { line: 6.0, heights: [6.0, 6.0, 2.0], centred: false };
/// The large band: marks stand on a line, strokes of articles above them.
const LARGE_ROW: Row = Row { line: 71.0, heights: [25.0, 15.0, 5.0], centred: false };
const LARGE_FLAG_ROW: Row = Row { line: 10.0, heights: [10.0, 10.0, 3.0], centred: false };
/// The room of a label of four digits on a phone, in percent of its width.
const LABEL_ROOM: f64 = 9.0;
/// More articles than this are strokes.
const FLAGS: usize = 48;

/// The pictures behind the bands of all pages.
pub fn pages(site: &Site, _: &LinkGraph) -> Vec<Page> {
    let picture = |(path, dark)| {
        let content = move |here: &Here<'_>| Content::new("band.svg", band_picture(here, dark));
        Page::new(site, Permalink::default(), content).as_file(path)
    };
    let years = |here: &Here<'_>| Content::Text(year_sheet(here));
    let sheet = Page::new(site, Permalink::default(), years).as_file("band.css");
    [("band-light.svg", false), ("band-dark.svg", true)].into_iter().map(picture).chain([sheet]).collect()
}

/// Where the years lie in which something begins or ends: a sheet, because pages may have no styles of their own.
fn year_sheet(here: &Here<'_>) -> String {
    let Some(axis) = axis(here) else { return String::new() };
    let articles = here.graph.articles().iter().filter_map(|&id| here.site.document(id).date());
    let mut years = BTreeSet::new();
    for date in all_dates(here).chain(articles) {
        let (first, last) = date.span();
        // An area of several years has a box of those that it fills.
        years.extend([first.year(), first.year() + 1, last.year() - 1, last.year()]);
    }
    let (first, last) = axis.years();
    let mut sheet = String::new();
    for year in years.range(first..=last) {
        let place = axis.year(*year);
        let [left, right] = [place.0, 100.0 - place.1].map(format_percent);
        // Writing to a string cannot fail.
        let _ = write!(sheet, ".from-{year}{{left:{left}%}}.to-{year}{{right:{right}%}}");
    }
    sheet
}

/// The axis of the dossier; none where nothing is dated.
pub fn axis(here: &Here<'_>) -> Option<Axis> {
    Axis::of_years(here.graph.years())
}

pub fn timeline_href(here: &Here<'_>) -> String {
    here.href(&View::Timeline.permalink())
}

/// The band, with the events of the document `of` and the articles that tell them or name it; none in a dossier without
/// dates.
pub fn band(here: &Here<'_>, of: Option<DocId>) -> Option<Band> {
    let Some(id) = of else { return band_with(here, &[], &[]) };
    let moments = here.graph.moments_of(id);
    let articles = match here.site.kind(id).role {
        Role::Article => vec![id],
        _ => event::articles_about(here, id),
    };
    band_with(here, moments, &articles)
}

fn band_with(here: &Here<'_>, moments: &[Moment], articles: &[DocId]) -> Option<Band> {
    if here.graph.years().is_empty() {
        return None;
    }
    let count = |key, n| if n == 0 { String::new() } else { here.labels.count(key, n) };
    let own_events = event::counted(here, moments.iter()).join(", ");
    let own_articles = count("count.articles", articles.len());
    let own: Vec<&str> = [&*own_events, &*own_articles].into_iter().filter(|text| !text.is_empty()).collect();
    let mut label = here.labels.text("band.label").to_owned();
    if !own.is_empty() {
        let what = own.join(&format!(" {} ", here.labels.text("list.and")));
        label.push_str(&here.labels.text("band.own").replace("{what}", &what));
    }
    Some(Band {
        href: timeline_href(here),
        label,
        events: own_events,
        articles: own_articles,
        boxes: boxes(here, moments, articles),
    })
}

fn boxes(here: &Here<'_>, moments: &[Moment], articles: &[DocId]) -> Vec<YearBox> {
    let mut boxes: BTreeMap<Years, (Marks, Flags)> = BTreeMap::new();
    for (years, marks) in by_year(moments.iter().map(|moment| here.graph.date_of(*moment)), ROW) {
        boxes.entry(years).or_default().0 = marks;
    }
    let (coarse, fine) = dates_of(here, articles);
    let strokes = if fine.len() > FLAGS { &fine[..] } else { &[] };
    for (years, marks) in by_year(coarse.iter().chain(strokes).copied(), FLAG_ROW) {
        let flags = &mut boxes.entry(years).or_default().1;
        (flags.bars, flags.strokes) = (marks.bars, marks.blocks + &marks.days);
    }
    for date in if strokes.is_empty() { &fine[..] } else { &[] } {
        let (year, place) = middle(date);
        let places = &mut boxes.entry((year, year)).or_default().1.places;
        let place = format_percent(place);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let year_box = |((from, to), (marks, flags))| YearBox { from, to, width: width(to), marks, flags };
    boxes.into_iter().map(year_box).collect()
}

/// The picture behind the marks of all pages, empty in a dossier without dates: the style sheet names it in any case.
/// `dark` chooses the one for dark pages.
pub fn band_picture(here: &Here<'_>, dark: bool) -> BandPicture {
    let Some(axis) = axis(here) else { return BandPicture { dark, ..BandPicture::default() } };
    BandPicture {
        dark,
        scale: band_scale(here, &axis),
        marks: Marks::of(&axis, all_dates(here), ROW),
        flags: flags(here, &axis, here.graph.articles(), FLAG_ROW),
    }
}

/// The large band of the front page.
pub fn large_band(here: &Here<'_>) -> Option<LargeBand> {
    let axis = axis(here)?;
    let articles = here.graph.articles();
    let few = articles.len() <= NAMES;
    // What is known only to the year is never a point, so it has no flag that a name could stand at.
    let is_coarse = |id: &&DocId| here.site.document(**id).date().is_some_and(|date| shape(date) == Shape::Bar);
    let (coarse, fine): (Vec<DocId>, Vec<DocId>) = articles.iter().partition(is_coarse);
    Some(LargeBand {
        href: timeline_href(here),
        label: here.labels.text("band.label_of").replace("{years}", &here.labels.years(axis.years())),
        scale: band_scale(here, &axis),
        marks: Marks::of(&axis, all_dates(here), LARGE_ROW),
        flags: flags(here, &axis, if few { &coarse } else { articles }, LARGE_FLAG_ROW),
        names: if few { named_flags(here, &axis, &fine) } else { Vec::new() },
    })
}

fn all_dates<'h>(here: &Here<'h>) -> impl Iterator<Item = &'h Date> {
    here.graph.moments().iter().map(|moment| here.graph.date_of(*moment))
}

fn band_scale(here: &Here<'_>, axis: &Axis) -> BandScale {
    let pair = |(start, width): (f64, f64)| (format_percent(start), format_percent(width));
    let year = |tick: crate::draw::axis::YearTick| {
        (format_percent(tick.x), if tick.has_label { tick.year.to_string() } else { String::new() })
    };
    let mut ticks: Vec<(String, String)> = axis.year_ticks(LABEL_ROOM).into_iter().map(year).collect();
    // A dossier of one year has the months instead, of which a phone has room for every second.
    let months = axis.months();
    if let (Some((_, label)), Some((day, _))) = (ticks.first_mut(), months.first()) {
        *label = here.labels.month_of_year(*day, label);
    }
    for (at, (day, x)) in months.iter().enumerate().skip(1) {
        let name = here.labels.text(&format!("month_short.{}", day.month()));
        ticks.push((format_percent(*x), if at % 2 == 0 { name.to_owned() } else { String::new() }));
    }
    BandScale { ticks, compressed: axis.compressed().into_iter().map(pair).collect() }
}

/// The dates of articles: those known only to the year, and the others.
fn dates_of<'h>(here: &Here<'h>, articles: &[DocId]) -> (Vec<&'h Date>, Vec<&'h Date>) {
    let dates = articles.iter().filter_map(|&id| here.site.document(id).date());
    dates.partition(|date| shape(date) == Shape::Bar)
}

/// Articles on the axis: each with a flag where they are few, else strokes.
fn flags(here: &Here<'_>, axis: &Axis, articles: &[DocId], row: Row) -> Flags {
    let (coarse, fine) = dates_of(here, articles);
    let places: Vec<f64> = fine.into_iter().map(|date| axis.middle(date)).collect();
    let mut flags = Flags { bars: Marks::of(axis, coarse.into_iter(), row).bars, ..Flags::default() };
    if places.len() > FLAGS {
        flags.strokes = stroke_path(places.into_iter().map(|x| x * BOX / 100.0).collect(), row, BOX);
    } else {
        flags.places = places.into_iter().map(format_percent).collect();
        flags.places.dedup();
    }
    flags
}

fn named_flags(here: &Here<'_>, axis: &Axis, articles: &[DocId]) -> Vec<NamedFlag> {
    let flag = |&id: &DocId| Some((axis.middle(here.site.document(id).date()?), &**here.graph.cite_as(id)));
    name_flags(&articles.iter().filter_map(flag).collect::<Vec<_>>())
}
