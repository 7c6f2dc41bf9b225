// How much stands in a line: quoted sentences and claims have 75 characters at most, whatever the width of the window; and the
// drawings of relations are seen whole.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { open } from "./reader.mjs";
import { addresses, buildDossier, fileAddress, launchBrowser, REPOSITORY } from "./site.mjs";

const ALL_WIDTHS = [320, 390, 768, 1024, 1440, 1920];
const LONGEST = 75;
const sample = buildDossier();
const courts = buildDossier({ root: join(REPOSITORY, "tests/sites/courts") });
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
        const drawing = [...document.querySelectorAll(".ego")].filter((one) => one.checkVisibility());
        const texts = drawing.flatMap((one) => [...one.querySelectorAll("text")]);
        const boxes = texts.map((text) => text.getBoundingClientRect());
        const scale = drawing[0].getBoundingClientRect().width / drawing[0].viewBox.baseVal.width;
        const clips = drawing[0].closest(".scroll");
        return {
          drawings: drawing.length,
          cut: texts.filter((_, at) => boxes[at].left < 0 || boxes[at].right > innerWidth).map((text) => text.textContent),
          scrolls: Boolean(clips) && clips.scrollWidth > clips.clientWidth,
          letters: scale * 12 >= 8.5,
        };
      });
      assert.deepEqual(found, { drawings: 1, cut: [], scrolls: false, letters: true }, `${address} at ${width} px`);
    }
  }
  await close();
});
