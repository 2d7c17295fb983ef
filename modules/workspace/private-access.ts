import { MwsPrivateAccessSettings } from "@cdktf/provider-databricks/lib/mws-private-access-settings";
import { Construct } from "constructs";

export interface PrivateAccessProps {
  /** Name in the account console, 4 to 256 characters. */
  readonly name: string;
  readonly region: string;
  /** Whether workspaces can be reached over the internet. False without both connections locks everybody out (H11). */
  readonly publicAccess: boolean;
  /** Databricks' ids of the only endpoints that may connect. Default: any that is registered in the account. */
  readonly allowedEndpointIds?: readonly string[] | undefined;
}

/**
 * Private access settings, which a workspace needs for PrivateLink. They can be changed later, but
 * not taken off a workspace.
 */
export class PrivateAccess extends Construct {
  readonly privateAccessSettingsId: string;

  constructor(scope: Construct, id: string, props: PrivateAccessProps) {
    super(scope, id);
    const settings = new MwsPrivateAccessSettings(this, "Resource", {
      privateAccessSettingsName: props.name,
      region: props.region,
      publicAccessEnabled: props.publicAccess,
      ...(props.allowedEndpointIds === undefined
        ? { privateAccessLevel: "ACCOUNT" }
        : { privateAccessLevel: "ENDPOINT", allowedVpcEndpointIds: [...props.allowedEndpointIds] }),
    });
    this.privateAccessSettingsId = settings.privateAccessSettingsId;
  }
}
