import { SsoadminApplicationAssignment } from "@cdktf/provider-aws/lib/ssoadmin-application-assignment";
import { TransferWebApp as AwsTransferWebApp } from "@cdktf/provider-aws/lib/transfer-web-app";
import { TransferWebAppCustomization } from "@cdktf/provider-aws/lib/transfer-web-app-customization";
import { Construct } from "constructs";
import type { TransferWebAppModel } from "../../../config/kinds/data-services/transfer-web-app";
import { ServiceRole } from "../../iam/service-role";
import type { Place } from "../../place";
import { bearerStatements, bearerTrust } from "./policies";

export interface TransferWebAppProps {
  readonly app: TransferWebAppModel;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A page that people of some groups open. */
export class TransferWebApp extends Construct {
  readonly webAppId: string;
  /** Address that people open. */
  readonly endpoint: string;

  constructor(scope: Construct, id: string, { app, place, tags }: TransferWebAppProps) {
    super(scope, id);
    const role = new ServiceRole(this, "role", {
      roleName: app.bearerRole.name,
      description: `Asks for files for whoever is signed in to ${app.name}`,
      trust: bearerTrust(place),
      policyName: "ask",
      statements: bearerStatements(place),
      tags,
    });
    const made = new AwsTransferWebApp(this, "Resource", {
      identityProviderDetails: [{ identityCenterConfig: [{ instanceArn: app.identityCenterArn, role: role.arn }] }],
      webAppUnits: [{ provisioned: app.units }],
      webAppEndpointPolicy: "STANDARD",
      tags: { ...tags, Name: app.name },
      dependsOn: [role.policy],
    });
    if (app.title !== undefined) {
      new TransferWebAppCustomization(this, "customization", { webAppId: made.webAppId, title: app.title });
    }
    const applicationArn = made.identityProviderDetails.get(0).identityCenterConfig.get(0).applicationArn;
    for (const principalId of app.groupIds) {
      new SsoadminApplicationAssignment(this, `group-${principalId}`, {
        applicationArn,
        principalType: "GROUP",
        principalId,
      });
    }
    this.webAppId = made.webAppId;
    this.endpoint = made.accessEndpoint;
  }
}
