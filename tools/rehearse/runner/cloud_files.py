"""Auto Loader: columns worked out from the first files and kept, new ones taken in as the source says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from parquet_files import fitted
from problems import Problem
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.streaming.readwriter import DataStreamReader
from pyspark.sql.types import StringType, StructField, StructType
from rescue import CORRUPT, csv_rows, json_rows, rescuing
from schemas import hinted, hints_of, merged

# Formats that always have the same columns.
FIXED = {"text", "binaryFile"}
# Avro is a package of its own, which is not installed; samples of it are kept as Parquet, which has the same types.
STORED = {"avro": "parquet"}


@dataclass
class Seen:
    """What is known of the files of one place, kept between updates."""

    files: set[str] = field(default_factory=set)
    schema: StructType | None = None
    heads: dict[str, list[str]] = field(default_factory=dict)


class AutoLoader:
    """`spark.readStream.format("cloudFiles")` over one folder."""

    def __init__(
        self,
        spark: SparkSession,
        options: dict[str, str],
        seen: Seen,
        note: Callable[[str], None],
        given: StructType | None,
    ) -> None:
        self.spark, self.seen, self.note, self.given = spark, seen, note, given
        prefix = "cloudFiles."
        self.cloud = {key[len(prefix) :]: value for key, value in options.items() if key.startswith(prefix)}
        self.options = {key: value for key, value in options.items() if not key.startswith(prefix)}
        self.rescue_into = self.options.pop("rescuedDataColumn", "_rescued_data")
        if "format" not in self.cloud:
            raise Problem("cloudFiles needs the option cloudFiles.format")
        self.format = STORED.get(self.cloud["format"], self.cloud["format"])

    def load(self, folder: Path, shown: str) -> DataFrame:
        """The rows of the folder's files as a stream."""
        if self.format in FIXED:
            columns = self.spark.read.format(self.format).load(str(folder)).schema
            return self.stream(self.format).schema(columns).load(str(folder))
        # Spark reads neither of these either.
        files = sorted(str(f) for f in folder.rglob("*") if f.is_file() and not f.name.startswith((".", "_")))
        if not files and self.given is None:
            raise Problem(
                f"[CF_EMPTY_DIR_FOR_SCHEMA_INFERENCE] no file is in {shown}, and Auto Loader works the columns out of what "
                "is there. Fix: put a file into the folder before the first run."
            )
        fresh = [file for file in files if file not in self.seen.files]
        columns = self.columns(fresh)
        self.seen.files.update(files)
        if self.format == "json":
            return rescuing(json_rows(self.text(folder), columns, self.options), columns, self.rescue_into)
        if self.format == "csv":
            rows = csv_rows(self.cells(folder), columns, self.seen.heads, self.options.get("header") == "true")
            return rescuing(rows, columns, self.rescue_into)
        if self.format == "parquet":
            fit = folder.with_name(f"{folder.name}-fitted")
            fit.mkdir(parents=True, exist_ok=True)
            for file in map(Path, fresh):
                fitted(self.spark, file, fit / file.relative_to(folder), columns, self.rescue_into)
            with_rescue = StructType([*columns, StructField(self.rescue_into, StringType())])
            return self.stream("parquet").schema(with_rescue).load(str(fit))
        rows = self.stream(self.format).schema(columns).load(str(folder))
        return rows.withColumn(self.rescue_into, F.lit(None).cast("string"))

    def stream(self, kind: str, **more: str) -> DataStreamReader:
        return DataStreamReader(self.spark).format(kind).options(**{**self.options, **more})

    def columns(self, fresh: list[str]) -> StructType:
        """The columns so far, with those of files that are new; those that the program gives are all there are."""
        hints = hints_of(self.cloud.get("schemaHints", ""))
        found = self.inferred(fresh)
        known = self.seen.schema if self.given is None else self.given
        if known is None:
            self.seen.schema = hinted(found, hints)
            return self.seen.schema
        names = {name.lower() for name in known.names}
        new = StructType([column for column in found if column.name.lower() not in names])
        mode = self.cloud.get("schemaEvolutionMode", "addNewColumns")
        listed = ", ".join(new.names)
        if new.names and mode == "failOnNewColumns":
            raise Problem(
                f"[UNKNOWN_FIELD_EXCEPTION] new columns: {listed}. Fix: take them out, or set schemaEvolution."
            )
        if new.names and mode.startswith("addNewColumns") and self.given is None:
            kept = {name: kind for name, kind in hints.items() if name.split(".")[0] in new.names}
            self.seen.schema = StructType([*known, *hinted(new, kept)])
            self.note(f"new columns, the stream restarts once: {listed}")
        return known if self.seen.schema is None else self.seen.schema

    def inferred(self, files: list[str]) -> StructType:
        """What Spark works out of the files; CSV by each file's own header."""
        # A name in other letters is another column, whose values are rescued.
        self.spark.conf.set("spark.sql.caseSensitive", "true")
        try:
            schema = StructType([])
            for batch in [[file] for file in files] if self.format == "csv" else [files] if files else []:
                reader = self.spark.read.format(self.format).options(**self.options)
                found = reader.options(inferSchema="true", mergeSchema="true").load(batch).schema
                schema = merged(schema, StructType([column for column in found if column.name != CORRUPT]))
                if self.format == "csv":
                    self.seen.heads[Path(batch[0]).as_uri()] = found.names
            return schema
        finally:
            self.spark.conf.set("spark.sql.caseSensitive", "false")

    def text(self, folder: Path) -> DataFrame:
        """Files of JSON as texts: a line each, or an object of a file that has several lines for one."""
        if self.options.get("multiLine", "false").lower() != "true":
            return self.stream("text").load(str(folder))
        whole = self.stream("text", wholetext="true").load(str(folder))
        objects = F.from_json("value", "array<string>", self.options)
        return whole.select(F.explode(F.coalesce(objects, F.array("value"))).alias("value"))

    def cells(self, folder: Path) -> DataFrame:
        """Files of CSV as rows of texts, as wide as the widest header."""
        width = max(map(len, self.seen.heads.values()), default=1)
        columns = ", ".join(f"c{at} string" for at in range(width))
        return self.stream("csv", header="false").schema(columns).load(str(folder))
