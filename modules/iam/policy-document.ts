/** Condition operator → condition key → value or values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One statement of an IAM, KMS, S3 or endpoint policy, spelled as AWS spells it. */
export interface Statement {
  /** Says what the statement is for; letters and digits. */
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  /** Absent in the policies of identities. */
  readonly Principal?:
    | "*"
    | {
        readonly AWS?: string | readonly string[];
        readonly Service?: string | readonly string[];
        /** ARN of an identity provider whose tokens count. */
        readonly Federated?: string | readonly string[];
      };
  readonly Action: string | readonly string[];
  /** Absent in trust policies. */
  readonly Resource?: string | readonly string[];
  readonly Condition?: Conditions;
}

/** The policy as the JSON text that AWS takes. May hold references to other resources. */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** Denies every request that does not use TLS, for a bucket's policy. */
export function denyInsecureTransport(bucketArn: string): Statement {
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
