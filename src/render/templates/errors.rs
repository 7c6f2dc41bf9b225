//! What the template engine reports, as diagnostics at their places.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::render::theme::{DEFAULT, templates};
use crate::source::{SourceFile, Span};

/// What makes a template unreadable on its own.
pub(super) fn syntax_error(name: &str, source: &Arc<SourceFile>) -> Option<Diagnostic> {
    // Alone it may miss its parent or its filters; only its own syntax counts here.
    let error = Tera::default().add_raw_template(name, &source.text).err()?;
    let ErrorKind::SyntaxError(report) = error.kind() else { return None };
    let message = report.message().trim_end_matches('.').to_owned();
    Some(Diagnostic::new(Code::TemplateSyntax, &source.path, place(report.span()), message))
}

/// What is wrong between templates, and the names of those that cannot stay.
pub(super) fn assembly_errors(
    error: &tera::Error,
    own: &BTreeMap<&str, &Arc<SourceFile>>,
) -> (Vec<Diagnostic>, Vec<String>) {
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

pub(super) fn place(span: &tera::Span) -> Place {
    Place::Span(Span::from(span.range.clone()))
}
