"""Loads a Kinesis stream, or topics of Kafka: bronze has every record as it is, silver the fields of its payload after checks.

Every source of this kind runs this program; what differs between them comes from the pipeline's configuration.
`spark` is the session that the pipeline provides.
"""

import json

from pyspark import pipelines as dp
from pyspark.sql import functions as F

READER = spark.conf.get("lakehouse.source.reader")  # noqa: F821
REGION = spark.conf.get("lakehouse.source.region")  # noqa: F821
CREDENTIAL = spark.conf.get("lakehouse.source.credential")  # noqa: F821
OPTIONS = json.loads(spark.conf.get("lakehouse.source.options"))  # noqa: F821
PAYLOAD = json.loads(spark.conf.get("lakehouse.source.payload"))  # noqa: F821
BRONZE = spark.conf.get("lakehouse.bronze.table")  # noqa: F821
SILVER = spark.conf.get("lakehouse.silver.table")  # noqa: F821
DEDUPLICATE = json.loads(spark.conf.get("lakehouse.silver.deduplicate"))  # noqa: F821
EXPECTATIONS = json.loads(spark.conf.get("lakehouse.silver.expectations"))  # noqa: F821

FORMATS = {"binary", "json", "text"}

# Where silver keeps what could not be read: a whole record that breaks the given columns, or single fields that do
# not fit the ones that were worked out.
UNREAD = "_corrupt_record"
RESCUED = "_rescued_data"

ACTIONS = {
    "warn": dp.expect_all,
    "drop": dp.expect_all_or_drop,
    "fail": dp.expect_all_or_fail,
}



def kinesis():
    """Options of the reader, where the payload is, and what Kinesis says of a record beside it."""
    options = {
        "streamName": spark.conf.get("lakehouse.source.stream"),  # noqa: F821
        "region": REGION,
        "serviceCredential": CREDENTIAL,
    }
    about = {
        "_partition_key": F.col("partitionKey"),
        "_sequence_number": F.col("sequenceNumber"),
        "_shard_id": F.col("shardId"),
        "_arrived_at": F.col("approximateArrivalTimestamp"),
    }
    return options, "data", about


def kafka():
    """The same of Kafka. The credential signs in by IAM over TLS, so no other setting of security may be there."""
    options = {
        "kafka.bootstrap.servers": spark.conf.get("lakehouse.source.brokers"),  # noqa: F821
        "databricks.serviceCredential": CREDENTIAL,
    }
    about = {
        "_key": F.col("key").cast("string"),
        "_topic": F.col("topic"),
        "_partition": F.col("partition"),
        "_offset": F.col("offset"),
        "_arrived_at": F.col("timestamp"),
    }
    return options, "value", about


READERS = {"kinesis": kinesis, "kafka": kafka}

if READER not in READERS:
    raise ValueError(f"unknown reader of a stream: {READER}")

PLACE, DATA, ABOUT = READERS[READER]()
# What bronze has of a record beside its payload.
ARRIVAL = (*ABOUT, "_ingested_at")

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
    comment=f"Records of {OPTIONS.get('subscribe') or PLACE['streamName']}, as they arrived",
    table_properties={"quality": "bronze"},
)
def bronze():
    records = spark.readStream.format(READER).options(**OPTIONS, **PLACE).load()  # noqa: F821
    payload = F.col(DATA) if PAYLOAD["format"] == "binary" else F.col(DATA).cast("string")
    return records.select(
        payload.alias("payload"),
        *(column.alias(name) for name, column in ABOUT.items()),
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
