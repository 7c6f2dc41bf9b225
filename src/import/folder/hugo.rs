//! Where Hugo publishes the documents of a section that has a pattern of addresses:
//! <https://gohugo.io/configuration/permalinks/>.

use jiff::civil::Date;

use super::keys::Keys;
use super::layout::{Place, dated, is_language, slug};
use super::origin::Origin;
use super::permalinks::{filled, published_at};

/// The address of a document by the pattern of its section, if that has one, or why it is not known.
pub(super) fn address(place: &Place<'_>, inner: &str, keys: &Keys, origin: &Origin) -> Option<Result<String, String>> {
    // The first language of several has no folder of its own in addresses.
    let language = place.folders.first().filter(|folder| origin.language.is_some() && is_language(folder));
    let prefix = language.filter(|own| origin.language.as_deref() != Some(own));
    let folders = &place.folders[usize::from(language.is_some())..];
    let is_section = inner.rsplit('/').next().is_some_and(|file| file.starts_with("_index."));
    // A bundle lies in the section above its own folder.
    let sections = if place.is_index { folders.split_last().map_or(folders, |(_, above)| above) } else { folders };
    let section = sections.first().filter(|_| !is_section)?;
    let (_, pattern) = origin.permalinks.iter().find(|(own, _)| own == section)?;
    let title = keys.text("title").map(|title| slug(&title, "en").to_string()).unwrap_or_default();
    let own = keys.text("slug");
    let or_own = |other: &str| own.clone().unwrap_or_else(|| other.to_owned());
    let mut words = vec![
        ("slugorfilename", or_own(place.stem)),
        ("slugorcontentbasename", or_own(place.stem)),
        ("contentbasename", place.stem.to_owned()),
        ("filename", place.stem.to_owned()),
        ("slug", or_own(&title)),
        ("title", title),
        ("sections", sections.join("/")),
        ("section", (*section).to_owned()),
    ];
    let day = keys.published().or_else(|| dated(place.stem).0).and_then(|day| day.parse::<Date>().ok());
    if let Some(day) = day {
        let formats = [
            ("year", "%Y"),
            ("month", "%m"),
            ("monthname", "%B"),
            ("day", "%d"),
            ("weekdayname", "%A"),
            ("yearday", "%-j"),
        ];
        words.extend(formats.map(|(word, format)| (word, day.strftime(format).to_string())));
    }
    let path = filled(pattern, &words).to_lowercase().replace(' ', "-");
    let path = published_at(&prefix.map_or(path.clone(), |language| format!("/{language}/{path}")));
    // `:sections[1:]` is a part of what `:sections` is.
    Some(match path.contains([':', '[']) {
        true => Err(format!("of its pattern `{pattern}` not all is known")),
        false => Ok(path),
    })
}
