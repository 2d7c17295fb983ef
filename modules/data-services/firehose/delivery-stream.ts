import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogStream } from "@cdktf/provider-aws/lib/cloudwatch-log-stream";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KinesisFirehoseDeliveryStream } from "@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream";
import { Construct } from "constructs";
import type { FirehoseModel } from "../../../config/kinds/data-services/firehose";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { KeyArn } from "../../kms/key-arn";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { producerTrust } from "../kinesis-stream/policies";
import { errorPrefixOf, layout, tableOf } from "./destination";
import { deliveryStatements, deliveryTrust, putStatements } from "./policies";

export interface DeliveryStreamProps {
  readonly entry: FirehoseModel;
  /** ARN of the Kinesis stream that it reads; a reference, so that it is there. Default: records are put. */
  readonly streamArn: string | undefined;
  /** ARN of the key that encrypts the zone, and records while they wait. */
  readonly keyArn: KeyArn;
  /** ARN of the key that encrypts records until they are delivered, by the entry's key. */
  readonly serviceKeyArn: (dataService: string) => string;
  /** ARN of the key of logs. */
  readonly logKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** Known before the group is there. */
const logGroupArnOf = ({ partition, region, accountId }: Place, name: string): string =>
  `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;

/** A delivery stream with its role, its log, and the roles of its producers. */
export class DeliveryStream extends Construct {
  readonly streamName: string;
  readonly streamArn: string;

  constructor(scope: Construct, id: string, props: DeliveryStreamProps) {
    super(scope, id);
    const { entry, place, tags } = props;
    const log = new CloudwatchLogGroup(this, "log", {
      name: entry.logGroupName,
      kmsKeyId: props.logKeyArn,
      retentionInDays: entry.logRetentionDays,
      tags: { ...tags },
      lifecycle: { preventDestroy: props.protection.preventDestroy },
    });
    const failures = new CloudwatchLogStream(this, "failures", { name: "delivery", logGroupName: log.name });
    const role = new IamRole(this, "role", {
      name: entry.role.name,
      description: `Delivers the records of ${entry.name}`,
      assumeRolePolicy: policyDocument(deliveryTrust(place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "delivery",
      role: role.name,
      policy: policyDocument(deliveryStatements({ ...props, logGroupArn: logGroupArnOf(place, entry.logGroupName) })),
    });
    const { streamArn } = props;
    const { iceberg } = entry;
    const cloudwatchLoggingOptions = { enabled: true, logGroupName: log.name, logStreamName: failures.name };
    const buffered = { bufferingSize: entry.buffer.megabytes, bufferingInterval: entry.buffer.seconds };
    const inBucket = {
      roleArn: role.arn,
      bucketArn: bucketArnOf(place.partition, entry.bucket),
      kmsKeyArn: props.keyArn("data"),
    };
    const made = new KinesisFirehoseDeliveryStream(this, "Resource", {
      name: entry.name,
      ...(iceberg === undefined
        ? {
            destination: "extended_s3",
            extendedS3Configuration: { ...inBucket, ...buffered, ...layout(entry), cloudwatchLoggingOptions },
          }
        : {
            destination: "iceberg",
            icebergConfiguration: {
              roleArn: role.arn,
              ...buffered,
              ...tableOf(iceberg, entry.errorFolder),
              s3Configuration: { ...inBucket, errorOutputPrefix: errorPrefixOf(entry.errorFolder) },
              cloudwatchLoggingOptions,
            },
          }),
      // A Kinesis stream encrypts its records itself.
      ...(streamArn === undefined
        ? {
            serverSideEncryption: {
              enabled: true,
              keyType: "CUSTOMER_MANAGED_CMK",
              keyArn: props.serviceKeyArn(entry.key),
            },
          }
        : { kinesisSourceConfiguration: { kinesisStreamArn: streamArn, roleArn: role.arn } }),
      tags: { ...tags },
      dependsOn: [policy],
    });
    for (const [key, producer] of Object.entries(entry.producers)) {
      const puts = new IamRole(this, `producer-${key}`, {
        name: producer.roleName,
        description: `Puts records into ${entry.name}`,
        assumeRolePolicy: policyDocument(producerTrust(producer, place)),
        tags: { ...tags },
      });
      configured(puts, `.from.producers.${key}`);
      const statements = new IamRolePolicy(this, `producer-${key}-policy`, {
        name: "delivery-stream",
        role: puts.name,
        policy: policyDocument(putStatements(entry.arn)),
      });
      configured(statements, `.from.producers.${key}`);
    }
    this.streamName = made.name;
    this.streamArn = made.arn;
  }
}
