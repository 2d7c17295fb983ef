import type { Values } from "../changes/change";
import { type Family, family, plain, type Right, text, textsOf, valuesOf } from "./right";

/** Argument that names something → what it is in words. */
const THINGS: Readonly<Record<string, (values: Values) => string>> = {
  database: ({ name }) => `database ${text(name)}`,
  table: ({ database_name, name, wildcard }) =>
    wildcard === true ? `every table of ${text(database_name)}` : `table ${text(database_name)}.${text(name)}`,
  table_with_columns: ({ database_name, name, column_names, excluded_column_names }) =>
    [
      `table ${text(database_name)}.${text(name)}`,
      ...(textsOf(column_names).length > 0 ? [`columns ${textsOf(column_names).sort().join(" | ")}`] : []),
      ...(textsOf(excluded_column_names).length > 0
        ? [`without columns ${textsOf(excluded_column_names).sort().join(" | ")}`]
        : []),
    ].join(", "),
  data_location: ({ arn }) => `location ${text(arn)}`,
  data_cells_filter: ({ database_name, table_name, name }) =>
    `cells ${text(name)} of table ${text(database_name)}.${text(table_name)}`,
  lf_tag: ({ key, values }) => `tag ${text(key)} of ${textsOf(values).sort().join(" | ")}`,
  lf_tag_policy: ({ resource_type, expression }) =>
    `whatever ${text(resource_type).toLowerCase()} has ${valuesOf(expression)
      .map(({ key, values }) => `${text(key)} = ${textsOf(values).sort().join(" | ")}`)
      .sort()
      .join(" and ")}`,
};

function named(values: Values): string {
  const found = Object.entries(THINGS).flatMap(([argument, words]) => valuesOf(values[argument]).map(words));
  return found[0] ?? "the Data Catalog";
}

/** What Lake Formation lets principals do. */
export const lakeFormationGrants: Family = family<Right>({
  types: ["aws_lakeformation_permissions"],
  rights: ({ values }) => {
    const right = (what: string): Right => ({ who: text(values.principal), what, on: named(values), under: "" });
    return [
      ...textsOf(values.permissions).map(right),
      ...textsOf(values.permissions_with_grant_option).map((what) => right(`${what}, and grant it`)),
    ];
  },
  covers: (a, b) =>
    a.who === b.who &&
    a.on === b.on &&
    (a.what === b.what || (a.what === "ALL" && !b.what.includes(",")) || a.what === "ALL, and grant it"),
});

/** Whom everything in Lake Formation obeys, and who gets what on whatever is made from now on. */
export const lakeFormationSettings: Family = plain(["aws_lakeformation_data_lake_settings"], ({ values }) => {
  const all = (who: readonly string[], what: string, on: string) =>
    who.map((one) => ({ who: one, what, on, under: "" }));
  const byDefault = (argument: string, on: string) =>
    valuesOf(values[argument]).flatMap(({ principal, permissions }) =>
      textsOf(permissions).map((what) => ({ who: text(principal), what, on, under: "" })),
    );
  const lake = "Lake Formation";
  return [
    ...all(textsOf(values.admins), "administer", lake),
    ...all(textsOf(values.read_only_admins), "see everything in", lake),
    ...all(textsOf(values.trusted_resource_owners), "share logs of who reads with", lake),
    ...byDefault("create_database_default_permissions", "every new database of the Data Catalog"),
    ...byDefault("create_table_default_permissions", "every new table of the Data Catalog"),
    ...(values.allow_external_data_filtering === true
      ? all(textsOf(values.external_data_filtering_allow_list), "filter rows by themselves in", lake)
      : []),
    ...(values.allow_full_table_external_data_access === true
      ? all(["engines of others"], "read whole tables of", lake)
      : []),
  ];
});

/** Tags by which grants reach something, and for whom Lake Formation alone decides. */
export const lakeFormationReach: Family = plain(
  ["aws_lakeformation_resource_lf_tags", "aws_lakeformation_resource_lf_tag", "aws_lakeformation_opt_in"],
  ({ type, values }) =>
    type === "aws_lakeformation_opt_in"
      ? valuesOf(values.principal).flatMap(({ data_lake_principal_identifier: who }) =>
          valuesOf(values.resource_data).map((data) => ({
            who: text(who),
            what: "reach without leave of Lake Formation",
            on: named(data),
            under: "",
            denies: true as const,
          })),
        )
      : valuesOf(values.lf_tag).map(({ key, value }) => ({
          who: `whoever has what is tagged ${text(key)} = ${text(value)}`,
          what: "reach",
          on: named(values),
          under: "",
        })),
);

/** Which rows and columns of a table a filter lets through, for whoever has it. */
export const lakeFormationCells: Family = plain(["aws_lakeformation_data_cells_filter"], ({ values }) =>
  valuesOf(values.table_data).map((table) => ({
    who: `whoever has cells ${text(table.name)}`,
    what: "see",
    on: [
      `table ${text(table.database_name)}.${text(table.table_name)}`,
      ...valuesOf(table.row_filter).map(({ filter_expression: rows }) =>
        text(rows) === "" ? "all rows" : `rows where ${text(rows)}`,
      ),
      ...(textsOf(table.column_names).length > 0 ? [`columns ${textsOf(table.column_names).sort().join(" | ")}`] : []),
      ...valuesOf(table.column_wildcard).map(({ excluded_column_names: out }) =>
        textsOf(out).length > 0 ? `without columns ${textsOf(out).sort().join(" | ")}` : "all columns",
      ),
    ].join(", "),
    under: "",
  })),
);
