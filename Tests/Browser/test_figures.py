"""Where the words in the figures of a finished site lie: the site named by SITE, or the committed one."""

import unittest

from chromium import Browser
from test_standards import PAGES, SITE

# Words that leave their drawing, and pairs of words that touch, by more than a pixel. A box has the width of
# its text, and the height of its letters.
COLLISIONS = """[...document.querySelectorAll("svg.chart")].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  if (frame.width === 0) return [];
  const scale = frame.width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll("text")].map((text) => {
    const { left, right } = text.getBoundingClientRect();
    const line = frame.top + text.y.baseVal[0].value * scale;
    const size = parseFloat(getComputedStyle(text).fontSize) * scale;
    return { text: text.textContent, left, right, top: line - 0.75 * size, bottom: line + 0.2 * size };
  });
  const name = svg.closest("figure").id;
  const outside = texts.filter((a) => a.left < frame.left - 1 || a.right > frame.right + 1
    || a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
    .map((a) => `${name}: "${a.text}" leaves the drawing`);
  const touching = texts.flatMap((a, i) => texts.slice(i + 1)
    .filter((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
    .map((b) => `${name}: "${a.text}" touches "${b.text}"`));
  return [...outside, ...touching];
})"""


class WordsInFiguresTests(unittest.TestCase):
    def test_no_words_are_cut_off_or_touch_each_other(self):
        seen = []
        with Browser() as browser:
            for width in (320, 768, 1280):
                with browser.page(width=width, height=800) as page:
                    for name in PAGES:
                        if "/" in name:
                            continue
                        page.open((SITE / name).as_uri())
                        seen += [f"{width} px, {name}, {found}" for found in page.run(COLLISIONS)]
        self.assertEqual(seen, [])


if __name__ == "__main__":
    unittest.main()
