import { describe, expect, it } from "vitest";
import { type Filled, fill } from "../../../config/company/fill";
import { companyFor } from "../../../config/company/said";
import { withCompany } from "../../../config/company/with-company";
import { merge } from "../../../config/merge";
import { type Origins, originOf, withFiles } from "../../../config/origins";
import { resolvePlatform } from "../../../config/resolve";
import type { AccountInput } from "../../../config/schema/account";
import { COMPANY_DEFAULTS } from "../../../config/schema/company/defaults";
import { environmentSchema } from "../../../config/schema/environment";
import { valueAt } from "../../../tools/config/leaves";
import { type Value, valuesOf } from "../../../tools/config/provenance";
import { accountInput, devInput, PROJECT } from "../../support/platform";
import { REPRESENTATIVES, representativeInputs } from "../../support/representative";

type Defaults = NonNullable<AccountInput["defaults"]>;

const ALL: Defaults = {
  naming: {
    prefix: "lh-{environment}",
    buckets: "{prefix}-{purpose}",
    catalogs: "{key}_{environment}",
    roles: "{prefix}-{purpose}-role",
    logGroups: "/lake/{environment}/{purpose}",
    keys: "{prefix}/{purpose}",
    secrets: "{prefix}/{purpose}",
    securityGroups: "{prefix}-{purpose}-sg",
    locations: "{purpose}-{environment}",
    workspaces: "{prefix}_{purpose}",
    streams: "{prefix}-{purpose}-stream",
    kafkaClusters: "{prefix}-{purpose}-kafka",
    databases: "{prefix}-{purpose}-db",
    warehouses: "{prefix}-{purpose}-wh",
    tables: "{prefix}-{purpose}-table",
    queues: "{prefix}-{purpose}-queue",
    jobs: "{prefix} {purpose}",
  },
  paused: true,
  protection: { mode: "protected" },
  notifications: {
    alarmEmails: ["alarms@acme.example"],
    jobEmails: ["jobs@acme.example"],
    destinations: { oncall: { mode: "email", addresses: ["oncall@acme.example"] } },
  },
  retention: {
    logDays: 731,
    archivedLogDays: 800,
    versionDays: 77,
    backupDays: 33,
    deletedSecretDays: 21,
    deletedKeyDays: 22,
  },
};

const NEVER = () => false;

const accountWith = (change: Partial<AccountInput>) => ({
  file: "config/account.ts",
  data: change as Parameters<typeof companyFor>[0],
});

function filledIn(input: unknown, account: Partial<AccountInput>): readonly Filled[] {
  return fill(environmentSchema, input, companyFor(accountWith(account).data, undefined), NEVER).filled;
}

describe("what the account says in the place of environments", () => {
  it("is nothing where it says nothing: the file is the very same", () => {
    for (const one of REPRESENTATIVES) {
      const [, input] = representativeInputs(one);
      const source = { file: "config/environments/dev.ts", input };
      expect(withCompany(source, accountWith({ defaults: {}, stages: {}, computeProfiles: {} }))).toBe(source);
    }
  });

  it("is found for every default, in the representative configurations together", () => {
    const found = new Set(
      REPRESENTATIVES.flatMap((one) =>
        filledIn(representativeInputs(one)[1], { defaults: ALL }).flatMap(({ said: [first] }) =>
          first === undefined ? [] : first.at.slice(1).join("."),
        ),
      ),
    );
    expect(
      [...COMPANY_DEFAULTS].filter((one) => one !== "tags" && ![...found].some((at) => at.startsWith(one))),
    ).toEqual([]);
  });

  it.each(REPRESENTATIVES.map((one) => [one.name, one] as const))("holds where nobody else says it: %s", (_, one) => {
    const [account, environment] = representativeInputs(one);
    const file = "config/environments/dev.ts";
    const resolved = resolvePlatform({
      account: { file: "config/account.ts", input: { ...account, defaults: ALL } },
      environments: [{ file, input: environment }],
      folders: PROJECT,
    });
    const [, of] = resolved.files;
    if (of === undefined) throw new Error("nothing is resolved");
    const values = new Map(
      valuesOf(of, resolved, (_file, path) => (path[0] === "defaults" ? 1 : 2)).map((value) => [value.setting, value]),
    );
    const expected = filledIn(environment, { defaults: ALL });
    expect(expected.length).toBeGreaterThan(3);
    for (const { path, said, holds } of expected) {
      const here = valueAt(environment, path);
      expect(here === undefined, path.join(".")).toBe(holds);
      expect(valueAt(of.parsed, path), path.join(".")).toEqual(holds ? said[0]?.value : expect.anything());
      for (const [setting, value] of values) {
        if (setting === path.join(".") || setting.startsWith(`${path.join(".")}.`)) saidBy(value, holds, file);
      }
    }
  });
});

/** A value that the account says is the account's, or is said over it. */
function saidBy({ from, at, over, setting }: Value, holds: boolean, file: string): void {
  if (holds) expect({ from, at }, setting).toEqual({ from: "company", at: { file: "config/account.ts", line: 1 } });
  if (!holds && from === "written") {
    expect(at?.file, setting).toBe(file);
    for (const said of over) expect(said, setting).toMatchObject({ file: "config/account.ts", line: 1 });
  }
}

describe("who wins", () => {
  const say = (account: Partial<AccountInput>, parts: readonly { file?: string; value: unknown }[]) => {
    const { value, origins } = merge(
      environmentSchema,
      parts.map((part) => ({ file: part.file, value: part.value })),
    );
    const file = "config/environments/prod.ts";
    const source = { file, input: value, origins: withFiles(origins, (said) => said ?? file) };
    return withCompany(source, accountWith(account));
  };
  const origin = (origins: Origins | undefined, path: string) => origins && originOf(origins, path);
  const stages = { production: { retention: { logDays: 365 }, tags: { Tier: "1", Owner: "platform" } } } as const;
  const defaults = { retention: { logDays: 180 } } as const;

  it("is the environment, then its parts, then its stage, then what holds for all", () => {
    const account: Partial<AccountInput> = { defaults, stages };
    const path = "operations.logRetentionDays";
    const logDays = (parts: Parameters<typeof say>[1]) => {
      const { input, origins } = say(account, parts);
      const { files, paths } = origin(origins, path) ?? {};
      return [valueAt(input, path.split(".")), files, paths?.map((at) => at?.join("."))];
    };
    const [stage, all] = ["stages.production.retention.logDays", "defaults.retention.logDays"];
    const own = { name: "prod", stage: "production", operations: { budget: { monthlyUsd: 1 } } };
    expect(logDays([{ file: "part.ts", value: {} }, { value: own }])).toEqual([
      365,
      ["config/account.ts", "config/account.ts"],
      [stage, all],
    ]);
    expect(logDays([{ file: "part.ts", value: {} }, { value: { ...own, stage: undefined } }])).toEqual([
      180,
      ["config/account.ts"],
      [all],
    ]);
    const part = { file: "part.ts", value: { operations: { logRetentionDays: 30 } } };
    expect(logDays([part, { value: own }])).toEqual([
      30,
      ["part.ts", "config/account.ts", "config/account.ts"],
      [undefined, stage, all],
    ]);
  });

  it("is nobody where a part takes it away: neither the earlier part nor the account", () => {
    const { input } = say({ defaults }, [
      { file: "part.ts", value: { operations: { logRetentionDays: 30 } } },
      { value: { operations: { logRetentionDays: undefined } } },
    ]);
    expect(valueAt(input, ["operations", "logRetentionDays"])).toBeUndefined();
  });

  it("is key by key in tags, over those of the account", () => {
    const account = { ...accountInput(), tags: { Owner: "all", CostCenter: "4711" }, stages };
    const input = { ...devInput(), stage: "production", tags: { Owner: "dev" } };
    const { platform } = resolvePlatform({
      account: { file: "config/account.ts", input: account },
      environments: [{ file: "config/environments/dev.ts", input }],
    });
    expect(platform.environments[0]?.tags).toEqual({ CostCenter: "4711", Tier: "1", Owner: "dev" });
  });
});
