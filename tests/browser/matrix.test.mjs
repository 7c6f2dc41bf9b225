// The matrix in a browser: cells open their evidence, arrow keys lead from cell to cell, heads stay in sight; without
// scripts each cell is a link to its row.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { buildDossier, fileAddress, launchBrowser } from "./site.mjs";

const site = fileAddress(buildDossier());
const browser = await launchBrowser();
after(() => browser.close());

async function open({ width = 1440, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.goto(`${site}matrix/index.html`);
  return { page, close: () => context.close() };
}

/** Row and column of the cell that has the focus, as their heads name them. */
const focused = (page) =>
  page.evaluate(() => {
    const cell = document.activeElement.closest("td");
    const table = cell.closest("table");
    const head = table.tHead.rows[1].cells[cell.cellIndex];
    return `${cell.parentElement.cells[0].querySelector("a").lastChild.textContent}, ${head.textContent.trim()}`;
  });

const cell = (page, row, column) => page.locator(".matrix-table td > a", { hasText: `: ${row}, ${column}` });

test("a cell opens its evidence below its row, and closes it again", async () => {
  const { page, close } = await open();
  const link = cell(page, "ByteDance", "Anordnung 14. 8. 2020");
  assert.equal(await link.getAttribute("aria-expanded"), "false");
  // The card of the sign does not stay above the evidence.
  await link.hover();
  await page.locator(".card.on").waitFor();
  await link.click();
  assert.equal(await page.locator(".card.on").count(), 0);
  const evidence = page.locator("#evidence");
  assert.equal(await link.getAttribute("aria-expanded"), "true");
  assert.equal(await link.getAttribute("aria-controls"), "evidence");
  const text = (await evidence.innerText()).replace(/\s+/g, " ");
  for (const part of ["ByteDance", "Anordnung 14. 8. 2020", "erlassen", "ONEtoONE 8/2020, Rn. 1", "Federal Register", "Anlass bestritten"]) {
    assert.ok(text.includes(part), `the evidence does not say ${part}: ${text}`);
  }
  assert.ok(await evidence.evaluate((row) => row.previousElementSibling.textContent.includes("ByteDance")));

  // Another cell takes its place; the same one closes it.
  await cell(page, "Tesla", "Tesla-Nutzungsverbot").click();
  assert.equal(await page.locator("#evidence").count(), 1);
  assert.equal(await link.getAttribute("aria-expanded"), "false");
  await cell(page, "Tesla", "Tesla-Nutzungsverbot").click();
  assert.equal(await page.locator("#evidence").count(), 0);
  await close();
});

test("the jurisdiction of the columns in sight is named however far the table is scrolled", async () => {
  const { page, close } = await open({ width: 641 });
  const found = await page.evaluate(() => {
    const box = document.querySelector(".matrix-scroll");
    const place = (element) => element.getBoundingClientRect();
    const name = box.querySelector("th[scope=colgroup] > span");
    const far = place(name.parentElement).right - place(name).width;
    box.scrollLeft = (far - place(box.querySelector("tbody th[scope=row]")).right) / 2;
    return { scrolled: box.scrollLeft, names: place(box.querySelector("tbody th[scope=row]")).right, left: place(name).left, end: place(name).right, group: place(name.parentElement).right };
  });
  assert.ok(found.scrolled > 20, "the table is scrolled");
  assert.ok(found.left >= found.names && found.end <= found.group, `the name of the jurisdiction is out of sight: ${JSON.stringify(found)}`);
  await close();
});

test("the address names the open cell, and opens it for whoever gets it", async () => {
  const { page, close } = await open();
  const link = cell(page, "ByteDance", "Anordnung 14. 8. 2020");
  await link.click();
  const address = page.url();
  assert.match(address, /#open=companies\/bytedance\/r-us-order-2020-08-14-bytedance-musically$/);
  await link.click();
  assert.ok(!page.url().includes("#"));
  await page.goto("about:blank");
  await page.goto(address);
  assert.equal(await link.getAttribute("aria-expanded"), "true");
  assert.ok((await page.locator("#evidence").innerText()).includes("Federal Register"));
  assert.ok(await link.evaluate((link) => link.getBoundingClientRect().top > 0 && link.getBoundingClientRect().bottom < innerHeight));
  await page.goto(`${site}matrix/index.html#open=companies/nobody/r-nothing`);
  assert.equal(await page.url().split("#")[1], "open=companies/nobody/r-nothing");
  await close();
});

test("the keyboard opens evidence, and Escape leads back to the cell", async () => {
  const { page, close } = await open();
  await cell(page, "DJI", "Entity List").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.matches("td a")), "the next stop is a link");
  await page.locator("#evidence a").first().focus();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#evidence").count(), 0);
  assert.equal(await focused(page), "DJI, Entity List");
  await close();
});

test("arrow keys lead from one filled cell to the next, over empty ones", async () => {
  const { page, close } = await open();
  await cell(page, "ByteDance", "Ausfuhrkatalog 2020").focus();
  const way = [
    ["ArrowRight", "ByteDance, Anordnung 14. 8. 2020"],
    ["ArrowDown", "Musical.ly, Anordnung 14. 8. 2020"],
    ["ArrowDown", "TikTok, Anordnung 14. 8. 2020"],
    ["Home", "TikTok, Ausfuhrkatalog 2020"],
    ["End", "TikTok, EO 13942 (TikTok)"],
    ["ArrowUp", "ByteDance, EO 13942 (TikTok)"],
    ["ArrowRight", "Musical.ly, Anordnung 14. 8. 2020"],
    ["ArrowLeft", "ByteDance, EO 13942 (TikTok)"],
  ];
  for (const [key, place] of way) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), place, key);
  }
  // At the edge nothing happens, and evidence that is open is no cell.
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "ByteDance, EO 13942 (TikTok)");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "Musical.ly, Anordnung 14. 8. 2020");
  await close();
});

test("the heads stay in sight", async () => {
  const wide = await open();
  await cell(wide.page, "Yitu", "Entity List").scrollIntoViewIfNeeded();
  await wide.page.evaluate(() => scrollBy(0, document.querySelector(".matrix-table").getBoundingClientRect().top + 400));
  const head = await wide.page.locator(".matrix-table thead").boundingBox();
  assert.ok(head.y >= -1 && head.y < 5, `the heads are at ${head.y}`);
  await wide.close();

  const narrow = await open({ width: 768 });
  await narrow.page.locator(".matrix-scroll").evaluate((box) => box.scrollTo(300, 200));
  const row = await narrow.page.locator(".matrix-table tbody th[scope=row]").nth(5).boundingBox();
  assert.ok(row.x >= 0 && row.x < 40, `the names are at ${row.x}`);
  assert.equal(await narrow.page.evaluate(() => document.documentElement.scrollWidth), 768);
  await narrow.close();
});

test("on a phone each row is a card of its filled cells, and a line opens its evidence below it", async () => {
  const { page, close } = await open({ width: 390, hasTouch: true });
  const lines = (row) => page.locator(".matrix-table tbody tr:not(.group)", { hasText: row }).locator("td > a").allInnerTexts();
  const plain = (texts) => texts.map((text) => text.replace(/\s+/g, " "));
  assert.deepEqual(
    plain(await lines("ByteDance")).map((line) => /(Ausfuhrkatalog 2020|Anordnung 14. 8. 2020|EO 13942 .TikTok.)/.exec(line)?.[0]),
    ["Ausfuhrkatalog 2020", "Anordnung 14. 8. 2020", "EO 13942 (TikTok)"],
  );
  const seen = await page.evaluate(() => {
    const table = document.querySelector(".matrix-table");
    const width = (element) => element.getBoundingClientRect().width;
    const cells = [...table.querySelectorAll("tbody tr:not(.group) td")];
    return {
      empty: cells.filter((cell) => !cell.textContent && width(cell)).length,
      names: cells.map((cell) => cell.querySelector(".column-name")).filter((name) => name && width(name) < 40).length,
      words: cells.map((cell) => cell.querySelector(".status > .visually-hidden")).filter((word) => word && width(word) < 20).length,
      // A topic's head has room for all of its name.
      cut: [...table.querySelectorAll(".group > th")].filter((head) => head.querySelector("a").getBoundingClientRect().bottom > head.parentElement.getBoundingClientRect().bottom || width(head) < 300).length,
      overflow: document.documentElement.scrollWidth,
    };
  });
  assert.deepEqual(seen, { empty: 0, names: 0, words: 0, cut: 0, overflow: 390 });
  const line = cell(page, "Megvii", "Entity List");
  await line.tap();
  const evidence = await page.locator("#evidence").boundingBox();
  const own = await line.boundingBox();
  assert.ok(Math.abs(evidence.y - own.y - own.height) < 2, "the evidence begins below its line");
  await line.tap();
  assert.equal(await page.locator("#evidence").count(), 0);
  // Turned to a width where rows and columns have room, the evidence is not left in a cell.
  await line.tap();
  await page.setViewportSize({ width: 844, height: 390 });
  await page.locator("#evidence").waitFor({ state: "detached" });
  await close();
});

test("on a phone the keyboard stays in sight, numbers stand at the edge, and statuses below each other, close to it", async () => {
  const { page, close } = await open({ width: 390 });
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll(".matrix-table :is(a, button)")].filter((one) => one.tabIndex >= 0 && one.closest("thead, tfoot")).map((one) => one.textContent.trim()));
  assert.deepEqual(hidden, []);
  const [numbers, starts, ends, edge] = await page.evaluate(() => {
    const all = (selector, side) => [...new Set([...document.querySelectorAll(`.matrix-table tbody ${selector}`)].map((one) => Math.round(one.getBoundingClientRect()[side])))];
    const status = "td > a > .status";
    return [all("td.number", "right"), all(status, "left"), all(status, "right"), document.querySelector(".matrix-table").getBoundingClientRect().right];
  });
  assert.deepEqual(numbers, [Math.round(edge)]);
  assert.equal(starts.length, 1);
  assert.ok(edge - Math.max(...ends) < 2, `${edge - Math.max(...ends)} px behind the longest status`);
  await page.setViewportSize({ width: 1024, height: 900 });
  await page.locator(".matrix-table thead a").first().focus();
  assert.equal(await page.locator(".matrix-table thead a[tabindex='-1']").count(), 0);
  await close();
});

test("pointing at a cell tints its row and its column", async () => {
  const { page, close } = await open();
  const colour = (row, column) =>
    page.evaluate(([r, c]) => getComputedStyle(document.querySelectorAll(".matrix-table tbody tr:not(.group)")[r].cells[c]).backgroundColor, [row, column]);
  const plain = await colour(0, 1);
  await page.locator(".matrix-table tbody tr:not(.group)").nth(2).locator("td").nth(2).hover();
  const [same, above, aside] = [await colour(2, 7), await colour(0, 3), await colour(0, 4)];
  assert.notEqual(same, plain, "the row");
  assert.notEqual(above, plain, "the column");
  assert.equal(aside, plain, "another column");
  // The line above a group is one cell, which begins in the first column.
  await page.locator(".matrix-table tbody tr:not(.group)").nth(2).locator("td").first().hover();
  const group = await page.locator(".matrix-table .group td").first().evaluate((cell) => getComputedStyle(cell).backgroundColor);
  assert.equal(group, plain, "the line above a group");
  await close();
});

test("without scripts a cell leads to its row on the subject's page", async () => {
  const { page, close } = await open({ javaScriptEnabled: false });
  await cell(page, "Tesla", "Tesla-Nutzungsverbot").click();
  await page.waitForURL("**/companies/tesla/index.html#r-cn-tesla-use-restriction-2021");
  assert.match(await page.locator(":target").innerText(), /Tesla-Nutzungsverbot/);
  await close();
});

test("the signs stand below each other, whatever hangs at them", async () => {
  const { page, close } = await open();
  const places = await page.evaluate(() => {
    const table = document.querySelector(".matrix-table");
    const column = [...table.tHead.rows[1].cells].findIndex((head) => head.textContent.includes("Entity List"));
    const signs = [...table.querySelectorAll("tbody tr:not(.group)")].map((row) => row.cells[column]?.querySelector("a .status > .sign"));
    return signs.filter(Boolean).map((sign) => Math.round(sign.getBoundingClientRect().x));
  });
  assert.ok(places.length > 5);
  assert.deepEqual([...new Set(places)], [places[0]]);
  await close();
});

test("on a phone a long name of a regulation breaks within its card", async () => {
  const { page, close } = await open({ width: 390, hasTouch: true });
  const places = await page.evaluate(() => {
    const names = [...document.querySelectorAll(".matrix-table .column-name")];
    names[0].textContent = "Lebensmittelwettbewerbsgesetzgebungsverordnung";
    return {
      begins: names.slice(0, 2).map((name) => Math.round(name.getBoundingClientRect().left)),
      overflow: document.querySelector(".matrix-scroll").scrollWidth - document.querySelector(".matrix-scroll").clientWidth,
    };
  });
  assert.equal(places.begins[0], places.begins[1], "the names of a card begin below each other");
  assert.equal(places.overflow, 0);
  await close();
});
