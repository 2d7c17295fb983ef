import { AppflowConnectorProfile } from "@cdktf/provider-aws/lib/appflow-connector-profile";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { Construct } from "constructs";
import type { AppflowModel } from "../../../config/kinds/data-services/appflow-flow";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { clientSecretPolicy } from "./policies";

type Created = Extract<AppflowModel["connection"], { mode: "create" }>;

export interface ConnectionProps {
  readonly entry: AppflowModel;
  readonly connection: Created;
  /** ARN of the key that encrypts the secret and what AppFlow keeps of the profile. */
  readonly dataKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** Days for which a deleted secret can be had back. */
const RECOVERY_DAYS = 30;

/** The way into Salesforce with client credentials, which stay in Secrets Manager. */
export class Connection extends Construct {
  /** Undefined for as long as the secret has no value. */
  readonly profileName: string | undefined;

  constructor(scope: Construct, id: string, props: ConnectionProps) {
    super(scope, id);
    const { entry, connection } = props;
    const clientSecretArn = connection.client.mode === "existing" ? connection.client.arn : this.secret(props);
    if (!entry.isMade) return;
    this.profileName = new AppflowConnectorProfile(this, "Resource", {
      name: entry.name,
      connectorType: entry.connectorType,
      connectionMode: connection.privateLink ? "Private" : "Public",
      kmsArn: props.dataKeyArn,
      connectorProfileConfig: {
        connectorProfileCredentials: {
          salesforce: { oauth2GrantType: "CLIENT_CREDENTIALS", clientCredentialsArn: clientSecretArn },
        },
        connectorProfileProperties: {
          salesforce: {
            instanceUrl: connection.instanceUrl,
            isSandboxEnvironment: connection.sandbox,
            ...(connection.privateLink && { usePrivatelinkForMetadataAndAuthorization: true }),
          },
        },
      },
    }).name;
  }

  /** The secret without its value, which would stand in the state. */
  private secret({ entry, dataKeyArn, place, tags, protection }: ConnectionProps): string {
    const secret = new SecretsmanagerSecret(this, "client", {
      name: entry.clientSecret?.name,
      description: `Client of ${entry.name} in Salesforce: clientId and clientSecret`,
      kmsKeyId: dataKeyArn,
      recoveryWindowInDays: protection.forceDestroy ? 0 : RECOVERY_DAYS,
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    const made = configured(secret, ".client");
    // The profile is made when AppFlow may read the secret.
    const policy = new SecretsmanagerSecretPolicy(this, "client-policy", {
      secretArn: made.arn,
      policy: policyDocument(clientSecretPolicy(place)),
      blockPublicPolicy: true,
    });
    return configured(policy, ".client").secretArn;
  }
}
