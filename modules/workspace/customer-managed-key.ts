import { MwsCustomerManagedKeys } from "@cdktf/provider-databricks/lib/mws-customer-managed-keys";
import { Construct } from "constructs";

export interface CustomerManagedKeyProps {
  /** The customer's Databricks account, a UUID. */
  readonly databricksAccountId: string;
  /** ARN of the KMS key. */
  readonly keyArn: string;
  /** What Databricks encrypts with it: the control plane's data, or root buckets and cluster volumes. */
  readonly useCase: "MANAGED_SERVICES" | "STORAGE";
}

/** A KMS key registered with Databricks, for any number of workspaces. Enterprise tier. */
export class CustomerManagedKey extends Construct {
  /** Databricks' id of the key. Not the resource's `id`, which has the account in front of it. */
  readonly customerManagedKeyId: string;

  constructor(scope: Construct, id: string, props: CustomerManagedKeyProps) {
    super(scope, id);
    const key = new MwsCustomerManagedKeys(this, "Resource", {
      accountId: props.databricksAccountId,
      awsKeyInfo: { keyArn: props.keyArn },
      useCases: [props.useCase],
    });
    this.customerManagedKeyId = key.customerManagedKeyId;
  }
}
