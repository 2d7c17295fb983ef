"""Columns as they come in, change and are given types."""

from __future__ import annotations

import re

from problems import Problem
from pyspark.sql.types import ArrayType, DataType, MapType, StructField, StructType

# Whole numbers and fractions, from narrow to wide: a column that has two of them gets the wider one.
WIDER = ["tinyint", "smallint", "int", "bigint", "double"]


def sql_type(text: str) -> DataType:
    """A type as SQL writes it: `DECIMAL(18,2)`."""
    parsed = StructType.fromDDL(f"x {text}")
    assert isinstance(parsed, StructType)
    return parsed[0].dataType


def merged(known: StructType | None, found: StructType) -> StructType:
    """The columns of both. A type that differs widens as in Spark's own inference, else it becomes a text."""
    fields = {field.name: field for field in known or []}
    lower = {name.lower() for name in fields}
    for field in found:
        old = fields.get(field.name)
        if old is None:
            if field.name.lower() not in lower:
                fields[field.name] = field
        elif field.dataType.simpleString() != "void":
            fields[field.name] = StructField(field.name, common(old.dataType, field.dataType))
    return StructType(list(fields.values()))


def common(a: DataType, b: DataType) -> DataType:
    """A type that holds the values of both."""
    if a == b or a.simpleString() == "void":
        return b
    if isinstance(a, StructType) and isinstance(b, StructType):
        return merged(a, b)
    names = {a.simpleString(), b.simpleString()}
    return sql_type(max(names, key=WIDER.index) if names <= set(WIDER) else "string")


def hints_of(text: str) -> dict[str, DataType]:
    """`cloudFiles.schemaHints` as path → type: `iban STRING, price.net DECIMAL(18,2)`."""
    # A comma inside of brackets belongs to a type.
    items = re.findall(r"(?:[^,()<>]|\([^()]*\)|<(?:[^<>]|<[^<>]*>)*>)+", text)
    pairs = [item.strip().split(None, 1) for item in items if item.strip()]
    return {path.replace("`", ""): sql_type(kind) for path, kind in pairs}


def hinted(schema: StructType, hints: dict[str, DataType]) -> StructType:
    """The columns with the types that are given; a column that the files do not have is added."""
    for path, kind in hints.items():
        typed = with_type(schema, path.split("."), kind)
        schema = typed if isinstance(typed, StructType) else schema
    return schema


def with_type(inside: DataType, path: list[str], kind: DataType) -> DataType:
    """The type with that of one field in it replaced; `element`, `key` and `value` lead into arrays and maps."""
    if not path:
        return kind
    name, *rest = path
    if isinstance(inside, ArrayType) and name == "element":
        return ArrayType(with_type(inside.elementType, rest, kind))
    if isinstance(inside, MapType) and name in ("key", "value"):
        key = with_type(inside.keyType, rest, kind) if name == "key" else inside.keyType
        value = with_type(inside.valueType, rest, kind) if name == "value" else inside.valueType
        return MapType(key, value)
    if not isinstance(inside, StructType):
        return inside
    fields = [
        StructField(field.name, with_type(field.dataType, rest, kind)) if field.name.lower() == name.lower() else field
        for field in inside
    ]
    if not rest and all(field.name.lower() != name.lower() for field in inside):
        fields.append(StructField(name, kind))
    return StructType(fields)


def columns_of(schema: StructType) -> dict[str, str]:
    """Column → its type, in words of SQL."""
    return {field.name: field.dataType.simpleString() for field in schema}


def grown(name: str, known: StructType | None, found: StructType) -> StructType:
    """Columns of a table that is only added to: they come in, but no type of them changes."""
    types = {} if known is None else columns_of(known)
    for column, kind in columns_of(found).items():
        if types.get(column, kind) != kind:
            raise Problem(f"[INCOMPATIBLE_TYPE] {name}: {column} was {types[column]} and would be {kind}")
    return merged(known, found)


def changes(known: StructType | None, schema: StructType) -> list[str]:
    """What became of the columns since the update before; nothing for a table that is new."""
    if known is None:
        return []
    before, after = columns_of(known), columns_of(schema)
    new = [f"+ {name} {kind}" for name, kind in after.items() if name not in before]
    gone = [f"- {name}" for name in before if name not in after]
    other = [f"{name} {before[name]} → {kind}" for name, kind in after.items() if before.get(name, kind) != kind]
    return [*new, *gone, *other]
