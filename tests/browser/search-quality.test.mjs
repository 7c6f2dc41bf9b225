// The quality set of the search, answered by the search page in a browser: at least 95 of 100 queries must have the pages
// that they are meant to find among their first three results. tests/search/pagefind.mjs compares with another search.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { buildDossiers, firstResults, readCases, succeeds } from "../search/quality.mjs";
import { fileAddress, launchBrowser } from "./site.mjs";

const WANTED = 0.95;

const cases = readCases();
const built = buildDossiers();
const browser = await launchBrowser();
after(() => browser.close());

for (const [name, about] of [["the sample dossier", "dossier"], ["the sample with its source texts", "sources"]]) {
  const skip = built[about] ? false : "DOSSIER_SEEDS names no folder";
  test(`queries over ${name} find what they are meant to find`, { skip }, async () => {
    const page = await browser.newPage();
    const site = fileAddress(built[about]);
    const failed = [];
    for (const one of cases[about]) {
      const results = await firstResults(page, site, one.query);
      if (!succeeds(one, results)) failed.push(`${one.query} (${one.tests}): ${results.join(", ") || "nothing"} instead of ${one.finds.join(", ")}`);
    }
    const share = 1 - failed.length / cases[about].length;
    assert.ok(share >= WANTED, `only ${(share * 100).toFixed(1)} of 100 queries:\n${failed.join("\n")}`);
    for (const line of failed) console.log(`not found: ${line}`);
    await page.close();
  });
}
