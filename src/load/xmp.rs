//! What XMP, metadata in XML, tells of people.

use std::collections::BTreeSet;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::source::Personal;

/// What the XMP within other bytes tells, by the element that it must have; the one around it, `x:xmpmeta`, some programs
/// leave out.
pub(super) fn in_embedded_xmp(bytes: &[u8]) -> BTreeSet<Personal> {
    const XMP: [&[u8]; 2] = [b"<rdf:RDF", b"</rdf:RDF>"];
    let (mut rest, mut found) = (bytes, BTreeSet::new());
    while let Some(start) = memmem::find(rest, XMP[0]) {
        let end = memmem::find(&rest[start..], XMP[1]).map_or(rest.len(), |end| start + end + XMP[1].len());
        found.extend(in_xmp(&String::from_utf8_lossy(&rest[start..end])));
        rest = &rest[end..];
    }
    found
}

/// The properties of XMP, by their local names: prefixes are free to choose, and nobody gives these names another meaning.
pub(super) fn in_xmp(xmp: &str) -> BTreeSet<Personal> {
    let mut found = BTreeSet::new();
    let mut events = Reader::from_str(xmp);
    events.config_mut().allow_dangling_amp = true;
    // For each open element what its text would tell.
    let mut open: Vec<Option<Personal>> = Vec::new();
    while let Ok(event) = events.read_event() {
        match event {
            Event::Start(element) => {
                found.extend(in_attributes(&element));
                let own = meaning_in_xmp(element.name().into_inner());
                open.push(own.or(open.last().copied().flatten()));
            }
            Event::Empty(element) => found.extend(in_attributes(&element)),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if !text.trim().is_empty() => found.extend(open.last().copied().flatten()),
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

fn in_attributes(element: &BytesStart<'_>) -> Vec<Personal> {
    let mut attributes = element.attributes();
    let stated = attributes.with_checks(false).flatten().filter(|attribute| !attribute.value.trim().is_empty());
    stated.filter_map(|attribute| meaning_in_xmp(attribute.key.into_inner())).collect()
}

fn meaning_in_xmp(name: &str) -> Option<Personal> {
    match name.rsplit(':').next().unwrap_or(name) {
        "GPSLatitude" | "GPSLongitude" => Some(Personal::Place),
        "PersonInImage" | "PersonDisplayName" => Some(Personal::Shown),
        "Name" if name.starts_with("mwg-rs:") => Some(Personal::Shown),
        "creator" | "Artist" | "OwnerName" | "CameraOwnerName" => Some(Personal::Author),
        "SerialNumber" | "BodySerialNumber" | "LensSerialNumber" => Some(Personal::Device),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xmp_tells_by_elements_and_by_attributes_that_are_not_empty() {
        let xmp = |inner: &str| format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF>{inner}</rdf:RDF></x:xmpmeta>");
        for (inner, expected) in [
            ("<d><dc:creator><rdf:Seq><rdf:li>Jane</rdf:li></rdf:Seq></dc:creator></d>", vec![Personal::Author]),
            ("<d><dc:creator><rdf:Seq/></dc:creator><dc:title>Harbour</dc:title></d>", vec![]),
            ("<d exif:GPSLatitude='53,33N' aux:SerialNumber='' xmp:CreatorTool='x'/>", vec![Personal::Place]),
            (
                "<d><mwg-rs:Name>Jane</mwg-rs:Name><aux:SerialNumber>1</aux:SerialNumber></d>",
                vec![Personal::Shown, Personal::Device],
            ),
            ("<d exif:GPSLongitude='9'><", vec![Personal::Place]),
        ] {
            assert_eq!(in_xmp(&xmp(inner)).into_iter().collect::<Vec<_>>(), expected, "{inner}");
        }
    }
}
