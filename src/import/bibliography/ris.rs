//! RIS: lines of a tag with two letters and a value.

use super::dates::Dated;
use super::record::{Record, lines_of_note};
use crate::import::imported::one_line;

/// Types of RIS and of CSL. Of several for one of CSL the first is the usual one.
pub const RIS_TYPES: [(&str, &str); 23] = [
    ("NEWS", "article-newspaper"),
    ("MGZN", "article-magazine"),
    ("JOUR", "article-journal"),
    ("EJOUR", "article-journal"),
    ("JFULL", "article-journal"),
    ("ELEC", "webpage"),
    ("WEB", "webpage"),
    ("BLOG", "post-weblog"),
    ("RPRT", "report"),
    ("GOVDOC", "report"),
    ("BOOK", "book"),
    ("EBOOK", "book"),
    ("CHAP", "chapter"),
    ("CONF", "paper-conference"),
    ("CPAPER", "paper-conference"),
    ("THES", "thesis"),
    ("STAT", "legislation"),
    ("BILL", "bill"),
    ("HEAR", "hearing"),
    ("CASE", "legal_case"),
    ("VIDEO", "motion_picture"),
    ("PCOMM", "personal_communication"),
    ("DATA", "dataset"),
];

/// One entry.
pub(super) fn read(text: &str) -> Result<Record, String> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        let line = line.trim_start_matches('\u{feff}').trim_end();
        match (field(line), fields.last_mut()) {
            (Some((tag, value)), _) => fields.push((tag, value.to_owned())),
            (None, _) if line.trim().is_empty() => {}
            // A value that goes on.
            (None, Some((_, value))) => value.extend(["\n", line.trim()]),
            (None, None) => return Err(format!("`{}` is no line of RIS", line.trim())),
        }
    }
    let all = |tags: &[&str]| -> Vec<String> {
        let wanted = fields.iter().filter(|(tag, value)| tags.contains(tag) && !value.trim().is_empty());
        wanted.map(|(_, value)| value.clone()).collect()
    };
    let first =
        |tags: &[&str]| tags.iter().find_map(|tag| all(&[tag]).into_iter().next()).and_then(|text| one_line(&text));
    let written = first(&["TY"]).ok_or("the entry has no type")?;
    let csl_type = RIS_TYPES.iter().find(|(ris, _)| *ris == written).map_or("document", |(_, csl)| csl);
    let title = first(&["TI", "T1", "CT", "BT", "ST"]).ok_or("the entry has no title")?;
    let people = |tags: &[&str]| all(tags).iter().filter_map(|name| turned(name)).collect();
    let address = first(&["UR", "L2"]).filter(|url| url.starts_with("http"));
    let mut notes = Vec::new();
    let mut facts = Vec::new();
    for note in all(&["N1", "RN"]) {
        let (more, known) = lines_of_note(&note);
        notes.extend(more);
        facts.extend(known);
    }
    let key = first(&["ID", "AN"]);
    let pages = match (first(&["SP"]), first(&["EP"])) {
        (Some(start), Some(end)) if start != end => Some(format!("{start}–{end}")),
        (start, _) => start,
    };
    let others = [
        ("volume", first(&["VL"])),
        ("issue", first(&["IS"])),
        ("page", pages),
        ("isbn", first(&["SN"])),
        ("publisher-place", first(&["CY"])),
        ("abstract", first(&["AB", "N2"])),
        ("type", (csl_type == "document").then_some(written)),
    ];
    Ok(Record {
        identity: match (&key, &address) {
            (Some(key), _) => format!("ris:{key}"),
            (None, Some(address)) => format!("url:{address}"),
            (None, None) => format!("ris:{title}"),
        },
        csl_type: csl_type.to_owned(),
        title,
        authors: people(&["AU", "A1"]),
        editors: people(&["A2", "A3", "ED"]),
        number: first(&["M1"]),
        outlet: first(&["T2", "JO", "JF", "JA", "SO", "J2"]),
        publisher: first(&["PB"]),
        date: first(&["DA"]).and_then(|text| Dated::of_text(&text)).or_else(|| Dated::of_text(&first(&["PY", "Y1"])?)),
        accessed: first(&["Y2"]).and_then(|text| Dated::of_text(&text)).map(|date| date.edtf),
        url: address,
        doi: first(&["DO"]),
        lang: first(&["LA"]),
        notes,
        keywords: all(&["KW"]).iter().flat_map(|words| words.split('\n')).filter_map(one_line).collect(),
        attachments: all(&["L1", "L4"]),
        others: others.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).chain(facts).collect(),
        ..Record::default()
    })
}

/// The tag and the value of a line `TI  - The order`.
fn field(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.split_at_checked(2)?;
    let is_tag = tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    value.strip_prefix("  -").filter(|_| is_tag).map(|value| (tag, value.trim()))
}

/// `Beispiel, Erika, Jr.` as it is said.
fn turned(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [family, given, suffix] => one_line(&format!("{given} {family} {suffix}")),
        [family, given] => one_line(&format!("{given} {family}")),
        _ => one_line(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_with_what_it_states() {
        let record = read(
            "TY  - NEWS\r\nTI  - The order\r\nAU  - Example, Jane\r\nDA  - 2020/08/17/\r\nT2  - Daily\r\nUR  - https://example.org/a\r\n\
             KW  - trade\r\nN1  - Mine, p. 12\r\ngoes on\r\nL1  - files/1/order.pdf\r\nER  - \r\n",
        )
        .expect("it is read");
        assert_eq!((record.csl_type.as_str(), record.title.as_str()), ("article-newspaper", "The order"));
        assert_eq!((record.authors, record.outlet.as_deref()), (vec!["Jane Example".to_owned()], Some("Daily")));
        assert_eq!(record.date.map(|date| date.edtf).as_deref(), Some("2020-08-17"));
        assert_eq!(
            (record.notes, record.attachments),
            (vec!["Mine, p. 12\ngoes on".to_owned()], vec!["files/1/order.pdf".to_owned()])
        );
        assert_eq!(read("TY  - NEWS\nER  - \n").err().as_deref(), Some("the entry has no title"));
    }
}
