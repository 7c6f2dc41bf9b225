// The network in a browser: names that do not cover each other, filters without a script, neighbours, sizes, and an
// address that keeps what was chosen. Then the buttons that sort tables.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { buildDossier, fileAddress, launchBrowser, REPOSITORY } from "./site.mjs";

const site = fileAddress(buildDossier());
const browser = await launchBrowser();
after(() => browser.close());

async function open(address, { width = 1440, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(address.startsWith("file:") ? address : site + address);
  return { page, problems, close: () => context.close() };
}

const NETWORK = "network/index.html";
const node = (page, name) => page.locator(".node", { hasText: name });

const sites = [
  ["the sample", site],
  ["a dossier with other kinds, long and foreign names", fileAddress(buildDossier({ root: join(REPOSITORY, "tests/sites/views") }))],
];
for (const [name, address] of sites) {
  test(`no label covers another one or a sign: ${name}`, async () => {
    const { page, close } = await open(`${address}network/index.html`);
    const covered = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll(".network-drawing .node")].flatMap((link, at) => {
        const name = link.querySelector("text").textContent;
        return [link.querySelector("text"), link.querySelector(".ground")].map((part) => ({ at, name, box: part.getBBox() }));
      });
      const cover = (a, b) =>
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
      return boxes.flatMap((one) => {
        const others = boxes.filter((other) => other.at > one.at && cover(one.box, other.box));
        return others.map((other) => `${one.name} and ${other.name}`);
      });
    });
    assert.deepEqual(covered, []);
    await close();
  });
}

test("few lines run through a label, and the panel with the evidence is never cut", async () => {
  const { page, close } = await open(NETWORK);
  const { lines, crossing } = await page.evaluate(() => {
    const labels = [...document.querySelectorAll(".network-drawing .node text")].map((text) => text.getBBox());
    const crosses = (path) => {
      const [from, to] = path.dataset.ends.split(" ").map(Number);
      const length = path.getTotalLength();
      return labels.some((box, at) => at !== from && at !== to && Array.from({ length: 60 }, (_, n) => path.getPointAtLength((length * n) / 60)).some(
        ({ x, y }) => x > box.x + 2 && x < box.x + box.width - 2 && y > box.y + 4 && y < box.y + box.height - 4));
    };
    const lines = [...document.querySelectorAll(".edges > path")];
    return { lines: lines.length, crossing: lines.filter(crosses).length };
  });
  assert.ok(lines > 40 && crossing <= lines * 0.15, `${crossing} of ${lines} lines run through a label`);
  for (const width of [320, 390, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const node = page.locator(".node").first();
    await node.focus();
    const cut = await page.locator(".network-details").evaluate((panel) => {
      const { left, right } = panel.getBoundingClientRect();
      return { sideways: panel.scrollWidth > panel.clientWidth, down: panel.scrollHeight > panel.clientHeight, out: left < 0 || right > innerWidth };
    });
    assert.deepEqual(cut, { sideways: false, down: false, out: false }, `${width} px`);
  }
  await close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`filters hide kinds, types and certainties in drawing and table, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    const { page, close } = await open(NETWORK, { javaScriptEnabled });
    const shown = async () => ({
      nodes: await page.locator(".node:visible").count(),
      edges: await page.locator(".edges > path").evaluateAll((all) => all.filter((path) => getComputedStyle(path).display !== "none").length),
      rows: await page.locator(".relation-list tr[data-n]:visible").count(),
    });
    const all = await shown();
    assert.equal(all.edges, all.rows, "the table has what the drawing has");

    await page.getByLabel("Personen").uncheck();
    const withoutPersons = await shown();
    assert.equal(withoutPersons.nodes, all.nodes - 4);
    assert.ok(withoutPersons.edges < all.edges);
    assert.equal(withoutPersons.edges, withoutPersons.rows);

    await page.getByLabel("aus externer Quelle").uncheck();
    const withoutOutside = await shown();
    assert.ok(withoutOutside.edges < withoutPersons.edges);
    assert.equal(withoutOutside.edges, withoutOutside.rows);

    await page.locator(".choose-types > summary").click();
    await page.getByLabel("steht im Wettbewerb mit").uncheck();
    assert.equal((await shown()).edges, withoutOutside.edges - 9);
    assert.equal(await page.locator(".relation-list .group:visible", { hasText: "steht im Wettbewerb mit" }).count(), 0);
    await close();
  });
}

test("a name shows its neighbours and their evidence, by pointer and by keyboard", async () => {
  const { page, problems, close } = await open(NETWORK);
  const opacity = (name) => node(page, name).first().evaluate((element) => getComputedStyle(element).opacity);
  await node(page, "Tencent").hover();
  assert.equal(await opacity("WeChat"), "1");
  assert.equal(await opacity("Tesla"), "0.2");
  const strip = page.locator(".network-details");
  assert.match(await strip.innerText(), /Tencent – betreibt – WeChat \(als Tatsache berichtet\) ONEtoONE\s8\/2020/);
  assert.ok((await strip.locator("a").count()) > 2);

  await page.mouse.move(5, 5);
  assert.equal(await opacity("Tesla"), "1");
  assert.match(await strip.innerText(), /Tencent/, "the evidence stays to be read");

  await node(page, "Jack Ma").focus();
  assert.equal(await opacity("Alibaba"), "1");
  assert.equal(await opacity("Tencent"), "0.2");
  assert.match(await strip.innerText(), /Jack Ma – gründete – Alibaba/);
  await page.keyboard.press("Escape");
  assert.equal(await opacity("Tencent"), "1");

  // What is filtered out is no neighbour.
  await page.getByLabel("Personen").uncheck();
  await node(page, "Alibaba").first().focus();
  assert.doesNotMatch(await strip.innerText(), /Jack Ma/);
  assert.deepEqual(problems, []);
  await close();
});

test("on a phone the drawing begins in the first screen, and what narrows it stands behind one line, with a script and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await open(NETWORK, { width: 390, javaScriptEnabled });
    const drawing = page.locator(".network-scroll");
    assert.ok((await drawing.boundingBox()).y < 560, "half of the screen is the drawing's");
    const companies = page.getByLabel("Unternehmen", { exact: false }).first();
    assert.equal(await page.locator("#f-d0").isVisible(), false);
    const shown = await page.locator(".node:visible").count();
    await page.locator(".choose > summary").press("Enter");
    await companies.uncheck();
    assert.ok((await page.locator(".node:visible").count()) < shown);
    await close();
  }
});

test("narrow windows begin with the name that has most relations and its neighbours, and the edges cut no name", async () => {
  for (const width of [390, 1024]) {
    const { page, problems, close } = await open(NETWORK, { width });
    // The first name of the drawing has most relations. What is seen of the box: it is taller than the window has room for.
    await page.waitForFunction(() => document.querySelector(".network-scroll text.cut") || document.querySelector(".network-scroll").scrollWidth <= document.querySelector(".network-scroll").clientWidth);
    const { middle, cut, out } = await page.evaluate(() => {
      const box = document.querySelector(".network-scroll").getBoundingClientRect();
      const foot = Math.min(box.bottom, innerHeight);
      const isIn = ({ left, right, top, bottom }) => left >= box.left - 1 && right <= box.right + 1 && top >= box.top - 1 && bottom <= foot + 1;
      const nodes = [...document.querySelectorAll(".network-drawing .node")];
      const ends = [...document.querySelectorAll(".edges > path")].map((path) => path.dataset.ends.split(" ").map(Number));
      const own = new Set(ends.filter((pair) => pair.includes(0)).flat());
      const texts = [...document.querySelectorAll(".network-scroll text")].filter((text) => getComputedStyle(text).opacity !== "0");
      // What lies above or below the box, or beside it, is not to be seen at all.
      const isSeen = ({ left, right, top, bottom }) => left < box.right && right > box.left && top < box.bottom && bottom > box.top;
      const isCut = (place) => isSeen(place) && (place.left < box.left - 2 || place.right > box.right + 2 || place.top < box.top - 2);
      return {
        middle: isIn(nodes[0].getBoundingClientRect()),
        out: [...own].filter((at) => !isIn(nodes[at].querySelector("use").getBoundingClientRect())).length / own.size,
        cut: texts.filter((text) => isCut(text.getBoundingClientRect())).map((text) => text.textContent),
      };
    });
    assert.deepEqual({ middle, cut }, { middle: true, cut: [] }, `${width} px`);
    assert.ok(out <= 0.2, `${width} px: ${out} of the neighbours are out of sight`);
    assert.deepEqual(problems, []);
    await close();
  }
  const { page, close } = await open(NETWORK, { width: 390, javaScriptEnabled: false });
  assert.deepEqual(await page.$eval(".network-scroll", (box) => box.scrollWidth - box.clientWidth), 0, "without a script the whole");
  await close();
});

test("what a finger asks for comes into sight, with the way to the name's page", async () => {
  const { page, close } = await open(NETWORK, { width: 390, hasTouch: true, isMobile: true });
  await node(page, "DJI").first().tap();
  const details = page.locator(".network-details");
  await details.locator("h3 a", { hasText: "DJI" }).waitFor();
  const { top, bottom, height } = await details.evaluate((panel) => ({ ...panel.getBoundingClientRect().toJSON(), height: innerHeight }));
  assert.ok(top > height / 2 && bottom <= height, `from ${top} to ${bottom} of ${height}`);
  await details.locator("h3 a").tap();
  await page.waitForURL(/companies\/dji\//);
  await close();
});

test("buttons change the size, the drawing scrolls in its own box, and the address keeps both size and filters", async () => {
  const { page, close } = await open(NETWORK, { width: 390 });
  const width = () => page.locator(".network-drawing").evaluate((svg) => svg.getBoundingClientRect().width);
  const natural = await page.locator(".network-drawing").evaluate((svg) => svg.viewBox.baseVal.width);
  await page.getByRole("button", { name: "200 %" }).click();
  assert.equal(Math.round(await width()), natural * 2);
  assert.equal(await page.getByRole("button", { name: "200 %" }).getAttribute("aria-pressed"), "true");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, "the page itself does not scroll sideways");
  await page.locator(".choose > summary").click();
  await page.getByLabel("Institutionen").uncheck();
  await page.waitForURL((url) => url.hash === "#hide=agency&size=200");

  await page.reload();
  assert.equal(Math.round(await width()), natural * 2);
  assert.equal(await page.getByLabel("Institutionen").isChecked(), false);
  assert.equal(await page.locator(".node:visible", { hasText: "CFIUS" }).count(), 1, "the review is a regulation, the agency is hidden");

  await page.getByRole("button", { name: "100 %" }).click();
  await page.getByLabel("Institutionen").check();
  await page.waitForURL((url) => url.hash === "");
  await close();
});

test("where the drawing sticks out, its whole can be seen at once, and the address keeps that too", async () => {
  const whole = (page) => page.locator(".zoom button", { hasText: "Ganz" });
  const sticksOut = (page) => page.$eval(".network-scroll", (box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]);
  for (const width of [768, 390]) {
    const { page, problems, close } = await open(NETWORK, { width });
    assert.ok((await sticksOut(page))[0] > 0);
    await whole(page).click();
    assert.deepEqual(await sticksOut(page), [0, 0]);
    assert.match(page.url(), /#size=whole$/);
    await page.reload();
    assert.deepEqual(await sticksOut(page), [0, 0]);
    await page.locator(".zoom button", { hasText: "100 %" }).click();
    assert.ok((await sticksOut(page))[0] > 0);
    assert.deepEqual(problems, []);
    await close();
  }
  for (const width of [1440, 1024]) {
    const { page, close } = await open(NETWORK, { width });
    assert.equal(await whole(page).isVisible(), false, "it is there already");
    await close();
  }
});

test("who is chosen reads first how a measure stands: an order that was revoked applies no longer", async () => {
  const { page, close } = await open(NETWORK, { width: 1440 });
  await page.locator(".network-drawing a.node", { hasText: "ByteDance" }).first().focus();
  const said = await page.locator(".network-details li", { hasText: "EO 13942" }).innerText();
  assert.match(said.replace(/\s+/g, " "), /EO 13942 \(TikTok\): ?† ?aufgehoben .*9\. Juni 2021.*aus externer Quelle.*erlassen/);
  await close();
});

test("a link to a relation keeps its anchor and shows its row", async () => {
  const { page, close } = await open("companies/wechat/index.html");
  const anchor = await page.locator("#relations tbody tr", { hasText: "Tencent" }).getAttribute("id");
  await page.goto(`${site}${NETWORK}#${anchor}`);
  assert.equal(await page.evaluate(() => location.hash), `#${anchor}`);
  assert.match(await page.locator(":target").innerText(), /Tencent[\s\S]*WeChat/);
  await close();
});

test("tables can be sorted, downwards too, and come back to their order", async () => {
  const { page, close } = await open("companies/index.html");
  const names = () => page.locator(".register tbody th[scope=row] .document-link").evaluateAll((links) => links.map((link) => link.lastChild.textContent));
  const before = await names();
  const letters = await page.locator(".register .letter[scope=rowgroup]").count();
  const head = page.locator(".register thead th", { hasText: "Nennungen" });
  const button = head.getByRole("button");
  const height = await page.locator(".register thead").evaluate((thead) => thead.offsetHeight);

  await button.click();
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  const column = await head.evaluate((cell) => cell.cellIndex);
  const counts = await page.locator(".register tbody tr").evaluateAll(
    (rows, column) => rows.map((row) => Number(row.cells[column].textContent.replace(/\D/g, ""))), column);
  assert.ok(counts[0] > counts.at(-1), "the counts differ");
  assert.deepEqual(counts, counts.toSorted((one, other) => other - one));
  assert.deepEqual((await names()).toSorted(), before.toSorted());
  assert.equal(await page.locator(".register .letter[scope=rowgroup]").count(), 0, "letters mean nothing now");
  await button.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  await button.click();
  assert.equal(await head.getAttribute("aria-sort"), null);
  assert.deepEqual(await names(), before);
  assert.equal(await page.locator(".register .letter[scope=rowgroup]").count(), letters);

  await page.locator(".register thead th", { hasText: "Land" }).getByRole("button").click();
  const countries = await page.locator(".register tbody tr").evaluateAll((rows) => rows.map((row) => row.cells[2].textContent));
  assert.equal(countries[0], "China");
  assert.equal(countries.at(-1), "–", "what is not known comes last");
  await close();

  const plain = await open("companies/index.html", { javaScriptEnabled: false });
  assert.equal(await plain.page.locator("main").getByRole("button").count(), 0);
  assert.equal(await plain.page.locator(".register thead").evaluate((thead) => thead.offsetHeight), height, "the buttons move nothing");
  await plain.close();
});

test("rows and their remarks stay together when they are sorted", async () => {
  const { page, close } = await open("regulations/us-bis-entity-list/index.html");
  const pairs = () =>
    page.locator(".affected tbody tr.has-notes").evaluateAll((rows) => rows.map((row) => [row.cells[0].textContent.trim(), row.nextElementSibling.textContent.trim()]));
  const before = new Map(await pairs());
  await page.locator(".affected thead th").first().getByRole("button").click();
  const sorted = await pairs();
  assert.ok(sorted.length > 2 && sorted.length === before.size);
  for (const [name, remark] of sorted) assert.equal(remark, before.get(name), name);
  const names = sorted.map(([name]) => name);
  assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b, "de")));
  await close();
});

test("names in the network are large enough to be read on a phone, and no sign of a status is covered by one", async () => {
  for (const width of [1440, 390]) {
    const { page, close } = await open("network/index.html", { width });
    const found = await page.evaluate(() => {
      const boxes = (place) => [...document.querySelectorAll(`.network-drawing:not(.ego) ${place}`)].map((one) => one.getBoundingClientRect());
      const svg = document.querySelector(".network-drawing:not(.ego)");
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const covers = (a, b) => a.left < b.right - 2 && b.left + 2 < a.right && a.top < b.bottom - 2 && b.top + 2 < a.bottom;
      const [signs, names] = [boxes(".on-line use"), boxes(".node text")];
      return { size: scale * parseFloat(getComputedStyle(svg.querySelector(".node text")).fontSize), signs: signs.length, covered: signs.filter((sign) => names.some((name) => covers(name, sign))).length };
    });
    if (width < 500) assert.ok(found.size >= 11, `${found.size} px`);
    assert.ok(found.signs >= 5);
    assert.equal(found.covered, 0, `${width}`);
    await close();
  }
});

test("words in an entity's drawing keep clear of signs, at every width", async () => {
  for (const width of [1440, 390]) {
    const { page, problems, close } = await open("companies/bytedance/index.html", { width });
    const found = await page.evaluate(() => {
      for (const fold of document.querySelectorAll(".fold")) fold.open = true;
      const seen = (place) => [...document.querySelectorAll(place)].filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect());
      const [signs, words] = [seen(".ego .ground"), seen(".ego .word")];
      const covers = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      return { words: words.length, covered: words.filter((word) => signs.some((sign) => covers(word, sign))).length };
    });
    assert.ok(found.words >= 3);
    assert.equal(found.covered, 0);
    assert.deepEqual(problems, []);
    await close();
  }
});
