import { ApiGatewayUsagePlan } from "@cdktf/provider-aws/lib/api-gateway-usage-plan";
import { Construct } from "constructs";
import type { RestApiModel } from "../../../config/kinds/data-services/api-gateway";
import { configured } from "../../configured";

export interface UsagePlansProps {
  readonly api: Pick<RestApiModel, "name" | "usagePlans">;
  readonly apiId: string;
  readonly stageName: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Plans that callers' keys are put into by hand. */
export class UsagePlans extends Construct {
  /** Key → id. */
  readonly ids: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { api, apiId, stageName, tags }: UsagePlansProps) {
    super(scope, id);
    this.ids = Object.fromEntries(
      Object.entries(api.usagePlans).map(([key, { quota, throttle }]) => {
        const plan = new ApiGatewayUsagePlan(this, key, {
          name: `${api.name}-${key}`,
          apiStages: [{ apiId, stage: stageName }],
          ...(quota && { quotaSettings: { limit: quota.requests, period: quota.per.toUpperCase() } }),
          ...(throttle && { throttleSettings: { rateLimit: throttle.rate, burstLimit: throttle.burst } }),
          tags: { ...tags },
        });
        return [key, configured(plan, `.usagePlans.${key}`).id];
      }),
    );
  }
}
