//! The names of articles in the large band of time: which have room, and where.

use serde::Serialize;

use crate::draw::force::text_width;
use crate::draw::strip::format_percent;

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

/// More articles than this have no names, and how many rows of names there are.
pub const NAMES: usize = 24;
const NAME_ROWS: usize = 3;
const NAME_HEIGHT: u32 = 14;
/// The least width of the large band where it shows names, how far they may reach into the margin, and the room of a
/// flag, in pixels.
const WIDTH: f64 = 1170.0;
const MARGIN: f64 = 40.0;
const FLAG: f64 = 9.0;
/// The size of names, in pixels; their letters are narrow.
const TEXT: f64 = 12.0;

/// Finds room for the names of articles: on either side of the flag, in rows above each other, where no name covers
/// another one, a flag or a staff. A name that has no room is left out; its flag stays, in the lowest row.
pub fn name_flags(articles: &[(f64, &str)]) -> Vec<NamedFlag> {
    /// A placed flag: its staff, its row, and what its name covers.
    struct Placed {
        x: f64,
        row: usize,
        covers: Option<(f64, f64)>,
        /// Whether the name stands before the flag.
        before: bool,
    }
    let mut placed: Vec<Placed> = Vec::new();
    for (at, &(percent, text)) in articles.iter().enumerate() {
        let x = percent * WIDTH / 100.0;
        let width = text_width(text) * TEXT + FLAG;
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
        placed.push(Placed { x, row, covers, before });
    }
    // What found no room stands where a name of the lowest row can be in its way, which then has none either.
    let is_covered =
        |(from, to): (f64, f64), flag: &Placed| flag.covers.is_none() && from < flag.x + FLAG && flag.x - FLAG < to;
    let crossed = |placed: &[Placed]| {
        placed.iter().position(|name| {
            let covers = name.covers.filter(|_| name.row == NAME_ROWS - 1);
            covers.is_some_and(|covers| placed.iter().any(|flag| is_covered(covers, flag)))
        })
    };
    while let Some(at) = crossed(&placed) {
        placed[at].covers = None;
    }
    let flag = |(flag, (percent, text)): (&Placed, &(f64, &str))| NamedFlag {
        x: format_percent(*percent),
        y: flag.row as u32 * NAME_HEIGHT,
        text: if flag.covers.is_some() { (*text).to_owned() } else { String::new() },
        before: flag.before && flag.covers.is_some(),
    };
    placed.iter().zip(articles).map(flag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each name lies apart from all others, from the flags of its row and from the staffs of those above.
    fn assert_apart(flags: &[NamedFlag]) {
        let x = |flag: &NamedFlag| flag.x.parse::<f64>().expect("a number") * WIDTH / 100.0;
        let covers = |flag: &NamedFlag| {
            let width = text_width(&flag.text) * TEXT;
            if flag.before { (x(flag) - width, x(flag)) } else { (x(flag), x(flag) + width) }
        };
        for (at, one) in flags.iter().enumerate().filter(|(_, flag)| !flag.text.is_empty()) {
            let (from, to) = covers(one);
            assert!(from >= -MARGIN && to <= WIDTH + MARGIN, "{one:?} leaves the drawing");
            for (_, other) in flags.iter().enumerate().filter(|(other, _)| *other != at) {
                let is_in_the_way = other.y <= one.y && from < x(other) && x(other) < to;
                assert!(!is_in_the_way, "{one:?} covers the flag or staff of {other:?}");
                let (a, b) = covers(other);
                assert!(one.y != other.y || to <= a || b <= from, "{one:?} covers {other:?}");
            }
        }
    }

    #[test]
    fn names_of_articles_cover_nothing() {
        let far: Vec<(f64, &str)> =
            (0..12).map(|n| (f64::from(n) * 3.0 + 60.0, "Rhein-Neckar-Zeitung 3/2015")).collect();
        let near = [29.1, 29.9, 32.2, 33.3, 33.5, 37.1, 37.3, 37.6].map(|at| (at, "Written testimony 4/2026"));
        for (articles, fewest) in [(&far[..], 3), (&near[..], 1)] {
            let flags = name_flags(articles);
            assert_apart(&flags);
            let named = flags.iter().filter(|flag| !flag.text.is_empty()).count();
            assert!(named >= fewest && named < flags.len(), "{named} of {}", flags.len());
        }
    }
}
