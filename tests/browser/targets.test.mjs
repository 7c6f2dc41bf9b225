// Every link and button that does not stand within a sentence can be hit: 24 × 24 CSS px, or with that much room around it
// (WCAG 2.5.8), on every type of page, on a phone as on a desk.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { open } from "./reader.mjs";
import { addresses, BASE_URL, buildDossier, launchBrowser, REPOSITORY, serve } from "./site.mjs";

const browser = await launchBrowser();
after(() => browser.close());

const SITES = [
  ["the sample", buildDossier({ baseUrl: BASE_URL })],
  ["a dossier of courts", buildDossier({ root: join(REPOSITORY, "tests/sites/courts"), baseUrl: BASE_URL })],
];

/** The pages of a site that look different: those at its top, and of each folder the first few. */
function pagesOfEachType(folder) {
  const all = addresses(folder);
  const top = (address) => address.split("/")[0];
  const known = new Map();
  for (const address of all) known.set(top(address), [...(known.get(top(address)) ?? []), address]);
  return [...known.values()].flatMap((pages) => pages.slice(0, 4));
}

for (const [name, folder] of SITES) {
  for (const width of [390, 1440]) {
    test(`every target on ${name} can be hit at ${width} px`, async () => {
      const found = [];
      const server = await serve(folder);
      const { page, close } = await open(browser, server.address, "", { viewport: { width, height: 900 } });
      for (const address of pagesOfEachType(folder)) {
        await page.goto(server.address + address);
        found.push(...(await page.evaluate(smallTargets)).map((target) => `${address}: ${target}`));
      }
      assert.equal(found.length, 0, found.join("\n"));
      await close();
      await server.close();
    });
  }
}

/** Runs in the page: the targets that are too small and too near to others, with what is folded in opened. */
function smallTargets() {
  const LEAST = 24;
  for (const fold of document.querySelectorAll("main details, footer details")) fold.open = true;
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const boxOf = (element) => {
    // What a label belongs to can be hit at the label.
    const label = element.matches("input") ? element.closest("label") : null;
    return (label ?? element).getBoundingClientRect();
  };
  /** Whether a target stands within a line of text that is none. */
  const isInline = (element) => {
    if (getComputedStyle(element).display !== "inline" || element instanceof SVGElement) return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const parent = words.currentNode.parentElement;
      if (/\p{L}{2}/u.test(words.currentNode.data) && isSeen(parent) && !parent.closest("a, button, .visually-hidden")) return true;
    }
    return false;
  };
  const all = [...document.querySelectorAll("a[href], button:not(:disabled), summary, select, input:not([type=hidden])")].filter((element) => {
    const { width, height } = boxOf(element);
    return isSeen(element) && width > 1 && height > 1;
  });
  const boxes = new Map(all.map((element) => [element, boxOf(element)]));
  const middle = ({ left, right, top, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });
  const isSmall = (element) => boxes.get(element).width < LEAST - 0.5 || boxes.get(element).height < LEAST - 0.5;
  const small = all.filter((element) => isSmall(element) && !isInline(element));
  const distance = ({ x, y }, box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const crowded = small.filter((element) => {
    const own = middle(boxes.get(element));
    return all.some((other) => {
      if (other === element || other.contains(element) || element.contains(other)) return false;
      if (distance(own, boxes.get(other)) < LEAST / 2 - 0.5) return true;
      const { x, y } = middle(boxes.get(other));
      return small.includes(other) && Math.hypot(own.x - x, own.y - y) < LEAST - 0.5;
    });
  });
  return crowded.map((element) => {
    const { width, height } = boxes.get(element);
    return `${Math.round(width)} × ${Math.round(height)} ${element.closest("[class]")?.className?.baseVal ?? element.closest("[class]")?.className} ${element.outerHTML.slice(0, 120)}`;
  });
}
