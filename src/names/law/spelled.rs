//! Numbers of gazettes and codes: few spellings, each of which is searched as a name is.

use crate::names::fold::fold;
use crate::names::law::union::{Act, is_year};

/// The spellings beside itself of the number that a name or citation is, or begins with; none where it has no number.
pub fn spellings(name: &str) -> Vec<String> {
    if !name.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let folded = fold(name.trim());
    let words: Vec<&str> = folded.text().split(' ').collect();
    if let Some(ways) = celex(folded.text()) {
        return ways;
    }
    let readers = [federal_register, statutes_at_large, law_gazette, public_law, code, instrument];
    readers.iter().find_map(|read| read(&words)).unwrap_or_default()
}

/// The number of CELEX, `32014R0833`.
fn celex(name: &str) -> Option<Vec<String>> {
    let number = Act::of(name)?.celex()?;
    Some(["", "CELEX ", "CELEX:", "CELEX: "].iter().map(|sign| format!("{sign}{number}")).collect())
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
    let names = ["Pub. L. ", "Pub. L. No. ", "Public Law ", "Public Law No. ", "Public Law No ", "P.L. ", "PL "];
    Some(names.iter().map(|name| format!("{name}{number}")).collect())
}

/// `115 Stat. 272`.
fn statutes_at_large(words: &[&str]) -> Option<Vec<String>> {
    let [volume, "stat." | "stat", page] = words else { return None };
    (is_number(volume) && is_number(page))
        .then(|| vec![format!("{volume} Stat. {page}"), format!("{volume} Stat {page}")])
}

/// Statutory instruments of the United Kingdom and orders and regulations of Canada: `S.I. 2017/692`, `SOR/2002-184`.
fn instrument(words: &[&str]) -> Option<Vec<String>> {
    if let [number] = words {
        let number = number.strip_prefix("sor/").or(number.strip_prefix("dors/"))?;
        let (year, serial) = number.split_once('-')?;
        let is_one = year.len() >= 2 && is_number(year) && is_number(serial);
        return is_one.then(|| vec![format!("SOR/{number}"), format!("DORS/{number}")]);
    }
    let ["s.i." | "si", number] = words else { return None };
    let (year, serial) = number.split_once('/')?;
    let ways = [format!("{year}/{serial}"), format!("{year} No. {serial}"), format!("{year} No {serial}")];
    let all = ways.iter().flat_map(|way| [format!("S.I. {way}"), format!("SI {way}")]);
    (is_year(year) && is_number(serial)).then(|| all.collect())
}

/// `50 U.S.C. 1701`, `15 CFR 744`, `section 1701 of title 50`.
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
    let signs = ["", "§ ", "§", "Part ", "Section "];
    let mut ways: Vec<String> =
        names.iter().flat_map(|name| signs.map(|sign| format!("{title} {name} {sign}{section}"))).collect();
    if names[0] == "U.S.C." {
        ways.extend(["", ", United States Code"].map(|of| format!("section {section} of title {title}{of}")));
    }
    Some(ways)
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
