//! BibTeX and BibLaTeX. The crate that reads them refuses a whole file for one bad entry, so it is handed one at a time, with
//! the abbreviations of the file and the entry that one refers to before it.

use biblatex::{Bibliography, ChunksExt, Date, DateValue, Datetime, Entry, EntryType, PermissiveType, Person};

use super::dates::Dated;
use super::latex;
use super::pieces::Piece;
use super::record::{Record, lines_of_note};
use crate::import::imported::one_line;

/// All entries; abbreviations and comments are none.
pub(super) fn read(pieces: Vec<Piece<'_>>) -> Vec<(Piece<'_>, Result<Record, String>)> {
    let (others, entries): (Vec<_>, Vec<_>) =
        pieces.into_iter().partition(|piece| matches!(word(piece.text).as_str(), "string" | "preamble" | "comment"));
    let abbreviations: String = others
        .iter()
        .filter(|piece| word(piece.text) == "string")
        .map(|piece| format!("{}\n", closed(piece.text)))
        .collect();
    let parent = |piece: &Piece<'_>| {
        let name = ["crossref", "xdata"].iter().find_map(|field| value(piece.text, field))?;
        entries.iter().find(|other| key(other.text) == Some(&*name)).map(|other| other.text)
    };
    let read = |piece: &Piece<'_>| {
        let own = key(piece.text).ok_or("the entry has no key")?;
        let source = [abbreviations.as_str(), parent(piece).unwrap_or_default(), "\n", piece.text].concat();
        let all =
            Bibliography::parse(&source).map_err(|error| format!("the entry {own} cannot be read: {}", error.kind))?;
        let entry = all.get(own).ok_or_else(|| format!("the entry {own} is not closed"))?;
        record(entry)
    };
    entries.iter().map(|piece| (*piece, read(piece))).collect()
}

/// The word behind the sign of an entry.
fn word(text: &str) -> String {
    text[1..].chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_lowercase()
}

/// An abbreviation without what stands behind it.
fn closed(text: &str) -> &str {
    text.rfind('}').map_or(text, |end| &text[..=end])
}

fn key(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(['{', '('])?;
    let key = rest.split([',', '}', ')', '\n']).next()?.trim();
    (!key.is_empty() && !key.contains('=')).then_some(key)
}

/// The value of a field as it is written.
fn value(text: &str, field: &str) -> Option<String> {
    let line = text.lines().find(|line| line.trim_start().to_lowercase().starts_with(field))?;
    let (_, value) = line.split_once('=')?;
    Some(value.trim().trim_matches(['{', '}', '"', ',', ' ']).to_owned())
}

fn record(entry: &Entry) -> Result<Record, String> {
    let text = |field: &str| entry.get(field).map(|chunks| chunks.format_verbatim()).and_then(|text| one_line(&text));
    // In words, not in addresses and names of files.
    let prose = |field: &str| text(field).and_then(|text| one_line(&latex::plain(&text)));
    let first = |fields: &[&str]| fields.iter().find_map(|field| prose(field));
    let title =
        prose("title").or_else(|| prose("booktitle")).ok_or_else(|| format!("the entry {} has no title", entry.key))?;
    let title = match prose("subtitle") {
        Some(subtitle) => format!("{title}: {subtitle}"),
        None => title,
    };
    let csl_type = csl_type(entry, text("entrysubtype").as_deref(), &text("type").unwrap_or_default());
    let (notes, facts) = lines_of_note(&first(&["annote", "annotation"]).unwrap_or_default());
    let remark = first(&["note"]);
    let url = text("url").or_else(|| text("howpublished").and_then(|how| address_in(&how)));
    let mut record = Record {
        identity: format!("cite:{}", entry.key),
        csl_type: csl_type.to_owned(),
        title,
        authors: people(entry.author().ok().unwrap_or_default()),
        editors: people(entry.editors().ok().unwrap_or_default().into_iter().flat_map(|(people, _)| people).collect()),
        outlet: first(&["journaltitle", "journal", "booktitle", "maintitle", "eventtitle"]),
        publisher: first(&["publisher", "institution", "organization", "school"]),
        date: date(entry)
            .map(|date| with_day(date, text("month").as_deref()))
            .or_else(|| Dated::of_text(&first(&["date", "year"])?)),
        accessed: first(&["urldate"]).and_then(|text| Dated::of_text(&text)).map(|date| date.edtf),
        url,
        doi: text("doi"),
        lang: first(&["langid", "language"]),
        notes: notes.into_iter().chain(remark.filter(|note| !note.starts_with("http"))).collect(),
        keywords: text("keywords")
            .map(|words| words.split([',', ';']).filter_map(one_line).collect())
            .unwrap_or_default(),
        attachments: text("file").map(|files| attachments(&files)).unwrap_or_default(),
        number: text("number"),
        ..Record::default()
    };
    for field in [
        "volume", "issue", "pages", "edition", "isbn", "issn", "location", "address", "series", "chapter", "abstract",
        "type",
    ] {
        record.others.extend(prose(field).map(|value| (field.to_owned(), value)));
    }
    record.others.extend(facts);
    Ok(record)
}

fn csl_type<'t>(entry: &Entry, subtype: Option<&str>, written: &str) -> &'t str {
    match &entry.entry_type {
        EntryType::Article => match subtype.map(str::to_lowercase).as_deref() {
            Some("newspaper") => "article-newspaper",
            Some("magazine") => "article-magazine",
            _ => "article-journal",
        },
        EntryType::Book | EntryType::MvBook | EntryType::Collection | EntryType::Proceedings => "book",
        EntryType::InBook | EntryType::InCollection => "chapter",
        EntryType::InProceedings => "paper-conference",
        EntryType::Report | EntryType::TechReport => "report",
        EntryType::Thesis | EntryType::PhdThesis | EntryType::MastersThesis => "thesis",
        EntryType::Online => "webpage",
        EntryType::Dataset => "dataset",
        EntryType::Patent => "patent",
        EntryType::Unpublished => "manuscript",
        EntryType::Unknown(name) => match name.to_lowercase().as_str() {
            "legislation" | "statute" | "legal" => "legislation",
            "jurisdiction" | "case" | "judgment" => "legal_case",
            "video" | "movie" => "motion_picture",
            "letter" => "personal_communication",
            _ => "document",
        },
        _ if written.to_lowercase().contains("blog") => "post-weblog",
        EntryType::Misc if entry.get("url").is_some() => "webpage",
        _ => "document",
    }
}

fn people(people: Vec<Person>) -> Vec<String> {
    let name = |person: &Person| {
        let parts = [&person.given_name, &person.prefix, &person.name, &person.suffix];
        one_line(&parts.map(String::as_str).join(" "))
    };
    people.iter().filter_map(name).collect()
}

/// The date of an entry; this crate counts months and days from 0.
fn date(entry: &Entry) -> Option<Dated> {
    let PermissiveType::Typed(Date { value, approximate, .. }) = entry.date().ok()? else { return None };
    let numbers = |date: &Datetime| {
        let month = date.month.map(|month| i64::from(month) + 1);
        let day = date.day.map(|day| i64::from(day) + 1);
        [Some(i64::from(date.year)), month, month.and(day)].into_iter().flatten().collect::<Vec<i64>>()
    };
    let dated = match &value {
        DateValue::At(date) => Dated::of_numbers(&[numbers(date)]),
        DateValue::Between(start, end) => Dated::of_numbers(&[numbers(start), numbers(end)]),
        DateValue::After(start) => {
            Dated::of_numbers(&[numbers(start)]).map(|date| Dated { edtf: format!("{}/..", date.edtf), ..date })
        }
        DateValue::Before(end) => {
            Dated::of_numbers(&[numbers(end)]).map(|date| Dated { edtf: format!("../{}", date.edtf), ..date })
        }
    }?;
    Some(if approximate { dated.about() } else { dated })
}

/// The day that stands before the name of a month, `month = "3~" # mar`.
fn with_day(dated: Dated, month: Option<&str>) -> Dated {
    let (day, name) =
        month.map_or(("", ""), |month| month.split_at(month.bytes().take_while(u8::is_ascii_digit).count()));
    let is_named = name.contains(char::is_alphanumeric);
    let exact = format!("{}-{day:0>2}", dated.edtf);
    let is_day = is_named && dated.edtf.len() == "2024-03".len() && crate::model::Date::parse(&exact).is_ok();
    if is_day { Dated { edtf: exact, ..dated } } else { dated }
}

fn address_in(text: &str) -> Option<String> {
    let start = text.find("https://").or_else(|| text.find("http://"))?;
    text[start..].split([' ', '}', '>', ',']).next().map(str::to_owned)
}

/// The files of an entry: `Name:path/to.pdf:application/pdf;other.pdf`.
fn attachments(text: &str) -> Vec<String> {
    let path = |file: &str| {
        let parts: Vec<&str> = file.split(':').collect();
        match parts[..] {
            [_, path, kind]
                if !path.is_empty() && kind.chars().all(|c| c.is_ascii_alphanumeric() || "/+-.".contains(c)) =>
            {
                path.to_owned()
            }
            _ => file.to_owned(),
        }
    };
    text.split(';').filter_map(one_line).map(|file| path(&file)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::pieces::of_bibtex;
    use super::*;

    #[test]
    fn one_bad_entry_costs_no_other_and_months_count_from_one() {
        let text = "@string{daily = {The Daily}}\n\
            @article{order2020, title = {The {Order} of M\\\"uller}, author = {Example, Jane and {Reuters}}, journal = daily,\n\
              year = 2020, month = aug, day = 17, entrysubtype = {newspaper}, file = {Full:files/1/a.pdf:application/pdf}}\n\
            @book{broken, title = {Never closed\n\
            @online{web, title = {A page}, date = {2020-01-03}, urldate = {2021-12-31}, url = {https://example.org/a}, annote = {Mine, p. 12}}\n\
            @inbook{child, crossref = {parent}, title = {A part}}\n@book{parent, title = {The whole}, date = {1999/2001}}\n";
        let read = read(of_bibtex(text));
        assert_eq!(read.len(), 5);
        let record = |at: usize| read[at].1.as_ref().expect("it is read");
        let first = record(0);
        assert_eq!((first.title.as_str(), first.csl_type.as_str()), ("The Order of Müller", "article-newspaper"));
        assert_eq!(
            (&first.authors[..], first.outlet.as_deref()),
            (&["Jane Example".to_owned(), "Reuters".to_owned()][..], Some("The Daily"))
        );
        assert_eq!(first.date.as_ref().map(|date| date.edtf.as_str()), Some("2020-08-17"));
        assert_eq!(first.attachments, ["files/1/a.pdf"]);
        assert!(read[1].1.is_err() && read[1].0.line == 4, "{:?}", read[1]);
        let web = record(2);
        assert_eq!(
            (web.date.as_ref().map(|date| date.edtf.as_str()), web.accessed.as_deref()),
            (Some("2020-01-03"), Some("2021-12-31"))
        );
        assert_eq!(web.notes, ["Mine, p. 12"]);
        assert_eq!(record(3).title, "A part");
        assert_eq!(record(4).date.as_ref().map(|date| date.edtf.as_str()), Some("1999/2001"));
    }
}
