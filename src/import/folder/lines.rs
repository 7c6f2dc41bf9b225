//! A text that keeps the lines of its file.

/// A text with the line of the file that each of its lines comes from.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) text: String,
    from: Vec<usize>,
}

impl Lines {
    /// The line of the file that an offset of the text stands on.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        let before = self.text.as_bytes()[..offset.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count();
        self.from.get(before).or(self.from.last()).copied().unwrap_or(1)
    }

    /// Adds a line that comes from this one of the file.
    pub(super) fn push(&mut self, line: &str, from: usize) {
        self.text.extend([line, "\n"]);
        self.from.push(from);
    }
}
