//! Words that say that something is not so, and whether one stands directly beside a stretch of a text.

/// Words that negate what follows them, by language.
const WORDS: [(&str, &[&str]); 24] = [
    ("ar", &["لا", "لم", "لن", "ليس", "ليست", "ليسوا", "غير", "بدون", "دون"]),
    ("bg", &["не", "ни", "няма", "никога", "без"]),
    ("cs", &["ne", "není", "nejsou", "nikdy", "bez", "žádný", "žádná", "žádné"]),
    ("da", &["ikke", "aldrig", "ingen", "intet", "uden", "hverken"]),
    (
        "de",
        &[
            "nicht", "nie", "niemals", "kein", "keine", "keinen", "keinem", "keiner", "keines", "keinerlei", "ohne",
            "weder", "niemand", "nichts",
        ],
    ),
    ("el", &["δεν", "μην", "ποτέ", "χωρίς"]),
    ("en", &["not", "no", "never", "nor", "neither", "nobody", "none", "without", "cannot"]),
    ("es", &["no", "nunca", "jamás", "sin", "ni", "tampoco", "ningún", "ninguna", "nadie"]),
    ("fi", &["ei", "en", "emme", "eivät", "ette", "ilman"]),
    ("fr", &["ne", "pas", "jamais", "sans", "aucun", "aucune", "ni", "non"]),
    ("he", &["לא", "אין", "בלי", "אינו", "אינה", "אינם", "מעולם"]),
    ("hr", &["ne", "nije", "nisu", "nikada", "bez"]),
    ("hu", &["nem", "ne", "sem", "soha", "nincs"]),
    ("id", &["tidak", "bukan", "belum", "tanpa"]),
    ("it", &["non", "mai", "senza", "né", "nessun", "nessuna", "nessuno"]),
    ("ko", &["안", "못"]),
    ("nl", &["niet", "geen", "nooit", "zonder", "noch"]),
    ("pl", &["nie", "nigdy", "bez", "ani", "żaden", "żadna", "żadne"]),
    ("pt", &["não", "nunca", "sem", "nem", "nenhum", "nenhuma"]),
    ("ro", &["nu", "niciodată", "fără", "nici"]),
    ("ru", &["не", "ни", "нет", "никогда", "без"]),
    ("sv", &["inte", "ej", "aldrig", "ingen", "inget", "utan"]),
    ("uk", &["не", "ні", "ніколи", "без", "немає"]),
    ("vi", &["không", "chưa", "chẳng"]),
];

/// Languages that say it as another one does.
const KIN: [(&str, &str); 6] = [("be", "ru"), ("bs", "hr"), ("ms", "id"), ("nb", "da"), ("no", "da"), ("sr", "hr")];

/// Behind a negation they say that there is more: «not only».
const ONLY: [&str; 13] = [
    "only", "just", "merely", "nur", "bloß", "seulement", "solo", "sólo", "soltanto", "somente", "только", "лише",
    "tylko",
];

/// Chinese and Japanese signs that negate what follows them.
const SIGNS: [char; 11] = ['没', '沒', '不', '未', '无', '無', '非', '别', '勿', '莫', '休'];

/// A negation by the rules of a language: the words that say so in it.
pub(crate) struct Negation {
    words: &'static [&'static str],
}

impl Negation {
    /// Of the language with this tag.
    pub(crate) fn in_language(tag: &str) -> Negation {
        let own = tag.split('-').next().unwrap_or(tag);
        let own = KIN.iter().find(|(kin, _)| *kin == own).map_or(own, |(_, other)| other);
        Negation { words: WORDS.iter().find(|(language, _)| *language == own).map_or(&[], |(_, words)| words) }
    }

    /// Whether a text ends in a negation of what would follow: its last word or the one before that, of the same clause.
    pub(super) fn ends(&self, text: &[char]) -> bool {
        let clause = text.iter().rposition(|letter| ends_clause(*letter)).map_or(text, |at| &text[at + 1..]);
        let last: Vec<char> = clause.iter().rev().filter(|letter| !letter.is_whitespace()).take(2).copied().collect();
        if last.iter().any(|letter| SIGNS.contains(letter)) {
            return true;
        }
        let words = words(clause);
        match &words[words.len().saturating_sub(2)..] {
            [before, only] if ONLY.contains(&only.as_str()) => !self.is_one(before) && self.is_one(only),
            last => last.iter().any(|word| self.is_one(word)),
        }
    }

    /// Whether a text begins with a negation: «paid no bribes», «zahlte nicht».
    pub(super) fn begins(&self, text: &[char]) -> bool {
        let clause = text.iter().position(|letter| ends_clause(*letter)).map_or(text, |at| &text[..at]);
        words(clause).first().is_some_and(|word| self.is_one(word))
    }

    /// Whether a negation stands anywhere in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        text.contains(SIGNS) || words(&text.chars().collect::<Vec<_>>()).iter().any(|word| self.is_one(word))
    }

    fn is_one(&self, word: &str) -> bool {
        // «didn’t», and «n’a» in French.
        self.words.contains(&word)
            || word.ends_with("n't")
            || word.strip_prefix("n'").is_some_and(|rest| self.words.contains(&"ne") && !rest.is_empty())
    }
}

/// Signs at which what was negated is over; quotation marks set off what the source itself quotes.
fn ends_clause(letter: char) -> bool {
    matches!(
        letter,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '('
            | ')'
            | '…'
            | '–'
            | '—'
            | '"'
            | '„'
            | '“'
            | '”'
            | '«'
            | '»'
            | '。'
            | '，'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '「'
            | '」'
            | '『'
            | '』'
            | '،'
            | '؛'
            | '؟'
    )
}

fn words(text: &[char]) -> Vec<String> {
    let plain: String = text.iter().map(|letter| if *letter == '’' { '\'' } else { *letter }).collect();
    let words = plain.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negation_stands_directly_before() {
        for (language, text, ends) in [
            ("en", "The minister said: we did not ", true),
            ("en", "we didn’t ", true),
            ("en", "we did not even ", true),
            ("en", "we did not only ", false),
            ("en", "they did not; we ", false),
            ("en", "He would not call it a \"", false),
            ("pl", "spółka nie ", true),
            ("ru", "мы не ", true),
            ("sr", "ne ", true),
            ("fr", "nous n’avons ", true),
            ("ar", "قال الوزير: لم ", true),
            ("zh", "我们没", true),
            ("zh", "我们没有", true),
            ("zh", "没有人。我们", false),
            ("de", "Es gibt keine ", true),
            ("de", "no ", false),
        ] {
            assert_eq!(Negation::in_language(language).ends(&text.chars().collect::<Vec<_>>()), ends, "{text}");
        }
        let english = Negation::in_language("en-GB");
        assert!(english.begins(&[' ', 'n', 'o', ' ', 'b']) && !english.begins(&[',', ' ', 'n', 'o']));
    }
}
