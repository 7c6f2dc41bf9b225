//! Templates of the dossier that nothing is made from.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::render::theme::templates;
use crate::source::SourceFile;

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
