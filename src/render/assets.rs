//! The theme's own static files: style sheets and scripts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use super::highlight::highlight_css;
use crate::config::Config;
use crate::search::CLIENT;
use crate::source::Inputs;

#[derive(RustEmbed)]
#[folder = "static/"]
struct ThemeFiles;

/// The theme's static files by their path in the site, without those that the dossier replaces by a file of its own.
pub fn assets(config: &Config, inputs: &Inputs) -> BTreeMap<String, Cow<'static, [u8]>> {
    let mut files: BTreeMap<String, Cow<'static, [u8]>> =
        ThemeFiles::iter().filter_map(|name| Some((name.to_string(), ThemeFiles::get(&name)?.data))).collect();
    if config.search {
        files.insert("search.js".into(), CLIENT.as_bytes().into());
    } else {
        files.remove("search.css");
    }
    files.insert("code.css".into(), highlight_css().into_bytes().into());
    if let Some(accent) = &config.accent {
        files.insert("accent.css".into(), format!(":root {{ --accent: {accent}; }}\n").into_bytes().into());
    }
    files.retain(|name, _| !inputs.statics.contains_key(name));
    files
}
