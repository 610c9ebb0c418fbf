"""Uses the page of a report in Chromium; see Scripts/test-page."""

import base64
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
import zlib

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

HANTEXT, AXE = sys.argv[1], pathlib.Path(sys.argv[2]).read_text()
WORK = pathlib.Path(tempfile.mkdtemp(prefix="hantext-page-"))

HOSTILE = [
    "<script>window.bad = 1</script>", "</script><img src=x onerror='window.bad = 1'>", "]]>河湖",
    "<!-- 河湖", "--><svg onload='window.bad = 1'>", "\u2028window.bad = 1\u2029", "\u202e倒着的标题",
    "\u2066隔开", '"双引号\' onmouseover="window.bad = 1', "{{{style}}}", "&lt;b&gt;", "𠮷野家👩‍👩‍👧的标题",
    "=1+1", "javascript:window.bad = 1", "0",
]
SUBJECTS = ["社区", "學校", "医院", "圖書館", "合作社", "村委会", "街道", "消防站"]
ACTIONS = ["开展隐患排查", "舉辦讀書活動", "组织义务巡查", "推動垃圾分類", "公布防汛预案", "宣傳反詐知識"]
SAYINGS = ["早发现、早报告、早处置", "人人有責、人人盡責", "多读书、读好书", "不输密码、不点链接", "守土尽责"]


def documents(count):
    for i in range(count):
        subject, action = SUBJECTS[i % 8], ACTIONS[i // 8 % 6]
        saying = SAYINGS[i // 5 % 5]
        yield {
            "id": f"news/{2015 + i % 8}/{i:05}.txt", "title": f"第{i}期：{subject}{action}",
            "date": f"{2015 + i % 8}-{i % 12 + 1:02}-{i % 28 + 1:02}",
            "source": ["河湾日报", "深灣社區報", "桐里微讯"][i % 3],
            "text": f"{subject}第{i * 7 % 9973}组{action}，{i * 13 % 997}户居民参加。大家认为，"
            f"做好这项工作要坚持“{saying}”，{SUBJECTS[i // 3 % 8]}也派人到场，记录了{i % 89}条意见。",
        }


def long_documents(count):
    """Documents whose texts take much room, packed or not."""
    chance = random.Random(7)
    for item in documents(count):
        item["text"] += "。".join("".join(chr(chance.randrange(0x4E00, 0x4F00)) for _ in range(60)) for _ in range(40))
        yield item


def hostile():
    for i, text in enumerate(HOSTILE):
        yield {"id": f"h{i} {text}", "title": text, "source": text, "date": "2024-01-02",
               "text": f"河湖保护要坚持“早发现、早报告、早处置”。{text}\n河湖保护人人有责。"}
    # A document without a title, one of a single long line, one of many headings.
    yield {"id": "untitled", "text": "河湖保护从我做起。"}
    yield {"id": "long", "text": "河湖保护需要大家。" * 30_000}
    yield {"id": "headings", "text": "# 标题\n\n" * 5_000 + "河湖保护。"}


def report(name, items, *options):
    source, folder = WORK / f"{name}.jsonl", WORK / name
    with source.open("w", encoding="utf-8") as file:
        for item in items:
            file.write(json.dumps(item, ensure_ascii=False) + "\n")
    run(source, folder, *options)
    return folder


def run(source, folder, *options):
    subprocess.run([HANTEXT, "report", str(source), "-o", str(folder), "--quiet", *options], check=True)


def verified(citations, source):
    done = subprocess.run([HANTEXT, "verify", "--quiet", "--format", "jsonl", "-", str(source)],
                          input=citations.encode(), stdout=subprocess.PIPE)
    return [json.loads(line)["status"] for line in done.stdout.splitlines()]


def browser(width=1280, height=900, dark=False):
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={width},{height}"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
    driver.set_script_timeout(120)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
    return driver


class Page:
    """A page that is open; when it is left, it must have said nothing and asked for nothing."""

    def __init__(self, folder, name="index.html", ready=True, **options):
        self.path, self.ready, self.driver = folder / name, ready, browser(**options)

    def __enter__(self):
        self.driver.get(self.path.as_uri())
        if self.ready:
            self.wait(lambda: self.run("return performance.getEntriesByName('report-ready').length"))
        return self

    def __exit__(self, kind, *_):
        try:
            if kind is None:
                messages = self.driver.get_log("browser")
                assert not messages, messages
                for entry in self.driver.get_log("performance"):
                    message = json.loads(entry["message"])["message"]
                    if message["method"] == "Network.requestWillBeSent":
                        url = message["params"]["request"]["url"]
                        own = url.startswith(self.path.parent.as_uri()) or url.startswith(("data:,", "blob:"))
                        assert own or url.startswith("chrome"), url
                assert not self.run("return window.bad")
        finally:
            self.driver.quit()

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector):
        return self.run("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector)

    def wait(self, condition, seconds=20):
        return WebDriverWait(self.driver, seconds, poll_frequency=0.05).until(lambda _: condition())

    def click(self, selector):
        self.run("document.querySelector(arguments[0]).click()", selector)

    def search(self, text):
        self.run("const q = document.getElementById('query'); q.value = arguments[0];"
                 "q.dispatchEvent(new Event('input', { bubbles: true }))", text)
        # Typing is waited for, 80 ms.
        time.sleep(0.3)
        self.wait(lambda: bool(self.one("#found").text) == bool(text))

    def count(self, table):
        return int(self.one(f"#{table} table").get_attribute("aria-rowcount")) - 1

    def axe(self):
        self.run(AXE)
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document).then((r) => done(r.violations.map((v) => "
            "[v.id, v.impact, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + n.failureSummary)])))")
        assert not found, json.dumps(found, ensure_ascii=False, indent=1)


def data(folder):
    """What the page's script reads: the rows of tables, and the blocks."""
    text = (folder / "index.html").read_text(encoding="utf-8")
    packed = dict(re.findall(r'<script type="application/octet-stream" id="(\w+)">([^<]*)</script>', text))
    unpacked = {name: json.loads(zlib.decompress(base64.b64decode(value), -15)) for name, value in packed.items()}
    head = unpacked.pop("data")
    return head, [unpacked[f"b{i}"] for i in range(len(unpacked))]


# ---- Tests


def search_finds_both_scripts(small):
    with Page(small) as page:
        total = page.count("document-table")
        counts = {}
        for text in ["图书馆", "圖書館", "ＳＣ", "第3期", "隐患排查 社区"]:
            page.search(text)
            counts[text] = page.count("document-table") if page.one("#document-table .view").is_displayed() else 0
        assert 0 < counts["图书馆"] == counts["圖書館"] < total, counts
        assert counts["ＳＣ"] == 0 and counts["第3期"] >= 1 and counts["隐患排查 社区"] >= 1, counts
        page.search("")
        assert page.count("document-table") == total


def sorting(small):
    with Page(small) as page:
        for table in ["keyword-list", "term-table", "document-table"]:
            for index in range(len(page.all(f"#{table} thead th"))):
                heads = page.all(f"#{table} thead th button")
                if index >= len(heads):
                    break
                values = []
                for direction in range(2):
                    page.run("document.querySelectorAll(arguments[0])[arguments[1]].click()", f"#{table} thead th button", index)
                    state = page.all(f"#{table} thead th[aria-sort]")
                    assert len(state) == 1
                    values.append((state[0].get_attribute("aria-sort"), page.texts(f"#{table} tbody tr:first-child > *")[0]))
                assert values[0][0] != values[1][0], (table, index, values)
        page.run("document.querySelectorAll('#document-table thead th button')[5].click()")
        lengths = [int(text.replace(",", "")) for text in page.texts("#document-table tbody td:nth-child(6)")]
        assert lengths == sorted(lengths, reverse=True), lengths


def filters(small):
    with Page(small) as page:
        total = page.count("document-table")
        labels = page.texts("#document-controls label")
        assert len(labels) == 2, labels
        Select(page.all("#document-controls select")[0]).select_by_index(1)
        assert 0 < page.count("document-table") < total
        hidden = page.count("term-table")
        Select(page.all("#term-controls select")[1]).select_by_value("yes")
        assert page.count("term-table") > hidden
        Select(page.one("#slogan-controls select")).select_by_index(1)
        kinds = set(page.texts("#slogan-list .kind"))
        assert len(kinds) == 1, kinds


def tables_draw_what_is_in_view(large):
    with Page(large) as page:
        rows = page.all("#document-table tbody tr")
        assert 5 < len(rows) < 60, len(rows)
        page.run("document.querySelector('#document-table .view').scrollTop = 1e9")
        page.wait(lambda: page.texts("#document-table tbody tr:last-child td:first-child") == ["10,000"])
        assert page.one("#document-table tbody tr:last-child").get_attribute("aria-rowindex") == "10001"
        view = page.one("#document-table .view")
        view.send_keys(Keys.HOME)
        page.wait(lambda: page.texts("#document-table tbody tr:first-child td:first-child") == ["1"])
        view.send_keys(Keys.PAGE_DOWN)
        page.wait(lambda: page.run("return arguments[0].scrollTop", view) > 100)


def documents_show_their_text(small):
    with Page(small) as page:
        page.run("location.hash = 'd6'")
        page.wait(lambda: page.all("dialog[open] .text"))
        item = list(documents(300))[5]
        assert page.one("dialog .text").get_attribute("textContent").strip() == item["text"]
        assert "早发现、早报告、早处置" in page.run("return [...document.querySelectorAll('mark.slogan')].map((m) => m.textContent).join('')") or page.all("mark")
        assert page.all("dialog .located li") and page.all("mark.keyword")
        page.click("dialog .located button")
        assert page.run("return document.activeElement.localName") == "mark"
        page.run("document.querySelector('dialog .turn button:last-child').click()")
        page.wait(lambda: "第6期" in page.one("#dialog-title").text)
        ActionChains(page.driver).send_keys(Keys.ESCAPE).perform()
        page.wait(lambda: not page.all("dialog[open]"))
        assert page.run("return location.hash") == ""


def numbers_open_their_passages(small):
    with Page(small) as page:
        rows = page.run("return [...document.querySelectorAll('#keyword-list tbody tr')].map((r) => r.cells[1].textContent)")
        page.run("document.querySelector('#keyword-list tbody td.n .link').click()")
        page.wait(lambda: page.all("dialog .passages mark"))
        marks = set(page.texts("dialog .passages mark"))
        assert len(marks) <= 2 and rows, marks
        page.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
        page.run("document.querySelector('dialog .passages ul button').click()")
        page.wait(lambda: "Copied" in page.one("dialog .passages ul button").text)
        copied = page.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
        lines = copied.splitlines()
        assert json.loads(lines[1])["text"] in marks and len(lines) == 2, copied
        # The source confirms it, and tells when it is another one.
        source = small.parent / f"{small.name}.jsonl"
        assert verified(copied, source) == ["confirmed"], copied
        other = WORK / "other.jsonl"
        other.write_text(source.read_text(encoding="utf-8").replace("组", "小组"), encoding="utf-8")
        assert verified(copied, other)[0] in ("moved", "gone", "edited"), copied
        page.run("document.getElementById('dialog').close()")
        page.run("document.querySelector('#term-table tbody .link').click()")
        page.wait(lambda: page.all("dialog .passages mark"))


def passages_are_those_of_report_json(small):
    content = json.loads((small / "report.json").read_text())
    counts = {row["canonical"]: row for row in content["keywords"]}
    with Page(small) as page:
        for row in range(3):
            page.run("document.querySelectorAll('#keyword-list tbody tr')[arguments[0]].querySelector('td.n .link').click()", row)
            page.wait(lambda: page.all("dialog .passages > li"))
            time.sleep(0.5)
            shown = page.texts("dialog .passages .where button")
            canonical = page.run("const r = document.querySelectorAll('#keyword-list tbody tr')[arguments[0]].cells[1];"
                                 "return (r.querySelector('.canonical') ?? r.querySelector('bdi')).textContent", row)
            assert 0 < len(shown) <= len(counts[canonical]["documents"]), (canonical, shown)
            page.run("document.getElementById('dialog').close()")


def keyboard_alone(small):
    with Page(small) as page:
        def press(*keys):
            ActionChains(page.driver).send_keys(*keys).perform()

        def active(script="return document.activeElement.outerHTML.slice(0, 200)"):
            return page.run(script)

        press(Keys.TAB)
        assert "skip" in active(), active()
        for _ in range(20):
            press(Keys.TAB)
            if "query" in active():
                break
        assert "query" in active(), active()
        press("隐患排查")
        page.wait(lambda: page.one("#found").text)
        for _ in range(400):
            press(Keys.TAB)
            if page.run("return !!document.activeElement.closest('#document-table tbody')"):
                break
        first = page.run("return document.activeElement.closest('tr').dataset.index")
        for _ in range(15):
            press(Keys.ARROW_DOWN)
        assert page.run("return document.activeElement.closest('tr').dataset.index") == str(int(first) + 15)
        press(Keys.ENTER)
        page.wait(lambda: page.all("dialog[open] .text"))
        press(Keys.ESCAPE)
        page.wait(lambda: not page.all("dialog[open]"))


def accessibility(small, dark, width):
    with Page(small, dark=dark, width=width) as page:
        time.sleep(0.3)
        page.axe()
        assert page.run("return document.documentElement.scrollWidth") <= width
        page.run("location.hash = 'd6'")
        page.wait(lambda: page.all("dialog[open] .text"))
        page.axe()
        page.run("document.getElementById('dialog').close()")
        page.run("document.querySelector('#keyword-list tbody td.n .link').click()")
        page.wait(lambda: page.all("dialog .passages mark"))
        page.axe()


def hostile_texts_are_texts(bad):
    head, blocks = data(bad)
    content = json.loads((bad / "report.json").read_text())
    assert [row[0] for row in head["documents"]] == [d["id"] for d in content["documents"]]
    assert [row[1] or None for row in head["documents"]] == [d.get("title") for d in content["documents"]]
    with Page(bad) as page:
        for index, document in enumerate(content["documents"]):
            page.run("location.hash = arguments[0]", f"d{index + 1}")
            page.wait(lambda: page.all("dialog[open] .text") and page.texts("#dialog-title .number") == [f"{index + 1} "])
        assert not page.all("dialog img, dialog svg:not(.meter), dialog script")
        for text in ["<script>", "]]>", "<!--"]:
            page.search(text)
            assert page.count("document-table") >= 1, text


def data_round_trips(small):
    head, blocks = data(small)
    content = json.loads((small / "report.json").read_text())
    simple = dict(zip(head["simple"][::2], head["simple"][1::2]))
    rows = [row for block in blocks for row in block]
    assert len(rows) == len(content["documents"])
    for row, document in zip(rows, content["documents"]):
        text, runs = row[5][0], row[5][1]

        def place(source):
            found = 0
            for i in range(0, len(runs), 2):
                if runs[i + 1] <= source:
                    found = min(runs[i] + source - runs[i + 1], runs[i + 2] if i + 2 < len(runs) else len(text))
            return found

        def wording(row):
            spans = row[-1]
            term = text[place(spans[0]):place(spans[0] + spans[1])] if row[0] == 0 else row[0]
            canonical = {0: term, 1: "".join(simple.get(c, c) for c in term)}.get(row[1], row[1])
            ranges = [[spans[i], spans[i] + spans[i + 1]] for i in range(0, len(spans), 2)]
            return term, canonical, ranges

        for ours, theirs, name in [(row[1], document["keywords"], "term"), (row[2], document["slogans"], "text")]:
            assert len(ours) == len(theirs)
            for a, b in zip(ours, theirs):
                assert wording(a) == (b[name], b["canonical"], b["ranges"]), (a, b)
        for a, b in zip(row[1], document["keywords"]):
            assert abs(a[2] - b["score"]) < 0.001 and a[3] == b["count"]
        for a, b in zip(row[2], document["slogans"]):
            assert a[2] == b["type"] and a[4] == b["members"] and abs(a[6] - b["score"]) < 0.001
        for name, ours in zip(["persons", "places", "organizations", "works"], row[4] or []):
            assert [wording(a)[0] for a in ours] == [b["text"] for b in document["entities"][name]]
    assert len(head["keywords"]) == len(content["keywords"]) and len(head["slogans"]) == len(content["slogans"])


def readable_without_script(small):
    text = (small / "index.html").read_text()
    shown = text[:text.index('<script type="application/octet-stream"')]
    content = json.loads((small / "report.json").read_text())
    for keyword in content["keywords"][:50]:
        assert keyword["term"] in shown
    assert shown.count('class="slogan"') == min(50, len(content["slogans"]))
    assert "<svg" in shown


def large_batches(large):
    size = (large / "index.html").stat().st_size
    times = []
    for _ in range(3):
        with Page(large) as page:
            times.append(page.run("return performance.getEntriesByName('report-ready')[0].startTime"))
            time.sleep(0.5)
            elements = page.run("return document.getElementsByTagName('*').length")
            start = time.monotonic()
            page.search("圖書館 第9")
            searched = time.monotonic() - start - 0.3
    print(f"  10,000 short documents: {size / 1e6:.2f} MB, ready in {min(times):.0f} ms, "
          f"{elements} elements, search {searched * 1000:.0f} ms")
    assert size <= 4_000_000
    assert elements <= 5000
    # The best of three counts; a machine that does other things as well says nothing about the page.
    if os.getloadavg()[0] <= (os.cpu_count() or 1):
        assert min(times) <= 1000
    elif min(times) > 1000:
        print("  the machine is busy; the time does not count")


def pages_of_documents(folder):
    assert (folder / "documents" / "0002.html").exists()
    with Page(folder) as page:
        page.run("location.hash = 'd115'")
        page.wait(lambda: page.all("dialog[open] .text"))
        link = page.one("dialog a[href^='documents/']").get_attribute("href")
        assert link.endswith("documents/0002.html#d115"), link
    with Page(folder, "documents/0002.html", ready=False) as page:
        item = list(long_documents(120))[114]
        assert page.one("#d115 .text").get_attribute("textContent").strip() == item["text"]
        page.axe()


def languages(folder, language):
    with Page(folder) as page:
        zh, en = page.one("h1 .zh").is_displayed(), page.one("h1 .en").is_displayed()
        assert (zh, en) == (language == "zh", language == "en")
        page.axe()


def groups(folder, width):
    with Page(folder, width=width) as page:
        assert page.all("#groups h3"), "no groups"
        assert page.all("#groups th.term"), "no terms of groups"
        page.axe()
        assert page.run("return document.documentElement.scrollWidth") <= width


def trends_of_any_term(small):
    content = json.loads((small / "report.json").read_text())
    with Page(small) as page:
        assert len(page.all("#trends .lines svg")) == 6
        page.run("document.querySelector('#keyword-list td.spark .link').click()")
        page.wait(lambda: page.all("dialog table.trend tbody tr"))
        total = sum(int(text) for text in page.texts("dialog table.trend td:nth-child(2)"))
        dated = [d for d in content["documents"] if d.get("date") and not d.get("duplicate_of")]
        assert 0 < total <= len(dated), total
        assert page.all("dialog svg[role=img] title") and page.all("dialog svg path.course")
        page.axe()
        page.run("document.getElementById('dialog').close()")
        # Lines come a moment after the page can be used.
        page.wait(lambda: page.all("#term-table td.spark path"))
        for row in range(3):
            term = page.run("return document.querySelectorAll('#term-table tbody tr')[arguments[0]].querySelector('bdi').textContent", row)
            page.run("document.querySelectorAll('#term-table tbody tr')[arguments[0]].querySelector('.spark .link').click()", row)
            page.wait(lambda: page.texts("#dialog-title bdi") == [term])
            page.wait(lambda: page.all("dialog table.trend tbody tr"))
            [count] = [t for t in content["terms"] if t["term"] == term]
            assert sum(int(text) for text in page.texts("dialog table.trend td:nth-child(2)")) == count["df"]
            assert sum(int(text) for text in page.texts("dialog table.trend td:nth-child(5)")) == count["tf"]
            page.run("document.getElementById('dialog').close()")


def slogans_tell_their_history(small):
    content = json.loads((small / "report.json").read_text())
    head, _ = data(small)
    with Page(small) as page:
        page.wait(lambda: page.all("#slogan-list .facts .link"))
        shown = page.run("return [...document.querySelectorAll('li.slogan')].map((e) => e.textContent)")
        for text, slogan in zip(shown, content["slogans"]):
            assert slogan["first_date"] in text, (text, slogan["first_date"])
            for wording in slogan["history"].get("wordings", [])[:6]:
                assert wording["text"] in text
        assert page.all("#slogan-list .facts svg.line")
    for row, slogan in zip(head["slogans"], content["slogans"]):
        if row[11]:
            documents = [d["documents"] for d in slogan["history"].get("periods", [])]
            assert row[11][2][1::2] == documents and sum(documents) <= slogan["document_count"]


def pages_keep_to_their_size(folder):
    assert (folder / "index.html").stat().st_size <= 600_000
    head, blocks = data(folder)
    assert 0 < head["texts"] < 300 == len(head["documents"]), head["texts"]
    with Page(folder) as page:
        assert page.one("#documents .banner").is_displayed()
        page.run("location.hash = 'd300'")
        page.wait(lambda: page.all("dialog[open] .note"))
        page.axe()
        page.run("document.getElementById('dialog').close()")
        page.run("location.hash = 'd1'")
        page.wait(lambda: page.all("dialog[open] .text"))
        page.run("document.getElementById('dialog').close()")
        page.run("document.querySelector('#term-table tbody .link').click()")
        page.wait(lambda: page.all("dialog .passages mark"))


def prints(folder):
    with Page(folder) as page:
        result = page.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
        path = WORK / f"{folder.name}.pdf"
        path.write_bytes(base64.b64decode(result["data"]))
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, stdout=subprocess.PIPE).stdout.decode()
    content = json.loads((folder / "report.json").read_text())
    for keyword in content["keywords"][:50]:
        assert keyword["term"] in text, keyword["term"]
    for slogan in content["slogans"][:50]:
        assert slogan["text"][:6] in text, slogan["text"]


def main():
    wanted = sys.argv[3:]
    small = report("small", documents(300))
    large = report("large", documents(10 if wanted and "large_batches" not in wanted else 10_000))
    bad = report("bad", hostile())
    paged = report("paged", long_documents(120), "--page-size", "500k")
    cut = report("cut", long_documents(300), "--page-size", "600k", "--embed", "all")
    grouped = report("grouped", documents(300), "--group-by", "folder")
    tests = [
        (readable_without_script, small), (data_round_trips, small), (search_finds_both_scripts, small),
        (sorting, small), (filters, small), (documents_show_their_text, small),
        (numbers_open_their_passages, small), (passages_are_those_of_report_json, small),
        (keyboard_alone, small), (trends_of_any_term, small), (slogans_tell_their_history, small), (prints, small),
        (tables_draw_what_is_in_view, large), (hostile_texts_are_texts, bad),
        (large_batches, large), (pages_of_documents, paged), (pages_keep_to_their_size, cut),
        (groups, grouped, 360), (groups, grouped, 1280),
        *[(accessibility, small, dark, width) for dark in (False, True) for width in (360, 768, 1280)],
        *[(languages, report(name, documents(20), "--language", name), name) for name in ("zh", "en")],
    ]
    tests = [test for test in tests if not wanted or test[0].__name__ in wanted]
    failed = 0
    for test, *arguments in tests:
        try:
            test(*arguments)
        except Exception:
            failed += 1
            print(f"FAILED {test.__name__} {arguments[1:]}")
            traceback.print_exc()
    subprocess.run(["rm", "-rf", str(WORK)], check=False)
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
