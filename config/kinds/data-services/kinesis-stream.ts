import type { z } from "zod";
import type { DeepReadonly } from "../../readonly";
import type { kinesisStream as schema } from "../../schema/data-services/kinesis-stream";
import type { Kind } from "../kind";

type KinesisStream = z.output<typeof schema>;
export type KinesisStreamModel = DeepReadonly<
  KinesisStream & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS. */
    name: string;
    /** ARN, known before the stream exists. */
    arn: string;
  }
>;

/** A Kinesis data stream. */
export const kinesisStream: Kind<KinesisStream, KinesisStreamModel> = {
  what: "a Kinesis stream",
  resolve(service, key, { prefix, partition, region, awsAccountId }) {
    const name = service.mode === "existing" ? service.streamName : `${prefix}-${key}`;
    return { ...service, key, name, arn: `arn:${partition}:kinesis:${region}:${awsAccountId}:stream/${name}` };
  },
};
