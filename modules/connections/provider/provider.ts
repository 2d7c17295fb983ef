import { ProviderResource } from "@cdktf/provider-databricks/lib/provider-resource";
import { Construct } from "constructs";
import type { TokenProvider } from "../../../config/kinds/connections/provider";
import { literal } from "../../terraform/literal";
import { secretVariable } from "../secret-variable";

export interface ProviderProps {
  readonly provider: TokenProvider;
  /** Catalogs of its shares go with it. */
  readonly preventDestroy: boolean;
}

/** Somebody who shares without Databricks. The credential file is a variable of Terraform, and stands in its state. */
export class Provider extends Construct {
  readonly providerName: string;

  constructor(scope: Construct, id: string, { provider, preventDestroy }: ProviderProps) {
    super(scope, id);
    const made = new ProviderResource(this, "Resource", {
      name: provider.name,
      comment: literal(provider.comment),
      authenticationType: "TOKEN",
      recipientProfileStr: secretVariable(this, "variable-profile", {
        name: provider.variable,
        description: `Credential file of the provider ${provider.key}`,
      }),
      lifecycle: { preventDestroy },
    });
    this.providerName = made.name;
  }
}
