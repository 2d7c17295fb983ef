import { resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

const ENDPOINTS = ["databricks_model_serving", "databricks_model_serving_provisioned_throughput"] as const;
/** Whom to ask, and who pays. */
const TAGS = ["CostCenter", "Owner"] as const;

type Listed = readonly unknown[];
const listOf = (value: unknown): Listed =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[field] : undefined;

/** A block is emitted as an object or as a list of one. */
const limitsOf = (args: Readonly<Record<string, unknown>>): Listed =>
  listOf(args.ai_gateway).flatMap((gateway) => listOf(fieldOf(gateway, "rate_limits")));

/** Features are looked up, not computed by the token, and AI Gateway has no limits for them: a specification has no version. */
const servesFeatures = (args: Readonly<Record<string, unknown>>): boolean => {
  const served = listOf(args.config).flatMap((config) => listOf(fieldOf(config, "served_entities")));
  return (
    served.length > 0 &&
    served.every((one) => fieldOf(one, "entity_version") === undefined && fieldOf(one, "external_model") === undefined)
  );
};

export const databricksEndpointLimits: Rule = {
  id: "databricks-endpoint-limits",
  description:
    "Every endpoint of models has a rate limit, and the tags Owner and CostCenter. Each question costs money, and a program that asks in a loop is stopped by nothing else; without the tags nobody knows whom to ask and who pays.",
  check: ({ json }) =>
    ENDPOINTS.flatMap((type) => resourcesOf(json, type)).flatMap(({ address, args }) => {
      const tags = listOf(args.tags).map((tag) => fieldOf(tag, "key"));
      const without = TAGS.filter((tag) => !tags.includes(tag));
      return [
        ...(limitsOf(args).length > 0 || servesFeatures(args)
          ? []
          : [{ address, message: "the endpoint has no rate limit", fix: "set ai_gateway.rate_limits" }]),
        ...(without.length === 0
          ? []
          : [
              {
                address,
                message: `the endpoint has no tag ${without.join(" and no tag ")}`,
                fix: "add it to the tags of the account, of the environment, of its domain or of the endpoint",
              },
            ]),
      ];
    }),
};
