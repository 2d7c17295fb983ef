import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

/** RDS takes the role for its proxies. Nobody of another account could give it to one: that takes iam:PassRole here. */
export const proxyTrust = (): Statement[] => [
  { Sid: "Rds", Effect: "Allow", Principal: { Service: "rds.amazonaws.com" }, Action: "sts:AssumeRole" },
];

/** A secret that the proxy reads, and the key that encrypts it. */
export interface ReadSecret {
  readonly secretArn: string;
  /** Default: Secrets Manager's own, which needs no right. */
  readonly keyArn: string | undefined;
}

/** What a proxy does that signs in with passwords. Source: RDS user guide, "Configuring IAM authentication for RDS Proxy". */
export function secretStatements(secrets: readonly ReadSecret[], { region }: Pick<Place, "region">): Statement[] {
  const keys = [...new Set(secrets.flatMap(({ keyArn }) => keyArn ?? []))];
  return [
    {
      Sid: "ReadPasswords",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: secrets.map(({ secretArn }) => secretArn),
    },
    ...(keys.length === 0
      ? []
      : [
          {
            Sid: "DecryptPasswords",
            Effect: "Allow" as const,
            Action: "kms:Decrypt",
            Resource: keys,
            Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
          },
        ]),
  ];
}

/** What a proxy does that signs in with tokens: come in as these users. */
export const userStatements = (userArns: readonly string[]): Statement[] => [
  { Sid: "SignInAsUsers", Effect: "Allow", Action: "rds-db:connect", Resource: [...userArns] },
];
