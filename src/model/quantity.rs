//! How much: shares in percent, and sums of money.

/// A share as a source gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// In percent, as written: `49`, `33.3`.
    pub percent: String,
}

/// A sum of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The whole units.
    pub units: u64,
    /// What follows the point, as written: `50`; empty for nothing.
    pub fraction: String,
    /// ISO 4217: `EUR`.
    pub currency: String,
}

impl Share {
    /// Reads `49 %`, `49%` and `33.3 %`; `None` for anything else, and for more than the whole.
    pub fn parse(text: &str) -> Option<Share> {
        let number = text.trim().strip_suffix('%')?.trim_end();
        let (units, fraction) = decimal(number)?;
        let fits = units < 100 || units == 100 && fraction.bytes().all(|digit| digit == b'0');
        fits.then(|| Share { percent: number.to_owned() })
    }
}

impl Amount {
    /// Reads `500000000 EUR` and `1500.50 USD`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Amount> {
        let (number, currency) = text.trim().split_once(' ')?;
        let (units, fraction) = decimal(number)?;
        let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        // Three digits after a point are thousands to many authors.
        (is_code && fraction.len() < 3).then(|| Amount {
            units,
            fraction: fraction.to_owned(),
            currency: currency.to_owned(),
        })
    }
}

/// As both are written in tables: `49 %`, `1500.50 USD`.
impl std::fmt::Display for Share {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{} %", self.percent)
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let point = if self.fraction.is_empty() { "" } else { "." };
        write!(to, "{}{point}{} {}", self.units, self.fraction, self.currency)
    }
}

/// The parts of a number in digits, with a point or without.
fn decimal(text: &str) -> Option<(u64, &str)> {
    let (units, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fine = digits(units) && digits(fraction) && !text.ends_with('.');
    units.parse().ok().filter(|_| fine).map(|units| (units, fraction))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_parts_of_a_whole() {
        for (text, percent) in [("49 %", "49"), ("49%", "49"), ("33.3 %", "33.3"), ("100.0 %", "100.0")] {
            assert_eq!(Share::parse(text).map(|share| share.percent).as_deref(), Some(percent), "{text}");
        }
        for text in ["49", "101 %", "100.5 %", "-1 %", "4,9 %", "half", "%", "1. %"] {
            assert_eq!(Share::parse(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_have_a_currency() {
        for text in ["500000000 EUR", "1500.50 USD", "0 CHF"] {
            assert_eq!(Amount::parse(text).map(|amount| amount.to_string()).as_deref(), Some(text));
        }
        for text in [
            "500",
            "EUR 500",
            "5 euro",
            "5 Mio. EUR",
            "1.000 EUR",
            "1.000.000 EUR",
            "1,5 EUR",
            "+5 EUR",
            "99999999999999999999 EUR",
        ] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }
}
