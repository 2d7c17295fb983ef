"""Samples as they arrive: what a source delivers, update by update."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from problems import Problem
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

TIMES = "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]XXX"


class Landing:
    """The folder that stands for every place outside from which one pipeline reads."""

    def __init__(self, spark: SparkSession, folder: Path, updates: list[list[dict[str, Any]]]) -> None:
        self.spark, self.folder, self.updates = spark, folder, updates
        folder.mkdir(parents=True, exist_ok=True)
        # Names of the folders that have samples, at any time.
        self.folders = {file["to"].split("/")[0] for files in updates for file in files if "/" in file["to"]}

    def arrive(self, number: int) -> None:
        """Copies the files of an update, numbered from 0, so that none is seen half."""
        for file in self.updates[number] if number < len(self.updates) else []:
            place = self.folder / file["to"]
            place.parent.mkdir(parents=True, exist_ok=True)
            if file.get("as") is None:
                shutil.copyfile(file["from"], place)
            else:
                self.convert(file, place)

    def convert(self, file: dict[str, Any], place: Path) -> None:
        """Writes lines of JSON in a format that nobody writes by hand."""
        made, kind, options = place.with_name(f".{place.name}.new"), file["as"], file.get("options", {})
        # A text with a T and a zone in it is a time; others stay texts, as many tools write times so.
        reader = self.spark.read.options(mode="FAILFAST", inferTimestamp="true", timestampFormat=TIMES)
        if "columns" in file:
            reader = reader.schema(file["columns"])
        try:
            rows = reader.json(file["from"])
            rows.coalesce(1).write.format(kind).options(**options).mode("overwrite").save(str(made))
        except PySparkException as error:
            raise Problem(
                f"the sample {file['to']} cannot be read. Fix: write one row on each line, as JSON with the same types."
            ) from error
        # Parquet names its files part-…; a place with a dot before it is not read.
        part = next(file for file in made.iterdir() if file.name.startswith("part-"))
        part.replace(place.with_suffix(f".{kind}"))
        shutil.rmtree(made)

    def of(self, place: str) -> Path:
        """Where the samples of a place lie.

        The folder of all stands for a volume, a topic or a stream, so that a folder in a volume is one in it; where a
        pipeline reads several, each has a folder that is called like it.
        """
        parts = [part for part in place.split(":")[-1].split("/") if part]
        # /Volumes/<catalog>/<schema>/<volume>/…
        own, inside = (parts[3], parts[4:]) if parts[:1] == ["Volumes"] else (parts[-1], [])
        folder = self.folder.joinpath(*([own] if own in self.folders else []), *inside)
        folder.mkdir(parents=True, exist_ok=True)
        return folder
