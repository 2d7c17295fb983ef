"""Cases of MySQL, on MariaDB."""

from datetime import date
from decimal import Decimal

import mariadb
import pymysql
from lake import AT, NAMES, PROGRAM, counted, expect, row

DDL = (
    "id bigint PRIMARY KEY, name varchar(50) NOT NULL, amount decimal(12,2), tags json, changed_at datetime, born date, "
    "photo blob, visits int DEFAULT 7"
)
TOLD = Decimal("10.50"), '{"segment": "gold"}'


class Database:
    """A database of a case with the table `customers`."""

    def __init__(self, server, case, ddl=DDL):
        self.server, self.name = server, f"Case {case}"
        self.sql(f"CREATE DATABASE `{self.name}` CHARACTER SET utf8mb4")
        self.sql(f"CREATE TABLE `{self.name}`.`customers` ({ddl}) ENGINE=InnoDB")
        self.target = {
            "kind": "mysql",
            **{name: server[name] for name in ("host", "port")},
            "database": self.name,
            "table": "customers",
        }

    def sql(self, text, *values):
        of = {name: self.server[name] for name in ("host", "port", "user", "password")}
        with pymysql.connect(**of, charset="utf8mb4", autocommit=True) as connection, connection.cursor() as cursor:
            cursor.execute(text, values or None)
            return list(cursor.fetchall())

    def rows(self, columns="id, name, amount, tags"):
        return self.sql(f"SELECT {columns} FROM `{self.name}`.`customers` ORDER BY id")

    def store(self, given):
        return PROGRAM.mysql(given.target, given.keys, given.columns, lambda field: self.server[field])


def case_of(lake, server, ddl=DDL):
    database = Database(server, lake.schema, ddl)
    return database, lambda *rows, **changes: lake.deliver(database.target, database.store, *rows, **changes)


def mysql_follows(lake, server):
    database, deliver = case_of(lake, server)
    counted(deliver(row(1), row(2, "Grace")), rows=2, upserted=2, unchanged=0, deleted=0, failed=0, store_rows=2)
    expect(database.rows(), [(1, "Ada", *TOLD), (2, "Grace", *TOLD)])
    [first, _] = database.rows("born, photo, changed_at, visits")
    expect(first, (date(1990, 1, 2), b"\x00\xff", AT.replace(tzinfo=None), 7))
    database.sql(f"UPDATE `{database.name}`.`customers` SET visits = 9 WHERE id = 1")
    counted(deliver(row(1), row(2, "Grace")), rows=2, upserted=0, unchanged=2, deleted=0, store_rows=2)
    counted(deliver(row(1, "O'Hara\\\"; -- %s ü"), row(3, "Alan")), upserted=2, unchanged=0, deleted=1, store_rows=2)
    expect(database.rows(), [(1, "O'Hara\\\"; -- %s ü", *TOLD), (3, "Alan", *TOLD)])
    # Columns that are not delivered are the application's.
    expect(database.rows("visits"), [(9,), (7,)])
    # A row that comes back after it was deleted is new.
    counted(deliver(row(3, "Alan"), row(1, "O'Hara\\\"; -- %s ü"), row(2)), upserted=1, unchanged=2, store_rows=3)
    expect([name for _, name, *_ in database.rows()], ["O'Hara\\\"; -- %s ü", "Ada", "Alan"])


def mysql_is_whole_or_nothing(lake, server):
    database, deliver = case_of(lake, server)
    counted(deliver(row(1)), upserted=1)
    error = counted(deliver(row(1, "Eve"), row(2, None)), rows=2, upserted=0, failed=2)
    assert "name" in error and "null" in error.lower(), error
    expect(database.rows(), [(1, "Ada", *TOLD)])
    counted(deliver(row(1, "Eve"), row(2)), upserted=2, unchanged=0)
    expect([name for _, name, *_ in database.rows()], ["Eve", "Ada"])


def mysql_keeps_what_is_not_ours(lake, server):
    database, deliver = case_of(lake, server)
    database.sql(f"INSERT INTO `{database.name}`.`customers` (id, name) VALUES (99, 'by hand')")
    counted(deliver(row(1)), upserted=1, store_rows=2)
    counted(deliver(), rows=0, deleted=1, store_rows=1)
    expect([name for _, name, *_ in database.rows()], ["by hand"])


def mysql_keys_of_several_columns(lake, server):
    _, deliver = case_of(lake, server, DDL.replace(" PRIMARY KEY", "") + ", UNIQUE (born, name)")
    keys = {"keys": ["born", "name"]}
    # Parts of a unique index may be NULL, which no key is.
    counted(deliver(row(1, "Ada"), row(2, "Grace"), **keys), upserted=2)
    counted(deliver(row(1, "Ada"), **keys), unchanged=1, deleted=1, store_rows=1)


def mysql_needs_a_unique_index(lake, server):
    for more in ("", ", UNIQUE (id, name)", ", UNIQUE (name)", ", KEY (id)"):
        database, deliver = case_of(lake, server, DDL.replace(" PRIMARY KEY", "") + more)
        error = counted(deliver(row(1)), upserted=0)
        assert "no primary key and no unique index over id alone" in error, error
        expect(database.rows(), [])
        database.sql(f"DROP DATABASE `{database.name}`")


def mysql_refuses_rows_that_another_index_takes(lake, server):
    database, deliver = case_of(lake, server, DDL + ", UNIQUE (name)")
    counted(deliver(row(1), row(2, "Grace")), upserted=2)
    # By itself, MySQL would write row 3 into row 1.
    error = counted(deliver(row(1), row(2, "Grace"), row(3, amount=Decimal("1.00"))), upserted=0)
    assert "1 rows went into rows of other keys" in error, error
    expect(database.rows(), [(1, "Ada", *TOLD), (2, "Grace", *TOLD)])
    # A name is free once the row that had it is gone.
    counted(deliver(row(2, "Grace"), row(3)), upserted=1, deleted=1, store_rows=2)


def mysql_refuses_keys_that_are_the_same_there(lake, server):
    database, deliver = case_of(lake, server, DDL.replace(" PRIMARY KEY", "") + ", UNIQUE (name)")
    error = counted(deliver(row(1, "Ada"), row(2, "ADA"), keys=["name"]), upserted=0)
    assert "differ in case" in error, error
    counted(deliver(row(1, "Ada"), keys=["name"]), upserted=1)
    error = counted(deliver(row(1, "Ada"), row(2, "ADA"), keys=["name"]), upserted=0)
    assert "differ in case" in error, error
    expect(database.rows(), [(1, "Ada", *TOLD)])


def mysql_refuses_values_that_do_not_fit(lake, server):
    database, deliver = case_of(lake, server)
    error = counted(deliver(row(1, "x" * 51)), upserted=0)
    assert "Data too long" in error, error
    expect(database.rows(), [])


def mysql_speaks_tls_alone(lake, server):
    database = Database(server, lake.schema)
    store = database.store(type("Given", (), {"target": database.target, "keys": ["id"], "columns": NAMES}))
    store.cursor.execute("SHOW SESSION STATUS LIKE 'Ssl_cipher'")
    [(_, cipher)] = store.cursor.fetchall()
    store.close()
    assert cipher, "the connection is not encrypted"
    with mariadb.running(tls=False) as plain:
        unsafe = Database(plain, lake.schema)
        error = counted(lake.deliver(unsafe.target, unsafe.store, row(1)), upserted=0)
        assert "SSL is required" in error, error


def mysql_takes_many_rows(lake, server):
    _, deliver = case_of(lake, server)
    rows = [row(number, f"n{number}") for number in range(12_000)]
    counted(deliver(*rows), rows=12_000, upserted=12_000, store_rows=12_000)
    rows[11_999] = row(11_999, "changed")
    counted(deliver(*rows[1:]), unchanged=11_998, upserted=1, deleted=1, store_rows=11_999)
