import type { CeilingPlace } from "../../iam/ceiling";
import { fewPatterns } from "../../iam/few-patterns";
import type { Statement } from "../../iam/policy-document";
import { deliveredFiles, ROOM_FOR_BUCKETS } from "../delivered-files";
import { openedSecrets } from "../opened-secrets";
import { FILL_STREAM } from "./policies";

/** The most that the roles of replications need: files of raw zones, streams that are written to, secrets. */
export function ceiling(place: CeilingPlace): Statement[] {
  const { partition, region, dataKeyArn } = place;
  const buckets = fewPatterns(place.rawBuckets, ROOM_FOR_BUCKETS, (name) => 2 * name.length);
  const streams = place.filledStreams ?? [];
  const keysOf = (arns: readonly (string | undefined)[]) => [
    ...new Set([dataKeyArn, ...arns.flatMap((arn) => arn ?? [])]),
  ];
  return [
    ...deliveredFiles(place),
    ...(buckets.length === 0
      ? []
      : [
          {
            Sid: "TagsOfDeliveredFiles",
            Effect: "Allow" as const,
            Action: "s3:PutObjectTagging",
            Resource: buckets.map((bucket) => `arn:${partition}:s3:::${bucket}/*`),
          },
        ]),
    ...(streams.length === 0
      ? []
      : [
          {
            Sid: "FilledStreams",
            Effect: "Allow" as const,
            Action: FILL_STREAM,
            Resource: [...new Set(streams.map(({ arn }) => arn))],
          },
          {
            Sid: "KeysOfFilledStreams",
            Effect: "Allow" as const,
            Action: "kms:GenerateDataKey",
            Resource: keysOf(streams.map(({ key }) => (key.mode === "other" ? key.arn : undefined))),
            Condition: { StringEquals: { "kms:ViaService": `kinesis.${region}.amazonaws.com` } },
          },
        ]),
    ...openedSecrets(place),
  ];
}
