//! What a text says by the height of a letter, `10<sup>6</sup>`, in letters: without them it would be 106.

const RAISED: [(char, char); 17] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('–', '⁻'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
];
const LOWERED: [(char, char); 16] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('–', '₋'),
    ('(', '₍'),
    (')', '₎'),
];
/// Words after which a raised ending only looks so: `1<sup>st</sup>`, `n<sup>o</sup>`, `M<sup>me</sup>`.
const ENDINGS: [&str; 18] =
    ["st", "nd", "rd", "th", "er", "re", "e", "ème", "o", "os", "a", "as", "me", "lle", "bis", "ter", "tm", "sm"];

/// Letters that stand higher or lower than the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// `<sup>`
    Raised,
    /// `<sub>`
    Lowered,
}

impl Moved {
    /// What an element does with its letters.
    pub fn of_element(name: &str) -> Option<Moved> {
        match name {
            _ if name.eq_ignore_ascii_case("sup") => Some(Moved::Raised),
            _ if name.eq_ignore_ascii_case("sub") => Some(Moved::Lowered),
            _ => None,
        }
    }

    /// A text in letters of that height, where there are such letters: 10⁶.
    pub fn letters(self, text: &str) -> Option<String> {
        let known = match self {
            Moved::Raised => &RAISED[..],
            Moved::Lowered => &LOWERED[..],
        };
        text.chars().map(|c| known.iter().find(|(plain, _)| *plain == c).map(|(_, moved)| *moved)).collect()
    }

    /// What stands before it where there are none: x^(k+1).
    pub fn sign(self) -> char {
        match self {
            Moved::Raised => '^',
            Moved::Lowered => '_',
        }
    }

    /// Whether a text only looks so.
    pub fn is_ending(self, text: &str) -> bool {
        self == Moved::Raised && ENDINGS.contains(&text.to_lowercase().as_str())
    }

    /// A text as it is written without height.
    pub fn written(self, text: &str) -> String {
        let bare = text.trim();
        match self.letters(bare) {
            _ if bare.is_empty() || self.is_ending(bare) => text.to_owned(),
            Some(letters) => text.replace(bare, &letters),
            None => text.replace(bare, &format!("{}({bare})", self.sign())),
        }
    }
}
