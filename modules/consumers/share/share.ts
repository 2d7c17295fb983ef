import { Grants } from "@cdktf/provider-databricks/lib/grants";
import { Share as DatabricksShare } from "@cdktf/provider-databricks/lib/share";
import { Construct } from "constructs";
import type { ShareModel } from "../../../config/kinds/consumers/share";
import { literal } from "../../terraform/literal";
import { sharedObject } from "./shared-object";

export interface ShareProps {
  readonly consumer: ShareModel;
  /** Schema → its full name in the metastore. */
  readonly schemaName: (schema: string) => string;
  /** Names of the recipients who read it. */
  readonly recipientNames: readonly string[];
}

/** Data that is read from outside the metastore, and who reads it. */
export class Share extends Construct {
  /** Name in the metastore. */
  readonly shareName: string;

  constructor(scope: Construct, id: string, { consumer, schemaName, recipientNames }: ShareProps) {
    super(scope, id);
    const share = new DatabricksShare(this, "Resource", {
      name: consumer.name,
      comment: consumer.comment === undefined ? undefined : literal(consumer.comment),
      owner: consumer.owner,
      object: consumer.objects.map((object) => sharedObject(object, schemaName)),
    });
    this.shareName = share.name;
    if (recipientNames.length === 0) return;
    // Shares have no MANAGE: what the deployer needs it has as their owner, or in the group that is.
    new Grants(this, "grants", {
      share: share.name,
      grant: recipientNames.map((principal) => ({ principal, privileges: ["SELECT"] })),
    });
  }
}
