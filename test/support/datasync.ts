import type { EnvironmentInput } from "../../config/schema/environment";

type TaskInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "datasync-task" }>;

export const AGENT = "arn:aws:datasync:eu-west-1:111111111111:agent/agent-0123456789abcdef0";
export const LOCATION = "arn:aws:datasync:eu-west-1:111111111111:location/loc-0123456789abcdef0";
export const PARTNER_KEY = "arn:aws:kms:eu-central-1:999999999999:key/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";

/** Files of a file server, with everything that a task can have. */
export const archive = (change: Partial<TaskInput> = {}): TaskInput => ({
  kind: "datasync-task",
  from: { mode: "nfs", server: "files.corp.example", path: "/export/archive", agentArns: [AGENT], version: "4.1" },
  folder: "moved/archive",
  schedule: { quartzCron: "0 15 22 * * ?" },
  megabytesPerSecond: 50,
  verify: "all",
  include: ["/orders", "/invoices"],
  exclude: ["*.tmp"],
  logEveryFile: true,
  ...change,
});

/** Files of another account's bucket. */
export const partner = (change: Partial<TaskInput> = {}): TaskInput => ({
  kind: "datasync-task",
  from: { mode: "s3", bucket: "partner-exports", folder: "orders", kmsKeyArn: PARTNER_KEY },
  folder: "moved/partner",
  ...change,
});

/** Adds `archive`, `partner`, and `share`, whose location is there already. */
export function withDatasync(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    archive: archive(),
    partner: partner(),
    share: { kind: "datasync-task", from: { mode: "location", locationArn: LOCATION }, folder: "moved/share" },
  };
}
