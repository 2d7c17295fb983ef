import { describe, expect, it } from "vitest";
import { LandingVolume } from "../../../modules/ingestion/landing-volume";
import type { RunAs } from "../../../modules/ingestion/run-as";
import { resource, synthModule } from "../../support/synth";

const landing = (runAs: RunAs) =>
  synthModule(
    (stack) =>
      new LandingVolume(stack, "landing", {
        catalogName: "dev_sales",
        schemaName: "bronze",
        name: "landing_orders",
        storageLocation: "s3://acme-dev-raw/orders",
        comment: "Files of the source orders",
        runAs,
        deployerApplicationId: "deployer",
      }),
  );

describe("LandingVolume", () => {
  it("is an external volume on the source's folder", () => {
    expect(resource(landing({ applicationId: "loader" }), "databricks_volume.landing_volume")).toEqual({
      catalog_name: "dev_sales",
      schema_name: "bronze",
      name: "landing_orders",
      volume_type: "EXTERNAL",
      storage_location: "s3://acme-dev-raw/orders",
      comment: "Files of the source orders",
    });
  });

  it("may be read by the service principal that loads it, and stays manageable for the deployer (H10)", () => {
    expect(resource(landing({ applicationId: "loader" }), "databricks_grants.landing_grants")).toMatchObject({
      volume: "${databricks_volume.landing_volume.id}",
      grant: [
        { principal: "deployer", privileges: ["MANAGE"] },
        { principal: "loader", privileges: ["READ_VOLUME"] },
      ],
    });
  });
});
