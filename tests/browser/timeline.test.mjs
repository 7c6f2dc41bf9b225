// Time in a browser: filters of the timeline with and without scripts, the band of time in its two colours, and marks that
// stand where their dates are.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { drawn } from "./reader.mjs";
import { buildDossier, fileAddress, launchBrowser, REPOSITORY } from "./site.mjs";

const sample = fileAddress(buildDossier());
const english = fileAddress(buildDossier({ root: join(REPOSITORY, "tests/sites/timeline") }));
const browser = await launchBrowser();
after(() => browser.close());

async function open(address, { width = 1440, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.goto(address);
  return { page, close: () => context.close() };
}

/** What a reader sees of the list and of the drawing. */
const shown = (page) =>
  page.evaluate(() => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
    return {
      entries: seen(".entry").map((entry) => entry.id),
      years: seen(".timeline-list .period").map((year) => year.querySelector("h2").textContent),
      marks: seen(".lanes-drawing .filtered").length,
      gaps: seen(".gap").length,
    };
  });

const choose = (page, label) => page.locator(".filters label", { hasText: new RegExp(`^\\s*${label}\\s+\\d`) }).locator("input").check();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with scripts" : "without scripts";
  test(`filters leave the entries of one kind, topic and name, in list and drawing, ${how}`, async () => {
    const { page, close } = await open(`${english}timeline/index.html`, { javaScriptEnabled });
    const all = await shown(page);
    assert.deepEqual([all.entries.length, all.marks, all.gaps], [16, 16, 1]);

    await choose(page, "Courts");
    const courts = await shown(page);
    assert.deepEqual([courts.entries.length, courts.marks, courts.gaps], [4, 4, 0], "whatever concerns a court, in whichever row it stands");
    assert.deepEqual(courts.years, ["2020", "2021"], "years without such an entry are hidden");

    await page.locator(".filters summary").click();
    await choose(page, "Borealis");
    assert.deepEqual((await shown(page)).entries, ["e-ruling-6"], "both filters hold");

    await page.locator("#fk").check();
    await page.locator("#fn").check();
    await choose(page, "The sales ban");
    assert.equal((await shown(page)).entries.length, 11);
    await page.locator("#ft").check();
    assert.deepEqual(await shown(page), all);
    await close();
  });
}

test("a word filters at once, whatever its case and accents, and the page says how many entries are left", async () => {
  const { page, close } = await open(`${sample}timeline/index.html`);
  const before = await shown(page);
  await page.getByLabel("Wort in den Einträgen").fill("MÜSICAL ly");
  const { entries, years, gaps } = await shown(page);
  assert.ok(entries.length > 1 && entries.length < before.entries.length, `${entries.length} entries`);
  assert.ok(years.length > 0 && years.length < before.years.length, `${years}`);
  assert.equal(gaps, 0);
  assert.equal(await page.locator(".filters output").innerText(), `${entries.length} von ${before.entries.length} Einträgen`);

  await page.getByLabel("Wort in den Einträgen").fill("gibtesnicht");
  assert.deepEqual((await shown(page)).years, []);
  await page.getByLabel("Wort in den Einträgen").fill("");
  assert.deepEqual(await shown(page), before);
  assert.equal(await page.locator(".filters output").innerText(), "");
  await close();
});

test("what is filtered stays in the address, which shows the same to others", async () => {
  const { page, close } = await open(`${english}timeline/index.html`);
  const all = await shown(page);
  await choose(page, "Courts");
  await page.locator(".filters summary").click();
  await choose(page, "Borealis");
  await page.getByLabel("Word in the entries").fill("BARS");
  const hash = await page.evaluate(() => location.hash);
  assert.equal(hash, "#fk=Courts&fn=Borealis&word=BARS");
  const filtered = await shown(page);
  assert.ok(filtered.entries.length > 0 && filtered.entries.length < all.entries.length, `${filtered.entries}`);
  await close();

  const other = await open(`${english}timeline/index.html${hash}`);
  assert.deepEqual(await shown(other.page), filtered);
  assert.ok(await other.page.getByLabel(/^Borealis/).isVisible(), "a chosen filter is not folded away");
  await other.page.locator("#fk").check();
  await other.page.locator("#fn").check();
  await other.page.getByLabel("Word in the entries").fill("");
  assert.equal(await other.page.evaluate(() => location.hash), "");
  assert.deepEqual(await shown(other.page), all);

  // A link to an entry is no filter.
  await other.page.evaluate((id) => (location.hash = id), all.entries[0]);
  await drawn(other.page);
  assert.deepEqual(await shown(other.page), all);
  assert.equal(await other.page.evaluate(() => location.hash), `#${all.entries[0]}`);
  await other.close();
});

test("without scripts there is no field that would do nothing", async () => {
  const { page, close } = await open(`${sample}timeline/index.html`, { javaScriptEnabled: false });
  assert.equal(await page.locator(".filters input[type=search]:visible").count(), 0);
  await close();
});

test("the band follows the device's colours and the reader's choice, and is as high before it is loaded", async () => {
  const { page, close } = await open(`${sample}companies/bytedance/index.html`, { colorScheme: "dark" });
  const picture = () => page.locator(".band").evaluate((band) => getComputedStyle(band).backgroundImage.match(/[^/]*\.svg/)[0]);
  assert.equal(await picture(), "band-dark.svg");
  await page.locator("summary", { hasText: "Ansicht" }).click();
  await page.locator("#th-light").check();
  assert.equal(await picture(), "band-light.svg");
  await page.reload();
  assert.equal(await picture(), "band-light.svg", "the choice is kept");
  await page.locator("summary", { hasText: "Ansicht" }).click();
  await page.locator("#th-auto").check();
  assert.equal(await picture(), "band-dark.svg");
  assert.equal(await page.locator(".band").evaluate((band) => band.clientHeight), 34);
  await close();
});

for (const width of [1440, 390]) {
  test(`a page's marks lie on those of the picture behind them, at ${width} px`, async () => {
    const { page, close } = await open(`${sample}companies/bytedance/index.html`, { width });
    // 9 June 2021, the last day on ByteDance's page, on an axis of the years 2015 to 2022.
    const share = (Date.UTC(2021, 5, 9) - Date.UTC(2015, 0, 1)) / (Date.UTC(2023, 0, 1) - Date.UTC(2015, 0, 1));
    const [wanted, own] = await page.locator(".band").evaluate((band, share) => {
      const style = getComputedStyle(band);
      const box = band.getBoundingClientRect();
      const left = box.left + parseFloat(style.paddingLeft);
      const marks = [...band.querySelectorAll("path.day")].at(-1).getBoundingClientRect();
      return [left + (box.width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)) * share, marks.right];
    }, share);
    assert.ok(Math.abs(wanted - own) < 2, `${own} instead of ${wanted}`);
    const size = await page.locator(".band").evaluate((band) => getComputedStyle(band).backgroundSize);
    assert.equal(size, "100% 34px", "the picture is stretched over the same width");
    await close();
  });
}

test("numbers of an entity's drawing are those of its list and can be read on a phone", async () => {
  const { page, close } = await open(`${english}companies/acme/index.html`, { width: 390 });
  const numbers = Array.from({ length: 13 }, (_, at) => `${at + 1}`);
  assert.deepEqual(await page.locator(".event-axis .number-text").allTextContents(), numbers);
  assert.deepEqual(await page.locator(".event-list b.number").allTextContents(), numbers);
  const overlaps = await page.locator(".event-axis .number-ground").evaluateAll((circles) => {
    const boxes = circles.map((circle) => circle.getBoundingClientRect());
    const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
    return boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => far(a, b) < 20)).length;
  });
  assert.equal(overlaps, 0, "numbers cover each other");
  await close();
});

test("the front page's band names its articles without covering one name by another", async () => {
  const { page, close } = await open(`${sample}index.html`);
  const names = await page.locator(".large-band .article-name").evaluateAll((texts) => texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect().toJSON() })));
  assert.ok(names.length >= 4, `${names.length} names`);
  for (const [at, one] of names.entries()) {
    for (const other of names.slice(at + 1)) {
      const apart = one.box.right <= other.box.left || other.box.right <= one.box.left || one.box.bottom <= other.box.top + 3 || other.box.bottom <= one.box.top + 3;
      assert.ok(apart, `${one.text} and ${other.text}`);
    }
  }
  await close();
});

for (const [width, media] of [[657, "print"], [660, "screen"], [820, "screen"], [1024, "screen"], [1440, "screen"]]) {
  test(`a date keeps to its column, at ${width} px on ${media === "print" ? "paper" : "the screen"}`, async () => {
    const { page, close } = await open(`${sample}timeline/index.html`, { width });
    await page.emulateMedia({ media });
    const gaps = await page.$$eval(".entry:has(.when .date)", (entries) =>
      entries.map((entry) => {
        const [date, body] = [".when .date", ".entry-body"].map((part) => entry.querySelector(part).getBoundingClientRect());
        return [entry.id, body.left - date.right];
      }),
    );
    assert.ok(gaps.length > 20, "the list has dates");
    assert.deepEqual(gaps.filter(([, gap]) => gap < 8), []);
    await close();
  });
}
