"""Renders chapters/cover.png, the picture shown where a page of the site is shared, from a figure of the book.

    python3 Tests/Browser/cover.py
"""

import pathlib
import re
import tempfile

from book import ROOT
from chromium import Browser

FIGURE = ROOT / "site/figures/fig-deep-sigmoid.svg"
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; width: 1200px; height: 630px; display: grid; grid-template-columns: 430px 1fr; align-items: center;
  background: #fff; color: #1a1d21; font-family: system-ui, "Noto Sans", sans-serif; }}
div {{ padding-left: 64px; }}
h1 {{ margin: 0 0 24px; font-size: 60px; line-height: 1.1; letter-spacing: -0.02em; }}
p {{ margin: 0; color: #565d66; font-size: 26px; line-height: 1.45; }}
svg {{ width: 720px; height: auto; }}
</style><div><h1>The gradient tutor</h1><p>Vanishing and exploding gradients, with every number computed.</p></div>{}"""


def main():
    drawing = re.sub(r"^<\?xml.*?\?>\s*", "", FIGURE.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        file = pathlib.Path(folder) / "cover.html"
        file.write_text(PAGE.format(drawing), encoding="utf-8")
        page = browser.page(width=1200, height=630)
        page.open(file.as_uri())
        page.screenshot(ROOT / "chapters/cover.png")


if __name__ == "__main__":
    main()
