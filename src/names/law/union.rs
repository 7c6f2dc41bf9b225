//! Acts of the European Union: regulations, directives, decisions and common positions, in the languages of its members.

use crate::names::law::cited::{LONGEST_LIST, before_separator, before_sign, begins_word, last_word};

/// An act by its number.
#[derive(Debug, PartialEq)]
pub(super) struct Act {
    kind: &'static Kind,
    body: Option<Body>,
    /// As it is written: `833/2014`, `2019/1937`, `91/308`.
    pub number: String,
    serial: u32,
    year_first: bool,
}

#[derive(Debug, PartialEq)]
struct Kind {
    /// In numbers of CELEX.
    letter: char,
    /// What its words begin with, in all forms that they take.
    stems: &'static [&'static str],
    /// Words for it that are not bent.
    words: &'static [&'static str],
}

/// How much a language may add to a stem: «rozporządzenie», «rozporządzeniami».
const LONGEST_ENDING: usize = 7;

const KINDS: [Kind; 4] = [
    Kind {
        letter: 'R',
        stems: &[
            "regulation", "verordnung", "règlement", "reglament", "regolament", "regulament", "verordening",
            "förordning", "forordning", "rozporządzeni", "asetu", "nařízení", "nariaden", "rendelet", "uredb",
            "määrus", "reglamentas", "regul", "регламент", "κανονισμ",
        ],
        words: &["vo", "reg."],
    },
    Kind {
        letter: 'L',
        stems: &[
            "directive", "richtlinie", "richtlijn", "directiva", "direttiv", "diretiva", "direktiv", "dyrektyw",
            "směrnic", "smernic", "irányelv", "direktīv", "директив", "οδηγί",
        ],
        words: &["rl", "dir."],
    },
    Kind {
        letter: 'D',
        stems: &[
            "decision", "beschluss", "beschlüss", "entscheidung", "rahmenbeschluss", "rahmenbeschlüss", "décision",
            "decisión", "decisioni", "decisione", "decisão", "decisões", "besluit", "kaderbesluit", "beschikking",
            "beslut", "rambeslut", "afgørelse", "rammeafgørelse", "decyzj", "rozhodnut", "päätö", "határozat", "sklep",
            "odluk", "decizi", "решени", "απόφασ",
        ],
        words: &["beschl.", "dec.", "décision-cadre", "décisions-cadres"],
    },
    Kind {
        letter: 'E',
        stems: &["position", "standpunkt", "posición", "posizion", "posição", "stanowisk", "gemeenschappelijk"],
        words: &["commune", "communes", "común", "comune", "comum"],
    },
];

/// What stands before the kind in one word: «Durchführungsverordnung», «EU-Verordnung».
const JOINED: &[&str] = &["durchführungs", "genomförande", "gennemførelses", "uitvoerings", "rahmen"];

/// What stands between the kind and the community, in whatever language: who adopted it, and that it implements another.
const BETWEEN: &[&str] = &[
    "commissie", "commission", "commissione", "comisión", "comissão", "conseil", "conselho", "consejo", "consiglio",
    "consiliului", "comisiei", "council", "delegado", "delegada", "delegata", "delegato", "delegowane", "delegowanego",
    "délégué", "déléguée", "d'exécution", "ejecución", "esecuzione", "europees", "europejskiego", "europeo",
    "european", "europeu", "européen", "europäischen", "evropského", "execução", "execution", "exécution", "komise",
    "komisji", "kommission", "kommissionen", "komisie", "parlament", "parlamento", "parlamentu", "parlaments",
    "parlement", "parliament", "raad", "rady", "rates", "rat", "wykonawcze", "wykonawczego", "wykonawczym",
    "европейския", "парламент", "съвета", "комисията",
];

/// The small words among them.
const JOINING: &[&str] = &[
    "a", "and", "de", "del", "della", "der", "des", "di", "do", "du", "e", "en", "et", "i", "la", "of", "the", "und",
    "van", "y", "het", "на", "и",
];

/// What stands after a number without its community and says whose it is: «Verordening 269/2014 van de Raad».
const ADOPTED: &[&str] = &[
    " of the european parliament",
    " of the council",
    " des rates",
    " des europäischen parlaments",
    " der kommission",
    " du conseil",
    " du parlement européen",
    " van de raad",
    " van het europees parlement",
    " del consejo",
    " del parlamento europeo",
    " del consiglio",
    " rady",
    " do conselho",
    " do parlamento europeu",
];

/// The words after which a number without its community is an act's of the Union: elsewhere any court decides so.
const PLAIN: &[&str] = &[
    "regulation", "regulations", "verordnung", "verordnungen", "vo", "directive", "directives", "richtlinie",
    "richtlinien", "rl", "decision", "decisions", "beschluss", "beschlusses", "beschlüsse", "beschl.",
];

/// What a name may say before the kind.
const BEFORE: &[&str] = &[
    "commission", "common", "council", "delegated", "delegierte", "delegierter", "eu", "framework", "gemeinsamer",
    "implementing", "of", "the", "european", "parliament", "and",
];

/// Communities and policies that a number names, in whatever language.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Body {
    Union,
    Community,
    Security,
    Justice,
    Other,
}

impl Body {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "eu" | "ue" | "ес" | "εε" | "el" | "ae" => Self::Union,
            "ec" | "eg" | "ef" | "ce" | "we" | "es" | "eec" | "ewg" | "cee" | "eeg" | "eøf" | "ety" | "ey" | "ek"
            | "ео" | "εκ" | "eü" => Self::Community,
            "cfsp" | "gasp" | "pesc" | "gbvb" | "gusp" | "fusp" | "wpzib" | "yutp" | "szbp" | "kkbp" => Self::Security,
            "jha" | "ji" | "jai" | "jbz" | "rif" | "ria" | "ria." | "wsisw" | "yos" => Self::Justice,
            "euratom" | "ecsc" | "egks" | "ceca" => Self::Other,
            _ => return None,
        })
    }

    /// Whether two names of an act may mean the same. The Communities and the Union have counted on, and who writes of an old act takes the one
    /// for the other; the foreign policy and justice have numbers of their own.
    fn agrees(self, other: Self) -> bool {
        let is_union = |body| matches!(body, Self::Union | Self::Community);
        self == other || is_union(self) && is_union(other)
    }

    /// «(EU)», «(EU, Euratom)», «UE» at the end, and what stands before it.
    fn before(words: &str) -> Option<(&str, Self)> {
        let bare = ["eu", "ue", "eg", "ec", "ce"]
            .iter()
            .find_map(|body| Some((words.strip_suffix(body)?.strip_suffix(' ')?, *body)));
        if let Some((rest, body)) = bare {
            return Some((rest, Self::of(body)?));
        }
        let (rest, inner) = words.strip_suffix(')')?.rsplit_once('(')?;
        let mut bodies = inner.split([',', ' ']).filter(|word| !word.is_empty()).map(Self::of);
        let first = bodies.next()??;
        bodies.all(|body| body.is_some()).then(|| (rest.trim_end_matches(' '), first))
    }

    /// «/EU» at the beginning, with its length.
    fn after(words: &str) -> Option<(usize, Self)> {
        let word = words.strip_prefix('/')?;
        let word = word.strip_prefix(' ').unwrap_or(word);
        let length = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        Some((words.len() - word.len() + length, Self::of(&word[..length])?))
    }
}

impl Kind {
    /// The kind that a text names at its end, the place of its first letter, and whether German or English names it; «EU-» and «EU » before it
    /// belong to it.
    fn before(words: &str, has_body: bool) -> Option<Named> {
        let rest = without_between(words);
        let (before, word) = last_word(rest)?;
        let (own, is_eu) = match word.strip_prefix("eu-").or_else(|| word.strip_prefix("ue-")) {
            Some(own) => (own, true),
            None => (word.rsplit('\'').next().unwrap_or(word), false),
        };
        let bare = JOINED.iter().find_map(|joined| own.strip_prefix(joined)).unwrap_or(own);
        // «dataskyddsförordningen (EU)» is one of the Union whatever it is called.
        let joined = || KINDS.iter().filter(|_| has_body).find(|kind| kind.ends(bare));
        let kind = KINDS.iter().find(|kind| kind.is(bare)).or_else(joined)?;
        let is_plain = PLAIN.contains(&bare);
        let mut start = before.len() + word.len() - if is_eu { word.len() } else { own.len() };
        let mut is_eu = is_eu;
        if let Some(rest) =
            before.strip_suffix("eu ").filter(|rest| begins_word(before, rest.len()) && own.len() == word.len())
        {
            (start, is_eu) = (rest.len(), true);
        }
        // «Gemeinsamer Standpunkt», «position commune»
        if kind.letter == 'E' {
            start = start_of_position(words, start);
        }
        Some(Named { kind, start, is_eu, is_plain: is_plain && rest.len() == words.len() })
    }

    fn is(&self, word: &str) -> bool {
        self.words.contains(&word) || self.stems.iter().any(|stem| word.strip_prefix(stem).is_some_and(is_ending))
    }

    /// Whether a compound ends with its word, as in Germanic languages.
    fn ends(&self, word: &str) -> bool {
        let is_last = |stem: &&str| word.rfind(*stem).is_some_and(|at| is_ending(&word[at + stem.len()..]));
        self.stems.iter().any(is_last)
    }
}

fn is_ending(word: &str) -> bool {
    word.chars().count() <= LONGEST_ENDING && word.chars().all(char::is_alphabetic)
}

/// «Gemeinsamer Standpunkt», «Common Position», «position commune».
fn start_of_position(words: &str, start: usize) -> usize {
    const COMMON: &[&str] =
        &["common ", "gemeinsamer ", "gemeinsamen ", "position ", "posición ", "posizione ", "posição "];
    COMMON.iter().find_map(|common| words[..start].strip_suffix(common)).map_or(start, str::len)
}

struct Named {
    kind: &'static Kind,
    start: usize,
    is_eu: bool,
    is_plain: bool,
}

fn without_between(words: &str) -> &str {
    let whole = words.trim_end_matches(' ');
    let (mut words, mut says) = (whole, false);
    while let Some((rest, word)) = last_word(words).filter(|(_, word)| BETWEEN.contains(word) || JOINING.contains(word))
    {
        says |= BETWEEN.contains(&word);
        words = rest.trim_end_matches(' ');
    }
    if says { words } else { whole }
}

impl Act {
    /// The act that a folded name begins with.
    pub(super) fn of(name: &str) -> Option<Self> {
        if !name.contains(' ') {
            return Self::of_celex(name.strip_prefix("celex:").unwrap_or(name));
        }
        let slash = name.find('/')?;
        let start = name[..slash].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let end = slash + 1 + name[slash + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let (before, after) = (&name[..start], &name[end..]);
        let is_signed = before_sign(before).len() < before.trim_end_matches(' ').len();
        let rest = before_sign(before);
        let (rest, body) = Body::before(rest).map_or((rest, None), |(rest, body)| (rest, Some(body)));
        let named = Kind::before(rest, body.is_some())?;
        if !rest[..named.start].split(' ').all(|word| word.is_empty() || BEFORE.contains(&word)) {
            return None;
        }
        let body = body.or(Body::after(after).map(|(_, body)| body));
        Self::new(named.kind, body, &name[start..slash], &name[slash + 1..end], is_signed)
    }

    fn new(kind: &'static Kind, body: Option<Body>, first: &str, second: &str, is_signed: bool) -> Option<Self> {
        let year_first = !is_signed && (is_year(first) || first.len() == 2 && kind.letter != 'R');
        let (year, serial) = if year_first { (first, second) } else { (second, first) };
        let serial = serial.parse().ok().filter(|_| serial.len() <= 5)?;
        let is_dated = is_year(year) || year.len() == 2;
        is_dated.then(|| Self { kind, body, number: format!("{first}/{second}"), serial, year_first })
    }

    /// `32014r0833`.
    fn of_celex(celex: &str) -> Option<Self> {
        let (year, rest) = celex.strip_prefix('3')?.split_at_checked(4)?;
        let letter = rest.chars().next()?.to_ascii_uppercase();
        let kind = KINDS.iter().find(|kind| kind.letter == letter)?;
        let serial: u32 = rest.get(1..)?.parse().ok()?;
        let at: u32 = year.parse().ok().filter(|_| is_year(year))?;
        let year = if at < 1999 { &year[2..] } else { year };
        let year_first = at >= 2015 || letter != 'R';
        let number = if year_first { format!("{year}/{serial}") } else { format!("{serial}/{year}") };
        Some(Self { kind, body: None, number, serial, year_first })
    }

    /// The digits by which it is searched: «2016/679», which many write «679/2016».
    pub(super) fn cores(&self) -> Vec<String> {
        let swapped = self.number.split_once('/').filter(|(first, second)| is_year(first) != is_year(second));
        let swapped = swapped.map(|(first, second)| format!("{second}/{first}"));
        std::iter::once(self.number.clone()).chain(swapped).collect()
    }

    /// The number as CELEX has it, for those that are written so.
    pub(super) fn celex(&self) -> Option<String> {
        let (first, second) = self.number.split_once('/')?;
        let year = if self.year_first { first } else { second };
        let year = if year.len() == 2 { format!("19{year}") } else { year.to_owned() };
        Some(format!("3{year}{}{:04}", self.kind.letter, self.serial))
    }

    /// Where the words begin that name it, and how much after the number belongs to it.
    /// `number` is how the text has it.
    pub(super) fn cited(&self, before: &str, number: &str, after: &str) -> Option<(usize, usize)> {
        let tail = Body::after(after);
        let goes_on = after.strip_prefix('/').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if tail.is_none() && goes_on {
            return None;
        }
        let length = tail.map_or(0, |(length, _)| length);
        let mut rest = before_sign(before);
        let mut body = tail.map(|(_, body)| body);
        if let Some((before, own)) = Body::before(rest) {
            (rest, body) = (before, Some(own));
        }
        // Where the number stands in a list, what is its own.
        let own = before.len() - before[rest.len()..].trim_start_matches(' ').len();
        let mut is_listed = false;
        let is_adopted = ADOPTED.iter().any(|adopted| after[length..].starts_with(adopted));
        for _ in 0..LONGEST_LIST {
            if let Some(named) = Kind::before(rest, body.is_some()) {
                let start = if is_listed { own } else { named.start };
                let body = body.or(named.is_eu.then_some(Body::Union));
                // «Decision No 145/2014» is not 2014/145/CFSP, but one of a committee, a bank or a court.
                let is_turned = body.is_none() && number != self.number && matches!(self.kind.letter, 'D' | 'E');
                let is_it = named.kind == self.kind && !is_turned && self.is_of(body, &named, is_adopted);
                return is_it.then_some((start, length));
            }
            // «Directives 2013/36/EU and (EU) 2019/1937»
            let (item, own) = before_item(before_separator(rest)?)?;
            (rest, body, is_listed) = (item, body.or(own), true);
        }
        None
    }

    /// Whether a text that names a community, or none, means this act.
    fn is_of(&self, body: Option<Body>, named: &Named, is_adopted: bool) -> bool {
        match (body, self.body) {
            (Some(body), Some(own)) => body.agrees(own) || named.is_eu,
            (Some(_), None) => true,
            // A small number alone may be that of any town's decision.
            (None, _) if self.serial < 100 => false,
            (None, _) => is_adopted || named.is_plain || self.year_first && matches!(self.kind.letter, 'R' | 'L'),
        }
    }
}

/// What stands before another number of the list, and its community.
fn before_item(words: &str) -> Option<(&str, Option<Body>)> {
    let (words, tail) = match words.rsplit_once('/') {
        Some((number, body)) if Body::of(body).is_some() => (number, Body::of(body)),
        _ => (words, None),
    };
    let (number, second) = words.rsplit_once('/')?;
    let is_digits = |word: &str| (1..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let start = number.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if !is_digits(second) || !is_digits(&number[start..]) {
        return None;
    }
    let rest = before_sign(&number[..start]);
    Some(Body::before(rest).map_or((rest, tail), |(rest, body)| (rest, Some(body))))
}

pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u32| (1850..2100).contains(&year))
}
