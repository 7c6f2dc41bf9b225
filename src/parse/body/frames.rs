//! What a piece of text stands in: a quotation, a list behind what leads in, a row of a table.

use crate::model::Frame;

/// What is open around a text. Texts are counted from 1; 0 is none.
#[derive(Default)]
pub(super) struct Frames {
    holders: Vec<Holder>,
    /// What leads in to each open list.
    lists: Vec<u32>,
    /// The text directly above, in the same holder, and whether it ends with a colon.
    above: u32,
    announces: bool,
    /// The first cell of the open row.
    row: u32,
}

/// An item, a quotation, a callout or a table.
struct Holder {
    /// What leads in to its texts.
    lead: u32,
    /// The first text of an item, which leads in to its others.
    first: u32,
    is_item: bool,
}

impl Holder {
    fn leads_in(&self) -> u32 {
        if self.first > 0 { self.first } else { self.lead }
    }
}

impl Frames {
    /// What stands between two blocks, so that the first does not lead in to the second: a heading, a rule.
    pub(super) fn apart(&mut self) {
        self.above = 0;
    }

    pub(super) fn start_list(&mut self) {
        let of_item = self.holders.last().filter(|holder| holder.is_item).map_or(0, Holder::leads_in);
        self.lists.push(if self.above > 0 { self.above } else { of_item });
    }

    /// Another list behind it has the same before it.
    pub(super) fn end_list(&mut self) {
        self.above = self.lists.pop().unwrap_or_default();
        self.announces = false;
    }

    pub(super) fn start_item(&mut self) {
        self.hold(self.lists.last().copied().unwrap_or_default(), true);
    }

    /// A quotation, a callout or a table: a paragraph leads in to it by a colon.
    pub(super) fn start_block(&mut self) {
        self.hold(if self.announces { self.above } else { 0 }, false);
    }

    /// The end of an item, a quotation, a callout or a table.
    pub(super) fn end_holder(&mut self) {
        self.holders.pop();
        self.apart();
    }

    fn hold(&mut self, lead: u32, is_item: bool) {
        self.holders.push(Holder { lead, first: 0, is_item });
        self.apart();
    }

    /// The title of a callout leads in to what stands in it.
    pub(super) fn title(&mut self, title: u32) {
        if let Some(holder) = self.holders.last_mut() {
            holder.lead = title;
        }
    }

    pub(super) fn start_row(&mut self, next: u32) {
        self.row = next;
    }

    pub(super) fn end_row(&mut self) {
        self.row = 0;
    }

    /// What the text stands in that has this number.
    pub(super) fn of(&mut self, number: u32, text: &str) -> Frame {
        let lead = self.holders.last().map_or(0, Holder::leads_in);
        if let Some(holder) = self.holders.last_mut().filter(|holder| holder.is_item && holder.first == 0) {
            holder.first = number;
        }
        if self.row == 0 {
            self.above = number;
            self.announces = text.trim_end().ends_with([':', '：']);
        }
        Frame { lead, row: self.row, speaker: 0, is_quoted: false }
    }
}
