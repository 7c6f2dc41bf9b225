// The quality set answered by our search and by Pagefind, over the same pages: how many of the queries have the pages
// that they are meant to find among their first three results. Not a part of tests/run.
//
//   node tests/search/pagefind.mjs      DOSSIER_SEEDS=folder for the cases over the source texts

import { launchBrowser, serve } from "../browser/site.mjs";
import { firstResults as others, indexSite, install } from "./other.mjs";
import { buildDossiers, firstResults as ours, readCases, succeeds } from "./quality.mjs";

const KINDS = ["articles", "companies", "regulations", "agencies", "people"];
/** What only our search understands: filters and words that may not be. */
const OPERATOR = /(^|\s)-|\p{L}:/u;

install();
const cases = readCases();
const built = buildDossiers("https://dossier.example/");
const browser = await launchBrowser();
const rows = [];
for (const [about, folder] of Object.entries(built)) {
  indexSite(folder, KINDS);
  const server = await serve(folder, { path: "/" });
  const page = await browser.newPage();
  await page.goto(server.address);
  for (const one of cases[about]) {
    const theirs = succeeds(one, await others(page, server.address, one.query));
    rows.push({ about, ...one, theirs });
  }
  for (const row of rows.filter((row) => row.about === about)) row.ours = succeeds(row, await ours(page, server.address, row.query));
  await server.close();
}
await browser.close();

const sign = (found) => (found ? "yes" : "–");
for (const { query, tests, ours, theirs } of rows) {
  console.log(`${sign(ours).padEnd(4)} ${sign(theirs).padEnd(4)} ${query.padEnd(44)} ${tests}`);
}
const share = (rows, key) => `${rows.filter((row) => row[key]).length} of ${rows.length} (${((100 * rows.filter((row) => row[key]).length) / rows.length).toFixed(1)} %)`;
const plain = rows.filter(({ query }) => !OPERATOR.test(query));
console.log(`\nSuccess@3            ours                   Pagefind`);
console.log(`all queries          ${share(rows, "ours").padEnd(22)} ${share(rows, "theirs")}`);
console.log(`without operators    ${share(plain, "ours").padEnd(22)} ${share(plain, "theirs")}`);
for (const about of Object.keys(built)) {
  const some = rows.filter((row) => row.about === about);
  console.log(`${about.padEnd(20)} ${share(some, "ours").padEnd(22)} ${share(some, "theirs")}`);
}
