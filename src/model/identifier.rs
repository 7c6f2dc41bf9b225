//! Keys in other registers, and whether they can be right.

/// The registers that are known, by the key in the front matter; any other can have a key of its own.
pub const REGISTERS: &[&str] = &[
    "lei", "wikidata", "isin", "ticker", "opensanctions", "registration_number", "inn", "ogrn", "kpp", "okpo", "uei",
    "duns", "cage", "bic", "vat", "tax_number", "permid", "imo", "mmsi", "id_number",
];

/// Checks the form and the check digits of an identifier.
///
/// # Errors
/// What is wrong, and what the register's keys look like.
pub fn check_identifier(register: &str, text: &str) -> Result<(), (String, &'static str)> {
    let wrong = |what: &str| format!("`{text}` {what}");
    match register {
        "lei" if !has_form(text, 20, |_, c| c.is_ascii_digit() || c.is_ascii_uppercase()) => {
            Err((wrong("is not an LEI"), "an LEI has 20 digits and capital letters: 5493001KJTIIGC8Y1R12"))
        }
        "lei" if mod_97(text) != 1 => Err((
            wrong("is not an LEI: its check digits are wrong"),
            "compare it with the register at search.gleif.org",
        )),
        "isin" if !isin_form(text) => Err((
            wrong("is not an ISIN"),
            "an ISIN has two capital letters, nine digits or capital letters, and a check digit: US88160R1014",
        )),
        "isin" if !luhn(text) => {
            Err((wrong("is not an ISIN: its check digit is wrong"), "compare it with the listing's own page"))
        }
        "wikidata" if !wikidata_form(text) => {
            Err((wrong("is not a Wikidata item"), "a Wikidata item is `Q` and a number, without the address: Q478214"))
        }
        "ticker" if !short_form(text, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | ' ')) => {
            Err((wrong("is not a ticker symbol"), "write the symbol, with the exchange before it: NASDAQ:TSLA"))
        }
        "opensanctions" if !short_form(text, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')) => Err((
            wrong("is not an OpenSanctions id"),
            "write the id at the end of the entity's address: NK-… or Q478214",
        )),
        "inn" if !(matches!(text.len(), 10 | 12) && is_number(text)) => {
            Err((wrong("is not an INN"), "an INN has 10 digits, that of a person 12: 7707083893"))
        }
        "inn" if !inn(text) => {
            Err((wrong("is not an INN: its check digits are wrong"), "compare it with the register at egrul.nalog.ru"))
        }
        "ogrn" if !(matches!(text.len(), 13 | 15) && is_number(text)) => {
            Err((wrong("is not an OGRN"), "an OGRN has 13 digits, that of a sole trader 15: 1027700132195"))
        }
        "ogrn" if !ogrn(text) => {
            Err((wrong("is not an OGRN: its check digit is wrong"), "compare it with the register at egrul.nalog.ru"))
        }
        "uei" if !has_form(text, 12, |_, c| c.is_ascii_digit() || c.is_ascii_uppercase()) => {
            Err((wrong("is not a UEI"), "a UEI has 12 digits and capital letters: ZQGGHJH74DW7"))
        }
        "duns" if !has_form(text, 9, |_, c| c.is_ascii_digit()) => {
            Err((wrong("is not a DUNS number"), "a DUNS number has 9 digits"))
        }
        _ => Ok(()),
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The check digits of an INN: one of ten digits, two of twelve.
fn inn(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let check =
        |weights: &[u32]| weights.iter().zip(&digits).map(|(weight, digit)| weight * digit).sum::<u32>() % 11 % 10;
    const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    match digits.len() {
        10 => check(&WEIGHTS[2..]) == digits[9],
        _ => check(&WEIGHTS[1..]) == digits[10] && check(&WEIGHTS) == digits[11],
    }
}

/// The check digit of an OGRN: the number before it by 11, that of a sole trader by 13.
fn ogrn(text: &str) -> bool {
    let (number, check) = text.split_at(text.len() - 1);
    let by = if text.len() == 13 { 11 } else { 13 };
    number.parse::<u64>().is_ok_and(|number| (number % by % 10).to_string() == check)
}

fn has_form(text: &str, length: usize, fine: impl Fn(usize, char) -> bool) -> bool {
    text.len() == length && text.chars().enumerate().all(|(at, c)| fine(at, c))
}

fn short_form(text: &str, fine: impl Fn(char) -> bool) -> bool {
    (1..=64).contains(&text.len()) && text.chars().all(fine)
}

fn isin_form(text: &str) -> bool {
    has_form(text, 12, |at, c| match at {
        0 | 1 => c.is_ascii_uppercase(),
        11 => c.is_ascii_digit(),
        _ => c.is_ascii_digit() || c.is_ascii_uppercase(),
    })
}

fn wikidata_form(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|number| {
        (1..=12).contains(&number.len()) && !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Digits of a code in which `A` stands for 10 and `Z` for 35.
fn digits(text: &str) -> impl Iterator<Item = u32> {
    text.chars().filter_map(|c| c.to_digit(36)).flat_map(|value| {
        let (tens, ones) = (value / 10, value % 10);
        (tens > 0).then_some(tens).into_iter().chain([ones])
    })
}

/// The remainder by 97, which is 1 for a valid LEI (ISO 7064 MOD 97-10).
fn mod_97(text: &str) -> u32 {
    digits(text).fold(0, |remainder, digit| (remainder * 10 + digit) % 97)
}

/// The checksum of ISIN: every second digit from the right is doubled.
fn luhn(text: &str) -> bool {
    let digits: Vec<u32> = digits(text).collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_identifiers_pass() {
        for (register, text) in [
            ("lei", "5493001KJTIIGC8Y1R12"),
            ("lei", "54930043XZGB27CTOV49"),
            ("isin", "US88160R1014"),
            ("isin", "US01609W1027"),
            ("isin", "DE000BAY0017"),
            ("wikidata", "Q478214"),
            ("ticker", "NASDAQ:TSLA"),
            ("ticker", "9988.HK"),
            ("opensanctions", "NK-Amyn5VHiBtMBmyVDNbUFPi"),
            ("registration_number", "HRB 12345"),
            ("inn", "7707083893"),
            ("inn", "500100732259"),
            ("ogrn", "1027700132195"),
            ("uei", "ZQGGHJH74DW7"),
            ("handelsregister_wien", "FN 1 a"),
        ] {
            assert_eq!(check_identifier(register, text), Ok(()), "{text}");
        }
    }

    #[test]
    fn a_wrong_digit_or_form_is_found() {
        for (register, text) in [
            ("lei", "5493001KJTIIGC8Y1R13"),
            ("lei", "5493001KJTIIGC8Y1R1"),
            ("lei", "5493001kjtiigc8y1r12"),
            ("isin", "US88160R1015"),
            ("isin", "US8816OR1014"),
            ("isin", "88160R101"),
            ("inn", "7707083894"),
            ("inn", "77070838"),
            ("ogrn", "1027700132196"),
            ("duns", "12-345-678"),
            ("wikidata", "478214"),
            ("wikidata", "https://www.wikidata.org/wiki/Q478214"),
            ("wikidata", "Q0"),
            ("ticker", "Tesla, Inc."),
            ("opensanctions", "https://www.opensanctions.org/entities/NK-1"),
        ] {
            assert!(check_identifier(register, text).is_err(), "{text}");
        }
    }

    #[test]
    fn no_identifier_overflows() {
        assert!(check_identifier("isin", "ZZZZZZZZZZZ0").is_err() || luhn("ZZZZZZZZZZZ0"));
        assert!(check_identifier("lei", &"Z".repeat(20)).is_err());
        assert!(check_identifier("lei", &"ä".repeat(10)).is_err());
    }
}
