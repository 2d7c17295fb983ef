import { MwsPrivateAccessSettings } from "@cdktf/provider-databricks/lib/mws-private-access-settings";
import { Construct } from "constructs";

export interface PrivateAccessProps {
  /** Name in the account console, 4 to 256 characters. */
  readonly name: string;
  readonly region: string;
}

/**
 * Private access settings, which a workspace needs for back-end PrivateLink. They can be changed later, but
 * not taken off a workspace.
 */
export class PrivateAccess extends Construct {
  readonly privateAccessSettingsId: string;

  constructor(scope: Construct, id: string, props: PrivateAccessProps) {
    super(scope, id);
    const settings = new MwsPrivateAccessSettings(this, "Resource", {
      privateAccessSettingsName: props.name,
      region: props.region,
      // Users still come over the internet: without front-end PrivateLink `false` locks everybody out (H11).
      publicAccessEnabled: true,
      // Any endpoint registered in the Databricks account.
      privateAccessLevel: "ACCOUNT",
    });
    this.privateAccessSettingsId = settings.privateAccessSettingsId;
  }
}
