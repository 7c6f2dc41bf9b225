// The quality set (queries.yaml) over the sample dossier, answered by the search page as a reader gets it.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answered } from "../browser/reader.mjs";
import { buildDossier, REPOSITORY } from "../browser/site.mjs";

/** What a case of the set looks like; the file has no other lines but headings and remarks. */
const CASE = /^ {2}- \{query: (?:'([^']*)'|"([^"]*)"|([^,]*)), tests: ([^,]*), finds: \[([^\]]*)\]\}$/;

/** The cases by the dossier that they are about: `dossier` and `sources`, each `{ query, tests, finds }`. */
export function readCases() {
  const cases = { dossier: [], sources: [] };
  let about;
  const lines = readFileSync(new URL("queries.yaml", import.meta.url), "utf8").split("\n");
  for (const [at, line] of lines.entries()) {
    if (/^\s*(#.*)?$/.test(line)) continue;
    const heading = /^(\w+):$/.exec(line);
    if (heading) {
      about = cases[heading[1]];
      continue;
    }
    const found = CASE.exec(line);
    if (!found || !about) throw new Error(`queries.yaml:${at + 1}: not a case: ${line}`);
    const [, single, double, plain, tests, finds] = found;
    about.push({ query: single ?? double ?? plain, tests, finds: finds.split(", ") });
  }
  return cases;
}

/**
 * The dossiers that cases are about, built to be read from the disk: `{ dossier }`, and with DOSSIER_SEEDS `sources`,
 * where the sample has the texts of that folder as further articles.
 */
export function buildDossiers(baseUrl) {
  const built = { dossier: buildDossier({ baseUrl }) };
  const seeds = process.env.DOSSIER_SEEDS;
  if (!seeds) return built;
  const root = mkdtempSync(join(tmpdir(), "dossier-sources-"));
  process.on("exit", () => rmSync(root, { recursive: true, force: true }));
  cpSync(join(REPOSITORY, "content"), join(root, "content"), { recursive: true });
  cpSync(join(REPOSITORY, "dossier.yaml"), join(root, "dossier.yaml"));
  const folder = join(root, "content/articles/texts");
  mkdirSync(folder);
  const texts = readdirSync(seeds).filter((name) => name.endsWith(".txt")).sort();
  for (const [at, name] of texts.entries()) {
    // Each line of the text is a paragraph; whatever looks like markdown in it is not.
    const lines = readFileSync(join(seeds, name), "utf8").split("\n").map((line) => line.trim()).filter(Boolean);
    const body = lines.map((line) => line.replace(/[\\`*_{}[\]<>#+|~^&-]/g, "\\$&")).join("\n\n");
    writeFileSync(join(folder, `text-${at}.md`), `---\ntitle: Text ${at}\ndate: 2020\nsource: {outlet: , authors: , url: }\n---\n\n${body}\n`);
  }
  built.sources = buildDossier({ root, baseUrl });
  return built;
}

/** The addresses of the first results of a query (`companies/tesla`), from the page at `site`search/index.html. */
export async function firstResults(page, site, query, count = 3) {
  await page.goto(`${site}search/index.html?q=${encodeURIComponent(query)}`);
  await answered(page);
  const links = await page.$$eval(".hits h3 a", (links) => links.map((link) => link.href));
  return links.slice(0, count).map((href) => href.slice(site.length).replace(/\/(index\.html)?(#.*)?$/, ""));
}

/** Whether all pages that a case names are among the results. */
export function succeeds({ finds }, results) {
  return finds.every((page) => results.includes(page));
}
