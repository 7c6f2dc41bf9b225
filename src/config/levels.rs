//! How much each kind of mistake weighs in a dossier or a document: `diagnostics: {unused-name: allow}`.

use crate::diagnostic::{Code, Level, Levels, Severity, nearest};
use crate::yaml::Field;

const WORDS: &[(&str, Level)] = &[("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)];

/// Errors that may become warnings: the page is made all the same, and only what is wrong is missing or plain on it.
const MAY_BE_WARNED_OF: [Code; 6] = [
    Code::BrokenAnchor,
    Code::BrokenFootnote,
    Code::BrokenLink,
    Code::LostText,
    Code::RemotePicture,
    Code::UnknownField,
];

/// Reads the levels. Reports codes that do not exist, and those that cannot be taken lightly.
pub fn read_levels(field: Field<'_>) -> Levels {
    let levels = field.entries(|name, value| {
        let Some(code) = Code::ALL.iter().copied().find(|code| code.name() == name) else {
            let help = match nearest(name, Code::ALL.iter().map(|code| code.name())) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`dossier explain` lists the codes".to_owned(),
            };
            value.report_key(Code::UnknownValue, format!("there is no diagnostic `{name}`"), help);
            return None;
        };
        let level = value.word(WORDS)?;
        let least = least(code);
        if (level == Level::Allow && least != Level::Allow) || (level == Level::Warn && least == Level::Deny) {
            let message = format!("`{name}` cannot be set to {}: the site would be wrong", word(level));
            value.report(Code::UnknownValue, message, format!("the least that it takes is {}", word(least)));
            return None;
        }
        Some((code, level))
    });
    levels.into_iter().collect()
}

/// What a code weighs at least.
fn least(code: Code) -> Level {
    match code.severity() {
        Severity::Warning => Level::Allow,
        Severity::Error if code == Code::UnknownField => Level::Allow,
        Severity::Error if MAY_BE_WARNED_OF.contains(&code) => Level::Warn,
        Severity::Error => Level::Deny,
    }
}

fn word(level: Level) -> &'static str {
    WORDS.iter().find(|(_, known)| *known == level).map_or("", |(word, _)| word)
}
