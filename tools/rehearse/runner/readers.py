"""`spark.read` and `spark.readStream` of a program: sources that only Databricks has, and the pipelines' own tables."""

from __future__ import annotations

from typing import Any

from cloud_files import AutoLoader, Seen
from problems import Problem
from pyspark.sql import DataFrame, DataFrameReader
from pyspark.sql.streaming.readwriter import DataStreamReader
from pyspark.sql.types import StructType
from replay import COLUMNS, place_of, replay
from update import Update

# How paths outside of the workspace begin.
OUTSIDE = ("/Volumes/", "s3://", "s3a://", "dbfs:")
BY_FORMAT = ("csv", "json", "orc", "parquet", "text", "xml")


def as_text(value: Any) -> str:
    """An option as readers take it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class StreamReader(DataStreamReader):
    """What `spark.readStream` is for a program."""

    def __init__(self, pipeline: Update) -> None:
        super().__init__(pipeline.spark)
        self.pipeline = pipeline
        self.source: str | None = None
        self.given: dict[str, str] = {}
        self.columns: StructType | None = None

    def schema(self, schema: StructType | str) -> StreamReader:
        parsed = StructType.fromDDL(schema) if isinstance(schema, str) else schema
        assert isinstance(parsed, StructType)
        self.columns = parsed
        super().schema(schema)
        return self

    def format(self, source: str) -> StreamReader:
        self.source = source
        super().format(source)
        return self

    def option(self, key: str, value: Any) -> StreamReader:
        self.given[key] = as_text(value)
        super().option(key, value)
        return self

    def options(self, **options: Any) -> StreamReader:
        for key, value in options.items():
            self.option(key, value)
        return self

    def load(self, path: str | None = None, format: str | None = None, schema: Any = None, **options: Any) -> DataFrame:
        if format is not None:
            self.format(format)
        if schema is not None:
            self.schema(schema)
        self.options(**options)
        pipeline = self.pipeline
        if self.source == "cloudFiles":
            if path is None:
                raise Problem("cloudFiles needs a path")
            seen = pipeline.seen.setdefault(path, Seen())
            return AutoLoader(pipeline.spark, self.given, seen, pipeline.note, self.columns).load(
                pipeline.samples_of(path), path
            )
        if self.source in COLUMNS:
            place = place_of(self.source, self.given)
            queue = pipeline.folder / "replay" / self.source / place
            samples = pipeline.samples_of(f"{self.source}:{place}")
            return replay(pipeline.spark, self.source, place, samples, queue, pipeline.counts)
        return super().load(None if path is None else pipeline.local(path))

    def table(self, tableName: str) -> DataFrame:
        return self.pipeline.read(tableName, streaming=True)


class BatchReader(DataFrameReader):
    """What `spark.read` is for a program."""

    def __init__(self, pipeline: Update) -> None:
        super().__init__(pipeline.spark)
        self.pipeline = pipeline

    def load(self, path: Any = None, *args: Any, **options: Any) -> DataFrame:
        return super().load(path if path is None else self.pipeline.local(path), *args, **options)

    def table(self, tableName: str) -> DataFrame:
        return self.pipeline.read(tableName, streaming=False)


def by_format(reader: type, name: str) -> Any:
    """`json(path)` and its like, with the samples in the place of the path."""
    spark_own = getattr(reader, name)

    def read(self: Any, path: Any, *args: Any, **options: Any) -> DataFrame:
        return spark_own(self, self.pipeline.local(path) if isinstance(path, (str, list)) else path, *args, **options)

    return read


for reader, spark_own in ((StreamReader, DataStreamReader), (BatchReader, DataFrameReader)):
    for name in BY_FORMAT:
        setattr(reader, name, by_format(spark_own, name))
