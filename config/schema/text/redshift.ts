import { RESERVED_DATABASES } from "../../facts/redshift";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Texts about Amazon Redshift. Sources: API references of Redshift and Redshift Serverless, CreateCluster and CreateNamespace. */

/** Of the first database of a warehouse. */
export const warehouseDatabase = named(
  { one: "name of a database of Redshift", many: "names of databases of Redshift" },
  textOf(
    {},
    form(
      /^[a-z][a-z0-9_]{0,63}$/,
      "is not the name of a database that Redshift makes",
      "use 1 to 64 small letters, digits and _, starting with a letter",
    ),
    form(
      new RegExp(`^(?!(?:${RESERVED_DATABASES.value.join("|")})$)`),
      "is a database that Redshift has itself",
      "use another name",
    ),
  ),
);

/** The administrator of a warehouse. */
export const warehouseUser = named(
  { one: "user of Redshift", many: "users of Redshift" },
  textOf(
    {},
    form(
      /^[a-z][a-z0-9_]{0,127}$/,
      "is not the name of a user of Redshift",
      "use 1 to 128 small letters, digits and _, starting with a letter",
    ),
    form(/^(?!(?:public|rdsdb|user|admin)$)/, "is a name that Redshift keeps for itself", "use another name"),
  ),
);

/** Of a workgroup, a namespace or a cluster that is there already. */
export const warehouseName = named(
  { one: "name of a warehouse", many: "names of warehouses" },
  formed(
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,62}$/,
    "is not the name of a workgroup or cluster of Redshift",
    "copy it from the Redshift console, in lower case",
  ),
);

/** Tables that a zero-ETL integration copies, by their names in the database. Source: RDS user guide, "Data filtering". */
export const copiedTables = named(
  { one: "pattern of tables", many: "patterns of tables" },
  formed(
    /^(?=.{3,256}$)[A-Za-z_][\w$-]*(\.([A-Za-z_][\w$-]*|\*)){1,2}$/,
    "is not a pattern of tables",
    'write database and table of MySQL, "shop.orders", or database, schema and table of PostgreSQL, "shop.public.orders"; * stands for all',
  ),
);

/** When snapshots of a cluster are made: `rate(12 hours)`, `cron(30 3 *)`. Source: management guide, "Automated snapshot schedules". */
export const snapshotTimes = named(
  { one: "times of snapshots", many: "times of snapshots" },
  formed(
    /^(rate\(([1-9]|1\d|2[0-4]) hours?\)|cron\([0-5]?\d ([01]?\d|2[0-3])(,([01]?\d|2[0-3]))* (\*|(MON|TUE|WED|THU|FRI|SAT|SUN)(,(MON|TUE|WED|THU|FRI|SAT|SUN))*)\))$/,
    "is not a schedule of Redshift's snapshots",
    'write "rate(12 hours)", or minutes, hours and days of the week in UTC, "cron(30 3 *)"',
  ),
);

/** Parameter of a group of parameters of a cluster. */
export const warehouseParameter = named(
  { one: "parameter of Redshift", many: "parameters of Redshift" },
  formed(/^[a-z][a-z0-9_]{0,127}$/, "is not the name of a parameter", "write it as Redshift does, in lower case"),
);
