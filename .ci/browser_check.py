"""Drives Debian's chromium over the W3C WebDriver protocol through the pages that
`.ci/browser-check` has made. Only Python's own library.

usage: browser_check.py FOLDER SCREENSHOTS
"""

import base64
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One window of a headless chromium."""

    def __init__(self, width=1200, height=900):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.driver = subprocess.Popen(
            ["chromedriver", f"--port={port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.base = f"http://127.0.0.1:{port}"
        self.wait_until_ready()
        options = {
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                f"--window-size={width},{height}",
            ]
        }
        reply = self.call(
            "POST",
            "/session",
            {
                "capabilities": {
                    "alwaysMatch": {
                        "goog:chromeOptions": options,
                        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
                    }
                }
            },
        )
        self.session = "/session/" + reply["sessionId"]

    def wait_until_ready(self):
        for _ in range(300):
            try:
                if self.call("GET", "/status")["ready"]:
                    return
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(0.1)
        raise SystemExit("chromedriver does not answer")

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.base + path, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return json.load(reply)["value"]
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{method} {path}: {error.read().decode()[:500]}")

    def open(self, path):
        self.call("POST", self.session + "/url", {"url": "file://" + os.path.abspath(path)})

    def run(self, script, *arguments):
        return self.call(
            "POST", self.session + "/execute/sync", {"script": script, "args": list(arguments)}
        )

    def find(self, selector):
        return self.call(
            "POST", self.session + "/element", {"using": "css selector", "value": selector}
        )[ELEMENT]

    def press(self, selector, keys):
        element = self.find(selector)
        self.call("POST", f"{self.session}/element/{element}/value", {"text": keys})

    def click(self, selector):
        element = self.find(selector)
        self.call("POST", f"{self.session}/element/{element}/click", {})

    def resize(self, width, height):
        self.call("POST", self.session + "/window/rect", {"width": width, "height": height})

    def complaints(self):
        """Whatever the console says, at any level."""
        return self.call("POST", self.session + "/se/log", {"type": "browser"})

    def requests(self):
        """Addresses that pages asked for since the last call."""
        events = self.call("POST", self.session + "/se/log", {"type": "performance"})
        messages = [json.loads(event["message"])["message"] for event in events]
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def screenshot(self, file, selector="body"):
        """The element as it stands on the page, however large."""
        box = self.run(
            """
            const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return {x: box.x + scrollX, y: box.y + scrollY, width: box.width,
              height: Math.min(box.height, 12000), scale: 1};
            """,
            selector,
        )
        picture = self.call(
            "POST",
            self.session + "/goog/cdp/execute",
            {
                "cmd": "Page.captureScreenshot",
                "params": {"clip": box, "captureBeyondViewport": True},
            },
        )
        with open(file, "wb") as out:
            out.write(base64.b64decode(picture["data"]))

    def print(self, file):
        with open(file, "wb") as document:
            document.write(base64.b64decode(self.call("POST", self.session + "/print", {})))

    def close(self):
        self.call("DELETE", self.session)
        self.driver.terminate()
        self.driver.wait()


FAULTS = []


def expect(condition, claim):
    if not condition:
        FAULTS.append(claim)
        print("  FAILED: " + claim)


RUN = ["summary", "country", "regions", "ages", "moves", "assumptions", "about"]


def check_page(browser, path, language, letters, elements=RUN):
    """What must hold of every page."""
    browser.requests()
    browser.open(path)
    print(path)
    expect(
        all(url.startswith(("file:", "data:")) for url in browser.requests()),
        "no network is asked for anything",
    )
    expect(browser.run("return document.documentElement.lang") == language, "its language")
    for element in elements:
        expect(
            browser.run("return !!document.getElementById(arguments[0])", element),
            f"a section {element}",
        )
    text = browser.run("return document.body.innerText")
    for letter in letters:
        expect(letter in text, f"the letter {letter}")
    # A letter that no font has is drawn as a box as wide as that of a letter which does not exist.
    expect(
        browser.run(
            """
            const pen = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
            pen.font = '40px ' + getComputedStyle(document.body).fontFamily;
            const picture = function (letter) {
              pen.clearRect(0, 0, 90, 90);
              pen.fillText(letter, 10, 60);
              return Array.from(pen.getImageData(0, 0, 90, 90).data).join();
            };
            const box = picture('\\u{10FFFE}');
            return Array.from(arguments[0]).every(function (letter) { return picture(letter) !== box; });
            """,
            letters,
        ),
        "every letter of the language has its own shape",
    )
    expect(
        browser.run("return document.documentElement.scrollWidth <= window.innerWidth"),
        "nothing wider than the window",
    )


def check_uses(browser, draws):
    """What scripts add."""
    widths = "return [...document.querySelectorAll('#pyramid rect')].map(r => r.getAttribute('width'))"
    before = browser.run(widths)
    caption = browser.run("return document.getElementById('pyramid-caption').textContent")
    browser.press("#pyramid-year", "\ue012" * 3)  # arrow to the left
    expect(browser.run(widths) != before, "the slider changes the pyramid")
    shown = browser.run("return document.getElementById('pyramid-year-shown').textContent")
    last = re.search(r"\d{4}", caption).group()
    expect(int(shown) == int(last) - 3, f"three years before {last}, not {shown}")
    browser.press("#pyramid-area", "\ue015")  # arrow down: the next area
    one = browser.run("return document.getElementById('pyramid-text').textContent")
    browser.press("#pyramid-area", "\ue013")
    expect(
        one != browser.run("return document.getElementById('pyramid-text').textContent"),
        "the list of areas changes the pyramid",
    )
    arcs = "return [...document.querySelectorAll('#map .arc')].map(a => a.getAttribute('d')).join()"
    before = browser.run(arcs)
    browser.press("#map-year", "\ue011")  # to the first year
    expect(browser.run(arcs) != before, "the slider changes the flows")

    column = "return [...document.querySelectorAll('#region-table tbody tr')].map(r => Number(r.cells[1].dataset.value))"
    browser.click("#region-table thead th:nth-child(2) button")
    values = browser.run(column)
    expect(values == sorted(values, reverse=True) and len(values) == 20, "sorts from the largest")
    browser.click("#region-table thead th:nth-child(2) button")
    expect(browser.run(column) == sorted(values), "sorts from the smallest")
    expect(
        browser.run(
            "return document.querySelector('#region-table thead th:nth-child(2)').getAttribute('aria-sort')"
        )
        == "ascending",
        "says how it is sorted",
    )
    browser.press("#population-0", "\ue012")
    tip = browser.run("return document.getElementById('tip').innerText")
    expect(re.search(r"20\d\d\n\d", tip), f"an arrow key on a chart shows a value: {tip!r}")
    expect(("(" in tip) == draws, "with the interval where there are draws")
    browser.press("#population-0", "\ue00c")
    expect(browser.run("return document.getElementById('tip').hidden"), "Escape hides it")
    browser.click("#region-table tbody tr:first-child a")
    expect(
        browser.run("return document.querySelectorAll('details.account[open]').length") == 1,
        "a figure opens its account",
    )


def main(folder, pictures):
    os.makedirs(pictures, exist_ok=True)
    browser = Browser()
    try:
        pages = [
            ("draws/report.html", "en", "Afz"),
            ("draws/report.ru.html", "ru", "жщыё"),
            ("draws/report.kk.html", "kk", "әғқңөұүі"),
            ("point/report.html", "en", "Afz"),
        ]
        for file, language, letters in pages:
            browser.resize(1200, 900)
            check_page(browser, f"{folder}/{file}", language, letters)
            sentences = browser.run("return document.querySelectorAll('.sentences li').length")
            expect(sentences == 5, "five sentences")
            name = file.replace("/", "-").removesuffix(".html")
            for section in ["summary", "country", "regions", "ages", "moves"]:
                browser.screenshot(f"{pictures}/{name}-{section}.png", "#" + section)
            check_uses(browser, draws=file.startswith("draws"))
        browser.resize(1200, 900)
        for file, language, elements in [
            ("compared/comparison/north-resettlement", "kk", ["summary", "country", "regions"]),
            ("stressed", "ru", ["summary", "regions", "readiness", "about"]),
            (
                "monitored/monitoring",
                "ru",
                ["report", "indicators", "charts", "regions", "earlier", "notes", "about"],
            ),
            ("surge/readiness", "ru", ["events", "notes", "about"]),
        ]:
            check_page(browser, f"{folder}/{file}/report.html", language, "ұі" if language == "kk" else "жщ", elements)
            browser.screenshot(f"{pictures}/{file.split('/')[0]}.png", "main")
        chart = browser.run("return document.querySelector('svg.chart').id")
        browser.press("#" + chart, "\ue011")
        tip = browser.run("return document.getElementById('tip').innerText")
        expect("2026" in tip, f"the load of a day: {tip!r}")
        browser.open(f"{folder}/draws/report.html")
        for section in ["assumptions", "confidence", "about"]:
            browser.screenshot(f"{pictures}/draws-report-{section}.png", "#" + section)
        browser.print(f"{pictures}/draws-report.pdf")
        browser.resize(500, 900)
        browser.open(f"{folder}/draws/report.kk.html")
        expect(
            browser.run("return document.documentElement.scrollWidth <= window.innerWidth"),
            "nothing wider than a small window",
        )
        browser.screenshot(f"{pictures}/small.png")
        browser.resize(1200, 900)
        browser.open(f"{folder}/hostile/report.html")
        print("hostile")
        heading = browser.run("return document.querySelector('h1').textContent")
        expect(heading.startswith("</script><script>"), "a hostile title is a title")
        expect(browser.run("return document.title") == heading, "and runs nothing")
        expect(browser.run("return document.querySelectorAll('b').length") == 0, "nor makes elements")
        complaints = [line for line in browser.complaints()]
        expect(not complaints, f"nothing in the console: {complaints[:3]}")
    finally:
        browser.close()
    if FAULTS:
        raise SystemExit(f"{len(FAULTS)} of the pages' claims do not hold")
    print(f"the pages hold what they claim; screenshots in {pictures}")


main(sys.argv[1], sys.argv[2])
