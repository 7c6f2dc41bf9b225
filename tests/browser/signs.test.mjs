// What signs say: by mouse, by keyboard, by touch, for screen readers and without a script; and the legend that they lead to.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axeViolations, open as openPage } from "./reader.mjs";
import { addresses, BASE_URL, buildDossier, launchBrowser, serve } from "./site.mjs";

const folder = buildDossier({ baseUrl: BASE_URL });
const server = await serve(folder, { headers: { "content-security-policy": "default-src 'self'" } });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});
const open = (address, options) => openPage(browser, server.address, address, options);
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const CARD = ".sign-card.on";

/** The row of a register, and its signs. */
const stripOf = (page, name) => page.locator("tr", { has: page.locator("th", { hasText: name }) }).locator("a.strip");
const words = async (locator) => (await locator.innerText()).replace(/\s+/g, " ");

test("in a register each sign names the regulation that it is about, by mouse", async () => {
  const { page, problems, close } = await open("companies/");
  await stripOf(page, "ByteDance").hover();
  await page.locator(CARD).waitFor();
  assert.match(await words(page.locator(CARD)), /Anordnung 14\. 8\. 2020: erlassen \(Anlass bestritten\) .*EO 13942 \(TikTok\): aufgehoben/);
  assert.equal(await page.locator(`${CARD} .sign-words`).count(), await stripOf(page, "ByteDance").locator(".status").count());
  assert.deepEqual(await axeViolations(page, ".sign-card"), []);
  assert.deepEqual(problems, []);
  await close();
});

test("by keyboard a row's signs are one stop, with their words beside it and in its name", async () => {
  const { page, close } = await open("companies/");
  const strip = stripOf(page, "ByteDance");
  // From the link before it, as a reader gets there.
  await strip.locator("xpath=preceding::a[1]").focus();
  await page.keyboard.press("Tab");
  assert.ok(await strip.evaluate((link) => link === document.activeElement));
  await page.locator(CARD, { hasText: "EO 13942" }).waitFor();
  assert.match(await strip.evaluate((link) => link.textContent), /erlassen \(Anlass bestritten\)/, "a screen reader hears it");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => !document.activeElement.closest(".sign-card")), "the card is no stop");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(CARD).count(), 0);
  await close();
});

test("a finger brings up the words of a row's signs, which lead on to the table and to the key", async () => {
  const { page, close } = await open("companies/", PHONE);
  const strip = stripOf(page, "ByteDance");
  await strip.scrollIntoViewIfNeeded();
  await strip.tap();
  await page.locator(CARD).waitFor();
  assert.match(page.url(), /companies\/$/, "the page stays");
  const box = await page.locator(CARD).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 390, `the card is cut: ${JSON.stringify(box)}`);
  await page.locator(`${CARD} .to-legend`).tap();
  await page.locator("#sign-key[open] .asked").waitFor();
  await page.locator("#sign-key .close").tap();
  await strip.tap();
  await page.locator(`${CARD} .go`).tap();
  await page.waitForURL(/companies\/bytedance\/#regulations/);
  await close();
});

test("a status says what it means, and so do the marks of a date, a line and a paragraph's number", async () => {
  const { page, close } = await open("companies/bytedance/");
  for (const [sign, said] of [
    ["#regulations .status:has(.unequal)", /Anlass bestritten.*Erlassen; dass es schon gilt/],
    [".date:has(.dagger)", /†.*aus externer Quelle ergänzt.*Quelle außerhalb/],
    [".line-reported", /nur berichtet, behauptet/],
    [".passage-number", /Randnummer: ein Absatz unseres Textes/],
  ]) {
    const [first] = await page.locator(`main :is(${sign})`).all();
    if (!first && sign === ".passage-number") continue;
    await first.scrollIntoViewIfNeeded();
    await first.hover();
    await page.locator(CARD).filter({ hasText: said }).waitFor();
    await page.keyboard.press("Escape");
    await page.mouse.move(0, 0);
  }
  await close();
});

test("a finger on a sign that leads nowhere shows its words, and one beside it hides them", async () => {
  const { page, close } = await open("companies/bytedance/", PHONE);
  const date = page.locator("main .date:has(.dagger):not(a *)").first();
  await date.scrollIntoViewIfNeeded();
  await date.tap();
  await page.locator(CARD, { hasText: "aus externer Quelle" }).waitFor();
  await page.locator("h1").evaluate((heading) => heading.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerType: "touch" })));
  assert.equal(await page.locator(CARD).count(), 0);
  await close();
});

test("a finger on a row's status shows its words and leaves the address, to which the card leads", async () => {
  const { page, problems, close } = await open("companies/bytedance/", PHONE);
  const status = page.locator("#regulations td > a.self:has(.unequal)").first();
  const place = await status.getAttribute("href");
  await status.scrollIntoViewIfNeeded();
  await status.tap();
  await page.locator(CARD, { hasText: "bestritten" }).waitFor();
  assert.equal(new URL(await page.evaluate(() => location.href)).hash, "", "one touch does one thing");
  await page.locator(`${CARD} .go`, { hasText: "Adresse dieser Stelle" }).tap();
  await page.locator(CARD).waitFor({ state: "detached" });
  assert.equal(new URL(await page.evaluate(() => location.href)).hash, place);
  assert.deepEqual(problems, []);
  await close();
});

test("a touched paragraph's number says once what it is, and each time offers to cite its place", async () => {
  const { page, close } = await open("articles/2020-09-prestigefrage-tiktok/", PHONE);
  const [number, other] = [0, 1].map((at) => page.locator("a.passage-number").nth(at));
  await number.tap();
  await page.locator(`${CARD} p`, { hasText: "ein Absatz unseres Textes" }).waitFor();
  await other.tap();
  await page.waitForFunction(() => /^Rn\.\s2$/.test(document.querySelector(".copied.on")?.dataset.place));
  assert.equal(await page.locator(CARD).count(), 0, "it is known now, and the paragraph in sight");
  await close();
});

test("the focus on a row's status shows its words", async () => {
  const { page, close } = await open("companies/bytedance/");
  await page.locator("#regulations td > a.self:has(.unequal)").first().evaluate((element) => element.focus({ focusVisible: true }));
  await page.locator(CARD).filter({ hasText: /bestritten/ }).waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await page.locator(CARD).waitFor({ state: "detached" });
  await close();
});

test("a cell of the matrix says on pointing at it what it is", async () => {
  const { page, close } = await open("matrix/");
  await page.locator(".matrix-table td > a", { hasText: ": ByteDance, Anordnung 14. 8. 2020" }).hover();
  await page.locator(CARD, { hasText: "erlassen (Anlass bestritten): ByteDance, Anordnung 14. 8. 2020" }).waitFor();
  await close();
});

test("the key to all signs opens from the head of a table by keyboard, and the focus comes back", async () => {
  const { page, problems, close } = await open("companies/bytedance/");
  const link = page.locator("#regulations h2 .to-legend");
  await link.focus();
  await page.keyboard.press("Enter");
  const key = page.locator("#sign-key[open]");
  await key.waitFor();
  const text = await words(key);
  for (const said of ["Unternehmen", "Ob es gelten wird, ist offen.", "gefolgert: Keine Quelle sagt es", "aus externer Quelle", "Randnummer"]) assert.ok(text.includes(said), said);
  assert.deepEqual(await axeViolations(page), []);
  await page.keyboard.press("Escape");
  await page.locator("#regulations h2 .to-legend:focus").waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test("without a script every page with signs leads to its legend, which has all of them and no others", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  let seen = 0;
  for (const address of addresses(folder).filter((address) => !/^(404|search|print)/.test(address))) {
    await page.goto(server.address + address);
    const found = await page.evaluate(() => {
      const main = document.querySelector("main");
      // The evidence of the matrix waits in templates.
      const parts = main ? [main, ...[...main.querySelectorAll("template")].map((template) => template.content)] : [];
      const all = (selector) => parts.flatMap((part) => [...part.querySelectorAll(selector)]);
      const used = new Set(all("use").map((use) => use.getAttribute("href").slice(1)));
      for (const line of all(".line")) used.add([...line.classList].find((name) => name.startsWith("line-")));
      for (const edge of all(".edges path[class]")) used.add(`line-${/ m-(\w+)/.exec(edge.getAttribute("class"))?.[1] ?? "asserted"}`);
      if (all(".bracket").length) used.add("bracket");
      if (all(".dagger").length) used.add("dagger");
      if (all(".passage-number").length || parts.some((part) => /Rn\.\u00a0\d/.test(part.textContent))) used.add("passage");
      const unexplained = ["k-article", "k-topic", "k-page", "s-none"];
      return {
        lacks: [...used].filter((name) => !unexplained.includes(name) && !document.getElementById(`sign-${name}`)),
        explains: [...document.querySelectorAll(".legend [id^=sign-]")].map((entry) => entry.id.slice(5)).filter((name) => !used.has(name)),
        hasMarks: [...used].some((name) => /^(s-|m-|line-|bracket|dagger)/.test(name)),
        ways: all("a[href='#legend']").filter((link) => link.checkVisibility()).length,
      };
    });
    assert.deepEqual([found.lacks, found.explains], [[], []], address);
    if (found.hasMarks) assert.ok(found.ways > 0, `${address} has signs and no way to the legend`);
    seen += found.hasMarks;
  }
  assert.ok(seen > 20, `${seen} pages have signs`);
  await page.goto(`${server.address}companies/bytedance/`);
  await page.locator("#regulations h2 .to-legend").click();
  await page.waitForURL(/#legend$/);
  await context.close();
});
