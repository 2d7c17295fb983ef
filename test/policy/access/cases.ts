/** `yes`, or what is lacking: the reasons that are given, in their order. */
export type Expected = "yes" | readonly string[];

export interface Case {
  readonly given: readonly string[];
  /** `[who, question, workspace]` → what is to be said. */
  readonly asked: readonly (readonly [who: string, question: string, expected: Expected, workspace?: string])[];
}

export const PEOPLE = ["group analysts", "group staff", "group owners", "group others", "service principal sp-loader"];
export const LAKE = [...PEOPLE, "catalog sales is there", "schema sales.gold is there", "schema sales.bronze is there"];
export const lacks = (privilege: string, on: string) => `it lacks ${privilege} on ${on}`;
export const [CATALOG, GOLD, ORDERS] = ["catalog sales", "schema sales.gold", "table sales.gold.orders"] as const;

/** What Unity Catalog answers, by its documentation; see `config/facts/securables.ts` and `privilege-needs.ts`. */
export const CASES: Readonly<Record<string, Case>> = {
  "nothing is granted": {
    given: LAKE,
    asked: [
      [
        "analysts",
        "SELECT sales.gold.orders",
        [lacks("SELECT", ORDERS), lacks("USE_CATALOG", CATALOG), lacks("USE_SCHEMA", GOLD)],
      ],
      ["analysts", "USE SCHEMA sales.gold", [lacks("USE_SCHEMA", GOLD), lacks("USE_CATALOG", CATALOG)]],
      ["analysts", "USE CATALOG sales", [lacks("USE_CATALOG", CATALOG)]],
      ["analysts", "BROWSE sales", [lacks("BROWSE", CATALOG)]],
      ["analysts", "CREATE SCHEMA sales", [lacks("CREATE_SCHEMA", CATALOG), lacks("USE_CATALOG", CATALOG)]],
    ],
  },
  "all that reading a schema takes": {
    given: [
      ...LAKE,
      "analysts has USE_CATALOG on catalog sales",
      "analysts has SELECT, USE_SCHEMA on schema sales.gold",
    ],
    asked: [
      ["analysts", "SELECT sales.gold.orders", "yes"],
      ["analysts", "select from sales.gold.orders", "yes"],
      ["analysts", "SELECT ON TABLE sales.gold.orders", "yes"],
      ["analysts", "SELECT sales.gold", "yes"],
      ["analysts", "USE_SCHEMA sales.gold", "yes"],
      ["analysts", "MODIFY sales.gold.orders", [lacks("MODIFY", ORDERS)]],
      ["analysts", "INSERT INTO sales.gold.orders", [lacks("MODIFY", ORDERS)]],
      [
        "analysts",
        "SELECT sales.bronze.orders",
        [lacks("SELECT", "table sales.bronze.orders"), lacks("USE_SCHEMA", "schema sales.bronze")],
      ],
      ["analysts", "READ VOLUME sales.gold.files", [lacks("READ_VOLUME", "volume sales.gold.files")]],
      ["analysts", "EXECUTE sales.gold.mask", [lacks("EXECUTE", "function sales.gold.mask")]],
      ["analysts", "MANAGE sales.gold", [lacks("MANAGE", GOLD)]],
      [
        "others",
        "SELECT sales.gold.orders",
        [lacks("SELECT", ORDERS), lacks("USE_CATALOG", CATALOG), lacks("USE_SCHEMA", GOLD)],
      ],
      [
        "staff",
        "SELECT sales.gold.orders",
        [lacks("SELECT", ORDERS), lacks("USE_CATALOG", CATALOG), lacks("USE_SCHEMA", GOLD)],
      ],
    ],
  },
  "USE_CATALOG is missing": {
    given: [...LAKE, "analysts has SELECT, USE_SCHEMA on schema sales.gold"],
    asked: [
      ["analysts", "SELECT sales.gold.orders", [lacks("USE_CATALOG", CATALOG)]],
      ["analysts", "USE SCHEMA sales.gold", [lacks("USE_CATALOG", CATALOG)]],
    ],
  },
  "USE_SCHEMA is missing": {
    given: [...LAKE, "analysts has USE_CATALOG on catalog sales", "analysts has SELECT on table sales.gold.orders"],
    asked: [
      ["analysts", "SELECT sales.gold.orders", [lacks("USE_SCHEMA", GOLD)]],
      [
        "analysts",
        "SELECT sales.gold.returns",
        [lacks("SELECT", "table sales.gold.returns"), lacks("USE_SCHEMA", GOLD)],
      ],
    ],
  },
  "one table of a schema": {
    given: [
      ...LAKE,
      "table sales.gold.orders is there",
      "analysts has USE_CATALOG on catalog sales",
      "analysts has USE_SCHEMA on schema sales.gold",
      "analysts has SELECT on table sales.gold.orders",
    ],
    asked: [
      ["analysts", "SELECT sales.gold.orders", "yes"],
      ["analysts", "SELECT sales.gold.returns", [lacks("SELECT", "table sales.gold.returns")]],
      ["analysts", "SELECT sales.gold", [lacks("SELECT", GOLD)]],
    ],
  },
  "a catalog gives to all that is in it": {
    given: [...LAKE, "analysts has SELECT, USE_CATALOG, USE_SCHEMA on catalog sales"],
    asked: [
      ["analysts", "SELECT sales.gold.orders", "yes"],
      ["analysts", "SELECT sales.bronze.raw", "yes"],
      ["analysts", "SELECT sales.new.table", "yes"],
      ["analysts", "SELECT sales", "yes"],
      ["analysts", "MODIFY sales.gold.orders", [lacks("MODIFY", ORDERS)]],
    ],
  },
  "a schema gives nothing to its neighbours, and a name that starts the same is another one": {
    given: [
      ...LAKE,
      "schema sales.gold2 is there",
      "catalog sales2 is there",
      "schema sales2.gold is there",
      "analysts has SELECT, USE_CATALOG, USE_SCHEMA on catalog sales",
    ],
    asked: [
      [
        "analysts",
        "SELECT sales2.gold.orders",
        [
          lacks("SELECT", "table sales2.gold.orders"),
          lacks("USE_CATALOG", "catalog sales2"),
          lacks("USE_SCHEMA", "schema sales2.gold"),
        ],
      ],
    ],
  },
  "BROWSE shows, and reads nothing": {
    given: [...LAKE, "analysts has BROWSE on catalog sales"],
    asked: [
      ["analysts", "BROWSE sales", "yes"],
      ["analysts", "BROWSE sales.gold.orders", "yes"],
      [
        "analysts",
        "SELECT sales.gold.orders",
        [lacks("SELECT", ORDERS), lacks("USE_CATALOG", CATALOG), lacks("USE_SCHEMA", GOLD)],
      ],
    ],
  },
  "MODIFY needs SELECT": {
    given: [
      ...LAKE,
      "analysts has USE_CATALOG on catalog sales",
      "analysts has MODIFY, USE_SCHEMA on schema sales.gold",
    ],
    asked: [
      ["analysts", "MODIFY sales.gold.orders", [lacks("SELECT", ORDERS)]],
      ["analysts", "DELETE FROM sales.gold.orders", [lacks("SELECT", ORDERS)]],
      ["analysts", "SELECT sales.gold.orders", [lacks("SELECT", ORDERS)]],
    ],
  },
  "ALL_PRIVILEGES on a catalog": {
    given: [...LAKE, "analysts has ALL_PRIVILEGES on catalog sales"],
    asked: [
      ["analysts", "SELECT sales.gold.orders", "yes"],
      ["analysts", "MODIFY sales.gold.orders", "yes"],
      ["analysts", "CREATE TABLE sales.gold", "yes"],
      ["analysts", "CREATE SCHEMA sales", "yes"],
      ["analysts", "WRITE VOLUME sales.gold.files", "yes"],
      ["analysts", "EXTERNAL USE SCHEMA sales.gold", [lacks("EXTERNAL_USE_SCHEMA", GOLD)]],
      ["analysts", "MANAGE sales.gold", [lacks("MANAGE", GOLD)]],
    ],
  },
  "ALL_PRIVILEGES on a schema opens no catalog": {
    given: [...LAKE, "analysts has ALL_PRIVILEGES on schema sales.gold"],
    asked: [
      ["analysts", "SELECT sales.gold.orders", [lacks("USE_CATALOG", CATALOG)]],
      ["analysts", "USE CATALOG sales", [lacks("USE_CATALOG", CATALOG)]],
    ],
  },
  "EXTERNAL_USE_SCHEMA by its own name": {
    given: [...LAKE, "analysts has EXTERNAL_USE_SCHEMA, USE_CATALOG, USE_SCHEMA on catalog sales"],
    asked: [["analysts", "EXTERNAL USE SCHEMA sales.gold", "yes"]],
  },
  "MANAGE is no right to read, but to take it": {
    given: [...LAKE, "analysts has MANAGE, USE_CATALOG, USE_SCHEMA on catalog sales"],
    asked: [
      ["analysts", "MANAGE sales.gold", "yes"],
      ["analysts", "SELECT sales.gold.orders", [lacks("SELECT", ORDERS)]],
      ["analysts", "USE SCHEMA sales.gold", "yes"],
    ],
  },
  "the owner of a catalog has what the catalog itself is used with": {
    given: [...PEOPLE, "catalog sales is owned by owners", "schema sales.gold is there"],
    asked: [
      ["owners", "USE CATALOG sales", "yes"],
      ["owners", "CREATE SCHEMA sales", "yes"],
      ["owners", "MANAGE sales", "yes"],
      ["owners", "USE SCHEMA sales.gold", [lacks("USE_SCHEMA", GOLD)]],
      ["owners", "SELECT sales.gold.orders", [lacks("SELECT", ORDERS), lacks("USE_SCHEMA", GOLD)]],
    ],
  },
  "the owner of a schema reads no table in it, and gets to it by the catalog": {
    given: [...PEOPLE, "catalog sales is there", "schema sales.gold is owned by owners"],
    asked: [
      ["owners", "CREATE TABLE sales.gold", [lacks("USE_CATALOG", CATALOG)]],
      ["owners", "EXTERNAL USE SCHEMA sales.gold", [lacks("EXTERNAL_USE_SCHEMA", GOLD), lacks("USE_CATALOG", CATALOG)]],
      ["owners", "SELECT sales.gold.orders", [lacks("SELECT", ORDERS), lacks("USE_CATALOG", CATALOG)]],
    ],
  },
  "the owner of a table reads it where it gets there": {
    given: [
      ...LAKE,
      "table sales.gold.orders is owned by owners",
      "owners has USE_CATALOG on catalog sales",
      "owners has USE_SCHEMA on schema sales.gold",
    ],
    asked: [
      ["owners", "SELECT sales.gold.orders", "yes"],
      ["owners", "MODIFY sales.gold.orders", "yes"],
      ["owners", "SELECT sales.gold.returns", [lacks("SELECT", "table sales.gold.returns")]],
    ],
  },
  "what names no owner is the deployer's": {
    given: [...LAKE, "service principal sp-terraform"],
    asked: [
      ["sp-terraform", "USE CATALOG sales", "yes"],
      ["sp-terraform", "CREATE TABLE sales.gold", "yes"],
      ["sp-loader", "USE CATALOG sales", [lacks("USE_CATALOG", CATALOG)]],
    ],
  },
  "a member has what its groups have, however deep": {
    given: [
      ...LAKE,
      "group juniors",
      "juniors is in analysts",
      "analysts is in staff",
      "sp-loader is in juniors",
      "staff has USE_CATALOG on catalog sales",
      "analysts has USE_SCHEMA on schema sales.gold",
      "juniors has SELECT on schema sales.gold",
    ],
    asked: [
      ["sp-loader", "SELECT sales.gold.orders", "yes"],
      ["juniors", "SELECT sales.gold.orders", "yes"],
      ["analysts", "SELECT sales.gold.orders", [lacks("SELECT", ORDERS)]],
      ["staff", "USE SCHEMA sales.gold", [lacks("USE_SCHEMA", GOLD)]],
    ],
  },
  "groups in a circle": {
    given: [...LAKE, "analysts is in staff", "staff is in analysts", "staff has ALL_PRIVILEGES on catalog sales"],
    asked: [
      ["analysts", "SELECT sales.gold.orders", "yes"],
      ["others", "USE CATALOG sales", [lacks("USE_CATALOG", CATALOG)]],
    ],
  },
  everybody: {
    given: [
      ...LAKE,
      "account users has USE_CATALOG, USE_SCHEMA on catalog sales",
      "analysts has SELECT on catalog sales",
    ],
    asked: [
      ["analysts", "SELECT sales.gold.orders", "yes"],
      ["sp-loader", "USE CATALOG sales", "yes"],
      ["others", "SELECT sales.gold.orders", [lacks("SELECT", ORDERS)]],
      ["account users", "USE SCHEMA sales.gold", "yes"],
      ["account users", "SELECT sales.gold.orders", [lacks("SELECT", ORDERS)]],
    ],
  },
  "a workspace that a catalog is not bound to": {
    given: [
      ...PEOPLE,
      "catalog sales is of main alone",
      "schema sales.gold is there",
      "analysts has ALL_PRIVILEGES on catalog sales",
      "others has ALL_PRIVILEGES on catalog sales",
      "analysts is in workspace main",
      "analysts is in workspace lab",
      "others is in workspace lab",
    ],
    asked: [
      ["analysts", "SELECT sales.gold.orders", "yes"],
      ["analysts", "SELECT sales.gold.orders", "yes", "main"],
      [
        "analysts",
        "SELECT sales.gold.orders",
        ["table sales.gold.orders is not bound to workspace lab, whatever is granted"],
        "lab",
      ],
      [
        "others",
        "SELECT sales.gold.orders",
        ["table sales.gold.orders is not bound to workspace lab, whatever is granted"],
      ],
      ["others", "SELECT sales.gold.orders", ["it is not in workspace main"], "main"],
    ],
  },
  "a workspace that a catalog is bound to for reading": {
    given: [
      ...PEOPLE,
      "catalog sales is of main alone",
      "catalog sales is bound to lab for reading",
      "schema sales.gold is there",
      "others has ALL_PRIVILEGES on catalog sales",
      "others is in workspace lab",
      "staff is in workspace main",
    ],
    asked: [
      ["others", "SELECT sales.gold.orders", "yes"],
      ["others", "MODIFY sales.gold.orders", ["table sales.gold.orders is bound to workspace lab for reading alone"]],
      ["others", "CREATE TABLE sales.gold", ["schema sales.gold is bound to workspace lab for reading alone"]],
    ],
  },
  "somebody who is in no workspace": {
    given: [
      ...LAKE,
      "analysts has ALL_PRIVILEGES on catalog sales",
      "staff is in workspace main",
      "staff is in workspace lab",
    ],
    asked: [["analysts", "SELECT sales.gold.orders", ["it is not in any workspace"]]],
  },
  "somebody whose group is in a workspace": {
    given: [
      ...LAKE,
      "analysts is in staff",
      "analysts has ALL_PRIVILEGES on catalog sales",
      "staff is in workspace main",
    ],
    asked: [["analysts", "SELECT sales.gold.orders", "yes", "main"]],
  },
  "files of a location": {
    given: [
      ...PEOPLE,
      "external_location raw is there",
      "analysts has READ_FILES on external_location raw",
      "others has ALL_PRIVILEGES on external_location raw",
    ],
    asked: [
      ["analysts", "READ FILES raw", "yes"],
      ["analysts", "WRITE FILES raw", [lacks("WRITE_FILES", "external location raw")]],
      ["analysts", "CREATE EXTERNAL VOLUME raw", [lacks("CREATE_EXTERNAL_VOLUME", "external location raw")]],
      ["others", "WRITE FILES raw", "yes"],
      ["others", "EXTERNAL USE LOCATION raw", [lacks("EXTERNAL_USE_LOCATION", "external location raw")]],
    ],
  },
  "credentials, connections and the metastore": {
    given: [
      ...PEOPLE,
      "credential queue is there",
      "foreign_connection shop is there",
      "metastore eu is there",
      "sp-loader has ACCESS on credential queue",
      "analysts has USE_CONNECTION on foreign_connection shop",
      "analysts has CREATE_CATALOG on metastore eu",
    ],
    asked: [
      ["sp-loader", "ACCESS queue", "yes"],
      ["analysts", "ACCESS queue", [lacks("ACCESS", "credential queue")]],
      ["analysts", "USE CONNECTION shop", "yes"],
      ["analysts", "CREATE FOREIGN CATALOG shop", [lacks("CREATE_FOREIGN_CATALOG", "connection shop")]],
      ["analysts", "CREATE CATALOG metastore", "yes"],
      ["analysts", "CREATE SHARE metastore", [lacks("CREATE_SHARE", "metastore eu")]],
    ],
  },
  "a recipient has what is shared with it, and nothing else": {
    given: [
      ...LAKE,
      "recipient partner is there",
      "recipient stranger is there",
      "share out holds schema sales.gold",
      "partner has SELECT on share out",
      "account users has SELECT, USE_CATALOG, USE_SCHEMA on catalog sales",
    ],
    asked: [
      ["recipient partner", "SELECT sales.gold.orders", "yes"],
      ["recipient partner", "READ VOLUME sales.gold.files", "yes"],
      ["recipient partner", "MODIFY sales.gold.orders", [lacks("MODIFY", ORDERS)]],
      ["recipient partner", "SELECT sales.bronze.orders", [lacks("SELECT", "table sales.bronze.orders")]],
    ],
  },
  "a recipient of one table": {
    given: [...LAKE, "share out holds table sales.gold.orders", "partner has SELECT on share out"],
    asked: [
      ["recipient partner", "SELECT sales.gold.orders", "yes"],
      ["recipient partner", "SELECT sales.gold.returns", [lacks("SELECT", "table sales.gold.returns")]],
    ],
  },
  "levels on what is in workspaces": {
    given: [
      ...PEOPLE,
      "warehouse bi is there",
      "job nightly is there",
      "analysts has CAN_USE on warehouse bi",
      "staff has CAN_MANAGE on warehouse bi",
      "analysts has CAN_VIEW on job nightly",
    ],
    asked: [
      ["analysts", "CAN USE bi", "yes"],
      ["staff", "CAN USE bi", "yes"],
      ["analysts", "CAN MANAGE bi", [lacks("CAN_MANAGE", "warehouse bi")]],
      ["analysts", "CAN MANAGE RUN nightly", [lacks("CAN_MANAGE_RUN", "job nightly")]],
      ["others", "CAN USE bi", [lacks("CAN_USE", "warehouse bi")]],
    ],
  },
};
