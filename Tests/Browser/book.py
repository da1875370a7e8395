"""A small book in a folder of its own, built and previewed by the real program."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TUTOR = os.environ.get("TUTOR") or str(ROOT / ".build/debug/tutor")

EXPERIMENT = """\
```experiment chain
data: {ones: {samples: 1, features: 1}}
model: [{dense: 1, repeat: 10, bias: false}]
sweep: {init.constant: [0.5, 2]}
loss: sum
precision: double
record: {delta-norm: first}
```

```figure fig-chain
from: chain
gradient-by-layer: {metric: delta-norm}
title: Half of a half
caption: It ends at {val}`chain.delta-norm[constant=0.5, layer=1]:sig3`.
```

```claim doubling
chain.delta-norm[constant=2, layer=1] = 512
```
"""

PROSE = "Every paragraph of this long chapter says the same, so that there is something to scroll past.\n\n"

CHAPTERS = {
    "index.md": "# A book to be tested\n\nIt is about chains of units. More of it follows.\n",
    "01-chains.md": f"# Chains\n\nA sentence to change.\n\n## Measured\n\n{EXPERIMENT}\n"
    f"## Far above\n\n{PROSE * 40}## Far below\n\nThe last words: 梯度消失会让网络学不到东西。\n",
    "02-more.md": f"# More of it\n\nThe sentinel word is zirconium.\n\n## Sections\n\n{PROSE * 10}",
}


class Book:
    """The book's files; they go when it is closed."""

    def __init__(self, chapters=CHAPTERS):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tutor-book-"))
        (self.folder / "chapters").mkdir()
        for name, text in chapters.items():
            self.write(name, text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, name, text):
        (self.folder / "chapters" / name).write_text(text, encoding="utf-8")

    def build(self, *options):
        """Builds the site and gives the address of its first page."""
        subprocess.run([TUTOR, "build", "--book", str(self.folder), *options], check=True,
                       stdout=subprocess.DEVNULL)
        return self.address("index.html")

    def address(self, page):
        return (self.folder / "site" / page).as_uri()


class Preview:
    """`tutor serve` of a book, until it is closed."""

    def __init__(self, book):
        self.lines = []
        self._process = subprocess.Popen([TUTOR, "serve", "--book", str(book.folder)], stdout=subprocess.PIPE,
                                         stderr=subprocess.STDOUT, text=True, bufsize=1)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.address = self.until(r"(http://127\.0\.0\.1:\d+/)")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(timeout=20)
        self._reader.join(timeout=5)
        self._process.stdout.close()

    def _read(self):
        for line in self._process.stdout:
            self.lines.append(line.rstrip())

    def until(self, pattern, timeout=60):
        """Waits until the terminal shows a pattern; gives its first group."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            for line in self.lines:
                if found := re.search(pattern, line):
                    return found[1] if found.groups() else found[0]
            time.sleep(0.01)
        raise AssertionError(f"the terminal never showed {pattern!r}:\n" + "\n".join(self.lines))
