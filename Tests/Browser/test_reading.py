"""What a reader does with a finished page, opened from the disk."""

import unittest

from book import Book
from chromium import CONTENT, Browser


class ReadingTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = cls.enterClassContext(Book())
        cls.book.build()
        cls.browser = cls.enterClassContext(Browser())

    def open(self, name="01-chains.html", **settings):
        page = self.enterContext(self.browser.page(**settings))
        page.open(self.book.address(name))
        return page

    def background(self, page):
        return page.run("getComputedStyle(document.body).backgroundColor")

    # Theme

    def test_the_theme_switch_is_remembered(self):
        page = self.open(scheme="light")
        light = self.background(page)
        page.click("#theme-switch")
        dark = self.background(page)
        self.assertNotEqual(light, dark)
        page.open(self.book.address("02-more.html"))
        self.assertEqual(self.background(page), dark)
        self.assertIn("dark", page.run("document.querySelector('#theme-switch').getAttribute('aria-label')"))
        page.click("#theme-switch")
        self.assertEqual(self.background(page), light)
        page.click("#theme-switch")
        page.prefer("dark")
        self.assertEqual(self.background(page), dark, "as the system")

    # Search

    def search(self, page, words):
        page.press("/")
        page.until("document.querySelector('#search').open && window.searchIndex")
        page.run("document.querySelector('#search input').value = ''")
        page.type(words)
        return page.until("[...document.querySelectorAll('#search ol a')].map(a => a.textContent)")

    def test_search_finds_english_words_and_goes_there(self):
        page = self.open()
        found = self.search(page, "zirconium")
        self.assertEqual(len(found), 1)
        self.assertIn("More of it", found[0])
        page.press("ArrowDown")
        self.assertEqual(page.run("document.activeElement.tagName"), "A")
        page.press("Enter")
        page.until("location.pathname.endsWith('02-more.html')")

    def test_search_finds_chinese_words(self):
        page = self.open("index.html")
        found = self.search(page, "梯度消失")
        self.assertIn("Far below", found[0])
        self.assertEqual(page.run("document.querySelector('#search mark').textContent"), "梯度消失")
        page.press("Enter")
        page.until("location.href.endsWith('01-chains.html#far-below')")

    def test_search_finds_experiments_and_claims_by_name(self):
        for words in ("chain", "doubling"):
            with self.subTest(words):
                self.assertTrue(self.search(self.open("02-more.html"), words))

    def test_search_says_when_nothing_is_found_and_closes(self):
        page = self.open()
        page.press("/")
        page.until("document.querySelector('#search').open && window.searchIndex")
        page.type("no such words")
        page.until("document.querySelector('#search [role=status]').textContent === 'Nothing found'")
        page.press("Escape")
        self.assertFalse(page.run("document.querySelector('#search').open"))

    # Finding the way

    def test_a_click_on_a_heading_copies_its_address(self):
        page = self.open(permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        page.call("Page.bringToFront")
        page.run("""navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }""")
        page.click("#far-above .anchor")
        page.until("window.copied")
        self.assertTrue(page.run("copied").endswith("01-chains.html#far-above"))
        page.until("document.querySelector('#toast').textContent === 'Link copied'")
        self.assertTrue(page.run("location.hash === '#far-above'"))

    def test_the_current_section_is_marked_and_progress_shown(self):
        page = self.open()
        progress = "new DOMMatrix(getComputedStyle(document.querySelector('#progress')).transform).a"
        self.assertLess(page.run(progress), 0.05)
        page.run("document.querySelector('#far-above').scrollIntoView()")
        page.until("document.querySelector('.sections [aria-current]').hash === '#far-above'")
        page.run("scrollTo(0, document.documentElement.scrollHeight)")
        page.until(f"{progress} > 0.99")

    def test_arrows_turn_the_page(self):
        page = self.open()
        page.press("ArrowRight")
        page.until("location.pathname.endsWith('02-more.html') && document.readyState === 'complete'")
        page.press("ArrowLeft")
        page.until("location.pathname.endsWith('01-chains.html')")

    def test_the_contents_open_and_close_on_a_phone(self):
        page = self.open(width=390, height=844)
        shown = "getComputedStyle(document.querySelector('#contents')).display !== 'none'"
        self.assertFalse(page.run(shown))
        page.click(".menu")
        page.until(shown)
        page.press("Escape")
        page.until(f"!({shown})")
        page.click(".menu")
        page.until(shown)
        page.click("#contents a[href='#far-below']")
        page.until(f"!({shown})")

    # Without scripts, and without surprises

    def test_without_scripts_all_content_is_there(self):
        page = self.open(scripts=False)
        self.assertEqual(page.run(CONTENT), self.open().run(CONTENT))
        self.assertEqual(page.run("getComputedStyle(document.querySelector('#theme-switch')).display"), "none")

    def test_the_evidence_of_a_figure_unfolds(self):
        page = self.open()
        table = "document.querySelector('#fig-chain .table').checkVisibility()"
        self.assertFalse(page.run(table))
        page.click("#fig-chain .evidence > summary")
        self.assertTrue(page.run(table))


if __name__ == "__main__":
    unittest.main()
