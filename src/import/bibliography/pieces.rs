//! The entries of a bibliography, cut apart before they are read.

/// An entry as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    /// The line that it begins on, counted from 1.
    pub(super) line: usize,
}

/// The objects of a list in JSON.
pub(super) fn of_json(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut depth, mut begin, mut in_text, mut is_escaped) = (0usize, None, false, false);
    let mut lines = Lines::new(text);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if in_text => {
                in_text = byte != b'"' || is_escaped;
                is_escaped = byte == b'\\' && !is_escaped;
                continue;
            }
            b'"' => in_text = true,
            b'{' => {
                if depth == 0 {
                    begin = Some(at);
                }
                depth += 1;
            }
            b'}' if depth > 0 => {
                depth -= 1;
                if let (0, Some(start)) = (depth, begin) {
                    pieces.push(Piece { text: &text[start..=at], line: lines.of(start) });
                    begin = None;
                }
            }
            _ => {}
        }
        is_escaped = false;
    }
    // What is never closed reaches to the end.
    pieces.extend(begin.map(|start| Piece { text: &text[start..], line: lines.of(start) }));
    pieces
}

/// The entries of a BibTeX file: each begins with `@` at the head of a line, whether the one before is closed or not.
pub(super) fn of_bibtex(text: &str) -> Vec<Piece<'_>> {
    let mut begins = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start();
        let word: String =
            inner.strip_prefix('@').unwrap_or_default().chars().take_while(char::is_ascii_alphabetic).collect();
        if !word.is_empty() && inner[1 + word.len()..].trim_start().starts_with(['{', '(']) {
            begins.push(at + line.len() - inner.len());
        }
        at += line.len();
    }
    let mut lines = Lines::new(text);
    let ends = begins.iter().skip(1).copied().chain([text.len()]);
    begins
        .iter()
        .zip(ends)
        .map(|(start, end)| Piece { text: text[*start..end].trim_end(), line: lines.of(*start) })
        .collect()
}

/// The entries of a RIS file: from `TY` to `ER`, or to the next `TY`.
pub(super) fn of_ris(text: &str) -> Vec<Piece<'_>> {
    let mut begins = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start_matches('\u{feff}').starts_with("TY  -") {
            begins.push(at);
        }
        at += line.len();
    }
    let mut lines = Lines::new(text);
    let ends = begins.iter().skip(1).copied().chain([text.len()]);
    begins.iter().zip(ends).map(|(start, end)| Piece { text: &text[*start..end], line: lines.of(*start) }).collect()
}

/// Numbers of lines of places that come in order.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Lines { text, at: 0, line: 1 }
    }

    fn of(&mut self, offset: usize) -> usize {
        self.line += self.text[self.at..offset].matches('\n').count();
        self.at = offset;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_cut_apart_whatever_is_wrong_with_one() {
        let json = "[\n {\"a\": \"}{\\\"\"},\n {\"b\": {\"c\": 1}},\n {\"d\": ";
        let cut =
            |pieces: Vec<Piece<'_>>| pieces.iter().map(|piece| (piece.text.to_owned(), piece.line)).collect::<Vec<_>>();
        let pair = |text: &str, line| (text.to_owned(), line);
        assert_eq!(
            cut(of_json(json)),
            [pair("{\"a\": \"}{\\\"\"}", 2), pair("{\"b\": {\"c\": 1}}", 3), pair("{\"d\": ", 4)]
        );
        let bib = "words\n@book{a, title = {x}\n\n@article{b,\n  note = {me@example.org},\n}\n";
        assert_eq!(
            cut(of_bibtex(bib)),
            [pair("@book{a, title = {x}", 2), pair("@article{b,\n  note = {me@example.org},\n}", 4)]
        );
        let ris = "TY  - BOOK\nTI  - A\nER  - \n\nTY  - CASE\n";
        assert_eq!(cut(of_ris(ris)), [pair("TY  - BOOK\nTI  - A\nER  - \n\n", 1), pair("TY  - CASE\n", 5)]);
    }
}
