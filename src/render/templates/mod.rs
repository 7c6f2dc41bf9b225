//! The template engine: the default theme, what a dossier replaces of it, and how a view becomes a file.
//!
//! The default templates are registered as `default/NAME` and found by `NAME` wherever the dossier has no file of that
//! name, in `extends`, `include` and components alike. So a single file can be replaced, and can extend the original.

mod errors;
mod names;
mod signs;
mod unused;
mod values;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, Map, State, Tera, TeraResult};

pub use self::unused::unused;
pub use tera::Value;

use self::errors::{assembly_errors, place, syntax_error};
use self::names::unversioned;
use self::signs::{DRAWINGS_MARK, LEGEND_LINK_MARK, LEGEND_MARK, Signs};
use self::values::{label_value, site_value};

use crate::config::Config;
use crate::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::labels::{LANGUAGES, Labels, labels};
use crate::page::notation::legend::{Legend, LegendView};
use crate::render::theme::{DEFAULT, Theme, templates};
use crate::source::SourceFile;

/// Compiled templates and the values that all pages share.
pub struct Templates {
    tera: Tera,
    /// Paths of the dossier's own templates, by name: diagnostics point at them.
    paths: BTreeMap<String, Arc<str>>,
    /// `label` and `site` by the language of the labels, made once.
    shared: BTreeMap<&'static str, (Value, Value)>,
    /// `constant`: where the signs of a page, their legend and the ways to it belong.
    marks: Value,
    /// By language: the drawings that the component `signs()` makes, and what they mean.
    signs: BTreeMap<&'static str, (Signs, Legend)>,
    theme: Theme,
}

impl Templates {
    /// Compiles the default theme with the dossier's own templates in front of it, and puts the files together that its pages
    /// load; `replaced` are those that the dossier has instead, by their names in the theme.
    ///
    /// Every template that cannot be used is reported (`template-syntax`, `template-missing`) and left out, so that the
    /// value is always usable.
    pub fn compile(
        overrides: &BTreeMap<String, Arc<SourceFile>>,
        config: &Config,
        replaced: &BTreeMap<String, Arc<[u8]>>,
    ) -> Checked<Templates> {
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
        diagnostics.extend(own.values().flat_map(|source| unversioned(source)));
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
        let paths = own.iter().map(|(name, source)| ((*name).to_owned(), source.path.clone())).collect();
        let (shared, signs, theme) = Default::default();
        let mut templates = Templates { tera, paths, shared, marks: marks(), signs, theme };
        templates.share(config);
        let mut furniture = BTreeMap::new();
        for words in LANGUAGES.map(labels) {
            let legend = Legend::of(config, words);
            let context = templates.context(words);
            let made = templates.component("signs", &context).and_then(|html| {
                let link = templates.component("legend_link", &context)?;
                let passage = words.text("cite.passage").split('{').next().unwrap_or_default();
                Ok(Signs::of(&html, link, passage))
            });
            // A legend that fails is said once, and not for each page.
            match made.and_then(|signs| templates.legend(words, &legend, &[]).map(|_| signs)) {
                Ok(signs) => drop(templates.signs.insert(words.tag(), (signs, legend))),
                Err(diagnostic) => {
                    diagnostics.push(diagnostic);
                    continue;
                }
            }
            match templates.furniture(config, words) {
                Ok((name, script)) => drop(furniture.insert(name, script)),
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        templates.theme = Theme::of(config, replaced, furniture);
        templates.share(config);
        Checked { value: templates, diagnostics }
    }

    /// The files of the theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Makes the values that all pages share.
    fn share(&mut self, config: &Config) {
        let values = |words: &Labels| (label_value(words), site_value(config, words, &self.theme.version));
        self.shared = LANGUAGES.map(labels).map(|words| (words.tag(), values(words))).into();
    }

    /// What scripts show and most pages do not hold, in a script for each language of labels: a page that is read from the disk
    /// may run a script but fetch no file.
    fn furniture(&self, config: &Config, words: &Labels) -> Result<(String, Vec<u8>), Diagnostic> {
        let name = format!("furniture/{}.js", words.tag());
        let view = Furniture { search: config.search, signs: Legend::of(config, words).whole() };
        let script = self.render("furniture.js", words, &name, Value::from_serializable(&view), [])?;
        Ok((name, script))
    }

    /// The reading aid of the signs with these names.
    fn legend(&self, words: &Labels, legend: &Legend, used: &[&str]) -> Result<String, Diagnostic> {
        let mut context = self.context(words);
        context.insert_value("used", Value::from_serializable(&legend.used(used)));
        self.component("legend", &context)
    }

    fn component(&self, name: &str, context: &Context) -> Result<String, Diagnostic> {
        let made = self.tera.render_component_with_implicits(name, &Context::new(), context, None, true);
        made.map_err(|error| self.render_error(&format!("components/{name}.html"), "", &error))
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
        context.insert_value("constant", self.marks.clone());
        for (name, value) in extra {
            context.insert_value(name, value);
        }
        let mut bytes = Vec::with_capacity(16 * 1024);
        match self.tera.render_to(template, &context, &mut bytes) {
            Ok(()) => match self.signs.get(words.tag()) {
                Some((signs, legend)) => signs.fill(bytes, |used| self.legend(words, legend, used)),
                None => Ok(bytes),
            },
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

/// What the script of furniture is made from.
#[derive(Serialize)]
struct Furniture {
    /// Whether the dossier has a search, which has keys of its own.
    search: bool,
    /// All signs with their words.
    signs: LegendView,
}

/// The value `constant`.
fn marks() -> Value {
    let mut marks = Map::new();
    for (name, mark) in [("signs", DRAWINGS_MARK), ("legend", LEGEND_MARK), ("legend_link", LEGEND_LINK_MARK)] {
        marks.insert(name.into(), Value::safe_string(mark));
    }
    Value::from(marks)
}

/// An engine with the filters, ready for templates.
fn engine() -> Tera {
    let mut tera = Tera::default();
    tera.set_fallback_prefixes([DEFAULT]).expect("no template is there yet");
    tera.autoescape_on([".html", ".xml"]);
    tera.register_filter("count", count);
    tera.register_filter("number", number);
    tera.register_filter("quoted", quoted);
    tera.register_filter("bare", bare);
    tera
}

/// `{{ 1234 | number }}` is «1.234»: with the thousands separator of the page's language.
fn number(n: u64, _: Kwargs, state: &State) -> TeraResult<String> {
    let tag: Option<String> = state.get("language")?;
    Ok(labels(tag.as_deref().unwrap_or("en")).number(n as usize))
}

/// A text between tags, or as the value of an attribute in apostrophes: quotation marks mean nothing there, and JSON is full of them.
fn bare(text: &str, _: Kwargs, _: &State) -> TeraResult<Value> {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&#39;");
    Ok(Value::safe_string(&escaped))
}

/// A text as scripts write it, in quotation marks.
fn quoted(text: &str, _: Kwargs, _: &State) -> TeraResult<String> {
    serde_json::to_string(text).map_err(tera::Error::message)
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
            image: None,
            accent: None,
            footer_links: Vec::new(),
            noindex: Vec::new(),
            kinds: Vec::new(),
            relation_types: Vec::new(),
            terms: Default::default(),
            autolink: Autolink::Section,
            quotes: QuoteLimits { max_chars: 300, max_per_article: 5 },
            entity_feeds: true,
            id_base: None,
            hosting: None,
            exports: true,
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
        let compiled = Templates::compile(&BTreeMap::new(), &config(), &BTreeMap::new());
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
        let compiled = Templates::compile(&own, &config(), &BTreeMap::new());
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
        let compiled = Templates::compile(&own, &config(), &BTreeMap::new());
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
        let compiled = Templates::compile(&own, &config(), &BTreeMap::new());
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
        let compiled = Templates::compile(&own, &config(), &BTreeMap::new());
        let error = render(&compiled.value, "x.html", &serde_json::json!({})).expect_err("the name is undefined");
        assert_eq!((error.code, &*error.path), (Code::TemplateRender, "templates/x.html"));
        assert!(matches!(error.place, Place::Span(span) if span.start >= 4), "{error:?}");
        assert!(error.message.contains("companies/tesla/"), "{}", error.message);
    }
}
