"""What a program declares: datasets, and the flows into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from problems import Problem
from pyspark.pipelines.flow import AutoCdcFlow, Flow
from pyspark.pipelines.graph_element_registry import GraphElementRegistry
from pyspark.pipelines.output import Output
from pyspark.sql import Column


@dataclass(frozen=True)
class Rule:
    """One expectation of a query."""

    name: str
    condition: str
    action: str


@dataclass(frozen=True)
class ChangeFlow:
    """AUTO CDC: changes of a source, applied to a target by key and in their order."""

    target: str
    source: str
    keys: list[str]
    sequence: Column
    deletes: Column | None
    truncates: Column | None
    include: list[str] | None
    exclude: list[str]
    history: bool
    tracked: list[str] | None
    untracked: list[str]
    ignore_nulls: bool


class Graph(GraphElementRegistry):
    """Takes what the decorators of Spark register, names in full."""

    def __init__(self, full: Callable[[str], str]) -> None:
        self.full = full
        self.outputs: dict[str, Output] = {}
        self.flows: dict[str, list[Flow | ChangeFlow]] = {}
        self.rules: dict[str, list[Rule]] = {}

    def register_output(self, output: Output) -> None:
        name = self.full(output.name)
        if name in self.outputs:
            raise Problem(f"{name} is declared twice. Fix: give one of them another name.")
        self.outputs[name] = output

    def register_flow(self, flow: Flow) -> None:
        self.flows.setdefault(self.full(flow.target), []).append(flow)

    def register_change(self, flow: ChangeFlow) -> None:
        self.flows.setdefault(self.full(flow.target), []).append(flow)

    def register_auto_cdc_flow(self, flow: AutoCdcFlow) -> None:
        raise Problem("AUTO CDC of Spark Connect is not rehearsed")

    def register_sql(self, sql_text: str, file_path: Path) -> None:
        raise Problem(f"{file_path.name}: SQL of Spark's own registry is not rehearsed")


def rules_of(query: Callable[..., Any]) -> list[Rule]:
    """The expectations that decorate a query function."""
    return list(getattr(query, "rehearsed_rules", []))
