//! The text of a document with every link of it written so that it leads where it led.

use std::borrow::Cow;

use super::carried::Carried;
use super::links::{Form, Written, links};
use super::note::{Context, Instead, Note};
use super::targets::{Target, Targets};
use crate::import::found::Remark;
use crate::import::taken::Taken;
use crate::parse::body::address::{AddressKind, address_kind};
use crate::source::relative_path;

/// Endings of what is shown in a page; other files are linked.
const PICTURES: [&str; 8] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp", "bmp"];

/// The text of a note.
pub(super) fn rewritten(
    at: usize,
    targets: &Targets<'_>,
    context: &Context<'_>,
    taken: &mut Taken,
    carried: &mut Carried,
    remarks: &mut Vec<Remark>,
) -> String {
    let note = &targets.notes[at];
    let text = &note.body.text;
    let mut writer = Writer { at, note, targets, context, taken, carried, said: None };
    let mut edits: Vec<Edit> = Vec::new();
    for link in links(text) {
        edits.extend(writer.anew(&link, text).into_iter().flat_map(|edit| apart(edit, &link)));
        said(writer.said.take(), &link, note, remarks);
    }
    // The target of a link stands behind a picture that it is laid around.
    edits.sort_by_key(|(span, _)| span.start);
    let mut made = String::with_capacity(text.len());
    let mut done = 0;
    for (span, replacement) in edits {
        // What stands within a wikilink that became text is that text.
        if span.start < done {
            continue;
        }
        made.push_str(&text[done..span.start]);
        made.push_str(&replacement);
        done = span.end;
    }
    made.push_str(&text[done..]);
    made
}

/// Of a link that becomes its words what stands around them, so that a picture within them can be written anew.
fn apart((span, replacement): Edit, link: &Written) -> Vec<Edit> {
    let words = link
        .words
        .as_deref()
        .filter(|words| matches!(link.form, Form::Link | Form::Reference) && *words == replacement);
    match words {
        Some(words) => {
            let begin = span.start + 1;
            vec![(span.start..begin, String::new()), (begin + words.len()..span.end, String::new())]
        }
        None => vec![(span, replacement)],
    }
}

fn said(what: Option<String>, link: &Written, note: &Note, remarks: &mut Vec<Remark>) {
    if let Some(what) = what {
        remarks.push(Remark::new(&note.source, note.body.line_of(link.span.start), what));
    }
}

struct Writer<'a, 'n> {
    at: usize,
    note: &'a Note,
    targets: &'a Targets<'n>,
    context: &'a Context<'a>,
    taken: &'a mut Taken,
    carried: &'a mut Carried,
    /// What is to be said of the link that is written.
    said: Option<String>,
}

type Edit = (std::ops::Range<usize>, String);

impl Writer<'_, '_> {
    /// What is to stand where; `None` where the link stays as it is.
    fn anew(&mut self, link: &Written, text: &str) -> Option<Edit> {
        match link.form {
            Form::Wiki { shows } => self.wikilink(link, text, shows),
            Form::Link | Form::Definition => self.link(link),
            Form::Picture => self.picture(link, text),
            Form::Reference => {
                let words = link.words.clone().filter(|_| self.becomes_text(&link.target).is_some())?;
                Some((link.span.clone(), words))
            }
            Form::Undefined => {
                let written = &text[link.span.clone()];
                let name = written.trim_end_matches(']').rsplit('[').next().unwrap_or_default();
                let given = format!("[{}]:", name.to_lowercase());
                let is_given = text.lines().any(|line| line.trim_start().to_lowercase().starts_with(&given));
                self.said = Some(match is_given {
                    true => format!("only a template of the site knows where {written} leads: the link became text"),
                    false => format!("no address is given for {written}: the link became text"),
                });
                Some((link.span.clone(), link.words.clone().unwrap_or_default()))
            }
        }
    }

    fn wikilink(&mut self, link: &Written, text: &str, shows: bool) -> Option<Edit> {
        let (target, fragment) = split(&link.target);
        if !self.targets.origin.program.has_wikilinks() && self.targets.wikilink(self.note, target).is_none() {
            // Its brackets are text.
            let open = link.span.start + text[link.span.clone()].find("[[")?;
            return Some((open..open + 2, "\\[\\[".to_owned()));
        }
        let bar = if link.is_in_table { "\\|" } else { "|" };
        let words = link.words.as_deref().map(str::trim).filter(|words| !words.is_empty());
        if target.is_empty() {
            let fragment = fragment?;
            let shown =
                words.unwrap_or_else(|| fragment.rsplit('#').next().unwrap_or(fragment).trim_start_matches('^'));
            return match self.targets.fragment(self.at, fragment) {
                Some(id) => Some((link.span.clone(), format!("[[#{id}{bar}{shown}]]"))),
                None => {
                    self.said = Some(format!("`#{fragment}` is no place of this text: the link became text"));
                    Some((link.span.clone(), shown.to_owned()))
                }
            };
        }
        match self.targets.wikilink(self.note, target) {
            Some(Target::Note(at)) => {
                let other = &self.targets.notes[at];
                let reference = self.targets.reference(at);
                let fragment = fragment.and_then(|fragment| {
                    let found = self.targets.fragment(at, fragment);
                    if found.is_none() {
                        self.said =
                            Some(format!("`{}` has no place `#{fragment}`: the link leads to the page", other.source));
                    }
                    found
                });
                if shows {
                    self.said = Some(format!("`{}` stood within this text and is linked now", other.source));
                }
                let name = target.rsplit('/').next().unwrap_or(target).trim_end_matches(".md");
                let shown = words.filter(|_| !shows).or_else(|| (name != other.title).then_some(name));
                let shown = shown.map(|words| format!("{bar}{words}")).unwrap_or_default();
                let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
                Some((link.span.clone(), format!("[[{reference}{fragment}{shown}]]")))
            }
            Some(Target::File(file)) if is_view(file) => {
                self.said = Some(format!("`{file}` is a view that only its program shows: it is left out"));
                let name = file.rsplit('/').next().unwrap_or(file);
                let shown = if shows { "" } else { words.unwrap_or(name.split('.').next().unwrap_or(name)) };
                Some((link.span.clone(), shown.to_owned()))
            }
            Some(Target::File(file)) => {
                let place = self.carried.place(file, self.note, self.context, self.taken);
                let path = self.relative(&place);
                let is_picture = is_picture(file);
                if shows && is_picture {
                    let size = words.map(|words| format!("{bar}{words}")).unwrap_or_default();
                    return Some((link.span.clone(), format!("![[{path}{size}]]")));
                }
                let name = file.rsplit('/').next().unwrap_or(file);
                Some((link.span.clone(), format!("[{}]({path})", words.unwrap_or(name))))
            }
            None if shows => {
                self.said = Some(format!("`{target}` is not in the folder: what it showed is left out"));
                Some((link.span.clone(), words.unwrap_or(target).to_owned()))
            }
            None => {
                self.said = Some(match self.targets.web_page(self.note, target) {
                    Some(_) => format!("`{target}` is a page in HTML and was not copied: the link became text"),
                    None => format!("nothing in the folder is called `{target}`: the link became text"),
                });
                let name = target.rsplit('/').next().unwrap_or(target);
                Some((link.span.clone(), words.unwrap_or(name).to_owned()))
            }
        }
    }

    fn link(&mut self, link: &Written) -> Option<Edit> {
        let (target, fragment) = split(&link.target);
        if target.is_empty() {
            let fragment = fragment?;
            return match self.targets.fragment(self.at, fragment) {
                Some(id) => Some((link.place.clone(), format!("#{id}"))),
                None => {
                    self.said = Some(format!("`#{fragment}` is no place of this text: the link leads to the page"));
                    let own = self.note.path.rsplit('/').next().unwrap_or_default();
                    Some((link.place.clone(), own.to_owned()))
                }
            };
        }
        match self.targets.link(self.note, &self.here(target)) {
            Some(Target::Note(at)) => {
                let other = &self.targets.notes[at];
                let mut path = self.relative(&other.path);
                if let Some(fragment) = fragment {
                    match self.targets.fragment(at, fragment) {
                        Some(id) => path.push_str(&format!("#{id}")),
                        None => {
                            let what =
                                format!("`{}` has no place `#{fragment}`: the link leads to the page", other.source);
                            self.said = Some(what);
                        }
                    }
                }
                Some((link.place.clone(), path))
            }
            Some(Target::File(file)) => {
                let place = self.carried.place(file, self.note, self.context, self.taken);
                let behind = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
                Some((link.place.clone(), self.relative(&place) + &behind))
            }
            None => match self.neighbour(target) {
                Some(path) => {
                    let behind = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
                    Some((link.place.clone(), self.relative(&path) + &behind))
                }
                None => self.link_to_nothing(link),
            },
        }
    }

    /// The place of a document in another part of the folder.
    fn neighbour(&self, address: &str) -> Option<String> {
        let own = format!("{}{}", self.context.part.root, self.note.source);
        let is_path = address_kind(address) == AddressKind::Relative && !address.starts_with('/');
        let path = is_path.then(|| relative_path(&own, address)).flatten()?;
        self.context.neighbours.get()?.get(&path).cloned()
    }

    /// An address with the folder that its beginning stands for.
    fn here<'t>(&self, address: &'t str) -> Cow<'t, str> {
        let rooted = self.rooted(address);
        let mut prefixes = self.context.wishes.link_prefix.iter();
        let found = prefixes.find_map(|(prefix, instead)| match instead {
            Instead::Folder(folder) => Some(format!("/{folder}/{}", rooted.strip_prefix(prefix.as_str())?)),
            Instead::Site(_) => None,
        });
        found.map_or(address.into(), Cow::from)
    }

    /// A path from the document as one from the folder of the documents; another address as it is.
    fn rooted<'t>(&self, address: &'t str) -> Cow<'t, str> {
        let is_path = address_kind(address) == AddressKind::Relative && !address.starts_with(['/', '{']);
        let slash = if address.ends_with('/') { "/" } else { "" };
        let path = is_path.then(|| relative_path(&self.note.inner, address)).flatten();
        path.map_or(address.into(), |path| Cow::from(path + slash))
    }

    /// An address that leads nowhere here, in the other site that its beginning stands for.
    fn elsewhere(&self, address: &str) -> Option<String> {
        self.context.wishes.link_prefix.iter().find_map(|(prefix, instead)| match instead {
            Instead::Site(site) => Some(format!("{site}{}", address.strip_prefix(prefix.as_str())?)),
            Instead::Folder(_) => None,
        })
    }

    /// A link to what is no document and no file of the folder.
    fn link_to_nothing(&mut self, link: &Written) -> Option<Edit> {
        let (target, _) = split(&link.target);
        let rooted = self.rooted(&link.target);
        if let Some(address) = self.elsewhere(&rooted) {
            return Some((link.place.clone(), address));
        }
        if let Some(page) = self.targets.web_page(self.note, target) {
            return self.link_to_page(link, page);
        }
        self.said = self.becomes_text(target);
        if self.said.is_none() {
            if address_kind(&rooted) == AddressKind::Relative {
                self.carried.lose(&rooted);
            }
            return None;
        }
        // Of a definition nothing is left: the links by its name become text too.
        Some((link.span.clone(), link.words.clone().unwrap_or_default()))
    }

    /// Why a link becomes text; `None` where it stays.
    fn becomes_text(&self, target: &str) -> Option<String> {
        if self.is_for_template(target) {
            return Some(format!("only a template of the site knows where `{target}` leads: the link became text"));
        }
        let rooted = self.rooted(target);
        let is_lost = self.context.wishes.unlink
            && address_kind(target) == AddressKind::Relative
            && self.targets.link(self.note, &self.here(target)).is_none()
            && self.elsewhere(&rooted).is_none()
            && self.targets.web_page(self.note, target).is_none();
        is_lost.then(|| format!("nothing in the folder lies at `{target}`: the link became text"))
    }

    /// A link to a page in HTML, which a dossier does not publish beside its documents.
    fn link_to_page(&mut self, link: &Written, page: &str) -> Option<Edit> {
        let (target, fragment) = split(&link.target);
        let Some(base) = self.targets.origin.base.as_deref() else {
            self.said = Some(format!("`{target}` is a page in HTML and was not copied: the link became text"));
            return Some((link.span.clone(), link.words.clone().unwrap_or_default()));
        };
        self.said = Some(format!("`{target}` is a page in HTML: the link leads to the former site"));
        let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        Some((link.place.clone(), format!("{}/{page}{fragment}", base.trim_end_matches('/'))))
    }

    /// Whether the target of a link is no address before a template of the site has read it.
    fn is_for_template(&self, target: &str) -> bool {
        let is_word = || address_kind(target) == AddressKind::Relative && !target.contains(['.', '/', '#']);
        let is_found = || self.targets.link(self.note, target).is_some();
        target.starts_with("{{") || self.targets.origin.has_link_template && is_word() && !is_found()
    }

    fn picture(&mut self, link: &Written, text: &str) -> Option<Edit> {
        let (target, _) = split(&link.target);
        match address_kind(target) {
            AddressKind::Web if !self.context.config.remote_pictures => {
                self.said = Some("a picture of another host became a link to it".to_owned());
                let words = link.words.as_deref().map(str::trim).filter(|words| !words.is_empty()).unwrap_or(target);
                // Within the words of another link there can be none.
                let is_linked = text[..link.span.start].ends_with('[');
                let shown = if is_linked { words.to_owned() } else { format!("[{words}](<{}>)", link.target) };
                Some((link.span.clone(), shown))
            }
            AddressKind::Web => None,
            _ => match self.targets.link(self.note, &self.here(target)) {
                Some(Target::File(file)) => {
                    let place = self.carried.place(file, self.note, self.context, self.taken);
                    // A picture by reference has its address elsewhere.
                    (!link.place.is_empty()).then(|| (link.place.clone(), self.relative(&place)))
                }
                _ => {
                    self.said = self.becomes_text(target);
                    self.said.as_ref()?;
                    Some((link.span.clone(), link.words.clone().unwrap_or_default()))
                }
            },
        }
    }

    /// The way from this document to another file of the dossier.
    fn relative(&self, to: &str) -> String {
        relative(&self.note.path, to)
    }
}

fn split(target: &str) -> (&str, Option<&str>) {
    match target.split_once('#') {
        Some((target, fragment)) => (target.trim(), Some(fragment.trim()).filter(|fragment| !fragment.is_empty())),
        None => (target.trim(), None),
    }
}

fn is_picture(file: &str) -> bool {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    PICTURES.iter().any(|picture| picture.eq_ignore_ascii_case(ending))
}

/// Whether a file is a view of other notes.
fn is_view(file: &str) -> bool {
    [".base", ".canvas"].iter().any(|ending| file.ends_with(ending))
}

/// The way from one file to another.
fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let from = &from[..from.len().saturating_sub(1)];
    let shared = from.iter().zip(&to[..to.len().saturating_sub(1)]).take_while(|(one, other)| one == other).count();
    let up = vec![".."; from.len() - shared];
    up.into_iter().chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::super::targets::address;
    use super::*;
    use crate::source::relative_path;

    #[test]
    fn the_way_between_two_files_is_found() {
        for (from, to, way) in [
            ("content/a/b.md", "content/a/c.md", "c.md"),
            ("content/a/b.md", "content/c/d.md", "../c/d.md"),
            ("content/b.md", "content/c/d.md", "c/d.md"),
            ("content/a/b/c.md", "content/d.md", "../../d.md"),
        ] {
            assert_eq!(relative(from, to), way);
            assert_eq!(relative_path(from, way).as_deref(), Some(to));
            assert!(!address(to).ends_with(".md"));
        }
    }
}
