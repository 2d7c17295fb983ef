import { accountOfArn } from "../../../config/derive/arn";
import type { SecretModel } from "../../../config/kinds/data-services/secret";
import type { Conditions, Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

/** What hands a value out. */
const READ = ["secretsmanager:BatchGetSecretValue", "secretsmanager:GetSecretValue"];

/** In a secret's policy, the secret itself. */
const THIS_SECRET = "*";

/** Roles by their accounts and a condition: AWS refuses policies that name a role that is not there yet. */
const rootsOf = (roleArns: readonly string[], { partition }: Pick<Place, "partition">): Statement["Principal"] => ({
  AWS: [...new Set(roleArns.map(accountOfArn))].map((account) => `arn:${partition}:iam::${account}:root`),
});

/** Policy of the secret: its readers read it, and nobody else does, whatever their own policies say. */
export function secretPolicy({ readers }: Pick<SecretModel, "readers">, place: Pick<Place, "partition">): Statement[] {
  return [
    {
      Sid: "Readers",
      Effect: "Allow",
      Principal: rootsOf(readers, place),
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      Resource: THIS_SECRET,
      Condition: { ArnEquals: { "aws:PrincipalArn": readers } },
    },
    {
      Sid: "NobodyElse",
      Effect: "Deny",
      Principal: "*",
      Action: READ,
      Resource: THIS_SECRET,
      Condition: { ArnNotEquals: { "aws:PrincipalArn": readers } },
    },
    {
      Sid: "EncryptedInTransit",
      Effect: "Deny",
      Principal: "*",
      Action: "secretsmanager:*",
      Resource: THIS_SECRET,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
}

/** Use of a key for one secret alone. Source: AWS, "Secret encryption and decryption in AWS Secrets Manager". */
const keyForSecret = ({ arnStart }: SecretModel, { region }: Pick<Place, "region">): Conditions => ({
  StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` },
  StringLike: { "kms:EncryptionContext:SecretARN": `${arnStart}??????` },
});

/**
 * Statements of the data key's policy. This account's identities get the use of the key by their own policies; readers of
 * other accounts need the key's policy besides.
 */
export function dataKeyStatements(secrets: readonly SecretModel[], place: Place): Statement[] {
  return secrets
    .flatMap((secret) => {
      const others = secret.readers.filter((reader) => accountOfArn(reader) !== place.accountId);
      return others.length === 0 ? [] : [{ secret, others }];
    })
    .map(({ secret, others }, index) => ({
      Sid: `ReadersOfSecrets${index + 1}`,
      Effect: "Allow",
      Principal: rootsOf(others, place),
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { ...keyForSecret(secret, place), ArnEquals: { "aws:PrincipalArn": others } },
    }));
}
