"""Counts and analyses documents on Apache Spark, with hantext as the worker.

Spark places, retries, sorts and adds up; the work on a document is done by the command `hantext`,
which reads JSON Lines and writes lines. No Python package and no dictionary has to be on the nodes.

    lines = documents(sc, ["corpus.jsonl"], parts=64)
    partials = counts(lines, command=shipped(sc))
    merged = merge_by_sql(spark, partials)              # or merge_by_pipe(partials)
    results = analyses(lines, command=shipped(sc))

What comes out is, byte for byte, what one process writes for all documents; see README.md.
"""

import shlex

#: The command as `--archives hantext-VERSION-linux-x86_64.tar.gz#hantext` unpacks it. `*` and `?` are
#: patterns of the shell.
SHIPPED = "hantext/*/bin/hantext"

#: Runs hantext. Status 1 says that some documents failed and all others are complete, which is no
#: failure of the task; each of these documents is named in the executor's standard error. Temporary
#: files go to the executor's folder.
_RUN = """
export TMPDIR=.
IFS=
for hantext in $0; do break; done
"$hantext" "$@"
status=$?
[ "$status" -ne 1 ] || status=0
exit "$status"
"""

#: Adds up files of counts that stand one behind the other in the input. hantext merges files and not
#: pipes, so each goes to a file of its own: it ends with its total, whose key begins with `~`.
_MERGE = r"""
export LC_ALL=C
IFS=
for hantext in $0; do break; done
folder=$(mktemp -d ./merge.XXXXXX) || exit 3
trap 'rm -rf "$folder"' EXIT
awk -v folder="$folder" '
  { name = folder "/" part + 0; print > name }
  index($0, "{\"k\":\"~") == 1 { close(name); part++ }
' || exit 3
"$hantext" merge "$folder"/*
"""

#: A row of counts. Keys stay as they are escaped.
_ROW = r'^\{"k":"(.*)","df":([0-9]+),"tf":([0-9]+),"sq":([0-9]+)\}$'


def shipped(context, path=SHIPPED):
    """The path of the command that was shipped with `--archives` (or `--files`)."""
    if context._jsc.sc().isLocal():
        # Without executors, archives are unpacked in a folder of the driver.
        from pyspark import SparkFiles

        return SparkFiles.get(path)
    return f"./{path}"


def documents(context, paths, parts=None):
    """Documents, one a line, in the order of the paths and of their lines.

    Every document needs an "id" of its own: the number of its line is not known in a part.
    """
    return context.textFile(",".join(paths), parts)


def counts(lines, options=(), command=SHIPPED):
    """Counts of each part: sorted rows of JSON, a total at the end of each part."""
    return _piped(lines, command, "count", "-", options)


def analyses(lines, options=(), command=SHIPPED):
    """Analyses: a line a document, in order, and a total at the end of each part."""
    return _piped(lines, command, "analyze", "-", options)


def ranked(lines, subcommand, counts_file, options=(), command=SHIPPED):
    """Results of each document, ranked with the counts of all documents.

    - `subcommand`: keywords or slogans.
    - `counts_file`: The merged counts, as the executors see them: shipped with `--files`, or on a disk
      that all share.
    """
    extra = ["--format", "jsonl", "--duplicates", "0", "--counts", counts_file, *options]
    return _piped(lines, command, subcommand, "-", extra)


def merge_by_sql(spark, partials):
    """Adds up counts with Spark's own GROUP BY: a data frame with one column, in order.

    - `partials`: Rows as an RDD, or a data frame with the column `value`, as
      `spark.read.option("lineSep", "\\n").text(folder)` gives.

    The total is a row like the others. The order is that of the lines' bytes, which is not that of
    their keys (a quote ends the key), and which Spark SQL keeps for strings; sorting strings in the
    JVM or in Python's `sortBy` on the JVM would go by UTF-16.
    """
    from pyspark.sql import functions as f

    if not hasattr(partials, "select"):
        partials = spark.createDataFrame(partials.map(lambda line: (line,)), "value string")
    value = f.col("value")
    number = lambda group: f.regexp_extract(value, _ROW, group).cast("bigint")
    return (
        partials.select(
            f.regexp_extract(value, _ROW, 1).alias("k"),
            number(2).alias("df"), number(3).alias("tf"), number(4).alias("sq"),
        )
        .groupBy("k")
        .agg(f.sum("df").alias("df"), f.sum("tf").alias("tf"), f.sum("sq").alias("sq"))
        .select(
            f.concat(
                f.lit('{"k":"'), "k", f.lit('","df":'), "df", f.lit(',"tf":'), "tf",
                f.lit(',"sq":'), "sq", f.lit("}"),
            ).alias("value")
        )
        .orderBy("value")
    )


def merge_by_pipe(partials, fan_in=16, command=SHIPPED):
    """Adds up counts with `hantext merge`, some parts at a time: one part, in order.

    - `partials`: Rows as an RDD; every part is a whole file of counts.
    - `fan_in`: How many parts a task adds up.

    Every task checks the totals of what it adds up.
    """
    command_line = shlex.join(["/bin/sh", "-c", _MERGE, command])
    while True:
        tasks = -(-partials.getNumPartitions() // fan_in)
        numbered = partials.mapPartitionsWithIndex(
            lambda part, lines: (((part, row), line) for row, line in enumerate(lines)))
        grouped = numbered.repartitionAndSortWithinPartitions(
            tasks, lambda key: key[0] // fan_in)
        partials = grouped.values().pipe(command_line, checkCode=True)
        if tasks == 1:
            return partials


def _piped(lines, command, subcommand, path, options):
    arguments = [
        "/bin/sh", "-c", _RUN, command, subcommand, path, "--input-format", "jsonl",
        # Spark runs a task on each core.
        "--jobs", "1", "--progress", "never", *options,
    ]
    # Without checkCode, a task whose worker was killed counts as done with what it had written.
    return lines.pipe(shlex.join(arguments), checkCode=True)
