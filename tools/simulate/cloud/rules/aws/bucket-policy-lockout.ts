import { at } from "../../../schema/value";
import { callerArn } from "../../aws/caller";
import { organizationContext } from "../../aws/organization";
import { bucketNamed, statements } from "../../aws/policies";
import { resourceVerdict } from "../../iam";
import type { Rule } from "../../rule";
import { textOf } from "../../values";
import { awsAccount } from "../../whereabouts";

const NEEDED = ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"];

/** A bucket policy that denies the deployer: nobody but the account's root user can take it back. */
export const bucketPolicyLockout: Rule = {
  id: "bucket-policy-lockout",
  source:
    "AWS re:Post, regain access to a bucket after everyone was denied; S3 API, PutBucketPolicy ConfirmRemoveSelfBucketAccess",
  types: ["aws_s3_bucket_policy"],
  operations: ["create", "update"],
  refuses({ context, published, planned, store }) {
    const bucket = textOf(at(planned, "bucket"));
    const arn = textOf(at(bucketNamed(store, bucket ?? null)?.attributes, "arn"));
    if (arn === undefined) return undefined;
    const policy = statements(at(planned, "policy"));
    // Terraform comes through the public endpoint: no VPC, no endpoint of one.
    const caller = {
      principal: callerArn({ context, published }),
      context: { "aws:ViaAWSService": "false", ...organizationContext(store, awsAccount(context)) },
    };
    const denied = NEEDED.find((action) => resourceVerdict(policy, { ...caller, action, resource: arn }) === "deny");
    if (denied === undefined) return undefined;
    return {
      summary: "AccessDenied",
      detail: `With this policy ${caller.principal}, who applies it, may not do ${denied} on ${bucket} any more: the next plan fails, and only the account's root user can repair it`,
      fix: "leave the deployer out of the denial: a condition on aws:PrincipalArn, or deny the actions on objects only",
      path: [{ attribute: "policy" }],
    };
  },
};
