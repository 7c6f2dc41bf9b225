//! PDF and office files as text, by programs that are made for it, where they are on the path.

use std::path::Path;
use std::process::{Command, Stdio};

/// A program that writes the text of a file to its output.
struct Converter {
    program: &'static str,
    /// Who has it.
    package: &'static str,
    before: &'static [&'static str],
    after: &'static [&'static str],
}

const PDF: Converter =
    Converter { program: "pdftotext", package: "poppler-utils", before: &["-enc", "UTF-8", "-nopgbrk"], after: &["-"] };
const OFFICE: Converter =
    Converter { program: "pandoc", package: "pandoc", before: &["--to", "plain", "--wrap", "none"], after: &[] };

/// The text of a PDF or office file; `None` where it is neither.
///
/// # Errors
/// That the program for it is missing, or cannot read the file.
pub(super) fn converted(path: &Path, bytes: &[u8]) -> Option<Result<String, String>> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let converter = match bytes {
        _ if bytes.starts_with(b"%PDF-") => PDF,
        // All of these are archives: the ending says of what.
        _ if bytes.starts_with(b"PK\x03\x04") && ["docx", "odt", "epub"].contains(&&*ending) => OFFICE,
        _ if bytes.starts_with(b"{\\rtf") => OFFICE,
        _ => return None,
    };
    Some(converter.text(path))
}

impl Converter {
    fn text(&self, path: &Path) -> Result<String, String> {
        // A path of its own, so that a name which begins with `-` is none of an option.
        let path = std::path::absolute(path).map_err(|error| format!("the file cannot be read: {error}"))?;
        let mut command = Command::new(self.program);
        command.args(self.before).arg(path).args(self.after).stdin(Stdio::null());
        let output = command.output().map_err(|_| {
            format!("this takes the program {} (package {}), which is not on the path", self.program, self.package)
        })?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        match output.status.success() {
            true if text.trim().is_empty() => Err("the file holds no text: it may be a picture of one".to_owned()),
            true => Ok(text),
            false => {
                let said = String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or_default().to_owned();
                Err(format!("{} cannot read the file: {said}", self.program))
            }
        }
    }
}
