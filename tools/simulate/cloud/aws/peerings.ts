import { at, type Value } from "../../schema/value";
import type { CloudObject, StoreView } from "../store";

/** The peering of an id, wherever it was asked for. */
export function peeringOf(store: StoreView, id: Value): CloudObject | undefined {
  return store.find("aws_vpc_peering_connection", "id", id);
}

/** Whether both sides have agreed to it. */
export function isActive(peering: CloudObject): boolean {
  return at(peering.attributes, "accept_status") === "active";
}
