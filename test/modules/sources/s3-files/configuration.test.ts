import { describe, expect, it } from "vitest";
import type { S3FilesModel } from "../../../../config/kinds/sources/s3-files";
import { s3FilesConfiguration } from "../../../../modules/sources/s3-files/configuration";
import { devEnvironment } from "../../../support/platform";

const source = devEnvironment().sources.orders as S3FilesModel;
const PLACES = { landingPath: "/Volumes/dev_sales/bronze/landing_orders", catalogName: "dev_sales" };

describe("s3FilesConfiguration", () => {
  it("names the tables in full, so that one pipeline publishes into two schemas", () => {
    expect(s3FilesConfiguration(source, PLACES)).toMatchObject({
      "lakehouse.source.path": PLACES.landingPath,
      "lakehouse.bronze.table": "dev_sales.bronze.orders",
      "lakehouse.silver.table": "dev_sales.silver.orders",
    });
  });

  it("says how files are found where they are not listed", () => {
    expect(s3FilesConfiguration(source, PLACES)).not.toHaveProperty(["lakehouse.source.discovery"]);
    expect(s3FilesConfiguration({ ...source, discovery: "file-events" }, PLACES)).toMatchObject({
      "lakehouse.source.discovery": "file-events",
    });
  });

  it("writes expectations in the order of their names, whatever the order in the configuration", () => {
    const reversed = Object.fromEntries(Object.entries(source.expectations).reverse());
    expect(s3FilesConfiguration({ ...source, expectations: reversed }, PLACES)).toEqual(
      s3FilesConfiguration(source, PLACES),
    );
  });

  it("keeps Terraform from taking a part of a condition for an expression", () => {
    const rule = { condition: "name <> '${x}' AND note <> '%{y}'", action: "warn" } as const;
    const written = s3FilesConfiguration({ ...source, expectations: { rule } }, PLACES);
    expect(JSON.parse(written["lakehouse.silver.expectations"] ?? "")).toEqual({
      rule: { condition: "name <> '$${x}' AND note <> '%%{y}'", action: "warn" },
    });
  });
});
