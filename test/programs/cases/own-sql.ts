import { type Case, jsonLines } from "../case";

/** Statements of SQL: tables, views, flows, expectations, files. */
export const STATEMENTS: readonly Case[] = [
  {
    name: "SQL: tables, views and flows, with expectations and files of their own",
    configuration: { "shop.minimum": "10" },
    updates: [
      {
        "cards/1.jsonl": jsonLines({ id: "a", amount: 200 }, { id: "b", amount: 1 }, { id: "c" }),
        "transfers/1.csv": "id,amount\na,10\n",
      },
      { "cards/2.jsonl": jsonLines({ id: "b", amount: "much" }, { id: "b", amount: 20 }) },
      { "transfers/2.csv": "id,amount\n,10\n" },
    ],
    expected: [
      {
        tables: {
          "bronze.payments": {
            read: 3,
            dropped: 1,
            rows: 2,
            expectations: { has_amount: 1, is_small: 2 },
            columns: { id: "string", amount: "double", _rescued_data: "string", file: "string" },
          },
          "silver.all": {
            content: [
              { id: "a", amount: 200 },
              { id: "b", amount: 1 },
              { id: "a", amount: 10 },
            ],
            expectations: { has_id: 0 },
          },
          "bronze.large": { read: 2, expectations: { is_known: 0 } },
          "gold.per_id": { content: [{ id: "a", number: 2 }], expectations: { more_than_one: 0 } },
          "bronze.copied": { content: [{ id: "a", amount: 200 }] },
        },
      },
      {
        tables: {
          "bronze.payments": { read: 2, dropped: 1, rows: 3 },
          "silver.all": { read: 1, rows: 4 },
          "gold.per_id": { rows: 2, expectations: { more_than_one: 1 } },
        },
      },
      { error: "EXPECTATION_VIOLATION", tables: { "silver.all": { written: 0 } } },
    ],
  },
];

/** A statement, and what is said of it. */
const WRONGS: Readonly<Record<string, readonly [statement: string, error: string]>> = {
  "a view of the catalog": [
    "CREATE VIEW a AS SELECT 1",
    "wrong.sql, statement 1: CREATE VIEW a AS SELECT 1 … is not rehearsed",
  ],
  "a function": ["CREATE FUNCTION f() RETURN 1", "CREATE FUNCTION f ( ) RETURN … is not rehearsed"],
  "another schema": ["USE SCHEMA silver", "USE SCHEMA silver … is not rehearsed"],
  "a schedule": [
    "CREATE MATERIALIZED VIEW a SCHEDULE EVERY 1 DAY AS SELECT 1",
    "a: SCHEDULE EVERY 1 DAY AS SELECT … is not rehearsed",
  ],
  "a filter of rows": [
    "CREATE MATERIALIZED VIEW a WITH ROW FILTER f ON (x) AS SELECT 1",
    "a: WITH ROW FILTER f ON ( … is not rehearsed",
  ],
  "a generated column": [
    "CREATE STREAMING TABLE a (x INT GENERATED ALWAYS AS (1))",
    "a: the column x, which is generated, is not rehearsed",
  ],
  "a flow that runs once": [
    "CREATE FLOW f AS INSERT INTO ONCE a BY NAME SELECT 1",
    "a flow into a that runs once, or replaces rows, is not rehearsed",
  ],
  "changes that are applied once": ["CREATE FLOW f AS AUTO CDC ONCE INTO a FROM b", "AUTO CDC ONCE INTO a FROM b"],
  "changes of files": [
    "CREATE STREAMING TABLE a FLOW AUTO CDC FROM STREAM(read_files('/x')) KEYS (id) SEQUENCE BY at",
    "AUTO CDC INTO a from something else than a table or view is not rehearsed",
  ],
  "changes without an order": [
    "CREATE STREAMING TABLE a FLOW AUTO CDC FROM b KEYS (id)",
    "AUTO CDC INTO a has no SEQUENCE BY",
  ],
  "changes by a part that is none": [
    "CREATE STREAMING TABLE a FLOW AUTO CDC FROM b KEYS (id) SORTED BY at",
    "AUTO CDC INTO a: SORTED BY at … is not rehearsed",
  ],
  "a consequence that is none": [
    "CREATE STREAMING TABLE a (CONSTRAINT r EXPECT (x > 1) ON VIOLATION IGNORE)",
    "r: DROP ROW or FAIL UPDATE was expected",
  ],
  "an open bracket": ["CREATE STREAMING TABLE a (x INT", "the statement ends too early"],
  "no query": ["CREATE MATERIALIZED VIEW a", "AS was expected at its end"],
  "a column that the query lacks": [
    "CREATE MATERIALIZED VIEW a (x, Y) AS SELECT 1 AS y",
    "a: the query has no column x, which is listed",
  ],
  "files that are no stream": [
    "CREATE MATERIALIZED VIEW a AS SELECT * FROM read_files('/Volumes/x', format => 'json')",
    "read_files without STREAM is not rehearsed",
  ],
  "files of a format that is not said": [
    "CREATE STREAMING TABLE a AS SELECT * FROM STREAM read_files('/Volumes/x')",
    "read_files without format is not rehearsed",
  ],
  "a queue": [
    "CREATE STREAMING TABLE a AS SELECT * FROM STREAM read_kafka(subscribe => 'x')",
    "read_kafka is not rehearsed",
  ],
  "a batch in a streaming table": ["CREATE STREAMING TABLE a AS SELECT 1 AS x", "INVALID_FLOW_QUERY_TYPE"],
  "no query that Spark can read": ["CREATE MATERIALIZED VIEW a AS SELEC 1", "PARSE_SYNTAX_ERROR"],
};

export const WRONG_SQL: readonly Case[] = Object.entries(WRONGS).map(([name, [wrong, error]]) => ({
  name: `SQL: refused: ${name}`,
  configuration: { wrong },
  updates: [],
  expected: [{ error }],
}));
