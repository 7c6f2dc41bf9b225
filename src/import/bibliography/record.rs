//! An entry of a bibliography, whatever it was written as, and the document that it becomes.

use super::dates::Dated;
use super::latex;
use crate::config::Config;
use crate::import::found::{Found, Remark};
use crate::import::front_matter::{document, group, text, texts};
use crate::import::imported::one_line;
use crate::import::taken::Taken;
use crate::model::{Role, Slug};
use crate::parse::CSL_TYPES;
use crate::yaml::Yaml;

/// An entry. What it does not state is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) identity: String,
    /// A type of CSL.
    pub(super) csl_type: String,
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) editors: Vec<String>,
    pub(super) outlet: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) date: Option<Dated>,
    pub(super) accessed: Option<String>,
    pub(super) url: Option<String>,
    pub(super) doi: Option<String>,
    pub(super) lang: Option<String>,
    /// Of a law or a case.
    pub(super) jurisdiction: Option<String>,
    pub(super) authority: Option<String>,
    pub(super) number: Option<String>,
    /// What its reader has written, with the pages as written.
    pub(super) notes: Vec<String>,
    pub(super) keywords: Vec<String>,
    /// The names of its files.
    pub(super) attachments: Vec<String>,
    /// What has no key of ours.
    pub(super) others: Vec<(String, String)>,
}

/// Types that are laws and cases, with what each is here.
const REGULATIONS: [(&str, &str); 5] = [
    ("legislation", "law"),
    ("regulation", "rules"),
    ("bill", "proposed_measure"),
    ("treaty", "treaty"),
    ("legal_case", "proceeding"),
];

/// The document that an entry becomes, with what was changed.
pub(super) fn found(
    mut record: Record,
    file: &str,
    line: usize,
    config: &Config,
    taken: &mut Taken,
) -> (Found, Vec<Remark>) {
    let mut remarks = Vec::new();
    let regulation = REGULATIONS.iter().find(|(csl, _)| *csl == record.csl_type).map(|(_, word)| *word);
    let role = if regulation.is_some() { Role::Regulation } else { Role::Article };
    let kind = config.kinds.iter().find(|kind| kind.role == role).or(config.kinds.first());
    let folder = format!("content/{}", kind.map_or("articles", |kind| &*kind.folder));
    let wanted = slug(&record, regulation.is_none(), config);
    let path = taken.document(&record.identity, &folder, &wanted);
    if record.date.is_none() {
        remarks.push(Remark::new(
            file,
            line,
            format!("{path}: no date is stated that can be read; a draft needs one before it is published"),
        ));
    }
    if let Some(Dated { edtf, unread: Some(unread), .. }) = &record.date {
        let what = format!("{path}: there is no day `{unread}`: {edtf} is taken of it");
        remarks.push(Remark::new(file, line, what));
    }
    let topics = |word: &String| config.topics.contains_key(word.as_str());
    let (topics, keywords): (Vec<String>, Vec<String>) = record.keywords.iter().cloned().partition(topics);
    if regulation.is_none() && record.authors.is_empty() && !record.editors.is_empty() {
        let what = format!("{path}: no author is stated: its editor stands for one: {}", record.editors.join(", "));
        remarks.push(Remark::new(file, line, what));
        record.authors = std::mem::take(&mut record.editors);
    }
    if latex::has_command(&record.title) {
        let what = format!("{path}: commands of LaTeX are left in the title: {}", record.title);
        remarks.push(Remark::new(file, line, what));
    }
    let keys = match regulation {
        Some(word) => regulation_keys(&record, word),
        None => article_keys(&record),
    };
    let extra = record.others.iter().map(|(key, value)| (key.clone(), Yaml::Text(value.clone())));
    let mut extra: Vec<(String, Yaml)> = extra.collect();
    // What has a key only in the other of the two.
    let is_regulation = regulation.is_some();
    // A court is the publisher of its judgment, to programs that know no authority.
    let authority = record.authority.clone().or_else(|| record.publisher.clone().filter(|_| is_regulation));
    let singles = [
        ("doi", record.doi.clone()),
        ("authority", authority),
        ("container-title", record.outlet.clone().filter(|_| is_regulation && record.number.is_some())),
        ("accessed", record.accessed.clone().filter(|_| is_regulation)),
        ("number", record.number.clone().filter(|_| !is_regulation)),
    ];
    extra.extend(singles.into_iter().filter_map(|(key, value)| Some((key.to_owned(), Yaml::Text(value?)))));
    let authors = if is_regulation { record.authors.clone() } else { Vec::new() };
    for (key, people) in [("authors", authors), ("editors", record.editors.clone())] {
        if !people.is_empty() {
            extra.push((key.to_owned(), texts(people)));
        }
    }
    if !keywords.is_empty() {
        extra.push(("keywords".to_owned(), texts(keywords)));
    }
    if !record.attachments.is_empty() {
        let named = record.attachments.join(", ");
        remarks.push(Remark::new(
            file,
            line,
            format!("{path}: its files are named under extra and not copied: {named}"),
        ));
        extra.push(("attachments".to_owned(), texts(record.attachments.clone())));
    }
    let mut keys: Vec<(String, Yaml)> =
        keys.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect();
    if !topics.is_empty() {
        keys.push(("topics".to_owned(), texts(topics)));
    }
    if !extra.is_empty() {
        keys.push(("extra".to_owned(), Yaml::Map(extra)));
    }
    let notes = record.notes.iter().map(|note| plain(note)).collect::<Vec<_>>().join("\n\n");
    let text = document(&keys, &notes);
    (Found { identity: record.identity, from: format!("{file}:{line}"), path, text, ..Found::default() }, remarks)
}

fn slug(record: &Record, is_article: bool, config: &Config) -> Slug {
    let made = Slug::of_title(&record.title, config.language.tag()).unwrap_or_else(|| Slug::of_word(&record.identity));
    let day = record.date.as_ref().map(|date| date.edtf.as_str());
    let day = day.filter(|day| is_article && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'));
    day.and_then(|day| Slug::new(&format!("{day}-{made}"))).unwrap_or(made)
}

type Entries<'a> = Vec<(&'a str, Option<Yaml>)>;

fn article_keys(record: &Record) -> Entries<'static> {
    let csl_type = Some(record.csl_type.as_str()).filter(|csl| CSL_TYPES.contains(csl) && *csl != "article-newspaper");
    let source = group([
        ("type", csl_type.and_then(text)),
        ("headline", text(record.title.as_str())),
        // Where it was looked for, an empty key says so: a bibliography is where one looks.
        ("authors", Some(if record.authors.is_empty() { Yaml::Null } else { texts(record.authors.clone()) })),
        (
            "outlet",
            Some(record.outlet.clone().or_else(|| record.publisher.clone()).and_then(text).unwrap_or(Yaml::Null)),
        ),
        ("publisher", record.publisher.clone().filter(|_| record.outlet.is_some()).and_then(text)),
        ("url", Some(address(record).map_or(Yaml::Null, Yaml::Text))),
        ("accessed", record.accessed.clone().and_then(text)),
        ("lang", language(record).and_then(text)),
    ]);
    vec![
        ("title", text(record.title.as_str())),
        ("date", record.date.as_ref().map(date)),
        ("draft", Some(Yaml::Bool(true))),
        ("source", Some(source)),
    ]
}

fn regulation_keys(record: &Record, word: &str) -> Entries<'static> {
    let jurisdiction =
        record.jurisdiction.as_deref().map(|text| text.split([':', ';']).next().unwrap_or(text).to_lowercase());
    let known = |code: &String| crate::labels::labels("en").countries().contains_key(code.as_str());
    let printed: Vec<String> =
        record.number.iter().chain(record.outlet.iter().filter(|_| record.number.is_none())).cloned().collect();
    vec![
        ("name", text(record.title.as_str())),
        ("regulation_type", text(word)),
        ("jurisdiction", jurisdiction.filter(known).and_then(text)),
        ("dates", record.date.as_ref().map(|stated| group([("adopted", Some(date(stated)))]))),
        ("citations", Some(printed).filter(|printed| !printed.is_empty()).map(texts)),
        ("official_url", address(record).and_then(text)),
        ("draft", Some(Yaml::Bool(true))),
    ]
}

fn date(date: &Dated) -> Yaml {
    match &date.display {
        Some(display) => group([("date", text(date.edtf.as_str())), ("display", text(display.as_str()))]),
        None => Yaml::Text(date.edtf.clone()),
    }
}

fn address(record: &Record) -> Option<String> {
    let own = record.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let of_doi =
        || record.doi.as_ref().map(|doi| format!("https://doi.org/{}", doi.trim_start_matches("https://doi.org/")));
    own.or_else(of_doi).map(|url| url.replace(' ', "%20"))
}

/// A tag of a language, from a tag or a name.
fn language(record: &Record) -> Option<String> {
    let written = record.lang.as_deref()?.trim().to_lowercase().replace('_', "-");
    let named = match written.as_str() {
        "english" | "american" | "british" | "usenglish" | "ukenglish" | "eng" => Some("en"),
        "german" | "ngerman" | "deutsch" | "ger" | "deu" => Some("de"),
        "french" | "fre" | "fra" => Some("fr"),
        "russian" | "rus" => Some("ru"),
        "chinese" | "chi" | "zho" => Some("zh"),
        "spanish" | "spa" => Some("es"),
        _ => None,
    };
    let is_tag =
        || written.split('-').next().is_some_and(|tag| tag.len() == 2 && tag.bytes().all(|b| b.is_ascii_lowercase()));
    named.map(str::to_owned).or_else(|| is_tag().then(|| written.clone()))
}

/// The lines of a note that are its reader's, and those that are facts: Zotero keeps what its form has no place for as
/// `Key: value`.
pub(super) fn lines_of_note(note: &str) -> (Option<String>, Vec<(String, String)>) {
    let mut facts = Vec::new();
    let mut kept: Vec<&str> = Vec::new();
    for line in note.lines() {
        let fact = line.split_once(": ").filter(|(key, _)| {
            matches!(
                key.to_lowercase().as_str(),
                "doi" | "authority" | "jurisdiction" | "pmid" | "pmcid" | "arxiv" | "original-date" | "citation key"
            )
        });
        match fact {
            Some((key, value)) => facts.push((key.to_lowercase().replace(' ', "-"), value.trim().to_owned())),
            None => kept.push(line),
        }
    }
    let kept = kept.join("\n").trim().to_owned();
    (Some(kept).filter(|kept| !kept.is_empty()), facts)
}

/// A note of Zotero without its tags, each paragraph by itself.
fn plain(note: &str) -> String {
    if !note.contains("</") {
        return note.trim().to_owned();
    }
    let mut text = String::new();
    let mut rest = note;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let Some(end) = rest[start..].find('>') else { break };
        if ["</p", "<br", "</li", "</div", "</h"].iter().any(|tag| rest[start..].starts_with(tag)) {
            text.push('\n');
        }
        rest = &rest[start + end + 1..];
    }
    text.push_str(rest);
    let unescaped = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    let text = unescaped.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign));
    text.lines().filter_map(one_line).collect::<Vec<_>>().join("\n\n")
}
