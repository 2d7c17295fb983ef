import type { Conditions, Statement } from "../iam/policy-document";
import { bucketArnOf } from "../storage/secure-bucket";

/** A bucket of an external location. */
export interface ExternalBucket {
  readonly bucket: string;
  /** Nothing is written to it. */
  readonly readOnly: boolean;
}

export interface S3EndpointPolicyProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** The environment's AWS account. */
  readonly accountId: string;
  /** AWS account of Databricks' control plane. */
  readonly controlPlaneAccountId: string;
  /** AWS account that owns Databricks' artifacts and sample data. */
  readonly artifactAccountId: string;
  /** Root buckets of the workspaces. */
  readonly rootBuckets: readonly string[];
  /** Buckets of the zones, owned by the environment's account. */
  readonly zoneBuckets: readonly string[];
  /** Buckets of the external locations, whoever owns them. */
  readonly externalBuckets: readonly ExternalBucket[];
  /** Databricks' own buckets of the region. */
  readonly databricksBuckets: {
    readonly artifacts: readonly string[];
    readonly logs: string;
    readonly samples: string;
    readonly systemTables: string;
  };
  /** Bucket of AWS that container images of the region are read from. Default: none are. */
  readonly imageLayerBucket?: string | undefined;
}

const READ = ["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:GetBucketLocation"];
/** With the verbs of multipart uploads: large files are written, resumed and given up in parts. */
const READ_AND_WRITE = [
  ...READ,
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:ListBucketMultipartUploads",
  "s3:ListMultipartUploadParts",
  "s3:AbortMultipartUpload",
];
const WRITE_LOGS = ["s3:PutObject", "s3:ListBucket", "s3:GetBucketLocation"];

/**
 * Policy of the S3 gateway endpoint: exactly the buckets that the configuration names, and those of Databricks
 * that clusters cannot start without (H18). Source of the conditions: Security Reference Architecture.
 */
export function s3EndpointStatements(props: S3EndpointPolicyProps): Statement[] {
  const from = (account: string): Conditions => ({ StringEquals: { "aws:PrincipalAccount": account } });
  const allow = (
    Sid: string,
    buckets: readonly string[],
    Action: readonly string[],
    Condition: Conditions,
  ): Statement[] =>
    buckets.length === 0
      ? []
      : [{ Sid, Effect: "Allow", Principal: "*", Action, Resource: resources(props.partition, buckets), Condition }];

  const external = (readOnly: boolean) => externalBuckets(props).filter((bucket) => bucket.readOnly === readOnly);
  const names = (buckets: readonly ExternalBucket[]) => buckets.map(({ bucket }) => bucket);
  const { artifacts, logs, samples, systemTables } = props.databricksBuckets;
  const databricks = from(props.controlPlaneAccountId);
  return [
    ...allow("WorkspaceRoots", props.rootBuckets, READ_AND_WRITE, databricks),
    ...allow("Zones", props.zoneBuckets, READ_AND_WRITE, {
      StringEquals: { "aws:PrincipalAccount": props.accountId, "s3:ResourceAccount": props.accountId },
    }),
    ...allow("ExternalLocations", names(external(false)), READ_AND_WRITE, from(props.accountId)),
    ...allow("ReadOnlyExternalLocations", names(external(true)), READ, from(props.accountId)),
    // Read without Databricks' identity, so the owner of the bucket is what counts.
    ...allow("DatabricksArtifacts", artifacts, READ, {
      StringEquals: { "aws:ResourceAccount": props.artifactAccountId },
    }),
    ...allow("DatabricksSystemTables", [systemTables], READ, databricks),
    ...allow("DatabricksSamples", [samples], READ, from(props.artifactAccountId)),
    ...allow("DatabricksLogs", [logs], WRITE_LOGS, databricks),
    ...(props.imageLayerBucket === undefined
      ? []
      : [
          {
            Sid: "ContainerImageLayers",
            Effect: "Allow" as const,
            Principal: "*" as const,
            Action: "s3:GetObject",
            Resource: `${bucketArnOf(props.partition, props.imageLayerBucket)}/*`,
          },
        ]),
  ];
}

/** Each bucket once; it is read-only if every location in it is. Zones and roots have statements of their own. */
function externalBuckets(props: S3EndpointPolicyProps): ExternalBucket[] {
  const readOnly = new Map<string, boolean>();
  for (const external of props.externalBuckets) {
    if (props.zoneBuckets.includes(external.bucket)) continue;
    readOnly.set(external.bucket, external.readOnly && (readOnly.get(external.bucket) ?? true));
  }
  return [...readOnly].map(([bucket, only]) => ({ bucket, readOnly: only }));
}

function resources(partition: string, buckets: readonly string[]): string[] {
  return buckets.map((bucket) => bucketArnOf(partition, bucket)).flatMap((arn) => [arn, `${arn}/*`]);
}
