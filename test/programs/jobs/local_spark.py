"""A Spark for cases of programs, and a line of JSON for each of those that are wanted."""

import json
import sys
import tempfile
import traceback
from contextlib import redirect_stdout

from pyspark.sql import SparkSession


def spark_in(folder):
    settings = {
        "spark.ui.enabled": "false",
        "spark.log.level": "OFF",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={folder} -Dderby.system.home={folder}",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": f"{folder}/warehouse",
    }
    builder = SparkSession.builder.master("local[2]")
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def run_cases(cases, run):
    """Runs those whose names the command line lists; `run` gets Spark, the number of the case and the case."""
    wanted = json.loads(sys.argv[2])
    told = sys.stdout

    def tell(**event):
        print(json.dumps(event), file=told, flush=True)

    # What the program prints is for the log of a job.
    with tempfile.TemporaryDirectory(prefix="lakehouse-jobs-") as folder, redirect_stdout(sys.stderr):
        spark = spark_in(folder)
        for number, case in enumerate(cases):
            name = case.__name__.replace("_", " ")
            if name not in wanted:
                continue
            try:
                run(spark, number, case)
                tell(event="case", name=name)
            except Exception:
                tell(event="case", name=name, error=traceback.format_exc())
        spark.stop()
    tell(event="ended")
