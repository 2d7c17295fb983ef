import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PipelineProgram } from "../../../modules/ingestion/pipeline-program";
import type { RunAs } from "../../../modules/ingestion/run-as";
import { ROOT } from "../../support/platform";
import { resource, synthModule } from "../../support/synth";

const loader = (applicationId: string): RunAs => ({ applicationId });

const program = (...runners: RunAs[]) =>
  synthModule((stack) => {
    const made = new PipelineProgram(stack, "program", {
      folder: "/Lakehouse/acme-dev/programs/s3-files",
      asset: "pipelines/s3_files.py",
      deployerApplicationId: "deployer",
    });
    for (const runAs of runners) made.letRun(runAs);
  });
const json = program(loader("loader"));
const accessOf = (...runners: RunAs[]) =>
  resource(program(...runners), "databricks_permissions.program_permissions").access_control;

describe("PipelineProgram", () => {
  it("ships the asset's content, in its folder", () => {
    const file = resource(json, "databricks_workspace_file.program_file");
    expect(file.path).toBe("${databricks_directory.program_directory.path}/s3_files.py");
    expect(Buffer.from(String(file.content_base64), "base64").toString("utf8")).toBe(
      readFileSync(join(ROOT, "assets/pipelines/s3_files.py"), "utf8").replaceAll("\r\n", "\n"),
    );
    expect(resource(json, "databricks_directory.program_directory")).toEqual({
      path: "/Lakehouse/acme-dev/programs/s3-files",
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

  it("can be run by everybody who was said to, once each", () => {
    expect(accessOf(loader("a"), loader("b"), loader("a"))).toEqual([
      { service_principal_name: "deployer", permission_level: "CAN_MANAGE" },
      { service_principal_name: "a", permission_level: "CAN_RUN" },
      { service_principal_name: "b", permission_level: "CAN_RUN" },
    ]);
  });
});
