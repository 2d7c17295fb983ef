import { at, isArray, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { objectsHere } from "../../data-sources/aws-objects";
import type { DataSource } from "../../data-sources/data-source";
import { by, of, ROLE_ARN } from "../../references/aws-targets";
import { inPlace, REGION_SETTING } from "../../uniques/aws";
import { blockOf, textOf } from "../../values";
import type { Service } from "../service";

/** Lists of a fresh account, and what every account answers beside. */
const FRESH: ObjectValue = {
  admins: [],
  read_only_admins: [],
  trusted_resource_owners: [],
  external_data_filtering_allow_list: [],
  authorized_session_tag_value_list: [],
};

/** The settings as they are: of a fresh account version 1, and nobody. Source: provider, aws_lakeformation_data_lake_settings. */
const settingsAnswer: DataSource = (request) => {
  const [settings] = objectsHere(request, "aws_lakeformation_data_lake_settings");
  return {
    ...FRESH,
    id: "settings",
    parameters: { CROSS_ACCOUNT_VERSION: "1", SET_CONTEXT: "TRUE" },
    ...(settings && Object.fromEntries(Object.entries(settings.attributes).filter(([name]) => name !== "id"))),
  };
};

const LOWER_CASE = {
  source:
    'Lake Formation developer guide, "Lake Formation tag-based access control": keys and values are kept in lower case',
  summary: "InvalidInputException",
  fix: "write it in lower case",
} as const;

const RESOURCES = [
  "database",
  "table",
  "table_with_columns",
  "data_location",
  "lf_tag",
  "lf_tag_policy",
  "data_cells_filter",
];

const PERMISSIONS: readonly Check[] = [
  {
    rule: "lakeformation-permission-resource",
    source: "provider, aws_lakeformation_permissions: exactly one resource",
    when: (given) =>
      RESOURCES.filter((name) => blockOf(given, name) !== undefined).length +
        (at(given, "catalog_resource") === true ? 1 : 0) !==
      1,
    accepts: ["principal", () => false],
    summary: "InvalidInputException",
    detail: "{type} for {principal} is not on exactly one resource",
    fix: "set one of database, table, lf_tag_policy, data_location and the like",
  },
  {
    rule: "lakeformation-location-permission",
    source:
      'Lake Formation developer guide, "Lake Formation permissions reference": a data location takes DATA_LOCATION_ACCESS',
    when: (given) => blockOf(given, "data_location") !== undefined && !has(given, "DATA_LOCATION_ACCESS"),
    accepts: ["principal", () => false],
    summary: "InvalidInputException",
    detail: "{type} for {principal} grants what a location has not",
    fix: 'set permissions to ["DATA_LOCATION_ACCESS"]',
  },
];

/** What a filter of rows and columns lacks or has too much of. */
const CELLS: readonly Check[] = [
  {
    rule: "lakeformation-cells-columns",
    source: "Lake Formation API, DataCellsFilter: either ColumnNames or ColumnWildcard",
    when: (given) => {
      const table = blockOf(given, "table_data");
      return (
        (isArray(at(table, "column_names")) ? 1 : 0) + (blockOf(table, "column_wildcard") === undefined ? 0 : 1) !== 1
      );
    },
    accepts: ["table_data.name", () => false],
    summary: "InvalidInputException",
    detail: "{type} says its columns neither by a list nor by a wildcard, or by both",
    fix: "set one of column_names and column_wildcard",
  },
  {
    rule: "lakeformation-cells-rows",
    source: "Lake Formation API, RowFilter: either FilterExpression or AllRowsWildcard",
    when: (given) => {
      const rows = blockOf(blockOf(given, "table_data"), "row_filter");
      const expression = textOf(at(rows, "filter_expression"));
      return (expression === undefined ? 0 : 1) + (blockOf(rows, "all_rows_wildcard") === undefined ? 0 : 1) !== 1;
    },
    accepts: ["table_data.name", () => false],
    summary: "InvalidInputException",
    detail: "{type} says its rows neither by an expression nor by a wildcard, or by both",
    fix: "set one of filter_expression and all_rows_wildcard",
  },
];

const has = (given: ObjectValue, permission: string): boolean => {
  const permissions = at(given, "permissions");
  return isArray(permissions) && permissions.some((one) => textOf(one) === permission);
};

/** AWS Lake Formation. */
export const lakeFormation: Service = {
  aws_lakeformation_resource: {
    computed: { id: "{arn}", last_modified: "{time}" },
    unique: [inPlace("AlreadyExistsException", "arn")],
    references: { role_arn: by(ROLE_ARN, "arn") },
    trusts: { path: "role_arn", service: "lakeformation", summary: "InvalidInputException" },
  },
  aws_lakeformation_data_lake_settings: {
    computed: { id: "{digits:10}" },
    unique: [REGION_SETTING],
    answers: settingsAnswer,
  },
  aws_lakeformation_lf_tag: {
    computed: { catalog_id: "{account}", id: "{account}:{key}" },
    unique: [inPlace("EntityAlreadyExists", "key")],
    checks: [
      {
        ...LOWER_CASE,
        rule: "lakeformation-tag-key",
        accepts: ["key", (key) => key === key.toLowerCase()],
        detail: '{type}: the key "{key}" would be kept in lower case',
      },
    ],
  },
  aws_lakeformation_resource_lf_tags: {
    computed: { id: "{digits:10}", catalog_id: "{account}" },
    // Its LF-tags may be there already.
  },
  aws_lakeformation_permissions: {
    computed: { id: "{digits:10}", catalog_id: "{account}", permissions_with_grant_option: [] },
    checks: PERMISSIONS,
    references: {
      "data_location.arn": of("aws_lakeformation_resource", "arn", { missing: "EntityNotFoundException" }),
    },
  },
  aws_lakeformation_data_cells_filter: {
    computed: { id: "{digits:10}" },
    checks: CELLS,
  },
  aws_lakeformation_opt_in: {
    computed: { last_modified: "{time}", last_updated_by: "arn:{partition}:iam::{account}:role/deployer" },
  },
  aws_lakeformation_identity_center_configuration: {
    computed: {
      resource_share: "",
      application_arn: "arn:{partition}:sso::{account}:application/{digits:16}",
    },
    unique: [REGION_SETTING],
  },
};
