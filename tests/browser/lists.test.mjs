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
const shown = (page) => page.$$eval("[data-f]", (items) => items.filter((item) => item.checkVisibility()).map((item) => JSON.parse(item.dataset.f)));

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
  assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), some);
  assert.equal(await page.locator(".list-tools output").textContent(), `${left.length} von ${all.length}`);
  assert.deepEqual(await page.evaluate(overflow), []);
  const heads = await page.locator("table thead th").count();
  assert.equal(await page.locator("table tbody tr").first().evaluate((row) => row.cells.length), heads + 1, "no cell is lost with its letter");

  await page.getByRole("button", { name: "Nennungen" }).click();
  const copied = await open(new URL(page.url()).href.slice(server.address.length));
  assert.deepEqual(await shown(copied.page), await shown(page), "the address is all that is needed");
  assert.equal(await copied.page.locator("th[aria-sort=descending]").count(), 1);
  await copied.close();
  assert.deepEqual([...problems, ...copied.problems], []);
  await close();
});

test("articles, claims and mentions are narrowed by outlet and year", async () => {
  for (const [address, facet] of [["articles/", "year"], ["claims/", "outlet"], ["companies/bytedance/", "outlet"], ["regulations/", "country"]]) {
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

test("claims are taken along with who makes them, articles with their dates", async () => {
  for (const [address, head, line] of [
    ["claims/", "title,address,outlet,year,topic,speakers,text", /bestreiten das,"?Das trifft nicht zu/],
    ["articles/", "title,address,outlet,year,topic,date,summary", /,2020-08-17,/],
  ]) {
    const { page, close } = await open(address, { acceptDownloads: true });
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "als CSV" }).click()]);
    const text = readFileSync(await download.path(), "utf8");
    assert.equal(text.slice(1, 1 + head.length), head);
    assert.match(text, line);
    await close();
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
