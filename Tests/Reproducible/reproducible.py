#!/usr/bin/env python3
"""Builds the program for several instruction sets and compares the sites they make, byte for byte.

    Tests/Reproducible/reproducible.py [--march x86-64-v2 …]

The book is `everything.md` beside this script: a little of all that computes, few steps of each, since without
fused multiply-add in hardware a product takes a hundred times as long. Each instruction set is compiled in
one clone of this repository and builds the book in folders of its own, with another number of threads, warm and
cold, under another locale, time zone and umask. Exit status 1 if any two sites differ.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = [
    ("one thread", ["-j", "1"], {}, 0o022),
    ("eight threads, warm", ["-j", "8"], {}, 0o022),
    ("another locale, zone and umask", ["-j", "2", "--no-cache"],
     {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}, 0o077),
]


def files(site):
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--march", nargs="+", default=["x86-64-v3", "x86-64-v4", "native", "x86-64-v2", "x86-64"])
    arguments = parser.parse_args()
    if platform.machine() != "x86_64":
        print("instruction sets are chosen on x86-64 only; here there is one")
        arguments.march = ["native"]
    if "x86-64-v4" in arguments.march and "avx512vl" not in Path("/proc/cpuinfo").read_text():
        print("x86-64-v4 is left out: this processor has no AVX-512")
        arguments.march.remove("x86-64-v4")
    failed = 0
    expected = None
    with tempfile.TemporaryDirectory() as scratch:
        clone = Path(scratch) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(HERE.parent.parent), str(clone)], check=True)
        for march in arguments.march:
            environment = {**os.environ, "TUTOR_MARCH": march}
            subprocess.run(
                ["swift", "build", "--product", "tutor"], cwd=clone, env=environment, check=True,
                stdout=subprocess.DEVNULL)
            tutor = clone / ".build/debug/tutor"
            book = Path(scratch) / f"book for {march}"
            (book / "chapters").mkdir(parents=True)
            shutil.copy(HERE / "everything.md", book / "chapters/01-everything.md")
            for name, options, changes, mask in ENVIRONMENTS:
                site = book / f"site-{name.split()[0]}"
                build = subprocess.run(
                    [tutor, "build", "--book", str(book), "--output", str(site), *options],
                    env={**environment, **changes}, preexec_fn=lambda: os.umask(mask), text=True,
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                made = files(site) if build.returncode == 0 else {}
                expected = expected or made
                differing = sorted(
                    path for path in expected.keys() | made.keys() if expected.get(path) != made.get(path))
                holds = bool(made) and not differing
                failed += not holds
                print(("ok      " if holds else "FAILED  ") + f"{march}, {name}: {len(made)} files", flush=True)
                if build.returncode != 0:
                    print(build.stdout.strip())
                for path in differing[:5]:
                    print(f"        differs: {path}")
    print(f"{failed} failed" if failed else "all the same")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
