import { describe, expect, it } from "vitest";
import { addresses } from "../../emitted/stacks";
import { report } from "../config/problems";
import { experiment, withRuns } from "../support/models";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const base = devInput();
withRuns(base);
const problems = (it: object) => report({ dev: { catalogs: base.catalogs, "workloads.demand": it } });

describe("an experiment in the configuration", () => {
  it.each([
    ["with a volume", experiment()],
    ["with the workspace's storage", { kind: "experiment", workspace: "main" }],
  ])("is taken: %s", (_, it) => {
    expect(problems(it)).toBe("");
  });

  const artifacts = { catalog: "sales", schema: "gold", volume: "runs" };
  it.each<[string, object, string]>([
    [
      "an unknown volume",
      { artifacts: { ...artifacts, volume: "files" } },
      "workloads.demand.artifacts.volume: the schema sales.gold has no volume files",
    ],
    ["an unknown schema", { artifacts: { ...artifacts, schema: "nowhere" } }, "workloads.demand.artifacts.schema"],
    ["an unknown catalog", { artifacts: { ...artifacts, catalog: "nowhere" } }, '"nowhere" is not a catalog'],
    ["no volume", { artifacts: { catalog: "sales", schema: "gold" } }, "workloads.demand.artifacts.volume: is missing"],
    ["the deployer", { recordedBy: ["terraform"] }, "workloads.demand.recordedBy.0"],
    ["a program twice", { recordedBy: ["ingestion", "ingestion"] }, "is listed twice"],
    ["an unknown program", { recordedBy: ["nobody"] }, '"nobody" is not a service principal'],
    ["an unknown group", { permissions: { nobody: "CAN_READ" } }, "nobody"],
    ["a level of other things", { permissions: { analysts: "CAN_RUN" } }, "workloads.demand.permissions.analysts"],
    ["an unknown workspace", { workspace: "other" }, '"other" is not a workspace'],
    ["an unknown field", { location: "s3://a" }, "location: is not a known setting"],
  ])("is refused: %s", (_, change, message) => {
    expect(problems({ ...experiment(), ...change })).toContain(message);
  });
});

describe("what an experiment gets", () => {
  const input = devInput();
  withRuns(input);
  input.workloads = {
    ...input.workloads,
    demand: experiment(),
    plain: { kind: "experiment", workspace: "main" },
  };
  const stacks = synthPlatform(platformOf(accountInput(), input));
  const json = (name: string) => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
  const serving = json("dev-serving-main");
  const REMOTE = "${data.terraform_remote_state";
  const INGESTION = `${REMOTE}.account.outputs.service_principal_application_ids.ingestion}`;

  it("is a folder, the experiment with its volume, and who may do what", () => {
    expect(addresses(serving).filter((address) => address.includes("workload-demand"))).toEqual([
      "databricks_directory.workload-demand_directory",
      "databricks_mlflow_experiment.workload-demand",
      "databricks_permissions.workload-demand_permissions",
    ]);
    expect(resource(serving, "databricks_mlflow_experiment.workload-demand")).toMatchObject({
      name: "${databricks_directory.workload-demand_directory.path}/demand",
      description: "Forecasts of demand",
      artifact_location: `dbfs:/Volumes/${REMOTE}.unity-catalog.outputs.catalog_names.sales}/gold/runs/demand`,
    });
    expect(resource(serving, "databricks_mlflow_experiment.workload-plain")).not.toHaveProperty("artifact_location");
    expect(resource(serving, "databricks_permissions.workload-demand_permissions").access_control).toEqual([
      { service_principal_name: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58", permission_level: "CAN_MANAGE" },
      { group_name: "analysts", permission_level: "CAN_READ" },
      { group_name: "data-engineers", permission_level: "CAN_EDIT" },
      { service_principal_name: INGESTION, permission_level: "CAN_EDIT" },
    ]);
  });

  it("is the right to write files for programs that record runs", () => {
    const grants = json("dev-unity-catalog").resource?.databricks_grants ?? {};
    const given = Object.values(grants).flatMap(({ grant }) => grant as { principal: string; privileges: string[] }[]);
    expect(
      given.some(({ principal, privileges }) => principal === INGESTION && privileges.includes("WRITE_VOLUME")),
    ).toBe(true);
  });
});
