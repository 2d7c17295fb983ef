import type { DataKey } from "../../../config/facts/separate-keys";
import type { ZeroEtlModel } from "../../../config/kinds/data-services/zero-etl-integration";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { byIntegrations } from "../dynamodb-table/policies";

const CONTEXT = "integration";

/** Encryption context of an integration, by which the policy of the key knows it. */
export const contextOf = (name: string): Readonly<Record<string, string>> => ({ [CONTEXT]: name });

/**
 * Statements of the policy of a key that encrypts integrations or their tables: Redshift gives itself grants for these integrations alone, and decrypts exports of
 * tables. Source: management guide, "Encrypting DynamoDB integrations with a customer managed key", and the same of the
 * Aurora and RDS user guides; DynamoDB developer guide, "DynamoDB zero-ETL integration with Amazon Redshift".
 */
export function serviceKeyStatements(
  entries: readonly Pick<ZeroEtlModel, "name" | "encryptedBy" | "tableKey">[],
  place: Place,
  key: DataKey,
): Statement[] {
  const names = entries.filter(({ encryptedBy }) => encryptedBy === key).map(({ name }) => name);
  return [
    ...(names.length === 0 ? [] : [grants(names, place)]),
    ...(entries.some(({ tableKey }) => tableKey === key)
      ? [
          {
            Sid: "ExportsOfIntegrations",
            Effect: "Allow" as const,
            Action: "kms:Decrypt",
            Resource: "*",
            ...byIntegrations(place),
          },
        ]
      : []),
  ];
}

const grants = (names: readonly string[], { partition, region, accountId }: Place): Statement => ({
  Sid: "GrantsOfIntegrations",
  Effect: "Allow",
  Principal: { Service: "redshift.amazonaws.com" },
  Action: "kms:CreateGrant",
  Resource: "*",
  Condition: {
    StringEquals: {
      "aws:SourceAccount": accountId,
      [`kms:EncryptionContext:${CONTEXT}`]: names,
    },
    "ForAllValues:StringEquals": { "kms:GrantOperations": ["CreateGrant", "Decrypt", "GenerateDataKey"] },
    // Integrations of RDS have ARNs of RDS.
    ArnLike: { "aws:SourceArn": `arn:${partition}:*:${region}:${accountId}:integration:*` },
  },
});
