//! Which entities of a file are wanted.

use super::raw::Raw;

/// Which entities of a file are wanted, and how far around them.
#[derive(Clone, Debug, Default)]
pub struct FtmWishes {
    /// What each has to be: `country=ru`, `schema=Company`, `topics=sanction`, `dataset=us_ofac_sdn`, or words of a name.
    pub filter: Vec<String>,
    /// How many steps away from those others are taken too.
    pub neighbours: usize,
}

impl FtmWishes {
    pub(super) fn fits(&self, raw: &Raw) -> bool {
        self.filter.iter().all(|filter| match filter.split_once('=') {
            Some(("schema", schema)) => raw.schema.eq_ignore_ascii_case(schema),
            Some(("id", id)) => raw.id == id,
            Some(("dataset" | "datasets", dataset)) => raw.datasets.iter().any(|other| other == dataset),
            Some((property, value)) => raw.all(property).iter().any(|other| other.eq_ignore_ascii_case(value)),
            None => {
                let words = crate::names::key(filter);
                let names = ["name", "alias", "previousName"].iter().flat_map(|property| raw.all(property));
                names.chain([&raw.caption]).any(|name| crate::names::key(name).contains(&words))
            }
        })
    }
}
