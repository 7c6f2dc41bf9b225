//! What a piece of text stands in: a quotation, a list behind what leads in, a row of a table.

use pulldown_cmark::{Tag, TagEnd};

use crate::model::Frame;

/// What is open around a text. Texts are counted from 1; 0 is none.
#[derive(Default)]
pub(super) struct Frames {
    holders: Vec<Holder>,
    /// What leads in to each open list.
    lists: Vec<Lead>,
    /// What stands directly above, in the same holder, and whether it is a text that ends with a colon.
    above: Option<Lead>,
    announces: bool,
    /// The first cell of the open row, in which column it has come to, and the first of the heads of the open table.
    row: u32,
    column: u32,
    head: u32,
}

/// What leads in: a text, and behind it the heading directly above.
#[derive(Clone, Copy, Default)]
struct Lead {
    text: u32,
    has_heading: bool,
}

/// An item, a quotation, a callout or a table.
struct Holder {
    /// What leads in to its texts.
    lead: Lead,
    /// The first text of an item, which leads in to its others.
    first: u32,
    is_item: bool,
}

impl Holder {
    fn leads_in(&self) -> Lead {
        if self.first > 0 { Lead { text: self.first, has_heading: false } } else { self.lead }
    }
}

impl Frames {
    /// A tag begins; `next` is the number that the next text has.
    pub(super) fn start(&mut self, tag: &Tag<'_>, next: u32) {
        match tag {
            Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::FootnoteDefinition(_) => self.apart(),
            Tag::List(_) => self.start_list(),
            Tag::Item => self.start_item(),
            Tag::BlockQuote(_) => self.start_block(),
            Tag::Table(_) => self.start_table(),
            Tag::TableHead => self.start_head(next),
            Tag::TableRow => self.start_row(next),
            Tag::TableCell => self.start_cell(),
            _ => {}
        }
    }

    /// A tag ends.
    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::FootnoteDefinition => self.apart(),
            TagEnd::List(_) => self.end_list(),
            TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::Table => self.end_holder(),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            _ => {}
        }
    }

    /// What stands between two blocks, so that the first does not lead in to the second: a heading, a rule.
    pub(super) fn apart(&mut self) {
        (self.above, self.announces) = (None, false);
    }

    /// A heading leads in to a list or a table directly below it.
    pub(super) fn heading(&mut self) {
        self.above = Some(Lead { has_heading: true, ..self.around() });
    }

    /// What leads in to all that the innermost holder has.
    fn around(&self) -> Lead {
        self.holders.last().map(Holder::leads_in).unwrap_or_default()
    }

    fn start_list(&mut self) {
        self.lists.push(self.above.unwrap_or(self.around()));
    }

    /// Another list behind it has the same before it.
    fn end_list(&mut self) {
        (self.above, self.announces) = (self.lists.pop(), false);
    }

    fn start_item(&mut self) {
        self.hold(self.lists.last().copied().unwrap_or_default(), true);
    }

    /// A quotation, a callout or a table: a paragraph leads in to it by a colon.
    fn start_block(&mut self) {
        let above = self.above.filter(|_| self.announces);
        self.hold(above.unwrap_or(self.around()), false);
    }

    fn start_table(&mut self) {
        let above = self.above.filter(|above| self.announces || above.has_heading);
        self.hold(above.unwrap_or(self.around()), false);
    }

    /// The end of an item, a quotation, a callout or a table.
    fn end_holder(&mut self) {
        self.holders.pop();
        self.apart();
    }

    fn hold(&mut self, lead: Lead, is_item: bool) {
        self.holders.push(Holder { lead, first: 0, is_item });
        self.apart();
    }

    /// The title of a callout leads in to what stands in it.
    pub(super) fn title(&mut self, title: u32) {
        if let Some(holder) = self.holders.last_mut() {
            holder.lead = Lead { text: title, has_heading: false };
        }
    }

    fn start_head(&mut self, next: u32) {
        (self.row, self.column, self.head) = (next, 0, next);
    }

    fn start_row(&mut self, next: u32) {
        (self.row, self.column) = (next, 0);
    }

    fn start_cell(&mut self) {
        self.column += 1;
    }

    fn end_row(&mut self) {
        self.row = 0;
    }

    /// What the title of a callout stands in.
    pub(super) fn of_title(&self) -> Frame {
        let Lead { text, has_heading } = self.around();
        Frame { lead: text, has_heading, ..Frame::default() }
    }

    /// What the text stands in that has this number.
    pub(super) fn of(&mut self, number: u32, text: &str) -> Frame {
        let Lead { text: lead, has_heading } = self.around();
        if let Some(holder) = self.holders.last_mut().filter(|holder| holder.is_item && holder.first == 0) {
            holder.first = number;
        }
        if self.row == 0 {
            self.above = Some(Lead { text: number, has_heading: false });
            self.announces = text.trim_end().ends_with([':', '：']);
        }
        let column = if self.row > 0 { self.column } else { 0 };
        // A row without heads, or the heads themselves, have none above them.
        let head = if self.row > self.head { self.head } else { 0 };
        Frame { lead, has_heading, row: self.row, column, head, ..Frame::default() }
    }
}
