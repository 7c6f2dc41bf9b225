// What readers come for, done as a reader does it: with a mouse, with the keyboard alone, and with a finger on a phone. Each
// task counts its gestures: a press on a key or a place, a choice, a query that is typed and sent. On the way to a place the
// keyboard's Tab is not counted, but whatever is pressed can be reached by it.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { answered, drawn, open as openPage } from "./reader.mjs";
import { BASE_URL, buildDossier, launchBrowser, serve } from "./site.mjs";

const server = await serve(buildDossier({ baseUrl: BASE_URL }), { headers: { "content-security-policy": "default-src 'self'" } });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const MEANS = { mouse: DESK, keyboard: DESK, touch: PHONE };
const ARTICLE = "articles/2020-08-17-trump-druck-techfirmen/";

/** Somebody who reads with one means and counts what it takes. */
class Reader {
  constructor(means, page) {
    Object.assign(this, { means, page, gestures: 0 });
  }

  /** Presses a place. */
  async press(place) {
    this.gestures++;
    if (this.means === "mouse") return place.click();
    if (this.means === "touch") return place.tap();
    await this.reach(place);
    return this.page.keyboard.press("Enter");
  }

  async reach(place) {
    await place.waitFor();
    assert.ok(await place.evaluate((element) => element.tabIndex >= 0), "the keyboard comes there");
    // As Tab does: the focus is one that is shown.
    await this.page.keyboard.press("Shift");
    await place.focus();
  }

  /** Looks at what stands behind a link, without leaving the page. */
  async peek(place) {
    this.gestures++;
    if (this.means === "mouse") return place.hover();
    return this.means === "touch" ? place.tap() : this.reach(place);
  }

  /** Asks the search, from any page. */
  async ask(query) {
    this.gestures++;
    if (this.means === "keyboard") {
      await this.page.keyboard.press("/");
      await this.page.waitForSelector("dialog.overlay[open]");
    } else if (this.means === "mouse") {
      await this.page.locator(".bar .find input").click();
    } else {
      await this.page.locator(".find-link").tap();
      await this.page.locator("#find-main").tap();
    }
    this.gestures++;
    await this.page.keyboard.type(query);
    await this.page.keyboard.press("Enter");
    await this.page.waitForURL((url) => url.pathname.endsWith("/search/") && url.searchParams.get("q") === query);
    await answered(this.page);
  }

  async choose(select, value) {
    this.gestures++;
    await select.selectOption(value);
  }

  at(pattern) {
    return this.page.waitForURL(pattern);
  }

  find(selector, hasText) {
    return this.page.locator(selector, hasText ? { hasText } : {}).first();
  }
}

/** A task: where it begins, how many gestures it takes, and how it is done. */
const TASKS = [
  ["which companies are on the Entity List", "", 3, async (reader) => {
    await reader.ask("welche Firmen Entity List");
    await reader.press(reader.find(".hits h3 a"));
    await reader.at(/regulations\/us-bis-entity-list\//);
    const names = await reader.page.locator("#affected tbody th").allInnerTexts();
    assert.ok(names.length >= 8 && names.some((name) => name.includes("CloudWalk")), names.join());
  }],
  ["since when, and who says so", "regulations/us-bis-entity-list/", 1, async (reader) => {
    const row = reader.find("#affected tbody tr", "Dawning");
    assert.match(await row.innerText(), /\d{4}/);
    // Its sources stand in the line below.
    await reader.peek(row.locator("xpath=following-sibling::tr[1]").locator("a.source", { hasText: "Rn." }).first());
    await reader.page.locator(".passage-card", { hasText: "Dawning" }).waitFor();
  }],
  ["what did ByteDance answer", "", 3, async (reader) => {
    await reader.ask("was hat ByteDance geantwortet");
    const said = reader.find(".statements li", "ByteDance");
    assert.match(await said.innerText(), /Das trifft nicht zu.*[\s\S]*ByteDance und TikTok bestreiten/);
    await reader.press(said.locator("a"));
    await reader.at(/articles\/2020-08-17.*#c/);
  }],
  ["where it stands what is cited as «Golem 9/2020, Rn. 4»", "companies/tesla/", 3, async (reader) => {
    await reader.ask("Golem 9/2020, Rn. 4");
    await reader.press(reader.find(".hits h3 a"));
    await reader.at(/2020-09-prestigefrage-tiktok\/#p-/);
    assert.equal(await reader.page.locator(".passage:has(:target)").getAttribute("id"), "rn4");
  }],
  ["cite paragraph 3", ARTICLE, 2, async (reader) => {
    await reader.press(reader.find("#rn3 .passage-number"));
    await reader.press(reader.find("#copied.on button"));
    assert.match(await reader.find("#cite-place .cite-text").innerText(), /Rn\.\s3.*#p-/s);
  }],
  ["what happened on 14 August 2020", "", 2, async (reader) => {
    await reader.ask("2020-08-14");
    assert.match(await reader.find(".statements li").innerText(), /Musical\.ly rückgängig[\s\S]*14\.\s?August 2020/);
  }],
  ["Chinese companies for which something is in force, as a table to work with", "companies/", { mouse: 3, keyboard: 3, touch: 4 }, async (reader) => {
    // On a phone what narrows stands behind one line.
    if (reader.means === "touch") await reader.press(reader.find(".list-tools summary"));
    await reader.choose(reader.find(".list-tools select[name=country]"), "China");
    await reader.choose(reader.find(".list-tools select[name=status]"), "in Kraft");
    const [file] = await Promise.all([reader.page.waitForEvent("download"), reader.press(reader.find(".list-tools button"))]);
    assert.equal(file.suggestedFilename(), "company.csv");
  }],
  ["from a mistyped address to the page", "companies/bytedanse/", 1, async (reader) => {
    await reader.find("#near-addresses a").waitFor();
    await reader.press(reader.find("#near-addresses a"));
    await reader.at(/companies\/bytedance\//);
  }],
  ["from the end of a long page to what it began with", "companies/bytedance/#mentions", 1, async (reader) => {
    await reader.press(reader.find(".page-contents a[href='#regulations']"));
    await reader.at(/#regulations$/);
    await drawn(reader.page);
    assert.ok(await reader.find("#regulations-title, #regulations h2").evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    }));
  }],
  ["why a field of the matrix is filled", "matrix/", 1, async (reader) => {
    await reader.press(reader.find(".matrix-table tbody td a"));
    await reader.find(".evidence").waitFor();
    assert.ok((await reader.find(".evidence").innerText()).length > 40);
  }],
  ["what else belongs to the topic of an article", ARTICLE, 1, async (reader) => {
    await reader.press(reader.find(".topics a"));
    await reader.at(/topics\//);
  }],
  ["who stands in relation to TikTok, and the way there", "network/", 2, async (reader) => {
    const node = reader.find(".node", "TikTok");
    await node.scrollIntoViewIfNeeded();
    await reader.peek(node);
    await reader.find(".network-details h3", "TikTok").waitFor();
    await reader.press(node);
    await reader.at(/companies\/tiktok\//);
  }],
];

assert.equal(TASKS.length, 12);
for (const [task, address, gestures, done] of TASKS) {
  for (const [means, options] of Object.entries(MEANS)) {
    test(`${task}: ${means}`, async () => {
      const { page, close } = await openPage(browser, server.address, address, { ...options, acceptDownloads: true });
      const reader = new Reader(means, page);
      await done(reader);
      assert.equal(reader.gestures, gestures[means] ?? gestures);
      await close();
    });
  }
}
