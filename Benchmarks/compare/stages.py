#!/usr/bin/env python3
"""Tells how much of a command's time each stage of the work takes.

Runs the command under `perf` (Linux) and gives each sample to a stage: the innermost function of
its stack that is the beginning of one. What no stage has is `other`; below, the functions that
most of a stage's own time is spent in. See ../README.md.

    python compare/stages.py report documents.jsonl -o /tmp/report
"""

import collections
import os
import re
import subprocess
import sys
import tempfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
BINARY = os.environ.get("HANTEXT", os.path.join(FOLDER, "../../.build/release/hantext"))

# Mangled names of functions in which stages begin, by stage.
STAGES = {
    "cleaning": [r"HanCleaning.*Cleaner.*clean"],
    "canonical form": [r"HanScripts13Canonicalizer"],
    "segmentation": [r"HanSegmentation9Segmenter.*tokens"],
    "document memory": [r"HanSegmentation14DocumentMemory"],
    "parts of speech": [r"HanSegmentation18PartOfSpeechTagger"],
    "keyword candidates": [r"HanExtraction16KeywordExtractor.*(candidates|withProposal)"],
    "slogan candidates": [r"HanExtraction15SloganExtractor.*(candidates|proposals)"],
    "entities": [r"HanExtraction15EntityExtractor"],
    "counts of a document": [r"HanStatistics14DocumentCounts"],
    "sketch for repeats": [r"TextSketch"],
    "to and from workers": [r"HanTextCommand5FrameV", r"HanTextCommand12WorkerAnswer",
                            r"HanTextCommand10WorkerLoop.*send", r"WorkerPool"],
    "adding up": [r"HanText6CorpusV3add", r"HanStatistics12CorpusCounts.*add"],
    "ranking": [r"HanText12CorpusRanker", r"HanText.*[rR]ank"],
    "sums of a corpus": [r"HanText11KeywordSums", r"HanText10SloganSums"],
    "reading": [r"HanDocuments"],
    "writing": [r"HanReports", r"HanTextCommand12OutputWriter", r"Mustache"],
}
PATTERNS = [
    (re.compile("|".join(patterns)), stage) for stage, patterns in STAGES.items()
]


def stage_of(stack):
    for frame in stack:
        for pattern, stage in PATTERNS:
            if pattern.search(frame):
                return stage
    return "other"


def stacks(recording):
    """The stacks of the samples, innermost function first."""
    script = subprocess.Popen(
        ["perf", "script", "-i", recording, "-F", "ip,sym"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    stack = []
    for line in script.stdout:
        fields = line.split(None, 1)
        if fields:
            stack.append(fields[1].strip() if len(fields) > 1 else "?")
        elif stack:
            yield stack
            stack = []
    if stack:
        yield stack


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        recording = os.path.join(folder, "perf.data")
        status = subprocess.run(
            ["perf", "record", "-q", "-F", "999", "-g", "-o", recording, BINARY, *sys.argv[1:]],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        if status != 0:
            sys.exit(f"the command, or perf, failed with status {status}")
        stages = collections.Counter()
        functions = collections.defaultdict(collections.Counter)
        for stack in stacks(recording):
            stage = stage_of(stack)
            stages[stage] += 1
            functions[stage][stack[0]] += 1
    total = sum(stages.values())
    print("| stage | % | most of it in |\n| --- | ---: | --- |")
    for stage, count in stages.most_common():
        first = ", ".join(f"`{name[:60]}`" for name, _ in functions[stage].most_common(2))
        print(f"| {stage} | {100 * count / total:.1f} | {first} |")


if __name__ == "__main__":
    main()
