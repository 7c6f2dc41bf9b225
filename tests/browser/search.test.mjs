// The search in a real browser: the overlay and the page, by keyboard and by address, read from the disk and served, and
// what happens when the query, the index or the dossier is not as it should be. What is found how well is measured in
// search-quality.test.mjs.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { answered, axeViolations, open as openPage, overflow, shiftOfLate, SCHEMES, WIDTHS } from "./reader.mjs";
import { BASE_URL, buildDossier, fileAddress, launchBrowser, REPOSITORY, serve, themeFile, writeDossier } from "./site.mjs";

const forDisk = buildDossier();
const forWeb = buildDossier({ baseUrl: BASE_URL });
const probe = buildDossier({ root: join(REPOSITORY, "tests/sites/search") });
const server = await serve(forWeb, { headers: { "content-security-policy": "default-src 'self'" } });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});

for (const [reading, site] of [["read from the disk", fileAddress(forDisk)], ["served under a sub-path", server.address]]) {
  test(`the overlay opens by key, is worked by arrows and leads to a page, ${reading}`, async () => {
    const { page, problems, close } = await open(site, "companies/tesla/");
    for (const key of ["/", "Control+k", "Meta+k"]) {
      await page.keyboard.press(key);
      await page.waitForSelector("dialog.overlay[open]");
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "combobox", key);
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog.overlay", { state: "hidden" });
    }
    await page.keyboard.press("/");
    await page.waitForSelector("dialog.overlay[open]");
    await page.keyboard.insertText("byted");
    const first = page.locator("[role=option]").first();
    await first.waitFor();
    assert.match(await first.textContent(), /ByteDance/, "the entity of that name comes first");
    assert.equal(await first.locator("mark").textContent(), "ByteD", "only the beginning that was typed is marked");
    const groups = await page.locator(".overlay-group").allTextContents();
    assert.ok(groups.indexOf("Unternehmen") < groups.indexOf("Artikel"), `entities above articles: ${groups}`);

    const active = () => page.locator("[role=combobox]").getAttribute("aria-activedescendant");
    assert.equal(await active(), null);
    await page.keyboard.press("ArrowDown");
    const chosen = page.locator("[role=option][aria-selected=true]");
    assert.equal(await chosen.getAttribute("id"), await active());
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(), null, "up from the first choice leads back to the field");
    await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForURL((url) => url.pathname.includes("companies/bytedance/")), page.keyboard.press("Enter")]);
    assert.deepEqual(problems, []);
    await close();
  });

  test(`results can be narrowed, ordered, passed on and gone back to, ${reading}`, async () => {
    const { page, problems, close } = await open(site, "search/", "?q=TikTok");
    const all = await results(page);
    const boxes = page.locator(".facets input[name=kind]");
    const counted = await page.locator(".facets details").first().locator(".number").allTextContents();
    assert.equal(counted.map(Number).reduce((sum, n) => sum + n), total(await answered(page)), "the counts add up to the results");
    await boxes.and(page.locator("[value=article]")).check();
    await page.waitForURL(/kind=article/);
    const articles = await results(page);
    assert.ok(articles.length > 0 && articles.every((path) => path.startsWith("articles/")), articles.join());
    assert.ok(await boxes.and(page.locator("[value=company]")).isVisible(), "the other kinds can still be chosen");
    assert.equal(await page.evaluate(() => document.activeElement.value), "article", "the keyboard stays where it was");
    await page.locator(".sort button").nth(1).click();
    await page.waitForURL(/sort=new/);
    const newest = await results(page);
    assert.deepEqual(newest, [...newest].sort((a, b) => b.localeCompare(a)), "the files of articles begin with their date");

    const copied = await open(site, "search/", new URL(page.url()).search);
    assert.deepEqual(await results(copied.page), newest, "the address is all that is needed");
    await copied.close();
    await page.goBack();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes("kind"));
    assert.deepEqual(await results(page), all);
    assert.deepEqual([...problems, ...copied.problems], []);
    await close();
  });
}

test("the masthead's field leads to the results without any script", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${server.address}companies/tesla/`);
  await page.fill(".bar input[name=q]", "Alibaba");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\/\?q=Alibaba/);
  assert.ok(await page.locator("noscript, .names .note").first().isVisible(), "it says why there are no results");
  const names = page.locator(".name-group a");
  assert.ok((await names.count()) > 100);
  await names.filter({ hasText: /^[^A-Z]*Unternehmen Alibaba$/ }).click();
  await page.waitForURL(/companies\/alibaba\//);
  await context.close();
});

test("compounds, inflected forms, umlauts and scripts without spaces meet", async () => {
  const { page, problems, close } = await open(fileAddress(probe), "search/");
  const both = ["articles/datenschutzverordnung", "articles/verordnung-zum-schutz"];
  const long = "articles/langer-bericht";
  const quotation = readFileSync(join(REPOSITORY, `tests/sites/search/content/${long}.md`), "utf8").match(/Am Ende .*/)[0];
  const expected = [
    ["Datenschutz", both],
    ["Verordnung", both],
    ["Verordnungen", both],
    // A compound that a text has is not looked for by its parts; one that none has is, where they stand together.
    ["Datenschutzverordnungen", [both[0]]],
    ["Verordnungsdatenschutz", both],
    ["Prüferbescheid", []],
    ["Handelsministerium", [both[1]]],
    ["Ushandelsministerium", [both[1]]],
    ["Müller", ["companies/mueller-moebel", both[0]]],
    ["Mueller", ["companies/mueller-moebel", both[0]]],
    ["Muller", ["companies/mueller-moebel", both[0]]],
    ["Moebel", ["companies/mueller-moebel", both[0]]],
    ["字节", ["companies/zijie", both[1]]],
    ["北京", ["companies/zijie"]],
    ["京北", []],
    ["company drone", ["articles/report"]],
    ["company", [long, "articles/report"]],
    ["Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", [long]],
    ["supply", ["articles/report"]],
    ['"nationale Sicherheit"', [both[1]]],
    ["nationale Sicherheit", [both[1], "articles/wortfolge"]],
    ["nationale -berührt", ["articles/wortfolge"]],
    ['Sicherheit -"nationale Sicherheit"', ["articles/wortfolge"]],
    ['Sicherheit -"Sicherheit nationale"', [both[1], "articles/wortfolge"]],
    ["Sicherheit -eine-Aufgabe", [both[1], "articles/wortfolge"]],
    // A word that stands in more paragraphs than the index keeps, a heading, a kicker, and a quotation of 38 words.
    ['"die Sonderregel"', [long]],
    ['"Fristen und Ausnahmen"', [long]],
    ['"Hintergrund der Reihe"', [long]],
    [`"${quotation}"`, [long]],
    ["sprache:en", ["articles/report"]],
    ["jahr:2019-2020 art:artikel", [both[0], "articles/report"]],
    ['medium:"Tagesprobe" Sicherheit', ["articles/wortfolge"]],
    ["land:at", ["companies/nurfirma"]],
    // A number whose digits are grouped, a day in every form, and a citation.
    ...["10000", "10.000", "10,000", "10\u202f000"].map((number) => [number, ["articles/zahlen"]]),
    ...["2024-04-03", "3. April 2024", "3.4.2024", "April 3, 2024"].map((day) => [day, ["articles/zahlen"]]),
    ...["2024-04-05", "5 April 2024", "2024-04", "April 2024", "2024-02-29"].map((day) => [day, ["articles/zahlen"]]),
    ["2024-04-06", []],
    ["Kronenblatt 2/2024", ["articles/zahlen"]],
    ["Kronenblatt 2/2024, Rn. 2", ["articles/zahlen"]],
    ["Kronenblatt 4/2024", []],
    // A question, words that stand nowhere, words that stand in no page together.
    ["was hat der Prüfer erwidert", ["articles/zahlen"]],
    ["Kronen quatschwort", ["articles/zahlen"]],
    ["Geheimwort", []],
    ["Rumpelstilz", []],
  ];
  for (const [query, finds] of expected) {
    await ask(page, query);
    assert.deepEqual((await results(page, ":not(:has(.lacking))")).sort(), [...finds].sort(), query);
  }
  await ask(page, "Verordnung");
  const marks = await page.locator(".hits .snippet mark").allTextContents();
  assert.deepEqual(marks.sort(), ["Verordnung", "verordnung"], "of a compound only the part is marked");
  assert.deepEqual(problems, []);
  await close();
});

test("a hit leads to the lasting id of its paragraph", async () => {
  const { page, close } = await open(fileAddress(probe), "search/");
  for (const [query, id] of [["supplying", /^#armies$/], ["weighed", /^#p-[0-9a-f]{8}$/]]) {
    await ask(page, query);
    const { pathname, hash } = new URL(await page.locator(".hits .source").getAttribute("href"));
    assert.match(hash, id, query);
    assert.ok(readFileSync(join(pathname, "index.html"), "utf8").includes(`id="${hash.slice(1)}"`), `${query}: ${pathname} has no ${hash}`);
  }
  await close();
});

test("a mistyped word is corrected, openly", async () => {
  const { page, close } = await open(fileAddress(forDisk), "search/");
  await ask(page, "Bytedanse");
  assert.match(await answered(page), /Keine Treffer für »bytedanse«.*»ByteDance«/);
  assert.equal((await results(page))[0], "companies/bytedance");
  await ask(page, "Xqzzwv");
  assert.match(await answered(page), /Keine Treffer für »Xqzzwv«/);
  assert.deepEqual(await results(page), []);
  await ask(page, "Verordnung");
  const near = page.locator(".near a");
  assert.equal(await near.first().textContent(), "Anordnung", "words that there are");
  await near.first().click();
  await page.waitForURL((url) => url.searchParams.get("q") === "Anordnung");
  assert.ok((await results(page)).length > 0);
  await ask(page, "Xqzzwv");
  await page.locator(".names").waitFor();
  await close();
});

test("what is left out of a query is told", async () => {
  const { page, problems, close } = await open(fileAddress(probe), "search/");
  for (const [query, told] of [
    ["was hat der Prüfer erwidert?", /Gesucht nach: Prüfer\. /],
    ["Kronen quatschwort", /»quatschwort« steht nirgends; gesucht wurde ohne dieses Wort/],
    ["Kronen quatschwort unfugwort", /»quatschwort«, »unfugwort« stehen nirgends/],
    ["Kronen Bescheid Tagesprobe", /Keine Seite hat alle Wörter\. 1 Treffer/],
  ]) {
    await ask(page, query);
    assert.match(await answered(page), told, query);
    assert.ok((await results(page)).includes("articles/zahlen"), query);
  }
  assert.deepEqual(await page.locator(".hits .lacking").allTextContents(), ["Gefunden ohne »Tagesprobe«"]);
  await ask(page, "Verordnungsdatenschutz");
  assert.match(await answered(page), /»Verordnungsdatenschutz« steht nirgends; gesucht wurde nach den Teilen »Verordnungs«, »datenschutz«/);
  await ask(page, '"Kronen quatschwort"');
  assert.deepEqual(await results(page), [], "a phrase is not taken apart");
  assert.deepEqual(problems, []);
  await close();
});

test("a grave word is shown where it stands, and who is named comes first, with what is lacking", async () => {
  const { page, problems, close } = await open(fileAddress(forDisk), "search/");
  const hits = page.locator("#search .hits > ol > li:not(.statements)");
  await ask(page, "Zwangsarbeit");
  assert.deepEqual(await results(page), ["articles/2021-12-16-acht-konzerne-blacklist"], "«Zwangsverkauf» and «arbeitet» are no forced labour");
  assert.match(await hits.locator(".snippet").textContent(), /über Zwangsarbeit .*Rn\.\s13/);
  assert.deepEqual(await hits.locator(".snippet mark").allTextContents(), ["Zwangsarbeit"]);
  await ask(page, "Ist Huawei sanktioniert?");
  assert.equal((await results(page))[0], "companies/huawei");
  assert.match(await answered(page), /»sanktioniert« steht nirgends/);
  await ask(page, "Tesla Spionage Musk");
  assert.deepEqual((await results(page)).slice(0, 2).sort(), ["companies/tesla", "people/elon-musk"]);
  assert.match(await answered(page), /3 Treffer, davon 1 mit allen Wörtern/);
  assert.deepEqual(await hits.locator(".lacking").allTextContents(), ["Gefunden ohne »Spionage«", "Gefunden ohne »Spionage«"]);
  await ask(page, "Gesichtserkennung Uiguren");
  assert.equal((await results(page))[0], "articles/2021-12-16-acht-konzerne-blacklist", "what has all words comes before what lacks one");
  const cloudwalk = hits.filter({ has: page.locator("h3", { hasText: "CloudWalk" }) });
  assert.equal(await cloudwalk.locator(".lacking").textContent(), "Gefunden ohne »Uiguren«");
  await ask(page, "Teslas Spionage");
  assert.equal((await results(page))[0], "companies/tesla", "a name in the genitive");
  // The window says it too.
  await page.goto(new URL("../companies/tesla/index.html", page.url()).href);
  await page.keyboard.press("/");
  await page.waitForSelector("dialog.overlay[open]");
  await page.keyboard.insertText("Spionage Musk");
  await page.locator("[role=option]", { hasText: "Elon Musk" }).filter({ hasText: "Gefunden ohne »Spionage«" }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test("a citation leads to its paragraph", async () => {
  const host = await serve(probe, { path: "/" });
  const { page, close } = await open(host.address, "search/");
  await ask(page, "Kronenblatt 2/2024, Rn. 2");
  assert.match(await page.locator(".hits .snippet").first().textContent(), /^Am 3\. April 2024 kam der Bescheid\. Rn\.\u00a02$/);
  await page.locator(".hits h3 a").first().click();
  await page.waitForURL(/articles\/zahlen\/#p-/);
  const passage = page.locator(".passage:has(:target)");
  assert.match(await passage.textContent(), /Am 3\.\sApril 2024/);
  await page.keyboard.press("/");
  await page.waitForSelector("dialog.overlay[open]");
  await page.keyboard.insertText("Kronenblatt 2/2024, Rn. 1");
  const choice = page.locator("[role=option]");
  await choice.filter({ hasText: "Zahlen und Tage" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/zahlen\/.*#rn1$/);
  await close();
  await host.close();
});

test("claims and events are results of their own", async () => {
  const { page, problems, close } = await open(fileAddress(probe), "search/");
  const statements = page.locator(".statements li");
  await ask(page, "Prüfer bestreitet");
  assert.match(await statements.first().textContent(), /Die Rechnung ist beglichen\.Aussage: Der Prüfer bestreitet .*Kronenblatt/);
  const href = await statements.first().locator("a").getAttribute("href");
  assert.match(href, /articles\/zahlen\/.*#c1$/);
  await ask(page, "2024-04-05");
  assert.match(await statements.first().textContent(), /Der Bescheid wird zugestelltEreignis: 5\.\u00a0April 2024/);
  await ask(page, "2024-04-03");
  assert.equal(await statements.count(), 0, "no event of that day");
  assert.deepEqual(problems, []);
  await close();
});

test("an event has the day of the timeline beside that of its article, and a remark says what it is about", async () => {
  const { page, close } = await open(fileAddress(forDisk), "search/");
  await ask(page, "Dawning Entity List 2019");
  const event = page.locator(".statements li", { hasText: "kommt auf die Entity List" });
  assert.match(await event.textContent(), /Ereignis: 24\.\sJuni\s2019 · Artikel: 16\.\sDezember\s2021/);
  await ask(page, "Mohawk Fundstelle");
  const remark = page.locator(".hits > ol > li", { has: page.locator("h3", { hasText: "CloudWalk" }) }).locator(".snippet");
  assert.match(await remark.textContent(), /^unterliegt Entity List \(in Kraft\): Der Wortlaut lag nicht vor/);
  await ask(page, "");
  const other = page.locator(".name-group li", { hasText: /^Unternehmen Sugon|Sugon.*siehe/ });
  assert.match(await other.first().textContent(), /Sugon\s*siehe Dawning Information Industry/);
  await close();
});

test("what is only denied, alleged or inferred says so in results, excerpts too", async () => {
  const { page, close } = await open(fileAddress(buildDossier({ root: join(REPOSITORY, "tests/sites/certainties") })), "search/");
  const first = page.locator("#search .hits > ol > li", { has: page.locator("h3", { hasText: "First" }) });
  const expected = [
    ["minister", /Event: 5\sNovember\s2023, denied/, /5\sNovember\s2023, denied: Acme bribed a minister/],
    ["consultant", /Event: \[7\sNovember\s2023\]/, /\[7\sNovember\s2023\]: Acme hired a consultant/],
    ["moved", /Claim: Ivan Petrov alleges/, /^Ivan Petrov alleges: Acme moved arms/],
    ["arms", /Claim: Ivan Petrov alleges/, /^Arms · Ivan Petrov alleges: Acme moved arms/],
  ];
  for (const [query, statement, excerpt] of expected) {
    await ask(page, query);
    assert.equal(await page.locator(".statements li", { hasText: statement }).count(), 1, query);
    assert.match(await first.locator(".snippet").first().textContent(), excerpt);
  }
  await close();
});

test("an entity is found as one of its kind and of its type, and shown by what it is about", async () => {
  const { page, problems, close } = await open(fileAddress(forDisk), "search/");
  await ask(page, "Sanktionsliste");
  assert.equal((await results(page))[0], "regulations/us-ns-cmic-list");
  assert.match(await page.locator(".hits li").first().innerText(), /Liste des US-Finanzministeriums/, "not the word that is found");
  await ask(page, "Regelwerke");
  assert.ok((await results(page)).filter((path) => path.startsWith("regulations/")).length >= 10);
  // By who held the office then, and by another word for what it is, in either language.
  for (const query of ["Trump Dekret August 2020", "Trump decree 2020-08-06"]) {
    await ask(page, query);
    const found = await results(page, ":not(:has(.lacking))");
    for (const own of ["regulations/us-eo-13942-tiktok", "regulations/us-eo-13943-wechat"]) assert.ok(found.includes(own), `${query}: ${found}`);
    assert.ok(!found.includes("regulations/us-eo-14034"), "an order of another day");
  }
  await ask(page, '"Executive Order" TikTok');
  assert.ok((await results(page)).includes("regulations/us-eo-13942-tiktok"));
  assert.deepEqual(problems, []);
  await close();
});

test("what no page can have is no choice: a company has no outlet", async () => {
  const { page, close } = await open(fileAddress(forDisk), "search/", "?q=TikTok");
  await results(page);
  const outlets = await page.$$eval(".facets label:has([name=outlet])", (labels) => labels.map((label) => label.innerText));
  assert.ok(outlets.length > 1);
  const named = outlets.map((label) => Number(/\d+$/.exec(label)[0])).reduce((sum, n) => sum + n);
  const articles = await page.$eval(".facets label:has([value=article])", (label) => Number(/\d+$/.exec(label.innerText)[0]));
  assert.equal(named, articles);
  await close();
});

test("on a slow line the page says that the search loads, and keeps what is typed meanwhile", async () => {
  const { page, problems, close } = await open(server.address, "");
  let send;
  const typed = new Promise((done) => (send = done));
  await page.route(/\/search\.[0-9a-f]+\.js$/, async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto(`${server.address}search/?q=Tesla`, { waitUntil: "commit" });
  await page.getByText("Das Suchverzeichnis wird geladen").waitFor();
  assert.equal(await page.locator(".names").isVisible(), false);
  await page.locator("#find-main").fill("Alibaba");
  send();
  await page.waitForURL((url) => url.searchParams.get("q") === "Alibaba");
  assert.equal((await results(page))[0], "companies/alibaba");
  assert.equal(await page.getByText("Das Suchverzeichnis wird geladen").isVisible(), false);
  assert.deepEqual(problems, []);
  await close();
});

test("what is typed after the key, before the script has come, stands in the window", async () => {
  const { page, problems, close } = await open(server.address, "companies/tesla/");
  let send;
  const typed = new Promise((done) => (send = done));
  await page.route(/\/search\.[0-9a-f]+\.js$/, async (route) => {
    await typed;
    await route.continue();
  });
  await page.keyboard.press("/");
  await page.keyboard.type("byted");
  send();
  await page.locator("[role=option]", { hasText: "ByteDance" }).first().waitFor();
  assert.equal(await page.locator("#over-q").inputValue(), "byted");
  assert.deepEqual(problems, []);
  await close();
});

test("without its script the search page shows all names after all", async () => {
  const { page, close } = await open(server.address, "");
  await page.route(/\/search\.[0-9a-f]+\.js$/, (route) => route.abort());
  await page.goto(`${server.address}search/?q=Tesla`);
  await page.locator(".names").waitFor();
  await close();
});

test("whatever is typed stays text, and very long queries are answered", async () => {
  const { page, problems, close } = await open(fileAddress(probe), "search/");
  page.on("dialog", (dialog) => problems.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  for (const query of ["<img src=x onerror=alert(1)>", "</title><script>alert(1)</script>", "&lt;AG&gt;", "\"", "-", "-\"", "art:", ":::", "((((", "\u0000\u202e"]) {
    await ask(page, query);
    assert.equal(await page.locator("main img, main script").count(), 0, query);
    assert.ok((await answered(page)).length > 0, query);
  }
  await ask(page, "Straße Söhne <AG>");
  assert.equal((await results(page))[0], "companies/nurfirma");
  assert.equal(await page.locator(".hits h3").first().innerText(), "Straße & Söhne <AG>");
  await ask(page, "Verordnung ".repeat(1000));
  assert.match(await answered(page), /zu lang/);
  assert.ok((await results(page)).length > 0);
  await ask(page, "x".repeat(10_000));
  assert.match(await answered(page), /Keine Treffer/);
  await ask(page, "die der das");
  assert.ok((await answered(page)).length > 0);
  assert.deepEqual(problems, []);
  await close();
});

test("a phrase is looked up for the numbers beside the choices too", async () => {
  const { page, close } = await open(fileAddress(probe), "search/", '?q="nationale+Sicherheit"&year=2021');
  assert.deepEqual(await results(page), ["articles/verordnung-zum-schutz"]);
  const years = await page.$$eval(".facets label:has([name=year])", (labels) => labels.map((label) => label.textContent.trim()));
  assert.deepEqual(years, ["20211"], "the text of 2022 has both words in one paragraph, but not as a phrase");
  await close();
});

test("what is chosen belongs to what is typed, and the history has every query once", async () => {
  const { page, problems, close } = await open(server.address, "companies/tesla/");
  await page.keyboard.press("/");
  await page.waitForSelector("dialog.overlay[open]");
  await page.keyboard.insertText("byted");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  const active = await page.evaluate(() => {
    const field = document.querySelector("[role=combobox]");
    field.value = "tik";
    field.dispatchEvent(new Event("input"));
    return [field.getAttribute("aria-activedescendant"), document.querySelectorAll("[aria-selected=true]").length];
  });
  assert.deepEqual(active, [null, 0], "an old choice cannot be opened for a new query");

  await page.goto(`${server.address}search/`);
  for (const word of ["TikTok", "Tesla"]) {
    await page.fill("#find-main", "");
    await page.locator("#find-main").pressSequentially(word, { delay: 100 });
    await page.waitForURL((url) => url.searchParams.get("q") === word);
    await page.keyboard.press("Enter");
  }
  await page.goBack();
  await page.waitForURL((url) => url.searchParams.get("q") === "TikTok");
  assert.ok((await results(page)).includes("companies/tiktok"));
  await page.goBack();
  await page.waitForURL(`${server.address}search/`);
  assert.deepEqual(problems, []);
  await close();
});

test("more results come once, however often they are asked for", async () => {
  const { page, close } = await open(server.address, "search/", "?q=China");
  await results(page);
  await page.locator(".more-button").evaluate((button) => (button.click(), button.click()));
  await page.locator(".hits h3").nth(10).waitFor();
  const found = await results(page);
  assert.equal(new Set(found).size, found.length);
  await close();
});

test("the key pressed twice while the script is on its way opens one window", async () => {
  const { page, problems, close } = await open(server.address, "companies/tesla/");
  let asked = 0;
  let send;
  const pressed = new Promise((done) => (send = done));
  await page.route(/\/search\.[0-9a-f]+\.js$/, async (route) => {
    asked++;
    await pressed;
    await route.continue();
  });
  await page.keyboard.press("/");
  await page.keyboard.press("/");
  send();
  await page.waitForSelector("dialog.overlay[open]");
  assert.equal(asked, 1);
  assert.deepEqual(problems, []);
  await close();
});

test("a missing or damaged file of the index is told, and the rest works", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dossier-damaged-"));
  cpSync(forDisk, folder, { recursive: true });
  const site = fileAddress(folder);
  const read = (path) => readFileSync(join(folder, "search", path), "utf8");
  let root;
  new Function("dossierSearch", read("index.js"))((name, content) => (root = content));
  const shardOf = (word) => root.shards[root.firsts.findLastIndex((first) => first <= word)];
  assert.notEqual(shardOf("alibaba"), shardOf("tiktok"), "the sample has more than one shard");
  const damaged = {
    missing: (path) => rmSync(path),
    "no script": (path) => writeFileSync(path, "<!doctype html><title>404</title>"),
    "cut off": (path) => writeFileSync(path, readFileSync(path, "utf8").slice(0, 200)),
    "another content": (path) => writeFileSync(path, `dossierSearch("${shardOf("tiktok")}","tik","####")`),
  };
  for (const [how, damage] of Object.entries(damaged)) {
    damage(join(folder, "search/data", `${shardOf("tiktok")}.js`));
    const { page, close } = await open(site, "search/", "?q=TikTok");
    assert.match(await answered(page), /nicht laden/, how);
    await ask(page, "Alibaba");
    assert.equal((await results(page))[0], "companies/alibaba", how);
    await close();
    cpSync(join(forDisk, "search"), join(folder, "search"), { recursive: true });
  }
  for (const name of readdirSync(join(folder, "search/data"))) {
    if (/^dossierSearch\("\w+",\[\["/.test(read(`data/${name}`))) rmSync(join(folder, "search/data", name));
  }
  const without = await open(site, "search/", "?q=Alibaba");
  assert.ok((await answered(without.page)).length > 0, "without cards or texts there is at least a message");
  await without.close();
  rmSync(join(folder, "search/index.js"));
  const { page, close } = await open(site, "search/", "?q=Alibaba");
  assert.match(await answered(page), /nicht laden/);
  assert.ok(await page.locator(".names").isVisible(), "the names from A to Z stay");
  await page.goto(`${site}companies/tesla/index.html`);
  await page.keyboard.press("/");
  await page.waitForURL(/search\/index\.html/);
  await close();
  rmSync(folder, { recursive: true });
});

test("a dossier of nothing has a search that finds nothing", async () => {
  const site = fileAddress(buildDossier({ root: join(REPOSITORY, "tests/sites/empty") }));
  const { page, problems, close } = await open(site, "search/", "?q=anything");
  assert.match(await answered(page), /anything/);
  await page.keyboard.press("Control+k");
  assert.equal(await page.evaluate(() => document.activeElement.id), "find-main", "the page itself has a field");
  await page.goto(`${site}index.html`);
  await page.keyboard.press("Control+k");
  await page.waitForSelector("dialog.overlay[open]");
  await page.keyboard.type("any");
  await page.locator(".overlay-status", { hasText: "any" }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test("without the search there is no trace of it", async () => {
  const root = writeDossier({
    "dossier.yaml": "title: Ohne\nlanguage: de\nsearch: false\n",
    "content/companies/acme.md": "---\nname: Acme\n---\n",
  });
  const folder = buildDossier({ root });
  assert.deepEqual(readdirSync(folder).filter((name) => name.startsWith("search")), []);
  const { page, problems, close } = await open(fileAddress(folder), "");
  assert.equal(await page.locator(".find, .find-link").count(), 0);
  await page.keyboard.press("/");
  assert.equal(await page.locator("dialog.overlay").count(), 0);
  assert.deepEqual(problems, []);
  await close();
});

test("what a page prints as data is found on it: days of its relations by every source, amounts, facts", async () => {
  const courts = buildDossier({ root: join(REPOSITORY, "tests/sites/courts") });
  const wanted = [
    [forDisk, "24. Juni 2019", "companies/dawning-information-industry"],
    [forDisk, "2019-06-24", "regulations/us-bis-entity-list"],
    [forDisk, "800.000.000", "companies/bytedance"],
    [forDisk, "800000000 USD", "companies/musical-ly"],
    [forDisk, "Sugon gelistet als", "companies/dawning-information-industry"],
    [forDisk, "EO13942", "regulations/us-eo-13942-tiktok"],
    [forDisk, "eo 13942", "regulations/us-eo-13942-tiktok"],
    [courts, "15 January 2023", "companies/harbour-cables"],
    [courts, "2023-01-15", "regulations/cable-act"],
  ];
  for (const [site, query, address] of wanted) {
    const { page, close } = await open(fileAddress(site), "search/", `?q=${encodeURIComponent(query)}`);
    assert.ok((await results(page)).includes(address), `${query}: ${await results(page)}`);
    await close();
  }
  // The parts of a day in several lines are not the day.
  const { page, close } = await open(fileAddress(forDisk), "search/", `?q=${encodeURIComponent("12. Juni 2019")}`);
  assert.deepEqual(await results(page), []);
  await ask(page, "24. Juni 2019");
  const sugon = page.locator("#search .hits > ol > li", { has: page.locator("h3", { hasText: /Sugon|Dawning/ }) });
  assert.match(await sugon.locator(".snippet").textContent(), /Entity List: .*24\.\sJuni\s2019/, "the excerpt says what was on that day");
  await close();
});

test("a question finds the page of whom it names, not all of its words, and is never one for its question words", async () => {
  const courts = buildDossier({ root: join(REPOSITORY, "tests/sites/courts") });
  const wanted = [
    [forDisk, "Wann kam CloudWalk auf die Entity List?", ["companies/cloudwalk", "regulations/us-bis-entity-list"]],
    [forDisk, "Wer bestreitet die Vorwürfe?", ["companies/bytedance", "people/elon-musk"]],
    [forDisk, "Warum wurde Tesla getadelt?", ["companies/tesla"]],
    [courts, "who denies", ["companies/harbour-cables", "articles/2023-02-09-suit"]],
    [courts, "Who denied that the copy existed?", ["companies/harbour-cables"]],
  ];
  for (const [site, query, addresses] of wanted) {
    const { page, close } = await open(fileAddress(site), "search/", `?q=${encodeURIComponent(query)}`);
    const found = await results(page);
    for (const address of addresses) assert.ok(found.includes(address), `${query}: ${found}`);
    await close();
  }
  const { page, close } = await open(fileAddress(courts), "search/");
  for (const query of ["who quatschwort", "Who is that?"]) {
    await ask(page, query);
    assert.deepEqual(await results(page), [], query);
  }
  await close();
});

test("where a name is found its page is described by its summary, and nothing is said twice", async () => {
  const { page, close } = await open(fileAddress(forDisk), "search/");
  const names = [["TikTok", /^Videoplattform/], ["13942", /^Sollte Geschäfte/], ["Byte Dance", /^Chinesischer Konzern/], ["BIS", /./], ["CloudWalk", /^Entwickler/]];
  for (const [query, summary] of names) {
    await ask(page, query);
    const first = page.locator(".hits .best");
    assert.match(await first.locator(".snippet").textContent(), summary, query);
    assert.ok((await first.locator(".snippet").textContent()).length > 30, query);
    const line = await first.locator(".meta").textContent();
    for (const fact of await first.locator(".mini-facts > div").all()) {
      const [label, value] = [await fact.locator("dt").textContent(), await fact.locator("dd").textContent()];
      assert.ok(!line.includes(`${value} ${label}`) && !line.split(/ · |, /).includes(value), `${query}: «${label} ${value}» beside «${line}»`);
    }
  }
  // What is asked beside the name is what the excerpt shows.
  await ask(page, "ByteDance 800.000.000");
  assert.match(await page.locator(".hits .best .snippet").textContent(), /800\.000\.000/);
  await close();
});

test("where nothing is found similar words, the help and the names are there at once, flush with what is said", async () => {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const { page, problems, close } = await open(server.address, "search/", "?q=Verordnung", { colorScheme, viewport: { width, height: 900 } });
      await answered(page);
      const places = {};
      for (const [name, selector] of Object.entries({ said: "#search-status", near: ".near", help: ".how summary", names: "#names h2" })) {
        places[name] = await page.locator(selector).first().boundingBox();
      }
      const where = `${width} px, ${colorScheme}: ${JSON.stringify(places)}`;
      assert.ok(places.near.x === places.said.x && Math.abs(places.help.x - places.said.x) < 1, where);
      assert.ok(places.help.y > places.near.y && places.names.y < 800, where);
      assert.match(await page.locator("#search").textContent(), /Weniger Wörter/);
      assert.deepEqual(await axeViolations(page), [], where);
      assert.deepEqual(await page.evaluate(overflow), [], where);
      await ask(page, "Tesla");
      assert.ok(await page.locator(".names").isHidden(), "the names go when there are results");
      assert.deepEqual(problems, []);
      await close();
    }
  }
});

test("in a narrow window what narrows stands closed above the results, and their number stays in sight", async () => {
  const { page, problems, close } = await open(server.address, "search/", "?q=TikTok", { viewport: { width: 390, height: 800 } });
  await results(page);
  const box = page.locator("details.facets");
  const [line, hit] = [await box.locator(":scope > summary").boundingBox(), await page.locator(".hits h3").first().boundingBox()];
  assert.ok(line.y < hit.y && line.y < 700 && !(await box.evaluate(({ open }) => open)), "one line before the results");
  await box.locator(":scope > summary").click();
  const last = box.locator("input[type=checkbox]:visible").last();
  await last.check();
  await page.waitForURL(/[?&]\w+=.*&\w+=/);
  await answered(page);
  assert.ok(await box.evaluate(({ open }) => open), "it stays open while a reader chooses");
  const shown = page.locator(".left-over");
  const at = await shown.boundingBox();
  assert.ok(at.y >= 0 && at.y < 800, `the number is at ${at.y}`);
  assert.equal(parseInt(await shown.textContent(), 10), total(await answered(page)));
  // What scrolls under the line is no smaller target.
  await box.evaluate((box) => box.scrollIntoView());
  assert.deepEqual(await axeViolations(page), []);
  await last.scrollIntoViewIfNeeded();
  await box.locator(":scope > summary").click();
  const first = await page.locator(".hits h3").first().boundingBox();
  assert.ok(first.y > 0 && first.y < 800, `the results begin at ${first.y}`);
  // Wide again it stands open beside the results, after them for the keyboard.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.waitForFunction(() => document.querySelector("details.facets").open);
  assert.equal(await page.evaluate(() => document.querySelector("#search").lastElementChild.className), "facets");
  assert.deepEqual(problems, []);
  await close();
});

test("one result is not to be narrowed, and a claim is a result of its own by words, not by parts of words", async () => {
  const courts = buildDossier({ root: join(REPOSITORY, "tests/sites/courts") });
  const { page, close } = await open(fileAddress(courts), "search/", "?q=suit");
  await ask(page, "15 January 2023 kind:company");
  assert.equal((await results(page)).length, 1);
  assert.equal(await page.locator(".facets").count(), 0);
  await ask(page, "copy");
  assert.match(await page.locator(".statements").textContent(), /Claims and events.*Claim: Brightline/s);
  await close();
  const german = await open(fileAddress(forDisk), "search/", "?q=Handelsministerium");
  await results(german.page);
  assert.equal(await german.page.locator(".statements").count(), 0, "neither the ministry of defence nor that of finance");
  await ask(german.page, "seit wann steht DJI auf der Entity List");
  assert.match((await results(german.page))[0], /DJI|dji/);
  assert.equal(await german.page.locator(".statements").count(), 0, "no answer is that of another firm");
  await ask(german.page, "wann kam CloudWalk auf die Entity List");
  assert.match(await german.page.locator(".statements").textContent(), /CloudWalk Technology kommt auf die Entity List/);
  await german.close();
});

test("page and overlay are accessible in light and dark, and keep to their width", async () => {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const { page, problems, close } = await open(server.address, "search/", "?q=Entity+List", { colorScheme, viewport: { width, height: 900 } });
      await results(page);
      const where = `${colorScheme}, ${width} px`;
      assert.deepEqual(await axeViolations(page), [], `results, ${where}`);
      assert.deepEqual(await page.evaluate(overflow), [], `results, ${where}`);
      await page.goto(`${server.address}companies/tesla/`);
      await page.keyboard.press("Control+k");
      await page.waitForSelector("dialog.overlay[open]");
      await page.keyboard.insertText("ent");
      await page.locator("[role=option]").first().waitFor();
      await page.keyboard.press("ArrowDown");
      assert.deepEqual(await axeViolations(page), [], `overlay, ${where}`);
      assert.deepEqual(await page.evaluate(overflow), [], `overlay, ${where}`);
      assert.deepEqual(problems, [], where);
      await close();
    }
  }
});

test("nothing that is shown moves when script and results come, however late", async () => {
  for (const width of WIDTHS) {
    for (const asked of ["?q=Tesla", "?q=was+hat+bytedance+geantwortet", "?q=qwertzuiop", "?kind=company"]) {
      const shift = await shiftOfLate(browser, `${server.address}search/${asked}`, { viewport: { width, height: 900 } }, answered);
      assert.ok(shift <= 0.02, `layout shift ${shift} at ${width} px, ${asked}`);
    }
  }
});

test("the script splits texts into the words that were indexed, and folds them alike", () => {
  for (const site of [forDisk, probe]) {
    const { words, indexed, texts } = readIndex(site);
    const unknown = new Set();
    for (const text of texts) for (const { folded } of words(text)) if (!indexed.has(folded)) unknown.add(folded);
    assert.ok(indexed.size > 50 && texts.length > 10);
    assert.deepEqual([...unknown], []);
  }
});

test("what the search loads stays small", () => {
  const size = (path) => gzipSync(readFileSync(join(forWeb, path))).length;
  const script = size(themeFile(forWeb, "search.js"));
  assert.ok(script <= 25 * 1024, `search.js has ${script} bytes compressed`);
  for (const name of readdirSync(join(forWeb, "search/data"))) {
    assert.ok(readFileSync(join(forWeb, "search/data", name)).length <= 64 * 1024, `search/data/${name} has more than 64 kB`);
  }
  for (const name of readdirSync(join(forWeb, "previews/texts"))) {
    assert.ok(size(`previews/texts/${name}`) <= 40 * 1024, `previews/texts/${name} has more than 40 kB compressed`);
  }
});

/** The script's own splitting of texts, all words of a site's index, and all texts that it was made from. */
function readIndex(site) {
  const source = ["words", "files"].map((name) => readFileSync(join(REPOSITORY, `static/search/${name}.js`), "utf8"));
  const window = {};
  const document = { currentScript: { src: "file:///search.js" } };
  const { words, readShard } = new Function("window", "document", `${source.join("")}\nreturn { words, readShard };`)(window, document);
  const content = (path) => {
    let taken;
    new Function("dossierSearch", readFileSync(join(site, "search", path), "utf8"))((_, ...all) => (taken = all));
    return taken;
  };
  const [root] = content("index.js");
  const keys = root.shards.flatMap((name) => readShard(...content(`data/${name}.js`)).keys);
  const addresses = new Set(root.cards.flatMap((name) => content(`data/${name}.js`)[0]).map(([, address]) => address));
  const chunks = Array.from({ length: root.texts }, (_, number) => {
    let taken;
    new Function("dossierTexts", readFileSync(join(site, `previews/texts/${number}.js`), "utf8"))((chunk) => (taken = chunk));
    return Object.entries(taken.pages).filter(([address]) => addresses.has(address));
  });
  const plain = (block) => block.map((piece) => (Array.isArray(piece) ? piece[0] : piece)).join("");
  const written = chunks.flat().map(([, { summary = "", names = [], passages, notes = [], others = [] }]) => [
    summary, ...names, ...passages.flatMap(([, blocks]) => blocks.map(plain)), ...notes, ...others,
  ]);
  return { words, indexed: new Set(keys), texts: written.flat().filter(Boolean) };
}

/** Opens a page with a query in its address. */
function open(site, address, query = "", options = {}) {
  return openPage(browser, site, `${address}${site.startsWith("file:") ? "index.html" : ""}${query}`, options);
}

/** Types a query into the search page's field, in place of what was there, and waits for its answer. */
async function ask(page, query) {
  await page.fill("#find-main", query);
  await page.keyboard.press("Enter");
  await answered(page);
}

function total(sentence) {
  return Number(/\d+/.exec(sentence)[0]);
}

/** The addresses of the results that are shown: `companies/tesla`; `of` them those that have all words. */
async function results(page, of = "") {
  await answered(page);
  const links = await page.$$eval(`#search:not([hidden]) .hits li${of} h3 a`, (links) => links.map((link) => link.href));
  return links.map((href) => /([^/]+\/[^/]+)\/(?:index\.html)?(?:#.*)?$/.exec(href)[1]);
}
