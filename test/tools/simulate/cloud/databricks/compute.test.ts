import { describe, expect, it } from "vitest";
import { NODE_TYPES } from "../../../../../tools/simulate/cloud/databricks/node-types";
import { clusterPolicy } from "../../../../../tools/simulate/cloud/rules/databricks/compute/cluster-policy";
import { directoryNotEmpty } from "../../../../../tools/simulate/cloud/rules/databricks/compute/directory-not-empty";
import { jobTasks } from "../../../../../tools/simulate/cloud/rules/databricks/compute/job-tasks";
import { jobTrigger } from "../../../../../tools/simulate/cloud/rules/databricks/compute/job-trigger";
import { nodeType } from "../../../../../tools/simulate/cloud/rules/databricks/compute/node-type";
import { pipelineShape } from "../../../../../tools/simulate/cloud/rules/databricks/compute/pipeline-shape";
import { sqlWarehouse } from "../../../../../tools/simulate/cloud/rules/databricks/compute/sql-warehouse";
import { workspaceCode } from "../../../../../tools/simulate/cloud/rules/databricks/compute/workspace-code";
import { workspaceConf } from "../../../../../tools/simulate/cloud/rules/databricks/compute/workspace-conf";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { type Lakehouse, OTHER_HOST } from "./lakehouse";
import { workspace } from "./support";

const dashboardContent = checkRule("dashboard-content");
const sqlObjectWarehouse = checkRule("sql-object-warehouse");

describe("cluster-policy", () => {
  const make = (definition: unknown) =>
    workspace().world.create(clusterPolicy, "databricks_cluster_policy", {
      definition: typeof definition === "string" ? definition : JSON.stringify(definition),
    });

  it("accepts elements of every type", () => {
    expect(
      make({ a: { type: "fixed", value: 1 }, b: { type: "range", maxValue: 2 }, c: { type: "forbidden" } }),
    ).toBeUndefined();
    expect(make({ a: { type: "allowlist", values: ["m6id.large"] }, b: { type: "unlimited" } })).toBeUndefined();
  });

  it("refuses broken JSON, unknown types and missing members", () => {
    expect(make("{")?.detail).toContain("JSON");
    expect(make({ a: { type: "exact", value: 1 } })?.detail).toContain("exact");
    expect(make({ a: { type: "fixed" } })?.detail).toContain("value");
    expect(make({ a: { type: "allowlist", values: "x" } })?.detail).toContain("list");
  });
});

describe("node-type", () => {
  const WRONG = [
    "m99.huge",
    "t2.micro",
    "t3.xlarge",
    "m6id",
    "m6id.huge",
    "xlarge",
    "a1.large",
    "M6id.large",
    "m6id.large ",
  ];
  const RIGHT = ["m6id.large", "i3en.24xlarge", "g4dn.12xlarge", "is4gen.8xlarge", "p4d.24xlarge", "r7iz.metal-16xl"];
  const policy = (...elements: object[]) =>
    elements.map((element) => ({ definition: JSON.stringify({ driver_node_type_id: element }) }));
  const places = (name: string): [type: string, planned: ObjectValue][] => [
    ["databricks_instance_pool", { node_type_id: name }],
    ["databricks_cluster", { driver_node_type_id: name }],
    ["databricks_job", { job_cluster: [{ new_cluster: [{ node_type_id: name }] }] }],
    ["databricks_pipeline", { cluster: [{ node_type_id: name }] }],
    ...policy(
      { type: "fixed", value: name },
      { type: "allowlist", values: ["m6id.large", name] },
      { type: "unlimited", defaultValue: name },
    ).map((planned) => ["databricks_cluster_policy", planned] as [string, ObjectValue]),
  ];

  it.each(WRONG)("refuses %s wherever it is named", (name) => {
    for (const [type, planned] of places(name)) {
      expect(workspace().world.create(nodeType, type, planned)?.detail, type).toContain(name);
    }
  });

  it.each(RIGHT)("accepts %s", (name) => {
    for (const [type, planned] of places(name)) {
      expect(workspace().world.create(nodeType, type, planned), type).toBeUndefined();
    }
  });

  it("refuses what the workspace's region lacks, unless the configuration says that it is there by now", () => {
    const { world } = workspace();
    const pool = { node_type_id: "g7.2xlarge" };
    const refused = world.create(nodeType, "databricks_instance_pool", pool);
    expect(refused?.detail).toContain(`no node type "g7.2xlarge" in eu-west-1`);
    world.has(NODE_TYPES, { names: ["g7.2xlarge"] }, { place: "us-east-1" });
    expect(world.create(nodeType, "databricks_instance_pool", pool)).toBeDefined();
    world.has(NODE_TYPES, { names: ["g7.2xlarge"] }, { place: "eu-west-1" });
    expect(world.create(nodeType, "databricks_instance_pool", pool)).toBeUndefined();
  });

  it("looks at no names that a policy forbids, and at no policy that is none", () => {
    for (const planned of [
      ...policy({ type: "blocklist", values: ["t2.micro"] }),
      { definition: "{" },
      { definition: "null" },
    ]) {
      expect(workspace().world.create(nodeType, "databricks_cluster_policy", planned)).toBeUndefined();
    }
  });
});

describe("sql-warehouse", () => {
  const make = (planned: ObjectValue) => workspace().world.create(sqlWarehouse, "databricks_sql_endpoint", planned);

  it("refuses numbers that do not fit together", () => {
    expect(make({ min_num_clusters: 2, max_num_clusters: 1 })?.detail).toContain("2 to 1");
    expect(make({ max_num_clusters: 41 })?.detail).toContain("at most 40");
    expect(make({ max_num_clusters: 40, min_num_clusters: 30 })).toBeUndefined();
    expect(make({ max_num_clusters: 40, min_num_clusters: 31 })?.detail).toContain("at least 1 to 30");
    expect(make({ auto_stop_mins: 4, enable_serverless_compute: true })?.detail).toContain("serverless stops after 5");
    expect(make({ auto_stop_mins: 5 })?.detail).toContain("10");
    expect(make({ auto_stop_mins: 5, enable_serverless_compute: true })).toBeUndefined();
    expect(make({ auto_stop_mins: 0, min_num_clusters: 1, max_num_clusters: 2 })).toBeUndefined();
  });
});

describe("sql-object-warehouse", () => {
  const make = (planned: ObjectValue) =>
    workspace().world.create(sqlObjectWarehouse, "databricks_sql_table", { name: "orders", ...planned });

  it("refuses a table without a warehouse or cluster that runs its SQL", () => {
    expect(make({})?.detail).toContain("orders has no warehouse_id");
    expect(make({ warehouse_id: "" })?.fix).toContain("set warehouse_id");
    expect(make({ warehouse_id: "0123456789abcdef" })).toBeUndefined();
    expect(make({ cluster_id: "0101-120000-abcdefgh" })).toBeUndefined();
  });
});

describe("workspace-code", () => {
  const pipeline = (world: Lakehouse, path: string) =>
    world.create(workspaceCode, "databricks_pipeline", { name: "p", library: [{ file: [{ path }] }] });

  it("refuses a program that the workspace does not have", () => {
    const { world } = workspace();
    expect(pipeline(world, "/Workspace/code/a.py")?.detail).toContain("/Workspace/code/a.py");
    world.has("databricks_workspace_file", { path: "/code/a.py" }, { place: OTHER_HOST });
    expect(pipeline(world, "/Workspace/code/a.py")).toBeDefined();
    world.has("databricks_workspace_file", { path: "/code/a.py" });
    expect(pipeline(world, "/Workspace/code/a.py")).toBeUndefined();
    expect(pipeline(world, "/code/a.py")).toBeUndefined();
  });

  it("does not look into Git folders, and takes a whole folder", () => {
    const { world } = workspace();
    expect(pipeline(world, "/Repos/team/lake/a.py")).toBeUndefined();
    world.has("databricks_notebook", { path: "/code/deep/n" });
    const glob = { library: [{ glob: [{ include: "/Workspace/code/**" }] }] };
    expect(world.create(workspaceCode, "databricks_pipeline", glob)).toBeUndefined();
  });
});

describe("pipeline-shape", () => {
  it("refuses a name that is taken in the workspace, and clusters of a serverless pipeline", () => {
    const { world } = workspace();
    const make = (planned: ObjectValue) =>
      world.create(pipelineShape, "databricks_pipeline", { name: "orders", ...planned });
    expect(make({ serverless: true })).toBeUndefined();
    expect(make({ serverless: true, cluster: [{ label: "default" }] })?.detail).toContain("cluster");
    world.has("databricks_pipeline", { id: "p-1", name: "orders" });
    expect(make({})?.summary).toContain("RESOURCE_CONFLICT");
    expect(make({ allow_duplicate_names: true })).toBeUndefined();
  });
});

describe("job-tasks", () => {
  const job = (...task: readonly ObjectValue[]) =>
    workspace().world.create(jobTasks, "databricks_job", {
      name: "j",
      task,
      job_cluster: [{ job_cluster_key: "small" }],
    });
  const waitsFor = (...keys: readonly string[]) => ({ depends_on: keys.map((task_key) => ({ task_key })) });

  it("accepts a chain on a cluster of the job", () => {
    expect(job({ task_key: "a", job_cluster_key: "small" }, { task_key: "b", ...waitsFor("a") })).toBeUndefined();
  });

  it("refuses unknown tasks, circles, the same key twice, and unknown clusters", () => {
    expect(job({ task_key: "a", ...waitsFor("z") })?.detail).toContain("z");
    expect(job({ task_key: "a", ...waitsFor("b") }, { task_key: "b", ...waitsFor("a") })?.detail).toContain("itself");
    expect(job({ task_key: "a" }, { task_key: "a" })?.detail).toContain("two tasks");
    expect(job({ task_key: "a", job_cluster_key: "big" })?.detail).toContain("big");
  });
});

describe("job-trigger", () => {
  const job = (planned: ObjectValue) => workspace().world.create(jobTrigger, "databricks_job", planned);
  const schedule = (quartz_cron_expression: string, timezone_id = "UTC") =>
    job({ schedule: [{ quartz_cron_expression, timezone_id }] });

  it("refuses expressions that are not Quartz, and unknown time zones", () => {
    expect(schedule("0 0 * * * ?")).toBeUndefined();
    expect(schedule("0 30 6 ? * MON-FRI 2027", "Europe/Berlin")).toBeUndefined();
    expect(schedule("0 * * * *")?.detail).toContain("Quartz");
    expect(schedule("0 0 * * * *")).toBeDefined();
    expect(schedule("0 0 * * * ?", "Mars/Olympus")?.detail).toContain("Mars");
  });

  it("looks at the schedules of alerts too", () => {
    const alert = (quartz_cron_schedule: string) =>
      workspace().world.create(jobTrigger, "databricks_alert_v2", {
        display_name: "late",
        schedule: { quartz_cron_schedule, timezone_id: "UTC" },
      });
    expect(alert("0 0 7 * * ?")).toBeUndefined();
    expect(alert("0 7 * * *")?.detail).toContain('databricks_alert_v2 late: "0 7 * * *" is no Quartz expression');
  });

  it("refuses triggers that wait less than a minute", () => {
    const trigger = (min_time_between_triggers_seconds: number) =>
      job({ trigger: [{ file_arrival: [{ url: "s3://zone/", min_time_between_triggers_seconds }] }] });
    expect(trigger(60)).toBeUndefined();
    expect(trigger(30)?.detail).toContain("30");
  });
});

describe("dashboard-content", () => {
  it("refuses a dashboard that is no JSON", () => {
    const make = (serialized_dashboard: string) =>
      workspace().world.create(dashboardContent, "databricks_dashboard", { serialized_dashboard });
    expect(make('{"pages":[]}')).toBeUndefined();
    expect(make('{"pages":[}')).toBeDefined();
    expect(make("[]")).toBeDefined();
  });
});

describe("directory-not-empty", () => {
  it("refuses to delete a folder with a file in it, unless recursively", () => {
    const { world } = workspace();
    const folder = world.has("databricks_directory", { path: "/code" });
    expect(world.delete(directoryNotEmpty, folder)).toBeUndefined();
    world.has("databricks_workspace_file", { path: "/code-2/a.py" });
    expect(world.delete(directoryNotEmpty, folder)).toBeUndefined();
    world.has("databricks_workspace_file", { path: "/code/a.py" });
    expect(world.delete(directoryNotEmpty, folder)?.summary).toBe("DIRECTORY_NOT_EMPTY");
    world.change(folder, { delete_recursive: true });
    expect(world.delete(directoryNotEmpty, folder)).toBeUndefined();
  });
});

describe("workspace-conf", () => {
  const conf = (key: string) => ({ custom_config: { [key]: "true" } });

  it("refuses a key that two resources own", () => {
    const { world } = workspace();
    world.has("databricks_workspace_conf", conf("enableIpAccessLists"));
    expect(world.create(workspaceConf, "databricks_workspace_conf", conf("enableIpAccessLists"))?.summary).toBe(
      "CONFLICT",
    );
    expect(world.create(workspaceConf, "databricks_workspace_conf", conf("enableDcs"))).toBeUndefined();
  });

  it("lets go what cannot be reset: the provider warns, and the value stays", () => {
    expect(workspaceConf.operations).toEqual(["create", "update"]);
  });
});
