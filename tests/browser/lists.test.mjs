// Lists are narrowed, sorted, passed on by their address and taken along as CSV; without a script they stand whole.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { axeViolations, open as openPage, overflow, WIDTHS } from "./reader.mjs";
import { BASE_URL, buildDossier, fileAddress, launchBrowser, serve, writeDossier } from "./site.mjs";

const server = await serve(buildDossier({ baseUrl: BASE_URL }), { headers: { "content-security-policy": "default-src 'self'" } });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});
const open = (address, options) => openPage(browser, server.address, address, options);
/** The lines of the CSV of what is shown, without its head. */
const linesOf = async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "als CSV" }).click()]);
  return readFileSync(await download.path(), "utf8").split("\r\n").slice(1, -1);
};
/** The page's address as it is now; that of `page.url()` may come later. */
const addressOf = (page) => page.evaluate(() => location.href);
const shown = (page) =>
  page.$$eval("[data-f]:not([data-f] [data-f])", (items) => {
    const all = items.filter((item) => item.checkVisibility()).map((item) => JSON.parse(item.dataset.f));
    return all.map((own) => (own.date ? { ...own, year: [own.date[0].slice(0, 4)] } : own));
  });

test("the headings of a topic and its contents count what is left, and lead to no section that is empty", async () => {
  const { page, problems, close } = await open("topics/tiktok/");
  const counts = () =>
    page.evaluate(() => {
      const sections = [...document.querySelectorAll("section:has([data-f])")].filter((section) => section.checkVisibility());
      const way = (section) => document.querySelector(`.page-contents a[href="#${section.id}"]`);
      return sections.map((section) => ({
        shown: [...section.querySelectorAll("[data-f]")].filter((item) => item.checkVisibility()).length,
        head: Number(section.querySelector("h2 > .count").textContent),
        contents: Number(way(section).querySelector(".number").textContent),
        ways: [...document.querySelectorAll(".page-contents li")].filter((entry) => entry.checkVisibility()).length,
      }));
    });
  const whole = await counts();
  await page.locator(".list-tools select[name=country]").selectOption("China");
  const left = await counts();
  assert.ok(left.length > 0 && left.length < whole.length, "the articles have no country");
  for (const { shown, head, contents } of left) assert.deepEqual([head, contents], [shown, shown]);
  assert.equal(left[0].ways, whole[0].ways - (whole.length - left.length));
  await page.locator(".list-tools select[name=country]").selectOption("");
  assert.deepEqual(await counts(), whole);
  assert.deepEqual(problems, []);
  await close();
});

test("a register is narrowed by country, status, regulation and topic, and its address keeps the choice", async () => {
  const { page, problems, close } = await open("companies/");
  const all = await shown(page);
  const some = { country: "China", status: "in Kraft" };
  for (const [name, value] of Object.entries(some)) {
    await page.locator(`.list-tools select[name=${name}]`).selectOption(value);
    const left = await shown(page);
    assert.ok(left.length > 0 && left.length < all.length, `${name}: ${left.length}`);
    assert.ok(left.every((row) => [row[name]].flat().includes(value)));
  }
  const left = await shown(page);
  assert.deepEqual(Object.fromEntries(new URL(await addressOf(page)).searchParams), some);
  assert.equal(await page.locator(".list-tools output").textContent(), `${left.length} von ${all.length}`);
  assert.deepEqual(await page.evaluate(overflow), []);
  const heads = await page.locator("table thead th").count();
  assert.equal(await page.locator("table tbody tr").first().evaluate((row) => row.cells.length), heads + 1, "no cell is lost with its letter");

  await page.getByRole("button", { name: "Nennungen" }).click();
  const copied = await open((await addressOf(page)).slice(server.address.length));
  assert.deepEqual(await shown(copied.page), await shown(page), "the address is all that is needed");
  assert.equal(await copied.page.locator("th[aria-sort=descending]").count(), 1);
  await copied.close();
  assert.deepEqual([...problems, ...copied.problems], []);
  await close();
});

test("articles, claims and mentions are narrowed by outlet and year", async () => {
  for (const [address, facet] of [["articles/", "year"], ["claims/speakers/", "outlet"], ["companies/bytedance/", "outlet"], ["regulations/", "country"]]) {
    const { page, problems, close } = await open(address);
    const all = await shown(page);
    if (all.length < 5) {
      assert.equal(await page.locator(".list-tools").isVisible(), false, `${address}: what is seen at a glance needs no tools`);
    } else {
      const select = page.locator(`.list-tools select[name=${facet}]`);
      const value = await select.locator("option").nth(1).getAttribute("value");
      await select.selectOption(value);
      const left = await shown(page);
      assert.ok(left.length > 0 && left.length < all.length, `${address}: ${left.length} of ${all.length}`);
      assert.ok(left.every((row) => row[facet].includes(value)), address);
    }
    assert.deepEqual(problems, [], address);
    await close();
  }
});

test("sources are narrowed by kind, outlet, year and what they do not state, and taken along with their own addresses", async () => {
  const { page, problems, close } = await open("sources/", { acceptDownloads: true });
  const all = await shown(page);
  for (const facet of ["type", "outlet", "year", "regulation", "topic", "lacks"]) {
    const select = page.locator(`.list-tools select[name=${facet}]`);
    const value = await select.locator("option").nth(1).getAttribute("value");
    await select.selectOption(value);
    const left = await shown(page);
    assert.ok(left.length > 0 && left.length < all.length, `${facet}: ${left.length} of ${all.length}`);
    assert.ok(left.every((row) => row[facet].includes(value)), facet);
    await select.selectOption("");
  }
  await page.locator(".list-tools select[name=type]").selectOption("amtlich");
  assert.equal(await page.locator("#articles").isVisible(), false, "what is left is all outside");
  const copied = await open((await addressOf(page)).slice(server.address.length));
  assert.deepEqual(await shown(copied.page), await shown(page), "the address is all that is needed");
  await copied.close();

  const left = await shown(page);
  assert.equal(await page.locator("#outside .count").textContent(), `${left.length} von ${all.filter((row) => !row.type.includes("ausgewerteter Artikel")).length} Quellen`);
  // What prints that its outlet is not stated is found by it, under a heading as in a row of its own.
  await page.locator(".list-tools select[name=type]").selectOption("");
  await page.locator(".list-tools select[name=lacks]").selectOption("Medium nicht angegeben");
  const prints = await page.$$eval("[data-f]", (rows) => rows.filter((row) => `${row.closest(".of-outlet")?.innerText} ${row.innerText}`.includes("Medium nicht angegeben")).map((row) => row.innerText));
  assert.equal((await shown(page)).length, prints.length);
  assert.ok(prints.some((text) => text.includes("Acht Firmen")), prints.join("\n"));
  await page.locator(".list-tools select[name=lacks]").selectOption("");
  assert.match(await page.locator("#outside .count").textContent(), /^\d+ Quellen$/);
  const addresses = await page.$$eval(".source-list .what a", (links) => links.map((link) => link.href));
  assert.deepEqual(addresses.filter((href, at) => addresses.indexOf(href) < at), [], "a source stands once");

  // In another order there are no headings, so each row says its outlet.
  await page.locator(".list-tools select[name=type]").selectOption("ausgewerteter Artikel");
  const outlet = page.locator(".what .outlet", { hasText: "Digital China" });
  assert.equal(await outlet.isVisible(), false, "the heading says it");
  await page.locator(".list-tools select[name=sort]").selectOption("newest");
  await outlet.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "als CSV" }).click()]);
  const [head, ...lines] = readFileSync(await download.path(), "utf8").split("\r\n").slice(0, -1);
  assert.equal(head.slice(1), "title,address,type,outlet,year,regulation,topic,lacks,date");
  assert.equal(lines.length, 5);
  assert.ok(lines.some((line) => line.startsWith("Tesla baut Datenzentrum in China,https://")), lines.join("\n"));
  assert.ok(lines[0].endsWith(",2021-12-16"), "the newest first");
  assert.deepEqual(problems, []);
  await close();
});

test("many outlets stand above the sources in one line on a phone, and lead to where each begins", async () => {
  const files = { "dossier.yaml": "title: Probe\nlanguage: en\n" };
  for (let n = 0; n < 240; n++) {
    files[`content/articles/a${n}.md`] = `---\ntitle: Report ${n}\ndate: 2020-05\nsource: {outlet: Daily Herald ${n % 20}, authors: , url: }\n---\n\nText.\n`;
  }
  const site = fileAddress(buildDossier({ root: writeDossier(files) }));
  const { page, problems, close } = await openPage(browser, site, "sources/", { viewport: { width: 390, height: 844 }, hasTouch: true });
  const bar = page.getByRole("navigation", { name: "Outlets" });
  assert.ok((await bar.boundingBox()).height < 60);
  assert.ok((await page.locator("[data-f]").first().boundingBox()).y <= 640);
  assert.deepEqual(await page.evaluate(overflow), []);
  await bar.getByRole("link", { name: "Daily Herald 19" }).click();
  await page.waitForURL(/sources\/page\/2\/.*#outlet-daily-herald-19$/);
  assert.match(await page.locator(":target").innerText(), /Daily Herald 19/);
  assert.deepEqual(problems, []);
  await close();
});

test("a list without heads of columns is put in order, which its address keeps and its CSV has", async () => {
  const { page, problems, close } = await open("articles/", { acceptDownloads: true });
  const order = page.locator(".list-tools select[name=sort]");
  const dates = async () => (await shown(page)).map((row) => row.date[0]);
  const before = await dates();
  await order.selectOption("oldest");
  assert.deepEqual(await dates(), before.toReversed());
  assert.equal(await page.locator("main h2:visible").count(), 0, "years are no headings any more");
  assert.equal(new URL(await addressOf(page)).searchParams.get("sort"), "oldest");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "als CSV" }).click()]);
  const written = readFileSync(await download.path(), "utf8").split("\r\n").slice(1, -1).map((line) => line.match(/,(\d{4}(?:-\d\d)*),/g).at(-1).slice(1, 5));
  assert.deepEqual(written, before.toReversed().map((date) => date.slice(0, 4)));

  const copied = await open((await addressOf(page)).slice(server.address.length));
  assert.deepEqual(await shown(copied.page), await shown(page), "the address is all that is needed");
  await copied.close();
  await page.locator(".list-tools select[name=year]").selectOption("2020");
  assert.ok((await dates()).every((date) => date.startsWith("2020")));
  await order.selectOption("");
  await page.locator(".list-tools select[name=year]").selectOption("");
  assert.deepEqual(await dates(), before);
  assert.deepEqual(problems, []);
  await close();
});

test("every claim is in one choice of who has replied, where no reply is expected too", async () => {
  const { page, close } = await open("claims/");
  const total = Number((await page.locator(".lede").innerText()).match(/^\d+/)[0]);
  const choices = await page.locator(".list-tools select[name=reply] option:not([value=''])").allTextContents();
  assert.ok(choices.some((text) => text.startsWith("keine Gegenrede zu erwarten")), choices.join());
  assert.equal(choices.reduce((sum, text) => sum + Number(/\((\d+)\)$/.exec(text)[1]), 0), total, choices.join());
  await close();
});

test("claims are narrowed by whether somebody has replied, regulations by their year", async () => {
  for (const [address, facet, value] of [["claims/", "reply", "mit Gegenrede"], ["regulations/", "year", "2020"], ["articles/", "regulation", "Entity List"]]) {
    const { page, problems, close } = await open(address);
    const all = await shown(page);
    await page.locator(`.list-tools select[name=${facet}]`).selectOption(value);
    const left = await shown(page);
    assert.ok(left.length > 0 && left.length < all.length, `${address}: ${left.length} of ${all.length}`);
    assert.ok(left.every((row) => row[facet].includes(value)), address);
    assert.deepEqual(problems, [], address);
    await close();
  }
});

/** A company that 240 articles name, in turn of three outlets and two years. */
function namedOften() {
  const files = { "dossier.yaml": "title: Probe\nlanguage: en\n", "content/companies/acme.md": "---\nname: Acme\n---\n" };
  for (let n = 0; n < 240; n++) {
    const outlet = ["Herald", "Courier", "Gazette"][n % 3];
    files[`content/articles/a${n}.md`] = `---\ntitle: Report ${n}\ndate: ${2020 + (n % 2)}-05-0${1 + (n % 9)}\nsource: {outlet: ${outlet}, authors: , url: }\n---\n\nThe day Acme opened its plant number${n}.\n`;
  }
  return fileAddress(buildDossier({ root: writeDossier(files) }));
}

test("many citing pages stand by year and outlet; a link opens what it leads to, filters what they leave", async () => {
  const site = namedOften();
  const { page, problems, close } = await openPage(browser, site, "companies/acme/");
  const folds = () => page.$$eval(".citing-year", (years) => years.map((year) => [year.id, year.open]));
  assert.deepEqual(await folds(), [["mentions-2021", true], ["mentions-2020", false]]);
  assert.equal(await page.locator(".citing-pages > li:visible").count(), 50);
  // Outlets of other parts: the link leads to the first of them, in its own heading.
  await page.locator("#mentions-2020 > summary").click();
  const link = page.locator("#mentions-2020 .part-of a", { hasText: "Courier" });
  await link.click();
  await page.waitForURL(/mentions\/2\/.*#mentions-2020-1$/);
  assert.match(await page.locator(":target").innerText(), /Courier/);
  await page.locator(":target").waitFor();
  assert.ok((await page.locator("#mentions-2020 > div").first().locator(".from").first().innerText()).includes("Report"));

  // A closed year opens for a link to something in it.
  await page.evaluate(() => (document.querySelector("#mentions-2020").open = false));
  await page.evaluate(() => (location.hash = "#mentions"));
  await page.evaluate(() => (location.hash = "#mentions-2020-1"));
  await page.waitForFunction(() => document.querySelector("#mentions-2020").open);

  const year = page.locator(".list-tools select[name=year]");
  await year.selectOption("2020");
  assert.ok((await shown(page)).every((row) => row.year[0] === "2020"));
  assert.equal(await page.locator("#mentions-2021").isVisible(), false);
  await page.locator(".list-tools select[name=outlet]").selectOption("Herald");
  assert.equal(await page.locator(".list-tools").isVisible(), true, "what leaves nothing can be taken back");
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(problems, []);
  await close();

  const printed = await openPage(browser, site, "companies/acme/mentions/3/");
  await printed.page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = false)));
  await printed.page.emulateMedia({ media: "print" });
  const heights = await printed.page.$$eval(".citing-pages > li", (items) => items.map((item) => item.getBoundingClientRect().height));
  assert.ok(heights.length === 40 && heights.every((height) => height > 10), "paper shows what is closed");
  await printed.close();
});

test("a table that goes on in parts says, once it is sorted, that only this part is", async () => {
  const numbers = [...Array(70).keys()].map((n) => String(n).padStart(2, "0"));
  const files = Object.fromEntries(numbers.map((n) => [`content/companies/f${n}.md`, `---\nname: Firm ${n}\n---\n`]));
  files["content/companies/acme.md"] = "---\nname: Acme\n---\n";
  const relations = numbers.map((n) => `  - {subject: acme, type: supplies, object: f${n}, par: 1}\n`).join("");
  files["content/articles/a.md"] = `---\ntitle: Report\ndate: 2020-05-06\nrelations:\n${relations}---\n\nActs.\n`;
  const site = fileAddress(buildDossier({ root: writeDossier({ "dossier.yaml": "title: Probe\nlanguage: en\n", ...files }) }));
  for (const address of ["companies/acme/", "companies/acme/relations/2/"]) {
    const { page, problems, close } = await openPage(browser, site, address);
    const note = page.locator("#relations .sorted-part");
    assert.equal(await note.isVisible(), false);
    await page.getByRole("button", { name: "with", exact: true }).click();
    await note.waitFor();
    assert.equal(await note.textContent(), "Only this part of the list is sorted.");
    assert.deepEqual(problems, []);
    await close();
  }
  const { page, close } = await openPage(browser, site, "companies/f00/");
  assert.equal(await page.locator(".sorted-part").count(), 0, "what has one part is sorted whole");
  await close();
});

test("what is shown is taken along as CSV, by the rules of the published tables", async () => {
  const companies = ["=HYPERLINK(1)", "Acme, Inc.", "Beta", "Gamma", "Delta", "Epsilon"];
  const files = Object.fromEntries(companies.map((name, at) => [`content/companies/c${at}.md`, `---\nname: '${name}'\ncountry: ${at % 2 ? "at" : "cn"}\n---\n`]));
  const site = fileAddress(buildDossier({ root: writeDossier({ "dossier.yaml": "title: Probe\nlanguage: en\n", ...files }) }));
  const { page, problems, close } = await openPage(browser, site, "companies/", { acceptDownloads: true });
  await page.locator(".list-tools select[name=country]").selectOption("China");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "as CSV" }).click()]);
  const [head, ...lines] = readFileSync(await download.path(), "utf8").split("\r\n");
  assert.equal(head.slice(0, 29), "\ufefftitle,address,country,status");
  assert.equal(lines.length, 4, "three rows, and the end of the last line");
  assert.ok(lines.some((line) => line.startsWith(`"'=HYPERLINK(1)",file:///`)), lines.join("\n"));
  assert.ok(lines.slice(0, 3).every((line) => line.includes(",China,")));
  assert.deepEqual(problems, []);
  await close();
});

test("each claim is counted once, however often it is drawn, and taken along once with what is its own", async () => {
  const counts = [];
  for (const address of ["claims/", "claims/speakers/"]) {
    const { page, problems, close } = await open(address, { acceptDownloads: true });
    const total = (await page.locator(".lede").innerText()).match(/^\d+/)[0];
    for (const name of ["outlet", "reply"]) {
      const select = page.locator(`.list-tools select[name=${name}]`);
      for (const text of await select.locator("option:not([value=''])").allTextContents()) {
        counts.push(`${address.length > 8 ? "speakers" : "articles"} ${text}`);
        const [, value, count] = text.match(/^(.*) \((\d+)\)$/);
        await select.selectOption(value);
        assert.equal(await page.locator(".list-tools output").textContent(), `${count} von ${total} Aussagen`, address);
        const lines = await linesOf(page);
        assert.equal(lines.length, Number(count), `${address} ${value}`);
        assert.ok(lines.every((line) => line.includes(`,${value},`)), `${address} ${value}: ${lines.join("\n")}`);
      }
      await select.selectOption("");
    }
    assert.equal((await linesOf(page)).length, Number(total), address);
    assert.deepEqual(problems, []);
    await close();
  }
  const of = (page) => counts.filter((count) => count.startsWith(page)).map((count) => count.slice(9));
  assert.deepEqual(of("articles"), of("speakers"));
  const { page, close } = await open("articles/2020-08-17-trump-druck-techfirmen/");
  assert.ok(of("articles").includes(`ONEtoONE (${(await page.locator("#claims .count").first().innerText()).match(/\d+/)[0]})`));
  await close();
});

test("claims are taken along with who makes them, articles with their dates", async () => {
  for (const [address, head, line] of [
    ["claims/", "title,address,reply,outlet,year,regulation,topic,speakers,text", /bestreiten das,"?Das trifft nicht zu/],
    ["articles/", "title,address,outlet,year,regulation,topic,date,summary", /,2020-08-17,/],
  ]) {
    const { page, close } = await open(address, { acceptDownloads: true });
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "als CSV" }).click()]);
    const text = readFileSync(await download.path(), "utf8");
    assert.equal(text.slice(1, 1 + head.length), head);
    assert.match(text, line);
    await close();
  }
});

test("on a phone the list begins in the first screen, and what narrows it stands behind one line", async () => {
  for (const address of ["companies/", "regulations/", "articles/", "claims/", "claims/speakers/", "sources/"]) {
    const { page, problems, close } = await open(address, { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.locator(".list-tools").waitFor();
    const top = await page.locator("[data-f]").first().evaluate((first) => first.getBoundingClientRect().top);
    assert.ok(top <= 640, `${address}: ${top}`);
    const select = page.locator(".list-tools label:not([hidden]) select").first();
    assert.equal(await select.isVisible(), false);
    await page.locator(".list-tools summary").tap();
    await select.waitFor();
    assert.deepEqual(await page.evaluate(overflow), [], address);
    assert.deepEqual(problems, [], address);
    await close();
  }
});

test("«cite» behind a claim stands beside the end of what is before it, never alone in a line", async () => {
  for (const width of [...WIDTHS, 360, 760]) {
    for (const address of ["claims/", "companies/bytedance/"]) {
      const { page, close } = await open(address, { viewport: { width, height: 900 } });
      const alone = await page.$$eval(".cite-claim", (links) => {
        for (const fold of document.querySelectorAll("main details")) fold.open = true;
        const lineOf = (element, last) => {
          const boxes = [...element.getClientRects()];
          return boxes[last ? boxes.length - 1 : 0];
        };
        const below = (link) => lineOf(link, false).top >= lineOf([...link.closest(".reported").querySelectorAll(".source, .self")].at(-1), true).bottom;
        return links.filter(below).map((link) => link.closest(".reported").textContent);
      });
      assert.deepEqual(alone, [], `${address}, ${width} px`);
      await close();
    }
  }
});

test("the tools can be reached and read, and without a script there is the whole list", async () => {
  for (const width of WIDTHS) {
    const { page, close } = await open("companies/", { viewport: { width, height: 900 } });
    assert.deepEqual(await axeViolations(page), []);
    assert.deepEqual(await page.evaluate(overflow), []);
    await close();
  }
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}companies/?country=China`);
  assert.ok((await page.locator("table.register tbody tr").count()) > 20);
  assert.equal(await page.locator(".list-tools").isVisible(), false);
  await context.close();
});

test("a register that goes on in parts leads to the search, which narrows all of it", async () => {
  const files = { "dossier.yaml": "title: Probe\nlanguage: en\nsearch: true\n", "content/articles/a.md": "---\ntitle: Report\ndate: 2020-01-02\nsource: {outlet: Courier, authors: , url: }\n---\nFirm 7 pays.\n" };
  for (let n = 0; n < 230; n += 1) files[`content/companies/f${n}.md`] = `---\nname: Firm ${n}\ncountry: ${n % 10 ? "us" : "fr"}\n---\n`;
  const site = fileAddress(buildDossier({ root: writeDossier(files) }));
  const page = await browser.newPage();
  await page.goto(`${site}companies/index.html`);
  await page.locator(".list-tools .note a").click();
  await page.waitForURL(/search\/.*kind=company/);
  // France has three of its firms in the part that was left, and twenty in the others.
  await page.locator(".facets label", { hasText: "France" }).click();
  await page.locator("#search-status").getByText(/^23 results?\.?$/).waitFor();
  // Who has chosen in the list does not choose again.
  await page.goto(`${site}companies/index.html`);
  await page.locator(".list-tools select[name=country]").selectOption("France");
  await page.locator(".list-tools .note a").click();
  await page.locator("#search-status").getByText(/^23 results?\.?$/).waitFor();
  assert.deepEqual(await page.$$eval(".facets :checked", (boxes) => boxes.map(({ value }) => value)), ["company", "fr"]);
  await page.close();
});

test("the search narrows by topic, status and type, also from a register in parts and by words", async () => {
  const files = { "dossier.yaml": "title: Probe\nlanguage: en\nsearch: true\ntopics: {data: Data, ports: Ports and locks}\n" };
  files["content/regulations/act.md"] = "---\nname: Harbour Act\nregulation_type: law\njurisdiction: us\nstatus: in_force\ntopics: [ports]\n---\n";
  files["content/regulations/bill.md"] = "---\nname: Canal Bill\nregulation_type: law\njurisdiction: us\nstatus: proposed\n---\n";
  files["content/regulations/list.md"] = "---\nname: Wharf List\nregulation_type: sanctions_list\njurisdiction: us\nstatus: in_force\ntopics: [data, ports]\n---\n";
  for (let n = 0; n < 230; n += 1) {
    const topics = ["", "topics: [data]\n", "topics: [data, ports]\n"][n % 3];
    const [object, status] = n % 10 ? ["bill", "proposed"] : ["list", "in_force"];
    const relation = n % 5 ? "" : `relations: [{type: subject_to, object: ${object}, evidence: [{title: Gazette, url: "https://example.com/", status: ${status}}]}]\n`;
    files[`content/companies/f${n}.md`] = `---\nname: Firm ${n}\n${topics}${relation}---\n`;
  }
  const site = fileAddress(buildDossier({ root: writeDossier(files) }));
  const page = await browser.newPage();
  const found = (n) => page.locator("#search-status").getByText(new RegExp(`^${n} results?\\.?$`)).waitFor();
  const counts = (facet) => page.$$eval(`.facets input[name=${facet}]`, (boxes) => boxes.map((box) => box.closest("label").innerText.replace(/\s+/g, " ").trim()));
  await page.goto(`${site}companies/index.html`);
  await page.locator(".list-tools select[name=topic]").selectOption("Ports and locks");
  await page.locator(".list-tools select[name=status]").selectOption("in force");
  await page.locator(".list-tools .note a").click();
  // Every third firm is about ports, every tenth on the list: 20, 50, 80 … 200 are both.
  await found(7);
  assert.deepEqual(await counts("topic"), ["Data 15", "Ports and locks 7", "not stated 8"]);
  await page.locator(".facets input[name=topic]:checked").click();
  await found(23);
  await page.fill("form.find.big input", 'topic:"ports and locks" type:law');
  await found(1);
  await page.getByRole("link", { name: "Harbour Act" }).first().waitFor();
  await page.fill("form.find.big input", "kind:regulation status:proposed");
  await found(1);
  await page.fill("form.find.big input", "kind:regulation -topic:ports");
  await page.getByText("Topic: nothing in the dossier is called “ports”.").waitFor();
  await page.fill("form.find.big input", 'kind:regulation -topic:"Ports and locks"');
  await found(1);
  await page.close();
});

test("a topic is narrowed like a register, through articles, regulations and names, and its own page shows the first of them", async () => {
  const files = { "dossier.yaml": "title: Probe\nlanguage: de\nsearch: true\ntopics: {ports: Häfen & Schleusen}\n" };
  for (let n = 0; n < 14; n += 1) {
    const [code, status] = n % 2 ? ["de", "proposed"] : ["us", "in_force"];
    files[`content/articles/a${n}.md`] = `---\ntitle: Bericht ${n}\ndate: 20${10 + n}-03-04\nsource: {outlet: ${n % 2 ? "Blatt" : "Bote"}, authors: , url: }\ntopics: [ports]\n---\n\nText.\n`;
    files[`content/regulations/r${n}.md`] = `---\nname: Regel ${n}\njurisdiction: ${code}\nstatus: ${status}\ntopics: [ports]\n---\n`;
    files[`content/companies/f${n}.md`] = `---\nname: Firma ${n}\ncountry: ${n % 7 ? code : "fr"}\ntopics: [ports]\n---\n`;
  }
  for (let n = 0; n < 60; n += 1) files[`content/people/p${n}.md`] = `---\nname: Person ${n}\ntopics: [ports]\n---\n`;
  const folder = buildDossier({ root: writeDossier(files) });
  const page = await browser.newPage();
  await page.goto(`${fileAddress(folder)}topics/ports/index.html`);
  // 14 of each kind and of the people the first eight; the others stand on the second part.
  assert.equal((await shown(page)).length, 50);
  assert.equal(await page.locator(".pages").count(), 1);
  const sections = () => page.$$eval(".reference > section", (all) => all.filter((one) => one.checkVisibility() && one.querySelector("[data-f]")).map((one) => one.id));
  const choose = (name, value) => page.locator(`.list-tools select[name=${name}]`).selectOption(value);
  await choose("country", "Deutschland");
  assert.deepEqual(await sections(), ["in-topic-company", "in-topic-regulation"]);
  const german = await shown(page);
  assert.ok(german.length === 6 + 7 && german.every(({ country }) => country[0] === "Deutschland"), `${german.length}`);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "als CSV" }).click();
  const csv = readFileSync(await (await saved).path(), "utf8");
  assert.equal(csv.trim().split("\r\n").length, 1 + 13);
  assert.match(csv, /\r\nFirma 1,file:[^,]*companies\/f1\/index\.html,Deutschland/);
  assert.match(csv, /\r\nRegel 1,file:[^,]*regulations\/r1\/index\.html,Deutschland/);
  await choose("country", "");
  await choose("outlet", "Bote");
  assert.deepEqual(await sections(), ["in-topic-article"]);
  assert.equal((await shown(page)).length, 7);
  await page.locator(".list-tools .note a").click();
  await page.waitForURL(/search\/index\.html\?/);
  assert.deepEqual(await page.evaluate(() => [...new URLSearchParams(location.search)]), [["topic", "Häfen & Schleusen"], ["outlet", "Bote"]]);
  await page.close();
});

test("long names of regulations leave their register within the window", async () => {
  const files = { "dossier.yaml": "title: Probe\nlanguage: de\n" };
  for (let n = 0; n < 8; n += 1) {
    files[`content/companies/f${n}.md`] = `---\nname: Firma ${n}\nrelations:\n  - {type: subject_to, object: r1, evidence: [{title: Blatt, url: "https://example.com/", start: 2020-12-26, status: in_force}]}\n---\n`;
    files[`content/regulations/r${n}.md`] = `---\nname: Düngemittelkennzeichnungsverordnung ${n}\nregulation_type: administrative_measure\njurisdiction: de\nstatus: in_force\ndates: {adopted: 2020-12-26}\n---\n`;
  }
  const site = fileAddress(buildDossier({ root: writeDossier(files) }));
  for (const width of [1024, 1200]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(`${site}regulations/index.html`);
    const [table, room] = await page.$eval(".regulation-register", (table) => [table.offsetWidth, table.closest(".wrap, .scroll").clientWidth]);
    assert.ok(table <= room, `${table} of ${room} px at ${width}`);
    await page.close();
  }
});
