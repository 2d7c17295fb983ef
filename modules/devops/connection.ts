import { CodeconnectionsConnection } from "@cdktf/provider-aws/lib/codeconnections-connection";
import { Construct } from "constructs";

export interface ConnectionProps {
  readonly connectionName: string;
  /** Where the repository is: `GitHub`. */
  readonly provider: string;
}

/** How AWS reaches the repository; pending until somebody completes it in the console. */
export class Connection extends Construct {
  readonly connectionArn: string;

  constructor(scope: Construct, id: string, { connectionName, provider }: ConnectionProps) {
    super(scope, id);
    this.connectionArn = new CodeconnectionsConnection(this, "Resource", {
      name: connectionName,
      providerType: provider,
    }).arn;
  }
}
