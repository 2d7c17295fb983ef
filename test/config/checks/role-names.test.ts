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
