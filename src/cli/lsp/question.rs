//! What an editor asks of a place: what can be typed there, what it names, and where that is.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, DocumentChangeOperation, DocumentChanges, Hover,
    HoverContents, Location, MarkupContent, MarkupKind, OneOf, OptionalVersionedTextDocumentIdentifier, Position,
    RenameFile, ResourceOp, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::desk::Desk;
use super::place::{offset, range, uri};
use super::typed::{self, Step, Typed, typed};
use crate::cli::schema::{add_relation_types, reference_names};
use crate::cli::show;
use crate::config::{Reading, config_outline};
use crate::diagnostic::Place;
use crate::labels::labels;
use crate::link::text::outgoing::{LinkTarget, MentionForm};
use crate::model::{Link, LinkForm, Permalink, Slug};
use crate::parse::front_matter_outline;
use crate::parse::hidden::visible;
use crate::pipeline::Dossier;
use crate::site::{DocId, Site};
use crate::source::{CONFIGURATIONS, Span};
use crate::yaml::front_matter::{Form, split};
use crate::yaml::outline::{Form as Value, Outline};
use crate::yaml::place::locate;
use crate::yaml::{Yaml, read};

/// A file of the dossier that a question is about.
pub(super) struct Page<'d> {
    dossier: &'d Dossier,
    root: &'d Path,
    path: &'d str,
    text: &'d str,
    /// The keys in YAML; none in TOML, of which only the text is asked.
    keys: Option<Span>,
}

impl<'d> Page<'d> {
    /// The file at a path; `None` where the dossier has none there, or cannot be read at all.
    pub(super) fn of(desk: &'d Desk, path: &'d str) -> Option<Page<'d>> {
        let dossier = desk.dossier.as_deref()?;
        let text = desk.text(path)?;
        let keys = match split(text) {
            _ if CONFIGURATIONS.contains(&path) => Some(Span { start: 0, end: text.len() }),
            Ok(split) => Some(split.keys).filter(|_| split.form == Form::Yaml),
            // Front matter that is just being begun.
            Err(_) => text.starts_with("---\n").then_some(Span { start: "---\n".len(), end: text.len() }),
        };
        Some(Page { dossier, root: &desk.root, path, text, keys })
    }

    fn site(&self) -> &'d Site {
        &self.dossier.site
    }

    /// What may stand in its keys.
    fn outline(&self) -> Option<Outline> {
        if CONFIGURATIONS.contains(&self.path) {
            return Some(config_outline());
        }
        let config = &self.site().config;
        let inner = self.path.strip_prefix("content/")?;
        let folder = inner.split_once('/').map_or("", |(folder, _)| folder);
        let kind = config.kinds.iter().find(|kind| *kind.folder == *folder);
        let kind = kind.or_else(|| config.kinds.iter().find(|kind| kind.folder.is_empty()))?;
        let mut outline = front_matter_outline(kind, &Reading::from(&**config));
        add_relation_types(&mut outline, config);
        Some(outline)
    }

    /// What is typed in the keys at an offset, with places in the file.
    fn typed(&self, at: usize) -> Option<Typed> {
        let keys = self.keys.filter(|keys| (keys.start..=keys.end).contains(&at))?;
        let found = typed(&self.text[keys.range()], at - keys.start);
        Some(Typed { word: keys.start + found.word.start..keys.start + found.word.end, ..found })
    }

    /// What can stand at a position.
    pub(super) fn completions(&self, position: Position) -> Vec<CompletionItem> {
        let at = offset(self.text, position);
        if let Some(found) = self.typed(at) {
            let Some(outline) = self.outline() else { return Vec::new() };
            let Some(own) = typed::at(&outline, &found.path) else { return Vec::new() };
            let replaced = found.word.start..at.max(found.word.start);
            let mut items = Vec::new();
            if found.is_value {
                items.extend(self.values(own, &replaced));
            }
            if found.is_key {
                items.extend(self.keys(own, &replaced));
            }
            return items;
        }
        let line = self.text[..at].rsplit('\n').next().unwrap_or_default();
        match line.rfind("[[").filter(|open| !line[*open..].contains("]]")) {
            Some(open) => self.link_targets(&(at - line.len() + open + "[[".len()..at)),
            None => Vec::new(),
        }
    }

    fn item(
        &self,
        label: &str,
        detail: &str,
        kind: CompletionItemKind,
        replaced: &Range<usize>,
        text: &str,
    ) -> CompletionItem {
        let place = range(self.text, Span { start: replaced.start, end: replaced.end });
        CompletionItem {
            label: label.to_owned(),
            detail: Some(detail.to_owned()).filter(|detail| !detail.is_empty()),
            kind: Some(kind),
            filter_text: Some(format!("{text} {label}")),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range: place, new_text: text.to_owned() })),
            ..CompletionItem::default()
        }
    }

    fn keys(&self, outline: &Outline, replaced: &Range<usize>) -> Vec<CompletionItem> {
        let group = if outline.keys.is_empty() { outline.item.as_deref().unwrap_or(outline) } else { outline };
        let item = |(name, _, is_required): (&str, &Outline, bool)| {
            let detail = if is_required { "required" } else { "" };
            self.item(name, detail, CompletionItemKind::PROPERTY, replaced, &format!("{name}: "))
        };
        group.known_keys().map(item).collect()
    }

    fn values(&self, outline: &Outline, replaced: &Range<usize>) -> Vec<CompletionItem> {
        let forms = outline.forms.iter().chain(outline.item.iter().flat_map(|item| &item.forms));
        let mut items = Vec::new();
        let mut add = |label: &str, detail: &str, kind| items.push(self.item(label, detail, kind, replaced, label));
        for form in forms {
            match form {
                Value::Words(words) => words.iter().for_each(|word| add(word, "", CompletionItemKind::ENUM_MEMBER)),
                Value::Flag => ["true", "false"].iter().for_each(|word| add(word, "", CompletionItemKind::VALUE)),
                Value::Country => {
                    let labels = labels(self.site().config.language.tag());
                    let mut codes: Vec<(&String, &String)> = labels.countries().iter().collect();
                    codes.sort_unstable();
                    codes.iter().for_each(|(code, name)| add(code, name, CompletionItemKind::VALUE));
                }
                Value::Reference => {
                    for (name, id) in reference_names(self.site()) {
                        add(name, &self.site().document(id).title, CompletionItemKind::REFERENCE);
                    }
                }
                _ => {}
            }
        }
        items
    }

    /// What a wikilink can lead to: by its title, written as its slug.
    fn link_targets(&self, replaced: &Range<usize>) -> Vec<CompletionItem> {
        let site = self.site();
        let mut known: HashMap<DocId, &str> = HashMap::new();
        for (name, id) in reference_names(site) {
            known.entry(id).or_insert(name);
        }
        let mut targets: Vec<(DocId, &str)> = known.into_iter().collect();
        targets.sort_unstable_by_key(|(id, _)| *id);
        let item = |(id, name): &(DocId, &str)| {
            self.item(&site.document(*id).title, name, CompletionItemKind::REFERENCE, replaced, name)
        };
        targets.iter().map(item).collect()
    }

    /// The document that is named at a position, and the word that names it.
    fn named(&self, position: Position) -> Option<(DocId, Span)> {
        let at = offset(self.text, position);
        if let Some(found) = self.typed(at) {
            let outline = self.outline()?;
            let own = typed::at(&outline, &found.path)?;
            let mut forms = own.forms.iter().chain(own.item.iter().flat_map(|item| &item.forms));
            let word = &self.text[found.word.clone()];
            let id = forms.any(|form| *form == Value::Reference).then(|| self.site().find(bare(word)))??;
            return Some((id, Span { start: found.word.start, end: found.word.end }));
        }
        let id = self.site().by_path.get(self.path)?;
        let visible = visible(self.text);
        let holds = |span: &Span| (span.start..=span.end).contains(&at);
        let (document, outgoing) = (self.site().document(*id), self.dossier.graph().outgoing(*id));
        let links = document.body.links.iter().zip(&outgoing.links).filter_map(|(link, target)| match target {
            LinkTarget::Document { target, .. } => Some((*target, visible.written(link.span))),
            _ => None,
        });
        let mentions = outgoing.mentions.iter().filter_map(|mention| match mention.form {
            MentionForm::Linked(span) | MentionForm::Plain(span) | MentionForm::Begun(span) => {
                Some((mention.target, visible.written(span)))
            }
            MentionForm::Authored | MentionForm::Unplaced => None,
        });
        links.chain(mentions).find(|(_, span)| holds(span))
    }

    /// What the dossier knows of what is named at a position.
    pub(super) fn hover(&self, position: Position) -> Option<Hover> {
        let (id, span) = self.named(position)?;
        let summary = self.site().document(id).summary.as_ref().map(|text| format!("{text}\n\n")).unwrap_or_default();
        let value = format!("{summary}```text\n{}```", show::in_words(&show::known(self.dossier, id)));
        let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
        Some(Hover { contents, range: Some(range(self.text, span)) })
    }

    /// The file of what is named at a position.
    pub(super) fn definition(&self, position: Position) -> Option<Location> {
        let (id, _) = self.named(position)?;
        let start = Position::new(0, 0);
        let uri = uri(self.root, &self.site().document(id).source.path)?;
        Some(Location { uri, range: lsp_types::Range::new(start, start) })
    }

    /// What gets another name: what is named at a position, else the document itself.
    ///
    /// # Errors
    /// Why it has no slug that could be changed.
    pub(super) fn renamed(&self, position: Position) -> Result<DocId, String> {
        let own = || self.site().by_path.get(self.path).copied();
        let id = self.named(position).map(|(id, _)| id).or_else(own).ok_or("nothing here names a document")?;
        let document = self.site().document(id);
        let stem = document.source.path.rsplit('/').next().and_then(|name| name.strip_suffix(".md"));
        match stem {
            Some(stem) if stem == document.slug.as_str() && document.permalink != Permalink::default() => Ok(id),
            _ => Err(format!("{} does not have its address from the name of its file", document.source.path)),
        }
    }

    pub(super) fn slug(&self, id: DocId) -> &str {
        self.site().document(id).slug.as_str()
    }

    /// Another slug for a document: its file, its former address, and every reference and link to it.
    ///
    /// # Errors
    /// Why it cannot have that slug.
    pub(super) fn rename(&self, desk: &Desk, id: DocId, slug: &str) -> Result<WorkspaceEdit, String> {
        let site = self.site();
        let document = site.document(id);
        let wanted = Slug::new(slug).ok_or_else(|| {
            let meant = Slug::of_title(slug, site.config.language.tag()).map(|slug| format!(", such as {slug}"));
            format!(
                "a slug has lower-case letters a to z, digits, `-`, `_` and dots inside{}",
                meant.unwrap_or_default()
            )
        })?;
        let (folder, _) = document.source.path.rsplit_once('/').unwrap_or(("content", ""));
        let path = format!("{folder}/{wanted}.md");
        if site.by_path.contains_key(&*path) {
            return Err(format!("{path} is there already"));
        }
        let mut operations = Vec::new();
        for other in site.ids() {
            let own = &site.document(other).source.path;
            let Some(page) = Page::of(desk, own) else { continue };
            let mut edits = page.references_to(id, wanted.as_str());
            edits.extend(page.links_to(other, id, wanted.as_str()));
            if other == id {
                edits.extend(page.former_address(document.permalink.as_str()));
            }
            edits.sort_by_key(|edit| edit.range.start);
            edits.dedup();
            operations.extend(text_edits(self.root, own, edits));
        }
        let (old_uri, new_uri) =
            uri(self.root, &document.source.path).zip(uri(self.root, &path)).ok_or("no address")?;
        let moved = RenameFile { old_uri, new_uri, options: None, annotation_id: None };
        operations.push(DocumentChangeOperation::Op(ResourceOp::Rename(moved)));
        let changes = Some(DocumentChanges::Operations(operations));
        Ok(WorkspaceEdit { document_changes: changes, ..WorkspaceEdit::default() })
    }

    /// References to a document in the keys, with its new slug.
    fn references_to(&self, id: DocId, slug: &str) -> Vec<TextEdit> {
        let Some((keys, outline)) = self.keys.zip(self.outline()) else { return Vec::new() };
        let Some(yaml) = read(&self.path.into(), self.text, keys, Form::Yaml).value else { return Vec::new() };
        let mut found = Vec::new();
        references(&yaml, &outline, &mut String::new(), &mut |path, text| {
            if self.site().find(bare(text)) == Some(id) {
                found.push(locate(self.text, &Place::Value(path.to_owned())));
            }
        });
        let old = self.slug(id);
        let edit = |span: Span| {
            let written = &self.text[span.range()];
            // `[[acme|Acme]]`: what stands before the bar is the reference.
            let own = written.split('|').next().unwrap_or(written);
            self.exchanged(span.start + own.rfind(old)?, old, slug)
        };
        found.into_iter().filter_map(edit).collect()
    }

    /// Links of a document's text to another one, with its new slug; those by a name stay.
    fn links_to(&self, own: DocId, id: DocId, slug: &str) -> Vec<TextEdit> {
        let (document, outgoing) = (self.site().document(own), self.dossier.graph().outgoing(own));
        let visible = visible(self.text);
        let old = self.slug(id);
        let links = document.body.links.iter().zip(&outgoing.links);
        let to_it = links.filter(|(_, target)| matches!(target, LinkTarget::Document { target, .. } if *target == id));
        let edit = |(link, _): (&Link, &LinkTarget)| {
            let span = visible.written(link.span);
            let written = &self.text[span.range()];
            let from = if link.form == LinkForm::Wikilink { 0 } else { written.rfind("](").unwrap_or(0) };
            let target = written[from..].split(['|', '#']).next().unwrap_or_default();
            let at = target.rfind(old)?;
            let is_whole =
                |letter: Option<char>| !letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '-');
            let (before, behind) = (&target[..at], &target[at + old.len()..]);
            let is_slug = is_whole(before.chars().next_back()) && is_whole(behind.chars().next());
            is_slug.then(|| self.exchanged(span.start + from + at, old, slug))?
        };
        to_it.filter_map(edit).collect()
    }

    fn exchanged(&self, at: usize, old: &str, new: &str) -> Option<TextEdit> {
        let place = range(self.text, Span { start: at, end: at + old.len() });
        Some(TextEdit { range: place, new_text: new.to_owned() })
    }

    /// The line that keeps an address which was published; where there is one already, its author adds to it.
    fn former_address(&self, address: &str) -> Option<TextEdit> {
        let keys = self.keys?;
        if self.text[keys.range()].lines().any(|line| line.starts_with("redirect_from:")) {
            return None;
        }
        let place = range(self.text, Span { start: keys.end, end: keys.end });
        Some(TextEdit { range: place, new_text: format!("redirect_from: [/{address}]\n") })
    }
}

/// A reference without the signs of a wikilink.
fn bare(word: &str) -> &str {
    let inner = word.trim_start_matches("[[");
    inner.split(['|', ']']).next().unwrap_or(inner).trim()
}

fn text_edits(root: &Path, path: &str, edits: Vec<TextEdit>) -> Option<DocumentChangeOperation> {
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: uri(root, path)?, version: None };
    let edits: Vec<OneOf<TextEdit, _>> = edits.into_iter().map(OneOf::Left).collect();
    (!edits.is_empty()).then(|| DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits }))
}

/// Every text that names a document, with the path that leads to it.
fn references(yaml: &Yaml, outline: &Outline, path: &mut String, found: &mut impl FnMut(&str, &str)) {
    let length = path.len();
    let is_reference = |outline: &Outline| outline.forms.contains(&Value::Reference);
    match yaml {
        Yaml::Text(text) if is_reference(outline) || outline.item.as_deref().is_some_and(is_reference) => {
            found(path, text);
        }
        Yaml::List(items) => {
            let own = outline.item.as_deref().unwrap_or(outline);
            for (at, item) in items.iter().enumerate() {
                path.push_str(&format!("[{at}]"));
                references(item, own, path, found);
                path.truncate(length);
            }
        }
        Yaml::Map(entries) => {
            for (key, value) in entries {
                let Some(own) = typed::at(outline, &[Step::Key(key.clone())]) else { continue };
                path.push_str(if length == 0 { "" } else { "." });
                path.push_str(key);
                references(value, own, path, found);
                path.truncate(length);
            }
        }
        _ => {}
    }
}
