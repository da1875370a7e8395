"""Writes a large book without experiments, to measure how the program scales.

    python3 Tests/Scale/make_book.py /tmp/large 1000 15
    time tutor build --book /tmp/large
"""

import pathlib
import random
import sys

WORDS = """the gradient of a deep network falls from layer to layer while its weights are drawn once and then learn by
small steps that follow what the loss says about them so that a product of many factors either vanishes or explodes
unless something keeps it near one which is what normalization residual paths and gates are made for""".split()


def paragraph(source):
    words = source.choices(WORDS, k=source.randint(50, 110))
    words[7] = f"**{words[7]}**"
    words[19] = f"*{words[19]}*"
    words[31] = f"`{words[31]}`"
    words[43] = "$w^{n}$" if source.random() < 0.2 else words[43]
    return " ".join(words).capitalize() + ".\n\n"


def chapter(number, size):
    source = random.Random(number)
    text = f"# Chapter {number} of a large book\n\n"
    while len(text) < size:
        text += f"## Section {len(text)}\n\n" + "".join(paragraph(source) for _ in range(4))
        text += "- one thing\n- [another](https://example.org/)\n- and a [link](%05d.md)\n\n" % max(1, number - 1)
        text += "| depth | gradient |\n|---|---|\n" + "".join(f"| {n} | {0.9 ** n:.3g} |\n" for n in range(5)) + "\n"
    return text


def main():
    folder, pages, megabytes = pathlib.Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    for number in range(1, pages + 1):
        text = chapter(number, megabytes * 1e6 / pages)
        (folder / "chapters" / f"{number:05}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
