import type { EnvironmentInput } from "../../config/schema/environment";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "./platform";
import { synthPlatform } from "./shipped";
import { type JobInput, withJobs } from "./workloads";

export type Change = Partial<JobInput>;

export function input(change: Change = {}, more: (input: EnvironmentInput) => void = () => {}): EnvironmentInput {
  const environment: EnvironmentInput = devInput();
  withJobs(environment, change);
  more(environment);
  return environment;
}

export function emit(change: Change = {}, more?: (input: EnvironmentInput) => void): EmittedStack["json"] {
  const stack = synthPlatform(platformOf(accountInput(), input(change, more))).find(
    ({ name }) => name === "dev-serving-main",
  );
  if (!stack) throw new Error("no serving stack");
  return stack.json;
}

/** What is reported of a configuration with the jobs, after changes to paths. */
export function problems(changes: Readonly<Record<string, unknown>>, change: Change = {}): string {
  const { workloads, workspaces } = input(change);
  return report({ dev: { workloads, workspaces, ...changes } });
}

export const at = (field: string) => `workloads.nightly.${field}`;
export const JOB = "databricks_job.workload-nightly";
export const OWNER = { permission_level: "IS_OWNER", service_principal_name: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58" };
export const SQL = { type: "sql", file: "sql/optimize.sql", warehouse: "bi" } as const;
export const ONE = { only: SQL };
export const CONTINUOUS = { mode: "continuous", acknowledgeContinuousCost: "Prices follow the market" } as const;
export const APPLICATION = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}";

/** A small job: nothing but what is changed. */
export const small = (change: Change): Change =>
  ({
    clusters: {},
    environments: {},
    parameters: {},
    health: undefined,
    destinations: {},
    notify: { onFailure: ["a@acme.example"] },
    tasks: ONE,
    ...change,
  }) as Change;
