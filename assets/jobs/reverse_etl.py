"""Brings a table of the lake into an operational store, and afterwards what has changed in it since.

Every job of this kind runs this program; what differs between them comes with its command line. A run

1. reads the table and what earlier runs delivered (keys and digests, in the state table),
2. sends rows that are new or different, and deletes those that are gone, where that is wanted,
3. writes down what was delivered, and a line with the counts, which have to add up.

A row that was delivered and not written down is delivered again: stores take it as the same row, streams get it twice.
"""

import argparse
import hashlib
import json
import random
import sys
import time
from datetime import date, datetime, timezone
from decimal import Decimal

STATE = "target STRING, key STRING, digest STRING, delivered_at TIMESTAMP, run_id STRING"
COUNTS = (
    "target STRING, run_id STRING, finished_at TIMESTAMP, rows BIGINT, unchanged BIGINT, upserted BIGINT, "
    "deleted BIGINT, skipped BIGINT, failed BIGINT, store_rows BIGINT, success BOOLEAN, error STRING"
)
# Keys and digests that are looked at by the driver at a time.
CHUNK = 5_000


def arguments(line):
    parser = argparse.ArgumentParser()
    parser.add_argument("--table", required=True)
    parser.add_argument("--keys", required=True, type=json.loads)
    parser.add_argument("--columns", required=True, type=json.loads)
    parser.add_argument("--target", required=True, type=json.loads)
    parser.add_argument("--state", required=True)
    parser.add_argument("--counts", required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--deletes", required=True, choices=["follow", "ignore"])
    parser.add_argument("--most-deleted-percent", required=True, type=int)
    parser.add_argument("--attempts", required=True, type=int)
    parser.add_argument("--run-id", required=True)
    return parser.parse_args(line)


class Refused(Exception):
    """Something that no other try changes."""


def canonical(value):
    """A value as JSON takes it, the same for equal values."""
    if isinstance(value, Decimal):
        return {"decimal": format(value.normalize(), "f")}
    if isinstance(value, datetime):
        return {"time": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, (bytes, bytearray)):
        return {"bytes": bytes(value).hex()}
    if isinstance(value, dict):
        return {str(name): canonical(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [canonical(one) for one in value]
    return value


def text_of(values):
    return json.dumps([canonical(value) for value in values], sort_keys=True, separators=(",", ":"))


def digest_of(values):
    return hashlib.sha256(text_of(values).encode()).hexdigest()


def wait_before(attempt):
    """Longer each time, and never the same for two that wait."""
    time.sleep(min(20.0, 0.1 * 2**attempt) * (0.5 + random.random() / 2))


class Postgres:
    """Upserts by the primary key or a unique index over the keys, all of a run in one transaction."""

    def __init__(self, target, keys, columns, connect):
        self.target, self.keys, self.columns = target, keys, columns
        self.connection = connect()
        self.cursor = self.connection.cursor()
        self.stage("lakehouse_rows", columns)
        self.stage("lakehouse_gone", keys)

    @staticmethod
    def quoted(name):
        return '"' + name.replace('"', '""') + '"'

    def listed(self, names, start=""):
        return ", ".join(start + self.quoted(name) for name in names)

    @property
    def table(self):
        return f"{self.quoted(self.target['schema'])}.{self.quoted(self.target['table'])}"

    def stage(self, name, columns):
        # Types of the table, without what it demands of its rows: that is looked at when they get there.
        self.cursor.execute(
            f"CREATE TEMPORARY TABLE {name} ON COMMIT DROP AS SELECT {self.listed(columns)} FROM {self.table} LIMIT 0"
        )

    def insert(self, name, columns, rows):
        from psycopg2.extras import Json, execute_values

        plain = [tuple(Json(canonical(one)) if isinstance(one, (dict, list)) else one for one in row) for row in rows]
        execute_values(self.cursor, f"INSERT INTO {name} ({self.listed(columns)}) VALUES %s", plain, page_size=1000)

    def upsert(self, rows):
        self.insert("lakehouse_rows", self.columns, [[row[name] for name in self.columns] for row in rows])
        return []

    def delete(self, keys):
        self.insert("lakehouse_gone", self.keys, keys)
        return []

    def finish(self):
        others = [name for name in self.columns if name not in self.keys]
        assigned = ", ".join(f"{self.quoted(name)} = EXCLUDED.{self.quoted(name)}" for name in others)
        same = " AND ".join(f"t.{self.quoted(name)} = g.{self.quoted(name)}" for name in self.keys)
        self.cursor.execute(f"DELETE FROM {self.table} t USING lakehouse_gone g WHERE {same}")
        self.cursor.execute(
            f"INSERT INTO {self.table} ({self.listed(self.columns)}) SELECT {self.listed(self.columns)} "
            f"FROM lakehouse_rows ON CONFLICT ({self.listed(self.keys)}) "
            + (f"DO UPDATE SET {assigned}" if others else "DO NOTHING")
        )
        self.cursor.execute(f"SELECT count(*) FROM {self.table}")
        (count,) = self.cursor.fetchone()
        self.connection.commit()
        return count

    def close(self):
        self.connection.close()


def postgres(target, keys, columns, secrets):
    import psycopg2

    def connect():
        return psycopg2.connect(
            host=target["host"],
            port=target["port"],
            dbname=target["database"],
            user=secrets("user"),
            password=secrets("password"),
            sslmode=target["sslMode"],
            connect_timeout=15,
            application_name="lakehouse-reverse-etl",
        )

    return Postgres(target, keys, columns, connect)


def dynamo_value(value):
    """As DynamoDB's client takes it: numbers are decimals, times are texts."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(name): dynamo_value(one) for name, one in value.items() if one is not None}
    if isinstance(value, (list, tuple)):
        return [dynamo_value(one) for one in value]
    return bytes(value) if isinstance(value, bytearray) else value


THROTTLED = (
    "ProvisionedThroughputExceededException",
    "ThrottlingException",
    "RequestLimitExceeded",
    "InternalServerError",
)


class DynamoDB:
    """Puts items one by one where a condition decides, else in batches; waits when the table takes no more."""

    def __init__(self, target, keys, columns, client, attempts):
        from boto3.dynamodb.types import TypeSerializer

        self.target, self.keys, self.columns = target, keys, columns
        self.client, self.attempts = client, attempts
        self.serialize = TypeSerializer().serialize

    def item(self, row):
        found = {name: dynamo_value(row[name]) for name in self.columns}
        item = {name: self.serialize(value) for name, value in found.items() if value is not None}
        expiry = self.target.get("expires")
        if expiry is not None and row[expiry["column"]] is not None:
            item[expiry["attribute"]] = {"N": str(seconds_of(row[expiry["column"]]))}
        return item

    def upsert(self, rows):
        newer = self.target.get("newerBy")
        if newer is None:
            self.batched([{"PutRequest": {"Item": self.item(row)}} for row in rows])
            return []
        return [key for row in rows if (key := self.put_newer(row, newer)) is not None]

    def put_newer(self, row, newer):
        """Not over an item that somebody has changed since: it is skipped, and told."""
        item = self.item(row)
        call = {
            "TableName": self.target["table"],
            "Item": item,
            "ConditionExpression": "attribute_not_exists(#v) OR #v <= :v",
            "ExpressionAttributeNames": {"#v": newer},
            "ExpressionAttributeValues": {":v": item[newer]},
        }
        try:
            self.patiently(lambda: self.client.put_item(**call))
        except self.client.exceptions.ConditionalCheckFailedException:
            return [row[name] for name in self.keys]
        return None

    def delete(self, keys):
        requests = [
            {"DeleteRequest": {"Key": {n: self.serialize(dynamo_value(v)) for n, v in zip(self.keys, key)}}} for key in keys
        ]
        self.batched(requests)
        return []

    def batched(self, requests):
        for start in range(0, len(requests), 25):
            self.send(requests[start : start + 25])

    def send(self, requests):
        left = {self.target["table"]: requests}
        for attempt in range(self.attempts):
            answer = self.patiently(lambda: self.client.batch_write_item(RequestItems=left))
            left = answer.get("UnprocessedItems") or {}
            if not left:
                return
            wait_before(attempt)
        raise RuntimeError(f"the table took no more: {sum(map(len, left.values()))} requests are left after {self.attempts} tries")

    def patiently(self, call):
        return patiently(call, self.attempts, lambda error: error_code(error) in THROTTLED)

    def finish(self):
        return None

    def close(self):
        self.client.close()


class Kinesis:
    """Puts a record for each row that is new or different, and one that says so for each that is gone."""

    def __init__(self, target, keys, columns, client, attempts):
        self.target, self.keys, self.columns = target, keys, columns
        self.client, self.attempts = client, attempts

    def upsert(self, rows):
        self.put([(text_of(row[n] for n in self.keys), message("upsert", row, self.columns)) for row in rows])
        return []

    def delete(self, keys):
        self.put([(text_of(key), message("delete", dict(zip(self.keys, key)), self.keys)) for key in keys])
        return []

    def put(self, messages):
        # A key of a partition has 256 signs at most, and rows of one key stay in order.
        records = [
            {"Data": data.encode(), "PartitionKey": hashlib.sha256(key.encode()).hexdigest()} for key, data in messages
        ]
        batch, size = [], 0
        for record in records:
            length = len(record["Data"]) + len(record["PartitionKey"])
            if length > 1_048_576:
                raise Refused("a row is larger than the megabyte that a record may have")
            if len(batch) == 500 or size + length > 4_500_000:
                self.send(batch)
                batch, size = [], 0
            batch.append(record)
            size += length
        if batch:
            self.send(batch)

    def send(self, records):
        for attempt in range(self.attempts):
            answer = patiently(
                lambda: self.client.put_records(StreamName=self.target["stream"], Records=records),
                self.attempts,
                lambda error: error_code(error) in THROTTLED,
            )
            if answer["FailedRecordCount"] == 0:
                return
            records = [record for record, sent in zip(records, answer["Records"]) if "ErrorCode" in sent]
            wait_before(attempt)
        raise RuntimeError(f"the stream took no more: {len(records)} records are left after {self.attempts} tries")

    def finish(self):
        return None

    def close(self):
        self.client.close()


def message(what, row, columns):
    return json.dumps({"operation": what, "row": {name: plain(row[name]) for name in columns}}, sort_keys=True)


def plain(value):
    """As readers of JSON expect it."""
    found = canonical(value)
    return next(iter(found.values())) if isinstance(found, dict) and not isinstance(value, dict) else found


def error_code(error):
    return getattr(error, "response", {}).get("Error", {}).get("Code")


def patiently(call, attempts, passes):
    """The answer of a call that may fail for a while."""
    for attempt in range(attempts):
        try:
            return call()
        except Exception as error:
            if attempt == attempts - 1 or not passes(error):
                raise
            wait_before(attempt)


def seconds_of(value):
    if isinstance(value, datetime):
        return int(value.replace(tzinfo=value.tzinfo or timezone.utc).timestamp())
    if isinstance(value, date):
        return int(datetime(value.year, value.month, value.day, tzinfo=timezone.utc).timestamp())
    return int(value)


def aws_client(service, target):
    """A client with the service credential of Unity Catalog, which alone has the rights."""
    import boto3
    from databricks.sdk.runtime import dbutils

    session = boto3.Session(
        botocore_session=dbutils.credentials.getServiceCredentialsProvider(target["credential"]),
        region_name=target["region"],
    )
    return session.client(service)


def secrets_of(target):
    from databricks.sdk.runtime import dbutils

    return lambda field: dbutils.secrets.get(target["secrets"][field]["scope"], target["secrets"][field]["key"])


def store_of(given):
    target, of = given.target, (given.target, given.keys, given.columns)
    if target["kind"] == "postgresql":
        return postgres(*of, secrets_of(target))
    if target["kind"] == "dynamodb":
        return DynamoDB(*of, aws_client("dynamodb", target), given.attempts)
    return Kinesis(*of, aws_client("kinesis", target), given.attempts)


def latest_state(spark, given):
    """Key → digest of what the store has by us; none of a key that was deleted there."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    if not spark.catalog.tableExists(given.state):
        return {}
    order = Window.partitionBy("key").orderBy(F.desc("delivered_at"))
    rows = (
        spark.table(given.state)
        .where(F.col("target") == given.name)
        .withColumn("at", F.row_number().over(order))
        .where("at = 1 AND digest IS NOT NULL")
        .select("key", "digest")
    )
    return {row["key"]: row["digest"] for row in rows.toLocalIterator()}


class Delivery:
    """One run: what is to do, what was done."""

    def __init__(self, given, known):
        self.given, self.known = given, known
        self.counts = dict.fromkeys(("rows", "unchanged", "upserted", "deleted", "skipped"), 0)
        self.delivered = []
        self.seen = set()

    def changed(self, rows):
        """Rows that the store does not have like this."""
        for row in rows:
            key = [row[name] for name in self.given.keys]
            if any(value is None for value in key):
                raise Refused(f"a row of {self.given.table} has no {', '.join(self.given.keys)}")
            text, digest = text_of(key), digest_of(row[name] for name in self.given.columns)
            if text in self.seen:
                raise Refused(f"{self.given.table} has {text} twice: {', '.join(self.given.keys)} is no key of it")
            self.seen.add(text)
            self.counts["rows"] += 1
            if self.known.get(text) == digest:
                self.counts["unchanged"] += 1
            else:
                yield row, text, digest

    def send(self, store, rows):
        batch = []
        for one in self.changed(rows):
            batch.append(one)
            if len(batch) == CHUNK:
                self.upsert(store, batch)
                batch = []
        if batch:
            self.upsert(store, batch)

    def upsert(self, store, batch):
        skipped = {text_of(key) for key in store.upsert([row for row, _, _ in batch])}
        self.counts["skipped"] += len(skipped)
        done = [(text, digest) for _, text, digest in batch if text not in skipped]
        self.counts["upserted"] += len(done)
        self.delivered += done

    def remove(self, store):
        gone = [text for text in self.known if text not in self.seen]
        if self.given.deletes == "ignore" or not gone:
            return
        percent = 100 * len(gone) / len(self.known)
        if percent > self.given.most_deleted_percent:
            raise Refused(
                f"{len(gone)} of {len(self.known)} rows are gone from {self.given.table}, {percent:.0f} %, and at most "
                f"{self.given.most_deleted_percent} % may be deleted at once: look whether the table is whole"
            )
        for start in range(0, len(gone), CHUNK):
            store.delete([key_of(text) for text in gone[start : start + CHUNK]])
        self.counts["deleted"] = len(gone)
        self.delivered += [(text, None) for text in gone]


def key_of(text):
    """The values of a key, back from how it is written down."""
    return [restored(value) for value in json.loads(text)]


def restored(value):
    if not isinstance(value, dict):
        return value
    [(sort, written)] = value.items()
    return {
        "decimal": Decimal,
        "time": datetime.fromisoformat,
        "date": date.fromisoformat,
        "bytes": bytes.fromhex,
    }[sort](written)


def write_down(spark, given, delivered, now):
    for start in range(0, len(delivered), 100_000):
        rows = [(given.name, key, digest, now, given.run_id) for key, digest in delivered[start : start + 100_000]]
        spark.createDataFrame(rows, STATE).write.mode("append").saveAsTable(given.state)


def tell(spark, given, delivery, store_rows, error):
    counts = delivery.counts
    failed = counts["rows"] - counts["unchanged"] - counts["upserted"] - counts["skipped"] if error else 0
    row = (
        *(given.name, given.run_id, datetime.now(timezone.utc)),
        *(counts["rows"], counts["unchanged"], counts["upserted"], counts["deleted"], counts["skipped"]),
        *(failed, store_rows, error is None, error),
    )
    spark.createDataFrame([row], COUNTS).write.mode("append").saveAsTable(given.counts)
    print(json.dumps({**counts, "failed": failed, "store_rows": store_rows, "error": error}))


def run(spark, given, open_store=store_of):
    """Delivers what has changed; the counts are written whatever happens."""
    delivery = Delivery(given, latest_state(spark, given))
    store_rows, error, atomic = None, None, given.target["kind"] == "postgresql"
    store = None
    try:
        store = patiently(lambda: open_store(given), given.attempts, lambda one: "could not connect" in str(one))
        frame = spark.table(given.table).select(*given.columns)
        delivery.send(store, (row.asDict(recursive=True) for row in frame.toLocalIterator()))
        delivery.remove(store)
        store_rows = store.finish()
    except Exception as problem:
        error = f"{type(problem).__name__}: {problem}"[:4000]
        if atomic:
            # Nothing of a transaction that was not committed is there.
            delivery.delivered, delivery.counts["upserted"], delivery.counts["deleted"] = [], 0, 0
    finally:
        if store is not None:
            store.close()
    write_down(spark, given, delivery.delivered, datetime.now(timezone.utc))
    counts = delivery.counts
    if error is None and counts["rows"] != counts["unchanged"] + counts["upserted"] + counts["skipped"]:
        error = "the counts do not add up"
    tell(spark, given, delivery, store_rows, error)
    return error


def main(line):
    from pyspark.sql import SparkSession

    error = run(SparkSession.builder.getOrCreate(), arguments(line))
    if error is not None:
        raise SystemExit(error)


if __name__ == "__main__":
    main(sys.argv[1:])
