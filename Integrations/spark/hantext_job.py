"""Counts, analyses or ranks JSON Lines on a cluster. To be run by spark-submit:

    spark-submit --py-files hantext_spark.py --archives hantext-0.1.0-linux-x86_64.tar.gz#hantext \\
        hantext_job.py counts hdfs:///corpus hdfs:///result --parts 512

writes `result/partials`, a file of counts a part, and `result/counts`, their sum in order.

    … hantext_job.py analyses hdfs:///corpus hdfs:///result

writes `result/analyses`, for `hantext report --analyses result/analyses/part-*`.

    … --files all.counts … hantext_job.py keywords hdfs:///corpus hdfs:///result --counts all.counts

writes `result/keywords`, the keywords of each document; `slogans` likewise.
"""

import argparse
import shlex

from pyspark.sql import SparkSession

import hantext_spark as han


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["counts", "analyses", "keywords", "slogans"])
    parser.add_argument("input", help="JSON Lines: files or folders, joined by commas, in order")
    parser.add_argument("output", help="a folder; what is written must not be there yet")
    parser.add_argument("--parts", type=int, help="the number of parts (default: Spark's)")
    parser.add_argument("--merge", choices=["sql", "pipe"], default="sql")
    parser.add_argument("--counts", help="for keywords and slogans: the merged counts")
    parser.add_argument("--options", default="", help="options of hantext, such as '--ngrams 1-2'")
    parser.add_argument("--hantext", help="its path on every node (default: as shipped)")
    arguments = parser.parse_args()
    if arguments.step in ("keywords", "slogans") and not arguments.counts:
        parser.error("name the merged counts with --counts")

    spark = SparkSession.builder.appName(f"hantext {arguments.step}").getOrCreate()
    command = arguments.hantext or han.shipped(spark.sparkContext)
    lines = han.documents(spark.sparkContext, [arguments.input], arguments.parts)
    options = shlex.split(arguments.options)
    if arguments.step == "counts":
        partials = f"{arguments.output}/partials"
        han.counts(lines, options, command).saveAsTextFile(partials)
        merged = f"{arguments.output}/counts"
        if arguments.merge == "sql":
            rows = spark.read.option("lineSep", "\n").text(partials)
            han.merge_by_sql(spark, rows).write.text(merged)
        else:
            # One file a part: files must not be split.
            spark.sparkContext._jsc.hadoopConfiguration().set(
                "mapreduce.input.fileinputformat.split.minsize", str(1 << 60))
            rows = spark.sparkContext.textFile(partials, 1)
            han.merge_by_pipe(rows, command=command).saveAsTextFile(merged)
    elif arguments.step == "analyses":
        han.analyses(lines, options, command).saveAsTextFile(f"{arguments.output}/analyses")
    else:
        results = han.ranked(lines, arguments.step, arguments.counts, options, command)
        results.saveAsTextFile(f"{arguments.output}/{arguments.step}")
    spark.stop()


if __name__ == "__main__":
    main()
