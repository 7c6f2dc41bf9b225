//! Drawings (SVG) that do more than show something: scripts in them run where they are opened, with the rights of the site.

use std::fs::File;
use std::io::Read;

use quick_xml::events::{BytesDecl, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements that run or hold something of their own.
const ACTIVE: [&str; 7] = ["script", "iframe", "object", "embed", "handler", "listener", "meta"];

/// The first thing in a drawing that browsers would run, or fetch from another host, as words of a message; `None` for a
/// drawing that only shows something, and for other endings. One that cannot be read to its end is not known to be harmless.
pub fn active(ending: &str, mut file: &File) -> Option<String> {
    match ending {
        "svg" | "xml" => {}
        "svgz" => return Some("is compressed, so that nobody can say what it holds".to_owned()),
        _ => return None,
    }
    let mut bytes = Vec::new();
    if let Err(error) = file.read_to_end(&mut bytes) {
        return Some(format!("cannot be read: {error}"));
    }
    if bytes.starts_with(&[0xfe, 0xff]) || bytes.starts_with(&[0xff, 0xfe]) || bytes.iter().take(4).any(|b| *b == 0) {
        return Some("is not written in UTF-8, so that nobody can say what it holds".to_owned());
    }
    // Signs of markup are the same in all encodings that `foreign_encoding` lets through.
    in_drawing(&String::from_utf8_lossy(&bytes))
}

fn in_drawing(drawing: &str) -> Option<String> {
    let mut events = Reader::from_str(drawing);
    let mut is_style = false;
    loop {
        let found = match events.read_event() {
            Ok(Event::Eof) => return None,
            Ok(Event::Decl(declaration)) => foreign_encoding(&declaration),
            Ok(Event::DocType(text)) => in_doctype(&text),
            Ok(Event::PI(text)) => {
                text.starts_with("xml-stylesheet").then(|| "names a style sheet of its own".to_owned())
            }
            Ok(Event::Start(element)) => {
                is_style = element.local_name().into_inner().eq_ignore_ascii_case("style");
                in_element(&element)
            }
            Ok(Event::Empty(element)) => in_element(&element),
            Ok(Event::End(_)) => {
                is_style = false;
                None
            }
            Ok(Event::Text(text)) if is_style => in_style(&text),
            Ok(Event::CData(text)) if is_style => in_style(&text),
            Ok(_) => None,
            Err(error) => Some(format!("cannot be read to its end, so that nobody can say what it holds: {error}")),
        };
        if found.is_some() {
            return found;
        }
    }
}

fn in_element(element: &BytesStart<'_>) -> Option<String> {
    let name = element.local_name().into_inner().to_ascii_lowercase();
    if ACTIVE.contains(&&*name) {
        return Some(format!("holds `<{name}>`, which browsers would run"));
    }
    element.attributes().with_checks(false).find_map(|attribute| {
        let Ok(attribute) = attribute else { return Some("holds an attribute that cannot be read".to_owned()) };
        let key = attribute.key.into_inner().to_ascii_lowercase();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.unwrap_or_else(|_| attribute.value.clone());
        let bare: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let bare = bare.to_ascii_lowercase();
        let local = key.rsplit(':').next().unwrap_or(&key);
        if key.starts_with("on") && key.len() > 2 {
            Some(format!("holds `{key}`, which browsers would run"))
        } else if bare.contains("javascript:") || bare.starts_with("data:text/") {
            Some(format!("holds an address in `{key}` that browsers would run"))
        } else if matches!(local, "href" | "src") && name != "a" && is_elsewhere(&bare) {
            Some(format!("fetches something from another host: {}", value.trim()))
        } else {
            in_style(&value)
        }
    })
}

/// What a style sheet or an attribute with one fetches.
fn in_style(style: &str) -> Option<String> {
    let style = style.to_ascii_lowercase();
    let fetched = |at: usize, sign: &str| style[at + sign.len()..].trim_start().trim_start_matches(['"', '\'']);
    let mut fetches = style.match_indices("url(").map(|(at, sign)| fetched(at, sign));
    let is_fetched = style.contains("@import") || fetches.any(is_elsewhere);
    is_fetched.then(|| "fetches something for its styles from elsewhere".to_owned())
}

fn is_elsewhere(address: &str) -> bool {
    ["http:", "https:", "//", "ftp:", "file:"].iter().any(|start| address.trim_start().starts_with(start))
}

/// Declarations within the file itself can hide scripts behind entities and attributes that stand nowhere else. Those of
/// drawing programs give short names to addresses.
fn in_doctype(text: &str) -> Option<String> {
    let (_, own) = text.split_once('[')?;
    let own = own.to_ascii_lowercase();
    let hides = |declaration: &str| {
        declaration.contains(['&', '%']) || ["script", "system", "public"].iter().any(|word| declaration.contains(word))
    };
    let is_name = |declaration: &str| declaration.starts_with("entity") && !hides(declaration);
    let mut declarations = own.split("<!").skip(1);
    let harmless = declarations.all(is_name) && !own.replace("<!", "").contains('<');
    (!harmless).then(|| "declares entities or attributes that may hide a script".to_owned())
}

/// An encoding in which the signs of markup may be others.
fn foreign_encoding(declaration: &BytesDecl<'_>) -> Option<String> {
    let encoding = declaration.encoding()?.ok()?.to_ascii_lowercase();
    let is_known = ["utf-8", "us-ascii", "ascii"].contains(&&*encoding)
        || ["iso-8859-", "windows-125"].iter().any(|start| encoding.starts_with(start));
    (!is_known).then(|| format!("is written in {encoding}, so that nobody can say what it holds"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(inner: &str) -> Option<String> {
        in_drawing(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>"))
    }

    #[test]
    fn what_drawing_programs_write_is_harmless() {
        for inner in [
            "<path d=\"M0 0h1\"/>",
            "<a href=\"https://example.org/\"><text>to the source</text></a>",
            "<image href=\"data:image/png;base64,iVBO\"/><use xlink:href=\"#a\"/>",
            "<style>.a{fill:url(#g)}</style><g style=\"fill:url(#g)\"/><style><![CDATA[.b{}]]></style>",
            "<metadata><cc:license rdf:resource=\"http://creativecommons.org/\"/></metadata>",
            "<foreignObject><div>Text</div></foreignObject>",
            "<text>onload=\"x\" javascript: &lt;script></text><!-- <script> -->",
        ] {
            assert_eq!(found(inner), None, "{inner}");
        }
        let head = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
            \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [\n<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n]>";
        assert_eq!(in_drawing(&format!("{head}<svg xmlns=\"&ns_svg;\"/>")), None);
    }

    #[test]
    fn what_would_run_or_be_fetched_is_found() {
        for inner in [
            "<script>alert(1)</script>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>",
            "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><iframe/></body></foreignObject>",
            "<g onload=\"alert(1)\"/>",
            "<g OnClick='alert(1)'/>",
            "<a href=\"javascript:alert(1)\"/>",
            "<a xlink:href=\" java&#10;script&#58;alert(1)\"/>",
            "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<a href=\"data:text/html,x\"/>",
            "<image href=\"https://example.org/a.png\"/>",
            "<use xlink:href=\"//example.org/a.svg#b\"/>",
            "<style>@import 'a.css';</style>",
            "<style><![CDATA[a{background:url( 'https://example.org/')}]]></style>",
            "<g style=\"fill:url(http://example.org/)\"/>",
            "<g></svg>",
        ] {
            assert!(found(inner).is_some(), "{inner}");
        }
        for head in [
            "<?xml version=\"1.0\" encoding=\"utf-7\"?>",
            "<?xml-stylesheet href=\"a.css\"?>",
            "<!DOCTYPE svg [<!ENTITY x \"<script>alert(1)</script>\">]>",
            "<!DOCTYPE svg [<!ENTITY x \"&#60;script>\">]>",
            "<!DOCTYPE svg [<!ENTITY x SYSTEM \"x\">]>",
            "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"alert(1)\">]>",
        ] {
            assert!(in_drawing(&format!("{head}<svg/>")).is_some(), "{head}");
        }
    }
}
