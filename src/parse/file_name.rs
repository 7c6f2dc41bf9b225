//! Kind, slug and address of a document, from its path.

use super::Address;
use crate::config::Config;
use crate::diagnostic::{Code, Place, nearest};
use crate::model::{Role, Slug};
use crate::yaml::Log;

/// Languages whose tag at the end of a file's stem announces a translation. A slug may hold dots (`musical.ly`), so
/// only languages that are likely are listed; the dossier's own is added.
const TRANSLATIONS: &[&str] = &[
    "ar", "cs", "da", "de", "en", "es", "fi", "fr", "he", "hu", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr",
    "uk", "zh",
];

/// The address of `content/<folder>/…/<stem>.md`; a wrong name gives the address that its author could have meant.
pub(super) fn address(path: &str, config: &Config, log: &Log) -> Option<Address> {
    let inner = path.strip_prefix("content/").unwrap_or(path);
    let stem = inner.rsplit('/').next().unwrap_or(inner);
    let stem = stem.strip_suffix(".md").unwrap_or(stem);
    if let Some((of, tag)) = translation(stem, config) {
        let message = format!("`{stem}.md` is the translation of `{of}.md` into another language (`{tag}`)");
        let help = "translations of documents are not supported yet; rename the file, or keep it outside content/";
        log.report(Code::TranslationFile, Place::File, message, help);
        return None;
    }
    let kind = match inner.split_once('/') {
        None => config.kinds.iter().position(|kind| kind.role == Role::Page)?,
        Some((folder, _)) => kind_of_folder(folder, config, log)?,
    };
    let is_page = config.kinds[kind].role == Role::Page;
    if !is_page && matches!(stem, "index" | "_index") {
        let message = format!("`{stem}.md` would get the address of the folder's own index page");
        log.report(Code::BadFileName, Place::File, message, "give the file a name that says what it is about");
    }
    let slug = Slug::new(stem).or_else(|| {
        let meant = Slug::new(&as_slug(stem));
        let help = match &meant {
            Some(meant) => format!("rename it to `{meant}.md`"),
            None => "rename it: lower-case letters a to z, digits, `-`, `_` and dots inside".to_owned(),
        };
        log.report(Code::BadFileName, Place::File, format!("`{stem}.md` cannot become a web address"), help);
        meant.or_else(|| Slug::new("unnamed"))
    })?;
    Some(Address { kind, is_front_page: is_page && stem == "index", slug })
}

fn kind_of_folder(folder: &str, config: &Config, log: &Log) -> Option<usize> {
    let kinds = || config.kinds.iter().filter(|kind| kind.role != Role::Page);
    let find = |folder: &str| config.kinds.iter().position(|kind| kind.role != Role::Page && *kind.folder == *folder);
    if let Some(kind) = find(folder) {
        return Some(kind);
    }
    // `company` for `companies` is nearer than any edit distance says.
    let by_name = kinds().find(|kind| kind.name.eq_ignore_ascii_case(folder)).map(|kind| &*kind.folder);
    let near = by_name.or_else(|| nearest(folder, kinds().map(|kind| &*kind.folder)));
    let help = match near {
        Some(near) => format!("did you mean `content/{near}/`?"),
        None => {
            let folders: Vec<&str> = kinds().map(|kind| &*kind.folder).collect();
            format!("the folders are: {}; add further ones under `kinds` in dossier.yaml", folders.join(", "))
        }
    };
    log.report(Code::UnknownFolder, Place::File, format!("no kind of document lies in `content/{folder}/`"), help);
    near.and_then(find)
}

fn translation<'a>(stem: &'a str, config: &Config) -> Option<(&'a str, &'a str)> {
    let (of, tag) = stem.rsplit_once('.')?;
    let language = tag.split('-').next().unwrap_or(tag);
    let likely = TRANSLATIONS.contains(&language) || language == config.language.tag();
    (!of.is_empty() && likely).then_some((of, tag))
}

/// The slug that is nearest to a file's stem: `Müller & Söhne` → `mueller-soehne`.
fn as_slug(stem: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    let german = stem.to_lowercase().nfc().collect::<String>();
    let german = german.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    for c in german.nfd() {
        match c {
            c if c.is_ascii_alphanumeric() || matches!(c, '_' | '.') => slug.push(c),
            c if unicode_normalization::char::is_combining_mark(c) => {}
            _ if slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_name_is_turned_into_a_good_one() {
        for (stem, slug) in [
            ("Tesla", "tesla"),
            ("Müller & Söhne", "mueller-soehne"),
            ("Café Déjà", "cafe-deja"),
            ("a  b", "a-b"),
            (".x.", "x"),
            ("字节", ""),
        ] {
            assert_eq!(as_slug(stem), slug, "{stem}");
        }
    }
}
