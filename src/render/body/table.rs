//! Tables: alignment as classes, heads with their scope, in a box that scrolls sideways.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, Tag, TagEnd};

use crate::render::body::escape::push_attribute;
use crate::render::body::writer::Writer;

impl Writer<'_> {
    pub(super) fn start_table(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Table(alignments) => {
                self.table.number += 1;
                self.table.alignments.clone_from(alignments);
                self.out.push_str("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
                push_attribute(&mut self.out, &self.plan.labels.table);
                let _ = writeln!(self.out, " {}\"><table>", self.table.number);
            }
            Tag::TableHead => {
                self.table.head = true;
                self.table.column = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.out.push_str("<tr>");
            }
            _ => self.start_cell(),
        }
    }

    fn start_cell(&mut self) {
        let start = self.out.len();
        self.out.push_str(if self.table.head { "<th scope=\"col\"" } else { "<td" });
        self.class(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => "align-right",
            Some(Alignment::Center) => "align-center",
            _ => "",
        });
        self.direction();
        self.out.push('>');
        self.table.cell = (start, self.out.len());
    }

    pub(super) fn end_table(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Table => self.out.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.table.head = false;
                self.out.push_str("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            _ => self.end_cell(),
        }
    }

    fn end_cell(&mut self) {
        let (start, content) = self.table.cell;
        if self.table.head && self.out.len() == content {
            // An empty head names nothing, so it is left out.
            self.out.truncate(start);
            self.out.push_str("<td></td>");
        } else {
            self.out.push_str(if self.table.head { "</th>" } else { "</td>" });
        }
        self.table.column += 1;
    }
}
