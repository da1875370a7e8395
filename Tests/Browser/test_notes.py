"""Notes stand in the margin where there is room, and never on anything else."""

import unittest

from book import EXPERIMENT, PROSE, Book
from chromium import Browser

LONG = "This note is far longer than what it belongs to, so that it reaches down along what follows. " * 6

CHAPTERS = {
    "01-notes.md": f"""# Notes

A short paragraph.[^long] It has a second note.[^second]

{EXPERIMENT}

## Lists[^title]

- an item[^item]

| a cell[^cell] |
|---|
| another |

{PROSE * 3}The first note once more.[^long]

[^title]: Beside the title.
[^long]: {LONG}
[^second]: A second one.
[^item]: {LONG}
[^cell]: Beside the table.
"""
}

# The boxes of all blocks of the text, and of the notes.
BOXES = """(() => {
  const box = (e) => { const r = e.getBoundingClientRect();
    return { left: r.left, right: r.right, top: r.top, bottom: r.bottom, isNote: e.matches('.notes') }; };
  return [...document.querySelectorAll('main > *')].map(box).filter((b) => b.bottom > b.top);
})()"""


def overlap(one, other):
    return (one["left"] < other["right"] - 1 and other["left"] < one["right"] - 1
            and one["top"] < other["bottom"] - 1 and other["top"] < one["bottom"] - 1)


class NotesTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = cls.enterClassContext(Book(CHAPTERS))
        cls.book.build()
        cls.browser = cls.enterClassContext(Browser())

    def page(self, width):
        page = self.enterContext(self.browser.page(width=width))
        page.open(self.book.address("01-notes.html"))
        return page

    def test_nothing_overlaps_or_scrolls_sideways(self):
        for width in (360, 768, 1280, 1407, 1408, 1440, 1920, 2560):
            page = self.page(width)
            boxes = page.run(BOXES)
            self.assertEqual(sum(box["isNote"] for box in boxes), 4)
            for index, box in enumerate(boxes):
                for other in boxes[index + 1:]:
                    self.assertFalse(overlap(box, other), f"{width}: {box} {other}")
            self.assertLessEqual(page.run("document.documentElement.scrollWidth"), width)

    def test_a_note_is_beside_its_paragraph_on_a_wide_page_and_below_it_on_a_narrow_one(self):
        place = """(() => { const p = document.querySelector('#call-1-1').closest('p').getBoundingClientRect();
          const n = document.querySelector('#note-1').getBoundingClientRect();
          return [n.left - p.right, n.top - p.top, n.top - p.bottom]; })()"""
        beside, down, _ = self.page(1440).run(place)
        self.assertGreater(beside, 10)
        self.assertLess(abs(down), 12)
        beside, _, below = self.page(768).run(place)
        self.assertLess(beside, 0)
        self.assertGreaterEqual(below, 0)

    def test_the_number_leads_to_the_note_and_back(self):
        page = self.page(390)
        page.click("#call-1-2 a")
        page.until("location.hash === '#note-1'")
        page.click("#note-1 .back:last-child")
        page.until("location.hash === '#call-1-2'")


if __name__ == "__main__":
    unittest.main()
