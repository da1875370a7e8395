#!/usr/bin/env python3
"""Tries inputs on the readers of what authors write, guided by which code they reach (libFuzzer).

    Tests/FuzzTests/fuzz.py [--seconds 60] [--jobs 2] [TARGET…]

Builds the fuzzer into .build-fuzz, starts from the committed corpus and from the book's own chapters, and runs
each target for a while. An input that is not answered with a result or with errors at their places stops its
target; it is kept below .build-fuzz, and belongs into Corpus/ with the mending. What was found to reach new code
stays in .build-fuzz for the next time.
"""

import argparse
import concurrent.futures
import gzip
import os
import pathlib
import re
import subprocess
import sys

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent.parent
SCRATCH = ROOT / ".build-fuzz"
# The longest input of each target in bytes. Long ones are slow, and what they can show has tests of its own.
TARGETS = {"directive": 2000, "expression": 400, "page": 4000, "formula": 200, "table": 1000, "images": 1000}
# What the book's own chapters have little of, or nothing.
PIECES = r"""\( \) \[ \] \begin{align} \end{align} $$ $` `$ $5 ~~ ~ | \| |---| :-: : ::: !!! @fig- [@ {ref}` {val}` {# }
[^ ]: > [!NOTE] https:// www. 。 （ ） “ ” 中 の 를 ** <kbd> <!-- --> ``` ~~~ \newcommand \label{ \eqref{ \left| %""".split() + [
    "$$\n", "\n$$\n", "> $$\n", "    $$\n", "\\[\n", "\n\\]\n", "- ```\n", "\x0c", "\x0e", "\x19", "\x1a", "\x1c", "\x1e"]
# What the book itself has no use for.
SYNTAX = [
    "A call[^a], $x = {val}`1 / 3:sci2`$ and\n\n$$\n\\text{so {val}`2`} \\frac{{val}`3`}{4}\n$$\n\n[^a]: Note[^b].\n\n[^b]: More.\n",
    "> [!NOTE]\n> Text.\n\n> [!CAUTION]\n>\n> - item\n\n> [!FOO]\n> text\n",
    "<details>\n<summary>A *b* $c$</summary>\n\nText <kbd>k</kbd><br>x<sub>2</sub>\n\n</details>\n<!-- c -->\n",
    "```figuer f\n```\n\n::: note\n\n[@key] {#stray} {ref}`x` {{ y }} ^[n]\n\n## On $\\frac12$ {#h}\n",
]
FENCE = re.compile(r"^```(experiment|claim|figure)\b[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def build():
    command = ["swift", "build", "-c", "release", "--product", "Fuzzer", "-Xswiftc", "-enable-testing",
               "--scratch-path", SCRATCH, "--package-path", ROOT]
    subprocess.run(command, env=os.environ | {"TUTOR_FUZZ": "1"}, check=True)
    return SCRATCH / "release" / "Fuzzer"


def seeds(target):
    """Right inputs to start from: pieces of the book."""
    text = "\n".join(path.read_text() for path in sorted((ROOT / "chapters").glob("*.md")))
    fences = FENCE.findall(text)
    if target == "directive":
        return [body for kind, body in fences if kind == "experiment"]
    if target == "expression":
        return [body for kind, body in fences if kind == "claim"] + re.findall(r"\{val\}`([^`]*)`", text)
    if target == "formula":
        return re.findall(r"(?<!\$)\$([^$\n]+)\$", text)
    if target == "page":
        # Chapters without their experiments, which take long, section by section.
        prose = FENCE.sub("", re.sub(r"\{val\}`[^`]*`", "one", text))
        sections = re.split(r"^## ", prose, flags=re.MULTILINE) + SYNTAX
        return ["# A chapter\n\n" + section for section in sections]
    if target == "images":
        array = bytes([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 9, 200, 255])
        return [array, gzip.compress(array, mtime=0)]
    return ["a,b,kind\n1,2,x\n3,\"4\",y\n", "a;b\n1;2\n", "\ufeffx,y\r\n1e3,-2\r\n0.5,nan\r\n"]


def words(target):
    """A dictionary for libFuzzer: pieces that mean something to the reader."""
    if target in ("images", "table"):
        return []
    found = {}
    for seed in seeds(target):
        for word in re.findall(r"\\?[A-Za-z][A-Za-z-]+|[^\sA-Za-z0-9]{1,2}|\d+", seed):
            found[word] = found.get(word, 0) + 1
    return [word for word, count in found.items() if count > 1] + (PIECES if target == "page" else [])


def prepare(target):
    folder = SCRATCH / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        data = seed if isinstance(seed, bytes) else seed.encode()
        if len(data) <= TARGETS[target]:
            (folder / f"seed-{number}").write_bytes(data)
    dictionary = SCRATCH / f"{target}.dict"
    escaped = ("".join(f"\\x{byte:02X}" for byte in word.encode()) for word in words(target))
    dictionary.write_text("".join(f'"{word}"\n' for word in escaped))
    return folder, dictionary


def run(fuzzer, target, seconds):
    folder, dictionary = prepare(target)
    findings = SCRATCH / "findings"
    findings.mkdir(exist_ok=True)
    log = SCRATCH / f"{target}.log"
    command = [fuzzer, target, f"-max_total_time={seconds}", f"-max_len={TARGETS[target]}",
               "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1", f"-artifact_prefix={findings}/{target}-",
               *([f"-dict={dictionary}"] if words(target) else []), folder, TESTS / "Corpus" / target]
    # Swift's own report of a crash would come before libFuzzer could keep the input.
    environment = os.environ | {"SWIFT_BACKTRACE": "enable=no"}
    with log.open("wb") as output:
        code = subprocess.run(command, env=environment, stdout=output, stderr=output).returncode
    text = log.read_text(errors="replace")
    runs = re.search(r"number_of_executed_units: (\d+)", text)
    covered = re.findall(r" cov: (\d+)", text)
    inputs = int(runs[1]) if runs else 0
    print(f"{target:10} {inputs:9} inputs, {covered[-1] if covered else '?'} edges reached: "
          + ("no finding" if code == 0 else f"STOPPED, see {log}"), flush=True)
    return code == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="targets at once")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.targets if name not in TARGETS]
    if unknown:
        parser.error(f"there is no target '{unknown[0]}'; there are {', '.join(TARGETS)}")
    fuzzer = build()
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        results = list(pool.map(lambda name: run(fuzzer, name, arguments.seconds), arguments.targets or TARGETS))
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
