"""Tables of all pipelines of a rehearsal: what one makes, another may read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StructType


class Tables:
    """Folders of Parquet files, one for each name of three parts."""

    def __init__(self, spark: SparkSession, out: Path, samples: dict[str, list[str]]) -> None:
        self.spark, self.out = spark, out
        self.schemas: dict[str, StructType] = {}
        self.totals: dict[str, int] = {}
        # Those that are made anew, not only added to.
        self.changing: set[str] = set()
        # Tables that no pipeline makes, given as files with a line of JSON for each row.
        self.samples = samples

    def sample(self, name: str) -> DataFrame:
        """Rows that are given as lines of JSON."""
        rows = self.spark.read.options(inferTimestamp="true").json(self.samples[name])
        self.schemas[name] = rows.schema
        return rows

    def place(self, name: str) -> str:
        folder = self.out.joinpath("tables", *name.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        return str(folder)

    def has(self, name: str) -> bool:
        """Whether it can be read; a table that is given as samples is made then."""
        if name not in self.schemas and name in self.samples:
            self.add(name, self.sample(name))
        return name in self.schemas

    def add(self, name: str, rows: DataFrame) -> None:
        """Appends rows to a streaming table, whose columns are known."""
        rows.write.mode("append").parquet(self.place(name))

    def replace(self, name: str, rows: DataFrame) -> None:
        """Makes a table anew."""
        self.schemas[name] = rows.schema
        self.changing.add(name)
        rows.write.mode("overwrite").parquet(self.place(name))

    def read(self, name: str) -> DataFrame:
        return self.spark.read.schema(self.schemas[name]).parquet(self.place(name))

    def content(self, name: str, limit: int) -> list[dict[str, Any]]:
        """Its rows as plain values."""
        rows = self.read(name).limit(limit).select(F.to_json(F.struct("*"), {"ignoreNullFields": "false"})).collect()
        return [json.loads(row[0]) for row in rows]
