// What stands where in a real browser when a dossier has more of something than most: kinds, long words, long lines of code.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { enlarge, open, overflow, shiftOfLate, WIDTHS } from "./reader.mjs";
import { buildDossier, fileAddress, launchBrowser, serve, writeDossier } from "./site.mjs";

const browser = await launchBrowser();
after(() => browser.close());

/** Builds a dossier from its files and opens a page of it, read from the disk. */
async function openDossier(files, address, options = {}) {
  const folder = buildDossier({ root: writeDossier(files) });
  return open(browser, fileAddress(folder), address, options);
}

/** A dossier with so many kinds of long names and this title. */
function dossierOfKinds(title, kinds) {
  const files = {
    "dossier.yaml": `title: "${title}"\nlanguage: en\nkinds:\n${kinds.map((kind) => `  ${kind}: {folder: ${kind}s, singular: ${kind}, plural: ${kind}s of the whole valley}`).join("\n")}\n`,
    "content/articles/2024-05-06-a.md": "---\ntitle: A\ndate: 2024-05-06\nsource: {outlet: Example, authors: , url: }\n---\n\nText.\n",
  };
  for (const kind of kinds) files[`content/${kind}s/one.md`] = `---\nname: The ${kind}\n---\n`;
  return files;
}

test("a navigation stands beside the title, below it where it does not fit, and is a menu in narrow windows, without a script", async () => {
  const title = "River and mines: who poisoned the water of the valley?";
  const kinds = ["mine", "community", "permit", "river", "ministry", "laboratory", "village"];
  for (const [count, fits] of [[1, true], [7, false]]) {
    const files = dossierOfKinds(title, kinds.slice(0, count));
    const { page, close } = await openDossier(files, "articles/2024-05-06-a/", { javaScriptEnabled: false });
    const links = await page.locator("header .nav a").count();
    for (const width of [1280, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await page.evaluate(overflow), [], `${width} px`);
      assert.equal(await page.locator("header .nav a:visible").count(), links, `${width} px`);
      assert.ok(!(await page.locator("header .menu").isVisible()), `${width} px`);
      const [brand, navigation, find] = await Promise.all([".brand", ".nav", ".find"].map((part) => page.locator(`.bar ${part}`).boundingBox()));
      assert.equal(navigation.y >= brand.y + brand.height, !fits, `${width} px: ${JSON.stringify({ brand, navigation })}`);
      assert.ok(find.x >= navigation.x + navigation.width, `the search is beside the navigation at ${width} px`);
      if (fits) assert.ok((await page.locator(".bar").boundingBox()).height <= 64, `one line high at ${width} px`);
    }
    for (const width of [1024, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await page.evaluate(overflow), [], `${width} px`);
      assert.equal(await page.locator("header .nav a:visible").count(), 0, `${width} px`);
    }
    await page.locator("header .menu > summary").click();
    assert.equal(await page.locator("header .menu a:visible").count(), links);
    await close();
  }
});

const LONG_WORD = "Donaudampfschifffahrt".repeat(5);
const LONG_LINE = `let sum = ${Array.from({ length: 60 }, (_, n) => `value_${n}`).join(" + ")};`;
const EXTREME_TEXT = {
  "dossier.yaml": "title: T\nlanguage: en\nprint: true\n",
  "content/articles/2024-05-06-a.md": `---\ntitle: ${LONG_WORD}\ndate: 2024-05-06\nsource: {outlet: Example, authors: , url: }\n---\n\n## ${LONG_WORD}\n\nText.\n\n### Second\n\n### Third\n\n\`\`\`js\n${LONG_LINE}\n\`\`\`\n\n| a | b |\n| --- | --- |\n| ${LONG_WORD} | ${LONG_WORD} |\n`,
};

test("a word without end in a heading, a title or a list of contents is broken", async () => {
  for (const address of ["articles/2024-05-06-a/", "", "articles/", "print/", "sources/"]) {
    const { page, close } = await openDossier(EXTREME_TEXT, address, { viewport: { width: 320, height: 800 } });
    assert.deepEqual(await page.evaluate(overflow), [], address);
    await page.setViewportSize({ width: 390, height: 800 });
    await enlarge(page);
    await page.reload();
    assert.deepEqual(await page.evaluate(overflow), [], `${address} with large letters`);
    await close();
  }
});

test("nothing of code and tables is cut off on paper", async () => {
  for (const address of ["articles/2024-05-06-a/", "print/"]) {
    // The width of a page of A4 between its margins.
    const { page, close } = await openDossier(EXTREME_TEXT, address, { viewport: { width: 650, height: 900 } });
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await page.evaluate(overflow), [], address);
    for (const part of [".text pre", ".passage-text table"]) {
      const box = page.locator(part).first();
      const [inner, outer, clips] = await box.evaluate((element) => [element.scrollWidth, element.clientWidth, getComputedStyle(element).overflowX]);
      assert.ok(inner <= outer && clips === "visible", `${address}: ${part} has ${inner} of ${outer} px, ${clips}`);
    }
    assert.equal((await page.locator(".text pre").first().innerText()).trim(), LONG_LINE);
    await close();
  }
});

test("drawings and tables of every type of page fit on paper", async () => {
  const site = fileAddress(buildDossier());
  for (const address of ["", "companies/bytedance/", "regulations/us-bis-entity-list/", "matrix/", "network/", "timeline/", "claims/"]) {
    const { page, close } = await open(browser, site, address, { viewport: { width: 650, height: 900 } });
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await page.evaluate(overflow), [], address);
    await close();
  }
});

test("a picture has its place before it is there, so that nothing moves when it comes", async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="teal"/></svg>';
  const folder = buildDossier({
    root: writeDossier({
      "dossier.yaml": "title: T\nlanguage: en\n",
      "static/plan.svg": drawing,
      "content/articles/plan.svg": drawing,
      "content/articles/2024-05-06-a.md": `---\ntitle: A\ndate: 2024-05-06\nsource: {outlet: Example, authors: , url: }\n---\n\n![Plan](plan.svg)\n\n![Plan](/plan.svg "The plan")\n\n${"Text that follows the picture. ".repeat(40)}\n`,
    }),
  });
  const server = await serve(folder);
  const { page, close } = await open(browser, server.address, "", { viewport: { width: 390, height: 800 } });
  let send;
  const sent = new Promise((resolve) => (send = resolve));
  await page.route("**/plan.svg", (route) => sent.then(() => route.continue()));
  await page.goto(`${server.address}articles/2024-05-06-a/`, { waitUntil: "commit" });
  await page.locator("main img").first().waitFor({ state: "attached" });
  const place = () => page.locator("main img").evaluateAll((images) => images.map((image) => image.getBoundingClientRect().height));
  const before = await place();
  const shown = 390 - 2 * 18;
  for (const height of before) assert.ok(Math.abs(height - (shown * 600) / 900) < 2, `${before}`);
  await page.locator("main img").first().scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.moved += entry.value))).observe({ type: "layout-shift" });
  });
  send();
  await page.waitForFunction(() => [...document.querySelectorAll("main img")].every((image) => image.complete && image.naturalWidth === 900));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  assert.deepEqual(await place(), before);
  assert.ok((await page.evaluate(() => window.moved)) <= 0.02);
  await close();
  await server.close();
});

test("no type of page moves when its scripts come late", async () => {
  const server = await serve(buildDossier());
  const types = ["", "articles/", "companies/", "regulations/", "matrix/", "network/", "timeline/", "claims/", "sources/", "search/", "404.html", "data/"];
  const pages = ["articles/2020-08-17-trump-druck-techfirmen/", "companies/bytedance/", "regulations/us-bis-entity-list/"];
  for (const width of WIDTHS) {
    for (const address of [...types, ...pages]) {
      const shift = await shiftOfLate(browser, `${server.address}${address}`, { viewport: { width, height: 900 } });
      assert.ok(shift <= 0.02, `layout shift ${shift} at ${width} px, ${address || "front page"}`);
    }
  }
  await server.close();
});

test("what is written from right to left begins at the right, in an English article too", async () => {
  const arabic = "قالت الشركة إن العمل بدأ.";
  const files = {
    "dossier.yaml": "title: T\nlanguage: en\n",
    "content/companies/acme.md": "---\nname: Acme\n---\n",
    "content/articles/2024-05-06-a.md": `---\ntitle: A\ndate: 2024-05-06\nsource: {outlet: Example, authors: , url: }\nclaims:\n  - {id: c1, topic: Work, by: [acme], text: ${arabic}, par: 1}\n---\n\nText.\n\n${arabic}\n\n> ${arabic}\n\n- ${arabic}\n`,
  };
  const { page, close } = await openDossier(files, "articles/2024-05-06-a/");
  const texts = page.locator("main .passage-text :is(p, li)", { hasText: arabic });
  assert.ok((await texts.count()) >= 3, `${await texts.count()}`);
  for (const text of await texts.all()) {
    const [left, right] = await text.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const [inner, outer] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
      return [inner.left - outer.left, outer.right - inner.right];
    });
    assert.ok(right < 4 && left > 40, `${await text.evaluate((element) => element.outerHTML)} has ${left} px at its left, ${right} at its right`);
  }
  // Within a line the claim is set by itself, so that its full stop stands at its left.
  const claim = page.locator("#c1 .who + span");
  assert.equal(await claim.evaluate((element) => getComputedStyle(element).unicodeBidi), "plaintext");
  const bullet = page.locator("main .passage-text ul");
  assert.ok((await bullet.evaluate((list) => parseFloat(getComputedStyle(list).paddingRight))) > 10, "the list's signs stand at the right");
  await close();
});

test("with the colours of the system only the page's own section is underlined", async () => {
  const { page, close } = await openDossier(dossierOfKinds("Rivers", ["mine"]), "articles/2024-05-06-a/");
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    const lines = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      return [...document.querySelectorAll("header .nav a")].map((a) => [a.hasAttribute("aria-current"), getComputedStyle(a).borderBottomColor !== ground]);
    });
    assert.ok(lines.some(([current]) => current) && lines.length > 2);
    for (const [current, seen] of lines) assert.equal(seen, current, colorScheme);
  }
  await close();
});
