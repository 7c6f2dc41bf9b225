//! What stands in a text, by paragraph, for who retells it: entities of the dossier, figures, quoted statements.

use std::collections::BTreeSet;

use crate::link::resolve::{SiteNames, site_names};
use crate::names::Language;
use crate::names::mentions::{Corrections, mentions};
use crate::site::{DocId, Site};

/// So many characters of a quoted statement are shown.
const SHOWN: usize = 120;
/// A shorter one is a word in quotation marks.
const SHORTEST: usize = 25;

/// Words behind a number that make it a figure, in small letters.
const UNITS: [&str; 18] = [
    "%", "prozent", "percent", "million", "millionen", "mio", "milliarde", "milliarden", "mrd", "billion", "billionen",
    "bn", "euro", "dollar", "usd", "eur", "yuan", "tonnen",
];

/// The names of a dossier, to look for in texts.
pub(super) struct Outliner<'s> {
    site: &'s Site,
    names: SiteNames,
}

impl<'s> Outliner<'s> {
    pub(super) fn new(site: &'s Site) -> Self {
        Outliner { site, names: site_names(site) }
    }

    /// A line for each paragraph in which something stands: its number and what it is.
    pub(super) fn outline(&self, text: &str, language: &str) -> String {
        let paragraphs: Vec<&str> =
            text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect();
        let corrections = Corrections::new([], []);
        let found =
            mentions(&self.names.index, &paragraphs, Language::of(language), &corrections, &BTreeSet::new()).found;
        let mut lines = String::new();
        for ((number, paragraph), found) in (1..).zip(&paragraphs).zip(found) {
            let entities: BTreeSet<&str> = found
                .iter()
                .flat_map(|found| &found.entities)
                .map(|id| self.site.document(DocId(*id)).slug.as_str())
                .collect();
            let parts = entities.into_iter().map(str::to_owned).chain(figures(paragraph)).chain(statements(paragraph));
            let parts: Vec<String> = parts.collect();
            if !parts.is_empty() {
                lines.push_str(&format!("\n{number}: {}", parts.join(" · ")));
            }
        }
        // Nothing in it may end the comment that it stands in.
        lines.replace("--", "–").replace("%%", "%")
    }
}

/// Numbers with their units: `800 Millionen`, `49 %`, `$5 billion`.
fn figures(paragraph: &str) -> Vec<String> {
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let is_number = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let unit = |word: &str| word.trim_end_matches(['.', ',', ';', ':', ')', '“', '"']).to_owned();
    let is_unit = |word: &str| UNITS.contains(&unit(word).to_lowercase().as_str());
    let mut figures: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| is_number(word)) {
        let word = word.trim_start_matches(['(', '[', '„', '“', '"', '«', '»']);
        let next = words.get(at + 1).filter(|next| is_unit(next));
        let figure = match next {
            Some(next) => format!("{word} {}", unit(next)),
            None if word.contains(['%', '$', '€', '£']) => unit(word),
            None => continue,
        };
        if !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    figures
}

/// What stands between quotation marks, cut where it is long.
fn statements(paragraph: &str) -> Vec<String> {
    const MARKS: [(char, &[char]); 4] = [('„', &['“', '”']), ('«', &['»']), ('“', &['”']), ('"', &['"'])];
    let mut statements = Vec::new();
    let mut rest = paragraph;
    while let Some(start) = rest.find(['„', '«', '“', '"']) {
        let mark = rest[start..].chars().next().unwrap_or('"');
        let inner = &rest[start + mark.len_utf8()..];
        let closing = MARKS.iter().find(|(open, _)| *open == mark).map_or(&['"'][..], |(_, closing)| *closing);
        let Some(end) = inner.find(closing) else { break };
        let words = inner[..end].split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().count() >= SHORTEST {
            let cut: String = words.chars().take(SHOWN).collect();
            let sign = if cut.len() < words.len() { " …" } else { "" };
            statements.push(format!("«{cut}{sign}»"));
        }
        rest = &inner[end + inner[end..].chars().next().map_or(0, char::len_utf8)..];
    }
    statements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_their_units_and_statements_their_words() {
        assert_eq!(
            figures("Sie zahlte 800 Millionen Dollar für 49 % und 3,5% im Jahr 2017 (2 Mrd.), $5 fees."),
            ["800 Millionen", "49 %", "3,5%", "2 Mrd", "$5"]
        );
        assert_eq!(
            statements("Er sagte: „Wir haben nie eine Linse geliefert.“ Das «Werk» und \"an unfinished"),
            ["«Wir haben nie eine Linse geliefert.»"]
        );
    }
}
