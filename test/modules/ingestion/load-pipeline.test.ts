import { describe, expect, it } from "vitest";
import { LoadPipeline, type LoadPipelineProps } from "../../../modules/ingestion/load-pipeline";
import { resource, synthModule } from "../../support/synth";

const pipeline = (change: Partial<LoadPipelineProps> = {}) =>
  synthModule(
    (stack) =>
      new LoadPipeline(stack, "load", {
        name: "acme-dev-orders",
        catalogName: "dev_sales",
        schemaName: "bronze",
        programPath: "/Workspace/x.py",
        configuration: { "lakehouse.source.format": "json" },
        eventLogTable: "orders_event_log",
        runAs: { applicationId: "loader" },
        deployerApplicationId: "deployer",
        notify: ["a@acme.example"],
        tags: { Source: "orders" },
        preventDestroy: true,
        continuous: false,
        dependsOn: [],
        ...change,
      }),
  );

describe("LoadPipeline", () => {
  it("is serverless, triggered, in production mode, and runs the program with its configuration", () => {
    const made = resource(pipeline(), "databricks_pipeline.load_pipeline");
    expect(made).toMatchObject({
      name: "acme-dev-orders",
      catalog: "dev_sales",
      schema: "bronze",
      serverless: true,
      continuous: false,
      development: false,
      channel: "CURRENT",
      library: [{ file: { path: "/Workspace/x.py" } }],
      configuration: { "lakehouse.source.format": "json" },
      tags: { Source: "orders" },
    });
    // Meaningless or refused with serverless compute.
    for (const argument of ["cluster", "edition", "photon", "storage", "target"]) {
      expect(made[argument], argument).toBeUndefined();
    }
  });

  it("runs as the service principal, which may start it", () => {
    expect(resource(pipeline(), "databricks_pipeline.load_pipeline").run_as).toEqual({
      service_principal_name: "loader",
    });
    expect(resource(pipeline(), "databricks_permissions.load_permissions")).toEqual({
      pipeline_id: "${databricks_pipeline.load_pipeline.id}",
      access_control: [
        { service_principal_name: "deployer", permission_level: "IS_OWNER" },
        { service_principal_name: "loader", permission_level: "CAN_RUN" },
      ],
    });
  });

  it("is kept from being destroyed, because its tables go with it, unless the environment is disposable", () => {
    expect(resource(pipeline(), "databricks_pipeline.load_pipeline").lifecycle).toEqual({ prevent_destroy: true });
    expect(resource(pipeline({ preventDestroy: false }), "databricks_pipeline.load_pipeline").lifecycle).toEqual({
      prevent_destroy: false,
    });
  });

  it("publishes its event log, and tells somebody of failures only", () => {
    expect(resource(pipeline(), "databricks_pipeline.load_pipeline")).toMatchObject({
      event_log: { catalog: "dev_sales", schema: "bronze", name: "orders_event_log" },
      notification: [{ email_recipients: ["a@acme.example"], alerts: ["on-update-fatal-failure", "on-flow-failure"] }],
    });
  });
});
