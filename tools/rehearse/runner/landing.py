"""Samples as they arrive: what a source delivers, update by update."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from problems import Problem
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession


class Landing:
    """The folder that stands for every place outside from which one pipeline reads."""

    def __init__(self, spark: SparkSession, folder: Path, updates: list[list[dict[str, Any]]]) -> None:
        self.spark, self.folder, self.updates = spark, folder, updates
        folder.mkdir(parents=True, exist_ok=True)

    def arrive(self, number: int) -> None:
        """Copies the files of an update, numbered from 0, so that none is seen half."""
        for file in self.updates[number] if number < len(self.updates) else []:
            place = self.folder / file["to"]
            place.parent.mkdir(parents=True, exist_ok=True)
            if file.get("as") is None:
                shutil.copyfile(file["from"], place)
            else:
                self.convert(Path(file["from"]), place, file["as"], file.get("options", {}), file["to"])

    def convert(self, sample: Path, place: Path, kind: str, options: dict[str, str], shown: str) -> None:
        """Writes lines of JSON in a format that nobody writes by hand."""
        made = place.with_name(f".{place.name}.new")
        try:
            rows = self.spark.read.options(mode="FAILFAST", inferTimestamp="true").json(str(sample))
            rows.coalesce(1).write.format(kind).options(**options).mode("overwrite").save(str(made))
        except PySparkException as error:
            raise Problem(
                f"the sample {shown} cannot be read. Fix: write one row on each line, as JSON with the same types."
            ) from error
        # Parquet names its files part-…; a place with a dot before it is not read.
        part = next(file for file in made.iterdir() if file.name.startswith("part-"))
        part.replace(place.with_suffix(f".{kind}"))
        shutil.rmtree(made)

    def of(self, place: str) -> Path:
        """Where the samples of a place lie: in a folder that is called like its last part, else in the one of all."""
        own = self.folder / place.rstrip("/").split("/")[-1].split(":")[-1]
        return own if own.is_dir() else self.folder
