import { accessedBy, type CeilingPlace, keysAccessedBy } from "../../iam/ceiling";
import { fewPatterns } from "../../iam/few-patterns";
import type { Statement } from "../../iam/policy-document";
import { deliveredFiles, ROOM_FOR_BUCKETS } from "../delivered-files";
import { openedSecrets } from "../opened-secrets";
import { FILL_STREAM } from "./policies";

/** The most that the roles of replications need: files of raw zones, streams that are written to, secrets. */
export function ceiling(place: CeilingPlace): Statement[] {
  const { partition, region, dataKeyArn } = place;
  const buckets = fewPatterns(place.rawBuckets, ROOM_FOR_BUCKETS, (name) => 2 * name.length);
  const streams = accessedBy(place, "fill-stream");
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
            Resource: streams,
          },
          {
            Sid: "KeysOfFilledStreams",
            Effect: "Allow" as const,
            Action: "kms:GenerateDataKey",
            Resource: [dataKeyArn, ...keysAccessedBy(place, "fill-stream")],
            Condition: { StringEquals: { "kms:ViaService": `kinesis.${region}.amazonaws.com` } },
          },
        ]),
    ...openedSecrets(place),
  ];
}
