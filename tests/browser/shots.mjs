// Takes full-page pictures of a dossier's pages at three widths, light and dark, to be looked at by a person.
//
//   node tests/browser/shots.mjs --out DIR [--root DOSSIER | --site FOLDER] [--pages a,b,c] [--widths 1440,390] [--schemes light]
//
// --root builds that dossier (default: the sample), --site takes a folder that is built already. Pages are addresses in
// the site (companies/bytedance/, 404.html, / for the front page); without --pages one of each type is taken.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { addresses, BASE_URL, buildDossier, launchBrowser, REPOSITORY, serve } from "./site.mjs";

const { values: options } = parseArgs({
  options: {
    out: { type: "string" },
    root: { type: "string", default: REPOSITORY },
    site: { type: "string" },
    pages: { type: "string" },
    widths: { type: "string", default: "1440,1024,390" },
    schemes: { type: "string", default: "light,dark" },
  },
});
if (!options.out) {
  console.error("usage: node tests/browser/shots.mjs --out DIR [--root DOSSIER | --site FOLDER] [--pages a,b,c]");
  process.exit(2);
}

const folder = options.site ?? buildDossier({ root: options.root, baseUrl: BASE_URL });
const pages = options.pages?.split(",").map((page) => page.trim().replace(/^\//, "")) ?? onePageOfEachType(folder);
mkdirSync(options.out, { recursive: true });

const server = await serve(folder);
const browser = await launchBrowser();
let failed = false;
for (const width of options.widths.split(",").map(Number)) {
  for (const colorScheme of options.schemes.split(",")) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const address of pages) {
      const response = await page.goto(server.address + address);
      if (!response.ok()) {
        console.error(`${address || "/"}: ${response.status()}`);
        failed = true;
        continue;
      }
      const name = address.replace(/(\/|index\.html|\.html)$/, "").replaceAll("/", "-") || "index";
      const path = join(options.out, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(path);
    }
    await context.close();
  }
}
await browser.close();
await server.close();
if (failed) process.exitCode = 1;

/** The front page, plain pages, each kind's index, and one page below each of them. */
function onePageOfEachType(site) {
  const all = addresses(site);
  const top = all.filter((address) => address.split("/").filter(Boolean).length <= 1);
  const preferred = ["companies/bytedance/", "regulations/us-bis-entity-list/"];
  const entries = top
    .filter((address) => address.endsWith("/"))
    .map((index) => {
      const below = all.filter((address) => address !== index && address.startsWith(index));
      return below.find((address) => preferred.includes(address)) ?? below[0];
    });
  return [...top, ...entries.filter(Boolean)];
}
