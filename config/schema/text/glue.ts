import { named } from "./named";
import { formed } from "./rules";

/** When a trigger of Glue fires, in UTC. Source: AWS Glue user guide, "Time-based schedules for jobs and crawlers". */
export const glueSchedule = named(
  { one: "schedule of Glue", many: "schedules of Glue" },
  formed(
    /^cron\([0-9*/,-]+ [0-9*/,-]+ [0-9*/,?LW-]+ [0-9A-Z*/,-]+ [0-9A-Z*/,?L#-]+ [0-9*/,-]+\)$/,
    "is not a schedule as Glue takes it",
    "write minutes, hours, day of month, month, day of week and year, in UTC: cron(15 2 * * ? *)",
  ),
);

/** Database, namespace or table of the Data Catalog, as tables of Iceberg have them. */
export const icebergName = named(
  { one: "name in the Data Catalog", many: "names in the Data Catalog" },
  formed(
    /^[a-z0-9][a-z0-9_]{0,254}$/,
    "is not a name in the Data Catalog",
    "use lower-case letters, digits and underscores, starting with a letter or digit",
  ),
);

/** Beginning of names of tables in the Data Catalog. */
export const tablePrefix = named(
  { one: "beginning of table names", many: "beginnings of table names" },
  formed(
    /^[a-z][a-z0-9_]{0,40}$/,
    "is not the beginning of a table's name",
    "use lower-case letters, digits and underscores, starting with a letter",
  ),
);
