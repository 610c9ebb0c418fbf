"""Counts and reports documents on a small Spark cluster, kills executors, and compares; see
Scripts/test-spark.

Usage: test_spark.py HANTEXT COUNT
"""

import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
MODULE = HERE.parent.parent / "Integrations/spark/hantext_spark.py"
HANTEXT, COUNT = os.path.realpath(sys.argv[1]), int(sys.argv[2])
PARTS = 8
WORK = pathlib.Path(tempfile.mkdtemp(prefix="hantext-spark-"))
sys.path.insert(0, str(MODULE.parent))
failures = []


def check(what, holds):
    print(f"{'ok  ' if holds else 'FAIL'} {what}", flush=True)
    if not holds:
        failures.append(what)


def digest(data):
    return hashlib.sha256(data).hexdigest()


def lines_digest(lines):
    return digest("".join(line + "\n" for line in lines).encode("utf-8"))


def measured(what, arguments, statuses=(0, 1)):
    """Runs hantext; prints its time, its processor's time and the memory of its largest process."""
    start = time.monotonic()
    with open(WORK / "messages", "ab") as messages:
        process = subprocess.Popen([HANTEXT, *arguments], stderr=messages)
    # What the system says in the end would count the memory of this process, which it was forked from.
    memory = 0
    while True:
        for pid in [process.pid, *descendants(process.pid)]:
            memory = max(memory, peak(pid))
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        time.sleep(0.1)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - start
    print(f"     {what}: {seconds:.1f} s, {usage.ru_utime + usage.ru_stime:.1f} s of processor, "
          f"{memory / 1024:.0f} MB", flush=True)
    if process.returncode not in statuses:
        sys.exit(f"{what}: status {process.returncode}: {(WORK / 'messages').read_text()[-2000:]}")


def files(folder):
    return {str(path.relative_to(folder)): digest(path.read_bytes())
            for path in sorted(folder.rglob("*")) if path.is_file()}


def peak(pid):
    """The most memory that a process has had, in kilobytes."""
    try:
        lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return max((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), default=0)


def descendants(root):
    """The processes below one, by id, with their command lines."""
    parents, commands = {}, {}
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            stat = pathlib.Path(entry.path, "stat").read_text()
            commands[int(entry.name)] = pathlib.Path(entry.path, "cmdline").read_bytes().decode(
                errors="replace")
        except OSError:
            continue
        parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found, front = {}, {root}
    while front:
        front = {pid for pid, parent in parents.items() if parent in front}
        found.update({pid: commands[pid] for pid in front})
    return found


class Killer(threading.Thread):
    """Kills an executor once in each of the first stages of a job, while tasks run."""

    def __init__(self, context, stages):
        super().__init__(daemon=True)
        self.tracker, self.wanted, self.killed, self.done = context.statusTracker(), stages, [], False

    def run(self):
        seen = set()
        while not self.done and len(self.killed) < self.wanted:
            time.sleep(0.01)
            for stage in self.tracker.getActiveStageIds():
                info = self.tracker.getStageInfo(stage)
                if stage in seen or not info or info.numActiveTasks == 0:
                    continue
                # Of the documents, a part is done and others are at work; merges are soon over.
                if not self.killed and info.numCompletedTasks == 0:
                    continue
                executors = [pid for pid, command in descendants(os.getpid()).items()
                             if "CoarseGrainedExecutorBackend" in command]
                if not executors:
                    continue
                # The last one to start is as good as any; few tasks may all be on the other.
                for pid in executors if info.numTasks < 8 else executors[-1:]:
                    os.kill(pid, signal.SIGKILL)
                seen.add(stage)
                self.killed.append((info.name, info.numTasks, info.numCompletedTasks))
                break


def orphans():
    found = []
    for entry in os.scandir("/proc"):
        try:
            path = os.readlink(f"{entry.path}/exe") if entry.name.isdigit() else ""
        except OSError:
            continue
        if path.startswith(str(WORK)):
            found.append(path)
    return found


def main():
    corpus = WORK / "corpus.jsonl"
    with open(corpus, "wb") as output:
        subprocess.run(
            [sys.executable, HERE / "make_documents.py", str(COUNT)], stdout=output, check=True)
    size = corpus.stat().st_size
    print(f"     {COUNT} documents, {size / 1e6:.1f} MB", flush=True)

    # One process.
    measured("count", ["count", str(corpus), "--jobs", "1", "-o", str(WORK / "whole.counts")])
    whole = (WORK / "whole.counts").read_bytes()
    expected = digest(whole)
    print(f"     SHA-256 of the counts: {expected}")

    # The command, shipped as an archive.
    archive = WORK / "hantext.tar.gz"
    with tarfile.open(archive, "w:gz", compresslevel=1) as tar:
        root = pathlib.Path(HANTEXT).parent.parent
        if (root / "lib/licenses").is_dir():  # What Scripts/dist makes: with its libraries.
            tar.add(root, "hantext-test")
        else:
            tar.add(HANTEXT, "hantext-test/bin/hantext")
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    # Executors of a local cluster keep their folders below it.
    os.environ["SPARK_WORKER_DIR"] = str(WORK / "workers")
    os.environ["SPARK_LOCAL_DIRS"] = str(WORK / "local")

    from pyspark.sql import SparkSession

    start = time.monotonic()
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]").appName("hantext test")
        .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
        .config("spark.archives", f"{archive}#hantext")
        .config("spark.submit.pyFiles", str(MODULE)).config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4").config("spark.default.parallelism", "4")
        .config("spark.network.timeout", "600s").getOrCreate())
    context = spark.sparkContext
    context.setLogLevel("ERROR")
    context.addPyFile(str(MODULE))
    print(f"     Spark {spark.version} started in {time.monotonic() - start:.0f} s", flush=True)
    import hantext_spark as han

    command = han.shipped(context)
    lines = han.documents(context, [str(corpus)], PARTS)
    check(f"{PARTS} parts or more", lines.getNumPartitions() >= PARTS)

    # Three ways to merge.
    def timed(what, body):
        start = time.monotonic()
        result = body()
        print(f"     {what}: {time.monotonic() - start:.1f} s", flush=True)
        return result

    partials = WORK / "partials"
    timed("map", lambda: han.counts(lines, (), command).saveAsTextFile(str(partials)))
    names = sorted(str(path) for path in partials.glob("part-*"))
    total = sum(os.path.getsize(name) for name in names)
    print(f"     partials: {total / size:.2f} bytes a byte of input; "
          f"counts of all: {len(whole) / size:.2f}")
    rows = spark.read.option("lineSep", "\n").text(str(partials))
    merged = timed("merge by SQL", lambda: [
        row.value for row in han.merge_by_sql(spark, rows).collect()])
    check("merged by SQL", lines_digest(merged) == expected)
    saved = context.union([context.textFile(name, 1).coalesce(1) for name in names])
    merged = timed("merge by pipe", lambda: han.merge_by_pipe(saved, 3, command).collect())
    check("merged by pipe", lines_digest(merged) == expected)
    measured("merge here", ["merge", *names, "-o", str(WORK / "merged.counts")])
    check("merged here", digest((WORK / "merged.counts").read_bytes()) == expected)

    # An executor is killed while documents are counted, and again while counts are merged.
    for route in ("pipe", "sql"):
        killer = Killer(context, 2)
        killer.start()
        mapped = han.counts(lines, (), command)
        if route == "pipe":
            body = lambda: han.merge_by_pipe(mapped, PARTS // 2, command).collect()
        else:
            body = lambda: [row.value for row in han.merge_by_sql(spark, mapped).collect()]
        merged = timed(f"counted and merged by {route}, executors killed", body)
        killer.done = True
        killer.join()
        print(f"     killed in: {killer.killed}")
        check(f"killed twice ({route})", len(killer.killed) == 2)
        check(f"merged by {route} in spite of that", lines_digest(merged) == expected)

    # The report. Lines that are no documents are called by their number, which parts do not know.
    good = WORK / "good.jsonl"
    with open(corpus, "rb") as whole_corpus, open(good, "wb") as output:
        kept = [line for line in whole_corpus if b'"text"' in line]
        output.writelines(kept)
    folder = WORK / "analyses"
    lines = han.documents(context, [str(good)], PARTS)
    timed("analyses", lambda: han.analyses(lines, (), command).saveAsTextFile(str(folder)))
    names = sorted(str(path) for path in folder.glob("part-*"))
    total = sum(os.path.getsize(name) for name in names)
    print(f"     analyses: {total / size:.2f} bytes a byte of input")
    measured("report of the documents", ["report", str(good), "-o", str(WORK / "whole")])
    measured("report of the analyses", [
        "report", "-o", str(WORK / "parts"), "--expect-documents", str(len(kept)), "--analyses", *names])
    check("the report of the analyses", files(WORK / "parts") == files(WORK / "whole"))
    check("reports have their files", len(files(WORK / "whole")) >= 7)
    # Results of each document, ranked with the counts of all.
    lines = han.documents(context, [str(corpus)], PARTS)
    results = han.ranked(lines, "keywords", str(WORK / "whole.counts"), (), command)
    ranked = timed("keywords by the counts of all", results.collect)
    single = subprocess.run(
        [HANTEXT, "keywords", str(corpus), "--format", "jsonl", "--duplicates", "0", "--quiet",
         "--counts", str(WORK / "whole.counts")], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    check("keywords of each document", lines_digest(ranked) == digest(single.stdout))

    spark.stop()
    for _ in range(50):
        if not orphans():
            break
        time.sleep(0.2)
    check("no worker is left", not orphans())


try:
    main()
finally:
    shutil.rmtree(WORK, ignore_errors=True)
sys.exit(f"{len(failures)} of the checks failed" if failures else 0)
