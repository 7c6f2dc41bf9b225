//! The names of all entities of a dossier, and where a text names whom.
//!
//! One file for each rule; `docs/names.md` tells them to authors, and `tests/linking/` has a table of cases for each.
//!
//! | file | rule |
//! | --- | --- |
//! | [`fold`] | spellings that no reader can tell apart are one (12) |
//! | [`index`] | all names and their forms, searched in one pass |
//! | `own` | what the names of an entity say of one of them |
//! | `worth` | what a name is worth where it stands |
//! | [`boundaries`], `unspaced` | whole words (2), also without spaces between them, and what may follow a name |
//! | [`capitals`] | a capital letter needs a capital letter (2) |
//! | `acronyms` | whose a few capital letters are, where the text says so (7) |
//! | [`compounds`] | hyphen compounds: prefixes, comparisons (3, 4) |
//! | [`endings`], [`german`], [`slavic`] | what a language does to a name (5, 6) |
//! | [`common`], [`ordinary`] | words that are no names, and names that words, people and places have too (7) |
//! | [`law`] | the spellings of an official number |
//! | `states`, `towns` | whose an institution is |
//! | [`context`], [`titles`], `address`, `homes`, `people`, `slavic_people`, `namesakes`, `kin`, `sex`, `foundations`, `partners`, `bearers`, `sports` | whom a surname means, and what is a place |
//! | [`longest`] | the longest match, and words in which a name does not count (1) |
//! | [`Rule`] | by which of them a name was found |
//! | [`evidence`] | why a name counts, or not |
//! | [`mentions`] | all texts of a document together: weak names, corrections (9, 11) |

mod acronyms;
mod address;
mod automaton;
mod bearers;
pub mod boundaries;
pub mod capitals;
pub mod common;
pub mod compounds;
pub mod context;
mod continued;
pub mod endings;
pub mod evidence;
pub mod fold;
mod foundations;
pub mod german;
mod homes;
pub mod index;
mod kin;
mod language;
pub mod law;
pub mod longest;
pub mod mentions;
mod name;
mod namesakes;
pub mod ordinary;
mod own;
mod owner;
mod partners;
mod people;
mod rule;
mod sex;
pub mod slavic;
mod slavic_people;
mod sports;
mod states;
pub mod titles;
mod towns;
mod unspaced;
mod word;
mod worth;

pub use crate::names::fold::key;
pub use crate::names::index::NameIndex;
pub use crate::names::language::Language;
pub use crate::names::longest::Found;
pub use crate::names::name::{Bearer, Name, Strength};
pub use crate::names::people::is_given_name;
pub use crate::names::rule::Rule;
