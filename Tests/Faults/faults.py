#!/usr/bin/env python3
"""Disturbs builds of a small book and checks what is left: the old site or the new one, never a mixture.

    Tests/Faults/faults.py PATH/TO/tutor [--kills N] [--seed N]

Every check prints one line; the last line counts them. Exit status 1 if one failed.
Faults that only the superuser can arrange (a full disk, a read-only file system) are
reported as left out for other users.
"""

import argparse
import errno
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

CHAPTER = """# Chapter {number}

Text {text}, loss {{val}}`experiment-{number}.loss[step=last]:sig3`.

```experiment experiment-{number}
data: {{spirals: {{samples: 64, seed: {number}}}}}
model: [{{dense: 16, activation: tanh, repeat: 3}}, {{dense: 1}}]
loss: binary-cross-entropy
optimizer: {{sgd: {{rate: {rate}}}}}
steps: 300
seeds: 4
record: loss
```

```figure fig-{number}
from: experiment-{number}
curves: loss
title: Loss
caption: The loss of chapter {number}.
```
"""


class Checks:
    def __init__(self):
        self.passed, self.failed, self.left_out = 0, 0, []

    def check(self, name, holds, detail=""):
        self.passed += bool(holds)
        self.failed += not holds
        print(("ok    " if holds else "FAILED  ") + name + (f"  {detail}" if detail else ""), flush=True)

    def leave_out(self, name, reason):
        self.left_out.append(name)
        print(f"left out  {name}: {reason}", flush=True)


class Book:
    """A book of three chapters in a folder of its own."""

    def __init__(self, tutor, folder):
        self.tutor, self.folder = tutor, Path(folder)
        (self.folder / "chapters").mkdir(parents=True)
        for number in (1, 2, 3):
            self.write(number)

    def write(self, number, text="one", rate="0.1"):
        path = self.folder / "chapters" / f"0{number}-chapter.md"
        path.write_text(CHAPTER.format(number=number, text=text, rate=rate))

    @property
    def site(self):
        return self.folder / "site"

    @property
    def cache(self):
        return self.folder / ".tutor"

    def start(self, *arguments, **keywords):
        return subprocess.Popen(
            [self.tutor, "build", "--book", str(self.folder), *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **keywords)

    def build(self, *arguments, **keywords):
        process = self.start(*arguments, **keywords)
        output, _ = process.communicate(timeout=300)
        return process.returncode, output

    def digest(self):
        """One hash of all names and bytes of the site; None without one."""
        if not self.site.exists():
            return None
        hash = hashlib.sha256()
        for path in sorted(p for p in self.site.rglob("*") if p.is_file()):
            hash.update(str(path.relative_to(self.site)).encode() + b"\0" + path.read_bytes() + b"\0")
        return hash.hexdigest()

    def leftovers(self):
        return [p.name for p in self.folder.iterdir() if p.name.startswith(".site.")]


def crashed(output):
    return "Fatal error" in output or "Stack dump" in output


def killed_builds(checks, book, kills, choice):
    """Kills at random moments of a build from nothing; each time the site is the old or the new one."""
    book.build()
    old = book.digest()
    book.write(1, text="two", rate="0.2")
    reference = Book(book.tutor, book.folder.parent / "reference")
    reference.write(1, text="two", rate="0.2")
    started = time.monotonic()
    status, output = reference.build()
    duration = time.monotonic() - started
    new = reference.digest()
    assert status == 0 and new != old, output
    mixtures, crashes, counts = 0, 0, {"old": 0, "new": 0}
    for attempt in range(kills):
        kind = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)[attempt % 3]
        if attempt % 5 == 0:
            shutil.rmtree(book.cache, ignore_errors=True)
        process = book.start()
        time.sleep(choice.uniform(0, duration))
        process.send_signal(kind)
        output, _ = process.communicate(timeout=60)
        crashes += crashed(output)
        found = book.digest()
        if found is None and any("previous" in name for name in book.leftovers()):
            found = old  # It stands aside and comes back with the next build.
        counts["new" if found == new else "old"] += 1
        mixtures += found not in (old, new)
        if found == new:
            book.write(1)
            book.build()
            book.write(1, text="two", rate="0.2")
    checks.check(f"{kills} builds killed at random moments", mixtures == 0 and crashes == 0,
                 f"old site {counts['old']}, new site {counts['new']}, mixtures {mixtures}")
    status, output = book.build()
    checks.check("the build after them gives the undisturbed site",
                 status == 0 and book.digest() == new, f"status {status}")
    checks.check("nothing is left beside the site", book.leftovers() == [], str(book.leftovers()))


def interrupted(checks, book):
    shutil.rmtree(book.cache, ignore_errors=True)
    for number in (1, 2, 3):
        path = book.folder / "chapters" / f"0{number}-chapter.md"
        path.write_text(path.read_text().replace("steps: 300", "steps: 200000"))
    process = book.start()
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    started = time.monotonic()
    output, _ = process.communicate(timeout=60)
    seconds = time.monotonic() - started
    checks.check("Ctrl-C ends a long build with status 130", process.returncode == 130,
                 f"status {process.returncode} after {seconds:.2f} s")
    for number in (1, 2, 3):
        book.write(number)


def damaged_cache(checks, book, choice):
    book.build()
    expected = book.digest()
    entries = sorted(p for p in book.cache.rglob("*") if p.is_file())
    for name, damage in (("truncated", lambda b: b[: len(b) // 2]),
                         ("flipped", lambda b: flip(b, choice)), ("empty", lambda b: b"")):
        for path in entries:
            if path.exists():
                path.write_bytes(damage(path.read_bytes()))
        shutil.rmtree(book.site)
        status, output = book.build()
        checks.check(f"all cache entries {name}: the same site", status == 0 and book.digest() == expected,
                     f"status {status}")


def flip(data, choice):
    if not data:
        return data
    index = choice.randrange(len(data))
    return data[:index] + bytes([data[index] ^ 1 << choice.randrange(8)]) + data[index + 1:]


def together(checks, book):
    """Two builds and a preview at once; then a chapter saved in the middle of a build."""
    shutil.rmtree(book.cache, ignore_errors=True)
    expected = book.digest()
    preview = subprocess.Popen([book.tutor, "serve", "--book", str(book.folder), "--port", "0"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    builds = [book.start() for _ in range(2)]
    statuses = []
    for build in builds:
        build.communicate(timeout=300)
        statuses.append(build.returncode)
    preview.send_signal(signal.SIGINT)
    preview.wait(timeout=30)
    checks.check("two builds and a preview at once", statuses == [0, 0] and book.digest() == expected,
                 f"statuses {statuses}")
    shutil.rmtree(book.cache, ignore_errors=True)
    process = book.start()
    time.sleep(0.15)
    book.write(2, text="saved meanwhile")
    process.communicate(timeout=300)
    halfway = book.digest()
    status, _ = book.build()
    page = (book.site / "02-chapter.html").read_text()
    checks.check("a chapter saved in the middle of a build is in the next one",
                 process.returncode == 0 and status == 0 and halfway is not None and "saved meanwhile" in page,
                 f"statuses {process.returncode}, {status}")
    book.write(2)
    book.build()
    checks.check("and back again", book.digest() == expected)


def environments(checks, book):
    expected = book.digest()
    plain = dict(os.environ)
    for name, changes in (("no home directory", {"HOME": None}), ("a home that is not there", {"HOME": "/nowhere"}),
                          ("another locale", {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}),
                          ("another time zone", {"TZ": "Pacific/Kiritimati"})):
        environment = {k: v for k, v in {**plain, **changes}.items() if v is not None}
        shutil.rmtree(book.cache, ignore_errors=True)
        shutil.rmtree(book.site)
        status, output = book.build(env=environment)
        checks.check(f"{name}: the same site", status == 0 and book.digest() == expected, f"status {status}")
    shutil.rmtree(book.site)
    status, _ = book.build(preexec_fn=lambda: os.umask(0o077))
    checks.check("another umask: the same site", status == 0 and book.digest() == expected)
    future = time.time() + 10 * 365 * 86400
    for path in book.folder.rglob("*"):
        os.utime(path, (future, future), follow_symlinks=False)
    book.write(3, text="after the clock went back")
    status, output = book.build()
    page = (book.site / "03-chapter.html").read_text()
    checks.check("a clock that went back: an edit is noticed", status == 0 and "clock went back" in page)
    book.write(3)
    book.build()


def without_room(checks, book):
    """Disks that are full or cannot be written to."""
    expected = book.digest()

    def limited():
        import resource
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    book.write(1, text="too long for the limit")
    status, output = book.build(preexec_fn=limited)
    checks.check("no file may grow: the old site stays", status == 1 and book.digest() == expected,
                 last_line(output))
    book.write(1)
    if os.geteuid() != 0:
        checks.leave_out("a full disk and a read-only one", "needs the superuser")
        return
    mount = book.folder.parent / "small-disk"
    mount.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", mount], capture_output=True).returncode:
        checks.leave_out("a full disk and a read-only one", "no file system may be mounted here")
        return
    try:
        full = Book(book.tutor, mount / "book")
        first, output = full.build()
        old = full.digest()
        filler = mount / "filler"
        try:
            filler.write_bytes(b"x" * 2_000_000)
        except OSError:
            pass
        try:
            full.write(2, text="two")
        except OSError:
            pass
        status, output = full.build()
        checks.check("a full disk: the old site stays", status == 1 and full.digest() == old, last_line(output))
        filler.unlink()
        full.write(2, text="two")
        status, output = full.build()
        checks.check("room again: the build goes on", first in (0, 1) and status == first, last_line(output))
        subprocess.run(["mount", "-o", "remount,ro", mount], check=True)
        old = full.digest()
        status, output = full.build("--no-cache")
        checks.check("a read-only disk: one clear error or nothing to do", full.digest() == old
                     and not crashed(output), f"status {status}: {last_line(output)}")
    finally:
        subprocess.run(["umount", "-l", mount], check=False)


def refusing(checks, book):
    """File systems that refuse locks, links, or to move folders, as clusters, networks and containers have them."""
    expected = book.digest()
    library = book.folder.parent / "refused-calls.so"
    source = Path(__file__).resolve().parents[1] / "RefusedCalls"
    subprocess.run(["cc", "-shared", "-fPIC", "-I", source / "include", "-o", library, source / "RefusedCalls.c", "-ldl"],
                   check=True)
    refusals = [("flock", code) for code in ("ENOSYS", "ENOLCK", "EOPNOTSUPP", "EBADF")]
    refusals += [("fsync", "EINVAL"), ("link", "EPERM"), ("renameat2", "EINVAL"), ("chmod", "EPERM"),
                 ("renameat2 folder", "EXDEV")]
    for names, code in refusals:
        text = " ".join(f"{name}={getattr(errno, code)}" for name in names.split())
        environment = {**os.environ, "LD_PRELOAD": str(library), "TUTOR_REFUSES": text}
        shutil.rmtree(book.cache, ignore_errors=True)
        first, told = book.build(env=environment)
        book.write(1, text="edited")
        book.build(env=environment)
        book.write(1)
        second, output = book.build(env=environment)
        command = [book.tutor, "run", "experiment-1", "--csv", "--book", str(book.folder)]
        run = subprocess.run(command, env=environment, capture_output=True, text=True)
        is_told = "no locks" in told and "no locks" in run.stderr if names == "flock" else "no locks" not in told
        checks.check(f"{names} answers {code}: results are kept, the same site", first == second == run.returncode == 0
                     and "(0 computed, 12 cached)" in output and is_told and book.digest() == expected
                     and book.leftovers() == [], f"statuses {first}, {second}: {last_line(output)}")


def last_line(output):
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1][:160] if lines else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tutor")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tutor = str(Path(options.tutor).resolve())
    choice = random.Random(options.seed)
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        book = Book(tutor, Path(folder) / "book")
        killed_builds(checks, book, options.kills, choice)
        interrupted(checks, book)
        damaged_cache(checks, book, choice)
        together(checks, book)
        environments(checks, book)
        refusing(checks, book)
        without_room(checks, book)
    print(f"{checks.passed} passed, {checks.failed} failed"
          + (f", {len(checks.left_out)} left out" if checks.left_out else ""))
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
