//! Paired shortcodes that are boxes, as callouts and quotations: with what they are called, and whom they quote.

/// Shortcodes that are boxes.
pub(super) const BOXES: [&str; 17] = [
    "note", "tip", "warning", "caution", "important", "hint", "danger", "info", "admonition", "callout", "alert",
    "notice", "warn", "question", "quote", "blockquote", "details",
];
/// Those of them, from here on, whose names are no kind of callout.
const UNKNOWN: usize = 8;
/// Arguments that say what a box is called.
const TITLES: [&str; 6] = ["title", "summary", "header", "heading", "label", "caption"];
/// Arguments that say whom it quotes.
const SPEAKERS: [&str; 7] = ["author", "source", "cite", "by", "attribution", "attr", "name"];
/// Arguments that only say how a box looks.
const LOOKS: [&str; 12] = [
    "type", "icon", "iconcolor", "color", "cardcolor", "textcolor", "class", "style", "id", "open", "closed",
    "collapse",
];

/// A shortcode as markdown, with its arguments that are not taken.
pub(super) struct Made {
    pub(super) text: String,
    pub(super) lost: Vec<String>,
}

/// A box with its kind and what it is called; of a quotation who says it. `arguments`: each with its name, where it has one.
pub(super) fn a_box(name: &str, arguments: &[(Option<String>, String)], inner: &str) -> Made {
    let is_one = |own: &str, names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(own));
    let named = |names: &[&str]| -> Vec<String> {
        let fits = |own: &Option<String>| own.as_deref().is_some_and(|own| is_one(own, names));
        arguments
            .iter()
            .filter(|(own, words)| fits(own) && !words.trim().is_empty())
            .map(|(_, words)| words.clone())
            .collect()
    };
    let is_word = |word: &str| !word.trim().is_empty() && !matches!(word, "true" | "false" | "open" | "closed");
    let mut words: Vec<String> =
        arguments.iter().filter(|(own, word)| own.is_none() && is_word(word)).map(|(_, word)| word.clone()).collect();
    let is_known = |own: &str| is_one(own, &TITLES) || is_one(own, &SPEAKERS) || is_one(own, &LOOKS);
    let lost = arguments.iter().filter_map(|(own, words)| {
        let own = own.as_deref().filter(|own| !is_known(own))?;
        Some(format!("{own}={words}"))
    });
    let lost = lost.collect();
    let lines: String = inner.lines().map(|line| format!("> {line}\n")).collect();
    let (titles, speakers) = (named(&TITLES), named(&SPEAKERS));
    if matches!(name, "quote" | "blockquote") {
        let said = speakers.into_iter().chain(titles).chain(words).collect::<Vec<_>>().join(", ");
        let said = if said.is_empty() { said } else { format!(">\n> — {said}\n") };
        return Made { text: format!("{lines}{said}"), lost };
    }
    let kind = named(&["type"]).into_iter().next();
    let kind =
        kind.or_else(|| words.first().is_some_and(|word| BOXES.contains(&word.as_str())).then(|| words.remove(0)));
    let kind = kind.unwrap_or_else(|| if BOXES[UNKNOWN..].contains(&name) { "note" } else { name }.to_owned());
    let title = titles.into_iter().chain(speakers).chain(words).collect::<Vec<_>>().join(", ").replace('\n', " ");
    let title = if title.is_empty() { title } else { format!(" {title}") };
    Made { text: format!("> [!{kind}]{title}\n{lines}"), lost }
}
