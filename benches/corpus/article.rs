//! Articles: what is stated in them, and their text.

use super::prose::{Text, Writer};
use super::random::{Random, Zipf};
use super::words::{FIRST_NAMES, LAST_NAMES, OUTLETS, TOPICS};
use super::{Corpus, Length, Target, date};

/// An article.
pub struct Article {
    /// Its title.
    pub title: String,
    /// The subject in a word.
    pub kicker: String,
    /// When its source was published.
    pub date: String,
    /// A sentence.
    pub summary: String,
    /// The source's record.
    pub source: Source,
    /// The slug of its topic.
    pub topic: &'static str,
    /// The companies that its text names, most important first.
    pub companies: Vec<Target>,
    /// The regulations that its text names.
    pub regulations: Vec<Target>,
    /// What it says about a company and a regulation.
    pub relation: Option<Relation>,
    /// What happened.
    pub event: Option<Event>,
    /// What a company says, and what another one answers.
    pub claim: Option<Claim>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// The record of a source.
pub struct Source {
    /// Its own headline.
    pub headline: String,
    /// Its author.
    pub author: String,
    /// The medium.
    pub outlet: &'static str,
    /// Its address.
    pub url: String,
    /// When it was read.
    pub accessed: String,
}

/// A company is subject to a regulation since a day.
pub struct Relation {
    /// The company.
    pub subject: Target,
    /// The regulation.
    pub object: Target,
    /// The day.
    pub start: String,
}

/// A dated event.
pub struct Event {
    /// A month.
    pub date: String,
    /// What happened.
    pub title: String,
    /// With whom.
    pub about: Target,
}

/// A claim and its denial.
pub struct Claim {
    /// Who says it.
    pub by: Target,
    /// What.
    pub text: String,
    /// Who denies it.
    pub denied_by: Target,
    /// In which words.
    pub denial: String,
}

/// A part of a text.
pub enum Block {
    /// A heading, which begins a section.
    Heading(String),
    /// A paragraph: its sentences.
    Paragraph(Vec<Text>),
    /// A list: its items.
    List(Vec<Text>),
    /// A table of companies: for each its name and two amounts.
    Table(Vec<(Text, usize, usize)>),
    /// A quotation.
    Quote(Text),
}

impl Corpus {
    /// An article.
    pub fn article(&self, number: usize) -> Article {
        let mut random = Random::of("article", number);
        // The first articles name each company and regulation once, so that none is without a mention.
        let companies = named(self.companies, &self.named_companies, number, self.length.companies(), &mut random);
        let regulations =
            named(self.regulations, &self.named_regulations, number, self.length.regulations(), &mut random);
        let relation = random.percent(self.length.percent_with_relation()).then(|| Relation {
            subject: Target::Company(companies[0]),
            object: Target::Regulation(regulations[0]),
            start: self.regulation(regulations[0]).effective,
        });
        let mut writer = Writer::new(self, "facts", number);
        let date = date(&mut random);
        let company = |at: usize| Target::Company(companies[at]);
        let event =
            random.percent(30).then(|| Event { date: date[..7].to_owned(), title: writer.title(), about: company(0) });
        let claim = (companies.len() > 1 && random.percent(30)).then(|| Claim {
            by: company(0),
            text: writer.plain_sentence(),
            denied_by: company(1),
            denial: writer.plain_sentence(),
        });
        let author = format!("{} {}", random.pick(FIRST_NAMES), random.pick(LAST_NAMES));
        Article {
            title: self.title(Target::Article(number)),
            kicker: writer.bare_noun().0,
            summary: writer.plain_sentence(),
            source: Source {
                headline: writer.title(),
                author,
                outlet: random.pick(OUTLETS),
                url: format!("https://source.example/{}", random.below(1_000_000_000)),
                accessed: format!("2025-{:02}-{:02}", random.between(1, 12), random.between(1, 28)),
            },
            topic: random.pick(TOPICS).0,
            relation,
            event,
            claim,
            blocks: match self.length {
                Length::Usual => self.article_blocks(number, &companies, &regulations),
                Length::Short => self.short_blocks(number, companies[0], regulations[0]),
            },
            companies: companies.into_iter().map(Target::Company).collect(),
            regulations: regulations.into_iter().map(Target::Regulation).collect(),
            date,
        }
    }

    /// Two paragraphs, of which the first names both entities.
    fn short_blocks(&self, number: usize, company: usize, regulation: usize) -> Vec<Block> {
        let mut writer = Writer::new(self, "text", number);
        let opening =
            vec![writer.sentence_with_short_name(company), writer.sentence_with(Target::Regulation(regulation))];
        vec![Block::Paragraph(opening), Block::Paragraph(vec![writer.sentence()])]
    }

    /// Every entity is named where it first appears and now and then again.
    fn article_blocks(&self, number: usize, companies: &[usize], regulations: &[usize]) -> Vec<Block> {
        let mut writer = Writer::new(self, "text", number);
        let main = [Target::Company(companies[0]), Target::Regulation(regulations[0])];
        let mut others: Vec<Target> = companies[1..].iter().copied().map(Target::Company).collect();
        others.extend(regulations[1..].iter().copied().map(Target::Regulation));
        let again: Vec<Target> = others.iter().chain(&main).copied().filter(|_| writer.random.percent(45)).collect();
        others.extend(again);
        let links = writer.random.between(0, 4).min(self.articles - 1);
        // An article never links to itself.
        others.extend(
            (0..links).map(|_| Target::Article((number + 1 + writer.random.below(self.articles - 1)) % self.articles)),
        );
        let mut sentences: Vec<Text> = others.into_iter().map(|target| writer.sentence_with(target)).collect();
        let plain = 30_usize.saturating_sub(sentences.len()) + writer.random.below(10);
        sentences.extend((0..plain).map(|_| writer.sentence()));
        writer.random.shuffle(&mut sentences);

        let opening = vec![writer.sentence_with_short_name(companies[0]), writer.sentence_with(main[1])];
        let mut blocks = vec![Block::Paragraph(opening)];
        let mut sentences = sentences.into_iter().peekable();
        while sentences.peek().is_some() {
            if blocks.len() % 4 == 3 {
                blocks.push(Block::Heading(writer.heading()));
            }
            let length = writer.random.between(3, 5);
            blocks.push(Block::Paragraph(sentences.by_ref().take(length).collect()));
        }
        if writer.random.percent(30) {
            blocks.push(Block::List((0..writer.random.between(2, 5)).map(|_| writer.sentence()).collect()));
        }
        if writer.random.percent(12) {
            let row = |company: &usize| {
                let name = super::prose::Piece::Name(Target::Company(*company), self.company(*company).name);
                (vec![name], writer.random.below(5_000), writer.random.below(100))
            };
            blocks.push(Block::Table(companies.iter().map(row).collect()));
        }
        if writer.random.percent(15) {
            blocks.push(Block::Quote(writer.sentence()));
        }
        blocks
    }
}

impl Length {
    /// The least and the most companies that an article names.
    fn companies(self) -> (usize, usize) {
        if self == Length::Short { (1, 1) } else { (2, 6) }
    }

    /// The least and the most regulations.
    fn regulations(self) -> (usize, usize) {
        if self == Length::Short { (1, 1) } else { (1, 3) }
    }

    fn percent_with_relation(self) -> usize {
        if self == Length::Short { 10 } else { 40 }
    }
}

/// The entities of an article, each once: the one with its own number while there are so many, then by chance.
fn named(count: usize, often: &Zipf, number: usize, more: (usize, usize), random: &mut Random) -> Vec<usize> {
    let wanted = random.between(more.0, more.1).min(count);
    let mut found: Vec<usize> = (number < count).then_some(number).into_iter().collect();
    while found.len() < wanted {
        let next = often.draw(random);
        if !found.contains(&next) {
            found.push(next);
        }
    }
    found
}
