import { SecurityhubAccount } from "@cdktf/provider-aws/lib/securityhub-account";
import { SecurityhubStandardsSubscription } from "@cdktf/provider-aws/lib/securityhub-standards-subscription";
import { Construct } from "constructs";

export type SecurityStandard = "fsbp" | "cis-3.0" | "nist-800-53" | "pci-dss-4.0.1";

/** End of the standards' ARNs. Source: Security Hub user guide, standards reference. */
const STANDARDS: Readonly<Record<SecurityStandard, string>> = {
  fsbp: "aws-foundational-security-best-practices/v/1.0.0",
  "cis-3.0": "cis-aws-foundations-benchmark/v/3.0.0",
  "nist-800-53": "nist-800-53/v/5.0.0",
  "pci-dss-4.0.1": "pci-dss/v/4.0.1",
};

export interface SecurityHubProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  readonly standards: readonly SecurityStandard[];
}

/** Security Hub of the account in this region, with the standards that are listed and no other. */
export class SecurityHub extends Construct {
  constructor(scope: Construct, id: string, props: SecurityHubProps) {
    super(scope, id);
    const account = new SecurityhubAccount(this, "Resource", {
      // Otherwise it subscribes to standards that Terraform does not know of.
      enableDefaultStandards: false,
      controlFindingGenerator: "SECURITY_CONTROL",
      autoEnableControls: true,
    });
    for (const standard of props.standards) {
      new SecurityhubStandardsSubscription(this, standard, {
        standardsArn: `arn:${props.partition}:securityhub:${props.region}::standards/${STANDARDS[standard]}`,
        dependsOn: [account],
      });
    }
  }
}
