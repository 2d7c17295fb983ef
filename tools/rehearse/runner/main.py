"""Runs declarative pipelines on a local Spark, update by update, and says what came out.

usage: main.py PLAN OUT

PLAN is a file of JSON: `pipelines`, each with key, catalog, schema, root, programs, configuration and updates, and
`tables`, rows of what no pipeline makes. OUT is a folder for whatever Spark writes. What happens is printed as it does,
one object of JSON on each line; what a program prints goes to the standard error stream.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from pathlib import Path
from typing import Any, TextIO

from declarations import complete
from pipeline import Pipeline
from pyspark.sql import SparkSession
from tables import Tables


def local_spark(out: Path) -> SparkSession:
    """A Spark in this process: quiet, small, and with nothing outside of its folder."""
    logging.getLogger("SQLQueryContextLogger").disabled = True
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "OFF",
        "spark.driver.memory": "1g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        # Short runs: no second compiler, no threads that collect.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC "
        f"-Djava.io.tmpdir={out} -Dderby.system.home={out}",
        "spark.local.dir": str(out / "spark"),
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.files.ignoreMissingFiles": "true",
        "spark.sql.warehouse.dir": str(out / "warehouse"),
    }
    builder = SparkSession.builder.master("local[2]").appName("rehearsal")
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def run(plan: dict[str, Any], out: Path, events: TextIO) -> None:
    """Runs every pipeline; one that reads what another makes waits for it."""

    def say(**event: Any) -> None:
        events.write(f"{json.dumps(event)}\n")
        events.flush()

    started = time.monotonic()
    spark = local_spark(out)
    complete()
    say(event="started", seconds=round(time.monotonic() - started, 2))
    tables = Tables(spark, out, plan.get("tables", {}))
    waiting, given_up = list(plan["pipelines"]), False
    while waiting:
        later = []
        for described in waiting:
            say(event="pipeline", pipeline=described["key"])
            pipeline = Pipeline(spark, described, out, tables)
            for update in pipeline.updates():
                if pipeline.waits_for is not None and len(waiting) > 1 and not given_up:
                    pipeline.forget()
                    later.append(described)
                    break
                say(event="update", **update)
        given_up = len(later) == len(waiting)
        waiting = later
    say(event="ended", seconds=round(time.monotonic() - started, 2))
    spark.stop()


def main() -> int:
    plan_file, folder = sys.argv[1:3]
    # What programs print must not be taken for events.
    events = os.fdopen(os.dup(1), "w", encoding="utf8")
    os.dup2(2, 1)
    out = Path(folder).resolve()
    run(json.loads(Path(plan_file).read_text("utf8")), out, events)
    return 0


if __name__ == "__main__":
    sys.exit(main())
