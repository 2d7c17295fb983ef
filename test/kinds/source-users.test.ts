import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { QueriedSystem } from "../../config/facts/databases";
import { grantsOf } from "../../config/facts/reading-user";
import { READING_USERS } from "../../config/facts/reading-users";
import { MANUAL_STEPS, type StepView } from "../../config/manual-steps";
import { draftOf } from "../../config/resolve";
import { runbook } from "../../tools/runbook/page";
import { inputsOf } from "../config/problems";
import { REPRESENTATIVES, representativeInputs } from "../support/representative";

const STEP = MANUAL_STEPS.find(({ id }) => id === "users-of-source-systems");

const viewOf = (account: unknown, environment: unknown): StepView =>
  draftOf({
    account: { file: "config/account.ts", input: account },
    environments: [{ file: "config/environments/dev.ts", input: environment }],
  });

function snippetsOf(dev: Record<string, unknown>): Readonly<Record<string, string>> {
  const [account, environment] = inputsOf({ dev });
  const all = STEP?.snippets?.(viewOf(account, environment)) ?? [];
  return Object.fromEntries(all.map(({ of, text }) => [of, text]));
}

const connection = (type: string, more: Record<string, unknown> = {}) => ({
  kind: "connection",
  mode: "create",
  type,
  comment: "For tests",
  options: { host: "db.corp.example", user: "databricks" },
  ...more,
});

describe("statements that make a user who reads", () => {
  it.each<[QueriedSystem, string[]]>([
    [
      "postgresql",
      [
        'CREATE USER "a""b";',
        '\\password "a""b"',
        'GRANT CONNECT ON DATABASE "shop" TO "a""b";',
        'GRANT USAGE ON SCHEMA "x""y" TO "a""b";',
        'GRANT SELECT ON "x""y"."t" TO "a""b";',
      ],
    ],
    [
      "redshift",
      [
        `CREATE USER "a""b" PASSWORD '<password>';`,
        'GRANT USAGE ON SCHEMA "x""y" TO "a""b";',
        'GRANT SELECT ON "x""y"."t" TO "a""b";',
      ],
    ],
    [
      "mysql",
      [`CREATE USER 'a"b'@'%' IDENTIFIED BY RANDOM PASSWORD REQUIRE SSL;`, "GRANT SELECT ON `x\"y`.`t` TO 'a\"b'@'%';"],
    ],
    [
      "sql-server",
      [
        `CREATE LOGIN [a"b] WITH PASSWORD = '<password>';`,
        'CREATE USER [a"b] FOR LOGIN [a"b];',
        'GRANT SELECT ON [x"y].[t] TO [a"b];',
      ],
    ],
    [
      "synapse",
      [
        `CREATE LOGIN [a"b] WITH PASSWORD = '<password>';`,
        'CREATE USER [a"b] FOR LOGIN [a"b];',
        'GRANT SELECT ON [x"y].[t] TO [a"b];',
      ],
    ],
    [
      "oracle",
      [
        'CREATE USER "a""b" IDENTIFIED BY "<password>";',
        'GRANT CREATE SESSION TO "a""b";',
        'GRANT READ ON "x""y"."T" TO "a""b";',
      ],
    ],
    [
      "snowflake",
      [
        'CREATE ROLE "r""s";',
        'GRANT USAGE ON WAREHOUSE "SMALL" TO ROLE "r""s";',
        `CREATE USER "a""b" TYPE = SERVICE DEFAULT_ROLE = "r""s" RSA_PUBLIC_KEY = '<public key>';`,
        'GRANT ROLE "r""s" TO USER "a""b";',
        'GRANT USAGE ON DATABASE "SHOP" TO ROLE "r""s";',
        'GRANT USAGE ON SCHEMA "SHOP"."x""y" TO ROLE "r""s";',
        'GRANT SELECT ON TABLE "SHOP"."x""y"."T" TO ROLE "r""s";',
      ],
    ],
    ["teradata", ['CREATE USER "a""b" AS PERM = 0 PASSWORD = "<password>";', 'GRANT SELECT ON "x""y"."t" TO "a""b";']],
  ])("are, of %s, with names in its own signs", (system, expected) => {
    const it = READING_USERS[system];
    const user = 'a"b';
    const options = { sfRole: 'r"s', sfWarehouse: "small" };
    const holder = it.holder?.(options) ?? user;
    expect([
      ...it.make(user, options),
      ...it.enter(holder, "shop"),
      ...it.read(holder, { schema: 'x"y', table: "t" }, "shop"),
    ]).toEqual(expected);
  });

  it("end no name early, whatever stands in it", () => {
    expect(READING_USERS.mysql.make("o'x\\", {})).toEqual([
      "CREATE USER 'o''x\\\\'@'%' IDENTIFIED BY RANDOM PASSWORD REQUIRE SSL;",
    ]);
    // `_` would stand for any sign of another database's name.
    expect(READING_USERS.mysql.read("u", { schema: "shop_eu" }, undefined)).toEqual([
      "GRANT SELECT ON `shop\\_eu`.* TO 'u'@'%';",
    ]);
    expect(READING_USERS["sql-server"].read("u", { schema: "a]b" }, undefined)).toEqual([
      "GRANT SELECT ON SCHEMA::[a]]b] TO [u];",
    ]);
  });

  it("let read what comes later, of a schema as a whole, by whoever makes it", () => {
    expect(READING_USERS.postgresql.read("u", { schema: undefined }, undefined)).toEqual([
      'GRANT USAGE ON SCHEMA <schema> TO "u";',
      'GRANT SELECT ON ALL TABLES IN SCHEMA <schema> TO "u";',
      'ALTER DEFAULT PRIVILEGES FOR ROLE <owner> IN SCHEMA <schema> GRANT SELECT ON TABLES TO "u";',
    ]);
    expect(READING_USERS.snowflake.read('"R"', { schema: undefined }, "BOOKS")).toEqual([
      'GRANT USAGE ON SCHEMA "BOOKS".<schema> TO ROLE "R";',
      'GRANT SELECT ON ALL TABLES IN SCHEMA "BOOKS".<schema> TO ROLE "R";',
      'GRANT SELECT ON FUTURE TABLES IN SCHEMA "BOOKS".<schema> TO ROLE "R";',
    ]);
    expect(READING_USERS.oracle.read("u", { schema: "hr" }, undefined)).toEqual([
      'GRANT SELECT ANY TABLE ON SCHEMA "HR" TO "U";',
    ]);
    expect(READING_USERS.teradata.read("u", { schema: undefined }, undefined)).toEqual([
      'GRANT SELECT ON <schema> TO "u";',
    ]);
  });

  // `"databricks"` would be another user of Oracle than the one that signs in as databricks, which Oracle reads as DATABRICKS.
  it.each(["oracle", "snowflake"] as const)("write plain names of %s as it reads those of a client", (system) => {
    const made = READING_USERS[system].make("databricks", { sfRole: "order", sfWarehouse: "small" }).join("\n");
    expect(made).toContain('CREATE USER "DATABRICKS" ');
    expect(made).not.toMatch(/"(databricks|order|small)"/);
    expect(READING_USERS[system].make("data-bricks", {}).join("\n")).toContain('CREATE USER "data-bricks" ');
  });

  it("give nothing but reading, and each right once", () => {
    for (const statements of Object.values(READING_USERS)) {
      const all = grantsOf(statements, "u", [
        { schema: "s", table: "a" },
        { schema: "s", table: "b" },
        { schema: "s" },
        { schema: "s" },
      ]);
      expect(new Set(all).size).toBe(all.length);
      for (const one of all) {
        expect(one).toMatch(
          /^(GRANT|ALTER DEFAULT PRIVILEGES .* GRANT) (SELECT|USAGE|READ|SELECT ANY TABLE(?= ON SCHEMA)) ON /,
        );
      }
    }
  });
});

describe("the user of a connection", () => {
  it("reads the tables of sources, and whole catalogs, in the database that each is in", () => {
    const { "connections.shop of dev, PostgreSQL": text } = snippetsOf({
      "connections.shop": connection("postgresql"),
      "connections.shop-read": { kind: "foreign-catalog", connection: "shop", options: { database: "crm" } },
      "sources.orders": {
        kind: "database",
        reading: { mode: "changes", connection: "shop", database: "shop" },
        tables: [
          { schema: "public", table: "orders" },
          { schema: "public", table: "lines" },
        ],
        schemas: [{ schema: "ref" }],
      },
      "sources.stock": {
        kind: "database",
        reading: { mode: "cursor", foreignCatalog: "shop-read" },
        tables: [{ schema: "wh", table: "stock" }],
      },
    });
    expect(text?.split("\n").slice(3)).toEqual([
      "-- In the database crm:",
      'GRANT CONNECT ON DATABASE "crm" TO "databricks";',
      'GRANT USAGE ON SCHEMA <schema> TO "databricks";',
      'GRANT SELECT ON ALL TABLES IN SCHEMA <schema> TO "databricks";',
      'ALTER DEFAULT PRIVILEGES FOR ROLE <owner> IN SCHEMA <schema> GRANT SELECT ON TABLES TO "databricks";',
      'GRANT USAGE ON SCHEMA "wh" TO "databricks";',
      'GRANT SELECT ON "wh"."stock" TO "databricks";',
      "-- In the database shop:",
      'GRANT CONNECT ON DATABASE "shop" TO "databricks";',
      'GRANT USAGE ON SCHEMA "public" TO "databricks";',
      'GRANT SELECT ON "public"."orders" TO "databricks";',
      'GRANT SELECT ON "public"."lines" TO "databricks";',
      'GRANT USAGE ON SCHEMA "ref" TO "databricks";',
      'GRANT SELECT ON ALL TABLES IN SCHEMA "ref" TO "databricks";',
      'ALTER DEFAULT PRIVILEGES FOR ROLE <owner> IN SCHEMA "ref" GRANT SELECT ON TABLES TO "databricks";',
    ]);
  });

  it("of Snowflake is a role, which reads the database of each catalog", () => {
    const { "connections.books of dev, Snowflake": text } = snippetsOf({
      "connections.books": connection("snowflake", {
        options: { host: "acme.snowflakecomputing.com", user: "databricks", sfWarehouse: "reading" },
        secrets: ["pem_private_key"],
      }),
      "connections.books-read": { kind: "foreign-catalog", connection: "books", options: { database: "BOOKS" } },
    });
    expect(text?.split("\n").slice(2)).toEqual([
      "CREATE ROLE <role>;",
      'GRANT USAGE ON WAREHOUSE "READING" TO ROLE <role>;',
      `CREATE USER "DATABRICKS" TYPE = SERVICE DEFAULT_ROLE = <role> RSA_PUBLIC_KEY = '<public key>';`,
      'GRANT ROLE <role> TO USER "DATABRICKS";',
      "-- In the database BOOKS:",
      'GRANT USAGE ON DATABASE "BOOKS" TO ROLE <role>;',
      'GRANT USAGE ON SCHEMA "BOOKS".<schema> TO ROLE <role>;',
      'GRANT SELECT ON ALL TABLES IN SCHEMA "BOOKS".<schema> TO ROLE <role>;',
      'GRANT SELECT ON FUTURE TABLES IN SCHEMA "BOOKS".<schema> TO ROLE <role>;',
    ]);
  });

  it("reads the metastore of Hive that the connection names", () => {
    const all = snippetsOf({
      "connections.hive": connection("hive-postgresql", {
        options: { host: "db.corp.example", user: "reader", database: "hms", version: "3.1" },
      }),
    });
    expect(all["connections.hive of dev, PostgreSQL"]).toContain('GRANT CONNECT ON DATABASE "hms" TO "reader";');
  });

  it.each([
    ["of a system whose statements are not known here", connection("bigquery", { options: { user: "u" } })],
    ["that is there already", { kind: "connection", mode: "existing", name: "shop" }],
    ["without a user", connection("postgresql", { options: {} })],
    ["of which nothing could be read", { kind: "connection", mode: "create" }],
    ["whose options are none", connection("postgresql", { options: "databricks" })],
  ])("has no statements for one %s", (_, entry) => {
    expect(snippetsOf({ "connections.shop": entry })).toEqual({});
  });
});

describe("commands of the Redshift Data API", () => {
  const warehouse = (kind: string, more: Record<string, unknown> = {}) => ({ kind, mode: "create", ...more });
  const withUser = (user: string, service: unknown) =>
    snippetsOf({
      "dataServices.finance": service,
      "connections.finance": connection("redshift", { dataService: "finance", options: { user } }),
    })["connections.finance of dev, the same over the Data API"];

  /** What `aws` would be called with: each call with its arguments as a shell reads them. */
  function called(script: string): string[][] {
    const aws = `aws() { printf '%s\\0' "$@" >&3; printf '\\n' >&3; echo secret-arn; }`;
    const out = execFileSync("bash", ["-euc", `exec 3>&1 >/dev/null\n${aws}\n${script}`], { encoding: "utf8" });
    return out
      .split("\n")
      .slice(0, -1)
      .map((line) => line.split("\0").slice(0, -1));
  }

  it.each([
    [
      "redshift-serverless",
      "--workgroup-name",
      ["redshift-serverless", "get-namespace", "--namespace-name", "acme-dev-finance"],
    ],
    [
      "redshift-cluster",
      "--cluster-identifier",
      ["redshift", "describe-clusters", "--cluster-identifier", "acme-dev-finance"],
    ],
  ])("sign in to a warehouse of kind %s with its administrator's secret", (kind, option, secret) => {
    const [first, make, grants, ...more] = called(withUser("databricks", warehouse(kind)) ?? "");
    const at = ["--region", "eu-west-1", option, "acme-dev-finance", "--database", "dwh", "--secret-arn", "secret-arn"];
    expect(first?.slice(0, 4)).toEqual(secret);
    expect(make).toEqual([
      "redshift-data",
      "execute-statement",
      ...at,
      "--sql",
      'CREATE USER "databricks" PASSWORD DISABLE',
    ]);
    expect(grants).toEqual([
      "redshift-data",
      "batch-execute-statement",
      ...at,
      "--sqls",
      'GRANT USAGE ON SCHEMA <schema> TO "databricks"',
      'GRANT SELECT ON ALL TABLES IN SCHEMA <schema> TO "databricks"',
      'ALTER DEFAULT PRIVILEGES FOR USER <owner> IN SCHEMA <schema> GRANT SELECT ON TABLES TO "databricks"',
    ]);
    expect(more).toEqual([]);
  });

  it("hold what is a sign of the shell in names", () => {
    const user = `o'x $(touch /nowhere) \`id\` "q" ;!`;
    const [, make] = called(withUser(user, warehouse("redshift-cluster")) ?? "");
    expect(make?.at(-1)).toBe(`CREATE USER "${user.replaceAll('"', '""')}" PASSWORD DISABLE`);
  });

  it("have no password in them, which the Data API would keep", () => {
    const text = withUser("databricks", warehouse("redshift-cluster")) ?? "";
    const run = text.split("\n").filter((line) => !line.startsWith("#"));
    expect(run.join("\n")).not.toContain("<password>");
  });

  it("are not there for a warehouse that others made", () => {
    expect(
      withUser("databricks", { kind: "redshift-cluster", mode: "existing", identifier: "finance" }),
    ).toBeUndefined();
  });
});

describe("the page of what people do by hand", () => {
  it("has each snippet in a fence that nothing in it ends", () => {
    const [account, environment] = inputsOf({
      dev: {
        "connections.shop": connection("mysql", { options: { host: "db.corp.example", user: "a```b" } }),
        "connections.shop-read": { kind: "foreign-catalog", connection: "shop" },
      },
    });
    const page = runbook("dev", viewOf(account, environment));
    const block = /For connections\.shop of dev, MySQL:\n\n(`+)sql\n([\s\S]*?)\n\1\n/.exec(page);
    expect(block?.[1]).toBe("````");
    expect(block?.[2]).toContain("'a```b'@'%'");
  });

  it("says nothing that is not known as if it were, for every representative configuration", () => {
    const found = REPRESENTATIVES.flatMap((one) => {
      const [account, environment] = representativeInputs(one);
      return STEP?.snippets?.(viewOf(account, environment)) ?? [];
    });
    for (const { text } of found) expect(text).not.toMatch(/undefined|\[object|null/);
    expect(found.length).toBeGreaterThan(2);
  });
});
