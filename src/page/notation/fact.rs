//! Facts as label and values: the catalogue record of a source, the facts of an entity.

use serde::Serialize;

use crate::page::notation::{DateView, DocumentLink, StatusView};

/// A list of facts, for the component `fact_list`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FactList {
    /// Class of the list; empty for none.
    pub class: &'static str,
    pub items: Vec<Fact>,
    /// «Nicht angegeben: Land, Gegründet»; empty where that stands at each fact.
    pub not_stated: String,
}

/// One fact. Without values it was looked for and not found, and says so.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// `Medium`.
    pub label: String,
    /// What is known; several for several authors.
    pub values: Vec<FactValue>,
    /// What stands there without a value: `nicht angegeben`.
    pub missing: String,
    pub wide: bool,
}

/// One value of a fact. Of `link`, `date`, `status`, `href` and `text` the first that is there is shown.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FactValue {
    /// The value in words.
    pub text: String,
    /// An address out of the dossier; empty for none.
    pub href: String,
    /// A document of the dossier.
    pub link: Option<DocumentLink>,
    /// A date; it carries its own marks.
    pub date: Option<DateView>,
    /// A status; it carries its own marks.
    pub status: Option<StatusView>,
    /// A number or key of a register, set in letters of equal width.
    pub code: bool,
    pub lang: String,
    /// A smaller line below; empty for none.
    pub sub: String,
    /// Only inferred: in square brackets.
    pub inferred: bool,
    /// From outside the dossier: a dagger.
    pub external: bool,
}

impl FactValue {
    pub fn text(text: impl Into<String>) -> Self {
        FactValue { text: text.into(), ..FactValue::default() }
    }

    pub fn link(link: DocumentLink) -> Self {
        FactValue { link: Some(link), ..FactValue::default() }
    }

    /// A date in words.
    pub fn date(date: DateView) -> Self {
        FactValue { date: Some(date), ..FactValue::default() }
    }

    /// The value in words with its marks, for where nothing can be linked or set apart.
    pub fn plain(&self) -> String {
        match &self.date {
            Some(date) => marked(&date.words, date.inferred, date.external),
            None => marked(&self.text, self.inferred, self.external),
        }
    }

    /// An address out of the dossier.
    pub fn address(text: impl Into<String>, href: impl Into<String>) -> Self {
        FactValue { text: text.into(), href: href.into(), ..FactValue::default() }
    }
}

/// A value as plain text, with the marks of how it is known: `[ONEtoONE]`, `14. August 2020†`.
pub fn marked(text: &str, inferred: bool, external: bool) -> String {
    let (open, close) = if inferred { ("[", "]") } else { ("", "") };
    format!("{open}{text}{close}{}", if external { "†" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn a_value_carries_the_marks_of_how_it_is_known() {
        assert_eq!(marked("Golem", false, false), "Golem");
        assert_eq!(marked("Golem", true, false), "[Golem]");
        assert_eq!(marked("2020", true, true), "[2020]†");
    }
}
