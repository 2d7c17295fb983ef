import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addresses } from "../../emitted/stacks";
import { domainAccess, domainCeiling, domainTrust } from "../../modules/data-services/datazone-domain/policies";
import { report } from "../config/problems";
import { withDatazone } from "../support/datazone";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const input = devInput();
withDatazone(input);
const ACCOUNT = "111111111111";
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";

describe("a domain of DataZone in the configuration", () => {
  const said = (change: Record<string, unknown>) => {
    const dev = devInput();
    withDatazone(dev);
    return report({ dev: { dataServices: dev.dataServices, ...change } });
  };

  it.each<[string, Record<string, unknown>]>([
    ["with projects", {}],
    ["without any", { "dataServices.portal.projects": undefined }],
  ])("is taken: %s", (_, change) => {
    expect(said(change)).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ "dataServices.portal.description": undefined }, "dataServices.portal.description: is missing"],
    [{ "dataServices.portal.description": "" }, "dataServices.portal.description"],
    [{ "dataServices.portal.description": "x".repeat(201) }, "dataServices.portal.description"],
    [{ "dataServices.portal.description": "a ${b}" }, "dataServices.portal.description"],
    [{ "dataServices.portal.projects": ["sales"] }, "dataServices.portal.projects"],
    [{ "dataServices.portal.projects.Sales Team": { description: "x" } }, "Sales Team"],
    [{ "dataServices.portal.projects.sales": {} }, "projects.sales.description: is missing"],
    [{ "dataServices.portal.projects.sales.owner": "data" }, "owner"],
    [{ "dataServices.portal.domainVersion": "V2" }, "domainVersion"],
    [{ "dataServices.portal.singleSignOn": true }, "singleSignOn"],
  ])("is refused: %j", (change, message) => {
    expect(said(change)).toContain(message);
  });
});

describe("the role of a domain", () => {
  it.each([
    ["allow", "datazone:SearchListings", {}, "*"],
    ["allow", "datazone:CreateSubscriptionRequest", {}, "*"],
    ["allow", "kms:Decrypt", { "kms:EncryptionContext:aws:datazone:domainId": "dzd_0a1b2c3d4e5f6" }, KEY],
    ["deny", "kms:Decrypt", {}, KEY],
    ["deny", "kms:Decrypt", { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-dev-raw" }, KEY],
    ["deny", "kms:Decrypt", { "kms:EncryptionContext:aws:datazone:domainId": "dzd_0a1b2c3d4e5f6" }, `${KEY}f`],
    ["deny", "datazone:DeleteDomain", {}, "arn:aws:datazone:eu-west-1:111111111111:domain/dzd_0a1b2c3d4e5f6"],
    ["deny", "datazone:PutDomainSharingPolicy", {}, "*"],
    ["deny", "s3:GetObject", {}, "arn:aws:s3:::acme-dev-raw/a"],
    ["deny", "glue:GetTables", {}, "*"],
  ] as const)("does what people do in the portal, and nothing else: %s %s", (decision, action, context, on) => {
    expect(simulateIdentity(domainAccess(KEY), { action, resource: on, context })).toBe(decision);
    if (decision === "allow") {
      expect(simulateIdentity(domainCeiling(KEY), { action, resource: on, context })).toBe("allow");
    }
  });

  it.each([
    ["allow", "sts:AssumeRole", { "aws:SourceAccount": ACCOUNT }],
    ["allow", "sts:TagSession", { "aws:SourceAccount": ACCOUNT, "aws:TagKeys": "datazone-domainId" }],
    ["deny", "sts:AssumeRole", { "aws:SourceAccount": "999999999999" }],
    ["deny", "sts:AssumeRole", {}],
    ["deny", "sts:TagSession", { "aws:SourceAccount": ACCOUNT, "aws:TagKeys": "Project" }],
  ] as const)("is taken by DataZone for domains of the account: %s %s %j", (decision, action, context) => {
    const by = { service: "datazone.amazonaws.com" };
    expect(simulate(domainTrust({ accountId: ACCOUNT }), ACCOUNT, { by, action, context })).toBe(decision);
  });

  it("is taken by nobody else", () => {
    const context = { "aws:SourceAccount": ACCOUNT };
    const by = { service: "glue.amazonaws.com" };
    expect(simulate(domainTrust({ accountId: ACCOUNT }), ACCOUNT, { by, action: "sts:AssumeRole", context })).toBe(
      "deny",
    );
  });
});

describe("what a domain of DataZone gets", () => {
  const json = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-data-services")?.json;
  if (!json) throw new Error("no stack dev-data-services");

  it("is a role, the domain and its projects", () => {
    expect(addresses(json)).toEqual([
      "aws_datazone_domain.data-service-portal",
      "aws_datazone_project.data-service-portal_project-pricing",
      "aws_datazone_project.data-service-portal_project-sales",
      "aws_iam_role.data-service-portal_role",
      "aws_iam_role_policy.data-service-portal_role_policy",
    ]);
    expect(resource(json, "aws_datazone_domain.data-service-portal")).toMatchObject({
      name: "acme-dev-portal",
      domain_execution_role: "${aws_iam_role.data-service-portal_role.arn}",
      domain_version: "V1",
      kms_key_identifier: "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}",
      lifecycle: { ignore_changes: ["single_sign_on"] },
    });
    expect(resource(json, "aws_datazone_project.data-service-portal_project-sales")).toMatchObject({
      domain_identifier: "${aws_datazone_domain.data-service-portal.id}",
      name: "sales",
    });
  });
});

describe("a domain of DataZone in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("comes, has nothing to change afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platformOf(accountInput(), input), ["dev-data-services"]);
  });
});
