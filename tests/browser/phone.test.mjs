// Pages on a phone: not longer than they have to be, nothing said twice, and what is folded at hand for everybody.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axeViolations, open, overflow, SCHEMES } from "./reader.mjs";
import { BASE_URL, buildDossier, fileAddress, launchBrowser, REPOSITORY, serve, writeDossier } from "./site.mjs";

const server = await serve(buildDossier({ root: REPOSITORY, baseUrl: BASE_URL }));
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});

const COMPANY = "companies/bytedance/";
const REGULATION = "regulations/us-bis-entity-list/";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const DESK = { viewport: { width: 1440, height: 900 } };

test("the front page, and a company and a regulation with much evidence, take at most eleven screens of a phone", async () => {
  for (const address of ["", COMPANY, REGULATION]) {
    for (const colorScheme of SCHEMES) {
      const { page, problems, close } = await open(browser, server.address, address, { ...PHONE, colorScheme });
      const screens = (await page.evaluate(() => document.documentElement.scrollHeight)) / 844;
      assert.ok(screens <= 11, `${address}: ${screens}`);
      assert.deepEqual(await page.evaluate(overflow), []);
      assert.deepEqual(await axeViolations(page, "main"), []);
      assert.deepEqual(problems, []);
      await close();
    }
  }
});

test("what a finger cannot do the matrix does not propose", async () => {
  const { page, close } = await open(browser, server.address, "matrix/", { ...PHONE, viewport: { width: 768, height: 1024 }, isMobile: true });
  for (const place of [".wider > span", "[data-keys]"]) assert.equal(await page.locator(place).isVisible(), false, place);
  await close();
});

test("on a window of 1024 pixels the evidence stands beside the text of an article", async () => {
  const { page, close } = await open(browser, server.address, "articles/2020-08-17-trump-druck-techfirmen/", { viewport: { width: 1024, height: 800 } });
  const [text, margin] = await page.evaluate(() => [".passage:not(.head) .passage-text", ".passage:not(.head) .apparatus"].map((place) => document.querySelector(place).getBoundingClientRect()));
  assert.ok(margin.left > text.right && margin.width >= 224 && margin.right <= 1024, JSON.stringify(margin));
  assert.ok(text.width >= 560);
  assert.deepEqual(await page.evaluate(overflow), []);
  await close();
});

test("sources in full stand openly on a desk, behind a line on a phone; a link to them opens it, without scripts too", async () => {
  const desk = await open(browser, server.address, REGULATION, DESK);
  await desk.page.locator("#sources li").first().waitFor();
  assert.equal(await desk.page.locator("#sources summary").isVisible(), false);
  await desk.close();

  const { page, problems, close } = await open(browser, server.address, REGULATION, { ...PHONE, javaScriptEnabled: false });
  const source = page.locator("#sources li").first();
  assert.equal(await source.isVisible(), false);
  await page.locator(".in-short a[href$='#sources']").first().tap();
  await source.waitFor();
  await page.goto(`${server.address}${REGULATION}`);
  await page.locator("#sources summary").tap();
  await source.waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await source.isVisible(), true, "paper shows it");
  assert.deepEqual(problems, []);
  await close();
});

/** On a desk a part of a page stands openly; on a phone a tap on the line of its section shows it. */
async function foldsOnAPhone(address, section, part, options = {}) {
  for (const [device, shown] of [[DESK, true], [PHONE, false]]) {
    const { page, close } = await open(browser, server.address, address, { ...device, ...options });
    const folded = page.locator(`${section} ${part}`).first();
    assert.equal(await folded.isVisible(), shown);
    if (!shown) {
      await page.locator(`${section} .fold > summary`).tap();
      await folded.waitFor();
    }
    await close();
  }
}

test("the drawing of relations stands openly on a desk and opens on a phone", () =>
  foldsOnAPhone(COMPANY, "#relations", ".figure"));

test("what happened by year stands openly on a desk and opens on a phone, without scripts too", () =>
  foldsOnAPhone("", "#years", "li", { javaScriptEnabled: false }));

test("what is known of a regulation stands in a few lines of the register, side by side", async () => {
  const { page, close } = await open(browser, server.address, "regulations/", PHONE);
  const tops = await page.locator("tr", { hasText: "Ausfuhrkatalog 2020" }).locator("td").evaluateAll((cells) =>
    cells.filter((cell) => cell.checkVisibility()).map((cell) => Math.round(cell.getBoundingClientRect().top / 12)));
  assert.ok(new Set(tops).size <= 3, `${tops}`);
  await close();
});

test("who stands in a relation to whom stands side by side in the network's table", async () => {
  const { page, close } = await open(browser, server.address, "network/", PHONE);
  const tops = await page.locator(".relation-list tr[id]").first().locator(":is(th, td:nth-of-type(1))").evaluateAll((cells) =>
    cells.map((cell) => cell.getBoundingClientRect().top));
  assert.ok(Math.abs(tops[0] - tops[1]) < 6, `${tops}`);
  await close();
});

test("a name in the network can be hit between its sign and its word", async () => {
  const { page, close } = await open(browser, server.address, "network/", DESK);
  const missed = await page.locator(".node").evaluateAll((nodes) =>
    nodes.filter((node) => {
      node.scrollIntoView({ block: "center" });
      const [sign, word] = [".ground", "text"].map((part) => node.querySelector(part).getBoundingClientRect());
      const hit = document.elementFromPoint((sign.left + sign.right) / 2, (sign.bottom + word.top) / 2);
      return hit?.closest(".node") === null;
    }).map((node) => node.textContent.trim()));
  assert.deepEqual(missed, []);
  await close();
});

test("what an entity says stands once on its page", async () => {
  const { page, close } = await open(browser, server.address, COMPANY, DESK);
  const texts = await page.locator("#claims :is(.claim > .who + p, li > .who + span)").allTextContents();
  assert.ok(texts.length >= 9, `${texts.length} claims`);
  assert.deepEqual(texts.toSorted(), [...new Set(texts)].toSorted());
  await close();
});

test("those that a single article names beside an entity stand behind one line, the others openly", async () => {
  const { page, close } = await open(browser, server.address, COMPANY, PHONE);
  const names = (place) => page.locator(`#together ${place} .document-link`).count();
  assert.equal(await names("> .companions"), 7);
  const closed = page.locator("#together details");
  assert.equal(await names("details"), Number.parseInt(await closed.locator("summary").innerText(), 10));
  await closed.locator("summary").tap();
  await closed.locator(".document-link").first().waitFor();
  await close();
});

test("a remark that several rows share names the source that says so", async () => {
  const { page, close } = await open(browser, server.address, REGULATION, DESK);
  const remark = page.locator(".shared li", { hasText: "nach dieser Quelle" });
  assert.match((await remark.innerText()).replaceAll("\u00a0", " "), /Thompson Hine 12\/2021/);
  await close();
});

test("the number of a paragraph stands beside a quotation that begins it, not on its line", async () => {
  const quoting = await serve(buildDossier({ root: `${REPOSITORY}/tests/sites/unstated`, baseUrl: BASE_URL }));
  const { page, close } = await open(browser, quoting.address, "articles/report/", PHONE);
  const [number, quotation] = await page.evaluate(() => [".passage-number", ".passage-text>blockquote"].map((place) => {
    const { left, right } = document.querySelector(place).getBoundingClientRect();
    return { left, right };
  }));
  assert.ok(number.right <= quotation.left, JSON.stringify([number, quotation]));
  await close();
  await quoting.close();
});

test("a finger beside an open menu closes it and does nothing else; the next one follows the link", async () => {
  const { page, problems, close } = await open(browser, server.address, COMPANY, PHONE);
  const menu = page.locator("details.menu");
  await menu.locator("summary").tap();
  await menu.locator("nav").waitFor();
  const link = page.locator(".in-short a").last();
  const { x, y, width, height } = await link.boundingBox();
  const at = page.url();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await menu.locator("nav").waitFor({ state: "hidden" });
  assert.equal(page.url(), at);
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await page.waitForURL((url) => String(url) !== at);
  assert.deepEqual(problems, []);
  await close();
});

test("the offer to cite a place stays until the reader turns to something else", async () => {
  for (const turn of [(page) => page.touchscreen.tap(195, 300), (page) => page.keyboard.press("Escape")]) {
    const { page, problems, close } = await open(browser, server.address, "articles/2020-09-prestigefrage-tiktok/", PHONE);
    const offer = page.locator("#copied.on button");
    await page.locator("#rn3 .passage-number").tap();
    await offer.waitFor();
    await turn(page);
    await offer.waitFor({ state: "hidden" });
    await page.locator("#rn3 .passage-number").tap();
    await offer.tap();
    await page.locator("#cite-place[open]").waitFor();
    assert.deepEqual(problems, []);
    await close();
  }
});

test("the long lists of an entity stand behind a line each on a phone, openly on a desk and whole on paper, without a script too", async () => {
  const files = { "dossier.yaml": "title: Probe\nlanguage: de\n" };
  const month = (n) => `${2010 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
  const count = 75;
  let relations = "";
  for (let n = 0; n < count; n += 1) {
    files[`content/regulations/r${n}.md`] = `---\nname: Regel ${n}\n---\n`;
    files[`content/companies/f${n}.md`] = `---\nname: Firma ${n}\n---\n`;
    relations += `  - {subject: acme, type: subject_to, object: r${n}, status: in_force, start: ${month(n)}-01, par: 1}\n  - {subject: f${n}, type: supplies, object: acme, par: 1}\n`;
    files[`content/articles/a${n}.md`] = `---\ntitle: Bericht ${n}\ndate: ${month(n)}-03\nsource: {outlet: Blatt ${n % 3}, authors: , url: }\nevents:\n  - {date: ${month(n)}-02, title: Lesung ${n}, about: [acme]}\n---\n\nDie Acme liefert im Fall ${n}.\n`;
  }
  files["content/companies/acme.md"] = "---\nname: Acme\n---\n";
  files["content/articles/all.md"] = `---\ntitle: Alles\ndate: 2020-05-06\nrelations:\n${relations}---\n\nDas steht da.\n`;
  const site = fileAddress(buildDossier({ root: writeDossier(files) }));
  const LISTS = ["#regulations tbody tr", "#events li", "#relations tbody tr"];
  for (const javaScriptEnabled of [true, false]) {
    const phone = await open(browser, site, "companies/acme/", { ...PHONE, javaScriptEnabled });
    const height = await phone.page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height < 9 * 844, `${height} px`);
    for (const list of LISTS) assert.equal(await phone.page.locator(list).first().isVisible(), false, list);
    // The contents lead to a list and open it; so does what is said of one row.
    await phone.page.locator(".page-contents a[href='#regulations']").tap();
    await phone.page.locator(LISTS[0]).first().waitFor();
    const row = await phone.page.locator(LISTS[2]).last().getAttribute("id");
    await phone.page.goto(`${site}companies/acme/index.html#${row}`);
    await phone.page.locator(`[id="${row}"]`).waitFor();
    // Of the mentions the newest year is open, and in it one outlet.
    const sentences = phone.page.locator("#mentions blockquote:visible");
    assert.ok((await sentences.count()) > 0 && (await sentences.count()) < 12);
    await phone.page.emulateMedia({ media: "print" });
    for (const list of LISTS) assert.equal(await phone.page.locator(list).first().isVisible(), true, `${list} on paper`);
    assert.equal(await phone.page.locator("#mentions blockquote:visible").count(), await phone.page.locator("#mentions blockquote").count());
    assert.deepEqual(phone.problems, []);
    await phone.close();
    const desk = await open(browser, site, "companies/acme/", { ...DESK, javaScriptEnabled });
    for (const list of LISTS) assert.equal(await desk.page.locator(list).first().isVisible(), true, list);
    assert.equal(await desk.page.locator("summary:visible", { hasText: "Liste zeigen" }).count(), 0);
    await desk.close();
  }
  // A further page is its list.
  const further = await open(browser, site, "companies/acme/regulations/2/", PHONE);
  assert.equal(await further.page.locator(LISTS[0]).first().isVisible(), true);
  await further.close();
});
