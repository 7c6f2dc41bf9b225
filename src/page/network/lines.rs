//! The lines of the network: how they bend, and where on them the status of a measure stands.

use std::collections::HashMap;

/// How far each line bends, so that several between the same two nodes can be told apart; 0 for a single one.
pub fn curves(links: &[(usize, usize)]) -> Vec<f64> {
    let pair = |&(a, b): &(usize, usize)| (a.min(b), a.max(b));
    let mut count: HashMap<(usize, usize), usize> = HashMap::new();
    links.iter().for_each(|link| *count.entry(pair(link)).or_default() += 1);
    let mut seen: HashMap<(usize, usize), usize> = HashMap::new();
    let curve = |link: &(usize, usize)| {
        let nth = seen.entry(pair(link)).or_default();
        *nth += 1;
        let middle = (count[&pair(link)] - 1) as f64 / 2.0;
        // Seen from the smaller node, so that two lines in opposite directions bend to different sides.
        ((*nth - 1) as f64 - middle) * 36.0 * if link.0 < link.1 { 1.0 } else { -1.0 }
    };
    links.iter().map(curve).collect()
}

/// Where a label or a sign stands.
pub struct Area {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub foot: f64,
}

impl Area {
    fn has(&self, (x, y): (f64, f64)) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.foot).contains(&y)
    }

    /// Whether something as large as a sign, with its middle there, would touch it.
    fn is_touched(&self, (x, y): (f64, f64)) -> bool {
        let reach = SIGN / 2.0;
        x + reach > self.left && x - reach < self.right && y + reach > self.top && y - reach < self.foot
    }
}

/// How far a line may bend to keep clear of labels, the least first.
const BENDS: [f64; 7] = [0.0, 24.0, -24.0, 48.0, -48.0, 72.0, -72.0];
/// At so many places of a line it is asked whether a label stands there.
const SAMPLES: u32 = 32;

/// How far a line bends so that it runs through as few labels as it can.
pub fn clear_curve(from: (f64, f64), to: (f64, f64), labels: &[&Area]) -> f64 {
    let reach = BENDS.iter().fold(0.0, |most: f64, bend| most.max(bend.abs()));
    let (left, right) = (from.0.min(to.0) - reach, from.0.max(to.0) + reach);
    let (top, foot) = (from.1.min(to.1) - reach, from.1.max(to.1) + reach);
    let is_near = |area: &&&Area| area.right > left && area.left < right && area.foot > top && area.top < foot;
    let near: Vec<&&Area> = labels.iter().filter(is_near).collect();
    let crossed = |bend: f64| {
        let place = |step: u32| along(from, to, bend, f64::from(step) / f64::from(SAMPLES));
        near.iter().filter(|area| (1..SAMPLES).any(|step| area.has(place(step)))).count()
    };
    let mut best = (usize::MAX, 0.0);
    for bend in BENDS {
        let n = crossed(bend);
        if n < best.0 {
            best = (n, bend);
        }
        if n == 0 {
            break;
        }
    }
    best.1
}

/// The size of a status on a line, with the ground that keeps the line clear of it.
const SIGN: f64 = 14.0;
/// The parts of the way along a line at which its status may stand, the best first.
const SIGN_PLACES: [f64; 13] = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.15, 0.85];

/// Where the status of a line stands, and how far the line bends for it: near its middle, clear of labels and signs where that is
/// possible. A line that has no free place bends further.
pub fn sign_place<'a>(
    from: (f64, f64),
    to: (f64, f64),
    curve: f64,
    taken: impl Iterator<Item = &'a Area> + Clone,
) -> (f64, (f64, f64)) {
    let is_free = |place: &(f64, f64)| !taken.clone().any(|area| area.is_touched(*place));
    let free = |bend: f64| SIGN_PLACES.iter().map(|part| along(from, to, bend, *part)).find(is_free);
    let bends = [curve].into_iter().chain(BENDS.map(|bend| curve + bend));
    let found = bends.into_iter().find_map(|bend| Some((bend, free(bend)?)));
    found.unwrap_or_else(|| (curve, along(from, to, curve, 0.5)))
}

/// The place on a line after this part of its way.
fn along(from: (f64, f64), to: (f64, f64), curve: f64, t: f64) -> (f64, f64) {
    let (x, y) = bow(from, to, curve);
    let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
    (a * from.0 + b * x + c * to.0, a * from.1 + b * y + c * to.1)
}

/// The point that a line bends towards.
fn bow(from: (f64, f64), to: (f64, f64), curve: f64) -> (f64, f64) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    ((from.0 + to.0) / 2.0 - dy / length * curve, (from.1 + to.1) / 2.0 + dx / length * curve)
}

/// The path from one sign to another.
pub fn line(from: (f64, f64), to: (f64, f64), curve: f64) -> String {
    let whole = |n: f64| n.round() as i32;
    let (start, end) = (format!("M{} {}", whole(from.0), whole(from.1)), format!("{} {}", whole(to.0), whole(to.1)));
    if curve == 0.0 {
        return format!("{start}L{end}");
    }
    let (x, y) = bow(from, to, curve);
    format!("{start}Q{} {} {end}", whole(x), whole(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_between_the_same_two_nodes_bend_to_different_sides() {
        assert_eq!(curves(&[(0, 1), (1, 2)]), [0.0, 0.0]);
        let both = curves(&[(0, 1), (1, 0)]);
        let (one, other) = (line((0.0, 0.0), (100.0, 0.0), both[0]), line((100.0, 0.0), (0.0, 0.0), both[1]));
        assert_eq!((one.as_str(), other.as_str()), ("M0 0Q50 -18 100 0", "M100 0Q50 18 0 0"));
        assert_eq!(curves(&[(0, 1), (0, 1), (0, 1)]), [-36.0, 0.0, 36.0]);
    }

    #[test]
    fn a_line_bends_where_its_sign_would_stand_in_a_label() {
        let (from, to) = ((0.0, 0.0), (60.0, 0.0));
        let label = Area { left: -10.0, right: 70.0, top: -8.0, foot: 8.0 };
        assert_eq!(sign_place(from, to, 0.0, [].iter()), (0.0, (30.0, 0.0)));
        let (curve, place) = sign_place(from, to, 0.0, [label].iter());
        assert_ne!(curve, 0.0);
        let label = Area { left: -10.0, right: 70.0, top: -8.0, foot: 8.0 };
        assert!(!label.is_touched(place), "{place:?}");
    }

    #[test]
    fn a_line_bends_no_more_than_it_must_to_keep_clear_of_labels() {
        let (from, to) = ((0.0, 0.0), (200.0, 0.0));
        let label = |top: f64| Area { left: 60.0, right: 140.0, top, foot: top + 17.0 };
        assert_eq!(clear_curve(from, to, &[]), 0.0);
        assert_eq!(clear_curve(from, to, &[&label(30.0)]), 0.0);
        // A line bends to half of the way to its point: away from the label, where that is nearer.
        assert_eq!(clear_curve(from, to, &[&label(-4.0)]), -24.0);
        let all: Vec<Area> = (-8..8).map(|row| label(f64::from(row) * 17.0)).collect();
        assert_eq!(
            clear_curve(from, to, &all.iter().collect::<Vec<_>>()),
            0.0,
            "where nothing helps it stays straight"
        );
    }

    #[test]
    fn a_status_stands_on_its_line_beside_what_stands_there_already() {
        let (from, to) = ((0.0, 0.0), (200.0, 0.0));
        assert_eq!(sign_place(from, to, 0.0, [].iter()).1, (100.0, 0.0));
        let label = Area { left: 84.0, right: 110.0, top: -4.0, foot: 13.0 };
        let (_, (x, y)) = sign_place(from, to, 0.0, [&label].into_iter());
        assert!((x, y) != (100.0, 0.0) && !label.is_touched((x, y)), "{x}");
        let everywhere = Area { left: 0.0, right: 200.0, top: -99.0, foot: 99.0 };
        assert_eq!(sign_place(from, to, 0.0, [&everywhere].into_iter()).1, (100.0, 0.0));
        assert_eq!(sign_place(from, to, 40.0, [].iter()).1, (100.0, 20.0), "on the line where that bends");
    }
}
