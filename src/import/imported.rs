//! What is brought in, whatever it was written as.

/// A text from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// A word or two above the headline.
    pub kicker: Option<String>,
    pub headline: Option<String>,
    /// The first words, for a text without a headline.
    pub beginning: Option<String>,
    pub authors: Vec<String>,
    pub outlet: Option<String>,
    /// EDTF: a day, a month or a year.
    pub date: Option<String>,
    pub url: Option<String>,
    /// The tag of its language, stated or clear from the text.
    pub lang: Option<String>,
    /// The whole text.
    pub text: String,
    /// What the text is written as: `txt`, or `md`.
    pub form: &'static str,
}

/// A text on one line, without the space around it; `None` where nothing is left.
pub(super) fn one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// So many characters name a text that has no headline.
const BEGINNING: usize = 60;

/// The first words of a line.
pub(super) fn beginning(line: &str) -> String {
    let mut words = String::new();
    for word in line.split(' ') {
        if !words.is_empty() && words.chars().count() + word.chars().count() > BEGINNING {
            return words + " …";
        }
        words.extend([if words.is_empty() { "" } else { " " }, word]);
    }
    words
}
