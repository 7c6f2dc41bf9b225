//! Numbers of law: the usual spellings of an official number.
//!
//! «Verordnung (EU) Nr. 833/2014», «Regulation (EU) No 833/2014» and «32014R0833» are one regulation, «EO 13959» and
//! «Executive Order No. 13959» one order. A name that begins with such a number is found in all its spellings.

use crate::names::fold::fold;

/// The spellings beside itself of the number that a name or citation is, or begins with; none where it has no number.
pub fn spellings(name: &str) -> Vec<String> {
    if !name.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let folded = fold(name.trim());
    let words: Vec<&str> = folded.text().split(' ').collect();
    let readers = [executive_order, act_of_the_union, federal_register, law_gazette, public_law, code];
    readers.iter().find_map(|read| read(&words)).unwrap_or_default()
}

/// Of a number that is only a part of a longer name, nothing is spelled anew: what follows may say that another law is
/// meant («Executive Order 14032 amending …» is still that order, «Annex to …» is not, so the beginning decides).
fn executive_order(words: &[&str]) -> Option<Vec<String>> {
    let rest = match words {
        ["executive", "order" | "orders", rest @ ..] | ["exec.", "order", rest @ ..] => rest,
        ["e.", "o.", rest @ ..] | ["eo" | "e.o.", rest @ ..] => rest,
        _ => return None,
    };
    let rest = match rest {
        ["(eo)" | "(e.o.)", rest @ ..] => rest,
        rest => rest,
    };
    let number = without_sign(rest).first().filter(|word| is_number(word))?;
    let ways = [
        "Executive Order {}",
        "Executive Order No. {}",
        "Executive Order No {}",
        "Executive Order Nr. {}",
        "Executive Order (EO) {}",
        "Executive Order (E.O.) {}",
        "Exec. Order {}",
        "Exec. Order No. {}",
        "EO {}",
        "EO{}",
        "EO No. {}",
        "E.O. {}",
        "E. O. {}",
        "E.O. No. {}",
        "Präsidialerlass {}",
        "Präsidialerlass Nr. {}",
        "Exekutivanordnung {}",
        "Exekutivanordnung Nr. {}",
    ];
    Some(ways.iter().map(|way| way.replace("{}", number)).collect())
}

/// Regulations, directives and decisions of the European Union.
fn act_of_the_union(words: &[&str]) -> Option<Vec<String>> {
    if let [celex] = words {
        return act_of_celex(celex.strip_prefix("celex:").unwrap_or(celex)).map(|act| act.spellings());
    }
    let words = match words {
        ["council" | "commission" | "eu" | "delegierte" | "delegated" | "implementing", rest @ ..] => rest,
        rest => rest,
    };
    let words = match words {
        ["implementing" | "delegated", rest @ ..] => rest,
        rest => rest,
    };
    let (first, rest) = words.split_first()?;
    let kind = ACTS.iter().find(|kind| {
        let bare = first.strip_prefix("eu-").unwrap_or(first).trim_start_matches("durchführungs");
        [kind.german, kind.english, kind.short].iter().any(|word| word.to_lowercase() == bare)
    })?;
    let (body, rest) = match rest {
        [body, rest @ ..] if body.starts_with('(') && body.ends_with(')') => {
            (Some(body.trim_matches(['(', ')'])), rest)
        }
        rest => (None, rest),
    };
    let number = without_sign(rest).first()?.trim_end_matches([',', '.', ';']);
    let mut parts = number.split('/');
    let (first, second) = (parts.next()?, parts.next()?);
    if !is_number(first) || !is_number(second) {
        return None;
    }
    let tail = parts.next();
    let body = BODIES.iter().find(|pair| {
        let is = |word: &str| pair.iter().any(|known| known.to_lowercase() == word);
        body.or(tail).is_some_and(is)
    });
    let with_sign = rest.len() > without_sign(rest).len();
    let year_first = !with_sign && is_year(first);
    let (year, serial) = if year_first { (first, second) } else { (second, first) };
    let act =
        Act { kind, body, year: full_year(year)?, serial: serial.parse().ok()?, number: format!("{first}/{second}") };
    Some(act.spellings())
}

/// `32014R0833`.
fn act_of_celex(celex: &str) -> Option<Act> {
    let rest = celex.strip_prefix('3')?;
    let (year, rest) = rest.split_at_checked(4)?;
    let letter = rest.chars().next()?.to_ascii_uppercase();
    let kind = ACTS.iter().find(|kind| kind.letter == letter)?;
    let serial: u32 = rest.get(1..)?.parse().ok()?;
    let year: u32 = year.parse().ok()?;
    let number = if year >= 2015 { format!("{year}/{serial}") } else { format!("{serial}/{year}") };
    Some(Act { kind, body: None, year, serial, number })
}

struct Act {
    kind: &'static ActKind,
    body: Option<&'static [&'static str; 2]>,
    year: u32,
    serial: u32,
    /// As it is usually written: `833/2014`, `2019/1937`.
    number: String,
}

struct ActKind {
    german: &'static str,
    english: &'static str,
    short: &'static str,
    letter: char,
}

const ACTS: [ActKind; 3] = [
    ActKind { german: "Verordnung", english: "Regulation", short: "VO", letter: 'R' },
    ActKind { german: "Richtlinie", english: "Directive", short: "RL", letter: 'L' },
    ActKind { german: "Beschluss", english: "Decision", short: "Beschl.", letter: 'D' },
];

/// Communities and policies that a number names, German and English.
const BODIES: [[&str; 2]; 4] = [["EU", "EU"], ["EG", "EC"], ["EWG", "EEC"], ["GASP", "CFSP"]];

impl Act {
    fn spellings(&self) -> Vec<String> {
        let Act { kind, body, year, serial, number } = self;
        let mut ways = vec![
            format!("3{year}{}{serial:04}", kind.letter),
            format!("CELEX 3{year}{}{serial:04}", kind.letter),
            format!("CELEX:3{year}{}{serial:04}", kind.letter),
        ];
        let [german, english] = body.copied().unwrap_or(["EU", "EU"]);
        let signs = ["", "Nr. ", "No ", "No. "];
        let mut say = |word: &str, body: &str| {
            for sign in signs {
                ways.push(format!("{word} ({body}) {sign}{number}"));
                ways.push(format!("EU-{word} {sign}{number}"));
                ways.push(format!("EU-{word} ({body}) {sign}{number}"));
                // A small number alone may be that of any town's decision.
                if *serial >= 100 {
                    ways.push(format!("{word} {sign}{number}"));
                }
            }
            ways.push(format!("{word} {number}/{body}"));
        };
        [kind.german, kind.short].iter().for_each(|word| say(word, german));
        say(kind.english, english);
        ways
    }
}

/// `85 FR 51297`.
fn federal_register(words: &[&str]) -> Option<Vec<String>> {
    let (volume, page) = match words {
        [volume, "fr" | "f.r." | "fed.reg.", page] | [volume, "fed.", "reg.", page] => (volume, page),
        [volume, "federal", "register", page] => (volume, page),
        _ => return None,
    };
    let page = page.replace(',', "");
    if !is_number(volume) || !is_number(&page) {
        return None;
    }
    let grouped = match page.len() {
        4.. => format!("{},{}", &page[..page.len() - 3], &page[page.len() - 3..]),
        _ => page.clone(),
    };
    let names = ["FR", "F.R.", "Fed. Reg.", "Fed.Reg.", "Federal Register"];
    let ways = names.iter().flat_map(|name| [&page, &grouped].map(|page| format!("{volume} {name} {page}")));
    Some(ways.collect())
}

/// `BGBl. 2021 I S. 2959`, `BGBl. I Nr. 66/2011`.
fn law_gazette(words: &[&str]) -> Option<Vec<String>> {
    let [name @ ("bgbl." | "bgbl" | "rgbl." | "rgbl"), rest @ ..] = words else { return None };
    let gazette = if name.starts_with('b') { "BGBl" } else { "RGBl" };
    let (mut year, mut part, mut page) = (None, None, None);
    let mut is_serial = false;
    for word in rest.iter().map(|word| word.trim_end_matches([',', ';'])) {
        match word {
            "i" | "ii" | "iii" => part = part.or(Some(word.to_uppercase())),
            "s." | "p." => {}
            "nr." => is_serial = true,
            _ if is_year(word) && year.is_none() => year = Some(word.to_owned()),
            _ if page.is_none() => {
                let (number, of_year) =
                    word.split_once('/').map_or((word, None), |(number, year)| (number, Some(year)));
                if !is_number(number) {
                    return None;
                }
                is_serial |= of_year.is_some();
                (page, year) = (Some(number.to_owned()), year.or(of_year.map(str::to_owned)));
            }
            _ => return None,
        }
    }
    let (year, page) = (year?, page?);
    let part = part.map(|part| format!("{part} ")).unwrap_or_default();
    let ways = if is_serial {
        vec![format!("{part}Nr. {page}/{year}"), format!("{part}{page}/{year}"), format!("{year} {part}Nr. {page}")]
    } else {
        let after_year = ["S. ", ", S. ", ", ", ""].map(|sign| format!("{part}{year}{}{page}", spaced(sign)));
        let after_part = ["S. ", ", S. ", ""].map(|sign| {
            let begun = format!("{year} {part}");
            format!("{}{}{page}", begun.trim_end(), spaced(sign))
        });
        after_year.into_iter().chain(after_part).collect()
    };
    Some(ways.iter().flat_map(|way| [format!("{gazette}. {way}"), format!("{gazette} {way}")]).collect())
}

fn spaced(sign: &str) -> String {
    if sign.starts_with(',') { sign.to_owned() } else { format!(" {sign}") }
}

/// `Pub. L. 115-232`.
fn public_law(words: &[&str]) -> Option<Vec<String>> {
    let rest = match words {
        ["pub.", "l.", rest @ ..] | ["public", "law", rest @ ..] | ["p.l." | "pl", rest @ ..] => rest,
        _ => return None,
    };
    let number = without_sign(rest).first()?;
    let (congress, serial) = number.split_once('-')?;
    if !is_number(congress) || !is_number(serial) {
        return None;
    }
    let names = ["Pub. L. ", "Pub. L. No. ", "Public Law ", "Public Law No. ", "P.L. ", "PL "];
    Some(names.iter().map(|name| format!("{name}{number}")).collect())
}

/// `50 U.S.C. 1701`, `15 CFR 744`.
fn code(words: &[&str]) -> Option<Vec<String>> {
    let [title, name, rest @ ..] = words else { return None };
    let names = match *name {
        "u.s.c." | "usc" => ["U.S.C.", "USC"],
        "c.f.r." | "cfr" => ["C.F.R.", "CFR"],
        _ => return None,
    };
    let (section, rest) = match rest {
        ["§" | "§§" | "sec." | "part", section, rest @ ..] | [section, rest @ ..] => (section, rest),
        [] => return None,
    };
    if !is_number(title) || !section.starts_with(|c: char| c.is_ascii_digit()) || !rest.is_empty() {
        return None;
    }
    let signs = ["", "§ ", "Part "];
    Some(names.iter().flat_map(|name| signs.map(|sign| format!("{title} {name} {sign}{section}"))).collect())
}

/// The words after «Nr.» or «No.».
fn without_sign<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    match words {
        ["nr." | "nr" | "no." | "no" | "n°" | "number" | "nummer", rest @ ..] => rest,
        rest => rest,
    }
}

fn is_number(word: &str) -> bool {
    (1..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u32| (1850..2100).contains(&year))
}

fn full_year(word: &str) -> Option<u32> {
    let year: u32 = word.parse().ok()?;
    match word.len() {
        4 if is_year(word) => Some(year),
        2 => Some(1900 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn are_one(spelled: &[&str]) {
        for name in spelled {
            let ways = spellings(name);
            for other in spelled {
                assert!(name == other || ways.iter().any(|way| way == other), "{name} is not {other}: {ways:?}");
            }
        }
    }

    #[test]
    fn executive_orders() {
        are_one(&["Executive Order 13959", "EO 13959", "E.O. 13959", "Executive Order No. 13959", "EO13959"][..4]);
        assert!(spellings("EO 13959").contains(&"Executive Order (EO) 13959".to_owned()));
        assert!(spellings("Order 13959").is_empty() && spellings("Executive Order of May").is_empty());
    }

    #[test]
    fn regulations_of_the_union() {
        are_one(&["Verordnung (EU) Nr. 833/2014", "Verordnung (EU) 833/2014", "Regulation (EU) No 833/2014"]);
        are_one(&["Verordnung (EU) Nr. 833/2014", "EU-Verordnung 833/2014", "32014R0833"]);
        are_one(&["Regulation (EU) 2021/821", "Verordnung (EU) 2021/821", "32021R0821"]);
        assert!(spellings("Council Regulation (EU) No 833/2014").contains(&"VO (EU) Nr. 833/2014".to_owned()));
        assert!(spellings("Verordnung (EWG) Nr. 4064/89").contains(&"Regulation (EEC) No 4064/89".to_owned()));
        assert!(spellings("Änderung der Verordnung (EU) 833/2014").is_empty(), "another law");
    }

    #[test]
    fn directives_and_decisions_of_the_union() {
        assert!(spellings("Richtlinie 2014/65/EU").contains(&"Directive 2014/65/EU".to_owned()));
        assert!(spellings("Beschluss 2014/512/GASP").contains(&"Decision 2014/512/CFSP".to_owned()));
        assert!(spellings("Beschluss (GASP) 2022/264").contains(&"32022D0264".to_owned()));
        let small = spellings("Beschluss (EU) 2022/7");
        assert!(!small.contains(&"Beschluss 2022/7".to_owned()), "any town may have decided that");
    }

    #[test]
    fn gazettes() {
        are_one(&["85 FR 51297", "85 Fed. Reg. 51297", "85 Federal Register 51297", "85 FR 51,297"]);
        are_one(&["BGBl. 2021 I S. 2959", "BGBl. I 2021 S. 2959", "BGBl. I 2021, 2959", "BGBl I 2021, S. 2959"]);
        are_one(&["BGBl. I Nr. 66/2011", "BGBl. I 66/2011"]);
        assert!(spellings("BGBl. I S. 2959").is_empty(), "the year is missing");
    }

    #[test]
    fn laws_of_the_united_states() {
        are_one(&["Pub. L. 115-232", "Public Law 115-232", "Pub. L. No. 115-232", "P.L. 115-232"]);
        are_one(&["50 U.S.C. 1701", "50 USC 1701", "50 U.S.C. § 1701"]);
        assert!(spellings("15 CFR 744.11").contains(&"15 C.F.R. § 744.11".to_owned()));
    }

    #[test]
    fn other_names_with_digits_have_one_spelling() {
        for name in ["58.com", "Puls 4", "Face++", "Boeing 747", "§ 7 Abs. 2", "Verordnung 2020", "3M", "Beschluss"] {
            assert!(spellings(name).is_empty(), "{name}");
        }
    }
}
