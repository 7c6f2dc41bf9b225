//! The corpus as a site of Hugo, with templates that show the same lists as the dossier's.

use std::fmt::Write;

use crate::corpus::article::Article;
use crate::corpus::dossier::markdown;
use crate::corpus::{Corpus, Target};
use crate::written::Written;

/// Configuration, templates and the pages that only carry a title.
const FRAME: &[(&str, &str)] = &[
    ("hugo.toml", include_str!("hugo/hugo.toml")),
    ("layouts/baseof.html", include_str!("hugo/layouts/baseof.html")),
    ("layouts/home.html", include_str!("hugo/layouts/home.html")),
    ("layouts/home.atom.xml", include_str!("hugo/layouts/feed.xml")),
    ("layouts/term.atom.xml", include_str!("hugo/layouts/feed.xml")),
    ("layouts/404.html", include_str!("hugo/layouts/404.html")),
    ("layouts/page.html", include_str!("hugo/layouts/page.html")),
    ("layouts/section.html", include_str!("hugo/layouts/section.html")),
    ("layouts/sources/section.html", include_str!("hugo/layouts/sources.html")),
    ("layouts/taxonomy.html", include_str!("hugo/layouts/taxonomy.html")),
    ("layouts/term.html", include_str!("hugo/layouts/term.html")),
    ("layouts/_markup/render-link.html", include_str!("hugo/layouts/render-link.html")),
    ("layouts/_partials/citing.html", include_str!("hugo/layouts/citing.html")),
    ("layouts/_partials/links.html", include_str!("hugo/layouts/links.html")),
    ("layouts/_partials/pager.html", include_str!("hugo/layouts/pager.html")),
    ("layouts/_partials/row.html", include_str!("hugo/layouts/row.html")),
    ("static/style.css", include_str!("hugo/style.css")),
    ("content/_index.md", "---\ntitle: Probe\n---\n"),
    ("content/articles/_index.md", "---\ntitle: Artikel\n---\n"),
    ("content/sources/_index.md", "---\ntitle: Quellen\n---\n"),
    ("content/companies/_index.md", "---\ntitle: Unternehmen\n---\n"),
    ("content/regulations/_index.md", "---\ntitle: Regelwerke\n---\n"),
];

/// The files of the site: path and text.
pub fn files(corpus: &Corpus) -> impl Iterator<Item = (String, String)> + '_ {
    let frame = FRAME.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    // An entity is a term of a taxonomy, and its page that of the term.
    let page = |target: Target| format!("content{}/_index.md", address(corpus, target));
    let companies =
        (0..corpus.companies).map(Target::Company).map(move |target| (page(target), entity(corpus, target)));
    let regulations =
        (0..corpus.regulations).map(Target::Regulation).map(move |target| (page(target), entity(corpus, target)));
    let articles = (0..corpus.articles).map(move |number| {
        (format!("content{}.md", address(corpus, Target::Article(number))), article(corpus, number))
    });
    frame.chain(companies).chain(regulations).chain(articles)
}

/// The path of a page, as links name it.
fn address(corpus: &Corpus, target: Target) -> String {
    format!("/{}/{}", target.folder(), corpus.slug(target))
}

fn article(corpus: &Corpus, number: usize) -> String {
    let article = corpus.article(number);
    let Article { title, kicker, date, summary, source, topic, .. } = &article;
    let slugs = |targets: &[Target]| targets.iter().map(|target| corpus.slug(*target)).collect::<Vec<_>>().join(", ");
    let mut yaml = format!(
        "---\ntitle: {title:?}\nkicker: {kicker}\ndate: {date}\nsummary: {summary:?}\n\
         source:\n  headline: {:?}\n  authors: [{}]\n  outlet: {:?}\n  url: {}\n  accessed: {}\n\
         topic: {topic}\ncompanies: [{}]\nregulations: [{}]\n",
        source.headline,
        source.author,
        source.outlet,
        source.url,
        source.accessed,
        slugs(&article.companies),
        slugs(&article.regulations),
    );
    let at = |target: Target| address(corpus, target);
    if let Some(relation) = &article.relation {
        let (subject, object) = (at(relation.subject), at(relation.object));
        let _ = writeln!(yaml, "relations:\n  - {{subject: {subject}, object: {object}, start: {}}}", relation.start);
    }
    if let Some(event) = &article.event {
        let (date, title, about) = (&event.date, &event.title, at(event.about));
        let _ = writeln!(yaml, "events:\n  - {{date: {date:?}, title: {title:?}, about: {about}}}");
    }
    if let Some(claim) = &article.claim {
        let (by, other, text, denial) = (at(claim.by), at(claim.denied_by), &claim.text, &claim.denial);
        let _ = writeln!(
            yaml,
            "claims:\n  - {{by: {by}, text: {text:?}}}\n  - {{by: {other}, text: {denial:?}, denies: true}}"
        );
    }
    let mut links = Written::new(corpus, address, None);
    format!("{yaml}---\n{}", markdown(&article.blocks, &mut links))
}

fn entity(corpus: &Corpus, target: Target) -> String {
    let facts = match target {
        Target::Regulation(number) => {
            let regulation = corpus.regulation(number);
            format!(
                "names: [{}]\ncountry: {}\neffective: {}\ncitation: {}\n",
                regulation.abbreviation, regulation.jurisdiction, regulation.effective, regulation.citation
            )
        }
        Target::Company(number) | Target::Article(number) => {
            let company = corpus.company(number);
            let mut facts = format!(
                "names: [{}, {}]\ncountry: {}\nfounded: {}\n",
                company.short, company.legal, company.country, company.founded
            );
            if let Some(holding) = corpus.holding(number) {
                let (object, evidence) = (address(corpus, holding.object), address(corpus, holding.evidence));
                let _ = writeln!(facts, "owns: {object}\nevidence: {evidence}");
            }
            facts
        }
    };
    let mut links = Written::new(corpus, address, Some(target));
    let (name, summary) = (corpus.title(target), corpus.entity_summary(target));
    let text = markdown(&corpus.entity_blocks(target), &mut links);
    format!("---\ntitle: {name}\nsummary: {summary:?}\n{facts}---\n{text}")
}
