// The card of a paragraph: what a citation leads to can be read where it stands, by mouse, keyboard and finger, in one gesture;
// and without a script the link goes there.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { addressOf, axeViolations, drawn, isOnScreen, open, overflow, SCHEMES } from "./reader.mjs";
import { addresses, BASE_URL, buildDossier, fileAddress, launchBrowser, REPOSITORY, serve, writeDossier } from "./site.mjs";

const DOSSIER = {
  "dossier.yaml": "title: Probe\nlanguage: en\n",
  "content/companies/acme.md": "---\nname: Acme\nrelations:\n  - type: owns\n    object: widget\n    evidence: [{article: report, par: 2}]\n---\n",
  "content/companies/widget.md": "---\nname: Widget\n---\n",
  "content/articles/report.md":
    "---\ntitle: The report\ndate: 2024-05-06\nsource: {outlet: Example Weekly, authors: [Ada Example], url: }\n---\n\n" +
    "Nothing of note.\n\n" +
    "Acme has a plan. Acme owns Widget. Nobody minds `<b>` & that.\n\n" +
    "- First Acme.\n- Then *Widget* again.\n",
};
const forDisk = buildDossier({ root: writeDossier(DOSSIER) });
const forWeb = buildDossier({ root: writeDossier(DOSSIER), baseUrl: BASE_URL });
const server = await serve(forWeb, { headers: { "content-security-policy": "default-src 'self'" } });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});

const readings = [
  { name: "read from the disk", site: fileAddress(forDisk) },
  { name: "served under a strict policy", site: server.address },
];
const ACME = "companies/acme/";
const CARD = "#passage.on";
const SHEET = "dialog#passage[open]";
const PARAGRAPH = "Acme has a plan. Acme owns Widget. Nobody minds <b> & that.";
const citation = (page) => page.locator("#relations a.source", { hasText: "para. 2" });
const touch = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

/** Nothing but the paragraph's text. */
const textOf = (page) => page.locator("#passage .card-text").evaluate((element) => element.textContent);

for (const { name, site } of readings) {
  test(`pointing at a citation shows its paragraph, which can be reached, cited and left, ${name}`, async () => {
    const { page, problems, close } = await open(browser, site, ACME);
    await citation(page).hover();
    await page.locator(CARD).waitFor();
    assert.equal(await textOf(page), PARAGRAPH);
    assert.deepEqual(await page.locator(`${CARD} mark`).allTextContents(), ["Acme owns Widget."], "what the row is about");
    const shown = await page.locator(CARD).innerText();
    for (const part of ["Example Weekly 5/2024, para. 2", "Retold from Example Weekly, Ada Example, 6 May 2024"]) {
      assert.ok(shown.replaceAll("\u00a0", " ").includes(part), shown);
    }
    assert.equal(await citation(page).getAttribute("aria-describedby"), "passage");

    // The pointer may enter the card and use it.
    await page.locator(`${CARD} summary`).click();
    const cited = (await page.locator(`${CARD} .copyable`).innerText()).replaceAll("\u00a0", " ");
    assert.ok(cited.startsWith("“The report”, para. 2. Probe."), cited);
    const lasting = await citation(page).getAttribute("href").then((href) => href.split("#")[1]);
    const base = site === server.address ? BASE_URL : site;
    assert.ok(cited.includes(`${addressOf(base, "articles/report/")}#${lasting}`), cited);
    const place = await page.locator(CARD).boundingBox();
    assert.ok(place.x >= 0 && place.y >= 0 && place.x + place.width <= 1440 && place.y + place.height <= 900, JSON.stringify(place));
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#passage").count(), 0, "Escape does not close the card");

    await citation(page).hover({ position: { x: 3, y: 3 } });
    await page.mouse.move(1, 1);
    await citation(page).hover();
    await page.locator(`${CARD} .go`).click();
    await page.waitForURL(/articles\/report\/(index\.html)?#p-/);
    await drawn(page);
    assert.ok(await page.locator(":target").evaluate(isOnScreen));
    assert.deepEqual(problems, []);
    await close();
  });

  test(`a citation in focus shows its paragraph, whose ways on come next, and Escape leads back, ${name}`, async () => {
    const { page, problems, close } = await open(browser, site, ACME);
    await citation(page).focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await page.locator(CARD).waitFor();
    assert.equal(await textOf(page), PARAGRAPH);
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Go to the place");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Cite");
    await page.keyboard.press("Enter");
    assert.ok(await page.locator(`${CARD} .copyable`).isVisible());
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#passage").count(), 0);
    assert.ok(await citation(page).evaluate((link) => link === document.activeElement), "the focus is lost");

    // Who goes on leaves the card behind.
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await page.locator(CARD).waitFor();
    for (let times = 0; times < 3; times++) await page.keyboard.press("Tab");
    await page.locator("#passage").waitFor({ state: "detached" });
    assert.deepEqual(problems, []);
    await close();
  });

  test(`a tap on a citation brings its paragraph up from below, and three ways lead back to it, ${name}`, async () => {
    const { page, problems, close } = await open(browser, site, ACME, touch);
    const here = page.url();
    const isBack = async (way) => {
      await page.locator("#passage").waitFor({ state: "detached" });
      assert.ok(await citation(page).evaluate((link) => link === document.activeElement), `${way}: the focus is lost`);
      assert.equal(page.url(), here, way);
    };
    const ways = {
      "×": () => page.locator(`${SHEET} button.close`).tap(),
      Escape: () => page.keyboard.press("Escape"),
      "a tap beside it": () => page.touchscreen.tap(20, 20),
      swipe: () => page.locator(SHEET).evaluate((sheet) => {
        const at = (clientY) => [new Touch({ identifier: 1, target: sheet, clientX: 100, clientY })];
        const send = (type, touches) => sheet.dispatchEvent(new TouchEvent(type, { touches, bubbles: true }));
        send("touchstart", at(500));
        send("touchmove", at(540));
        send("touchmove", at(600));
        send("touchend", []);
      }),
    };
    for (const [way, goBack] of Object.entries(ways)) {
      await citation(page).tap();
      await page.locator(SHEET).waitFor();
      assert.equal(await textOf(page), PARAGRAPH, way);
      const place = await page.locator(SHEET).boundingBox();
      assert.equal(Math.round(place.y + place.height), 844, `${way}: ${JSON.stringify(place)}`);
      await goBack();
      await isBack(way);
    }
    await citation(page).tap();
    await page.locator(`${SHEET} .go`).tap();
    await page.waitForURL(/articles\/report\/(index\.html)?#p-/);
    assert.deepEqual(problems, []);
    await close();
  });
}

test("a quoted mention shows its paragraph with the very sentence marked, lists item by item", async () => {
  const { page, problems, close } = await open(browser, server.address, "companies/widget/");
  const quotes = page.locator("#mentions blockquote");
  for (const [at, sentence] of [[0, "Acme owns Widget."], [1, "Then Widget again."]]) {
    await quotes.nth(at).locator("a.source").hover();
    await page.locator(CARD, { hasText: sentence }).waitFor();
    assert.deepEqual(await page.locator(`${CARD} mark`).allTextContents(), [sentence]);
  }
  assert.deepEqual(await page.locator(`${CARD} .card-text p`).allTextContents(), ["First Acme.", "Then Widget again."]);
  assert.deepEqual(problems, []);
  await close();
});

/** What Norvale owns, the paragraph that says so, and the sentence in it that is known to. */
const SAYINGS = [
  ["Alfanor", "Norvale has a plan. Norvale owns Alfanor. Nobody minds.", "Norvale owns Alfanor."],
  ["Bravix", "Bravix was for sale. In the end Norvale took Bravix over.", "In the end Norvale took Bravix over."],
  ["Cargon", "Norvale bought Cargon in 2019. In 2022 it sold Cargon.", null],
  ["Deltor", "Norvale bought Deltor. Norvale sold Deltor again.", null],
  ["Ectum", "Norvale has grown. It bought Ectum.", null],
  ["Foxtan", "Last spring Norvale met Foxtan. Since autumn Norvale owns it.", null],
  ["Golvex", "It was a busy year. It bought Golvex.", null],
];

test("of several sentences that name somebody the one is marked that is known to say it, and else none", async () => {
  const owned = SAYINGS.map(([name], at) => `  - {type: owns, object: ${name.toLowerCase()}, evidence: [{article: report, par: ${at + 1}}]}\n`).join("");
  const event = `events:\n  - {date: 2024-05, title: A fine, about: [norvale], par: ${SAYINGS.length + 1}}\n`;
  const root = writeDossier({
    "dossier.yaml": "title: Probe\nlanguage: en\n",
    "content/companies/norvale.md": `---\nname: Norvale\nrelations:\n${owned}---\n`,
    ...Object.fromEntries(SAYINGS.map(([name]) => [`content/companies/${name.toLowerCase()}.md`, `---\nname: ${name}\n---\n`])),
    "content/articles/report.md":
      `---\ntitle: The report\ndate: 2024-05-06\n${event}source: {outlet: Example Weekly, authors: [Ada Example], url: }\n---\n\n` +
      `${SAYINGS.map(([, text]) => text).join("\n\n")}\n\nNorvale has a plan. Norvale was fined. Norvale pays.\n`,
  });
  const { page, problems, close } = await open(browser, fileAddress(buildDossier({ root })), "companies/norvale/");
  const marksOf = async (citation) => {
    await citation.hover();
    await page.locator(CARD).waitFor();
    const text = await textOf(page);
    const marks = await page.locator(`${CARD} mark`).allTextContents();
    await page.keyboard.press("Escape");
    await page.mouse.move(1, 1);
    return { text, marks };
  };
  for (const [name, text, known] of SAYINGS) {
    const row = page.locator("#relations tr", { hasText: name });
    assert.deepEqual(await marksOf(row.locator("a.source")), { text, marks: known ? [known] : [] }, name);
  }
  const fined = await marksOf(page.locator("#events a.source").first());
  assert.deepEqual(fined, { text: "Norvale has a plan. Norvale was fined. Norvale pays.", marks: [] }, "any of three may be meant");
  assert.deepEqual(problems, []);
  await close();
});

test("a paragraph without end is cut behind a word in its card, and whole for the search", async () => {
  const end = "Nobody reads this far but the queryword.";
  const root = writeDossier({ ...DOSSIER, "content/articles/report.md": DOSSIER["content/articles/report.md"].replace("that.", `that. ${"More of it. ".repeat(500)}${end}`) });
  const { page, problems, close } = await open(browser, fileAddress(buildDossier({ root })), ACME);
  await citation(page).hover();
  await page.locator(CARD).waitFor();
  const shown = await textOf(page);
  assert.ok(shown.startsWith(PARAGRAPH) && /(More|of|it\.) …$/.test(shown) && shown.length < 4003, shown.slice(-60));
  await page.goto(new URL("../../search/index.html?q=queryword", page.url()).href);
  await page.locator(".hits mark", { hasText: "queryword" }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test("where no paragraph comes, a tap goes to the place, and so does a click without scripts", async () => {
  const offline = await open(browser, server.address, ACME, touch);
  await offline.page.route(/previews\/texts\//, (route) => route.abort());
  await citation(offline.page).tap();
  await offline.page.waitForURL(/articles\/report\/#p-/);
  await offline.close();
  const plain = await open(browser, server.address, ACME, { ...touch, javaScriptEnabled: false });
  await citation(plain.page).tap();
  await plain.page.waitForURL(/articles\/report\/#p-/);
  assert.deepEqual(plain.problems, []);
  await plain.close();
});

test("cards of paragraphs are accessible in light and dark, beside the line and from below", async () => {
  for (const colorScheme of SCHEMES) {
    const wide = await open(browser, server.address, ACME, { colorScheme });
    await citation(wide.page).hover();
    await wide.page.locator(`${CARD} summary`).click();
    assert.deepEqual(await axeViolations(wide.page), [], `beside, ${colorScheme}`);
    assert.deepEqual(await wide.page.evaluate(overflow), [], colorScheme);
    await wide.close();
    const narrow = await open(browser, server.address, ACME, { ...touch, colorScheme });
    await citation(narrow.page).tap();
    await narrow.page.locator(`${SHEET} summary`).tap();
    assert.deepEqual(await axeViolations(narrow.page), [], `from below, ${colorScheme}`);
    assert.deepEqual(await narrow.page.evaluate(overflow), [], colorScheme);
    await narrow.close();
  }
});

/** The ids of all paragraphs and mentions that the chunks of a site hold, behind the address of their page. */
function heldPlaces(folder) {
  const chunks = join(folder, "previews/texts");
  const texts = readdirSync(chunks).map((file) => readFileSync(join(chunks, file), "utf8").replace(/^dossierTexts\((.*)\);\n$/s, "$1"));
  const places = new Set();
  for (const [address, { named, passages }] of texts.flatMap((text) => Object.entries(JSON.parse(text).pages))) {
    for (const [anchor, blocks] of passages) {
      places.add(`${address}#${anchor}`);
      for (const [, mentions] of blocks.flat().filter(Array.isArray)) {
        for (const [at, number] of mentions) places.add(`${address}#m-${named[at].split("/").at(-2)}-${number}`);
      }
    }
  }
  return places;
}

test("every paragraph that the sample's pages cite or quote is there to be shown", () => {
  const folder = buildDossier({ root: REPOSITORY, baseUrl: BASE_URL });
  const held = heldPlaces(folder);
  const missing = new Set();
  let cited = 0;
  for (const address of addresses(folder)) {
    const file = address.endsWith(".html") ? address : `${address}index.html`;
    for (const [, href] of readFileSync(join(folder, file), "utf8").matchAll(/<a class="source" href="([^"]*#(?:p|m)-[^"]*)"/g)) {
      const { pathname, hash } = new URL(href, `https://dossier.example/${address}`);
      // The page for print has all places on itself.
      if (address.startsWith("print/")) continue;
      cited += 1;
      if (!held.has(pathname.slice(1) + hash)) missing.add(pathname + hash);
    }
  }
  assert.deepEqual([...missing], []);
  assert.ok(cited > 200, `${cited} citations`);
});
