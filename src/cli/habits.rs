//! Commands and options of other programs, with what does the same here.

use clap::error::{ContextKind, ContextValue};

/// What a word of the command line means elsewhere, and what to type here.
const HABITS: [(&[&str], &str); 4] = [
    (
        &["watch", "dev", "server", "start", "preview", "live", "--watch", "--serve", "--livereload"],
        "'dossier serve' shows the site and every change at once",
    ),
    (
        &["lint", "validate", "verify", "doctor", "test", "--check", "--dry-run"],
        "'dossier check' reports every mistake and writes nothing",
    ),
    (&["generate", "publish", "compile", "make", "export", "render"], "'dossier build' writes the site"),
    (&["create", "setup", "scaffold", "quickstart", "site"], "'dossier init DIR' makes a small dossier"),
];

/// The same error with a tip, where the unknown word is one of another program.
pub fn with_tip(mut error: clap::Error) -> clap::Error {
    let word = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg].into_iter().find_map(|kind| error.get(kind));
    let Some(ContextValue::String(word)) = word else { return error };
    let tip = HABITS.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, tip)| *tip);
    if let Some(tip) = tip {
        // A word that only looks alike would lead astray.
        for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg] {
            error.remove(kind);
        }
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.to_owned().into()]));
    }
    error
}
