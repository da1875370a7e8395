#!/usr/bin/env python3
"""Gives the program books that are made to hang it, to fill the memory, or to reach files outside.

    Tests/Faults/hostile.py PATH/TO/tutor

Each must be refused with one clear error, or built, within a minute and a gigabyte.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

SECONDS = 60
MEGABYTES = 1024

RIGHT = """data: {ones: {samples: 1, features: 1}}
model: [{dense: 1}]
loss: sum
record: {delta-norm: first}
"""
DATA = "{ones: {samples: 1, features: 1}}"
MODEL = "[{dense: 1}]"


def data(file):
    return RIGHT.replace(DATA, f"{{csv: {{file: {file}, target: y}}}}")


def model(text):
    return RIGHT.replace(MODEL, text)


NUMBERS = ", ".join(str(number / 7) for number in range(3000))
# Name, body of the experiment, text of the chapter, what the error says; None if the book is to be built.
CASES = [
    ("a sweep of 3,000 points", RIGHT + f"sweep: {{init.constant: [{NUMBERS}]}}\n", "", "limited to 1000 points"),
    ("100,000 numbers", RIGHT + f"sweep: {{init.constant: [{NUMBERS * 33}]}}\n", "", "limited to 64 kB"),
    ("a grid of a million", RIGHT + f"sweep: {{seeds: {list(range(1, 1000))}, steps: {list(range(1000))}}}\n", "",
     "limited to 1000 points"),
    ("a billion seeds", RIGHT + "seeds: 1000000000\n", "", "from 1 to 1000"),
    ("open brackets", "data: " + "[" * 60_000 + "\n", "", "nested 32 deep"),
    ("blocks in blocks", model("[" + "{residual: [" * 2000 + "{dense: 1}" + "]}" * 2000 + "]"), "", "nested 32 deep"),
    ("billion laughs", "a: &a [x, x]\nb: &b [*a, *a]\n" + RIGHT, "", "anchors"),
    ("repeats", model("[{dense: 1, repeat: 99999999}]"), "", "from 1 to 10000"),
    ("repeats of repeats", model("[{stack: [{stack: [{dense: 1}], repeat: 10000}], repeat: 10000}]"), "",
     "limited to 100000 layers"),
    ("wide layers", model("[{dense: 65536}, {dense: 65536}, {dense: 1}]"), "", "the limit is 2048 MB"),
    ("a billion samples", RIGHT.replace("samples: 1", "samples: 1000000000"), "", "from 1 to 1000000"),
    ("data above", data("../../etc/passwd"), "", "below the book's folder"),
    ("data at the root", data("/etc/passwd"), "", "below the book's folder"),
    ("a link to data", data("data/link.csv"), "", "leads out of the book's folder"),
    ("a link to a folder", data("data/etc/passwd"), "", "leads out of the book's folder"),
    ("a link to a device", data("data/zero"), "", "leads out of the book's folder"),
    ("a pipe", data("data/pipe"), "", "it is no file"),
    ("NUL in a name", data('"data/a\\0.csv"'), "", "no such file"),
    ("an include from above", RIGHT, "```include\nfile: ../../../etc/passwd\n```", "there is no source file"),
    ("an include from the root", RIGHT, "```include\nfile: /etc/passwd\n```", "there is no source file"),
    ("a picture from above", RIGHT, "![x](../../etc/passwd)", "there is no picture"),
    ("a lone surrogate", RIGHT.replace("loss: sum", 'loss: "\\ud800"'), "", "starts an escape, and this is none"),
    ("a title of a megabyte", RIGHT, "```figure f\nfrom: e\ntitle: " + "x" * 1_000_000 + "\n```", "limited to 64 kB"),
    ("a line of a megabyte", RIGHT, "é " * 400_000, None),
    ("a word of a megabyte", RIGHT, "a" * 1_000_000, None),
    ("a heading of a megabyte", RIGHT, "## " + "b " * 500_000, None),
    ("50,000 equal headings", RIGHT, "## a\n\n" * 50_000, None),
    ("a formula of a megabyte", RIGHT, "$" + "x+" * 500_000 + "x$", "limited to 10000 bytes"),
    ("braces in TeX", RIGHT, "$" + "{" * 4_000 + "x" + "}" * 4_000 + "$", "formula: "),
    ("a table of 50,000 rows", RIGHT, "|a|\n|-|\n" + "|b|\n" * 50_000, None),
    ("20,000 notes", RIGHT, "[^a]" * 20_000 + "\n\n[^a]: x", None),
    ("100,000 quotes", RIGHT, ">" * 100_000 + " x", "nested more than 100 levels deep"),
    ("20,000 claims", RIGHT, "```claim\n" + "e.delta-norm[layer=1] > -1\n" * 20_000 + "```", "limited to 64 kB"),
    ("parentheses", RIGHT, "{val}`" + "(" * 100_000 + "1" + ")" * 100_000 + "`", "no value after {val}"),
    ("20,000 values", RIGHT, "{val}`e.delta-norm[layer=1]` " * 20_000, None),
    ("towers of powers", RIGHT, "{val}`e.delta-norm[layer=1] + 9 ^ 9 ^ 9 ^ 9 ^ 9`", None),
    ("brackets", RIGHT, "[" * 50_000 + "x" + "]" * 50_000, None),
    ("stars", RIGHT, "*a **b " * 30_000, None),
    ("3,000 wrong values", RIGHT, "{val}`e.nothing` " * 3_000, "3000 errors, of which 100 are shown"),
    ("20,000 wrong references", RIGHT, "[](#nothing) " * 20_000, "20000 errors, of which 100 are shown"),
    ("20,000 wrong formulas", RIGHT, "$\\wrong$ " * 20_000, "are shown"),
    ("20,000 raw tags", RIGHT, "<b>x</b> " * 20_000, None),
    ("20,000 commands", RIGHT, "\\textbf{x} @fig-x {ref}`x` " * 20_000, None),
    ("bold and plain", RIGHT, "**a *b " * 50_000, None),
    ("stars that close nothing", RIGHT, "a** " * 100_000, None),
    ("bold beside Chinese", RIGHT, "中**“文”**。" * 50_000, None),
    ("underscores", RIGHT, "_a __b " * 50_000, None),
    ("tildes", RIGHT, "~~a ~b " * 50_000, None),
    ("backticks of all lengths", RIGHT, "".join("`" * n + " " for n in range(1, 1_200)), None),
    ("backticks in a table", RIGHT, "|a|b|\n|-|-|\n" + "|`a|" * 100_000, None),
    ("dollars", RIGHT, "$a " * 200_000, None),
    ("dollars in a table", RIGHT, "|a|b|\n|-|-|\n" + "|$a|" * 100_000, None),
    ("displays without an end", RIGHT, "$$\nx\n\n" * 20_000, "are shown"),
    ("displays in a paragraph", RIGHT, "a $$\n$$\n" * 50_000, None),
    ("brackets of formulas", RIGHT, "\\(a " * 200_000, None),
    ("formulas in brackets", RIGHT, "\\(a\\) " * 10_000, None),
    ("environments without an end", RIGHT, "\\begin{align}\na\n\n" * 20_000, "are shown"),
    ("one environment of a megabyte", RIGHT, "\\begin{a}\n" * 100_000, "formula is empty or not closed"),
    ("a row of 100,000 cells", RIGHT, "|a|b|\n|-|-|\n" + "|c" * 100_000 + "|", None),
    ("a head of 5,000 cells", RIGHT, "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|b|\n" * 100, None),
    ("100,000 links", RIGHT, "[a](https://e.org) " * 100_000, None),
    ("links without an end", RIGHT, "[a](" * 50_000, None),
    ("links in links", RIGHT, "[a](b" * 50_000, None),
    ("pictures in pictures", RIGHT, "![" * 50_000, None),
    ("bare addresses", RIGHT, "https://e.org/a。" * 50_000, None),
    ("addresses of mail", RIGHT, "a@" * 100_000, None),
    ("lists in lists", RIGHT, "".join("  " * n + "- a\n" for n in range(400)), "nested more than 100 levels deep"),
    ("markers of lists", RIGHT, "- " * 50_000 + "x", "nested more than 100 levels deep"),
    ("comments without an end", RIGHT, "<!-- " * 50_000, "this comment has no end"),
    ("tags without an end", RIGHT, "a <b c=" * 50_000, None),
    ("entities", RIGHT, "&amp;&#1234567;&x" * 50_000, None),
    ("definitions", RIGHT, "".join(f"[{n}]: https://example.org/{n}\n" for n in range(50_000)) + "[0] " * 1_000, None),
    ("breaks between Chinese", RIGHT, "中\n" * 200_000, None),
    ("a word of accents", RIGHT, "a" + "\u0301" * 300_000, None),
]


def book(folder):
    (folder / "chapters").mkdir()
    (folder / "data").mkdir()
    (folder / "data/link.csv").symlink_to("/etc/passwd")
    (folder / "data/etc").symlink_to("/etc")
    (folder / "data/zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "data/pipe")


def build(tutor, folder):
    """The exit code, the output, the seconds and the megabytes of a build."""
    output = folder / "output"
    start = time.monotonic()
    with output.open("wb") as file:
        process = subprocess.Popen([tutor, "build"], cwd=folder, stdout=file, stderr=file)
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if time.monotonic() - start > 2 * SECONDS:
                process.kill()
            time.sleep(0.01)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    text = output.read_text(errors="replace")
    return process.returncode, text, time.monotonic() - start, usage.ru_maxrss >> 10


def problem(code, text, seconds, megabytes, message):
    if seconds > SECONDS or megabytes > MEGABYTES:
        return "takes too much"
    if message is None:
        return None if code == 0 else f"is not built: {text[:300]}"
    if code == 0 or message not in text:
        return f"is not refused with '{message}': {text[:300]}"
    longest = max(len(line) for line in text.splitlines())
    return f"an error has a line of {longest} characters" if longest > 1000 else None


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    tutor = pathlib.Path(sys.argv[1]).resolve()
    failures = 0
    for name, body, text, message in CASES:
        with tempfile.TemporaryDirectory() as name_of_folder:
            folder = pathlib.Path(name_of_folder)
            book(folder)
            chapter = f"# T\n\n```experiment e\n{body}```\n\n{text}\n"
            (folder / "chapters/01-a.md").write_text(chapter)
            code, output, seconds, megabytes = build(tutor, folder)
        wrong = problem(code, output, seconds, megabytes, message)
        failures += wrong is not None
        print(f"{name:26} {seconds:5.1f} s {megabytes:5} MB  {wrong or ('refused' if message else 'built')}", flush=True)
    print(f"{len(CASES) - failures} of {len(CASES)} as they should be")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
