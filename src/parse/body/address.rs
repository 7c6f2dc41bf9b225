//! Where links and images lead, as far as their address tells.

use pulldown_cmark::LinkType;

use crate::model::{LinkForm, Slug};

/// Where a link or an image leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination<'a> {
    /// A wikilink, another document, a place in the page, an address: one of `Body::links`.
    Link {
        /// How it is written.
        form: LinkForm,
        /// What stands before `#`.
        target: String,
        /// What stands after it; `None` where that is nothing.
        fragment: Option<&'a str>,
    },
    /// A local file, one of `Body::attachments`.
    File {
        /// Its path as written, without what follows `#` or `?`.
        path: &'a str,
        /// `#page=3`, with its sign.
        suffix: &'a str,
    },
    /// An image from elsewhere, by http or https.
    Remote,
    /// An address of another program, such as `obsidian:`; never written.
    Foreign,
    /// An address that is never written: `javascript:`, `data:`, `//host`, ….
    Refused,
}

/// Endings of files that a wikilink means rather than a document, which may be called `amazon.de`.
const FILE_ENDINGS: [&str; 20] = [
    "avif", "csv", "docx", "epub", "gif", "jpeg", "jpg", "m4a", "mov", "mp3", "mp4", "odt", "pdf", "png", "pptx",
    "svg", "webm", "webp", "xlsx", "zip",
];

/// What a link leads to, from its tag.
pub fn link_destination(kind: LinkType, address: &str) -> Destination<'_> {
    if let LinkType::WikiLink { .. } = kind {
        // In a table the bar is written `\|`, and the parser leaves the backslash on the target.
        let address = address.strip_suffix('\\').unwrap_or(address);
        let (target, fragment) = split_fragment(address);
        let ending = target.trim().rsplit_once('.').map_or("", |(_, ending)| ending);
        if FILE_ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)) {
            return file(address.trim());
        }
        let target = target.split_whitespace().collect::<Vec<_>>().join(" ");
        return Destination::Link { form: LinkForm::Wikilink, target, fragment: fragment.map(str::trim) };
    }
    let (target, fragment) = split_fragment(address);
    let link = |target: String| Destination::Link { form: LinkForm::Markdown, target, fragment };
    match (kind, address_kind(address)) {
        (LinkType::Email, _) => link(format!("mailto:{target}")),
        (_, AddressKind::Refused) => Destination::Refused,
        (_, AddressKind::Foreign) => Destination::Foreign,
        (_, AddressKind::Web | AddressKind::Contact) => link(target.to_owned()),
        (_, AddressKind::Relative) if is_page(target) => link(target.to_owned()),
        (_, AddressKind::Relative) => file(address),
    }
}

/// What an image shows, from its tag.
pub fn image_destination(address: &str) -> Destination<'_> {
    // As in links: `![[x.png\|300]]` in a table, and white space as in `![[ x.png ]]`.
    let address = address.strip_suffix('\\').unwrap_or(address).trim();
    match address_kind(address) {
        AddressKind::Web => Destination::Remote,
        AddressKind::Relative => file(address),
        AddressKind::Contact | AddressKind::Foreign | AddressKind::Refused => Destination::Refused,
    }
}

/// The text that stands for a picture, and the size that Obsidian writes behind it: `![[x.png|300]]`,
/// `![A harbour|300x200](x.png)`. `None` for a height that is not given.
pub fn picture_text(written: &str) -> (&str, Option<(u32, Option<u32>)>) {
    let (text, last) = written.rsplit_once('|').unwrap_or(("", written));
    let (width, height) = match last.split_once('x') {
        Some((width, height)) => (width, Some(height)),
        None => (last, None),
    };
    let number = |digits: &str| match digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => digits.parse::<u32>().ok().filter(|number| (1..10_000).contains(number)),
        false => None,
    };
    match (number(width), height.map(number)) {
        (Some(width), None) => (text.trim_end(), Some((width, None))),
        (Some(width), Some(Some(height))) => (text.trim_end(), Some((width, Some(height)))),
        _ => (written, None),
    }
}

fn split_fragment(address: &str) -> (&str, Option<&str>) {
    match address.split_once('#') {
        Some((target, fragment)) => (target, Some(fragment).filter(|fragment| !fragment.is_empty())),
        None => (address, None),
    }
}

fn file(address: &str) -> Destination<'_> {
    let (path, suffix) = address.split_at(address.find(['#', '?']).unwrap_or(address.len()));
    Destination::File { path, suffix }
}

/// `../companies/` in a document, from the root of the site; `None` for any other address, and where it leads out of `content/`.
pub fn rooted(document: &str, target: &str) -> Option<String> {
    let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
    if path.starts_with('/') || !path.ends_with('/') || address_kind(target) != AddressKind::Relative {
        return None;
    }
    let folders = document.strip_prefix("content/")?.rsplit_once('/').map_or("", |(folders, _)| folders);
    let mut parts: Vec<&str> = folders.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    let spelled = |part: &str| Slug::of_name(part).map_or_else(|| part.to_owned(), |slug| slug.to_string());
    let folders: String = parts.into_iter().map(|part| format!("{}/", spelled(part))).collect();
    Some(format!("/{folders}{query}"))
}

/// Whether a relative address means a page: a markdown file, this page, a folder, or an absolute address without a file name.
fn is_page(target: &str) -> bool {
    let path = target.split('?').next().unwrap_or(target);
    let name = path.rsplit('/').next().unwrap_or(path);
    let bare = name.is_empty() || name == "index.html" || !name.contains('.');
    path.is_empty() || path.ends_with(".md") || path.ends_with('/') || (path.starts_with('/') && bare)
}

/// What an address may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressKind {
    /// http, https.
    Web,
    /// mailto, tel.
    Contact,
    /// No scheme and no host: within the site.
    Relative,
    /// The scheme of another program: `obsidian:`, `zotero:`.
    Foreign,
    /// Anything else: what runs in the page, what lies on one machine, what has no form.
    Refused,
}

/// Whether an address may be written into a page at all.
pub fn is_writable(address: &str) -> bool {
    !matches!(address_kind(address), AddressKind::Foreign | AddressKind::Refused)
}

/// The kind of an address. Browsers skip control characters and read `\` as `/`, so both are taken into account.
pub fn address_kind(address: &str) -> AddressKind {
    let mut slashes = address.chars().map(|c| matches!(c, '/' | '\\'));
    let host = slashes.next() == Some(true) && slashes.next() == Some(true);
    if host || address.chars().any(|c| c.is_control()) || address.starts_with(char::is_whitespace) {
        return AddressKind::Refused;
    }
    let Some((scheme, _)) = address.split_once(':') else { return AddressKind::Relative };
    if scheme.contains(['/', '?', '#']) {
        return AddressKind::Relative;
    }
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => AddressKind::Web,
        "mailto" | "tel" => AddressKind::Contact,
        "javascript" | "vbscript" | "data" | "blob" | "file" | "about" => AddressKind::Refused,
        scheme => match is_scheme(scheme) {
            true => AddressKind::Foreign,
            false => AddressKind::Refused,
        },
    }
}

/// Whether a word has the form of a scheme (RFC 3986).
fn is_scheme(word: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.bytes().all(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_beside_a_document_is_an_address_of_the_site() {
        for (document, target, expected) in [
            ("content/articles/a.md", "../companies/", Some("/companies/")),
            ("content/articles/a.md", "../search/?q=x", Some("/search/?q=x")),
            ("content/articles/a.md", "./", Some("/articles/")),
            ("content/articles/a.md", "../", Some("/")),
            ("content/Über uns/a.md", "./", Some("/ueber-uns/")),
            ("content/a.md", "companies/", Some("/companies/")),
            ("content/a.md", "../companies/", None),
            ("content/a.md", "/companies/", None),
            ("content/a.md", "a.pdf", None),
            ("content/a.md", "https://example.org/", None),
        ] {
            assert_eq!(rooted(document, target).as_deref(), expected, "{document} {target}");
        }
    }

    #[test]
    fn links_files_and_addresses_are_told_apart() {
        let link = |target: &str, fragment| Destination::Link {
            form: LinkForm::Markdown,
            target: target.to_owned(),
            fragment,
        };
        let file = |path, suffix| Destination::File { path, suffix };
        for (address, expected) in [
            ("../companies/tesla.md#kauf", link("../companies/tesla.md", Some("kauf"))),
            ("#kauf", link("", Some("kauf"))),
            ("#", link("", None)),
            ("https://example.org/a#b", link("https://example.org/a", Some("b"))),
            ("mailto:a@example.org", link("mailto:a@example.org", None)),
            ("/companies/tesla/", link("/companies/tesla/", None)),
            ("/", link("/", None)),
            ("/report.pdf", file("/report.pdf", "")),
            ("report.pdf#page=3", file("report.pdf", "#page=3")),
            ("a?b:c", file("a", "?b:c")),
            ("javascript:alert(1)", Destination::Refused),
            ("JavaScript:alert(1)", Destination::Refused),
            ("java\tscript:alert(1)", Destination::Refused),
            ("data:text/html,x", Destination::Refused),
            ("//evil.example", Destination::Refused),
            ("/\\evil.example", Destination::Refused),
            ("file:///etc/passwd", Destination::Refused),
            ("(https://example.org/", Destination::Refused),
            ("obsidian://show-plugin?id=maps", Destination::Foreign),
            ("zotero:select/items/1", Destination::Foreign),
        ] {
            assert_eq!(link_destination(LinkType::Inline, address), expected, "{address}");
        }
    }

    #[test]
    fn the_size_of_a_picture_is_no_text() {
        for (written, expected) in [
            ("300", ("", Some((300, None)))),
            ("300x200", ("", Some((300, Some(200))))),
            ("Ein Hafen|300", ("Ein Hafen", Some((300, None)))),
            ("Ein Hafen", ("Ein Hafen", None)),
            ("Ein | Hafen", ("Ein | Hafen", None)),
            ("", ("", None)),
        ] {
            assert_eq!(picture_text(written), expected, "{written}");
        }
    }

    #[test]
    fn a_wikilink_with_the_ending_of_a_file_means_the_file() {
        let kind = LinkType::WikiLink { has_pothole: true };
        let expected = Destination::File { path: "Bericht 2.PDF", suffix: "#page=3" };
        assert_eq!(link_destination(kind, "Bericht 2.PDF#page=3\\"), expected);
    }

    #[test]
    fn the_white_space_around_the_address_of_a_picture_is_not_part_of_it() {
        for address in [" plant.png", "plant.png ", " plant.png \\"] {
            assert_eq!(image_destination(address), Destination::File { path: "plant.png", suffix: "" }, "{address}");
        }
    }

    #[test]
    fn wikilinks_lose_the_backslash_that_a_table_needs() {
        let target = |address| match link_destination(LinkType::WikiLink { has_pothole: true }, address) {
            Destination::Link { target, fragment, .. } => (target, fragment.map(str::to_owned)),
            other => panic!("{other:?}"),
        };
        assert_eq!(target("amazon.de"), ("amazon.de".into(), None));
        assert_eq!(target("tesla\\"), ("tesla".into(), None));
        assert_eq!(target("tesla#kauf\\"), ("tesla".into(), Some("kauf".into())));
        assert_eq!(target("Tesla\n Inc."), ("Tesla Inc.".into(), None));
    }
}
