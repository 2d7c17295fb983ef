import { describe, expect, it } from "vitest";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";
import { changed, type Files, report } from "../problems";

const CASES: readonly [what: string, files: Files, line: string][] = [
  [
    "a stage that is not there",
    { dev: { stage: "prodution" }, account: { stages: { production: {} } } },
    'dev: stage: "prodution" is not a stage of the account (production). Fix: write "production", or declare it under stages in config/account.ts.',
  ],
  [
    "a stage where there is none",
    { dev: { stage: "production" } },
    'dev: stage: "production" is not a stage of the account (none is defined).',
  ],
  ["a stage that is no short name", { dev: { stage: "Production" } }, "dev: stage: "],
  [
    "days that CloudWatch does not take",
    { account: { defaults: { retention: { logDays: 100 } } } },
    "account: defaults.retention.logDays: ",
  ],
  [
    "backups that no service keeps",
    { account: { defaults: { retention: { backupDays: 36 } } } },
    "account: defaults.retention.backupDays: ",
  ],
  [
    "keys that go too soon",
    { account: { stages: { sandbox: { retention: { deletedKeyDays: 3 } } } } },
    "account: stages.sandbox.retention.deletedKeyDays: ",
  ],
  [
    "a misspelled default",
    { account: { defaults: { retention: { logDay: 90 } } } },
    "account: defaults.retention.logDay: is not a known setting. Fix: write logDays instead.",
  ],
  [
    "tags for all under defaults",
    { account: { defaults: { tags: { Owner: "a" } } } },
    "account: defaults.tags: is not a known setting.",
  ],
  [
    "an address that is none",
    { account: { defaults: { notifications: { alarmEmails: ["nobody"] } } } },
    "account: defaults.notifications.alarmEmails.0: ",
  ],
  [
    "nobody to tell",
    { account: { defaults: { notifications: { jobEmails: [] } } } },
    "account: defaults.notifications.jobEmails: ",
  ],
  [
    "a disposable stage without a reason",
    { account: { stages: { sandbox: { protection: { mode: "disposable" } } } } },
    "account: stages.sandbox.protection.reason: is missing.",
  ],
  ["a stage with a name that is no key", { account: { stages: { "Pre prod": {} } } }, "account: stages.Pre prod: "],
  [
    "a tag that AWS keeps",
    { account: { stages: { sandbox: { tags: { "aws:x": "1" } } } } },
    "account: stages.sandbox.tags.aws:x: ",
  ],
  [
    "a channel that is of one workspace",
    { account: { defaults: { notifications: { destinations: { slack: { mode: "existing", id: "x" } } } } } },
    "account: defaults.notifications.destinations.slack.mode: ",
  ],
  ["alarms of nobody", { dev: { "operations.alarmEmails": undefined } }, "dev: operations.alarmEmails: is missing."],
  [
    "a profile that is not there",
    {
      account: { computeProfiles: { small: { nodeTypes: ["m6id.large"] } } },
      dev: { "workspaces.main.clusterPolicies.jobs.profile": "smal" },
    },
    'dev: workspaces.main.clusterPolicies.jobs.profile: "smal" is not a compute profile of the account (small). Fix: write "small", or declare it under computeProfiles in config/account.ts.',
  ],
  [
    "a profile without what is needed",
    {
      account: { computeProfiles: { small: { spot: false } } },
      dev: {
        "workspaces.main.clusterPolicies.jobs.profile": "small",
        "workspaces.main.clusterPolicies.jobs.nodeTypes": undefined,
      },
    },
    "dev: workspaces.main.clusterPolicies.jobs.nodeTypes: is missing.",
  ],
  [
    "a profile of instances that the region lacks",
    {
      account: { computeProfiles: { big: { nodeTypes: ["m6id.huge"] } } },
      dev: {
        "workspaces.main.clusterPolicies.jobs.profile": "big",
        "workspaces.main.clusterPolicies.jobs.nodeTypes": undefined,
      },
    },
    'dev: workspaces.main.clusterPolicies.jobs.nodeTypes.0 (from config/account.ts): "m6id.huge" ',
  ],
  [
    "workers beyond what there can be",
    { account: { computeProfiles: { big: { maxWorkers: 101 } } } },
    "account: computeProfiles.big.maxWorkers: ",
  ],
  [
    "logs that are deleted before their lock ends",
    {
      account: { defaults: { retention: { archivedLogDays: 100 } } },
      dev: { "foundation.logs": { objectLock: { mode: "governance", days: 200 } } },
    },
    "dev: foundation.logs.objectLock.days",
  ],
];

describe("what is wrong with defaults of a company", () => {
  it.each(CASES)("%s", (_, files, line) => {
    const lines = report(files).split("\n");
    expect(
      lines.some((one) => one.startsWith(line)),
      lines.join("\n"),
    ).toBe(true);
  });
});

describe("compute that is named by its profile", () => {
  it("emits what it emits when its fields are written in place", () => {
    const policy = { description: "Jobs", workload: "job", groups: ["data-engineers"] };
    const fields = { nodeTypes: ["m6id.large", "m6id.xlarge"], maxWorkers: 6, spot: false, maxDbusPerHour: 20 };
    const at = "workspaces.main.clusterPolicies.jobs";
    const emitted = (profiles: object, jobs: object) =>
      synthPlatform(
        platformOf(
          changed(accountInput(), { computeProfiles: profiles }) as ReturnType<typeof accountInput>,
          changed(devInput(), { [at]: jobs }) as ReturnType<typeof devInput>,
        ),
      ).map(({ name, json }) => [name, JSON.stringify(json)]);
    expect(emitted({ small: fields }, { ...policy, profile: "small" })).toEqual(emitted({}, { ...policy, ...fields }));
    expect(emitted({ small: fields }, { ...policy, profile: "small", maxWorkers: 3 })).toEqual(
      emitted({}, { ...policy, ...fields, maxWorkers: 3 }),
    );
  });
});
