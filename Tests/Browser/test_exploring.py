"""What a reader asks of a figure: a slider, values under a cursor, a larger drawing."""

import json
import unittest

from book import CHAPTERS, Book
from chromium import Browser

FIGURES = """\
# Figures to explore

```figure fig-slide
from: chain
gradient-by-layer: {metric: delta-norm}
slider: constant
title: One constant after the other
caption: It slides.
```

```figure fig-cells
from: chain
heatmap: {metric: delta-norm, x: layer, y: constant}
title: All at once
caption: It has rows and columns.
```
"""


class ExploringTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = cls.enterClassContext(Book({**CHAPTERS, "03-figures.md": FIGURES}))
        cls.book.build()
        cls.browser = cls.enterClassContext(Browser())

    def open(self, name, **settings):
        page = self.enterContext(self.browser.page(**settings))
        file, hash, state = name.partition("#")
        page.open(self.book.address(file) + hash + state)
        self.addCleanup(lambda: self.assertEqual(page.problems(), []))
        return page

    def text(self, page, selector):
        return page.run(f"document.querySelector({selector!r})?.textContent")

    def press_button(self, page, figure, label):
        """Clicks the button of a figure that says something."""
        page.run(f"""[...document.querySelectorAll('#{figure} .explore button, dialog.large button')]
            .find((button) => button.textContent === {label!r}).setAttribute('data-pressed', '')""")
        page.click("[data-pressed]")
        page.run("document.querySelector('[data-pressed]')?.removeAttribute('data-pressed')")

    def rows(self, page, figure):
        """The data table of a figure: its head, and each row by its first cell."""
        cells = page.run(f"[...document.querySelectorAll('#{figure} .evidence tr')]"
                         ".map((row) => [...row.cells].map((cell) => cell.textContent))")
        return cells[0], {row[0]: row for row in cells[1:]}

    # A slider

    def test_a_slider_moved_by_keys_changes_the_drawing_and_what_is_said(self):
        page = self.open("03-figures.html")
        drawing = "document.querySelector('#fig-slide .figure-wide').innerHTML"
        said = "document.querySelector('#fig-slide .slider output').textContent"
        together = page.run(drawing)
        self.assertEqual(page.run(said), "")
        page.run("document.querySelector('#fig-slide .slider input').focus()")
        page.press("Home")
        page.until(f"{said} === 'constant 0.5 (1/2)'")
        first = page.run(drawing)
        self.assertNotEqual(first, together)
        page.press("ArrowRight")
        page.until(f"{said} === 'constant 2 (2/2)'")
        self.assertNotEqual(page.run(drawing), first)
        value = "document.querySelector('#fig-slide .slider input').getAttribute('aria-valuetext')"
        self.assertEqual(page.run(value), "constant 2 (2/2)")
        self.assertTrue(page.run("location.hash").endswith("#fig-slide:constant=2"))
        self.press_button(page, "fig-slide", "All together")
        page.until(f"{said} === ''")
        self.assertEqual(page.run(drawing), together)

    def test_an_address_shows_the_state_it_names(self):
        page = self.open("03-figures.html#fig-slide:constant=0.5&at=2")
        page.until("document.querySelector('#fig-slide .slider output').textContent === 'constant 0.5 (1/2)'")
        page.until("document.querySelector('#fig-slide .reader output').textContent.startsWith('layer 3 ')")
        self.assertEqual(page.run("document.querySelectorAll('#fig-slide .figure-wide .cross').length"), 1)

    # Reading values

    def reading(self, page, figure):
        return self.text(page, f"#{figure} .reader output")

    def test_values_read_by_keys_are_those_of_the_table(self):
        page = self.open("01-chains.html")
        head, rows = self.rows(page, "fig-chain")
        self.press_button(page, "fig-chain", "Read values")
        page.until("document.querySelector('#fig-chain .reader output').textContent")
        page.run("document.querySelector('#fig-chain .reader input').focus()")
        page.press("Home")
        for layer in ("1", "2", "3"):
            page.until(f"document.querySelector('#fig-chain .reader output').textContent.startsWith('layer {layer} ')")
            values = ", ".join(f"{name}: {value}" for name, value in zip(head[1:], rows[layer][1:]))
            self.assertEqual(self.reading(page, "fig-chain"), f"layer {layer} — {values}")
            self.assertEqual(page.run("document.activeElement.getAttribute('aria-valuetext')"),
                             self.reading(page, "fig-chain"))
            page.press("ArrowRight")
        page.press("End")
        page.until("document.querySelector('#fig-chain .reader output').textContent.startsWith('layer 10 ')")
        self.press_button(page, "fig-chain", "Read values")
        page.until("document.querySelector('#fig-chain .reader').hidden")
        self.assertEqual(page.run("document.querySelectorAll('#fig-chain .cross').length"), 0)

    def test_values_under_the_mouse_are_those_of_the_table(self):
        page = self.open("01-chains.html")
        head, rows = self.rows(page, "fig-chain")
        page.run("document.querySelector('#fig-chain').scrollIntoView({block: 'center', behavior: 'instant'})")
        # The middle of the panel, in pixels of the page.
        left, top, width, height = page.run("""(() => {
            const svg = document.querySelector('#fig-chain .figure-wide svg');
            const box = svg.getBoundingClientRect();
            const scale = box.width / svg.viewBox.baseVal.width;
            const [x, y, w, h] = svg.querySelector('.plot').dataset.plot.split(' ').map((n) => n * scale);
            return [box.left + x, box.top + y, w, h];
        })()""")
        read = set()
        for share in (0.02, 0.5, 0.98):
            page.point("mouseMoved", left + share * width, top + height / 2)
            page.point("mouseMoved", left + share * width + 1, top + height / 2)
            page.until("window.figures && window.figures['fig-chain']")
            page.point("mouseMoved", left + share * width, top + height / 2)
            said = page.until("document.querySelector('#fig-chain .reader output').textContent")
            layer = said.split(" ")[1]
            values = ", ".join(f"{name}: {value}" for name, value in zip(head[1:], rows[layer][1:]))
            self.assertEqual(said, f"layer {layer} — {values}")
            read.add(layer)
        self.assertEqual(len(read), 3, read)

    def test_cells_are_read_along_rows_and_columns(self):
        page = self.open("03-figures.html")
        head, rows = self.rows(page, "fig-cells")
        self.press_button(page, "fig-cells", "Read values")
        said = "document.querySelector('#fig-cells .reader output').textContent"
        page.until(said)
        page.run("document.querySelectorAll('#fig-cells .reader input')[0].focus()")
        page.press("Home")
        page.press("ArrowRight")
        page.run("document.querySelectorAll('#fig-cells .reader input')[1].focus()")
        page.press("End")
        row = list(rows.values())[1]
        page.until(f"{said} === {json.dumps(f'layer {row[0]} — {head[-1]}: {row[-1]}')}")

    def test_one_series_is_shown_among_the_others(self):
        page = self.open("01-chains.html")
        page.click("#fig-chain [data-chip='0']")
        dim = ("[...document.querySelectorAll('#fig-chain .figure-wide [data-series]')]"
               ".filter((part) => part.classList.contains('dim')).map((part) => part.dataset.series)")
        self.assertEqual(set(page.run(dim)), {"1"})
        page.click("#fig-chain [data-chip='0']")
        self.assertEqual(page.run(dim), [])

    def test_another_scale_shows_another_drawing(self):
        page = self.open("01-chains.html")
        scale = "document.querySelector('#fig-chain .figure-wide .plot').dataset.y.split(' ')[0]"
        self.assertEqual(page.run(scale), "log")
        self.press_button(page, "fig-chain", "Linear scale")
        page.until(f"{scale} === 'linear'")
        self.press_button(page, "fig-chain", "Linear scale")
        page.until(f"{scale} === 'log'")

    # Enlarged

    def test_an_enlarged_figure_takes_the_focus_and_gives_it_back(self):
        page = self.open("01-chains.html")
        order = "[...document.querySelectorAll('#fig-chain > *')].map((part) => part.className || part.tagName)"
        before = page.run(order)
        wide = "document.querySelector('.figure-wide svg').getBoundingClientRect().width"
        narrow = page.run(wide)
        self.press_button(page, "fig-chain", "Enlarge")
        page.until("document.querySelector('dialog.large')?.open")
        self.assertTrue(page.run("document.activeElement.closest('dialog.large') !== null"), "the focus is in it")
        self.assertGreater(page.run(wide), narrow)
        page.press("Escape")
        page.until("!document.querySelector('dialog.large')")
        page.until("document.activeElement.textContent === 'Enlarge'")
        self.assertEqual(page.run(order), before)
        # Once more, closed by its button.
        page.press("Enter")
        page.until("document.querySelector('dialog.large')?.open")
        self.press_button(page, "fig-chain", "Close")
        page.until("!document.querySelector('dialog.large')")
        page.until("document.activeElement.textContent === 'Enlarge'")

    def test_a_phone_reads_the_narrow_drawing(self):
        page = self.open("01-chains.html", width=390, height=844)
        self.press_button(page, "fig-chain", "Read values")
        page.until("document.querySelector('#fig-chain .figure-narrow .cross')")


if __name__ == "__main__":
    unittest.main()
