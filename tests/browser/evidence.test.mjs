// What each source of a relation says, side by side: closed at first, without scripts, on paper, at every width.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axeViolations, open, overflow, SCHEMES, WIDTHS } from "./reader.mjs";
import { BASE_URL, buildDossier, launchBrowser, REPOSITORY, serve } from "./site.mjs";

const server = await serve(buildDossier({ root: REPOSITORY, baseUrl: BASE_URL }));
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});

const COMPANY = "companies/bytedance/";

test("what sources say of a relation opens below it without scripts, and stands open on paper", async () => {
  const { page, problems, close } = await open(browser, server.address, COMPANY, { javaScriptEnabled: false });
  const details = page.locator("#regulations details.side-by-side").nth(1);
  const sentence = details.locator("td", { hasText: "so schreiben es mehrere Medien, eine Anordnung gegen" });
  assert.equal(await sentence.isVisible(), false);
  await details.locator("summary").click();
  assert.equal(await sentence.isVisible(), true);
  const rows = details.locator("tbody tr");
  assert.equal(await rows.count(), 4);
  const said = (await rows.filter({ hasText: "Federal Register" }).last().innerText()).replaceAll("\u00a0", " ");
  for (const part of ["Federal Register 8/2020", "19. August 2020", "erlassen", "14. August 2020"]) assert.ok(said.includes(part), said);
  await details.locator("summary").click();
  await page.emulateMedia({ media: "print" });
  assert.equal(await sentence.isVisible(), true, "it is closed on paper");
  assert.deepEqual(problems, []);
  await close();
});

test("sources side by side are accessible and nothing sticks out, at every width, in light and dark", async () => {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const { page, close } = await open(browser, server.address, COMPANY, { colorScheme, viewport: { width, height: 900 } });
      await page.evaluate(() => document.querySelectorAll("details.side-by-side").forEach((details) => (details.open = true)));
      assert.deepEqual(await axeViolations(page, "#regulations"), [], `${width}, ${colorScheme}`);
      assert.deepEqual(await page.evaluate(overflow), [], `${width}, ${colorScheme}`);
      await close();
    }
  }
});

test("the page of an entity, a row of its tables and an event can be cited, up to the day of the evidence", async () => {
  const { page, problems, close } = await open(browser, server.address, COMPANY);
  const plain = (text) => text.replaceAll("\u00a0", " ");
  await page.locator(".reference > .list-ways > .cite > summary").click();
  const whole = plain(await page.locator(".reference > .list-ways > .cite .copyable").first().innerText());
  assert.match(whole, /»ByteDance«\. .*Stand 16\. Dezember 2021\. https:\/\/dossier\.example\/sub\/path\/companies\/bytedance\/ \(abgerufen am .*\)\.$/);

  const cited = async (place) => {
    await place.click();
    await page.locator("#copied.on button").click();
    const text = plain(await page.locator("#cite-place .cite-text").innerText());
    await page.keyboard.press("Escape");
    return text;
  };
  for (const [place, name] of [
    [page.locator("#regulations a.self").first(), "EO 13942 (TikTok): aufgehoben"],
    [page.locator("#relations a.self", { hasText: "ist Eigentümer von" }).first(), "TikTok: ist Eigentümer von"],
    [page.locator("#events a.self", { hasText: "14. August 2020" }).first(), "14. August 2020"],
  ]) {
    const href = await place.getAttribute("href");
    const text = await cited(place);
    assert.ok(text.includes(`»ByteDance«, ${name}.`) && text.includes("Stand 16. Dezember 2021."), text);
    assert.ok(text.includes(`https://dossier.example/sub/path/companies/bytedance/${href}`), text);
  }
  assert.deepEqual(problems, []);
  await close();
});
