import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PipelineProgram } from "../../../modules/ingestion/pipeline-program";
import type { RunAs } from "../../../modules/ingestion/run-as";
import { ROOT } from "../../support/platform";
import { resource, synthModule } from "../../support/synth";

const program = (runAs: RunAs) =>
  synthModule(
    (stack) =>
      new PipelineProgram(stack, "program", {
        folder: "/Lakehouse/acme-dev/ingestion/orders",
        asset: "pipelines/s3_files.py",
        runAs,
        deployerApplicationId: "deployer",
      }),
  );
const json = program({ applicationId: "loader", isDeployer: false });

describe("PipelineProgram", () => {
  it("ships the asset's content, in its folder", () => {
    const file = resource(json, "databricks_workspace_file.program_file");
    expect(file.path).toBe("${databricks_directory.program_directory.path}/s3_files.py");
    expect(Buffer.from(String(file.content_base64), "base64").toString("utf8")).toBe(
      readFileSync(join(ROOT, "assets/pipelines/s3_files.py"), "utf8").replaceAll("\r\n", "\n"),
    );
    expect(resource(json, "databricks_directory.program_directory")).toEqual({
      path: "/Lakehouse/acme-dev/ingestion/orders",
    });
  });

  it("can be run by the service principal and changed by nobody but the deployer", () => {
    expect(resource(json, "databricks_permissions.program_permissions")).toEqual({
      directory_path: "${databricks_directory.program_directory.path}",
      access_control: [
        { service_principal_name: "deployer", permission_level: "CAN_MANAGE" },
        { service_principal_name: "loader", permission_level: "CAN_RUN" },
      ],
    });
  });

  it("never takes a deployer that runs it itself its permission to manage", () => {
    expect(
      resource(program({ applicationId: "deployer", isDeployer: true }), "databricks_permissions.program_permissions")
        .access_control,
    ).toEqual([{ service_principal_name: "deployer", permission_level: "CAN_MANAGE" }]);
  });
});
