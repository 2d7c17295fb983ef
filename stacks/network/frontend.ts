import { Construct } from "constructs";
import { nameOf } from "../../config/derive/names";
import { frontendKeyOf } from "../../config/derive/private-link";
import { SECURITY_GROUPS } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import type { DeepReadonly } from "../../config/readonly";
import type { ParsedFrontend } from "../../config/schema/network/frontend";
import { configured } from "../../modules/configured";
import { ExistingEndpoint } from "../../modules/network/existing-endpoint";
import { Frontend } from "../../modules/network/frontend";
import { FrontendDns } from "../../modules/network/frontend-dns";
import { InboundResolver } from "../../modules/network/inbound-resolver";
import type { EndpointDns } from "../../modules/network/interface-endpoint";

/** Where both topologies that have a front end are told of it. */
const SETTING = "network.privateLink.frontend";

type FrontendConfig = DeepReadonly<ParsedFrontend>;
type Transit = Extract<FrontendConfig["endpoint"], { mode: "transit" }>;

/** The back end's endpoint, and where it stands. */
export interface SharedEndpoint {
  readonly vpcId: string;
  /** Subnets for an inbound endpoint; none in a VPC that is not made here. */
  readonly subnetIds: readonly string[];
  readonly dns: EndpointDns;
}

/**
 * Front-end PrivateLink: endpoints for users, by their keys in the contract, and names that lead to them.
 * @param shared the back end's endpoint, if there is one
 */
export function frontendEndpoints(
  stack: Construct,
  env: Environment,
  frontend: FrontendConfig,
  shared: SharedEndpoint | undefined,
): Record<string, string> {
  const { endpoint } = frontend;
  const { clientCidrs, inboundResolver } = frontend;
  const region = regionDns(env, frontend);
  const { preventDestroy } = env.protection;
  const serviceName = env.regionFacts.privateLink.workspaceService;
  const groupNames = groupsOf(env, SECURITY_GROUPS.frontend);
  const common = { name: env.prefix, groupNames, clientCidrs, serviceName, preventDestroy };

  switch (endpoint.mode) {
    case "shared": {
      if (shared === undefined) throw new Error("the back end is checked to be there");
      configured(
        new Frontend(stack, "frontend", { ...common, ...shared, shared: shared.dns, region, inboundResolver }),
        SETTING,
      );
      return {};
    }
    case "existing": {
      const { vpcId, endpointId, registered } = endpoint;
      const { dns } = configured(
        new ExistingEndpoint(stack, "frontend-endpoint", {
          ...common,
          endpointId,
          vpcId,
          forUsers: true,
        }),
        `${SETTING}.endpoint`,
      );
      if (region !== undefined) {
        // Where it is for an endpoint that is made here, so that it stays when that is handed over.
        const own = new Construct(stack, "frontend");
        const props = { vpcId, ...region, endpoint: dns, before: "frontend-dns" };
        configured(new FrontendDns(own, "dns", props), `${SETTING}.dns`);
      }
      return registered === "here" ? { frontend: endpointId } : {};
    }
    case "transit": {
      if (endpoint.per === "workspace") return perWorkspace(stack, env, frontend, endpoint, common);
      const { vpcId, subnetIds } = endpoint;
      const own = configured(
        new Frontend(stack, "frontend", { ...common, vpcId, subnetIds, region, inboundResolver }),
        SETTING,
      );
      return own.endpointId === undefined ? {} : { frontend: own.endpointId };
    }
  }
}

/** Each with a security group of its own. Their names are those of workspaces, so the workspace layer makes these. */
function perWorkspace(
  stack: Construct,
  env: Environment,
  { clientCidrs, inboundResolver }: FrontendConfig,
  { vpcId, subnetIds, workspaceClientCidrs }: Transit,
  common: { readonly serviceName: string; readonly preventDestroy: boolean },
): Record<string, string> {
  if (inboundResolver) {
    configured(
      new InboundResolver(stack, "frontend-resolver", {
        vpcId,
        name: `${env.prefix}-resolver`,
        groupName: groupsOf(env, SECURITY_GROUPS.frontend).resolver,
        subnetIds,
        clientCidrs,
        preventDestroy: env.protection.preventDestroy,
      }),
      SETTING,
    );
  }
  return Object.fromEntries(
    Object.keys(env.workspaces).flatMap((workspace) => {
      const { endpointId } = configured(
        new Frontend(stack, `frontend-${workspace}`, {
          ...common,
          vpcId,
          subnetIds,
          name: `${env.prefix}-${workspace}`,
          groupNames: groupsOf(env, SECURITY_GROUPS.workspaceFrontend(workspace)),
          clientCidrs: workspaceClientCidrs[workspace] ?? clientCidrs,
          inboundResolver: false,
        }),
        SETTING,
      );
      return endpointId === undefined ? [] : [[frontendKeyOf(workspace), endpointId]];
    }),
  );
}

/** Names of the security groups of the endpoint and of the resolver. */
const groupsOf = ({ names }: Environment, endpoint: string) => ({
  endpoint: nameOf(names, "securityGroups", endpoint),
  resolver: nameOf(names, "securityGroups", SECURITY_GROUPS.resolver),
});

/** The private zone and the region's record in it; none where name servers answer for it already. */
function regionDns({ regionFacts: facts }: Environment, { dns, recordName }: FrontendConfig) {
  if (dns === "existing") return undefined;
  return {
    zoneName: facts.hosts.webApp.replace(/^[^.]+/, "privatelink"),
    recordName: recordName ?? facts.privateDnsName ?? facts.nickname,
  };
}
