import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { LAKE_FORMATION_ACTIONS } from "../../modules/data-services/lake-formation/actions";
import { lakeFormationTrust, locationStatements } from "../../modules/data-services/lake-formation/policies";
import type { CeilingPlace } from "../../modules/iam/ceiling";
import { ANALYSTS, AUDITORS, LAKE_ADMIN, lakeSettings, OLD_KEY, withLakeFormation } from "../support/lake-formation";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const CI = { kind: "github", repository: "acme/lakehouse", planRole: "create" } as const;

function emitted(
  change: (input: EnvironmentInput) => void = withLakeFormation,
): (name: string) => EmittedStack["json"] {
  const input = devInput();
  change(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name) => {
    const found = stacks.find((one) => one.name === name);
    if (!found) throw new Error(`no stack ${name}`);
    return found.json;
  };
}
const stack = emitted();
const services = () => stack("dev-data-services");
const of = (type: string, json = services()) => addresses(json).filter((address) => address.startsWith(`${type}.`));
const ROLE = "arn:aws:iam::111111111111:role/acme-dev-uc-svc-old-lake";

describe("settings of Lake Formation", () => {
  const foundation = (settings = lakeSettings(), ciRoles = false) =>
    emitted((input) => {
      withLakeFormation(input, settings);
      if (!ciRoles) return;
      input.foundation = { ...input.foundation, ciRoles: CI, permissionsBoundary: { mode: "create" } };
    })("dev-foundation");

  it("leave to IAM what IAM lets in, and say what must be there already", () => {
    const json = foundation();
    expect(resource(json, "aws_lakeformation_data_lake_settings.lake-formation")).toMatchObject({
      admins: [LAKE_ADMIN],
      read_only_admins: ["arn:aws:iam::111111111111:role/auditors"],
      create_database_default_permissions: [{ principal: "IAM_ALLOWED_PRINCIPALS", permissions: ["ALL"] }],
      create_table_default_permissions: [{ principal: "IAM_ALLOWED_PRINCIPALS", permissions: ["ALL"] }],
      parameters: { CROSS_ACCOUNT_VERSION: "4" },
      lifecycle: { prevent_destroy: false, precondition: [{}, {}, {}] },
    });
    expect(of("aws_lakeformation_lf_tag", json)).toEqual([
      "aws_lakeformation_lf_tag.lake-formation_tag-domain",
      "aws_lakeformation_lf_tag.lake-formation_tag-sensitivity",
    ]);
    expect(resource(json, "aws_lakeformation_lf_tag.lake-formation_tag-domain")).toMatchObject({
      key: "domain",
      values: ["sales", "finance"],
      depends_on: ["aws_lakeformation_data_lake_settings.lake-formation"],
    });
    expect(
      resource(json, "aws_lakeformation_identity_center_configuration.lake-formation_identity-center"),
    ).toMatchObject({
      instance_arn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
    });
  });

  it("let nobody in at first where Lake Formation is to decide", () => {
    const made = resource(
      foundation(lakeSettings({ newTables: "lake-formation" })),
      "aws_lakeformation_data_lake_settings.lake-formation",
    );
    expect(made.create_database_default_permissions).toEqual([]);
    expect(made.create_table_default_permissions).toEqual([]);
  });

  it("have the roles that deploy and plan data services in them", () => {
    const made = resource(foundation(lakeSettings(), true), "aws_lakeformation_data_lake_settings.lake-formation");
    expect(made.admins).toEqual([LAKE_ADMIN, "${aws_iam_role.deploy-role_data-services.arn}"]);
    expect(made.read_only_admins).toEqual([
      "arn:aws:iam::111111111111:role/auditors",
      "${aws_iam_role.deploy-role_plan.arn}",
    ]);
    const { precondition } = made.lifecycle as { precondition: { condition: string }[] };
    expect(precondition[0]?.condition).toContain("role/deploy/acme-dev-data-services");
    expect(precondition[0]?.condition).toContain("user/jane");
    expect(precondition[0]?.condition).not.toContain("${aws_iam_role");
  });

  it("are somebody else's where they exist, and LF-tags with them", () => {
    const json = foundation({ mode: "existing", tags: lakeSettings().tags ?? {} });
    expect(addresses(json).filter((address) => address.includes("lakeformation"))).toEqual([]);
  });
});

describe("what Lake Formation governs", () => {
  it("is databases with LF-tags, registered folders, grants and opt-ins", () => {
    expect(addresses(services()).filter((address) => address.includes("-lake"))).toEqual([
      "aws_glue_catalog_database.data-service-lake_database-marts",
      "aws_iam_role.data-service-lake_locations_role",
      "aws_iam_role_policy.data-service-lake_locations_role_policy",
      "aws_lakeformation_data_cells_filter.data-service-lake_grant-german_cells-orders-orders",
      "aws_lakeformation_data_cells_filter.data-service-lake_grant-open_cells-orders-lines",
      "aws_lakeformation_data_cells_filter.data-service-lake_grant-totals_cells-marts-bills",
      "aws_lakeformation_opt_in.data-service-lake_grant-export_opt-in-database",
      "aws_lakeformation_opt_in.data-service-lake_grant-export_opt-in-tables",
      "aws_lakeformation_opt_in.data-service-lake_grant-federation_opt-in-database",
      "aws_lakeformation_opt_in.data-service-lake_grant-federation_opt-in-tables",
      "aws_lakeformation_opt_in.data-service-lake_grant-german_opt-in-table",
      "aws_lakeformation_opt_in.data-service-lake_grant-open_opt-in-table",
      "aws_lakeformation_opt_in.data-service-lake_grant-public_opt-in-database-marts",
      "aws_lakeformation_opt_in.data-service-lake_grant-public_opt-in-tables-marts",
      "aws_lakeformation_permissions.data-service-lake_grant-company_databases",
      "aws_lakeformation_permissions.data-service-lake_grant-company_tables",
      "aws_lakeformation_permissions.data-service-lake_grant-export-files_location",
      "aws_lakeformation_permissions.data-service-lake_grant-export_database",
      "aws_lakeformation_permissions.data-service-lake_grant-export_tables",
      "aws_lakeformation_permissions.data-service-lake_grant-federation_database",
      "aws_lakeformation_permissions.data-service-lake_grant-federation_tables",
      "aws_lakeformation_permissions.data-service-lake_grant-german_cells-orders-orders_select",
      "aws_lakeformation_permissions.data-service-lake_grant-one_table-lines",
      "aws_lakeformation_permissions.data-service-lake_grant-one_table-orders",
      "aws_lakeformation_permissions.data-service-lake_grant-open_cells-orders-lines_select",
      "aws_lakeformation_permissions.data-service-lake_grant-partner-engine_database",
      "aws_lakeformation_permissions.data-service-lake_grant-partner-engine_table-orders",
      "aws_lakeformation_permissions.data-service-lake_grant-partner_database",
      "aws_lakeformation_permissions.data-service-lake_grant-partner_tables",
      "aws_lakeformation_permissions.data-service-lake_grant-public_databases",
      "aws_lakeformation_permissions.data-service-lake_grant-public_tables",
      "aws_lakeformation_permissions.data-service-lake_grant-totals_cells-marts-bills_select",
      "aws_lakeformation_resource.data-service-lake_locations_exports",
      "aws_lakeformation_resource.data-service-lake_locations_old",
      "aws_lakeformation_resource.data-service-lake_locations_older",
      "aws_lakeformation_resource_lf_tags.data-service-lake_database-marts_lf-tags",
      "aws_lakeformation_resource_lf_tags.data-service-lake_database-orders_lf-tags",
    ]);
  });

  it("registers folders in hybrid access mode alone", () => {
    for (const address of of("aws_lakeformation_resource")) {
      expect(resource(services(), address)).toMatchObject({
        hybrid_access_enabled: true,
        role_arn: "${aws_iam_role.data-service-lake_locations_role.arn}",
        depends_on: ["aws_iam_role_policy.data-service-lake_locations_role_policy"],
      });
    }
    const arns = of("aws_lakeformation_resource").map((address) => resource(services(), address).arn);
    expect(arns).toEqual([
      "arn:aws:s3:::acme-dev-raw-111111111111/orders/plain",
      "arn:aws:s3:::acme-old/sales",
      "arn:aws:s3:::acme-older",
    ]);
  });

  it("lets the role of catalog federation read a database, and opts it in after that", () => {
    const grant = "data-service-lake_grant-federation";
    expect(resource(services(), `aws_lakeformation_permissions.${grant}_database`)).toMatchObject({
      principal: ROLE,
      permissions: ["DESCRIBE"],
      database: { catalog_id: "111111111111", name: "old_orders" },
    });
    expect(resource(services(), `aws_lakeformation_permissions.${grant}_tables`)).toMatchObject({
      principal: ROLE,
      permissions: ["DESCRIBE", "SELECT"],
      table: { catalog_id: "111111111111", database_name: "old_orders", wildcard: true },
    });
    expect(resource(services(), `aws_lakeformation_opt_in.${grant}_opt-in-tables`)).toMatchObject({
      principal: [{ data_lake_principal_identifier: ROLE }],
      resource_data: [{ table: [{ catalog_id: "111111111111", database_name: "old_orders", wildcard: true }] }],
      depends_on: [`aws_lakeformation_permissions.${grant}_database`, `aws_lakeformation_permissions.${grant}_tables`],
    });
    expect(JSON.stringify(resource(stack("dev-unity-catalog"), "aws_iam_role.connection-old-lake_role"))).toContain(
      "acme-dev-uc-svc-old-lake",
    );
  });

  it("grants by LF-tag, on databases and on tables", () => {
    const expression = [
      { key: "sensitivity", values: ["public"] },
      { key: "domain", values: ["sales", "finance"] },
    ];
    for (const [id, type, permissions] of [
      ["databases", "DATABASE", ["DESCRIBE"]],
      ["tables", "TABLE", ["DESCRIBE", "SELECT"]],
    ] as const) {
      expect(resource(services(), `aws_lakeformation_permissions.data-service-lake_grant-public_${id}`)).toMatchObject({
        principal: ANALYSTS,
        permissions,
        lf_tag_policy: { resource_type: type, expression },
      });
    }
    expect(
      resource(services(), "aws_lakeformation_resource_lf_tags.data-service-lake_database-marts_lf-tags"),
    ).toMatchObject({
      database: { name: "${aws_glue_catalog_database.data-service-lake_database-marts.name}" },
      lf_tag: [{ key: "domain", value: "finance" }],
    });
  });

  it.each<[string, string, string, readonly string[] | undefined]>([
    ["an account, which passes it on", "partner_tables", "333333333333", ["DESCRIBE", "SELECT"]],
    [
      "an organization, which does not",
      "company_tables",
      "arn:aws:organizations::222222222222:organization/o-a1b2c3d4e5",
      undefined,
    ],
    ["a role elsewhere", "partner-engine_table-orders", "arn:aws:iam::333333333333:role/engine", undefined],
  ])("is shared with other accounts, without an opt-in: %s", (_, grant, principal, passedOn) => {
    const made = resource(services(), `aws_lakeformation_permissions.data-service-lake_grant-${grant}`);
    expect(made).toMatchObject({ principal, permissions: ["DESCRIBE", "SELECT"] });
    expect(made.permissions_with_grant_option).toEqual(passedOn);
    const optIns = of("aws_lakeformation_opt_in").map((address) => resource(services(), address).principal);
    expect(JSON.stringify(optIns)).not.toContain(principal);
  });

  it.each<[string, string, object]>([
    [
      "german",
      "cells-orders-orders",
      {
        database_name: "old_orders",
        table_name: "orders",
        row_filter: [{ filter_expression: "country = 'DE'" }],
        column_names: ["id", "country", "day"],
      },
    ],
    [
      "totals",
      "cells-marts-bills",
      {
        database_name: "${aws_glue_catalog_database.data-service-lake_database-marts.name}",
        table_name: "bills",
        row_filter: [{ all_rows_wildcard: [{}] }],
        column_names: ["day", "total"],
      },
    ],
    [
      "open",
      "cells-orders-lines",
      { row_filter: [{ filter_expression: "status <> 'secret'" }], column_names: ["status"] },
    ],
  ])("grants rows and columns of a table by a filter: %s", (grant, id, table) => {
    const filter = `aws_lakeformation_data_cells_filter.data-service-lake_grant-${grant}_${id}`;
    const name = `acme-dev-lake-${grant}`;
    const made = resource(services(), filter).table_data as Record<string, unknown>[];
    expect(made[0]).toMatchObject({ table_catalog_id: "111111111111", name, ...table });
    expect(made[0]).not.toHaveProperty("column_wildcard");
    const permissions = resource(
      services(),
      `aws_lakeformation_permissions.data-service-lake_grant-${grant}_${id}_select`,
    );
    expect(permissions).toMatchObject({
      principal: AUDITORS,
      permissions: ["SELECT"],
      data_cells_filter: { table_catalog_id: "111111111111", name: `\${${filter}.table_data[0].name}` },
    });
  });

  it("knows the database and role of a job, once they are there", () => {
    expect(resource(services(), "aws_lakeformation_permissions.data-service-lake_grant-export_database")).toMatchObject(
      {
        principal: "${aws_iam_role.data-service-export_job_role.arn}",
        database: { name: "${aws_glue_catalog_database.data-service-export_workflow_database.name}" },
      },
    );
    expect(
      resource(services(), "aws_lakeformation_permissions.data-service-lake_grant-export-files_location"),
    ).toMatchObject({
      permissions: ["DATA_LOCATION_ACCESS"],
      data_location: { arn: "${aws_lakeformation_resource.data-service-lake_locations_exports.arn}" },
    });
  });
});

describe("the role that hands out files", () => {
  const PLACE = { partition: "aws", region: "eu-west-1" };
  const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
  const model = devEnvironment(withLakeFormation).dataServices.lake;
  if (model?.kind !== "lake-formation") throw new Error("no lake");
  const own = locationStatements(model.locations, KEY, PLACE);
  const most =
    LAKE_FORMATION_ACTIONS.ceiling?.statements({
      partition: "aws",
      accountId: "111111111111",
      region: "eu-west-1",
      rawBuckets: ["acme-dev-raw-111111111111"],
      dataKeyArn: KEY,
      accessed: Object.values(model.locations).flatMap(({ otherBucket, access }) =>
        otherBucket === undefined ? [] : [{ does: access === "read" ? "vend-files" : "vend-writing", ...otherBucket }],
      ),
    } as unknown as CeilingPlace) ?? [];
  const s3 = (object: string) => ({
    "kms:ViaService": "s3.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": object,
  });
  const RAW = "arn:aws:s3:::acme-dev-raw-111111111111";

  it.each<[verdict: "allow" | "deny", action: string, on: string, context?: Record<string, string>]>([
    ["allow", "s3:GetObject", `${RAW}/orders/plain/a`],
    ["allow", "s3:PutObject", `${RAW}/orders/plain/a`],
    ["deny", "s3:GetObject", `${RAW}/orders/plainer/a`],
    ["deny", "s3:GetObject", `${RAW}/people/a`],
    ["allow", "s3:ListBucket", RAW, { "s3:prefix": "orders/plain/2026" }],
    ["deny", "s3:ListBucket", RAW, { "s3:prefix": "people" }],
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-old/sales/a"],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-old/sales/a"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-old/people/a"],
    ["allow", "s3:DeleteObject", "arn:aws:s3:::acme-older/a"],
    ["allow", "kms:Decrypt", OLD_KEY, s3("arn:aws:s3:::acme-old/sales/a")],
    ["deny", "kms:Decrypt", OLD_KEY, s3("arn:aws:s3:::acme-old/people/a")],
    ["deny", "kms:GenerateDataKey", OLD_KEY, s3("arn:aws:s3:::acme-old/sales/a")],
    ["allow", "kms:GenerateDataKey", KEY, s3(`${RAW}/orders/plain/a`)],
    ["deny", "lakeformation:GrantPermissions", "*"],
    ["deny", "s3:PutBucketPolicy", RAW],
  ])("%ss %s on %s", (verdict, action, resource, context = {}) => {
    expect(simulateIdentity(own, { action, resource, context })).toBe(verdict);
    // The boundary lets through whatever the role may.
    if (verdict === "allow") expect(simulateIdentity(most, { action, resource, context })).toBe("allow");
  });

  it("is bounded to the buckets that are named", () => {
    for (const action of ["s3:PutObject", "s3:DeleteObject"]) {
      expect(simulateIdentity(most, { action, resource: "arn:aws:s3:::acme-old/sales/a" })).toBe("deny");
    }
    expect(simulateIdentity(most, { action: "s3:GetObject", resource: "arn:aws:s3:::acme-people/a" })).toBe("deny");
  });

  it("is taken by Lake Formation and Glue", () => {
    const by = (service: string) =>
      simulate(lakeFormationTrust, "111111111111", { by: { service }, action: "sts:AssumeRole" });
    expect(by("lakeformation.amazonaws.com")).toBe("allow");
    expect(by("glue.amazonaws.com")).toBe("allow");
    expect(by("ec2.amazonaws.com")).toBe("deny");
  });
});

describe("Lake Formation in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());
  const platform = (settings = lakeSettings()) => {
    const input = devInput();
    withLakeFormation(input, settings);
    return platformOf(accountInput(), input);
  };

  it("comes, has nothing to change afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platform(), ["dev-data-services"]);
  });

  it("fails the plan that would take an administrator away, until it is said that he goes", async () => {
    const second = "arn:aws:iam::111111111111:role/second";
    const deployed = async (settings: ReturnType<typeof lakeSettings>) =>
      site.with(platform(settings), ["dev-foundation"], async (simulation) => failures(await simulation.up()));
    expect(await deployed(lakeSettings({ administrators: [LAKE_ADMIN, second] }))).toEqual([]);
    expect((await deployed(lakeSettings())).join("\n")).toContain(second);
    expect(await deployed(lakeSettings({ formerAdministrators: [second] }))).toEqual([]);
  });
});
