"""The preview server: what an author sees between a save and the next."""

import statistics
import time
import unittest

from book import CHAPTERS, Book, Preview
from chromium import Browser

NAME = "01-chains.md"
TEXT = CHAPTERS[NAME]

# Notes when a text is first on the screen: after the frame in which it was drawn.
WATCH = """
window.shownAt = {};
window.watchFor = (text) => new MutationObserver((_, observer) => {
  if (!document.querySelector("main").textContent.includes(text)) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { shownAt[text] = Date.now(); }));
}).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
"""


class PreviewTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = cls.enterClassContext(Browser())

    def setUp(self):
        self.book = self.enterContext(Book())
        self.preview = self.enterContext(Preview(self.book))
        self.preview.until(r"\d+ pages")
        self.page = self.enterContext(self.browser.page(width=1280, height=700))
        self.page.open(self.preview.address + "01-chains.html")
        # The page knows the state it starts from once it has asked for the next.
        self.page.until("document.documentElement.dataset.previewVersion > 0")

    def save(self, text):
        self.book.write(NAME, text)

    def shows(self, text):
        return f"document.querySelector('main').textContent.includes({text!r})"

    def test_a_saved_sentence_appears_and_the_place_on_the_page_stays(self):
        self.page.run("window.marker = 1; document.querySelector('#far-below').scrollIntoView()")
        before = self.page.run("scrollY")
        self.assertGreater(before, 1000)
        self.save(TEXT.replace("The last words", "The very last words"))
        self.page.until(self.shows("The very last words"))
        self.assertEqual(self.page.run("scrollY"), before)
        self.assertEqual(self.page.run("window.marker"), 1, "the page was loaded anew")

    def test_what_grows_above_does_not_move_what_is_read(self):
        self.page.run("document.querySelector('#far-below').scrollIntoView({block: 'center'})")
        before = self.page.run("document.querySelector('#far-below').getBoundingClientRect().top")
        self.save(TEXT.replace("A sentence to change.", "Another sentence.\n\n" * 10))
        self.page.until(self.shows("Another sentence."))
        after = self.page.run("document.querySelector('#far-below').getBoundingClientRect().top")
        self.assertLess(abs(after - before), 2)

    def test_contents_and_controls_work_after_a_change(self):
        self.save(TEXT + "\n## A new section\n\nWith text.\n" + "More.\n\n" * 60)
        link = "document.querySelector('#contents a[href=\"#a-new-section\"]')"
        self.page.until(link)
        self.assertEqual(self.page.run("window.marker = 2"), 2)
        self.page.run("document.querySelector('#a-new-section').scrollIntoView()")
        self.page.until(f"{link}.getAttribute('aria-current') === 'location'")

    def test_an_error_is_laid_over_the_page_and_goes_away(self):
        self.save(TEXT.replace("sig3", "sog3"))
        overlay = "document.querySelector('#preview-errors')"
        message = self.page.until(f"{overlay} && {overlay}.textContent")
        self.assertIn("chapters/01-chains.md:20:67: error", message)
        self.assertIn("did you mean", message)
        self.assertTrue(self.page.run(self.shows("A sentence to change.")), "the last good page stays")
        self.preview.until(r"chapters/01-chains\.md:20:67")
        self.assertEqual(self.page.run("innerHeight > document.querySelector('#preview-errors').offsetHeight"), True)
        self.save(TEXT)
        self.page.until(f"!{overlay}")

    def test_a_page_opened_while_the_book_is_wrong_says_so(self):
        self.save("# Chains\n\n[](#nowhere)\n")
        self.preview.until("nowhere")
        with self.browser.page() as other:
            other.open(self.preview.address + "02-more.html")
            other.until("document.querySelector('#preview-errors')")

    def test_every_broken_state_of_a_chapter_is_survived(self):
        broken = [b"", b"\xff\xfe\x00", b"# T\n\n```experiment", b"# T\n\n```figure f\nfrom: [\n```\n", b"---\n: :\n---\n",
                  b"no title\n", b"# T\n\n$\\frac{$\n", b"# T\n\n" + b"> " * 500]
        for text in broken:
            (self.book.folder / "chapters" / NAME).write_bytes(text)
            self.page.until("document.querySelector('#preview-errors')")
        self.save(TEXT.replace("A sentence to change.", "All is well again."))
        self.page.until(self.shows("All is well again."))
        self.assertIsNone(self.page.run("document.querySelector('#preview-errors')"))

    def test_a_new_chapter_appears_in_the_contents(self):
        self.book.write("03-late.md", "# A late chapter\n\nIt was added.\n")
        self.page.until("[...document.querySelectorAll('#contents a')].some(a => a.textContent.includes('late chapter'))")

    def test_pages_ask_for_nothing_but_this_server(self):
        self.page.open(self.preview.address)
        self.assertEqual([a for a in self.page.requests() if not a.startswith(self.preview.address)], [])
        self.assertEqual(self.page.problems(), [])

    def test_how_long_a_sentence_takes(self):
        """Measures and prints; no time is demanded of an unknown machine."""
        self.page.run(WATCH)
        # Other pages show the beginning of a chapter, so that more than its own page is made anew.
        for place, old in [("in the text", "The last words:"), ("at the beginning", "A sentence to change.")]:
            times = []
            for number in range(7):
                sentence = f"Sentence number {number} {place}."
                self.page.run(f"watchFor({sentence!r})")
                # Nobody saves again at once, and the build before ends in peace.
                time.sleep(0.5)
                start = time.time() * 1000
                self.save(TEXT.replace(old, sentence))
                times.append(self.page.until(f"shownAt[{sentence!r}]") - start)
            print(f"\nfrom save to pixels, {place}: {min(times):.0f} to {max(times):.0f} ms,"
                  f" median {statistics.median(times):.0f} ms")


if __name__ == "__main__":
    unittest.main()
