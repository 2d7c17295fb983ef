"""`spark.sql` of a program: names of tables become views over what the rehearsal keeps."""

from __future__ import annotations

import re

from names import PART
from sql_files import with_files
from update import Update

READS = re.compile(
    rf"(?P<word>\b(?:FROM|JOIN)\s+)(?P<stream>STREAM\b\s*)?(?P<open>\(\s*)?(?:LIVE\.)?(?P<name>{PART}(?:\.{PART}){{0,2}})"
    r"(?P<close>\s*\))?",
    re.IGNORECASE,
)
VALUE = re.compile(r"\$\{([^}]+)\}")


def rewritten(pipeline: Update, text: str) -> str:
    """The text with views in the place of tables, and values in that of `${key}`."""

    def view(found: re.Match[str]) -> str:
        name, streaming = found["name"], found["stream"] is not None
        # A bracket without STREAM is one of a query inside.
        if name.upper() == "SELECT" or not pipeline.knows(name):
            return found[0]
        made = f"rehearsed_{'stream_' if streaming else ''}{re.sub('[^a-zA-Z0-9]', '_', pipeline.full(name))}"
        pipeline.read(name, streaming).createOrReplaceTempView(made)
        opened, closed = found["open"] or "", found["close"] or ""
        return f"{found['word']}{made}" if streaming and opened else f"{found['word']}{opened}{made}{closed}"

    return READS.sub(view, with_files(pipeline, configured(pipeline, text)))


def configured(pipeline: Update, text: str) -> str:
    """The text with values of the configuration in the place of `${key}`."""
    return VALUE.sub(lambda found: pipeline.configuration.get(found[1], found[0]), text)
