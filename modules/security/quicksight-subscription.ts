import { QuicksightAccountSubscription } from "@cdktf/provider-aws/lib/quicksight-account-subscription";
import { Construct } from "constructs";
import type { Foundation } from "../../config/model";

export interface QuickSightSubscriptionProps {
  readonly settings: Foundation["quickSight"];
  readonly preventDestroy: boolean;
}

/** The account's subscription of QuickSight: with it go every analysis, dashboard and data set of the account. */
export class QuickSightSubscription extends Construct {
  constructor(scope: Construct, id: string, { settings, preventDestroy }: QuickSightSubscriptionProps) {
    super(scope, id);
    const { accountName, notificationEmail, identityRegion, identityCenterArn } = settings;
    if (accountName === undefined || notificationEmail === undefined) throw new Error("both are checked to be there");
    const { adminGroups, authorGroups, readerGroups } = settings;
    new QuicksightAccountSubscription(this, "Resource", {
      accountName,
      notificationEmail,
      edition: "ENTERPRISE",
      authenticationMethod: settings.authentication,
      ...(identityRegion !== undefined && { region: identityRegion }),
      ...(identityCenterArn !== undefined && { iamIdentityCenterInstanceArn: identityCenterArn }),
      ...(adminGroups.length > 0 && { adminGroup: [...adminGroups] }),
      ...(authorGroups.length > 0 && { authorGroup: [...authorGroups] }),
      ...(readerGroups.length > 0 && { readerGroup: [...readerGroups] }),
      lifecycle: { preventDestroy },
    });
  }
}
