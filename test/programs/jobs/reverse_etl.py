"""`assets/jobs/reverse_etl.py` on real Spark, against real PostgreSQL, MariaDB and Kafka, and against AWS as moto plays it.

Prints a line of JSON for each case. Started by `npm run test:programs`, which says which ones.
"""

import json
from contextlib import ExitStack
from datetime import date
from decimal import Decimal

import boto3
import kafka_broker
import mariadb
import postgres
import psycopg2
from kafka_cases import (
    kafka_aborts_a_batch_that_fails,
    kafka_follows,
    kafka_has_no_such_topic,
    kafka_keeps_a_run_before_it_out,
    kafka_refuses_what_is_too_large,
    kafka_signs_in_by_iam,
    kafka_without_transactions,
)
from lake import AT, NAMES, PROGRAM, Lake, counted, expect, row
from local_spark import run_cases
from moto import mock_aws
from mysql_cases import (
    mysql_follows,
    mysql_is_whole_or_nothing,
    mysql_keeps_what_is_not_ours,
    mysql_keys_of_several_columns,
    mysql_needs_a_unique_index,
    mysql_refuses_keys_that_are_the_same_there,
    mysql_refuses_rows_that_another_index_takes,
    mysql_refuses_values_that_do_not_fit,
    mysql_speaks_tls_alone,
    mysql_takes_many_rows,
)
from redshift_cases import (
    redshift_follows,
    redshift_has_no_unique_keys,
    redshift_is_looked_for_first,
    redshift_is_whole_or_nothing,
    redshift_keeps_what_is_not_ours,
    redshift_keys_of_several_columns,
    redshift_loads_several_files,
    redshift_numbers_that_are_none,
    redshift_refuses_what_is_too_large,
    redshift_takes_the_role_that_it_is_told,
)
from sqlserver_cases import (
    sqlserver_brings_keys_alone,
    sqlserver_follows,
    sqlserver_is_whole_or_nothing,
    sqlserver_keys_of_several_columns,
    sqlserver_needs_a_unique_index,
    sqlserver_refuses_keys_that_are_others_there,
    sqlserver_refuses_numbers_that_are_none,
    sqlserver_speaks_tls_alone,
    sqlserver_takes_many_rows,
    sqlserver_waits_for_a_server,
)

REGION = {"region_name": "eu-west-1", "aws_access_key_id": "x", "aws_secret_access_key": "x"}


# PostgreSQL


class Database:
    def __init__(self, server, case, ddl):
        self.server, self.schema = server, f"Case {case}"
        self.sql(f'CREATE SCHEMA "{self.schema}"')
        self.sql(f'CREATE TABLE "{self.schema}"."customers" ({ddl})')
        self.target = {
            "kind": "postgresql",
            **{name: server[name] for name in ("host", "port", "database")},
            "schema": self.schema,
            "table": "customers",
            "sslMode": "prefer",
        }

    def connect(self):
        names = {"database": "dbname"}
        return psycopg2.connect(**{names.get(name, name): value for name, value in self.server.items()})

    def sql(self, text, *values):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(text, values)
            return cursor.fetchall() if cursor.description else []

    def rows(self):
        return self.sql(f'SELECT id, name, amount, tags FROM "{self.schema}"."customers" ORDER BY id')

    def store(self, given):
        return PROGRAM.postgres(given.target, given.keys, given.columns, lambda field: self.server[field])


DDL = (
    "id bigint PRIMARY KEY, name text NOT NULL, amount numeric(12,2), tags jsonb, changed_at timestamptz, born date, "
    "photo bytea, visits int DEFAULT 7"
)
TOLD = Decimal("10.50"), {"segment": "gold"}


def postgres_follows(lake, server):
    database = Database(server, lake.schema, DDL)
    deliver = lambda *rows, **changes: lake.deliver(database.target, database.store, *rows, **changes)  # noqa: E731
    counted(deliver(row(1), row(2, "Grace")), rows=2, upserted=2, unchanged=0, deleted=0, failed=0, store_rows=2)
    expect(database.rows(), [(1, "Ada", *TOLD), (2, "Grace", *TOLD)])
    [(born, photo, at, visits)] = database.sql(
        f'SELECT born, photo, changed_at, visits FROM "{lake_schema(lake)}"."customers" WHERE id = 1'
    )
    expect((born, bytes(photo), at, visits), (date(1990, 1, 2), b"\x00\xff", AT, 7))
    database.sql(f'UPDATE "{lake_schema(lake)}"."customers" SET visits = 9 WHERE id = 1')
    counted(deliver(row(1), row(2, "Grace")), rows=2, upserted=0, unchanged=2, deleted=0, store_rows=2)
    counted(deliver(row(1, "O'Hara\"; --"), row(3, "Alan")), rows=2, upserted=2, unchanged=0, deleted=1, store_rows=2)
    expect(database.rows(), [(1, "O'Hara\"; --", *TOLD), (3, "Alan", *TOLD)])
    # Columns that are not delivered are the application's.
    expect(database.sql(f'SELECT visits FROM "{lake_schema(lake)}"."customers" WHERE id = 1'), [(9,)])
    counted(deliver(row(3, "Alan"), row(1, "Ada")), upserted=1, unchanged=1, deleted=0)
    # A row that comes back after it was deleted is new.
    counted(deliver(row(1), row(2, "Grace"), row(3, "Alan")), upserted=1, unchanged=2, store_rows=3)


def lake_schema(lake):
    return f"Case {lake.schema}"


def postgres_is_whole_or_nothing(lake, server):
    database = Database(server, lake.schema, DDL)
    counted(lake.deliver(database.target, database.store, row(1)), upserted=1)
    wrong = row(2, None)
    error = counted(lake.deliver(database.target, database.store, row(1, "Eve"), wrong), rows=2, upserted=0, failed=2)
    assert "NotNullViolation" in error, error
    expect(database.rows(), [(1, "Ada", *TOLD)])
    counted(lake.deliver(database.target, database.store, row(1, "Eve"), row(2)), upserted=2, unchanged=0)
    expect([name for _, name, *_ in database.rows()], ["Eve", "Ada"])


def postgres_keeps_what_is_not_ours(lake, server):
    database = Database(server, lake.schema, DDL)
    database.sql(f'INSERT INTO "{lake_schema(lake)}"."customers" (id, name) VALUES (99, \'by hand\')')
    counted(lake.deliver(database.target, database.store, row(1)), upserted=1, store_rows=2)
    counted(lake.deliver(database.target, database.store), rows=0, deleted=1, store_rows=1)
    expect([name for _, name, *_ in database.rows()], ["by hand"])


def few_are_deleted_at_once(lake, server):
    database = Database(server, lake.schema, DDL)
    deliver = lambda *rows, **more: lake.deliver(database.target, database.store, *rows, **more)  # noqa: E731
    counted(deliver(*(row(number) for number in range(10))), upserted=10)
    error = counted(deliver(row(0), most_deleted_percent=20), rows=1, upserted=0, deleted=0)
    assert "9 of 10 rows are gone" in error and "90 %" in error, error
    expect(len(database.rows()), 10)
    counted(deliver(*(row(number) for number in range(8)), most_deleted_percent=20), deleted=2)
    counted(deliver(row(0), deletes="ignore", most_deleted_percent=20), unchanged=1, deleted=0, store_rows=8)


def keys_are_keys(lake, server):
    database = Database(server, lake.schema, DDL)
    twice = counted(lake.deliver(database.target, database.store, row(1), row(1, "Eve")), upserted=0)
    assert "has [1] twice: id is no key of it" in twice, twice
    nothing = counted(lake.deliver(database.target, database.store, row(None)), upserted=0)
    assert "has no id" in nothing, nothing
    expect(database.rows(), [])


def postgres_needs_a_unique_index(lake, server):
    database = Database(server, lake.schema, DDL.replace(" PRIMARY KEY", ""))
    error = counted(lake.deliver(database.target, database.store, row(1)), upserted=0)
    assert "no unique or exclusion constraint matching the ON CONFLICT" in error, error


def keys_of_several_columns(lake, server):
    database = Database(server, lake.schema, DDL.replace(" PRIMARY KEY", "") + ", UNIQUE (born, name)")
    keys = ["born", "name"]
    deliver = lambda *rows: lake.deliver(database.target, database.store, *rows, keys=keys)  # noqa: E731
    counted(deliver(row(1, "Ada"), row(2, "Grace")), upserted=2)
    counted(deliver(row(1, "Ada")), unchanged=1, deleted=1, store_rows=1)


def nobody_there(lake, server):
    database = Database(server, lake.schema, DDL)
    target = {**database.target, "port": 1}
    store = lambda given: PROGRAM.postgres(given.target, given.keys, given.columns, lambda field: "x")  # noqa: E731
    error = counted(lake.deliver(target, store, row(1)), rows=0, upserted=0)
    assert "OperationalError" in error, error


def many_rows(lake, server):
    database = Database(server, lake.schema, DDL)
    rows = [row(number, f"n{number}") for number in range(12_000)]
    counted(lake.deliver(database.target, database.store, *rows), rows=12_000, upserted=12_000, store_rows=12_000)
    rows[11_999] = row(11_999, "changed")
    counted(lake.deliver(database.target, database.store, *rows), unchanged=11_999, upserted=1)


# DynamoDB


def table(name="customers", **more):
    client = boto3.client("dynamodb", **REGION)
    client.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
        BillingMode="PAY_PER_REQUEST",
    )
    return client, {"kind": "dynamodb", "table": name, **more}


def items(client, name="customers"):
    found = client.scan(TableName=name)["Items"]
    return {int(item["id"]["N"]): item for item in found}


def into(client, cls="DynamoDB"):
    return lambda given: getattr(PROGRAM, cls)(given.target, given.keys, given.columns, client, given.attempts)


@mock_aws
def dynamodb_follows(lake, _):
    client, target = table(expires={"column": "changed_at", "attribute": "expires_at"})
    store = into(client)
    counted(lake.deliver(target, store, *(row(number) for number in range(60))), upserted=60, deleted=0)
    item = items(client)[0]
    expect(item["expires_at"], {"N": str(int(AT.timestamp()))})
    expect(item["amount"], {"N": "10.50"})
    expect(item["tags"], {"M": {"segment": {"S": "gold"}}})
    expect(item["born"], {"S": "1990-01-02"})
    expect(item["photo"], {"B": b"\x00\xff"})
    counted(lake.deliver(target, store, row(0), row(1, None)), upserted=1, unchanged=1, deleted=58)
    left = items(client)
    expect(sorted(left), [0, 1])
    assert "name" not in left[1], left[1]


@mock_aws
def dynamodb_does_not_go_back(lake, _):
    client, target = table(newerBy="changed_at")
    store = into(client)
    counted(lake.deliver(target, store, row(1), row(2)), upserted=2, skipped=0)
    newer = {**items(client)[1], "changed_at": {"S": "2027-01-01T00:00:00+00:00"}, "name": {"S": "by the application"}}
    client.put_item(TableName="customers", Item=newer)
    counted(lake.deliver(target, store, row(1, "Eve"), row(2, "Eve")), upserted=1, skipped=1)
    expect({key: item["name"]["S"] for key, item in items(client).items()}, {1: "by the application", 2: "Eve"})
    # It was not delivered, so it is tried again.
    counted(lake.deliver(target, store, row(1, "Eve"), row(2, "Eve")), upserted=0, unchanged=1, skipped=1)


class Throttled:
    """A client whose first answers leave something undone."""

    def __init__(self, client, times):
        self.client, self.times, self.calls = client, times, 0

    def __getattr__(self, name):
        return getattr(self.client, name)

    def batch_write_item(self, RequestItems):  # noqa: N803
        self.calls += 1
        if self.calls <= self.times:
            [(name, requests)] = RequestItems.items()
            if self.calls % 2 == 0:
                raise throttling("ProvisionedThroughputExceededException")
            self.client.batch_write_item(RequestItems={name: requests[:1]})
            return {"UnprocessedItems": {name: requests[1:]}} if requests[1:] else {}
        return self.client.batch_write_item(RequestItems=RequestItems)

    def put_records(self, StreamName, Records):  # noqa: N803
        self.calls += 1
        if self.calls <= self.times:
            self.client.put_records(StreamName=StreamName, Records=Records[:1])
            failed = [{"ErrorCode": "ProvisionedThroughputExceededException"} for _ in Records[1:]]
            return {"FailedRecordCount": len(failed), "Records": [{"SequenceNumber": "1"}, *failed]}
        return self.client.put_records(StreamName=StreamName, Records=Records)


def throttling(code):
    from botocore.exceptions import ClientError

    return ClientError({"Error": {"Code": code, "Message": "slow down"}}, "BatchWriteItem")


@mock_aws
def dynamodb_waits(lake, _):
    client, target = table()
    store = into(Throttled(client, 2))
    counted(lake.deliver(target, store, *(row(number) for number in range(30)), attempts=5), upserted=30)
    expect(len(items(client)), 30)


@mock_aws
def dynamodb_gives_up(lake, _):
    client, target = table()
    error = counted(lake.deliver(target, into(Throttled(client, 99)), row(1), row(2), row(3), attempts=2), upserted=0)
    assert error, "it should have given up"
    # What got there is sent once more, and the counts add up again.
    counted(lake.deliver(target, into(client), row(1), row(2), row(3)), upserted=3, unchanged=0)
    expect(sorted(items(client)), [1, 2, 3])


@mock_aws
def dynamodb_is_not_there(lake, _):
    client = boto3.client("dynamodb", **REGION)
    error = counted(lake.deliver({"kind": "dynamodb", "table": "none"}, into(client), row(1)), upserted=0)
    assert "ResourceNotFoundException" in error, error


# Kinesis


def stream():
    client = boto3.client("kinesis", **REGION)
    client.create_stream(StreamName="changes", ShardCount=1)
    return client, {"kind": "kinesis", "stream": "changes"}


def messages(client):
    [shard] = client.list_shards(StreamName="changes")["Shards"]
    start = client.get_shard_iterator(
        StreamName="changes", ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    return [json.loads(record["Data"]) for record in client.get_records(ShardIterator=start)["Records"]]


@mock_aws
def kinesis_tells_changes(lake, _):
    client, target = stream()
    store = into(client, "Kinesis")
    counted(lake.deliver(target, store, row(1), row(2)), upserted=2)
    counted(lake.deliver(target, store, row(1, "Eve")), upserted=1, deleted=1, unchanged=0)
    told = messages(client)
    found = [(one["operation"], one["row"]["id"]) for one in told]
    expect([*sorted(found[:2]), *found[2:]], [("upsert", 1), ("upsert", 2), ("upsert", 1), ("delete", 2)])
    expect(
        told[2]["row"],
        {
            "id": 1,
            "name": "Eve",
            "amount": "10.5",
            "tags": {"segment": "gold"},
            "changed_at": AT.replace(tzinfo=None).isoformat(),
            "born": "1990-01-02",
            "photo": "00ff",
        },
    )


@mock_aws
def kinesis_sends_again_what_failed(lake, _):
    client, target = stream()
    counted(lake.deliver(target, into(Throttled(client, 1), "Kinesis"), row(1), row(2), row(3)), upserted=3)
    expect(sorted(one["row"]["id"] for one in messages(client)), [1, 2, 3])


@mock_aws
def kinesis_refuses_what_is_too_large(lake, _):
    client, target = stream()
    error = counted(lake.deliver(target, into(client, "Kinesis"), row(1, "x" * 1_100_000)), upserted=0)
    assert "larger than the megabyte" in error, error


@mock_aws
def dynamodb_keeps_what_the_application_changed(lake, _):
    client, target = table(newerBy="changed_at")
    store = into(client)
    counted(lake.deliver(target, store, row(1), row(2), row(3)), upserted=3)
    newer = {**items(client)[1], "changed_at": {"S": "2027-01-01T00:00:00+00:00"}, "name": {"S": "by the application"}}
    client.put_item(TableName="customers", Item=newer)
    counted(lake.deliver(target, store, row(3)), unchanged=1, deleted=1, kept=1, skipped=0)
    expect(sorted(items(client)), [1, 3])
    # It is the application's now: it is not looked for again.
    counted(lake.deliver(target, store, row(3)), unchanged=1, deleted=0, kept=0)
    error = counted(lake.deliver(target, store, row(4, changed_at=None)), upserted=0)
    assert "a row has no changed_at" in error, error


@mock_aws
def the_state_is_written_anew(lake, _):
    client, target = table(newerBy="changed_at")
    store = into(client)
    PROGRAM.run.__globals__["REPLACED"] = 10
    deliver = lambda text, **more: lake.deliver(target, store, *(row(at, text) for at in range(6)), **more)  # noqa: E731
    state = lambda: lake.spark.table(f"{lake.schema}.state").count()  # noqa: E731
    for text, lines in (("a", 6), ("b", 12), ("c", 6), ("c", 6), ("d", 12)):
        counted(deliver(text), rows=6, failed=0)
        expect(state(), lines)
    counted(lake.deliver(target, store, row(0, "d")), unchanged=1, deleted=5)
    # Beside lines of another entry it is left alone.
    counted(deliver("e", name="others"), upserted=6)
    for text in ("f", "g", "h"):
        counted(deliver(text), upserted=6)
    expect(state(), 25)
    PROGRAM.run.__globals__["REPLACED"] = 50_000


def two_targets_share_a_state(lake, server):
    database = Database(server, lake.schema, DDL)
    counted(lake.deliver(database.target, database.store, row(1)), upserted=1)
    counted(lake.deliver(database.target, database.store, row(1), name="others"), upserted=1, unchanged=0)
    counted(lake.deliver(database.target, database.store, row(1)), upserted=0, unchanged=1)


CASES = [
    postgres_follows,
    postgres_is_whole_or_nothing,
    postgres_keeps_what_is_not_ours,
    few_are_deleted_at_once,
    keys_are_keys,
    postgres_needs_a_unique_index,
    keys_of_several_columns,
    nobody_there,
    many_rows,
    two_targets_share_a_state,
    dynamodb_follows,
    dynamodb_does_not_go_back,
    dynamodb_waits,
    dynamodb_gives_up,
    dynamodb_is_not_there,
    kinesis_tells_changes,
    kinesis_sends_again_what_failed,
    kinesis_refuses_what_is_too_large,
    dynamodb_keeps_what_the_application_changed,
    the_state_is_written_anew,
    mysql_follows,
    mysql_is_whole_or_nothing,
    mysql_keeps_what_is_not_ours,
    mysql_keys_of_several_columns,
    mysql_needs_a_unique_index,
    mysql_refuses_rows_that_another_index_takes,
    mysql_refuses_keys_that_are_the_same_there,
    mysql_refuses_values_that_do_not_fit,
    mysql_speaks_tls_alone,
    mysql_takes_many_rows,
    kafka_follows,
    kafka_aborts_a_batch_that_fails,
    kafka_keeps_a_run_before_it_out,
    kafka_without_transactions,
    kafka_refuses_what_is_too_large,
    kafka_has_no_such_topic,
    kafka_signs_in_by_iam,
    redshift_follows,
    redshift_is_whole_or_nothing,
    redshift_keeps_what_is_not_ours,
    redshift_has_no_unique_keys,
    redshift_keys_of_several_columns,
    redshift_takes_the_role_that_it_is_told,
    redshift_is_looked_for_first,
    redshift_loads_several_files,
    redshift_refuses_what_is_too_large,
    redshift_numbers_that_are_none,
    sqlserver_follows,
    sqlserver_is_whole_or_nothing,
    sqlserver_keys_of_several_columns,
    sqlserver_brings_keys_alone,
    sqlserver_needs_a_unique_index,
    sqlserver_refuses_keys_that_are_others_there,
    sqlserver_takes_many_rows,
    sqlserver_refuses_numbers_that_are_none,
    sqlserver_speaks_tls_alone,
    sqlserver_waits_for_a_server,
]
# What a case runs against, by the start of its name; PostgreSQL where no word is here.
ENGINES = {"mysql": mariadb.running, "kafka": kafka_broker.running}


class Engines(ExitStack):
    """Engines that the chosen cases need, each started for the first of them."""

    def __init__(self):
        super().__init__()
        self.started = {}

    def of(self, case):
        word = case.__name__.split("_")[0]
        start = ENGINES.get(word, postgres.running)
        if start not in self.started:
            self.started[start] = self.enter_context(start())
        return self.started[start]


def main():
    with Engines() as engines:
        run_cases(CASES, lambda spark, number, case: case(Lake(spark, number), engines.of(case)))


if __name__ == "__main__":
    main()
