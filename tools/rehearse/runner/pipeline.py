"""One pipeline: the graph that its programs declare, run once for each update."""

from __future__ import annotations

import json
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from change_data import applied
from cloud_files import Seen
from expectations import TableReport, checked
from graph import ChangeFlow, Graph, Rule, rules_of
from landing import Landing
from names import qualified
from payload import Payloads
from problems import Problem, without_folders, words
from programs import modules_of, run_programs
from pyspark import pipelines as dp
from pyspark.pipelines.flow import Flow
from pyspark.pipelines.graph_element_registry import graph_element_registration_context
from pyspark.pipelines.output import MaterializedView, Sink, StreamingTable, TemporaryView
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.streaming.readwriter import DataStreamReader
from pyspark.sql.types import StructType
from readers import OUTSIDE
from schemas import changes, columns_of, grown
from session import ProgramSession, utilities
from streams import run_stream
from tables import Tables

KINDS = {StreamingTable: "streaming table", MaterializedView: "materialized view", Sink: "sink", TemporaryView: "view"}
CONTENT_ROWS = 500


class MissingTable(Problem):
    """A table that no pipeline has made so far."""


class FailedBefore(Problem):
    """A table that cannot be read, because filling it has failed; that is said where it did."""


class Pipeline:
    """What one pipeline is, and what is kept of it between its updates."""

    def __init__(self, spark: SparkSession, plan: dict[str, Any], out: Path, tables: Tables) -> None:
        self.spark, self.plan, self.tables = spark, plan, tables
        self.key: str = plan["key"]
        self.configuration: dict[str, str] = plan["configuration"]
        self.folder = out / "pipelines" / self.key
        self.landing = Landing(spark, self.folder / "landing", plan["updates"])
        self.seen: dict[str, Seen] = {}
        self.counts: Counter[str] = Counter()
        self.payloads = Payloads(lambda: self.last_read, self.note)
        self.waits_for: str | None = None

    def full(self, name: str) -> str:
        """A name in three parts."""
        return qualified(name, self.plan["catalog"], self.plan["schema"])

    def note(self, text: str) -> None:
        """Something of the update that the user should know."""
        if text not in self.notes:
            self.notes.append(text)

    def samples_of(self, place: str) -> Path:
        """Where the samples of a place outside lie."""
        if not self.landing.updates:
            raise Problem(f"{place} has no samples. Fix: put some under data/{self.key}/.")
        folder = self.landing.of(place)
        self.shown.setdefault(str(folder), place)
        return folder

    def local(self, path: Any) -> Any:
        """A path as the rehearsal has it; what lies inside of the project stays."""
        if isinstance(path, list):
            return [self.local(one) for one in path]
        return str(self.samples_of(path)) if str(path).startswith(OUTSIDE) else path

    def knows(self, name: str) -> bool:
        """Whether a name is one of a table or view of a pipeline."""
        return self.full(name) in self.graph.outputs or self.tables.has(self.full(name))

    # ---- updates ----

    def updates(self) -> Iterator[dict[str, Any]]:
        """Runs them one after the other, and says of each what came of it."""
        for number in range(max(1, len(self.landing.updates))):
            started = time.monotonic()
            self.notes: list[str] = []
            self.reports: dict[str, TableReport] = {}
            self.states: dict[str, str] = {}
            self.last_read: DataFrame | None = None
            self.shown: dict[str, str] = {}
            self.errors: list[str] = []
            with modules_of(self.plan["root"], self.spark.sparkContext.environment):
                if self.attempt(lambda: self.landing.arrive(number)) and self.attempt(self.declare):
                    # What does not read from a table that failed goes on.
                    for name in self.graph.outputs:
                        self.attempt(lambda: self.materialize(name))
            yield self.report(number, time.monotonic() - started)

    def attempt(self, step: Callable[[], None]) -> bool:
        """Takes a step, and keeps what goes wrong: a program of the user may raise anything."""
        try:
            step()
        except FailedBefore:
            return False
        except Exception as raised:
            if isinstance(raised, MissingTable):
                self.waits_for = str(raised)
            if words(raised) not in self.errors:
                self.errors.append(words(raised))
            return False
        return True

    def declare(self) -> None:
        """Runs the programs, which say what tables there are."""
        self.graph = Graph(self.full)
        setattr(dp, "read", lambda name: self.read(name, streaming=False))
        setattr(dp, "read_stream", lambda name: self.read(name, streaming=True))
        setattr(F, "from_json", self.payloads.from_json)
        with graph_element_registration_context(self.graph):
            run_programs(
                self.plan["root"], self.plan["programs"], {"spark": ProgramSession(self), "dbutils": utilities()}
            )

    def report(self, number: int, seconds: float) -> dict[str, Any]:
        """The update as plain values, without paths of this machine."""
        tables = {name: vars(report) for name, report in self.reports.items()}
        for name, table in tables.items():
            if self.plan["content"] and name in self.tables.schemas:
                table["content"] = self.tables.content(name, CONTENT_ROWS)
        report = {
            "pipeline": self.key,
            "update": number + 1,
            "tables": tables,
            "notes": self.notes,
            "error": "; ".join(self.errors) or None,
            "seconds": round(seconds, 2),
        }
        places = {**self.shown, str(self.folder): "", str(self.tables.out): "", self.plan["root"]: self.key}
        return json.loads(without_folders(json.dumps(report, default=str), places))

    def forget(self) -> None:
        """Takes away what an update left that has to be run again from the start."""
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- the graph ----

    def read(self, name: str, streaming: bool) -> DataFrame:
        """A table or view of a pipeline; what it is made of is run first."""
        full = self.full(name)
        output = self.graph.outputs.get(full)
        if output is None and not self.tables.has(full):
            raise MissingTable(
                f"[TABLE_OR_VIEW_NOT_FOUND] {full} is made by no pipeline here. Fix: put rows of it, a line of JSON each, "
                f"into data/tables/{full}/."
            )
        if isinstance(output, TemporaryView) and not self.rules(full):
            return self.query(full)
        if output is not None:
            self.materialize(full)
        if streaming and full in self.tables.changing:
            self.note(f"{full} is read as a stream, which ends once a row of it changes or goes")
        self.last_read = self.tables.read(full)
        if not streaming:
            return self.last_read
        return DataStreamReader(self.spark).schema(self.tables.schemas[full]).parquet(self.tables.place(full))

    def query(self, name: str) -> DataFrame:
        """The rows of a view."""
        flow = self.graph.flows[name][0]
        assert isinstance(flow, Flow)
        return flow.func()

    def rules(self, name: str) -> list[Rule]:
        """Expectations of all flows into a dataset."""
        flows = [flow for flow in self.graph.flows.get(name, []) if isinstance(flow, Flow)]
        return [*self.graph.rules.get(name, []), *(rule for flow in flows for rule in rules_of(flow.func))]

    def materialize(self, name: str) -> None:
        """Runs the flows into a dataset, once for an update."""
        if self.states.get(name) == "running":
            raise Problem(f"[CIRCULAR_DEPENDENCY] {name} reads itself")
        if self.states.get(name) == "failed":
            raise FailedBefore(name)
        output = self.graph.outputs[name]
        # A view without rules is part of the queries that read it; one with rules is counted once.
        if name in self.states or (isinstance(output, TemporaryView) and not self.rules(name)):
            return
        self.states[name] = "running"
        try:
            self.run(name)
        except Exception:
            self.states[name] = "failed"
            raise
        self.states[name] = "done"

    def run(self, name: str) -> None:
        """Runs the flows, and says what came of them."""
        output = self.graph.outputs[name]
        report = self.reports.setdefault(name, TableReport(KINDS[type(output)]))
        known = self.tables.schemas.get(name)
        for flow in self.graph.flows.get(name, []):
            if isinstance(flow, ChangeFlow):
                self.change(name, flow, report)
            else:
                self.fill(name, flow, report)
        before = 0 if name in self.tables.changing else self.tables.totals.get(name, 0)
        report.rows = self.tables.totals[name] = before + report.written
        schema = self.tables.schemas.get(name, StructType([]))
        report.columns = columns_of(schema)
        report.changes = changes(known, schema)

    def fill(self, name: str, flow: Flow, report: TableReport) -> None:
        """Appends what is new of a stream, or makes a materialized view anew."""
        query, output = flow.func(), self.graph.outputs[name]
        rules = [*self.graph.rules.get(name, []), *rules_of(flow.func)]
        if not isinstance(output, TemporaryView) and query.isStreaming == isinstance(output, MaterializedView):
            wanted = "a query of a batch" if query.isStreaming else "a streaming query (spark.readStream)"
            raise Problem(f"[INVALID_FLOW_QUERY_TYPE] {name} is a {KINDS[type(output)]}: it takes {wanted}")
        if query.isStreaming:
            self.tables.schemas[name] = grown(name, self.tables.schemas.get(name), query.schema)
            append = lambda rows: self.tables.add(name, checked(name, rows, rules, report))  # noqa: E731
            run_stream(query, self.folder / "checkpoints" / name / flow.name, append)
        else:
            self.tables.replace(name, checked(name, query.persist(), rules, report))
            query.unpersist()

    def change(self, name: str, flow: ChangeFlow, report: TableReport) -> None:
        """Applies changes by key."""
        source, log = self.read(flow.source, streaming=True), self.folder / "changes" / name

        def keep(rows: DataFrame) -> None:
            report.read += rows.count()
            rows.write.mode("append").parquet(str(log))

        log.mkdir(parents=True, exist_ok=True)
        run_stream(source, self.folder / "checkpoints" / name / "changes", keep)
        rows = applied(self.spark.read.schema(source.schema).parquet(str(log)), flow)
        self.tables.replace(name, rows)
        report.written = self.tables.read(name).count()
