//! Pages that a browser has saved as one file (MHTML): a mail whose first part is the page.

use mail_parser::{MessageParser, MimeHeaders};

use super::html;
use super::imported::Imported;

/// What a browser writes at the head of such a file stands within so many bytes.
const HEAD: usize = 4096;

pub(super) fn is_archive(text: &str) -> bool {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].to_ascii_lowercase();
    head.contains("mime-version:") && head.contains("content-type: multipart/related")
}

/// The article of the page.
///
/// # Errors
/// That there is no page, or no article in it.
pub(super) fn read(text: &str) -> Result<Imported, String> {
    let mail = MessageParser::default().parse(text.as_bytes()).ok_or("the saved page cannot be read")?;
    let page = mail.body_html(0).ok_or("the saved page holds no page")?;
    let mut imported = html::read(&page)?;
    let own = mail.header("Snapshot-Content-Location").and_then(|header| header.as_text());
    let part = mail.parts.iter().find(|part| part.is_text_html()).and_then(|part| part.content_location());
    let address = own.or(part).filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    imported.url = imported.url.or_else(|| address.map(str::to_owned));
    Ok(imported)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_page_is_read_with_the_address_that_it_was_saved_from() {
        let paragraph = "Die Beh=C3=B6rde untersagte am Montag die Ausfuhr der Linsen, wie sie auf Anfrage einer Zeitung =\r\n\
                         mitteilte, und nannte als Grund, dass einige davon in Drohnen gefunden worden seien.";
        let body = format!("<p>{paragraph}</p>").repeat(6);
        let text = format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/linsen\r\nSubject: Linsen\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----x\"\r\n\r\n\
             ------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
             Content-Location: https://example.org/linsen\r\n\r\n\
             <!doctype html><html lang=3D\"de\"><head><meta charset=3D\"utf-8\"><title>Linsen gestoppt</title></head><body>\
             <article><h1>Linsen gestoppt</h1>{body}</article></body></html>\r\n------x--\r\n"
        );
        assert!(is_archive(&text) && !is_archive("MIME-Version: 1.0 is a header."));
        let read = read(&text).expect("there is an article");
        assert_eq!(read.url.as_deref(), Some("https://example.org/linsen"));
        assert!(read.text.contains("Die Behörde untersagte am Montag die Ausfuhr"), "{}", read.text);
    }
}
