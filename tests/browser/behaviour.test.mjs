// What pages do when they are copied from, printed, touched or asked for by a wrong address.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { drawn, open as openPage } from "./reader.mjs";
import { BASE_URL, buildDossier, fileAddress, launchBrowser, REPOSITORY, serve } from "./site.mjs";

const server = await serve(buildDossier({ baseUrl: BASE_URL }), { headers: { "content-security-policy": "default-src 'self'" } });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});
const open = (address, options) => openPage(browser, server.address, address, options);
const ARTICLE = "articles/2020-08-17-trump-druck-techfirmen/";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** What the clipboard gets when everything between two elements is copied. */
function copied(page, first, last) {
  return page.evaluate(([first, last]) => {
    const range = document.createRange();
    range.setStartBefore(document.querySelector(first));
    range.setEndAfter(document.querySelector(last));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    const clipboardData = new DataTransfer();
    document.querySelector(first).dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return { text: clipboardData.getData("text/plain"), html: clipboardData.getData("text/html") };
  }, [first, last]);
}

test("three paragraphs are copied as text, and end with their citation", async () => {
  const { page, problems, close } = await open(ARTICLE);
  const { text, html } = await copied(page, "#rn1 .passage-text", "#rn3 .passage-text");
  const words = await page.$$eval(".passage-text", (passages) => passages.slice(0, 3).map((passage) => passage.innerText.trim()));
  const [citation, ...paragraphs] = text.split(/\n+/).reverse();
  assert.deepEqual(paragraphs.reverse(), words, "nothing of the apparatus, no numbers");
  assert.match(citation, /^\(.*Rn\.\s1–3.*https:\/\/dossier\.example\/sub\/path\/articles\/2020-08-17.*#p-[0-9a-f]{8}.*\)$/);
  assert.doesNotMatch(html, /visually-hidden|class="margin"|<svg|id="/);
  assert.deepEqual(problems, []);
  await close();
});

test("a table is copied as clean cells", async () => {
  const { page, close } = await open("companies/");
  const { text } = await copied(page, "table tbody tr", "table tbody tr:last-child");
  const rows = text.split("\n").map((row) => row.split("\t"));
  assert.ok(rows.length > 1 && rows.every((row) => row.length === rows[0].length), text);
  assert.match(rows[0][0], /^Alibaba/, "no word for screen readers before the name");
  await close();
});

test("a deep link arrives at once", async () => {
  const { page, close } = await open("companies/bytedance/#mentions", { reducedMotion: "no-preference", viewport: { width: 390, height: 844 } });
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
  await drawn(page);
  const top = await page.locator("#mentions").evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 120, `the target stands at ${top} px`);
  await close();
});

test("the contents of a long page are one tap away, wherever one reads", async () => {
  for (const width of [390, 1024]) {
    const { page, close } = await open("companies/bytedance/#mentions", { ...PHONE, viewport: { width, height: 844 } });
    const link = page.locator(".page-contents a[href='#regulations']");
    const box = await link.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 844 && box.height >= 24, `${width}: ${JSON.stringify(box)}`);
    await link.tap();
    await page.waitForURL(/#regulations$/);
    await drawn(page);
    const top = await page.locator("#regulations").evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top >= box.height && top < 200, `${width}: the heading stands below the bar, at ${top}`);
    await close();
  }
});

test("a finger's first tap in the network shows, the second opens", async () => {
  const { page, close } = await open("network/", PHONE);
  const most = await page.locator(".network-drawing .node").first().boundingBox();
  assert.ok(most.x >= 0 && most.x + most.width <= 390 && most.y + most.height <= 844, "the name with most relations is in sight");
  const node = page.locator(".node", { hasText: "TikTok" }).first();
  await node.scrollIntoViewIfNeeded();
  await node.tap();
  await page.locator(".network-details h3", { hasText: "TikTok" }).waitFor();
  assert.match(page.url(), /network\/$/);
  await node.tap();
  await page.waitForURL(/companies\/tiktok\//);
  await close();
});

test("what is wider than a small window is seen to go on, and its first column stays", async () => {
  const { page, close } = await open("matrix/", { ...PHONE, viewport: { width: 640, height: 900 } });
  const box = page.locator(".matrix-scroll");
  await page.locator(".matrix-scroll.goes-on").waitFor();
  const name = page.locator(".matrix-table tbody th[scope=row]").first();
  const before = await name.boundingBox();
  await box.evaluate((element) => element.scrollTo(element.scrollWidth, 0));
  await page.locator(".matrix-scroll:not(.goes-on)").waitFor();
  assert.equal((await name.boundingBox()).x, before.x);
  const last = await page.locator(".matrix-table tbody tr:has(th[scope=row]) > :last-child").first().boundingBox();
  assert.ok(last.x + last.width <= 641, "the last column can be reached");
  await close();
});

test("of a matrix that is wider than its window each column is reached by keyboard, beside the names that stay, and both edges say that it goes on", async () => {
  for (const width of [700, 1024]) {
    const { page, close } = await open("matrix/", { viewport: { width, height: 900 } });
    // As wide as a large dossier makes it.
    await page.evaluate(() => {
      for (const cell of document.querySelectorAll(".matrix-table :is(td, .rotated)")) cell.style.minWidth = "9rem";
      const box = document.querySelector(".matrix-scroll");
      box.classList.remove("fit");
      box.dispatchEvent(new Event("scroll"));
    });
    const box = page.locator(".matrix-scroll");
    await page.locator(".matrix-scroll.goes-on:not(.goes-back)").waitFor();
    assert.equal(await page.locator(".wider").evaluate((hint) => getComputedStyle(hint).visibility), "visible");
    await box.focus();
    const columns = await page.locator(".column-heads a").count();
    assert.ok(columns > 8);
    for (let at = 0; at < columns; at++) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const own = document.activeElement.getBoundingClientRect();
        const names = document.querySelector(".matrix-table .corner").getBoundingClientRect();
        const box = document.querySelector(".matrix-scroll").getBoundingClientRect();
        return { is: document.activeElement.matches(".column-heads a"), left: own.left >= names.right - 1, right: own.right <= box.right + 1 };
      });
      assert.deepEqual(seen, { is: true, left: true, right: true }, `${width} px, column ${at + 1}`);
    }
    await page.locator(".matrix-scroll.goes-back").waitFor();
    // And back: what was passed is not left below the names.
    for (let at = 1; at < columns; at++) await page.keyboard.press("Shift+Tab");
    const { own, names } = await page.evaluate(() => ({
      own: document.activeElement.getBoundingClientRect().left,
      names: document.querySelector(".matrix-table .corner").getBoundingClientRect().right,
    }));
    assert.ok(own >= names - 1, `${own} is behind the names, which end at ${names}`);
    await close();
  }
});

test("a sign in the key of the matrix is as large as in its cells", async () => {
  const { page, close } = await open("matrix/", { viewport: { width: 1440, height: 900 } });
  const size = (place) => page.locator(place).first().evaluate((sign) => [getComputedStyle(sign).fontSize, getComputedStyle(sign).color]);
  for (const sign of [".dagger", ".bracket", ".unequal"]) assert.deepEqual(await size(`.matrix-key ${sign}`), await size(`.matrix-table td ${sign}`), sign);
  await close();
});

test("the whole dossier on paper leaves no sheet to what is short", async () => {
  const root = join(REPOSITORY, "tests/sites/introductions");
  const { page, close } = await openPage(browser, fileAddress(buildDossier({ root })), "print/index.html");
  await page.emulateMedia({ media: "print" });
  const { begins, nobody } = await page.evaluate(() => ({
    begins: [...document.querySelectorAll(".part, .moved")].filter((one) => getComputedStyle(one).breakBefore === "page").map((one) => one.id || one.className),
    nobody: [...document.querySelectorAll(".backlinks:has(> .missing)")].filter((one) => one.checkVisibility()).length,
  }));
  // Not the text above the list of the articles, nor the article after it, nor agencies and pages, of which there is a line each.
  assert.deepEqual(begins, ["part part-article", "part part-company"]);
  assert.equal(nobody, 0, "that nobody names a page is no news on paper");
  await close();
});

test("the ring of the large search field covers none of its words, and sources side by side stand in rows", async () => {
  const home = await open("", { viewport: { width: 1440, height: 900 } });
  const field = home.page.locator(".find.big input");
  await field.focus();
  const ring = await field.evaluate((input) => [getComputedStyle(input).outlineStyle, getComputedStyle(input.closest("form")).outlineStyle]);
  assert.deepEqual(ring, ["none", "solid"], "around the label too");
  await home.close();

  const { page, close } = await open("companies/bytedance/", { viewport: { width: 1440, height: 900 } });
  await page.evaluate(() => document.querySelectorAll(".side-by-side").forEach((fold) => (fold.open = true)));
  const rows = await page.locator(".side-by-side tbody tr:has(td:last-child > span)").evaluateAll((all) =>
    all.map((row) => [...row.cells].map((cell) => {
      // The line of its first word that is seen.
      const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      do range.selectNodeContents(words.nextNode());
      while (!range.toString().trim());
      return range.getClientRects()[0].bottom;
    })));
  assert.ok(rows.length > 2);
  for (const lines of rows) assert.ok(Math.max(...lines) - Math.min(...lines) < 12, `first lines end at ${lines}`);
  await close();
});

test("quoted sentences and claims keep to a line that can be read", async () => {
  const { page, close } = await open("companies/bytedance/");
  const longest = await page.evaluate(() => {
    const lengths = [...document.querySelectorAll(".citing-pages blockquote p, .rest li")].map((element) => {
      const lines = element.getClientRects().length && Math.round(element.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(element).lineHeight));
      return lines > 2 ? element.innerText.length / lines : 0;
    });
    return Math.max(...lengths);
  });
  assert.ok(longest > 30 && longest <= 75, `${longest} characters`);
  await close();
});

test("on paper the first page says whose it is, where from, when and how old", async () => {
  const { page, close } = await open("companies/bytedance/");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const head = await page.locator(".paper-head").innerText();
  assert.match(head, /^https:\/\/dossier\.example\/sub\/path\/companies\/bytedance\/ · \d+\. \S+ \d{4} · Stand/);
  assert.ok(await page.locator(".brand-title").isVisible());
  const heads = await page.evaluate(() => [...document.styleSheets[0].cssRules].filter((rule) => rule.cssText.startsWith("@page")).map((rule) => rule.cssText).join());
  assert.match(heads, /ByteDance/);
  await close();
});

test("on paper the address of an entity's source stands once, where its sources are listed", async () => {
  const { page, close } = await open("regulations/us-bis-entity-list/");
  await page.emulateMedia({ media: "print" });
  const printed = (place) => page.$$eval(`${place} a.source[href^=http]`, (links) => links.map((link) => [link.href, getComputedStyle(link, "::after").content]));
  const [inTables, listed] = [await printed(".table"), await printed("#sources")];
  assert.ok(inTables.length > 0 && inTables.every(([, content]) => content === "none"));
  for (const [href] of inTables) assert.ok(listed.some(([known, content]) => known === href && content.includes(href)), href);
  await close();
});

test("on paper the network names its sources without their addresses, and says where these are", async () => {
  const { page, close } = await open("network/");
  const note = page.locator(".addresses-elsewhere");
  assert.equal(await note.isVisible(), false, "on a screen each source is a link");
  await page.emulateMedia({ media: "print" });
  const contents = await page.$$eval(".relation-list a.source[href^=http]", (links) => links.map((link) => getComputedStyle(link, "::after").content));
  assert.ok(contents.length > 0);
  assert.deepEqual([...new Set(contents)], ["none"]);
  assert.match(await note.innerText(), /Quellen/);
  await close();
});

test("an address that does not exist leads to those that are like it", async () => {
  const { page, close } = await open("companies/bytedanse/");
  const near = page.locator("#near-addresses a");
  await near.first().waitFor();
  assert.equal(await near.first().textContent(), "ByteDance");
  assert.equal(await page.locator("#find-lost").inputValue(), "bytedanse");
  await page.goto(`${server.address}articles/2020-08-17-trump-druck/`);
  await near.first().waitFor();
  assert.match(await near.first().getAttribute("href"), /2020-08-17-trump-druck-techfirmen/);
  await page.locator("#find-lost").press("Enter");
  await page.waitForURL(/search\/\?q=/);
  await close();
});
