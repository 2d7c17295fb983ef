"""Runs a pipeline's program as Databricks would, with a fake of Spark.

Takes the program's path as argument and the pipeline's configuration as JSON on standard input; prints the
tables that it declares, and what their queries read, as JSON.
"""

import json
import runpy
import sys

from pyspark import pipelines


class Frame:
    def __init__(self, source):
        self.source = source
        self.columns = ["*"]
        self.steps = []

    def select(self, *columns):
        self.columns = [getattr(column, "text", column) for column in columns]
        self.steps.append({"select": self.columns})
        return self

    def withColumn(self, name, column):
        self.steps.append({"with": [name, column.text]})
        return self

    def where(self, condition):
        self.steps.append({"where": getattr(condition, "text", condition)})
        return self

    def withWatermark(self, column, delay):
        self.steps.append({"watermark": [column, delay]})
        return self

    def dropDuplicatesWithinWatermark(self, columns):
        self.steps.append({"distinct": columns})
        return self

    def drop(self, name):
        self.steps.append({"without": name})
        return self


class StreamReader:
    def __init__(self):
        self.read = {}

    def format(self, name):
        self.read["format"] = name
        return self

    def options(self, **options):
        self.read["options"] = options
        return self

    def schema(self, columns):
        self.read["schema"] = columns
        return self

    def load(self, path=None):
        return Frame(self.read if path is None else {**self.read, "path": path})

    def table(self, name):
        return Frame({**self.read, "table": name})


class Configuration:
    def __init__(self, values):
        self.values = values

    def get(self, key, *default):
        return self.values.get(key, *default) if default else self.values[key]


class Session:
    def __init__(self, configuration):
        self.conf = Configuration(configuration)

    @property
    def readStream(self):
        return StreamReader()


runpy.run_path(sys.argv[1], init_globals={"spark": Session(json.load(sys.stdin))})

described = {}
for name, table in pipelines.TABLES.items():
    query = table.pop("query")
    described[name] = table
    if query is not None:
        frame = query()
        table.update(source=frame.source, columns=frame.columns, steps=frame.steps)
    if name in pipelines.FLOWS:
        table["flow"] = pipelines.FLOWS[name]
print(json.dumps(described))
