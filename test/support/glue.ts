import type { EnvironmentInput } from "../../config/schema/environment";
import { shopDatabase } from "./databases";
import type { OwnNetworkInput } from "./platform";
import { crmSecret } from "./secrets";

type JobInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "glue-job" }>;

/** Orders of the shop's database once a night, entered into the Data Catalog. */
export const exportJob = (change: Partial<JobInput> = {}): JobInput => ({
  kind: "glue-job",
  description: "Orders of the shop",
  program: { folder: "programs/export", script: "main.py" },
  workers: { type: "G.2X", count: 4 },
  parameters: { day: "today" },
  folder: "orders/export",
  connection: { mode: "data-service", service: "shop", database: "shop", login: "shop-login" },
  crawler: { finds: "files", tablePrefix: "shop_" },
  trigger: { mode: "schedule", cron: "cron(15 2 * * ? *)" },
  expectSuccessWithinHours: 26,
  ...change,
});

/** The simplest job: no database, no crawler, on demand. */
export const plainJob = (change: Partial<JobInput> = {}): JobInput => ({
  kind: "glue-job",
  program: { folder: "programs/export", script: "main.py" },
  folder: "orders/plain",
  trigger: { mode: "on-demand" },
  ...change,
});

/** The secret that the job `export` signs in with. */
export const shopLogin = () => crmSecret({ readers: [] });

/** Endpoints that workers in the VPC call. */
export const GLUE_ENDPOINTS = ["glue", "logs", "secretsmanager"] as const;

/** Adds the job `export` with its database and login, and the job `plain`. */
export function withGlue(input: EnvironmentInput & OwnNetworkInput, change: Partial<JobInput> = {}): void {
  input.network.endpoints = [...GLUE_ENDPOINTS];
  input.dataServices = {
    ...input.dataServices,
    shop: shopDatabase(),
    "shop-login": shopLogin(),
    export: exportJob(change),
    plain: plainJob(),
  };
}
