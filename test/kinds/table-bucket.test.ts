import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TableBucketModel } from "../../config/kinds/data-services/table-bucket";
import { addresses } from "../../emitted/stacks";
import { bucketStatements, dataKeyStatements } from "../../modules/data-services/table-bucket/policies";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { ENGINE_ROLE, FOREIGN_ROLE, withTableBuckets } from "../support/table-buckets";

const ACCOUNT = "111111111111";
const input = devInput();
withTableBuckets(input);
const platform = platformOf(accountInput(), input);
const environment = platform.environments[0];
if (!environment) throw new Error("no environment dev");
const bucket = environment.dataServices.measured as TableBucketModel;
const place = { partition: "aws", region: "eu-west-1", accountId: ACCOUNT };
const ARN = "arn:aws:s3tables:eu-west-1:111111111111:bucket/acme-dev-measured";
const TABLE = `${ARN}/table/0a1b2c3d-0000-4000-8000-000000000000`;
const at = "dataServices.measured";
const orders = `${at}.namespaces.sales.tables.orders`;

describe("a table bucket in the configuration", () => {
  const said = (change: Record<string, unknown>) => {
    const dev = devInput();
    withTableBuckets(dev);
    return report({ dev: { dataServices: dev.dataServices, ...change } });
  };

  it.each<[string, Record<string, unknown>]>([
    ["with everything", {}],
    ["with namespaces alone", { [`${at}.namespaces`]: { sales: {} }, [`${at}.access`]: undefined }],
  ])("is taken: %s", (_, change) => {
    expect(said(change)).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ [`${at}.namespaces`]: undefined }, `${at}.namespaces: is missing`],
    [{ [`${at}.namespaces`]: {}, [`${at}.access`]: undefined }, "is empty: no table can be made"],
    [{ [`${at}.namespaces.Sales`]: {} }, "is not a name in S3 Tables"],
    [{ [`${at}.namespaces.aws_sales`]: {} }, "is not a name in S3 Tables"],
    [{ [`${at}.namespaces.sales_`]: {} }, "is not a name in S3 Tables"],
    [{ [`${at}.namespaces.sales.tables.order-lines`]: { columns: [{ name: "a", type: "int" }] } }, "order-lines"],
    [{ [`${orders}.columns`]: [] }, `${orders}.columns`],
    [{ [`${orders}.columns`]: undefined }, `${orders}.columns: is missing`],
    [{ [`${orders}.columns`]: [{ name: "Id", type: "long" }] }, "is not the name of a column"],
    [{ [`${orders}.columns`]: [{ name: "id", type: "bigint" }] }, "is not a primitive type of Iceberg"],
    [{ [`${orders}.columns`]: [{ name: "id", type: "decimal(39,2)" }] }, "is not a primitive type of Iceberg"],
    [{ [`${orders}.columns`]: [{ name: "id", type: "struct<a:int>" }] }, "is not a primitive type of Iceberg"],
    [
      {
        [`${orders}.columns`]: [
          { name: "id", type: "long" },
          { name: "id", type: "int" },
        ],
      },
      "is id, as another column of the table is",
    ],
    [{ [`${orders}.compaction.targetFileMegabytes`]: 32 }, "targetFileMegabytes"],
    [{ [`${orders}.snapshots.maxAgeHours`]: 0 }, "maxAgeHours"],
    [{ [`${orders}.snapshots.leastKept`]: 1.5 }, "leastKept"],
    [{ [`${at}.unreferencedFiles.afterDays`]: 0 }, "afterDays"],
    [{ [`${at}.access.partner.roleArns`]: [] }, "roleArns"],
    [{ [`${at}.access.partner.roleArns`]: ["arn:aws:iam::333333333333:root"] }, "roleArns"],
    [{ [`${at}.access.partner.access`]: "own" }, "access.partner.access"],
    [{ [`${at}.access.partner.namespaces`]: ["marts"] }, "marts is no namespace of the bucket"],
    [{ [`${at}.encryption`]: "AES256" }, "encryption"],
  ])("is refused: %j", (change, message) => {
    expect(said(change)).toContain(message);
  });
});

describe("what roles may do with a table bucket", () => {
  const policy = bucketStatements(bucket, place);
  const inSales = { "s3tables:namespace": "sales" };
  it.each([
    ["allow", FOREIGN_ROLE, "s3tables:GetTableData", TABLE, inSales],
    ["allow", FOREIGN_ROLE, "s3tables:GetTableMetadataLocation", TABLE, inSales],
    ["allow", FOREIGN_ROLE, "s3tables:ListTables", ARN, inSales],
    ["allow", FOREIGN_ROLE, "s3tables:ListNamespaces", ARN, {}],
    ["deny", FOREIGN_ROLE, "s3tables:GetTableData", TABLE, { "s3tables:namespace": "scratch" }],
    ["deny", FOREIGN_ROLE, "s3tables:GetTableData", TABLE, {}],
    ["deny", FOREIGN_ROLE, "s3tables:PutTableData", TABLE, inSales],
    ["deny", FOREIGN_ROLE, "s3tables:DeleteTable", TABLE, inSales],
    ["by-iam", ENGINE_ROLE, "s3tables:PutTableData", TABLE, { "s3tables:namespace": "scratch" }],
    ["by-iam", ENGINE_ROLE, "s3tables:UpdateTableMetadataLocation", TABLE, inSales],
    ["deny", ENGINE_ROLE, "s3tables:CreateTable", ARN, inSales],
    ["deny", ENGINE_ROLE, "s3tables:DeleteTableBucket", ARN, {}],
    ["deny", "arn:aws:iam::333333333333:role/other", "s3tables:GetTableData", TABLE, inSales],
    ["deny", "arn:aws:iam::999999999999:role/partner-engine", "s3tables:GetTableData", TABLE, inSales],
  ] as const)("%s %s %s", (decision, role, action, on, context) => {
    const by = { arn: role };
    const given = { by, action, resource: on, context: { "aws:PrincipalArn": role, ...context } };
    expect(simulate(policy, ACCOUNT, given)).toBe(decision);
  });

  const key = dataKeyStatements([bucket], place);
  const context = "kms:EncryptionContext:aws:s3:arn";
  it.each([
    ["allow", { service: "maintenance.s3tables.amazonaws.com" }, TABLE, ""],
    ["deny", { service: "maintenance.s3tables.amazonaws.com" }, `${ARN}-2/table/0a1b`, ""],
    ["deny", { service: "metadata.s3.amazonaws.com" }, TABLE, ""],
    ["allow", { arn: FOREIGN_ROLE }, TABLE, FOREIGN_ROLE],
    ["deny", { arn: FOREIGN_ROLE }, "arn:aws:s3:::acme-dev-raw/a", FOREIGN_ROLE],
    ["deny", { arn: "arn:aws:iam::333333333333:role/other" }, TABLE, "arn:aws:iam::333333333333:role/other"],
  ] as const)("%s use of the key by %j for %s", (decision, by, of, principal) => {
    const given = { by, action: "kms:Decrypt", context: { [context]: of, "aws:PrincipalArn": principal } };
    expect(simulate(key, ACCOUNT, given)).toBe(decision);
  });

  it("adds nothing to the key where there is none", () => {
    expect(dataKeyStatements([], place)).toEqual([]);
  });
});

describe("what a table bucket gets", () => {
  const json = synthPlatform(platform).find(({ name }) => name === "dev-data-services")?.json;
  if (!json) throw new Error("no stack dev-data-services");

  it("is the bucket, its policy, namespaces and tables", () => {
    expect(addresses(json).filter((address) => address.startsWith("aws_s3tables"))).toEqual([
      "aws_s3tables_namespace.data-service-measured_namespace-sales",
      "aws_s3tables_namespace.data-service-measured_namespace-scratch",
      "aws_s3tables_table.data-service-measured_namespace-sales_table-lines",
      "aws_s3tables_table.data-service-measured_namespace-sales_table-orders",
      "aws_s3tables_table_bucket.data-service-measured",
      "aws_s3tables_table_bucket_policy.data-service-measured_policy",
    ]);
    expect(resource(json, "aws_s3tables_table_bucket.data-service-measured")).toMatchObject({
      name: "acme-dev-measured",
      encryption_configuration: {
        sse_algorithm: "aws:kms",
        kms_key_arn: "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}",
      },
      maintenance_configuration: {
        iceberg_unreferenced_file_removal: {
          status: "enabled",
          settings: { unreferenced_days: 5, non_current_days: 20 },
        },
      },
    });
    expect(resource(json, "aws_s3tables_table.data-service-measured_namespace-sales_table-orders")).toMatchObject({
      format: "ICEBERG",
      namespace: "${aws_s3tables_namespace.data-service-measured_namespace-sales.namespace}",
      metadata: [
        {
          iceberg: [
            {
              schema: [
                {
                  field: [
                    { name: "id", type: "long", required: true },
                    { name: "total", type: "decimal(18,2)", required: false },
                    { name: "day", type: "date", required: false },
                  ],
                },
              ],
            },
          ],
        },
      ],
      maintenance_configuration: {
        iceberg_compaction: { status: "enabled", settings: { target_file_size_mb: 256 } },
        iceberg_snapshot_management: {
          status: "enabled",
          settings: { max_snapshot_age_hours: 240, min_snapshots_to_keep: 3 },
        },
      },
      lifecycle: { ignore_changes: ["metadata"] },
    });
  });
});

describe("table buckets and optimizers in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("come, have nothing to change afterwards, and go without a trace", async () => {
    await expectComesAndGoes(site, platform, ["dev-data-services"]);
  });
});
