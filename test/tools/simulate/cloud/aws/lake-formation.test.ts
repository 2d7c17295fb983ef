import { describe } from "vitest";
import { decides } from "../support/decides";

const PERMISSIONS = "aws_lakeformation_permissions";
const DATABASE = { database: [{ name: "marts" }] };
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
