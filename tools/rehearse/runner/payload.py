"""`from_json` without a schema, which Databricks works out of the rows and keeps under a key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import StructType
from rescue import CORRUPT, json_fields, rescued

SPARKS_OWN = F.from_json


class Payloads:
    """The columns of payloads, kept between updates."""

    def __init__(self, last_read: Callable[[], DataFrame | None], note: Callable[[str], None]) -> None:
        self.last_read, self.note = last_read, note
        self.schemas: dict[str, StructType] = {}

    def from_json(self, column: Any, schema: Any, options: dict[str, str] | None = None) -> Column:
        """Spark's own where there is a schema."""
        if schema is not None:
            return SPARKS_OWN(column, schema, options)
        given = dict(options or {})
        key = given.pop("schemaLocationKey", "")
        given.pop("schemaEvolutionMode", None)
        into = given.pop("rescuedDataColumn", None)
        text = F.col(column) if isinstance(column, str) else column
        columns = self.columns(key, text, given)
        typed, raw = json_fields(text, columns, given)
        fields = [typed[field.name].alias(field.name) for field in columns]
        if into is not None:
            fields.append(rescued(typed, raw, columns, None).alias(into))
        return F.struct(*fields)

    def columns(self, key: str, text: Column, options: dict[str, str]) -> StructType:
        """Those so far, with what the rows of the table that was read last have beside."""
        rows = self.last_read()
        known = self.schemas.get(key)
        if rows is None or rows.isEmpty():
            return known or StructType([])
        found = rows.sparkSession.read.options(**options).json(rows.select(text.alias("value"))).schema
        found = StructType([column for column in found if column.name != CORRUPT])
        if known is not None:
            new = [column for column in found if column.name.lower() not in {name.lower() for name in known.names}]
            if new:
                self.note(f"new fields, the stream restarts once: {', '.join(column.name for column in new)}")
            found = StructType([*known, *new])
        self.schemas[key] = found
        return self.schemas[key]
