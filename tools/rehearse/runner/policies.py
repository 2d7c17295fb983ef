"""Asks functions of SQL on a local Spark, one value for each case.

usage: policies.py CASES OUT

CASES is a file of JSON: a list of `statements`, which make the functions of a case, and its `query`. OUT is a folder for
whatever Spark writes. Each answer is printed as an object of JSON on a line of its own.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from main import local_spark
from problems import words


def plain(value: Any) -> Any:
    """A value as JSON has it: days and times as texts."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else value


def run(cases: list[dict[str, Any]], out: Path, events: TextIO) -> None:
    """Answers every case; what fails says why and stops no other."""
    spark = local_spark(out)
    for number, case in enumerate(cases):
        answer: dict[str, Any] = {"event": "case", "case": number}
        try:
            for statement in case["statements"]:
                spark.sql(statement)
            answer["value"] = plain(spark.sql(case["query"]).first()[0])
        except Exception as error:  # noqa: BLE001 - whatever the function of a user does
            answer["error"] = words(error)
        events.write(f"{json.dumps(answer)}\n")
        events.flush()
    events.write(f"{json.dumps({'event': 'ended', 'case': len(cases)})}\n")
    events.flush()
    spark.stop()


def main() -> int:
    cases_file, folder = sys.argv[1:3]
    events = os.fdopen(os.dup(1), "w", encoding="utf8")
    os.dup2(2, 1)
    run(json.loads(Path(cases_file).read_text("utf8")), Path(folder).resolve(), events)
    return 0


if __name__ == "__main__":
    sys.exit(main())
