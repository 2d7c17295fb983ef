"""AUTO CDC as SQL says it, from FROM on."""

from __future__ import annotations

from typing import Any

from names import parts_of
from problems import Problem
from sql_text import Cursor, items_of

# Where another part begins.
PARTS = (
    ("KEYS",),
    ("IGNORE", "NULL"),
    ("APPLY", "AS"),
    ("SEQUENCE", "BY"),
    ("COLUMNS",),
    ("STORED", "AS"),
    ("TRACK", "HISTORY"),
)


def change_of(cursor: Cursor, target: str) -> dict[str, Any]:
    """Arguments of `create_auto_cdc_flow`."""
    said: dict[str, Any] = {"target": target}
    cursor.needs("FROM")
    said["source"] = source_of(cursor, target)
    cursor.needs("KEYS")
    said["keys"] = columns_of(cursor.bracketed())
    while not cursor.ended:
        part(said, cursor, target)
    if "sequence_by" not in said:
        raise Problem(f"[PARSE_SYNTAX_ERROR] AUTO CDC INTO {target} has no SEQUENCE BY")
    return said


def source_of(cursor: Cursor, target: str) -> str:
    """A table or view, with or without STREAM."""
    if cursor.takes("STREAM") and cursor.sees("("):
        inner = Cursor(cursor.bracketed())
        name = inner.name()
        if inner.ended:
            return name
    elif not cursor.sees("("):
        name = cursor.name()
        if cursor.sees("KEYS"):
            return name
    raise Problem(f"AUTO CDC INTO {target} from something else than a table or view is not rehearsed")


def part(said: dict[str, Any], cursor: Cursor, target: str) -> None:
    """One of the parts, in whatever order."""
    if cursor.takes("IGNORE", "NULL", "UPDATES"):
        said["ignore_null_updates"] = True
    elif cursor.takes("APPLY", "AS", "DELETE", "WHEN"):
        said["apply_as_deletes"] = cursor.until(*PARTS)
    elif cursor.takes("APPLY", "AS", "TRUNCATE", "WHEN"):
        said["apply_as_truncates"] = cursor.until(*PARTS)
    elif cursor.takes("SEQUENCE", "BY"):
        said["sequence_by"] = cursor.until(*PARTS)
    elif cursor.takes("COLUMNS"):
        listed(said, cursor, "column_list", "except_column_list")
    elif cursor.takes("STORED", "AS", "SCD", "TYPE"):
        said["stored_as_scd_type"] = cursor.next().text
    elif cursor.takes("TRACK", "HISTORY", "ON"):
        listed(said, cursor, "track_history_column_list", "track_history_except_column_list")
    else:
        raise Problem(f"AUTO CDC INTO {target}: {cursor.shown()} … is not rehearsed")


def listed(said: dict[str, Any], cursor: Cursor, these: str, but: str) -> None:
    """`(a, b)`, or `* EXCEPT (a, b)`; brackets may be left out of the first."""
    if cursor.takes("*"):
        if cursor.takes("EXCEPT"):
            said[but] = columns_of(cursor.bracketed())
    else:
        said[these] = columns_of(cursor.bracketed() if cursor.sees("(") else cursor.until(*PARTS))


def columns_of(text: str) -> list[str]:
    return [".".join(parts_of(item)) for item in items_of(text)]
