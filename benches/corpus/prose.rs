//! Sentences: German by their form, and here and there with a name in them.

use super::random::{Random, Zipf};
use super::words::{ADJECTIVES, ADVERBIALS, Gender, HEADS, STEMS, VERBS};
use super::{Corpus, Target};

/// A piece of running text.
pub enum Piece {
    /// Words.
    Text(String),
    /// A name as it stands in the text, without its ending: the program finds it by itself.
    Name(Target, String),
    /// A link that the author wrote, with a text of its own or with the title of what it leads to.
    Link(Target, Option<String>),
}

/// A sentence or a few.
pub type Text = Vec<Piece>;

/// Writes sentences from one stream of numbers.
pub struct Writer<'c> {
    pub random: Random,
    corpus: &'c Corpus,
    adjectives: Zipf,
}

/// The case of a noun with its article.
#[derive(Clone, Copy)]
enum Case {
    Nominative,
    Genitive,
    Dative,
    Accusative,
}

use Case::{Accusative, Dative, Genitive, Nominative};

impl<'c> Writer<'c> {
    /// A writer of its own for each purpose and document.
    pub fn new(corpus: &'c Corpus, purpose: &str, number: usize) -> Writer<'c> {
        Writer { random: Random::of(purpose, number), corpus, adjectives: Zipf::new(ADJECTIVES.len(), 4) }
    }

    /// A sentence that names nobody.
    pub fn sentence(&mut self) -> Text {
        vec![Piece::Text(self.plain_sentence())]
    }

    /// The same as bare words.
    pub fn plain_sentence(&mut self) -> String {
        let sentence = match self.random.below(6) {
            0 => format!("{} {} {} {}", self.noun(Nominative), self.verb().0, self.noun(Accusative), self.adverbial()),
            1 => format!("{} {} {} {}", self.adverbial(), self.verb().0, self.noun(Nominative), self.noun(Accusative)),
            2 => {
                let (subject, object, (_, participle)) = (self.noun(Nominative), self.noun(Accusative), self.verb());
                format!("{subject} hat {object} {} {participle}, weil {}", self.adverbial(), self.side_clause())
            }
            3 => format!("umstritten ist {}, ob {}", self.adverbial(), self.side_clause()),
            4 => {
                let (share, tenth) = (self.random.between(2, 90), self.random.below(10));
                let dative = self.noun(Dative);
                format!(
                    "bei {dative} liegt der Betrag bei {share},{tenth} Mio. Euro, {} war er höher",
                    self.adverbial()
                )
            }
            _ => format!(
                "aus {} geht hervor, dass {}, während {}",
                self.noun(Dative),
                self.side_clause(),
                self.side_clause()
            ),
        };
        format!("{}.", capital(&sentence))
    }

    /// A sentence with the short name of a company in it.
    pub fn sentence_with_short_name(&mut self, company: usize) -> Text {
        let name = Piece::Name(Target::Company(company), self.corpus.company(company).short);
        let after = format!(" {} {} {}", self.verb().0, self.noun(Accusative), self.adverbial());
        around("", name, &after)
    }

    /// A sentence around the name of a company or a regulation, or around a link to an article.
    pub fn sentence_with(&mut self, target: Target) -> Text {
        match target {
            Target::Company(_) => self.with_company(target),
            Target::Regulation(number) => self.with_regulation(number),
            Target::Article(_) => {
                let own = self.random.percent(60).then(|| self.noun(Dative));
                let before = format!("{} berichtet wurde von ", capital(self.adverbial()));
                let after = format!(", wo {}.", self.side_clause());
                vec![Piece::Text(before), Piece::Link(target, own), Piece::Text(after)]
            }
        }
    }

    fn with_company(&mut self, target: Target) -> Text {
        // Now and then the author links in so many words, where no name stands.
        if self.random.percent(8) {
            let words = self.random.pick(&["das Unternehmen", "der Anbieter", "der Konzern", "die Gruppe"]);
            let after = format!(" {} {}.", self.verb().0, self.noun(Accusative));
            let before = format!("{}, so heißt es, ", capital(self.adverbial()));
            return vec![Piece::Text(before), Piece::Link(target, Some(words.to_owned())), Piece::Text(after)];
        }
        let name = self.corpus.spoken_name(target, &mut self.random);
        let genitive = if name.ends_with(['s', 'x', 'z']) { "" } else { "s" };
        let (before, after) = match self.random.below(6) {
            0 => (String::new(), format!(" {} {} {}", self.verb().0, self.noun(Accusative), self.adverbial())),
            1 => (format!("{} {} ", self.adverbial(), self.verb().0), format!(" {}", self.noun(Accusative))),
            2 => (
                format!("{} von ", self.noun(Nominative)),
                format!(" {} {}, weil {}", self.verb().0, self.adverbial(), self.side_clause()),
            ),
            3 => (
                format!("{} {} ", self.adverbial(), self.verb().0),
                format!("{genitive} Aufsichtsrat {}", self.noun(Accusative)),
            ),
            4 => {
                let other = self.random.pick(&["Sprecher", "Standort", "Zulieferer", "Vorstand"]);
                ("der ".to_owned(), format!("-{other} {} {}", self.verb().0, self.noun(Accusative)))
            }
            _ => (
                format!("aus {} geht hervor, dass ", self.noun(Dative)),
                format!(" {} {}", self.noun(Accusative), self.verb().0),
            ),
        };
        around(&before, Piece::Name(target, name), &after)
    }

    fn with_regulation(&mut self, number: usize) -> Text {
        let regulation = self.corpus.regulation(number);
        let target = Target::Regulation(number);
        let is_short = self.random.percent(15);
        let name = if is_short { regulation.abbreviation.clone() } else { regulation.name.clone() };
        let ending = if is_short { "" } else { regulation.genitive };
        let article = |case| article(regulation.gender, case);
        let (before, after) = match self.random.below(5) {
            0 => (
                format!("nach {} ", article(Dative)),
                format!(" {} {} {}", self.verb().0, self.noun(Nominative), self.noun(Accusative)),
            ),
            1 => (format!("{} ", article(Nominative)), format!(" {} {}", self.verb().0, self.noun(Accusative))),
            2 => (
                format!("{} {} ", self.noun(Nominative), article(Genitive)),
                format!("{ending} {} {} {}", self.verb().0, self.noun(Accusative), self.adverbial()),
            ),
            3 => (
                format!("wer gegen {} ", article(Accusative)),
                format!(" verstößt, {} {}", self.verb().0, self.noun(Accusative)),
            ),
            _ => (
                format!("{} ist wegen {} ", self.noun(Nominative), article(Genitive)),
                format!("{ending} {} {}", self.adverbial(), self.verb().1),
            ),
        };
        around(&before, Piece::Name(target, name), &after)
    }

    /// A title, without a full stop.
    pub fn title(&mut self) -> String {
        let noun = self.bare_noun();
        match self.random.below(3) {
            0 => format!("{} {} {}", capital(&noun.0), self.verb().0, self.noun(Accusative)),
            1 => format!("{} {}", capital(&self.noun(Nominative)), self.adverbial()),
            _ => format!("{}: {} {}", capital(&noun.0), self.noun(Nominative), self.verb().1),
        }
    }

    /// A heading of a few words.
    pub fn heading(&mut self) -> String {
        let (first, second) = (self.bare_noun().0, self.bare_noun().0);
        format!("{first} und {second}")
    }

    /// A noun alone, with its gender.
    pub fn bare_noun(&mut self) -> (String, Gender) {
        let stem = self.corpus.stems.draw(&mut self.random);
        let (head, gender) = HEADS[self.corpus.heads.draw(&mut self.random)];
        (format!("{}{head}", STEMS[stem]), gender)
    }

    fn noun(&mut self, case: Case) -> String {
        let (noun, gender) = self.bare_noun();
        let article = article(gender, case);
        let ending = match (case, gender) {
            (Case::Genitive, Gender::Masculine | Gender::Neuter) => "s",
            _ => "",
        };
        if !self.random.percent(45) {
            return format!("{article} {noun}{ending}");
        }
        let adjective = ADJECTIVES[self.adjectives.draw(&mut self.random)];
        let declined = match (case, gender) {
            (Nominative, _) | (Accusative, Gender::Feminine | Gender::Neuter) => "e",
            _ => "en",
        };
        format!("{article} {adjective}{declined} {noun}{ending}")
    }

    fn side_clause(&mut self) -> String {
        format!("{} {} {}", self.noun(Nominative), self.noun(Accusative), self.verb().0)
    }

    fn verb(&mut self) -> (&'static str, &'static str) {
        self.random.pick(VERBS)
    }

    fn adverbial(&mut self) -> &'static str {
        self.random.pick(ADVERBIALS)
    }
}

fn article(gender: Gender, case: Case) -> &'static str {
    use Gender::{Feminine, Masculine, Neuter};
    match (case, gender) {
        (Nominative, Masculine) | (Genitive | Dative, Feminine) => "der",
        (Nominative | Accusative, Feminine) => "die",
        (Nominative | Accusative, Neuter) => "das",
        (Genitive, _) => "des",
        (Dative, _) => "dem",
        (Accusative, Masculine) => "den",
    }
}

fn around(before: &str, name: Piece, after: &str) -> Text {
    vec![Piece::Text(capital(before)), name, Piece::Text(format!("{after}."))]
}

/// With a capital at its front.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
