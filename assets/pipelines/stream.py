"""Loads a Kinesis stream, or topics of Kafka: bronze has every record as it is, silver the fields of its payload after checks.

Where records tell changes of a database's table, silver has the rows that come of them. Where they are of several kinds,
each kind has a table of its own in silver, and what is of none of them goes into that of the source.

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
CHANGES = json.loads(spark.conf.get("lakehouse.silver.changes", "null"))  # noqa: F821
EXPECTATIONS = json.loads(spark.conf.get("lakehouse.silver.expectations"))  # noqa: F821
SPLIT = json.loads(spark.conf.get("lakehouse.silver.split", "null"))  # noqa: F821

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
    """Options of the reader, where the payload is, what Kinesis says of a record beside it, and what puts records in order."""
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
    # Numbers of up to 56 digits, which no type of number holds; as long as each other they are in order as text.
    return options, "data", about, F.lpad(F.col("_sequence_number"), 64, "0")


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
    return options, "value", about, F.col("_offset")


READERS = {"kinesis": kinesis, "kafka": kafka}

if READER not in READERS:
    raise ValueError(f"unknown reader of a stream: {READER}")

PLACE, DATA, ABOUT, POSITION = READERS[READER]()
# What bronze has of a record beside its payload.
ARRIVAL = (*ABOUT, "_ingested_at")

if PAYLOAD["format"] not in FORMATS:
    raise ValueError(f"unknown format of a payload: {PAYLOAD['format']}")


def quoted(value):
    """A text in SQL."""
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def kind_of_record():
    """Where a record says which table it is of: its topic, or a field of its payload."""
    if SPLIT["field"] is None:
        return "_topic"
    path = "$" + "".join(f"['{name}']" for name in SPLIT["field"].split("."))
    return f"get_json_object(payload, {quoted(path)})"


def is_of(values):
    """Condition that a record is of one of these kinds; of what does not say, it is not."""
    return f"coalesce({kind_of_record()} IN ({', '.join(quoted(value) for value in values)}), false)"


def silver_tables():
    """What silver has: the source's own table, with everything or with the rest, and one for each kind of record."""
    own = {
        "name": SILVER,
        **PAYLOAD,
        "schemaKey": "payload",
        "deduplicate": DEDUPLICATE,
        "changes": CHANGES,
        "expectations": EXPECTATIONS,
        "where": None,
    }
    if SPLIT is None:
        return [own]
    rest = f"NOT {is_of(value for table in SPLIT['tables'] for value in table['values'])}"
    schema = SILVER.rsplit(".", 1)[0]
    return [
        {**own, "where": rest},
        *(
            {
                **table,
                "name": f"{schema}.{table['name']}",
                "format": "json",
                "schemaKey": table["name"],
                "where": is_of(table["values"]),
            }
            for table in SPLIT["tables"]
        ),
    ]


TABLES = silver_tables()

unknown = sorted({rule["action"] for table in TABLES for rule in table["expectations"].values()} - ACTIONS.keys())
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


def parsed(table):
    """The payload as a structure of its fields."""
    columns = table["columns"]
    if columns is None:
        # The pipeline works out the columns, keeps them under this key, and adds new ones.
        return F.from_json(
            F.col("payload"),
            None,
            {
                "schemaLocationKey": table["schemaKey"],
                "schemaEvolutionMode": "addNewColumns",
                "rescuedDataColumn": RESCUED,
            },
        )
    schema = ", ".join(f"`{name}` {kind}" for name, kind in [*columns, (UNREAD, "STRING")])
    return F.from_json(F.col("payload"), schema, {"mode": "PERMISSIVE", "columnNameOfCorruptRecord": UNREAD})


def own_rules(table):
    """Counts what could not be read; the record itself is in bronze in every case."""
    if table["format"] != "json":
        return {}
    column = RESCUED if table["columns"] is None else UNREAD
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


def records_of(table):
    """Records of bronze that go into a table."""
    rows = spark.readStream.table(BRONZE)  # noqa: F821
    return rows if table["where"] is None else rows.where(table["where"])


def each_once(rows, deduplicate):
    """Leaves repeated records out. One without a value in a column that tells them is not known to be repeated."""
    time = deduplicate.get("timeColumn", "_arrived_at")
    untold = " OR ".join(f"`{column}` IS NULL" for column in deduplicate["columns"])
    # To Spark all NULLs are one value, so such records get the place in their stream beside it, which no other has.
    rows = rows.withColumn("_apart", F.expr(f"if({untold}, to_json(struct({', '.join(ABOUT)})), NULL)"))
    rows = rows.withWatermark(time, f"{deduplicate['withinMinutes']} minutes")
    return rows.dropDuplicatesWithinWatermark([*deduplicate["columns"], "_apart"]).drop("_apart")


def read_silver(table):
    """A table with every record that is its own: the fields of its payload."""

    @dp.table(
        name=table["name"],
        comment=f"Records of {BRONZE}, read, after the source's checks",
        table_properties={"quality": "silver"},
    )
    @expecting({**own_rules(table), **table["expectations"]})
    def silver():
        rows = records_of(table)
        if table["format"] == "json":
            rows = rows.select(parsed(table).alias("_parsed"), *ARRIVAL).select("_parsed.*", *ARRIVAL)
        if table["deduplicate"] is None:
            return rows
        return each_once(rows, table["deduplicate"])


def struct(columns):
    """Type of a structure."""
    return f"STRUCT<{', '.join(f'`{name}`: {kind}' for name, kind in columns)}>"


def only(field, value):
    """Condition that leaves out what is certainly something else; what cannot be read stays, and is counted."""
    return f"coalesce({field} = '{value}', true)"


def debezium(columns, changes):
    """Changes of Debezium: rows before and after, without truncations and messages, which are of no row."""
    row = struct(columns)
    envelope = [("before", row), ("after", row), ("op", "STRING"), ("source", struct([("ts_ms", "BIGINT")]))]
    at = "_change"
    if changes["schemas"]:
        envelope, at = [("payload", struct(envelope))], "_change.payload"
    return {
        "envelope": envelope,
        "row": {name: f"coalesce({at}.after, {at}.before).`{name}`" for name, _ in columns},
        "operation": f"{at}.op",
        "deleted": "d",
        # Time of the transaction; after a restart changes come again, with their old times.
        "time": f"timestamp_millis({at}.source.ts_ms)",
        "unread": f"_change.{UNREAD} IS NOT NULL",
        "where": [f"coalesce({at}.op NOT IN ('t', 'm'), true)"],
    }


def dms(columns, changes):
    """Changes of AWS DMS: a row and its metadata. It writes them in their order, and gives no better one."""
    at = "_change.metadata"
    kept = {"record-type": "data", "schema-name": changes.get("schema"), "table-name": changes.get("table")}
    return {
        "envelope": [
            ("data", struct(columns)),
            ("metadata", struct([("operation", "STRING"), *((name, "STRING") for name in kept)])),
        ],
        "row": {name: f"_change.data.`{name}`" for name, _ in columns},
        "operation": f"{at}.operation",
        "deleted": "delete",
        "time": None,
        "unread": f"_change.{UNREAD} IS NOT NULL",
        "where": [only(f"{at}.`{name}`", value) for name, value in kept.items() if value is not None],
    }


def dynamodb(columns, changes):
    """Changes of DynamoDB: every attribute with its type beside it. They come twice, and out of order."""
    at = "_change.dynamodb"
    kinds = ["S", "N", "BOOL", "B", "SS", "NS", "BS", "L", "M"]
    item = f"MAP<STRING, {struct((kind, 'STRING') for kind in kinds)}>"
    images = ["NewImage", "OldImage", "Keys"]
    image = f"coalesce({', '.join(f'{at}.{name}' for name in images)})"
    moment, unit = f"{at}.ApproximateCreationDateTime", f"{at}.ApproximateCreationDateTimePrecision"
    texts = {name: f"coalesce({', '.join(f'{image}[{name!r}].{kind}' for kind in kinds)})" for name, _ in columns}
    row = {
        name: f"try_to_binary({texts[name]}, 'base64')" if kind == "BINARY" else f"try_cast({texts[name]} AS {kind})"
        for name, kind in columns
    }
    unfit = [f"({texts[name]} IS NOT NULL AND {value} IS NULL)" for name, value in row.items()]
    return {
        "envelope": [
            ("eventName", "STRING"),
            ("tableName", "STRING"),
            (
                "dynamodb",
                struct(
                    [
                        ("ApproximateCreationDateTime", "BIGINT"),
                        ("ApproximateCreationDateTimePrecision", "STRING"),
                        *((name, item) for name in images),
                    ]
                ),
            ),
        ],
        "row": row,
        "operation": "_change.eventName",
        "deleted": "REMOVE",
        "time": f"if({unit} = 'MICROSECOND', timestamp_micros({moment}), timestamp_millis({moment}))",
        "unread": " OR ".join([f"_change.{UNREAD} IS NOT NULL", *unfit]),
        "where": [only("_change.tableName", changes["table"])] if "table" in changes else [],
    }


CHANGE_FORMATS = {"debezium": debezium, "dms": dms, "dynamodb": dynamodb}


def change_rules(change, changes, expectations):
    """Of the program: what no row can be made of. Of the source: a deleted row passes, it may have its keys alone."""
    needed = [f"`{key}` IS NOT NULL" for key in changes["keys"]]
    if change["time"] is not None:
        needed.append("_sequence.time IS NOT NULL")
    read = " AND ".join(["_operation IS NOT NULL", "NOT _unread", *needed])
    return {
        "change_is_read": {"condition": read, "action": changes["unreadable"]},
        **{
            name: {**rule, "condition": f"coalesce(_operation = '{change['deleted']}', false) OR ({rule['condition']})"}
            for name, rule in expectations.items()
        },
    }


def apply_changes(table):
    """A table with the rows that come of the changes."""
    changes = table["changes"]
    change = CHANGE_FORMATS[changes["format"]](table["columns"], changes)
    # No table's name starts like this.
    view = f"_changes_of_{table['name'].rsplit('.', 1)[1]}"
    schema = ", ".join(f"`{name}` {kind}" for name, kind in [*change["envelope"], (UNREAD, "STRING")])
    sequence = POSITION
    if change["time"] is not None:
        sequence = F.struct(F.expr(change["time"]).alias("time"), POSITION.alias("position"))

    @dp.temporary_view(name=view, comment=f"Changes of {BRONZE} in their order, after the source's checks")
    @expecting(change_rules(change, changes, table["expectations"]))
    def changes_in_order():
        # Kafka has a record without payload after each deletion.
        rows = records_of(table).where("payload IS NOT NULL")
        options = {"mode": "PERMISSIVE", "columnNameOfCorruptRecord": UNREAD}
        rows = rows.select(F.from_json(F.col("payload"), schema, options).alias("_change"), *ABOUT)
        for condition in change["where"]:
            rows = rows.where(condition)
        return rows.select(
            *(F.expr(value).alias(name) for name, value in change["row"].items()),
            F.expr(change["operation"]).alias("_operation"),
            F.expr(change["unread"]).alias("_unread"),
            sequence.alias("_sequence"),
        )

    dp.create_streaming_table(
        name=table["name"],
        comment=f"Rows that come of the changes in {BRONZE}",
        table_properties={"quality": "silver"},
    )
    dp.create_auto_cdc_flow(
        target=table["name"],
        source=view,
        keys=changes["keys"],
        sequence_by=F.col("_sequence"),
        apply_as_deletes=F.expr(f"_operation = '{change['deleted']}'"),
        except_column_list=["_operation", "_unread", "_sequence", *changes.get("exclude", [])],
        stored_as_scd_type=2 if changes["history"] else 1,
    )


for each in TABLES:
    if each["changes"] is None:
        read_silver(each)
    elif each["changes"]["format"] in CHANGE_FORMATS:
        apply_changes(each)
    else:
        raise ValueError(f"unknown format of changes: {each['changes']['format']}")
