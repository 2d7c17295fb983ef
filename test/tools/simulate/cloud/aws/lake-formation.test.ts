import { describe } from "vitest";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { decides } from "../support/decides";

const PERMISSIONS = "aws_lakeformation_permissions";
const DATABASE = { database: [{ name: "marts" }] };
const FILTER = "aws_lakeformation_data_cells_filter";
/** A filter of cells, with what it says of columns and of rows. */
const cells = (columns: ObjectValue, rows: ObjectValue) => ({
  table_data: [{ database_name: "marts", table_name: "orders", name: "german", ...columns, row_filter: [rows] }],
});
const ALL_COLUMNS = { column_wildcard: [{ excluded_column_names: ["email"] }] };
const SOME_ROWS = { filter_expression: "country = 'DE'" };
const LOCATION = { data_location: [{ arn: "arn:aws:s3:::acme-dev-raw/exports" }] };

describe("lakeformation-tag-key", () => {
  decides("lakeformation-tag-key", "aws_lakeformation_lf_tag", {
    taken: [{ key: "domain" }],
    refused: [[{ key: "Domain" }, "would be kept in lower case"]],
  });
});

describe("lakeformation-permission-resource", () => {
  decides("lakeformation-permission-resource", PERMISSIONS, {
    taken: [
      { principal: "p", ...DATABASE },
      { principal: "p", catalog_resource: true },
    ],
    refused: [
      [{ principal: "p" }, "is not on exactly one resource"],
      [{ principal: "p", ...DATABASE, ...LOCATION }, "is not on exactly one resource"],
    ],
  });
});

describe("lakeformation-location-permission", () => {
  decides("lakeformation-location-permission", PERMISSIONS, {
    taken: [
      { principal: "p", permissions: ["DATA_LOCATION_ACCESS"], ...LOCATION },
      { principal: "p", permissions: ["DESCRIBE"], ...DATABASE },
    ],
    refused: [[{ principal: "p", permissions: ["DESCRIBE"], ...LOCATION }, "grants what a location has not"]],
  });
});

describe("lakeformation-cells-columns", () => {
  decides("lakeformation-cells-columns", FILTER, {
    taken: [cells(ALL_COLUMNS, SOME_ROWS), cells({ column_names: ["day"] }, SOME_ROWS)],
    refused: [
      [cells({}, SOME_ROWS), "neither by a list nor by a wildcard"],
      [cells({ ...ALL_COLUMNS, column_names: ["day"] }, SOME_ROWS), "or by both"],
    ],
  });
});

describe("lakeformation-cells-rows", () => {
  decides("lakeformation-cells-rows", FILTER, {
    taken: [cells(ALL_COLUMNS, SOME_ROWS), cells(ALL_COLUMNS, { all_rows_wildcard: [{}] })],
    refused: [
      [cells(ALL_COLUMNS, {}), "neither by an expression nor by a wildcard"],
      [cells(ALL_COLUMNS, { ...SOME_ROWS, all_rows_wildcard: [{}] }), "or by both"],
    ],
  });
});
