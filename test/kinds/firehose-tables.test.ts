import { beforeAll, describe, expect, it } from "vitest";
import type { FirehoseModel } from "../../config/kinds/data-services/firehose";
import type { EmittedStack } from "../../emitted/stacks";
import { FIREHOSE_ACTIONS } from "../../modules/data-services/firehose/actions";
import { deliveryStatements } from "../../modules/data-services/firehose/policies";
import { report } from "../config/problems";
import { intoTables, withFirehose } from "../support/firehose";
import { DEV_NAMES } from "../support/names";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { eventStream } from "../support/streams";
import { resource } from "../support/synth";

type Key = keyof ReturnType<typeof intoTables>;
const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const DATA_KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";
const GLUE = "arn:aws:glue:eu-west-1:111111111111";
const told = (key: Key, changes: Readonly<Record<string, unknown>> = {}) =>
  report({
    dev: {
      "dataServices.events": eventStream(),
      [`dataServices.${key}`]: intoTables()[key],
      ...Object.fromEntries(Object.entries(changes).map(([field, value]) => [`dataServices.${key}.${field}`, value])),
    },
  });

describe("a Firehose stream into a table, in the configuration", () => {
  it.each<Key>(["rows", "lake-rows"])("is taken: %s", (key) => {
    expect(told(key)).toBe("");
  });

  it.each<[key: Key, field: string, value: unknown, message: string]>([
    ["rows", "table.database", "Shop", '"Shop" is not a name in the Data Catalog'],
    ["rows", "table.name", "orders-new", '"orders-new" is not a name in the Data Catalog'],
    ["rows", "table.mode", "hive", "table.mode"],
    ["rows", "partitions", { customer: ".customer" }, "partitions: is for files, and records go into a table"],
    ["rows", "compression", "gzip", "compression: is for files"],
    ["rows", "lines", true, "lines: is for files"],
    ["rows", "errorFolder", "tables/orders/failed", "errorFolder: overlaps the folder tables/orders"],
    ["lake-rows", "folder", "events", "folder: is for files"],
    ["lake-rows", "table.tableBucket", "Acme", '"Acme"'],
    ["lake-rows", "table.database", "shop", "table"],
    ["lake-rows", "table.namespace", "", "table.namespace"],
  ])("is refused: %s %s %j", (key, field, value, message) => {
    expect(told(key, { [field]: value })).toContain(message);
  });

  it("puts its files where nobody else does", () => {
    const other = { ...intoTables().rows, folder: "tables/orders/eu" };
    const both = { "dataServices.rows": intoTables().rows, "dataServices.other": other };
    expect(report({ dev: both })).toContain("overlaps raw/tables/orders/");
  });
});

describe("what it makes", () => {
  let stacks: ReturnType<typeof synthPlatform>;
  beforeAll(() => {
    const input = devInput();
    withFirehose(input);
    stacks = synthPlatform(platformOf(accountInput(), input));
  });
  const json = (name: string): EmittedStack["json"] => {
    const found = stacks.find((one) => one.name === name);
    if (!found) throw new Error(`no stack ${name}`);
    return found.json;
  };
  const key = "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}";

  it.each<[key: Key, catalog: string, table: object, errors: string]>([
    ["rows", `${GLUE}:catalog`, { database_name: "shop", table_name: "orders" }, "tables/orders-errors"],
    [
      "lake-rows",
      `${GLUE}:catalog/s3tablescatalog/acme-tables`,
      { database_name: "shop", table_name: "events" },
      "lake-rows-errors",
    ],
  ])("is a stream that adds rows, and puts aside what fits no table: %s", (of, catalog_arn, table, errors) => {
    const made = resource(json("dev-data-services"), `aws_kinesis_firehose_delivery_stream.data-service-${of}`);
    const role_arn = `\${aws_iam_role.data-service-${of}_role.arn}`;
    expect(made).toMatchObject({
      destination: "iceberg",
      iceberg_configuration: {
        role_arn,
        catalog_arn,
        append_only: true,
        buffering_size: 64,
        buffering_interval: 300,
        retry_duration: 300,
        s3_backup_mode: "FailedDataOnly",
        destination_table_configuration: [{ ...table, s3_error_output_prefix: `${errors}/rows/` }],
        s3_configuration: {
          role_arn,
          bucket_arn: BUCKET,
          kms_key_arn: key,
          error_output_prefix: `${errors}/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
        },
        cloudwatch_logging_options: { enabled: true },
      },
    });
    expect(made).not.toHaveProperty("extended_s3_configuration");
  });

  it("is alarms on rows that wait or fail", () => {
    const alarms = Object.entries(json("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {}).flatMap(
      ([name, { metric_name, threshold }]) =>
        name.startsWith("data-service-rows_") ? [[name.slice("data-service-".length), metric_name, threshold]] : [],
    );
    expect(alarms).toEqual([
      ["rows_failed", "DeliveryToIceberg.FailedRowCount", 0],
      ["rows_late", "DeliveryToIceberg.DataFreshness", 3600],
      ["rows_refused", "ThrottledRecords", 0],
    ]);
  });
});

describe("policies of a stream into a table", () => {
  const model = (key: Key): FirehoseModel => {
    const entry = devEnvironment(withFirehose).dataServices[key];
    if (entry?.kind !== "firehose") throw new Error("no delivery stream");
    return entry;
  };
  const LAKE = "s3tablescatalog/acme-tables";

  it.each<[rows: string, lake: string, action: string, on: string]>([
    ["allow", "deny", "glue:UpdateTable", `${GLUE}:table/shop/orders`],
    ["allow", "deny", "glue:GetDatabase", `${GLUE}:database/shop`],
    ["deny", "allow", "glue:UpdateTable", `${GLUE}:table/${LAKE}/shop/events`],
    ["deny", "allow", "glue:GetDatabase", `${GLUE}:database/${LAKE}/shop`],
    ["deny", "deny", "glue:UpdateTable", `${GLUE}:table/shop/customers`],
    ["deny", "deny", "glue:DeleteTable", `${GLUE}:table/shop/orders`],
    ["deny", "allow", "lakeformation:GetDataAccess", "*"],
    ["allow", "deny", "s3:DeleteObject", `${BUCKET}/tables/orders/data/x.parquet`],
    ["deny", "deny", "s3:DeleteObject", `${BUCKET}/orders/x`],
  ])("let it add to its table alone: %s, %s %s on %s", (rows, lake, action, on) => {
    const decide = (key: Key) =>
      simulateIdentity(
        deliveryStatements({ entry: model(key), keyArn: () => DATA_KEY, logGroupArn: "arn", place: PLACE }),
        { action, resource: on, context: {} },
      );
    expect([decide("rows"), decide("lake-rows")]).toEqual([rows, lake]);
  });

  it("have a ceiling of the tables that are named", () => {
    const tables = model("rows").iceberg?.arns ?? [];
    const ceiling = (accessed: readonly { does: "fill-table"; arn: string; key: { mode: "none" } }[]) =>
      JSON.stringify(
        FIREHOSE_ACTIONS.ceiling?.statements({
          ...PLACE,
          prefix: "acme-dev",
          names: DEV_NAMES,
          bucketName: (purpose: string) => `acme-dev-${purpose}-111111111111`,
          databricksMakesVpc: false,
          lakeBuckets: [],
          eventBuckets: [],
          rawBuckets: [],
          accessed,
          dataKeyArn: DATA_KEY,
          lakeKeyArns: [],
          otherBuckets: [],
        }),
      );
    expect(ceiling(tables.map((arn) => ({ does: "fill-table", arn, key: { mode: "none" } })))).toContain(
      `"${GLUE}:table/shop/orders"`,
    );
    expect(ceiling([])).not.toContain("glue:");
  });
});
