import { launchBrowser, fileAddress } from "./site.mjs";
const browser = await launchBrowser();
const site = fileAddress("/tmp/b1");
const shot = async (w, scheme, path, sel, name, openAll = "details.side-by-side") => {
  const ctx = await browser.newContext({ viewport: { width: w, height: 900 }, colorScheme: scheme, reducedMotion:"reduce" });
  const page = await ctx.newPage();
  page.on("pageerror", e => console.log("ERR", e.message));
  await page.goto(site + path);
  await page.evaluate((s) => document.querySelectorAll(s).forEach(d => d.open = true), openAll);
  await page.locator(sel).first().screenshot({ path: `/tmp/pics/${name}-${w}-${scheme}.png` });
  await ctx.close();
};
await shot(1440,"light","companies/bytedance/index.html","#regulations","sbs");
await shot(390,"dark","companies/bytedance/index.html","#regulations","sbs");
await shot(1024,"light","companies/tiktok/index.html","#relations","sbsrel");
await shot(1440,"light","articles/2020-08-17-trump-druck-techfirmen/index.html","section.text","cited","details.cited, details.apparatus");
await shot(390,"light","articles/2020-08-17-trump-druck-techfirmen/index.html","section.text","cited","details.cited, details.apparatus");
await browser.close();
