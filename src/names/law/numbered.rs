//! What bears one number: Executive Orders of the United States, resolutions of the Security Council.

use crate::names::law::cited::{LONGEST_LIST, before_separator, before_sign, begins_word};
use crate::names::law::union::is_year;

/// An order or a resolution.
pub(super) struct Numbered {
    kind: Kind,
    pub number: String,
    year: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Order,
    Resolution,
}

/// What a text calls an order.
const ORDERS: &[&str] = &[
    "executive order (eo)", "executive order (e.o.)", "executive orders", "executive order", "exec. orders",
    "exec. order", "ex. ord.", "e.o.s", "e.o.", "e. o.", "eos", "eo", "präsidialerlasse", "präsidialerlass",
    "exekutivanordnungen", "exekutivanordnung",
];

/// What a text calls a resolution of the Security Council.
const OF_THE_COUNCIL: &[&str] = &[
    "unscrs",
    "unscr",
    "un-resolutionen",
    "un-resolution",
    "un resolutions",
    "un resolution",
    "u.n. resolution",
    "unsc resolutions",
    "unsc resolution",
    "security council resolutions",
    "security council resolution",
    "sicherheitsratsresolutionen",
    "sicherheitsratsresolution",
];

/// What it calls any resolution.
const RESOLUTIONS: &[&str] = &[
    "resolutionen", "resolutions", "resolution", "résolutions", "résolution", "resoluciones", "resolución",
    "risoluzioni", "risoluzione", "resoluções", "resolução", "resoluties", "resolutie", "resolutioner",
    "resolutionerna", "rezolucje", "rezolucja", "rezolucji", "rezolucją", "резолюция", "резолюции", "резолюцией",
    "резолюцій", "резолюція", "резолюції",
];

impl Numbered {
    /// What a folded name begins with.
    pub(super) fn of(name: &str) -> Option<Self> {
        let start = name.find(|c: char| c.is_ascii_digit())?;
        let end = start + name[start..].bytes().take_while(u8::is_ascii_digit).count();
        let number = &name[start..end];
        let rest = before_sign(&name[..start]);
        let year = year_after(&name[end..]).map(|(_, year)| year.to_owned());
        if (4..=5).contains(&number.len()) && ORDERS.contains(&rest) {
            return Some(Self { kind: Kind::Order, number: number.to_owned(), year: None });
        }
        let is_short = rest == "s/res/" || OF_THE_COUNCIL.contains(&rest);
        let said = rest.strip_prefix("un ").or(rest.strip_prefix("united nations ")).unwrap_or(rest);
        let is_council = is_short || OF_THE_COUNCIL.contains(&said);
        let is_resolution = is_council || year.is_some() && RESOLUTIONS.contains(&rest);
        let is_number = (3..=4).contains(&number.len());
        (is_resolution && is_number).then(|| Self { kind: Kind::Resolution, number: number.to_owned(), year })
    }

    pub(super) fn is_order(&self) -> bool {
        self.kind == Kind::Order
    }

    /// Where the words begin that name it, and how much after the number belongs to it.
    pub(super) fn cited(&self, before: &str, after: &str) -> Option<(usize, usize)> {
        // «13959.5», «1373/2», «13,959»
        let goes_on =
            |sign: char| after.strip_prefix(sign).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
        if ['.', '/', ',', '-'].into_iter().any(goes_on) || after.starts_with(char::is_alphabetic) {
            return None;
        }
        match self.kind {
            Kind::Order => self.order(before),
            Kind::Resolution => self.resolution(before, after),
        }
    }

    fn order(&self, before: &str) -> Option<(usize, usize)> {
        let own = before.len();
        let mut rest = before_sign(before);
        for at in 0..LONGEST_LIST {
            if let Some(start) = ends_with(rest, ORDERS) {
                return Some((if at == 0 { start } else { own }, 0));
            }
            rest = before_sign(before_digits(before_separator(rest)?, 4..=5)?);
        }
        None
    }

    fn resolution(&self, before: &str, after: &str) -> Option<(usize, usize)> {
        let said = year_after(after);
        if said.is_some_and(|(_, year)| self.year.as_deref().is_some_and(|own| own != year)) {
            return None;
        }
        let length = said.map_or(0, |(length, _)| length);
        if let Some(start) = before.strip_suffix("s/res/").filter(|rest| begins_word(before, rest.len())) {
            return Some((start.len(), length));
        }
        let is_dated = said.is_some() && self.year.is_some();
        let own = before.len();
        let mut rest = before_sign(before);
        for at in 0..LONGEST_LIST {
            let council = ends_with(rest, OF_THE_COUNCIL);
            if let Some(start) =
                council.or_else(|| ends_with(rest, RESOLUTIONS).filter(|_| is_dated || self.is_council(after)))
            {
                return Some((if at == 0 { start } else { own }, length));
            }
            let item = before_separator(rest)?;
            let item = item.strip_suffix(')').and_then(|item| item.rsplit_once('(')).map_or(item, |(item, _)| item);
            rest = before_sign(before_digits(item, 3..=4)?);
        }
        None
    }

    /// «Resolution 1373 des Sicherheitsrats»
    fn is_council(&self, after: &str) -> bool {
        const OF: &[&str] = &[
            " des un-sicherheitsrat",
            " des sicherheitsrat",
            " of the security council",
            " of the un security council",
            " of the united nations security council",
            " du conseil de sécurité",
            " del consejo de seguridad",
            " del consiglio di sicurezza",
            " van de veiligheidsraad",
        ];
        OF.iter().any(|of| after.starts_with(of))
    }
}

/// « (2001)» with its length.
fn year_after(words: &str) -> Option<(usize, &str)> {
    let inner = words.trim_start_matches(' ').strip_prefix('(')?;
    let (year, _) = inner.split_once(')')?;
    is_year(year).then(|| (words.len() - inner.len() + year.len() + 1, year))
}

/// Where the last of these words begins that the text ends with.
fn ends_with(words: &str, called: &[&str]) -> Option<usize> {
    let words = words.trim_end_matches(' ');
    called.iter().filter_map(|name| words.strip_suffix(name)).map(str::len).find(|start| begins_word(words, *start))
}

/// What stands before a number.
fn before_digits(words: &str, length: std::ops::RangeInclusive<usize>) -> Option<&str> {
    let words = words.trim_end_matches(' ');
    let rest = words.trim_end_matches(|c: char| c.is_ascii_digit());
    length.contains(&(words.len() - rest.len())).then_some(rest)
}
