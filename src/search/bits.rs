//! Numbers in as few bits as they need, and bits as text that every browser reads. `static/search/files.js` is the way back.

/// Writes numbers bit by bit, the highest bit first.
#[derive(Debug, Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    /// The last bits, not yet in `bytes`: fewer than eight.
    held: u64,
    count: u32,
}

/// A quotient from here on is followed by the whole number: an outlier must not cost thousands of bits.
const LONGEST_UNARY: u32 = 24;

impl BitWriter {
    /// The lowest `width` bits of a number, at most 32.
    pub fn fixed(&mut self, value: u32, width: u32) {
        self.held = self.held << width | u64::from(value) & ((1 << width) - 1);
        self.count += width;
        while self.count >= 8 {
            self.count -= 8;
            self.bytes.push((self.held >> self.count) as u8);
        }
    }

    /// A number in Rice code: small numbers are short. `parameter` is the number of bits that are not unary.
    pub fn rice(&mut self, value: u32, parameter: u32) {
        let quotient = value >> parameter;
        if quotient >= LONGEST_UNARY {
            self.fixed(u32::MAX, LONGEST_UNARY);
            self.fixed(value, 32);
        } else {
            // As many ones as the quotient says, and a zero.
            self.fixed((1 << (quotient + 1)) - 2, quotient + 1);
            self.fixed(value, parameter);
        }
    }

    /// Everything that was written, the last byte filled with zeros.
    pub fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.fixed(0, 8 - self.count);
        }
        self.bytes
    }
}

/// The parameter of the Rice code that makes these numbers shortest, nearly: from their mean.
pub fn rice_parameter(values: &[u32]) -> u32 {
    let sum: u64 = values.iter().copied().map(u64::from).sum();
    // For a geometric distribution the best one is the logarithm of 0.69 × the mean.
    (sum * 69 / 100).checked_div(values.len() as u64).map_or(0, |mean| (mean + 1).ilog2())
}

/// A number of any size in bytes of seven bits, the lowest first.
pub fn varint(value: usize, bytes: &mut Vec<u8>) {
    let mut rest = value;
    while rest >= 0x80 {
        bytes.push((rest & 0x7F) as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

/// Characters of the text form: printable ones of ASCII without the quotation mark and the backslash.
const DIGITS: u16 = 91;

/// Bytes as printable text: 13 bits in two characters, 1.23 characters for each byte.
pub fn text(bytes: &[u8]) -> String {
    let digit = |value: u16| char::from(b'#' + value as u8 + u8::from(value + u16::from(b'#') >= u16::from(b'\\')));
    let mut text = String::with_capacity(bytes.len() * 5 / 4 + 2);
    let (mut bits, mut held) = (0_u32, 0_u32);
    let mut push = |value: u32| {
        text.push(digit(value as u16 / DIGITS));
        text.push(digit(value as u16 % DIGITS));
    };
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held >= 13 {
            held -= 13;
            push(bits >> held);
            bits &= (1 << held) - 1;
        }
    }
    if held > 0 {
        push(bits << (13 - held));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `static/search/files.js` does.
    fn read(text: &str) -> Vec<u8> {
        let value = |c: u8| u32::from(c - b'#' - u8::from(c > b'\\'));
        let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
        for pair in text.as_bytes().chunks(2) {
            bits = (bits << 13) | (value(pair[0]) * 91 + value(pair[1]));
            held += 13;
            while held >= 8 {
                held -= 8;
                bytes.push((bits >> held) as u8);
                bits &= (1 << held) - 1;
            }
        }
        bytes
    }

    fn rice(bytes: &[u8], count: usize, parameter: u32) -> Vec<u32> {
        let mut at = 0;
        let mut bit = || {
            at += 1;
            u32::from(bytes[(at - 1) / 8] >> (7 - (at - 1) % 8) & 1)
        };
        let mut one = || {
            let mut quotient = 0;
            while quotient < 24 && bit() == 1 {
                quotient += 1;
            }
            let width = if quotient == 24 { 32 } else { parameter };
            let low = (0..width).fold(0, |value, _| value << 1 | bit());
            if quotient == 24 { low } else { quotient << parameter | low }
        };
        (0..count).map(|_| one()).collect()
    }

    #[test]
    fn numbers_come_back_whatever_the_parameter() {
        let values = [0, 1, 2, 7, 8, 100, 5000, u32::MAX];
        for parameter in [0, 1, 3, 9] {
            let mut writer = BitWriter::default();
            values.iter().for_each(|value| writer.rice(*value, parameter));
            assert_eq!(rice(&writer.finish(), values.len(), parameter), values);
        }
    }

    #[test]
    fn bytes_come_back_from_text_that_needs_no_escapes() {
        for length in [0, 1, 2, 12, 13, 255, 256] {
            let bytes: Vec<u8> = (0..length).map(|at: u32| (at * 37 + 11) as u8).collect();
            let text = text(&bytes);
            assert!(text.bytes().all(|c| (b'#'..=b'~').contains(&c) && c != b'\\'), "{text}");
            assert_eq!(read(&text)[..bytes.len()], bytes);
        }
    }

    #[test]
    fn the_parameter_follows_the_mean() {
        assert_eq!(rice_parameter(&[0, 0, 0]), 0);
        assert_eq!(rice_parameter(&[]), 0);
        assert_eq!(rice_parameter(&[10, 12, 14]), 3);
    }
}
