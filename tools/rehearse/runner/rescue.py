"""Auto Loader's rescued data: values that do not fit their column are kept beside it."""

from __future__ import annotations

import json

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import StringType, StructField, StructType

CORRUPT = "_corrupt_record"
FILE = "_metadata.file_path"

# Columns that the functions here make, and `rescuing` reads: the row with its types, and as texts by name.
TYPED, RAW = "__typed", "__raw"


def json_fields(text: Column, columns: StructType, options: dict[str, str]) -> tuple[Column, Column]:
    """Lines of JSON with their types, and as texts; a line that cannot be read is one text."""
    typed = F.from_json(text, StructType([*columns, StructField(CORRUPT, StringType())]), options)
    raw = F.from_json(text, "map<string,string>", options)
    whole = F.create_map(F.lit(CORRUPT), F.coalesce(typed[CORRUPT], text))
    return typed, F.when(F.size(raw) > 0, raw).otherwise(whole)


def json_rows(text: DataFrame, columns: StructType, options: dict[str, str]) -> DataFrame:
    """Rows of files of JSON."""
    rows = text.where("length(trim(value)) > 0")
    typed, raw = json_fields(F.col("value"), columns, options)
    return rows.select(typed.alias(TYPED), raw.alias(RAW))


def csv_rows(cells: DataFrame, columns: StructType, heads: dict[str, list[str]], has_header: bool) -> DataFrame:
    """Rows of files of CSV, by the names in each file's own header: Spark goes by position, Auto Loader by name."""
    by_file = F.from_json(F.lit(json.dumps(heads)), "map<string,array<string>>")
    head = F.element_at(by_file, F.regexp_replace(FILE, "^file:/+", "file:///"))
    row = F.slice(F.array(*cells.columns), 1, F.size(head))
    rows = cells.select(head.alias("head"), row.alias("row")).where("row <> head" if has_header else "true")
    rows = rows.select(F.map_from_arrays("head", "row").alias(RAW))
    values = [F.element_at(RAW, F.lit(field.name)).try_cast(field.dataType).alias(field.name) for field in columns]
    return rows.select(RAW, F.struct(*values).alias(TYPED))


def rescued(typed: Column, raw: Column, columns: StructType, file: Column | None) -> Column:
    """JSON of the values that have no column, or do not fit it; NULL where there are none."""
    pairs = [part for field in columns for part in (F.lit(field.name), typed[field.name].isNotNull())]
    fits = F.create_map(*pairs) if pairs else F.lit(None).cast("map<string,boolean>")
    lost = F.map_filter(
        raw, lambda name, value: value.isNotNull() & ~F.coalesce(F.element_at(fits, name), F.lit(False))
    )
    said = lost if file is None else F.map_concat(lost, F.create_map(F.lit("_file_path"), file))
    return F.when(F.size(lost) > 0, F.to_json(said))


def rescuing(rows: DataFrame, columns: StructType, name: str) -> DataFrame:
    """The columns of the rows, and what was rescued of them. What the file is called stays readable behind it."""
    values = [F.col(TYPED)[field.name].alias(field.name) for field in columns]
    return rows.select(*values, rescued(F.col(TYPED), F.col(RAW), columns, F.col(FILE)).alias(name))
