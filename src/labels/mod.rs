//! The words of the site's own furniture, one file for each language, and dates and counts in words.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use jiff::civil;

use crate::model::{Amount, Share};

pub mod alphabet;
mod dates;
pub mod plural;

/// Words of one language. English stands in where a language has no file.
#[derive(Debug)]
pub struct Labels {
    tag: &'static str,
    words: HashMap<String, String>,
    countries: HashMap<String, String>,
    languages: HashMap<String, String>,
}

/// The languages that there are labels in.
pub const LANGUAGES: [&str; 2] = ["de", "en"];

/// The labels for a language tag: `de` for `de`, `de-AT`, …; English for every language that has no file.
pub fn labels(tag: &str) -> &'static Labels {
    static GERMAN: OnceLock<Labels> = OnceLock::new();
    static ENGLISH: OnceLock<Labels> = OnceLock::new();
    match tag.split('-').next() {
        Some("de") => GERMAN.get_or_init(|| {
            Labels::read(
                "de",
                include_str!("de.yaml"),
                include_str!("countries.de.yaml"),
                include_str!("languages.de.yaml"),
            )
        }),
        _ => ENGLISH.get_or_init(|| {
            Labels::read(
                "en",
                include_str!("en.yaml"),
                include_str!("countries.en.yaml"),
                include_str!("languages.en.yaml"),
            )
        }),
    }
}

/// Whether there are labels in a language, so that no English ones stand in for them.
pub fn has_labels(tag: &str) -> bool {
    LANGUAGES.contains(&tag.split('-').next().unwrap_or(tag))
}

/// The labels of a page: those of its own language, or of the dossier's where its own has none.
pub fn labels_of_page(page: &str, dossier: &str) -> &'static Labels {
    labels(if has_labels(page) { page } else { dossier })
}

impl Labels {
    /// The files are part of the program and read by a test, so that a mistake in them cannot reach a user.
    fn read(tag: &'static str, words: &str, countries: &str, languages: &str) -> Self {
        let tree: serde_yaml::Value = serde_yaml::from_str(words).expect("the labels are valid YAML");
        let mut flat = HashMap::new();
        flatten("", &tree, &mut flat);
        let map = |text: &str| serde_yaml::from_str(text).expect("the names are valid YAML");
        Labels { tag, words: flat, countries: map(countries), languages: map(languages) }
    }

    /// The language of these labels: `de` or `en`.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// All words by their dotted key, for the templates.
    pub fn words(&self) -> &HashMap<String, String> {
        &self.words
    }

    /// The words for a dotted key (`status.in_force`). Where there are none a marker shows, which a test over the built
    /// sites forbids.
    pub fn text(&self, key: &str) -> &str {
        self.words.get(key).map_or("⟨no label⟩", String::as_str)
    }

    /// The words for a dotted key, where there are any.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// A counted noun: `count("count.mentions", 1)` is «1 Nennung».
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "other" };
        self.text(&format!("{key}.{form}")).replace("{n}", &self.number(n))
    }

    /// «ByteDance, TikTok und WeChat».
    pub fn series(&self, names: &[&str]) -> String {
        match names.split_last() {
            Some((last, before)) if !before.is_empty() => {
                format!("{} {} {last}", before.join(", "), self.text("list.and"))
            }
            _ => names.concat(),
        }
    }

    /// «3 weitere», where a list shows not all ([`fitting`]); empty for none.
    pub fn more(&self, n: usize) -> String {
        if n == 0 { String::new() } else { self.text("list.more").replace("{n}", &self.number(n)) }
    }

    /// Shortens a list to what there is room for ([`fitting`]). Says how many more there are; empty for none.
    pub fn shorten<T>(&self, list: &mut Vec<T>, limit: usize) -> String {
        let shown = fitting(list.len(), limit);
        let more = self.more(list.len() - shown);
        list.truncate(shown);
        more
    }

    /// «2015 bis 2021», «2021».
    pub fn years(&self, (first, last): (i16, i16)) -> String {
        if first == last {
            return first.to_string();
        }
        self.text("index.years").replace("{first}", &first.to_string()).replace("{last}", &last.to_string())
    }

    /// A number with the language's thousands separator.
    pub fn number(&self, n: usize) -> String {
        let digits = n.to_string();
        let separator = if self.tag == "de" { '.' } else { ',' };
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(separator);
            }
            text.push(digit);
        }
        text
    }

    /// A share: «33,3 %».
    pub fn share(&self, share: &Share) -> String {
        format!("{}\u{a0}%", share.percent.replace('.', self.point()))
    }

    /// A sum of money: «500.000.000 EUR».
    pub fn amount(&self, amount: &Amount) -> String {
        let point = if amount.fraction.is_empty() { "" } else { self.point() };
        let units = self.number(usize::try_from(amount.units).unwrap_or(usize::MAX));
        format!("{units}{point}{}\u{a0}{}", amount.fraction, amount.currency)
    }

    /// What stands between the whole and its parts.
    fn point(&self) -> &'static str {
        if self.tag == "de" { "," } else { "." }
    }

    /// A label that an author or a kind gives by language; the page's language, else English, else any.
    pub fn of<'a>(&self, by_language: &'a BTreeMap<String, String>) -> &'a str {
        let found = by_language.get(self.tag).or_else(|| by_language.get("en")).or_else(|| by_language.values().next());
        found.map_or("", String::as_str)
    }

    /// A noun that begins with a capital in headings, as it is within a sentence: small but in German, and where the word is
    /// written in capitals («NGO»).
    pub fn within_sentence<'a>(&self, noun: &'a str) -> Cow<'a, str> {
        let mut letters = noun.chars();
        match (letters.next(), letters.clone().next()) {
            (Some(first), Some(second)) if self.tag != "de" && first.is_uppercase() && second.is_lowercase() => {
                Cow::Owned(first.to_lowercase().chain(letters).collect())
            }
            _ => Cow::Borrowed(noun),
        }
    }

    /// A heading as it stands within a sentence: «accused of the copy». Only its article is surely no name; a language in
    /// which it stays as it is has none here.
    pub fn heading_within_sentence<'a>(&self, heading: &'a str) -> Cow<'a, str> {
        let articles: &[&str] = if self.tag == "en" { &["The", "A", "An"] } else { &[] };
        match heading.split_once(' ').filter(|(first, _)| articles.contains(first)) {
            Some((article, rest)) => Cow::Owned(format!("{} {rest}", article.to_lowercase())),
            None => Cow::Borrowed(heading),
        }
    }

    /// «Febr. 2023» where an axis by months begins within a year; the year alone where it begins with it, and nothing without a year.
    pub fn month_of_year(&self, day: civil::Date, year: &str) -> String {
        match day.month() {
            _ if year.is_empty() => String::new(),
            1 => year.to_owned(),
            month => format!("{}\u{a0}{year}", self.text(&format!("month_short.{month}"))),
        }
    }

    /// A country by its code; the code in capitals where it has no name.
    pub fn country(&self, code: &str) -> String {
        self.countries.get(code).cloned().unwrap_or_else(|| code.to_uppercase())
    }

    /// All countries that have a code, with their names.
    pub fn countries(&self) -> &HashMap<String, String> {
        &self.countries
    }

    /// All languages that have a code of two letters, with their names.
    pub fn languages(&self) -> &HashMap<String, String> {
        &self.languages
    }

    /// A language by its tag; the tag where it has no name.
    pub fn language(&self, tag: &str) -> String {
        let base = tag.split('-').next().unwrap_or(tag);
        self.languages.get(tag).or_else(|| self.languages.get(base)).cloned().unwrap_or_else(|| tag.to_owned())
    }
}

/// How many of `n` names a list shows that has room for `limit`. A single further one takes no more room than the words that there
/// is one more.
pub fn fitting(n: usize, limit: usize) -> usize {
    if n == limit + 1 { n } else { n.min(limit) }
}

/// A name to be put beside other words: one in a script from right to left keeps to itself, so that what follows it stays
/// in its place.
pub fn isolated(name: &str) -> Cow<'_, str> {
    if name.contains(is_right_to_left) { format!("\u{2068}{name}\u{2069}").into() } else { name.into() }
}

/// A text as it stands at the beginning of a sentence: its first letter is a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Whether a letter belongs to a script that is written from right to left: Hebrew, Arabic and their neighbours.
pub fn is_right_to_left(letter: char) -> bool {
    matches!(letter as u32, 0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
}

/// Writing direction of a language by its tag.
pub fn direction(tag: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 8] = ["ar", "fa", "he", "ur", "ps", "ug", "yi", "dv"];
    if RIGHT_TO_LEFT.contains(&tag.split('-').next().unwrap_or(tag)) { "rtl" } else { "ltr" }
}

fn flatten(prefix: &str, value: &serde_yaml::Value, flat: &mut HashMap<String, String>) {
    match value {
        serde_yaml::Value::Mapping(map) => {
            for (key, inner) in map {
                let key = match key {
                    serde_yaml::Value::Number(number) => number.to_string(),
                    other => other.as_str().unwrap_or_default().to_owned(),
                };
                let path = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
                flatten(&path, inner, flat);
            }
        }
        serde_yaml::Value::String(text) => {
            flat.insert(prefix.to_owned(), text.clone());
        }
        other => {
            flat.insert(prefix.to_owned(), other.as_i64().map(|n| n.to_string()).unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_and_english_have_the_same_keys() {
        let keys = |tag| labels(tag).words().keys().cloned().collect::<std::collections::BTreeSet<_>>();
        assert_eq!(keys("de"), keys("en"));
    }

    #[test]
    fn only_names_from_right_to_left_are_isolated() {
        assert_eq!(isolated("Zeitung 字节"), "Zeitung 字节");
        assert_eq!(isolated("صحيفة"), "\u{2068}صحيفة\u{2069}");
    }

    #[test]
    fn only_the_article_of_a_heading_is_small_within_a_sentence() {
        assert_eq!(labels("en").heading_within_sentence("The copy"), "the copy");
        assert_eq!(labels("en").heading_within_sentence("Theft of data"), "Theft of data");
        assert_eq!(labels("en").heading_within_sentence("Beijing’s stance"), "Beijing’s stance");
        assert_eq!(labels("de").heading_within_sentence("Die Kopie"), "Die Kopie");
    }

    #[test]
    fn an_axis_that_begins_within_a_year_says_in_which_month() {
        let begins = |month, year| labels("de").month_of_year(civil::date(2023, month, 1), year).replace('\u{a0}', " ");
        assert_eq!([begins(2, "2023"), begins(1, "2023"), begins(2, "")], ["Febr. 2023", "2023", ""]);
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(labels("de").number(1_234_567), "1.234.567");
        assert_eq!(labels("en").number(999), "999");
    }
}
