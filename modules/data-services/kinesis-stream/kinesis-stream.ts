import { KinesisResourcePolicy } from "@cdktf/provider-aws/lib/kinesis-resource-policy";
import { KinesisStream as AwsKinesisStream } from "@cdktf/provider-aws/lib/kinesis-stream";
import { KinesisStreamConsumer } from "@cdktf/provider-aws/lib/kinesis-stream-consumer";
import { Construct } from "constructs";
import type { CreatedStream } from "../../../config/kinds/data-services/kinesis-stream";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { streamPolicy } from "./policies";
import { ProducerRole } from "./producer-role";

export interface KinesisStreamProps {
  readonly stream: CreatedStream;
  /** ARN of the key that encrypts the records. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** An encrypted stream with its consumers and its producers' roles. Replacing it loses what its readers have read up to. */
export class KinesisStream extends Construct {
  readonly streamName: string;
  readonly streamArn: string;

  constructor(scope: Construct, id: string, { stream, kmsKeyArn, place, tags, protection }: KinesisStreamProps) {
    super(scope, id);
    const { capacity } = stream;
    const made = new AwsKinesisStream(this, "Resource", {
      name: stream.name,
      streamModeDetails: { streamMode: capacity.mode === "on-demand" ? "ON_DEMAND" : "PROVISIONED" },
      ...(capacity.mode === "provisioned" && { shardCount: capacity.shards }),
      retentionPeriod: stream.retentionHours,
      encryptionType: "KMS",
      kmsKeyId: kmsKeyArn,
      ...(stream.shardMetrics.length > 0 && { shardLevelMetrics: [...stream.shardMetrics] }),
      // Consumers that somebody else registered keep the stream, unless everything here may go.
      enforceConsumerDeletion: protection.forceDestroy,
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    for (const name of stream.consumers) {
      configured(new KinesisStreamConsumer(this, `consumer-${name}`, { name, streamArn: made.arn }), ".consumers");
    }
    const statements = streamPolicy(stream, place);
    const policy =
      statements.length === 0
        ? undefined
        : configured(
            new KinesisResourcePolicy(this, "policy", { resourceArn: made.arn, policy: policyDocument(statements) }),
            ".otherAccounts",
          );
    for (const [key, producer] of Object.entries(stream.producers)) {
      configured(
        new ProducerRole(this, `producer-${key}`, { producer, stream, kmsKeyArn, place, tags }),
        `.producers.${key}`,
      );
    }
    this.streamName = made.name;
    // By way of its policy, so that what uses the stream waits for it.
    this.streamArn = policy?.resourceArn ?? made.arn;
  }
}
