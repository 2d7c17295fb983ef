"""A table of the lake that a case fills, runs of the program over it, and what they wrote down."""

import runpy
import sys
from datetime import date, datetime, timezone
from decimal import Decimal
from types import SimpleNamespace

PROGRAM = SimpleNamespace(**runpy.run_path(sys.argv[1]))
COLUMNS = "id BIGINT, name STRING, amount DECIMAL(12,2), tags MAP<STRING,STRING>, changed_at TIMESTAMP, born DATE, photo BINARY"
NAMES = [column.split()[0] for column in COLUMNS.split(", ")]
AT = datetime(2026, 11, 27, 16, 0, tzinfo=timezone.utc)


def row(number, name="Ada", **changes):
    given = {
        "id": number,
        "name": name,
        "amount": Decimal("10.50"),
        "tags": {"segment": "gold"},
        "changed_at": AT,
        "born": date(1990, 1, 2),
        "photo": bytearray(b"\x00\xff"),
        **changes,
    }
    return tuple(given[name] for name in NAMES)


class Lake:
    """A table of the lake that a case fills, and what the program wrote down."""

    def __init__(self, spark, case):
        self.spark, self.schema = spark, f"case_{case}"
        spark.sql(f"CREATE DATABASE {self.schema}")
        self.runs = 0

    def holds(self, *rows):
        place = f"{self.schema}.customers_{self.runs}"
        self.spark.createDataFrame(rows, COLUMNS).write.saveAsTable(place)
        return place

    def deliver(self, target, store, *rows, **changes):
        """A run over these rows; what went wrong, and the counts that it wrote."""
        self.runs += 1
        options = {
            "table": self.holds(*rows),
            "keys": ["id"],
            "columns": NAMES,
            "target": target,
            "state": f"{self.schema}.state",
            "counts": f"{self.schema}.counts",
            "name": "customers",
            "deletes": "follow",
            "most_deleted_percent": 100,
            "attempts": 3,
            "run_id": str(self.runs),
            **changes,
        }
        given = SimpleNamespace(**options)
        error = PROGRAM.run(self.spark, given, (lambda given: store(given)) if store else PROGRAM.store_of)
        [last] = self.spark.table(given.counts).where(f"run_id = '{self.runs}'").collect()
        return error, last.asDict()


def expect(found, wanted):
    if found != wanted:
        raise AssertionError(f"{found!r} instead of {wanted!r}")


def counted(outcome, **wanted):
    error, counts = outcome
    expect({name: counts[name] for name in wanted}, wanted)
    expect(counts["error"], error)
    expect(counts["success"], error is None)
    return error
