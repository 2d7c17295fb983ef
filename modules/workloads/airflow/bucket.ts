import type { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { logicalId } from "../../../config/derive/logical-id";
import type { AirflowEnvironment } from "../../../config/kinds/workloads/airflow";
import { JOBS_FILE } from "../../../config/kinds/workloads/airflow-program";
import type { Protection } from "../../../config/model";
import type { Place } from "../../place";
import { SecureBucket } from "../../storage/secure-bucket";
import { shippedObject } from "../shipped-object";

export interface AirflowBucketProps {
  readonly airflow: Pick<AirflowEnvironment, "bucket" | "files" | "jobs">;
  /** Key of a job → its id. */
  readonly jobId: (key: string) => string;
  readonly kmsKeyArn: string;
  readonly accessLogBucket: string | undefined;
  readonly place: Place;
  readonly protection: Protection;
}

/** Days that a version stays which another one has replaced. */
const OLD_VERSION_DAYS = 90;

/** The bucket that an environment reads its program from, with everything that is shipped there. */
export class AirflowBucket extends Construct {
  readonly bucketArn: string;
  /** What MWAA looks at when it makes an environment: that the bucket is closed, keeps versions, and has the program. */
  readonly dependables: readonly ITerraformDependable[];
  private readonly shipped: Readonly<Record<string, S3Object>>;

  constructor(scope: Construct, id: string, props: AirflowBucketProps) {
    super(scope, id);
    const { airflow, kmsKeyArn, place } = props;
    const bucket = new SecureBucket(this, "Resource", {
      bucketName: airflow.bucket,
      partition: place.partition,
      kmsKeyArn,
      versioning: true,
      lifecycleRules: [{ id: "old-versions", noncurrentVersionDays: OLD_VERSION_DAYS }],
      accessLogBucket: props.accessLogBucket,
      protection: props.protection,
    });
    const into = { bucketName: bucket.versionedName, kmsKeyArn };
    this.shipped = Object.fromEntries(
      airflow.files.map(({ path, contentBase64 }) => [
        path,
        shippedObject(this, `file-${logicalId(path)}`, { ...into, key: path, contentBase64 }),
      ]),
    );
    const ids = airflow.jobs.map((job) => `${JSON.stringify(job)}:${props.jobId(job)}`);
    const jobs = shippedObject(this, "jobs", { ...into, key: JOBS_FILE, content: `{${ids.join(",")}}` });
    this.dependables = [...bucket.settings, ...Object.values(this.shipped), jobs];
    this.bucketArn = bucket.bucketArn;
  }

  /** Version of a file that is shipped. */
  versionOf(path: string): string {
    const file = this.shipped[path];
    if (file === undefined) throw new Error(`${path} is checked to be a file of the folder`);
    return file.versionId;
  }
}
