import { at } from "../../schema/value";
import { peeringOf } from "../aws/peerings";
import type { Happened } from "./effects";

/** Whoever asked for a peering sees that it was accepted. */
export function acceptPeering({ object, store }: Happened): void {
  if (at(object.attributes, "accept_status") !== "active") return;
  const peering = peeringOf(store, at(object.attributes, "vpc_peering_connection_id"));
  if (!peering) return;
  store.put({ ...peering, attributes: { ...peering.attributes, accept_status: "active" } });
  for (const route of store.ofType("aws_route")) {
    if (at(route.attributes, "vpc_peering_connection_id") !== at(peering.attributes, "id")) continue;
    store.put({ ...route, attributes: { ...route.attributes, state: "active" } });
  }
}

/**
 * Who takes back what he has accepted takes the attachment away, whoever has made it.
 * Source: AWS provider, aws_ec2_transit_gateway_vpc_attachment_accepter (Delete: DeleteTransitGatewayVpcAttachment).
 */
export function deleteAttachment({ object, store }: Happened): void {
  const id = at(object.attributes, "transit_gateway_attachment_id");
  const attachment = store.find("aws_ec2_transit_gateway_vpc_attachment", "id", id);
  if (attachment) store.remove(attachment.key);
}
