//! Tables as comma-separated values (RFC 4180): UTF-8, one header line, lines end with CR LF.

use std::io::{self, Write};

/// A table that is written line by line.
pub(super) struct Table<'w> {
    out: &'w mut dyn Write,
    line: String,
}

impl<'w> Table<'w> {
    /// Begins a table with the names of its columns.
    pub(super) fn begin(out: &'w mut dyn Write, columns: &[&str]) -> io::Result<Table<'w>> {
        out.write_all(table(columns).as_bytes())?;
        Ok(Table { out, line: String::new() })
    }

    /// Adds a line with these fields.
    pub(super) fn row<const N: usize>(&mut self, fields: [&str; N]) -> io::Result<()> {
        self.line.clear();
        add_line(&mut self.line, &fields);
        self.out.write_all(self.line.as_bytes())
    }
}

/// Begins a table with the names of its columns. The mark in front tells spreadsheets that it is UTF-8: without it Excel
/// shows «MÃ¼ller».
pub fn table(columns: &[&str]) -> String {
    let mut table = String::from('\u{feff}');
    add_line(&mut table, columns);
    table
}

/// Adds a line with these fields.
pub fn add_line(table: &mut String, fields: &[&str]) {
    for (at, text) in fields.iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        add_field(table, text);
    }
    table.push_str("\r\n");
}

/// The signs that a formula begins with; spreadsheets also take those of East Asian width.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A field in quotation marks where it needs them. A text that a spreadsheet would run as a formula gets an apostrophe
/// in front, which spreadsheets take as «this is a text».
fn add_field(table: &mut String, text: &str) {
    // Some spreadsheets drop the space in front before they look.
    let formula = text.trim_start().starts_with(FORMULA) || text.starts_with(['\t', '\r', '\n']);
    let quoted = formula || text.contains([',', '"', '\n', '\r', ';', '\t']) || text.trim() != text;
    if !quoted {
        table.push_str(text);
        return;
    }
    table.push('"');
    if formula {
        table.push('\'');
    }
    table.push_str(&text.replace('"', "\"\""));
    table.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(fields: &[&str]) -> String {
        let mut table = String::new();
        add_line(&mut table, fields);
        table
    }

    #[test]
    fn only_what_needs_them_has_quotation_marks() {
        assert_eq!(line(&["a", "", "2020-08-14"]), "a,,2020-08-14\r\n");
        assert_eq!(
            line(&["a, b", "sagt \"nein\"", "zwei\nZeilen"]),
            "\"a, b\",\"sagt \"\"nein\"\"\",\"zwei\nZeilen\"\r\n"
        );
    }

    #[test]
    fn a_name_that_looks_like_a_formula_stays_a_text() {
        assert_eq!(
            line(&["=1+1", "@import", "-2", "+49", "\tx", " =1", "＝1+1", "＋1", "－1", "＠x"]),
            "\"'=1+1\",\"'@import\",\"'-2\",\"'+49\",\"'\tx\",\"' =1\",\"'＝1+1\",\"'＋1\",\"'－1\",\"'＠x\"\r\n"
        );
    }

    #[test]
    fn a_table_begins_with_a_byte_order_mark() {
        assert_eq!(table(&["a", "b"]), "\u{feff}a,b\r\n");
    }
}
