//! Which module of `src/` imports what from which: read from the tokens, with groups, `self`, `super`, renamings, paths in the
//! midst of code and in macros. What a module only hands on (`pub use`) counts as imported from where it is defined.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::iter::Peekable;
use std::path::Path;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use walkdir::WalkDir;

/// A module by its names from the crate down: `["page", "home", "band"]`.
pub type Module = Vec<String>;

/// Who imports from whom.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    pub from: Module,
    pub to: Module,
    /// Whether only tests do.
    pub by_tests: bool,
}

/// A name that a `use` makes known in a module.
struct Bound {
    path: Module,
    /// Whether it is handed on to others.
    is_public: bool,
}

/// Everything that the files say, before paths are followed.
#[derive(Default)]
struct Said {
    modules: BTreeSet<Module>,
    bound: BTreeMap<Module, BTreeMap<String, Bound>>,
    /// Module and a path that stands in it.
    paths: BTreeSet<(Module, Module)>,
}

/// The imports between all modules below a folder.
pub fn imports(src: &Path) -> BTreeSet<Import> {
    let mut said = Said::default();
    for entry in WalkDir::new(src).into_iter().map(|entry| entry.expect("src can be walked")) {
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let module = module(entry.path().strip_prefix(src).expect("below src"));
            let text = fs::read_to_string(entry.path()).expect("the file can be read");
            said.read(module, text.parse().expect("it is Rust"));
        }
    }
    let mut imports = BTreeSet::new();
    for (from, path) in &said.paths {
        let Some(to) = said.home(from, path) else { continue };
        let (from, by_tests) = match from.iter().position(|name| name == "tests") {
            Some(at) => (from[..at].to_vec(), true),
            None => (from.clone(), false),
        };
        if from != to {
            imports.insert(Import { from, to, by_tests });
        }
    }
    imports
}

/// The module that a file is; `lib.rs` is the crate.
fn module(file: &Path) -> Module {
    let names = file.with_extension("");
    let mut names: Module = names.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    if names.last().is_some_and(|name| name == "mod" || name == "lib") {
        names.pop();
    }
    names
}

impl Said {
    fn read(&mut self, module: Module, tokens: TokenStream) {
        self.modules.insert(module.clone());
        self.tokens(&module, tokens);
    }

    fn tokens(&mut self, module: &Module, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        let mut is_public = false;
        while let Some(token) = tokens.next() {
            match token {
                // The visibility of what follows: `pub`, `pub(super)`.
                TokenTree::Ident(word) if word == "pub" => {
                    is_public = true;
                    tokens.next_if(
                        |token| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis),
                    );
                    continue;
                }
                TokenTree::Ident(word) if word == "use" => self.uses(module, Vec::new(), &mut tokens, is_public),
                TokenTree::Ident(word) if word == "mod" => self.inner_module(module, &mut tokens),
                TokenTree::Ident(word) => {
                    let path = path(word.to_string(), &mut tokens);
                    if path.len() > 1 {
                        self.paths.insert((module.clone(), path));
                    }
                }
                TokenTree::Group(group) => self.tokens(module, group.stream()),
                _ => {}
            }
            is_public = false;
        }
    }

    /// `mod name { … }`; of `mod name;` the file tells.
    fn inner_module(&mut self, module: &Module, tokens: &mut Peekable<IntoIter>) {
        let Some(TokenTree::Ident(name)) = tokens.next() else { return };
        if let Some(TokenTree::Group(body)) = tokens.next() {
            self.read([module.as_slice(), &[name.to_string()]].concat(), body.stream());
        }
    }

    /// One tree of a `use`, behind the names that lead to it.
    fn uses(&mut self, module: &Module, mut path: Module, tokens: &mut Peekable<IntoIter>, is_public: bool) {
        let mut name = None;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(word) if word == "as" => name = tokens.next().map(|name| name.to_string()),
                // `{self, …}` is the module itself.
                TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Punct(sign) if sign.as_char() == ':' => {}
                // A glob imports from the module that it names.
                TokenTree::Punct(sign) if sign.as_char() == '*' => path.push("*".into()),
                TokenTree::Group(group) => {
                    let mut trees = group.stream().into_iter().peekable();
                    while trees.peek().is_some() {
                        self.uses(module, path.clone(), &mut trees, is_public);
                    }
                    path.clear();
                }
                _ => break, // `,` or `;`
            }
        }
        let Some(last) = path.last().cloned() else { return };
        if !is_public {
            self.paths.insert((module.clone(), path.clone()));
        }
        self.bound.entry(module.clone()).or_default().insert(name.unwrap_or(last), Bound { path, is_public });
    }

    /// The module in which that stands which a path of `module` leads to. `None` for what is not of this crate, and for a module
    /// as such: what is taken from it has paths of its own.
    fn home(&self, module: &Module, path: &[String]) -> Option<Module> {
        let mut place = Module::new();
        let mut rest = path;
        match path[0].as_str() {
            "crate" | "dossier" => rest = &path[1..],
            "self" | "super" => {
                place = module.clone();
                while let Some((first, others)) =
                    rest.split_first().filter(|(first, _)| matches!(first.as_str(), "self" | "super"))
                {
                    if first == "super" {
                        place.pop();
                    }
                    rest = others;
                }
            }
            name => {
                let child = [module.as_slice(), &[name.to_owned()]].concat();
                let bound = self.bound.get(module).and_then(|bound| bound.get(name));
                match bound.filter(|bound| bound.path[0] != name) {
                    _ if self.modules.contains(&child) => place = module.clone(),
                    Some(bound) => return self.home(module, &[&bound.path[..], &path[1..]].concat()),
                    None => return None,
                }
            }
        }
        while let Some((name, others)) = rest.split_first() {
            let inner = [place.as_slice(), std::slice::from_ref(name)].concat();
            if self.modules.contains(&inner) {
                (place, rest) = (inner, others);
                continue;
            }
            let handed_on = self.bound.get(&place).and_then(|bound| bound.get(name)).filter(|bound| bound.is_public);
            return match handed_on {
                Some(bound) => self.home(&place, &[&bound.path[..], others].concat()),
                None => Some(place),
            };
        }
        None
    }
}

/// The names of a path that begins with `first`.
fn path(first: String, tokens: &mut Peekable<IntoIter>) -> Module {
    let mut path = vec![first];
    let colon = |token: &TokenTree| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ':');
    while tokens.peek().is_some_and(colon) {
        let mut ahead = tokens.clone();
        match (ahead.next(), ahead.next(), ahead.next()) {
            (Some(one), Some(two), Some(TokenTree::Ident(name))) if colon(&one) && colon(&two) => {
                path.push(name.to_string());
                *tokens = ahead;
            }
            _ => break,
        }
    }
    path
}

#[test]
fn imports_are_read_however_they_are_written() {
    let src = tempfile::tempdir().expect("a temporary folder");
    let write = |file: &str, text: &str| {
        let path = src.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    };
    write("lib.rs", "mod a; mod b;");
    // `Deep` and `deep` are handed on, so that who takes them here takes them from `b::c::d`.
    write("b/mod.rs", "pub mod c; pub use c::{d::{Deep, deep as low}, Wide}; pub struct Own;");
    write("b/c.rs", "pub mod d; pub struct Wide;");
    write("b/c/d.rs", "pub struct Deep; pub fn deep() {} /* crate::a */ // crate::a");
    let expected = |text: &str| -> Vec<String> {
        write("a.rs", text);
        let from_a = imports(src.path()).into_iter().filter(|import| import.from == ["a"]);
        from_a
            .map(|import| format!("{}{}", import.to.join("::"), if import.by_tests { " by tests" } else { "" }))
            .collect()
    };
    for (text, to) in [
        ("use crate::{b::Own, b::c::{self, Wide}};", vec!["b", "b::c"]),
        ("use crate::b::{Deep, Wide as W};", vec!["b::c", "b::c::d"]),
        ("use super::b::c as x; fn f() { x::d::deep() }", vec!["b::c::d"]),
        ("fn f() { println!(\"{}\", crate::b::low()) }", vec!["b::c::d"]),
        ("struct S(super::b::c::Wide);", vec!["b::c"]),
        ("use crate::b::*;", vec!["b"]),
        ("use crate::b; use std::fmt;", vec![]),
        ("#[cfg(test)] mod tests { use super::*; use crate::b::Own; }", vec!["b by tests"]),
    ] {
        assert_eq!(expected(text), to, "{text}");
    }
}
