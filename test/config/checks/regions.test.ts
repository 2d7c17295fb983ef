import { describe, expect, it } from "vitest";
import { report } from "../problems";

const ADMIN = { mode: "create", adminGroup: "platform-admins" };

describe("regions", () => {
  it("are fine when Databricks serves them and they have a metastore", () => {
    const dev = { region: "us-east-1", "network.availabilityZoneIds": ["use1-az1", "use1-az2"] };
    expect(report({ account: { "metastores.us-east-1": ADMIN }, dev })).toBe("");
  });

  it("are refused when nobody has heard of them", () => {
    expect(report({ dev: { region: "eu-west-9" } })).toMatchInlineSnapshot(
      `"dev: region: "eu-west-9" is not a region that Databricks serves. Fix: use one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, ap-southeast-3, ca-central-1, eu-central-1, eu-west-1, eu-west-2, eu-west-3, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2."`,
    );
    expect(report({ dev: { region: "constructor" } })).toContain(
      '"constructor" is not a region that Databricks serves',
    );
  });

  it("are refused with the reason when Databricks does not serve them", () => {
    expect(report({ dev: { region: "me-central-1" } })).toMatchInlineSnapshot(
      `"dev: region: me-central-1 is not supported: Databricks does not list it among its AWS regions. Fix: use one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, ap-southeast-3, ca-central-1, eu-central-1, eu-west-1, eu-west-2, eu-west-3, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2."`,
    );
  });

  it("are refused when they are in another shard", () => {
    expect(report({ dev: { region: "us-gov-west-1" } })).toMatchInlineSnapshot(
      `"dev: region: us-gov-west-1 is not in the account's shard, "commercial". Fix: use a region of the shard, or, if the account is in it, set shard to "govcloud-civilian" or "govcloud-dod"."`,
    );
    expect(report({ account: { shard: "govcloud-dod" } })).toMatchInlineSnapshot(`
      "account: metastores.eu-west-1: eu-west-1 is not in the account's shard, "govcloud-dod". Fix: use a region of the shard, or, if the account is in it, set shard to "commercial".
      dev: region: eu-west-1 is not in the account's shard, "govcloud-dod". Fix: use a region of the shard, or, if the account is in it, set shard to "commercial"."
    `);
  });

  it("are not judged by a shard that is wrong itself", () => {
    expect(report({ account: { shard: "goverment" }, dev: { region: "us-gov-west-1" } })).toMatchInlineSnapshot(`
      "account: shard: "goverment" is not one of the possible values. Fix: use one of "commercial", "govcloud-civilian", "govcloud-dod".
      dev: region: config/account.ts has no metastore in us-gov-west-1 (it has: eu-west-1). Fix: add metastores["us-gov-west-1"] there; an account has one per region."
    `);
  });

  it("are refused without a metastore", () => {
    const dev = { region: "eu-central-1", "network.availabilityZoneIds": ["euc1-az1", "euc1-az2"] };
    expect(report({ dev })).toMatchInlineSnapshot(
      `"dev: region: config/account.ts has no metastore in eu-central-1 (it has: eu-west-1). Fix: add metastores["eu-central-1"] there; an account has one per region."`,
    );
  });

  it("are fine with a metastore that is wrong itself", () => {
    expect(report({ account: { "metastores.eu-west-1": { mode: "make" } } })).toMatchInlineSnapshot(
      `"account: metastores.eu-west-1.mode: "make" is not one of the possible values. Fix: use one of "create", "existing"."`,
    );
  });

  it("of metastores and overrides are served, too", () => {
    const account = { "metastores.mars-1": ADMIN, "regionOverrides.eu-west-9": {} };
    expect(report({ account })).toMatchInlineSnapshot(`
      "account: metastores.mars-1: "mars-1" is not a region that Databricks serves. Fix: use one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, ap-southeast-3, ca-central-1, eu-central-1, eu-west-1, eu-west-2, eu-west-3, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2.
      account: regionOverrides.eu-west-9: "eu-west-9" is not a region that Databricks serves. Fix: use one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, ap-southeast-3, ca-central-1, eu-central-1, eu-west-1, eu-west-2, eu-west-3, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2."
    `);
  });

  it("are those of the endpoint services that override them", () => {
    const workspaceService = "com.amazonaws.vpce.eu-west-2.vpce-svc-0123456789abcdef0";
    expect(report({ account: { "regionOverrides.eu-west-1": { workspaceService } } })).toMatchInlineSnapshot(
      `"account: regionOverrides.eu-west-1.workspaceService: the endpoint service is in eu-west-2. Fix: write the one in eu-west-1."`,
    );
  });
});
