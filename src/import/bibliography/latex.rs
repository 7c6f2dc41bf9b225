//! The commands of LaTeX that titles are written with, as text. What else begins with a backslash stays as it is, and is named.

use crate::parse::body::raised::Moved;

/// Commands whose text stays.
const MARKED: [&str; 12] = [
    "emph", "enquote", "mkbibemph", "textbf", "textit", "textnormal", "textrm", "textsc", "textsf", "textsl", "texttt",
    "underline",
];
/// Those that stand for signs.
const SIGNS: [(&str, &str); 9] = [
    (r"\,", " "),
    (r"\ ", " "),
    (r"\;", " "),
    (r"\ldots{}", "…"),
    (r"\ldots", "…"),
    (r"\dots", "…"),
    (r"\textendash", "–"),
    ("``", "“"),
    ("''", "”"),
];

/// A text without its commands.
pub(super) fn plain(written: &str) -> String {
    let mut text = String::new();
    let mut rest = written;
    while let Some(start) = rest.find('\\') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some((name, inner, after)) = command(rest) else {
            text.push('\\');
            rest = &rest[1..];
            continue;
        };
        let inner = plain(inner);
        match name {
            "textsuperscript" => text.push_str(&Moved::Raised.written(&inner)),
            "textsubscript" => text.push_str(&Moved::Lowered.written(&inner)),
            "enquote" => text.push_str(&format!("“{inner}”")),
            _ => text.push_str(&inner),
        }
        rest = after;
    }
    text.push_str(rest);
    SIGNS.iter().fold(text, |text, (sign, plain)| text.replace(sign, plain))
}

/// Whether a command is left in a text.
pub(super) fn has_command(text: &str) -> bool {
    text.split('\\').skip(1).any(|after| after.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// A known command at the beginning of a text: its name, what stands in its braces, and the rest.
fn command(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = text[1..].split_once('{')?;
    let name = name.trim_end();
    if !MARKED.contains(&name) && !["textsuperscript", "textsubscript"].contains(&name) {
        return None;
    }
    let mut depth = 1;
    let end = rest.bytes().position(|byte| {
        depth += match byte {
            b'{' => 1,
            b'}' => -1,
            _ => 0,
        };
        depth == 0
    })?;
    Some((name, &rest[..end], &rest[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_have_no_commands() {
        for (written, text) in [
            (r"O sankcjach na 5\,% & 3\textsuperscript{rd}", "O sankcjach na 5 % & 3rd"),
            (r"EU lists \emph{Zar\textbf{kova}}: ``No comment''", "EU lists Zarkova: “No comment”"),
            (r"10\textsuperscript{6} euros\ldots", "10⁶ euros…"),
            (r"\unknown{a} \emph{never closed", r"\unknown{a} \emph{never closed"),
        ] {
            assert_eq!(plain(written), text);
        }
        assert!(has_command(r"\unknown{a}") && !has_command(r"5 \ 6"));
    }
}
