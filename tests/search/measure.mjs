// What the search costs, beside Pagefind over the same pages, in one run.
//
//   cargo build --release
//   DOSSIER_BIN=target/release/dossier node tests/search/measure.mjs DOSSIER...
//
// Each DOSSIER is a folder with `dossier.yaml` and `content/`; what its `dossier.yaml` says of `search` does not count.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { answered } from "../browser/reader.mjs";
import { launchBrowser, serve } from "../browser/site.mjs";
import { indexSite, install, timed } from "./other.mjs";

const QUERIES = 200;
const FIRST_QUERIES = 20;
const RESULTS = 10;

const binary = process.env.DOSSIER_BIN;
if (!binary || process.argv.length < 3) {
  console.error("usage: DOSSIER_BIN=target/release/dossier node tests/search/measure.mjs DOSSIER...");
  process.exit(2);
}
install();
for (const dossier of process.argv.slice(2)) {
  const folder = mkdtempSync(join(tmpdir(), "dossier-measure-"));
  try {
    await measure(dossier, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(dossier, folder) {
  const config = readFileSync(join(dossier, "dossier.yaml"), "utf8").replace(/^search:.*\n/m, "").replace(/^base_url:.*\n/m, "");
  const root = join(folder, "dossier");
  cpSync(join(dossier, "content"), join(root, "content"), { recursive: true });
  const build = (search) => {
    writeFileSync(join(root, "dossier.yaml"), `${config}\nbase_url: https://dossier.example/\nsearch: ${search}\n`);
    const site = join(folder, search ? "with" : "without");
    return { site, ...timed(binary, ["build", "--root", root, "--output", site]) };
  };
  const without = build(false);
  const own = build(true);
  const kinds = readdirSync(join(root, "content"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const other = indexSite(without.site, kinds.map(({ name }) => name));

  const ours = filesOf(own.site);
  const theirs = sizes(join(without.site, "pagefind"), (path) => /^index\/|\.pf_meta$/.test(path));
  const browser = await launchBrowser();
  const server = await serve(own.site, { path: "/" });
  const first = await firstQueries(browser, server.address, own.site);
  const times = await queryTimes(browser, server.address, first.words);
  await browser.close();
  await server.close();

  const seconds = (n) => `${n.toFixed(1)} s`;
  const megabytes = (n) => `${(n / 1e6).toFixed(1)} MB`;
  const kilobytes = (n) => `${(n / 1e3).toFixed(0)} kB`;
  const row = (...cells) => console.log(cells.map((cell, at) => String(cell).padEnd(at ? 26 : 46)).join(""));
  console.log(`\n${basename(dossier)}`);
  row("", "dossier", "Pagefind");
  row("processor time of the index", seconds(own.processor - without.processor), seconds(other.processor));
  row("wall time of the index", seconds(own.wall - without.wall), seconds(other.wall));
  row("build with search : without, processor time", `${(own.processor / without.processor).toFixed(2)} (${seconds(own.processor)} : ${seconds(without.processor)})`);
  row("most memory", `${megabytes(own.memory)} (without ${megabytes(without.memory)})`, megabytes(other.memory));
  row("files of the index, texts apart", ours.index.files, theirs.files);
  row("bytes of the index, texts apart, compressed", megabytes(ours.index.compressed), megabytes(theirs.bytes));
  row("  as they lie on the disk", megabytes(ours.index.bytes), megabytes(theirs.bytes));
  row("  without titles and addresses, compressed", megabytes(ours.index.compressed - ours.cards.compressed), megabytes(theirs.bytes));
  row("texts for excerpts, files / compressed", `${ours.texts.files} / ${megabytes(ours.texts.compressed)}`);
  row("first one-word query, compressed, mean / most", `${kilobytes(mean(first.bytes))} / ${kilobytes(Math.max(...first.bytes))}`);
  row(`  texts of ${RESULTS} results, mean / most`, `${kilobytes(mean(first.texts))} / ${kilobytes(Math.max(...first.texts))}`);
  row(`query time over ${QUERIES} queries, median / p95`, `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)} ms`);
}

/** Sizes of the files of the index by what they are for. */
function filesOf(site) {
  let root;
  new Function("dossierSearch", readFileSync(join(site, "search/index.js"), "utf8"))((_, content) => (root = content));
  const cards = new Set(root.cards);
  const folder = join(site, "search");
  const script = (path) => path.endsWith(".js");
  return {
    index: sizes(folder, script),
    cards: sizes(folder, (path) => cards.has(basename(path, ".js"))),
    texts: sizes(join(site, "previews/texts"), script),
  };
}

function sizes(folder, wanted) {
  const sum = { files: 0, bytes: 0, compressed: 0 };
  for (const entry of readdirSync(folder, { recursive: true })) {
    const path = join(folder, entry);
    if (!statSync(path).isFile() || !wanted(relative(folder, path))) continue;
    const content = readFileSync(path);
    sum.files++;
    sum.bytes += content.length;
    sum.compressed += gzipSync(content).length;
  }
  return sum;
}

/** What a reader loads for a first query of one word: script, index, titles; and apart from it the texts of excerpts. */
async function firstQueries(browser, address, site) {
  const words = await wordsOf(browser, address);
  const bytes = [], texts = [];
  for (let at = 0; at < FIRST_QUERIES; at++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const sum = { index: 0, texts: 0 };
    page.on("request", (request) => {
      const path = new URL(request.url()).pathname.slice(1);
      const isText = path.startsWith("previews/texts/");
      if (!isText && !/^search(\.[0-9a-f]{16}\.js$|\/index\.js|\/data\/)/.test(path)) return;
      sum[isText ? "texts" : "index"] += gzipSync(readFileSync(join(site, path))).length;
    });
    await page.goto(`${address}search/?q=${words[(at * 37) % words.length]}`);
    await answered(page);
    bytes.push(sum.index);
    texts.push(sum.texts);
    await context.close();
  }
  return { words, bytes, texts };
}

/** Words of the dossier, from its suggestions. */
async function wordsOf(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}search/`);
  const suggestions = await page.evaluate(async () => {
    const taken = new Map();
    const before = window.dossierSearch;
    const load = (path) => new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = path;
      script.onload = resolve;
      document.head.append(script);
    });
    window.dossierSearch = (name, ...content) => taken.set(name, content);
    await load("index.js");
    const [{ suggestions }] = taken.get("index");
    await load(`data/${suggestions}.js`);
    window.dossierSearch = before;
    return taken.get(suggestions)[0];
  });
  await page.close();
  return suggestions.split(" ");
}

/** How long queries of one to three words take when what they need has been loaded. */
async function queryTimes(browser, address, words) {
  const page = await browser.newPage();
  await page.goto(`${address}search/`);
  const queries = Array.from({ length: QUERIES }, (_, at) => {
    const chosen = [words[(at * 53) % words.length], words[(at * 101 + 7) % words.length], words[(at * 211 + 3) % words.length]];
    return chosen.slice(0, 1 + (at % 3)).join(" ");
  });
  const times = await page.evaluate(async (queries) => {
    const times = [];
    for (const query of queries) {
      await window.dossierSearch.find(query);
      const started = performance.now();
      await window.dossierSearch.find(query);
      times.push(performance.now() - started);
    }
    return times;
  }, queries);
  await page.close();
  return times;
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
