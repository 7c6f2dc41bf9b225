//! Readers for the scalar values of the content model: dates, addresses, countries, languages, references.

use std::sync::Arc;

use super::outline::Form;
use super::{Field, Yaml};
use crate::diagnostic::{Code, nearest};
use crate::labels::labels;
use crate::model::{Date, DateError, Language, Precision, Reference, Wording};

impl Field<'_> {
    /// A date in EDTF, or `{date: …, display: …}`; `None` where absent, empty or wrong.
    pub fn date(self) -> Option<Date> {
        match self.value()? {
            Yaml::Map(_) => {
                let fields = self.fields()?;
                let date = fields.required("date").plain_date();
                let display = fields.get("display").text();
                fields.finish(&[("text", &["display"]), ("label", &["display"])]);
                date.map(|date| Date { display, ..date })
            }
            _ => self.plain_date(),
        }
    }

    fn plain_date(self) -> Option<Date> {
        self.takes(|| Form::Date);
        let text = match self.value()? {
            Yaml::Text(text) if text.trim().is_empty() => return None,
            Yaml::Text(text) => text.clone(),
            // YAML reads `2021` as a number.
            Yaml::Integer(number) => number.to_string(),
            Yaml::Null => return None,
            _ => {
                self.wrong_type("a date", "write 2021, 2021-05 or 2021-05-12");
                return None;
            }
        };
        if let Some(day) = day_of_time(&text) {
            let message = format!("`{text}` is a point in time; a date is a day, a month or a year");
            self.report(Code::InvalidDate, message, format!("write the day alone: {}", day.edtf));
            return None;
        }
        let wrong = |error: DateError| {
            let help = match iso_date(&text) {
                Some(iso) => format!("write it as {iso}"),
                None => error.help,
            };
            self.report(Code::InvalidDate, error.message, help);
        };
        Date::parse(&text).map_err(wrong).ok()
    }

    /// An address that begins with `http://` or `https://`; `None` where absent, empty or wrong.
    pub fn address(self) -> Option<String> {
        self.takes(|| Form::Address);
        let text = self.text()?;
        if let Err(help) = check_address(&text) {
            self.report(Code::InvalidAddress, format!("`{text}` is not an http or https address"), help);
            return None;
        }
        Some(text)
    }

    /// A country by its two letters, or `eu`, `un`, in lower case; `None` where absent, empty or wrong. ISO 3166-1 itself writes
    /// them in capitals, so these are taken too.
    pub fn country(self) -> Option<String> {
        self.takes(|| Form::Country);
        let text = self.text()?;
        let code = text.to_ascii_lowercase();
        if labels("en").countries().contains_key(&code) {
            return Some(code);
        }
        let help = match country_meant(&text) {
            Some((code, name)) => format!("did you mean `{code}` ({name})?"),
            None => "write the two letters of ISO 3166-1 (`cn`, `us`), or `eu`, `un`".to_owned(),
        };
        self.report(Code::UnknownValue, format!("`{text}` is not the code of a country"), help);
        None
    }

    /// A language by its BCP 47 tag, in lower case; `None` where absent, empty or wrong.
    pub fn language(self) -> Option<String> {
        self.takes(|| Form::Language);
        let text = self.text()?;
        if !is_language_tag(&text) {
            let (message, help) = no_language(&text);
            self.report(Code::UnknownValue, message, help);
            return None;
        }
        Some(text.to_ascii_lowercase())
    }

    /// A text alone, or by language, `{de: …, en: …}`, in the order written; empty where absent, empty or wrong.
    pub fn wordings(self) -> Vec<Wording> {
        let Some(Yaml::Map(_)) = self.value() else {
            return self.text().map(|text| Wording { language: None, text }).into_iter().collect();
        };
        self.entries(|tag, wording| {
            if !is_language_tag(tag) {
                let (message, help) = no_language(tag);
                wording.report_key(Code::UnknownValue, message, help);
            } else if wording.is_empty() {
                let message = format!("`{}` must not be empty", wording.path());
                wording.report(Code::MissingField, message, "write the text in that language, or remove the key");
            }
            Some(Wording { language: Some(Language(tag.to_ascii_lowercase().into())), text: wording.text()? })
        })
    }

    /// A slug or `folder/slug`; whether it exists is seen later. `None` where absent, empty or wrong.
    pub fn reference(self) -> Option<Reference> {
        self.takes(|| Form::Reference);
        let text = self.text()?;
        // Obsidian writes links in properties as `"[[tesla|Tesla]]"`.
        let inner = text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]")).unwrap_or(&text);
        let target = inner.split('|').next().unwrap_or(inner).trim();
        Some(Reference(Arc::from(target)))
    }

    pub fn references(self) -> Vec<Reference> {
        self.items(|item| item.reference())
    }
}

/// The day of a point in time as other programs write it: `2007-10-31T00:00:00Z`, `2007-10-31 08:30`.
fn day_of_time(text: &str) -> Option<Date> {
    let (day, time) = text.trim().split_at_checked("2007-10-31".len())?;
    let time = time.strip_prefix(['T', 't', ' '])?;
    let is_time = time.len() >= "08:30".len() && time.bytes().all(|b| b.is_ascii_digit() || b"Zz:.+- ".contains(&b));
    let begins =
        time.bytes().zip(*b"00:00").all(|(byte, form)| if form == b':' { byte == b':' } else { byte.is_ascii_digit() });
    let day = Date::parse(day).ok().filter(|day| day.precision == Precision::Day)?;
    (is_time && begins).then_some(day)
}

/// The ISO form of a date in words: `23 April 2025`, `April 23rd, 2025`, `23. April 2025`, `April 1976`.
pub fn iso_date(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split([' ', ',', '.']).filter(|word| !word.is_empty() && *word != "of").collect();
    let month = |word: &&str| {
        let begins = |names: &[&str; 12]| names.iter().position(|name| word.len() >= 3 && name.starts_with(*word));
        begins(&ENGLISH_MONTHS).or_else(|| begins(&GERMAN_MONTHS)).map(|at| at + 1)
    };
    let day = |word: &str| {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        digits.parse::<u32>().ok().filter(|day| (1..=31).contains(day))
    };
    let year = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() == 4);
    let iso = match words[..] {
        [first, second, third] => {
            let (day, month) = match month(&second) {
                Some(month) => (day(first)?, month),
                None => (day(second)?, month(&first)?),
            };
            format!("{}-{month:02}-{day:02}", year(third)?)
        }
        [first, second] => format!("{}-{:02}", year(second)?, month(&first)?),
        _ => return None,
    };
    Date::parse(&iso).ok().map(|_| iso)
}

const ENGLISH_MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];
const GERMAN_MONTHS: [&str; 12] = [
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember",
];

/// Whether a text is an absolute http(s) address with a host and nothing that breaks out of an attribute or line.
///
/// # Errors
/// The way out.
pub(super) fn check_address(text: &str) -> Result<(), String> {
    let lower = text.to_ascii_lowercase();
    let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) else {
        return Err(match lower.split_once(':') {
            None if lower.contains('.') => format!("write the whole address: https://{}", text.trim_start_matches('/')),
            _ => "only addresses that begin with http:// or https:// are published".to_owned(),
        });
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.starts_with(['.', ':']) {
        return Err("the address names no host".to_owned());
    }
    if host.contains('@') {
        return Err("an address with a user name before the host is not published".to_owned());
    }
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`')) {
        return Err("an address holds no space, quotation mark or angle bracket; write %20 for a space".to_owned());
    }
    Ok(())
}

/// Whether a text has the form of a BCP 47 tag; of languages with two letters only those that exist.
fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let known = || labels("en").languages().contains_key(&language.to_ascii_lowercase());
    language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && (language.len() == 3 || language.len() == 2 && known())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// What is said of a text that is no language's tag: the message and the way out.
fn no_language(text: &str) -> (String, String) {
    let wanted = text.to_lowercase();
    let named = ["en", "de"].into_iter().flat_map(|tag| labels(tag).languages());
    let meant = named.filter(|(_, name)| name.to_lowercase() == wanted).map(|(tag, _)| tag).min();
    let help = match meant {
        Some(tag) => format!("did you mean `{tag}`?"),
        None => "write its tag: `de`, `en`, `zh`, `pt-br`".to_owned(),
    };
    (format!("`{text}` is not the tag of a language"), help)
}

/// The code of a country by one of its names in English or German, its own letters, or a customary abbreviation, whatever their case.
pub fn country_named(text: &str) -> Option<&'static str> {
    let (english, german) = (labels("en").countries(), labels("de").countries());
    let wanted = text.trim().to_lowercase();
    let code = match wanted.as_str() {
        "uk" | "great britain" | "großbritannien" => "gb",
        "usa" | "united states of america" | "vereinigte staaten" => "us",
        "europe" | "europa" | "european union" | "europäische union" => "eu",
        "prc" | "vr china" | "people's republic of china" | "volksrepublik china" | "chn" => "cn",
        "russian federation" | "russische föderation" => "ru",
        "republic of korea" | "republik korea" => "kr",
        code if english.contains_key(code) => code,
        name => {
            let mut named = english.iter().chain(german).filter(|(_, other)| other.to_lowercase() == name);
            named.next().map(|(code, _)| code.as_str())?
        }
    };
    english.get_key_value(code).map(|(code, _)| code.as_str())
}

/// The country that an author meant by a name, by one nearly of that name too, and what it is called.
fn country_meant(text: &str) -> Option<(&'static str, &'static str)> {
    let (english, german) = (labels("en").countries(), labels("de").countries());
    let nearly = || {
        let names = || english.iter().chain(german);
        let near = nearest(&text.to_lowercase(), names().map(|(_, name)| name.as_str()))?;
        names().filter(|(_, name)| *name == near).map(|(code, _)| code.as_str()).min()
    };
    let code = country_named(text).or_else(nearly)?;
    english.get_key_value(code).map(|(code, name)| (code.as_str(), name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words_are_understood_as_a_slip() {
        for (text, iso) in [
            ("23 April 2025", Some("2025-04-23")),
            ("April 23rd, 2025", Some("2025-04-23")),
            ("1. März 2024", Some("2024-03-01")),
            ("Dec 2020", Some("2020-12")),
            ("31 February 2020", None),
            ("Frühjahr 2020", None),
        ] {
            assert_eq!(iso_date(text).as_deref(), iso, "{text}");
        }
    }

    #[test]
    fn a_point_in_time_has_a_day() {
        for (text, day) in [
            ("2007-10-31T00:00:00Z", Some("2007-10-31")),
            ("2007-10-31T23:30:00+02:00", Some("2007-10-31")),
            ("2007-10-31 08:30", Some("2007-10-31")),
            ("2007-02-30T00:00:00Z", None),
            ("2007-10-31T8h", None),
            ("2007-10-31/2008-01-01", None),
            ("2007-10-31", None),
            ("2007-10~~~~T00:00", None),
        ] {
            assert_eq!(day_of_time(text).map(|date| date.edtf).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn only_whole_web_addresses_pass() {
        for fine in ["https://example.org", "http://example.org/a?b=c#d", "HTTPS://Example.org/ä", "https://[::1]/"] {
            assert_eq!(check_address(fine), Ok(()), "{fine}");
        }
        for wrong in [
            "example.org",
            "//example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "https://",
            "https:///x",
            "https://a b",
            "https://a/\"onclick=",
            "https://user@example.org",
            "mailto:a@b.c",
            "https://a\u{0}b",
            "data:text/html,x",
            "",
        ] {
            assert!(check_address(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn countries_are_lower_case_codes_and_names_are_understood_as_a_slip() {
        for code in ["cn", "us", "no", "eu", "un", "gb", "xk"] {
            assert!(labels("en").countries().contains_key(code), "{code}");
        }
        for (text, code) in [
            ("CN", "cn"),
            ("China", "cn"),
            ("Vereinigte Staaten", "us"),
            ("UK", "gb"),
            ("Germny", "de"),
            ("Kosovo", "xk"),
            ("Russian Federation", "ru"),
        ] {
            assert_eq!(country_meant(text).map(|(code, _)| code), Some(code), "{text}");
            assert_eq!(country_named(text), (text != "Germny").then_some(code), "{text}");
        }
        assert_eq!(country_meant("Atlantis-on-Sea"), None);
    }

    #[test]
    fn language_tags_have_a_form() {
        for fine in ["de", "en", "zh-hans", "pt-BR", "gsw"] {
            assert!(is_language_tag(fine), "{fine}");
        }
        for wrong in ["", "d", "deutsch", "de_DE", "de-", "12", "xx", "xx-de"] {
            assert!(!is_language_tag(wrong), "{wrong}");
        }
        assert_eq!(no_language("German").1, "did you mean `de`?");
        assert_eq!(no_language("Englisch").1, "did you mean `en`?");
    }
}
