import { CeCostAllocationTag } from "@cdktf/provider-aws/lib/ce-cost-allocation-tag";
import type { App } from "cdktf";
import { BILLING_STACK } from "../config/derive/stacks";
import type { CostAllocation, Platform } from "../config/model";
import { CostCategory } from "../modules/billing/cost-category";
import { configured } from "../modules/configured";
import { PlatformStack } from "./base/platform-stack";
import { ownAwsProvider } from "./base/providers";

/** Where AWS has the costs of all regions. Source: AWS general reference, "AWS Cost Explorer endpoints". */
const REGION_OF_COSTS = "us-east-1";

/** Tags and categories in the bills of AWS: in the account that pays, after everything that has the tags. */
export class BillingStack extends PlatformStack<object> {
  constructor(app: App, { account }: Platform, { awsAccountId, tags, categories }: CostAllocation) {
    super(app, BILLING_STACK, { layer: "billing", state: account.state });
    ownAwsProvider(this, account, "billing", { accountId: awsAccountId, region: REGION_OF_COSTS });
    const active = tags.map((tagKey) =>
      configured(new CeCostAllocationTag(this, `tag-${tagKey}`, { tagKey, status: "Active" }), "costAllocation.tags"),
    );
    for (const [name, category] of Object.entries(categories))
      configured(
        new CostCategory(this, `category-${name}`, { name, category, after: active }),
        `costAllocation.categories.${name}`,
      );
  }
}
