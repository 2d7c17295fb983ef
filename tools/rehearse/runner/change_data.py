"""AUTO CDC: all changes are kept, and the target is made of them anew, so that late ones find their place."""

from __future__ import annotations

from graph import ChangeFlow
from problems import Problem
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

SEQUENCE, DELETED, TRUNCATES = "__sequence", "__deleted", "__truncates"
START, END = "__START_AT", "__END_AT"


def applied(changes: DataFrame, flow: ChangeFlow) -> DataFrame:
    """The rows of the target after all the changes."""
    columns = [c for c in flow.include or changes.columns if c not in flow.exclude]
    strange = [c for c in [*flow.keys, *(flow.include or []), *flow.exclude] if c not in changes.columns]
    if strange:
        raise Problem(f"[AUTO_CDC] {flow.target}: the source has no column {', '.join(strange)}")
    never = F.lit(False)
    events = changes.select(
        *dict.fromkeys([*columns, *flow.keys]),
        flow.sequence.alias(SEQUENCE),
        F.coalesce(never if flow.deletes is None else flow.deletes, never).alias(DELETED),
        F.coalesce(never if flow.truncates is None else flow.truncates, never).alias(TRUNCATES),
    )
    if not events.where(F.col(SEQUENCE).isNull()).isEmpty():
        raise Problem(
            f"[AUTO_CDC] {flow.target}: a change has no value to put it in order by. Fix: drop such rows with an "
            "expectation of its source."
        )
    if flow.truncates is not None:
        last = events.where(TRUNCATES).agg(F.max(SEQUENCE)).first()
        cut = None if last is None else last[0]
        kept = F.lit(True) if cut is None else F.col(SEQUENCE) > F.lit(cut)
        events = events.where(~F.col(TRUNCATES)).where(kept)
    events = one_per_moment(events, flow)
    if flow.ignore_nulls:
        events = filled(events, flow, columns)
    return history(events, flow, columns) if flow.history else newest(events, flow, columns)


def one_per_moment(events: DataFrame, flow: ChangeFlow) -> DataFrame:
    """Of changes of a key with the same place in the order, one: a delete, else any."""
    same = Window.partitionBy(*flow.keys, SEQUENCE).orderBy(F.col(DELETED).desc())
    return events.withColumn("__number", F.row_number().over(same)).where("__number = 1")


def filled(events: DataFrame, flow: ChangeFlow, columns: list[str]) -> DataFrame:
    """`ignore_null_updates`: a NULL leaves the value that was there, since the last delete."""
    before = Window.partitionBy(*flow.keys).orderBy(SEQUENCE)
    lives = events.withColumn("__life", F.sum(F.lag(DELETED, 1, False).over(before).cast("int")).over(before))
    life = Window.partitionBy(*flow.keys, "__life").orderBy(SEQUENCE)
    values = {c: F.last(c, ignorenulls=True).over(life) for c in columns if c not in flow.keys}
    return lives.withColumns(values)


def newest(events: DataFrame, flow: ChangeFlow, columns: list[str]) -> DataFrame:
    """SCD type 1: of each key the last change, unless it deletes."""
    order = Window.partitionBy(*flow.keys).orderBy(F.desc(SEQUENCE))
    last = events.withColumn("__number", F.row_number().over(order)).where("__number = 1")
    return last.where(~F.col(DELETED)).select(*columns)


def history(events: DataFrame, flow: ChangeFlow, columns: list[str]) -> DataFrame:
    """SCD type 2: a row for each time in which the tracked columns kept their values."""
    inner = [c for c in columns if c not in flow.keys and c not in flow.untracked]
    state = F.struct(DELETED, *(inner if flow.tracked is None else flow.tracked))
    order = Window.partitionBy(*flow.keys).orderBy(SEQUENCE)
    before = F.lag(state).over(order)
    opens = (before.isNull() | ~state.eqNullSafe(before)).cast("int")
    spans = events.withColumn("__opens", opens).withColumn("__span", F.sum("__opens").over(order))
    span = Window.partitionBy(*flow.keys, "__span")
    spans = spans.withColumn(START, F.min(SEQUENCE).over(span))
    spans = spans.withColumn("__number", F.row_number().over(span.orderBy(F.desc(SEQUENCE)))).where("__number = 1")
    after = F.lead(START).over(Window.partitionBy(*flow.keys).orderBy(START))
    return spans.withColumn(END, after).where(~F.col(DELETED)).select(*columns, START, END)
