import { at } from "../../schema/value";
import type { CloudObject, StoreView } from "../store";

/** The transit gateway of an attachment, wherever it is. */
export function gatewayOf(store: StoreView, attachment: CloudObject): CloudObject | undefined {
  return store.find("aws_ec2_transit_gateway", "id", at(attachment.attributes, "transit_gateway_id"));
}

/**
 * Whether the owner of the gateway still has to accept an attachment of another account.
 * Source: Transit gateways guide, "Create a VPC attachment" (pending acceptance).
 */
export function isPending(store: StoreView, attachment: CloudObject): boolean {
  const gateway = gatewayOf(store, attachment);
  if (gateway === undefined || gateway.account === attachment.account) return false;
  if (at(gateway.attributes, "auto_accept_shared_attachments") === "enable") return false;
  return (
    store.find(
      "aws_ec2_transit_gateway_vpc_attachment_accepter",
      "transit_gateway_attachment_id",
      at(attachment.attributes, "id"),
    ) === undefined
  );
}
