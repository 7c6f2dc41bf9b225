//! Companies and regulations.

use super::article::Block;
use super::prose::Writer;
use super::random::Random;
use super::words::{
    BRANCHES, COUNTRIES, FIRST_SYLLABLES, Gender, LEGAL_FORMS, REGULATION_HEADS, REGULATION_MIDDLES, REGULATION_STEMS,
    SECOND_SYLLABLES, THIRD_SYLLABLES,
};
use super::{Corpus, Target, date};

/// A company.
pub struct Company {
    /// «Talmidox Energie».
    pub name: String,
    /// «Talmidox», which belongs to no other company.
    pub short: String,
    /// «Talmidox Energie AG».
    pub legal: String,
    /// Its country's code.
    pub country: &'static str,
    /// The year.
    pub founded: usize,
}

/// A regulation.
pub struct Regulation {
    /// «Batteriemeldegesetz».
    pub name: String,
    /// «BatMeG».
    pub abbreviation: String,
    /// What the name takes on in the genitive.
    pub genitive: &'static str,
    /// Its gender.
    pub gender: Gender,
    /// Its type, in the words of the content model.
    pub regulation_type: &'static str,
    /// Where it applies.
    pub jurisdiction: &'static str,
    /// Since when.
    pub effective: String,
    /// Where it is printed.
    pub citation: String,
}

/// A company that another one owns, and the article that says so.
pub struct Holding {
    /// The company that is owned.
    pub object: Target,
    /// The article.
    pub evidence: Target,
}

impl Company {
    pub(super) fn of(number: usize) -> Company {
        // An odd factor visits every combination of syllables once, in an order without a pattern.
        let place = (number * 7_919 + 4_211) % (32 * 32 * 16);
        let (first, rest) = (FIRST_SYLLABLES[place % 32], place / 32);
        let short = format!("{first}{}{}", SECOND_SYLLABLES[rest % 32], THIRD_SYLLABLES[rest / 32]);
        let mut random = Random::of("company", number);
        let name = format!("{short} {}", random.pick(BRANCHES));
        let legal = format!("{name} {}", random.pick(LEGAL_FORMS));
        Company { name, short, legal, country: random.pick(COUNTRIES), founded: random.between(1871, 2015) }
    }
}

impl Regulation {
    pub(super) fn of(number: usize) -> Regulation {
        let place = (number * 1_009 + 77) % (40 * 20 * 4);
        let (stem, rest) = (REGULATION_STEMS[place % 40], place / 40);
        let middle = REGULATION_MIDDLES[rest % 20];
        let (head, genitive, letter, gender, regulation_type) = REGULATION_HEADS[rest / 20];
        let begin = |word: &str, letters| super::capital(&word.chars().take(letters).collect::<String>());
        let mut random = Random::of("regulation", number);
        Regulation {
            name: format!("{stem}{middle}{head}"),
            abbreviation: format!("{}{}{letter}", begin(stem, 3), begin(middle, 2)),
            genitive,
            gender,
            regulation_type,
            jurisdiction: random.pick(COUNTRIES),
            effective: date(&mut random),
            citation: format!("Amtsblatt {}/{}", random.between(2008, 2024), random.between(10, 2_900)),
        }
    }
}

impl Corpus {
    /// What stands on the page of an entity: a paragraph or two, with a name in half of them.
    pub fn entity_blocks(&self, target: Target) -> Vec<Block> {
        let (purpose, number) = match target {
            Target::Regulation(number) => ("about regulation", number),
            Target::Company(number) | Target::Article(number) => ("about company", number),
        };
        let mut writer = Writer::new(self, purpose, number);
        let paragraphs = writer.random.between(1, 2);
        let paragraph = |writer: &mut Writer<'_>| {
            let mut texts: Vec<_> = (0..writer.random.between(2, 3)).map(|_| writer.sentence()).collect();
            if writer.random.percent(50) {
                let other = match writer.random.percent(50) {
                    true => Target::Company(self.named_companies.draw(&mut writer.random)),
                    false => Target::Regulation(self.named_regulations.draw(&mut writer.random)),
                };
                if other != target {
                    texts.push(writer.sentence_with(other));
                }
            }
            Block::Paragraph(texts)
        };
        (0..paragraphs).map(|_| paragraph(&mut writer)).collect()
    }

    /// A sentence about an entity.
    pub fn entity_summary(&self, target: Target) -> String {
        let (Target::Company(number) | Target::Regulation(number) | Target::Article(number)) = target;
        Writer::new(self, target.folder(), number).plain_sentence()
    }

    /// What a company owns: one in five has a holding, and the article that first names it says so.
    pub fn holding(&self, company: usize) -> Option<Holding> {
        let object = (company * 13 + 1) % self.companies;
        let is_there = company % 5 == 2 && object != company;
        is_there.then_some(Holding { object: Target::Company(object), evidence: Target::Article(company) })
    }
}
