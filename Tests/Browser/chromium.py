"""A headless Chromium, driven over its DevTools pipe with nothing but the standard library.

    with Browser() as browser:
        page = browser.page(width=390, height=844)
        page.open("file:///book/site/index.html")
        page.press("/")
        page.until("document.querySelector('dialog').open")
"""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


# The words of a page, without those of the controls that a script has added.
CONTENT = """(() => {
  const main = document.querySelector("main").cloneNode(true);
  for (const control of main.querySelectorAll(".explore, dialog")) control.remove();
  return main.textContent.replace(/\\s+/g, " ");
})()"""


class BrowserError(Exception):
    """What the browser answered in place of a result."""


class Browser:
    """One browser process; each page has a profile of its own, so that nothing is remembered between tests."""

    def __init__(self):
        program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
        if not program:
            raise BrowserError("chromium is not installed: apt-get install chromium")
        self.profile = tempfile.mkdtemp(prefix="tutor-browser-")
        requests, self._requests = os.pipe()
        self._answers, answers = os.pipe()
        self._buffer = b""
        self._number = 0
        self.events = []
        # The browser reads from descriptor 3 and writes to 4: move both out of the way of each other first.
        inputs, outputs = (fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (requests, answers))

        def connect():
            os.dup2(inputs, 3)
            os.dup2(outputs, 4)

        self._process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--disable-extensions", "--disable-background-networking",
             "--disable-component-update", "--force-color-profile=srgb", "--remote-debugging-pipe",
             f"--user-data-dir={self.profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            close_fds=False, preexec_fn=connect)
        for end in (requests, answers, inputs, outputs):
            os.close(end)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        try:
            self.call("Browser.close")
        except (BrowserError, OSError):
            self._process.kill()
        self._process.wait(timeout=20)
        os.close(self._requests)
        os.close(self._answers)
        shutil.rmtree(self.profile, ignore_errors=True)

    def page(self, **settings):
        return Page(self, **settings)

    def call(self, method, session=None, timeout=60, **parameters):
        """Sends one command and waits for its answer; events that come in between are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._requests, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + timeout
        while True:
            answer = self._receive(deadline, method)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def _receive(self, deadline, waiting_for):
        while b"\0" not in self._buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._answers], [], [], left)[0]:
                raise BrowserError(f"no answer to {waiting_for}")
            data = os.read(self._answers, 1 << 20)
            if not data:
                raise BrowserError("the browser has ended")
            self._buffer += data
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)


class Page:
    """A tab in a profile of its own."""

    KEYS = {
        "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Enter": 13, "Escape": 27, "Tab": 9,
        "Home": 36, "End": 35, "PageUp": 33, "PageDown": 34, " ": 32,
    }

    def __init__(self, browser, width=1280, height=800, scheme="light", scripts=True, permissions=()):
        self.browser = browser
        self.context = browser.call("Target.createBrowserContext")["browserContextId"]
        self.target = browser.call(
            "Target.createTarget", url="about:blank", browserContextId=self.context)["targetId"]
        self.session = browser.call(
            "Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        if permissions:
            browser.call("Browser.grantPermissions", browserContextId=self.context, permissions=list(permissions))
        self.resize(width, height)
        self.prefer(scheme)
        if not scripts:
            self.call("Emulation.setScriptExecutionDisabled", value=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.browser.call("Target.disposeBrowserContext", browserContextId=self.context)
        self.browser.events = [event for event in self.browser.events if event.get("sessionId") != self.session]

    def call(self, method, **parameters):
        return self.browser.call(method, session=self.session, **parameters)

    def resize(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)

    def prefer(self, scheme, media=""):
        """Light or dark, on a screen or with media="print"; without animations in any case."""
        self.call("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"}])

    def before_each_document(self, script):
        """Runs a script in every document before its own scripts."""
        self.call("Page.addScriptToEvaluateOnNewDocument", source=script)

    def open(self, address):
        """Goes to an address and waits until everything on it is loaded."""
        # A page is only left for certain if the next one has to be loaded anew.
        if address.split("#")[0] == self.address.split("#")[0]:
            self.call("Page.navigate", url="about:blank")
        seen = len(self.browser.events)
        answer = self.call("Page.navigate", url=address)
        if "errorText" in answer:
            raise BrowserError(f"{address}: {answer['errorText']}")
        self._until_event("Page.loadEventFired", seen)

    def _until_event(self, name, seen, timeout=30):
        deadline = time.monotonic() + timeout
        while not any(e.get("method") == name and e.get("sessionId") == self.session
                      for e in self.browser.events[seen:]):
            self.browser.events.append(self.browser._receive(deadline, name))

    @property
    def address(self):
        history = self.call("Page.getNavigationHistory")
        return history["entries"][history["currentIndex"]]["url"]

    def run(self, script, timeout=60):
        """The value of an expression, awaited if it is a promise."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True,
                           userGesture=True, timeout=timeout)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def until(self, condition, timeout=20):
        """Waits until an expression is true, and gives its value."""
        deadline = time.monotonic() + timeout
        while True:
            try:
                value = self.run(condition)
            except BrowserError:
                # The page is just being replaced.
                value = None
            # An element comes as an empty object, and is there all the same.
            if value or value == {}:
                return value
            if time.monotonic() > deadline:
                raise AssertionError(f"never became true: {condition}")
            time.sleep(0.01)

    def click(self, selector):
        """Presses the mouse in the middle of an element, wherever it is."""
        place = self.run(f"""(() => {{
            const element = document.querySelector({json.dumps(selector)});
            element.scrollIntoView({{block: "center", behavior: "instant"}});
            const box = element.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];
        }})()""")
        self.point("mouseMoved", *place)
        for kind in ("mousePressed", "mouseReleased"):
            self.point(kind, *place, button="left", clickCount=1)

    def point(self, kind, x, y, **details):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **details)

    def press(self, key):
        """Presses and releases one key, named as in KeyboardEvent.key."""
        code = self.KEYS.get(key, ord(key.upper()[0]))
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code,
                  **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def type(self, text):
        """Enters a text where the focus is, as an input method does."""
        self.call("Input.insertText", text=text)

    def screenshot(self, path, full=False):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        area = {"clip": {**size, "scale": 1}} if full else {}
        data = self.call("Page.captureScreenshot", captureBeyondViewport=full, **area)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def print(self, path):
        """The page on paper."""
        data = self.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True,
                         generateDocumentOutline=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def requests(self):
        """The addresses of everything the page has asked for."""
        return [event["params"]["request"]["url"] for event in self._events("Network.requestWillBeSent")]

    def problems(self):
        """Uncaught errors, and what the console was told of as an error."""
        thrown = [event["params"]["exceptionDetails"] for event in self._events("Runtime.exceptionThrown")]
        logged = [event["params"]["entry"] for event in self._events("Log.entryAdded")]
        return [error.get("exception", {}).get("description", error["text"]) for error in thrown] + [
            entry["text"] for entry in logged if entry["level"] == "error"]

    def _events(self, method):
        # Asking for something lets what has happened before it arrive.
        self.call("Page.getNavigationHistory")
        return [event for event in self.browser.events
                if event.get("sessionId") == self.session and event.get("method") == method]
