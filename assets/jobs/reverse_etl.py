"""Brings a table of the lake into an operational store, and afterwards what has changed in it since.

Every job of this kind runs this program; what differs between them comes with its command line. A run

1. reads the table and what earlier runs delivered (keys and digests, in the state table),
2. sends rows that are new or different, and deletes those that are gone, where that is wanted,
3. writes down what was delivered, and a line with the counts, which have to add up.

A row that was delivered and not written down is delivered again: stores take it as the same row, streams get it twice.
"""

import argparse
import functools
import gzip
import hashlib
import json
import math
import random
import sys
import time
from datetime import date, datetime, timezone
from decimal import Decimal

STATE = "target STRING, key STRING, digest STRING, delivered_at TIMESTAMP, run_id STRING, version STRING"
COUNTS = (
    "target STRING, run_id STRING, finished_at TIMESTAMP, rows BIGINT, unchanged BIGINT, upserted BIGINT, "
    "deleted BIGINT, skipped BIGINT, failed BIGINT, store_rows BIGINT, success BOOLEAN, error STRING, kept BIGINT"
)
# Stores that take a run as a whole or not at all.
ATOMIC = ("postgresql", "mysql", "sql-server", "redshift")
# Keys and digests that are looked at by the driver at a time.
CHUNK = 5_000
# Lines of the state that newer ones have replaced: from so many on, and where they are more than the others, it is written anew.
REPLACED = 50_000
# Bytes of rows in a file that Redshift loads, before it is compressed, and the most that it takes of a row.
FILE_BYTES = 64 * 1024 * 1024
ROW_BYTES = 4 * 1024 * 1024


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

        given = [tuple(Json(plain(one)) if isinstance(one, (dict, list)) else one for one in row) for row in rows]
        execute_values(self.cursor, f"INSERT INTO {name} ({self.listed(columns)}) VALUES %s", given, page_size=1000)

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
    return Postgres(target, keys, columns, lambda: signed_in(target, secrets))


def signed_in(target, secrets):
    """A connection with the password, encrypted, or none."""
    import psycopg2

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


class StagedFiles:
    """Rows of a run as lines of JSON in compressed files, which are gone when it is over."""

    def __init__(self, client, bucket, folder):
        self.client, self.bucket, self.folder = client, bucket, folder
        self.lines, self.size, self.keys, self.count, self.flush_at = [], 0, [], 0, FILE_BYTES

    def add(self, columns, values):
        line = json.dumps({name: redshift_value(value) for name, value in zip(columns, values)}).encode()
        if len(line) > ROW_BYTES:
            raise Refused(f"a row is larger than the {ROW_BYTES} bytes that COPY takes")
        self.lines.append(line)
        self.size += len(line) + 1
        self.count += 1
        if self.size >= self.flush_at:
            self.flush()

    def flush(self):
        if self.lines:
            self.put(f"{len(self.keys)}.json.gz", gzip.compress(b"\n".join(self.lines) + b"\n"))
            self.lines, self.size = [], 0

    def put(self, name, body):
        key = f"{self.folder}/{name}"
        self.keys.append(key)
        self.client.put_object(Bucket=self.bucket, Key=key, Body=body)

    def listed(self):
        """Where the list of the files is; COPY loads those in it, and no other ones, and fails where one is not there."""
        self.flush()
        entries = [{"url": f"s3://{self.bucket}/{key}", "mandatory": True} for key in self.keys]
        self.put("manifest", json.dumps({"entries": entries}).encode())
        return f"s3://{self.bucket}/{self.keys[-1]}"

    def remove(self):
        for start in range(0, len(self.keys), 1000):
            given = {"Objects": [{"Key": key} for key in self.keys[start : start + 1000]], "Quiet": True}
            self.client.delete_objects(Bucket=self.bucket, Delete=given)
        self.keys = []


def redshift_value(value):
    """As COPY reads it of JSON: times have a space in the middle, and numbers that JSON does not know are texts."""
    if isinstance(value, datetime):
        return (value if value.tzinfo is None else value.astimezone(timezone.utc)).isoformat(" ")
    if isinstance(value, float) and not math.isfinite(value):
        return {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")
    return plain(value)


class Redshift(Postgres):
    """Files that Redshift loads itself, into temporary tables, and from there into the table in one transaction.

    It has unique keys in name only, so that rows are found by their keys, and counted.
    """

    def __init__(self, target, keys, columns, connect, client, attempts, run_id):
        self.target, self.keys, self.columns = target, keys, columns
        self.connect, self.attempts, self.connection = connect, attempts, None
        folder = f"{target['staging']['folder']}/{target['staging']['name']}/{run_id}"
        self.rows, self.gone = (
            StagedFiles(client, target["staging"]["bucket"], f"{folder}/{name}-{random.getrandbits(64):016x}")
            for name in ("rows", "gone")
        )
        # Whether it is there is known before files are written; idle, it would be closed meanwhile.
        connect().close()

    def upsert(self, rows):
        for row in rows:
            self.rows.add(self.columns, [row[name] for name in self.columns])
        return []

    def delete(self, keys):
        for key in keys:
            self.gone.add(self.keys, key)
        return []

    def finish(self):
        self.connection = patiently(self.connect, self.attempts, unreached)
        self.cursor = self.connection.cursor()
        self.load("lakehouse_rows", self.columns, self.rows)
        self.load("lakehouse_gone", self.keys, self.gone)
        self.merge()
        self.look_for_doubles()
        self.cursor.execute(f"SELECT count(*) FROM {self.table}")
        (count,) = self.cursor.fetchone()
        self.connection.commit()
        return count

    def load(self, name, columns, files):
        # Types of the table, without what it demands of its rows. It goes with the connection.
        self.cursor.execute(
            f"CREATE TEMPORARY TABLE {name} AS SELECT {self.listed(columns)} FROM {self.table} LIMIT 0"
        )
        if files.count == 0:
            return
        role = self.target.get("roleArn")
        self.cursor.execute(
            f"COPY {name} ({self.listed(columns)}) FROM {text(files.listed())} "
            f"IAM_ROLE {'default' if role is None else text(role)} FORMAT AS JSON 'auto ignorecase' "
            "MANIFEST GZIP TIMEFORMAT 'auto' DATEFORMAT 'auto' COMPUPDATE OFF STATUPDATE OFF"
        )
        self.cursor.execute(f"SELECT count(*) FROM {name}")
        (loaded,) = self.cursor.fetchone()
        if loaded != files.count:
            raise Refused(f"Redshift loaded {loaded} of {files.count} rows")

    def same(self, one, other):
        return " AND ".join(f"{one}.{self.quoted(name)} = {other}.{self.quoted(name)}" for name in self.keys)

    def merge(self):
        # The table goes by its own name: DELETE of Redshift gives it no other one.
        own = self.quoted(self.target["table"])
        others = [name for name in self.columns if name not in self.keys]
        assigned = ", ".join(f"{self.quoted(name)} = lakehouse_rows.{self.quoted(name)}" for name in others)
        self.cursor.execute(f"DELETE FROM {self.table} USING lakehouse_gone WHERE {self.same(own, 'lakehouse_gone')}")
        if others:
            self.cursor.execute(
                f"UPDATE {self.table} SET {assigned} FROM lakehouse_rows WHERE {self.same(own, 'lakehouse_rows')}"
            )
        self.cursor.execute(
            f"INSERT INTO {self.table} ({self.listed(self.columns)}) SELECT {self.listed(self.columns, 's.')} "
            f"FROM lakehouse_rows AS s LEFT JOIN {self.table} AS t ON {self.same('t', 's')} "
            f"WHERE t.{self.quoted(self.keys[0])} IS NULL"
        )

    def look_for_doubles(self):
        """A key that the table has more than once, or two that it takes for the same."""
        self.cursor.execute(f"SELECT count(*) FROM lakehouse_rows AS s JOIN {self.table} AS t ON {self.same('t', 's')}")
        (found,) = self.cursor.fetchone()
        if found != self.rows.count:
            raise Refused(
                f"{self.rows.count} rows have {found} of their keys in {self.table}: {', '.join(self.keys)} is no key of it, "
                "or it takes keys for the same that differ in case or spaces at their end"
            )

    def close(self):
        if self.connection is not None:
            self.connection.close()
        for files in (self.rows, self.gone):
            try:
                files.remove()
            except Exception as error:
                # The zone's own rule deletes them.
                print(f"files are left in {files.folder}: {error}")


def text(value):
    """A text of SQL."""
    return "'" + value.replace("'", "''") + "'"


def redshift(target, keys, columns, secrets, client, attempts, run_id):
    return Redshift(target, keys, columns, lambda: signed_in(target, secrets), client, attempts, run_id)


class MySQL(Postgres):
    """The same where MySQL has other words for it, and where it would take a row for another one without a word."""

    @staticmethod
    def quoted(name):
        return "`" + name.replace("`", "``") + "`"

    @property
    def table(self):
        return f"{self.quoted(self.target['database'])}.{self.quoted(self.target['table'])}"

    def stage(self, name, columns):
        # It goes with the connection. Making it ends no transaction.
        self.cursor.execute(
            f"CREATE TEMPORARY TABLE {name} AS SELECT {self.listed(columns)} FROM {self.table} LIMIT 0"
        )

    def insert(self, name, columns, rows):
        # `%` is where a value goes.
        into = f"{name} ({self.listed(columns)})".replace("%", "%%")
        plain_rows = [tuple(mysql_value(one) for one in row) for row in rows]
        self.cursor.executemany(f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(columns))})", plain_rows)

    def same(self, one, other):
        return " AND ".join(f"{one}.{self.quoted(name)} = {other}.{self.quoted(name)}" for name in self.keys)

    def finish(self):
        self.look_for_unique_index()
        others = [name for name in self.columns if name not in self.keys]
        assigned = ", ".join(f"{self.quoted(name)} = s.{self.quoted(name)}" for name in others or self.keys)
        self.cursor.execute(f"DELETE t FROM {self.table} AS t JOIN lakehouse_gone AS g ON {self.same('t', 'g')}")
        self.cursor.execute(
            f"INSERT INTO {self.table} ({self.listed(self.columns)}) SELECT {self.listed(self.columns, 's.')} "
            f"FROM lakehouse_rows AS s ON DUPLICATE KEY UPDATE {assigned}"
        )
        self.look_for_lost_rows()
        self.cursor.execute(f"SELECT count(*) FROM {self.table}")
        (count,) = self.cursor.fetchone()
        self.connection.commit()
        return count

    def look_for_unique_index(self):
        """Without one over the keys, each run would add its rows once more."""
        self.cursor.execute(
            "SELECT index_name, column_name, sub_part FROM information_schema.statistics "
            "WHERE table_schema = %s AND table_name = %s AND non_unique = 0",
            (self.target["database"], self.target["table"]),
        )
        indexes = {}
        for index, column, part in self.cursor.fetchall():
            indexes.setdefault(index, set()).add(column.lower() if part is None else None)
        if {name.lower() for name in self.keys} not in indexes.values():
            raise Refused(f"{self.table} has no primary key and no unique index over {', '.join(self.keys)} alone")

    def look_for_lost_rows(self):
        """A row that another unique index, or a comparison without case, took for one of another key."""
        differs = " OR ".join(
            f"CAST(t.{self.quoted(name)} AS BINARY) <> CAST(s.{self.quoted(name)} AS BINARY)" for name in self.keys
        )
        self.cursor.execute(
            f"SELECT count(*) FROM lakehouse_rows AS s LEFT JOIN {self.table} AS t ON {self.same('t', 's')} "
            f"WHERE t.{self.quoted(self.keys[0])} IS NULL OR {differs}"
        )
        (lost,) = self.cursor.fetchone()
        if lost:
            raise Refused(
                f"{lost} rows went into rows of other keys: {self.table} has a further unique index, or takes keys for "
                "the same that differ in case, accents or spaces at their end"
            )


def mysql_value(value):
    if isinstance(value, (dict, list)):
        return json.dumps(plain(value), sort_keys=True)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(timezone.utc).replace(tzinfo=None)
    return value


def mysql(target, keys, columns, secrets):
    import ssl

    import pymysql

    # Encrypted, or no connection. Computers of Databricks do not know the authorities of RDS.
    encrypted = ssl.create_default_context()
    encrypted.check_hostname, encrypted.verify_mode = False, ssl.CERT_NONE

    def connect():
        connection = pymysql.connect(
            host=target["host"],
            port=target["port"],
            database=target["database"],
            user=secrets("user"),
            password=secrets("password"),
            ssl=encrypted,
            connect_timeout=15,
            charset="utf8mb4",
            program_name="lakehouse-reverse-etl",
            # A value that does not fit is an error, not a warning.
            sql_mode="STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
        )
        with connection.cursor() as cursor:
            cursor.execute("SET time_zone = '+00:00'")
            # What the application has written in between is seen.
            cursor.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")
        return connection

    return MySQL(target, keys, columns, connect)


class SqlServer(MySQL):
    """The same where SQL Server has other words for it: rows get from temporary tables into the table by MERGE."""

    # Values in one statement; it takes no more than 1000 rows.
    VALUES = 5_000

    @staticmethod
    def quoted(name):
        return "[" + name.replace("]", "]]") + "]"

    @property
    def table(self):
        return f"{self.quoted(self.target['schema'])}.{self.quoted(self.target['table'])}"

    def stage(self, name, columns):
        # By a join, a column that counts by itself is one that does not.
        self.cursor.execute(
            f"SELECT {self.listed(columns, 't.')} INTO #{name} FROM {self.table} AS t "
            "LEFT JOIN (SELECT 1 AS one) AS nothing ON 1 = 0 WHERE 1 = 0"
        )

    def insert(self, name, columns, rows):
        # `%` is where a value goes.
        into = f"#{name} ({self.listed(columns)})".replace("%", "%%")
        most = max(1, min(1000, self.VALUES // len(columns)))
        for start in range(0, len(rows), most):
            part = [[sql_server_value(one) for one in row] for row in rows[start : start + most]]
            places = ", ".join(f"({', '.join(place_of(one) for one in row)})" for row in part)
            given = tuple(one for row in part for one in row)
            self.cursor.execute(f"INSERT INTO {into} VALUES {places}", given)

    def finish(self):
        self.look_for_unique_index()
        others = [name for name in self.columns if name not in self.keys]
        assigned = ", ".join(f"{self.quoted(name)} = s.{self.quoted(name)}" for name in others)
        self.cursor.execute(f"DELETE t FROM {self.table} AS t JOIN #lakehouse_gone AS g ON {self.same('t', 'g')}")
        # Nobody else adds a row of the same key in between.
        self.cursor.execute(
            f"MERGE INTO {self.table} WITH (HOLDLOCK) AS t USING #lakehouse_rows AS s ON {self.same('t', 's')} "
            + (f"WHEN MATCHED THEN UPDATE SET {assigned} " if others else "")
            + f"WHEN NOT MATCHED BY TARGET THEN INSERT ({self.listed(self.columns)}) VALUES ({self.listed(self.columns, 's.')});"
        )
        self.look_for_lost_rows()
        self.cursor.execute(f"SELECT count_big(*) FROM {self.table}")
        (count,) = self.cursor.fetchone()
        self.connection.commit()
        return count

    def look_for_unique_index(self):
        """Without one over the keys, a key may be there twice, and a row goes into both."""
        self.cursor.execute(
            "SELECT i.index_id, c.name FROM sys.indexes AS i "
            "JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id "
            "JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id "
            "WHERE i.object_id = OBJECT_ID(%s) AND i.is_unique = 1 AND i.has_filter = 0 AND i.is_disabled = 0 "
            "AND ic.is_included_column = 0",
            (self.table,),
        )
        indexes = {}
        for index, column in self.cursor.fetchall():
            indexes.setdefault(index, set()).add(column.lower())
        if {name.lower() for name in self.keys} not in indexes.values():
            raise Refused(f"{self.table} has no primary key and no unique index over {', '.join(self.keys)} alone")

    def look_for_lost_rows(self):
        """A row that a comparison without case, or with spaces at the end, took for one of another key."""
        differs = " OR ".join(
            f"CAST(t.{self.quoted(name)} AS varbinary(max)) <> CAST(s.{self.quoted(name)} AS varbinary(max))"
            for name in self.keys
        )
        self.cursor.execute(
            f"SELECT count_big(*) FROM #lakehouse_rows AS s LEFT JOIN {self.table} AS t ON {self.same('t', 's')} "
            f"WHERE t.{self.quoted(self.keys[0])} IS NULL OR {differs}"
        )
        (lost,) = self.cursor.fetchone()
        if lost:
            raise Refused(
                f"{lost} rows went into rows of other keys: {self.table} takes keys for the same that differ in case, "
                "accents or spaces at their end"
            )


def sql_server_value(value):
    if isinstance(value, float) and not math.isfinite(value):
        raise Refused(f"a row has {value}, which SQL Server does not know")
    return bytes(value) if isinstance(value, bytearray) else mysql_value(value)


def place_of(value):
    """Where a value goes: columns of the older type for times take a time with microseconds, and not a text with them."""
    return "CAST(%s AS datetime2)" if isinstance(value, datetime) else "%s"


def sql_server(target, keys, columns, secrets):
    import pymssql

    def connect():
        connection = pymssql.connect(
            server=target["host"],
            port=str(target["port"]),
            database=target["database"],
            user=secrets("user"),
            password=secrets("password"),
            # Encrypted, or no connection. Computers of Databricks do not know the authorities of RDS.
            encryption="require",
            login_timeout=15,
            charset="UTF-8",
            appname="lakehouse-reverse-etl",
        )
        with connection.cursor() as cursor:
            # What fails undoes all of the transaction.
            cursor.execute("SET XACT_ABORT ON")
        return connection

    return SqlServer(target, keys, columns, connect)


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
        # Key → what `newerBy` was when its item was delivered.
        self.versions = {}

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
        if newer not in item:
            raise Refused(f"a row has no {newer}, by which it is told which one is newer")
        call = {"TableName": self.target["table"], "Item": item, **self.unless_newer(newer, item[newer])}
        done = self.under_condition(lambda: self.client.put_item(**call))
        return None if done else [row[name] for name in self.keys]

    @staticmethod
    def unless_newer(newer, value):
        return {
            "ConditionExpression": "attribute_not_exists(#v) OR #v <= :v",
            "ExpressionAttributeNames": {"#v": newer},
            "ExpressionAttributeValues": {":v": value},
        }

    def under_condition(self, call):
        try:
            self.patiently(call)
        except self.client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def delete(self, keys):
        newer = self.target.get("newerBy")
        if newer is None:
            self.batched([{"DeleteRequest": {"Key": self.key(key)}} for key in keys])
            return []
        return [key for key in keys if not self.delete_older(key, newer)]

    def delete_older(self, key, newer):
        """Not an item that somebody has changed since it was delivered."""
        call = {"TableName": self.target["table"], "Key": self.key(key)}
        version = self.versions.get(text_of(key))
        if version is not None:
            [value] = key_of(version)
            call |= self.unless_newer(newer, self.serialize(dynamo_value(value)))
        return self.under_condition(lambda: self.client.delete_item(**call))

    def key(self, key):
        return {name: self.serialize(dynamo_value(value)) for name, value in zip(self.keys, key)}

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


class Kafka:
    """Puts a message for each row that is new or different, and one without a value for each that is gone.

    The key of a message is that of its row, so that one row's messages stay in order, and a topic that is compacted keeps
    the last of each. In a transaction, readers of committed messages see all of a batch or nothing of it.
    """

    def __init__(self, target, keys, columns, producer, attempts, run_id):
        self.target, self.keys, self.columns = target, keys, columns
        self.producer, self.attempts = producer, attempts
        self.transactions = target["delivery"] == "transactional"
        self.headers = [("run_id", str(run_id)), *target["headers"].items()]
        self.look_for_topic()
        if self.transactions:
            # A run before this one that is still there can write nothing from here on.
            self.patiently(lambda: self.producer.init_transactions(60))

    def look_for_topic(self):
        topic = self.target["topic"]
        found = self.producer.list_topics(topic, 30).topics[topic]
        if found.error is not None or not found.partitions:
            raise Refused(f"the cluster has no topic {topic}, or its role may not describe it: {found.error}")

    def upsert(self, rows):
        self.put([("upsert", row, message_value(row, self.columns)) for row in rows])
        return []

    def delete(self, keys):
        self.put([("delete", dict(zip(self.keys, key)), None) for key in keys])
        return []

    def put(self, messages):
        # Beside transactions the client itself sends again what may pass, each message once.
        patiently(lambda: self.send(messages), self.attempts if self.transactions else 1, kafka_passes)

    def send(self, messages):
        from confluent_kafka import KafkaException

        failed = []
        if self.transactions:
            self.producer.begin_transaction()
        try:
            for operation, row, value in messages:
                self.produce(operation, row, value, lambda error, _: failed.append(error) if error else None)
            left = self.producer.flush(300)
            if failed:
                raise KafkaException(failed[0])
            if left:
                raise RuntimeError(f"the topic took no more: {left} messages are left after 300 seconds")
            if self.transactions:
                self.patiently(lambda: self.producer.commit_transaction(60))
        except Exception as error:
            if self.transactions and not kafka_error(error, "fatal"):
                self.producer.abort_transaction(60)
            raise

    def produce(self, operation, row, value, told):
        message = {
            "topic": self.target["topic"],
            "key": message_value(row, self.keys),
            "value": value,
            "headers": [("operation", operation), *self.headers],
            "on_delivery": told,
        }
        while True:
            try:
                self.producer.produce(**message)
                # Gives the client time to tell of what was sent, and to sign in anew.
                self.producer.poll(0)
                return
            except BufferError:
                self.producer.poll(1)

    def patiently(self, call):
        return patiently(call, self.attempts, lambda error: kafka_error(error, "retriable"))

    def finish(self):
        return None

    def close(self):
        self.producer.flush(10)


def message_value(row, columns):
    return json.dumps({name: plain(row[name]) for name in columns}, sort_keys=True)


def kafka_error(error, question):
    """What the client says of an error, `retriable`, `fatal` or `name`; None of errors of others."""
    [told] = error.args[:1] or [None]
    return getattr(told, question)() if hasattr(told, question) else None


def kafka_passes(error):
    """Whether a batch may be sent again: not where the message or the role is the reason."""
    name = kafka_error(error, "name")
    final = name == "MSG_SIZE_TOO_LARGE" or str(name).endswith("AUTHORIZATION_FAILED")
    return name is not None and not final and not kafka_error(error, "fatal")


def kafka_settings(target):
    """Settings of the producer, beside how it signs in."""
    return {
        "bootstrap.servers": target["brokers"],
        "client.id": "lakehouse-reverse-etl",
        # Acknowledged by all replicas, in order, each message once.
        "enable.idempotence": True,
        # As clients in Java spread keys.
        "partitioner": "murmur2_random",
        "compression.type": "lz4",
        "linger.ms": 20,
        **transaction_settings(target),
    }


def transaction_settings(target):
    if target["delivery"] != "transactional":
        return {}
    return {"transactional.id": target["transactionalId"], "transaction.timeout.ms": 300_000}


def iam_token(target, session):
    """What the client calls for a token of IAM, signed with the service credential, and when it ends in seconds."""
    from aws_msk_iam_sasl_signer import MSKAuthTokenProvider
    from botocore.credentials import CredentialProvider

    class ServiceCredential(CredentialProvider):
        METHOD = "databricks-service-credential"

        def load(self):
            return session.get_credentials()

    def token(_):
        given, ends = MSKAuthTokenProvider.generate_auth_token_from_credentials_provider(
            target["region"], ServiceCredential()
        )
        return given, ends / 1000

    return token


def kafka(target, keys, columns, attempts, run_id):
    from confluent_kafka import Producer
    from databricks.sdk.runtime import dbutils

    token = iam_token(target, dbutils.credentials.getServiceCredentialsProvider(target["credential"]))
    signed_in = []

    def signed(config):
        signed_in.append(True)
        return token(config)

    producer = Producer(
        {
            **kafka_settings(target),
            "security.protocol": "SASL_SSL",
            "sasl.mechanism": "OAUTHBEARER",
            "oauth_cb": signed,
        }
    )
    # The client asks for its token while it is polled.
    for _ in range(100):
        if signed_in:
            break
        producer.poll(0.1)
    return Kafka(target, keys, columns, producer, attempts, run_id)


def message(what, row, columns):
    return json.dumps({"operation": what, "row": {name: plain(row[name]) for name in columns}}, sort_keys=True)


def plain(value):
    """As readers of JSON expect it."""
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    found = canonical(value)
    return next(iter(found.values())) if isinstance(found, dict) else found


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


STORES = {
    "postgresql": lambda given, *of: postgres(*of, secrets_of(given.target)),
    "mysql": lambda given, *of: mysql(*of, secrets_of(given.target)),
    "sql-server": lambda given, *of: sql_server(*of, secrets_of(given.target)),
    "redshift": lambda given, *of: redshift(
        *of, secrets_of(given.target), aws_client("s3", given.target), given.attempts, given.run_id
    ),
    "dynamodb": lambda given, *of: DynamoDB(*of, aws_client("dynamodb", given.target), given.attempts),
    "kinesis": lambda given, *of: Kinesis(*of, aws_client("kinesis", given.target), given.attempts),
    "kafka": lambda given, *of: kafka(*of, given.attempts, given.run_id),
}


def store_of(given):
    return STORES[given.target["kind"]](given, given.target, given.keys, given.columns)


def latest_state(spark, given):
    """Key → digest, and key → version, of what the store has by us; none of a key that was deleted there."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    if not spark.catalog.tableExists(given.state):
        return {}, {}
    order = Window.partitionBy("key").orderBy(F.desc("delivered_at"))
    written = spark.table(given.state)
    if "version" not in written.columns:
        written = written.withColumn("version", F.lit(None).cast("string"))
    rows = (
        written.where(F.col("target") == given.name)
        .withColumn("at", F.row_number().over(order))
        .where("at = 1 AND digest IS NOT NULL")
        .select("key", "digest", "version")
    )
    known, versions = {}, {}
    for row in rows.toLocalIterator():
        known[row["key"]] = row["digest"]
        if row["version"] is not None:
            versions[row["key"]] = row["version"]
    return known, versions


class Delivery:
    """One run: what is to do, what was done."""

    def __init__(self, given, known, versions):
        self.given, self.known, self.versions = given, known, versions
        self.counts = dict.fromkeys(("rows", "unchanged", "upserted", "deleted", "skipped", "kept"), 0)
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
        done = [(text, digest, self.version(row)) for row, text, digest in batch if text not in skipped]
        self.counts["upserted"] += len(done)
        self.delivered += done

    def version(self, row):
        newer = self.given.target.get("newerBy")
        return None if newer is None else text_of([row[newer]])

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
            batch = gone[start : start + CHUNK]
            kept = store.delete([key_of(text) for text in batch])
            self.counts["kept"] += len(kept)
            self.counts["deleted"] += len(batch) - len(kept)
            # What is kept is the application's from here on.
            self.delivered += [(text, None, None) for text in batch]


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
        rows = [state_row(given, now, one) for one in delivered[start : start + 100_000]]
        frame = spark.createDataFrame(rows, STATE)
        frame.write.mode("append").option("mergeSchema", "true").saveAsTable(given.state)


def state_row(given, now, delivered):
    key, digest, version = delivered
    return given.name, key, digest, now, given.run_id, version


def tidy(spark, given, delivery, now):
    """Writes the state anew, each key once, when most of its lines are replaced by newer ones."""
    if not spark.catalog.tableExists(given.state):
        return
    current = {key: (digest, delivery.versions.get(key)) for key, digest in delivery.known.items()}
    current |= {key: (digest, version) for key, digest, version in delivery.delivered}
    lines = [(key, *one) for key, one in current.items() if one[0] is not None]
    written = spark.table(given.state)
    of_us = written.where(written["target"] == given.name).count()
    # Lines of another entry stay as they are.
    if of_us - len(lines) <= max(REPLACED, len(lines)) or of_us != written.count():
        return
    parts = [
        spark.createDataFrame([state_row(given, now, one) for one in lines[start : start + 100_000]], STATE)
        for start in range(0, max(len(lines), 1), 100_000)
    ]
    whole = functools.reduce(lambda one, other: one.union(other), parts)
    whole.write.mode("overwrite").option("overwriteSchema", "true").saveAsTable(given.state)


def tell(spark, given, delivery, store_rows, error):
    counts = delivery.counts
    failed = counts["rows"] - counts["unchanged"] - counts["upserted"] - counts["skipped"] if error else 0
    row = (
        *(given.name, given.run_id, datetime.now(timezone.utc)),
        *(counts["rows"], counts["unchanged"], counts["upserted"], counts["deleted"], counts["skipped"]),
        *(failed, store_rows, error is None, error, counts["kept"]),
    )
    frame = spark.createDataFrame([row], COUNTS)
    frame.write.mode("append").option("mergeSchema", "true").saveAsTable(given.counts)
    print(json.dumps({**counts, "failed": failed, "store_rows": store_rows, "error": error}))


def run(spark, given, open_store=store_of):
    """Delivers what has changed; the counts are written whatever happens."""
    delivery = Delivery(given, *latest_state(spark, given))
    store_rows, error, atomic = None, None, given.target["kind"] in ATOMIC
    store = None
    try:
        store = patiently(lambda: open_store(given), given.attempts, unreached)
        store.versions = delivery.versions
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
    now = datetime.now(timezone.utc)
    write_down(spark, given, delivery.delivered, now)
    if error is None:
        tidy(spark, given, delivery, now)
    counts = delivery.counts
    if error is None and counts["rows"] != counts["unchanged"] + counts["upserted"] + counts["skipped"]:
        error = "the counts do not add up"
    tell(spark, given, delivery, store_rows, error)
    return error


def unreached(error):
    """Whether the store was not there, in the words of the drivers; a wrong password is another matter."""
    text = str(error).lower()
    words = ("could not connect", "can't connect", "connection refused", "timeout expired", "server is unavailable")
    return any(one in text for one in words)


def main(line):
    from pyspark.sql import SparkSession

    error = run(SparkSession.builder.getOrCreate(), arguments(line))
    if error is not None:
        raise SystemExit(error)


if __name__ == "__main__":
    main(sys.argv[1:])
