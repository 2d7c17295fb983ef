import { describe, expect, it } from "vitest";
import { AIRFLOW_CLASSES, AIRFLOW_ENDPOINTS, AIRFLOW_VERSIONS } from "../../config/facts/airflow";
import { airflow as kind } from "../../config/kinds/workloads/airflow";
import type { EnvironmentInput } from "../../config/schema/environment";
import { report } from "../config/problems";
import { CALLED_ENDPOINTS, dags, withOrchestrationInVpc } from "../support/orchestration";
import { devInput } from "../support/platform";

function problems(changes: Record<string, unknown>, network: object = {}): string {
  const input: EnvironmentInput = devInput();
  withOrchestrationInVpc(input);
  const { workloads, workspaces, dataServices } = input;
  return report({
    dev: { workloads, workspaces, dataServices, network: { ...input.network, ...network }, ...changes },
  });
}
const of = (changes: Record<string, unknown>) =>
  problems(Object.fromEntries(Object.entries(changes).map(([field, value]) => [`workloads.dags.${field}`, value])));
const MICRO = { environmentClass: "mw1.micro", workers: { least: 1 } };

describe("an Airflow in the configuration", () => {
  it("is taken with everything, and with little", () => {
    expect(of({})).toBe("");
    expect(of(MICRO)).toBe("");
    const { program, ...rest } = dags();
    const least = { ...rest, program: { folder: program.folder }, configuration: {}, access: undefined };
    expect(problems({ "workloads.dags": JSON.parse(JSON.stringify(least)) })).toBe("");
  });

  it.each(Object.keys(AIRFLOW_VERSIONS.value))("takes Airflow %s, and says where AWS may end it", (version) => {
    const newest = Object.keys(AIRFLOW_VERSIONS.value).slice(0, 4);
    const said = of({ airflowVersion: version });
    if (newest.includes(version)) expect(said).toBe("");
    else expect(said).toContain("AWS supports the 3 newest minor versions for certain");
  });

  it.each(Object.keys(AIRFLOW_CLASSES.value))("takes the class %s", (environmentClass) => {
    expect(of({ environmentClass, workers: { least: 1 } })).toBe("");
  });

  it.each<[what: string, changes: Record<string, unknown>, message: string]>([
    ["a workspace that is none", { workspace: "lab" }, '"lab" is not a workspace'],
    ["no jobs", { jobs: [] }, "jobs"],
    ["a job that is none", { jobs: ["nigthly"] }, '"nigthly" is not a workload'],
    ["a job twice", { jobs: ["told", "told"] }, '"told" is listed twice'],
    ["a pipeline", { jobs: ["orders-gold"] }, 'is of kind "pipeline"'],
    ["whom Terraform runs as", { startsAs: "terraform" }, "startsAs: terraform is who Terraform runs as"],
    ["no version", { airflowVersion: "2.11" }, "is not a version of Airflow"],
    [
      "a version that has ended",
      { airflowVersion: "2.6.3" },
      "MWAA makes no environments of Airflow 2.6.3 since 2025-12-30. Fix: use one of 3.0.6,",
    ],
    [
      "a version that may be there by now",
      { airflowVersion: "3.10.0" },
      "is newer than what MWAA had in 2026-01, so that nothing here says whether it has it now",
    ],
    ["a version that there is not", { airflowVersion: "2.10.2" }, "MWAA had no Airflow 2.10.2 in 2026-01"],
    ["a class that is none", { environmentClass: "mw1.tiny" }, "environmentClass"],
    ["too many workers", { workers: { least: 1, most: 26 } }, "26 is too large. Fix: use at most 25."],
    ["fewer at most than at least", { workers: { least: 3, most: 2 } }, "workers.most: is less than least, 3"],
    ["many workers of one that is alone", { ...MICRO, workers: { least: 2 } }, "workers.least: is 2, which mw1.micro"],
    [
      "schedulers of one that is alone",
      { ...MICRO, schedulers: 2 },
      "schedulers: is 2, which mw1.micro does not take. Fix: set it to 1",
    ],
    ["one scheduler", { schedulers: 1 }, "schedulers: is 1, which mw1.small does not take. Fix: use 2 to 5."],
    ["one web server", { webservers: { least: 1, most: 2 } }, "webservers.least: is 1, which mw1.small"],
    ["turned web servers", { webservers: { least: 3, most: 2 } }, "webservers.most: is less than least, 3"],
    ["a folder that is none", { "program.folder": "programs/nothing" }, "is no folder of the project"],
    [
      "a folder without DAGs",
      { program: { folder: "programs/reload" } },
      "has no DAG: no file of Python in its folder dags",
    ],
    [
      "requirements that are none",
      { "program.requirements": "r.txt" },
      "program.requirements: the program has no file r.txt",
    ],
    ["a script that is none", { "program.startupScript": "s.sh" }, "the program has no file s.sh"],
    [
      "plugins that are none",
      { "program.plugins.file": "p.zip" },
      "program.plugins.file: the program has no file p.zip",
    ],
    [
      "plugins in the place of a file",
      { "program.plugins": { mode: "uploaded", key: "plugins.zip", version: "3HL4kqtJlcpXroDTDmJ" } },
      "is a file of the folder, which would be put over it",
    ],
    ["another place of secrets", { "configuration.secrets.backend": "x" }, "configuration"],
    ["an option that is none", { configuration: { parallelism: "8" } }, "is not an option of Airflow"],
    [
      "a public web server",
      { access: { mode: "public" } },
      'acknowledgePublicWebserver: is not accepted. Fix: write true, or use mode "private".',
    ],
    ["people from everywhere", { "access.clientCidrs": ["0.0.0.0/0"] }, "clientCidrs"],
    ["a level that is none", { logs: { task: "TRACE" } }, "logs.task"],
    ["a log for other days", { logs: { retentionDays: 10 } }, "logs.retentionDays"],
    ["a window at a quarter", { maintenanceWindow: "SUN:03:15" }, "is not the start of a maintenance window"],
    ["one zone", { network: { availabilityZoneIds: ["euw1-az1"] } }, "network.availabilityZoneIds"],
    [
      "three zones",
      { network: { availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"] } },
      "network.availabilityZoneIds",
    ],
    ["a cost that nobody accepts", { acknowledgeHourlyCost: false }, "billed by the hour"],
  ])("is refused: %s", (_, changes, message) => {
    expect(of(changes)).toContain(message);
  });

  it("is refused with options that say where secrets are", () => {
    expect(of({ configuration: { "secrets.backend": "x" } })).toContain(
      "configuration.secrets.backend: is decided here: connections and variables are in Secrets Manager",
    );
  });

  it("is refused where nothing in the VPC answers for Databricks, or there is no VPC", () => {
    expect(problems({}, { privateLink: { backend: false } })).toContain("workloads.dags.network: calls a workspace");
    const none = problems({ network: { mode: "databricks-managed" } });
    expect(none).toContain("an Airflow environment stands in the environment's own VPC");
  });

  it.each(AIRFLOW_ENDPOINTS.value)("is refused without the endpoint of %s", (service) => {
    const endpoints = CALLED_ENDPOINTS.filter((one) => one !== service);
    expect(problems({}, { endpoints })).toContain(
      `an Airflow environment reaches ${service} over an endpoint of the VPC, which has none. Fix: add "${service}" to network.endpoints.`,
    );
  });

  it("takes names for what it makes, and none where it is there already", () => {
    const taken = (entry: object) => kind.names?.(entry as never, "x").map(({ what, purpose }) => `${what} ${purpose}`);
    expect(taken({ ...dags(), logs: { task: "INFO", worker: "OFF" } })).toEqual([
      "airflow run-x",
      "role run-x",
      "bucket airflow-x",
      "airflow-connection run-x",
      "airflow-log run-x-Task",
    ]);
    expect(taken({ kind: "airflow", mode: "existing" })).toEqual([]);
  });
});
