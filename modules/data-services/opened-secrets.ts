import type { CeilingPlace } from "../iam/ceiling";
import type { Statement } from "../iam/policy-document";

/** The most that roles need who read secrets: those of the environment, and others that entries name. */
export function openedSecrets({
  partition,
  accountId,
  region,
  prefix,
  dataKeyArn,
  ...place
}: CeilingPlace): Statement[] {
  const secrets = place.openedSecrets ?? [];
  return [
    {
      Sid: "OpenedSecrets",
      Effect: "Allow",
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      Resource: [
        `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${prefix}-*`,
        ...new Set(secrets.flatMap(({ arn }) => arn ?? [])),
      ],
    },
    {
      Sid: "KeysOfOpenedSecrets",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: [...new Set([dataKeyArn, ...secrets.flatMap(({ kmsKeyArn }) => kmsKeyArn ?? [])])],
      Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
    },
  ];
}
