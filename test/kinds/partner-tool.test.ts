import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { partnerAccess, partnerTrust } from "../../modules/consumers/partner-tool/policies";
import { report } from "../config/problems";
import { directTool, EXTERNAL_ID, storageTool, withPartnerTools } from "../support/partner-tools";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const PRINCIPAL = {
  account: { "servicePrincipals.replicator": { mode: "create" } },
  dev: { "workspaces.main.access.servicePrincipals.replicator": "USER" },
};
const problems = (changes: Readonly<Record<string, unknown>>, account: Readonly<Record<string, unknown>> = {}) =>
  report({ account: { ...PRINCIPAL.account, ...account }, dev: { ...PRINCIPAL.dev, ...changes } });
const files = (path: string) => ({ ...devInput().sources?.orders, path, table: path });
/** Sources of what the tools put. */
const LOADED = { "sources.ads": files("ads"), "sources.tool": files("tool") };
const LIST = { allow: ["203.0.113.0/24"], runner: "203.0.113.7/32" };

describe("a partner's tool in the configuration", () => {
  it.each<[string, unknown]>([
    ["that writes tables", directTool()],
    ["that writes tables, and no files", directTool({ volumes: false, makesSchemas: false, addresses: undefined })],
    ["that puts files", storageTool()],
    ["that puts files into a folder of its name", storageTool({ folder: undefined })],
  ])("is taken: %s", (_, tool) => {
    expect(problems({ "consumers.tool": tool, ...LOADED })).toBe("");
  });

  it("puts files that a source loads", () => {
    expect(problems({ "consumers.tool": storageTool() })).toContain(
      "no source loads what is delivered into raw/ads/exports/",
    );
  });

  it("is let in by the workspace's list", () => {
    const changes = { "consumers.tool": directTool(), "workspaces.main.ipAccessList": LIST };
    expect(problems(changes)).toContain(
      "consumers.tool.addresses.0: main does not let 198.51.100.0/24 in. Fix: add it to workspaces.main.ipAccessList.allow.",
    );
    const allow = [...LIST.allow, "198.51.0.0/16"];
    expect(problems({ ...changes, "workspaces.main.ipAccessList": { ...LIST, allow } })).toBe("");
    expect(problems({ ...changes, "consumers.tool": directTool({ addresses: undefined }) })).toContain(
      "nobody said which are the tool's",
    );
  });

  it.each<[object, Record<string, unknown>, string]>([
    [directTool(), { delivery: "kafka" }, "delivery"],
    [directTool(), { servicePrincipal: "terraform" }, "terraform"],
    [directTool(), { servicePrincipal: "nobody" }, '"nobody" is not a service principal'],
    [
      directTool(),
      { servicePrincipal: "ingestion" },
      "ingestion is used by sources.orders too, and the tool would have its rights there",
    ],
    [directTool(), { warehouse: "gold-overview" }, 'of kind "dashboard". Fix: name a consumer of kind "sql-warehouse"'],
    [directTool(), { warehouse: "nothing" }, '"nothing" is not a consumer'],
    [directTool(), { schema: "gold" }, 'schema sales.gold is of layer "gold"'],
    [directTool(), { schema: "nowhere" }, "nowhere"],
    [directTool(), { catalog: "nowhere" }, "nowhere"],
    [directTool(), { addresses: ["0.0.0.0/0"] }, "addresses"],
    [directTool(), { externalId: EXTERNAL_ID }, "externalId: is not a known setting"],
    [storageTool(), { externalId: undefined }, "externalId: is missing"],
    [storageTool(), { externalId: "short" }, '"short" is not an external id'],
    [storageTool(), { assumedBy: [] }, "assumedBy"],
    [storageTool(), { assumedBy: ["*"] }, "assumedBy"],
    [storageTool(), { assumedBy: ["111111111111"] }, "111111111111 is of the environment's own account"],
    [storageTool(), { assumedBy: ["arn:aws:iam::111111111111:role/a"] }, "is of the environment's own account"],
    [storageTool(), { zone: "lake" }, "lake"],
    [storageTool(), { folder: "/ads" }, "folder"],
    [storageTool(), { workspace: "main" }, "workspace: is not a known setting"],
  ])("is refused: %#", (tool, fields, message) => {
    const changes = Object.fromEntries(Object.entries(fields).map(([at, value]) => [`consumers.tool.${at}`, value]));
    expect(problems({ "consumers.tool": tool, ...changes })).toContain(message);
  });

  it("shares no folder with another tool", () => {
    const both = { "consumers.one": storageTool(), "consumers.other": storageTool({ folder: "ads" }) };
    expect(problems(both)).toMatch(/consumers\.(one|other)\.folder: .*ads/);
  });
});

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";

describe("the role of a partner's tool", () => {
  const access = partnerAccess({
    place: PLACE,
    bucketName: "acme-dev-raw-111111111111",
    folder: "ads/exports",
    kmsKeyArn: KEY,
  });
  it.each([
    ["allow", "s3:PutObject", `${BUCKET}/ads/exports/2026/a.csv`],
    ["allow", "s3:AbortMultipartUpload", `${BUCKET}/ads/exports/a.csv`],
    ["allow", "s3:GetBucketLocation", BUCKET],
    ["deny", "s3:PutObject", `${BUCKET}/ads/exports-old/a.csv`],
    ["deny", "s3:PutObject", `${BUCKET}/orders/a.csv`],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-dev-lake-111111111111/ads/exports/a.csv"],
    ["deny", "s3:GetObject", `${BUCKET}/ads/exports/a.csv`],
    ["deny", "s3:DeleteObject", `${BUCKET}/ads/exports/a.csv`],
    ["deny", "s3:ListBucket", BUCKET],
    ["deny", "sts:AssumeRole", "arn:aws:iam::111111111111:role/acme-dev-uc-raw"],
  ] as const)("writes into its folder and does nothing else: %s %s on %s", (decision, action, on) => {
    expect(simulateIdentity(access, { action, resource: on })).toBe(decision);
  });

  it.each([
    ["allow", "s3.eu-west-1.amazonaws.com", `${BUCKET}/ads/exports/a.csv`, KEY],
    ["allow", "s3.eu-west-1.amazonaws.com", BUCKET, KEY],
    ["deny", "kinesis.eu-west-1.amazonaws.com", `${BUCKET}/ads/exports/a.csv`, KEY],
    ["deny", "s3.eu-west-1.amazonaws.com", `${BUCKET}/orders/a.csv`, KEY],
    ["deny", "s3.eu-west-1.amazonaws.com", BUCKET, KEY.replace("0a1b", "ffff")],
  ] as const)("uses the key through S3, for its files: %s over %s for %s", (decision, service, of, key) => {
    const context = { "kms:ViaService": service, "kms:EncryptionContext:aws:s3:arn": of };
    expect(simulateIdentity(access, { action: "kms:GenerateDataKey", resource: key, context })).toBe(decision);
  });

  const trust = partnerTrust({ place: PLACE, assumedBy: storageTool().assumedBy, externalId: EXTERNAL_ID });
  it.each([
    ["allow", "arn:aws:iam::888888888888:role/exports", EXTERNAL_ID],
    ["allow", "arn:aws:iam::999999999999:root", EXTERNAL_ID],
    ["deny", "arn:aws:iam::888888888888:role/exports", "acme-4711-dev"],
    ["deny", "arn:aws:iam::888888888888:role/exports", undefined],
    ["deny", "arn:aws:iam::888888888888:role/other", EXTERNAL_ID],
    ["deny", "arn:aws:iam::777777777777:root", EXTERNAL_ID],
  ] as const)("is taken by the partner with its external id: %s for %s with %s", (decision, principal, id) => {
    expect(
      simulate(trust, "111111111111", {
        by: { arn: principal },
        action: "sts:AssumeRole",
        ...(id !== undefined && { context: { "sts:ExternalId": id } }),
      }),
    ).toBe(decision);
  });
});

describe("what partners' tools get", () => {
  const input: EnvironmentInput = devInput();
  const account = accountInput();
  withPartnerTools(input, account);
  const stacks = synthPlatform(platformOf(account, input));
  const json = (name: string) => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
  const ID = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.replicator}";

  it("is a role for files, and no secret anywhere", () => {
    expect(addresses(json("dev-data-services"))).toEqual([
      "aws_iam_role.consumer-ads_role",
      "aws_iam_role_policy.consumer-ads_policy",
    ]);
    for (const stack of stacks) expect(JSON.stringify(stack.json)).not.toContain("service_principal_secret");
  });

  it("is the warehouse, the schema with its volumes, and schemas of its own", () => {
    expect(
      resource(json("dev-serving-main"), "databricks_permissions.consumer-bi_permissions").access_control,
    ).toContainEqual({
      service_principal_name: ID,
      permission_level: "CAN_USE",
    });
    const grants = json("dev-unity-catalog").resource?.databricks_grants ?? {};
    const given = Object.values(grants).flatMap(({ grant }) => grant as { principal: string; privileges: string[] }[]);
    expect(given.filter(({ principal }) => principal === ID).map(({ privileges }) => privileges)).toEqual(
      expect.arrayContaining([
        ["CREATE_SCHEMA", "USE_CATALOG"],
        ["CREATE_TABLE", "CREATE_VOLUME", "MODIFY", "READ_VOLUME", "SELECT", "USE_SCHEMA", "WRITE_VOLUME"],
      ]),
    );
  });

  it("is a sheet of what to set in the tool", () => {
    const remote = "data.terraform_remote_state";
    const sheets = (name: string, key: string) => {
      const value = json(name).output?.partner_tool_sheets?.value as Record<string, string>;
      return JSON.parse(value[key] ?? "") as unknown;
    };
    expect(sheets("dev-serving-main", "erp")).toEqual({
      workspace_url: `\${${remote}.workspace.outputs.workspace_urls.main}`,
      http_path: "/sql/1.0/warehouses/${databricks_sql_endpoint.consumer-bi.id}",
      token_url: `\${${remote}.workspace.outputs.workspace_urls.main}/oidc/v1/token`,
      client_id: ID,
      catalog: `\${${remote}.unity-catalog.outputs.catalog_names.sales}`,
      schema: "bronze",
      addresses: ["198.51.100.0/24"],
    });
    expect(sheets("dev-data-services", "ads")).toEqual({
      bucket: "acme-dev-raw-111111111111",
      prefix: "ads/exports/",
      region: "eu-west-1",
      role_arn: "${aws_iam_role.consumer-ads_role.arn}",
      kms_key_arn: `\${${remote}.foundation.outputs.kms_key_arns.data}`,
      encryption: "aws:kms",
    });
  });
});

describe("partners' tools in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go", async () => {
    const input = devInput();
    const account = accountInput();
    withPartnerTools(input, account);
    await expectComesAndGoes(site, platformOf(account, input), ["dev-serving-main"]);
  });
});
