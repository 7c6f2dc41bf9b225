//! A view in small: what it is called, how much is in it, and a drawing.

use serde::Serialize;

/// A view in small.
#[derive(Clone, Debug, Serialize)]
pub struct Miniature {
    pub title: String,
    /// How much is in it, in words.
    pub note: String,
    pub href: String,
    /// The drawing, in a box of 200 × 140.
    pub shapes: Vec<MiniatureShape>,
}

/// Shapes of one look in the drawing of a miniature.
#[derive(Clone, Debug, Serialize)]
pub struct MiniatureShape {
    /// `filled` with ink, `marked` with the second colour, `hollow`, a `stroke` of ink, a `thin` or a `broken` line.
    pub look: &'static str,
    pub path: String,
}

/// The drawing's width and height.
pub const WIDTH: f64 = 200.0;
/// See [`WIDTH`].
pub const HEIGHT: f64 = 140.0;

/// The shapes that are not empty.
pub fn drawing<const N: usize>(shapes: [(&'static str, String); N]) -> Vec<MiniatureShape> {
    let shapes = shapes.into_iter().filter(|(_, path)| !path.is_empty());
    shapes.map(|(look, path)| MiniatureShape { look, path }).collect()
}
