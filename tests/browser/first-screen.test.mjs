// What a reader sees without scrolling, on a desk and on a phone: the text of an article, the answer of an entity, the ways into the
// dossier; and that the evidence in the margin never tears a text apart.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { open, overflow } from "./reader.mjs";
import { addresses, buildDossier, fileAddress, launchBrowser, REPOSITORY } from "./site.mjs";

const sample = buildDossier();
const site = fileAddress(sample);
const others = ["courts", "statements", "notation", "evidence", "claims"].map((name) => buildDossier({ root: join(REPOSITORY, "tests/sites", name) }));
const browser = await launchBrowser();
after(() => browser.close());

const DESK = { viewport: { width: 1440, height: 900 } };
const NARROWEST = { viewport: { width: 1120, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const pagesOf = (folder, kind) => addresses(folder).filter((address) => new RegExp(`^${kind}/[^/]+/(index\\.html)?$`).test(address));
const articles = pagesOf(sample, "articles");

/** Opens each page and asserts that nothing went wrong in it. */
async function each(list, options, look, of = site) {
  for (const address of list) {
    const { page, problems, close } = await open(browser, of, address, options);
    await look(page, address);
    assert.deepEqual(problems, [], address);
    await close();
  }
}

const top = (page, selector) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().top + window.scrollY);

for (const [name, options, limit] of [["desk", DESK, 560], ["phone", PHONE, 700]]) {
  test(`the text of every article begins in the first screen, on a ${name}`, async () => {
    assert.ok(articles.length >= 5);
    const found = [];
    await each(articles, options, async (page, address) => found.push([address, Math.round(await top(page, ".passage-text"))]));
    assert.deepEqual(found.filter(([, y]) => y > limit), [], `further down than ${limit} px`);
  });
}

test("what an article retells stands in one line, its record and its citation behind another", async () => {
  await each(["articles/2020-08-17-trump-druck-techfirmen/"], DESK, async (page) => {
    const line = await page.locator(".retold").innerText();
    assert.match(line, /^Nacherzählt nach \[?ONEtoONE\]?.*, Frauke Schobelt, 17\.\s?August 2020 · unser Text, unsere Absatznummern$/s);
    assert.ok(!(await page.locator(".record dl").first().isVisible()), "the record is closed");
    await page.locator(".record > summary").focus();
    await page.keyboard.press("Enter");
    assert.ok(await page.locator(".record dd", { hasText: "Trump erhöht Druck auf chinesische Techfirmen" }).first().isVisible());
  });
});

/** Pixels that the margin takes from the text, and those by which one margin lies over the next. Runs in the page. */
function torn() {
  const found = { forced: 0, over: [] };
  let end = -Infinity;
  for (const passage of document.querySelectorAll(".text .passage:not(.head)")) {
    const text = passage.querySelector(":scope > .passage-text").getBoundingClientRect();
    found.forced += Math.max(0, passage.getBoundingClientRect().bottom - text.bottom);
    const margin = passage.querySelector(":scope > .margin");
    if (!margin || !margin.children.length) continue;
    const boxes = [...margin.children].map((part) => part.getBoundingClientRect());
    if (Math.min(...boxes.map((box) => box.top)) < end - 1) found.over.push(passage.id);
    end = Math.max(...boxes.map((box) => box.bottom));
  }
  return found;
}

for (const [name, options] of [["1440", DESK], ["1280", { viewport: { width: 1280, height: 800 } }], ["1120", NARROWEST]]) {
  test(`the margin takes no room from the text and its notes do not touch, ${name} pixels wide`, async () => {
    for (const folder of [sample, ...others]) {
      await each(pagesOf(folder, "articles"), options, async (page, address) => {
        assert.deepEqual(await page.evaluate(torn), { forced: 0, over: [] }, address);
      }, fileAddress(folder));
    }
  });
}

test("the margin has statements for all the room of their paragraph, and what else is known of them opens", async () => {
  await each(["articles/2020-08-17-trump-druck-techfirmen/"], DESK, async (page) => {
    const margin = page.locator("#rn1 .apparatus");
    const shown = margin.locator("> ul:not(.beyond) > li");
    // One in full, as before, would leave half of the room empty.
    assert.ok((await shown.count()) >= 3);
    const brief = margin.locator(".brief").first();
    assert.ok(await brief.locator(".stands").first().isVisible(), "how it stands is always said");
    const known = brief.locator(".tail > :not(.stands)").first();
    assert.ok(!(await known.isVisible()));
    await margin.locator("> summary").click();
    assert.ok(await known.isVisible());
  });
});

test("what has no room in the margin opens by keyboard, and then moves the text", async () => {
  await each(["articles/2021-12-16-acht-konzerne-blacklist/"], DESK, async (page) => {
    const first = page.locator(".passage .apparatus:not(.whole)").first();
    assert.match(await first.locator("summary").first().innerText(), /weitere|Belegt/);
    const hidden = first.locator(".beyond li").last();
    assert.ok(!(await hidden.isVisible()));
    await first.locator("> summary").focus();
    await page.keyboard.press("Enter");
    assert.ok(await hidden.isVisible());
    assert.deepEqual((await page.evaluate(torn)).over, [], "opened, it lies over nothing");
  });
});

test("on a phone the evidence of a paragraph is one closed line, which a tap opens, without scripts too", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await each(["articles/2020-08-17-trump-druck-techfirmen/"], { ...PHONE, javaScriptEnabled }, async (page) => {
      if (javaScriptEnabled) {
        const heights = await page.locator(".passage .apparatus").evaluateAll((list) => list.map((one) => one.getBoundingClientRect().height));
        assert.ok(heights.length > 5 && heights.every((height) => height <= 44), `${heights}`);
        assert.deepEqual(await page.evaluate(overflow), []);
      }
      const first = page.locator(".passage .apparatus").first();
      assert.match(await first.locator("> summary").innerText(), /^Belegt (eine Angabe|\d+ Angaben)$/);
      await first.locator("> summary").tap();
      await first.locator("li").first().waitFor({ state: "visible" });
      await first.locator("li").last().waitFor({ state: "visible" });
    });
  }
});

test("an entity answers first, each part with the way to its evidence", async () => {
  await each(["companies/bytedance/"], DESK, async (page) => {
    const answer = page.locator(".in-short");
    const text = await answer.innerText();
    for (const said of [/Stand 16\.\s?Dezember 2021/, /erlassen Anordnung 14\. 8\. 2020 \(USA, 14\.\s?August 2020†\s*\(extern ergänzt\)\s*, Frist bis 4\.\s?Dezember 2020†\s*\(extern ergänzt\)\s*; Anlass bestritten\)/, /aufgehoben EO 13942/, /möglich Ausfuhrkatalog 2020/, /ist Eigentümer von TikTok/, /bestreitet: Weitergabe von Nutzerdaten/, /2 Artikel, \d amtliche Quellen/]) {
      assert.match(text, said);
    }
    const box = await answer.boundingBox();
    assert.ok(box.y + box.height <= 900, `the answer ends at ${box.y + box.height}`);
    for (const link of await answer.locator("a").all()) {
      const [path, anchor] = (await link.evaluate((element) => element.href)).split("#");
      const other = path === page.url() ? page : (await open(browser, site, path.slice(site.length).replace(/index\.html$/, ""))).page;
      assert.ok(await other.evaluate((id) => document.getElementById(id) !== null, anchor), `#${anchor}`);
    }
  });
  await each(["companies/bytedance/", "people/elon-musk/", "agencies/us-government/", "regulations/us-bis-entity-list/"], PHONE, async (page, address) => {
    assert.ok((await top(page, ".in-short")) < 700, address);
    assert.deepEqual(await page.evaluate(overflow), [], address);
  });
});

test("no relation stands in two tables of one page", async () => {
  await each([...pagesOf(sample, "companies"), ...pagesOf(sample, "regulations")], DESK, async (page, address) => {
    const twice = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id^=rel-]")].map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    });
    assert.deepEqual(twice, [], address);
    assert.equal(await page.locator("#relations td", { hasText: /^(unterliegt|gilt für)/ }).count(), 0, address);
  });
});

test("the front page shows its ways in and its day within the first screen", async () => {
  await each([""], DESK, async (page) => {
    const last = await page.locator(".questions li").last().boundingBox();
    assert.ok(last.y + last.height <= 900, `the last question ends at ${last.y + last.height}`);
    assert.ok((await top(page, ".cover .meta")) < 900);
    assert.match(await page.locator(".cover .meta").innerText(), /16\.\s?Dezember 2021/);
  });
  await each([""], PHONE, async (page) => assert.ok((await top(page, ".questions a")) < 844));
});

test("dates stand in words, once; as ISO only where machines read them", async () => {
  const kinds = ["articles", "companies", "regulations", "agencies", "people", "topics"];
  const pages = ["", "timeline/", "claims/", "sources/", "matrix/", ...kinds.map((kind) => `${kind}/`), ...kinds.flatMap((kind) => pagesOf(sample, kind))];
  await each(pages, DESK, async (page, address) => {
    const shown = await page.evaluate(() => {
      document.querySelectorAll("main a.address, main code, main .copyable, main .cite-forms :is(pre, summary), main .why, main [href^=http]").forEach((element) => element.remove());
      document.querySelectorAll("main details").forEach((details) => (details.open = true));
      return document.querySelector("main").textContent.match(/\b(19|20)\d\d-(\d\d|··)(-(\d\d|··))?/g);
    });
    assert.equal(shown, null, address);
  });
});
