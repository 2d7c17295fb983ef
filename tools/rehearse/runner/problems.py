"""What goes wrong in a rehearsal, in words that a user can act on."""

from __future__ import annotations

import re


class Problem(Exception):
    """Something that the rehearsal itself refuses; its text is meant for the user."""


# Part of an error of Spark → what to do about it.
FIXES: dict[str, str] = {
    "CAST_INVALID_INPUT": "a text does not fit the type that a condition or the program casts it to, which ends the "
    "update even under a rule that only warns; give the column a type (schemaHints of files, columns of a payload), or "
    "write try_cast(column AS DOUBLE) in the condition",
    "UNRESOLVED_COLUMN": "a condition or the program names a column that the samples do not have; add it to them",
    "Failed to find data source: avro": "write the sample as lines of JSON, <name>.jsonl",
}


def words(error: BaseException) -> str:
    """One line that says what happened, and what to do where that is known."""
    if isinstance(error, Problem):
        return str(error)
    text = f"{type(error).__name__}: {telling_line(str(error))}"
    fix = next((fix for part, fix in FIXES.items() if part in str(error)), None)
    return text if fix is None else f"{text.rstrip('. ')}. Fix: {fix}."


def telling_line(text: str) -> str:
    """The line of an error that has its class, `[CAST_INVALID_INPUT] …`, else the first cause, else the first line."""
    lines = [line.strip() for line in text.strip().splitlines()] or [""]
    classes = [line for line in lines if re.search(r"\[[A-Z][A-Z_.]+\]", line)]
    causes = [line for line in lines if line.startswith("Caused by:")]
    found = [*classes, *causes[-1:], *lines][0]
    return re.sub(r"^(?:Caused by|:)?:?\s*(?:[\w.$]+(?:Exception|Error):\s*)?", "", found)


def without_folders(text: str, folders: dict[str, str]) -> str:
    """The text without paths of this machine: each folder by the name that it has for the user."""
    for folder, name in folders.items():
        text = re.sub(rf"(?:file:/*)?{re.escape(folder)}", name, text)
    return text
