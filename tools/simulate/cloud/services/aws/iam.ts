import { at } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { global } from "../../computed/aws-rows";
import { policyDocumentAnswer } from "../../data-sources/aws-policy-document";
import { inside, POLICY_ARN, ROLE_NAME } from "../../references/aws-targets";
import { IAM_NAME } from "../../uniques/aws";
import { textOf } from "../../values";
import type { Service } from "../service";

const IAM = { create_date: "{time}", name_prefix: "" };

/** AWS Identity and Access Management. */
export const iam: Service = {
  aws_iam_role: {
    computed: global("iam", "role{path|/}{name}", "{name}", { ...IAM, unique_id: "AROA{upper:17}" }),
    references: { permissions_boundary: POLICY_ARN },
    unique: [IAM_NAME],
    policies: { assume_role_policy: "trust" },
    lookup: ["name"],
  },
  aws_iam_role_policy: {
    computed: { id: "{role}:{name}", name_prefix: "" },
    references: { role: inside(ROLE_NAME) },
    policies: { policy: "identity" },
  },
  aws_iam_policy: {
    computed: global("iam", "policy{path|/}{name}", "{arn}", {
      policy_id: "ANPA{upper:17}",
      attachment_count: 0,
      name_prefix: "",
    }),
    unique: [IAM_NAME],
    policies: { policy: "identity" },
    lookup: ["arn", "name"],
  },
  aws_iam_role_policy_attachment: {
    computed: { id: "{role}/{policy_arn}" },
    references: {
      role: inside(ROLE_NAME),
      policy_arn: POLICY_ARN,
    },
    quota: { per: "role", limit: 10, summary: "LimitExceeded" },
  },
  aws_iam_user: {
    computed: global("iam", "user{path|/}{name}", "{name}", { unique_id: "AIDA{upper:17}" }),
    references: { permissions_boundary: POLICY_ARN },
    unique: [IAM_NAME],
  },
  aws_iam_group: {
    computed: global("iam", "group{path|/}{name}", "{name}", { unique_id: "AGPA{upper:17}" }),
    unique: [IAM_NAME],
  },
  aws_iam_instance_profile: {
    computed: global("iam", "instance-profile{path|/}{name}", "{name}", {
      ...IAM,
      unique_id: "AIPA{upper:17}",
    }),
    references: { role: ROLE_NAME },
    unique: [IAM_NAME],
    lookup: ["name"],
  },
  aws_iam_openid_connect_provider: {
    computed: {
      arn: (made) =>
        made.fill(`arn:{partition}:iam::{account}:oidc-provider/${made.text("url").replace(/^https:\/\//, "")}`),
      id: "{arn}",
      thumbprint_list: (made) => [fingerprint(made.text("url"), 40)],
    },
    unique: [{ attributes: ["url"], among: "account", summary: "EntityAlreadyExists" }],
    lookup: ["arn", "url"],
  },
  aws_iam_service_linked_role: {
    computed: {
      name: (made) =>
        `AWSServiceRoleFor${capitalized(made.text("aws_service_name").split(".")[0] ?? "")}${made.fill("{custom_suffix|}")}`,
      path: "/aws-service-role/{aws_service_name}/",
      arn: "arn:{partition}:iam::{account}:role{path}{name}",
      id: "{arn}",
      create_date: "{time}",
      unique_id: "AROA{upper:17}",
    },
  },
  aws_iam_policy_document: { answers: ({ config }) => policyDocumentAnswer(config) },
  aws_iam_session_context: {
    answers: ({ config }) => {
      const arn = textOf(at(config, "arn")) ?? "";
      const [, partition, account, role, session = ""] =
        /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\/(.+)$/.exec(arn) ?? [];
      if (role === undefined) return { id: arn, issuer_arn: arn, issuer_id: "", issuer_name: "", session_name: "" };
      const issuer = `arn:${partition}:iam::${account}:role/${role}`;
      return {
        id: arn,
        issuer_arn: issuer,
        issuer_id: `AROA${fingerprint(issuer, 17).toUpperCase()}`,
        issuer_name: role,
        session_name: session,
      };
    },
  },
  aws_iam_group_policy: { policies: { policy: "identity" } },
  aws_iam_user_policy: { policies: { policy: "identity" } },
};

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
