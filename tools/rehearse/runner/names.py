"""Names of tables: all of them in three parts."""

from __future__ import annotations

import re

PART = r"(?:`[^`]+`|\w+)"


def parts_of(name: str) -> list[str]:
    """`a.b.c` as its parts, without the quotes that they may have."""
    return [part.strip("`") for part in re.findall(PART, name)]


def qualified(name: str, catalog: str, schema: str) -> str:
    """A name with the catalog and schema of the pipeline before it, where it has none of its own."""
    parts = parts_of(name)
    return ".".join([*[catalog, schema][: max(0, 3 - len(parts))], *parts])
