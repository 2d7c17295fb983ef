import type {
  ModelServingAiGateway as Gateway,
  ModelServingAiGatewayGuardrailsInput as Guardrail,
  ModelServingAiGatewayRateLimits as RateLimit,
} from "@cdktf/provider-databricks/lib/model-serving";
import type { ModelEndpointModel } from "../../../config/kinds/consumers/model-endpoint";

type Model = ModelEndpointModel["gateway"];

export interface GatewayProps {
  readonly gateway: Model;
  /** Catalog key → its name in the metastore. */
  readonly catalogName: (key: string) => string;
  /** Key in the account's `servicePrincipals` → application id. */
  readonly applicationId: (key: string) => string;
}

/** What stands between those who ask and the models. */
export function gatewayOf({ gateway, catalogName, applicationId }: GatewayProps): Gateway {
  const { guardrails, log } = gateway;
  return {
    usageTrackingConfig: { enabled: gateway.usage },
    rateLimits: gateway.rateLimits.map((limit) => rateLimit(limit, applicationId)),
    ...(guardrails !== undefined && {
      guardrails: {
        ...(guardrails.input !== undefined && { input: guardrail(guardrails.input) }),
        ...(guardrails.output !== undefined && { output: guardrail(guardrails.output) }),
      },
    }),
    ...(log !== undefined && {
      inferenceTableConfig: {
        enabled: true,
        catalogName: catalogName(log.catalog),
        schemaName: log.schema,
        tableNamePrefix: log.tablePrefix,
      },
    }),
    ...(gateway.fallback && { fallbackConfig: { enabled: true } }),
  };
}

function rateLimit(limit: Model["rateLimits"][number], applicationId: (key: string) => string): RateLimit {
  const { calls, tokens } = limit;
  return {
    ...whom(limit, applicationId),
    // There is no other period.
    renewalPeriod: "minute",
    ...(calls !== undefined && { calls }),
    ...(tokens !== undefined && { tokens }),
  };
}

function whom(
  limit: Model["rateLimits"][number],
  applicationId: (key: string) => string,
): Pick<RateLimit, "key" | "principal"> {
  switch (limit.per) {
    case "group":
      return { key: "user_group", principal: limit.group };
    case "service-principal":
      return { key: "service_principal", principal: applicationId(limit.servicePrincipal) };
    default:
      return { key: limit.per };
  }
}

const guardrail = ({
  safety,
  personalData,
  refusedWords,
  topics,
}: NonNullable<NonNullable<Model["guardrails"]>["input"]>): Guardrail => ({
  safety,
  pii: { behavior: personalData },
  ...(refusedWords.length > 0 && { invalidKeywords: [...refusedWords] }),
  ...(topics.length > 0 && { validTopics: [...topics] }),
});
