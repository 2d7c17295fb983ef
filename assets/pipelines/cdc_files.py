"""Loads files of changes, a folder per table: bronze has every change as it is, silver the rows that come of them.

Every source of this kind runs this program; what differs between them comes from the pipeline's configuration.
`spark` is the session that the pipeline provides.
"""

import json

from pyspark import pipelines as dp
from pyspark.sql import functions as F

PATH = spark.conf.get("lakehouse.source.path")  # noqa: F821
FORMAT = spark.conf.get("lakehouse.source.format")  # noqa: F821
DISCOVERY = spark.conf.get("lakehouse.source.discovery")  # noqa: F821
OPTIONS = json.loads(spark.conf.get("lakehouse.source.options"))  # noqa: F821
SCHEMA_EVOLUTION = spark.conf.get("lakehouse.source.schemaEvolution")  # noqa: F821
CHANGES = json.loads(spark.conf.get("lakehouse.source.changes"))  # noqa: F821
BRONZE = spark.conf.get("lakehouse.bronze.schema")  # noqa: F821
SILVER = spark.conf.get("lakehouse.silver.schema")  # noqa: F821
TABLES = spark.conf.get("lakehouse.tables").split(",")  # noqa: F821

FORMATS = {"avro", "csv", "json", "parquet"}

FORMAT_OPTIONS = {
    "csv": {"header": "true"},
}

ACTIONS = {
    "warn": dp.expect_all,
    "drop": dp.expect_all_or_drop,
    "fail": dp.expect_all_or_fail,
}

# Columns of bronze and of the flow that say something of the change, and are not in silver.
ABOUT_CHANGES = [
    CHANGES["operation"],
    "_rescued_data",
    "_source_file",
    "_source_modified_at",
    "_ingested_at",
    "_sequence",
]

if FORMAT not in FORMATS:
    raise ValueError(f"changes are not loaded from {FORMAT} files")


def quoted(name):
    return f"`{name}`"


def telling_columns():
    """Columns that a file may lack, as one of a full load does, with the type that they are read as."""
    times = CHANGES["sequenceBy"] if CHANGES["time"] else []
    return {name: "STRING" for name in [CHANGES["operation"], *times]}


def reader_options(table):
    """Options of the reader: those of the format, the configuration's over them, and what the tables rely on."""
    options = {**FORMAT_OPTIONS.get(FORMAT, {}), **OPTIONS, "cloudFiles.format": FORMAT}
    # What does not fit its column is kept here instead of being lost.
    options["rescuedDataColumn"] = "_rescued_data"
    options["cloudFiles.schemaEvolutionMode"] = SCHEMA_EVOLUTION
    if table["columns"] is None:
        hints = {**table["hints"], **telling_columns()}
        options["cloudFiles.inferColumnTypes"] = "true"
        options["cloudFiles.schemaHints"] = ", ".join(f"{name} {kind}" for name, kind in hints.items())
    elif SCHEMA_EVOLUTION == "addNewColumns":
        # The reader adds no columns to those that are given.
        options["cloudFiles.schemaEvolutionMode"] = "rescue"
    if DISCOVERY == "file-events":
        options["cloudFiles.useManagedFileEvents"] = "true"
    return options


def sequence():
    """What puts the changes of a row in order."""
    columns = {name: F.col(quoted(name)) for name in CHANGES["sequenceBy"]}
    if CHANGES["time"]:
        first, *others = columns
        columns[first] = F.try_to_timestamp(columns[first])
        if CHANGES["initialFiles"] is not None:
            initial = F.col("_source_file").rlike(CHANGES["initialFiles"])
            columns[first] = F.when(initial, F.lit("1970-01-01 00:00:00").cast("timestamp")).otherwise(columns[first])
        for name in others:
            # A full load has none.
            columns[name] = F.coalesce(columns[name], F.lit(""))
    if len(columns) == 1:
        return next(iter(columns.values()))
    return F.struct(*(column.alias(name) for name, column in columns.items()))


def rules(table):
    """Those of the program, and those of the configuration, which a deleted row need not meet: it may have its keys alone."""
    values = ", ".join(f"'{value}'" for value in CHANGES["deletes"])
    deleted = f"{quoted(CHANGES['operation'])} IN ({values})"
    names = CHANGES["sequenceBy"]
    parts = ["_sequence"] if len(names) == 1 else [f"_sequence.{quoted(name)}" for name in names]
    needed = {
        "change_has_keys": [quoted(key) for key in table["keys"]],
        "change_has_order": parts,
    }
    own = {
        name: {"condition": " AND ".join(f"{column} IS NOT NULL" for column in columns), "action": "fail"}
        for name, columns in needed.items()
    }
    given = {
        name: {**rule, "condition": f"coalesce({deleted}, false) OR ({rule['condition']})"}
        for name, rule in table["expectations"].items()
    }
    unknown = sorted({rule["action"] for rule in given.values()} - ACTIONS.keys())
    if unknown:
        raise ValueError(f"unknown action of an expectation: {', '.join(unknown)}")
    return deleted, {**own, **given}


def expecting(rules):
    """Adds expectations to a table: what happens to a row depends on the rule that it breaks."""

    def decorate(query):
        for action, expect in ACTIONS.items():
            conditions = {name: rule["condition"] for name, rule in rules.items() if rule["action"] == action}
            if conditions:
                query = expect(conditions)(query)
        return query

    return decorate


def load(name):
    """One table: its changes in bronze, and its rows in silver."""
    table = json.loads(spark.conf.get(f"lakehouse.table.{name}"))  # noqa: F821
    path = f"{PATH}/{table['folder']}"
    bronze = f"{BRONZE}.{name}"
    silver = f"{SILVER}.{name}"
    # No table's name starts like this.
    view = f"_changes_of_{name}"
    deleted, expectations = rules(table)

    @dp.table(
        name=bronze,
        comment=f"Changes in the files of {path}, as they arrived",
        table_properties={"quality": "bronze"},
    )
    @expecting({"nothing_rescued": {"condition": "_rescued_data IS NULL", "action": "warn"}})
    def changes_as_they_are():
        reader = spark.readStream.format("cloudFiles").options(**reader_options(table))  # noqa: F821
        if table["columns"] is not None:
            columns = {**telling_columns(), **dict(table["columns"])}
            reader = reader.schema(", ".join(f"{quoted(column)} {kind}" for column, kind in columns.items()))
        return reader.load(path).select(
            "*",
            F.col("_metadata.file_path").alias("_source_file"),
            F.col("_metadata.file_modification_time").alias("_source_modified_at"),
            F.current_timestamp().alias("_ingested_at"),
        )

    @dp.temporary_view(name=view, comment=f"Changes of {bronze} in their order, after the source's checks")
    @expecting(expectations)
    def changes_in_order():
        return spark.readStream.table(bronze).withColumn("_sequence", sequence())  # noqa: F821

    dp.create_streaming_table(
        name=silver,
        comment=f"Rows that come of the changes in {bronze}",
        table_properties={"quality": "silver"},
    )
    if table["include"] is None:
        columns = {"except_column_list": [*ABOUT_CHANGES, *table["exclude"]]}
    else:
        columns = {"column_list": table["include"]}
    dp.create_auto_cdc_flow(
        target=silver,
        source=view,
        keys=table["keys"],
        sequence_by=F.col("_sequence"),
        apply_as_deletes=F.expr(deleted),
        stored_as_scd_type=2 if table["history"] else 1,
        **columns,
    )


for each in TABLES:
    load(each)
