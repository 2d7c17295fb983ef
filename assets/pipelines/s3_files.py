"""Loads the files of one landing volume with Auto Loader: bronze as they are, silver after checks.

Every source runs this program; what differs between them comes from the pipeline's configuration.
`spark` is the session that the pipeline provides.
"""

import json

from pyspark import pipelines as dp
from pyspark.sql import functions as F

PATH = spark.conf.get("lakehouse.source.path")  # noqa: F821
FORMAT = spark.conf.get("lakehouse.source.format")  # noqa: F821
DISCOVERY = spark.conf.get("lakehouse.source.discovery", "listing")  # noqa: F821
OPTIONS = json.loads(spark.conf.get("lakehouse.source.options"))  # noqa: F821
SCHEMA_EVOLUTION = spark.conf.get("lakehouse.source.schemaEvolution")  # noqa: F821
BRONZE = spark.conf.get("lakehouse.bronze.table")  # noqa: F821
SILVER = spark.conf.get("lakehouse.silver.table")  # noqa: F821
EXPECTATIONS = json.loads(spark.conf.get("lakehouse.silver.expectations"))  # noqa: F821

# Formats whose columns Auto Loader works out, and keeps working out as files change. The pipeline keeps the
# schema's location itself.
INFERRED_FORMATS = {"avro", "csv", "json", "parquet", "xml"}
# Formats that always have the same columns.
FIXED_FORMATS = {"binaryFile", "text"}

FORMAT_OPTIONS = {
    "csv": {"header": "true"},
}

ACTIONS = {
    "warn": dp.expect_all,
    "drop": dp.expect_all_or_drop,
    "fail": dp.expect_all_or_fail,
}

if FORMAT not in INFERRED_FORMATS | FIXED_FORMATS:
    raise ValueError(f"Auto Loader cannot load {FORMAT} files without a given schema")

unknown = sorted({rule["action"] for rule in EXPECTATIONS.values()} - ACTIONS.keys())
if unknown:
    raise ValueError(f"unknown action of an expectation: {', '.join(unknown)}")


def reader_options():
    """Options of the reader: those of the format, the configuration's over them, and what the tables rely on."""
    options = {**FORMAT_OPTIONS.get(FORMAT, {}), **OPTIONS, "cloudFiles.format": FORMAT}
    if FORMAT in INFERRED_FORMATS:
        options["cloudFiles.inferColumnTypes"] = "true"
        options["cloudFiles.schemaEvolutionMode"] = SCHEMA_EVOLUTION
        # What does not fit its column is kept here instead of being lost.
        options["rescuedDataColumn"] = "_rescued_data"
    if DISCOVERY == "file-events":
        options["cloudFiles.useManagedFileEvents"] = "true"
    return options


def expecting(rules):
    """Adds expectations to a table: what happens to a row depends on the rule that it breaks."""

    def decorate(query):
        for action, expect in ACTIONS.items():
            conditions = {name: rule["condition"] for name, rule in rules.items() if rule["action"] == action}
            if conditions:
                query = expect(conditions)(query)
        return query

    return decorate


BRONZE_RULES = (
    {"nothing_rescued": {"condition": "_rescued_data IS NULL", "action": "warn"}} if FORMAT in INFERRED_FORMATS else {}
)


@dp.table(
    name=BRONZE,
    comment=f"Files of {PATH}, as they arrived",
    table_properties={"quality": "bronze"},
)
@expecting(BRONZE_RULES)
def bronze():
    files = spark.readStream.format("cloudFiles").options(**reader_options()).load(PATH)  # noqa: F821
    return files.select(
        "*",
        F.col("_metadata.file_path").alias("_source_file"),
        F.col("_metadata.file_modification_time").alias("_source_modified_at"),
        F.current_timestamp().alias("_ingested_at"),
    )


@dp.table(
    name=SILVER,
    comment=f"Rows of {BRONZE} after the source's checks",
    table_properties={"quality": "silver"},
)
@expecting(EXPECTATIONS)
def silver():
    return spark.readStream.table(BRONZE)  # noqa: F821
