import { Recipient as DatabricksRecipient } from "@cdktf/provider-databricks/lib/recipient";
import { Construct } from "constructs";
import type { RecipientModel } from "../../../config/kinds/consumers/recipient";
import { literal } from "../../terraform/literal";

export interface RecipientProps {
  readonly consumer: RecipientModel;
  /** Keeps it from being deleted: a token that is gone does not come back. */
  readonly preventDestroy: boolean;
}

/** Somebody outside who shares are granted to. Its activation link and token are in the state, and nowhere else. */
export class Recipient extends Construct {
  /** Name in the metastore, which grants name it by. */
  readonly recipientName: string;

  constructor(scope: Construct, id: string, { consumer, preventDestroy }: RecipientProps) {
    super(scope, id);
    const { authentication, properties } = consumer;
    if (authentication.type === "existing") {
      this.recipientName = consumer.name;
      return;
    }
    const addresses = authentication.type === "TOKEN" ? authentication.allowedIpAddresses : undefined;
    const recipient = new DatabricksRecipient(this, "Resource", {
      name: consumer.name,
      comment: consumer.comment === undefined ? undefined : literal(consumer.comment),
      owner: consumer.owner,
      authenticationType: authentication.type,
      dataRecipientGlobalMetastoreId: authentication.type === "DATABRICKS" ? authentication.metastore : undefined,
      ipAccessList: addresses === undefined ? undefined : { allowedIpAddresses: [...addresses] },
      expirationTime: consumer.expirationTime,
      propertiesKvpairs:
        Object.keys(properties).length === 0
          ? undefined
          : { properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, literal(value)])) },
      lifecycle: { preventDestroy },
    });
    this.recipientName = recipient.name;
  }
}
