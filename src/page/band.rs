//! The band of time under the masthead: the axis of the whole dossier, in which the page's own events and articles light
//! up.
//!
//! The axis with everything on it is one picture for all pages, in a light and a dark file that the style sheet shows as
//! a background; a page draws only its own marks over it. So an edit of one document changes the picture and not every
//! page. Places depend on nothing but the years that the dossier reaches, which change rarely.

use serde::Serialize;

use super::axis::Axis;
use super::marks::{BOX, Marks, Row, Shape, shape, stroke_path};
use super::notation::Here;
use super::strip::format_percent;
use crate::model::{Date, Role};
use crate::site::DocId;

/// The band of one page.
#[derive(Clone, Debug, Serialize)]
pub struct Band {
    /// The timeline.
    pub href: String,
    /// What the band shows, in words.
    pub label: String,
    /// «6 Ereignisse», those of the page; empty for none.
    pub events: String,
    /// «2 Artikel», those of the page; empty for none.
    pub articles: String,
    /// The page's own events.
    pub marks: Marks,
    /// The page's own articles.
    pub flags: Flags,
}

/// The picture of the whole dossier, behind the marks of each page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BandPicture {
    /// Whether it is the one for dark pages.
    pub dark: bool,
    /// The axis.
    pub scale: BandScale,
    /// All events.
    pub marks: Marks,
    /// All articles.
    pub flags: Flags,
}

/// The band that closes the cover of the front page, with everything in it.
#[derive(Clone, Debug, Serialize)]
pub struct LargeBand {
    /// The timeline.
    pub href: String,
    /// What the band shows, in words.
    pub label: String,
    /// The axis.
    pub scale: BandScale,
    /// All events.
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

/// An article with its name in the large band.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct NamedFlag {
    /// Its place in percent.
    pub x: String,
    /// The top of its flag, in pixels.
    pub y: u32,
    /// `ONEtoONE 8/2020`; empty where there is no room for it.
    pub text: String,
    /// Whether the name stands before the flag.
    pub before: bool,
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
/// More articles than this have no names, and how many rows of names there are.
const NAMES: usize = 24;
const NAME_ROWS: usize = 3;
const NAME_HEIGHT: u32 = 14;
/// The least width of the large band where it shows names, how far they may reach into the margin, and the room of a
/// flag, in pixels.
const WIDTH: f64 = 1170.0;
const MARGIN: f64 = 40.0;
const FLAG: f64 = 9.0;

impl Here<'_> {
    /// The axis of the dossier; none where nothing is dated.
    pub fn axis(&self) -> Option<Axis> {
        Axis::of_years(self.graph.years())
    }

    /// Where the timeline is.
    pub fn timeline_href(&self) -> String {
        self.href_to("timeline/", "")
    }

    /// The band without marks of the page's own; none in a dossier without dates.
    pub fn band(&self) -> Option<Band> {
        self.band_with(&[], &[])
    }

    /// The band of a document's page: its events, and the articles that tell them or name it.
    pub fn own_band(&self, id: DocId) -> Option<Band> {
        let events: Vec<&Date> = self.graph.events_of(id).map(|event| &event.event.date).collect();
        let articles = match self.site.kind(id).role {
            Role::Article => vec![id],
            _ => self.articles_about(id),
        };
        self.band_with(&events, &articles)
    }

    fn band_with(&self, events: &[&Date], articles: &[DocId]) -> Option<Band> {
        let axis = self.axis()?;
        let count = |key, n| if n == 0 { String::new() } else { self.labels.count(key, n) };
        let (own_events, own_articles) = (count("count.events", events.len()), count("count.articles", articles.len()));
        let own: Vec<&str> = [&*own_events, &*own_articles].into_iter().filter(|text| !text.is_empty()).collect();
        let mut label = self.band_label(&axis);
        if !own.is_empty() {
            let what = own.join(&format!(" {} ", self.labels.text("list.and")));
            label.push_str(&self.labels.text("band.own").replace("{what}", &what));
        }
        Some(Band {
            href: self.timeline_href(),
            label,
            events: own_events,
            articles: own_articles,
            marks: Marks::of(&axis, events.iter().copied(), ROW),
            flags: self.flags(&axis, articles, FLAG_ROW),
        })
    }

    /// The picture behind the marks of all pages, empty in a dossier without dates: the style sheet names it in any case.
    /// `dark` chooses the one for dark pages.
    pub fn band_picture(&self, dark: bool) -> BandPicture {
        let Some(axis) = self.axis() else { return BandPicture { dark, ..BandPicture::default() } };
        BandPicture {
            dark,
            scale: self.band_scale(&axis),
            marks: Marks::of(&axis, self.all_event_dates(), ROW),
            flags: self.flags(&axis, self.graph.articles(), FLAG_ROW),
        }
    }

    /// The large band of the front page.
    pub fn large_band(&self) -> Option<LargeBand> {
        let axis = self.axis()?;
        let articles = self.graph.articles();
        let few = articles.len() <= NAMES;
        // What is known only to the year is never a point, so it has no flag that a name could stand at.
        let is_coarse = |id: &&DocId| self.site.document(**id).date().is_some_and(|date| shape(date) == Shape::Bar);
        let (coarse, fine): (Vec<DocId>, Vec<DocId>) = articles.iter().partition(is_coarse);
        Some(LargeBand {
            href: self.timeline_href(),
            label: self.band_label(&axis),
            scale: self.band_scale(&axis),
            marks: Marks::of(&axis, self.all_event_dates(), LARGE_ROW),
            flags: self.flags(&axis, if few { &coarse } else { articles }, LARGE_FLAG_ROW),
            names: if few { self.named_flags(&axis, &fine) } else { Vec::new() },
        })
    }

    fn band_label(&self, axis: &Axis) -> String {
        self.labels.text("band.label").replace("{years}", &self.years_in_words(axis.years()))
    }

    /// «2015 bis 2021», «2021».
    pub fn years_in_words(&self, (first, last): (i16, i16)) -> String {
        let words = self.labels.text("index.years");
        match first == last {
            true => first.to_string(),
            false => words.replace("{first}", &first.to_string()).replace("{last}", &last.to_string()),
        }
    }

    fn all_event_dates(&self) -> impl Iterator<Item = &Date> {
        self.graph.events().iter().map(|event| &event.event.date)
    }

    fn band_scale(&self, axis: &Axis) -> BandScale {
        let pair = |(start, width): (f64, f64)| (format_percent(start), format_percent(width));
        let year = |tick: super::axis::YearTick| {
            (format_percent(tick.x), if tick.has_label { tick.year.to_string() } else { String::new() })
        };
        let mut ticks: Vec<(String, String)> = axis.year_ticks(LABEL_ROOM).into_iter().map(year).collect();
        // A dossier of one year has the months instead, of which a phone has room for every second.
        let months = axis.months();
        for (at, (day, x)) in months.iter().enumerate().skip(1) {
            let name = self.labels.text(&format!("month_short.{}", day.month()));
            ticks.push((format_percent(*x), if at % 2 == 0 { name.to_owned() } else { String::new() }));
        }
        BandScale { ticks, compressed: axis.compressed().into_iter().map(pair).collect() }
    }

    /// Articles on the axis: each with a flag where they are few, else strokes.
    fn flags(&self, axis: &Axis, articles: &[DocId], row: Row) -> Flags {
        let dates = articles.iter().filter_map(|&id| self.site.document(id).date());
        let (coarse, fine): (Vec<&Date>, Vec<&Date>) = dates.partition(|date| shape(date) == Shape::Bar);
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

    fn named_flags(&self, axis: &Axis, articles: &[DocId]) -> Vec<NamedFlag> {
        let flag = |&id: &DocId| Some((axis.middle(self.site.document(id).date()?), &**self.graph.cite_as(id)));
        name_flags(&articles.iter().filter_map(flag).collect::<Vec<_>>())
    }
}

/// Finds room for the names of articles: on either side of the flag, in rows above each other, where no name covers
/// another one or a staff. A name that has no room is left out; its flag stays.
fn name_flags(articles: &[(f64, &str)]) -> Vec<NamedFlag> {
    /// A placed flag: its staff, its row, and what its name covers.
    struct Placed {
        x: f64,
        row: usize,
        covers: Option<(f64, f64)>,
    }
    let mut placed: Vec<Placed> = Vec::new();
    let mut flags = Vec::new();
    for (at, &(percent, text)) in articles.iter().enumerate() {
        let x = percent * WIDTH / 100.0;
        let width = text_width(text) + FLAG;
        let next = articles.get(at + 1).map_or(f64::MAX, |next| next.0 * WIDTH / 100.0);
        let mut sides = [(false, (x - FLAG, x + width)), (true, (x - width, x + FLAG))];
        if next < x + width {
            // The name would be in the way of the next flag.
            sides.reverse();
        }
        let free = |row: usize, covers: (f64, f64)| {
            let inside = 0.0 <= covers.0 + FLAG && covers.1 <= WIDTH + MARGIN;
            // The staff of a flag above goes through the rows below it.
            inside
                && placed.iter().all(|other| {
                    let overlaps = |(from, to): (f64, f64)| from < covers.1 && covers.0 < to;
                    let names = other.row == row && other.covers.is_some_and(overlaps);
                    let crossed = other.row < row && covers.0 < other.x && other.x < covers.1;
                    let crosses = other.row > row && other.covers.is_some_and(|(from, to)| from < x && x < to);
                    !names && !crossed && !crosses
                })
        };
        let places = (0..NAME_ROWS).flat_map(|row| sides.map(|(before, covers)| (row, before, covers)));
        let found = places.into_iter().find(|(row, _, covers)| free(*row, *covers));
        let (row, before, covers) = match found {
            Some((row, before, covers)) => (row, before, Some(covers)),
            None => (NAME_ROWS - 1, false, None),
        };
        placed.push(Placed { x, row, covers });
        flags.push(NamedFlag {
            x: format_percent(percent),
            y: row as u32 * NAME_HEIGHT,
            text: if covers.is_some() { text.to_owned() } else { String::new() },
            before,
        });
    }
    flags
}

/// About how wide a text is in the sans serif, at 13 pixels.
fn text_width(text: &str) -> f64 {
    let width = |c: char| match c {
        'm' | 'w' => 10.5,
        _ if "fijlrt.,:;/ '’|()[]".contains(c) => 4.2,
        _ if c.is_uppercase() => 9.4,
        _ => 7.3,
    };
    text.chars().map(width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_articles_never_cover_each_other() {
        let near: Vec<(f64, &str)> =
            (0..12).map(|n| (f64::from(n) * 3.0 + 60.0, "Rhein-Neckar-Zeitung 3/2015")).collect();
        let flags = name_flags(&near);
        let shown: Vec<&NamedFlag> = flags.iter().filter(|flag| !flag.text.is_empty()).collect();
        assert!(shown.len() >= 3 && shown.len() < flags.len(), "{} of {}", shown.len(), flags.len());
        let covers = |flag: &NamedFlag| {
            let x: f64 = flag.x.parse::<f64>().expect("a number") * WIDTH / 100.0;
            let width = text_width(&flag.text);
            if flag.before { (x - width, x) } else { (x, x + width) }
        };
        for (at, one) in shown.iter().enumerate() {
            for other in &shown[at + 1..] {
                let (a, b) = (covers(one), covers(other));
                assert!(one.y != other.y || a.1 <= b.0 || b.1 <= a.0, "{one:?} {other:?}");
            }
            assert!(covers(one).1 <= WIDTH + MARGIN, "{one:?} leaves the drawing");
        }
    }
}
