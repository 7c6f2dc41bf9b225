//! What a page says by the place of its words: terms and what they mean, cells that reach over several rows, captions. The writer of
//! markdown knows paragraphs, lists and tables whose rows have one number of cells; anything else it would run together, «5» and
//! «6 months» to «56 months». So such parts become paragraphs and plain tables before the page is read.

use dom_smoothie::Readability;

/// Elements with lines of their own which the writer of markdown takes for words in a line.
const LINES: &str = "dt, dd, caption, figcaption, legend, address, hgroup, center";
/// Elements that cannot stand in a paragraph.
const BLOCKS: [&str; 17] = [
    "p", "div", "section", "article", "ul", "ol", "dl", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr",
];
/// So many columns or rows are as many as a cell reaches over.
const WIDEST: usize = 200;
/// So many bytes of a table are written out.
const LARGEST: usize = 1 << 22;
/// Stands where a picture was until the page is written as markdown. A private character.
const PICTURE: &str = "\u{f8f1}";

/// Takes the pictures out of a page and remembers where they were.
pub(super) fn taken_out(page: &Readability) {
    for link in page.doc.select("a:has(img)").nodes() {
        if link.text().trim().is_empty() {
            link.replace_with_html(PICTURE);
        }
    }
    for node in page.doc.select("picture, img").nodes() {
        // A dot that counts readers is no picture.
        let is_dot = ["width", "height"].into_iter().any(|side| matches!(node.attr_or(side, "").trim(), "0" | "1"));
        if is_dot {
            node.remove_from_parent();
        } else {
            node.replace_with_html(PICTURE);
        }
    }
}

/// The text of a page without the places of its pictures, and how many there are.
pub(super) fn without_pictures(text: &str) -> (String, usize) {
    let count = text.matches(PICTURE).count();
    if count == 0 {
        return (text.to_owned(), 0);
    }
    let mut kept: Vec<String> = Vec::new();
    for line in text.lines() {
        let bare = line.replace(PICTURE, "");
        let is_empty = bare.trim().is_empty();
        // What is left of a line that was a picture parts no more than what stands around it.
        if !is_empty || !line.contains(PICTURE) && kept.last().is_none_or(|last| !last.is_empty()) {
            kept.push(if is_empty { String::new() } else { bare.trim_end().to_owned() + hard_break(line) });
        }
    }
    (kept.join("\n").trim().to_owned(), count)
}

/// The spaces at the end of a line that break it.
fn hard_break(line: &str) -> &'static str {
    if line.ends_with("  ") { "  " } else { "" }
}

/// Parts what would run together.
pub(super) fn part(page: &Readability) {
    // What stands in another first.
    for table in page.doc.select("table").nodes().iter().rev() {
        for caption in table.element_children().iter().filter(|child| child.has_name("caption")) {
            table.before_html(format!("<p>{}</p>", caption.inner_html()));
            caption.remove_from_parent();
            // A table that is called something is none that only lays out a page.
            table.set_attr("summary", "");
        }
        let mut rows: Vec<Row> = Vec::new();
        let mut section = None;
        for row in table.find(&["tr"]) {
            let is_own =
                row.ancestors_it(None).find(|node| node.has_name("table")).is_some_and(|own| own.id == table.id);
            if !is_own {
                continue;
            }
            let parent = row.parent().map(|parent| parent.id);
            let cells = row.element_children().into_iter().filter(|node| node.has_name("td") || node.has_name("th"));
            let cell = |count: &str| count.trim().parse::<usize>().ok();
            let cells = cells.map(|node| Cell {
                html: node.inner_html().to_string(),
                is_head: node.has_name("th"),
                across: cell(&node.attr_or("colspan", "1")).filter(|count| *count > 0).unwrap_or(1).min(WIDEST),
                down: cell(&node.attr_or("rowspan", "1")).unwrap_or(1).min(WIDEST),
            });
            rows.push(Row { begins: section != parent, cells: cells.collect() });
            section = parent;
        }
        let has_inner = table.descendants_it().any(|node| node.has_name("table"));
        let plain = if has_inner { Plain::TooLarge } else { plain(&rows) };
        if let Plain::Made(html) = plain {
            table.replace_with_html(html);
        } else if let Plain::TooLarge = plain {
            // Its cells are paragraphs, in their order; a table within stays one.
            let cells = rows.iter().flat_map(|row| &row.cells);
            let cells: String = cells.map(|cell| format!("<div>{}</div>", cell.html)).collect();
            table.replace_with_html(format!("<section>{cells}</section>"));
        }
    }
    for node in page.doc.select(LINES).nodes() {
        let has_blocks = node.descendants_it().any(|inner| BLOCKS.iter().any(|name| inner.has_name(name)));
        node.rename(if has_blocks { "div" } else { "p" });
    }
    page.doc.select("dl").rename("section");
}

/// A row of a table.
struct Row {
    /// Whether it is the first of a head, body or foot, which no cell reaches out of.
    begins: bool,
    cells: Vec<Cell>,
}

/// A cell, with the number of columns and rows that it takes.
#[derive(Clone)]
struct Cell {
    html: String,
    is_head: bool,
    across: usize,
    /// 0: all that follow.
    down: usize,
}

/// A table as one whose rows have one number of cells.
enum Plain {
    /// It is such a table already.
    Already,
    Made(String),
    /// Nobody would read it.
    TooLarge,
}

/// A table in which what reaches over several cells stands in each, but for a line across the whole table.
fn plain(rows: &[Row]) -> Plain {
    let mut room = LARGEST;
    let mut grid: Vec<Vec<Cell>> = Vec::with_capacity(rows.len());
    // What reaches down into the next row, by its column, with the number of rows that are left to it.
    let mut above: Vec<Option<Cell>> = Vec::new();
    for row in rows {
        if row.begins {
            above.clear();
        }
        let mut line: Vec<Cell> = Vec::new();
        let mut below: Vec<Option<Cell>> = Vec::new();
        let mut cells = row.cells.iter();
        loop {
            let reaching = above.get(line.len()).cloned().flatten();
            let (cell, across) = match reaching {
                Some(cell) => (Some(cell), 1),
                None => cells.next().map_or((None, 0), |cell| (Some(cell.clone()), cell.across)),
            };
            let Some(cell) = cell else {
                // Cells that reach down stand behind the last of this row too.
                if above.iter().skip(line.len()).all(Option::is_none) {
                    break;
                }
                line.push(empty());
                below.push(None);
                continue;
            };
            for _ in 0..across {
                match room.checked_sub(cell.html.len() + "<td></td>".len()) {
                    Some(rest) => room = rest,
                    None => return Plain::TooLarge,
                }
                let next = Cell { down: cell.down.saturating_sub(1), ..cell.clone() };
                below.push((cell.down != 1).then_some(next));
                line.push(cell.clone());
            }
        }
        above = below;
        grid.push(line);
    }
    let width = grid.iter().map(Vec::len).max().unwrap_or_default();
    if rows.iter().zip(&grid).all(|(row, line)| row.cells.is_empty() || row.cells.len() == width && line.len() == width)
    {
        return Plain::Already;
    }
    let mut html = String::from("<table summary=\"\">");
    for (line, row) in grid.iter_mut().zip(rows) {
        if let [title] = &row.cells[..]
            && title.across >= width
        {
            line.truncate(1);
            line.resize_with(width, || Cell { is_head: title.is_head, ..empty() });
        }
        line.resize_with(width, empty);
        html.push_str("<tr>");
        for cell in line {
            let tag = if cell.is_head { "th" } else { "td" };
            html.push_str(&format!("<{tag}>{}</{tag}>", cell.html));
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    Plain::Made(html)
}

fn empty() -> Cell {
    Cell { html: String::new(), is_head: false, across: 1, down: 1 }
}
