import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("names of environments", () => {
  it("are refused when two are the same, once and not for all that follows from it", () => {
    expect(report({ prod: { name: "dev" } })).toMatchInlineSnapshot(
      `"prod: name: "dev" is the name of config/environments/dev.ts too. Fix: give each environment its own name."`,
    );
  });

  it("are refused when one is the start of another up to a hyphen, in another AWS account too", () => {
    expect(report({ prod: { name: "dev-2" } })).toMatchInlineSnapshot(`
      "prod: name: "dev-2" starts with the name of config/environments/dev.ts and a hyphen: policies and commands that are meant for acme-dev-* or dev-* would reach this environment too. Fix: rename the one that is not deployed yet, for example this one to "dev2".
      warning: prod: name: the environment is named "dev-2", its file is not. Fix: rename the file to dev-2.ts."
    `);
    expect(report({ dev: { name: "dev-a-b" }, prod: { name: "dev-a" } })).toContain(
      'dev: name: "dev-a-b" starts with the name of config/environments/prod.ts and a hyphen',
    );
  });

  it("are refused so in any AWS account and with any state", () => {
    const state = { backend: "local", directory: "elsewhere" };
    expect(report({ prod: { name: "dev-2", state } })).toContain("and a hyphen");
    expect(report({ prod: { name: "dev-2", awsAccountId: "111111111111" } })).toContain("and a hyphen");
  });

  it.each(["dev2", "de", "de-v", "prod-dev"])("may begin alike without it: dev and %s", (name) => {
    expect(report({ prod: { name } })).not.toContain("hyphen");
  });

  it("are doubtful when the file is called otherwise", () => {
    expect(report({ dev: { name: "test" } })).toMatchInlineSnapshot(
      `"warning: dev: name: the environment is named "test", its file is not. Fix: rename the file to test.ts."`,
    );
  });
});

const FRANKFURT = { region: "eu-central-1", "network.availabilityZoneIds": ["euc1-az1", "euc1-az2"] };
const CONFIG = { "foundation.config.mode": "existing" };

describe("singletons of an AWS account", () => {
  it("may be managed in each of several accounts, or regions", () => {
    expect(report({ prod: {} })).toBe("");
  });

  it("may be managed by one of the environments in an account", () => {
    const prod = { awsAccountId: "111111111111", "foundation.ebsEncryptionByDefault": "existing" };
    expect(report({ prod })).toBe("");
  });

  const SINGLETONS = [
    "ebsDefaultKey",
    "ebsSnapshotPublicAccessBlock",
    "s3PublicAccessBlock",
    "spotRole",
    "vpcPublicAccess.mode",
    "config.mode",
    "guardDuty.mode",
    "securityHub.mode",
    "macie.mode",
    "apiGatewayLogs",
    "bedrockLogs.mode",
    "iotLogs.mode",
    "accessAnalyzer.external",
    "accessAnalyzer.unused",
  ];
  it.each(SINGLETONS)("are refused when two environments manage them: %s", (path) => {
    const create = { [`foundation.${path}`]: "create", ...(path === "securityHub.mode" ? CONFIG : {}) };
    const shared = { awsAccountId: "111111111111", "foundation.ebsEncryptionByDefault": "existing" };
    expect(report({ dev: create, prod: { ...create, ...shared } })).toMatch(
      new RegExp(
        `^prod: foundation\\.${path.replace(".", "\\.")}: .+ per AWS account.*, and config/environments/dev\\.ts manages it for 111111111111.*\\. Fix: set it to "existing" in all but one of them\\.$`,
      ),
    );
    expect(report({ dev: create, prod: create })).toBe("");
    expect(report({ dev: create, prod: { ...create, ...shared, [`foundation.${path}`]: "existing" } })).toBe("");
  });

  it("are refused when two environments manage them: quickSight", () => {
    const subscribed = (mode: string) => ({
      "foundation.quickSight": {
        mode,
        accountName: "acme-analytics",
        notificationEmail: "bi@acme.example",
        authentication: "IAM_ONLY",
      },
    });
    const shared = { awsAccountId: "111111111111", "foundation.ebsEncryptionByDefault": "existing" };
    expect(report({ dev: subscribed("create"), prod: { ...subscribed("create"), ...shared } })).toMatch(
      /^prod: foundation\.quickSight\.mode: the subscription of QuickSight is one setting per AWS account, .+\. Fix: set it to "existing" in all but one of them\.$/,
    );
    expect(report({ dev: subscribed("create"), prod: { ...subscribed("existing"), ...shared } })).toBe("");
  });

  it("are refused when two environments manage them: accessGrants", () => {
    const grants = (mode: string) => ({
      "foundation.accessGrants": { mode, identityCenterArn: "arn:aws:sso:::instance/ssoins-6900123456789abc" },
    });
    const shared = { awsAccountId: "111111111111", "foundation.ebsEncryptionByDefault": "existing" };
    expect(report({ dev: grants("create"), prod: { ...grants("create"), ...shared } })).toMatch(
      /^prod: foundation\.accessGrants\.mode: the instance of S3 Access Grants is one setting .+\. Fix: set it to "existing" in all but one of them\.$/,
    );
    expect(report({ dev: grants("create"), prod: { ...grants("existing"), ...shared } })).toBe("");
  });

  it("are refused in two regions where the second would find and cost the same again", () => {
    const create = { "foundation.accessAnalyzer.unused": "create" };
    const elsewhere = { awsAccountId: "111111111111", ...FRANKFURT };
    const account = { "metastores.eu-central-1": { mode: "create", adminGroup: "platform-admins" } };
    expect(report({ account, dev: create, prod: { ...create, ...elsewhere } })).toMatchInlineSnapshot(
      `"prod: foundation.accessAnalyzer.unused: the analyzer of unused access finds the same in every region and is paid in each, per role and user: one is enough per AWS account, and config/environments/dev.ts manages it for 111111111111. Fix: set it to "existing" in all but one of them."`,
    );
    expect(
      report({ account, dev: create, prod: { ...elsewhere, "foundation.accessAnalyzer.unused": "existing" } }),
    ).toBe("");
  });

  it("are refused when two environments manage them", () => {
    expect(report({ prod: { awsAccountId: "111111111111" } })).toMatchInlineSnapshot(
      `"prod: foundation.ebsEncryptionByDefault: EBS encryption by default is one setting per AWS account and region, and config/environments/dev.ts manages it for 111111111111 in eu-west-1. Fix: set it to "existing" in all but one of them."`,
    );
  });
});
