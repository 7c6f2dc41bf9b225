// What the browser tests and the screenshot tool share: build a dossier, serve a folder, open a browser.

import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:http";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { findChromium } from "./chromium.mjs";

/** The repository, which is also the sample dossier. */
export const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Where the sample pretends to be published. The tests serve it under the same sub-path. */
export const BASE_URL = "https://dossier.example/sub/path/";

/** What the program runs with: on 1 January 2200, so that no day of a test lies ahead. */
const ENVIRONMENT = { ...process.env, SOURCE_DATE_EPOCH: "7258118400" };

/**
 * Builds the dossier at `root` into a new temporary folder and returns that folder. Without `baseUrl` the pages link
 * to files and can be read from the disk. Throws with the program's diagnostics when the build fails.
 */
export function buildDossier({ root = REPOSITORY, baseUrl } = {}) {
  const output = temporaryFolder();
  const options = ["build", "--root", root, "--output", output];
  if (baseUrl) options.push("--base-url", baseUrl);
  try {
    execFileSync(dossierBinary(), options, { encoding: "utf8", stdio: "pipe", env: ENVIRONMENT });
  } catch (error) {
    throw new Error(`dossier ${options.join(" ")} failed: ${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`);
  }
  return output;
}

/** The path in a built site of a file of the theme, which carries its version in its name: `style.css` is `style.0123456789abcdef.css`. */
export function themeFile(folder, name) {
  const [stem, extension] = name.split(".");
  const found = readdirSync(join(folder, dirname(name))).filter((file) => new RegExp(`^${stem.split("/").pop()}\\.[0-9a-f]{16}\\.${extension}$`).test(file));
  if (found.length !== 1) throw new Error(`${name} is there ${found.length} times`);
  return join(dirname(name), found[0]);
}

/** Writes a small dossier, file by file, into a new temporary folder and returns that folder. */
export function writeDossier(files) {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const temporaryFolders = [];
process.on("exit", () => temporaryFolders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder that is gone when the program ends. */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "dossier-"));
  temporaryFolders.push(folder);
  return folder;
}

/** The binary under test: $DOSSIER_BIN, else the one that `cargo test` has built. */
function dossierBinary() {
  if (process.env.DOSSIER_BIN) return process.env.DOSSIER_BIN;
  const metadata = execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], { cwd: REPOSITORY, encoding: "utf8" });
  const path = join(JSON.parse(metadata).target_directory, "debug", "dossier");
  if (!existsSync(path)) throw new Error(`${path} does not exist: run cargo build first`);
  return path;
}

/**
 * The addresses of the pages in a built site, `companies/bytedance/` for `companies/bytedance/index.html`, the front
 * page as the empty string. In path order.
 */
export function addresses(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => path.endsWith(".html"))
    .map((path) => path.replace(/(^|\/)index\.html$/, "$1"))
    .sort();
}

const CONTENT_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/**
 * Serves `folder` on 127.0.0.1 as a plain web host does: index.html for a folder, a redirect to its slash, 404.html for
 * what is missing. Nothing is served above `path`, so that a link which leaves it fails. With `gzip` texts are sent
 * compressed to those who accept it; `headers` come with every answer. Resolves to the site's address and a function that
 * stops the server.
 */
export async function serve(folder, { path = new URL(BASE_URL).pathname, gzip = false, headers = {} } = {}) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const answer = pathname.startsWith(path) ? find(root, pathname.slice(path.length)) : undefined;
    if (pathname === "/favicon.ico") {
      response.writeHead(204).end(); // asked for by the browser, not by the page
    } else if (answer?.folder) {
      response.writeHead(301, { location: `${pathname}/` }).end();
    } else if (answer) {
      const type = contentType(answer.file);
      const zipped = gzip && /text|xml|json|javascript/.test(type) && /gzip/.test(request.headers["accept-encoding"] ?? "");
      const bytes = readFileSync(answer.file);
      response.writeHead(200, { "content-type": type, ...(zipped && { "content-encoding": "gzip" }), ...headers });
      response.end(zipped ? gzipSync(bytes) : bytes);
    } else {
      const missing = join(root, "404.html");
      const body = pathname.startsWith(path) && existsSync(missing) ? readFileSync(missing) : "not found";
      response.writeHead(404, { "content-type": CONTENT_TYPES[".html"] }).end(body);
    }
  });
  // A test that fails before it stops its server ends all the same.
  server.unref();
  await new Promise((listening, failed) => server.once("error", failed).listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${server.address().port}${path}`,
    close: () => new Promise((closed) => server.close(closed) && server.closeAllConnections()),
  };
}

function find(root, encoded) {
  let file;
  try {
    file = resolve(root, decodeURIComponent(encoded));
  } catch {
    return undefined;
  }
  const inside = file === root || file.startsWith(root + sep);
  if (!inside || !existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return encoded.endsWith("/") ? undefined : { file };
  if (encoded !== "" && !encoded.endsWith("/")) return { folder: true };
  const index = join(file, "index.html");
  return existsSync(index) ? { file: index } : undefined;
}

function contentType(file) {
  return CONTENT_TYPES[extname(file).toLowerCase()] ?? "application/octet-stream";
}

/** The file:// address of a built folder, with a slash at the end. */
export function fileAddress(folder) {
  return `${pathToFileURL(resolve(folder)).href}/`;
}

/**
 * Runs `dossier serve` on the dossier at `root`. Resolves to the site's address and a function that stops the program, once
 * the first build is done.
 */
export async function serveDossier(root) {
  const program = spawn(dossierBinary(), ["serve", "--root", root, "--port", "0"], {
    env: { ...ENVIRONMENT, TMPDIR: temporaryFolder() },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => program.once("exit", resolve));
  let said = "";
  const address = await new Promise((found, failed) => {
    program.once("exit", () => failed(new Error(`dossier serve ended:\n${said}`)));
    program.stderr.setEncoding("utf8").on("data", (text) => {
      said += text;
      const announced = said.match(/serving (http:\S+)/);
      if (announced) found(announced[1]);
    });
  });
  return { address, close: () => program.kill("SIGINT") && ended };
}

/** No test waits so long on any machine: it bounds what hangs. Who writes a test sets AT_MOST to less. */
const AT_MOST = Number(process.env.AT_MOST ?? 300_000);

/** Starts a headless browser that asks for nothing by itself. What is waited for in its pages may take AT_MOST. */
export async function launchBrowser() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("no Chromium or Chrome found: see tests/browser/chromium.mjs");
  const browser = await chromium.launch({
    executablePath,
    timeout: AT_MOST,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(AT_MOST);
    return context;
  };
  return browser;
}
