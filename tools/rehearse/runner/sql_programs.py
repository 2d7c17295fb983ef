"""Programs in SQL: their statements declare the same tables and flows as the decorators of Python.

What is declared is read here, because Spark's own grammar lacks expectations, `OR REFRESH` and older forms. Queries are
Spark's, with the names of tables as in `spark.sql`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from declarations import ACTIONS
from problems import Problem
from pyspark import pipelines as dp
from pyspark.sql import DataFrame
from queries import configured
from sql_changes import change_of
from sql_heads import Head, head_of
from sql_text import Cursor, statements_of

if TYPE_CHECKING:
    from session import ProgramSession

SUFFIXES = {action: suffix for suffix, action in ACTIONS.items()}
# What a dataset is, in the words of now and in those of before.
STREAMING = (("STREAMING", "TABLE"), ("STREAMING", "LIVE", "TABLE"))
MATERIALIZED = (("MATERIALIZED", "VIEW"), ("LIVE", "TABLE"))
VIEWS = (("VIEW",), ("LIVE", "VIEW"), ("STREAMING", "LIVE", "VIEW"))

Decorator = Callable[[Callable[[], DataFrame]], Any]


class SqlProgram:
    """Statements of one file, declared one after the other."""

    def __init__(self, session: ProgramSession) -> None:
        self.session = session

    def run(self, file: str, text: str) -> None:
        for number, statement in enumerate(statements_of(text), 1):
            try:
                self.declare(Cursor(configured(self.session.pipeline, statement)))
            except Problem as problem:
                raise Problem(f"{file}, statement {number}: {problem}") from None

    def declare(self, cursor: Cursor) -> None:
        refused = Problem(f"{cursor.shown()} … is not rehearsed")
        if cursor.takes("SET"):
            key = cursor.until(("=",))
            cursor.needs("=")
            self.session.pipeline.configuration[key] = cursor.rest().strip("'\"")
        elif cursor.takes("APPLY", "CHANGES", "INTO"):
            dp.create_auto_cdc_flow(**change_of(cursor, cursor.name()))
        elif cursor.takes("CREATE"):
            self.create(cursor, refused)
        else:
            raise refused

    def create(self, cursor: Cursor, refused: Problem) -> None:
        if cursor.takes("FLOW"):
            self.flow(cursor)
            return
        if not cursor.takes("OR", "REFRESH"):
            cursor.takes("OR", "REPLACE")
        of_the_pipeline = cursor.takes("TEMPORARY") or cursor.takes("PRIVATE")
        if any(cursor.takes(*words) for words in STREAMING):
            self.streaming_table(cursor)
        elif any(cursor.takes(*words) for words in MATERIALIZED):
            self.queried(cursor, dp.materialized_view)
        # One that stays in the catalog is of no use before data is there.
        elif (of_the_pipeline or cursor.sees("LIVE") or cursor.sees("STREAMING")) and any(
            cursor.takes(*words) for words in VIEWS
        ):
            self.queried(cursor, dp.temporary_view)
        else:
            raise refused

    def streaming_table(self, cursor: Cursor) -> None:
        """A streaming table with a query, or with flows of its own."""
        head = head_of(cursor)
        if cursor.takes("FLOW"):
            if not cursor.takes("AUTO", "CDC"):
                raise Problem(f"FLOW {cursor.shown()} … is not rehearsed")
            self.empty_table(head)
            dp.create_auto_cdc_flow(**change_of(cursor, head.name))
        elif cursor.ended:
            self.empty_table(head)
        else:
            cursor.needs("AS")
            self.decorated(head, dp.table(name=head.name, comment=head.comment), cursor.rest())

    def empty_table(self, head: Head) -> None:
        rules = {f"expect_all{SUFFIXES[action]}": named for action, named in head.rules.items()}
        dp.create_streaming_table(head.name, comment=head.comment, **rules)

    def queried(self, cursor: Cursor, declare: Callable[..., Decorator]) -> None:
        """A materialized view, or a view of the pipeline alone."""
        head = head_of(cursor)
        cursor.needs("AS")
        self.decorated(head, declare(name=head.name, comment=head.comment), cursor.rest())

    def decorated(self, head: Head, decorate: Decorator, text: str) -> None:
        """Declares a query as the decorators do, with its expectations."""

        def query() -> DataFrame:
            rows = self.session.sql(text)
            strange = [name for name in head.columns if name.lower() not in {one.lower() for one in rows.columns}]
            if strange:
                raise Problem(f"{head.name}: the query has no column {', '.join(strange)}, which is listed")
            return rows

        for action, rules in head.rules.items():
            getattr(dp, f"expect_all{SUFFIXES[action]}")(rules)(query)
        decorate(query)

    def flow(self, cursor: Cursor) -> None:
        """`CREATE FLOW`: rows, or changes, for a table that is declared elsewhere."""
        name = cursor.name()
        if cursor.takes("COMMENT"):
            cursor.next()
        cursor.needs("AS")
        if cursor.takes("AUTO", "CDC"):
            if cursor.takes("ONCE"):
                raise Problem(f"AUTO CDC ONCE {cursor.shown()} … is not rehearsed")
            cursor.needs("INTO")
            dp.create_auto_cdc_flow(**change_of(cursor, cursor.name()))
            return
        cursor.needs("INSERT", "INTO")
        once = cursor.takes("ONCE")
        target = cursor.name()
        if once or cursor.sees("REPLACE"):
            raise Problem(f"a flow into {target} that runs once, or replaces rows, is not rehearsed")
        cursor.needs("BY", "NAME")
        self.decorated(Head(name), dp.append_flow(target=target, name=name), cursor.rest())
