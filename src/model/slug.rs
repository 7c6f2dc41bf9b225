//! Names that become part of addresses.

use std::fmt;
use std::sync::Arc;

use deunicode::{deunicode, deunicode_char};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The permanent name of a document within its kind: the file's stem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// A slug from a file stem. It may hold lower-case ASCII letters, digits, `-`, `_` and inner dots, so that the
    /// address needs no escaping anywhere; `None` for anything else.
    pub fn new(text: &str) -> Option<Self> {
        let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
        let whole = !text.is_empty() && text.chars().all(fine) && !text.starts_with('.') && !text.ends_with('.');
        whole.then(|| Slug(text.into()))
    }

    /// The slug that is nearest to a name of a file or of anything else: `Müller & Söhne` → `mueller-soehne`, `Unity3D开发` →
    /// `unity3d-kai-fa`; `None` where no letter of it can stand in an address as it is.
    pub fn meant_by(name: &str) -> Option<Self> {
        let mut slug = String::new();
        let german = german_in_ascii(&name.to_lowercase().nfc().collect::<String>());
        if !german.nfd().any(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let mut push = |c: char| match c {
            c if c.is_ascii_alphanumeric() || matches!(c, '_' | '.') => slug.push(c),
            _ if slug.ends_with('-') => {}
            _ => slug.push('-'),
        };
        for c in german.nfd().filter(|c| !is_combining_mark(*c)) {
            match deunicode_char(c) {
                // Two names that differ only in what ASCII lacks have two addresses. A syllable is a word of its own.
                Some(letters) if !c.is_ascii() && c.is_alphabetic() => {
                    if letters.ends_with(' ') {
                        push('-');
                    }
                    letters.chars().for_each(|c| push(c.to_ascii_lowercase()));
                }
                _ => push(c),
            }
        }
        Slug::new(slug.trim_matches(['-', '.']))
    }

    /// The slug of a document or folder of any name: the name itself, the nearest to it, or where no letter of it can stand in
    /// an address, its letters in those of ASCII. `None` where it has none.
    pub fn of_name(name: &str) -> Option<Self> {
        Slug::new(name).or_else(|| Slug::meant_by(name)).or_else(|| Slug::of_title(name, ""))
    }

    /// The slug of any word. One without a letter that can stand in an address has the numbers of its characters.
    pub fn of_word(word: &str) -> Self {
        let numbers = || word.chars().map(|c| format!("{:x}", u32::from(c))).collect::<Vec<_>>().join("-");
        Slug::new(word).or_else(|| Slug::meant_by(word)).unwrap_or_else(|| Slug(numbers().into()))
    }

    /// A slug for a document that is made anew, of whole words of its title in the letters of ASCII: `Über Größe` is
    /// `ueber-groesse` in German and `uber-grosse` elsewhere, `中国` is `zhong-guo`. `None` where nothing of the title can stand
    /// in an address.
    pub fn of_title(title: &str, language: &str) -> Option<Self> {
        let title: String = title.nfc().collect();
        let title = if language == "de" || language.starts_with("de-") { german_in_ascii(&title) } else { title };
        let ascii = deunicode(&title).to_ascii_lowercase().replace('\'', "");
        let mut slug = String::new();
        for word in ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            if !slug.is_empty() && slug.len() + 1 + word.len() > LONGEST_MADE {
                break;
            }
            let dash = if slug.is_empty() { "" } else { "-" };
            slug.extend([dash, word]);
        }
        slug.truncate(LONGEST_MADE);
        Slug::new(&slug)
    }

    /// The text of the slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The most letters of a slug that is made from a title.
const LONGEST_MADE: usize = 80;

/// The letters that German writes with two where it has only ASCII.
fn german_in_ascii(text: &str) -> String {
    let pairs =
        [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('Ä', "Ae"), ('Ö', "Oe"), ('Ü', "Ue"), ('ß', "ss"), ('ẞ', "SS")];
    pairs.iter().fold(text.to_owned(), |text, (letter, pair)| text.replace(*letter, pair))
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The address of a page within the site: `companies/tesla/`, or empty for the front page. No leading slash.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permalink(Arc<str>);

impl Permalink {
    /// From parts that are slugs or folders: `Permalink::of(["companies", "tesla"])`.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut text = String::new();
        for part in parts {
            text.push_str(part);
            text.push('/');
        }
        Permalink(text.into())
    }

    /// From a former address as its author writes it: `/old/index.html` is the page at `/old/`.
    pub fn of_former(written: &str) -> Self {
        let folder = written.strip_suffix("/index.html").unwrap_or(written);
        Permalink::of(folder.split('/').filter(|part| !part.is_empty()))
    }

    /// The address, with a slash at its end unless it is the front page.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that is served at this address, relative to the output folder.
    pub fn output_path(&self) -> String {
        [&self.0, "index.html"].concat()
    }

    /// What leads from this page to the front page: `../../`.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl fmt::Display for Permalink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_need_no_escaping() {
        assert!(Slug::new("2020-08-17-trump").is_some());
        for wrong in ["", "Tesla", "a b", "ä", ".hidden", "end.", "a/b"] {
            assert!(Slug::new(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_title_becomes_a_slug_of_whole_words() {
        for (title, language, slug) in [
            ("Washington setzt ByteDance eine Frist", "de", Some("washington-setzt-bytedance-eine-frist")),
            ("Über Größe: Müllers Öl", "de-at", Some("ueber-groesse-muellers-oel")),
            ("Über Größe", "en", Some("uber-grosse")),
            ("Pelagon’s C# & Co.", "en", Some("pelagons-c-co")),
            ("u\u{308}ber", "de", Some("ueber")),
            ("中国", "zh", Some("zhong-guo")),
            ("Газпром нефть", "de", Some("gazprom-neft")),
            ("…", "en", None),
            ("", "en", None),
        ] {
            assert_eq!(Slug::of_title(title, language).as_ref().map(Slug::as_str), slug, "{title}");
        }
        let long = Slug::of_title(&"word ".repeat(80), "en").map(|slug| slug.as_str().len());
        assert_eq!(long, Some(79));
        assert_eq!(Slug::of_title(&"w".repeat(400), "en").map(|slug| slug.as_str().len()), Some(80));
    }

    #[test]
    fn every_name_with_a_letter_has_a_slug() {
        for (name, slug) in [
            ("musical.ly", Some("musical.ly")),
            ("Größe & Maß", Some("groesse-mass")),
            ("字节", Some("zi-jie")),
            ("…", None),
        ] {
            assert_eq!(Slug::of_name(name).as_ref().map(Slug::as_str), slug, "{name}");
        }
    }

    #[test]
    fn permalinks_know_the_way_home() {
        let page = Permalink::of(["companies", "tesla"]);
        assert_eq!(page.to_root(), "../../");
        assert_eq!(page.output_path(), "companies/tesla/index.html");
        assert_eq!(Permalink::default().to_root(), "");
    }

    #[test]
    fn a_bad_name_is_turned_into_a_good_one() {
        for (name, slug) in [
            ("Tesla", Some("tesla")),
            ("Müller & Söhne", Some("mueller-soehne")),
            ("Café Déjà", Some("cafe-deja")),
            ("a  b", Some("a-b")),
            ("Ørsted Łódź", Some("orsted-lodz")),
            ("Unity3D开发, 第2回", Some("unity3d-kai-fa-di-2-hui")),
            ("Приказ 44", Some("prikaz-44")),
            (".x.", Some("x")),
            ("字节", None),
        ] {
            assert_eq!(Slug::meant_by(name).as_ref().map(Slug::as_str), slug, "{name}");
        }
    }
}
