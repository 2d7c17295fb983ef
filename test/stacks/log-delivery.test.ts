import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountInput } from "../../config/schema/account";
import { accountLogStatements } from "../../modules/account-logs/actions";
import { report } from "../config/problems";
import { LOGS } from "../support/account-logs";
import { withBootstrap } from "../support/bootstrap";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

type Logs = NonNullable<AccountInput["logDelivery"]>;
const platformWith = (logDelivery: Logs) => platformOf({ ...accountInput(), logDelivery }, devInput());
const stackOf = (logDelivery: Logs) =>
  synthPlatform(platformWith(logDelivery)).find(({ name }) => name === "account")?.json ?? {};
const BUCKET = "acme-account-logs-555555555555";
const ROLE = "arn:aws:iam::555555555555:role/acme-account-log-delivery";
const KEY = "arn:aws:kms:eu-west-1:555555555555:key/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";

describe("logs of the account, in the configuration", () => {
  const withLogs = (change: object) => report({ account: { logDelivery: { ...LOGS, ...change } } });

  it.each<[string, object]>([
    ["both sorts", {}],
    ["one sort", { billableUsage: undefined }],
    ["stopped", { auditLogs: { enabled: false } }],
    ["with keys of S3, kept for years", { encryption: "s3", expireAfterDays: 3650 }],
    ["with a role in the account", { deployRoleArn: "arn:aws:iam::555555555555:role/terraform" }],
    ["with a bucket of that name", { bucket: "acme-databricks-audit" }],
    ["made anew", { auditLogs: { name: "acme-audit-2", prefix: "audit/2026" } }],
  ])("are taken: %s", (_, change) => expect(withLogs(change)).toBe(""));

  it.each<[string, object, string]>([
    [
      "of no sort",
      { auditLogs: undefined, billableUsage: undefined },
      "write auditLogs: {}, billableUsage: {} or both",
    ],
    [
      "both in one folder",
      { billableUsage: { prefix: "audit-logs" } },
      "audit-logs/ of auditLogs and audit-logs/ of billableUsage are not apart",
    ],
    ["in folders of each other", { billableUsage: { prefix: "audit-logs/usage" } }, "are not apart"],
    ["in folders of each other, the other way", { auditLogs: { prefix: "billable-usage/a" } }, "are not apart"],
    ["of one name", { auditLogs: { name: "a" }, billableUsage: { name: "a" } }, "a is that of auditLogs too"],
    ["in another partition", { region: "us-gov-west-1" }, "is in the partition aws-us-gov"],
    ["in no region", { region: "Ireland" }, '"Ireland" is not an AWS region'],
    ["in an account of Databricks", { awsAccountId: "414351767826" }, "is an AWS account of Databricks"],
    ["in no account", { awsAccountId: "5555" }, "is not an AWS account id"],
    [
      "with a role somewhere else",
      { deployRoleArn: "arn:aws:iam::111111111111:role/terraform" },
      "the role is in account 111111111111, the bucket in 555555555555",
    ],
    ["in a bucket with a dot", { bucket: "acme.logs" }, "has a dot in the bucket's name"],
    [
      "archived when they are gone",
      { archiveAfterDays: 100, expireAfterDays: 90 },
      "90 is not after archiveAfterDays, 100",
    ],
    ["kept too short", { expireAfterDays: 7 }, "expireAfterDays"],
    ["in a folder with a slash at its end", { auditLogs: { prefix: "audit/" } }, "is not a folder"],
    ["in the folder above", { auditLogs: { prefix: "../audit" } }, "prefix"],
    ["by a word that is not there", { auditLogs: { format: "CSV" } }, "format"],
    ["with an expression", { auditLogs: { name: "$" + "{x}" } }, "name"],
    ["encrypted by nothing", { encryption: "none" }, '"none" is not one of the possible values'],
  ])("are refused: %s", (_, change, message) => expect(withLogs(change)).toContain(message));

  it("have the roles of bootstrap.ciRoles in their own AWS account, and no other", () => {
    const account = accountInput();
    withBootstrap(account);
    const { state, bootstrap, attestations } = account;
    const found = (logDelivery: Logs) => report({ account: { state, bootstrap, attestations, logDelivery } });
    expect(found(LOGS)).toBe("");
    expect(found({ ...LOGS, awsAccountId: "666666666666" })).toContain(
      "the roles of bootstrap.ciRoles are in 555555555555, and make no bucket in 666666666666",
    );
    expect(found({ ...LOGS, deployRoleArn: "arn:aws:iam::555555555555:role/terraform" })).toContain(
      "jobs that only look",
    );
    expect(found({ ...LOGS, bucket: "acme-terraform-state" })).toContain("is the bucket of the states");
  });
});

describe("logs of the account", () => {
  const json = stackOf(LOGS);
  const text = (address: string, name: string) => JSON.parse(String(resource(json, address)[name])).Statement;

  it("are delivered in the one format of their sort, into folders of one bucket, and never ended by accident", () => {
    const made = (key: string) => resource(json, `databricks_mws_log_delivery.log-delivery_${key}`);
    expect(made("audit-logs")).toMatchObject({
      config_name: "acme-audit-logs",
      log_type: "AUDIT_LOGS",
      output_format: "JSON",
      delivery_path_prefix: "audit-logs",
      status: "ENABLED",
      lifecycle: { prevent_destroy: true },
    });
    expect(made("billable-usage")).toMatchObject({ log_type: "BILLABLE_USAGE", output_format: "CSV" });
    expect(made("audit-logs")).not.toHaveProperty("workspace_ids_filter");
    expect(made("audit-logs")).not.toHaveProperty("delivery_start_time");
    expect(json.provider?.aws).toMatchObject([{ region: "eu-west-1", allowed_account_ids: ["555555555555"] }]);
  });

  it("are stopped by the one argument that can change", () => {
    const [running, stopped] = [LOGS, { ...LOGS, auditLogs: { enabled: false } }].map((logs) => stackOf(logs).resource);
    const at = (all: typeof running) => all?.databricks_mws_log_delivery?.["log-delivery_audit-logs"];
    expect(at(stopped)).toEqual({ ...at(running), status: "DISABLED" });
  });

  it("are in a bucket that keeps versions, moves and deletes by age, and is encrypted with a key of its own", () => {
    expect(resource(json, "aws_s3_bucket.log-delivery")).toMatchObject({
      bucket: BUCKET,
      lifecycle: { prevent_destroy: true },
    });
    expect(JSON.stringify(resource(json, "aws_s3_bucket_lifecycle_configuration.log-delivery_lifecycle"))).toMatch(
      /"days":400.*"noncurrent_days":30.*"days":90,"storage_class":"GLACIER_IR"/,
    );
    expect(JSON.stringify(json.resource?.aws_s3_bucket_server_side_encryption_configuration)).toContain(
      "aws_kms_key.log-delivery_key.arn",
    );
    expect(Object.keys(stackOf({ ...LOGS, encryption: "s3" }).resource ?? {})).not.toContain("aws_kms_key");
  });

  it.each([
    ["s3:PutObject", "audit-logs/workspaceId=0/a.json", ROLE, "allow"],
    ["s3:GetObject", "audit-logs/workspaceId=0/a.json", ROLE, "allow"],
    ["s3:DeleteObject", "audit-logs/workspaceId=0/a.json", ROLE, "allow"],
    ["s3:DeleteObjectVersion", "audit-logs/workspaceId=0/a.json", ROLE, "deny"],
    ["s3:PutObject", "audit-logs/a.json", "arn:aws:iam::414351767826:root", "deny"],
    ["s3:PutObject", "audit-logs/a.json", "arn:aws:iam::666666666666:role/acme-account-log-delivery", "deny"],
    ["s3:PutBucketPolicy", "", ROLE, "deny"],
  ] as const)("lets by the bucket's policy %s of %s: %s, %s", (action, key, by, decision) => {
    const statements = JSON.parse(
      JSON.stringify(text("aws_s3_bucket_policy.log-delivery_policy", "policy")).replaceAll(
        "$" + "{aws_iam_role.log-delivery_role.arn}",
        ROLE,
      ),
    );
    const found = simulate(statements, "555555555555", {
      by: { arn: by },
      action,
      resource: key === "" ? `arn:aws:s3:::${BUCKET}` : `arn:aws:s3:::${BUCKET}/${key}`,
      context: { "aws:SecureTransport": "true" },
    });
    expect(found).toBe(decision);
  });

  it.each([
    ["s3:PutObject", `arn:aws:s3:::${BUCKET}/audit-logs/a.json`, "s3", "allow"],
    ["s3:ListBucket", `arn:aws:s3:::${BUCKET}`, "s3", "allow"],
    ["s3:DeleteObjectVersion", `arn:aws:s3:::${BUCKET}/audit-logs/a.json`, "s3", "deny"],
    ["s3:PutObject", "arn:aws:s3:::acme-terraform-state/lakehouse/account.tfstate", "s3", "deny"],
    ["s3:PutBucketPolicy", `arn:aws:s3:::${BUCKET}`, "s3", "deny"],
    ["kms:GenerateDataKey", KEY, "s3", "allow"],
    ["kms:Decrypt", KEY, "s3", "allow"],
    ["kms:Decrypt", KEY, "secretsmanager", "deny"],
    ["kms:Decrypt", KEY.replace("3a1f", "4b2f"), "s3", "deny"],
    ["kms:PutKeyPolicy", KEY, "s3", "deny"],
    ["sts:AssumeRole", "arn:aws:iam::555555555555:role/acme-account", "s3", "deny"],
  ] as const)("let the role by its own policy %s on %s over %s: %s", (action, on, service, decision) => {
    const statements = JSON.parse(
      JSON.stringify(text("aws_iam_role_policy.log-delivery_role-policy", "policy")).replaceAll(
        "$" + "{aws_kms_key.log-delivery_key.arn}",
        KEY,
      ),
    );
    const context = { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` };
    expect(simulateIdentity(statements, { action, resource: on, context })).toBe(decision);
  });

  it.each([
    ["the account itself", "arn:aws:iam::555555555555:root", "kms:PutKeyPolicy", "allow"],
    ["another account", "arn:aws:iam::111111111111:root", "kms:Decrypt", "deny"],
    ["Databricks", "arn:aws:iam::414351767826:root", "kms:GenerateDataKey", "deny"],
  ] as const)("let by the key's policy %s (%s) %s: %s", (_, by, action, decision) => {
    const found = simulate(text("aws_kms_key.log-delivery_key", "policy"), "555555555555", {
      by: { arn: by },
      action,
      resource: KEY,
      context: {},
    });
    expect(found).toBe(decision);
  });

  it("let Databricks in by its role for logs, in the name of this account alone", () => {
    expect(text("aws_iam_role.log-delivery_role", "assume_role_policy")).toMatchObject([
      {
        Principal: { AWS: expect.stringContaining(":role/SaasUsageDeliveryRole-prod-IAMRole-") },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": accountInput().databricksAccountId } },
      },
    ]);
  });

  const place = {
    partition: "aws",
    accountId: "555555555555",
    region: "eu-west-1",
    names: { bucket: BUCKET, role: "acme-account-log-delivery", key: "acme-account-logs" },
  };

  it.each([
    ["s3:CreateBucket", `arn:aws:s3:::${BUCKET}`, "allow", "deny"],
    ["s3:PutBucketPolicy", `arn:aws:s3:::${BUCKET}`, "allow", "deny"],
    ["s3:GetBucketPolicy", `arn:aws:s3:::${BUCKET}`, "allow", "allow"],
    ["s3:PutBucketPolicy", "arn:aws:s3:::acme-terraform-state", "deny", "deny"],
    ["s3:GetObject", `arn:aws:s3:::${BUCKET}/audit-logs/a.json`, "deny", "deny"],
    ["s3:DeleteObject", `arn:aws:s3:::${BUCKET}/audit-logs/a.json`, "deny", "deny"],
    ["iam:CreateRole", ROLE, "allow", "deny"],
    ["iam:GetRole", ROLE, "allow", "allow"],
    ["iam:CreateRole", "arn:aws:iam::555555555555:role/acme-account", "deny", "deny"],
    ["iam:AttachRolePolicy", ROLE, "deny", "deny"],
    ["kms:PutKeyPolicy", KEY.replace("3a1f", "4b2f"), "allow", "deny"],
    ["kms:PutKeyPolicy", KEY, "deny", "deny"],
    ["kms:ScheduleKeyDeletion", KEY, "deny", "deny"],
    ["kms:DescribeKey", KEY, "allow", "allow"],
    ["kms:Decrypt", KEY.replace("3a1f", "4b2f"), "deny", "deny"],
  ] as const)("need of roles of jobs %s on %s: %s, and to look %s", (action, on, deploys, looks) => {
    const decided = [true, false].map((writes) =>
      simulateIdentity(accountLogStatements(place, KEY, writes), { action, resource: on }),
    );
    expect(decided).toEqual([deploys, looks]);
  });

  it("are in the rights of the roles of bootstrap, where there are any", () => {
    const account = { ...accountInput(), logDelivery: LOGS };
    withBootstrap(account);
    const stack = synthPlatform(platformOf(account, devInput())).find(({ name }) => name === "bootstrap");
    const [deploy, plan] = Object.values(stack?.json.resource?.aws_iam_policy ?? {}).map((one) => String(one.policy));
    expect(deploy).toContain("s3:PutBucketPolicy");
    expect(plan).toContain("s3:GetBucketPolicy");
    expect(plan).not.toMatch(/:(Put|Create|Delete)/);
  });
});

describe("logs of the account, deployed", () => {
  let site: SimulatedSite;
  beforeAll(() => {
    site = new SimulatedSite();
  });
  afterAll(() => site.remove());

  it("come, have nothing to change afterwards, stop and go; made anew they need another name", async () => {
    await expectComesAndGoes(site, platformWith(LOGS), ["account"]);
    // What was destroyed is stopped, and still has its name.
    await site.with(platformWith(LOGS), ["account"], async (simulation) => {
      expect(failures(await simulation.up()).join("\n")).toContain("choose another config_name");
      await simulation.destroy();
    });
    const anew = { ...LOGS, auditLogs: { name: "acme-audit-2" }, billableUsage: { name: "acme-usage-2" } };
    await site.with(platformWith(anew), ["account"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
    });
    await site.with(
      platformWith({ ...anew, auditLogs: { ...anew.auditLogs, enabled: false } }),
      ["account"],
      async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        expect(failures(await simulation.planIsEmpty())).toEqual([]);
      },
    );
  });
});
