// The configuration of nginx in docs/hosting, by nginx itself: types, compression, headers, the page for lost addresses, hidden files.
//
//   node tests/readers-node/hosting.mjs

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildDossier, REPOSITORY, themeFile } from "../browser/site.mjs";

const site = buildDossier({ baseUrl: "https://dossier.example/" });
const folder = mkdtempSync(join(tmpdir(), "dossier-nginx-"));
const port = await freePort();
const configuration = readFileSync(join(REPOSITORY, "docs/hosting/nginx.conf"), "utf8")
  .replace("listen 80;", `listen 127.0.0.1:${port};`)
  .replace("root /var/www/dossier;", `root ${site};`);
mkdirSync(join(folder, "logs"));
writeFileSync(join(folder, "dossier.conf"), configuration);
writeFileSync(
  join(folder, "nginx.conf"),
  `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/logs/error.log;${process.getuid() === 0 ? " user root;" : ""}
events {}
http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  include ${folder}/dossier.conf; }
`,
);
execFileSync("nginx", ["-t", "-q", "-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" });
const nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" });
const missed = [];
try {
  await listening();
  await check();
} finally {
  nginx.kill("SIGQUIT");
  rmSync(folder, { recursive: true, force: true });
}
for (const miss of missed) console.error(`MISSED: ${miss}`);
process.exitCode = missed.length > 0 ? 1 : 0;

async function check() {
  const types = {
    "/": "text/html; charset=utf-8",
    [`/${themeFile(site, "style.css")}`]: "text/css; charset=utf-8",
    "/previews/0.js": /^(application|text)\/javascript; charset=utf-8$/,
    "/band-light.svg": "image/svg+xml",
    "/feed.xml": "application/atom+xml",
    "/sitemap.xml": "text/xml",
    "/data/dossier.json": "application/json",
    "/data/entities.ftm.json": "application/x-ndjson",
    "/data/dossier.graphml": "application/xml",
    "/data/evidence.csv": "text/csv; charset=utf-8",
    "/sources/sources.bib": "application/x-bibtex; charset=utf-8",
    "/sources/sources.ris": "application/x-research-info-systems; charset=utf-8",
  };
  for (const [path, type] of Object.entries(types)) {
    const { status, headers } = await get(path);
    const fits = type instanceof RegExp ? type.test(headers["content-type"]) : headers["content-type"] === type;
    expect(status === 200 && fits, `${path} is ${status}, ${headers["content-type"]}`);
    expect(headers["content-encoding"] === "gzip", `${path} is not compressed`);
    expect(headers["content-security-policy"] === "default-src 'self'", `${path} has no policy`);
    const kept = path.endsWith(".css") ? "max-age=31536000, immutable" : "no-cache";
    expect(headers["cache-control"] === kept, `${path}: ${headers["cache-control"]}`);
  }
  const named = ["site.js", "search.js", "furniture/de.js"].map((name) => themeFile(site, name));
  for (const path of [`search/data/${readdirSync(join(site, "search/data"))[0]}`, ...named]) {
    const { status, headers } = await get(`/${path}`);
    expect(status === 200 && headers["cache-control"] === "max-age=31536000, immutable", `/${path}: ${status}, ${headers["cache-control"]}`);
  }
  const lost = await get("/companies/nobody/");
  expect(lost.status === 404 && lost.body.includes("</html>") && lost.headers["content-security-policy"], `a lost address: ${lost.status}`);
  expect((await get("/.dossier/manifest")).status === 404, "/.dossier/ is served");
  const folder = await get("/data");
  expect(folder.status === 301 && folder.headers.location === "/data/", `/data: ${folder.status}, ${folder.headers.location}`);
  const again = await get("/band.css", { "if-modified-since": (await get("/band.css")).headers["last-modified"] });
  expect(again.status === 304, `a file that has not changed is sent again: ${again.status}`);
  console.log(`nginx: ${Object.keys(types).length} kinds of files, ${missed.length} wrong`);
}

function expect(holds, what) {
  if (!holds) missed.push(what);
}

function get(path, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers: { "accept-encoding": "gzip", ...headers } }, async (response) => {
      const pieces = [];
      for await (const piece of response) pieces.push(piece);
      const bytes = Buffer.concat(pieces);
      const body = response.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes;
      resolve({ status: response.statusCode, headers: response.headers, body: body.toString("utf8") });
    });
    asked.on("error", reject).end();
  });
}

/** Until it answers; if it ends before, that is an error. */
async function listening() {
  let ended = false;
  nginx.on("exit", () => (ended = true));
  for (;;) {
    try {
      return await get("/");
    } catch (error) {
      if (ended) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
