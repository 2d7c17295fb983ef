import { nameOf } from "../../config/derive/names";
import type { CeilingPlace } from "../iam/ceiling";
import type { Statement } from "../iam/policy-document";
import { dataKeyThrough, keysOfOthers } from "./ceilings";

/** The most that roles need who read secrets: those of the environment, and others that entries name. */
export function openedSecrets(place: CeilingPlace): Statement[] {
  const { partition, accountId, region, names } = place;
  const secrets = place.openedSecrets ?? [];
  return [
    {
      Sid: "OpenedSecrets",
      Effect: "Allow",
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      Resource: [
        `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${nameOf(names, "secrets", "*")}`,
        ...new Set(secrets.flatMap(({ arn }) => arn ?? [])),
      ],
    },
    dataKeyThrough(place, "secretsmanager"),
    ...keysOfOthers(
      "KeysOfOpenedSecrets",
      place,
      "secretsmanager",
      ["kms:Decrypt", "kms:DescribeKey"],
      secrets.map(({ kmsKeyArn }) => kmsKeyArn),
    ),
  ];
}
