import { usesBackendPrivateLink } from "../derive/network";
import { privateLinkOf } from "../derive/private-link";
import { overlaps } from "../derive/subnets";
import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { ParsedFrontend } from "../schema/network/frontend";
import { type EnvironmentDraft, errorAt, isWritten, type Path, perEnvironment, warningAt } from "./check";
import { factsOfDraft } from "./facts";
import { ownNetwork } from "./own-network";

/** The front end of an environment, as far as it was understood. */
interface Front {
  readonly env: EnvironmentDraft;
  readonly path: Path;
  readonly frontend: Salvaged<ParsedFrontend>;
}

const PATH = ["network", "privateLink", "frontend"];

/** The front end has an endpoint that can be there, names that lead to it, and nothing without effect. */
export const frontends = perEnvironment((env, account) => {
  const frontend = privateLinkOf(env.data.network)?.frontend;
  if (frontend === undefined) return [];
  const front = { env, path: PATH, frontend };
  return [
    ...sharedEndpoint(front),
    ...record(front, factsOfDraft(env, account)),
    ...clients(front),
    ...resolver(front),
    ...ofWorkspaces(front),
    ...elsewhere(front),
  ];
});

function sharedEndpoint({ env, path, frontend }: Front): Problem[] {
  const { network } = env.data;
  const wrong = (["backend", "workspaceEndpointId"] as const).some(
    (name) => isWritten(env, ["network", "privateLink", name]) && ownLink(env)[name] === undefined,
  );
  if (frontend.endpoint?.mode !== "shared" || usesBackendPrivateLink(network) || wrong) return [];
  const fix =
    network?.mode === "existing"
      ? "name the back end's endpoints (workspaceEndpointId, relayEndpointId)"
      : "set privateLink.backend to true";
  return [
    errorAt(
      env,
      [...path, "endpoint", "mode"],
      "the front end shares the back end's endpoint, and there is none",
      `${fix}, or use mode "transit"`,
    ),
  ];
}

/** Fields that say whether there is a back end, whoever made the VPC. */
function ownLink(env: EnvironmentDraft): { readonly backend?: unknown; readonly workspaceEndpointId?: unknown } {
  return privateLinkOf(env.data.network) ?? {};
}

function record({ env, path, frontend }: Front, facts: ReturnType<typeof factsOfDraft>): Problem[] {
  const needed = frontend.dns !== "existing" && !isPerWorkspace(frontend);
  if (!needed || facts === undefined || facts.privateDnsName !== undefined) return [];
  if (isWritten(env, [...PATH, "recordName"])) return [];
  return [
    errorAt(
      env,
      path,
      `the name of ${facts.region} in the private zone is not known`,
      "look up what the name of a workspace there is an alias of, and write its first part as recordName",
    ),
  ];
}

function clients({ env, path, frontend }: Front): Problem[] {
  const cidr = ownNetwork(env)?.cidr;
  if (frontend.endpoint?.mode !== "shared" || cidr === undefined) return [];
  return (frontend.clientCidrs ?? []).flatMap((block, index) =>
    overlaps(cidr, block)
      ? [
          errorAt(
            env,
            [...path, "clientCidrs", index],
            `${block} overlaps the VPC ${cidr}, so answers would never leave it`,
            "use the block of the users' own network; whatever is in the VPC gets in anyway",
          ),
        ]
      : [],
  );
}

/** An inbound endpoint stands in subnets, and those of somebody else's endpoint are not named. */
function resolver({ env, path, frontend }: Front): Problem[] {
  const { endpoint, inboundResolver } = frontend;
  const foreign =
    endpoint?.mode === "existing" || (endpoint?.mode === "shared" && env.data.network?.mode === "existing");
  if (inboundResolver !== true || !foreign) return [];
  return [
    errorAt(
      env,
      [...path, "inboundResolver"],
      "there are no subnets for an inbound endpoint: this endpoint is in a VPC whose subnets are not configured",
      'set it to false and forward to a resolver of that VPC, or use an endpoint of mode "transit"',
    ),
  ];
}

function ofWorkspaces({ env, path, frontend }: Front): Problem[] {
  const { endpoint } = frontend;
  if (endpoint?.mode !== "transit") return [];
  const narrowed = [...path, "endpoint", "workspaceClientCidrs"];
  const level = privateLinkOf(env.data.network)?.access?.level;
  if (endpoint.per === "region") {
    return isWritten(env, narrowed.map(String))
      ? [warningAt(env, narrowed, 'has no effect with per "region"', 'remove it, or set per to "workspace"')]
      : [];
  }
  return [
    ...(level === "ACCOUNT"
      ? [
          errorAt(
            env,
            ["network", "privateLink", "access", "level"],
            "an endpoint per workspace separates nothing while every endpoint of the account may reach every workspace",
            'set it to "ENDPOINT", or frontend.endpoint.per to "region"',
          ),
        ]
      : []),
  ];
}

function elsewhere({ env, path, frontend: { endpoint } }: Front): Problem[] {
  const level = privateLinkOf(env.data.network)?.access?.level;
  if (endpoint?.mode !== "existing" || endpoint.registered !== "elsewhere" || level !== "ENDPOINT") return [];
  return [
    errorAt(
      env,
      [...path, "endpoint", "registered"],
      "an endpoint that is registered elsewhere cannot be on the list of access.level ENDPOINT: Databricks' id of it is not known here",
      'set access.level to "ACCOUNT", or register it here',
    ),
  ];
}

function isPerWorkspace({ endpoint }: Salvaged<ParsedFrontend>): boolean {
  return endpoint?.mode === "transit" && endpoint.per === "workspace";
}
