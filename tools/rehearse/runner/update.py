"""What the programs of a pipeline see of the update that runs them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Protocol

from cloud_files import Seen
from pyspark.sql import DataFrame, SparkSession


class Update(Protocol):
    """The part of a pipeline that reading needs: readers and rewritten SQL know no more of it."""

    spark: SparkSession
    configuration: dict[str, str]
    folder: Path
    seen: dict[str, Seen]
    counts: Counter[str]

    def full(self, name: str) -> str: ...

    def note(self, text: str) -> None: ...

    def samples_of(self, place: str) -> Path: ...

    def local(self, path: Any) -> Any: ...

    def knows(self, name: str) -> bool: ...

    def read(self, name: str, streaming: bool) -> DataFrame: ...
