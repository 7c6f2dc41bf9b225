//! Files under `content/` that look like documents and are none: they would be missing in silence, or published as they
//! are, front matter and comments included.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::Inputs;

/// Endings that other programs give to markdown.
const ENDINGS: [&str; 7] = ["md", "markdown", "mdown", "mdx", "mkd", "md.txt", "markdown.txt"];

/// Reports every file of `content/` whose ending is that of markdown elsewhere: `foo.MD`, `bar.markdown`.
pub fn strays(inputs: &Inputs) -> Vec<Diagnostic> {
    let report = |path: &std::sync::Arc<str>| {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = stem(name)?;
        let message = format!("`{name}` looks like a document, but only files that end in `.md` are");
        let help = format!("rename it to `{stem}.md`, or keep it outside content/");
        Some(Diagnostic::new(Code::BadFileName, path, Place::File, message).help(help))
    };
    inputs.attachments.keys().filter_map(report).collect()
}

/// The name without such an ending.
fn stem(name: &str) -> Option<&str> {
    let lower = name.to_ascii_lowercase();
    let ending = ENDINGS.iter().filter(|ending| lower.strip_suffix(**ending).is_some_and(|stem| stem.ends_with('.')));
    let longest = ending.map(|ending| ending.len()).max()?;
    Some(&name[..name.len() - longest - 1])
}
