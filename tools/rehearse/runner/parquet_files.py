"""Parquet as Auto Loader reads it: a value of another type than its column is rescued, where Spark ends the query."""

from __future__ import annotations

import shutil
from pathlib import Path

from pyspark.sql import Column, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StructType
from schemas import WIDER


def fitted(spark: SparkSession, file: Path, into: Path, columns: StructType, rescue: str) -> None:
    """Puts the file into another folder, under its name, so that all files there can be read with the columns."""
    into.parent.mkdir(parents=True, exist_ok=True)
    rows = spark.read.parquet(str(file))
    kinds = {field.name: field.dataType.simpleString() for field in columns}
    lost = [
        field.name
        for field in rows.schema
        if field.name not in kinds or not widens(field.dataType.simpleString(), kinds[field.name])
    ]
    if not lost and all(kinds[field.name] == field.dataType.simpleString() for field in rows.schema):
        shutil.copyfile(file, into)
        return
    kept = [F.col(f"`{f.name}`").cast(f.dataType) for f in columns if f.name in rows.columns and f.name not in lost]
    names = [f.name for f in columns if f.name in rows.columns and f.name not in lost]
    values = [value.alias(name) for name, value in zip(names, kept)]
    made = into.with_name(f".{into.name}.new")
    rows.select(*values, rescued_values(lost, file).alias(rescue)).coalesce(1).write.parquet(str(made))
    next(part for part in made.iterdir() if part.name.startswith("part-")).replace(into)
    shutil.rmtree(made)


def rescued_values(lost: list[str], file: Path) -> Column:
    """JSON of the values that have no column, or do not fit it; NULL where there are none."""
    if not lost:
        return F.lit(None).cast("string")
    there = F.coalesce(*[F.col(f"`{name}`").cast("string") for name in lost]).isNotNull()
    path = F.lit(file.as_uri()).alias("_file_path")
    return F.when(there, F.to_json(F.struct(*[F.col(f"`{name}`") for name in lost], path)))


def widens(found: str, column: str) -> bool:
    """Whether a column takes all values of a type."""
    if found == column:
        return True
    # Lines of JSON that were written as Parquet have fractions in the place of decimals.
    if column.startswith("decimal"):
        return found in WIDER
    return found in WIDER and column in WIDER and WIDER.index(found) < WIDER.index(column)
