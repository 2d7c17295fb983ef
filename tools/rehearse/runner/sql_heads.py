"""What a statement says of a dataset in front of its query: columns, expectations, a comment."""

from __future__ import annotations

from dataclasses import dataclass, field

from names import parts_of
from problems import Problem
from sql_text import Cursor, items_of, text_of

# After a constraint without one of these, rows stay and are counted.
VIOLATIONS = {("DROP", "ROW"): "drop", ("FAIL", "UPDATE"): "fail"}
# Clauses about where a table lies and who sees it, not what is in it; what follows each.
BRACKETED = (("PARTITIONED", "BY"), ("TBLPROPERTIES",))
KEYS = (("PRIMARY", "KEY"), ("FOREIGN", "KEY"))


@dataclass
class Head:
    """A dataset as it is declared."""

    name: str
    columns: list[str] = field(default_factory=list)
    # Action → rules.
    rules: dict[str, dict[str, str]] = field(default_factory=dict)
    comment: str | None = None


def head_of(cursor: Cursor) -> Head:
    """Reads up to the query, to a flow, or to the end."""
    cursor.takes("IF", "NOT", "EXISTS")
    head = Head(cursor.name())
    if cursor.sees("("):
        for item in items_of(cursor.bracketed()):
            listed(head, Cursor(item))
    while not (cursor.ended or cursor.sees("AS") or cursor.sees("FLOW")):
        clause(head, cursor)
    return head


def listed(head: Head, item: Cursor) -> None:
    """A column, or a constraint."""
    if any(item.sees(*words) for words in KEYS):
        return
    if not item.takes("CONSTRAINT"):
        column = parts_of(item.next().text)[0]
        if any(token.is_word("GENERATED") for token in item.tokens):
            raise Problem(f"{head.name}: the column {column}, which is generated, is not rehearsed")
        head.columns.append(column)
        return
    name = parts_of(item.name())[0]
    if any(item.sees(*words) for words in KEYS):
        return
    item.needs("EXPECT")
    condition, action = item.bracketed(), "warn"
    if item.takes("ON", "VIOLATION"):
        action = next((action for words, action in VIOLATIONS.items() if item.takes(*words)), "")
    if action == "" or not item.ended:
        raise Problem(f"[PARSE_SYNTAX_ERROR] {name}: DROP ROW or FAIL UPDATE was expected at {item.shown()}")
    head.rules.setdefault(action, {})[name] = condition


def clause(head: Head, cursor: Cursor) -> None:
    """One clause between the columns and the query."""
    if any(cursor.takes(*words) for words in BRACKETED):
        cursor.bracketed()
    elif cursor.takes("CLUSTER", "BY"):
        if not (cursor.takes("AUTO") or cursor.takes("NONE")):
            cursor.bracketed()
    elif cursor.sees("COMMENT"):
        cursor.next()
        head.comment = text_of(cursor.next())
    elif cursor.takes("LOCATION"):
        cursor.next()
    else:
        raise Problem(f"{head.name}: {cursor.shown()} … is not rehearsed")
