import { accessedBy, type CeilingPlace, keysAccessedBy } from "../../iam/ceiling";
import type { Statement } from "../../iam/policy-document";
import { dataKeyThrough, keysOfOthers } from "../ceilings";
import { deliveredFiles } from "../delivered-files";
import { openedSecrets } from "../opened-secrets";
import { FILL_STREAM } from "./policies";

/** The most that the roles of replications need: files of raw zones, streams that are written to, secrets. */
export function ceiling(place: CeilingPlace): Statement[] {
  const streams = accessedBy(place, "fill-stream");
  return [
    ...deliveredFiles(place, "s3:PutObjectTagging"),
    ...(streams.length === 0
      ? []
      : [
          {
            Sid: "FilledStreams",
            Effect: "Allow" as const,
            Action: FILL_STREAM,
            Resource: streams,
          },
          dataKeyThrough(place, "kinesis"),
          ...keysOfOthers(
            "KeysOfFilledStreams",
            place,
            "kinesis",
            "kms:GenerateDataKey",
            keysAccessedBy(place, "fill-stream"),
          ),
        ]),
    ...openedSecrets(place),
  ];
}
