//! The template engine: the default theme, what a dossier replaces of it, and how a view becomes a file.
//!
//! The default templates are registered as `default/NAME` and found by `NAME` wherever the dossier has no file of that
//! name, in `extends`, `include` and components alike. So a single file can be replaced, and can extend the original.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, Map, State, Tera, TeraResult};

pub use tera::Value;

use crate::config::{Config, term_label};
use crate::diagnostic::{Checked, Code, Diagnostic, Place, nearest};
use crate::labels::{Labels, labels};
use crate::model::{PLATFORM, Role};
use crate::page::notation::{STATUSES, kind_class};
use crate::render::theme::templates;
use crate::source::{SourceFile, Span};

/// Where the default theme's templates are registered.
const DEFAULT: &str = "default/";

/// Compiled templates and the values that all pages share.
pub struct Templates {
    tera: Tera,
    /// Paths of the dossier's own templates, by name: diagnostics point at them.
    paths: BTreeMap<String, Arc<str>>,
    /// `label` and `site` by the language of the labels, made once.
    shared: BTreeMap<&'static str, (Value, Value)>,
    /// By language: finished parts that are the same on every page.
    constant: BTreeMap<&'static str, Value>,
}

impl Templates {
    /// Compiles the default theme with the dossier's own templates in front of it.
    ///
    /// Every template that cannot be used is reported (`template-syntax`, `template-missing`) and left out, so that the
    /// value is always usable.
    pub fn compile(overrides: &BTreeMap<String, Arc<SourceFile>>, config: &Config) -> Checked<Templates> {
        let mut diagnostics = Vec::new();
        let defaults = templates();
        let mut own: BTreeMap<&str, &Arc<SourceFile>> = BTreeMap::new();
        // A copy of a default template replaces nothing.
        let is_default = |name: &str, text: &str| defaults.contains(&(name, text));
        for (name, source) in overrides.iter().filter(|(name, source)| !is_default(name, &source.text)) {
            match syntax_error(name, source) {
                Some(diagnostic) => diagnostics.push(diagnostic),
                None => drop(own.insert(name, source)),
            }
        }
        let tera = loop {
            let mut tera = engine();
            let named = defaults.iter().map(|(name, text)| (format!("{DEFAULT}{name}"), *text));
            let replaced = own.iter().map(|(name, source)| ((*name).to_owned(), source.text.as_str()));
            let all: Vec<(String, &str)> = named.chain(replaced).collect();
            match tera.add_raw_templates(all) {
                Ok(()) => break tera,
                Err(error) if own.is_empty() => unreachable!("the default theme compiles: {error}"),
                Err(error) => {
                    let (found, wrong) = assembly_errors(&error, &own);
                    diagnostics.extend(found);
                    // Without the wrong ones the rest may show its own mistakes. The default theme alone compiles, which
                    // a test proves, so this ends.
                    own.retain(|name, _| !wrong.iter().any(|wrong| wrong == name));
                }
            }
        };
        let shared: BTreeMap<&'static str, (Value, Value)> =
            ["de", "en"].map(labels).map(|words| (words.tag(), (label_value(words), site_value(config, words)))).into();
        let paths = own.iter().map(|(name, source)| ((*name).to_owned(), source.path.clone())).collect();
        let mut templates = Templates { tera, paths, shared, constant: BTreeMap::new() };
        for words in ["de", "en"].map(labels) {
            match templates.constant_parts(words) {
                Ok(parts) => drop(templates.constant.insert(words.tag(), parts)),
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        Checked { value: templates, diagnostics }
    }

    /// What is the same on every page of a language: rendered once, it costs a page nothing.
    fn constant_parts(&self, words: &Labels) -> Result<Value, Diagnostic> {
        let mut parts = Map::new();
        for name in ["signs", "legend"] {
            let made =
                self.tera.render_component_with_implicits(name, &Context::new(), &self.context(words), None, true);
            let html = made.map_err(|error| self.render_error(&format!("components/{name}.html"), "", &error))?;
            parts.insert(name.into(), Value::safe_string(&html));
        }
        Ok(Value::from(parts))
    }

    /// What every template of a language sees.
    fn context(&self, words: &Labels) -> Context {
        let mut context = Context::new();
        context.insert("language", words.tag());
        if let Some((label, site)) = self.shared.get(words.tag()) {
            context.insert_value("label", label.clone());
            context.insert_value("site", site.clone());
        }
        context
    }

    /// Renders one page: `view` is the template's `page`, `extra` further values such as `body`.
    ///
    /// # Errors
    /// `template-render`, at the place in the template, naming the page.
    pub fn render(
        &self,
        template: &str,
        words: &Labels,
        permalink: &str,
        view: Value,
        extra: impl IntoIterator<Item = (&'static str, Value)>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let mut context = self.context(words);
        context.insert_value("page", view);
        if let Some(constant) = self.constant.get(words.tag()) {
            context.insert_value("constant", constant.clone());
        }
        for (name, value) in extra {
            context.insert_value(name, value);
        }
        let mut bytes = Vec::with_capacity(16 * 1024);
        match self.tera.render_to(template, &context, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(self.render_error(template, permalink, &error)),
        }
    }

    fn render_error(&self, template: &str, permalink: &str, error: &tera::Error) -> Diagnostic {
        let page = if permalink.is_empty() { "/" } else { permalink };
        let (name, message, span) = match error.kind() {
            ErrorKind::RenderingError(report) => (report.filename(), report.message().to_owned(), Some(report.span())),
            _ => (template, error.to_string(), None),
        };
        let message = format!("{} (while making {page})", message.trim_end_matches('.'));
        let diagnostic = match (self.paths.get(name), span) {
            (Some(path), Some(span)) => Diagnostic::new(Code::TemplateRender, path, place(span), message),
            (Some(path), None) => Diagnostic::new(Code::TemplateRender, path, Place::File, message),
            // A default template fails only on values that a template of the dossier hands on; its text is not on disk.
            (None, span) => {
                let at = span.map_or_else(String::new, |span| format!(":{}:{}", span.start_line, span.start_col + 1));
                let path: Arc<str> = format!("templates/{}", name.trim_start_matches(DEFAULT)).into();
                let message = format!("{message}, in the default theme's {name}{at}");
                Diagnostic::new(Code::TemplateRender, &path, Place::File, message)
            }
        };
        diagnostic.help("a template may use only what its page's view holds; docs/templates.md lists it")
    }
}

/// An engine with the filters, ready for templates.
fn engine() -> Tera {
    let mut tera = Tera::default();
    tera.set_fallback_prefixes([DEFAULT]).expect("no template is there yet");
    tera.autoescape_on([".html", ".xml"]);
    tera.register_filter("count", count);
    tera.register_filter("number", number);
    tera
}

/// `{{ 1234 | number }}` is «1.234»: with the thousands separator of the page's language.
fn number(n: u64, _: Kwargs, state: &State) -> TeraResult<String> {
    let tag: Option<String> = state.get("language")?;
    Ok(labels(tag.as_deref().unwrap_or("en")).number(n as usize))
}

/// `{{ 3 | count(of="mentions") }}` is «3 Nennungen»: a counted noun in the page's language.
fn count(n: u64, arguments: Kwargs, state: &State) -> TeraResult<String> {
    let noun: String = arguments.must_get("of")?;
    let Some(tag) = state.get::<String>("language")? else {
        return Err(tera::Error::message("a component that counts needs `@language` among its arguments"));
    };
    let words = labels(&tag);
    Ok(words.count(&format!("count.{noun}"), n as usize))
}

/// Templates of the dossier that no page is made from: they have no name of the theme's, and no other one asks for them
/// or for a component in them.
pub fn unused(own: &BTreeMap<String, Arc<SourceFile>>) -> Vec<Diagnostic> {
    let defaults = templates();
    let names = || defaults.iter().map(|(name, _)| *name);
    let is_asked_for = |name: &str, source: &SourceFile| {
        let others = own.iter().filter(|(other, _)| *other != name).map(|(_, other)| other.text.as_str());
        let mut others = others.chain(defaults.iter().map(|(_, text)| *text));
        let (double, single) = (format!("\"{name}\""), format!("'{name}'"));
        others.any(|text| {
            let calls = |component: &str| calls(text, component);
            text.contains(&double) || text.contains(&single) || components(&source.text).any(calls)
        })
    };
    let unused =
        own.iter().filter(|(name, source)| !names().any(|known| known == *name) && !is_asked_for(name, source));
    let report = |(name, source): (&String, &Arc<SourceFile>)| {
        let help = match nearest(name, names()) {
            Some(near) => format!("did you mean {near}?"),
            None => "the names that pages are made from are listed in docs/templates.md".to_owned(),
        };
        let message = format!("no page is made from {name}, and no other template asks for it");
        Diagnostic::new(Code::UnusedTemplate, &source.path, Place::File, message).help(help)
    };
    unused.map(report).collect()
}

/// The names of the components that a template defines: `{% component date(…) %}`.
fn components(text: &str) -> impl Iterator<Item = &str> {
    let definitions =
        text.split("{%").skip(1).filter_map(|tag| tag.trim_start_matches('-').trim().strip_prefix("component "));
    definitions.filter_map(|rest| rest.split('(').next()).map(str::trim)
}

/// Whether a template shows a component: `{{ <date …`.
fn calls(text: &str, component: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    text.match_indices(component).any(|(at, _)| text[..at].ends_with('<') && ends(&text[at + component.len()..]))
}

/// What makes a template unreadable on its own.
fn syntax_error(name: &str, source: &Arc<SourceFile>) -> Option<Diagnostic> {
    // Alone it may miss its parent or its filters; only its own syntax counts here.
    let error = Tera::default().add_raw_template(name, &source.text).err()?;
    let ErrorKind::SyntaxError(report) = error.kind() else { return None };
    let message = report.message().trim_end_matches('.').to_owned();
    Some(Diagnostic::new(Code::TemplateSyntax, &source.path, place(report.span()), message))
}

/// What is wrong between templates, and the names of those that cannot stay.
fn assembly_errors(error: &tera::Error, own: &BTreeMap<&str, &Arc<SourceFile>>) -> (Vec<Diagnostic>, Vec<String>) {
    let at = |name: &str, code: Code, place: Place, message: String| {
        own.get(name).map(|source| (Diagnostic::new(code, &source.path, place, message), name.to_owned()))
    };
    let found: Vec<(Diagnostic, String)> = match error.kind() {
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("the template extends \"{parent}\", which does not exist");
            let place =
                own.get(current.as_str()).and_then(|source| find(source, parent)).map_or(Place::File, Place::Span);
            let help = format!("to extend the original, write {{% extends \"{DEFAULT}{current}\" %}}");
            at(current, Code::TemplateMissing, place, message)
                .map(|(diagnostic, name)| (diagnostic.help(help), name))
                .into_iter()
                .collect()
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            let message = format!("the template extends itself: {}", inheritance_chain.join(" → "));
            at(tpl, Code::TemplateSyntax, Place::File, message).into_iter().collect()
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            let message = format!("the template includes itself: {}", include_chain.join(" → "));
            at(tpl, Code::TemplateSyntax, Place::File, message).into_iter().collect()
        }
        _ => error.to_string().split("\n\n").filter_map(|report| reported(report, own)).collect(),
    };
    if found.is_empty() {
        // Nothing says which template it is: all of them are left out, with the engine's own words.
        let message = error.to_string().lines().next().unwrap_or_default().to_owned();
        let names = own.keys().map(|name| (*name).to_owned()).collect();
        let path: Arc<str> = own.values().next().map_or_else(|| "templates".into(), |source| source.path.clone());
        return (vec![Diagnostic::new(Code::TemplateSyntax, &path, Place::File, message)], names);
    }
    found.into_iter().unzip()
}

/// One of the engine's reports as text: `error: MESSAGE`, then ` --> NAME:LINE:COLUMN`.
fn reported(report: &str, own: &BTreeMap<&str, &Arc<SourceFile>>) -> Option<(Diagnostic, String)> {
    let mut lines = report.lines();
    let message = lines.next()?.trim_start_matches("error: ").to_owned();
    if let Some(name) = own.keys().find(|name| message.contains("is defined in both") && message.contains(**name)) {
        let diagnostic = Diagnostic::new(Code::TemplateSyntax, &own[name].path, Place::File, message);
        return Some((diagnostic, (*name).to_owned()));
    }
    let place = lines.next()?.trim_start().strip_prefix("--> ")?;
    let (rest, column) = place.rsplit_once(':')?;
    let (name, line) = rest.rsplit_once(':')?;
    let Some(source) = own.get(name) else { return missing_block(name, &message, own) };
    let start = offset(&source.text, line.parse().ok()?, column.parse().ok()?);
    let width = report.lines().last()?.matches('^').count();
    let end = source.text[start..].char_indices().nth(width).map_or(source.text.len(), |(at, _)| start + at);
    let missing = message.starts_with("Unknown template") || message.starts_with("Unknown component");
    let code = if missing { Code::TemplateMissing } else { Code::TemplateSyntax };
    let help = if missing { "the default theme's files are listed in docs/templates.md" } else { "" };
    Some((Diagnostic::new(code, &source.path, Place::Span(Span { start, end }), message).help(help), name.to_owned()))
}

/// A block that a template of the theme fills, and that its parent, replaced by the dossier, does not have.
fn missing_block(child: &str, message: &str, own: &BTreeMap<&str, &Arc<SourceFile>>) -> Option<(Diagnostic, String)> {
    let block = message.strip_prefix("Block `")?.split('`').next()?;
    let defaults: BTreeMap<&str, &str> = templates().iter().copied().collect();
    let mut text = defaults.get(child.strip_prefix(DEFAULT)?)?;
    let parent = loop {
        let parent = text.split_once("{% extends \"")?.1.split('"').next()?;
        if own.contains_key(parent) {
            break parent;
        }
        text = defaults.get(parent.trim_start_matches(DEFAULT))?;
    };
    let message = format!("the block `{block}`, which other templates of the theme fill, is missing");
    let help = format!("add it, or keep the original's blocks by {{% extends \"{DEFAULT}{parent}\" %}}");
    let diagnostic = Diagnostic::new(Code::TemplateSyntax, &own[parent].path, Place::File, message).help(help);
    Some((diagnostic, parent.to_owned()))
}

/// The offset of a line and column, both counted from 1, columns in characters.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = if line <= 1 { 0 } else { text.match_indices('\n').nth(line - 2).map_or(text.len(), |(at, _)| at + 1) };
    text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at)
}

/// Where a name stands in a template.
fn find(source: &SourceFile, name: &str) -> Option<Span> {
    source.text.find(name).map(|start| Span { start, end: start + name.len() })
}

fn place(span: &tera::Span) -> Place {
    Place::Span(Span::from(span.range.clone()))
}

/// Labels as the templates see them: `label.article.source`.
fn label_value(words: &Labels) -> Value {
    let mut tree = serde_json::Map::new();
    let mut keys: Vec<_> = words.words().iter().collect();
    keys.sort_unstable();
    for (key, text) in keys {
        let mut parts: Vec<&str> = key.split('.').collect();
        let last = parts.pop().unwrap_or_default();
        let mut branch = &mut tree;
        for part in parts {
            let next = branch.entry(part).or_insert_with(|| serde_json::Value::Object(serde_json::Map::new()));
            // A key is never both a word and a branch: the files are YAML mappings.
            let serde_json::Value::Object(next) = next else { unreachable!("labels are a tree") };
            branch = next;
        }
        branch.insert(last.to_owned(), serde_json::Value::String(text.clone()));
    }
    Value::from_serializable(&tree)
}

/// What every page may say of the dossier as a whole. Only what `dossier.yaml` holds: an edit of one document must not
/// change every page.
#[derive(Serialize)]
struct SiteValue<'a> {
    /// Title of the dossier.
    title: &'a str,
    description: Option<&'a str>,
    language: &'a str,
    /// In one line; empty for none.
    authors: String,
    publisher: Option<&'a str>,
    licence: Option<&'a str>,
    base_url: Option<&'a str>,
    /// The day that `dossier.yaml` gives, in words; empty where it follows from the content.
    as_of: String,
    /// A path in the site, empty for none.
    logo: &'a str,
    /// Whether there is an `accent.css`.
    accent: bool,
    /// Kinds of entities with their signs, for the legend.
    kinds: Vec<Sign<'a>>,
    /// Statuses with their signs, for the legend.
    statuses: Vec<Sign<'a>>,
}

/// A sign of the legend: of a kind by its class, of a status by its key.
#[derive(Serialize)]
struct Sign<'a> {
    class: String,
    key: &'a str,
    label: &'a str,
}

fn statuses(words: &Labels) -> Vec<Sign<'_>> {
    // What has no status is explained where it is shown, in the matrix.
    let shown = STATUSES.into_iter().filter(|key| *key != "none");
    shown.map(|key| Sign { class: String::new(), key, label: words.text(&format!("status.{key}")) }).collect()
}

fn site_value(config: &Config, words: &Labels) -> Value {
    let mut kinds = Vec::new();
    for kind in config.kinds.iter().filter(|kind| kind.is_entity()) {
        kinds.push(Sign { class: kind_class(&config.kinds, kind), key: "", label: words.of(&kind.singular) });
        if kind.role == Role::Company {
            kinds.push(Sign {
                class: "platform".into(),
                key: "",
                label: term_label(&config.terms.company_types, PLATFORM, words),
            });
        }
    }
    Value::from_serializable(&SiteValue {
        title: &config.title,
        description: config.description.as_deref(),
        language: config.language.tag(),
        authors: config.authors.join(", "),
        publisher: config.publisher.as_deref(),
        licence: config.licence.as_deref(),
        base_url: config.base_url.as_ref().map(|base| base.whole.as_str()),
        as_of: config.as_of.as_ref().map(|date| words.date(date)).unwrap_or_default(),
        logo: config.logo.as_deref().unwrap_or_default(),
        accent: config.accent.is_some(),
        kinds,
        statuses: statuses(words),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Autolink, QuoteLimits};
    use crate::model::Language;

    fn config() -> Config {
        Config {
            path: "dossier.yaml".into(),
            title: "Chips & Staaten".into(),
            language: Language("de".into()),
            description: None,
            authors: Vec::new(),
            publisher: None,
            licence: None,
            base_url: None,
            as_of: None,
            questions: Vec::new(),
            topics: BTreeMap::new(),
            navigation: None,
            logo: None,
            accent: None,
            footer_links: Vec::new(),
            noindex: Vec::new(),
            kinds: Vec::new(),
            relation_types: Vec::new(),
            terms: Default::default(),
            autolink: Autolink::Section,
            quotes: QuoteLimits { max_chars: 300, max_per_article: 5 },
            search: true,
            print: false,
            allow_html: false,
            remote_pictures: false,
            levels: Default::default(),
            redirects: BTreeMap::new(),
        }
    }

    fn overrides(files: &[(&str, &str)]) -> BTreeMap<String, Arc<SourceFile>> {
        let file = |(name, text): &(&str, &str)| {
            ((*name).to_owned(), Arc::new(SourceFile::new(format!("templates/{name}"), *text)))
        };
        files.iter().map(file).collect()
    }

    fn render(templates: &Templates, name: &str, view: &serde_json::Value) -> Result<String, Diagnostic> {
        let bytes = templates.render(name, labels("de"), "companies/tesla/", Value::from_serializable(view), [])?;
        Ok(String::from_utf8(bytes).expect("templates write UTF-8"))
    }

    #[test]
    fn the_default_theme_compiles() {
        let compiled = Templates::compile(&BTreeMap::new(), &config());
        assert_eq!(compiled.diagnostics, []);
    }

    #[test]
    fn a_replaced_template_can_extend_the_original_and_is_found_by_all_others() {
        let own = overrides(&[
            ("parent.html", "<b>{% block a %}own{% endblock a %}</b>"),
            (
                "child.html",
                "{% extends \"parent.html\" %}{% block a %}{{ page.x }} & {{ site.title }} {{ label.frame.home }} {{ 2 | count(of=\"mentions\") }}{% endblock a %}",
            ),
        ]);
        let compiled = Templates::compile(&own, &config());
        assert_eq!(compiled.diagnostics, []);
        let html = render(&compiled.value, "child.html", &serde_json::json!({"x": "<i>"})).expect("it renders");
        assert_eq!(html, "<b>&lt;i&gt; & Chips &amp; Staaten Dossier 2 Nennungen</b>");
    }

    #[test]
    fn a_component_of_the_dossier_replaces_that_of_the_theme() {
        let own = overrides(&[
            ("components/signs.html", "{% component signs() %}<i>own signs</i>{% endcomponent signs %}"),
            ("x.html", "{{ <signs /> }}"),
        ]);
        let compiled = Templates::compile(&own, &config());
        assert_eq!(compiled.diagnostics, []);
        assert_eq!(render(&compiled.value, "x.html", &serde_json::json!({})).expect("it renders"), "<i>own signs</i>");
    }

    #[test]
    fn every_wrong_template_is_reported_at_its_place_in_one_run() {
        let own = overrides(&[
            ("a.html", "fine\n{% if %}"),
            ("b.html", "{% extends \"nowhere.html\" %}"),
            ("c.html", "\n {% include \"gone.html\" %} {{ page.x | nofilter }}"),
            ("d.html", "{{ <nocomponent /> }}"),
        ]);
        let compiled = Templates::compile(&own, &config());
        let mut found: Vec<_> = compiled
            .diagnostics
            .iter()
            .map(|diagnostic| {
                let Place::Span(span) = diagnostic.place else { panic!("no place: {diagnostic:?}") };
                let text = &own[diagnostic.path.trim_start_matches("templates/")].text;
                (&*diagnostic.path, diagnostic.code.name(), &text[span.range()])
            })
            .collect();
        found.sort_unstable();
        let expected = [
            ("templates/a.html", "template-syntax", "%}"),
            ("templates/b.html", "template-missing", "nowhere.html"),
            ("templates/c.html", "template-missing", "\"gone.html\""),
            ("templates/c.html", "template-syntax", "nofilter"),
            ("templates/d.html", "template-missing", "<nocomponent />"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_template_that_fails_says_where_and_on_which_page() {
        let own = overrides(&[("x.html", "one\n{{ page.nothing }}")]);
        let compiled = Templates::compile(&own, &config());
        let error = render(&compiled.value, "x.html", &serde_json::json!({})).expect_err("the name is undefined");
        assert_eq!((error.code, &*error.path), (Code::TemplateRender, "templates/x.html"));
        assert!(matches!(error.place, Place::Span(span) if span.start >= 4), "{error:?}");
        assert!(error.message.contains("companies/tesla/"), "{}", error.message);
    }

    #[test]
    fn every_status_is_in_the_legend_with_a_drawn_sign_that_no_other_has() {
        let signs = include_str!("../../templates/components/signs.html");
        let mut seen = Vec::new();
        for Sign { key, .. } in statuses(labels("en")) {
            let start = format!("<symbol id=\"s-{key}\" ");
            let drawing = signs.split(&start).nth(1).and_then(|rest| rest.split("</symbol>").next());
            seen.push(drawing.expect("it is drawn").to_owned());
        }
        assert_eq!(seen.len(), 12);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 12);
    }
}
