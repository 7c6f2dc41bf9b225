//! Languages, and texts that are there in more than one.

use std::sync::Arc;

/// A language by its BCP 47 tag, lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub Arc<str>);

impl Language {
    /// The tag: `de`.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Whether it is that of a tag, maybe in another region or script: `pt` and `pt-br`.
    pub fn is_kin_of(&self, tag: &str) -> bool {
        self.tag().split('-').next() == tag.split('-').next()
    }
}

/// A text in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// `None`: that of its document.
    pub language: Option<Language>,
    pub text: String,
}

impl Wording {
    /// The place of the wording for readers of a language: in exactly that, else in a variety of it, else the first.
    pub fn place_for(wordings: &[Wording], language: &str) -> usize {
        let place =
            |fits: &dyn Fn(&Language) -> bool| wordings.iter().position(|own| own.language.as_ref().is_some_and(fits));
        place(&|own| own.tag() == language).or_else(|| place(&|own| own.is_kin_of(language))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_nearest_language() {
        let all =
            ["zh-hant", "en-gb", "en"].map(|tag| Wording { language: Some(Language(tag.into())), text: String::new() });
        let place = |language| Wording::place_for(&all, language);
        assert_eq!([place("en"), place("en-gb"), place("en-us"), place("zh"), place("de")], [2, 1, 1, 0, 0]);
    }
}
