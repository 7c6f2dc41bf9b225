//! What a page is, for programs: JSON-LD in the words of schema.org, which its head holds.
//!
//! Only what is stated stands there. What the author concluded about a source is left out, since nothing would mark it.

use serde_json::{Map, Value, json};

use super::notation::Here;
use super::notation::claim::{shown_wording, written};
use crate::export::Format;
use crate::link::graph::NamedSpeaker;
use crate::model::{Article, BasisKind, Certainty, Date, Document, Entity, NameKind, Role, Status};
use crate::site::{DocId, View};

/// What is said of a page.
pub struct Subject<'a> {
    pub title: &'a str,
    /// Who wrote it.
    pub authors: &'a [String],
    /// What stands above it: text and folder.
    pub above: &'a [(String, String)],
    /// The document that it shows.
    pub document: Option<DocId>,
}

/// The JSON-LD of a page, ready to stand in a `script`; empty in a site without an address.
pub fn linked_data(here: &Here<'_>, subject: &Subject<'_>) -> String {
    let Some(address) = here.site.config.absolute(here.permalink.as_str()) else { return String::new() };
    let mut graph = vec![page(here, subject, &address)];
    if let Some(id) = subject.document {
        match here.site.kind(id).role {
            Role::Article => graph.extend(claims(here, id, &address)),
            Role::Company | Role::Regulation | Role::Entity => graph.push(entity(here, id, &address)),
            Role::Page | Role::Topic => {}
        }
    }
    if here.permalink == View::Data.permalink() {
        graph.push(dataset(here, &address));
    }
    let mut whole = object(&[("@context", "https://schema.org")]);
    list(&mut whole, "@graph", graph);
    // Nothing in it can end the element that it stands in.
    Value::from(whole).to_string().replace('<', "\\u003c")
}

fn page(here: &Here<'_>, subject: &Subject<'_>, address: &str) -> Value {
    let config = &here.site.config;
    let document = subject.document.map(|id| here.site.document(id));
    // What the front page is called is the dossier's own.
    let is_front = here.permalink.as_str().is_empty();
    let own = if is_front { here.language_of_the_whole() } else { here.labels.tag() };
    let language = document.map_or(own, |document| document.language.tag());
    let mut own = object(&[("@type", "WebPage"), ("@id", address), ("name", subject.title), ("inLanguage", language)]);
    let home = config.absolute("").unwrap_or_default();
    own.insert("isPartOf".to_owned(), json!({"@type": "WebSite", "@id": home}));
    list(&mut own, "author", subject.authors.iter().map(|name| json!({"name": name})));
    if let Some(publisher) = &config.publisher {
        own.insert("publisher".to_owned(), json!({"name": publisher}));
    }
    text(&mut own, "license", config.licence.clone());
    if let Some(document) = document {
        text(&mut own, "datePublished", document.published.as_ref().and_then(Date::iso_prefix));
        text(&mut own, "dateModified", document.last_change().and_then(Date::iso_prefix));
    }
    if let Some((id, article)) = subject.document.zip(document.and_then(Document::article)) {
        let about = here.graph.subjects(id).iter();
        list(&mut own, "about", about.filter_map(|other| Some(json!({"@id": entity_address(here, *other)?}))));
        if !article.is_analysis() {
            own.insert("isBasedOn".to_owned(), source(here.site.document(id), article));
        }
    }
    if subject.document.is_some_and(|id| here.site.kind(id).is_entity()) {
        own.insert("mainEntity".to_owned(), json!({"@id": format!("{address}{ENTITY}")}));
    }
    if !here.permalink.as_str().is_empty() {
        own.insert("breadcrumb".to_owned(), breadcrumb(here, subject));
    }
    own.into()
}

/// The way from the front page. Its last item is the page itself, whose address is known.
fn breadcrumb(here: &Here<'_>, subject: &Subject<'_>) -> Value {
    let absolute = |folder: &str| here.site.config.absolute(folder);
    let home = (here.site.config.title.as_str(), absolute(""));
    let above = subject.above.iter().map(|(text, folder)| (text.as_str(), absolute(folder)));
    let all = std::iter::once(home).chain(above).chain([(subject.title, None)]);
    let item = |(at, (name, address)): (usize, (&str, Option<String>))| {
        let mut item = json!({"@type": "ListItem", "position": at + 1, "name": name});
        if let Some(address) = address {
            item["item"] = address.into();
        }
        item
    };
    let mut way = object(&[("@type", "BreadcrumbList")]);
    list(&mut way, "itemListElement", all.enumerate().map(item));
    way.into()
}

/// What an article reports on.
fn source(document: &Document, article: &Article) -> Value {
    let is_stated = |path: &str| is_stated(document, path);
    let stated = |path: &str, value: Option<&String>| value.filter(|_| is_stated(path)).cloned();
    let source = &article.source;
    let mut own = object(&[("@type", type_of_source(source.csl_type.as_deref()))]);
    text(&mut own, "headline", stated("source.headline", source.headline.value()));
    text(&mut own, "datePublished", article.date.iso_prefix().filter(|_| is_stated("date")));
    let authors = source.authors.value().filter(|_| is_stated("source.authors")).into_iter().flatten();
    list(&mut own, "author", authors.map(|name| json!({"name": name})));
    if let Some(outlet) = stated("source.outlet", source.outlet.value()) {
        own.insert("publisher".to_owned(), json!({"@type": "Organization", "name": outlet}));
    }
    text(&mut own, "url", stated("source.url", source.url.value()));
    text(&mut own, "inLanguage", source.lang.value().cloned());
    own.into()
}

/// The type of schema.org for one of CSL.
fn type_of_source(csl_type: Option<&str>) -> &'static str {
    match csl_type {
        None | Some("article-newspaper" | "article-magazine") => "NewsArticle",
        Some("article-journal") => "ScholarlyArticle",
        Some("report") => "Report",
        Some("legislation" | "regulation" | "bill") => "Legislation",
        Some("webpage") => "WebPage",
        Some("post" | "post-weblog") => "BlogPosting",
        Some("book") => "Book",
        Some("dataset") => "Dataset",
        Some(_) => "CreativeWork",
    }
}

/// What an article's source has somebody say. A dossier rates none of it. What somebody denies is not what they claim; what the
/// author only understood so, or what is only reported to have been said or answered, nobody is known to have said; and what nobody
/// named alleges would stand as the word of the page. There is no property for any of that.
fn claims(here: &Here<'_>, id: DocId, address: &str) -> Vec<Value> {
    let of_article =
        here.graph.claims_of(id).iter().map(|at| here.graph.claim(*at)).filter(|stated| stated.article == id);
    let of_article = of_article.filter(|stated| match written(here, stated).certainty {
        Certainty::Denied | Certainty::Inferred | Certainty::Reported => false,
        Certainty::Alleged => !stated.is_answer() && stated.speakers(written(here, stated)).next().is_some(),
        Certainty::Asserted => true,
    });
    let claim = |stated| {
        let own = written(here, stated);
        let said = shown_wording(here, stated).text;
        let mut value = object(&[("@type", "Claim"), ("@id", &format!("{address}#{}", own.id)), ("text", &said)]);
        let author = |name| match name {
            NamedSpeaker::Entity(id) => Some(json!({"@id": entity_address(here, id)?})),
            NamedSpeaker::Words(text) => Some(json!({"name": text})),
        };
        list(&mut value, "author", stated.speakers(own).filter_map(author));
        Value::from(value)
    };
    of_article.map(claim).collect()
}

/// What stands behind the address of an entity's page for the entity itself.
const ENTITY: &str = "#entity";

fn entity_address(here: &Here<'_>, id: DocId) -> Option<String> {
    Some(here.site.config.absolute(here.site.document(id).permalink.as_str())? + ENTITY)
}

fn entity(here: &Here<'_>, id: DocId, address: &str) -> Value {
    let document = here.site.document(id);
    let kind = &here.site.kind(id).schema_type;
    let mut own = object(&[("@type", kind), ("@id", &format!("{address}{ENTITY}")), ("name", &document.title)]);
    let Some(entity) = document.entity() else { return own.into() };
    let others = document.shown_names().map(|(_, name)| name);
    let others = others.filter(|name| !matches!(name.kind, NameKind::Main | NameKind::Weak));
    list(&mut own, "alternateName", others.map(|name| name.text.as_str().into()));
    text(&mut own, "description", document.summary.clone());
    text(&mut own, "url", entity.website.value().cloned());
    let key = |register: &str| entity.identifiers.get(register).and_then(|key| key.value());
    text(&mut own, "leiCode", key("lei").cloned().filter(|_| kind.ends_with("Organization")));
    list(&mut own, "sameAs", key("wikidata").map(|key| format!("https://www.wikidata.org/entity/{key}").into()));
    if let Some(company) = &entity.company {
        let founded = company.founded.value().filter(|_| is_stated(document, "founded"));
        text(&mut own, "foundingDate", founded.and_then(Date::iso_prefix));
    }
    if kind == "Legislation" {
        legislation(here, id, entity, &mut own);
    }
    own.into()
}

fn legislation(here: &Here<'_>, id: DocId, entity: &Entity, own: &mut Map<String, Value>) {
    let Some(regulation) = &entity.regulation else { return };
    let document = here.site.document(id);
    let citations = regulation.citations.value().into_iter().flatten();
    list(own, "legislationIdentifier", citations.map(|citation| citation.as_str().into()));
    text(own, "legislationJurisdiction", regulation.jurisdiction.value().map(|code| code.to_uppercase()));
    let adopted = regulation.dates.adopted.value().filter(|_| is_stated(document, "dates.adopted"));
    text(own, "legislationDate", adopted.and_then(Date::iso_prefix));
    let issuers = here.graph.issuers(id).iter().filter_map(|issuer| entity_address(here, *issuer));
    list(own, "legislationPassedBy", issuers.map(|issuer| json!({"@id": issuer})));
    let force = match own_status(here, id) {
        Some(Status::InForce) => Some("InForce"),
        Some(Status::Ended | Status::Revoked) => Some("NotInForce"),
        _ => None,
    };
    text(own, "legislationLegalForce", force.map(|force| format!("https://schema.org/{force}")));
    text(own, "sameAs", regulation.official_url.value().cloned());
}

/// Where a regulation stands as a source states: as its page says, or by another that has ended it.
fn own_status(here: &Here<'_>, id: DocId) -> Option<Status> {
    let repeal = here.graph.deciding_repeal(here.site, id);
    let is_repealed = repeal.is_some_and(|repeal| repeal.certainty == Certainty::Asserted);
    here.graph.own_status(here.site, id).filter(|_| is_repealed || is_stated(here.site.document(id), "status"))
}

/// The data of the dossier.
fn dataset(here: &Here<'_>, address: &str) -> Value {
    let config = &here.site.config;
    let lede = here.labels.text("data.lede");
    let mut own = object(&[("@type", "Dataset"), ("@id", &format!("{address}#dataset")), ("name", &config.title)]);
    text(
        &mut own,
        "description",
        Some(config.description.as_ref().map_or(lede.to_owned(), |own| format!("{own} {lede}"))),
    );
    text(&mut own, "license", config.licence.clone());
    list(&mut own, "creator", config.authors.iter().map(|name| json!({"name": name})));
    let files = Format::all().filter(|format| format.is_there(here.site));
    let file = |format: Format| {
        let address = config.absolute(format.path());
        json!({"@type": "DataDownload", "contentUrl": address, "encodingFormat": format.media_type()})
    };
    list(&mut own, "distribution", files.map(file));
    own.into()
}

fn is_stated(document: &Document, path: &str) -> bool {
    document.basis.get(path).is_none_or(|basis| basis.kind != BasisKind::Inferred)
}

fn object(entries: &[(&str, &str)]) -> Map<String, Value> {
    entries.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))).collect()
}

fn text(object: &mut Map<String, Value>, key: &str, value: Option<String>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value.into());
    }
}

fn list(object: &mut Map<String, Value>, key: &str, values: impl IntoIterator<Item = Value>) {
    let values: Vec<Value> = values.into_iter().collect();
    if !values.is_empty() {
        object.insert(key.to_owned(), values.into());
    }
}
