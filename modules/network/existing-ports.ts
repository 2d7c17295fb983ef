/**
 * TCP ports of the REST API, the control-plane API and Unity Catalog's logs. Those that Databricks only keeps for
 * later (8445 to 8451) are not missed yet. Source: Databricks, "Configure a customer-managed VPC".
 */
export const REST_API_PORTS: readonly number[] = [443, 8443, 8444];

/** Ports of the relay: one of its own with PrivateLink, but not in GovCloud. */
export function relayPorts(principals: { readonly relayPort6666: boolean }, privateLink: boolean): readonly number[] {
  return privateLink && principals.relayPort6666 ? [6666] : [443];
}
