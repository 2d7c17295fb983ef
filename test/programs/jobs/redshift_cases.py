"""Cases of Redshift: its files on S3 as moto plays it, its statements but COPY on PostgreSQL, which speaks the same to clients.

COPY is played here: it reads the list and the files, and gives PostgreSQL the lines of JSON. How Redshift reads them is not tried.
"""

import gzip
import json
import re
from datetime import date
from decimal import Decimal
from urllib.parse import urlparse

import boto3
import psycopg2
from lake import AT, NAMES, PROGRAM, counted, expect, row
from moto import mock_aws

REGION = {"region_name": "eu-west-1", "aws_access_key_id": "x", "aws_secret_access_key": "x"}
BUCKET = "staging"
DDL = (
    "id bigint, name text NOT NULL, amount numeric(12,2), tags jsonb, changed_at timestamp, born date, photo text, "
    "visits int DEFAULT 7"
)
TOLD = Decimal("10.50"), {"segment": "gold"}
COPY = re.compile(
    r"COPY (?P<table>\w+) \((?P<columns>[^)]*)\) FROM '(?P<url>[^']*)' IAM_ROLE (?P<role>default|'[^']*') "
    r"FORMAT AS JSON 'auto ignorecase' MANIFEST GZIP TIMEFORMAT 'auto' DATEFORMAT 'auto' COMPUPDATE OFF STATUPDATE OFF"
)
# Words of PostgreSQL that Redshift does not have.
NOT_THERE = re.compile(r"ON CONFLICT|ON COMMIT|RETURNING|json_populate|DELETE FROM \S+ (AS )?\w+ USING", re.IGNORECASE)


class Cursor:
    """A cursor that plays COPY, and refuses what Redshift does not know."""

    def __init__(self, cursor, client, roles):
        self.cursor, self.client, self.roles = cursor, client, roles

    def __getattr__(self, name):
        return getattr(self.cursor, name)

    def execute(self, statement, *values):
        assert not NOT_THERE.search(statement), statement
        if not statement.startswith("COPY"):
            return self.cursor.execute(statement, *values)
        found = COPY.fullmatch(statement)
        assert found, statement
        self.roles.append(found["role"])
        for entry in json.loads(self.read(found["url"]))["entries"]:
            assert entry["mandatory"], entry
            for line in gzip.decompress(self.read(entry["url"])).splitlines():
                self.cursor.execute(
                    f"INSERT INTO {found['table']} ({found['columns']}) SELECT {found['columns']} "
                    f"FROM json_populate_record(NULL::{found['table']}, %s)",
                    (line.decode(),),
                )

    def read(self, url):
        place = urlparse(url)
        return self.client.get_object(Bucket=place.netloc, Key=place.path[1:])["Body"].read()


class Connection:
    def __init__(self, connection, client, roles):
        self.connection, self.client, self.roles = connection, client, roles

    def __getattr__(self, name):
        return getattr(self.connection, name)

    def cursor(self):
        return Cursor(self.connection.cursor(), self.client, self.roles)


class Warehouse:
    """A schema of a case with the table `customers`, and the bucket beside it."""

    def __init__(self, server, case, ddl=DDL, **more):
        self.server, self.schema, self.roles = server, f"Case {case}", []
        self.client = boto3.client("s3", **REGION)
        place = {"LocationConstraint": REGION["region_name"]}
        self.client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
        self.sql(f'CREATE SCHEMA "{self.schema}"')
        self.sql(f'CREATE TABLE "{self.schema}"."customers" ({ddl})')
        self.target = {
            "kind": "redshift",
            "schema": self.schema,
            "table": "customers",
            "staging": {"bucket": BUCKET, "folder": "to/redshift", "name": "customers"},
            **more,
        }

    def connect(self):
        names = {"database": "dbname"}
        return psycopg2.connect(**{names.get(name, name): value for name, value in self.server.items()})

    def sql(self, text, *values):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(text, values)
            return cursor.fetchall() if cursor.description else []

    def rows(self, columns="id, name, amount, tags"):
        return self.sql(f'SELECT {columns} FROM "{self.schema}"."customers" ORDER BY id, name')

    def files(self):
        return [one["Key"] for one in self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]

    def store(self, given):
        connect = lambda: Connection(self.connect(), self.client, self.roles)  # noqa: E731
        return PROGRAM.Redshift(
            given.target, given.keys, given.columns, connect, self.client, given.attempts, given.run_id
        )


def case_of(lake, server, **more):
    warehouse = Warehouse(server, lake.schema, **more)
    return warehouse, lambda *rows, **changes: lake.deliver(warehouse.target, warehouse.store, *rows, **changes)


@mock_aws
def redshift_follows(lake, server):
    warehouse, deliver = case_of(lake, server)
    counted(deliver(row(1), row(2, "Grace")), rows=2, upserted=2, unchanged=0, deleted=0, failed=0, store_rows=2)
    expect(warehouse.rows(), [(1, "Ada", *TOLD), (2, "Grace", *TOLD)])
    [first, _] = warehouse.rows("born, photo, changed_at, visits")
    expect(first, (date(1990, 1, 2), "00ff", AT.replace(tzinfo=None), 7))
    warehouse.sql(f'UPDATE "{warehouse.schema}"."customers" SET visits = 9 WHERE id = 1')
    counted(deliver(row(1), row(2, "Grace")), rows=2, upserted=0, unchanged=2, deleted=0, store_rows=2)
    odd = "O'Hara\"\\; --\n%s ü"
    counted(deliver(row(1, odd), row(3, "Alan")), upserted=2, unchanged=0, deleted=1, store_rows=2)
    expect(warehouse.rows(), [(1, odd, *TOLD), (3, "Alan", *TOLD)])
    # Columns that are not delivered are the warehouse's.
    expect(warehouse.rows("visits"), [(9,), (7,)])
    # Files are gone, and the role is the warehouse's own.
    expect((warehouse.files(), set(warehouse.roles)), ([], {"default"}))


@mock_aws
def redshift_is_whole_or_nothing(lake, server):
    warehouse, deliver = case_of(lake, server)
    counted(deliver(row(1)), upserted=1)
    error = counted(deliver(row(1, "Eve"), row(2, None)), rows=2, upserted=0, failed=2)
    assert "NotNullViolation" in error, error
    expect((warehouse.rows(), warehouse.files()), ([(1, "Ada", *TOLD)], []))
    counted(deliver(row(1, "Eve"), row(2)), upserted=2, unchanged=0)
    expect([name for _, name, *_ in warehouse.rows()], ["Eve", "Ada"])


@mock_aws
def redshift_keeps_what_is_not_ours(lake, server):
    warehouse, deliver = case_of(lake, server)
    warehouse.sql(f'INSERT INTO "{warehouse.schema}"."customers" (id, name) VALUES (99, \'by hand\')')
    counted(deliver(row(1)), upserted=1, store_rows=2)
    counted(deliver(), rows=0, deleted=1, store_rows=1)
    expect([name for _, name, *_ in warehouse.rows()], ["by hand"])


@mock_aws
def redshift_has_no_unique_keys(lake, server):
    warehouse, deliver = case_of(lake, server)
    counted(deliver(row(1)), upserted=1)
    warehouse.sql(f'INSERT INTO "{warehouse.schema}"."customers" (id, name) VALUES (1, \'again\')')
    error = counted(deliver(row(1, "Eve"), row(2)), upserted=0)
    assert "2 rows have 3 of their keys" in error, error
    expect(warehouse.rows("id, name"), [(1, "Ada"), (1, "again")])


@mock_aws
def redshift_keys_of_several_columns(lake, server):
    warehouse, deliver = case_of(lake, server)
    keys = {"keys": ["born", "name"], "columns": ["born", "name"]}
    counted(deliver(row(1, "Ada"), row(2, "Grace"), **keys), upserted=2)
    counted(deliver(row(1, "Ada"), **keys), unchanged=1, deleted=1, store_rows=1)
    expect(warehouse.rows("name"), [("Ada",)])


@mock_aws
def redshift_takes_the_role_that_it_is_told(lake, server):
    arn = "arn:aws:iam::123456789012:role/copy"
    warehouse, deliver = case_of(lake, server, roleArn=arn)
    counted(deliver(row(1)), upserted=1)
    expect(warehouse.roles, [f"'{arn}'"])


@mock_aws
def redshift_is_looked_for_first(lake, server):
    warehouse = Warehouse(server, lake.schema)
    warehouse.server = {**server, "port": 1}
    error = counted(lake.deliver(warehouse.target, warehouse.store, row(1)), rows=0, upserted=0)
    assert "OperationalError" in error, error
    expect(warehouse.files(), [])


@mock_aws
def redshift_loads_several_files(lake, server):
    warehouse = Warehouse(server, lake.schema)
    put, sizes = warehouse.client.put_object, []

    def store(given):
        opened = warehouse.store(given)
        opened.rows.flush_at = 100_000
        return opened

    warehouse.client.put_object = lambda **of: (sizes.append(of["Key"].rsplit("/", 1)[1]), put(**of))
    rows = [row(number, f"n{number}") for number in range(3_000)]
    counted(lake.deliver(warehouse.target, store, *rows), rows=3_000, upserted=3_000, store_rows=3_000)
    assert len([name for name in sizes if name.endswith(".json.gz")]) > 2, sizes
    expect((sizes[-1], warehouse.files()), ("manifest", []))
    counted(lake.deliver(warehouse.target, store, *rows[1:]), unchanged=2_999, deleted=1, store_rows=2_999)


@mock_aws
def redshift_refuses_what_is_too_large(lake, server):
    warehouse, deliver = case_of(lake, server)
    error = counted(deliver(row(1, "x" * 4_194_304)), upserted=0)
    assert "larger than the 4194304 bytes" in error, error
    expect((warehouse.rows(), warehouse.files()), ([], []))


def redshift_numbers_that_are_none(lake, server):
    told = [float("nan"), float("inf"), -float("inf"), 1.5, None, AT, AT.replace(tzinfo=None)]
    expect(
        [PROGRAM.redshift_value(one) for one in told],
        ["NaN", "Infinity", "-Infinity", 1.5, None, "2026-11-27 16:00:00+00:00", "2026-11-27 16:00:00"],
    )
    assert len(NAMES) == 7 and lake and server
