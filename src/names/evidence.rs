//! Why a name counts where it stands though others have it too, and why it does not (rule 7), for an editor who reads the list.

use std::ops::Range;

use crate::names::ordinary::{Also, Reading};

/// What speaks for a name that is a word, or the name of people or of a place too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Its legal form, or a word that says what it is: «the retailer Target».
    Form,
    /// What only firms have: «shares of Target».
    OfFirms,
    /// What stands beside names: «Target said».
    Beside,
    /// A surer mention in the document.
    Document,
}

impl Evidence {
    /// What makes a name count that reads so and is something else too; `None` where nothing was needed.
    pub(super) fn of(reading: Reading, also: Also) -> Option<Self> {
        match reading {
            _ if !also.is_any() => None,
            Reading::Firm | Reading::Told => Some(Evidence::Form),
            Reading::Sure => Some(Evidence::OfFirms),
            Reading::Name => Some(Evidence::Beside),
            _ => None,
        }
    }
}

/// A name that does not count where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The place in the text.
    pub range: Range<usize>,
    /// Whose name it is.
    pub entity: u32,
    pub why: Why,
}

/// Why a name does not count where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It needs another of its names in the document.
    NeedsName,
    /// It is a word, people's or a place's too, and nothing beside it speaks for it.
    Alone,
    /// The document means something else by it, or writes it otherwise.
    Elsewhere,
    /// It is a word.
    Word,
    /// It is a place.
    Place,
    /// It is a part of another name.
    Part,
    /// It is somebody's name, or that of a place or a school.
    Others,
    /// It is a unit, or the sign of something.
    Sign,
    /// These letters stand for other words.
    Letters(String),
}

impl Why {
    /// Why a name that reads so does not count.
    pub(super) fn of(reading: Reading) -> Self {
        match reading {
            Reading::Located => Why::Place,
            Reading::Noun | Reading::Bare | Reading::Unclear | Reading::Word => Why::Word,
            _ => Why::Part,
        }
    }

    /// In words, for lists.
    pub fn name(&self) -> String {
        let words = match self {
            Why::NeedsName => "needs another of its names in the document",
            Why::Alone => "nothing beside it speaks for it",
            Why::Elsewhere => "means something else in the document",
            Why::Word => "a word",
            Why::Place => "a place",
            Why::Part => "a part of another name",
            Why::Others => "the name of somebody or of a place",
            Why::Sign => "a unit or a sign",
            Why::Letters(words) => return format!("short for \"{words}\": list that name if it is meant"),
        };
        words.to_owned()
    }
}
