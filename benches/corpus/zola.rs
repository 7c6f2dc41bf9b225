//! The corpus as a site of Zola, with templates that show the same lists as the dossier's.

use std::fmt::Write;

use crate::corpus::article::Article;
use crate::corpus::dossier::markdown;
use crate::corpus::{Corpus, Target};
use crate::written::Written;

/// Configuration, templates and the pages that only carry a title.
const FRAME: &[(&str, &str)] = &[
    ("zola.toml", include_str!("zola/zola.toml")),
    ("templates/404.html", include_str!("zola/templates/404.html")),
    ("templates/articles.html", include_str!("zola/templates/articles.html")),
    ("templates/feed.xml", include_str!("zola/templates/feed.xml")),
    ("templates/base.html", include_str!("zola/templates/base.html")),
    ("templates/entity.html", include_str!("zola/templates/entity.html")),
    ("templates/index.html", include_str!("zola/templates/index.html")),
    ("templates/macros.html", include_str!("zola/templates/macros.html")),
    ("templates/page.html", include_str!("zola/templates/page.html")),
    ("templates/register.html", include_str!("zola/templates/register.html")),
    ("templates/sources.html", include_str!("zola/templates/sources.html")),
    ("templates/taxonomy_list.html", include_str!("zola/templates/taxonomy_list.html")),
    ("templates/taxonomy_single.html", include_str!("zola/templates/taxonomy_single.html")),
    ("static/style.css", include_str!("zola/style.css")),
    ("content/_index.md", "---\ntitle: Probe\n---\n"),
    (
        "content/articles/_index.md",
        "---\ntitle: Artikel\nsort_by: date\npaginate_by: 200\ntemplate: articles.html\n---\n",
    ),
    ("content/sources/_index.md", "---\ntitle: Quellen\ntemplate: sources.html\n---\n"),
    (
        "content/companies/_index.md",
        "---\ntitle: Unternehmen\nsort_by: title\npaginate_by: 500\ntemplate: register.html\npage_template: entity.html\n---\n",
    ),
    (
        "content/regulations/_index.md",
        "---\ntitle: Regelwerke\nsort_by: title\npaginate_by: 500\ntemplate: register.html\npage_template: entity.html\n---\n",
    ),
];

/// The files of the site: path and text.
pub fn files(corpus: &Corpus) -> impl Iterator<Item = (String, String)> + '_ {
    let frame = FRAME.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let file = |target: Target| format!("content/{}", path(corpus, target));
    let companies = (0..corpus.companies).map(Target::Company);
    let regulations = (0..corpus.regulations).map(Target::Regulation);
    let entities = companies.chain(regulations).map(move |target| (file(target), entity(corpus, target)));
    let articles = (0..corpus.articles).map(move |number| (file(Target::Article(number)), article(corpus, number)));
    frame.chain(entities).chain(articles)
}

/// The file of a page below `content/`.
fn path(corpus: &Corpus, target: Target) -> String {
    format!("{}/{}.md", target.folder(), corpus.slug(target))
}

fn address(corpus: &Corpus, target: Target) -> String {
    format!("@/{}", path(corpus, target))
}

fn article(corpus: &Corpus, number: usize) -> String {
    let article = corpus.article(number);
    let Article { title, kicker, date, summary, source, topic, companies, regulations, .. } = &article;
    let listed = |targets: &mut dyn Iterator<Item = String>| targets.collect::<Vec<_>>().join(", ");
    let at = |target: Target| path(corpus, target);
    let terms = |targets: &[Target]| listed(&mut targets.iter().map(|target| corpus.slug(*target)));
    let mut yaml = format!(
        "---\ntitle: {title:?}\ndate: {date}\ndescription: {summary:?}\n\
         taxonomies:\n  company: [{}]\n  regulation: [{}]\n\
         extra:\n  kicker: {kicker}\n  topic: {topic}\n  named: [{}]\n  source:\n    headline: {:?}\n    \
         authors: [{}]\n    outlet: {:?}\n    url: {}\n    accessed: \"{}\"\n",
        terms(companies),
        terms(regulations),
        listed(&mut companies.iter().chain(regulations).map(|target| at(*target))),
        source.headline,
        source.author,
        source.outlet,
        source.url,
        source.accessed,
    );
    if let Some(relation) = &article.relation {
        let (subject, object, start) = (at(relation.subject), at(relation.object), &relation.start);
        let _ = writeln!(yaml, "  relations:\n    - {{subject: {subject}, object: {object}, start: {start:?}}}");
    }
    if let Some(event) = &article.event {
        let (date, title, about) = (&event.date, &event.title, at(event.about));
        let _ = writeln!(yaml, "  events:\n    - {{date: {date:?}, title: {title:?}, about: {about}}}");
    }
    if let Some(claim) = &article.claim {
        let (by, other, text, denial) = (at(claim.by), at(claim.denied_by), &claim.text, &claim.denial);
        let _ = writeln!(
            yaml,
            "  claims:\n    - {{by: {by}, text: {text:?}, denies: false}}\n    - {{by: {other}, text: {denial:?}, denies: true}}"
        );
    }
    format!("{yaml}---\n{}", markdown(&article.blocks, &mut Written::new(corpus, address, None)))
}

fn entity(corpus: &Corpus, target: Target) -> String {
    let facts = match target {
        Target::Regulation(number) => {
            let regulation = corpus.regulation(number);
            format!(
                "  names: [{}]\n  country: {}\n  effective: \"{}\"\n  citation: {}\n",
                regulation.abbreviation, regulation.jurisdiction, regulation.effective, regulation.citation
            )
        }
        Target::Company(number) | Target::Article(number) => {
            let company = corpus.company(number);
            let mut facts = format!(
                "  names: [{}, {}]\n  country: {}\n  founded: \"{}\"\n",
                company.short, company.legal, company.country, company.founded
            );
            if let Some(holding) = corpus.holding(number) {
                let (owned, evidence) = (path(corpus, holding.object), path(corpus, holding.evidence));
                let _ = writeln!(facts, "  owns: {owned}\n  evidence: {evidence}");
            }
            facts
        }
    };
    let (name, summary) = (corpus.title(target), corpus.entity_summary(target));
    let text = markdown(&corpus.entity_blocks(target), &mut Written::new(corpus, address, Some(target)));
    format!("---\ntitle: {name:?}\ndescription: {summary:?}\nextra:\n{facts}---\n{text}")
}
