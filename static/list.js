// Lists. Tables marked with data-sort can be sorted: a button in each head of a column. The first click sorts upwards, the
// second downwards, the third restores the order of the page, with its letters and groups. What stands above a list narrows
// it to what has the chosen values (data-f); the choice and the order are kept in the address, and what is shown can be taken
// along as CSV. Without this file the lists stand whole.
"use strict";
{

/** Shorter tables are read at a glance. */
const FEWEST = 5;
/** Where a table's rows stand as blocks, its heads are not to be seen and must not be reached; what narrows stands behind one line. */
const blocks = matchMedia("(max-width: 47.99rem)");

const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });

const form = document.querySelector(".list-tools");
/** Rows. A row of claims has more of them in it, each with values of its own. */
const ROW = "[data-f]:not([data-f] [data-f])";
/** What can be narrowed, before a table is drawn again. */
const items = [...document.querySelectorAll(ROW)];
const state = new URLSearchParams(form ? location.search : "");

function remember() {
  if (!form) return;
  const query = state.toString();
  try {
    history.replaceState(null, "", `${query ? `?${query}` : location.pathname}${location.hash}`);
  } catch {
    // A page on the disk may not be allowed to change its address.
  }
}

/** The tables that can be sorted. */
const tables = [];

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

  /** The cell of a row under a head: a letter spans several rows and stands in the first of them only. */
  const cellOf = (row, column) => {
    const letter = lettered && !row.cells[0]?.classList.contains("letter");
    return row.cells[letter ? column - 1 : column];
  };

  /** What a cell is sorted by: its date, its number, or its text, of what is folded without the line that opens it. Nothing, «–» and «not stated» come last. */
  const valueOf = (cell, numeric) => {
    const date = cell?.querySelector("time")?.getAttribute("datetime");
    if (date) return date;
    const words = cell?.querySelector(".document-link")?.lastChild ?? cell?.querySelector("summary")?.nextSibling ?? cell;
    const text = words?.textContent.trim() ?? "";
    if (text === "–" || text === "" || cell.querySelector(":scope > .missing")) return null;
    return numeric ? Number(text.replace(/[^\d]/g, "")) : text;
  };

  // Of a page's tables the one that is narrowed has its order in the address.
  const isNarrowed = Boolean(form && table.querySelector("[data-f]")) && !tables.some((other) => other.isNarrowed);
  let column = -1, direction = 1, shown = units;
  const own = { isNarrowed, units, keep: () => true, rows: () => shown, cellOf, heads };
  tables.push(own);

  /** Draws the rows that are kept, in the chosen order. Without a choice the page stands as it came. */
  own.draw = () => {
    shown = units.filter(([row]) => own.keep(row));
    const narrowed = shown.length < units.length;
    if (column < 0 && (!narrowed || !lettered)) {
      restore();
      for (const unit of units) for (const row of unit) row.hidden = !shown.includes(unit);
      for (const body of bodies) body.hidden = narrowed && [...body.rows].every((row) => row.hidden || row.classList.contains("group"));
      return;
    }
    if (column >= 0) shown = sorted(shown);
    const body = document.createElement("tbody");
    for (const row of shown.flat()) {
      const copy = row.cloneNode(true);
      copy.hidden = false;
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

  const sorted = (rows) => {
    const numeric = heads[column].classList.contains("number");
    const keyed = rows.map((unit, at) => ({ unit, at, value: valueOf(cellOf(unit[0], column), numeric) }));
    keyed.sort((a, b) => {
      if (a.value === null || b.value === null) return (a.value === null) - (b.value === null) || a.at - b.at;
      const order = numeric ? a.value - b.value : compare(a.value, b.value);
      return order * direction || a.at - b.at;
    });
    return keyed.map(({ unit }) => unit);
  };

  const restore = () => {
    for (const old of [...table.tBodies]) old.remove();
    table.append(...bodies);
  };

  for (const [at, head] of heads.entries()) {
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
      // Numbers are asked for from the largest.
      const order = head.classList.contains("number") ? ["descending", "ascending"] : ["ascending", "descending"];
      const now = order[order.indexOf(was) + 1];
      choose(at, now);
      if (!isNarrowed) return;
      if (now) state.set("sort", `${at}${now === "ascending" ? "" : "-"}`);
      else state.delete("sort");
      remember();
    });
  }

  /** Sorts by a column, up or down, or by none. */
  function choose(at, now) {
    for (const other of heads) other.removeAttribute("aria-sort");
    column = now ? at : -1;
    direction = now === "ascending" ? 1 : -1;
    if (now) heads[at].setAttribute("aria-sort", now);
    own.draw();
  }

  const [, at, down] = /^(\d{1,2})(-?)$/.exec((isNarrowed && state.get("sort")) || "") ?? [];
  if (at && heads[at]?.querySelector("button.sort")) choose(Number(at), down ? "descending" : "ascending");
}

// What narrows.

/** By what an item is narrowed. Where a day stands, its year is that of the day. */
function valuesOf(item) {
  const own = JSON.parse(item.dataset.f);
  return own.date ? { ...own, year: own.date.map((day) => `${Number.parseInt(day, 10)}`) } : own;
}

/** What the search calls that by which a list is narrowed. */
const IN_SEARCH = { outlet: "outlet", year: "year", country: "place", topic: "topic", status: "status", type: "type" };

function startNarrowing() {
  const facets = new Map(items.flatMap((item) => [item, ...item.querySelectorAll("[data-f]")]).map((part) => [part, valuesOf(part)]));
  // A claim that is drawn more than once (it has two speakers, or answers two claims) is one claim. Where it has a row of its
  // own, that stands for it; what stands beside a row only there is narrowed and counted with it.
  const keys = new Map([...facets.keys()].map((part) => [part, part.querySelector(".cite-claim")?.href ?? part]));
  const own = new Set(items.map((item) => keys.get(item)));
  const beside = (item) => [...item.querySelectorAll("[data-f]")].filter((part) => !own.has(keys.get(part)));
  const parts = new Map(items.map((item) => [item, [item, ...beside(item)]]));
  const distinct = (some) => [...new Map(some.map((part) => [keys.get(part), part]).reverse()).values()].reverse();
  const all = distinct(items.flatMap((item) => parts.get(item)));
  const sorter = form.querySelector("select[name=sort]");
  const fold = form.querySelector("details");
  const unfold = () => (fold.open = !blocks.matches);
  blocks.addEventListener("change", unfold);
  unfold();
  const selects = [...form.querySelectorAll("select")].filter((select) => select !== sorter);
  const output = form.querySelector("output");
  const drawn = form ? tables.filter(({ units }) => units.some(([row]) => row.matches("[data-f]"))) : [];
  const inTables = new Set(drawn.flatMap(({ units }) => units.map(([row]) => row)));
  const loose = items.filter((item) => !inTables.has(item));
  // A list that is one table.
  const table = loose.length === 0 && drawn.length === 1 ? drawn[0] : null;
  // What is divided shows where something is left, and closes again as it was.
  const sections = [...document.querySelectorAll("section:has([data-f])")].filter((section) => !section.contains(form));
  const folds = new Map([...document.querySelectorAll("details:has([data-f])")].map((fold) => [fold, fold.open]));

  // A heading that says how many there are says of how many they are left.
  const shownOf = (text, n, all) => text.replace("{n}", n).replace("{all}", all);
  const headings = [...document.querySelectorAll("[data-shown]")].map((count) => {
    const section = count.closest("section");
    return [count, { text: count.textContent, rows: items.filter((item) => section.contains(item)) }];
  });

  // The numbers in the headings of sections and in the contents of the page are those of what is shown.
  const numbered = sections.flatMap((section) => {
    const own = items.filter((item) => section.contains(item));
    const way = section.id ? document.querySelector(`.page-contents a[href="#${CSS.escape(section.id)}"]`) : null;
    const numbers = [section.querySelector(":scope > h2 > .count"), way?.querySelector(".number")].filter((place) => place && /^\d[\d.,]*$/.test(place.textContent.trim()));
    return [{ section, own, way, numbers: numbers.map((place) => [place, place.textContent]) }];
  });

  for (const select of selects) {
    const counts = new Map();
    for (const part of all) for (const value of facets.get(part)[select.name] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const [value, n] of [...counts].sort(([a], [b]) => (select.name === "year" ? -1 : 1) * compare(a, b))) {
      select.add(new Option(`${value} (${n})`, value));
    }
    // One value is no choice.
    select.parentElement.hidden = counts.size < 2;
    if (counts.has(state.get(select.name))) select.value = state.get(select.name);
  }

  // A list that is no table stands in another order as one list, without its headings.
  const homes = items.map((item) => item.parentElement);
  const plain = homes[0]?.cloneNode();
  plain?.removeAttribute("reversed");
  const keyOf = {
    newest: (item) => facets.get(item).date?.[0],
    oldest: (item) => facets.get(item).date?.[0],
    title: (item) => wordsOf(item.querySelector(TITLE)),
    outlet: (item) => facets.get(item).outlet?.[0],
  };

  function arrange() {
    const key = keyOf[sorter.value];
    for (const [at, item] of items.entries()) homes[at].append(item);
    plain.remove();
    if (!key) return;
    const keyed = items.map((item, at) => ({ item, at, key: key(item) }));
    const direction = sorter.value === "newest" ? -1 : 1;
    keyed.sort((a, b) => {
      if (!a.key || !b.key) return !a.key - !b.key || a.at - b.at;
      return compare(a.key, b.key) * direction || a.at - b.at;
    });
    plain.append(...keyed.map(({ item }) => item));
    form.after(plain);
  }

  // The search has all parts of a list, and narrows by some of the same values.
  const whole = form.querySelector(".note a");
  const start = whole?.search;
  function leadToWhole() {
    if (!whole) return;
    const query = new URLSearchParams(start);
    for (const { name, value } of selects) if (value && name in IN_SEARCH) query.set(IN_SEARCH[name], value);
    // A regulation is asked for by its name: too many of them stand in most pages to be counted there.
    const regulation = selects.find(({ name }) => name === "regulation")?.value;
    if (regulation) query.set("q", `"${regulation.replaceAll('"', "")}"`);
    whole.search = query;
  }

  const matches = (part) => selects.every(({ name, value }) => !value || facets.get(part)?.[name]?.includes(value));
  const isKept = (item) => parts.get(item)?.some(matches);

  const draw = () => {
    const kept = items.filter(isKept);
    if (sorter) arrange();
    const left = distinct(kept.flatMap((item) => parts.get(item).filter(matches)));
    const narrowed = left.length < all.length;
    for (const one of drawn) {
      one.keep = isKept;
      one.draw();
    }
    for (const item of loose) item.hidden = !isKept(item);
    if (!table) {
      for (const part of [...sections, ...folds.keys()]) part.hidden = !part.querySelector(`${ROW}:not([hidden])`);
      for (const [fold, was] of folds) fold.open = narrowed || was;
      for (const [count, { text, rows }] of headings) {
        const some = rows.filter((row) => !row.hidden).length;
        count.textContent = narrowed ? shownOf(count.dataset.shown, some, rows.length) : text;
      }
    }
    for (const { section, own, way, numbers } of numbered) {
      const n = own.filter(isKept).length;
      for (const [place, whole] of numbers) place.textContent = n < own.length ? String(n) : whole;
      if (way) way.parentElement.hidden = section.hidden;
    }
    leadToWhole();
    output.textContent = narrowed ? shownOf(output.dataset.text, left.length, all.length) : "";
  };

  form.addEventListener("change", () => {
    for (const { name, value } of [...selects, ...(sorter ? [sorter] : [])]) {
      if (value) state.set(name, value);
      else state.delete(name);
    }
    draw();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    const shown = table ? table.rows().map(([row]) => row) : drawn.length > 0 ? items.filter(isKept) : [...document.querySelectorAll(`${ROW}:not([hidden])`)];
    const told = distinct(shown.flatMap((row) => parts.get(row).filter(matches)));
    save(csvOf(told, selects.map(({ name }) => name), facets, table), `${form.dataset.file}.csv`);
  });
  form.hidden = false;
  if (sorter && state.get("sort") in keyOf) sorter.value = state.get("sort");
  if (selects.some(({ value }) => value) || sorter?.value) draw();
}

/** What a row that stands in no table has to tell; of several sentences in it each is a line. */
const FIELDS = {
  date: ".when time, .from time",
  summary: "h3 + p:not(.meta)",
  speakers: ".who",
  text: ".who + p",
  sentence: ":scope:is(blockquote) > p > span",
};
const TITLE = "th[scope=row] a, h3 a, .from a, .what, :scope > .document-link";
/** The address of a source; of other rows it is that of their title. */
const ADDRESS = ".what > a";
const LINES = ".citing-pages blockquote";

/** What is shown as a table: title and address, the values that narrow, and the columns that are marked with data-c. */
function csvOf(rows, names, facets, table) {
  const heads = table ? table.heads.flatMap((head, at) => (head.dataset.c ? [{ name: head.dataset.c, at }] : [])) : [];
  const records = rows.flatMap((row) => {
    const lines = table ? [] : [...row.querySelectorAll(LINES)];
    return lines.length ? lines.map((line) => ({ row, line })) : [{ row, line: row }];
  });
  const fieldOf = ({ row, line }, place) => line.querySelector(place) ?? (line.matches("blockquote") ? row.querySelector(place) : null);
  const told = table ? [] : Object.entries(FIELDS).filter(([, place]) => records.some((record) => fieldOf(record, place)));
  const lines = records.map((record) => {
    const { row, line } = record;
    const title = row.querySelector(TITLE);
    const link = line === row ? row.querySelector(`.cite-claim, ${ADDRESS}`) : line.querySelector(".source");
    const cells = table ? heads.map(({ at }) => table.cellOf(row, at)) : told.map(([, place]) => fieldOf(record, place));
    return [facets.get(row).title?.[0] ?? wordsOf(title), (link ?? title)?.href ?? "", ...names.map((name) => (facets.get(row)[name] ?? []).join(" | ")), ...cells.map(wordsOf)];
  });
  const columns = ["title", "address", ...names, ...(table ? heads.map(({ name }) => name) : told.map(([name]) => name))];
  const text = [columns, ...lines].map((line) => line.map(field).join(","));
  return `\ufeff${text.join("\r\n")}\r\n`;
}

/** The words of an element as a reader has them, a date as it is written for programs; nothing for a dash. */
function wordsOf(element) {
  const time = element?.matches("time") ? element : element?.querySelector("time");
  const date = time?.getAttribute("datetime");
  if (date || !element) return date ?? "";
  const copy = element.cloneNode(true);
  for (const other of copy.querySelectorAll(".visually-hidden, svg")) other.remove();
  const text = copy.textContent.replace(/\s+/g, " ").trim();
  return text === "–" ? "" : text;
}

/** A field by the rules of the dossier's other tables (src/export/csv/table.rs): a text that looks like a formula gets an apostrophe. */
function field(text) {
  const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text);
  return formula || /[,"\n\r;\t]/.test(text) || text.trim() !== text ? `"${formula ? "'" : ""}${text.replaceAll('"', '""')}"` : text;
}

function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

if (form) startNarrowing();

// What has an anchor in a long list may have moved to another page of the list: a link from before that leads on to it.

const { places } = document.currentScript.dataset;
let known;

function loadPlaces() {
  known ??= new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = places;
    const from = (found) => resolve((id) => found.places[id] !== undefined && new URL(found.pages[found.places[id]], script.src));
    window.dossierPlaces = from;
    script.onerror = () => resolve(() => undefined);
    document.head.append(script);
  });
  return known;
}

async function leadOn() {
  const { hash, pathname } = location;
  let id = hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // It is looked for as it is written.
  }
  if (!id || document.getElementById(id)) return;
  const page = (await loadPlaces())(id);
  if (!page || page.pathname === pathname) return;
  page.hash = hash;
  location.replace(page);
}

if (places) {
  addEventListener("hashchange", leadOn);
  leadOn();
}
}
