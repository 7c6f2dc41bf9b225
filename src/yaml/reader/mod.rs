//! Readers that collect: each takes what it can use, records what it cannot, and never stops at the first mistake.
//!
//! [`Fields`] is a group of keys. It learns the keys that exist from what is asked of it, so that [`Fields::finish`]
//! can name every key that nobody asked for. [`Field`] is one key, or one item of a list, present or not.

mod field;
mod fields;
mod log;
#[cfg(test)]
mod tests;

pub use self::field::Field;
pub use self::fields::{Fields, Foreign, Synonym};
pub use self::log::Log;
