import { describe, expect, it } from "vitest";
import { report } from "../problems";

const location = (url: string) => ({ url, comment: "Files of a partner" });

describe("names of IAM roles", () => {
  it("are fine when they are short and their own", () => {
    expect(report({ dev: { "externalLocations.partner": location("s3://partner/files") } })).toBe("");
  });

  it("are refused when they come out longer than IAM takes", () => {
    const dev = {
      name: "development1",
      "workspaces.a-very-long-name-of-a-workspac": { networkSlot: 1 },
      governanceWorkspace: "main",
    };
    expect(report({ account: { name: "acme-company" }, dev })).toContain(
      "dev: workspaces.a-very-long-name-of-a-workspac: the role of workspace a-very-long-name-of-a-workspac would be acme-company-development1-databricks-a-very-long-name-of-a-workspac: 67 characters, and IAM takes 64. Fix: shorten the key.",
    );
  });

  it("are refused when roles of two environments in an account come out alike, those of a CI system included", () => {
    const state = { backend: "cloud", organization: "acme" };
    const foundation = (kind: object) => ({
      permissionsBoundary: { mode: "create" },
      ciRoles: { planRole: "create", oidcProvider: "existing", ...kind },
      ebsEncryptionByDefault: "existing",
    });
    const files = {
      account: { "attestations.state-backend-exists": "A. Lovelace, 2026-11-02" },
      dev: { state, foundation: foundation({ kind: "hcp-terraform" }) },
      prod: {
        name: "dev-settings",
        awsAccountId: "111111111111",
        foundation: foundation({ kind: "github", repository: "acme/lakehouse" }),
      },
    };
    expect(report(files)).toContain(
      "prod: foundation.ciRoles: the role of plans would be acme-dev-settings-plan, like that of plans of settings in config/environments/dev.ts. Fix: use another name for one of the environments.",
    );
  });

  it("are refused when storage credentials of two accounts meet in one metastore", () => {
    const files = {
      dev: { "zones.x-raw": { kind: "raw", comment: "Files" } },
      prod: { name: "dev-x", "zones.raw": { kind: "raw", comment: "Files" } },
    };
    expect(report(files)).toContain(
      "prod: zones.raw: the credential of zone raw would be acme-dev-x-raw, like that of zone x-raw in config/environments/dev.ts. Fix: use another key.",
    );
  });

  it("are refused when a zone and an external location get the same", () => {
    const dev = {
      "zones.ext-partner": { kind: "raw", comment: "Files" },
      "externalLocations.partner": location("s3://partner/files"),
    };
    expect(report({ dev })).toMatchInlineSnapshot(
      `"dev: externalLocations.partner: the role of external location partner would be acme-dev-uc-ext-partner, like that of zone ext-partner in config/environments/dev.ts. Fix: use another key."`,
    );
  });
});

const raw = (more: object = {}) => ({ kind: "raw", comment: "Files", ...more });
const STATE = { backend: "s3", bucket: "acme-dev-raw-111111111111", region: "eu-west-1" };

describe("names of buckets", () => {
  it("are refused when they come out longer than S3 takes", () => {
    const dev = {
      name: "development1",
      "workspaces.a-long-name-of-a-workspace": { networkSlot: 1 },
      governanceWorkspace: "main",
    };
    expect(report({ account: { name: "acme-company" }, dev })).toContain(
      "dev: workspaces.a-long-name-of-a-workspace: the root bucket of workspace a-long-name-of-a-workspace would be acme-company-development1-root-a-long-name-of-a-workspace-111111111111: 70 characters, and S3 takes 63. Fix: shorten the key.",
    );
  });

  it("may be chosen where the derived one is too long", () => {
    const zone = "zones.files-of-many-partners-overseas";
    const account = { name: "acme-company" };
    expect(report({ account, dev: { name: "development1", [zone]: raw() } })).toContain(
      `Fix: shorten the key, or set ${zone}.bucket`,
    );
    expect(report({ account, dev: { name: "development1", [zone]: raw({ bucket: "acme-partners" }) } })).not.toContain(
      "S3 takes",
    );
  });

  it("are refused when a zone's is that of the logs", () => {
    expect(report({ dev: { "zones.logs": raw() } })).toMatchInlineSnapshot(
      `"dev: zones.logs: the bucket of zone logs would be acme-dev-logs-111111111111, like the log bucket in config/environments/dev.ts. Fix: use another key, or another bucket."`,
    );
  });

  it("are refused when two zones have the same, in one environment or in two", () => {
    expect(
      report({ dev: { "zones.more": raw({ bucket: "shared" }) }, prod: { "zones.more": raw({ bucket: "shared" }) } }),
    ).toMatchInlineSnapshot(
      `"prod: zones.more.bucket: the bucket of zone more would be shared, like the bucket of zone more in config/environments/dev.ts. Fix: use another key, or another bucket."`,
    );
  });

  it("are refused when a zone's is that of the state", () => {
    const account = { state: STATE, "attestations.state-backend-exists": "A. Lovelace, 2026-11-02" };
    expect(report({ account })).toMatchInlineSnapshot(
      `"dev: zones.raw: the bucket of zone raw would be acme-dev-raw-111111111111, like the bucket of the state in config/account.ts. Fix: use another key, or another bucket."`,
    );
  });

  it("may be the same for the states of several files", () => {
    const account = {
      state: { ...STATE, bucket: "acme-state" },
      "attestations.state-backend-exists": "A. Lovelace, 2026-11-02",
    };
    expect(report({ account, dev: { state: { ...STATE, bucket: "acme-state" } } })).toBe("");
  });

  it("are refused with dots, which Databricks does not support", () => {
    expect(report({ dev: { "zones.raw.bucket": "raw.acme.example" } })).toMatchInlineSnapshot(
      `"dev: zones.raw.bucket: "raw.acme.example" has a dot in the bucket's name, which Databricks does not support. Fix: use a bucket with hyphens instead."`,
    );
  });
});
