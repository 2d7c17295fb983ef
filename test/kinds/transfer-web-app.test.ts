import { beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { browsers } from "../../modules/data-services/transfer-web-app/browsers";
import {
  bearerStatements,
  bearerTrust,
  filesStatements,
  filesTrust,
} from "../../modules/data-services/transfer-web-app/policies";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { AUDIT_GROUP, FINANCE_GROUP, IDENTITY_CENTER, transferWebApp, withWebApp } from "../support/transfer-partners";

const AT = "dataServices.desk";
const INVOICES = `${AT}.folders.invoices`;
const FINANCE = `${INVOICES}.groups.finance`;
const app = (): Record<string, unknown> => ({
  "foundation.accessGrants": { mode: "create", identityCenterArn: IDENTITY_CENTER },
  [AT]: transferWebApp(),
});

describe("a web app for files in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["with Access Grants that are made here", {}],
    ["with those of the account", { "foundation.accessGrants.mode": "existing" }],
    ["with more units", { [`${AT}.units`]: 3 }],
    ["without a title", { [`${AT}.title`]: undefined }],
    ["with a group in several folders", { [`${AT}.folders.reports.groups.finance`]: { groupId: FINANCE_GROUP } }],
  ])("is taken: %s", (_, change) => {
    expect(report({ dev: { ...app(), ...change } })).not.toContain("error");
    expect(
      report({ dev: { ...app(), ...change } })
        .split("\n")
        .filter((line) => /\.desk[.:]/.test(line)),
    ).toEqual(
      change[`${AT}.folders.reports.groups.finance`] === undefined ? [] : [expect.stringContaining("no source loads")],
    );
  });

  it.each<[Record<string, unknown>, string]>([
    [
      { "foundation.accessGrants": undefined },
      "gives people files by S3 Access Grants, and foundation.accessGrants.mode is off",
    ],
    [{ "foundation.accessGrants": { mode: "create" } }, "is missing, and people are known by it"],
    [{ "foundation.accessGrants": { mode: "existing" } }, "is missing, and people are known by it"],
    [
      { "foundation.accessGrants.identityCenterArn": "ssoins-6900123456789abc" },
      "is not the ARN of an instance of IAM Identity Center",
    ],
    [{ [`${AT}.zone`]: "curated" }, "curated"],
    [{ [`${AT}.folders`]: {} }, "has no folder"],
    [{ [`${INVOICES}.groups`]: {} }, "lets nobody in"],
    [{ [`${INVOICES}.folder`]: "/orders" }, "is not a folder"],
    [{ [`${FINANCE}.groupId`]: "finance" }, "is not the id of a group of IAM Identity Center"],
    [{ [`${FINANCE}.groupId`]: AUDIT_GROUP }, "in the same folder"],
    [{ [`${FINANCE}.access`]: "all" }, "access"],
    [{ [`${AT}.units`]: 0 }, "units"],
    [{ [`${AT}.units`]: 11 }, "units"],
    [{ [`${AT}.title`]: "" }, "title"],
    [{ [`${AT}.reason`]: undefined }, "reason"],
    [{ [`${AT}.acknowledgeHourlyCost`]: undefined }, "each unit is billed by the hour"],
    [{ [`${INVOICES}.folder`]: "prices" }, "no source loads what is delivered into raw/prices/"],
    [
      { [`${AT}.folders.more`]: { folder: "orders/invoices/2026", groups: { f: { groupId: FINANCE_GROUP } } } },
      "overlaps",
    ],
  ])("is refused or warned about: %j", (change, message) => {
    expect(report({ dev: { ...app(), ...change } })).toContain(message);
  });
});

describe("a web app for files in its layers", () => {
  let stacks: Readonly<Record<string, EmittedStack>>;
  const of = (type: string, stack = "dev-data-services"): Readonly<Record<string, Record<string, unknown>>> =>
    (stacks[stack]?.json.resource?.[type] ?? {}) as Record<string, Record<string, unknown>>;
  beforeAll(() => {
    const input = devInput();
    withWebApp(input);
    stacks = Object.fromEntries(synthPlatform(platformOf(accountInput(), input)).map((stack) => [stack.name, stack]));
  });

  it("has these addresses", () => {
    const addresses = Object.entries(stacks["dev-data-services"]?.json.resource ?? {}).flatMap(([type, named]) =>
      Object.keys(named as object).map((name) => `${type}.${name}`),
    );
    expect(addresses.sort()).toMatchInlineSnapshot(`
      [
        "aws_iam_role.data-service-desk_app_role",
        "aws_iam_role.data-service-desk_grants_role",
        "aws_iam_role_policy.data-service-desk_app_role_policy",
        "aws_iam_role_policy.data-service-desk_grants_role_policy",
        "aws_s3control_access_grant.data-service-desk_grants_folder-invoices-audit",
        "aws_s3control_access_grant.data-service-desk_grants_folder-invoices-finance",
        "aws_s3control_access_grant.data-service-desk_grants_folder-reports-audit",
        "aws_s3control_access_grants_location.data-service-desk_grants_folder-invoices",
        "aws_s3control_access_grants_location.data-service-desk_grants_folder-reports",
        "aws_ssoadmin_application_assignment.data-service-desk_app_group-93670d1e-4041-70a1-9a4b-2f0e6c1d8b77",
        "aws_ssoadmin_application_assignment.data-service-desk_app_group-a3a47852-9001-70c7-8f39-0b1ed2d1c3aa",
        "aws_transfer_web_app.data-service-desk_app",
        "aws_transfer_web_app_customization.data-service-desk_app_customization",
      ]
    `);
    expect(Object.keys(of("aws_s3control_access_grants_instance", "dev-foundation"))).toEqual(["access-grants"]);
  });

  it("gives each group what it may do in each folder", () => {
    expect(of("aws_s3control_access_grants_location")["data-service-desk_grants_folder-invoices"]).toMatchObject({
      location_scope: "s3://acme-dev-raw-111111111111/orders/invoices/",
      iam_role_arn: "${aws_iam_role.data-service-desk_grants_role.arn}",
    });
    const given = Object.values(of("aws_s3control_access_grant")).map((grant) => [
      grant.access_grants_location_id,
      grant.permission,
      grant.grantee,
      grant.access_grants_location_configuration,
    ]);
    const location = (name: string) =>
      `\${aws_s3control_access_grants_location.data-service-desk_grants_folder-${name}.access_grants_location_id}`;
    const group = (id: string) => [{ grantee_type: "DIRECTORY_GROUP", grantee_identifier: id }];
    const all = [{ s3_sub_prefix: "*" }];
    expect(given).toEqual([
      [location("invoices"), "READ", group(AUDIT_GROUP), all],
      [location("invoices"), "READWRITE", group(FINANCE_GROUP), all],
      [location("reports"), "READ", group(AUDIT_GROUP), all],
    ]);
  });

  it("lets those groups alone sign in, and the bucket answer pages of web apps of its region alone", () => {
    expect(of("aws_transfer_web_app")["data-service-desk_app"]).toMatchObject({
      identity_provider_details: [
        {
          identity_center_config: [
            { instance_arn: IDENTITY_CENTER, role: "${aws_iam_role.data-service-desk_app_role.arn}" },
          ],
        },
      ],
      web_app_units: [{ provisioned: 1 }],
      web_app_endpoint_policy: "STANDARD",
    });
    expect(
      Object.values(of("aws_ssoadmin_application_assignment"))
        .map((assigned) => assigned.principal_id)
        .sort(),
    ).toEqual([FINANCE_GROUP, AUDIT_GROUP].sort());
    expect(of("aws_s3_bucket_cors_configuration", "dev-unity-catalog")).toEqual({
      "zone-raw_browsers": expect.objectContaining({
        cors_rule: [expect.objectContaining({ allowed_origins: ["https://*.transfer-webapp.eu-west-1.on.aws"] })],
      }),
    });
  });

  it("changes nothing of other zones, and nothing of any where there is none", () => {
    expect(browsers([], "raw", { partition: "aws", region: "eu-west-1", accountId: "111111111111" })).toEqual([]);
    const plain = synthPlatform(platformOf(accountInput(), devInput()));
    expect(JSON.stringify(plain.map(({ json }) => json.resource ?? {}))).not.toContain(
      "aws_s3_bucket_cors_configuration",
    );
  });

  it("is deployed, has nothing to change afterwards, and goes without a trace", async () => {
    const input = devInput();
    withWebApp(input);
    const site = new SimulatedSite();
    try {
      await expectComesAndGoes(site, platformOf(accountInput(), input), ["dev-data-services"]);
    } finally {
      site.remove();
    }
  });
});

describe("roles of a web app for files", () => {
  const place = { partition: "aws", region: "eu-west-1", accountId: "111111111111" };
  const bucket = "arn:aws:s3:::acme-dev-raw-111111111111";
  const grants = "arn:aws:s3:eu-west-1:111111111111:access-grants/default";
  const key = "arn:aws:kms:eu-west-1:111111111111:key/data";
  const through = { "s3:AccessGrantsInstanceArn": grants };
  const statements = [
    ...bearerStatements(place),
    ...filesStatements({
      place,
      bucketName: "acme-dev-raw-111111111111",
      folders: ["orders/invoices", "reports"],
      kmsKeyArn: key,
    }),
  ];

  it.each<["allow" | "deny", string, string, Record<string, string>]>([
    ["allow", "s3:GetDataAccess", grants, {}],
    ["deny", "s3:GetDataAccess", grants.replace("111111111111", "222222222222"), {}],
    ["deny", "s3:CreateAccessGrant", grants, {}],
    ["allow", "s3:PutObject", `${bucket}/orders/invoices/1.pdf`, through],
    ["allow", "s3:GetObject", `${bucket}/reports/1.pdf`, through],
    ["deny", "s3:GetObject", `${bucket}/reports/1.pdf`, {}],
    ["deny", "s3:GetObject", `${bucket}/orders/1.pdf`, through],
    ["allow", "s3:ListBucket", bucket, { ...through, "s3:prefix": "reports/2026" }],
    ["deny", "s3:ListBucket", bucket, { ...through, "s3:prefix": "" }],
    ["deny", "kms:Decrypt", key, {}],
    [
      "allow",
      "kms:Decrypt",
      key,
      { "kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:EncryptionContext:aws:s3:arn": bucket },
    ],
  ])("%s %s on %s with %j", (decision, action, resource, context) => {
    expect(simulateIdentity(statements, { action, resource, context })).toBe(decision);
  });

  const ours = { "aws:SourceAccount": "111111111111", "aws:SourceArn": grants };
  const people = "arn:aws:iam::aws:contextProvider/IdentityCenter";
  it.each<["allow" | "deny", string, string, Record<string, string>]>([
    ["allow", "access-grants.s3.amazonaws.com", "sts:AssumeRole", ours],
    ["allow", "access-grants.s3.amazonaws.com", "sts:SetSourceIdentity", ours],
    ["allow", "access-grants.s3.amazonaws.com", "sts:SetContext", { ...ours, "sts:RequestContextProviders": people }],
    [
      "deny",
      "access-grants.s3.amazonaws.com",
      "sts:SetContext",
      { ...ours, "sts:RequestContextProviders": "arn:aws:iam::aws:contextProvider/Other" },
    ],
    ["deny", "access-grants.s3.amazonaws.com", "sts:AssumeRole", { ...ours, "aws:SourceAccount": "222222222222" }],
    ["deny", "transfer.amazonaws.com", "sts:AssumeRole", ours],
  ])("files: %s %s %s with %j", (decision, service, action, context) => {
    expect(simulate(filesTrust(place), place.accountId, { by: { service }, action, context })).toBe(decision);
  });

  it.each<["allow" | "deny", string, string]>([
    ["allow", "transfer.amazonaws.com", "111111111111"],
    ["deny", "transfer.amazonaws.com", "222222222222"],
    ["deny", "access-grants.s3.amazonaws.com", "111111111111"],
  ])("page: %s %s of %s", (decision, service, account) => {
    const context = { "aws:SourceAccount": account };
    expect(simulate(bearerTrust(place), place.accountId, { by: { service }, action: "sts:SetContext", context })).toBe(
      decision,
    );
  });
});
