import { describe, expect, it } from "vitest";
import type { TableOptimizerModel } from "../../config/kinds/data-services/table-optimizer";
import { addresses } from "../../emitted/stacks";
import { optimizerStatements } from "../../modules/data-services/table-optimizer/policies";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";
import { withTableBuckets } from "../support/table-buckets";

const input = devInput();
withTableBuckets(input);
const platform = platformOf(accountInput(), input);
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const at = "dataServices.tidied";

describe("optimizers of a table in the configuration", () => {
  const said = (change: Record<string, unknown>) => {
    const dev = devInput();
    withTableBuckets(dev);
    return report({ dev: { dataServices: dev.dataServices, ...change } });
  };

  it.each<[string, Record<string, unknown>]>([
    ["with everything", {}],
    ["with compaction alone", { [`${at}.retention`]: undefined, [`${at}.orphans`]: undefined }],
    ["without compaction", { [`${at}.compaction`]: false }],
  ])("are taken: %s", (_, change) => {
    expect(said(change)).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ [`${at}.database`]: undefined }, `${at}.database: is missing`],
    [{ [`${at}.database`]: "Shop" }, "is not a name in the Data Catalog"],
    [{ [`${at}.table`]: undefined }, `${at}.table: is missing`],
    [{ [`${at}.table`]: "order-lines" }, "is not a name in the Data Catalog"],
    [{ [`${at}.folder`]: undefined }, `${at}.folder: is missing`],
    [{ [`${at}.folder`]: "/iceberg" }, `${at}.folder`],
    [{ [`${at}.zone`]: "cold" }, `${at}.zone`],
    [
      { [`${at}.compaction`]: false, [`${at}.retention`]: undefined, [`${at}.orphans`]: undefined },
      "nothing is optimized",
    ],
    [{ [`${at}.retention.days`]: 0 }, "retention.days"],
    [{ [`${at}.retention.leastKept`]: 0 }, "retention.leastKept"],
    [{ [`${at}.retention.everyHours`]: 2 }, "retention.everyHours"],
    [{ [`${at}.orphans.everyHours`]: 169 }, "orphans.everyHours"],
    [{ [`${at}.orphans.days`]: "3" }, "orphans.days"],
    [{ [`${at}.strategy`]: "sort" }, "strategy"],
    [
      {
        "dataServices.other": { kind: "table-optimizer", database: "shop", table: "lines", folder: "iceberg/orders/a" },
      },
      "dataServices.other.folder has files there",
    ],
    [
      { "sources.orders.path": "iceberg" },
      `${at}.folder: files in raw/iceberg/orders/ that its table does not name are deleted, and sources.orders.path has files there`,
    ],
    [
      { "dataServices.logs": { kind: "firehose", from: { mode: "put" }, folder: "iceberg/orders/logs" } },
      "dataServices.logs.folder has files there",
    ],
    [
      { "dataServices.logs": { kind: "firehose", from: { mode: "put" }, folder: "iceberg/orders" } },
      "what dataServices.logs.folder puts into raw/iceberg/orders/ is deleted unless the table names it",
    ],
    [
      { "dataServices.twice": { kind: "table-optimizer", database: "shop", table: "orders", folder: "iceberg/o" } },
      "optimizers of the table shop.orders",
    ],
  ])("are refused: %j", (change, message) => {
    expect(said(change)).toContain(message);
  });
});

describe("the role of optimizers", () => {
  const entry = platform.environments[0]?.dataServices.tidied as TableOptimizerModel;
  const statements = optimizerStatements(entry, KEY, {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111111111111",
  });
  const bucket = `arn:aws:s3:::${entry.bucket}`;
  const glue = (what: string) => `arn:aws:glue:eu-west-1:111111111111:${what}`;
  it.each([
    ["allow", "s3:PutObject", `${bucket}/iceberg/orders/data/a.parquet`, {}],
    ["allow", "s3:DeleteObject", `${bucket}/iceberg/orders/metadata/a.avro`, {}],
    ["deny", "s3:DeleteObject", `${bucket}/orders/a.csv`, {}],
    ["allow", "s3:ListBucket", bucket, { "s3:prefix": "iceberg/orders/data" }],
    ["deny", "s3:ListBucket", bucket, {}],
    ["allow", "kms:Decrypt", KEY, { "kms:ViaService": "s3.eu-west-1.amazonaws.com" }],
    ["deny", "kms:Decrypt", KEY, {}],
    ["allow", "glue:UpdateTable", glue("table/shop/orders"), {}],
    ["deny", "glue:UpdateTable", glue("table/shop/lines"), {}],
    ["deny", "glue:DeleteTable", glue("table/shop/orders"), {}],
    [
      "allow",
      "logs:PutLogEvents",
      "arn:aws:logs:eu-west-1:111111111111:log-group:/aws-glue/iceberg-compaction/logs:log-stream:a",
      {},
    ],
    ["deny", "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111111111111:log-group:/aws-glue/jobs/output:x", {}],
  ] as const)("%s %s %s", (decision, action, on, context) => {
    expect(simulateIdentity(statements, { action, resource: on, context })).toBe(decision);
  });
});

describe("what optimizers of a table get", () => {
  const json = synthPlatform(platform).find(({ name }) => name === "dev-data-services")?.json;
  if (!json) throw new Error("no stack dev-data-services");

  it("is a role, and one of each sort", () => {
    expect(addresses(json).filter((address) => address.includes("tidied"))).toEqual([
      "aws_glue_catalog_table_optimizer.data-service-tidied_compaction",
      "aws_glue_catalog_table_optimizer.data-service-tidied_orphan-file-deletion",
      "aws_glue_catalog_table_optimizer.data-service-tidied_retention",
      "aws_iam_role.data-service-tidied_role",
      "aws_iam_role_policy.data-service-tidied_role_policy",
    ]);
    expect(resource(json, "aws_glue_catalog_table_optimizer.data-service-tidied_retention")).toMatchObject({
      catalog_id: "111111111111",
      database_name: "shop",
      table_name: "orders",
      type: "retention",
      configuration: [
        {
          enabled: true,
          role_arn: "${aws_iam_role.data-service-tidied_role.arn}",
          retention_configuration: [
            {
              iceberg_configuration: [
                {
                  snapshot_retention_period_in_days: 7,
                  number_of_snapshots_to_retain: 3,
                  clean_expired_files: true,
                  run_rate_in_hours: 24,
                },
              ],
            },
          ],
        },
      ],
    });
    expect(resource(json, "aws_glue_catalog_table_optimizer.data-service-tidied_orphan-file-deletion")).toMatchObject({
      type: "orphan_file_deletion",
      configuration: [
        {
          orphan_file_deletion_configuration: [
            { iceberg_configuration: [{ orphan_file_retention_period_in_days: 3, run_rate_in_hours: 24 }] },
          ],
        },
      ],
    });
  });
});
