"""Loads one Kinesis stream: bronze has every record as it is, silver the fields of its payload after checks.

Every source of this kind runs this program; what differs between them comes from the pipeline's configuration.
`spark` is the session that the pipeline provides.
"""

import json

from pyspark import pipelines as dp
from pyspark.sql import functions as F

STREAM = spark.conf.get("lakehouse.source.stream")  # noqa: F821
REGION = spark.conf.get("lakehouse.source.region")  # noqa: F821
CREDENTIAL = spark.conf.get("lakehouse.source.credential")  # noqa: F821
OPTIONS = json.loads(spark.conf.get("lakehouse.source.options"))  # noqa: F821
PAYLOAD = json.loads(spark.conf.get("lakehouse.source.payload"))  # noqa: F821
BRONZE = spark.conf.get("lakehouse.bronze.table")  # noqa: F821
SILVER = spark.conf.get("lakehouse.silver.table")  # noqa: F821
DEDUPLICATE = json.loads(spark.conf.get("lakehouse.silver.deduplicate"))  # noqa: F821
EXPECTATIONS = json.loads(spark.conf.get("lakehouse.silver.expectations"))  # noqa: F821

FORMATS = {"binary", "json", "text"}

# What Kinesis says of a record beside its payload.
ARRIVAL = ("_partition_key", "_sequence_number", "_shard_id", "_arrived_at", "_ingested_at")

# Where silver keeps what could not be read: a whole record that breaks the given columns, or single fields that do
# not fit the ones that were worked out.
UNREAD = "_corrupt_record"
RESCUED = "_rescued_data"

ACTIONS = {
    "warn": dp.expect_all,
    "drop": dp.expect_all_or_drop,
    "fail": dp.expect_all_or_fail,
}

if PAYLOAD["format"] not in FORMATS:
    raise ValueError(f"unknown format of a payload: {PAYLOAD['format']}")

unknown = sorted({rule["action"] for rule in EXPECTATIONS.values()} - ACTIONS.keys())
if unknown:
    raise ValueError(f"unknown action of an expectation: {', '.join(unknown)}")


def expecting(rules):
    """Adds expectations to a table: what happens to a row depends on the rule that it breaks."""

    def decorate(query):
        for action, expect in ACTIONS.items():
            conditions = {name: rule["condition"] for name, rule in rules.items() if rule["action"] == action}
            if conditions:
                query = expect(conditions)(query)
        return query

    return decorate


def parsed():
    """The payload as a structure of its fields."""
    columns = PAYLOAD["columns"]
    if columns is None:
        # The pipeline works out the columns, keeps them under this key, and adds new ones.
        return F.from_json(
            F.col("payload"),
            None,
            {
                "schemaLocationKey": "payload",
                "schemaEvolutionMode": "addNewColumns",
                "rescuedDataColumn": RESCUED,
            },
        )
    schema = ", ".join(f"`{name}` {kind}" for name, kind in [*columns, (UNREAD, "STRING")])
    return F.from_json(F.col("payload"), schema, {"mode": "PERMISSIVE", "columnNameOfCorruptRecord": UNREAD})


def own_rules():
    """Counts what could not be read; the record itself is in bronze in every case."""
    if PAYLOAD["format"] != "json":
        return {}
    column = RESCUED if PAYLOAD["columns"] is None else UNREAD
    return {"payload_is_read": {"condition": f"{column} IS NULL", "action": "warn"}}


@dp.table(
    name=BRONZE,
    comment=f"Records of the stream {STREAM}, as they arrived",
    table_properties={"quality": "bronze"},
)
def bronze():
    options = {**OPTIONS, "streamName": STREAM, "region": REGION, "serviceCredential": CREDENTIAL}
    records = spark.readStream.format("kinesis").options(**options).load()  # noqa: F821
    payload = F.col("data") if PAYLOAD["format"] == "binary" else F.col("data").cast("string")
    return records.select(
        payload.alias("payload"),
        F.col("partitionKey").alias("_partition_key"),
        F.col("sequenceNumber").alias("_sequence_number"),
        F.col("shardId").alias("_shard_id"),
        F.col("approximateArrivalTimestamp").alias("_arrived_at"),
        F.current_timestamp().alias("_ingested_at"),
    )


@dp.table(
    name=SILVER,
    comment=f"Records of {BRONZE}, read, after the source's checks",
    table_properties={"quality": "silver"},
)
@expecting({**own_rules(), **EXPECTATIONS})
def silver():
    rows = spark.readStream.table(BRONZE)  # noqa: F821
    if PAYLOAD["format"] == "json":
        rows = rows.select(parsed().alias("_parsed"), *ARRIVAL).select("_parsed.*", *ARRIVAL)
    if DEDUPLICATE is None:
        return rows
    time = DEDUPLICATE.get("timeColumn", "_arrived_at")
    within = f"{DEDUPLICATE['withinMinutes']} minutes"
    return rows.withWatermark(time, within).dropDuplicatesWithinWatermark(DEDUPLICATE["columns"])
