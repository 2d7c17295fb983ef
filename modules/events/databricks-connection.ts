import { CloudwatchEventConnection } from "@cdktf/provider-aws/lib/cloudwatch-event-connection";
import { Construct } from "constructs";
import { PUT_BY_HAND } from "../../config/put-by-hand";

export interface DatabricksConnectionProps {
  readonly name: string;
  /** `https://dbc-….cloud.databricks.com`. */
  readonly workspaceUrl: string;
  /** Application (client) id of the service principal. */
  readonly applicationId: string;
}

/**
 * How AWS signs in to a workspace: as a service principal, with OAuth. The secret is put by hand. Encrypted with a key of
 * AWS: a key of one's own would need the tag by which EventBridge finds keys, and every caller's use of it.
 * Source: Databricks, "Authorize service principal access to Databricks with OAuth"; EventBridge user guide, "Connections".
 */
export class DatabricksConnection extends Construct {
  readonly connectionArn: string;
  readonly secretArn: string;

  constructor(scope: Construct, id: string, { name, workspaceUrl, applicationId }: DatabricksConnectionProps) {
    super(scope, id);
    const made = new CloudwatchEventConnection(this, "Resource", {
      name,
      description: "Signs in to Databricks; its secret is put by hand",
      authorizationType: "OAUTH_CLIENT_CREDENTIALS",
      authParameters: {
        oauth: {
          authorizationEndpoint: `${workspaceUrl}/oidc/v1/token`,
          httpMethod: "POST",
          clientParameters: { clientId: applicationId, clientSecret: PUT_BY_HAND },
          oauthHttpParameters: {
            body: [
              { key: "grant_type", value: "client_credentials", isValueSecret: false },
              { key: "scope", value: "all-apis", isValueSecret: false },
            ],
          },
        },
      },
    });
    this.connectionArn = made.arn;
    this.secretArn = made.secretArn;
  }
}
