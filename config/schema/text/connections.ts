import { oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Option of a connection or of a foreign catalog. */
export const connectionOption = named(
  { one: "connection option", many: "connection options" },
  formed(/^[A-Za-z]\w{0,63}$/, "is not an option of a connection", "write it as Unity Catalog does"),
);

/** What an option is set to. */
export const connectionValue = named(
  { one: "connection value", many: "connection values" },
  formed(/^[!-~](?:[ -~]{0,498}[!-~])?$/, "is not the value of an option", "use 1 to 500 characters of ASCII"),
);

/** A connection as it is called in Unity Catalog, whoever named it. */
export const connectionName = named(
  { one: "connection name", many: "connection names" },
  formed(
    /^[A-Za-z0-9][\w-]{0,254}$/,
    "is not the name of a connection",
    "copy it from Catalog Explorer, under External data, Connections",
  ),
);

/** Address of a report, as its system gives it. */
export const reportUrl = named(
  { one: "address of a report", many: "addresses of reports" },
  formed(
    /^https:\/\/[\w.-]+\/[!-~]+$/,
    "is not the address of a report",
    "copy it from the system; it starts with https://",
  ),
);

/** Type of connections of an application, as Unity Catalog calls it. */
export const connectorType = named(
  { one: "type of connections", many: "types of connections" },
  formed(
    /^[A-Z][A-Z0-9_]{1,62}$/,
    "is not a type of connections",
    "write it in capitals, as Unity Catalog does: HUBSPOT",
  ),
);

/** Parameter of a report. */
export const reportParameter = named(
  { one: "parameter of a report", many: "parameters of reports" },
  formed(/^[A-Za-z_][\w.-]{0,127}$/, "is not a parameter of a report", "copy it from the report: start_date"),
);

/** What a parameter of a report is worked out from. Source: Databricks, Pipelines API, WorkdayReportParameters. */
export const reportExpression = named(
  { one: "expression in braces", many: "expressions in braces" },
  textOf(
    { most: 503 },
    oneLine,
    form(/^\{ ?[^{}]{1,500}\}$/, "is no expression in braces", "write it as { current_date() - INTERVAL 1 DAY }"),
  ),
);

/** Something in a source system: a schema, table or object, as it is called there. */
export const sourceName = named(
  { one: "name in the source", many: "names in the source" },
  formed(
    /^[\w$#@-](?:[\w$#@. -]{0,253}[\w$#@-])?$/,
    "is not a name of the source system",
    "write it as the source does, without quotes",
  ),
);
