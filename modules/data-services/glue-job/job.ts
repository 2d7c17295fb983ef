import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { GlueJob as AwsGlueJob } from "@cdktf/provider-aws/lib/glue-job";
import { GlueSecurityConfiguration } from "@cdktf/provider-aws/lib/glue-security-configuration";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { GLUE_LOGS, type GlueJobModel } from "../../../config/kinds/data-services/glue-job";
import type { Protection } from "../../../config/model";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { glueStatements, glueTrust } from "./policies";
import { Program } from "./program";

export interface GlueJobProps {
  readonly entry: GlueJobModel;
  /** Name of the zone's bucket; a reference to it. */
  readonly bucketName: string;
  /** Name of the connection; undefined where it has none. */
  readonly connectionName: string | undefined;
  /** ARN of the key that encrypts the zone and bookmarks. */
  readonly dataKeyArn: string;
  /** ARN of the key of logs. */
  readonly logKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

const BOOKMARKS = { on: "job-bookmark-enable", paused: "job-bookmark-pause", off: "job-bookmark-disable" } as const;

/** A job with its program, role, logs and encryption. */
export class GlueJob extends Construct {
  readonly jobName: string;
  /** Name of the security configuration. */
  readonly securityConfiguration: string;
  readonly role: IamRole;
  /** What the role may do has to be there before somebody uses it. */
  readonly rolePolicy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: GlueJobProps) {
    super(scope, id);
    const { entry, bucketName, dataKeyArn, logKeyArn, place, tags } = props;
    const logs = GLUE_LOGS.map(
      (log) =>
        new CloudwatchLogGroup(this, `log-${log}`, {
          name: `${entry.logPrefix}/${log}`,
          kmsKeyId: logKeyArn,
          retentionInDays: entry.logRetentionDays,
          tags: { ...tags },
          lifecycle: { preventDestroy: props.protection.preventDestroy },
        }),
    );
    this.role = new IamRole(this, "role", {
      name: entry.role.name,
      description: `Runs the Glue job ${entry.name}`,
      assumeRolePolicy: policyDocument(glueTrust(place)),
      tags: { ...tags },
    });
    this.rolePolicy = new IamRolePolicy(this, "policy", {
      name: "job",
      role: this.role.name,
      policy: policyDocument(glueStatements(props)),
    });
    this.securityConfiguration = new GlueSecurityConfiguration(this, "encryption", {
      name: entry.name,
      encryptionConfiguration: {
        s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: dataKeyArn },
        cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: logKeyArn },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: dataKeyArn },
      },
    }).name;
    const program = new Program(this, "program", {
      bucketName,
      folder: entry.scripts,
      files: entry.files,
      script: entry.program.script,
      dataKeyArn,
    });
    this.jobName = new AwsGlueJob(this, "Resource", {
      name: entry.name,
      ...(entry.description !== undefined && { description: entry.description }),
      roleArn: this.role.arn,
      glueVersion: entry.glueVersion,
      command: { name: "glueetl", pythonVersion: "3", scriptLocation: program.scriptLocation },
      workerType: entry.workers.type,
      numberOfWorkers: entry.workers.count,
      executionClass: entry.execution.toUpperCase(),
      executionProperty: { maxConcurrentRuns: entry.concurrentRuns },
      timeout: entry.timeoutMinutes,
      maxRetries: entry.retries,
      securityConfiguration: this.securityConfiguration,
      ...(props.connectionName !== undefined && { connections: [props.connectionName] }),
      defaultArguments: { ...argumentsOf(entry, bucketName), ...program.fileArguments },
      tags: { ...tags },
      dependsOn: [this.rolePolicy, ...logs, ...program.dependables],
    }).name;
  }
}

/** Arguments of every run. Source: AWS Glue user guide, "Using job parameters in AWS Glue jobs". */
function argumentsOf(entry: GlueJobModel, bucketName: string): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(entry.parameters).map(([name, value]) => [`--${name}`, value])),
    "--output_path": `s3://${bucketName}/${entry.folder}/`,
    "--job-language": "python",
    "--job-bookmark-option": BOOKMARKS[entry.bookmarks],
    "--TempDir": `s3://${bucketName}/${entry.temporary}/`,
    "--custom-logGroup-prefix": entry.logPrefix,
    "--enable-metrics": "true",
    "--enable-observability-metrics": "true",
    "--enable-auto-scaling": String(entry.workers.autoScaling),
    ...(entry.crawler !== undefined && { "--enable-glue-datacatalog": "true" }),
    ...(entry.crawler?.finds === "iceberg" && { "--datalake-formats": "iceberg" }),
  };
}
