//! One file of a built site, taken through a real HTML tokeniser: what can be linked to in it, and what it links to.

use std::{cell::RefCell, collections::BTreeSet, fs, path::Path};

use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
    states::{RawKind, Rawtext, Rcdata, ScriptData},
};

/// What one file offers (ids) and asks for (links). Files that hold neither are known by name only.
#[derive(Default)]
pub struct File {
    pub ids: BTreeSet<String>,
    /// Ids that stand in the file more than once.
    pub repeated_ids: Vec<String>,
    pub links: Vec<Link>,
    /// Whether the file sends its reader to another address.
    pub is_redirect: bool,
}

/// An address as written. The line counts from 1 and is 0 in a style sheet.
pub struct Link {
    pub line: u64,
    pub address: String,
}

impl File {
    /// Reads the file at `on_disk`, which has the path `path` in the site.
    pub fn read(path: &str, on_disk: &Path) -> Self {
        let is_markup = [".html", ".svg", ".xml"].iter().any(|extension| path.ends_with(extension));
        if !is_markup && !path.ends_with(".css") {
            return File::default();
        }
        let text = fs::read_to_string(on_disk).unwrap_or_else(|error| panic!("{path}: {error}"));
        if is_markup {
            return read_markup(&text, path.ends_with(".html"));
        }
        let addresses = css_addresses(&text).map(|address| Link { line: 0, address });
        File { links: addresses.collect(), ..File::default() }
    }
}

fn read_markup(text: &str, is_html: bool) -> File {
    let sink = Collector { file: RefCell::default(), loc: RefCell::default(), is_html };
    let tokenizer = Tokenizer::new(sink, Default::default());
    let input = BufferQueue::default();
    input.push_back(text.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.file.into_inner()
}

struct Collector {
    file: RefCell<File>,
    /// The text of a sitemap's `<loc>` so far, which is an address.
    loc: RefCell<Option<String>>,
    is_html: bool,
}

impl TokenSink for Collector {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => {
                if let Some(address) = self.loc.take() {
                    self.file.borrow_mut().links.push(Link { line, address });
                }
                if tag.kind == TagKind::StartTag {
                    self.file.borrow_mut().take(&tag, line);
                    if &*tag.name == "loc" {
                        self.loc.replace(Some(String::new()));
                    }
                    if self.is_html
                        && let Some(kind) = raw_text(&tag)
                    {
                        return TokenSinkResult::RawData(kind);
                    }
                }
            }
            Token::CharacterTokens(text) => {
                if let Some(address) = self.loc.borrow_mut().as_mut() {
                    address.push_str(&text);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements whose content is text, whatever it looks like. Telling the tokeniser is the tree builder's part.
fn raw_text(tag: &Tag) -> Option<RawKind> {
    match &*tag.name {
        "title" | "textarea" => Some(Rcdata),
        "style" | "noframes" | "iframe" => Some(Rawtext),
        "script" => Some(ScriptData),
        _ => None,
    }
}

impl File {
    fn take(&mut self, tag: &Tag, line: u64) {
        let attribute = |name: &str| tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string());
        let is_anchor_name = |name: &str| name == "name" && &*tag.name == "a";
        for found in &tag.attrs {
            let value = found.value.to_string();
            match &*found.name.local {
                "id" => self.add_id(value),
                name if is_anchor_name(name) => self.add_id(value),
                "href" | "xlink:href" | "src" | "poster" | "action" | "formaction" => {
                    self.links.push(Link { line, address: value });
                }
                "data" if &*tag.name == "object" => self.links.push(Link { line, address: value }),
                "srcset" | "imagesrcset" => {
                    let candidates = value.split(',').filter_map(|candidate| candidate.split_whitespace().next());
                    self.links.extend(candidates.map(|address| Link { line, address: address.to_owned() }));
                }
                // A style attribute, or one of SVG's that refer to a gradient, a marker, a clip path.
                name if name == "style" || value.starts_with("url(") => {
                    self.links.extend(css_addresses(&value).map(|address| Link { line, address }))
                }
                _ => {}
            }
        }
        let is_refresh = attribute("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("refresh"));
        if is_refresh
            && let Some(content) = attribute("content")
            && let Some(at) = content.to_ascii_lowercase().find("url=")
        {
            self.is_redirect = true;
            self.links.push(Link { line, address: content[at + 4..].trim_matches(['\'', '"', ' ']).to_owned() });
        }
    }

    fn add_id(&mut self, id: String) {
        if !self.ids.insert(id.clone()) {
            self.repeated_ids.push(id);
        }
    }
}

/// The addresses in `url(…)` of a style sheet or a style attribute.
fn css_addresses(css: &str) -> impl Iterator<Item = String> + '_ {
    css.split("url(").skip(1).filter_map(|rest| {
        let address = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        (!address.is_empty()).then(|| address.to_owned())
    })
}
