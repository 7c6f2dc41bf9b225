//! The language of a text, as far as names are spelled by it.

/// Languages whose texts bend names, or part words in their own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Genitives, endings of adjectives, compounds.
    German,
    /// The possessive.
    English,
    /// Case endings.
    Russian,
    /// Case endings.
    Ukrainian,
    /// Case endings.
    Polish,
    /// Particles written with the word after them.
    Arabic,
    /// The same.
    Hebrew,
    /// Nouns and adjectives in small letters: a capital letter tells more of a name than in German and English.
    Romance,
    /// The genitive; nouns in small letters.
    Dutch,
    /// Danish, Norwegian and Swedish: the genitive; nouns in small letters.
    Nordic,
    /// Endings after an apostrophe, and after the names of offices without one; nouns in small letters.
    Turkish,
    /// All others: names stand in the text as they are listed, perhaps with a suffix after an apostrophe.
    Other,
}

impl Language {
    /// Reads a BCP 47 tag: `de-AT` is German.
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        match primary.as_str() {
            "de" => Self::German,
            "en" => Self::English,
            "ru" => Self::Russian,
            "uk" => Self::Ukrainian,
            "pl" => Self::Polish,
            "ar" => Self::Arabic,
            "he" => Self::Hebrew,
            "ca" | "es" | "fr" | "gl" | "it" | "pt" => Self::Romance,
            "nl" => Self::Dutch,
            "da" | "nb" | "nn" | "no" | "sv" => Self::Nordic,
            "tr" => Self::Turkish,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primary_language_of_a_tag_chooses_the_rules() {
        assert_eq!(Language::of("de"), Language::German);
        assert_eq!(Language::of("DE-CH"), Language::German);
        assert_eq!(Language::of("en_GB"), Language::English);
        assert_eq!(Language::of("fr-BE"), Language::Romance);
        assert_eq!(Language::of("nl-BE"), Language::Dutch);
        assert_eq!(Language::of("nb-NO"), Language::Nordic);
        assert_eq!(Language::of("tr"), Language::Turkish);
        assert_eq!(Language::of("zh-Hant"), Language::Other);
        assert_eq!(Language::of("den"), Language::Other);
        assert_eq!(Language::of(""), Language::Other);
    }
}
