//! The whole dossier on one page: the main contents of its pages one after another.
//!
//! Each page is made as always and then moved: its ids get its address in front, links to pages that are on this page too
//! become links within it, all others are written as seen from here.

mod endnotes;
mod markup;

use std::collections::HashSet;
use std::fmt::Write as _;

use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::page::notation::Here;
use crate::page::plan::Page;
use crate::render::print::endnotes::Endnotes;
use crate::render::print::markup::{Tag, main_content, tags};

/// A page in its place.
#[derive(Clone, Debug, Serialize)]
pub struct MovedPage {
    /// Its address, which is also its anchor: `companies/tesla/`.
    pub id: String,
    /// Its main content.
    pub html: String,
}

/// All pages of the page for print.
#[derive(Clone, Debug, Serialize)]
pub struct PrintedPages {
    /// The pages of each part.
    pub parts: Vec<Vec<MovedPage>>,
    /// The addresses outside the site that these pages lead to, as HTML; each is known by its number from 1.
    pub addresses: Vec<String>,
}

/// Makes the pages of each part by `make`, moves them to the page `here` and numbers their links that lead out of the
/// site.
///
/// # Errors
/// The first diagnostic of a template that fails.
pub fn printed_pages(
    here: &Here<'_>,
    parts: &[Vec<Page>],
    make: impl Fn(&Page) -> Result<Vec<u8>, Diagnostic> + Sync,
) -> Result<PrintedPages, Diagnostic> {
    let made = |page: &Page| {
        let html = String::from_utf8_lossy(&make(page)?).into_owned();
        Ok((page.permalink.to_string(), html))
    };
    let made = parts.par_iter().map(|pages| pages.par_iter().map(made).collect());
    let made: Vec<Vec<(String, String)>> = made.collect::<Result<_, Diagnostic>>()?;
    let present: HashSet<&str> = made.iter().flatten().map(|(address, _)| address.as_str()).collect();
    let moved = |(address, html): &(String, String)| {
        let main = main_content(html).map_or("", |main| &html[main]);
        MovedPage { id: address.clone(), html: moved(main, address, here, &present) }
    };
    let mut parts: Vec<Vec<MovedPage>> = made.par_iter().map(|pages| pages.par_iter().map(moved).collect()).collect();
    // One after another, in the order in which they are read.
    let mut endnotes = Endnotes::default();
    for page in parts.iter_mut().flatten() {
        page.html = endnotes.numbered(&page.html);
    }
    Ok(PrintedPages { parts, addresses: endnotes.addresses })
}

/// Whether an element leads around a site, and is left out.
fn is_left_out(tag: &Tag<'_>) -> bool {
    tag.name == "nav" || tag.attribute("class").is_some_and(|class| class == "to-legend")
}

/// The main content of the page at `address`, as it stands on the page `here`.
fn moved(main: &str, address: &str, here: &Here<'_>, present: &HashSet<&str>) -> String {
    let mut out = String::with_capacity(main.len() + main.len() / 8);
    let mut copied = 0;
    // The element that is left out, and how many of its name are open.
    let mut left_out: Option<(&str, usize)> = None;
    for tag in tags(main, 0) {
        if let Some((name, depth)) = left_out {
            if tag.name == name {
                let depth = if tag.closes { depth - 1 } else { depth + 1 };
                left_out = (depth > 0).then_some((name, depth));
                copied = tag.end;
            }
        } else if !tag.closes && is_left_out(&tag) {
            out.push_str(&main[copied..tag.start]);
            left_out = Some((tag.name, 1));
            copied = tag.end;
        } else if !tag.closes {
            out.push_str(&main[copied..tag.start]);
            push_moved_tag(&mut out, &tag, address, here, present);
            copied = tag.end;
        }
    }
    out.push_str(&main[copied..]);
    out
}

fn push_moved_tag(out: &mut String, tag: &Tag<'_>, address: &str, here: &Here<'_>, present: &HashSet<&str>) {
    let region = matches!(tag.name, "section" | "aside") || tag.attribute("role") == Some("region");
    let prefixed = |ids: &str| ids.split_whitespace().map(|id| format!("{address}{id}")).collect::<Vec<_>>().join(" ");
    out.push('<');
    out.push_str(tag.name);
    for (name, value) in tag.attributes() {
        let value = match (name, value) {
            // Parts that every page has would be landmarks of the same name, once for each page.
            ("aria-labelledby" | "aria-label" | "tabindex", _) if region => continue,
            ("role", Some("region")) => continue,
            ("id" | "for" | "aria-labelledby" | "aria-describedby" | "aria-controls" | "headers", Some(ids)) => {
                Some(prefixed(ids))
            }
            ("href", Some(href)) if tag.name == "a" => Some(moved_address(href, address, here, present)),
            ("src", Some(src)) => Some(moved_address(src, address, here, present)),
            (_, value) => value.map(str::to_owned),
        };
        // Values come as they were written, so nothing has to be escaped again; what has quotation marks stood in apostrophes.
        let _ = match value {
            Some(value) if value.contains('"') => write!(out, " {name}='{value}'"),
            Some(value) => write!(out, " {name}=\"{value}\""),
            None => write!(out, " {name}"),
        };
    }
    out.push_str(if tag.is_empty_element() { "/>" } else { ">" });
}

/// An address as seen from the page `here`, where the page at `from` wrote it.
fn moved_address(written: &str, from: &str, here: &Here<'_>, present: &HashSet<&str>) -> String {
    let (path, fragment) = written.split_once('#').unwrap_or((written, ""));
    let scheme = path.find(':').is_some_and(|colon| !path[..colon].contains('/'));
    if scheme || path.starts_with('/') {
        return written.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    let folder = path.is_empty() || path.ends_with('/') || path.ends_with("..") || path.ends_with("index.html");
    for part in path.trim_end_matches("index.html").split('/').filter(|part| !part.is_empty() && *part != ".") {
        match part {
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let mut goal = parts.join("/");
    if !folder {
        let hash = if fragment.is_empty() { "" } else { "#" };
        return format!("{}{goal}{hash}{fragment}", here.root);
    }
    if !goal.is_empty() {
        goal.push('/');
    }
    if present.contains(goal.as_str()) { format!("#{goal}{fragment}") } else { here.href_to(&goal, fragment) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read_config;
    use crate::labels::labels;
    use crate::link::graph::LinkGraph;
    use crate::site::View;
    use crate::site::index::index;
    use crate::source::SourceFile;

    /// What becomes of an article's main content where that page and a company's are present.
    fn moved_from_article(main: &str) -> String {
        let source = SourceFile::new("dossier.yaml", "title: Probe\nlanguage: de\nprint: true\n");
        let config = read_config(&source.into()).value.expect("a configuration");
        let site = index(Vec::new(), &config.into(), false).value;
        let graph = LinkGraph::default();
        let here = Here {
            site: &site,
            graph: &graph,
            labels: labels("de"),
            permalink: View::Print.permalink(),
            root: View::Print.permalink().to_root(),
        };
        let present = HashSet::from(["articles/a/", "companies/b/"]);
        moved(main, "articles/a/", &here, &present)
    }

    #[test]
    fn ids_get_the_address_of_their_page_and_signs_keep_theirs() {
        for (main, expected) in [
            ("<h2 id=\"text\">T</h2>", "<h2 id=\"articles/a/text\">T</h2>"),
            ("<p aria-describedby=\"x y\">", "<p aria-describedby=\"articles/a/x articles/a/y\">"),
            (
                "<svg class=\"sign\"><use href=\"#k-company\"/></svg>",
                "<svg class=\"sign\"><use href=\"#k-company\"/></svg>",
            ),
            ("<p>1 &lt; 2 &amp; <b>3</b></p>", "<p>1 &lt; 2 &amp; <b>3</b></p>"),
            ("<li data-f='{\"a\":[\"b c\"]}'>", "<li data-f='{\"a\":[\"b c\"]}'>"),
        ] {
            assert_eq!(moved_from_article(main), expected);
        }
    }

    #[test]
    fn links_lead_to_the_place_on_this_page_or_to_the_page_that_is_not_here() {
        for (href, expected) in [
            ("#rn1", "#articles/a/rn1"),
            ("../../companies/b/index.html#m-a-1", "#companies/b/m-a-1"),
            ("../../companies/b/", "#companies/b/"),
            ("../../companies/c/index.html", "../companies/c/index.html"),
            ("../index.html", "../articles/index.html"),
            ("../../index.html", "../index.html"),
            ("../../files/a%20b.pdf#page=2", "../files/a%20b.pdf#page=2"),
            ("https://example.org/a/#x", "https://example.org/a/#x"),
            ("mailto:a@example.org", "mailto:a@example.org"),
        ] {
            let link = |href: &str| format!("<a href=\"{href}\">x</a>");
            assert_eq!(moved_from_article(&link(href)), link(expected));
        }
        let image = moved_from_article("<img src=\"../../articles/a/map.png\" alt=\"\">");
        assert_eq!(image, "<img src=\"../articles/a/map.png\" alt=\"\">");
    }

    #[test]
    fn what_leads_around_a_site_is_left_out_and_sections_are_no_landmarks() {
        let main = "a<nav aria-label=\"x\"><a href=\"#y\">y</a></nav>b<section id=\"s\" aria-labelledby=\"t\">c</section>\
                    <div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"l\">d</div>";
        let expected = "ab<section id=\"articles/a/s\">c</section><div class=\"scroll\">d</div>";
        assert_eq!(moved_from_article(main), expected);
    }
}
