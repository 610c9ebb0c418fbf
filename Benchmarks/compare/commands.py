#!/usr/bin/env python3
"""Measures whole commands, from the start of a process to its end, against their peers.

All contenders of a row read the same file and write their whole result; they take turns, and the
median of the rounds counts. User and system time of all processes of a command are added up, so
that other work of the machine disturbs little; `wall` is what one waits. Each answer is checked.
Peers that are not installed are left out. Only ratios within one run mean anything; see
../README.md.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date

FOLDER = os.path.dirname(os.path.abspath(__file__))
SEGMENT = """
import sys, rjieba
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        sys.stdout.write(" ".join(rjieba.cut(line.rstrip("\\n"))) + "\\n")
"""
TAG = """
import sys, rjieba
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        words = rjieba.tag(line.rstrip("\\n"))
        sys.stdout.write(" ".join(word + "/" + tag for word, tag in words) + "\\n")
"""
ZHCONV = """
import sys, zhconv_rs
with open(sys.argv[1], encoding="utf-8") as file:
    sys.stdout.write(zhconv_rs.zhconv(file.read(), "zh-hant"))
"""
OPENCC = """
import sys, opencc
converter = opencc.OpenCC("s2t")
with open(sys.argv[1], encoding="utf-8") as file:
    sys.stdout.write(converter.convert(file.read()))
"""
JIEBA_KEYWORDS = """
import json, sys, jieba, jieba.analyse
jieba.setLogLevel(60)
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        terms = jieba.analyse.extract_tags(record["text"], topK=10, withWeight=True)
        print(json.dumps({"id": record["id"], "keywords": terms}, ensure_ascii=False))
"""


def joined(source, written):
    """Whether the words join to the text: nothing is lost, nothing is there twice."""
    return "".join(source.split()) == "".join(written.split())


def tagged(source, written):
    """Whether each word has a tag."""
    return written.count("/") >= len(source) // 8


def lines_alike(source, written):
    """Whether a conversion has as many lines, and nearly as many characters."""
    return source.count("\n") == written.count("\n") and (
        abs(len(source) - len(written)) <= len(source) // 100
    )


def objects(source, written):
    """Whether there is an object with tokens or the like for each document."""
    return all(isinstance(json.loads(line), dict) for line in written.splitlines()) and written


def something(source, written):
    """Whether anything was written."""
    return bool(written)


class Row:
    """A command of ours and its peers, over one input."""

    def __init__(self, name, arguments, kind, check, peers=(), jobs=(1, 2), output=None):
        self.name, self.arguments, self.kind, self.check = name, arguments, kind, check
        self.peers, self.jobs, self.output = peers, jobs, output


ROWS = [
    Row("segment", ["segment"], "text", joined, [("rjieba", SEGMENT)]),
    Row("segment --no-memory", ["segment", "--no-memory"], "text", joined),
    Row("segment --format jsonl", ["segment", "--format", "jsonl"], "text", objects),
    Row("segment --pos", ["segment", "--pos"], "text", tagged, [("rjieba.tag", TAG)]),
    Row("convert --to hant", ["convert", "--to", "hant"], "text", lines_alike,
        [("zhconv-rs", ZHCONV), ("OpenCC", OPENCC)]),
    Row("convert --mode opencc", ["convert", "--mode", "opencc", "--to", "hant"], "text",
        lines_alike, [("zhconv-rs", ZHCONV), ("OpenCC", OPENCC)]),
    Row("terms", ["terms"], "documents", something),
    Row("count", ["count"], "documents", something, output="-o"),
    Row("keywords", ["keywords"], "documents", something, [("jieba TF-IDF", JIEBA_KEYWORDS)]),
    Row("slogans", ["slogans"], "documents", something),
    Row("entities", ["entities"], "documents", something),
    Row("report", ["report"], "documents", something, [("jieba TF-IDF", JIEBA_KEYWORDS)],
        output="-o"),
]


def run(command, written):
    """Runs a command; seconds of the processor's time of all its processes, and of the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with open(written, "wb") as target:
        status = subprocess.run(command, stdout=target, stderr=subprocess.DEVNULL).returncode
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status != 0:
        sys.exit(f"{' '.join(command[:4])} failed with status {status}")
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return used, wall


def contenders(row, binary, path, folder):
    """The commands of a row by name."""
    result = {}
    for jobs in row.jobs:
        command = [binary, *row.arguments, "--jobs", str(jobs), path]
        if row.output:
            command += [row.output, os.path.join(folder, f"{row.arguments[0]}.{jobs}")]
        result[f"hantext, {jobs} job{'s' if jobs > 1 else ''}"] = command
    for name, script in row.peers:
        modules = {"rjieba": "rjieba", "rjieba.tag": "rjieba", "zhconv-rs": "zhconv_rs",
                   "OpenCC": "opencc", "jieba TF-IDF": "jieba"}
        installed = subprocess.run(
            [sys.executable, "-c", f"import {modules[name]}"], capture_output=True)
        if installed.returncode == 0:
            result[name] = [sys.executable, "-c", script, path]
    return result


def measure(row, binary, path, rounds, folder):
    """Medians of the contenders of a row, in seconds."""
    commands = contenders(row, binary, path, folder)
    times = {name: [] for name in commands}
    with open(path, encoding="utf-8") as file:
        source = file.read()
    for number in range(rounds):
        for name, command in commands.items():
            written = os.path.join(folder, "written")
            times[name].append(run(command, written))
            if number == 0 and not row.output:
                with open(written, encoding="utf-8") as file:
                    if not row.check(source, file.read()):
                        sys.exit(f"{row.name}: the answer of {name} is wrong")
    return {
        name: tuple(statistics.median(run[part] for run in runs) for part in (0, 1))
        for name, runs in times.items()
    }


def documents(text, path):
    """Writes the text as documents of 4 to 40 kB, a JSON object a line."""
    sizes, number, part, length = [4000, 12000, 40000, 7000, 22000], 0, [], 0
    with open(path, "w", encoding="utf-8") as target:
        for line in text.splitlines(keepends=True):
            part.append(line)
            length += len(line.encode())
            if length >= sizes[number % len(sizes)]:
                record = {"id": f"d{number}", "text": "".join(part)}
                target.write(json.dumps(record, ensure_ascii=False) + "\n")
                number, part, length = number + 1, [], 0


def card(binary):
    """What the figures were taken on."""
    model = platform.processor()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next(line.split(":")[1].strip() for line in file if "model name" in line)
    except (OSError, StopIteration):
        pass
    revision = subprocess.run(
        ["git", "-C", FOLDER, "rev-parse", "--short", "HEAD"], capture_output=True, text=True
    ).stdout.strip()
    return (f"{date.today()}, revision {revision}; {model}, {os.cpu_count()} processors, "
            f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
            f"load {os.getloadavg()[0]:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", help="a UTF-8 text, Simplified")
    parser.add_argument("--binary", default=os.path.join(FOLDER, "../../.build/release/hantext"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", help="rows whose name contains this")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with open(options.text, encoding="utf-8") as file:
            records = os.path.join(folder, "documents.jsonl")
            documents(file.read(), records)
        paths = {"text": options.text, "documents": records}
        print(card(options.binary) + "\n")
        print("| command | contender | MB a second of processor | MB/s | time to that of hantext |")
        print("| --- | --- | ---: | ---: | ---: |")
        for row in ROWS:
            if options.only and options.only not in row.name:
                continue
            path = paths[row.kind]
            megabytes = os.path.getsize(path) / 1e6
            medians = measure(row, options.binary, path, options.rounds, folder)
            ours = next(iter(medians.values()))
            for name, (used, wall) in medians.items():
                print(f"| `{row.name}` | {name} | {megabytes / used:.1f} | {megabytes / wall:.1f} "
                      f"| {used / ours[0]:.2f} |", flush=True)


if __name__ == "__main__":
    main()
