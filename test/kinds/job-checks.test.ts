import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { report } from "../config/problems";
import { checked, ordersSuite } from "../support/checks";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { withMain } from "../support/workloads";

function input(job = checked()): EnvironmentInput {
  const environment: EnvironmentInput = devInput();
  withMain(environment);
  environment.workloads = { checks: job };
  return environment;
}

describe("a task of Great Expectations in the configuration", () => {
  const problems = (changes: Readonly<Record<string, unknown>>) => {
    const { workspaces, workloads } = input();
    return report({ dev: { workspaces, workloads, ...changes } });
  };
  const at = (field: string) => `workloads.checks.${field}`;

  it("is taken", () => {
    expect(problems({})).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ "tasks.check.suites": [] }, "tasks.check.suites"],
    [{ "tasks.check.suites.0.file": "suites/ordres.json" }, "the program has no file suites/ordres.json"],
    [{ "tasks.check.suites.0.file": "suites/notes.txt" }, "suites.0.file: suites/notes.txt is no JSON"],
    [{ "tasks.check.suites.0.file": "suites/empty.json" }, "suites/empty.json has no expectations"],
    [{ "tasks.check.suites.0.file": "suites/nameless.json" }, "suites/nameless.json has no name, and is no suite"],
    [
      { "tasks.check.suites.0.file": "suites/other.json" },
      "suites/other.json has something at expectations.0 that is no expectation",
    ],
    [
      { "tasks.check.suites.0.file": "suites/old.json" },
      'is a suite of Great Expectations 0: "expect_column_values_to_not_be_null" stands under expectation_type',
    ],
    [{ "tasks.check.suites.0.catalog": "slaes" }, '"slaes" is not a catalog'],
    [{ "tasks.check.suites.0.schema": "slver" }, "slver"],
    [{ "tasks.check.suites.0.table": "Orders Table" }, "is not a valid Unity Catalog name"],
    [{ "tasks.check.results.schema": "nowhere" }, "nowhere"],
    [{ "tasks.check.results": undefined }, "tasks.check.results"],
    [{ "tasks.check.onFailure": "warn" }, '"warn" is not one of the possible values'],
    [{ "tasks.check.environment": "plain" }, "tasks.check.environment: is not a known setting"],
    [{ program: undefined }, "needs files, and the job has no program"],
    [
      { "environments.great-expectations": { dependencies: [] } },
      "environments.great-expectations: is that of tasks of type great-expectations, which is made by itself",
    ],
  ])("is refused: %j", (fields, message) => {
    const changes = Object.fromEntries(Object.entries(fields).map(([field, value]) => [at(field), value]));
    expect(problems(changes)).toContain(message);
  });
});

describe("a task of Great Expectations", () => {
  const stacks = synthPlatform(platformOf(accountInput(), input()));
  const json = (name: string) => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
  const job = resource(json("dev-serving-main"), "databricks_job.workload-checks") as {
    task: { task_key: string; spark_python_task?: { python_file: string; parameters: string[] } }[];
    environment: unknown;
    depends_on: string[];
  };
  const task = (key: string) => job.task.find((one) => one.task_key === key);

  it("runs the shipped program in an environment with the pinned package", () => {
    expect(task("check")).toMatchObject({
      environment_key: "great-expectations",
      spark_python_task: { python_file: "${databricks_workspace_file.program-great-expectations_file.workspace_path}" },
    });
    expect(job.environment).toEqual([
      {
        environment_key: "great-expectations",
        spec: { environment_version: "4", dependencies: ["great_expectations==1.24.1"] },
      },
    ]);
    expect(job.depends_on).toContain("databricks_workspace_file.program-great-expectations_file");
    expect(job.depends_on).toContain("databricks_permissions.program-great-expectations_permissions");
  });

  it("says which tables, by which suites, where results go, and what a failure does", () => {
    const { parameters = [] } = task("check")?.spark_python_task ?? {};
    const catalog = "${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}";
    const folder = "${databricks_directory.workload-checks_program_directory.workspace_path}";
    expect(JSON.parse(parameters[1] ?? "")).toEqual([
      { file: `${folder}/suites/orders.json`, table: `${catalog}.silver.orders` },
    ]);
    expect(parameters.filter((_, index) => index !== 1)).toEqual([
      "--suites",
      "--results",
      `${catalog}.gold.check_results`,
      "--on-failure",
      "fail",
      "--run-id",
      "{{job.run_id}}",
    ]);
    expect(task("look")?.spark_python_task?.parameters).toContain("report");
  });

  it("is a gate: what waits for it goes on where it ends well, or asks for its outcome", () => {
    expect(task("publish")).toMatchObject({ depends_on: [{ task_key: "check" }], run_if: "ALL_SUCCESS" });
    expect(task("good")).toMatchObject({
      condition_task: { left: "{{tasks.look.values.success}}", op: "EQUAL_TO", right: "true" },
    });
  });

  it("may read the tables and fill that of results", () => {
    const grants = Object.values(json("dev-unity-catalog").resource?.databricks_grants ?? {}).flatMap(
      ({ grant, schema }) => (schema === undefined ? [] : (grant as { privileges: string[]; principal: string }[])),
    );
    const given = grants.filter(({ principal }) => principal.includes("ingestion")).map(({ privileges }) => privileges);
    expect(given.some((all) => all.includes("SELECT"))).toBe(true);
    expect(given.some((all) => all.includes("CREATE_TABLE") && all.includes("MODIFY"))).toBe(true);
  });
});

describe("checks in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go", async () => {
    const environment = input(checked({ tasks: { check: ordersSuite() } }));
    await site.with(platformOf(accountInput(), environment), ["dev-serving-main"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
