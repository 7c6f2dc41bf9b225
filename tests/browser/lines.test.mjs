// What stands in a line: quoted sentences and claims have 75 characters at most, whatever the width of the window; no sign is
// left alone by its word, no word is broken that fits, no comma and no dot is torn from what it follows; lists have even edges; and the drawings of relations are seen whole.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { addressOf, open, WIDTHS } from "./reader.mjs";
import { addresses, buildDossier, fileAddress, launchBrowser, REPOSITORY } from "./site.mjs";

const ALL_WIDTHS = [320, 390, 768, 1024, 1440, 1920];
const LONGEST = 75;
const sample = buildDossier();
const courts = buildDossier({ root: join(REPOSITORY, "tests/sites/courts") });
const extremes = buildDossier({ root: join(REPOSITORY, "tests/sites/extremes") });
const browser = await launchBrowser();
after(() => browser.close());

/** Places where a source or a speaker is quoted. */
const QUOTED = [
  ".citing-pages blockquote",
  ".passage-text blockquote",
  ".claim > p",
  ".rest li",
  ".side-by-side td:last-child > span",
].join(", ");

test("no line of a quoted sentence or a claim is longer than 75 characters, at any width", async () => {
  for (const [folder, pages] of [
    [sample, ["companies/bytedance/", "claims/", "claims/speakers/", "regulations/us-bis-entity-list/", "articles/2020-08-17-onetoone-tiktok/", ""]],
    [courts, addresses(courts).filter((address) => /^(claims|articles|companies|courts)\//.test(address))],
  ]) {
    const { page, close } = await open(browser, fileAddress(folder), "");
    let seen = 0;
    const found = [];
    for (const address of pages.filter((address) => addresses(folder).includes(address))) {
      await page.goto(`${fileAddress(folder)}${address}index.html`);
      for (const width of ALL_WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const { count, long } = await page.evaluate(longLines, [QUOTED, LONGEST]);
        seen += count;
        found.push(...long.map((line) => `${address} at ${width} px: ${line}`));
      }
    }
    assert.equal(found.length, 0, found.join("\n"));
    assert.ok(seen > 0);
    await close();
  }
});

/** Runs in the page: how many texts there are, and their lines with more characters than `longest`. */
function longLines([places, longest]) {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
  const texts = [...document.querySelectorAll(places)].filter((text) => text.checkVisibility());
  const long = texts.flatMap((text) => {
    const lines = new Map();
    const words = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode;
      // Who says it and where it is reported stands in smaller letters.
      if (!node.parentElement.checkVisibility() || node.parentElement.closest(".visually-hidden, .reported, .who, .source")) continue;
      for (const { index, 0: word } of node.data.matchAll(/\S+\s*/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.trimEnd().length);
        const top = Math.round(range.getBoundingClientRect().bottom / 6);
        lines.set(top, (lines.get(top) ?? "") + word);
      }
    }
    return [...lines.values()].map((line) => line.trim()).filter((line) => line.length > longest);
  });
  return { count: texts.length, long: long.map((line) => `${line.length}: ${line}`) };
}

test("an entity among its neighbours is seen whole, in letters that can be read, at every width", async () => {
  const { page, close } = await open(browser, fileAddress(sample), "companies/bytedance/");
  for (const address of ["companies/bytedance/", "companies/tencent/", "regulations/us-bis-entity-list/", "people/donald-trump/"]) {
    if (!addresses(sample).includes(address)) continue;
    await page.goto(`${fileAddress(sample)}${address}index.html`);
    if ((await page.locator(".ego").count()) === 0) continue;
    for (const width of ALL_WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const found = await page.evaluate(() => {
        for (const fold of document.querySelectorAll(".fold")) fold.open = true;
        const drawing = [...document.querySelectorAll(".ego")].filter((one) => one.checkVisibility());
        const texts = drawing.flatMap((one) => [...one.querySelectorAll("text")]);
        const boxes = texts.map((text) => text.getBoundingClientRect());
        const scale = drawing[0].getBoundingClientRect().width / drawing[0].viewBox.baseVal.width;
        const words = [...drawing[0].querySelectorAll("text.word")].map((word) => word.textContent);
        const clips = drawing[0].closest(".scroll");
        return {
          drawings: drawing.length,
          cut: texts.filter((_, at) => boxes[at].left < 0 || boxes[at].right > innerWidth).map((text) => text.textContent),
          scrolls: Boolean(clips) && clips.scrollWidth > clips.clientWidth,
          letters: scale * 12 >= 8.5,
          // In one column a relation is named once for all that follow.
          repeats: drawing[0].matches(".tree") && words.some((word, at) => at > 0 && word === words[at - 1]),
        };
      });
      assert.deepEqual(found, { drawings: 1, cut: [], scrolls: false, letters: true, repeats: false }, `${address} at ${width} px`);
    }
  }
  await close();
});

/** The pages of a site that look different: those at its top, and of each folder its list and one more. */
function pagesOfEachType(folder) {
  const known = new Map();
  for (const address of addresses(folder)) known.set(address.split("/")[0], [...(known.get(address.split("/")[0]) ?? []), address]);
  return [...known.values()].flatMap((pages) => pages.slice(0, 3)).filter((address) => !/\.html$/.test(address) || address === "404.html");
}

/** Pages on which much stands in rows. */
const MORE = ["topics/exportkontrolle/", "companies/bytedance/", "regulations/us-bis-entity-list/"];

test("no sign is left alone by its word, no word is broken that fits, no comma begins a line and no dot ends one, and the edges of lists are even", async () => {
  for (const folder of [sample, courts, extremes]) {
    const found = [];
    const { page, close } = await open(browser, fileAddress(folder), "");
    for (const address of [...pagesOfEachType(folder), ...MORE.filter((more) => addresses(folder).includes(more))]) {
      await page.goto(addressOf(fileAddress(folder), address));
      // Where a browser hyphenates depends on its dictionaries.
      await page.addStyleTag({ content: "*{hyphens:manual!important}" });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        found.push(...(await page.evaluate(torn)).map((place) => `${address} at ${width} px: ${place}`));
      }
    }
    assert.equal(found.length, 0, found.join("\n"));
    await close();
  }
});

/** Runs in the page: signs whose word stands in another line, daggers and commas that begin one, dots between that end one,
    words that are broken, uneven lists. */
function torn() {
  const found = [];
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden, .stacked thead");
  const say = (what, element) => found.push(`${what}: ${element.textContent.replace(/\s+/g, " ").trim().slice(0, 60)}`);
  const range = document.createRange();
  const inLine = (box, other) => other && box.top < other.bottom && box.bottom > other.top;
  /** The box of the first words of an element that are seen, or of the last. */
  const wordsOf = (element, last) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      /\S/.test(node.data) && isSeen(node.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    if (!nodes.length) return undefined;
    range.selectNodeContents(nodes.at(last ? -1 : 0));
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    return boxes.at(last ? -1 : 0);
  };
  const main = document.querySelector("main");
  for (const sign of main.querySelectorAll(".document-link > svg.sign, .status > svg.sign")) {
    const words = wordsOf(sign.parentElement);
    if (isSeen(sign.parentElement) && words && !inLine(sign.getBoundingClientRect(), words)) say("a sign alone", sign.parentElement);
  }
  for (const dagger of main.querySelectorAll("b.dagger")) {
    const before = dagger.previousElementSibling;
    const words = before && isSeen(dagger) && dagger.previousSibling === before ? wordsOf(before, true) : undefined;
    if (words && !inLine(dagger.getBoundingClientRect(), words)) say("a dagger alone", before);
  }
  for (const row of main.querySelectorAll(".bits, .tail")) {
    const left = row.getBoundingClientRect().left;
    const begins = [...row.children].slice(1).filter((bit, at) => isSeen(bit) && bit.offsetTop >= row.children[at].offsetTop + row.children[at].offsetHeight);
    // The dot lies beside the box, further off than what a box shows around itself.
    if (begins.some((bit) => bit.getBoundingClientRect().left - left > 0.5)) say("a dot between at a line's start", row);
  }
  let before, ends;
  const marks = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (marks.nextNode()) {
    const node = marks.currentNode;
    if (!/\S/.test(node.data) || !isSeen(node.parentElement) || node.parentElement.closest("svg")) continue;
    const box = (at) => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const own = box(node.data.search(/\S/));
    if (/^[,;.:!?)]/.test(node.data) && before && own.left < before.left && own.top >= before.bottom - 3) say(`«${node.data.slice(0, 5)}» begins a line`, node.parentElement);
    if (ends === "·" && own.top >= before.bottom - 3) say("«·» ends a line", node.parentElement);
    ends = node.data.trimEnd().at(-1);
    before = box(node.data.trimEnd().length - 1);
    for (const { index } of node.data.matchAll(/ · (?=\S)/g)) {
      if (box(index + 3).top > box(index + 1).bottom - 3) say("«·» ends a line", node.parentElement);
    }
  }
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!/\p{L}{4}/u.test(node.data) || !isSeen(node.parentElement) || node.parentElement.closest("svg, .rotated, pre, code, .address, .copyable")) continue;
    let block = node.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    for (const { index, 0: word } of node.data.matchAll(/[\p{L}\p{N}]{4,}/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      const whole = boxes.reduce((sum, { width }) => sum + width, 0);
      if (boxes.length > 1 && !inLine(boxes[0], boxes[1]) && whole < block.clientWidth) say(`«${word}» is broken`, block);
    }
  }
  for (const list of main.querySelectorAll(".event-list, .article-list")) {
    // Words that go on in the line of their date begin where their entry does.
    const edge = (item) => (getComputedStyle(item.lastElementChild).display === "inline" ? item : item.lastElementChild);
    const columns = new Set([...list.children].filter(isSeen).map((item) => Math.round(edge(item).getBoundingClientRect().left)));
    // A list may stand in two columns.
    if (columns.size > 2) say(`${[...columns]}`, list);
  }
  return found;
}
