// What the browser tests share: open a page and note what goes wrong in it, follow links, look for what readers would miss.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Widths at which pages are looked at, in pixels. */
export const WIDTHS = [1440, 1024, 390];
export const SCHEMES = ["light", "dark"];

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Opens a page and writes down, for as long as it is open, all that a reader's console or network log should not show.
 * `options` are those of a browser context.
 */
export async function open(browser, site, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 900 }, reducedMotion: "reduce", ...options });
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
    // The browser itself gives up what a page still waits for when the reader leaves the page or changes its colours.
    // What the site lacks, forbids or cuts off has other reasons, and what its server refuses has a status.
    if (reason !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(addressOf(site, address));
  return { page, problems, close: () => context.close() };
}

/** The whole address of a page: read from the disk, a folder's page is its file. `address` may have an anchor. */
export function addressOf(site, address) {
  const [path, anchor] = address.split("#");
  const file = site.startsWith("file:") && (path === "" || path.endsWith("/")) ? "index.html" : "";
  return `${site}${path}${file}${anchor ? `#${anchor}` : ""}`;
}

/** The reader has chosen letters of twice the usual size in the browser. Holds from the next page on. */
export async function enlarge(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
}

/** Clicks the first visible link of the page that leads to `address` in the site, and waits until it is there. */
export async function follow(page, site, address) {
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

export function withoutIndex(href) {
  return href.replace(/#.*$/, "").replace(/(\/)index\.html$/, "$1");
}

/** Waits until the search page has answered what its address asks, and gives what it says of that: no earlier answer, and none of another page. */
export async function answered(page) {
  await page.locator("#search[aria-busy=false]").waitFor({ state: "attached" });
  return page.locator("#search-status").textContent();
}

/** Waits until the browser has drawn what it knows: it goes to an anchor when it draws, and tells afterwards what has moved. */
export function drawn(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/**
 * How much of the page at `address` moves (the sum of its layout shifts) when its scripts, and what those load, come only after
 * the page has been drawn without them, each in a frame of its own, as on a slow line. `ready` waits for what they do.
 */
export async function shiftOfLate(browser, address, options, ready = () => undefined) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.moved = 0;
    window.shifts = new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.moved += value)));
    window.shifts.observe({ type: "layout-shift", buffered: true });
  });
  let send;
  const painted = new Promise((resolve) => (send = resolve));
  // The first drawing waits for the scripts of the head that are not deferred: those are not late.
  const isLate = (request) => ["script", "fetch"].includes(request.resourceType()) && !/\/(theme|arriving)\.[^/]*js$/.test(request.url());
  await page.route("**/*", async (route) => {
    if (isLate(route.request())) {
      await painted;
      await drawn(page);
    }
    await route.continue();
  });
  await page.goto(address, { waitUntil: "commit" });
  // A page may be drawn before it is read to its end, and columns of a long list grow with what is read: that is no script's work.
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0 && document.readyState !== "loading");
  await drawn(page);
  await page.evaluate(() => {
    window.shifts.takeRecords();
    window.moved = 0;
  });
  send();
  await page.waitForLoadState("load");
  await ready(page);
  await drawn(page);
  await drawn(page);
  const moved = await page.evaluate(() => window.moved);
  await context.close();
  return moved;
}

/** What axe finds within a part of the page, and text that it takes for hidden on purpose: in the colour of its ground. */
export async function axeViolations(page, within = "html") {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    ([tags, part]) => window.axe.run(part, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
    [AXE_TAGS, within],
  );
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 5).map((node) => node.html).join(" ")}`);
  return [...found, ...(await page.evaluate(invisible, within))];
}

/** Decides from a computed appearance whether a reader sees the element set off from its surroundings. */
export function isMarked({ backgroundColor, backgroundImage, boxShadow, textDecorationLine }) {
  const transparent = /^(transparent|rgba\(.*, 0\)|.*\/ 0\))$/.test(backgroundColor);
  return !transparent || [backgroundImage, boxShadow, textDecorationLine].some((value) => value !== "none");
}

// What follows runs in the page.

/** The outermost elements that stick out at the right, if the document can be scrolled sideways. */
export function overflow() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
  const names = wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 80));
  return [`${root.scrollWidth} px instead of ${root.clientWidth}`, ...names];
}

/** Text of HTML elements that has the colour of what it stands on. */
export function invisible(within) {
  const ground = (element) => {
    const own = element ? getComputedStyle(element).backgroundColor : "";
    return element && own === "rgba(0, 0, 0, 0)" ? ground(element.parentElement) : own;
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.offsetWidth > 1;
  const texts = [...document.querySelectorAll(`${within} *`)].filter((element) => element instanceof HTMLElement && hasText(element) && isSeen(element));
  const lost = texts.filter((element) => getComputedStyle(element).color === ground(element));
  return lost.slice(0, 5).map((element) => `text in the colour of its ground: ${element.outerHTML.slice(0, 80)}`);
}

export function isOnScreen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}

/** What can set an element off. Not the outline: the browser itself draws one around a link that becomes the target. */
export function appearance(element) {
  const { backgroundColor, backgroundImage, boxShadow, textDecorationColor, textDecorationLine, textDecorationThickness } =
    getComputedStyle(element);
  return { backgroundColor, backgroundImage, boxShadow, textDecorationColor, textDecorationLine, textDecorationThickness };
}
