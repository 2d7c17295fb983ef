import { CustomAppIntegration } from "@cdktf/provider-databricks/lib/custom-app-integration";
import { Construct } from "constructs";
import type { OauthApp as OauthAppConfig } from "../../config/model";
import { literal } from "../terraform/literal";

export interface OauthAppProps {
  readonly app: OauthAppConfig;
}

/** A tool in which people sign in as themselves. What it may do is limited to scopes, and to what they may do. */
export class OauthApp extends Construct {
  /** Client id, which the tool is set up with; no secret. */
  readonly clientId: string;

  constructor(scope: Construct, id: string, { app }: OauthAppProps) {
    super(scope, id);
    const made = new CustomAppIntegration(this, "Resource", {
      name: literal(app.name),
      redirectUrls: [...app.redirectUrls],
      scopes: [...app.scopes],
      confidential: app.confidential,
      tokenAccessPolicy: {
        accessTokenTtlInMinutes: app.accessTokenMinutes,
        refreshTokenTtlInMinutes: app.refreshTokenMinutes,
      },
    });
    this.clientId = made.clientId;
  }
}
