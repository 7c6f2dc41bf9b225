// The card of a source outside the dossier: what its short citation leaves out, by mouse, keyboard and finger.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { open } from "./reader.mjs";
import { buildDossier, fileAddress, launchBrowser, writeDossier } from "./site.mjs";

const EVIDENCE = '{title: A notice of the office, url: "https://example.org/notice", outlet: Gazette, date: 2024-03-02}';
const DOSSIER = {
  "dossier.yaml": "title: Probe\nlanguage: en\n",
  "content/companies/acme.md": `---\nname: Acme\nrelations:\n  - {type: owns, object: widget, evidence: [${EVIDENCE}]}\n---\n`,
  "content/companies/widget.md": "---\nname: Widget\n---\n",
};
const site = fileAddress(buildDossier({ root: writeDossier(DOSSIER) }));
const browser = await launchBrowser();
after(() => browser.close());

const CARD = ".card.on";
const citation = (page) => page.locator("#relations a.source", { hasText: "Gazette" });
const says = async (page) => {
  await page.locator(CARD).waitFor();
  const shown = await page.locator(CARD).innerText();
  for (const part of ["A notice of the office", "Gazette, 2 March 2024", "example.org"]) assert.ok(shown.replaceAll("\u00a0", " ").includes(part), shown);
};

test("pointing at a source outside and coming to it by keyboard shows its title, outlet and day; a click closes the card", async () => {
  const { page, problems, close } = await open(browser, site, "companies/acme/");
  await citation(page).hover();
  await says(page);
  await page.mouse.click(5, 5);
  assert.equal(await page.locator(CARD).count(), 0);
  await citation(page).focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await says(page);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(CARD).count(), 0);
  assert.deepEqual(problems, []);
  await close();
});

test("a finger brings up the card of a source outside, and its link leads there", async () => {
  const { page, problems, close } = await open(browser, site, "companies/acme/", { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  await citation(page).tap();
  await says(page);
  assert.equal(await page.locator(`${CARD} a`).getAttribute("href"), "https://example.org/notice");
  assert.deepEqual(problems, []);
  await close();
});
