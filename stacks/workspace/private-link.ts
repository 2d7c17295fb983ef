import type { Construct } from "constructs";
import { at } from "../../config/derive/at";
import { mapValues } from "../../config/derive/map-values";
import { usesPrivateLink } from "../../config/derive/network";
import { frontendKeyOf, hasWorkspaceFrontends, privateLinkOf } from "../../config/derive/private-link";
import type { Account, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import type { DatabricksWorkspace } from "../../modules/workspace/databricks-workspace";
import { PrivateAccess } from "../../modules/workspace/private-access";
import { RegisteredEndpoint } from "../../modules/workspace/registered-endpoint";
import { WorkspaceNames } from "../../modules/workspace/workspace-names";
import type { NetworkOutputs } from "../network/outputs";

type EndpointIds = NetworkOutputs["databricks_endpoint_ids"];

/** One registration per endpoint, and private access settings; nothing without PrivateLink. */
export function registerPrivateLink(stack: Construct, account: Account, env: Environment, ids: EndpointIds) {
  const link = privateLinkOf(env.network);
  if (link === undefined || !usesPrivateLink(env.network)) return undefined;
  const registered = Object.fromEntries(
    Object.keys(ids).map((key) => [
      key,
      configured(
        new RegisteredEndpoint(stack, `endpoint-${key}`, {
          databricksAccountId: account.databricksAccountId,
          name: `${env.prefix}-${key}`,
          awsEndpointId: at(ids, key),
          region: env.region,
        }),
        "network.privateLink",
      ),
    ]),
  );
  const { workspace, relay } = registered;
  const settings = (id: string, name: string, allowed: Readonly<Record<string, RegisteredEndpoint>>) =>
    configured(
      new PrivateAccess(stack, id, {
        name,
        region: env.region,
        publicAccess: link.access.public.mode !== "closed",
        allowedEndpointIds:
          link.access.level === "ENDPOINT" ? Object.values(allowed).map(({ endpointId }) => endpointId) : undefined,
      }),
      "network.privateLink.access",
    ).privateAccessSettingsId;
  return {
    // Only these two belong to a network's registration; the others are for who comes in.
    endpoints: workspace === undefined || relay === undefined ? undefined : { workspace, relay },
    /** Workspace key → settings; a workspace with an endpoint of its own is closed to those of its neighbours. */
    settingsIds: hasWorkspaceFrontends(env.network)
      ? mapValues(env.workspaces, (_, key) =>
          settings(`private-access-${key}`, `${env.prefix}-${key}`, withoutNeighbours(registered, key)),
        )
      : shared(Object.keys(env.workspaces), settings("private-access", env.prefix, registered)),
  };
}

/** Names of the workspaces that have a front-end endpoint of their own; they are known in this layer first. */
export function nameFrontends(
  stack: Construct,
  env: Environment,
  ids: EndpointIds,
  workspaces: Readonly<Record<string, DatabricksWorkspace>>,
): void {
  const frontend = privateLinkOf(env.network)?.frontend;
  if (frontend?.endpoint.mode !== "transit" || frontend.endpoint.per === "region" || frontend.dns === "existing")
    return;
  for (const [key, { workspaceId, workspaceUrl }] of Object.entries(workspaces)) {
    configured(
      new WorkspaceNames(stack, `names-${key}`, {
        endpointId: at(ids, frontendKeyOf(key)),
        vpcId: frontend.endpoint.vpcId,
        workspaceId,
        workspaceUrl,
        domain: env.regionFacts.hosts.webApp.replace(/^[^.]+\./, ""),
      }),
      "network.privateLink.frontend",
    );
  }
}

const shared = (keys: readonly string[], id: string) => Object.fromEntries(keys.map((key) => [key, id]));

/** Endpoints without the front ends of other workspaces. */
function withoutNeighbours<T>(endpoints: Readonly<Record<string, T>>, workspace: string): Record<string, T> {
  const own = frontendKeyOf(workspace);
  return Object.fromEntries(
    Object.entries(endpoints).filter(([key]) => key === own || !key.startsWith(frontendKeyOf(""))),
  );
}
