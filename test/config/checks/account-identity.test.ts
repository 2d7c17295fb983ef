import { describe, expect, it } from "vitest";
import { report } from "../problems";

const group = (...groups: string[]) => ({ mode: "create", groups });

describe("identities of the account", () => {
  it("may be nested", () => {
    expect(report({ account: { "groups.everyone": group("analysts", "data-engineers") } })).toBe("");
  });

  it("include the deployer, who is there already", () => {
    expect(report({ account: { deployer: "terrafrom" } })).toMatchInlineSnapshot(
      `"account: deployer: "terrafrom" is not a service principal of the account (terraform, ingestion). Fix: write "terraform", or declare it under servicePrincipals."`,
    );
    expect(report({ account: { "servicePrincipals.terraform": { mode: "create" } } })).toMatchInlineSnapshot(
      `"account: servicePrincipals.terraform.mode: Terraform runs as this service principal, so it cannot be the one to make it. Fix: make it by hand once, and write { mode: "existing", applicationId: "…" }."`,
    );
  });

  it("include the metastore's administrators", () => {
    expect(report({ account: { "metastores.eu-west-1.adminGroup": "admins" } })).toMatchInlineSnapshot(
      `"account: metastores.eu-west-1.adminGroup: "admins" is a group of Databricks itself, which nobody can make, fill or look up here. Fix: use a group of your own; what everybody in the account may do with data is granted under everyone, beside groups."`,
    );
  });

  it("include everybody who is in a group", () => {
    const analysts = { mode: "create", groups: ["interns"], servicePrincipals: ["robot"] };
    expect(report({ account: { "groups.analysts": analysts } })).toMatchInlineSnapshot(`
      "account: groups.analysts.groups.0: "interns" is not a group of the account (platform-admins, data-engineers, analysts). Fix: correct the name, or declare it under groups.
      account: groups.analysts.servicePrincipals.0: "robot" is not a service principal of the account (terraform, ingestion). Fix: correct the name, or declare it under servicePrincipals."
    `);
  });

  it("are not missed when they are declared, but wrong", () => {
    const account = { "groups.data-engineers": 5, "servicePrincipals.ingestion": { mode: "creat" } };
    expect(report({ account: { ...account, "groups.analysts.groups": ["data-engineers"] } })).toMatchInlineSnapshot(`
      "account: groups.data-engineers: must be an object, but is 5. Fix: write an object in braces, with mode "create" or "existing".
      account: servicePrincipals.ingestion.mode: "creat" is not one of the possible values. Fix: use one of "create", "existing"."
    `);
  });

  it("are not in themselves", () => {
    const account = { "groups.analysts": group("data-engineers"), "groups.data-engineers.groups": ["analysts"] };
    expect(report({ account })).toMatchInlineSnapshot(
      `"account: groups.analysts.groups: the group contains itself: analysts → data-engineers → analysts. Fix: take one of these out of the other."`,
    );
    expect(report({ account: { "groups.analysts": group("analysts") } })).toMatchInlineSnapshot(
      `"account: groups.analysts.groups: the group contains itself: analysts → analysts. Fix: take one of these out of the other."`,
    );
  });

  it("are nested ten levels deep at most", () => {
    const chain = (levels: number) =>
      Object.fromEntries(
        Array.from({ length: levels + 1 }, (_, n) => [`groups.g${n}`, n < levels ? group(`g${n + 1}`) : group()]),
      );
    expect(report({ account: chain(10) })).toBe("");
    expect(report({ account: chain(11) })).toMatchInlineSnapshot(
      `"account: groups.g0.groups: groups are nested 11 levels deep here. Fix: nest them at most 10 levels deep."`,
    );
  });
});

describe("administrators of a metastore", () => {
  it("hold the deployer, directly or through another group", () => {
    const account = { "groups.owners": group("platform-admins"), "metastores.eu-west-1.adminGroup": "owners" };
    expect(report({ account })).toBe("");
  });

  it("are refused without the deployer", () => {
    expect(report({ account: { "metastores.eu-west-1.adminGroup": "analysts" } })).toMatchInlineSnapshot(
      `"account: metastores.eu-west-1.adminGroup: group analysts does not hold terraform, which Terraform runs as: the next run could not change the metastore. Fix: add "terraform" to groups["analysts"].servicePrincipals."`,
    );
  });
});
