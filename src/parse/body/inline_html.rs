//! Tags within a text, in a dossier that keeps HTML.

use super::reader::Reader;
use crate::parse::body::raised::Moved;
use crate::source::Span;

impl Reader<'_> {
    /// What a tag within a text does to what it says: it strikes words out, or begins a new line.
    pub(super) fn inline_html(&mut self, tag: &str, place: Span) {
        let name = tag[1..].trim_start_matches('/');
        let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let is_any = |names: &[&str]| names.iter().any(|one| name.eq_ignore_ascii_case(one));
        if is_any(&["del", "s", "strike"]) {
            self.struck = if tag.starts_with("</") { self.struck.saturating_sub(1) } else { self.struck + 1 };
        } else if is_any(&["br"]) && self.struck == 0 {
            return self.text.push_break(place, !self.is_in_link());
        } else if is_any(&["q"]) && self.struck == 0 {
            return self.text.push(if tag.starts_with("</") { "”" } else { "“" }, place, self.file, false);
        } else if let Some(moved) = Moved::of_element(name) {
            self.moved = (!tag.starts_with("</")).then_some(moved);
        }
        self.text.markup(place.end);
    }
}
