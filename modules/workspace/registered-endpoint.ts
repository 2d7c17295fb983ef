import { MwsVpcEndpoint } from "@cdktf/provider-databricks/lib/mws-vpc-endpoint";
import { Construct } from "constructs";

export interface RegisteredEndpointProps {
  /** The customer's Databricks account, a UUID. */
  readonly databricksAccountId: string;
  /** Name in the account console; the endpoint's id is put behind it. */
  readonly name: string;
  /** Id of the AWS interface endpoint, `vpce-…`. */
  readonly awsEndpointId: string;
  readonly region: string;
}

/**
 * An interface endpoint to Databricks, made known to Databricks, for any number of workspaces. Its name says which
 * endpoint it is, so that a new one can be there before the old one goes.
 */
export class RegisteredEndpoint extends Construct {
  /** Databricks' id of the endpoint. */
  readonly endpointId: string;
  /** Id of the AWS endpoint. */
  readonly awsEndpointId: string;

  constructor(scope: Construct, id: string, props: RegisteredEndpointProps) {
    super(scope, id);
    const endpoint = new MwsVpcEndpoint(this, "Resource", {
      // Unlike other resources, this one does not take it from the provider.
      accountId: props.databricksAccountId,
      awsVpcEndpointId: props.awsEndpointId,
      region: props.region,
      vpcEndpointName: `${props.name}-${props.awsEndpointId}`,
      // Networks and private access settings that use it let go of it only for another one.
      lifecycle: { createBeforeDestroy: true },
    });
    this.endpointId = endpoint.vpcEndpointId;
    this.awsEndpointId = props.awsEndpointId;
  }
}
