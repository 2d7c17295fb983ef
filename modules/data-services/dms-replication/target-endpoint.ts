import { DmsEndpoint } from "@cdktf/provider-aws/lib/dms-endpoint";
import { DmsS3Endpoint } from "@cdktf/provider-aws/lib/dms-s3-endpoint";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import type { DmsReplicationModel, ReplicationTarget } from "../../../config/kinds/data-services/dms-replication";
import { policyDocument } from "../../iam/policy-document";
import type { KeyArn } from "../../kms/key-arn";
import type { Place } from "../../place";
import { targetStatements, targetTrust } from "./policies";

export interface TargetEndpointProps {
  readonly entry: DmsReplicationModel;
  /** Keys of the environment. */
  readonly keyArn: KeyArn;
  /** ARN of the stream, as a reference, where the target is one. */
  readonly streamArn: string | undefined;
  /** Brokers for clients with a password, where the target is a topic. */
  readonly brokers: string | undefined;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

type TargetOf<M extends ReplicationTarget["mode"]> = Extract<ReplicationTarget, { mode: M }>;

/** Where rows go: files, records of a stream, or messages of a topic. */
export class TargetEndpoint extends Construct {
  readonly endpointArn: string;

  constructor(scope: Construct, id: string, props: TargetEndpointProps) {
    super(scope, id);
    const { entry, tags } = props;
    const dataKeyArn = props.keyArn("data");
    const shared = {
      endpointId: `${entry.name}-target`,
      endpointType: "target",
      kmsKeyArn: dataKeyArn,
      tags: { ...tags },
    };
    switch (entry.target.mode) {
      case "zone": {
        const { role, dependsOn } = this.role(props);
        const files = filesOf(entry.target, dataKeyArn, props.place);
        this.endpointArn = new DmsS3Endpoint(this, "Resource", {
          ...shared,
          ...files,
          serviceAccessRoleArn: role.arn,
          dependsOn,
        }).endpointArn;
        break;
      }
      case "stream": {
        const { role, dependsOn } = this.role(props);
        this.endpointArn = new DmsEndpoint(this, "Resource", {
          ...shared,
          engineName: "kinesis",
          kinesisSettings: {
            ...messagesOf(entry.target),
            streamArn: props.streamArn ?? entry.target.taken.arn,
            serviceAccessRoleArn: role.arn,
          },
          dependsOn,
        }).endpointArn;
        break;
      }
      case "kafka":
        this.endpointArn = new DmsEndpoint(this, "Resource", {
          ...shared,
          engineName: "kafka",
          kafkaSettings: {
            ...messagesOf(entry.target),
            broker: props.brokers ?? "",
            topic: entry.target.topic,
            securityProtocol: "sasl-ssl",
            saslMechanism: "scram-sha-512",
            saslUsername: entry.target.user,
            saslPassword: this.password(entry.target),
          },
        }).endpointArn;
    }
  }

  /** Role with which DMS writes, and what has to be there before it is tried. */
  private role({ entry, keyArn, place, tags }: TargetEndpointProps) {
    const role = new IamRole(this, "role", {
      name: entry.targetRole.name,
      description: `Writes what ${entry.name} replicates`,
      assumeRolePolicy: policyDocument(targetTrust(place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "target",
      role: role.name,
      policy: policyDocument(targetStatements(entry.target, keyArn, place)),
    });
    return { role, dependsOn: [policy] };
  }

  /** DMS reads no secret for Kafka, so that the password stands in the state. */
  private password({ variable, user }: TargetOf<"kafka">): string {
    const made = new TerraformVariable(this, "password", {
      type: "string",
      sensitive: true,
      nullable: false,
      description: `Password of the user ${user} of Kafka`,
    });
    made.overrideLogicalId(variable);
    return made.stringValue;
  }
}

const KILOBYTES = 1024;

/** Source: AWS DMS user guide, "Endpoint settings when using Amazon S3 as a target for AWS DMS". */
const filesOf = (target: TargetOf<"zone">, dataKeyArn: string, { accountId }: Pick<Place, "accountId">) => ({
  bucketName: target.bucket,
  bucketFolder: target.folder,
  expectedBucketOwner: accountId,
  dataFormat: "parquet",
  parquetVersion: "parquet-2-0",
  compressionType: "GZIP",
  // Full load and changes have the same columns, so that one reader takes both.
  includeOpForFullLoad: true,
  timestampColumnName: target.timestampColumn,
  datePartitionEnabled: target.dateFolders,
  ...(target.dateFolders && { datePartitionSequence: "yyyymmdd", datePartitionDelimiter: "SLASH" }),
  ...(target.transactionsFolder !== undefined && { preserveTransactions: true, cdcPath: target.transactionsFolder }),
  cdcMaxBatchInterval: target.files.seconds,
  cdcMinFileSize: target.files.megabytes * KILOBYTES,
  encryptionMode: "SSE_KMS",
  serverSideEncryptionKmsKeyId: dataKeyArn,
});

/** Source: AWS DMS API reference, KinesisSettings and KafkaSettings. */
const messagesOf = ({ controlMessages }: { readonly controlMessages: boolean }) => ({
  messageFormat: "json-unformatted",
  includeControlDetails: controlMessages,
  includeTableAlterOperations: controlMessages,
  includeNullAndEmpty: true,
  includeTransactionDetails: true,
  includePartitionValue: true,
  // Rows of one table stay in their order, and tables are spread.
  partitionIncludeSchemaTable: true,
});
