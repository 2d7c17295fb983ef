import { at } from "../../../schema/value";
import { pendingDeletion } from "../../aws/pending-deletion";
import { setting } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { keyAnswer } from "../../data-sources/aws-lookups";
import { inside, KMS_KEY_ONLY, of, ROLE_ARN } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS Key Management Service. */
export const kms: Service = {
  aws_kms_key: {
    computed: {
      key_id: (made) => keyId(made),
      id: "{key_id}",
      arn: "arn:{partition}:kms:{region}:{account}:key/{key_id}",
      description: "",
      policy: (made) => wholeAccountPolicy(made),
      multi_region: false,
      rotation_period_in_days: (made) => (at(made.request.planned, "enable_key_rotation") === true ? 365 : 0),
    },
    policies: { policy: "resource" },
    answers: keyAnswer,
    effects: { deleted: ({ object, store }) => store.take(pendingDeletion(object.attributes)) },
  },
  aws_kms_replica_key: {
    computed: {
      key_id: (made) => made.text("primary_key_arn").split("/").at(-1) ?? "",
      id: "{key_id}",
      arn: "arn:{partition}:kms:{region}:{account}:key/{key_id}",
      policy: (made) => wholeAccountPolicy(made),
      key_spec: "SYMMETRIC_DEFAULT",
      key_usage: "ENCRYPT_DECRYPT",
      key_rotation_enabled: false,
    },
    references: {
      primary_key_arn: of("aws_kms_key", "arn", {
        within: "account",
        missing: "NotFoundException",
      }),
    },
    unique: [inPlace("AlreadyExistsException", "primary_key_arn")],
    policies: { policy: "resource" },
    effects: { deleted: ({ object, store }) => store.take(pendingDeletion(object.attributes)) },
  },
  aws_kms_alias: {
    computed: {
      id: "{name}",
      arn: "arn:{partition}:kms:{region}:{account}:{name}",
      target_key_arn: (made) => {
        const target = made.text("target_key_id");
        return target.startsWith("arn:") ? target : made.fill(`arn:{partition}:kms:{region}:{account}:key/${target}`);
      },
    },
    references: { target_key_id: inside(KMS_KEY_ONLY) },
    unique: [inPlace("AlreadyExistsException", "name")],
    lookup: ["name"],
  },
  aws_kms_key_policy: {
    computed: setting("key_id"),
    references: { key_id: inside(KMS_KEY_ONLY) },
    unique: [wholeDocument("key_id")],
    policies: { policy: "resource" },
    policyOf: { of: ["aws_kms_key", "aws_kms_replica_key"], argument: "key_id", by: ["key_id", "arn"] },
  },
  aws_kms_grant: {
    computed: { grant_id: "{hex:64}", grant_token: "{hex:64:token}", id: "{key_id}:{grant_id}" },
    references: {
      key_id: inside(KMS_KEY_ONLY),
      grantee_principal: { ...ROLE_ARN, except: /./ },
    },
  },
};

function keyId(made: Made): string {
  return at(made.request.planned, "multi_region") === true ? made.fill("mrk-{hex:32}") : made.text("uuid");
}

/** What KMS gives a key that is made without a policy. */
function wholeAccountPolicy(made: Made): string {
  const statement = {
    Sid: "Enable IAM User Permissions",
    Effect: "Allow",
    Principal: { AWS: made.fill("arn:{partition}:iam::{account}:root") },
    Action: "kms:*",
    Resource: "*",
  };
  return JSON.stringify({ Id: "key-default-1", Version: "2012-10-17", Statement: [statement] });
}
