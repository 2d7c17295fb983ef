import { NotificationDestination } from "@cdktf/provider-databricks/lib/notification-destination";
import { Construct } from "constructs";

export interface EmailDestinationProps {
  /** Name in the workspace. */
  readonly name: string;
  readonly addresses: readonly string[];
}

/** A list of addresses that jobs can tell by one name. */
export class EmailDestination extends Construct {
  readonly destinationId: string;

  constructor(scope: Construct, id: string, { name, addresses }: EmailDestinationProps) {
    super(scope, id);
    this.destinationId = new NotificationDestination(this, "Resource", {
      displayName: name,
      config: { email: { addresses: [...addresses] } },
    }).id;
  }
}
