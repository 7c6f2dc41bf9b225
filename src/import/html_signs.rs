//! What a page says by the height of a letter, a line through it or the sign of an item. A text has none of these: without them
//! `10<sup>6</sup>` would be 106, and what was struck out would still hold. They become letters before the page is read.

use dom_smoothie::Readability;

use crate::parse::body::raised::Moved;

/// Stands for the signs of a line through a text until the page is written as markdown, which would take them for letters of the
/// text. A private character.
const STRUCK: &str = "\u{f8f0}";

/// The text of a page with the signs of lines through it.
pub(super) fn struck_out(text: &str) -> String {
    text.replace(STRUCK, "~~")
}

/// Writes them into a page.
pub(super) fn write_out(page: &Readability) {
    show_what_is_seen(page);
    for (tag, moved) in [("sup", Moved::Raised), ("sub", Moved::Lowered)] {
        for node in page.doc.select(tag).nodes() {
            let text = node.text();
            let text = text.trim();
            if text.is_empty() || moved.is_ending(text) {
                continue;
            }
            match moved.letters(text) {
                Some(written) => node.replace_with_html(written.as_str()),
                None => {
                    node.prepend_html(format!("{}(", moved.sign()));
                    node.append_html(")");
                }
            }
        }
    }
    for tag in ["del", "s", "strike"] {
        // A line through several paragraphs goes through each.
        let struck = format!("{tag}:not(:has(p, li)), {tag} p, {tag} li:not(:has(p))");
        for node in page.doc.select(&struck).nodes() {
            if !node.text().trim().is_empty() {
                node.prepend_html(STRUCK);
                node.append_html(STRUCK);
            }
        }
    }
    for list in page.doc.select("ol").nodes() {
        let Some(letters) = letters_of(&list.attr_or("type", ""), &list.attr_or("style", "")) else { continue };
        let mut number = list.attr_or("start", "1").trim().parse().unwrap_or(1);
        for item in list.element_children().iter().filter(|item| item.has_name("li")) {
            number = item.attr("value").and_then(|value| value.trim().parse().ok()).unwrap_or(number);
            let sign = format!("{}. ", letters.of(number));
            match item.first_element_child().filter(|first| first.has_name("p")) {
                Some(paragraph) => paragraph.prepend_html(sign),
                None => item.prepend_html(sign),
            }
            item.rename("div");
            number += 1;
        }
        list.rename("div");
    }
}

/// What a reader of markup without a browser would take away: text that is hidden from screen readers only, the marks of quotations, the
/// lines of what opens and closes.
fn show_what_is_seen(page: &Readability) {
    // Signs that are clicked, and formulas that stand there twice, stay away.
    let shown = "[aria-hidden=true]:not(a):not(button):not(svg):not(.katex-html)";
    for node in page.doc.select(shown).nodes() {
        node.remove_attr("aria-hidden");
        // Its words for screen readers would be there a second time.
        let beside = [node.prev_element_sibling(), node.next_element_sibling()].into_iter().flatten();
        for spoken in beside.filter(|other| {
            ["sr-only", "visually-hidden", "screen-reader-text"].iter().any(|class| other.has_class(class))
        }) {
            spoken.remove_from_parent();
        }
    }
    let language = page.doc.select("html").attr_or("lang", "").to_lowercase();
    let marks = match language.split('-').next() {
        Some("de") => ("„", "“"),
        Some("fr") => ("«\u{a0}", "\u{a0}»"),
        Some("es" | "it" | "pt" | "ru" | "uk") => ("«", "»"),
        _ => ("“", "”"),
    };
    for node in page.doc.select("q").nodes() {
        node.prepend_html(marks.0);
        node.append_html(marks.1);
        node.rename("span");
    }
    page.doc.select("summary").rename("p");
    page.doc.select("details").rename("div");
}

/// How the items of a list are counted, where not by numbers.
#[derive(Clone, Copy)]
enum Letters {
    Alphabet { is_upper: bool },
    Roman { is_upper: bool },
}

fn letters_of(kind: &str, style: &str) -> Option<Letters> {
    let has = |word: &str| style.contains(word);
    match kind.trim() {
        "a" => Some(Letters::Alphabet { is_upper: false }),
        "A" => Some(Letters::Alphabet { is_upper: true }),
        "i" => Some(Letters::Roman { is_upper: false }),
        "I" => Some(Letters::Roman { is_upper: true }),
        _ if has("lower-alpha") || has("lower-latin") => Some(Letters::Alphabet { is_upper: false }),
        _ if has("upper-alpha") || has("upper-latin") => Some(Letters::Alphabet { is_upper: true }),
        _ if has("lower-roman") => Some(Letters::Roman { is_upper: false }),
        _ if has("upper-roman") => Some(Letters::Roman { is_upper: true }),
        _ => None,
    }
}

impl Letters {
    /// The sign of an item. One that letters cannot count keeps its number, as browsers show it.
    fn of(self, number: u32) -> String {
        let (sign, is_upper) = match self {
            _ if number == 0 || number > 3999 => return number.to_string(),
            Letters::Alphabet { is_upper } => (alphabetic(number), is_upper),
            Letters::Roman { is_upper } => (roman(number), is_upper),
        };
        if is_upper { sign.to_uppercase() } else { sign }
    }
}

fn alphabetic(mut number: u32) -> String {
    let mut sign = String::new();
    while number > 0 {
        number -= 1;
        sign.insert(0, char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
    }
    sign
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            written.push_str(sign);
            number -= value;
        }
    }
    written
}
