import { describe, expect, it } from "vitest";
import { type Changes, report } from "../problems";

const account = { "metastores.eu-central-1": { mode: "create", adminGroup: "platform-admins" } };
const FRANKFURT = { region: "eu-central-1", "network.availabilityZoneIds": ["euc1-az1", "euc1-az2"] };
const SAME_ACCOUNT = { awsAccountId: "111111111111", ...FRANKFURT };
const recorder = (settings: object = {}) => ({ "foundation.config": { mode: "create", ...settings } });
const both = (dev: Changes, prod: Changes) => report({ account, dev, prod: { ...SAME_ACCOUNT, ...prod } });

describe("recorders of AWS Config in two regions of an AWS account", () => {
  it("are warned about when both record IAM by default", () => {
    expect(both(recorder(), recorder())).toMatchInlineSnapshot(
      `"warning: prod: foundation.config.globalResources: IAM is the same in every region, and the recorder of config/environments/dev.ts records it for 111111111111 already: every record and finding is there twice, and paid twice. Fix: set it to false, or to true where Security Hub of this region needs it."`,
    );
  });

  it("may leave it to one of them, or say that it is meant", () => {
    expect(both(recorder(), recorder({ globalResources: false }))).toBe("");
    expect(both(recorder({ globalResources: false }), recorder())).toBe("");
    expect(both(recorder({ globalResources: true }), recorder({ globalResources: true }))).toBe("");
    expect(both(recorder(), recorder({ mode: "existing" }))).toBe("");
  });

  it("leave it to the one that is meant", () => {
    expect(both(recorder(), recorder({ globalResources: true }))).toContain(
      "warning: dev: foundation.config.globalResources: IAM is the same in every region, and the recorder of config/environments/prod.ts",
    );
  });

  it("have nothing to do with each other in two AWS accounts", () => {
    expect(report({ account, dev: recorder(), prod: { ...FRANKFURT, ...recorder() } })).toBe("");
  });

  it("cannot both be in one region, which is all that is said then", () => {
    const prod = { awsAccountId: "111111111111", "foundation.ebsEncryptionByDefault": "existing", ...recorder() };
    expect(report({ dev: recorder(), prod })).toMatch(/^prod: foundation\.config\.mode: [^\n]+$/);
  });
});
