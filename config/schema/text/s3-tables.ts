import { named } from "./named";
import { formed } from "./rules";

/** Namespace or table of S3 Tables. Source: S3 user guide, "Amazon S3 table bucket, table, and namespace naming rules" (2026-11). */
export const s3TableName = named(
  { one: "name in S3 Tables", many: "names in S3 Tables" },
  formed(
    /^(?!aws)[a-z0-9]([a-z0-9_]{0,253}[a-z0-9])?$/,
    "is not a name in S3 Tables",
    "use lower-case letters, digits and underscores, with a letter or digit at both ends, and not aws at the start",
  ),
);

/** Column of a table of Iceberg: engines of AWS take lower case alone. */
export const icebergColumn = named(
  { one: "column of Iceberg", many: "columns of Iceberg" },
  formed(
    /^[a-z_][a-z0-9_]{0,254}$/,
    "is not the name of a column",
    "use lower-case letters, digits and underscores, starting with a letter or underscore",
  ),
);

/** Primitive type of Apache Iceberg. Source: Iceberg table specification, "Primitive types", format version 2. */
export const icebergType = named(
  { one: "primitive type of Iceberg", many: "primitive types of Iceberg" },
  formed(
    /^(boolean|int|long|float|double|date|time|timestamp|timestamptz|string|uuid|binary|fixed\([1-9][0-9]{0,5}\)|decimal\(([1-9]|[12][0-9]|3[0-8]), ?([0-9]|[12][0-9]|3[0-8])\))$/,
    "is not a primitive type of Iceberg",
    "write boolean, int, long, float, double, date, time, timestamp, timestamptz, string, uuid, binary, fixed(16) or decimal(18,2)",
  ),
);
