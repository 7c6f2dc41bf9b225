//! The lines of a table.

use std::io::Read;

use csv::{Reader, StringRecord};

use crate::import::found::Remark;

/// The lines of a table below its head, each with its number in the file, or that it cannot be read. `file` is its name in messages.
pub(super) fn lines<R: Read>(
    reader: &mut Reader<R>,
    file: &str,
) -> impl Iterator<Item = Result<(usize, StringRecord), Remark>> {
    let number = |position: Option<&csv::Position>| position.map_or(0, |position| position.line() as usize);
    reader.records().map(move |record| match record {
        Ok(record) => Ok((number(record.position()), record)),
        Err(error) => Err(Remark::new(file, number(error.position()), format!("the line cannot be read: {error}"))),
    })
}
