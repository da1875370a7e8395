#!/usr/bin/env python3
"""Loads the preview server as no reader would, and checks what it answers and what it keeps.

    Tests/Faults/server.py PATH/TO/tutor [--connections N] [--rebuilds N]

Every check prints one line; the last line counts them. Exit status 1 if one failed. Memory, open files and
threads are read from /proc, so this runs on Linux.
"""

import argparse
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from faults import Book, Checks


class Server:
    """`tutor serve` of a book, until it is stopped."""

    def __init__(self, book, *arguments):
        self.process = subprocess.Popen(
            [book.tutor, "serve", "--book", str(book.folder), *arguments], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        self.lines = []
        threading.Thread(target=lambda: self.lines.extend(self.process.stdout), daemon=True).start()

    def wait(self, pattern, timeout=60):
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline and self.process.poll() is None:
            if found := re.search(pattern, "".join(self.lines)):
                return found
            time.sleep(0.02)
        raise AssertionError(f"never said {pattern!r}: {''.join(self.lines)}")

    @property
    def port(self):
        return int(self.wait(r"http://127\.0\.0\.1:(\d+)/")[1])

    def usage(self):
        folder = Path(f"/proc/{self.process.pid}")
        memory = int(re.search(r"VmRSS:\s+(\d+)", (folder / "status").read_text())[1]) / 1024
        return memory, len(list((folder / "fd").iterdir())), len(list((folder / "task").iterdir()))

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        started = time.monotonic()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None
        return time.monotonic() - started


def connect(port):
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    connection.settimeout(30)
    return connection


def request(path, port, method="GET", **headers):
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")


def answer(connection):
    """Status, headers and body of what comes until the other side closes."""
    data = b""
    while part := connection.recv(1 << 16):
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    status = int(lines[0].split()[1]) if len(lines[0].split()) > 1 else 0
    pairs = (line.split(": ", 1) for line in lines[1:] if ": " in line)
    return status, {name.lower(): value for name, value in pairs}, body


def get(port, path="/index.html", method="GET", **headers):
    with connect(port) as connection:
        connection.sendall(request(path, port, method, **headers))
        return answer(connection)


def is_whole(response):
    status, headers, body = response
    return status == 200 and body.rstrip().endswith(b"</html>") and len(body) == int(headers["content-length"])


def paths(checks, book, port):
    secret = book.folder / "secret.txt"
    secret.write_text("not for readers")
    outside = ["/../secret.txt", "/%2e%2e/secret.txt", "/%252e%252e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt",
               "//etc/passwd", "/assets/../../secret.txt", "/index.html%00.txt", "/%00", "/" + "a/" * 3000, "/.tutor"]
    link = book.site / "link.txt"
    link.symlink_to(secret)
    answers = {path: get(port, path) for path in [*outside, "/link.txt"]}
    link.unlink()
    leaked = [path for path, (status, _, body) in answers.items()
              if status == 200 or b"not for readers" in body or b"root:" in body]
    checks.check(f"{len(answers)} paths out of the site lead nowhere", not leaked, str(leaked or ""))
    listed = [path for path in ("/assets/", "/figures/", "/data") if get(port, path)[0] == 200]
    checks.check("no folder is listed", not listed, str(listed or ""))
    types = {"/index.html": "text/html", "/assets/style.css": "text/css", "/assets/site.js": "text/javascript",
             "/figures/fig-1.svg": "image/svg+xml", "/data/fig-1.csv": "text/csv", "/data/fig-1.json": "application/json"}
    wrong = {path: get(port, path)[1].get("content-type") for path, kind in types.items()
             if not get(port, path)[1].get("content-type", "").startswith(kind)}
    checks.check("each kind of file has its type", not wrong, str(wrong or ""))
    status, headers, body = get(port)
    asked = get(port, method="HEAD")
    checks.check("HEAD tells the length and sends nothing",
                 asked[0] == 200 and asked[2] == b"" and asked[1]["content-length"] == str(len(body)))
    known = get(port, If_None_Match=headers["etag"])
    checks.check("what the client has is not sent again", known[0] == 304 and known[2] == b"")
    part = get(port, Range="bytes=0-9")
    checks.check("a range is answered with the part", part[0] == 206 and part[2] == body[:10], f"status {part[0]}")
    foreign = get(port, path="/index.html", Host="example.org")
    checks.check("a request in another name is refused", foreign[0] != 200, f"status {foreign[0]}")


def crowds(checks, port, connections):
    with ThreadPoolExecutor(64) as pool:
        answers = list(pool.map(lambda _: get(port), range(connections)))
    whole = sum(map(is_whole, answers))
    checks.check(f"{connections} requests one after the other on 64 threads", whole == connections, f"{whole} whole")
    open_connections = [connect(port) for _ in range(connections)]
    for connection in open_connections:
        connection.sendall(request("/index.html", port))
    whole = sum(is_whole(answer(connection)) for connection in open_connections)
    for connection in open_connections:
        connection.close()
    checks.check(f"{connections} connections at once", whole == connections, f"{whole} whole")


def idlers(checks, server, port):
    """Clients that send little or nothing must not keep the others waiting."""
    silent = [connect(port) for _ in range(200)]
    halves = [connect(port) for _ in range(100)]
    for connection in halves:
        connection.sendall(b"GET /index.html HTTP/1.1\r\nHost: 127")
    deaf = [connect(port) for _ in range(50)]
    for connection in deaf:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        connection.sendall(request("/01-chapter.html", port) * 3)
    slow = connect(port)
    text = request("/index.html", port)
    times = []
    for start in range(0, len(text), 8):
        slow.sendall(text[start:start + 8])
        began = time.monotonic()
        whole = is_whole(get(port))
        times.append(time.monotonic() - began if whole else 60)
    checks.check("350 idle clients and a slow one: others do not wait", max(times) < 1, f"{max(times) * 1000:.0f} ms")
    checks.check("the slow one is answered too", is_whole(answer(slow)))
    for connection in [*silent, *halves, *deaf, slow]:
        connection.close()
    deadline = time.monotonic() + 20
    while server.usage()[1] > 60 and time.monotonic() < deadline:
        time.sleep(0.2)
    checks.check("their connections are closed", server.usage()[1] <= 60, f"{server.usage()[1]} files open")


def rebuilds(checks, book, server, port, count):
    broken, seen, done = [], [0], threading.Event()

    def read():
        while not done.is_set():
            response = get(port, "/01-chapter.html")
            seen[0] += 1
            if not is_whole(response):
                broken.append(response[0])

    reader = threading.Thread(target=read)
    reader.start()
    usage, missed = [], 0
    for number in range(count):
        book.write(1, text=f"revision {number} of many")
        deadline = time.monotonic() + 20
        while f"revision {number} of many".encode() not in get(port, "/01-chapter.html")[2]:
            if time.monotonic() > deadline:
                missed += 1
                break
            time.sleep(0.01)
        usage.append(server.usage())
    done.set()
    reader.join()
    checks.check(f"each of {count} rebuilds reached the page", missed == 0, f"{missed} missed")
    checks.check(f"{seen[0]} pages read meanwhile were whole", not broken, f"{len(broken)} were not")
    early = usage[min(50, count // 4):count // 2]
    late = usage[count // 2:]
    memory = [max(u[0] for u in part) for part in (early, late)]
    checks.check("memory does not grow", memory[1] < memory[0] * 1.05 + 2, f"{memory[0]:.0f} MB, then {memory[1]:.0f} MB")
    files = [max(u[1] for u in part) for part in (early, late)]
    workers = [max(u[2] for u in part) for part in (early, late)]
    checks.check("open files and threads neither", files[1] <= files[0] + 3 and workers[1] <= workers[0] + 2,
                 f"{files[1]} files, {workers[1]} threads")


def ports(checks, book, port):
    taken = Server(book, "--port", str(port))
    taken.process.wait(timeout=30)
    said = "".join(taken.lines).strip()
    checks.check("a port in use is refused by name", taken.process.returncode == 1 and str(port) in said, said[:100])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tutor")
    parser.add_argument("--connections", type=int, default=1000)
    parser.add_argument("--rebuilds", type=int, default=500)
    arguments = parser.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory() as scratch:
        book = Book(str(Path(arguments.tutor).resolve()), Path(scratch) / "book")
        server = Server(book)
        port = server.port
        server.wait(r"\d+ pages")
        paths(checks, book, port)
        crowds(checks, port, arguments.connections)
        idlers(checks, server, port)
        ports(checks, book, port)
        rebuilds(checks, book, server, port, arguments.rebuilds)
        seconds = server.stop()
        checks.check("an interrupt stops it", seconds is not None and seconds < 2,
                     "never" if seconds is None else f"{seconds:.1f} s, status {server.process.returncode}")
    print(f"{checks.passed} passed, {checks.failed} failed")
    return checks.failed > 0


if __name__ == "__main__":
    sys.exit(main())
