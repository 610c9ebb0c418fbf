"""Compares conversion with other converters over one text; see README.md.

    python compare/compare_conversion.py TEXT.txt [ROUNDS]
"""

import os
import subprocess
import sys
import tempfile
import time

import opencc
import zhconv_rs

ROUTES = [
    ("s2t", "hans", "hant", "zh-hant"),
    ("s2twp", "hans", "twp", "zh-tw"),
    ("t2s", "hant", "hans", "zh-hans"),
]


def seconds(function, text):
    start = time.perf_counter()
    result = function(text)
    return time.perf_counter() - start, result


def main():
    path = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    engine = os.path.join(folder, ".build", "release", "compare-converter")
    text = open(path, encoding="utf-8", newline="").read()
    traditional = opencc.OpenCC("s2t").convert(text)
    with tempfile.TemporaryDirectory() as work:
        for name, source, target, variant in ROUTES:
            content = traditional if source == "hant" else text
            given = os.path.join(work, "input")
            open(given, "w", encoding="utf-8", newline="").write(content)
            size = len(content.encode()) / 1e6
            process = subprocess.Popen(
                [engine, given], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

            def ours(kind):
                process.stdin.write(f"{source} {target} {kind}\n")
                process.stdin.flush()
                return float(process.stdout.readline().split()[0])

            reference = opencc.OpenCC(name)
            written = os.path.join(work, "output")
            ours(f"write {written}")
            _, expected = seconds(reference.convert, content)
            same = open(written, encoding="utf-8", newline="").read() == expected
            best = {}

            def note(key, value):
                best[key] = min(best.get(key, value), value)

            for number in range(rounds):
                note("hantext", ours("plain"))
                note("hantext+map", ours("map"))
                note("zhconv-rs", seconds(lambda t: zhconv_rs.zhconv(t, variant), content)[0])
                if number < 2:
                    note("opencc", seconds(reference.convert, content)[0])
            process.stdin.close()
            process.wait()
            rates = {key: size / value for key, value in best.items()}
            print(f"{name}: " + "  ".join(f"{k} {v:.0f} MB/s" for k, v in rates.items()))
            print(
                f"  {rates['hantext'] / rates['zhconv-rs']:.2f} x zhconv-rs, "
                f"map {100 * rates['hantext+map'] / rates['hantext']:.0f} % of plain, "
                f"identical to OpenCC: {same}")


if __name__ == "__main__":
    main()
