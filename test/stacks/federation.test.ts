import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountInput } from "../../config/schema/account";
import { type Changes, report } from "../config/problems";
import { FEDERATION, withIdentity } from "../support/federation";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

function platformWith(change: (account: AccountInput) => void = withIdentity) {
  const account = accountInput();
  change(account);
  return platformOf(account, devInput());
}

const GITHUB = "https://token.actions.githubusercontent.com";
const program = (change: object) => ({
  "servicePrincipals.terraform.federationPolicies": {
    ci: { issuer: GITHUB, subject: "repo:acme/lakehouse:environment:prod", ...change },
  },
});
const company = (change: object) => ({ federationPolicies: { company: { ...FEDERATION.company, ...change } } });
const people = (users: object, groups: object = {}) => ({ users, ...groups });

describe("tokens in the place of secrets, in the configuration", () => {
  it.each<[string, Changes]>([
    ["of people", company({})],
    ["of people, with what Databricks takes by itself", { federationPolicies: { a: { issuer: "https://a.example" } } }],
    ["of a program", program({})],
    [
      "of two environments",
      {
        "servicePrincipals.terraform.federationPolicies": Object.fromEntries(
          ["dev", "prod"].map((name) => [name, { issuer: GITHUB, subject: `repo:acme/lakehouse:environment:${name}` }]),
        ),
      },
    ],
    ["of people who are made here", people({ ada: { userName: "ada@acme.example", groups: ["analysts"] } })],
  ])("are taken: %s", (_, account) => expect(report({ account })).toBe(""));

  it.each<[string, Changes, string]>([
    ["of GitHub, for whomever they name", company({ issuer: GITHUB }), "issues tokens to anybody"],
    [
      "of HCP Terraform, for whomever they name",
      company({ issuer: "https://app.terraform.io" }),
      "issues tokens to anybody",
    ],
    [
      "of a tenant of a public issuer",
      company({ issuer: "https://vstoken.dev.azure.com/x" }),
      "issues tokens to anybody",
    ],
    ["without TLS", company({ issuer: "http://login.acme.example" }), "is not the issuer of tokens"],
    ["for nobody", company({ audiences: [] }), "audiences"],
    ["for somebody twice", company({ audiences: ["a", "a"] }), "audiences"],
    ["with a subject for everybody", company({ subject: "ada" }), "subject"],
    ["of a claim with a space", company({ subjectClaim: "e mail" }), "is not the claim of a token"],
    [
      "with keys without TLS",
      company({ keySetUrl: "http://login.acme.example/keys" }),
      "is not the address of public keys",
    ],
    ["with keys that are no address", company({ keySetUrl: "keys.json" }), "is not the address of public keys"],
    ["of a program without a subject", program({ subject: undefined }), "subject"],
    ["of every branch of a program", program({ subject: "repo:acme/lakehouse:*" }), "has a wildcard"],
    ["of nobody", program({ subject: "" }), "subject"],
    [
      "twice",
      { federationPolicies: { a: FEDERATION.company, b: { ...FEDERATION.company, description: "Again" } } },
      "federationPolicies.b: says the same as a",
    ],
    ["with an expression", program({ subject: "$" + "{x}" }), "subject"],
    ["with a secret", program({ clientSecret: "x" }), "clientSecret"],
  ])("are refused: %s", (_, account, message) => expect(report({ account })).toContain(message));

  it.each<[string, object, string]>([
    ["no address", { ada: { userName: "ada" } }, "is not an e-mail address"],
    ["no address at all", { ada: {} }, "userName"],
    [
      "one person twice",
      { ada: { userName: "ada@acme.example" }, lovelace: { userName: "Ada@acme.example" } },
      "users.lovelace.userName: Ada@acme.example is ada too",
    ],
    ["a group that is not there", { ada: { userName: "ada@acme.example", groups: ["analyst"] } }, "analyst"],
    ["a group twice", { ada: { userName: "ada@acme.example", groups: ["analysts", "analysts"] } }, "analysts"],
    ["a password", { ada: { userName: "ada@acme.example", password: "x" } }, "password"],
    ["rights", { ada: { userName: "ada@acme.example", admin: true } }, "admin"],
  ])("people are refused: %s", (_, users, message) => expect(report({ account: people(users) })).toContain(message));

  it("people are refused where the identity provider provisions them", () => {
    const account = {
      users: { ada: { userName: "ada@acme.example" } },
      "groups.readers": { mode: "existing" },
      "attestations.scim-groups": "A. Lovelace, 2026-11-27",
    };
    expect(report({ account })).toContain(
      'account: users: the identity provider provisions people (groups.readers is "existing")',
    );
  });
});

describe("tokens in the place of secrets", () => {
  const json = synthPlatform(platformWith()).find(({ name }) => name === "account")?.json ?? {};
  let site: SimulatedSite;
  beforeAll(() => {
    site = new SimulatedSite();
  });
  afterAll(() => site.remove());

  it("sign people in as whom they name", () => {
    expect(resource(json, "databricks_account_federation_policy.federation-company")).toMatchObject({
      policy_id: "company",
      oidc_policy: {
        issuer: "https://login.acme.example/oauth2",
        audiences: ["databricks"],
        subject_claim: "email",
        jwks_uri: "https://login.acme.example/oauth2/v1/keys",
      },
    });
    expect(JSON.stringify(json.resource?.databricks_account_federation_policy)).not.toContain('"subject"');
  });

  it("sign programs in as one service principal each, made here or there already", () => {
    const of = (id: string) => resource(json, `databricks_service_principal_federation_policy.federation-${id}`);
    expect(of("terraform-prod")).toMatchObject({
      service_principal_id: "$" + "{data.databricks_service_principal.service-principal-terraform.id}",
      oidc_policy: { issuer: GITHUB, subject: "repo:acme/lakehouse:environment:prod", subject_claim: "sub" },
    });
    expect(of("ingestion-erp")).toMatchObject({
      service_principal_id: "$" + "{databricks_service_principal.service-principal-ingestion.id}",
      oidc_policy: { audiences: ["lakehouse"] },
    });
  });

  it("stand beside people who are made here, and who are stopped, not deleted, when they are taken out", () => {
    expect(resource(json, "databricks_user.user-ada")).toMatchObject({
      user_name: "ada@acme.example",
      display_name: "Ada Lovelace",
      disable_as_user_deletion: true,
    });
    expect(resource(json, "databricks_group_member.group-analysts_member-user-ada")).toMatchObject({
      member_id: "$" + "{databricks_user.user-ada.id}",
    });
    expect(Object.keys(json.resource?.databricks_group_member ?? {}).filter((id) => id.includes("grace"))).toEqual([]);
  });

  it("let those administer the account who are said to, and close legacy features of new workspaces", () => {
    const stack = synthPlatform(platformWith()).find(({ name }) => name === "account");
    if (stack === undefined) throw new Error("no stack");
    const { json } = stack;
    expect(resource(json, "databricks_group_role.group-account-admins_account-admin")).toEqual({
      group_id: "${databricks_group.group-account-admins.id}",
      role: "account_admin",
    });
    expect(resource(json, "databricks_service_principal_role.service-principal-ingestion_account-admin")).toEqual({
      service_principal_id: "${databricks_service_principal.service-principal-ingestion.id}",
      role: "account_admin",
    });
    expect(Object.keys(json.resource?.databricks_group_role ?? {})).toHaveLength(1);
    expect(resource(json, "databricks_disable_legacy_features_setting.legacy-features")).toEqual({
      disable_legacy_features: { value: true },
    });
  });

  it("are deployed to simulated services, have nothing to change afterwards, and go", async () => {
    await expectComesAndGoes(site, platformWith(), ["account"]);
  });
});
