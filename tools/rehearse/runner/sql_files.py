"""`STREAM read_files(…)` of a query: Auto Loader, as `spark.readStream` has it."""

from __future__ import annotations

import re

from problems import Problem
from readers import StreamReader
from sql_text import Cursor, Token, items_of, text_of, tokens_of
from update import Update

# Functions of Databricks that read from outside, which Spark does not have.
OUTSIDE = ("read_files", "read_kafka", "read_kinesis", "read_pubsub", "read_pulsar", "cloud_files")
# Options of Auto Loader itself; all others are those of the format's reader.
LOADER = {
    "allowOverwrites",
    "format",
    "includeExistingFiles",
    "inferColumnTypes",
    "maxBytesPerTrigger",
    "maxFilesPerTrigger",
    "partitionColumns",
    "schemaEvolutionMode",
    "schemaHints",
    "useManagedFileEvents",
    "useNotifications",
    "useStrictGlobbing",
}


METADATA = "_metadata"
EVERYTHING = re.compile(r"(\bSELECT\s+\*)(?!\s*EXCEPT)", re.IGNORECASE)


def with_files(pipeline: Update, text: str) -> str:
    """The text with a view in the place of each call."""
    tells = METADATA in text
    found = replaced(pipeline, text, tells)
    # A view does not hide the column with what is known of the file, as files themselves do.
    return EVERYTHING.sub(rf"\1 EXCEPT ({METADATA})", found) if tells and found != text else found


def replaced(pipeline: Update, text: str, tells: bool) -> str:
    tokens = tokens_of(text)
    for at, token in enumerate(tokens[:-1]):
        if token.text.lower() in OUTSIDE and tokens[at + 1].text == "(":
            start, bracket = stream_before(tokens, at, text)
            cursor = Cursor(text[tokens[at + 1].start :])
            arguments = cursor.bracketed()
            end = tokens[at + 1].start + cursor.tokens[cursor.at - 1].end
            if bracket:
                end += text[end:].index(")") + 1
            view = loaded(pipeline, token.text.lower(), arguments, tells)
            return f"{text[:start]}{view}{replaced(pipeline, text[end:], tells)}"
    return text


def stream_before(tokens: list[Token], at: int, text: str) -> tuple[int, bool]:
    """Where `STREAM`, or `STREAM(`, begins in front of a call."""
    if at >= 1 and tokens[at - 1].is_word("STREAM"):
        return tokens[at - 1].start, False
    if at >= 2 and tokens[at - 1].text == "(" and tokens[at - 2].is_word("STREAM"):
        return tokens[at - 2].start, True
    raise Problem(f"{tokens[at].text} without STREAM is not rehearsed")


def loaded(pipeline: Update, function: str, arguments: str, tells: bool) -> str:
    """Makes the view, and gives its name."""
    if function != "read_files":
        raise Problem(f"{function} is not rehearsed")
    # Here types are worked out unless said otherwise; in Python it is the other way round.
    path, options = "", {"cloudFiles.inferColumnTypes": "true"}
    reader = StreamReader(pipeline).format("cloudFiles")
    for item in items_of(arguments):
        cursor = Cursor(item)
        if len(cursor.tokens) == 1:
            path = text_of(cursor.next())
            continue
        name = cursor.next().text
        cursor.needs("=>")
        value = cursor.next()
        said = text_of(value) if value.kind == "text" else value.text
        if not cursor.ended:
            raise Problem(f"read_files: {name} is worked out, which is not rehearsed")
        if name.lower() == "schema":
            reader = reader.schema(said)
        else:
            options[f"cloudFiles.{name}" if name in LOADER else name] = said
    if "cloudFiles.format" not in options:
        raise Problem("read_files without format is not rehearsed. Fix: say it, format => 'json'.")
    rows = reader.options(**options).load(path)
    if tells:
        rows = rows.select("*", METADATA)
    view = f"rehearsed_files_{abs(hash((path, arguments)))}"
    rows.createOrReplaceTempView(view)
    return view
