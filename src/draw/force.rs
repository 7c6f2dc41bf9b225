//! Where the names of the network stand: a force layout of our own, the same on every machine and stable under small edits.
//!
//! Each node starts near the place of its topic, at an offset that follows from its address alone. Then linked nodes
//! pull each other, near nodes push each other (Fruchterman and Reingold), and each is held loosely at its topic's
//! place, so that a new node moves its neighbours and hardly anybody else. At last boxes that cover each other are
//! pushed apart. Only arithmetic that every processor does alike is used: no sines, no logarithms.

#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// Its permanent address: decides where it starts.
    pub key: &'a str,
    /// Its topic, an index below the number of topics.
    pub topic: Option<usize>,
    /// The width of its box: sign and label.
    pub width: f64,
    pub height: f64,
}

/// The middle of a node's box, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// The length that a link strives for.
const LINK: f64 = 54.0;
/// Nodes further apart than this do not push each other.
const REACH: f64 = 4.0 * LINK;
/// How strongly a node is held at the place of its topic.
const HOLD: f64 = 0.035;
/// Labels are wide, so the picture is stretched: at least and at most so much.
const STRETCH: (f64, f64) = (1.4, 2.2);
/// How much further a box is pushed aside than up or down.
const SIDEWAYS: f64 = 2.0;
/// How often all forces act.
const STEPS: usize = 120;
/// How much of the way to its balance a node goes in one step.
const PACE: f64 = 0.6;
/// The empty space between two boxes.
const GAP: f64 = 6.0;

/// Places nodes, then the captions of topics above their nodes. `links` are pairs of indices, `topics` the number of
/// topics; a caption is a box whose topic is given.
pub fn layout(nodes: &[Node<'_>], links: &[(usize, usize)], topics: usize, captions: &[Node<'_>]) -> Vec<Point> {
    let topic_of = topic_of(nodes, links, topics);
    let homes = homes(&topic_of, topics);
    let mut places: Vec<Point> = nodes.iter().zip(&homes).map(|(node, home)| start(node.key, *home)).collect();
    let mut forces = vec![Force::default(); nodes.len()];
    for _ in 0..STEPS {
        for ((force, place), home) in forces.iter_mut().zip(&places).zip(&homes) {
            *force = Force { x: (home.x - place.x) * HOLD, y: (home.y - place.y) * HOLD, stiffness: HOLD };
        }
        push(&places, &mut forces);
        for &(a, b) in links {
            let (dx, dy) = (places[b].x - places[a].x, places[b].y - places[a].y);
            forces[a].add(dx, dy, 1.0);
            forces[b].add(-dx, -dy, 1.0);
        }
        // Divided by what holds the node, a step never overshoots: the picture comes to rest instead of trembling, and a
        // small difference at the start stays one.
        for (place, force) in places.iter_mut().zip(&forces) {
            place.x += force.x / force.stiffness * PACE;
            place.y += force.y / force.stiffness * PACE;
        }
    }
    let sum = |of: fn(&Node<'_>) -> f64| nodes.iter().map(of).sum::<f64>();
    let stretch = (sum(|node| node.width) / sum(|node| node.height).max(1.0) / 2.0).clamp(STRETCH.0, STRETCH.1);
    places.iter_mut().for_each(|place| place.x *= stretch);
    let above = captions.iter().map(|caption| above(caption, &topic_of, &places)).collect::<Vec<_>>();
    places.extend(above);
    let boxes: Vec<&Node<'_>> = nodes.iter().chain(captions).collect();
    separate(&boxes, &mut places);
    places.iter_mut().for_each(|place| *place = Point { x: place.x.round(), y: place.y.round() });
    places
}

/// What acts on a node, and how much it resists.
#[derive(Clone, Copy, Debug, Default)]
struct Force {
    x: f64,
    y: f64,
    stiffness: f64,
}

impl Force {
    fn add(&mut self, dx: f64, dy: f64, strength: f64) {
        self.x += dx * strength;
        self.y += dy * strength;
        self.stiffness += strength;
    }
}

/// Near nodes push each other apart.
fn push(places: &[Point], forces: &mut [Force]) {
    for a in 0..places.len() {
        let (at, mut own) = (places[a], forces[a]);
        for b in a + 1..places.len() {
            let (dx, dy) = (at.x - places[b].x, at.y - places[b].y);
            let square = dx * dx + dy * dy;
            if square < REACH * REACH {
                let strength = LINK * LINK / square.max(LINK);
                own.add(dx, dy, strength);
                forces[b].add(-dx, -dy, strength);
            }
        }
        forces[a] = own;
    }
}

/// The topic of each node. One without belongs to the topic of most of its neighbours.
fn topic_of(nodes: &[Node<'_>], links: &[(usize, usize)], topics: usize) -> Vec<Option<usize>> {
    let mut votes: Vec<Vec<u32>> = vec![Vec::new(); nodes.len()];
    for (a, b) in links.iter().flat_map(|&(a, b)| [(a, b), (b, a)]) {
        if let (None, Some(topic)) = (nodes[a].topic, nodes[b].topic) {
            votes[a].resize(topics, 0);
            votes[a][topic] += 1;
        }
    }
    let voted = |votes: &[u32]| {
        let most = votes.iter().copied().max()?;
        votes.iter().position(|votes| *votes == most)
    };
    nodes.iter().zip(&votes).map(|(node, votes)| node.topic.or_else(|| voted(votes))).collect()
}

/// The place of each node's topic, on a circle; without a topic, its middle.
fn homes(topic_of: &[Option<usize>], topics: usize) -> Vec<Point> {
    // Distances grow with the number of nodes in steps, so that one more does not move all.
    let radius = if topics < 2 { 0.0 } else { LINK * 0.5 * (topic_of.len().div_ceil(16) as f64 * 16.0).sqrt() };
    let home = |topic: &Option<usize>| match topic {
        Some(topic) => {
            let direction = direction(*topic as f64 / topics as f64);
            Point { x: direction.x * radius, y: direction.y * radius }
        }
        None => Point { x: 0.0, y: 0.0 },
    };
    topic_of.iter().map(home).collect()
}

/// A direction by its share of the whole turn, beginning at the upper left.
fn direction(turn: f64) -> Point {
    let quarter = turn * 4.0;
    let part = quarter - quarter.floor();
    let (x, y) = match quarter as u8 {
        0 => (part - 1.0 + part, -1.0),
        1 => (1.0, part - 1.0 + part),
        2 => (1.0 - part - part, 1.0),
        _ => (-1.0, 1.0 - part - part),
    };
    let length = (x * x + y * y).sqrt();
    Point { x: x / length, y: y / length }
}

/// Where a node starts: near its home, at an offset that only its address decides.
fn start(key: &str, home: Point) -> Point {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in key.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    // The last bytes of an address would else decide little.
    hash ^= hash >> 29;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^= hash >> 32;
    let share = |bits: u64| (bits & 0xffff) as f64 / 65536.0 - 0.5;
    Point { x: home.x + share(hash) * LINK * 3.0, y: home.y + share(hash >> 16) * LINK * 3.0 }
}

/// The place of a topic's caption: above the middle of its nodes.
fn above(caption: &Node<'_>, topic_of: &[Option<usize>], places: &[Point]) -> Point {
    let own = || topic_of.iter().zip(places).filter(|(topic, _)| **topic == caption.topic).map(|(_, place)| place);
    let top = own().map(|place| place.y).fold(f64::MAX, f64::min);
    let (left, right) = own().fold((f64::MAX, f64::MIN), |(l, r), place| (l.min(place.x), r.max(place.x)));
    if top == f64::MAX {
        Point { x: 0.0, y: 0.0 }
    } else {
        Point { x: (left + right) / 2.0, y: top - caption.height * 1.7 }
    }
}

/// Pushes boxes apart until none covers another.
fn separate(nodes: &[&Node<'_>], places: &mut [Point]) {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    let tallest = nodes.iter().map(|node| node.height).fold(0.0, f64::max) + GAP;
    // Spreading the picture makes room in the end, however tight it is.
    for _ in 0..80 {
        if (0..24).any(|_| !separate_once(nodes, places, &mut order, tallest)) {
            return;
        }
        places.iter_mut().for_each(|place| *place = Point { x: place.x * 1.05, y: place.y * 1.05 });
    }
}

/// One round, from top to bottom; whether any box had to move.
fn separate_once(nodes: &[&Node<'_>], places: &mut [Point], order: &mut [usize], tallest: f64) -> bool {
    order.sort_by(|a, b| places[*a].y.total_cmp(&places[*b].y).then(a.cmp(b)));
    let mut moved = false;
    for (at, &a) in order.iter().enumerate() {
        for &b in &order[at + 1..] {
            let (dx, dy) = (places[b].x - places[a].x, places[b].y - places[a].y);
            // A box that was pushed up in this round is met again in the next one.
            if dy > tallest {
                break;
            }
            let x = (nodes[a].width + nodes[b].width) / 2.0 + GAP - dx.abs();
            let y = (nodes[a].height + nodes[b].height) / 2.0 + GAP - dy.abs();
            if x <= 0.0 || y <= 0.0 {
                continue;
            }
            moved = true;
            // Along the shorter way, half each, and a little more, since places are rounded at the end. Boxes are wide:
            // the way aside counts half, or the picture would grow downwards only.
            if x < y * SIDEWAYS {
                let half = (x / 2.0 + 0.6) * if dx < 0.0 { -1.0 } else { 1.0 };
                places[a].x -= half;
                places[b].x += half;
            } else {
                let half = (y / 2.0 + 0.6) * if dy < 0.0 { -1.0 } else { 1.0 };
                places[a].y -= half;
                places[b].y += half;
            }
        }
    }
    moved
}

/// How wide a text is, in units of its size: an estimate for common typefaces without serifs, on the large side.
pub fn text_width(text: &str) -> f64 {
    let letter = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.32,
        't' | 'f' | 'r' | ' ' | '(' | ')' | '[' | ']' | '-' | '/' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 0.96,
        c if (c as u32) >= 0x1100 => 1.04,
        c if c.is_uppercase() => 0.74,
        _ => 0.61,
    };
    text.chars().map(letter).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dossier-like graph: in each topic a few hubs and what hangs on them.
    fn graph(count: usize, topics: usize) -> (Vec<String>, Vec<(usize, usize)>) {
        let keys = (0..count).map(|n| format!("companies/firm-{n}/")).collect();
        let links = (topics..count).flat_map(|n| [(n % topics, n), ((n * 7 + 3) % n, n)]).collect();
        (keys, links)
    }

    fn nodes<'a>(keys: &'a [String], topics: usize) -> Vec<Node<'a>> {
        let node = |(at, key): (usize, &'a String)| Node {
            key,
            topic: Some(at % topics),
            width: 40.0 + (at * 37 % 110) as f64,
            height: 36.0,
        };
        keys.iter().enumerate().map(node).collect()
    }

    #[test]
    fn no_box_covers_another() {
        for count in [2, 51, 300] {
            let (keys, links) = graph(count, 2.max(count / 20));
            let nodes = nodes(&keys, 2.max(count / 20));
            let places = layout(&nodes, &links, 2.max(count / 20), &[]);
            for a in 0..count {
                for b in a + 1..count {
                    let x = (places[a].x - places[b].x).abs() - (nodes[a].width + nodes[b].width) / 2.0;
                    let y = (places[a].y - places[b].y).abs() - (nodes[a].height + nodes[b].height) / 2.0;
                    assert!(x >= 0.0 || y >= 0.0, "{a} and {b} of {count}: {:?} {:?}", places[a], places[b]);
                }
            }
        }
    }

    #[test]
    fn one_more_node_hardly_moves_the_others() {
        let (keys, links) = graph(60, 5);
        let old = layout(&nodes(&keys, 5), &links, 5, &[]);
        let mut more = keys.clone();
        more.push("companies/newcomer/".into());
        let new_links: Vec<(usize, usize)> = links.iter().copied().chain([(7, 60)]).collect();
        let new = layout(&nodes(&more, 5), &new_links, 5, &[]);
        let distance = |a: &Point, b: &Point| ((a.x - b.x).powi(2) + (a.y - b.y).powi(2)).sqrt();
        let across = old.iter().flat_map(|a| old.iter().map(move |b| distance(a, b))).fold(0.0, f64::max);
        let mut moved: Vec<f64> = old.iter().zip(&new).map(|(a, b)| distance(a, b)).collect();
        moved.sort_by(f64::total_cmp);
        assert!(moved[30] < across * 0.02, "half of the nodes moved by {} of {across}", moved[30]);
        assert!(moved[54] < across * 0.08, "nine tenths moved by {} of {across}", moved[54]);
    }

    #[test]
    fn the_order_of_links_and_a_second_run_change_nothing() {
        let (keys, mut links) = graph(40, 4);
        let first = layout(&nodes(&keys, 4), &links, 4, &[]);
        assert_eq!(layout(&nodes(&keys, 4), &links, 4, &[]), first);
        links.reverse();
        let moved = layout(&nodes(&keys, 4), &links, 4, &[]).iter().zip(&first).all(|(a, b)| (a.x - b.x).abs() < 2.0);
        assert!(moved);
    }

    #[test]
    fn topics_lie_around_the_middle_in_equal_distances() {
        let places: Vec<Point> = (0..6).map(|n| direction(f64::from(n) / 6.0)).collect();
        assert!(places.iter().all(|place| (place.x * place.x + place.y * place.y - 1.0).abs() < 1e-9));
        assert_eq!(direction(0.0).x, direction(0.0).y);
    }
}
