import { KinesisStream as AwsKinesisStream } from "@cdktf/provider-aws/lib/kinesis-stream";
import { Construct } from "constructs";
import type { KinesisStreamModel } from "../../../config/kinds/data-services/kinesis-stream";
import type { Protection } from "../../../config/model";

export interface KinesisStreamProps {
  readonly stream: Extract<KinesisStreamModel, { mode: "create" }>;
  /** ARN of the key that encrypts the records. */
  readonly kmsKeyArn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** A stream with encryption. Its records and the checkpoints of its readers go with it, so it is kept. */
export class KinesisStream extends Construct {
  readonly streamName: string;
  readonly streamArn: string;

  constructor(scope: Construct, id: string, { stream, kmsKeyArn, tags, protection }: KinesisStreamProps) {
    super(scope, id);
    const { capacity } = stream;
    const made = new AwsKinesisStream(this, "Resource", {
      name: stream.name,
      streamModeDetails: { streamMode: capacity.mode === "on-demand" ? "ON_DEMAND" : "PROVISIONED" },
      ...(capacity.mode === "provisioned" && { shardCount: capacity.shards }),
      retentionPeriod: stream.retentionHours,
      encryptionType: "KMS",
      kmsKeyId: kmsKeyArn,
      // Consumers that somebody else registered hold the stream, unless everything here may go.
      enforceConsumerDeletion: protection.forceDestroy,
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    this.streamName = made.name;
    this.streamArn = made.arn;
  }
}
