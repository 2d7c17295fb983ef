import { DATA_PLANE_PORTS } from "../../config/facts/ports";

const { controlPlaneApi, https, relay, unityCatalogLogs } = DATA_PLANE_PORTS.value;

/**
 * TCP ports of the REST API, the control-plane API and Unity Catalog's logs. Those that Databricks only keeps for
 * later are not missed yet.
 */
export const REST_API_PORTS: readonly number[] = [https.from, controlPlaneApi.from, unityCatalogLogs.from];

/** Ports of the relay: one of its own with PrivateLink, but not in GovCloud. */
export function relayPorts(principals: { readonly relayPort6666: boolean }, privateLink: boolean): readonly number[] {
  return privateLink && principals.relayPort6666 ? [relay.from] : [https.from];
}
