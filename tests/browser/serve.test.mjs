// Pages that are open while a dossier is edited with `dossier serve`.

import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { launchBrowser, serveDossier, writeDossier } from "./site.mjs";

const GOOD = "---\ntitle: About\n---\n\nNothing happened.\n";
const root = writeDossier({
  "dossier.yaml": "title: Probe\nlanguage: en\n",
  "content/about.md": GOOD,
  "static/own.css": "body { border-left: 1px solid }",
  "templates/base.html": '{% extends "default/base.html" %}{% block head %}<link rel="stylesheet" href="{{ page.frame.root }}own.css">{% endblock head %}',
});
const save = (path, text) => writeFileSync(join(root, path), text);
const server = await serveDossier(root);
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});

async function open() {
  const page = await (await browser.newContext()).newPage();
  const connected = page.waitForResponse(/_dossier.events/);
  await page.goto(`${server.address}about/`);
  await connected;
  return page;
}

const OVERLAY = "section[role=alert]";

/** As if the reader looked at another tab, or came back. */
const hide = (page, hidden) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

test("a page that was hidden while a mistake was mended shows it no longer", async () => {
  const [seen, hidden] = [await open(), await open()];
  save("content/about.md", `${GOOD}\nSee [[nowhere]].\n`);
  await Promise.all([seen, hidden].map((page) => page.locator(OVERLAY).waitFor()));
  await hide(hidden, true);
  save("content/about.md", GOOD);
  await seen.locator(OVERLAY).waitFor({ state: "detached" });
  assert.equal(await hidden.locator(OVERLAY).count(), 1);
  await hide(hidden, false);
  await hidden.locator(OVERLAY).waitFor({ state: "detached" });
});

test("what was edited while a style sheet was the mistake is seen when that is mended", async () => {
  const page = await open();
  // Two files of one address.
  save("static/OWN.css", "p {}");
  await page.locator(OVERLAY).waitFor();
  await page.locator(OVERLAY).evaluate((overlay) => (overlay.dataset.known = ""));
  save("content/about.md", GOOD.replace("Nothing", "Much"));
  // The mistake is told anew after that edit.
  await page.locator(`${OVERLAY}:not([data-known])`).waitFor();
  rmSync(join(root, "static/OWN.css"));
  await page.getByText("Much happened.").waitFor();
  await page.locator(OVERLAY).waitFor({ state: "detached" });
});

test("of a style sheet that is saved in quick succession one version stays, the last", async () => {
  const page = await open();
  await page.evaluate(() => (window.isSamePage = true));
  const held = [];
  let asked;
  const isAsked = new Promise((resolve) => (asked = resolve));
  await page.route(/own\.css\?live/, async (route) => {
    if (held.length > 0) return route.continue();
    held.push(route);
    asked();
  });
  save("static/own.css", "body { border-left: 2px solid }");
  await isAsked;
  save("static/own.css", "body { border-left: 3px solid }");
  await page.waitForFunction(() => getComputedStyle(document.body).borderLeftWidth === "3px");
  await page.waitForFunction(() => document.querySelectorAll('link[rel~="stylesheet"][href*="own.css"]').length === 1);
  await held[0].continue().catch(() => {}); // given up with its element
  for (const width of [4, 5]) {
    save("static/own.css", `body { border-left: ${width}px solid }`);
    await page.waitForFunction((width) => getComputedStyle(document.body).borderLeftWidth === `${width}px`, width);
    await page.waitForFunction(() => document.querySelectorAll('link[rel~="stylesheet"][href*="own.css"]').length === 1);
  }
  assert.ok(await page.evaluate(() => window.isSamePage), "the page was loaded again");
});
