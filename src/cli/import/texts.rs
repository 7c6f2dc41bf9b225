//! A text from elsewhere as the draft of an article that reports on it.

use std::path::Path;

use super::ledger::hash;
use super::outline::Outliner;
use super::request::ImportRequest;
use crate::cli::new::{NewRequest, document};
use crate::cli::say;
use crate::config::Config;
use crate::import::{Beside, Content, Found, Imported, Taken, wording};
use crate::model::{Rights, Slug, SourceText};
use crate::source::{self, TEXTS};

/// The draft for a text; `path` is the file that it comes from.
///
/// # Errors
/// What is wished that cannot be.
pub(super) fn draft(
    path: &Path,
    imported: Imported,
    wanted: &ImportRequest,
    outliner: Option<&Outliner<'_>>,
    config: &Config,
    taken: &mut Taken,
) -> Result<Found, String> {
    let address = wanted.url.clone().or(imported.url);
    let text_hash = hash(imported.text.as_bytes());
    let publishable = wanted.rights.is_some_and(Rights::allow_publishing);
    let made_from = if publishable { hash(format!("{text_hash} verbatim").as_bytes()) } else { text_hash.clone() };
    let identity = match &address {
        Some(address) => format!("url:{address}"),
        None => format!("text:{text_hash}"),
    };
    let headline = wanted.title.clone().or(imported.headline);
    let title = headline.clone().or(imported.beginning);
    let title = title.unwrap_or_else(|| stem(&path.to_string_lossy()).to_owned());
    let date = wanted.date.clone().or(imported.date);
    if date.is_none() && taken.before(&identity).is_none() {
        say(&format!(
            "{}: no date is stated that can be read: the draft needs one before it is published",
            path.display()
        ));
    }
    if imported.pictures > 0 {
        let many = if imported.pictures == 1 { "one picture was" } else { "pictures were" };
        let count = if imported.pictures == 1 { String::new() } else { format!("{} ", imported.pictures) };
        say(&format!("{}: {count}{many} not taken: pictures of pages stay where they are", path.display()));
    }
    let lang = wanted.lang.clone().or(imported.lang).filter(|lang| lang != config.language.tag());
    let mut request = NewRequest {
        kind: wanted.kind.clone().unwrap_or_else(|| "article".to_owned()),
        title,
        date,
        outlet: wanted.outlet.clone().or(imported.outlet),
        url: address,
        lang,
        headline,
        authors: imported.authors,
        ..NewRequest::default()
    };
    if Slug::of_title(&request.title, config.language.tag()).is_none() {
        request.slug = Slug::of_title(stem(&path.to_string_lossy()), "").map(|slug| slug.to_string());
    }
    let (first, _) = document(&request, config)?;
    let (folder, _) = first.rsplit_once('/').unwrap_or(("content", ""));
    let slug = Slug::new(stem(&first)).unwrap_or_else(|| Slug::of_word("text"));
    let place = taken.document(&identity, folder, &slug);
    let slug = stem(&place).to_owned();
    let text_path = taken.file(&format!("{identity}#text"), TEXTS, &slug, imported.form);
    request.slug = Some(slug);
    request.full_text = Some(SourceText { path: text_path.clone(), hash: Some(source::text_hash(&imported.text)) });
    let language = request.lang.as_deref().unwrap_or(config.language.tag());
    request.outline = outliner.map(|outliner| outliner.outline(&imported.text, language)).unwrap_or_default();
    request.rights = wanted.rights;
    request.wording = publishable.then(|| match imported.form {
        "txt" => wording::markdown(&imported.text),
        _ => wording::of_page(&imported.text),
    });
    let (_, text) = document(&request, config)?;
    let kept = Beside { identity: format!("{identity}#text"), path: text_path, content: Content::Text(imported.text) };
    Ok(Found {
        identity,
        from: path.display().to_string(),
        path: place,
        text,
        made_from: Some(made_from),
        beside: vec![kept],
    })
}

/// The name of a file without its folders and its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
