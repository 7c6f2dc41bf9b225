// The card of a paragraph: what a citation leads to, with the sentence marked that it is about, and how to cite it. It stands
// beside the line for a pointer and for the keyboard, and comes from below for a finger. `previews.js` loads this file when a
// reader first asks for a paragraph.
"use strict";
{
  /** What a statement and its citation stand in together, the most certain first. */
  const LINES = ["tr", ".claim", "li:not(.citations > li)", "dd", "p"];
  const SWIPED = 60; // pixels after which a card from below goes
  const LONGEST = 4000; // letters of a paragraph that are shown: a table of a thousand rows is read on its page

  function element(name, properties, ...parts) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...parts);
    return made;
  }

  /** The paragraph with a lasting id or a mention's, as it is shown; nothing where the page has none. */
  function find(text, id) {
    const at = text.passages.findIndex((passage) => holds(text, passage, id));
    if (at < 0) return null;
    const [anchor, blocks] = text.passages[at];
    const number = text.words.passage.replace("{n}", at + 1);
    return { ...text, anchor, blocks, number, mention: id === anchor ? "" : id, name: `${text.name}, ${number}` };
  }

  const holds = (text, [anchor, blocks], id) => anchor === id || blocks.flat().some((piece) => mentions(text, piece, id));

  /** Whether a stretch of text has the mention of an id; plain text has none. */
  function mentions(text, piece, id) {
    const slug = (address) => address.split("/").at(-2);
    return Array.isArray(piece) && piece[1].some(([named, number]) => `m-${slug(text.named[named])}-${number}` === id);
  }

  /**
   * The sentence to mark, in a list: the one that is quoted; else the only one that names all whom the citing line is about, its
   * page included. Of whom one alone is named in many sentences, any may be meant; and where a later sentence names one of them
   * again, it may speak of the others without their names. Then nothing is marked: a wrong mark is worse than none.
   */
  function marked(passage, about) {
    const pieces = passage.blocks.flat().filter(Array.isArray);
    if (passage.mention) return pieces.filter((piece) => mentions(passage, piece, passage.mention));
    const parties = [...passage.named.keys()].filter((at) => about.has(passage.named[at]));
    const speaking = pieces.map((piece) => ({ piece, of: piece[1].map(([named]) => named).filter((at) => parties.includes(at)) })).filter(({ of }) => of.length);
    const last = speaking.pop();
    const areAll = (named) => new Set(named).size === parties.length;
    const isKnown = parties.length > 1 && last && areAll(last.of) && !areAll(speaking.flatMap(({ of }) => of));
    return isKnown ? [last.piece] : [];
  }

  /** The addresses in the site that the line of a link leads to, and that of the page itself. */
  function aboutOf(link, goalOf) {
    const line = LINES.map((line) => link.closest(line)).find(Boolean) ?? link;
    // Remarks on a row stand in the row below it.
    const lines = line.matches(".note-row") ? [line, line.previousElementSibling] : [line];
    const goals = lines.flatMap((line) => [...line.querySelectorAll("a[href]")]).map((other) => goalOf(other.getAttribute("href")));
    return new Set([...goals, goalOf("")].map((goal) => goal?.address));
  }

  /** How to cite a paragraph, by its lasting address. */
  function citation({ cite, number, anchor }, link) {
    const href = link.getAttribute("href").replace(/#.*/s, `#${anchor}`);
    return window.dossierCitation(cite.text, `${cite.page}, ${number}`, href);
  }

  /** The blocks of a paragraph as far as they are shown, to the end of a word. */
  function shown(blocks, marks) {
    let room = LONGEST;
    const stretch = (piece) => {
      const text = Array.isArray(piece) ? piece[0] : piece;
      const kept = room <= 0 ? "" : text.length > room ? `${text.slice(0, room).replace(/\s*\S*$/, "")} …` : text;
      room -= text.length;
      return kept && marks.has(piece) ? element("mark", {}, kept) : kept;
    };
    return blocks.map((block) => element("p", {}, ...block.map(stretch))).filter((block) => block.textContent);
  }

  /** What the card shows. */
  function content(passage, link, goalOf) {
    const blocks = shown(passage.blocks, new Set(marked(passage, aboutOf(link, goalOf))));
    const title = element("p", { className: "card-title", id: "passage-title" }, passage.name);
    const origin = element("p", { className: "card-name" }, passage.origin);
    const text = element("div", { className: "card-text", id: "passage-text", lang: passage.textLang ?? passage.lang, dir: "auto" }, ...blocks);
    const cite = element("details", { className: "cite" }, element("summary", {}, passage.words.cite), element("p", { className: "copyable" }, citation(passage, link)));
    window.dossierCopyable(cite.querySelector(".copyable"));
    const go = element("a", { href: link.href, className: "go" }, passage.words.go);
    return [title, origin, text, element("div", { className: "card-foot" }, go, cite)];
  }

  /** The card beside a link, behind it in the order of the tab key and above everything that would cut it. */
  function beside(link, passage, goalOf) {
    const card = element("div", { className: "card passage-card", id: "passage", lang: passage.lang }, ...content(passage, link, goalOf));
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-labelledby", "passage-title");
    card.setAttribute("popover", "manual");
    link.after(card);
    card.showPopover?.();
    return card;
  }

  /** The card from below, for a finger. The focus comes back to the link, and `done` is called then. */
  function fromBelow(link, passage, goalOf, done) {
    const close = element("button", { type: "button", className: "close", ariaLabel: passage.words.close }, "×");
    const sheet = element("dialog", { className: "sheet passage-card", id: "passage", lang: passage.lang }, close, ...content(passage, link, goalOf));
    sheet.setAttribute("aria-labelledby", "passage-title");
    close.addEventListener("click", () => sheet.close());
    sheet.querySelector(".go").addEventListener("click", () => sheet.close());
    // What lies beside the card is the dialog's backdrop.
    sheet.addEventListener("click", (event) => event.target === sheet && isBeside(sheet, event) && sheet.close());
    sheet.addEventListener("close", () => {
      sheet.remove();
      done();
    });
    swipe(sheet);
    document.body.append(sheet);
    link.focus({ preventScroll: true });
    sheet.showModal();
  }

  function isBeside(element, { clientX, clientY }) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  }

  /** A card from below follows a finger that draws it down from its beginning, and goes. */
  function swipe(sheet) {
    let from = null;
    let by = 0;
    const move = (distance) => {
      by = Math.max(0, distance);
      sheet.style.translate = by ? `0 ${by}px` : "";
    };
    sheet.addEventListener("touchstart", ({ touches }) => (from = sheet.scrollTop <= 0 && touches.length === 1 ? touches[0].clientY : null), { passive: true });
    sheet.addEventListener("touchmove", ({ touches }) => from !== null && move(touches[0].clientY - from), { passive: true });
    sheet.addEventListener("touchend", () => {
      if (by > SWIPED) sheet.close();
      move(0);
    });
    sheet.addEventListener("touchcancel", () => move(0));
  }

  window.dossierPassage = { find, beside, fromBelow };
}
