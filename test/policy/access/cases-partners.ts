import { CATALOG, type Case, GOLD, LAKE, lacks, ORDERS, PEOPLE } from "./cases";

/** What is answered of partners, tools and catalogs of others: shares, harvests, connections, foreign catalogs, clean rooms. */
export const PARTNER_CASES: Readonly<Record<string, Case>> = {
  "a share with notebooks gives no right to anything of the metastore": {
    given: [
      ...LAKE,
      "recipient partner is there",
      "recipient stranger is there",
      "share pages holds notebook_file by_day",
      "stranger has SELECT on share pages",
      "share out holds notebook_file by_day",
      "share out holds table sales.gold.orders",
      "partner has SELECT on share out",
    ],
    asked: [
      ["recipient partner", "SELECT sales.gold.orders", "yes"],
      ["recipient partner", "SELECT sales.gold.by_day", [lacks("SELECT", "table sales.gold.by_day")]],
      ["recipient partner", "READ VOLUME sales.gold.by_day", [lacks("READ_VOLUME", "volume sales.gold.by_day")]],
      ["recipient stranger", "SELECT sales.gold.orders", [lacks("SELECT", ORDERS)]],
    ],
  },
  "a share of models, functions and volumes": {
    given: [
      ...LAKE,
      "recipient partner is there",
      "share out holds model sales.gold.churn",
      "share out holds function sales.gold.net_price",
      "share out holds volume sales.gold.exports",
      "partner has SELECT on share out",
    ],
    asked: [
      ["recipient partner", "EXECUTE sales.gold.net_price", "yes"],
      ["recipient partner", "EXECUTE sales.gold.gross_price", [lacks("EXECUTE", "function sales.gold.gross_price")]],
      ["recipient partner", "READ VOLUME sales.gold.exports", "yes"],
      ["recipient partner", "WRITE VOLUME sales.gold.exports", [lacks("WRITE_VOLUME", "volume sales.gold.exports")]],
      ["recipient partner", "SELECT sales.gold.orders", [lacks("SELECT", ORDERS)]],
    ],
  },
  "a catalog of an enterprise harvests what there is, and no rows": {
    given: [
      ...LAKE,
      "service principal sp-harvest",
      "warehouse bi is there",
      "sp-harvest has BROWSE on catalog sales",
      "sp-harvest has USE_CATALOG on catalog system",
      "sp-harvest has SELECT, USE_SCHEMA on schema system.access",
      "sp-harvest has CAN_USE on warehouse bi",
    ],
    asked: [
      ["sp-harvest", "BROWSE sales", "yes"],
      ["sp-harvest", "BROWSE sales.gold.orders", "yes"],
      ["sp-harvest", "SELECT system.access.table_lineage", "yes"],
      ["sp-harvest", "CAN USE bi", "yes"],
      [
        "sp-harvest",
        "SELECT sales.gold.orders",
        [lacks("SELECT", ORDERS), lacks("USE_CATALOG", CATALOG), lacks("USE_SCHEMA", GOLD)],
      ],
      [
        "sp-harvest",
        "SELECT system.billing.usage",
        [lacks("SELECT", "table system.billing.usage"), lacks("USE_SCHEMA", "schema system.billing")],
      ],
      ["sp-harvest", "CAN MANAGE bi", [lacks("CAN_MANAGE", "warehouse bi")]],
    ],
  },
  "a partner's tool reads by the group that its principal is in": {
    given: [
      ...LAKE,
      "service principal sp-tool",
      "group tool-readers",
      "sp-tool is in tool-readers",
      "tool-readers has USE_CATALOG on catalog sales",
      "tool-readers has SELECT, USE_SCHEMA on schema sales.gold",
      "tool-readers has CAN_USE on warehouse bi",
      "warehouse bi is there",
      "warehouse batch is there",
    ],
    asked: [
      ["sp-tool", "SELECT sales.gold.orders", "yes"],
      ["sp-tool", "CAN USE bi", "yes"],
      ["sp-tool", "CAN USE batch", [lacks("CAN_USE", "warehouse batch")]],
      ["sp-tool", "MODIFY sales.gold.orders", [lacks("MODIFY", ORDERS)]],
      [
        "sp-tool",
        "SELECT sales.bronze.orders",
        [lacks("SELECT", "table sales.bronze.orders"), lacks("USE_SCHEMA", "schema sales.bronze")],
      ],
    ],
  },
  "connections to warehouses: their use is no right to the catalog over them, nor the other way round": {
    given: [
      ...PEOPLE,
      "foreign_connection snowflake is there",
      "catalog finance is there",
      "schema finance.public is there",
      "sp-loader has USE_CONNECTION on foreign_connection snowflake",
      "analysts has USE_CATALOG, USE_SCHEMA, SELECT on catalog finance",
      "owners has CREATE_FOREIGN_CATALOG on foreign_connection snowflake",
    ],
    asked: [
      ["sp-loader", "USE CONNECTION snowflake", "yes"],
      [
        "sp-loader",
        "SELECT finance.public.bills",
        [
          lacks("SELECT", "table finance.public.bills"),
          lacks("USE_CATALOG", "catalog finance"),
          lacks("USE_SCHEMA", "schema finance.public"),
        ],
      ],
      ["analysts", "SELECT finance.public.bills", "yes"],
      ["analysts", "USE CONNECTION snowflake", [lacks("USE_CONNECTION", "connection snowflake")]],
      ["owners", "CREATE FOREIGN CATALOG snowflake", "yes"],
      ["owners", "USE CONNECTION snowflake", [lacks("USE_CONNECTION", "connection snowflake")]],
    ],
  },
  "a foreign catalog over AWS Glue or a Hive metastore": {
    given: [
      ...PEOPLE,
      "foreign_connection glue is there",
      "credential old-lake is there",
      "external_location old is there",
      "catalog old is there",
      "schema old.orders is there",
      "analysts has USE_CATALOG on catalog old",
      "analysts has USE_SCHEMA, SELECT on schema old.orders",
    ],
    asked: [
      ["analysts", "SELECT old.orders.lines", "yes"],
      ["analysts", "READ FILES old", [lacks("READ_FILES", "external location old")]],
      ["analysts", "ACCESS old-lake", [lacks("ACCESS", "credential old-lake")]],
      ["analysts", "USE CONNECTION glue", [lacks("USE_CONNECTION", "connection glue")]],
      [
        "analysts",
        "SELECT old.people.names",
        [lacks("SELECT", "table old.people.names"), lacks("USE_SCHEMA", "schema old.people")],
      ],
      ["analysts", "CREATE TABLE old.orders", [lacks("CREATE_TABLE", "schema old.orders")]],
    ],
  },
  "clean rooms and shares are the metastore's to make": {
    given: [
      ...PEOPLE,
      "metastore eu is there",
      "analysts has CREATE_CLEAN_ROOM on metastore eu",
      "staff has CREATE_SHARE, CREATE_RECIPIENT on metastore eu",
    ],
    asked: [
      ["analysts", "CREATE CLEAN ROOM metastore", "yes"],
      ["analysts", "CREATE SHARE metastore", [lacks("CREATE_SHARE", "metastore eu")]],
      ["staff", "CREATE SHARE metastore", "yes"],
      ["staff", "CREATE RECIPIENT metastore", "yes"],
      ["staff", "CREATE CLEAN ROOM metastore", [lacks("CREATE_CLEAN_ROOM", "metastore eu")]],
      ["others", "CREATE CLEAN ROOM metastore", [lacks("CREATE_CLEAN_ROOM", "metastore eu")]],
    ],
  },
};
