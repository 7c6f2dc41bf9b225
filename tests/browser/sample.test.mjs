// The sample dossier in a real browser, read from the disk and served under a sub-path: a reader's way from the front
// page to a quoted sentence, and each type of page checked for access, width, silence and strangers. What the sample does
// not have, such as code and alerts, is checked on small dossiers of tests/sites/.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { addresses, BASE_URL, buildDossier, fileAddress, launchBrowser, REPOSITORY, serve } from "./site.mjs";

const WIDTHS = [1440, 1024, 390];
const SCHEMES = ["light", "dark"];
const AXE_WIDTHS = [1440, 390];
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const forDisk = buildDossier();
const forWeb = buildDossier({ baseUrl: BASE_URL });
const server = await serve(forWeb);
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});

const readings = [
  { name: "read from the disk", site: fileAddress(forDisk) },
  { name: "served under a sub-path", site: server.address },
];

for (const { name, site } of readings) {
  test(`a reader gets from the front page to the sentence that names ByteDance, ${name}`, { timeout: 60_000 }, async () => {
    const { page, problems, close } = await open(site, "");

    await follow(page, site, "companies/");
    await follow(page, site, "companies/bytedance/");
    assert.match(await page.locator("h1").innerText(), /ByteDance/);

    const backlinks = page.locator("section#mentions a.deep");
    assert.ok((await backlinks.count()) > 1, "ByteDance is named in two articles, so its page has several backlinks");
    await backlinks.first().click();
    await page.waitForURL((url) => url.hash !== "");

    const mention = page.locator(":target");
    assert.equal(await mention.count(), 1, `nothing on the page is the target of ${page.url()}`);
    const id = await mention.getAttribute("id");
    assert.match(id, /^m-/);
    assert.match(await mention.evaluate((element) => element.closest("p, li, td, dd, blockquote").textContent), /bytedance/i);
    assert.ok(await mention.evaluate(isOnScreen), "the mention is not on the screen");

    const highlighted = await mention.evaluate(appearance);
    assert.ok(isMarked(highlighted), `the target looks like any text: ${JSON.stringify(highlighted)}`);
    await page.goto(page.url().split("#")[0]);
    const plain = await page.locator(`[id="${id}"]`).evaluate(appearance);
    assert.notDeepEqual(highlighted, plain, "the target looks as it does when it is not the target");

    assert.deepEqual(problems, []);
    await close();
  });
}

// Pages that the sample does not have: what they are, the case under tests/sites/, the address in it.
const FURTHER_PAGES = [
  ["a text with all forms of markdown", "markdown", "articles/formen/"],
  ["a page of a further kind", "kinds", "courts/district-court/"],
  ["the front page of an empty dossier", "empty", ""],
  ["a front page with broken years", "timeline", ""],
  ["a timeline with other kinds and broken years", "timeline", "timeline/"],
  ["an entity with many events", "timeline", "companies/acme/"],
];

for (const [type, address] of pagesOfEachType(forWeb)) checkPage(type, async () => server, address);
for (const [type, site, address] of FURTHER_PAGES) {
  const folder = buildDossier({ root: join(REPOSITORY, "tests/sites", site), baseUrl: BASE_URL });
  checkPage(type, () => serve(folder), address);
}

/** A test of one page at all widths and in both schemes. `site` resolves to a server, which only its owner stops. */
function checkPage(type, site, address) {
  const name = `${type} is accessible in light and dark, keeps to its width, reports no error and asks no other host`;
  test(name, { timeout: 120_000 }, async () => {
    const served = await site();
    const { page, problems, close } = await open(served.address, address);
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        await page.reload();
        const where = `${address || "/"} at ${width} px, ${colorScheme}`;
        assert.deepEqual(await page.evaluate(overflow), [], `${where} is wider than the window`);
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
        assert.deepEqual(await page.evaluate(overflow), [], `${where} is wider than the window with all details open`);
        if (AXE_WIDTHS.includes(width)) assert.deepEqual(await axeViolations(page), [], where);
        assert.deepEqual(problems, [], where);
      }
    }
    await close();
    if (served !== server) await served.close();
  });
}

test("an address that does not exist, at any depth, shows the styled page with a way back", { timeout: 60_000 }, async () => {
  const missing = `${server.address}companies/no/such/firm/`;
  const { page, problems, close } = await open(server.address, "companies/no/such/firm/");
  assert.deepEqual(problems.filter((problem) => !problem.includes(missing)), []);
  assert.ok(await page.evaluate(() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 0)), "no style sheet");
  await follow(page, server.address, "");
  await close();
});

/** One page of each type of the site: what it is called in the report, and its address. */
function pagesOfEachType(folder) {
  const all = addresses(folder);
  const firstBelow = (index) => {
    const found = all.find((address) => address.startsWith(index) && address !== index);
    assert.ok(found, `the sample has no page below ${index}`);
    return found;
  };
  return [
    ["the front page", ""],
    ["the index of articles", "articles/"],
    ["an article", "articles/2020-08-17-trump-druck-techfirmen/"],
    ["the index of companies", "companies/"],
    ["a company", "companies/bytedance/"],
    ["the index of regulations", "regulations/"],
    ["a regulation", "regulations/us-bis-entity-list/"],
    ["the index of agencies", "agencies/"],
    ["an agency", firstBelow("agencies/")],
    ["the index of persons", "people/"],
    ["a person", firstBelow("people/")],
    ["the timeline", "timeline/"],
    ["the list of sources", "sources/"],
    ["a plain page", "ueber/"],
    ["the page for what is missing", "404.html"],
  ];
}

/**
 * Opens a page and writes down, for as long as it is open, all that a reader's console or network log should not show.
 */
async function open(site, address) {
  const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const own = request.url().startsWith(site) || request.url().startsWith("data:");
    if (!own) problems.push(`asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left before its icon has come stops asking for it.
    if (reason === "net::ERR_ABORTED" && request.url().endsWith("/icon.svg")) return;
    problems.push(`failed: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(site.startsWith("file:") ? `${site}${address}index.html` : site + address);
  return { page, problems, close: () => context.close() };
}

/** Clicks the first visible link of the page that leads to `address` in the site, and waits until it is there. */
async function follow(page, site, address) {
  const links = await page.locator("a[href]:visible").all();
  for (const link of links) {
    const href = await link.evaluate((element) => element.href);
    if (withoutIndex(href) !== site + address) continue;
    await link.click();
    await page.waitForURL((url) => withoutIndex(url.href) === site + address);
    return;
  }
  assert.fail(`${page.url()} has no visible link to ${site + address}`);
}

function withoutIndex(href) {
  return href.replace(/#.*$/, "").replace(/(\/)index\.html$/, "$1");
}

async function axeViolations(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
    AXE_TAGS,
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 5).map((node) => node.html).join(" ")}`);
}

/** Decides from a computed appearance whether a reader sees the element set off from its surroundings. */
function isMarked({ backgroundColor, backgroundImage, boxShadow, textDecorationLine }) {
  const transparent = /^(transparent|rgba\(.*, 0\)|.*\/ 0\))$/.test(backgroundColor);
  return !transparent || [backgroundImage, boxShadow, textDecorationLine].some((value) => value !== "none");
}

// What follows runs in the page.

/** The outermost elements that stick out at the right, if the document can be scrolled sideways. */
function overflow() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
  const names = wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 80));
  return [`${root.scrollWidth} px instead of ${root.clientWidth}`, ...names];
}

function isOnScreen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}

/** What can set an element off. Not the outline: the browser itself draws one around a link that becomes the target. */
function appearance(element) {
  const { backgroundColor, backgroundImage, boxShadow, textDecorationColor, textDecorationLine, textDecorationThickness } =
    getComputedStyle(element);
  return { backgroundColor, backgroundImage, boxShadow, textDecorationColor, textDecorationLine, textDecorationThickness };
}
