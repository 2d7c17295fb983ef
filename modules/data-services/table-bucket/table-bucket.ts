import { S3TablesNamespace } from "@cdktf/provider-aws/lib/s3tables-namespace";
import { S3TablesTable } from "@cdktf/provider-aws/lib/s3tables-table";
import { S3TablesTableBucket } from "@cdktf/provider-aws/lib/s3tables-table-bucket";
import { S3TablesTableBucketPolicy } from "@cdktf/provider-aws/lib/s3tables-table-bucket-policy";
import { Construct } from "constructs";
import type { TableBucketModel } from "../../../config/kinds/data-services/table-bucket";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketStatements } from "./policies";

export interface TableBucketProps {
  readonly bucket: TableBucketModel;
  /** ARN of the key that encrypts tables. */
  readonly dataKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

type Table = TableBucketModel["namespaces"][string]["tables"][string];

const status = (on: boolean): string => (on ? "enabled" : "disabled");

/** A table bucket with its namespaces, tables and policy. Its files are S3's own: nobody sees them but through tables. */
export class TableBucket extends Construct {
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TableBucketProps,
  ) {
    super(scope, id);
    const { bucket, dataKeyArn, place, tags, protection } = props;
    const { unreferencedFiles } = bucket;
    const made = new S3TablesTableBucket(this, "Resource", {
      name: bucket.name,
      encryptionConfiguration: { sseAlgorithm: "aws:kms", kmsKeyArn: dataKeyArn },
      // Always whole: a part that is missing the provider takes for nothing.
      maintenanceConfiguration: {
        icebergUnreferencedFileRemoval: {
          status: status(unreferencedFiles.remove),
          settings: {
            unreferencedDays: unreferencedFiles.afterDays,
            nonCurrentDays: unreferencedFiles.nonCurrentDays,
          },
        },
      },
      forceDestroy: protection.forceDestroy,
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    this.arn = made.arn;
    const statements = bucketStatements(bucket, place);
    if (statements.length > 0)
      configured(
        new S3TablesTableBucketPolicy(this, "policy", {
          tableBucketArn: made.arn,
          resourcePolicy: policyDocument(statements),
        }),
        ".access",
      );
    for (const [namespace, { tables }] of Object.entries(bucket.namespaces)) {
      const group = configured(new Construct(this, `namespace-${namespace}`), `.namespaces.${namespace}`);
      const there = new S3TablesNamespace(group, "Resource", { namespace, tableBucketArn: made.arn });
      for (const [name, table] of Object.entries(tables))
        configured(this.table(group, there, name, table), `.tables.${name}`);
    }
  }

  private table(scope: Construct, namespace: S3TablesNamespace, name: string, table: Table): S3TablesTable {
    const { compaction, snapshots, columns } = table;
    return new S3TablesTable(scope, `table-${name}`, {
      name,
      namespace: namespace.namespace,
      tableBucketArn: namespace.tableBucketArn,
      format: "ICEBERG",
      metadata: [{ iceberg: [{ schema: [{ field: columns.map((column) => ({ ...column })) }] }] }],
      maintenanceConfiguration: {
        icebergCompaction: {
          status: status(compaction.enabled),
          settings: { targetFileSizeMb: compaction.targetFileMegabytes },
        },
        icebergSnapshotManagement: {
          status: status(snapshots.expire),
          settings: { maxSnapshotAgeHours: snapshots.maxAgeHours, minSnapshotsToKeep: snapshots.leastKept },
        },
      },
      tags: { ...this.props.tags },
      // Engines change columns, which AWS does not give back: another schema would make the table anew.
      lifecycle: { preventDestroy: this.props.protection.preventDestroy, ignoreChanges: ["metadata"] },
    });
  }
}
