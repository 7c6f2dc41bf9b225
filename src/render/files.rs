//! The files of a site beside its pages: those of the theme, and those that are copied from the dossier.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::render::theme::static_files;
use crate::site::clashes::{Name, Names, shown};
use crate::site::output_path::OutputPath;
use crate::source::Inputs;

/// All files of a site but its pages.
#[derive(Debug, Default)]
pub struct Files {
    /// Those of the theme by their path in the site.
    pub theme: BTreeMap<String, Cow<'static, [u8]>>,
    /// Those that are copied: the path in the site, and that from the dossier's folder.
    pub copies: Vec<(String, Arc<str>)>,
}

impl Files {
    /// `attachments`: the files of `content/` that documents use, by their path in the site.
    pub fn of(config: &Config, inputs: &Inputs, attachments: &BTreeMap<String, Arc<str>>) -> Files {
        let statics = inputs.statics.keys().map(|path| (path.clone(), format!("static/{path}").into()));
        let attachments = attachments.iter().map(|(path, from)| (path.clone(), from.clone()));
        Files { theme: static_files(config, inputs), copies: statics.chain(attachments).collect() }
    }

    /// Reports the files of the dossier that cannot be published where they belong: some system refuses the path, or
    /// something else of the site, such as one of its `pages`, cannot stand beside it.
    pub fn check(&self, pages: &[String]) -> Vec<Diagnostic> {
        let pages = pages.iter().map(|path| (path.as_str(), format!("the page {path}")));
        let theme = self.theme.keys().map(|path| (path.as_str(), format!("the theme's {path}")));
        let taken: Vec<(OutputPath, String)> =
            pages.chain(theme).filter_map(|(path, what)| Some((OutputPath::new(path).ok()?, what))).collect();
        let copies: Vec<_> = self.copies.iter().map(|(to, from)| (OutputPath::new(to), from)).collect();
        let mut names = Names::of(taken.iter().map(|(path, _)| path));
        let mut owners: HashMap<&str, &str> = taken.iter().map(|(path, what)| (path.as_str(), what.as_str())).collect();
        let mut found = Vec::new();
        for (to, from) in &copies {
            let problem = match to {
                Err(error) => Some(error.to_string()),
                Ok(to) => names.add(to).map(|[known, own]| beside(known, own, owners.get(known.0).copied())),
            };
            if let Ok(to) = to {
                owners.entry(to.as_str()).or_insert(from);
            }
            found.extend(problem.map(|problem| {
                Diagnostic::new(Code::Unpublishable, from, Place::File, problem).help("give it another name")
            }));
        }
        found
    }
}

/// Why a file cannot be published beside another, or beside a folder that others lie in.
fn beside(known: Name<'_>, own: Name<'_>, owner: Option<&str>) -> String {
    let other = owner.filter(|_| known.1).map_or_else(|| shown(known), str::to_owned);
    let is_one_kind = known.1 == own.1;
    let own = shown(own);
    if known.1 && known.0 == own {
        return format!("this file would be published at {own}, where {other} is");
    }
    let reason = if is_one_kind { "on some systems they are one path" } else { "a path is a file or a folder" };
    format!("{own} cannot be published beside {other}: {reason}")
}
