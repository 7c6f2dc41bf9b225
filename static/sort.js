// Tables marked with data-sort can be sorted: a button in each head of a column. The first click sorts upwards, the
// second downwards, the third restores the order of the page, with its letters and groups.

/** Shorter tables are read at a glance. */
const FEWEST = 5;
/** Where a table's rows stand as blocks, its heads are not to be seen and must not be reached. */
const blocks = matchMedia("(max-width: 47.99rem)");

for (const table of document.querySelectorAll("table[data-sort]")) {
  const bodies = [...table.tBodies];
  // A row and the remarks below it stay together.
  const units = [];
  for (const row of bodies.flatMap((body) => [...body.rows])) {
    if (row.classList.contains("note-row")) units.at(-1).push(row);
    else if (!row.classList.contains("group")) units.push([row]);
  }
  if (units.length < FEWEST) continue;
  const heads = [...table.tHead.rows[0].cells];
  const lettered = heads[0].classList.contains("letter");
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;

  /** The cell of a row under a head: a letter spans several rows and stands in the first of them only. */
  const cellOf = (row, column) => {
    const letter = lettered && !row.cells[0]?.classList.contains("letter");
    return row.cells[letter ? column - 1 : column];
  };

  /** What a cell is sorted by: its date, its number, or its text. Nothing, «–» and «not stated» come last. */
  const valueOf = (cell, numeric) => {
    const date = cell?.querySelector(".date > [aria-hidden]")?.textContent.match(/\d{4}(-\d\d)*/);
    if (date) return date[0];
    const text = cell?.querySelector(".document-link")?.lastChild.textContent.trim() ?? cell?.textContent.trim() ?? "";
    if (text === "–" || text === "" || cell.querySelector(":scope > .missing")) return null;
    return numeric ? Number(text.replace(/[^\d]/g, "")) : text;
  };

  const sort = (column, direction) => {
    const numeric = heads[column].classList.contains("number");
    const keyed = units.map((unit, at) => ({ unit, at, value: valueOf(cellOf(unit[0], column), numeric) }));
    keyed.sort((a, b) => {
      if (a.value === null || b.value === null) return (a.value === null) - (b.value === null) || a.at - b.at;
      const order = numeric ? a.value - b.value : compare(a.value, b.value);
      return order * direction || a.at - b.at;
    });
    const body = document.createElement("tbody");
    for (const row of keyed.flatMap(({ unit }) => unit)) {
      const copy = row.cloneNode(true);
      if (lettered) {
        if (copy.cells[0].classList.contains("letter")) copy.cells[0].remove();
        const blank = document.createElement("td");
        blank.className = "letter";
        copy.prepend(blank);
      }
      body.append(copy);
    }
    for (const old of [...table.tBodies]) old.remove();
    table.append(body);
  };

  const restore = () => {
    for (const old of [...table.tBodies]) old.remove();
    table.append(...bodies);
  };

  for (const [column, head] of heads.entries()) {
    // A drawing has no order.
    if (head.tagName !== "TH" || head.matches(".comparison, .signs")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    if (table.classList.contains("stacked")) {
      const follow = () => (button.disabled = blocks.matches);
      blocks.addEventListener("change", follow);
      follow();
    }
    button.addEventListener("click", () => {
      const was = head.getAttribute("aria-sort");
      for (const other of heads) other.removeAttribute("aria-sort");
      // Numbers are asked for from the largest.
      const order = head.classList.contains("number") ? ["descending", "ascending"] : ["ascending", "descending"];
      const now = order[order.indexOf(was) + 1];
      if (!now) return restore();
      head.setAttribute("aria-sort", now);
      sort(column, now === "ascending" ? 1 : -1);
    });
  }
}
