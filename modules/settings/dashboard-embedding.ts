import { AibiDashboardEmbeddingAccessPolicySetting } from "@cdktf/provider-databricks/lib/aibi-dashboard-embedding-access-policy-setting";
import { AibiDashboardEmbeddingApprovedDomainsSetting } from "@cdktf/provider-databricks/lib/aibi-dashboard-embedding-approved-domains-setting";
import { Construct } from "constructs";

export type DashboardEmbeddingProps =
  | { readonly mode: "none" | "everywhere" }
  | { readonly mode: "approved"; readonly domains: readonly string[] };

/** What the setting calls each. */
const POLICY = {
  none: "DENY_ALL_DOMAINS",
  approved: "ALLOW_APPROVED_DOMAINS",
  everywhere: "ALLOW_ALL_DOMAINS",
} as const satisfies Record<DashboardEmbeddingProps["mode"], string>;

/** Sites that AI/BI dashboards of the workspace may be embedded in. */
export class DashboardEmbedding extends Construct {
  constructor(scope: Construct, id: string, props: DashboardEmbeddingProps) {
    super(scope, id);
    const policy = new AibiDashboardEmbeddingAccessPolicySetting(this, "policy", {
      aibiDashboardEmbeddingAccessPolicy: { accessPolicyType: POLICY[props.mode] },
    });
    if (props.mode !== "approved") return;
    new AibiDashboardEmbeddingApprovedDomainsSetting(this, "domains", {
      aibiDashboardEmbeddingApprovedDomains: { approvedDomains: [...props.domains] },
      // A list is taken only where the policy asks for one.
      dependsOn: [policy],
    });
  }
}
