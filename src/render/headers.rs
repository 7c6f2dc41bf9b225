//! Headers for hosts that read them from the site: `_headers`.

use std::fmt::Write as _;

use crate::config::Config;
use crate::render::theme::Theme;

/// What never changes under its name may be kept for a year, the longest that browsers keep anything.
const FOR_EVER: &str = "  Cache-Control: public, max-age=31536000, immutable\n";

/// The path and the text of the rules, where the dossier's host reads any.
pub fn headers(config: &Config, theme: &Theme) -> Option<(&'static str, String)> {
    config.hosting.filter(|host| host.reads_rules())?;
    let root = config.root();
    let mut text = format!(
        "{root}*\n  Content-Security-Policy: default-src 'self'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n{root}search/data/*\n{FOR_EVER}"
    );
    // By their whole names: not every host takes a pattern within a name.
    for path in theme.versioned() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{root}{path}\n{FOR_EVER}");
    }
    Some(("_headers", text))
}
