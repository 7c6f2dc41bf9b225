// The sample dossier in a real browser, read from the disk and served under a sub-path: a reader's way from the front
// page to a quoted sentence, and each type of page checked for access, width, silence and strangers. What the sample does
// not have, such as code and alerts, is checked on small dossiers of tests/sites/.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { appearance, axeViolations, drawn, enlarge, follow, isMarked, isOnScreen, open, overflow, SCHEMES, WIDTHS } from "./reader.mjs";
import { addresses, BASE_URL, buildDossier, fileAddress, launchBrowser, REPOSITORY, serve } from "./site.mjs";

const AXE_WIDTHS = [1440, 390];

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
  test(`a reader gets from the front page to the sentence that names ByteDance, ${name}`, async (t) => {
    const { page, problems, close } = await open(browser, site, "");
    t.after(close);

    await follow(page, site, "companies/");
    await follow(page, site, "companies/bytedance/");
    assert.match(await page.locator("h1").innerText(), /ByteDance/);

    const backlinks = page.locator("section#mentions blockquote a.source");
    assert.ok((await backlinks.count()) > 1, "ByteDance is named in two articles, so its page has several backlinks");
    await backlinks.first().click();
    await page.waitForURL((url) => url.hash !== "");
    await drawn(page);

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
  });
}

// Pages that the sample does not have: what they are, the case under tests/sites/, the addresses in it.
const FURTHER_PAGES = [
  ["a text with all forms of markdown", "markdown", ["articles/formen/"]],
  ["a page of a further kind", "kinds", ["courts/district-court/"]],
  ["the front page of an empty dossier", "empty", [""]],
  ["a page of the English dossier", "courts", ["", "articles/2023-02-09-suit/", "cases/brightline-v-harbour/", "sources/", "print/"]],
  ["a page with what is extreme", "extremes", ["", "articles/arabisch/", "companies/lang/", "companies/", "claims/", "print/"]],
  ["a page of a dossier without dates", "undated", ["", "companies/acme/", "sources/"]],
  ["a page of a dossier with one article", "one-article", ["", "articles/eins/"]],
  ["a page with matrix, network or neighbours of other kinds", "views", ["matrix/", "network/", "companies/borealis/"]],
  ["a front page, timeline or entity with many events and broken years", "timeline", ["", "timeline/", "companies/acme/"]],
];

for (const [type, address] of pagesOfEachType(forWeb)) checkPage(type, async () => server, address);
for (const [type, site, pages] of FURTHER_PAGES) {
  const folder = buildDossier({ root: join(REPOSITORY, "tests/sites", site), baseUrl: BASE_URL });
  for (const address of pages) checkPage(`${type} (${site}/${address})`, () => serve(folder), address);
}

/** A test of one page at all widths and in both schemes. `site` resolves to a server, which only its owner stops. */
function checkPage(type, site, address) {
  const name = `${type} is accessible in light and dark, keeps to its width, reports no error and asks no other host`;
  test(name, async (t) => {
    const served = await site();
    const { page, problems, close } = await open(browser, served.address, address);
    // A test that fails leaves neither a page nor a server behind, which would keep the file from ending.
    t.after(async () => {
      await close();
      if (served !== server) await served.close();
    });
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        await page.reload();
        const where = `${address || "/"} at ${width} px, ${colorScheme}`;
        assert.deepEqual(await page.evaluate(overflow), [], `${where} is wider than the window`);
        await page.evaluate(() => document.querySelectorAll("details:not(.pop)").forEach((details) => (details.open = true)));
        assert.deepEqual(await page.evaluate(overflow), [], `${where} is wider than the window with all details open`);
        if (AXE_WIDTHS.includes(width)) assert.deepEqual(await axeViolations(page), [], where);
        // The menus lie over the page and cover parts of it, so they are looked at by themselves.
        await page.evaluate(() => document.querySelectorAll("details.pop").forEach((menu) => (menu.open = true)));
        assert.deepEqual(await page.evaluate(overflow), [], `${where} is wider than the window with its menus open`);
        if (AXE_WIDTHS.includes(width)) assert.deepEqual(await axeViolations(page, ".top"), [], where);
        assert.deepEqual(problems, [], where);
      }
    }
    for (const [width, letters] of [[320, "usual"], [390, "large"]]) {
      if (letters === "large") await enlarge(page);
      await page.setViewportSize({ width, height: 900 });
      await page.reload();
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      assert.deepEqual(await page.evaluate(overflow), [], `${address || "/"} at ${width} px with ${letters} letters is wider than the window`);
    }
  });
}

test("an address that does not exist, at any depth, shows the styled page with a way back", async (t) => {
  const missing = `${server.address}companies/no/such/firm/`;
  const { page, problems, close } = await open(browser, server.address, "companies/no/such/firm/");
  t.after(close);
  assert.deepEqual(problems.filter((problem) => !problem.includes(missing)), []);
  assert.ok(await page.evaluate(() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 0)), "no style sheet");
  await follow(page, server.address, "");
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
    ["the matrix", "matrix/"],
    ["the network", "network/"],
    ["the timeline", "timeline/"],
    ["the list of sources", "sources/"],
    ["the list of claims", "claims/"],
    ["the list of claims by speaker", "claims/speakers/"],
    ["a plain page", "ueber/"],
    ["the page for what is missing", "404.html"],
  ];
}
