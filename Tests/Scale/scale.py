#!/usr/bin/env python3
"""Measures how long the program takes for a large book.

    swift build -c release --product tutor
    Tests/Scale/scale.py .build/release/tutor

Writes a book of 100 chapters and 400 small experiments to a temporary folder and times: a plan, the first
build, a build with nothing changed, and a build after one edited sentence. The best of five is shown.
"""

import pathlib
import subprocess
import sys
import tempfile
import time

CHAPTERS = 100
EXPERIMENTS = 4


def chapter(number):
    blocks = [f"# Chapter {number}", "What this chapter is about."]
    for index in range(EXPERIMENTS):
        name = f"net-{number}-{index}"
        blocks += [
            f"## Experiment {index}",
            "```experiment " + name + "\n"
            "data: {noise: {samples: 4, features: 4}}\n"
            f"model: [{{dense: 4, activation: tanh, repeat: {2 + index}}}, {{dense: 4}}]\n"
            f"init: {{scaled: {1 + number / 1000}}}\n"
            "loss: random-cotangent\n"
            "precision: double\n"
            "record: {delta-norm: first, loss: last}\n"
            "```",
            f"```figure fig-{name}\n"
            f"from: {name}\n"
            "gradient-by-layer: {metric: delta-norm}\n"
            f"title: Chapter {number}, experiment {index}\n"
            f"caption: At layer 1 it is {{val}}`{name}.delta-norm[layer=1]:sci2`.\n"
            "```",
            f"The first layer gets {{val}}`{name}.delta-norm[layer=1]:sig3` ([](#fig-{name})), at "
            f"$z_{{{index}}} = {number}$. " + "A sentence of no interest. " * 20,
            f"```claim\n{name}.delta-norm[layer=1] > 0\n```",
        ]
    return "\n\n".join(blocks) + "\n"


def timed(program, folder, *arguments, count=5):
    best = float("inf")
    for _ in range(count):
        start = time.perf_counter()
        subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


def edited(program, folder):
    path = folder / "chapters" / "050-chapter.md"
    best = float("inf")
    for count in range(5):
        text = path.read_text()
        path.write_text(text.replace("What this chapter is about.", f"What this chapter is about. {count}", 1))
        best = min(best, timed(program, folder, "build", count=1))
    return best


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "chapters").mkdir()
        for number in range(1, CHAPTERS + 1):
            (folder / "chapters" / f"{number:03}-chapter.md").write_text(chapter(number))
        print(f"first build     {timed(program, folder, 'build', count=1):.3f} s")
        print(f"plan            {timed(program, folder, 'build', '-n'):.3f} s")
        time.sleep(2.1)
        timed(program, folder, "build", count=1)
        print(f"nothing changed {timed(program, folder, 'build'):.3f} s")
        print(f"one sentence    {edited(program, folder):.3f} s")


main()
