//! Places that authors name by hand, `<a id="rules"></a>`: of a heading its id, of a paragraph that of a block.

/// Those that have been read, and wait for what they stand before.
#[derive(Default)]
pub(super) struct Anchors {
    waiting: Option<String>,
    /// Whether the line before is one of a paragraph.
    is_within: bool,
}

impl Anchors {
    /// A line without the place that it names, with the id of one that ends here; nothing where nothing is left of it. `next` is the
    /// line behind it.
    pub(super) fn taken_from(&mut self, line: &str, next: Option<&str>) -> Option<String> {
        let is_paragraph = begins_paragraph(line);
        if !self.is_within || line.starts_with('#') {
            let (id, rest) = named(line);
            let is_alone = id.is_some() && rest.trim().is_empty();
            self.waiting = id.map(str::to_owned).or(self.waiting.take());
            if is_alone {
                return None;
            }
            if line.starts_with('#') {
                self.is_within = false;
                let own = self.waiting.take().filter(|_| !rest.contains("{#"));
                return Some(own.map_or(rest.clone(), |id| format!("{} {{#{id}}}", rest.trim_end())));
            }
            if !line.trim().is_empty() && !is_paragraph {
                // What is no paragraph has no place of its own.
                self.waiting = None;
            }
            self.is_within = is_paragraph && self.waiting.is_some();
            if !self.is_within {
                return Some(rest);
            }
            return Some(self.ended(&rest, next));
        }
        Some(self.ended(line, next))
    }

    /// A line of a paragraph, with the id of that where it ends.
    fn ended(&mut self, line: &str, next: Option<&str>) -> String {
        if next.is_some_and(|next| !next.trim().is_empty() && begins_paragraph(next)) {
            return line.to_owned();
        }
        self.is_within = false;
        self.waiting.take().map_or(line.to_owned(), |id| format!("{} ^{id}", line.trim_end()))
    }
}

/// The place that a line names at its beginning, in a heading anywhere, and the line without it.
fn named(line: &str) -> (Option<&str>, String) {
    let found = line.match_indices("<a ").find_map(|(at, sign)| {
        let (tag, behind) = line[at + sign.len()..].split_once('>')?;
        let behind = if tag.ends_with('/') { behind } else { behind.trim_start().strip_prefix("</a>")? };
        let (name, value) = tag.trim_end_matches('/').trim().split_once('=')?;
        let id = value.trim().trim_matches(['"', '\'']);
        let is_id =
            !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        let before = &line[..at];
        let is_place = before.starts_with('#') || before.trim().is_empty();
        (is_id && is_place && matches!(name.trim(), "id" | "name")).then_some((id, before, behind))
    });
    match found {
        Some((id, before, behind)) if before.starts_with('#') => {
            let words = format!("{} {}", before.trim_end(), behind.trim_start());
            (Some(id), words.trim_end().to_owned())
        }
        Some((id, _, behind)) => (Some(id), behind.trim_start().to_owned()),
        None => (None, line.to_owned()),
    }
}

/// Whether a line is one of plain words: none of a list, a table, a quotation, a heading or HTML.
fn begins_paragraph(line: &str) -> bool {
    let (_, line) = named(line);
    let is_number = || line.split_once(['.', ')']).is_some_and(|(number, _)| number.parse::<u32>().is_ok());
    let is_sign =
        || line.starts_with(['#', '>', '|', '<', '-', '*', '+', '`', '~', '=', ':', '!', '{', '[', ' ', '\t']);
    !line.trim().is_empty()
        && (line.starts_with("**") || line.starts_with('[') && !line.contains("]:") || !is_sign() && !is_number())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_named_by_hand_is_that_of_what_it_stands_before() {
        for (text, made) in [
            ("## <a id=\"rules\"></a> Rules", "## Rules {#rules}"),
            ("## Rules <a name='r'></a>", "## Rules {#r}"),
            ("<a name=\"r\"></a>\n\n## Rules", "\n## Rules {#r}"),
            ("<a id=\"p\"></a>One\ntwo.\n\nThree.", "One\ntwo. ^p\n\nThree."),
            ("<a id=\"p\" />\nOne.\n- two", "One. ^p\n- two"),
            ("<a id=\"p\"></a>\n\n- one\n\nTwo.", "\n- one\n\nTwo."),
            ("One <a id=\"p\"></a> two.", "One <a id=\"p\"></a> two."),
            ("<a href=\"x\">one</a> two.", "<a href=\"x\">one</a> two."),
            ("## Rules {#own}\n<a id=\"p\"></a>", "## Rules {#own}"),
        ] {
            let lines: Vec<&str> = text.lines().collect();
            let mut anchors = Anchors::default();
            let taken = lines.iter().enumerate();
            let taken = taken.filter_map(|(at, line)| anchors.taken_from(line, lines.get(at + 1).copied()));
            assert_eq!(taken.collect::<Vec<_>>().join("\n"), made, "{text}");
        }
    }
}
