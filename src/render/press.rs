//! One page: its view, its body, its template, its file.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::labels::{Labels, labels, labels_of_page};
use crate::link::graph::LinkGraph;
use crate::model::{Permalink, Role};
use crate::page::body_plan::body_plan;
use crate::page::entity::{self, events};
use crate::page::list::listing_permalink;
use crate::page::list::mentions::mentions_permalink;
use crate::page::list::order::Orders;
use crate::page::list::{self, mentions};
use crate::page::matrix::{self, csv as matrix_csv};
use crate::page::network::{self, relation_table};
use crate::page::notation::Here;
use crate::page::notation::claim;
use crate::page::plan::PageKey;
use crate::page::preview_script::preview_script;
use crate::page::print::{print, print_permalink};
use crate::page::search::{self, Name};
use crate::page::timeline::periods::timeline_permalink;
use crate::page::{article, claims, feed, home, not_found, plain, previews, sitemap, sources, timeline};
use crate::render::body::body_html;
use crate::render::print::endnotes::with_endnotes;
use crate::render::print::moved_pages;
use crate::render::templates::{Templates, Value};
use crate::site::{DocId, Site};

/// What a page is made from. All of it is read only and complete.
#[derive(Clone, Copy)]
pub struct Press<'a> {
    /// The documents.
    pub site: &'a Site,
    /// What joins them.
    pub graph: &'a LinkGraph,
    /// The compiled templates.
    pub templates: &'a Templates,
    /// All names and titles, for the search page; empty where it is not made.
    pub names: &'a [Name],
    /// The orders of the indexes.
    pub orders: &'a Orders,
}

/// The values of an entity's page that its own view does not hold.
type Extra = Vec<(&'static str, Value)>;

/// Where a page lies in the site: `companies/tesla/index.html`.
pub fn page_path(site: &Site, page: &PageKey) -> String {
    let permalink = match page {
        PageKey::Home => Permalink::default(),
        PageKey::Listing(kind, number) => listing_permalink(site, *kind, *number),
        PageKey::Document(id) => site.document(*id).permalink.clone(),
        PageKey::Mentions(id, number) => mentions_permalink(site, *id, *number),
        PageKey::Matrix(number) => matrix::matrix_permalink(*number),
        PageKey::MatrixCsv => return "matrix/matrix.csv".into(),
        PageKey::Network(number) => relation_table::network_permalink(*number),
        PageKey::Events(id, number) => events::events_permalink(site, *id, *number),
        PageKey::Timeline(part) => timeline_permalink(*part),
        PageKey::Band { dark } => return if *dark { "band-dark.svg" } else { "band-light.svg" }.into(),
        PageKey::Sources(number) => sources::sources_permalink(*number),
        PageKey::Claims(number) => claims::claims_permalink(*number),
        PageKey::Search(number) => search::search_permalink(*number),
        PageKey::Print => print_permalink(),
        PageKey::Previews(number) => return format!("previews/{number}.js"),
        PageKey::NotFound => return "404.html".into(),
        PageKey::Redirect(from) => return file_of_redirect(from).map_or_else(|| from.output_path(), str::to_owned),
        PageKey::Feed => return "feed.xml".into(),
        PageKey::EntityFeed(id) => return format!("{}feed.xml", site.document(*id).permalink),
        PageKey::Sitemap(part) => return sitemap::sitemap_name(*part),
        PageKey::Robots => return "robots.txt".into(),
    };
    permalink.output_path()
}

/// The file that a former address names, if it does: it becomes that file, so that hosts find it there.
fn file_of_redirect(from: &Permalink) -> Option<&str> {
    let file = from.as_str().trim_end_matches('/');
    [".html", ".htm"].iter().any(|extension| file.ends_with(extension)).then_some(file)
}

/// Makes one file: its path in the site and its bytes.
///
/// # Errors
/// `template-render` where a template fails.
pub fn render_page(press: Press<'_>, page: &PageKey) -> Result<(String, Vec<u8>), Diagnostic> {
    let (path, bytes) = page_file(press, page)?;
    if !path.ends_with(".html") {
        return Ok((path, bytes));
    }
    // Templates write UTF-8; were it otherwise, nothing would be numbered.
    let bytes = String::from_utf8(bytes).map_or_else(
        |error| error.into_bytes(),
        |html| with_endnotes(html, press.words_of(page).text("print.addresses")).into_bytes(),
    );
    Ok((path, bytes))
}

/// One file as its template makes it.
///
/// # Errors
/// `template-render` where a template fails.
pub(super) fn page_file(press: Press<'_>, page: &PageKey) -> Result<(String, Vec<u8>), Diagnostic> {
    let site = press.site;
    let words = labels(site.config.language.tag());
    let at = |permalink: Permalink| press.here(permalink, words);
    match page {
        PageKey::Home => {
            let here = at(Permalink::default());
            let mut view = home::home(&here);
            let front = site.by_permalink.get(&Permalink::default());
            let body = front.map(|id| body_html(&body_plan(&here, *id))).unwrap_or_default();
            view.frame.has_code = body.has_code;
            press.file(&here, "home.html", &view, vec![("body", value(&body))])
        }
        PageKey::Listing(kind, number) => {
            let here = at(listing_permalink(site, *kind, *number));
            let view = list::listing(&here, press.orders, *kind, *number);
            press.file(&here, view.template(), &view, Vec::new())
        }
        PageKey::Document(id) => press.document(*id),
        PageKey::Mentions(id, number) => {
            let here = press.here(mentions_permalink(site, *id, *number), press.words(*id));
            press.file(&here, "mentions.html", &mentions::mentions_page(&here, *id, *number), Vec::new())
        }
        PageKey::Matrix(number) => {
            let here = at(matrix::matrix_permalink(*number));
            press.file(&here, "matrix.html", &matrix::matrix(&here, *number), Vec::new())
        }
        PageKey::MatrixCsv => {
            Ok((page_path(site, page), matrix_csv::matrix_csv(&at(Permalink::of(["matrix"]))).into_bytes()))
        }
        PageKey::Network(number) => {
            let here = at(relation_table::network_permalink(*number));
            press.file(&here, "network.html", &network::network(&here, *number), Vec::new())
        }
        PageKey::Events(id, number) => {
            let here = press.here(events::events_permalink(site, *id, *number), press.words(*id));
            press.file(&here, "entity_events.html", &events::events_page(&here, *id, *number), Vec::new())
        }
        PageKey::Timeline(part) => {
            let here = at(timeline_permalink(*part));
            press.file(&here, "timeline.html", &timeline::timeline(&here, *part), Vec::new())
        }
        PageKey::Band { dark } => {
            let here = at(Permalink::default());
            let bytes = press.bytes(&here, "band.svg", &here.band_picture(*dark), Vec::new())?;
            Ok((page_path(site, page), bytes))
        }
        PageKey::Sources(number) => {
            let here = at(sources::sources_permalink(*number));
            press.file(&here, "sources.html", &sources::sources(&here, *number), Vec::new())
        }
        PageKey::Claims(number) => {
            let here = at(claims::claims_permalink(*number));
            press.file(&here, "claims_list.html", &claims::claims_list(&here, *number), Vec::new())
        }
        PageKey::Search(number) => {
            let here = at(search::search_permalink(*number));
            press.file(&here, "search.html", &search::search(&here, press.names, *number), Vec::new())
        }
        PageKey::Print => {
            let here = at(print_permalink());
            let view = print(&here);
            let front = site.by_permalink.get(&Permalink::default());
            let body = front.map(|id| body_html(&body_plan(&here, *id))).unwrap_or_default();
            let texts: Result<Vec<_>, _> =
                view.parts.iter().map(|part| moved_pages(press, &here, &part.pages)).collect();
            press.file(&here, "print.html", &view, vec![("body", value(&body)), ("texts", value(&texts?))])
        }
        PageKey::Previews(number) => {
            let chunk = previews::previews(&at(Permalink::default()), *number);
            Ok((page_path(site, page), preview_script(&chunk).into_bytes()))
        }
        PageKey::NotFound => {
            let mut here = at(Permalink::of(["404"]));
            here.root = site.config.base_url.as_ref().map_or_else(|| "/".to_owned(), |base| base.path.clone());
            let bytes = press.bytes(&here, "404.html", &not_found::not_found(&here), Vec::new())?;
            Ok((page_path(site, page), bytes))
        }
        PageKey::Redirect(from) => {
            let mut here = at(from.clone());
            let target = site.redirects.get(from).map_or("", String::as_str);
            if file_of_redirect(from).is_some() {
                here.root = here.root.replacen("../", "", 1);
            }
            let bytes = press.bytes(&here, "redirect.html", &not_found::redirect(&here, target), Vec::new())?;
            Ok((page_path(site, page), bytes))
        }
        PageKey::Feed => {
            let here = at(Permalink::default());
            let bytes = press.bytes(&here, "feed.xml", &feed::dossier_feed(&here), Vec::new())?;
            Ok((page_path(site, page), bytes))
        }
        PageKey::EntityFeed(id) => {
            let here = press.here(site.document(*id).permalink.clone(), press.words(*id));
            let bytes = press.bytes(&here, "feed.xml", &feed::entity_feed(&here, *id), Vec::new())?;
            Ok((page_path(site, page), bytes))
        }
        PageKey::Sitemap(part) => {
            let text = sitemap::sitemap(&at(Permalink::default()), *part);
            Ok((page_path(site, page), text.into_bytes()))
        }
        PageKey::Robots => Ok((page_path(site, page), sitemap::robots(&site.config).into_bytes())),
    }
}

impl<'a> Press<'a> {
    fn here(&self, permalink: Permalink, words: &'a Labels) -> Here<'a> {
        let root = permalink.to_root();
        Here { site: self.site, graph: self.graph, labels: words, permalink, root }
    }

    /// The words of a document's page are those of its own language, where there are any.
    fn words(&self, id: DocId) -> &'static Labels {
        labels_of_page(self.site.document(id).language.tag(), self.site.config.language.tag())
    }

    /// The words of a page.
    fn words_of(&self, page: &PageKey) -> &'static Labels {
        match page {
            PageKey::Document(id) | PageKey::Mentions(id, _) | PageKey::Events(id, _) => self.words(*id),
            _ => labels(self.site.config.language.tag()),
        }
    }

    fn document(&self, id: DocId) -> Result<(String, Vec<u8>), Diagnostic> {
        let here = self.here(self.site.document(id).permalink.clone(), self.words(id));
        match self.site.kind(id).role {
            Role::Article => {
                let mut view = article::article(&here, id);
                let body = body_html(&view.body);
                view.frame.has_code = body.has_code;
                self.file(&here, "article.html", &view, vec![("body", value(&body))])
            }
            Role::Page => {
                let mut view = plain::plain(&here, id);
                let body = body_html(&view.body);
                view.frame.has_code = body.has_code;
                self.file(&here, "page.html", &view, vec![("body", value(&body))])
            }
            Role::Company | Role::Regulation | Role::Entity => {
                let mut view = entity::entity(&here, id);
                let body = body_html(&body_plan(&here, id));
                view.frame.has_code = body.has_code;
                let extra: Extra = vec![
                    ("body", value(&body)),
                    ("claims", value(&claim::claims(&here, id))),
                    ("mentions", value(&mentions::mentions(&here, id, 1))),
                ];
                self.file(&here, view.template(), &view, extra)
            }
        }
    }

    fn file(
        &self,
        here: &Here<'_>,
        template: &str,
        view: &impl Serialize,
        extra: Extra,
    ) -> Result<(String, Vec<u8>), Diagnostic> {
        Ok((here.permalink.output_path(), self.bytes(here, template, view, extra)?))
    }

    fn bytes(
        &self,
        here: &Here<'_>,
        template: &str,
        view: &impl Serialize,
        extra: Extra,
    ) -> Result<Vec<u8>, Diagnostic> {
        self.templates.render(template, here.labels, here.permalink.as_str(), view, extra)
    }
}

fn value(part: &impl Serialize) -> Value {
    Value::from_serializable(part)
}
