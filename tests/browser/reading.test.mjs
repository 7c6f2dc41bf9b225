// The comforts of reading in a real browser: previews, keys, copying and citing a place, colours, print; and that all of
// it is a comfort only: without scripts, under a strict policy, from the disk and below a sub-path.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { addressOf, appearance, axeViolations, drawn, isMarked, isOnScreen, open, overflow, SCHEMES } from "./reader.mjs";
import { BASE_URL, buildDossier, fileAddress, launchBrowser, REPOSITORY, serve, writeDossier } from "./site.mjs";

const COURTS = join(REPOSITORY, "tests/sites/courts");
const forDisk = buildDossier({ root: COURTS });
const forWeb = buildDossier({ root: COURTS, baseUrl: BASE_URL });
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

const ARTICLE = "articles/2023-02-09-suit/";
const CARD = "#preview.on";

/** Opens a page whose clock stands still, so that a test says how much time has passed. */
async function openWithClock(site, address, options = {}) {
  const opened = await open(browser, site, address, options);
  await opened.page.clock.install();
  await opened.page.goto(addressOf(site, address));
  await opened.page.clock.pauseAt(Date.now() + 60_000);
  return opened;
}

/** Lets time pass for a page until it shows the card of a preview, whose data may still be on its way. */
async function showCard(page, milliseconds) {
  await page.clock.runFor(milliseconds);
  await page.locator(CARD).waitFor();
}

for (const { name, site } of readings) {
  test(`pointing at a link brings up what it leads to, and moving on closes it, ${name}`, async () => {
    const { page, problems, close } = await openWithClock(site, ARTICLE);
    const link = page.locator(".passage-text a.mention.kind-company", { hasText: "Harbour Cables" }).first();

    await link.hover();
    await page.clock.runFor(349);
    assert.equal(await page.locator(CARD).count(), 0, "the card comes too early");
    await showCard(page, 2);
    const text = await page.locator(CARD).innerText();
    for (const part of ["Harbour Cables", "Owns the cable on the sea bed", "Company · Japan"]) assert.ok(text.includes(part), text);
    assert.equal(await link.getAttribute("aria-describedby"), "preview");

    // The pointer may enter the card, and the card stays.
    await page.locator(CARD).hover();
    await page.clock.runFor(2000);
    assert.equal(await page.locator(CARD).count(), 1, "the card closes below the pointer");
    await page.mouse.move(2, 300);
    await page.clock.runFor(199);
    assert.equal(await page.locator(CARD).count(), 1, "there is no time to reach the card");
    await page.clock.runFor(101);
    assert.equal(await page.locator(CARD).count(), 0, "the card stays");
    assert.equal(await link.getAttribute("aria-describedby"), null);

    // A page's status, date and missing medium are in its preview too.
    await page.locator(".passage-text a.mention.kind-article").first().hover();
    await showCard(page, 400);
    assert.match(await page.locator(CARD).innerText(), /Published\s+June 2023\s+Outlet\s+Example Weekly/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(CARD).count(), 0, "Escape does not close the card");

    assert.deepEqual(problems, []);
    await close();
  });
}

test("a pointer that only passes over links asks for nothing and shows nothing", async () => {
  const { page, problems, close } = await openWithClock(server.address, ARTICLE);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const link of await page.locator(".passage-text a.mention").all()) {
    await link.hover();
    await page.clock.runFor(60);
  }
  await page.mouse.move(2, 300);
  await page.clock.runFor(2000);
  assert.deepEqual(asked.filter((url) => url.includes("previews/")), []);
  assert.equal(await page.locator(CARD).count(), 0);
  assert.deepEqual(problems, []);
  await close();
});

test("focus brings up a preview too, and a screen reader is told of each page once", async () => {
  const { page, problems, close } = await openWithClock(server.address, ARTICLE);
  const links = page.locator("main a.kind-company", { hasText: "Harbour Cables" });
  const focusByKey = async (link) => {
    await link.focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
  };
  await focusByKey(links.first());
  await page.clock.runFor(499);
  assert.equal(await page.locator(CARD).count(), 0, "the card comes too early");
  await showCard(page, 2);
  assert.equal(await links.first().getAttribute("aria-describedby"), "preview");
  await page.keyboard.press("Tab");
  await page.clock.runFor(300);
  assert.equal(await page.locator(CARD).count(), 0, "the card stays after the focus has gone");
  await focusByKey(links.last());
  await showCard(page, 600);
  assert.equal(await links.last().getAttribute("aria-describedby"), null);
  assert.deepEqual(problems, []);
  await close();
});

test("a finger brings up no preview", async () => {
  const { page, close } = await openWithClock(server.address, ARTICLE, { hasTouch: true });
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.locator(".passage-text a.mention").first().dispatchEvent("pointerover", { pointerType: "touch", bubbles: true });
  await page.clock.runFor(2000);
  assert.equal(await page.locator(CARD).count(), 0);
  assert.deepEqual(asked, []);
  await close();
});

test("a card stays in the window: above a line at its foot, at 390 px, and the page grows in no direction", async () => {
  for (const width of [1440, 390]) {
    const { page, close } = await openWithClock(server.address, ARTICLE, { viewport: { width, height: 900 } });
    // With a head so long that a line of the text can stand at the foot of the window.
    await page.evaluate(() => (document.querySelector(".article-head").style.paddingBottom = "60rem"));
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (const block of ["start", "end"]) {
      const link = page.locator(".passage-text a.mention.kind-person").first();
      await page.mouse.move(2, 2);
      await page.clock.runFor(1000);
      await link.evaluate((element, block) => element.scrollIntoView({ block, behavior: "instant" }), block);
      await link.hover();
      await showCard(page, 400);
      const card = await page.locator(CARD).boundingBox();
      const line = await link.boundingBox();
      assert.ok(card.x >= 0 && card.x + card.width <= width, `${width}: ${JSON.stringify(card)}`);
      assert.ok(card.y >= 0 && card.y + card.height <= 900, `${width}, ${block}: ${JSON.stringify(card)}`);
      const over = card.y + card.height <= line.y;
      const under = card.y >= line.y + line.height;
      assert.ok(block === "end" ? over : under, `${width}, ${block}: the card covers its line`);
    }
    assert.deepEqual(await page.evaluate(overflow), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), height);
    await close();
  }
});

test("names and summaries are shown as text, whatever is in them", async () => {
  const nasty = `</script><img src=x onerror=alert(1)> "'\\ \${x} &lt;b&gt;`;
  const root = writeDossier({
    "dossier.yaml": "title: Probe\nlanguage: en\n",
    "content/companies/nasty.md": `---\nname: ${JSON.stringify(nasty)}\nsummary: ${JSON.stringify(nasty)}\n---\n\nText.\n`,
    "content/articles/a.md": "---\ntitle: A\ndate: 2024\nsource: {outlet: , authors: , url: }\n---\n\nSee [[nasty|that firm]].\n",
  });
  const { page, problems, close } = await openWithClock(fileAddress(buildDossier({ root })), "articles/a/");
  await page.locator(".passage-text a.mention").hover();
  await showCard(page, 400);
  assert.equal(await page.locator(`${CARD} :is(img, b, script)`).count(), 0);
  const shown = await page.locator(`${CARD} .card-summary`).evaluate((element) => element.textContent);
  assert.equal(shown, nasty);
  assert.deepEqual(problems, []);
  await close();
});

test("what scripts bring up is accessible in light and dark, wide and narrow", async () => {
  for (const colorScheme of SCHEMES) {
    for (const width of [1440, 390]) {
      const where = `${width} px, ${colorScheme}`;
      const { page, problems, close } = await openWithClock(server.address, ARTICLE, { colorScheme, viewport: { width, height: 900 } });
      await page.locator("a.passage-number").nth(1).click();
      await page.locator("#copied.on").waitFor();
      await page.locator("#copied").hover(); // below the pointer it does not go away
      await page.clock.resume();
      assert.deepEqual(await axeViolations(page), [], `notice, ${where}`);
      await page.locator("#copied button").click();
      await page.locator("dialog#cite-place").waitFor();
      assert.deepEqual(await axeViolations(page), [], `cite, ${where}`);
      assert.deepEqual(await page.evaluate(overflow), [], where);
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await page.locator("dialog#keys").waitFor();
      assert.deepEqual(await axeViolations(page), [], `keys, ${where}`);
      await page.keyboard.press("Escape");
      await page.locator("dialog#keys").waitFor({ state: "hidden" });
      await page.locator(".passage-text a.mention.kind-regulation, .passage-text a.mention.kind-company").first().hover();
      await page.locator(CARD).waitFor();
      assert.deepEqual(await axeViolations(page), [], `preview, ${where}`);
      assert.deepEqual(problems, []);
      await close();
    }
  }
});

for (const { name, site } of readings) {
  test(`a key opens the list of keys, and nothing behind it happens, ${name}`, async () => {
    const { page, problems, close } = await open(browser, site, ARTICLE);
    const dialog = page.locator("dialog#keys");
    await page.keyboard.press("?");
    await dialog.waitFor();
    // Nothing but the dialog is reached while it is open, and nothing behind it happens.
    for (let times = 0; times < 6; times++) await page.keyboard.press("Tab");
    await page.keyboard.press("n");
    assert.ok(page.url().includes(ARTICLE));
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.deepEqual(problems, []);
    await close();
  });

  test(`N and P lead to the neighbours by date, ${name}`, async () => {
    const { page, problems, close } = await open(browser, site, ARTICLE);
    // Arrows are the caret's, and easily hit.
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("n");
    await page.waitForURL(/2023-06-report/);
    await page.keyboard.press("n");
    await page.waitForURL(/2024-05-06-appeal/);
    await page.keyboard.press("n");
    await page.keyboard.press("p");
    await page.waitForURL(/2023-06-report/);
    assert.deepEqual(problems, []);
    await close();
  });
}

test("keys mean nothing while a reader types, holds a modifier, moves in a table, or has switched them off", async () => {
  const { page, problems, close } = await open(browser, server.address, ARTICLE);
  const dialog = page.locator("dialog#keys");
  // Once it has come, it opens at once.
  await page.keyboard.press("?");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  const unmoved = async (why) => {
    assert.ok(!(await dialog.isVisible()), why);
    assert.ok(page.url().startsWith(server.address + ARTICLE), why);
  };
  for (const key of ["Control+/", "Alt+n", "Meta+/", "Shift+N"]) {
    await page.keyboard.press(key);
    await unmoved(key);
  }
  for (const html of ["<input>", "<textarea></textarea>", "<p contenteditable>x</p>", '<div class="scroll" role="region" aria-label="t" tabindex="0">x</div>']) {
    await page.evaluate((html) => {
      document.querySelector("#probe")?.remove();
      document.querySelector("main").insertAdjacentHTML("beforeend", `<div id="probe">${html}</div>`);
      document.querySelector("#probe > *").focus();
    }, html);
    await page.keyboard.press("?");
    await page.keyboard.press("n");
    await unmoved(html);
  }
  await page.evaluate(() => document.querySelector("#probe").remove());

  const view = page.locator("details.pop:not(.menu)");
  const openFromMenu = async () => {
    await view.locator("summary").click();
    await view.locator("button.show-keys").click();
  };
  await openFromMenu();
  await dialog.locator("input").uncheck();
  await dialog.locator("form button").click();
  await page.reload();
  await page.keyboard.press("?");
  await page.keyboard.press("n");
  await unmoved("the keys are switched off");
  await openFromMenu();
  await dialog.waitFor();
  assert.ok(!(await dialog.locator("input").isChecked()));
  await dialog.locator("input").check();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await view.locator("summary:focus").waitFor(); // the focus comes back to the menu
  await page.keyboard.press("?");
  await dialog.waitFor(); // the keys are switched on again
  assert.deepEqual(problems, []);
  await close();
});

// A browser leaves the focus in a dialog that has closed until it draws again.
test("a key right after a dialog has closed is heard", async () => {
  const { page, problems, close } = await open(browser, server.address, ARTICLE);
  await page.keyboard.press("?");
  await page.locator("dialog#keys").waitFor();
  const heard = await page.evaluate(() => {
    const dialog = document.querySelector("dialog#keys");
    const field = dialog.querySelector("input");
    field.focus();
    dialog.close();
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true }));
    return dialog.open;
  });
  assert.ok(heard);
  assert.deepEqual(problems, []);
  await close();
});

test("a click on a paragraph's number copies its link, and offers to cite the place in full", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const { page, problems, close } = await openWithClock(server.address, ARTICLE, { permissions });
  const number = page.locator("a.passage-number").nth(1);
  const anchor = await number.getAttribute("href");
  assert.match(anchor, /^#p-/, "the link is made from the text, not from the number");
  await number.click();
  await page.locator("#copied.on").waitFor();
  assert.equal(await page.locator("#copied [role=status]").innerText(), "Link copied");
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  assert.equal(await clipboard(), `${server.address}${ARTICLE}${anchor}`);

  // The notice comes next in the order of the tab key.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dialog = page.locator("dialog#cite-place");
  const citation = await dialog.locator(".cite-text").innerText();
  const today = await page.evaluate(() => new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }));
  assert.equal(
    citation.replaceAll("\u00a0", " "),
    "Ada Example, Bob Example: “Brightline sues over the harbour cable”, para. 2. Harbour Cables before the Courts. " +
      `Example Desk. ${BASE_URL}${ARTICLE}${anchor} (accessed ${today}). ` +
      "On: Carla Beispiel: “Streit um das Hafenkabel”. Hafenbote, 9 February 2023. https://example.com/streit (accessed 1 June 2024)",
  );
  await dialog.locator("button.copy").click();
  await dialog.locator("button.copy", { hasText: "Copied" }).waitFor();
  assert.equal((await clipboard()).replaceAll("\u00a0", " "), citation.replaceAll("\u00a0", " "));
  assert.deepEqual(problems, []);
  await close();
});

test("every source and every page has a text to copy", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const { page, close } = await openWithClock(server.address, "sources/", { permissions });
  const boxes = page.locator("details.cite");
  assert.equal(await boxes.count(), 5, "the list, three articles and a source outside");
  await boxes.last().locator("summary").click();
  await boxes.last().locator("button.copy").click();
  await boxes.last().locator("button.copy", { hasText: "Copied" }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(text.replaceAll("\u00a0", " "), "“Register of cables”, Cable Office, 2024. https://example.org/register (accessed 1 June 2024)");
  await close();
});

test("paragraphs, claims, events and relations can be linked to: the place is marked and on the screen", async () => {
  const { page, problems, close } = await open(browser, server.address, ARTICLE);
  const ids = async (address, pattern) => {
    await page.goto(server.address + address);
    return page.evaluate((source) => [...document.querySelectorAll("main [id]")].map(({ id }) => id).filter((id) => new RegExp(source).test(id)), pattern);
  };
  const CASE = "cases/brightline-v-harbour/";
  const places = [
    ...(await ids(ARTICLE, "^(p-|c[0-9]|ev-|rel-)")).map((id) => [ARTICLE, id]),
    ...(await ids(CASE, "^(ev-|rel-)")).map((id) => [CASE, id]),
  ];
  for (const prefix of ["p-", "c1", "c2", "ev-", "rel-"]) {
    assert.ok(places.some(([address, id]) => address === ARTICLE && id.startsWith(prefix)), `no ${prefix} in ${JSON.stringify(places)}`);
  }
  for (const [address, id] of places) {
    await page.goto("about:blank");
    await page.goto(`${server.address}${address}#${id}`);
    const target = page.locator(":target");
    await drawn(page);
    assert.ok(await target.evaluate(isOnScreen), `${address}#${id} is not on the screen`);
    const looks = await target.evaluate((element, appearance) => {
      const place = element.matches(".passage-number") ? element.parentElement.querySelector(".passage-text") : element.matches("tr") ? element.firstElementChild : element;
      return new Function(`return (${appearance})`)()(place);
    }, appearance.toString());
    assert.ok(isMarked(looks), `${address}#${id} is not marked: ${JSON.stringify(looks)}`);
  }
  // A relation has the same anchor on the pages of both its ends and of the article that supports it.
  const relations = places.filter(([, id]) => id.startsWith("rel-"));
  assert.ok(relations.some(([address, id]) => address === CASE && relations.some(([other, same]) => other === ARTICLE && same === id)));
  assert.deepEqual(problems, []);
  await close();
});

test("the chosen colours are kept, and are there before the first paint", async () => {
  const { page, close } = await open(browser, server.address, "", { colorScheme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const view = page.locator("details.pop:not(.menu)");
  const light = await paper();
  await view.locator("summary").click();
  await view.locator("#th-dark").check();
  const dark = await paper();
  assert.notEqual(dark, light);

  // Deferred scripts never come: what is shown then is what the first paint shows.
  await page.route(/site\.[0-9a-f]+\.js$/, () => {});
  await page.goto(server.address + ARTICLE, { waitUntil: "commit" });
  await page.locator("h1").waitFor();
  assert.equal(await paper(), dark);
  await page.unroute(/site\.[0-9a-f]+\.js$/);

  await page.goto(server.address + ARTICLE);
  assert.ok(await page.locator("#th-dark").isChecked());
  await page.emulateMedia({ colorScheme: "dark" });
  await view.locator("summary").click();
  await view.locator("#th-light").check();
  assert.equal(await paper(), light, "light is light on a dark device");
  await view.locator("#th-auto").check();
  assert.equal(await paper(), dark, "as the device: dark");
  await page.reload();
  assert.ok(await page.locator("#th-auto").isChecked());
  assert.equal(await paper(), dark);
  await close();
});

test("on paper: light, without what leads around, addresses behind their links, nothing left out", async () => {
  const { page, problems, close } = await open(browser, server.address, ARTICLE, { colorScheme: "dark" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const style = (selector, property) => page.evaluate(([selector, property]) => getComputedStyle(document.querySelector(selector))[property], [selector, property]);
  assert.equal(await style("body", "backgroundColor"), "rgb(255, 255, 255)");
  assert.equal(await style("h1", "color"), "rgb(0, 0, 0)");
  for (const chrome of [".tools", ".band", ".crumbs", ".neighbours", ".cite > summary"]) assert.equal(await style(chrome, "display"), "none", chrome);
  assert.notEqual(await style(".apparatus", "display"), "none", "the apparatus");
  assert.ok(await page.locator(".cite-forms").first().isVisible(), "how to cite is closed");
  const addresses = () => page.evaluate(() => {
    const links = [...document.querySelectorAll("main a[href^='http']")].filter((link) => !link.closest("svg, .moved"));
    return links.map((link) => [link.textContent.trim(), link.getAttribute("href"), getComputedStyle(link, "::after").content]);
  });
  const printed = await addresses();
  assert.ok(printed.length >= 2, JSON.stringify(printed));
  for (const [text, href, after] of printed) assert.equal(after, text === href ? "none" : `" (${href})"`, text);
  await page.emulateMedia({ media: "screen" });
  for (const [text, , after] of await addresses()) assert.ok(!after.includes("http"), text);
  await page.emulateMedia({ media: "print" });

  await page.goto(`${server.address}print/`);
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll("tbody > tr:last-child:not(:first-child)")].map((row) => getComputedStyle(row).breakBefore),
  );
  assert.ok(rows.length > 0);
  assert.ok(rows.every((before) => before === "avoid"), "the last row of a table stands alone on a sheet");
  const notes = await page.evaluate(() => ({
    numbers: [...document.querySelectorAll("main .endnote-number")].map((sup) => Number(sup.textContent)),
    addresses: [...document.querySelectorAll(".endnotes li")].map((item) => item.innerText),
    links: [...document.querySelectorAll(".moved a[href^='http']")].filter((link) => link.textContent.trim() !== link.getAttribute("href")).map((link) => link.getAttribute("href")),
    after: [...document.querySelectorAll(".moved a[href^='http']")].filter((link) => getComputedStyle(link, "::after").content.includes("http")).length,
  }));
  assert.ok(notes.links.length >= 2, JSON.stringify(notes));
  assert.deepEqual(notes.numbers.map((number) => notes.addresses[number - 1]), notes.links);
  assert.deepEqual([...new Set(notes.links)], notes.addresses);
  assert.equal(notes.after, 0, "an address with a number is written once");

  for (const [address, least] of [[ARTICLE, 1], ["companies/harbour-cables/", 1], ["print/", 8]]) {
    await page.goto(server.address + address);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    assert.ok(pages.length >= least, `${address} has ${pages.length} sheets`);
  }
  assert.deepEqual(problems, []);
  await close();
});

test("the page for print has every page of the dossier once, and its links lead to places on it", async () => {
  const { page, problems, close } = await open(browser, server.address, "print/");
  const found = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const local = [...document.querySelectorAll("main a[href^='#']")].map((link) => decodeURIComponent(link.getAttribute("href").slice(1)));
    return {
      repeated: ids.filter((id, at) => ids.indexOf(id) !== at),
      broken: local.filter((id) => !ids.includes(id)),
      pages: [...document.querySelectorAll(".moved")].map(({ id }) => id),
      drawings: [...document.querySelectorAll(".moved svg use")].filter((use) => !document.querySelector(use.getAttribute("href"))).length,
    };
  });
  assert.deepEqual([found.repeated, found.broken, found.drawings], [[], [], 0]);
  assert.deepEqual(found.pages.slice(0, 3), [ARTICLE, "articles/2023-06-report/", "articles/2024-05-06-appeal/"]);
  for (const address of ["companies/brightline/", "courts/appeals-court/", "cases/brightline-v-harbour/", "about/", "sources/"]) {
    assert.equal(found.pages.filter((id) => id === address).length, 1, address);
  }
  assert.equal(await page.locator("meta[name=robots]").getAttribute("content"), "noindex");
  assert.deepEqual(problems, []);
  await close();
});

test("without scripts nothing is missing and nothing is left over", async () => {
  const { page, problems, close } = await open(browser, server.address, ARTICLE, { javaScriptEnabled: false });
  // The search is a form, which needs no script.
  for (const leftover of ["#copied", "dialog", "button:not(form *)", "#preview"]) {
    assert.equal(await page.locator(`${leftover}:visible`).count(), 0, leftover);
  }
  await page.locator("a.passage-number").nth(1).click();
  await page.waitForURL(/#p-/);
  await page.locator("details.record > summary").click();
  await page.locator("details.cite > summary").click();
  assert.ok(await page.locator(".cite-forms").isVisible());
  await page.locator("a[rel=next]").click();
  await page.waitForURL(/2023-06-report/);
  assert.deepEqual(problems, []);
  await close();
});

test("everything works under a policy that allows nothing but the site itself", async () => {
  const strict = await serve(forWeb, { headers: { "content-security-policy": "default-src 'self'" } });
  for (const address of ["", ARTICLE, "companies/harbour-cables/", "regulations/cable-act/", "sources/", "print/", "404.html"]) {
    const { page, problems, close } = await open(browser, strict.address, address);
    const link = page.locator("main a.kind-company:visible").first();
    if (address === ARTICLE) {
      await link.hover();
      await page.locator(CARD).waitFor();
      await page.keyboard.press("Escape");
      await page.locator("a.passage-number").first().click();
      await page.locator("#copied button").click();
      await page.locator("dialog#cite-place").waitFor();
    }
    assert.deepEqual(problems, [], address);
    await close();
  }
  await strict.close();
});

test("a company that is named 3,000 times has pages of a bearable size, a preview and its place in print", async () => {
  const files = { "dossier.yaml": "title: Viel\nlanguage: de\nprint: true\n", "content/companies/acme.md": "---\nname: Acme\nsummary: Überall.\n---\n" };
  for (let n = 1; n <= 300; n++) {
    const text = Array.from({ length: 10 }, (_, at) => `Im Satz ${at + 1} des Berichts ${n} steht Acme.`).join("\n\n");
    const date = `20${String(10 + Math.floor(n / 30)).padStart(2, "0")}-${String(1 + (n % 12)).padStart(2, "0")}`;
    files[`content/articles/a${n}.md`] = `---\ntitle: Bericht ${n}\ndate: ${date}\nsource: {outlet: Blatt ${n % 7}, authors: , url: }\n---\n\n${text}\n`;
  }
  const folder = buildDossier({ root: writeDossier(files) });
  const size = statSync(join(folder, "companies/acme/index.html")).size;
  assert.ok(size <= 200_000, `the company's page has ${size} bytes`);
  const { page, problems, close } = await openWithClock(fileAddress(folder), "companies/acme/");
  assert.match(await page.locator("#mentions-title .count").innerText(), /3\.000/);
  assert.deepEqual(await page.evaluate(overflow), []);
  await page.locator("#mentions a.document-link.kind-article").first().hover();
  await showCard(page, 400);
  assert.match(await page.locator(CARD).innerText(), /Bericht \d+/);
  await page.goto(addressOf(fileAddress(folder), "print/"));
  assert.equal(await page.locator(".moved").count() > 300, true);
  assert.deepEqual(problems, []);
  await close();
  for (const colorScheme of SCHEMES) {
    const part = await open(browser, fileAddress(folder), "companies/acme/mentions/2/", { colorScheme });
    assert.deepEqual(await axeViolations(part.page), [], `a list in parts, ${colorScheme}`);
    await part.close();
  }
});
