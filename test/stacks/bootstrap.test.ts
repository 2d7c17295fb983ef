import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSteps } from "../../config/manual-steps";
import type { AccountInput } from "../../config/schema/account";
import type { EmittedStack, StackJson } from "../../emitted/stacks";
import { accountStateStatements } from "../../modules/bootstrap/policies";
import { type Changes, report } from "../config/problems";
import { STATE, withBootstrap } from "../support/bootstrap";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";

const PLACE = {
  partition: "aws",
  accountId: "555555555555",
  region: "eu-west-1",
  bucketName: STATE.bucket,
  keyPrefix: "lakehouse",
  accountStack: "account",
};
const KEY = "arn:aws:kms:eu-west-1:555555555555:key/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";

function platformWith(change: (account: AccountInput) => void = () => {}) {
  const account = accountInput();
  withBootstrap(account);
  change(account);
  return platformOf(account, devInput());
}

const stackIn = (all: readonly EmittedStack[]): StackJson => all.find(({ name }) => name === "bootstrap")?.json ?? {};

let stacks: readonly EmittedStack[] = [];
const resources = (type: string) => Object.values(stackIn(stacks).resource?.[type] ?? {});
const policyOf = (type: string) => JSON.parse(String(resources(type)[0]?.policy)).Statement;

beforeAll(() => {
  stacks = synthPlatform(platformWith());
});

describe("the bootstrap layer", () => {
  it("is there only where it is asked for, and changes no other stack", () => {
    const account = accountInput();
    account.state = { ...STATE };
    account.attestations = { ...account.attestations, "state-backend-exists": "A. Lovelace, 2026-11-27" };
    const without = synthPlatform(platformOf(account, devInput()));
    expect(without.map(({ name }) => name)).toEqual(
      stacks.map(({ name }) => name).filter((name) => name !== "bootstrap"),
    );
    for (const { name, json } of without) expect(json).toEqual(stacks.find((stack) => stack.name === name)?.json);
  });

  it("has its state in a file first, then in its own bucket", () => {
    expect(stackIn(stacks).terraform?.backend).toEqual({ local: { path: "../../../state/bootstrap.tfstate" } });
    const moved = platformWith((account) => {
      account.state = { ...STATE, kmsKeyArn: KEY };
      account.bootstrap = { awsAccountId: "555555555555", ownState: "bucket" };
    });
    expect(stackIn(synthPlatform(moved)).terraform?.backend).toEqual({
      s3: {
        bucket: STATE.bucket,
        region: STATE.region,
        key: "lakehouse/bootstrap.tfstate",
        encrypt: true,
        kms_key_id: KEY,
        use_lockfile: true,
      },
    });
  });

  it("makes a bucket that is kept, versioned, encrypted with its own key and closed; no table for locks", () => {
    expect(resources("aws_s3_bucket")).toMatchObject([{ bucket: STATE.bucket, lifecycle: { prevent_destroy: true } }]);
    expect(resources("aws_kms_key")).toMatchObject([
      { enable_key_rotation: true, lifecycle: { prevent_destroy: true } },
    ]);
    expect(resources("aws_kms_alias")).toMatchObject([{ name: "alias/acme-state" }]);
    expect(resources("aws_s3_bucket_versioning")).toMatchObject([{ versioning_configuration: { status: "Enabled" } }]);
    expect(JSON.stringify(resources("aws_s3_bucket_server_side_encryption_configuration"))).toContain(
      "$" + "{aws_kms_key.states_key.arn}",
    );
    expect(resources("aws_s3_bucket_public_access_block")).toHaveLength(1);
    expect(JSON.stringify(resources("aws_s3_bucket_lifecycle_configuration"))).toContain('"noncurrent_days":365');
    expect(Object.keys(stackIn(stacks).resource ?? {})).not.toContain("aws_dynamodb_table");
    expect(stackIn(stacks).provider?.aws).toMatchObject([
      { region: "eu-west-1", allowed_account_ids: ["555555555555"] },
    ]);
  });

  it.each([
    ["s3:PutObject", "lakehouse/dev-network.tfstate", "allow"],
    ["s3:PutObject", "lakehouse/dev-network.tfstate.tflock", "allow"],
    ["s3:GetObject", "lakehouse/account.tfstate", "allow"],
    ["s3:PutObject", "lakehouse/account.tfstate", "deny"],
    ["s3:DeleteObject", "lakehouse/dev-network.tfstate.tflock", "allow"],
    ["s3:DeleteObject", "lakehouse/dev-network.tfstate", "deny"],
    ["s3:PutObject", "lakehouse/bootstrap.tfstate", "deny"],
    ["s3:GetObject", "lakehouse/prod-network.tfstate", "deny"],
    ["s3:DeleteObjectVersion", "lakehouse/dev-network.tfstate", "deny"],
  ] as const)("lets the AWS account of dev %s %s: %s", (action, key, decision) => {
    const found = simulate(policyOf("aws_s3_bucket_policy"), "555555555555", {
      by: { arn: "arn:aws:iam::111111111111:root" },
      action,
      resource: `arn:aws:s3:::${STATE.bucket}/${key}`,
      context: { "aws:SecureTransport": "true" },
    });
    expect(found).toBe(decision);
  });

  const FILE = `arn:aws:s3:::${STATE.bucket}/lakehouse/account.tfstate`;

  it.each([
    ["s3:GetObject", FILE, "allow", "allow"],
    ["s3:GetObject", `${FILE}.tflock`, "allow", "allow"],
    ["s3:PutObject", FILE, "allow", "deny"],
    ["s3:PutObject", `${FILE}.tflock`, "allow", "deny"],
    ["s3:DeleteObject", `${FILE}.tflock`, "allow", "deny"],
    ["s3:DeleteObject", FILE, "deny", "deny"],
    ["s3:GetObject", `arn:aws:s3:::${STATE.bucket}/lakehouse/dev-network.tfstate`, "deny", "deny"],
    ["s3:GetObject", `arn:aws:s3:::${STATE.bucket}/lakehouse/bootstrap.tfstate`, "deny", "deny"],
    ["s3:ListBucket", `arn:aws:s3:::${STATE.bucket}`, "allow", "allow"],
    ["kms:Decrypt", KEY, "allow", "allow"],
    ["kms:GenerateDataKey", KEY, "allow", "deny"],
    ["kms:PutKeyPolicy", KEY, "deny", "deny"],
    ["iam:PassRole", "arn:aws:iam::555555555555:role/any", "deny", "deny"],
  ] as const)(
    "lets the roles of the stack of the account %s %s: %s, and to look %s",
    (action, resource, deploys, looks) => {
      const decided = [true, false].map((writes) =>
        simulateIdentity(accountStateStatements(PLACE, KEY, writes), { action, resource }),
      );
      expect(decided).toEqual([deploys, looks]);
    },
  );

  it("lets another account use the key through S3 alone", () => {
    const statement = policyOf("aws_kms_key").find(({ Sid }: { Sid: string }) => Sid === "StatesOfOtherAccounts");
    expect(statement).toMatchObject({
      Principal: { AWS: ["arn:aws:iam::111111111111:root"] },
      Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
    });
  });

  it("makes roles for jobs that deploy the stack of the account, and for those that look", () => {
    const roles = resources("aws_iam_role");
    expect(roles.map(({ name }) => name)).toEqual(["acme-account", "acme-account-plan"]);
    expect(JSON.stringify(roles[0])).toContain("repo:acme/lakehouse:environment:account");
    expect(JSON.stringify(roles[1])).toContain("repo:acme/lakehouse:environment:account-plan");
    const [deploy, plan] = resources("aws_iam_policy").map(({ policy }) => JSON.stringify(policy));
    expect(deploy).toContain("account.tfstate.tflock");
    expect(deploy).toContain("s3:PutObject");
    expect(plan).not.toMatch(/Put|Delete|GenerateDataKey/);
    expect(Object.keys(stackIn(stacks).resource ?? {})).toContain("aws_iam_openid_connect_provider");
    expect(stackIn(stacks).output?.account_role_arns).toMatchObject({
      value: { account: "$" + "{aws_iam_role.ci_deploy.arn}", "account-plan": "$" + "{aws_iam_role.ci_plan.arn}" },
    });
  });

  it("has no roles where nobody asks for them", () => {
    const bare = stackIn(
      synthPlatform(
        platformWith((account) => {
          account.bootstrap = { awsAccountId: "111111111111" };
        }),
      ),
    );
    expect(Object.keys(bare.resource ?? {}).filter((type) => type.startsWith("aws_iam"))).toEqual([]);
    // Of the environment's own account no policy of the bucket has to speak.
    expect(JSON.stringify(bare.resource?.aws_s3_bucket_policy)).not.toContain("111111111111");
  });

  it("takes the place of the bucket that is made by hand, with the commands that move its state", () => {
    const platform = platformWith((account) => {
      delete account.attestations?.["bootstrap-state"];
    });
    const open = openSteps(platform);
    expect(open.map(({ id }) => id)).toContain("bootstrap-state");
    expect(open.map(({ id }) => id)).not.toContain("state-backend-exists");
    const text = open.find(({ id }) => id === "bootstrap-state")?.instructions.join("\n");
    expect(text).toContain("npx cdktf deploy bootstrap");
    expect(text).toContain('state push "$PWD/state/bootstrap.tfstate"');
  });
});

describe("what the bootstrap layer is asked for", () => {
  const state = { ...STATE };
  const attested = { "attestations.bootstrap-state": "A. Lovelace, 2026-11-27" };
  const bootstrap = { awsAccountId: "111111111111" };

  it.each<[Changes, Changes, string]>([
    [
      { bootstrap },
      {},
      'account: bootstrap: it makes the bucket of the states, and they are in none (backend "local"). Fix: write state: { backend: "s3"',
    ],
    [{ state: { backend: "cloud", organization: "acme" }, bootstrap }, {}, 'they are in none (backend "cloud")'],
    [{ state, bootstrap: {} }, {}, "bootstrap.awsAccountId"],
    [{ state, bootstrap: { awsAccountId: "1" } }, {}, "bootstrap.awsAccountId"],
    [{ state, bootstrap: { ...bootstrap, versionDays: 7 } }, {}, "bootstrap.versionDays"],
    [{ state, bootstrap: { ...bootstrap, key: { deletionWindowDays: 3 } } }, {}, "bootstrap.key.deletionWindowDays"],
    [
      { state, bootstrap: { ...bootstrap, ownState: "bucket" } },
      {},
      "the layer's state would move into the bucket without the key that was made for it. Fix: write state.kmsKeyArn first",
    ],
    [
      { state, bootstrap: { ...bootstrap, ciRoles: { repository: "acme/lakehouse" } } },
      {
        "foundation.permissionsBoundary": { mode: "create" },
        "foundation.ciRoles": { kind: "github", repository: "acme/lakehouse" },
      },
      'dev: foundation.ciRoles.oidcProvider: IAM takes one provider of GitHub in an AWS account, and bootstrap of config/account.ts makes that of 111111111111. Fix: set it to "existing".',
    ],
    [
      { state, bootstrap },
      { name: "state" },
      "names of the environment start with acme-state, and bootstrap of config/account.ts makes acme-state in the same AWS account",
    ],
  ])("%o with %o: %s", (account, dev, message) => {
    expect(report({ account: { ...attested, ...account }, dev })).toContain(message);
  });

  it("is nothing that anybody refuses, where it fits", () => {
    expect(report({ account: { ...attested, state, bootstrap } })).toBe("");
  });
});

describe("the bootstrap layer in the simulated cloud", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("is deployed, changes nothing afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platformWith(), ["bootstrap"]);
  });
});
