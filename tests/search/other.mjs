// The other search that ours is measured against: Pagefind, in the version of package.json.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Installs the version of package.json where it is missing. Its binaries, one for each platform, are pinned by itself. */
export function install() {
  const installed = join(HERE, "node_modules/pagefind/package.json");
  const wanted = JSON.parse(readFileSync(join(HERE, "package.json"), "utf8")).devDependencies.pagefind;
  if (existsSync(installed) && JSON.parse(readFileSync(installed, "utf8")).version === wanted) return;
  execFileSync("npm", ["install", "--prefix", HERE, "--no-package-lock", "--silent"], { stdio: "inherit" });
}

/**
 * Indexes a built site into its folder `pagefind`: only the pages of documents, and of them only what is not frame.
 * Resolves to what GNU time says of it, where there is one.
 */
export function indexSite(site, kinds) {
  const options = ["--site", site, "--root-selector", "main", "--glob", `{${kinds.join(",")}}/*/index.html`, "--quiet"];
  return timed(join(HERE, "node_modules/.bin/pagefind"), options);
}

/** Runs a program and measures it: wall and processor seconds, and the most memory in bytes. */
export function timed(program, options) {
  const started = performance.now();
  const run = spawnSync("/usr/bin/time", ["-f", "measured %U %S %M", program, ...options], { encoding: "utf8", maxBuffer: 1 << 28 });
  const wall = (performance.now() - started) / 1000;
  if (run.status !== 0) throw new Error(`${program} ${options.join(" ")}: ${run.error?.message ?? run.stderr}`);
  const [, user, system, kilobytes] = /measured (\S+) (\S+) (\d+)/.exec(run.stderr);
  return { wall, processor: Number(user) + Number(system), memory: Number(kilobytes) * 1024 };
}

/** The addresses of the first results of a query, from a page of the site at `address`. */
export async function firstResults(page, address, query, count = 3) {
  const urls = await page.evaluate(async ([module, query, count]) => {
    const pagefind = await import(module);
    await pagefind.init();
    const found = await pagefind.search(query);
    const data = await Promise.all(found.results.slice(0, count).map((result) => result.data()));
    return data.map(({ raw_url, url }) => raw_url ?? url);
  }, [`${address}pagefind/pagefind.js`, query, count]);
  return urls.map((url) => new URL(url, address).pathname.replace(/^\/|\/(index\.html)?$/g, ""));
}
