#!/usr/bin/env python3
"""Makes a book of ours from a checkout of a public one, to measure how the program does with many formulas.

    git clone --depth 1 https://github.com/d2l-ai/d2l-en /tmp/d2l
    Tests/Scale/make_public_book.py /tmp/d2l /tmp/d2l-book
    time tutor build --book /tmp/d2l-book

PATH is a checkout of "Dive into Deep Learning" in any language, or of another book written for d2lbook: folders
`chapter_*` of Markdown, put in order by `toc` blocks. Nothing is fetched, and nothing of its text is kept here.
Every formula and all code stay as they are. The rest is reduced to what our Markdown knows:

- A chapter is a file: `chapter_x/y.md` becomes `chapters/NNN-x-y.md`, numbered in the order of the `toc` blocks.
  Files that none of them names come last.
- Links between chapters lead to the new names, those to the web stay, and of any other the text is left.
  An image leaves its caption, in italics.
- :numref:`x` and :ref:`x` become a link to the page of the heading labeled x, else the label. :eqref:`x` becomes
  the label in parentheses. :cite:`x` and :citet:`x` become the works' keys.
- The text of all tabs stays, one below the other; the lines that begin and end a tab go, and so do :label:, :eqlabel:,
  :width: and :bibliography:, whole `toc` and `eval_rst` blocks, and HTML tags.
- `{.python .input}` is a block of `python`. A file without a heading gets its name as one.
"""

import pathlib
import re
import sys

FENCE = re.compile(r"^( *)(```+|~~~+)(.*)$")
TAB = re.compile(r"^:(begin_tab:`[^`]*`|end_tab:)\s*$")
LABEL = re.compile(r":(label|eqlabel|width|bibliography):`([^`]*)`")
REFERENCE = re.compile(r":(numref|ref|eqref|cite|citet):`([^`]*)`")
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^()\s>]*(?:\([^()\s]*\)[^()\s]*)*)>?[^()]*\)")
HEADING = re.compile(r"^#+ +(.*?) *#*$")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
# A directive, a formula or a code span, whichever begins first.
PIECE = re.compile(
    r"(?P<directive>:[a-z_]+:`[^`]*`)|\$\$.*?\$\$|\$[^$\n]+(?:\n[^$\n]+)*\$|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL)


def ordered(source, page="index"):
    """The pages below one, itself first, as its `toc` blocks name them."""
    path = source / f"{page}.md"
    if not path.is_file():
        return []
    pages = [path]
    for block in re.findall(r"^```toc\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
        for line in block.split("\n"):
            name = line.strip()
            if name and not name.startswith(":"):
                pages += ordered(source, str(pathlib.PurePath(page).parent / name))
    return pages


def chapters(source):
    listed = ordered(source)[1:]
    every = sorted(path for path in source.glob("chapter_*/*.md") if not path.stem.endswith("_origin"))
    return listed + [path for path in every if path not in set(listed)]


def parts(text):
    """Text and code in turn: (whether it is code, its lines)."""
    lines, fence, found = [], None, []
    for line in text.split("\n"):
        match = FENCE.match(line)
        if fence is None and match:
            found.append((False, lines))
            lines, fence = [line], match[2]
        elif fence is not None and match and match[2].startswith(fence) and not match[3].strip():
            found.append((True, lines + [line]))
            lines, fence = [], None
        else:
            lines.append(line)
    return found + [(fence is not None, lines)]


def labels(names):
    """The page and the words of each labeled heading."""
    found = {}
    for path, name in names.items():
        heading = ""
        for is_code, lines in parts(path.read_text(encoding="utf-8")):
            for line in [] if is_code else lines:
                match = HEADING.match(line)
                label = LABEL.match(line)
                heading = match[1] if match else heading
                if label and label[1] == "label" and heading:
                    found[label[2]] = (name, re.sub(r"[\[\]$`*~()]|:\w+:", "", heading))
                if line.strip():
                    heading = heading if match else ""
    return found


class Reducer:
    def __init__(self, names):
        self.names = names
        self.labels = labels(names)

    def code(self, lines):
        match = FENCE.match(lines[0])
        words = match[3].strip()
        if words.split(" ")[0] in ("toc", "eval_rst"):
            return []
        language = "python" if words.startswith("{.python") else words
        return [match[1] + match[2] + language] + lines[1:]

    def reference(self, match):
        kind, label = match[1], match[2]
        if kind in ("cite", "citet"):
            return f"({label})"
        if kind != "eqref" and label in self.labels:
            name, words = self.labels[label]
            return f"[{words}]({name})"
        return f"({label})" if kind == "eqref" else label

    def link(self, path, match):
        image, words, target = match[1], match[2], match[3]
        if image:
            return f"*{words.strip()}*" if words.strip() else ""
        if re.match(r"https?:|mailto:", target):
            return match[0]
        # Without its anchor: the names of headings are made otherwise here.
        page = (path.parent / target.split("#")[0]).resolve()
        for candidate in (page, page.with_suffix(".md")):
            if candidate in self.names and target:
                return f"[{words}]({self.names[candidate]})"
        return words

    def prose(self, path, lines):
        text = "\n".join(line for line in lines if not TAB.match(line))
        # Formulas and code spans stay as they are. The words of a link may hold some, so that these are set aside.
        kept, whole, rest = [], "", 0
        for match in PIECE.finditer(text):
            whole += TAG.sub("", text[rest : match.start()])
            if match["directive"]:
                whole += match[0]
            else:
                whole += f"\0{len(kept)}\0"
                kept.append(match[0])
            rest = match.end()
        whole += TAG.sub("", text[rest:])
        whole = LABEL.sub("", whole)
        whole = LINK.sub(lambda match: self.link(path, match), whole)
        whole = REFERENCE.sub(self.reference, whole)
        return re.sub("\0(\\d+)\0", lambda match: kept[int(match[1])], whole).split("\n")

    def page(self, path):
        lines = []
        for is_code, part in parts(path.read_text(encoding="utf-8")):
            lines += self.code(part) if is_code else self.prose(path, part)
        text = "\n".join(lines).strip("\n") + "\n"
        has_title = any(HEADING.match(line) for is_code, part in parts(text) if not is_code for line in part)
        return text if has_title else f"# {path.stem}\n\n{text}"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    paths = [path.resolve() for path in chapters(source)]
    if not paths:
        sys.exit(f"'{source}' has no folders chapter_* of Markdown")
    names = {}
    for number, path in enumerate(paths, 1):
        part = path.parent.name.removeprefix("chapter_")
        names[path] = f"{number:03}-{part}-{path.stem}.md"
    reducer = Reducer(names)
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    for path, name in names.items():
        (folder / "chapters" / name).write_text(reducer.page(path), encoding="utf-8")
    print(f"{len(names)} chapters in {folder}")


if __name__ == "__main__":
    main()
