"""`spark` and `dbutils` as a program is given them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from pyspark.sql import DataFrame
from queries import rewritten
from readers import BatchReader, StreamReader
from update import Update


class ProgramSession:
    """The pipeline's configuration and readers; everything else is Spark's."""

    def __init__(self, pipeline: Update) -> None:
        self.pipeline = pipeline
        self.conf = SimpleNamespace(get=self.configured, set=pipeline.spark.conf.set)

    def configured(self, key: str, *default: Any) -> Any:
        found = self.pipeline.configuration
        return found[key] if key in found else self.pipeline.spark.conf.get(key, *default)

    @property
    def readStream(self) -> StreamReader:  # noqa: N802
        return StreamReader(self.pipeline)

    @property
    def read(self) -> BatchReader:
        return BatchReader(self.pipeline)

    def table(self, name: str) -> DataFrame:
        return self.pipeline.read(name, streaming=False)

    def sql(self, text: str, *args: Any, **named: Any) -> DataFrame:
        return self.pipeline.spark.sql(rewritten(self.pipeline, text), *args, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.pipeline.spark, name)


def utilities() -> SimpleNamespace:
    """`dbutils` with secrets that are none."""
    return SimpleNamespace(secrets=SimpleNamespace(get=lambda scope, key: f"rehearsed-{scope}-{key}"))
