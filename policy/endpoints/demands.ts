import { blocks, type Resource } from "../../emitted/resources";
import { at, beside, either, type Holds, managed, tagged } from "./held";

/** Something that an endpoint has, and where. */
export interface Held {
  /** `the tag Owner`: for messages and for readers. */
  readonly where: string;
  readonly holds: Holds;
  /** What to do where it is missing, one sentence without the full stop. */
  readonly fix: string;
  /** The rule does not ask for it, for this reason. Default: it does. */
  readonly notAsked?: string;
  /** Of which of these endpoints it is asked. Default: of all. */
  readonly of?: (endpoint: Resource) => boolean;
}

/** Something that endpoints of a type cannot have, and why. */
export interface Lacks {
  readonly lacks: string;
}

/** What stands between an endpoint and cost or harm. */
export interface Demands {
  readonly "rate limit": Held | Lacks;
  /** Whom to ask. */
  readonly owner: Held | Lacks;
  /** Who pays. */
  readonly budget: Held | Lacks;
  /** What is refused of what people ask, and of what they are told. */
  readonly guardrails: Held | Lacks;
}

const TAG_FIX = "add it to the tags of the account, of the environment, of its domain or of the endpoint";
const OWNER: Held = { where: "the tag Owner", holds: tagged("Owner"), fix: TAG_FIX };
const COST_CENTRE: Held = { where: "the tag CostCenter", holds: tagged("CostCenter"), fix: TAG_FIX };
const BUDGET_POLICY: Held = {
  where: "budget_policy_id",
  holds: at("budget_policy_id"),
  fix: "name a budget policy at the entry, its domain or operations.defaultBudgetPolicy",
};
const manager = (argument: string): Held => ({
  where: "databricks_permissions, in which a group manages it",
  holds: managed(argument),
  fix: "set owner at the entry",
});
const NOTHING_WRITTEN: Lacks = { lacks: "it answers with data, and writes no texts" };

/** Features are looked up, not computed by the token: a specification has no version. */
const servesFeatures = ({ args }: Resource): boolean => {
  const served = blocks(args.config).flatMap(({ served_entities }) => blocks(served_entities));
  return (
    served.length > 0 &&
    served.every(({ entity_version, external_model }) => entity_version === undefined && external_model === undefined)
  );
};

const MODELS: Demands = {
  "rate limit": {
    where: "ai_gateway.rate_limits",
    holds: at("ai_gateway", "rate_limits"),
    fix: "set ai_gateway.rate_limits",
    // AI Gateway has no limits for them.
    of: (endpoint) => !servesFeatures(endpoint),
  },
  owner: OWNER,
  budget: COST_CENTRE,
  guardrails: {
    where: "ai_gateway.guardrails",
    holds: either(at("ai_gateway", "guardrails", "input"), at("ai_gateway", "guardrails", "output")),
    fix: "leave out gateway.askedBy, or set gateway.input and gateway.output",
    notAsked:
      "who asks is not in the resource: where the configuration does not say `programs` they are on, unless a model is no chat, for which Databricks has none",
  },
};

/** What every type of endpoint that is made has to have, and for what it cannot have the reason. */
export const ENDPOINTS: Readonly<Record<string, Demands>> = {
  databricks_model_serving: MODELS,
  databricks_model_serving_provisioned_throughput: MODELS,
  databricks_vector_search_endpoint: {
    "rate limit": {
      lacks: "the provider has no argument for one; what its endpoint of embeddings is asked has a limit",
    },
    owner: manager("vector_search_endpoint_id"),
    budget: BUDGET_POLICY,
    guardrails: NOTHING_WRITTEN,
  },
  databricks_online_store: {
    "rate limit": { lacks: "the provider has no argument for one; its capacity is the limit" },
    owner: { lacks: "it takes no tags, and Terraform has no permissions for it; its endpoints name the owner" },
    budget: { lacks: "it takes neither tags nor a budget policy; its endpoints have both" },
    guardrails: NOTHING_WRITTEN,
  },
  databricks_app: {
    "rate limit": { lacks: "the provider has no argument for one; the endpoints that it asks have limits" },
    owner: manager("app_name"),
    budget: BUDGET_POLICY,
    guardrails: { lacks: "it writes what it is told by endpoints of models, which have them" },
  },
  databricks_database_instance: {
    "rate limit": { lacks: "the provider has no argument for one; its capacity is the limit" },
    owner: OWNER,
    budget: {
      where: "the tag CostCenter, or usage_policy_id",
      holds: either(tagged("CostCenter"), at("usage_policy_id")),
      fix: `${TAG_FIX}, or name a budget policy`,
    },
    guardrails: NOTHING_WRITTEN,
  },
  databricks_sql_endpoint: {
    "rate limit": {
      where: "max_num_clusters",
      holds: at("max_num_clusters"),
      fix: "set max_num_clusters",
    },
    owner: { ...OWNER, notAsked: "every workspace has a warehouse before anybody has said whom to ask" },
    budget: { ...COST_CENTRE, notAsked: "every workspace has a warehouse before anybody has said who pays" },
    guardrails: NOTHING_WRITTEN,
  },
  aws_sagemaker_endpoint: {
    "rate limit": { lacks: "SageMaker has none; its instances, and without instances its concurrency, are the limit" },
    owner: OWNER,
    budget: COST_CENTRE,
    guardrails: { lacks: "SageMaker has none; the program that asks looks at its texts" },
  },
  aws_bedrock_inference_profile: {
    "rate limit": { lacks: "Bedrock has quotas of the account; the endpoint of Databricks before it has a limit" },
    owner: OWNER,
    budget: COST_CENTRE,
    guardrails: { lacks: "they are of the question; the endpoint of Databricks before it has some" },
  },
  aws_apigatewayv2_stage: {
    "rate limit": {
      where: "default_route_settings.throttling_rate_limit",
      holds: at("default_route_settings", "throttling_rate_limit"),
      fix: "set default_route_settings.throttling_rate_limit",
    },
    owner: OWNER,
    budget: COST_CENTRE,
    guardrails: NOTHING_WRITTEN,
  },
  aws_api_gateway_stage: {
    "rate limit": {
      where: "aws_api_gateway_method_settings, throttling_rate_limit of */*",
      holds: beside(
        "aws_api_gateway_method_settings",
        "stage_name",
        (settings, stage) =>
          settings.args.method_path === "*/*" && at("settings", "throttling_rate_limit")(settings, stage),
      ),
      fix: "add aws_api_gateway_method_settings for */* with settings.throttling_rate_limit",
    },
    owner: OWNER,
    budget: COST_CENTRE,
    guardrails: NOTHING_WRITTEN,
  },
  aws_transfer_web_app: {
    "rate limit": { lacks: "AWS has none; its units say how many people it takes at once" },
    owner: OWNER,
    budget: COST_CENTRE,
    guardrails: NOTHING_WRITTEN,
  },
};
