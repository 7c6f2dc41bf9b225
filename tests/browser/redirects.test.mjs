// Former addresses in a real browser: what stands behind one arrives at the new one, from the disk, under a strict policy,
// and without scripts the page is reached all the same.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { addressOf } from "./reader.mjs";
import { BASE_URL, buildDossier, fileAddress, launchBrowser, REPOSITORY, serve, writeDossier } from "./site.mjs";

const MOVED = join(REPOSITORY, "tests/sites/redirects");
const server = await serve(buildDossier({ root: MOVED, baseUrl: BASE_URL }), {
  headers: { "content-security-policy": "default-src 'self'" },
});
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.close();
});

const readings = [
  { name: "read from the disk", site: fileAddress(buildDossier({ root: MOVED })) },
  { name: "served under a policy that allows nothing but the site itself", site: server.address },
];

/** What is asked for, where a reader arrives, and where without scripts. */
const addresses = [
  ["2024/eins/", "articles/eins/", "articles/eins/"],
  ["2024/eins/#rn1", "articles/eins/#rn1", "articles/eins/"],
  ["2024/eins/?q=a%20b&x#rn1", "articles/eins/?q=a%20b&x#rn1", "articles/eins/"],
  ["firmen/tesla.html#verlauf", "companies/tesla/#verlauf", "companies/tesla/"],
  // An anchor of the new address stands.
  ["alt.html#rn1", "companies/tesla/#verlauf", "companies/tesla/#verlauf"],
];

/** The whole address, as `addressOf` gives it for one without a query. */
function whole(site, address) {
  const [path, query] = address.split(/(?=[?#])(.*)/s);
  return addressOf(site, path) + (query ?? "");
}

for (const { name, site } of readings) {
  for (const javaScriptEnabled of [true, false]) {
    test(`a former address hands on its query and its anchor, ${name}${javaScriptEnabled ? "" : ", without scripts"}`, async () => {
      for (const [former, withScripts, without] of addresses) {
        const context = await browser.newContext({ javaScriptEnabled });
        const page = await context.newPage();
        const problems = [];
        page.on("pageerror", (error) => problems.push(error.message));
        // The page is left while it is still being read, which the browser may call an interrupted navigation.
        await page.goto(whole(site, former), { waitUntil: "commit" });
        await page.waitForURL(whole(site, javaScriptEnabled ? withScripts : without));
        assert.deepEqual(problems, []);
        await context.close();
      }
    });
  }
}

/** A company about which two hundred articles report a claim each: its list of claims goes on further pages. */
function claimedOften() {
  const files = { "dossier.yaml": "title: Probe\nlanguage: en\n", "content/companies/acme.md": "---\nname: Acme\n---\n" };
  for (let n = 10; n < 210; n++) {
    files[`content/articles/a${n}.md`] = `---\ntitle: Report ${n}\ndate: ${1900 + n}-05-01\nsource: {outlet: Herald, authors: , url: }\nclaims: [{id: c1, by: [acme], text: All goes well., par: 1}]\n---\n\nAcme says so.\n`;
  }
  return writeDossier(files);
}

test("a link to a claim that has moved to a further page of its list arrives at the claim", async () => {
  const root = claimedOften();
  const policy = { headers: { "content-security-policy": "default-src 'self'" } };
  const served = await serve(buildDossier({ root, baseUrl: BASE_URL }), policy);
  for (const site of [served.address, fileAddress(buildDossier({ root }))]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    for (const [former, now] of [
      ["companies/acme/#c1.a199", "companies/acme/claims/3/#c1.a199"],
      ["companies/acme/claims/3/#c1.a60", "companies/acme/claims/2/#c1.a60"],
      ["companies/acme/claims/2/#c1.a10", "companies/acme/#c1.a10"],
      ["companies/acme/#c1.a11", "companies/acme/#c1.a11"],
    ]) {
      await page.goto(whole(site, former), { waitUntil: "commit" });
      await page.waitForURL(whole(site, now));
      await page.locator(":target").waitFor();
    }
    // Within the page too, and what is nowhere leads nowhere.
    await page.goto(whole(site, "companies/acme/#c1.nobody"));
    await page.evaluate(() => (location.hash = "#c1.a80"));
    await page.waitForURL(whole(site, "companies/acme/claims/2/#c1.a80"));
    assert.deepEqual(problems, []);
    await context.close();
  }
  await served.close();
});
