#!/usr/bin/env python3
"""Time how long an author waits: from saving a file to the new bytes over HTTP.

    edits.py DOSSIER FOLDER [--edits N]

DOSSIER is the program, FOLDER a dossier made by corpus.py (a copy of it is edited). Each edit of an article adds a
sentence that names a company which the article did not name, so that the company's page must show a new backlink too.
Then companies are renamed. Times are in milliseconds.
"""

import argparse
import random
import re
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path


def get(url: str) -> str:
    with urllib.request.urlopen(url) as answer:
        return answer.read().decode()


def wait(url: str, text: str, start: float) -> float:
    """Milliseconds since `start` until the page at `url` contains `text`."""
    while text not in get(url):
        if time.perf_counter() - start > 60:
            raise SystemExit(f"{url} does not show {text!r} after a minute")
        time.sleep(0.001)
    return (time.perf_counter() - start) * 1000


def report(name: str, times: list[float]) -> None:
    if times:
        print(f"{name:44} {len(times):3} edits: median {statistics.median(times):6.0f} ms, "
              f"worst {max(times):6.0f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edits", type=int, default=50)
    options = parser.parse_args()
    random.seed(7)
    place = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path(tempfile.gettempdir())
    root = Path(tempfile.mkdtemp(prefix="edits-", dir=place))
    dossier = root / "dossier"
    shutil.copytree(options.folder, dossier, ignore=shutil.ignore_patterns("public"))
    start = time.perf_counter()
    server = subprocess.Popen([options.program, "serve", "--root", dossier, "--port", "8765"], stderr=subprocess.PIPE,
                              stdout=subprocess.DEVNULL, text=True)
    try:
        for line in server.stderr:
            address = re.search(r"http://[^ ]+", line)
            if address:
                break
        print(f"first build and start of the server: {time.perf_counter() - start:.2f} s")
        url = address.group(0).rstrip("/")
        articles = sorted((dossier / "content/articles").glob("**/*.md"))
        companies = sorted((dossier / "content/companies").glob("*.md"))
        own, linked, plain = [], [], []
        for n in range(options.edits):
            article, company = random.choice(articles), random.choice(companies)
            name = re.search(r"^name: (.*)$", company.read_text(), re.M).group(1).strip("'\"")
            text = article.read_text()
            # A long list of mentions goes on another page, which this does not look for.
            if name in text or "/mentions/2/" in get(f"{url}/companies/{company.stem}/"):
                continue
            word = f"Probe{n}x"
            start = time.perf_counter()
            article.write_text(f"{text.rstrip()}\n\n{word} nennt nun auch {name} in einem neuen Satz.\n")
            own.append(wait(f"{url}/articles/{article.stem}/", word, start))
            linked.append(wait(f"{url}/companies/{company.stem}/", word, start))
            start = time.perf_counter()
            article.write_text(f"{text.rstrip()}\n\n{word} nennt niemanden.\n")
            plain.append(wait(f"{url}/articles/{article.stem}/", f"{word} nennt niemanden", start))
        report("edit of an article, its own page", own)
        report("the same, the page with the new backlink", linked)
        report("edit of an article, no name", plain)
        renamed = []
        for n in range(min(10, options.edits)):
            company = random.choice(companies)
            text = company.read_text()
            start = time.perf_counter()
            company.write_text(re.sub(r"^name: .*$", f"name: Umbenannte Firma {n}", text, count=1, flags=re.M))
            renamed.append(wait(f"{url}/companies/{company.stem}/", f"Umbenannte Firma {n}", start))
            time.sleep(0.3)
        report("edit of a company's name", renamed)
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
