import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StackJson } from "../../emitted/stacks";
import { planStatements } from "../../modules/iam/plan-policy";
import { type Changes, report } from "../config/problems";
import { basket, carts, prices } from "../support/dynamodb";
import { remote } from "../support/made";
import { DEV_NAMES } from "../support/names";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const SECOND = "eu-central-1";

/** A table with a copy, under the key of data or one of databases, and one without. */
const withCopies =
  (key: "data" | "databases", change: object = {}) =>
  (input: OwnNetworkInput): void => {
    input.foundation = {
      ...input.foundation,
      disasterRecovery: { region: SECOND, keys: [key] },
      ...(key === "databases" && { kms: { separateKeys: ["databases"] } }),
    };
    input.dataServices = { carts: carts(), prices: prices(), ...change };
  };
const account = () => {
  const input = accountInput();
  input.attestations = { ...input.attestations, "multi-region-keys-are-new": "A. Lovelace, 2026-11-02" };
  return input;
};

/** Gives the JSON of stacks of dev, changed. */
function stackWith(change: (input: OwnNetworkInput) => void): (name: string) => StackJson {
  const input = devInput();
  change(input);
  const stacks = synthPlatform(platformOf(account(), input));
  return (name) => {
    const stack = stacks.find((one) => one.name === name);
    if (stack === undefined) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

describe("the copy of a DynamoDB table in the second region", () => {
  const table = (stack: ReturnType<typeof stackWith>, key: string) =>
    resource(stack("dev-data-services"), `aws_dynamodb_table.data-service-${key}`);

  it.each(["data", "databases"] as const)("is under the replica of the key that encrypts the table: %s", (key) => {
    const stack = stackWith(withCopies(key));
    expect(table(stack, "carts").replica).toEqual([
      {
        region_name: SECOND,
        kms_key_arn: remote("foundation", `replica_key_arns.${key}`),
        point_in_time_recovery: true,
        deletion_protection_enabled: false,
        propagate_tags: true,
      },
    ]);
    expect(stack("dev-foundation").output?.replica_key_arns?.value).toEqual({
      [key]: `\${aws_kms_replica_key.replica-key-${key}.arn}`,
    });
    expect(table(stack, "prices")).not.toHaveProperty("replica");
  });

  it("is protected where the environment is", () => {
    const stack = stackWith((input) => {
      withCopies("data")(input);
      input.protection = { mode: "protected" };
    });
    expect(table(stack, "carts").replica).toMatchObject([{ deletion_protection_enabled: true }]);
  });

  it("and the ARNs of replicas are nowhere without a second region", () => {
    const stack = stackWith((input) => {
      input.dataServices = { carts: carts({ secondRegion: false }) };
    });
    expect(table(stack, "carts")).not.toHaveProperty("replica");
    expect(stack("dev-foundation").output).not.toHaveProperty("replica_key_arns");
  });
});

describe("plans of copies", () => {
  const place = { partition: "aws", accountId: "111111111111", region: "eu-west-1", prefix: "acme-dev" };
  const statements = planStatements({ ...place, copyRegion: SECOND, names: DEV_NAMES, buckets: {}, boundaryArns: {} }, [
    "data-services",
  ]);
  const ask = (action: string, region: string) =>
    simulateIdentity(statements, { action, resource: `arn:aws:dynamodb:${region}:111111111111:table/acme-dev-carts` });

  it("look at how they are set up, and at no item", () => {
    expect(ask("dynamodb:DescribeTable", SECOND)).toBe("allow");
    expect(ask("dynamodb:DescribeContinuousBackups", SECOND)).toBe("allow");
    expect(ask("dynamodb:DescribeTable", "us-east-1")).toBe("deny");
    expect(ask("dynamodb:GetItem", SECOND)).toBe("deny");
    expect(ask("dynamodb:CreateTableReplica", SECOND)).toBe("deny");
  });
});

describe("a copy in the configuration", () => {
  const problems = (table: object, foundation: Changes = { "foundation.disasterRecovery": { region: SECOND } }) =>
    report({ account: { attestations: account().attestations }, dev: { ...foundation, "dataServices.carts": table } });

  it("is taken where the key of the table is replicated", () => {
    expect(problems(carts())).toBe("");
    expect(
      problems(carts(), {
        "foundation.disasterRecovery": { region: SECOND, keys: ["databases"] },
        "foundation.kms": { separateKeys: ["databases"] },
      }),
    ).toBe("");
  });

  it.each<[why: string, table: object, foundation: Changes | undefined, message: string]>([
    [
      "no second region",
      carts(),
      {},
      "dev: dataServices.carts.secondRegion: there is no second region for a copy. Fix: add foundation.disasterRecovery with its region, or remove secondRegion.",
    ],
    [
      "the key of databases is not replicated",
      carts(),
      {
        "foundation.disasterRecovery": { region: SECOND },
        "foundation.kms": { separateKeys: ["databases"] },
      },
      'dev: dataServices.carts.secondRegion: the key of databases, which encrypts the table, has no replica in the second region. Fix: add "databases" to foundation.disasterRecovery.keys.',
    ],
    [
      "the key of data is not replicated, which a table stays with",
      carts(),
      {
        "foundation.disasterRecovery": { region: SECOND, keys: ["databases"] },
        "foundation.kms": { separateKeys: ["databases"], onDataKey: ["carts"] },
      },
      'the key of data, which encrypts the table, has no replica in the second region. Fix: add "data" to',
    ],
    [
      "provisioned",
      prices({ secondRegion: true, ownStream: "new-and-old", recoveryDays: 35 }),
      undefined,
      'dev: dataServices.carts.capacity.mode: AWS copies a table with units only once they grow by themselves, which comes after the table. Fix: use "on-demand" for a table with secondRegion.',
    ],
    [
      "no stream",
      carts({ ownStream: undefined }),
      undefined,
      'dev: dataServices.carts.ownStream: AWS copies a table by its stream, which has to have items before and after a change. Fix: set it to "new-and-old".',
    ],
    ["half a stream", carts({ ownStream: "new" }), undefined, 'Fix: set it to "new-and-old".'],
    [
      "other days to go back",
      carts({ recoveryDays: 7 }),
      undefined,
      "warning: dev: dataServices.carts.recoveryDays: is of the table alone: its copy in the second region can go back 35 days. Fix: use 35, where both shall be alike.",
    ],
    ["no yes or no", { ...carts(), secondRegion: SECOND }, undefined, "dev: dataServices.carts.secondRegion: "],
    [
      "a table that is there already",
      { kind: "dynamodb-table", mode: "existing", tableName: "legacy", secondRegion: true },
      undefined,
      "secondRegion",
    ],
  ])("is refused, or warned of: %s", (_, table, foundation, message) => {
    expect(problems(table, foundation)).toContain(message);
  });

  it("says all that is missing at once", () => {
    const said = problems(prices({ secondRegion: true }), {});
    for (const field of ["secondRegion", "capacity.mode", "ownStream", "recoveryDays"]) {
      expect(said).toContain(`dataServices.carts.${field}: `);
    }
  });
});

describe("copies of DynamoDB tables in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());
  const platform = (key: "data" | "databases", change?: object) => {
    const input = devInput();
    withCopies(key, change)(input);
    return platformOf(account(), input);
  };

  it("are made with their tables, have nothing to change afterwards, and go without a trace", async () => {
    await expectComesAndGoes(site, platform("databases"), ["dev-data-services"]);
  });

  it("come and go in place", async () => {
    const change = (secondRegion: boolean) => ({
      carts: carts({ secondRegion }),
      basket: basket({ changes: undefined, export: undefined, secondRegion }),
    });
    for (const secondRegion of [false, true, false]) {
      await site.with(platform("data", change(secondRegion)), ["dev-data-services"], async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        expect(failures(await simulation.planIsEmpty())).toEqual([]);
      });
    }
  });
});
