//! `dossier.yaml` → [`Config`], with every mistake in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address::{check_site_path, parse_base_url};
use super::kinds::read_vocabulary;
use super::label::read_label;
use super::levels::read_levels;
use super::{Autolink, Config, Host, MenuEntry, Question, QuoteLimits};
use crate::diagnostic::{Checked, Code, Place};
use crate::labels::has_labels;
use crate::model::{Date, Language, Precision, Slug};
use crate::source::{SourceFile, Span};
use crate::yaml::front_matter::Form;
use crate::yaml::outline::Outline;
use crate::yaml::probe::outline;
use crate::yaml::{Field, Fields, Log, Synonym, Yaml, read};

const SYNONYMS: &[Synonym] = &[
    ("name", &["title"]),
    ("site_name", &["title"]),
    ("lang", &["language"]),
    ("languagecode", &["language"]),
    ("default_language", &["language"]),
    ("locale", &["language"]),
    ("subtitle", &["description"]),
    ("summary", &["description"]),
    ("author", &["authors"]),
    ("license", &["licence"]),
    ("copyright", &["licence"]),
    ("url", &["base_url"]),
    ("baseurl", &["base_url"]),
    ("site_url", &["base_url"]),
    ("date", &["as_of"]),
    ("tags", &["topics"]),
    ("categories", &["topics"]),
    ("menu", &["navigation"]),
    ("nav", &["navigation"]),
    ("footer", &["footer_links"]),
    ("imprint", &["footer_links"]),
    ("privacy", &["footer_links"]),
    ("color", &["accent"]),
    ("colour", &["accent"]),
    ("relations", &["relation_types"]),
    ("types", &["relation_types"]),
    ("quotations", &["quotes"]),
    ("aliases", &["redirects"]),
    ("host", &["hosting"]),
    ("feeds", &["entity_feeds"]),
    ("data", &["exports"]),
    ("export", &["exports"]),
    ("html", &["allow_html"]),
    ("unsafe", &["allow_html"]),
];

/// Reads `dossier.yaml`; `None` only where its YAML cannot be read at all.
///
/// Reports every unknown key, missing title or language, wrong type and value. The configuration that comes with an
/// error is good enough to check the documents by.
pub fn read_config(source: &Arc<SourceFile>) -> Checked<Option<Config>> {
    let log = Log::new(&source.path);
    let yaml = read(&source.path, &source.text, Span { start: 0, end: source.text.len() }, Form::Yaml);
    log.extend(yaml.diagnostics);
    let config = yaml.value.map(|yaml| from_fields(&source.path, Fields::top(&yaml, &log), &log));
    Checked { value: config, diagnostics: log.into_diagnostics() }
}

/// What `dossier.yaml` may hold.
pub fn config_outline() -> Outline {
    outline(|yaml, log| {
        from_fields(&"dossier.yaml".into(), Fields::top(yaml, log), log);
    })
}

/// The day up to which the evidence was read. Of a span nobody could say what has ended in it.
fn as_of(top: &Fields<'_>) -> Option<Date> {
    let date = top.get("as_of").date()?;
    if date.precision == Precision::Interval {
        let message = format!("`as_of` is a day, and {} is a span", date.edtf);
        top.report(Code::InvalidDate, Place::Value("as_of".into()), message, "write its last day that you read up to");
        return None;
    }
    Some(date)
}

fn from_fields(path: &Arc<str>, top: Fields<'_>, log: &Log) -> Config {
    let title = top.required("title").text().unwrap_or_default();
    let language = top.required("language").language().unwrap_or_else(|| "en".to_owned());
    if !has_labels(&language) {
        let message = format!("the site has no words in `{language}`: its labels, dates and statuses are in English");
        let help = format!(
            "dossier has them in `de` and `en`; src/labels/{language}.yaml is missing, CONTRIBUTING.md has the way to it"
        );
        top.report(Code::NoLabels, Place::Value("language".into()), message, help);
    }
    let (kinds, relation_types, terms) = read_vocabulary(&top, &language, log);
    let config = Config {
        path: path.clone(),
        title,
        description: top.get("description").text(),
        authors: top.get("authors").texts(),
        publisher: top.get("publisher").text(),
        licence: top.get("licence").text(),
        base_url: base_url(top.get("base_url")),
        as_of: as_of(&top),
        questions: top.get("questions").groups(|_, fields| question(fields)),
        topics: topics(top.get("topics"), &language),
        navigation: Some(top.get("navigation")).filter(|field| !field.is_absent()).map(|field| field.items(menu_entry)),
        logo: top.get("logo").text().map(|path| {
            let path = path.trim_start_matches('/');
            path.strip_prefix("static/").unwrap_or(path).to_owned()
        }),
        image: top.get("image").text().map(|path| {
            let path = path.trim_start_matches('/');
            let is_whole = path.starts_with("content/") || path.starts_with("static/");
            if is_whole { path.to_owned() } else { format!("static/{path}") }
        }),
        accent: accent(top.get("accent")),
        footer_links: top.get("footer_links").items(menu_entry),
        noindex: top.get("noindex").texts(),
        autolink: top.get("autolink").word(AUTOLINK).unwrap_or_default(),
        quotes: quotes(top.get("quotes")),
        id_base: base_url(top.get("id_base")),
        entity_feeds: top.get("entity_feeds").flag().unwrap_or(true),
        hosting: top.get("hosting").word(Host::WORDS),
        exports: top.get("exports").flag().unwrap_or(true),
        search: top.get("search").flag().unwrap_or(true),
        print: top.get("print").flag().unwrap_or(false),
        allow_html: top.get("allow_html").flag().unwrap_or(false),
        levels: read_levels(top.get("diagnostics")),
        remote_pictures: top.get("remote_pictures").flag().unwrap_or(false),
        redirects: redirects(top.get("redirects")),
        kinds,
        relation_types,
        terms,
        language: Language(language.into()),
    };
    top.finish(SYNONYMS);
    config
}

const AUTOLINK: &[(&str, Autolink)] =
    &[("section", Autolink::Section), ("page", Autolink::Page), ("all", Autolink::All), ("off", Autolink::Off)];

fn base_url(field: Field<'_>) -> Option<super::BaseUrl> {
    let text = field.text()?;
    let parsed = parse_base_url(&text);
    if parsed.is_none() {
        let help = "write the address where the site will be: https://example.org/dossier/";
        field.report(Code::InvalidAddress, format!("`{text}` cannot be the address of a site"), help);
    }
    parsed
}

fn question(fields: Fields<'_>) -> Option<Question> {
    let title = fields.required("title").text();
    let note = fields.get("note").text();
    let link = fields.required("link").text();
    fields.finish(&[("text", &["title"]), ("question", &["title"]), ("url", &["link"]), ("description", &["note"])]);
    Some(Question { title: title?, note, link: link? })
}

/// A menu entry: a target alone, or with a text of its own.
fn menu_entry(item: Field<'_>) -> Option<MenuEntry> {
    let Some(Yaml::Map(_)) = item.value() else {
        return item.text().map(|link| MenuEntry { text: None, link });
    };
    let fields = item.fields()?;
    let text = fields.get("text").text();
    let link = fields.required("link").text();
    fields.finish(&[
        ("title", &["text"]),
        ("label", &["text"]),
        ("name", &["text"]),
        ("url", &["link"]),
        ("href", &["link"]),
        ("page", &["link"]),
        ("path", &["link"]),
    ]);
    Some(MenuEntry { text, link: link? })
}

fn topics(field: Field<'_>, language: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let topics = field.entries(|slug, label| {
        if Slug::new(slug).is_none() {
            let help = "a topic's slug has lower-case letters, digits and hyphens; its label says the rest";
            label.report_key(Code::UnknownValue, format!("`{slug}` cannot be the slug of a topic"), help);
        }
        let mut labels = read_label(label, language);
        if labels.is_empty() {
            labels.insert(language.to_owned(), slug.to_owned());
        }
        Some((slug.to_owned(), labels))
    });
    topics.into_iter().collect()
}

fn accent(field: Field<'_>) -> Option<String> {
    if field.is_empty() {
        let help = "put the colour in quotation marks, as `#` begins a comment: accent: \"#0a6e5c\"";
        field.report(Code::UnknownValue, "`accent` is empty", help);
        return None;
    }
    let text = field.text()?.to_lowercase();
    let digits = text.strip_prefix('#').unwrap_or_default();
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) || !matches!(digits.len(), 3 | 6) {
        let help = "write six hexadecimal digits after `#`, in quotation marks: \"#0a6e5c\"";
        field.report(Code::UnknownValue, format!("`{text}` is not a colour"), help);
        return None;
    }
    if digits.len() == 6 {
        return Some(text);
    }
    Some(std::iter::once('#').chain(digits.chars().flat_map(|digit| [digit, digit])).collect())
}

fn quotes(field: Field<'_>) -> QuoteLimits {
    let mut limits = QuoteLimits { max_chars: 300, max_per_article: 5 };
    if let Some(fields) = field.fields() {
        for (key, limit) in [("max_chars", &mut limits.max_chars), ("max_per_article", &mut limits.max_per_article)] {
            *limit = fields.get(key).count().map_or(*limit, |count| count as usize);
        }
        fields.finish(&[("max_length", &["max_chars"]), ("max", &["max_chars", "max_per_article"])]);
    }
    limits
}

/// Old addresses by their spelling in the file, so that a diagnostic finds them again.
fn redirects(field: Field<'_>) -> BTreeMap<String, String> {
    let redirects = field.entries(|old, new| {
        let target = new.text();
        if target.is_none() && new.is_empty() {
            new.report(Code::MissingField, format!("the redirect `{old}` leads nowhere"), "name the new address");
        }
        if let Err(help) = check_site_path(old) {
            new.report_key(Code::InvalidAddress, format!("`{old}` cannot be an address of this site"), help);
            return None;
        }
        let target = target?;
        let web = target.starts_with("https://") || target.starts_with("http://");
        if web {
            new.address()?;
        } else if let Err(help) = check_site_path(target.split('#').next().unwrap_or_default()) {
            new.report(Code::InvalidAddress, format!("`{target}` cannot be an address"), help);
            return None;
        }
        Some((old.to_owned(), target))
    });
    redirects.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::model::Role;

    fn config(text: &str) -> Checked<Option<Config>> {
        read_config(&Arc::new(SourceFile::new("dossier.yaml", text)))
    }

    fn found(text: &str) -> Vec<(Code, Place)> {
        config(text).diagnostics.into_iter().map(|found| (found.code, found.place)).collect()
    }

    #[test]
    fn two_lines_are_enough() {
        let checked = config("title: Probe\nlanguage: de\n");
        assert_eq!(checked.diagnostics, []);
        let config = checked.value.unwrap();
        assert_eq!((config.title.as_str(), config.language.tag()), ("Probe", "de"));
        assert_eq!(config.autolink, Autolink::Section);
        assert_eq!(config.quotes, QuoteLimits { max_chars: 300, max_per_article: 5 });
        assert!(
            config.search
                && config.exports
                && config.entity_feeds
                && !config.print
                && !config.allow_html
                && config.navigation.is_none()
                && config.base_url.is_none()
        );
    }

    #[test]
    fn every_key_of_the_manual_is_read() {
        let text = "title: Probe\nlanguage: de-AT\ndescription: d\nauthors: [A, B]\npublisher: P\nlicence: CC BY 4.0\n\
            base_url: https://example.org/x\nas_of: 2021-12-31\n\
            questions: [{title: Wer?, note: n, link: companies/tesla}]\n\
            topics: {tiktok: TikTok, handel: {de: Handel, en: Trade}}\n\
            navigation: [company, {text: Über uns, link: about}]\nlogo: /logo.svg\nimage: card.png\naccent: \"#0A6\"\n\
            footer_links: [{text: Impressum, link: imprint}]\nnoindex: [person]\nautolink: page\n\
            quotes: {max_chars: 90}\nsearch: false\nexports: false\nentity_feeds: false\nhosting: netlify\nid_base: https://example.org/y\nprint: true\nallow_html: true\n\
            redirects: {/alt/: companies/tesla, /fort/: https://example.org/}\n\
            kinds: {court: {folder: courts, singular: {de: Gericht, en: Court}, plural: {de: Gerichte, en: Courts}, \
            schema_type: Courthouse, ftm_schema: PublicBody}, company: {plural: {de: Firmen}}}\n\
            relation_types: {rules_on: {domain: [court], range: [company], label: urteilt über, \
            inverse: {de: Gegenstand von}}, investigated: {domain: [agency, court]}}\n\
            regulation_types: {ordinance: Verordnung, list_of_ports: {label: {de: Hafenliste}, list: true}}\n\
            company_types: {bank: {de: Bank, en: bank}}\nmeasures: {divestment: Verkauf}\n";
        let checked = config(text);
        assert_eq!(checked.diagnostics, []);
        let config = checked.value.unwrap();
        assert_eq!(config.accent.as_deref(), Some("#00aa66"));
        assert_eq!(config.logo.as_deref(), Some("logo.svg"));
        assert_eq!(config.image.as_deref(), Some("static/card.png"));
        assert_eq!(config.base_url.unwrap().path, "/x/");
        assert_eq!(config.topics["tiktok"]["de-at"], "TikTok");
        assert_eq!(config.quotes, QuoteLimits { max_chars: 90, max_per_article: 5 });
        assert!(config.print && config.allow_html && !config.search && !config.entity_feeds);
        let court = config.kinds.iter().find(|kind| &*kind.name == "court").unwrap();
        assert_eq!((&*court.folder, court.role), ("courts", Role::Entity));
        let terms = &config.terms;
        let ports = terms.regulation_types.last().unwrap();
        assert_eq!((&*ports.name, ports.is_list, ports.label["de"].as_str()), ("list_of_ports", true, "Hafenliste"));
        assert_eq!(terms.company_types.last().unwrap().label["en"], "bank");
        assert_eq!(terms.measures.iter().find(|term| &*term.name == "divestment").unwrap().label["de-at"], "Verkauf");
        let company = config.kinds.iter().find(|kind| &*kind.name == "company").unwrap();
        assert_eq!((company.plural["de"].as_str(), company.plural["en"].as_str()), ("Firmen", "Companies"));
        let types = |name: &str| config.relation_types.iter().find(|kind| &*kind.name == name).unwrap().clone();
        assert_eq!(types("rules_on").words.label["de-at"], "urteilt über");
        assert_eq!(types("investigated").domain.len(), 2);
        assert_eq!(types("investigated").words.label["en"], "investigated");
    }

    #[test]
    fn every_mistake_is_found_in_one_run() {
        let text = "titel: Probe\nlanguage: Deutsch\nbase_url: example.org\naccent:\nautolink: sometimes\n\
            search: maybe\nquotes: {max_chars: -1, max_words: 3}\nquestions: [{note: x}, y]\nas_of: 31.12.2021\n\
            kinds:\n  harbour: {folder: Courts}\n  Topic: {folder: companies, singular: T}\n\
            relation_types:\n  rules: {domain: [courts], label: r}\n\
            redirects: {/a?b=1: /c/, /x/: 'javascript:alert(1)'}\nextra_css: a.css\n";
        let value = |path: &str| Place::Value(path.into());
        let mut expected = vec![
            (Code::MissingField, value("")),
            (Code::UnknownValue, value("language")),
            (Code::MissingField, value("kinds.harbour")),
            (Code::UnknownValue, value("kinds.harbour.folder")),
            (Code::UnknownValue, Place::Key("kinds.Topic".into())),
            (Code::DuplicateAddress, value("kinds.Topic.folder")),
            (Code::UnknownValue, value("relation_types.rules.domain[0]")),
            (Code::MissingField, value("relation_types.rules")),
            (Code::InvalidAddress, value("base_url")),
            (Code::InvalidDate, value("as_of")),
            (Code::MissingField, value("questions[0]")),
            (Code::MissingField, value("questions[0]")),
            (Code::WrongType, value("questions[1]")),
            (Code::UnknownValue, value("accent")),
            (Code::UnknownValue, value("autolink")),
            (Code::WrongType, value("quotes.max_chars")),
            (Code::UnknownField, Place::Key("quotes.max_words".into())),
            (Code::WrongType, value("search")),
            (Code::InvalidAddress, Place::Key("redirects./a?b=1".into())),
            (Code::InvalidAddress, value("redirects./x/")),
            (Code::UnknownField, Place::Key("titel".into())),
            (Code::UnknownField, Place::Key("extra_css".into())),
        ];
        let mut actual = found(text);
        expected.sort();
        actual.sort();
        assert_eq!(actual, expected);
    }

    #[test]
    fn a_broken_file_gives_no_configuration_and_a_double_key_still_does() {
        assert!(config("title: [\n").value.is_none());
        let checked = config("title: A\ntitle: B\nlanguage: de\n");
        assert_eq!((checked.value.unwrap().title.as_str(), checked.diagnostics.len()), ("A", 1));
    }
}
