"""Completes `pyspark.pipelines` with what Databricks' own module has and that of open source lacks.

What is there already stays Spark's own, so that its checks of arguments are rehearsed too.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from typing import Any

from graph import ChangeFlow, Graph, Rule, rules_of
from problems import Problem
from pyspark import pipelines as dp
from pyspark.pipelines.graph_element_registry import get_active_graph_element_registry
from pyspark.sql import Column
from pyspark.sql import functions as F

ACTIONS = {"": "warn", "_or_drop": "drop", "_or_fail": "fail"}

# Arguments of Databricks' decorators that decide where a table lies or who sees it, not what is in it.
ELSEWHERE = {"path", "private", "row_filter", "cluster_by_auto", "temporary", "refresh_policy"}

NOT_REHEARSED = ("create_auto_cdc_from_snapshot_flow", "apply_changes_from_snapshot", "foreach_batch_sink")

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def complete() -> None:
    """Adds what is missing; once for a process."""
    added: dict[str, Callable[..., Any]] = {}
    for suffix, action in ACTIONS.items():
        added[f"expect_all{suffix}"] = expecting(action)
        added[f"expect{suffix}"] = lambda name, condition, action=action: expecting(action)({name: condition})
    for name in ("table", "materialized_view", "create_sink"):
        added[name] = without_places(getattr(dp, name))
    added["create_streaming_table"] = streaming_table(without_places(dp.create_streaming_table))
    added["create_auto_cdc_flow"] = added["apply_changes"] = auto_cdc
    added["view"] = dp.temporary_view
    added["on_event_hook"] = lambda *_, **__: lambda hook: hook
    added.update({name: refused(name) for name in NOT_REHEARSED})
    for name, function in added.items():
        setattr(dp, name, function)
    sys.modules["dlt"] = dp


def expecting(action: str) -> Callable[[dict[str, str]], Decorator]:
    """`expect_all` and its relatives: they only remember, the rehearsal counts."""

    def expect_all(rules: dict[str, str]) -> Decorator:
        def decorate(query: Callable[..., Any]) -> Callable[..., Any]:
            added = [Rule(name, condition, action) for name, condition in rules.items()]
            setattr(query, "rehearsed_rules", [*rules_of(query), *added])
            return query

        return decorate

    return expect_all


def without_places(declare: Callable[..., Any]) -> Callable[..., Any]:
    """Takes Databricks' own arguments and leaves them out, unless Spark knows them."""
    known = inspect.signature(declare).parameters

    def declared(*args: Any, **arguments: Any) -> Any:
        return declare(*args, **{k: v for k, v in arguments.items() if k in known or k not in ELSEWHERE})

    return declared


def streaming_table(declare: Callable[..., None]) -> Callable[..., None]:
    """A streaming table whose expectations hold for all of its flows."""

    def declared(name: str, **arguments: Any) -> None:
        graph = active()
        for suffix, action in ACTIONS.items():
            for rule, condition in (arguments.pop(f"expect_all{suffix}", None) or {}).items():
                graph.rules.setdefault(graph.full(name), []).append(Rule(rule, condition, action))
        declare(name, **arguments)

    return declared


def refused(name: str) -> Callable[..., None]:
    """A function of Databricks that is there, and says that it is not rehearsed."""

    def refuse(*_: Any, **__: Any) -> None:
        raise Problem(f"{name} is not rehearsed")

    return refuse


def auto_cdc(
    target: str,
    source: str,
    keys: list[str] | list[Column],
    sequence_by: str | Column,
    apply_as_deletes: str | Column | None = None,
    apply_as_truncates: str | Column | None = None,
    column_list: list[str] | list[Column] | None = None,
    except_column_list: list[str] | list[Column] | None = None,
    stored_as_scd_type: int | str | None = 1,
    name: str | None = None,
    track_history_column_list: list[str] | list[Column] | None = None,
    track_history_except_column_list: list[str] | list[Column] | None = None,
    ignore_null_updates: bool = False,
    **others: Any,
) -> None:
    """`create_auto_cdc_flow`; that of open source needs Spark Connect."""
    strange = sorted(key for key, value in others.items() if value)
    if strange:
        raise Problem(f"create_auto_cdc_flow: {', '.join(strange)} is not rehearsed")
    for one, other in (
        (column_list, except_column_list),
        (track_history_column_list, track_history_except_column_list),
    ):
        if one is not None and other is not None:
            raise Problem(
                f"create_auto_cdc_flow of {target}: a list of columns and one of exceptions exclude each other"
            )
    if str(stored_as_scd_type or 1) not in ("1", "2"):
        raise Problem(f"create_auto_cdc_flow of {target}: stored_as_scd_type is 1 or 2, not {stored_as_scd_type}")
    history = str(stored_as_scd_type or 1) == "2"
    if history and apply_as_truncates is not None:
        raise Problem(f"create_auto_cdc_flow of {target}: apply_as_truncates goes with SCD type 1 alone")
    active().register_change(
        ChangeFlow(
            target=target,
            source=source,
            keys=names(keys) or [],
            sequence=column(sequence_by),
            deletes=None if apply_as_deletes is None else column(apply_as_deletes),
            truncates=None if apply_as_truncates is None else column(apply_as_truncates),
            include=names(column_list),
            exclude=names(except_column_list) or [],
            history=history,
            tracked=names(track_history_column_list),
            untracked=names(track_history_except_column_list) or [],
            ignore_nulls=ignore_null_updates,
        )
    )


def active() -> Graph:
    """The graph of the program that runs."""
    graph = get_active_graph_element_registry()
    assert isinstance(graph, Graph)
    return graph


def column(given: str | Column) -> Column:
    """A text is an expression of SQL."""
    return F.expr(given) if isinstance(given, str) else given


def names(given: list[str] | list[Column] | None) -> list[str] | None:
    """Names of columns, which may be given as columns."""
    if given is None:
        return None
    # A column prints as Column<'name'>.
    return [one if isinstance(one, str) else str(one)[len("Column<'") : -len("'>")] for one in given]
