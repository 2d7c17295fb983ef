import { at } from "../../schema/value";
import { fingerprint } from "../../semantics/placeholders";
import { byArn, global, setting } from "./aws-rows";
import type { Made, Row } from "./aws-template";

const IAM = { create_date: "{time}", name_prefix: "" };

/** IAM, KMS, secrets. */
export const AWS_IDENTITY: Readonly<Record<string, Row>> = {
  aws_iam_role: global("iam", "role{path|/}{name}", "{name}", { ...IAM, unique_id: "AROA{upper:17}" }),
  aws_iam_role_policy: { id: "{role}:{name}", name_prefix: "" },
  aws_iam_policy: global("iam", "policy{path|/}{name}", "{arn}", {
    policy_id: "ANPA{upper:17}",
    attachment_count: 0,
    name_prefix: "",
  }),
  aws_iam_role_policy_attachment: { id: "{role}/{policy_arn}" },
  aws_iam_user: global("iam", "user{path|/}{name}", "{name}", { unique_id: "AIDA{upper:17}" }),
  aws_iam_group: global("iam", "group{path|/}{name}", "{name}", { unique_id: "AGPA{upper:17}" }),
  aws_iam_instance_profile: global("iam", "instance-profile{path|/}{name}", "{name}", {
    ...IAM,
    unique_id: "AIPA{upper:17}",
  }),
  aws_iam_openid_connect_provider: {
    arn: (made) =>
      made.fill(`arn:{partition}:iam::{account}:oidc-provider/${made.text("url").replace(/^https:\/\//, "")}`),
    id: "{arn}",
    thumbprint_list: (made) => [fingerprint(made.text("url"), 40)],
  },
  aws_iam_service_linked_role: {
    name: (made) =>
      `AWSServiceRoleFor${capitalized(made.text("aws_service_name").split(".")[0] ?? "")}${made.fill("{custom_suffix|}")}`,
    path: "/aws-service-role/{aws_service_name}/",
    arn: "arn:{partition}:iam::{account}:role{path}{name}",
    id: "{arn}",
    create_date: "{time}",
    unique_id: "AROA{upper:17}",
  },
  aws_kms_key: {
    key_id: (made) => keyId(made),
    id: "{key_id}",
    arn: "arn:{partition}:kms:{region}:{account}:key/{key_id}",
    description: "",
    policy: (made) => wholeAccountPolicy(made),
    multi_region: false,
    rotation_period_in_days: (made) => (at(made.request.planned, "enable_key_rotation") === true ? 365 : 0),
  },
  aws_kms_replica_key: {
    key_id: (made) => made.text("primary_key_arn").split("/").at(-1) ?? "",
    id: "{key_id}",
    arn: "arn:{partition}:kms:{region}:{account}:key/{key_id}",
    policy: (made) => wholeAccountPolicy(made),
    key_spec: "SYMMETRIC_DEFAULT",
    key_usage: "ENCRYPT_DECRYPT",
    key_rotation_enabled: false,
  },
  aws_kms_alias: {
    id: "{name}",
    arn: "arn:{partition}:kms:{region}:{account}:{name}",
    target_key_arn: (made) => {
      const target = made.text("target_key_id");
      return target.startsWith("arn:") ? target : made.fill(`arn:{partition}:kms:{region}:{account}:key/${target}`);
    },
  },
  aws_kms_key_policy: setting("key_id"),
  aws_kms_grant: { grant_id: "{hex:64}", grant_token: "{hex:64:token}", id: "{key_id}:{grant_id}" },
  aws_ebs_encryption_by_default: { id: "terraform-{digits:26}" },
  aws_ebs_default_kms_key: setting("key_arn"),
  aws_secretsmanager_secret: byArn("secretsmanager", "secret:{name}-{base36:6}", { policy: "", name_prefix: "" }),
  aws_secretsmanager_secret_version: {
    version_id: "{uuid}",
    id: "{secret_id}|{version_id}",
    arn: "{secret_id}",
    has_secret_string_wo: false,
    version_stages: ["AWSCURRENT"],
  },
  aws_secretsmanager_secret_rotation: { id: "{secret_id}", rotation_enabled: true },
  aws_secretsmanager_secret_policy: setting("secret_arn"),
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

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
