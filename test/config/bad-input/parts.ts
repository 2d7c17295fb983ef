/** Parts of configurations that several mistakes are made of. */
export const id = (prefix: string, n: number) => `${prefix}-${String(n).padStart(17, "0")}`;
export const VPCE = (n: number) => id("vpce", n);
export const SUBNET = (n: number) => id("subnet", n);
export const clientCidrs = ["172.16.0.0/16"];
export const shared = { endpoint: { mode: "shared" }, clientCidrs };
export const transit = {
  endpoint: { mode: "transit", vpcId: id("vpc", 9), subnetIds: [SUBNET(1), SUBNET(2)] },
  clientCidrs,
};
export const perWorkspace = { ...transit, endpoint: { ...transit.endpoint, per: "workspace" } };
export const there = { endpoint: { mode: "existing", endpointId: VPCE(9), vpcId: id("vpc", 9) }, clientCidrs };
export const closed = { public: { mode: "closed", runner: "172.16.4.0/24" } };
export const attested = { "attestations.private-runner": "Network team, 2026-11-20" };
