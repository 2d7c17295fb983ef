"""Structured Streaming as it is, so that its own checks are rehearsed too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pyspark.sql import DataFrame


def run_stream(query: DataFrame, checkpoint: Path, each: Callable[[DataFrame], None]) -> None:
    """Hands over what has come since the last time; what fails is handed over again the next time."""
    raised: list[Exception] = []

    def batch(rows: DataFrame, _: int) -> None:
        try:
            each(rows.persist())
        except Exception as error:
            raised.append(error)
            raise
        finally:
            rows.unpersist()

    writer = query.writeStream.option("checkpointLocation", str(checkpoint)).trigger(availableNow=True)
    try:
        writer.foreachBatch(batch).start().awaitTermination()
    except Exception as error:
        raise (raised or [error])[0] from None
