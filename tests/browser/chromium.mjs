// Finds the browser that the tests drive: $CHROMIUM, else the first known name on PATH.
// As a program it prints the path, or says what is missing and exits with 1.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The absolute path of a Chromium or Chrome, or undefined. */
export function findChromium() {
  const onPath = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = [process.env.CHROMIUM, ...NAMES.flatMap((name) => onPath.map((folder) => join(folder, name))), MAC];
  return candidates.find((path) => path && isExecutable(path));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = findChromium();
  if (path) {
    console.log(path);
  } else {
    console.error("no Chromium or Chrome found: install one (Debian, Ubuntu: apt-get install chromium), or name its path in $CHROMIUM");
    process.exitCode = 1;
  }
}
