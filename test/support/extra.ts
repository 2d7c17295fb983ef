import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import { REASON } from "./overrides";

export type Extras = NonNullable<EnvironmentInput["extraResources"]>;

const reason = REASON;

/** Resources that no setting makes: of a type newer than the bindings, and of one that they know. */
export const EXTRAS: Extras = {
  help: {
    layer: "serving",
    type: "databricks_knowledge_assistant",
    arguments: {
      display_name: "Help",
      instructions: { text: "Answer briefly", languages: ["en", "de"] },
      warehouse_id: { $attribute: "consumer-bi/Resource.id" },
      reviewers: ["data-engineers"],
    },
    needs: "1.111.0",
    reason,
  },
  answers: {
    layer: "serving",
    type: "databricks_knowledge_source",
    arguments: {
      assistant: { $attribute: "extra-help.assistant_name" },
      run_as: { $output: "account.service_principal_application_ids.ingestion" },
    },
    needs: "1.111.0",
    reason,
  },
  parameter: {
    layer: "data-services",
    type: "aws_ssm_parameter",
    arguments: { name: "/acme-dev/vpc", type: "String", value: { $output: "network.vpc_id" } },
    actions: ["ssm:PutParameter", "ssm:DeleteParameter", "ssm:GetParameter", "ssm:GetParameters"],
    calledOn: ["arn:aws:ssm:eu-west-1:111111111111:parameter/acme-dev/*"],
    reason,
  },
};

/** Resources of the stack of the account. */
export const ACCOUNT_EXTRAS: NonNullable<AccountInput["extraResources"]> = {
  pipelines: {
    type: "databricks_account_federation_policy",
    arguments: {
      description: { $attribute: "group-platform-admins/Resource.display_name" },
      oidc_policy: { issuer: "https://token.actions.githubusercontent.com", audiences: ["acme"], subject_claim: "sub" },
    },
    reason,
  },
};

/** The account, with a provider that is new enough. */
export const NEWER = { databricks: "1.128.0" };
