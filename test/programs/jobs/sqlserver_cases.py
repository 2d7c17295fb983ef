"""Cases of SQL Server, of which no package has a server. Its driver fills values in; what comes of it is read as SQL of SQL Server by
sqlglot, and runs in PostgreSQL in the words of that. Its driver is tried as far as a server that takes no TLS.

Not tried: types and comparisons of SQL Server itself, its locks, and the driver against a real one.
"""

import re
import socket
import threading
from datetime import date
from decimal import Decimal

import psycopg2
import sqlglot
from lake import AT, NAMES, PROGRAM, counted, expect, row
from pymssql import _mssql

DDL = (
    "id bigint PRIMARY KEY, name text NOT NULL, amount numeric(12,2), tags text, changed_at timestamp, born date, "
    "photo bytea, visits int DEFAULT 7"
)
TOLD = Decimal("10.50"), '{"segment": "gold"}'
# Columns of unique indexes, as the catalog of SQL Server tells them.
INDEXES = """SELECT i.indexrelid, a.attname FROM pg_index AS i JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
WHERE i.indisunique AND i.indrelid = {}::regclass"""
REWORDED = (
    (r"^DELETE t FROM (.+) AS t JOIN (\w+) AS g ON ", r"DELETE FROM \1 AS t USING \2 AS g WHERE "),
    (r"\bN'", "'"),
    (r"\bx'([0-9a-f]*)'", r"'\\x\1'::bytea"),
    (r"BYTEA\(MAX\)", "bytea"),
)


class Cursor:
    def __init__(self, cursor):
        self.cursor = cursor

    def __getattr__(self, name):
        return getattr(self.cursor, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cursor.close()

    def execute(self, statement, values=None):
        if values is not None:
            statement = _mssql.substitute_params(statement, values, True, "utf-8").decode()
        if statement == "SET XACT_ABORT ON":
            return None
        if "sys.indexes" in statement:
            [table] = re.findall(r"OBJECT_ID\(N?('.*?')\)", statement)
            return self.cursor.execute(INDEXES.format(table.replace("[", '"').replace("]", '"')))
        [text] = sqlglot.transpile(statement, read="tsql", write="postgres", unsupported_level=sqlglot.ErrorLevel.RAISE)
        for old, new in REWORDED:
            text = re.sub(old, new, text)
        return self.cursor.execute(text)


class Connection:
    def __init__(self, connection):
        self.connection = connection

    def __getattr__(self, name):
        return getattr(self.connection, name)

    def cursor(self):
        return Cursor(self.connection.cursor())


class Database:
    """A schema of a case with the table `customers`."""

    def __init__(self, server, case, ddl=DDL):
        self.server, self.schema = server, f"Case {case}"
        self.sql(f'CREATE SCHEMA "{self.schema}"')
        self.sql(f'CREATE TABLE "{self.schema}"."customers" ({ddl})')
        self.target = {"kind": "sql-server", "database": "erp", "schema": self.schema, "table": "customers"}

    def connect(self):
        names = {"database": "dbname"}
        return psycopg2.connect(**{names.get(name, name): value for name, value in self.server.items()})

    def sql(self, text):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(text)
            return cursor.fetchall() if cursor.description else []

    def rows(self, columns="id, name, amount, tags"):
        return self.sql(f'SELECT {columns} FROM "{self.schema}"."customers" ORDER BY 1')

    def store(self, given):
        return PROGRAM.SqlServer(given.target, given.keys, given.columns, lambda: Connection(self.connect()))


def case_of(lake, server, ddl=DDL):
    database = Database(server, lake.schema, ddl)
    return database, lambda *rows, **changes: lake.deliver(database.target, database.store, *rows, **changes)


def sqlserver_follows(lake, server):
    database, deliver = case_of(lake, server)
    counted(deliver(row(1), row(2, "Grace")), rows=2, upserted=2, unchanged=0, deleted=0, failed=0, store_rows=2)
    expect(database.rows(), [(1, "Ada", *TOLD), (2, "Grace", *TOLD)])
    [(born, photo, changed_at, visits), _] = database.rows("born, photo, changed_at, visits")
    expect((born, bytes(photo), changed_at, visits), (date(1990, 1, 2), b"\x00\xff", AT.replace(tzinfo=None), 7))
    database.sql(f'UPDATE "{database.schema}"."customers" SET visits = 9 WHERE id = 1')
    counted(deliver(row(1, "O'Hara; -- %s ü"), row(3, "Alan")), upserted=2, unchanged=0, deleted=1, store_rows=2)
    expect(database.rows(), [(1, "O'Hara; -- %s ü", *TOLD), (3, "Alan", *TOLD)])
    # Columns that are not delivered are the application's.
    expect(sorted(database.rows("visits")), [(7,), (9,)])


def sqlserver_is_whole_or_nothing(lake, server):
    database, deliver = case_of(lake, server)
    counted(deliver(row(1)), upserted=1)
    error = counted(deliver(row(1, "Changed"), row(2, None)), upserted=0, deleted=0, failed=2)
    expect("null" in error.lower(), True)
    expect(database.rows(), [(1, "Ada", *TOLD)])
    counted(deliver(row(1, "Changed"), row(2)), upserted=2, store_rows=2)


def sqlserver_keys_of_several_columns(lake, server):
    ddl = DDL.replace(" PRIMARY KEY", "") + ", PRIMARY KEY (name, id)"
    database, deliver = case_of(lake, server, ddl)
    keys = {"keys": ["id", "name"]}
    counted(deliver(row(1), row(1, "Grace"), **keys), upserted=2, store_rows=2)
    counted(deliver(row(1), row(1, "Grace", amount=Decimal("1.00")), **keys), upserted=1, unchanged=1, store_rows=2)
    counted(deliver(row(1, "Grace", amount=Decimal("1.00")), **keys), unchanged=1, deleted=1, store_rows=1)


def sqlserver_brings_keys_alone(lake, server):
    database, deliver = case_of(lake, server, "id bigint PRIMARY KEY, name text")
    counted(deliver(row(1), row(2), columns=["id"]), upserted=2, store_rows=2)
    counted(deliver(row(2), columns=["id"]), unchanged=1, deleted=1, store_rows=1)
    expect(database.rows("id, name"), [(2, None)])


def sqlserver_needs_a_unique_index(lake, server):
    database, deliver = case_of(lake, server, DDL.replace("PRIMARY KEY", "NOT NULL") + ", UNIQUE (id, name)")
    error = counted(deliver(row(1)), upserted=0, failed=1)
    expect("no primary key and no unique index over id alone" in error, True)
    expect(database.rows(), [])


def sqlserver_refuses_keys_that_are_others_there(lake, server):
    """PostgreSQL here compares to the letter, so that a trigger makes another key of it."""
    ddl = DDL.replace("id bigint PRIMARY KEY", "id bigint").replace("text NOT NULL", "text PRIMARY KEY")
    database, deliver = case_of(lake, server, ddl)
    database.sql(
        f'CREATE FUNCTION "{database.schema}".fold() RETURNS trigger LANGUAGE plpgsql AS '
        "'BEGIN NEW.name := lower(NEW.name); RETURN NEW; END'; "
        f'CREATE TRIGGER fold BEFORE INSERT ON "{database.schema}"."customers" '
        f'FOR EACH ROW EXECUTE FUNCTION "{database.schema}".fold()'
    )
    keys = {"keys": ["name"]}
    counted(deliver(row(1, "ada"), **keys), upserted=1)
    error = counted(deliver(row(1, "ada"), row(2, "GRACE"), **keys), upserted=0, failed=1)
    expect("1 rows went into rows of other keys" in error, True)
    expect(database.rows("name"), [("ada",)])


def sqlserver_takes_many_rows(lake, server):
    database, deliver = case_of(lake, server)
    counted(deliver(*[row(number, f"Name {number}") for number in range(2_500)]), upserted=2_500, store_rows=2_500)
    expect(len(database.rows()), 2_500)


def sqlserver_refuses_numbers_that_are_none(lake, server):
    expect(PROGRAM.sql_server_value(1.5), 1.5)
    for value in (float("nan"), float("inf")):
        try:
            PROGRAM.sql_server_value(value)
        except PROGRAM.Refused:
            continue
        raise AssertionError(f"{value} was taken")


def sqlserver_speaks_tls_alone(lake, server):
    """The driver asks for TLS before it says who it is, and goes away where there is none."""
    told = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer():
            taken, _ = listening.accept()
            with taken:
                told.append(taken.recv(4096))
                # Version 16, encryption: not supported.
                options = bytes([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF]) + bytes([16, 0, 0, 0, 0, 0]) + b"\x02"
                taken.sendall(bytes([4, 1, 0, 8 + len(options), 0, 0, 1, 0]) + options)
                taken.settimeout(5)
                while received := taken.recv(4096):
                    told.append(received)

        thread = threading.Thread(target=answer)
        thread.start()
        target = {"host": "127.0.0.1", "port": listening.getsockname()[1], "database": "erp", "schema": "dbo", "table": "x"}
        try:
            PROGRAM.sql_server(target, ["id"], NAMES, lambda field: f"the {field}")
        except Exception as error:
            expect(PROGRAM.unreached(error), False)
        else:
            raise AssertionError("it signed in without TLS")
        thread.join()
    expect(told[0][0], 0x12)
    expect("the password".encode("utf-16-le") in b"".join(told), False)
    expect(len(told), 1)


def sqlserver_waits_for_a_server(lake, server):
    target = {"host": "127.0.0.1", "port": 1, "database": "erp", "schema": "dbo", "table": "x"}
    try:
        PROGRAM.sql_server(target, ["id"], NAMES, lambda field: field)
    except Exception as error:
        expect(PROGRAM.unreached(error), True)
