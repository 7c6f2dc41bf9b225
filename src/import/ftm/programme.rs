//! Programmes of sanctions: one regulation for each, with the authority that keeps it.

use std::collections::BTreeMap;

use super::raw::Raw;
use crate::config::Config;
use crate::import::found::Found;
use crate::import::front_matter::{document, text, texts};
use crate::import::taken::Taken;
use crate::labels::labels;
use crate::model::Slug;
use crate::names::key;
use crate::yaml::Yaml;

/// A document that others name.
struct Page {
    path: String,
    identity: String,
    keys: Vec<(String, Yaml)>,
    line: usize,
    is_there: bool,
}

/// All programmes and authorities of a file.
#[derive(Default)]
pub(super) struct Programmes {
    regulations: BTreeMap<String, Page>,
    authorities: BTreeMap<String, Page>,
}

impl Programmes {
    /// What names the regulation of a sanction.
    pub(super) fn regulation(&mut self, sanction: &Raw, config: &Config, taken: &mut Taken) -> Option<String> {
        let authority = sanction.first(&["authority"]);
        let programme = sanction.first(&["program", "programId"]);
        let name = match (programme, authority) {
            (Some(programme), _) => programme.to_owned(),
            (None, Some(authority)) => {
                format!("{authority}: {}", labels(config.language.tag()).text("regulation_type.sanctions_list"))
            }
            (None, None) => return None,
        };
        let own = sanction
            .first(&["programId"])
            .map_or_else(|| format!("{}|{name}", authority.unwrap_or_default()), str::to_owned);
        let jurisdiction = sanction.all("country").iter().map(|code| code.to_lowercase());
        let jurisdiction = jurisdiction.into_iter().find(|code| labels("en").countries().contains_key(code.as_str()));
        let issuer =
            authority.map(|authority| self.authority(authority, jurisdiction.as_deref(), sanction.line, config, taken));
        if let Some(page) = self.regulations.get(&own) {
            return Some(reference(&page.path));
        }
        // Programmes of two authorities may have one name.
        let is_known =
            self.regulations.values().any(|page| page.keys.iter().any(|(_, value)| *value == Yaml::Text(name.clone())));
        let name = match authority {
            Some(authority) if is_known => format!("{name} ({authority})"),
            _ => name,
        };
        let address = sanction.first(&["programUrl"]).filter(|url| url.starts_with("http"));
        let entries = [
            ("name", text(name.as_str())),
            ("regulation_type", text("sanctions_list")),
            ("jurisdiction", jurisdiction.and_then(text)),
            ("issuer", issuer.map(|issuer| texts([issuer]))),
            ("official_url", address.and_then(text)),
        ];
        let page = page(format!("ftm:programme:{own}"), &name, "regulation", entries, sanction.line, config, taken)?;
        let named = reference(&page.path);
        self.regulations.insert(own, page);
        Some(named)
    }

    fn authority(
        &mut self,
        name: &str,
        country: Option<&str>,
        line: usize,
        config: &Config,
        taken: &mut Taken,
    ) -> String {
        if let Some(page) = self.authorities.get(&key(name)) {
            return reference(&page.path);
        }
        let entries = [("name", text(name)), ("country", country.and_then(text))];
        let Some(page) = page(format!("ftm:authority:{}", key(name)), name, "agency", entries, line, config, taken)
        else {
            return name.to_owned();
        };
        let named = reference(&page.path);
        self.authorities.insert(key(name), page);
        named
    }

    pub(super) fn documents(self, file: &str) -> impl Iterator<Item = Found> {
        let pages = self.regulations.into_values().chain(self.authorities.into_values()).filter(|page| !page.is_there);
        pages.map(move |page| Found {
            identity: page.identity,
            from: format!("{file}:{}", page.line),
            path: page.path,
            text: document(&page.keys, ""),
            ..Found::default()
        })
    }
}

fn page<const N: usize>(
    identity: String,
    name: &str,
    kind: &str,
    entries: [(&str, Option<Yaml>); N],
    line: usize,
    config: &Config,
    taken: &mut Taken,
) -> Option<Page> {
    let keys = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect();
    let known = taken.entity(name, &identity).map(str::to_owned);
    let is_there = known.is_some();
    let path = match known {
        Some(path) => path,
        None => {
            let kind = config.kinds.iter().find(|other| *other.name == *kind)?;
            let slug = Slug::of_title(name, config.language.tag()).unwrap_or_else(|| Slug::of_word(name));
            taken.document(&identity, &format!("content/{}", kind.folder), &slug)
        }
    };
    Some(Page { path, identity, keys, line, is_there })
}

fn reference(path: &str) -> String {
    let path = path.strip_prefix("content/").unwrap_or(path);
    path.strip_suffix(".md").unwrap_or(path).to_owned()
}
