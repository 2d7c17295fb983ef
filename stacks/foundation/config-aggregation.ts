import type { Construct } from "constructs";
import { nameOf } from "../../config/derive/names";
import { ROLES } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import { AggregateAuthorization } from "../../modules/audit/aggregate-authorization";
import { ConfigAggregator } from "../../modules/audit/config-aggregator";
import { configured } from "../../modules/configured";

/** What AWS Config recorded elsewhere, collected here; and who elsewhere may collect what is recorded here. */
export function configAggregation(stack: Construct, env: Environment): void {
  const { aggregator, aggregatedBy } = env.foundation.config;
  if (aggregator.mode === "create") {
    configured(
      new ConfigAggregator(stack, "config-aggregator", {
        ...aggregator,
        partition: env.partition,
        accountId: env.awsAccountId,
        aggregatorName: env.prefix,
        roleName: nameOf(env.names, "roles", ROLES.configAggregator),
      }),
      "foundation.config.aggregator",
    );
  }
  for (const { accountId, region } of aggregatedBy) {
    configured(
      new AggregateAuthorization(stack, `config-aggregated-by-${accountId}-${region}`, { accountId, region }),
      "foundation.config.aggregatedBy",
    );
  }
}
