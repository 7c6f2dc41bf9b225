//! The signs of the notation with their words: those of a page for its legend, and all of them for the key.

use serde::Serialize;

use crate::config::{Config, term_label};
use crate::labels::Labels;
use crate::model::{PLATFORM, Role};
use crate::page::notation::{STATUSES, kind_class};

/// What a line of a drawing says, in the order of the legend; each is the last part of its label's key.
pub const LINES: [&str; 5] = ["asserted", "reported", "inferred", "external", "over"];

/// All signs that a legend can explain, with their words.
pub struct Legend {
    kinds: Vec<Sign>,
    statuses: Vec<Sign>,
    lines: Vec<Sign>,
}

#[derive(Clone, Debug, Serialize)]
struct Sign {
    name: String,
    label: String,
}

/// What one legend explains.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LegendView {
    /// Whether it is the key to all signs, which says more of each.
    whole: bool,
    /// How many signs there are.
    count: usize,
    /// Kinds of entities by their classes.
    kinds: Vec<Sign>,
    /// Statuses by their keys.
    statuses: Vec<Sign>,
    /// Lines of drawings.
    lines: Vec<Sign>,
    bracket: bool,
    dagger: bool,
    unequal: bool,
    /// Numbers of paragraphs.
    passage: bool,
}

impl Legend {
    pub fn of(config: &Config, words: &Labels) -> Legend {
        let mut kinds = Vec::new();
        for kind in config.kinds.iter().filter(|kind| kind.is_entity()) {
            kinds.push(Sign { name: kind_class(&config.kinds, kind), label: words.of(&kind.singular).to_owned() });
            if kind.role == Role::Company {
                let label = term_label(&config.terms.company_types, PLATFORM, words).to_owned();
                kinds.push(Sign { name: PLATFORM.to_owned(), label });
            }
        }
        // What has no status is explained where it is shown, in the matrix.
        let statuses = STATUSES.into_iter().filter(|key| *key != "none");
        let sign = |group: &str, key: &str| Sign {
            name: key.to_owned(),
            label: words.text(&format!("{group}.{key}")).to_owned(),
        };
        Legend {
            kinds,
            statuses: statuses.map(|key| sign("status", key)).collect(),
            lines: LINES.into_iter().map(|key| sign("network.line", key)).collect(),
        }
    }

    /// The legend of the signs with these names: `k-company`, `s-issued`, `line-inferred`, `m-ne`, `bracket`, `dagger`,
    /// `passage`.
    pub fn used(&self, names: &[&str]) -> LegendView {
        let has = |name: &str| names.contains(&name);
        let among = |signs: &[Sign], prefix: &str| -> Vec<Sign> {
            signs.iter().filter(|sign| has(&format!("{prefix}-{}", sign.name))).cloned().collect()
        };
        LegendView {
            kinds: among(&self.kinds, "k"),
            statuses: among(&self.statuses, "s"),
            lines: among(&self.lines, "line"),
            bracket: has("bracket"),
            dagger: has("dagger"),
            unequal: has("m-ne"),
            passage: has("passage"),
            ..LegendView::default()
        }
        .counted()
    }

    /// The key to all signs.
    pub fn whole(self) -> LegendView {
        let Legend { kinds, statuses, lines } = self;
        let view = LegendView { kinds, statuses, lines, ..LegendView::default() };
        LegendView { whole: true, bracket: true, dagger: true, unequal: true, passage: true, ..view }.counted()
    }
}

impl LegendView {
    fn counted(mut self) -> LegendView {
        let marks = [self.bracket, self.dagger, self.unequal, self.passage].into_iter().filter(|is| *is).count();
        self.count = self.kinds.len() + self.statuses.len() + self.lines.len() + marks;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::labels;

    #[test]
    fn every_status_is_drawn_with_a_sign_that_no_other_has() {
        let signs = include_str!("../../../templates/components/signs.html");
        let mut seen = Vec::new();
        for name in STATUSES.into_iter().filter(|key| *key != "none") {
            let start = format!("<symbol id=\"s-{name}\" ");
            let drawing = signs.split(&start).nth(1).and_then(|rest| rest.split("</symbol>").next());
            seen.push(drawing.expect("it is drawn").to_owned());
        }
        assert_eq!(seen.len(), 12);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 12);
    }

    #[test]
    fn the_key_says_more_of_every_status_and_mark() {
        for words in crate::labels::LANGUAGES.map(labels) {
            for key in STATUSES.into_iter().filter(|key| *key != "none") {
                assert!(words.find(&format!("meaning.status.{key}")).is_some(), "{key} in {}", words.tag());
            }
        }
    }
}
