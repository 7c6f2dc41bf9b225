//! The corpus as a dossier.

use std::collections::HashSet;
use std::fmt::Write;

use super::article::{Article, Block};
use super::prose::{Piece, Text};
use super::words::TOPICS;
use super::{Corpus, Target};

/// The files of the dossier: path and text.
pub fn files(corpus: &Corpus) -> impl Iterator<Item = (String, String)> + '_ {
    let path = |target: Target| format!("content/{}/{}.md", target.folder(), corpus.slug(target));
    let companies = (0..corpus.companies).map(move |number| (path(Target::Company(number)), company(corpus, number)));
    let regulations =
        (0..corpus.regulations).map(move |number| (path(Target::Regulation(number)), regulation(corpus, number)));
    let articles = (0..corpus.articles).map(move |number| (path(Target::Article(number)), article(corpus, number)));
    std::iter::once(("dossier.yaml".to_owned(), config())).chain(companies).chain(regulations).chain(articles)
}

/// How links are spelled.
pub trait Spelling {
    /// A new section begins; these are the targets of the links that the author wrote in it.
    fn section(&mut self, linked: HashSet<Target>);
    /// A name in the text.
    fn name(&mut self, target: Target, name: &str) -> String;
    /// A link of the author's, perhaps with a text.
    fn link(&mut self, target: Target, text: Option<&str>) -> String;
}

/// A text in markdown.
pub fn markdown(blocks: &[Block], spelling: &mut impl Spelling) -> String {
    let mut markdown = String::with_capacity(4_096);
    for (at, block) in blocks.iter().enumerate() {
        let is_heading = matches!(block, Block::Heading(_));
        if at == 0 || is_heading {
            let rest = &blocks[at + usize::from(is_heading)..];
            let section = rest.iter().take_while(|block| !matches!(block, Block::Heading(_)));
            spelling.section(section.flat_map(linked).collect());
        }
        let mut spell = |text: &Text| -> String {
            let pieces = text.iter().map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Name(target, name) => spelling.name(*target, name),
                Piece::Link(target, text) => spelling.link(*target, text.as_deref()),
            });
            pieces.collect()
        };
        markdown.push('\n');
        match block {
            Block::Heading(text) => markdown.extend(["## ", text, "\n"]),
            Block::Paragraph(texts) => {
                let sentences: Vec<String> = texts.iter().map(&mut spell).collect();
                markdown.extend([&sentences.join(" "), "\n"]);
            }
            Block::List(items) => items.iter().for_each(|item| markdown.extend(["- ", &spell(item), "\n"])),
            Block::Table(rows) => {
                markdown.push_str("| Unternehmen | Mio. Euro | Anteil |\n| --- | ---: | ---: |\n");
                for (name, amount, share) in rows {
                    markdown.push_str(&format!("| {} | {amount} | {share} % |\n", spell(name)));
                }
            }
            Block::Quote(text) => markdown.extend(["> ", &spell(text), "\n"]),
        }
    }
    markdown
}

/// What the author links to in a block.
fn linked(block: &Block) -> Vec<Target> {
    let texts: Vec<&Text> = match block {
        Block::Heading(_) => Vec::new(),
        Block::Paragraph(texts) | Block::List(texts) => texts.iter().collect(),
        Block::Table(rows) => rows.iter().map(|(name, ..)| name).collect(),
        Block::Quote(text) => vec![text],
    };
    let pieces = texts.into_iter().flatten();
    pieces.filter_map(|piece| if let Piece::Link(target, _) = piece { Some(*target) } else { None }).collect()
}

/// Names stand as they are: the program links them.
struct Wikilinks<'c>(&'c Corpus);

impl Spelling for Wikilinks<'_> {
    fn section(&mut self, _: HashSet<Target>) {}

    fn name(&mut self, _: Target, name: &str) -> String {
        name.to_owned()
    }

    fn link(&mut self, target: Target, text: Option<&str>) -> String {
        let slug = self.0.slug(target);
        text.map_or_else(|| format!("[[{slug}]]"), |text| format!("[[{slug}|{text}]]"))
    }
}

fn config() -> String {
    let mut yaml =
        "title: Probe\nlanguage: de\nbase_url: https://dossier.example/\nsearch: false\ntopics:\n".to_owned();
    for (slug, label) in TOPICS {
        let _ = writeln!(yaml, "  {slug}: {label}");
    }
    yaml
}

fn article(corpus: &Corpus, number: usize) -> String {
    let article = corpus.article(number);
    let Article { title, kicker, date, summary, source, topic, .. } = &article;
    let slug = |target: Target| corpus.slug(target);
    let mut yaml = format!(
        "---\ntitle: {title:?}\nkicker: {kicker}\ndate: {date}\npublished: {date}\nsummary: {summary:?}\n\
         source:\n  type: article-newspaper\n  headline: {:?}\n  authors: [{}]\n  outlet: {:?}\n  publisher:\n  \
         url: {}\n  archived: []\n  accessed: {}\n  lang: de\n  relies_on: []\n  rights: in_copyright\n\
         topics: [{topic}]\nabout: [{}]\n",
        source.headline,
        source.author,
        source.outlet,
        source.url,
        source.accessed,
        article.companies.iter().chain(&article.regulations).take(3).copied().map(slug).collect::<Vec<_>>().join(", "),
    );
    if let Some(relation) = &article.relation {
        let (subject, object) = (slug(relation.subject), slug(relation.object));
        let (start, kind) = (&relation.start, "subject_to");
        let _ = writeln!(
            yaml,
            "relations:\n  - {{subject: {subject}, type: {kind}, object: {object}, start: {start}, status: in_force, par: 1}}"
        );
    }
    if let Some(event) = &article.event {
        let (date, title, about) = (&event.date, &event.title, slug(event.about));
        let _ = writeln!(yaml, "events:\n  - {{date: {date}, title: {title:?}, about: [{about}], par: 1}}");
    }
    if let Some(claim) = &article.claim {
        let (by, other) = (slug(claim.by), slug(claim.denied_by));
        let (text, denial) = (&claim.text, &claim.denial);
        let _ = writeln!(
            yaml,
            "claims:\n  - {{id: c1, by: [{by}], text: {text:?}, certainty: alleged, par: 1}}\n  \
             - {{id: c2, by: [{other}], text: {denial:?}, denies: [c1], par: 2}}"
        );
    }
    format!("{yaml}---\n{}", markdown(&article.blocks, &mut Wikilinks(corpus)))
}

fn company(corpus: &Corpus, number: usize) -> String {
    let target = Target::Company(number);
    let company = corpus.company(number);
    let mut yaml = format!(
        "---\nname: {}\nnames:\n  - {}\n  - {{text: {}, kind: legal}}\ncompany_type: company\ncountry: {}\nfounded: {}\n\
         summary: {:?}\n",
        company.name,
        company.short,
        company.legal,
        company.country,
        company.founded,
        corpus.entity_summary(target),
    );
    if let Some(holding) = corpus.holding(number) {
        let (object, evidence) = (corpus.slug(holding.object), corpus.slug(holding.evidence));
        let _ = writeln!(yaml, "relations:\n  - {{type: owns, object: {object}, evidence: [{evidence}]}}");
    }
    format!("{yaml}---\n{}", markdown(&corpus.entity_blocks(target), &mut Wikilinks(corpus)))
}

fn regulation(corpus: &Corpus, number: usize) -> String {
    let target = Target::Regulation(number);
    let regulation = corpus.regulation(number);
    let yaml = format!(
        "---\nname: {}\nnames:\n  - {{text: {}, kind: abbreviation}}\nregulation_type: {}\njurisdiction: {}\n\
         dates: {{adopted: , published: , effective: {}, ended: }}\nstatus: in_force\ncitations: [{}]\nofficial_url:\n\
         summary: {:?}\n",
        regulation.name,
        regulation.abbreviation,
        regulation.regulation_type,
        regulation.jurisdiction,
        regulation.effective,
        regulation.citation,
        corpus.entity_summary(target),
    );
    format!("{yaml}---\n{}", markdown(&corpus.entity_blocks(target), &mut Wikilinks(corpus)))
}
