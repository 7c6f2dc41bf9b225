//! Front matter of other programs as ours: what has a counterpart gets our key, all else stands under `extra`.

use crate::import::front_matter::{group, text, texts};
use crate::import::imported::{day, one_line};
use crate::model::Role;
use crate::yaml::{Yaml, country_named};

/// Keys that say when a document was written or published, the first that is there counts.
const WRITTEN: [&str; 7] = ["date", "published", "publishdate", "publish_date", "pubdate", "created", "date_created"];
/// Those of them that say when a source was published, not when it was kept.
const PUBLISHED: [&str; 5] = ["date", "published", "publishdate", "publish_date", "pubdate"];
/// When a page of one's own was published: what says so itself counts before what may be a day of the matter.
const OWN: [&str; 7] = ["published", "publishdate", "publish_date", "pubdate", "date", "created", "date_created"];
/// And when it was changed.
const CHANGED: [&str; 6] = ["updated", "lastmod", "modified", "last_updated", "date_modified", "last_modified_at"];
const TOPICS: [&str; 4] = ["topics", "tags", "tag", "categories"];
const ALIASES: [&str; 3] = ["aliases", "alias", "redirect_from"];
const SUMMARIES: [&str; 4] = ["summary", "description", "excerpt", "abstract"];
const AUTHORS: [&str; 3] = ["authors", "author", "by"];
const ADDRESSES: [&str; 4] = ["source", "url", "link", "source_url"];
const OUTLETS: [&str; 4] = ["outlet", "publisher", "site", "publication"];
const COUNTRIES: [&str; 2] = ["country", "jurisdiction"];
/// Keys that only say where a page is published.
const PLACES: [&str; 4] = ["slug", "permalink", "path", "url"];

/// The keys of a document as its author wrote them, each taken at most once.
pub(super) struct Keys {
    entries: Vec<(String, Yaml)>,
}

/// What a document's keys become.
#[derive(Debug, Default)]
pub(super) struct Translated {
    pub(super) keys: Vec<(String, Yaml)>,
    pub(super) extra: Vec<(String, Yaml)>,
    /// Former addresses of the document.
    pub(super) former: Vec<String>,
    /// What could not be taken over, by its key.
    pub(super) dropped: Vec<(String, String)>,
    /// Why the document is a draft, where its author must not have meant that.
    pub(super) held: Vec<String>,
}

impl Keys {
    pub(super) fn new(entries: Vec<(String, Yaml)>) -> Self {
        let mut keys = Keys { entries: Vec::new() };
        for (key, value) in entries {
            match (key.as_str(), value) {
                // Zola keeps its lists of words there, and Hugo what it hands to templates.
                ("taxonomies", Yaml::Map(lists)) => keys.entries.extend(lists),
                (_, value) => keys.entries.push((key, value)),
            }
        }
        keys
    }

    /// A value by its key, whatever its case.
    pub(super) fn get(&self, name: &str) -> Option<&Yaml> {
        self.entries.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The text of a value.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(plain)
    }

    /// The texts of a value that is a list, or one text, or several with commas between them.
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        self.get(name).map(list).unwrap_or_default()
    }

    /// The address of what a document reports on.
    pub(super) fn source(&self) -> Option<String> {
        let address =
            |name: &&str| self.text(name).filter(|url| url.starts_with("http://") || url.starts_with("https://"));
        ADDRESSES.iter().find_map(address)
    }

    /// The country of an entity, where its author wrote one that is known: the key and the code.
    fn country(&self) -> Option<(&'static str, &'static str)> {
        let named = |word: &&'static str| Some((*word, country_named(&self.text(word)?)?));
        COUNTRIES.iter().find_map(named)
    }

    /// When what a document reports on was published.
    pub(super) fn published(&self) -> Option<String> {
        PUBLISHED.iter().find_map(|name| self.text(name).and_then(|text| day(&text)))
    }

    /// The keys of a document with this title, an entity with these other names; `date` is the day in the name of its file,
    /// `aliases_are_addresses` as in Hugo.
    pub(super) fn translated(
        mut self,
        role: Role,
        (title, headline): (&str, Option<&str>),
        others: &[String],
        date: Option<String>,
        aliases_are_addresses: bool,
    ) -> Translated {
        let mut made = Translated { held: self.held(), ..Translated::default() };
        if self.flag("published").is_some() {
            self.take(&["published"]);
        }
        let is_entity = matches!(role, Role::Company | Role::Regulation | Role::Entity);
        let mut put = |key: &str, value: Option<Yaml>| made.keys.extend(value.map(|value| (key.to_owned(), value)));
        put(if is_entity { "name" } else { "title" }, text(title));
        let is_called_so = self.get("title").is_none() && self.text("name").as_deref() == Some(title);
        self.take(if is_entity || is_called_so { &["name", "title"] } else { &["title"] });
        let source = (role == Role::Article).then(|| self.source()).flatten();
        let accessed = ["accessed", "created"].iter().find_map(|name| self.text(name)).and_then(|text| day(&text));
        let is_dated = source.is_none() || self.published().is_some();
        let days: &[&str] = match (role, is_dated) {
            (_, false) => &PUBLISHED,
            (Role::Article, true) => &WRITTEN,
            _ => &OWN,
        };
        let written = self.day(days, &mut made.dropped).or(date);
        match role {
            Role::Article => put("date", written.clone().map(Yaml::Text)),
            _ => put("published", written.clone().map(Yaml::Text)),
        }
        let changed = self.day(&CHANGED, &mut made.dropped);
        put("updated", changed.map(Yaml::Text));
        let is_draft = self.all("draft").any(|(_, value)| says(value) == Some(true)) || !made.held.is_empty();
        // Whether the text is its source's own only its author knows.
        let is_clipping = source.is_some();
        let is_open = role == Role::Article && (is_clipping || written.is_none());
        put("draft", (is_draft || is_open).then_some(Yaml::Bool(true)));
        self.take(&["draft"]);
        let lang =
            self.text("lang").or_else(|| self.text("language")).map(|lang| lang.to_lowercase().replace('_', "-"));
        put("lang", lang.and_then(text));
        self.take(&["lang", "language"]);
        if is_entity && let Some((word, code)) = self.country() {
            put(if role == Role::Regulation { "jurisdiction" } else { "country" }, text(code));
            self.take(&[word]);
        }
        let summary = SUMMARIES.iter().find_map(|name| self.text(name));
        put("summary", summary.clone().and_then(text));
        if summary.is_some() {
            self.take(&SUMMARIES);
        }
        let authors: Vec<String> = AUTHORS.iter().flat_map(|name| self.texts(name)).collect();
        self.take(&AUTHORS);
        match source {
            Some(url) => {
                let outlet = OUTLETS.iter().find_map(|name| self.text(name));
                let headline = headline.and_then(text);
                let authors = (!authors.is_empty()).then(|| texts(authors));
                let entries = [
                    ("headline", headline),
                    ("outlet", outlet.and_then(text)),
                    ("authors", authors),
                    ("url", Some(Yaml::Text(url))),
                    ("accessed", accessed.map(Yaml::Text)),
                ];
                put("source", Some(group(entries)));
                self.take(&ADDRESSES);
                self.take(&OUTLETS);
                self.take(&["accessed", "created"]);
            }
            None => {
                put("authors", (!authors.is_empty()).then(|| texts(authors)));
                // Without a source the text is its author's own.
                put(
                    "type",
                    (role == Role::Article && self.get("source").is_none()).then(|| Yaml::Text("analysis".to_owned())),
                );
            }
        }
        let topics = without_repeats(TOPICS.iter().flat_map(|name| self.texts(name)));
        put("topics", (!topics.is_empty() && role != Role::Topic).then(|| texts(topics)));
        self.take(&TOPICS);
        let aliases = without_repeats(ALIASES.iter().flat_map(|name| self.texts(name)));
        self.take(&ALIASES);
        let (addresses, names): (Vec<_>, Vec<_>) =
            aliases.into_iter().partition(|alias| aliases_are_addresses || alias.starts_with('/'));
        let names = without_repeats(names.into_iter().chain(others.iter().cloned()).filter(|name| name != title));
        put("aliases", (!names.is_empty()).then(|| texts(names)));
        made.former.extend(addresses.into_iter().map(|address| format!("/{}", address.trim_start_matches('/'))));
        self.take(&PLACES);
        self.take(&["publish"]);
        for (key, value) in self.entries {
            match (key.as_str(), value) {
                ("extra" | "params", Yaml::Map(inner)) => made.extra.extend(inner),
                (_, value) => made.extra.push((key, value)),
            }
        }
        made
    }

    fn take(&mut self, names: &[&str]) {
        self.entries.retain(|(key, _)| !names.iter().any(|name| key.eq_ignore_ascii_case(name)));
    }

    /// Whether a key says yes; `None` where it says neither.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        says(self.get(name)?)
    }

    /// The values of a key, which may be there several times.
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a (String, Yaml)> {
        self.entries.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name))
    }

    /// Why what the document says of being published makes a draft of it, but for a plain `draft: true`.
    fn held(&self) -> Vec<String> {
        let is_unclear = |value: &Yaml| !matches!(value, Yaml::Bool(_)) && says(value) != Some(false);
        let drafts = self.all("draft").filter(|(_, value)| is_unclear(value));
        let refused = self.all("publish").chain(self.all("published"));
        let refused = refused.filter(|(key, value)| match says(value) {
            Some(is_published) => !is_published,
            // `published` is a day too.
            None => key.eq_ignore_ascii_case("publish") && !value.is_empty(),
        });
        let said = |(key, value): &(String, Yaml)| match value {
            value if value.is_empty() => format!("`{key}` says nothing"),
            value => match value_in_words(value) {
                Some(text) => format!("`{key}: {text}`"),
                None => format!("`{key}` cannot be read"),
            },
        };
        drafts.chain(refused).map(said).collect()
    }

    /// The first of these keys that holds a day; all that do are taken, and one that does not is named.
    fn day(&mut self, names: &[&str], dropped: &mut Vec<(String, String)>) -> Option<String> {
        let mut found = None;
        for name in names {
            let Some(value) = self.get(name).filter(|value| !value.is_empty()) else {
                self.take(&[name]);
                continue;
            };
            let written = plain(value).unwrap_or_default();
            match day(&written) {
                Some(day) => {
                    found.get_or_insert(day);
                    self.take(&[name]);
                }
                None => dropped.push((
                    (*name).to_owned(),
                    format!("`{written}` is no day that can be read; it stands under extra"),
                )),
            }
        }
        found
    }
}

/// Keys in which the words of one text are several under these: where a tag holds no space.
pub(super) fn parted_tags(entries: Vec<(String, Yaml)>, names: &[&str]) -> Vec<(String, Yaml)> {
    let read = |(key, value): (String, Yaml)| match value {
        Yaml::Text(text) if names.contains(&key.to_lowercase().as_str()) && !text.contains([',', '[']) => {
            let words = text.split_whitespace().map(|word| Yaml::Text(word.to_owned()));
            (key, Yaml::List(words.collect()))
        }
        value => (key, value),
    };
    entries.into_iter().map(read).collect()
}

/// Whether a value is yes or no, in words that programs read so.
pub(super) fn says(value: &Yaml) -> Option<bool> {
    match value {
        Yaml::Bool(flag) => Some(*flag),
        Yaml::Text(text) => match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// A value that a message can repeat.
pub(super) fn value_in_words(value: &Yaml) -> Option<String> {
    match value {
        Yaml::Bool(flag) => Some(flag.to_string()),
        value => plain(value),
    }
}

/// A value as one text: of a wikilink its words.
fn plain(value: &Yaml) -> Option<String> {
    match value {
        Yaml::Text(text) => one_line(&without_brackets(text)),
        Yaml::Integer(number) => Some(number.to_string()),
        Yaml::List(items) => match &items[..] {
            [one] => plain(one),
            _ => None,
        },
        _ => None,
    }
}

fn list(value: &Yaml) -> Vec<String> {
    match value {
        Yaml::List(items) => {
            items.iter().filter_map(plain).map(|item| item.trim_start_matches('#').to_owned()).collect()
        }
        Yaml::Text(text) if text.contains(',') && !text.contains("[[") => {
            text.split(',').filter_map(one_line).map(|item| item.trim_start_matches('#').to_owned()).collect()
        }
        other => plain(other).map(|item| item.trim_start_matches('#').to_owned()).into_iter().collect(),
    }
}

/// `[[Folder/Name|words]]` as its words, else the name.
fn without_brackets(text: &str) -> String {
    let Some(inner) = text.trim().strip_prefix("[[").and_then(|inner| inner.strip_suffix("]]")) else {
        return text.to_owned();
    };
    let words = inner.split_once('|').map_or(inner.rsplit('/').next().unwrap_or(inner), |(_, words)| words);
    words.to_owned()
}

fn without_repeats(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in words.filter(|word| !word.trim().is_empty()) {
        if !kept.iter().any(|other| other.eq_ignore_ascii_case(&word)) {
            kept.push(word);
        }
    }
    kept
}
