#!/usr/bin/env python3
"""Compares the throughput of segmenters over the same text, in memory, turn by turn.

A round gives each segmenter one pass over the whole text; rounds repeat, and the best pass of each
counts, so that all had the same chances of a quiet moment. Only ratios within one run mean
anything. Segmenters that are not installed are left out. See ../README.md.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

FOLDER = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.dirname(FOLDER)
SENTENCE = "早发现、早报告"


class Engine:
    """Our side: a child process that times passes by itself."""

    def __init__(self, binary, path):
        self.process = subprocess.Popen(
            [binary, "serve", path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        if self.process.stdout.readline() != "ready\n":
            sys.exit("the engine did not start")

    def contender(self, engine, mode, tasks):
        def run():
            self.process.stdin.write(f"pass {engine} {mode} {tasks}\n")
            self.process.stdin.flush()
            seconds, tokens = self.process.stdout.readline().split()
            return float(seconds), int(tokens)

        return run

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def timed(function):
    """A pass of a function that returns the number of tokens."""

    def run():
        start = time.perf_counter()
        tokens = function()
        return time.perf_counter() - start, tokens

    return run


def halves(lines):
    half, middle = sum(map(len, lines)) / 2, 0
    while sum(map(len, lines[:middle])) < half:
        middle += 100
    return [lines[:middle], lines[middle:]]


def threaded(cut, shares):
    """Two threads of one interpreter; `cut` counts the tokens of a share."""

    def run():
        with ThreadPoolExecutor(2) as pool:
            return sum(pool.map(cut, shares))

    return timed(run)


def python_segmenter(name, cut, text, lines):
    """The passes of a segmenter whose `cut` takes a text and returns a list of strings."""
    if "".join(cut(text)) != text:
        print(f"note: the words of {name} do not join to the text", file=sys.stderr)
    by_line = lambda share: sum(len(cut(line)) for line in share)
    return {
        f"{name}, whole": timed(lambda: len(cut(text))),
        f"{name}, lines": timed(lambda: by_line(lines)),
        f"{name}, whole, 2 threads": threaded(
            lambda share: len(cut(share)), ["".join(half) for half in halves(lines)]
        ),
        f"{name}, lines, 2 threads": threaded(by_line, halves(lines)),
    }


def contenders(engine, text, lines):
    result = {}
    for name in ["hantext", "icu"]:
        label = name if name == "hantext" else "hantext --engine icu"
        for mode in ["whole", "lines", "strings"]:
            result[f"{label}, {mode}"] = engine.contender(name, mode, 1)
            if mode != "strings":
                result[f"{label}, {mode}, 2 tasks"] = engine.contender(name, mode, 2)
    try:
        import rjieba

        result |= python_segmenter("rjieba", rjieba.cut, text, lines)
        # What the list of strings costs at most, made anew by the interpreter alone.
        joined = "\0".join(rjieba.cut(text))
        result["(list of rjieba's strings)"] = timed(lambda: len(joined.split("\0")))
    except ImportError:
        print("note: rjieba is not installed", file=sys.stderr)
    try:
        import cppjieba_py

        cut = lambda text: list(cppjieba_py.cut(text))
        result |= python_segmenter("cppjieba", cut, text, lines)
    except ImportError:
        print("note: cppjieba-py is not installed", file=sys.stderr)
    try:
        import icu

        result["PyICU, whole"] = timed(lambda: pyicu(icu, [text]))
        result["PyICU, lines"] = timed(lambda: pyicu(icu, lines))
    except ImportError:
        print("note: PyICU is not installed", file=sys.stderr)
    return result


def pyicu(icu, texts):
    """ICU without our code: the boundaries of each text, counted by the interpreter."""
    iterator = icu.BreakIterator.createWordInstance(icu.Locale("zh"))
    count = 0
    for text in texts:
        iterator.setText(icu.UnicodeString(text))
        count += sum(1 for _ in iterator)
    return count


def load_times(binary, rounds):
    """Seconds from the start of a process to its first words, the best of some."""
    python = [sys.executable, "-c"]
    commands = {
        "hantext": [binary, "load", "hantext"],
        "hantext --engine icu": [binary, "load", "icu"],
        "(Python alone)": [*python, "pass"],
        "rjieba": [*python, f"import rjieba; rjieba.cut('{SENTENCE}')"],
        "cppjieba": [*python, f"import cppjieba_py; list(cppjieba_py.cut('{SENTENCE}'))"],
        "PyICU": [
            *python,
            "import icu; b = icu.BreakIterator.createWordInstance(icu.Locale('zh')); "
            f"b.setText('{SENTENCE}'); list(b)",
        ],
    }
    best = {}
    for _ in range(rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            done = subprocess.run(command, capture_output=True)
            seconds = time.perf_counter() - start
            if done.returncode == 0:
                best[name] = min(best.get(name, seconds), seconds)
    return best


def show(title, rows):
    print(f"\n{title}\n")
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [
            str(cell).ljust(width) if column == 0 else str(cell).rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths))
        ]
        print("| " + " | ".join(cells) + " |")
        if number == 0:
            rules = ("-" * width + ("" if c == 0 else ":") for c, width in enumerate(widths))
            print("| " + " | ".join(rules).replace("-:", ":") + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", help="UTF-8 text; without one, text is generated")
    parser.add_argument("--shape", default="short-lines", help="of generated text")
    parser.add_argument("--bytes", type=int, default=4_000_000, help="of generated text")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default="", help="segmenters whose name contains this")
    arguments = parser.parse_args()

    binary = os.path.join(PACKAGE, ".build", "release", "compare-engine")
    if not os.path.exists(binary):
        sys.exit("help: run swift build -c release --product compare-engine in Benchmarks first")

    with tempfile.TemporaryDirectory() as folder:
        path = arguments.file
        if path is None:
            path = os.path.join(folder, "text.txt")
            with open(path, "wb") as output:
                command = [binary, "generate", arguments.shape, str(arguments.bytes)]
                subprocess.run(command, stdout=output, check=True)
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        size = len(text.encode()) / 1e6
        lines = re.findall(r"[^\n]*\n|[^\n]+", text)
        engine = Engine(binary, path)
        passes = contenders(engine, text, lines)
        passes = {name: run for name, run in passes.items() if arguments.only in name}

        times = {name: [] for name in passes}
        counts = {}
        for _ in range(arguments.rounds):
            for name, run in passes.items():
                seconds, tokens = run()
                times[name].append(seconds)
                if counts.setdefault(name, tokens) != tokens:
                    sys.exit(f"{name}: {tokens} tokens where there were {counts[name]}")
        engine.close()

    best = {name: min(all) for name, all in times.items()}
    base = best.get("rjieba, whole") or next(iter(best.values()))
    rows = [["segmenter", "tokens", "MB/s", "ratio", "median MB/s"]]
    for name, all in times.items():
        median = sorted(all)[len(all) // 2]
        rows.append(
            [
                name,
                counts[name],
                f"{size / best[name]:.1f}",
                f"{base / best[name]:.2f}",
                f"{size / median:.1f}",
            ]
        )
    print(f"{size:.1f} MB, {len(lines)} lines, {arguments.rounds} rounds, in memory")
    baseline = "rjieba, whole" if "rjieba, whole" in best else next(iter(best))
    show(f"Throughput; ratio to {baseline}; best and median pass", rows)

    rows = [["segmenter", "ms"]]
    loads = load_times(binary, arguments.rounds)
    rows += [[name, f"{seconds * 1000:.0f}"] for name, seconds in loads.items()]
    show("Start of a process to its first words, best", rows)


if __name__ == "__main__":
    main()
