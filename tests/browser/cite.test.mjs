// The box «Cite» of an article: its source for programs that keep literature, to copy and to keep as a file, under a strict policy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { addressOf, open } from "./reader.mjs";
import { BASE_URL, buildDossier, fileAddress, launchBrowser, REPOSITORY, serve } from "./site.mjs";

const site = buildDossier({ root: join(REPOSITORY, "tests/sites/courts"), baseUrl: BASE_URL });
const forDisk = buildDossier({ root: join(REPOSITORY, "tests/sites/courts") });
const server = await serve(site, { headers: { "Content-Security-Policy": "default-src 'self'" } });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});

const ARTICLE = "articles/2023-02-09-suit/";

test("a claim is cited on the page of its article, by its number", async () => {
  for (const from of [server.address, fileAddress(forDisk)]) {
    const { page, problems, close } = await open(browser, from, ARTICLE);
    await page.locator("#c1 .cite-claim").first().click();
    const text = await page.locator("#cite-place .cite-text").textContent();
    assert.match(text, /“Brightline sues over the harbour cable”, Claim 1/);
    assert.match(text, /#c1/);
    assert.deepEqual(problems, []);
    await close();
  }
});

test("a source is kept as a file and copied as the page shows it", async () => {
  const context = await browser.newContext({ acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const refused = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  await page.goto(server.address + ARTICLE);
  await page.evaluate(() => document.querySelectorAll(".record, .cite, .cite-forms details").forEach((details) => (details.open = true)));
  for (const ending of ["bib", "ris", "csl.json"]) {
    const form = page.locator(`pre[data-file$=".${ending}"]`);
    const shown = (await form.textContent()).trim();
    const buttons = form.locator("xpath=..").locator("button");
    assert.equal(await buttons.count(), 2, `${ending} has not two buttons`);
    const [download] = await Promise.all([page.waitForEvent("download"), buttons.filter({ hasText: "As a file" }).click()]);
    assert.equal(download.suggestedFilename(), `2023-02-09-suit.${ending}`);
    assert.equal(readFileSync(await download.path(), "utf8"), `${shown}\n`);
    await buttons.filter({ hasText: "Copy" }).click();
    await page.waitForFunction(async (wanted) => (await navigator.clipboard.readText()) === wanted, shown);
  }
  assert.deepEqual(refused, [], "the policy refuses something");
  await context.close();
});

test("on a phone no line of it makes the page wider than the window", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(server.address + ARTICLE);
  await page.evaluate(() => document.querySelectorAll(".record, .cite, .cite-forms details").forEach((details) => (details.open = true)));
  assert.ok(await page.locator("pre[data-file]").first().isVisible());
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await context.close();
});

test("on paper a citation is words, and no input for programs", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.emulateMedia({ media: "print" });
  await page.goto(server.address + ARTICLE);
  await page.evaluate(() => document.querySelectorAll(".record, .cite, .cite-forms details").forEach((details) => (details.open = true)));
  assert.ok(await page.locator(".cite-forms .copyable").first().isVisible());
  assert.equal(await page.locator(".cite-forms pre:visible").count(), 0);
  await context.close();
});

test("without a script the source can be read and copied by hand", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.address + ARTICLE);
  for (const summary of [".record > summary", ".cite > summary", ".cite-forms summary >> nth=0"]) await page.locator(summary).first().click();
  assert.ok(await page.locator("pre[data-file]").first().isVisible());
  assert.equal(await page.locator("button.copy").count(), 0);
  await context.close();
});

test("a claim is cited from every list in which it stands, as the claim of its article", async () => {
  for (const [readAt, base] of [[server.address, BASE_URL], [fileAddress(forDisk), fileAddress(forDisk)]]) {
    for (const address of ["claims/", "claims/speakers/", "companies/harbour-cables/"]) {
      const { page, problems, close } = await open(browser, readAt, address);
      const cite = page.locator('a.cite-claim[href*="2023-02-09-suit/"][href$="#c2"]').first();
      assert.equal(await cite.innerText(), "Cite");
      await cite.focus();
      await page.keyboard.press("Enter");
      const shown = page.locator("#cite-place[open] .cite-text");
      await shown.waitFor();
      const cited = (await shown.innerText()).replaceAll("\u00a0", " ");
      assert.match(cited, /^.*“.+”, claim 2\. /i, address);
      assert.ok(cited.includes(`${addressOf(base, ARTICLE)}#c2 (accessed`), `${address}: ${cited}`);
      assert.ok(cited.includes(" On: "), `the original is missing: ${cited}`);
      await page.keyboard.press("Escape");
      assert.ok(await cite.evaluate((link) => link === document.activeElement), "the focus is lost");
      assert.deepEqual(problems, []);
      await close();
    }
  }
});

test("without a script a claim in a list leads to its place in the article, where it can be cited", async () => {
  const { page, close } = await open(browser, server.address, "claims/", { javaScriptEnabled: false });
  await page.locator('a.cite-claim[href$="#c2"]').first().click();
  await page.waitForURL(/articles\/2023-02-09-suit\/#c2$/);
  await close();
});
