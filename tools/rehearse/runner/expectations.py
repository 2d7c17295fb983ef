"""What every expectation says of a batch of rows, and which of them are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import Any

from graph import Rule
from problems import Problem
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

RESCUED = "_rescued_data"


@dataclass
class TableReport:
    """What happened to one table in one update."""

    kind: str
    read: int = 0
    written: int = 0
    dropped: int = 0
    rescued: int = 0
    rows: int = 0
    expectations: dict[str, dict[str, Any]] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)


def checked(name: str, rows: DataFrame, rules: list[Rule], report: TableReport) -> DataFrame:
    """Counts, and leaves out what a rule drops. Where a rule fails the update, nothing of the rows may be written."""
    # A condition that is NULL is not met.
    holds = {rule.name: F.coalesce(F.expr(rule.condition).cast("boolean"), F.lit(False)) for rule in rules}
    keep = reduce(and_, (holds[rule.name] for rule in rules if rule.action == "drop"), F.lit(True))
    rescued = F.col(RESCUED).isNotNull() if RESCUED in rows.columns else F.lit(False)
    counts = [F.count_if(test).alias(f"rule {rule}") for rule, test in holds.items()]
    sums = rows.agg(
        F.count(F.lit(1)).alias("all"), F.count_if(keep).alias("kept"), F.count_if(rescued).alias("rescued"), *counts
    ).first()
    assert sums is not None
    for rule in rules:
        failed = sums["all"] - sums[f"rule {rule.name}"]
        entry = report.expectations.setdefault(rule.name, {"action": rule.action, "passed": 0, "failed": 0})
        entry["passed"] += sums[f"rule {rule.name}"]
        entry["failed"] += failed
        if failed > 0 and "example" not in entry:
            entry["example"] = example(rows, ~holds[rule.name])
    report.read += sums["all"]
    broken = [rule.name for rule in rules if rule.action == "fail" and sums["all"] > sums[f"rule {rule.name}"]]
    if broken:
        raise Problem(f"[EXPECTATION_VIOLATION] {name}: {', '.join(broken)}")
    report.written += sums["kept"]
    report.dropped += sums["all"] - sums["kept"]
    report.rescued += sums["rescued"]
    return rows.where(keep)


def example(rows: DataFrame, test: Column) -> str:
    """The first row that meets the test, as JSON."""
    first = rows.where(test).select(F.to_json(F.struct("*"))).first()
    return "" if first is None else str(first[0])
