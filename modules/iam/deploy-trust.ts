import { parseArn } from "../../config/arn";
import type { Statement } from "./policy-document";

/** A CI system whose tokens IAM can be told to trust. */
export interface CiSystem {
  /** Host and path of the issuer, without `https://`: how IAM names the provider and its condition keys. */
  readonly issuer: string;
  /** Whom its tokens for AWS are for. */
  readonly audience: string;
}

/** Sources: GitHub, "Configuring OpenID Connect in AWS"; HashiCorp, "Dynamic credentials with the AWS provider". */
export const CI_SYSTEMS = {
  github: { issuer: "token.actions.githubusercontent.com", audience: "sts.amazonaws.com" },
  "hcp-terraform": { issuer: "app.terraform.io", audience: "aws.workload.identity" },
} as const satisfies Readonly<Record<string, CiSystem>>;

/** ARN of IAM's identity provider of a CI system, known before it exists. */
export const oidcProviderArn = (partition: string, accountId: string, { issuer }: CiSystem): string =>
  `arn:${partition}:iam::${accountId}:oidc-provider/${issuer}`;

/**
 * Lets the CI system's tokens assume a role.
 * @param subjects what the token's subject may be; never a lone `*`, or every customer of the CI system could sign in
 */
export function deployTrust(system: CiSystem, providerArn: string, subjects: readonly string[]): Statement[] {
  return [
    {
      Sid: "Ci",
      Effect: "Allow",
      Principal: { Federated: providerArn },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { [`${system.issuer}:aud`]: system.audience },
        StringLike: { [`${system.issuer}:sub`]: subjects },
      },
    },
  ];
}

/**
 * Lets a build assume a role, wherever its own role is. IAM refuses a trust in a role that does not exist yet, and one that was
 * made anew under its name would not be trusted: so it is the account that is trusted, and who it is in there, by name.
 * @param buildRoleArn role of the build, which may not exist yet
 */
export function buildTrust(partition: string, buildRoleArn: string): Statement[] {
  return [
    {
      Sid: "Builds",
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${parseArn(buildRoleArn).accountId}:root` },
      Action: "sts:AssumeRole",
      Condition: { ArnEquals: { "aws:PrincipalArn": buildRoleArn } },
    },
  ];
}
