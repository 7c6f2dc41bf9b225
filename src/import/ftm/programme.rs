//! Programmes of sanctions: one regulation for each, with the authority that keeps it.

use std::collections::BTreeMap;

use super::countries::is_country;
use super::raw::Raw;
use crate::config::Config;
use crate::import::found::Found;
use crate::import::front_matter::{document, text, texts};
use crate::import::taken::Taken;
use crate::labels::labels;
use crate::model::{Role, Slug};
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

/// The entities of a file by their names, as names are compared.
pub(super) type Named = BTreeMap<String, Bearer>;

/// Who has a name.
pub(super) struct Bearer {
    pub(super) path: String,
    pub(super) role: Role,
}

/// All programmes and authorities of a file.
pub(super) struct Programmes<'n> {
    /// The entities of the file: an authority or a programme among them has its page.
    named: &'n Named,
    regulations: BTreeMap<String, Page>,
    authorities: BTreeMap<String, Page>,
}

impl<'n> Programmes<'n> {
    pub(super) fn beside(named: &'n Named) -> Self {
        Programmes { named, regulations: BTreeMap::new(), authorities: BTreeMap::new() }
    }

    /// What names the regulation of a sanction.
    pub(super) fn regulation(&mut self, sanction: &Raw, config: &Config, taken: &mut Taken) -> Option<String> {
        let authority = sanction.first(&["authority"]);
        // A list that is called as who keeps it has no name of its own.
        let is_authority = |name: &&str| authority.is_some_and(|authority| key(authority) == key(name));
        let programme = sanction.first(&["program", "programId"]).filter(|name| !is_authority(name));
        if let Some(known) =
            self.named.get(&key(programme.unwrap_or_default())).filter(|known| known.role == Role::Regulation)
        {
            return Some(reference(&known.path));
        }
        let list = || labels(config.language.tag()).text("regulation_type.sanctions_list");
        let name = match (programme, authority) {
            // Called as the country it would be found wherever that is spoken of.
            (Some(programme), Some(authority)) if is_country(programme) => format!("{authority}: {programme}"),
            (Some(programme), None) if is_country(programme) => format!("{programme} ({})", list()),
            (Some(programme), _) => programme.to_owned(),
            (None, Some(authority)) => format!("{authority}: {}", list()),
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
        // Programmes of two authorities may have one name, and so may a company.
        let is_called_so = |page: &&Page| {
            page.keys.iter().any(|(_, value)| matches!(value, Yaml::Text(other) if key(other) == key(&name)))
        };
        let name = match (self.regulations.values().find(is_called_so), authority) {
            (None, _) if !self.named.contains_key(&key(&name)) => name,
            (Some(page), None) => return Some(reference(&page.path)),
            (_, Some(authority)) => format!("{name} ({authority})"),
            (None, None) => format!("{name} ({})", list()),
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
        if let Some(known) = self.named.get(&key(name)) {
            return reference(&known.path);
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

/// What names the document of a file.
pub(super) fn reference(path: &str) -> String {
    let path = path.strip_prefix("content/").unwrap_or(path);
    path.strip_suffix(".md").unwrap_or(path).to_owned()
}
